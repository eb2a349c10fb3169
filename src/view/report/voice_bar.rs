//! The voice bar of a source: its words by whose they are, as parts of one bar.

use crate::view::report::source::ratio;
use crate::voice::Voice;
use serde::Serialize;

/// The words of one voice, in per cent of the bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VoicePart {
    /// The name of the voice.
    pub voice: &'static str,
    /// Where it begins.
    pub at: String,
    /// How long it is.
    pub width: String,
}

/// The parts that occur, in the order of every table; counts by [`Voice::index`].
pub(super) fn voice_bar(words: [usize; 4]) -> Vec<VoicePart> {
    let all = words.iter().sum();
    let percent = |n: usize| format!("{:.1}", ratio(n, all) * 100.0);
    let mut before = 0;
    let mut parts = Vec::new();
    for voice in Voice::ALL {
        let n = words[voice.index()];
        if n > 0 {
            let (at, width) = (percent(before), percent(n));
            parts.push(VoicePart { voice: voice.name(), at, width });
        }
        before += n;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::voice_bar;

    #[test]
    fn parts_follow_each_other() {
        let shown = |words| {
            let parts = voice_bar(words).into_iter();
            parts
                .map(|it| format!("{} {}+{}", it.voice, it.at, it.width))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            shown([6, 2, 0, 2]),
            ["narrator 0.0+60.0", "quoted 60.0+20.0", "embedded 80.0+20.0"]
        );
        assert!(shown([0; 4]).is_empty());
    }
}
