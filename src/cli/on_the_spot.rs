//! Warns about names on the spot that no article uses: a typing error would go unseen.

use crate::analysis::Analysis;
use crate::cli::message::Messages;
use crate::lexicon::{Lexicon, NAMES, Target};
use std::sync::atomic::{AtomicBool, Ordering};

/// Which of the names have been met; threads may share it.
pub(super) struct Met {
    /// Index of the pack, where there is one.
    pack: Option<usize>,
    /// By concept.
    is_met: Vec<AtomicBool>,
}

impl Met {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let pack = lexicon.shown().iter().position(|it| it.head.id == NAMES);
        let n = pack.map_or(0, |at| lexicon.packs()[at].concepts.len());
        Self { pack, is_met: (0..n).map(|_| AtomicBool::new(false)).collect() }
    }

    /// Takes note of what an article names.
    pub(super) fn see(&self, analysis: &Analysis) {
        let Some(own) = self.pack else { return };
        for it in &analysis.mentions {
            if let Target::Variant { pack, concept, .. } = it.target
                && pack == own
            {
                self.is_met[concept].store(true, Ordering::Relaxed);
            }
        }
    }

    /// Warns of things that no article names.
    ///
    /// # Errors
    ///
    /// If there are any, with `--strict`.
    pub(super) fn warn(
        &self,
        lexicon: &Lexicon,
        is_strict: bool,
        messages: &Messages,
    ) -> anyhow::Result<()> {
        let Some(pack) = self.pack else { return Ok(()) };
        let concepts = lexicon.packs()[pack].concepts.iter().zip(&self.is_met);
        for (concept, _) in concepts.filter(|it| !it.1.load(Ordering::Relaxed)) {
            let names: Vec<&str> =
                concept.variant.iter().map(|it| it.forms[0].as_ref().as_str()).collect();
            let message = format!(
                "--names: no article has a name for “{}” ({}); check how the articles write it",
                concept.label,
                names.join(", ")
            );
            anyhow::ensure!(!is_strict, "{message} (--strict)");
            messages.warning(&message);
        }
        Ok(())
    }
}
