//! Bytes out: each format writes a view and knows nothing of how it was made.

pub mod html;
pub mod json;

use thiserror::Error;

/// Why a view could not be written.
#[derive(Debug, Error)]
pub enum OutputError {
    /// A template is wrong, or asks for what the view does not hold.
    #[error("templates/{template}: {message}; {remedy}")]
    Template {
        /// The file, as far as it is known.
        template: String,
        /// What is wrong, with line and column.
        message: String,
        /// What to do.
        remedy: &'static str,
    },
}
