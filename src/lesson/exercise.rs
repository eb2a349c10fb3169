//! Exercises and their answers: plain data, every answer with the place it rests on.

use crate::compare::Cut;
use crate::lesson::Kind;
use crate::text::Span;
use crate::voice::Voice;

/// A place in one of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index into [`crate::lesson::Lesson::texts`].
    pub text: usize,
    /// Bytes of the article.
    pub span: Span,
}

/// An exercise with its answers.
#[derive(Clone, Debug)]
pub enum Exercise {
    /// Questions to guess at before reading.
    Predict(Predict),
    /// One a thing that goes by several names.
    Naming(Vec<NamingRow>),
    /// Phrases, in order of place.
    Voice(Vec<VoiceItem>),
    /// Wordings to put in order.
    Sorting(Sorting),
    /// Quotations that one text prints shorter than another.
    Trimmed(Trimmed),
    /// Sentences with a gap.
    Verb(Vec<VerbItem>),
    /// What some excerpts have and others lack.
    Missing(Missing),
    /// Sentences of three sorts.
    Strips(Vec<Strip>),
    /// Headlines.
    Headline(Vec<HeadlineItem>),
    /// Sentences to match with texts.
    Matching(Vec<MatchItem>),
}

impl Exercise {
    /// Its type.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Predict(_) => Kind::Predict,
            Self::Naming(_) => Kind::Naming,
            Self::Voice(_) => Kind::Voice,
            Self::Sorting(_) => Kind::Sorting,
            Self::Trimmed(_) => Kind::Trimmed,
            Self::Verb(_) => Kind::Verb,
            Self::Missing(_) => Kind::Missing,
            Self::Strips(_) => Kind::Strips,
            Self::Headline(_) => Kind::Headline,
            Self::Matching(_) => Kind::Matching,
        }
    }
}

/// A thing of a pack, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConceptRef {
    /// Index into [`crate::lexicon::Lexicon::packs`].
    pub pack: usize,
    /// Index into the pack's concepts.
    pub concept: usize,
}

/// What a row of names is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A thing of a pack.
    Concept(ConceptRef),
    /// A person, by the last name.
    Person(String),
}

/// A name as printed, with its variant in the pack and the words it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Where it stands first.
    pub place: Place,
    /// Index into the concept's variants; none for a person.
    pub variant: Option<usize>,
    /// Whose words it stands in.
    pub voice: Voice,
}

/// One thing and how each text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamingRow {
    /// What is named.
    pub named: Named,
    /// One list per text; empty where the excerpt does not name it.
    pub cells: Vec<Vec<Wording>>,
}

/// A phrase whose voice is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceItem {
    /// The phrase.
    pub place: Place,
    /// Whose words it is.
    pub voice: Voice,
    /// Voices that a pupil may name with good reason as well.
    pub also: Vec<Voice>,
    /// Words that name the speaker, and words that report.
    pub signs: Vec<Place>,
}

/// What is put in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// Names of one thing, one a variant.
    Names(ConceptRef, Vec<Wording>),
    /// Reporting words, one a form: where, and the category as pack and index.
    Verbs(Vec<(Place, usize, usize)>),
}

/// The quotations asked for, and what answers the question as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trimmed {
    /// What is asked for.
    pub items: Vec<TrimmedItem>,
    /// Further pairs on the sheet that print the same words at two lengths.
    pub also: Vec<TrimmedPair>,
}

/// The same words at two lengths, as the excerpts print them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrimmedPair {
    /// The one of more words.
    pub longer: Place,
    /// The one of fewer words.
    pub shorter: Place,
}

/// A quotation at two lengths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrimmedItem {
    /// Where more of it is printed.
    pub longer: Place,
    /// Where less of it is.
    pub shorter: Place,
    /// Words of the longer one that the article of the shorter one does not print.
    pub missing: Vec<Place>,
    /// How the cut shows.
    pub cut: Option<Cut>,
    /// The speaker.
    pub speaker: Option<String>,
}

/// A sentence with a gap for its reporting verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbItem {
    /// The sentence.
    pub sentence: Place,
    /// The verb in it.
    pub verb: Place,
    /// Its category: pack and index.
    pub category: (usize, usize),
}

/// What some excerpts have and others lack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Who is heard.
    pub heard: Vec<MissingRow>,
    /// The fact.
    pub told: Vec<ToldRow>,
}

/// Words of one excerpt, and the texts that say the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldRow {
    /// The words that are asked about.
    pub statement: Place,
    /// For each text: where its excerpt says the same thing.
    pub cells: Vec<Option<Place>>,
    /// Whether the whole article has it, for each text.
    pub in_article: Vec<bool>,
}

/// Someone, and the texts in which he or she is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingRow {
    /// The name that is asked for.
    pub name: String,
    /// One list per text: words attributed to the speaker.
    pub cells: Vec<Vec<Place>>,
    /// Whether the whole article gives words of the speaker, for each text.
    pub in_article: Vec<bool>,
}

/// What a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// It states something that can be checked.
    Checkable,
    /// It holds a word that judges.
    Judgement,
    /// It is mostly someone's words in quotation marks.
    Quotation,
}

/// A sentence to sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The sentence.
    pub sentence: Place,
    /// What it is.
    pub sort: Sort,
    /// The words that decide: the number, the judging word, the quotation.
    pub sign: Place,
}

/// A headline to rewrite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadlineItem {
    /// The headline.
    pub place: Place,
    /// Names of things in it, with the concept.
    pub names: Vec<(ConceptRef, Wording)>,
    /// Names of persons in it.
    pub persons: Vec<Place>,
    /// Words of the word lists in it: place, pack and category.
    pub words: Vec<(Place, usize, usize)>,
}

/// A sentence to match with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchItem {
    /// The sentence; it is not printed among the texts.
    pub sentence: Place,
    /// The wording in it that decides.
    pub clue: Place,
    /// The same wording where the pupils can read it.
    pub seen: Place,
    /// What is worded: a thing, or a person.
    pub named: Named,
}

/// What pupils guess before they read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predict {
    /// Names that stand in every article.
    pub topic: Vec<String>,
    /// The texts in which someone is quoted, with a place of each.
    pub quoting: Vec<Place>,
    /// The speaker with the most words, if one has more than all others.
    pub loudest: Option<(String, Vec<Place>)>,
    /// A thing that is asked for, with the texts that name it.
    pub named: Option<(ConceptRef, Vec<Place>)>,
}

/// A type of exercise that is not on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Which.
    pub kind: Kind,
    /// Why not.
    pub why: Why,
}

/// Why an exercise is not on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The articles offer this many items; this many are needed.
    TooFew(usize, usize),
    /// All items would have the same answer.
    OneAnswer,
    /// The minutes do not last.
    NoTime,
    /// It was not asked for.
    NotAsked,
}
