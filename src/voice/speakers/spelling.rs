//! What the rules of this folder ask of a type, worked out at first sight: the classes
//! that list it, its possessive ending, and its forms without that ending.

use crate::language::{Class, Language};
use crate::text::{TypeId, Vocabulary, possessive_len};

/// What a type is. Its possessive ending counts for nothing here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling {
    /// The classes that list the word, whatever its case.
    pub(super) classes: Class,
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
    /// The classes that list it as it is printed.
    classes: Class,
    /// The word without its -s.
    one: Option<TypeId>,
}

/// The spellings of the types of one vocabulary.
#[derive(Clone, Debug, Default)]
pub(in crate::voice) struct Spellings {
    pub(super) language: Language,
    by_type: Vec<Spelling>,
    /// The same number as in [`Spelling::base`], apart: it is asked of every token.
    bases: Vec<TypeId>,
    /// Words without possessive endings.
    forms: Vocabulary,
    by_form: Vec<Form>,
}

impl Spellings {
    /// None yet, of a language.
    pub(in crate::voice) fn new(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// Takes up the next type of the vocabulary.
    pub(in crate::voice) fn learn(&mut self, form: &str) {
        let ending = possessive_len(form);
        let word = &form[..form.len() - ending];
        let base = self.take_up(word);
        let is_small = word.bytes().all(|it| it.is_ascii() && !it.is_ascii_uppercase());
        let lower = if is_small { base } else { self.take_up(&word.to_lowercase()) };
        self.bases.push(base);
        self.by_type.push(Spelling {
            classes: self.by_form[lower.index()].classes,
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
            let classes = self.language.nominal(word);
            self.by_form[number.index()] = Form { is_known: true, classes, one };
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

    /// A word without its possessive ending: its number.
    #[inline]
    pub(super) fn base(&self, word_form: TypeId) -> TypeId {
        self.bases[word_form.index()]
    }

    /// Whether a word is a first name and nothing else.
    pub(in crate::voice) fn is_first_name(&self, word_form: TypeId) -> bool {
        self.of(word_form).classes.is(Class::ONLY_FIRST_NAME)
    }

    /// Whether a word says what somebody is.
    pub(in crate::voice) fn is_role(&self, word_form: TypeId) -> bool {
        self.of(word_form).classes.is(Class::TITLE.or(Class::CALLING))
    }

    /// Whether a word is a form of address or a title.
    pub(in crate::voice) fn is_title(&self, word_form: TypeId) -> bool {
        self.of(word_form).classes.is(Class::TITLE)
    }

    /// A word without a possessive ending by its number.
    pub(super) fn form(&self, number: TypeId) -> &str {
        self.forms.form(number)
    }

    /// The classes that list a word, by its number.
    pub(super) fn classes(&self, number: TypeId) -> Class {
        self.by_form[number.index()].classes
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
