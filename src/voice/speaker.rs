//! A first guess at the speaker of a quotation: whoever stands at the nearest cue.
//!
//! The cue is looked for in the sentence of the quotation, outside its marks ([`super::cue`]);
//! its subject is the run of names before it ("Ada Tamm, the mayor, said"), or behind it where
//! the order is turned ("said Tamm", [`super::source`]). A quotation without a cue of its own
//! goes with its neighbour in the paragraph, one that continues goes with the one before. What
//! is not found stays open.

use crate::text::Gap;
use crate::text::Segmentation;
use crate::text::Span;
use crate::text::n_words;
use crate::voice::Attribution;
use crate::voice::Cue;
use crate::voice::Device;
use crate::voice::Kind;
use crate::voice::Quotation;
use crate::voice::speakers::resolve;

/// Nouns before a work's title.
const WORKS: &[&str] = &[
    "album",
    "book",
    "documentary",
    "entitled",
    "essay",
    "film",
    "movie",
    "novel",
    "opera",
    "painting",
    "play",
    "poem",
    "series",
    "show",
    "song",
    "titled",
];

/// Attributes every quotation of an article; in order of place.
#[must_use]
pub fn attribute(
    text: &str,
    found: &Segmentation,
    quotations: &[Quotation],
    cues: &[Cue],
) -> Vec<Attribution> {
    let article = Article { text, found, quotations, cues };
    let mut attributions: Vec<Attribution> =
        quotations.iter().map(|quotation| article.own(quotation)).collect();
    let sources: Vec<Option<Span>> = attributions.iter().map(|it| it.source).collect();
    let speakers = resolve(text, found, quotations, &sources);
    for (attribution, speaker) in attributions.iter_mut().zip(speakers) {
        attribution.speaker = speaker;
    }
    article.neighbours(&mut attributions);
    article.continuations(&mut attributions);
    for (quotation, attribution) in quotations.iter().zip(&mut attributions) {
        attribution.device = article.device(quotation, attribution);
    }
    attributions
}

/// Words with which a clause of three words begins rather than a label.
const SUBJECTS: &[&str] = &["he", "i", "it", "she", "they", "we", "you"];

/// An article as the rules of this folder see it.
pub(super) struct Article<'a> {
    pub(super) text: &'a str,
    pub(super) found: &'a Segmentation,
    pub(super) quotations: &'a [Quotation],
    pub(super) cues: &'a [Cue],
}

impl Article<'_> {
    /// What the quotation's own sentence tells.
    fn own(&self, quotation: &Quotation) -> Attribution {
        let kind = self.kind(quotation);
        let cue = self.nearest_cue(quotation, kind);
        let source = cue.and_then(|cue| self.source(cue, quotation));
        Attribution {
            kind,
            content: quotation.span,
            source,
            cue: cue.map(|cue| cue.span),
            speaker: None,
            device: None,
        }
    }

    pub(super) fn word(&self, token: usize) -> &str {
        self.found.tokens[token].span.of(self.text)
    }

    pub(super) fn is_word(&self, token: usize, words: &[&str]) -> bool {
        let own = self.word(token);
        words.iter().any(|it| it.eq_ignore_ascii_case(own))
    }

    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.found.tokens[token].is_capital
    }

    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        let tokens = &self.found.tokens;
        Span { start: tokens[first].span.start, end: tokens[last].span.end }
    }

    /// Whole clauses, a fragment, or a label.
    fn kind(&self, quotation: &Quotation) -> Kind {
        let words = quotation.inner.of(self.text).trim();
        let tokens = &self.found.tokens;
        let first = tokens.partition_point(|it| it.span.start < quotation.inner.start);
        let end = tokens.partition_point(|it| it.span.start < quotation.inner.end);
        let n = n_words(&tokens[first..end]);
        let begins_with_capital = words
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| !c.is_lowercase());
        let ends_clause = words.ends_with([',', '.', '!', '?', '…', '—', '–', ';']);
        let holds_sentences = tokens[first..end.max(first + 1) - 1]
            .iter()
            .any(|token| token.is_before_stop && n > 4);
        if begins_with_capital && (ends_clause || n >= 5 || holds_sentences) {
            Kind::Direct
        } else if n <= 2 || (n == 3 && !ends_clause && !self.is_word(first, SUBJECTS)) {
            Kind::Term
        } else {
            Kind::Partial
        }
    }

    /// A quotation without a cue goes with the nearest one of its paragraph that has a speaker.
    fn neighbours(&self, attributions: &mut [Attribution]) {
        let paragraph = |at: usize| {
            let start = self.quotations[at].span.start;
            self.found.paragraphs.partition_point(|it| it.end <= start)
        };
        for at in 0..attributions.len() {
            if attributions[at].cue.is_some() || attributions[at].kind == Kind::Term {
                continue;
            }
            let own = paragraph(at);
            let near = |other: usize| {
                paragraph(other) == own && attributions[other].speaker.is_some()
            };
            let before = (at.saturating_sub(8)..at).rev().find(|&other| near(other));
            let behind =
                || (at + 1..attributions.len().min(at + 8)).find(|&other| near(other));
            if let Some(other) = before.or_else(behind) {
                let Attribution { source, cue, speaker, .. } =
                    attributions[other].clone();
                attributions[at] =
                    Attribution { source, cue, speaker, ..attributions[at].clone() };
            }
        }
    }

    /// A quotation that continues has the speaker of the one before.
    fn continuations(&self, attributions: &mut [Attribution]) {
        for at in 1..attributions.len() {
            if self.quotations[at].continues && attributions[at].cue.is_none() {
                let Attribution { source, cue, speaker, .. } =
                    attributions[at - 1].clone();
                let own = attributions[at].clone();
                attributions[at] =
                    Attribution { kind: Kind::Direct, source, cue, speaker, ..own };
            }
        }
    }

    /// Why marks stand without a speaker.
    fn device(&self, quotation: &Quotation, attribution: &Attribution) -> Option<Device> {
        let tokens = &self.found.tokens;
        let first = tokens.partition_point(|it| it.span.start < quotation.span.start);
        let is_work = (first.saturating_sub(2)..first).any(|at| {
            self.is_word(at, WORKS)
                && tokens.get(at + 1).is_some_and(|next| next.gap != Gap::Break)
        });
        if is_work && attribution.kind != Kind::Partial {
            return Some(Device::Title);
        }
        let is_unsaid = attribution.cue.is_none() && attribution.kind != Kind::Direct;
        is_unsaid.then_some(Device::NoSpeaker)
    }
}

