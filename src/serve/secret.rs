//! What nobody can guess: drawn from the system, compared in constant time.

use std::io;

/// Bytes of a secret that is drawn.
const N_BYTES: usize = 24;

/// A token as it stands in an address or a cookie.
#[derive(Clone)]
pub(super) struct Secret(String);

impl Secret {
    pub(super) fn draw() -> io::Result<Self> {
        let mut bytes = [0; N_BYTES];
        getrandom::fill(&mut bytes).map_err(|it| io::Error::other(it.to_string()))?;
        Ok(Self(bytes.iter().map(|it| format!("{it:02x}")).collect()))
    }

    /// Takes the one that a person chose.
    pub(super) fn of(chosen: String) -> Self {
        Self(chosen)
    }

    /// The secret itself, for whoever may have it.
    pub(super) fn shown(&self) -> &str {
        &self.0
    }

    /// Whether someone knows it; how long this takes does not depend on how much is right.
    pub(super) fn is(&self, given: &str) -> bool {
        let (own, given) = (self.0.as_bytes(), given.as_bytes());
        own.len() == given.len()
            && own.iter().zip(given).fold(0, |all, (a, b)| all | (a ^ b)) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn only_the_whole_secret_is_right() {
        let secret = Secret::draw().unwrap();
        let shown = secret.shown().to_owned();
        assert_eq!(shown.len(), 48);
        assert!(secret.is(&shown));
        for wrong in ["", &shown[1..], &format!("{shown}0"), &shown.to_uppercase()] {
            assert!(!secret.is(wrong) || wrong == shown, "{wrong}");
        }
        assert_ne!(shown, Secret::draw().unwrap().shown());
    }
}
