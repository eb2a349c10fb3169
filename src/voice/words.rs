//! What each type means to the rules of attribution and of speakers, computed at first sight.
//!
//! The classes are those of the language's tables ([`Class`]); open classes, to which a
//! newsroom may have words to add, are the categories `word-class/…` of packs as well.

use crate::language::{Class, Language};
use crate::lexicon::Lexicon;
use crate::text::{TypeId, Vocabulary, fold};
use crate::voice::speakers::Spellings;
use crate::voice::{Act, CueKind};
use std::collections::{HashMap, HashSet};

/// The class that a category of a pack lists words of; [`FOREIGN`] lists phrases.
fn class_of_category(id: &str) -> Option<Class> {
    Some(match id {
        "word-class/noun" => Class::NOUN,
        "word-class/view" => Class::VIEW,
        "word-class/message" => Class::MESSAGE,
        "word-class/work" => Class::WORK,
        "word-class/role" => Class::ROLE,
        _ => return None,
    })
}

/// The category of terms of other languages that stand in marks for their language.
const FOREIGN: &str = "word-class/foreign";

/// Whether the rules of attribution know a category of the families `cue`, `word-class` and
/// `act`.
#[must_use]
pub fn is_known_category(id: &str) -> bool {
    id == FOREIGN
        || class_of_category(id).is_some()
        || CueKind::of_category(id).is_some()
        || Act::of_category(id).is_some()
}

/// What the types of one vocabulary are in one language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    language: Language,
    classes: Vec<Class>,
    spellings: Spellings,
    /// Classes that packs give words, by folded form.
    of_packs: HashMap<String, Class>,
    /// Terms of other languages, folded.
    foreign: HashSet<String>,
    /// What reporting words do with what they report, folded; those that assert are left out.
    acts: HashMap<String, Act>,
    /// Whether nouns of the language have a capital.
    has_noun_capitals: bool,
    /// Whether its verb is the second part of a main clause, whatever the first is.
    is_verb_second: bool,
}

impl Words {
    /// The words of a language, none of them met yet.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let has_noun_capitals = language.words(Class::NOUN_WITH_CAPITAL).next().is_some();
        let spellings = Spellings::new(language);
        let is_verb_second = language.words(Class::BEFORE_A_COMMA).next().is_some();
        Self { language, spellings, has_noun_capitals, is_verb_second, ..Self::default() }
    }

    /// Whether a main clause has its verb second, and a subject may follow it.
    pub(super) fn is_verb_second(&self) -> bool {
        self.is_verb_second
    }

    /// Whether nouns have a capital that says nothing of names.
    pub(super) fn has_noun_capitals(&self) -> bool {
        self.has_noun_capitals
    }

    /// What a word of a class stands for.
    pub(super) fn meaning(&self, class: Class, word: &str) -> Option<&'static str> {
        self.language.meaning(class, &fold(word))
    }

    /// Works out what types are that were not met yet; all calls are with one lexicon.
    pub fn learn(&mut self, vocabulary: &Vocabulary, lexicon: &Lexicon) {
        if self.classes.is_empty() {
            self.read_packs(lexicon);
        }
        for number in self.classes.len()..vocabulary.len() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let form = vocabulary.form(TypeId(number));
            self.classes.push(self.class_of(form));
            self.spellings.learn(form);
        }
    }

    fn read_packs(&mut self, lexicon: &Lexicon) {
        for (id, terms) in lexicon.packs().iter().flat_map(|it| it.terms(self.language)) {
            let terms = terms.iter().map(|term| fold(term.as_ref()));
            if id == FOREIGN {
                self.foreign.extend(terms);
            } else if let Some(act) = Act::of_category(id) {
                self.acts.extend(terms.map(|term| (term, act)));
            } else if let Some(class) = class_of_category(id) {
                for term in terms {
                    let classes = self.of_packs.entry(term).or_default();
                    *classes = classes.or(class);
                }
            }
        }
    }

    /// Whether words are a term of another language.
    pub(super) fn is_foreign(&self, words: &str) -> bool {
        self.foreign.contains(&fold(words))
    }

    /// What words do with what they report, if it is no assertion.
    pub(super) fn act(&self, words: &str) -> Option<Act> {
        self.acts.get(&fold(words)).copied()
    }

    /// The classes of a type; [`Words::learn`] has seen it.
    pub(super) fn of(&self, word_form: TypeId) -> Class {
        self.classes[word_form.index()]
    }

    /// What the rules for speakers ask of each type.
    pub(super) fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    fn class_of(&self, form: &str) -> Class {
        if self.language.listed(form).is(Class::CALENDAR) {
            return Class::TIME;
        }
        let lower = fold(form);
        if ACRONYMS.contains(&form) {
            return Class::default();
        }
        let of_packs = self.of_packs.get(&lower).copied().unwrap_or_default();
        self.language.class(&lower).or(of_packs)
    }
}

/// Names in capitals that are words of grammar in small letters.
const ACRONYMS: &[&str] = &["AM", "AS", "IN", "IT", "ME", "OR", "US", "WHO"];