#[cfg(test)]
mod tests {
    use super::Cue;
    use super::attribute;
    use crate::lexicon::Lexicon;
    use crate::lexicon::TypeKeys;
    use crate::lexicon::cues;
    use crate::text::Vocabulary;
    use crate::text::segment;
    use crate::voice::pair;

    /// Each quotation as `kind source|cue|speaker|device`.
    fn attributions(text: &str) -> Vec<String> {
        let lexicon = Lexicon::compile(Vec::new(), vec![cues().unwrap()]).unwrap();
        let mut vocabulary = Vocabulary::default();
        let found = segment(text, &mut vocabulary);
        let mut keys = TypeKeys::default();
        let matches = lexicon.find(text, &found, &vocabulary, &mut keys, None, false);
        let cues: Vec<Cue> = matches
            .iter()
            .map(|it| Cue {
                span: it.span,
                first: it.first,
                last: it.last,
                is_preposition: it.span.of(text).contains("ccording"),
            })
            .collect();
        let quotations = pair(text, &found.marks, &found.paragraphs).quotations;
        let or_none = |words: Option<&str>| words.unwrap_or("–").to_owned();
        attribute(text, &found, &quotations, &cues)
            .iter()
            .map(|it| {
                let source = or_none(it.source.map(|span| span.of(text)));
                let cue = or_none(it.cue.map(|span| span.of(text)));
                let speaker = or_none(it.speaker.as_deref());
                let device = or_none(it.device.map(super::Device::name));
                format!("{} {source}|{cue}|{speaker}|{device}", it.kind.name())
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(attributions(text), expected, "{text}");
    }

    #[test]
    fn finds_the_speaker_at_the_nearest_cue() {
        check("“We will go,” Ada Tamm said.", &["direct Ada Tamm|said|Ada Tamm|–"]);
        check("“We will go,” said Ada Tamm.", &["direct Ada Tamm|said|Ada Tamm|–"]);
        check(
            "Ada Tamm, the mayor, said: “We will go.”",
            &["direct Ada Tamm|said|Ada Tamm|–"],
        );
        check("“We will go,” she has repeatedly said.", &["direct she|said|–|–"]);
        check(
            "According to Ada Tamm, “nothing is certain today”.",
            &["partial Ada Tamm|According to|Ada Tamm|–"],
        );
        check("“We will go,” the mayor said.", &["direct the mayor|said|–|–"]);
    }

    #[test]
    fn gives_the_fullest_name_of_the_article() {
        check(
            "Mayor Ada Tamm came. “We go,” Tamm said. “Now,” she added.",
            &["direct Tamm|said|Ada Tamm|–", "direct she|added|Ada Tamm|–"],
        );
    }

    #[test]
    fn lets_a_quotation_without_cue_go_with_its_neighbour() {
        check(
            "“We go,” Tamm said. “It is not our quarrel. We try to end it.”",
            &["direct Tamm|said|Tamm|–", "direct Tamm|said|Tamm|–"],
        );
        check(
            "“We go,” Tamm said. “It is late.\n“Nobody asked us to come.”",
            &[
                "direct Tamm|said|Tamm|–",
                "direct Tamm|said|Tamm|–",
                "direct Tamm|said|Tamm|–",
            ],
        );
    }

    #[test]
    fn takes_the_subject_of_the_main_verb_for_a_participle() {
        check(
            "Ada Tamm said that it rains, saying the hills were “lost for good.”",
            &["partial Ada Tamm|saying|Ada Tamm|–"],
        );
    }

    #[test]
    fn lets_a_fragment_go_with_the_cue_before_it() {
        check(
            "While Ada Tamm said the council “would have to come at some point,” Olaf Berg said no one can.",
            &["partial Ada Tamm|said|Ada Tamm|–"],
        );
        check(
            "He said they “joined the Green League,” which grew.",
            &["partial He|said|–|–"],
        );
    }

    #[test]
    fn tells_devices_from_speech() {
        check("The “free” market closed.", &["term –|–|–|no-speaker"]);
        check("He starred in the film “The Long Night” in May.", &["term –|–|–|title"]);
        check("Tamm called it a “sham” in May.", &["term Tamm|called|Tamm|–"]);
    }
}
