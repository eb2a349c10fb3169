//! What is found alike in small stories.
