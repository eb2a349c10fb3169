//! From a document to its analysis, which cannot fail: doubts become caveats.

use crate::analysis::Analysis;
use crate::annotate::{Annotated, Mention, Passages, mentions};
use crate::clean;
use crate::clean::{assign_zones, remove_furniture};
use crate::document::{Caveat, Document, Zone};
use crate::language::Language;
use crate::lexicon::pack::Confidence;
use crate::lexicon::{Given, Lexicon, Match, Target, TypeKeys};
use crate::scorers::{Evidence, SCORERS, Scorer};
use crate::text::{Segmentation, Span, Token, Vocabulary, segment_in};
use crate::voice::{
    Attributed, Attribution, Cue, Pairing, Rules, Words, attribute, correct, join, pair,
};
use std::collections::BTreeMap;

/// A vocabulary of more types than this is begun again, so that memory stays flat.
const MAX_TYPES: usize = 1 << 17;

/// Measures documents with one lexicon.
pub struct Analyzer {
    lexicon: Lexicon,
    cleaning: clean::Options,
    rules: Rules,
}

/// What one thread remembers from document to document; it never changes a result. With
/// another lexicon it starts again.
#[derive(Default)]
pub struct Session {
    /// The number of the lexicon that it served last; 0 for none.
    lexicon: u64,
    pub(super) vocabulary: Vocabulary,
    pub(super) keys: TypeKeys,
    /// By language.
    words: BTreeMap<Language, Words>,
}

impl Session {
    /// Starts again where too much is remembered, or what is remembered is another's.
    pub(super) fn renew(&mut self, lexicon: &Lexicon) {
        let number = lexicon.number();
        if self.vocabulary.len() > MAX_TYPES || self.lexicon != number {
            *self = Self { lexicon: number, ..Self::default() };
        }
    }
}

impl Analyzer {
    /// Takes the compiled lexicon.
    #[must_use]
    pub fn new(lexicon: Lexicon) -> Self {
        Self { lexicon, cleaning: clean::Options::default(), rules: Rules::default() }
    }

    /// The same analyzer with other options for the cleaning of articles.
    #[must_use]
    pub fn with_cleaning(self, cleaning: clean::Options) -> Self {
        Self { cleaning, ..self }
    }

    /// The same analyzer with other rules of attribution, to measure what one earns.
    #[must_use]
    pub fn with_rules(self, rules: Rules) -> Self {
        Self { rules, ..self }
    }

    /// The same analyzer for outputs that name no speakers: who the words that name one mean is
    /// nearly half of the work.
    #[must_use]
    pub fn without_speakers(self) -> Self {
        Self { rules: self.rules.without_speakers(), ..self }
    }

    /// The lexicon that it measures with.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The lexicon, once nothing more is measured.
    #[must_use]
    pub fn into_lexicon(self) -> Lexicon {
        self.lexicon
    }

    /// Measures one document after the other.
    pub fn analyze_all(
        &self,
        documents: impl IntoIterator<Item = Document>,
    ) -> Vec<Analysis> {
        let mut session = Session::default();
        documents
            .into_iter()
            .map(|document| self.analyze(document, &mut session))
            .collect()
    }

    /// Measures one document.
    #[must_use]
    pub fn analyze(&self, document: Document, session: &mut Session) -> Analysis {
        let read = self.read(document, session);
        self.analysis(read, session)
    }

    /// Measures a document in which something is found that gives a mention; none where nothing
    /// is, and then voices are not looked for. `with_low` takes mentions of low confidence too.
    #[must_use]
    pub fn analyze_matching(
        &self,
        document: Document,
        session: &mut Session,
        with_low: bool,
    ) -> Option<Analysis> {
        let read = self.read(document, session);
        let mut matches = read.matches.iter();
        let is_found = matches.any(|it| {
            self.lexicon.is_shown(it.target)
                && (with_low || it.confidence != Confidence::Low)
        });
        is_found.then(|| self.analysis(read, session))
    }

    fn analysis(&self, read: Read, session: &mut Session) -> Analysis {
        let parts = self.parts(read, session);
        let evidence = SCORERS
            .iter()
            .flat_map(|scorer| scorer.measure(&parts.annotated(&self.lexicon)))
            .collect();
        let words_by_voice = parts.passages().words_by_voice(&parts.found.tokens);
        let Parts { document, found, attributions, insertions, mentions, families } =
            parts;
        Analysis {
            words_by_voice,
            document,
            sentences: found.sentences,
            tokens: found.tokens,
            attributions,
            insertions,
            mentions,
            families,
            evidence,
        }
    }

