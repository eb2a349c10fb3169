//! Archives of a few invented articles, and what a reader should see in them.
