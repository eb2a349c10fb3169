//! Lessons from small stories.