    /// Gives what one scorer points at in a document, mentions of a lexicon included.
    #[must_use]
    pub fn evidence(
        &self,
        scorer: &dyn Scorer,
        document: Document,
        session: &mut Session,
    ) -> Vec<Evidence> {
        let read = self.read(document, session);
        scorer.measure(&self.parts(read, session).annotated(&self.lexicon))
    }

    /// Cleans a document, cuts it into words and looks these up.
    fn read(&self, mut document: Document, session: &mut Session) -> Read {
        session.renew(&self.lexicon);
        remove_furniture(&mut document, self.cleaning);
        assign_zones(&mut document);
        let given = given(&document);
        let found = segment_in(given.language, &document.text, &mut session.vocabulary);
        let pairing = pair(&document.text, &found.marks, &found.paragraphs);
        let matches = self.lexicon.find(
            &document.text,
            &found,
            &session.vocabulary,
            &mut session.keys,
            given,
        );
        Read { document, language: given.language, found, pairing, matches }
    }

    /// Finds everything that scorers look at.
    fn parts(&self, read: Read, session: &mut Session) -> Parts {
        let Read { mut document, language, found, pairing, matches } = read;
        let mut cues: Vec<Cue> = Vec::with_capacity(matches.len());
        cues.extend(matches.iter().filter_map(|it| Cue::of(it, &self.lexicon)));
        let words = session.words.entry(language);
        let words = words.or_insert_with(|| Words::new(language));
        words.learn(&session.vocabulary, &self.lexicon);
        let joined = join(&document.text, &found, &cues, words, &mut session.vocabulary);
        if joined.is_some() {
            words.learn(&session.vocabulary, &self.lexicon);
        }
        let (own, cues) = joined.as_ref().map_or((&found, &cues), |it| (&it.0, &it.1));
        let mut attributed = attribute(
            &document.text,
            own,
            &pairing.quotations,
            &set_off(&document),
            cues,
            words,
            self.rules,
        );
        correct(&document.text, &mut document.corrections, &mut attributed);
        let Attributed { attributions, insertions } = attributed;
        let lost = document.corrections.iter().filter(|it| !it.is_made);
        document.caveats.extend(
            lost.map(|it| Caveat::CorrectionLost {
                line: it.line,
                text: it.text.clone(),
            }),
        );
        let passages = Passages { attributions: &attributions, insertions: &insertions };
        let kept = |is_kept: &dyn Fn(Target) -> bool| {
            let kept = matches.iter().filter(|it| is_kept(it.target)).copied();
            mentions(&document, &found, kept, passages)
        };
        let families = kept(&|it| self.lexicon.is_family(it));
        let mentions = kept(&|it| self.lexicon.is_shown(it));
        document.caveats.extend(self.uncovered(&document.language));
        document.caveats.extend(unbalanced(&document, &pairing.unpaired));
        document.caveats.extend(mixed(&document, &found.tokens));
        Parts { document, found, attributions, insertions, mentions, families }
    }

    /// The caveat of a language that no pack is for.
    fn uncovered(&self, language: &str) -> Option<Caveat> {
        // Without packs that give mentions, the cues show whether speakers are found.
        let shown = self.lexicon.shown();
        let packs = if shown.is_empty() { self.lexicon.packs() } else { shown };
        if language.is_empty() {
            return None;
        }
        if !packs.iter().any(|it| it.speaks(language)) {
            return Some(Caveat::UncoveredLanguage(language.to_owned()));
        }
        let others: Vec<String> = packs
            .iter()
            .filter(|it| it.head.language != language && it.speaks(language))
            .map(|it| it.title().to_owned())
            .collect();
        let is_whole = packs.iter().any(|it| it.head.language == language);
        (!is_whole).then(|| Caveat::PartlyCovered {
            language: language.to_owned(),
            packs: others,
        })
    }
}

/// A document with the words that some list has.
struct Read {
    document: Document,
    language: Language,
    found: Segmentation,
    pairing: Pairing,
    matches: Vec<Match>,
}

/// What is known about a document before it is scored.
struct Parts {
    document: Document,
    found: Segmentation,
    attributions: Vec<Attribution>,
    insertions: Vec<Span>,
    mentions: Vec<Mention>,
    families: Vec<Mention>,
}

impl Parts {
    fn passages(&self) -> Passages<'_> {
        Passages { attributions: &self.attributions, insertions: &self.insertions }
    }

    fn annotated<'a>(&'a self, lexicon: &'a Lexicon) -> Annotated<'a> {
        Annotated {
            document: &self.document,
            found: &self.found,
            lexicon,
            passages: self.passages(),
            mentions: &self.mentions,
        }
    }
}

