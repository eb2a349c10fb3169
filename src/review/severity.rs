//! How much a finding weighs.

use std::fmt;
use std::str::FromStr;

/// How much a finding weighs, from the least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look.
    Advice,
    /// Against what the house decided, or most likely a slip.
    #[default]
    Warning,
    /// Not to be printed so.
    Error,
}

impl Severity {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Severity {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name.to_lowercase().as_str() {
            "advice" => Ok(Self::Advice),
            "warning" => Ok(Self::Warning),
            "error" => Ok(Self::Error),
            _ => {
                Err(format!("`{name}` is not a severity; write advice, warning or error"))
            }
        }
    }
}

/// What is done with the findings of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The rule is not asked.
    Off,
    /// Its findings weigh so much.
    On(Severity),
}

impl Level {
    /// The name in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::On(severity) => severity.name(),
        }
    }
}

impl FromStr for Level {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name.to_lowercase().as_str() {
            "off" => Ok(Self::Off),
            _ => name.parse().map(Self::On).map_err(|_| {
                format!("`{name}` is not a level; write off, advice, warning or error")
            }),
        }
    }
}
