//! Why a desk cannot be opened, with the place and the remedy.

use crate::input::InputError;
use crate::lexicon::{PackError, Place};
use thiserror::Error;

/// What keeps a desk from being opened.
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "the messages name the fields")]
pub enum DeskError {
    /// A file that the settings name cannot be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// Settings, a style or a word list say what they may not.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// `--rule` without a level.
    #[error("--rule `{rule}`: write it as RULE=LEVEL, for instance so-called=off")]
    NoLevel { rule: String },
    /// `--rule` with another word than a level.
    #[error("--rule {rule}: {message}")]
    Level {
        rule: String,
        /// What is wrong and what is allowed.
        message: String,
    },
    /// The settings give a level to a rule that no style has.
    #[error("{path}:{line}: {message}")]
    NoRule {
        path: String,
        line: usize,
        /// Which rule, and which are near.
        message: String,
    },
    /// No style and no file has this name.
    #[error(
        "there is no house style `{name}`; the program has {shipped}; or name a file"
    )]
    NoHouse {
        name: String,
        /// The ids of the shipped ones.
        shipped: String,
    },
    /// Nothing is left to put a draft beside.
    #[error(
        "{origin}: `against` names no article other than the draft; name those of others"
    )]
    NoOthers {
        /// The option, or the file of settings.
        origin: String,
    },
    /// Something else than a file has the name of the settings.
    #[error(
        "{path}: a folder, a pipe, a device or a broken link and no settings; remove it, or name others with --config"
    )]
    NoFile { path: String },
    /// The settings name a list of known findings that nobody wrote yet.
    #[error(
        "{path}: there is no such baseline; write it with --write-baseline, or check the name"
    )]
    MissingBaseline { path: String },
    /// The file holds no list of known findings.
    #[error("{path}: not a baseline; write it again with --write-baseline")]
    NoBaseline { path: String },
}

impl DeskError {
    /// The file, line and column that are at fault, where one is.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Pack(
                PackError::Syntax { place, .. }
                | PackError::DuplicateId { place, .. }
                | PackError::MissingFile { place, .. }
                | PackError::EmptyForm { place, .. },
            ) => Some(place),
            _ => None,
        }
    }
}
