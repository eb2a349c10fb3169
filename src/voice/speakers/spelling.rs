//! What the rules of this folder ask of a type, worked out at first sight: which lists it is
//! on, its possessive ending, and its forms without that ending.

use crate::text::{TypeId, Vocabulary, possessive_len};
use crate::voice::speakers::first_names::{
    BEHIND_A_NAME, ROLES, SURE, WITH_FIRST_NAMES, listed,
};
use crate::voice::speakers::forms::{
    AFTER_AN_OFFICE, AND, ASIDES, BEFORE_A_MONTH, BESIDE_THE_MAIN_CLAUSE, BOTH, COMMON,
    COORDINATORS, COPULAS, ENDS, I, INDEFINITE, LEADING, LINKS, LINKS_BEFORE_A_NAME,
    MINISTRIES, MONTHS, NEAR, OF, RELATIVES, TELLING, THE, TO, WHO, WHO_FORMS,
};
use crate::voice::speakers::kinds::{
    ALSO_SURNAMES, BODIES, CAPITAL_PARTICLES, COMPANIES, FEMININE, GENERATIONS,
    MASCULINE, PARTICLES, PLACES, TITLES,
};
use crate::voice::speakers::list::{List, Lists};
use crate::voice::speakers::words::{
    ARTICLES, CLAUSES, DAYS, FUNCTION, PLURALS, POSSESSIVES, PREPOSITIONS, QUALITIES,
    QUANTITIES, SINGULARS,
};
use std::collections::HashMap;

/// Every list that a token is looked up in; its number is its place here.
pub(super) const ALL: &[&List] = &[
    FUNCTION,
    DAYS,
    PREPOSITIONS,
    CLAUSES,
    QUANTITIES,
    QUALITIES,
    PLURALS,
    ARTICLES,
    POSSESSIVES,
    SINGULARS,
    TITLES,
    MASCULINE,
    FEMININE,
    BODIES,
    PARTICLES,
    PLACES,
    CAPITAL_PARTICLES,
    COMPANIES,
    GENERATIONS,
    ALSO_SURNAMES,
    AFTER_AN_OFFICE,
    AND,
    BESIDE_THE_MAIN_CLAUSE,
    ASIDES,
    BEFORE_A_MONTH,
    BOTH,
    COORDINATORS,
    COPULAS,
    ENDS,
    I,
    INDEFINITE,
    LEADING,
    LINKS,
    LINKS_BEFORE_A_NAME,
    MINISTRIES,
    MONTHS,
    NEAR,
    OF,
    RELATIVES,
    TELLING,
    THE,
    TO,
    WHO,
    WHO_FORMS,
    COMMON,
    BEHIND_A_NAME,
    WITH_FIRST_NAMES,
];

/// What a type is. Its possessive ending counts for nothing here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling {
    /// The lists that hold the word, whatever its case.
    pub(super) lists: Lists,
    /// The word as printed, and in lower case: numbers of [`Spellings::form`].
    pub(super) base: TypeId,
    pub(super) lower: TypeId,
    /// The length of the ending in bytes.
    pub(super) possessive: u8,
}

/// What a word without a possessive ending is.
#[derive(Clone, Copy, Debug, Default)]
struct Form {
    is_known: bool,
    /// The lists that hold it as it is printed.
    lists: Lists,
    /// The word without its -s.
    one: Option<TypeId>,
}

/// The spellings of the types of one vocabulary.
#[derive(Clone, Debug, Default)]
pub(in crate::voice) struct Spellings {
    by_type: Vec<Spelling>,
    /// Words without possessive endings.
    forms: Vocabulary,
    by_form: Vec<Form>,
    listed: HashMap<&'static str, Lists>,
}

impl Spellings {
    /// Takes up the next type of the vocabulary.
    pub(in crate::voice) fn learn(&mut self, form: &str) {
        if self.listed.is_empty() {
            for list in ALL {
                for &word in list.words() {
                    self.listed.entry(word).or_default().add(list);
                }
            }
            for (name, list) in listed() {
                self.listed.entry(name).or_default().add(list);
            }
        }
        let ending = possessive_len(form);
        let word = &form[..form.len() - ending];
        let base = self.take_up(word);
        let is_small = word.bytes().all(|it| it.is_ascii() && !it.is_ascii_uppercase());
        let lower = if is_small { base } else { self.take_up(&word.to_lowercase()) };
        self.by_type.push(Spelling {
            lists: self.by_form[lower.index()].lists,
            base,
            lower,
            possessive: u8::try_from(ending).unwrap_or(0),
        });
    }

    /// The number of a word, about which everything is worked out.
    fn take_up(&mut self, word: &str) -> TypeId {
        let number = self.number(word);
        if !self.by_form[number.index()].is_known {
            let one = word.strip_suffix('s').filter(|it| !it.is_empty());
            let one = one.map(|it| self.number(it));
            let lists = self.listed.get(word).copied().unwrap_or_default();
            self.by_form[number.index()] = Form { is_known: true, lists, one };
        }
        number
    }

    fn number(&mut self, word: &str) -> TypeId {
        let number = self.forms.intern(word);
        if self.by_form.len() < self.forms.len() {
            self.by_form.push(Form::default());
        }
        number
    }

    /// The spelling of a type.
    #[inline]
    pub(super) fn of(&self, word_form: TypeId) -> &Spelling {
        &self.by_type[word_form.index()]
    }

    /// Whether a word is a first name and nothing else.
    pub(in crate::voice) fn is_first_name(&self, word_form: TypeId) -> bool {
        self.of(word_form).lists.has(SURE)
    }

    /// Whether a word says what somebody is.
    pub(in crate::voice) fn is_role(&self, word_form: TypeId) -> bool {
        let lists = self.of(word_form).lists;
        lists.has(TITLES) || lists.has(ROLES)
    }

    /// Whether a word is a form of address or a title.
    pub(in crate::voice) fn is_title(&self, word_form: TypeId) -> bool {
        self.of(word_form).lists.has(TITLES)
    }

    /// A word without a possessive ending by its number.
    pub(super) fn form(&self, number: TypeId) -> &str {
        self.forms.form(number)
    }

    /// The lists that hold a word, by its number.
    pub(super) fn lists(&self, number: TypeId) -> Lists {
        self.by_form[number.index()].lists
    }

    /// A word without its -s, by its number.
    pub(super) fn one(&self, number: TypeId) -> Option<TypeId> {
        self.by_form[number.index()].one
    }

    /// The number of a word, if it has been met.
    pub(super) fn find(&self, word: &str) -> Option<TypeId> {
        self.forms.find(word)
    }
}
