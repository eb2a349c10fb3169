//! Small stories.
