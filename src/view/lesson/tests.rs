//! Lessons in words.