/// What is known of a document beside its words.
pub(super) fn given(document: &Document) -> Given {
    let first = document.paragraphs.first();
    Given {
        date: document.date,
        has_headline: first.is_some_and(|it| it.zone == Some(Zone::Headline)),
        language: Language::of(&document.language).unwrap_or_default(),
    }
}

/// The paragraphs that the mark-up sets off as quotations.
fn set_off(document: &Document) -> Vec<Span> {
    document.paragraphs.iter().filter(|it| it.is_set_off).map(|it| it.span).collect()
}

/// The caveat of marks without a partner.
fn unbalanced(document: &Document, unpaired: &[u32]) -> Option<Caveat> {
    let line = line_of(document, *unpaired.iter().min()?);
    Some(Caveat::UnbalancedMarks { line, n_marks: unpaired.len() })
}

/// The caveat of words in letters that only look like those of the lists.
fn mixed(document: &Document, tokens: &[Token]) -> Option<Caveat> {
    if document.text.is_ascii() {
        return None;
    }
    let is_mixed = |it: &&Token| {
        let word = it.span.of(&document.text);
        let is_other = |c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}');
        !word.is_ascii()
            && word.contains(is_other)
            && word.contains(|c: char| c.is_ascii_alphabetic())
    };
    let mut words = tokens.iter().filter(is_mixed);
    let line = line_of(document, words.next()?.span.start);
    Some(Caveat::MixedLetters { line, n_words: words.count() + 1 })
}

fn line_of(document: &Document, at: u32) -> u32 {
    let paragraph = document.paragraphs.partition_point(|it| it.span.end <= at);
    document.paragraphs.get(paragraph).map_or(1, |it| it.line)
}

#[cfg(test)]
mod tests {
    use super::Analyzer;
    use crate::analysis::fixture::{analyze, lexicon, pack};
    use crate::document::Document;

    const OWN: &str = r#"
[[category]]
id = "cue/hope"
label = "Verbs of hoping"
inflect = "verb"
terms = ["yearn"]

[[category]]
id = "cue/call"
label = "Verbs of calling"
inflect = "verb"
terms = ["bill"]

[[category]]
id = "cue/report"
label = "Verbs of reporting"
inflect = "verb"
terms = ["gist", "says out loud"]

[[category]]
id = "word-class/noun"
label = "Nouns"
terms = ["gist"]

[[category]]
id = "word-class/message"
label = "Messages"
terms = ["vlog"]

[[category]]
id = "word-class/foreign"
label = "Terms"
terms = ["Vox Populi"]
"#;

    /// What a text attributes with a newsroom’s own words and without them.
    fn both(text: &str) -> [Vec<String>; 2] {
        [Vec::new(), vec![pack("newsroom", OWN)]].map(|packs| {
            let document = Document { text: text.to_owned(), ..Document::default() };
            let found = analyze(packs, vec![document]).1.remove(0);
            assert!(found.mentions.is_empty(), "{text}");
            let speech = found.attributions.iter().filter(|it| it.device.is_none());
            speech.map(|it| it.content.of(&found.document.text).to_owned()).collect()
        })
    }

    #[test]
    fn a_newsroom_adds_words_that_report() {
        for (text, without, with) in [
            ("Ada Tamm yearned the talks would end.", None, Some("the talks would end")),
            ("Ada Tamm billed the vote a sham.", None, Some("the vote a sham")),
            // A verb that is a noun as well.
            ("Ada Tamm gisted that the vote was lost.", None, Some("the vote was lost")),
            ("He shared its gist that we lost.", None, Some("we lost")),
            // Of two words that overlap the longer one reports.
            (
                "He says out loud that we lost.",
                Some("out loud that we lost"),
                Some("we lost"),
            ),
            // Where it was said is no part of what was said.
            (
                "Ada Tamm said in a vlog the vote was lost.",
                None,
                Some("the vote was lost"),
            ),
            ("Ada Tamm recalled the “vox populi”.", Some("“vox populi”"), None),
        ] {
            let expected = [without, with].map(|it| it.into_iter().collect::<Vec<_>>());
            assert_eq!(both(text), expected, "{text}");
        }
    }

    #[test]
    fn says_that_no_pack_is_for_a_language() {
        let analyzer = Analyzer::new(lexicon(Vec::new()));
        for (language, expected) in [("en", 0), ("de", 1), ("", 0)] {
            let language = language.to_owned();
            let document = Document { language, ..Document::default() };
            let caveats = analyzer.analyze_all([document]).remove(0).document.caveats;
            assert_eq!(caveats.len(), expected, "{caveats:?}");
        }
    }
}
