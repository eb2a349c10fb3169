//! Classes of words, by which clauses and noun phrases are told apart.
//!
//! Function words are a closed class and stand here; open classes, to which a newsroom may
//! have words to add, are the categories `word-class/…` of packs ([`Class::of_category`]).
//! A type's classes are worked out once ([`Words`]); a token's are then one look-up.

use crate::lexicon::Lexicon;
use crate::text::{TypeId, Vocabulary, fold};
use crate::voice::speakers::Spellings;
use crate::voice::{Act, CueKind};
use std::collections::{HashMap, HashSet};

/// A set of classes that a word can belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u32);

impl Class {
    /// Articles and other words that begin a noun phrase.
    pub(super) const DETERMINER: Self = Self(1);
    /// Pronouns that can be a subject.
    pub(super) const SUBJECT: Self = Self(1 << 1);
    /// Pronouns that cannot be a subject.
    pub(super) const OBJECT: Self = Self(1 << 2);
    /// Possessive pronouns.
    pub(super) const POSSESSIVE: Self = Self(1 << 3);
    /// Prepositions.
    pub(super) const PREPOSITION: Self = Self(1 << 4);
    /// Words that begin a subordinate clause.
    pub(super) const SUBORDINATOR: Self = Self(1 << 5);
    /// And, or, but, nor.
    pub(super) const COORDINATOR: Self = Self(1 << 6);
    /// Forms of be.
    pub(super) const BE: Self = Self(1 << 7);
    /// Forms of have.
    pub(super) const HAVE: Self = Self(1 << 8);
    /// Forms of do, and modal verbs.
    pub(super) const MODAL: Self = Self(1 << 9);
    /// Adverbs.
    pub(super) const ADVERB: Self = Self(1 << 10);
    /// Days, months, parts of the day, yesterday.
    pub(super) const TIME: Self = Self(1 << 11);
    /// Relative pronouns.
    pub(super) const RELATIVE: Self = Self(1 << 12);
    /// Question words.
    pub(super) const QUESTION: Self = Self(1 << 13);
    /// Irregular past forms of common verbs.
    pub(super) const PAST: Self = Self(1 << 14);
    /// Ends in -ing.
    pub(super) const ING: Self = Self(1 << 15);
    /// Ends in -ed.
    pub(super) const ED: Self = Self(1 << 16);
    /// Figures and number words.
    pub(super) const NUMBER: Self = Self(1 << 17);
    /// "that".
    pub(super) const THAT: Self = Self(1 << 18);
    /// "to".
    pub(super) const TO: Self = Self(1 << 19);
    /// Negations.
    pub(super) const NEGATION: Self = Self(1 << 20);
    /// Nouns of a message: "in a statement".
    pub(super) const MESSAGE: Self = Self(1 << 21);
    /// Ends in a possessive ’s.
    pub(super) const GENITIVE: Self = Self(1 << 22);
    /// Contraction of a pronoun with a verb ("he’s", "they’ll").
    pub(super) const CONTRACTION: Self = Self(1 << 23);
    /// Contrasts that give the word back to the narrator.
    pub(super) const CONTRAST: Self = Self(1 << 24);
    /// "as".
    pub(super) const AS: Self = Self(1 << 25);
    /// "by".
    pub(super) const BY: Self = Self(1 << 26);
    /// Reporting verbs that are nouns as well: "the claim that".
    pub(super) const NOUN: Self = Self(1 << 27);
    /// Nouns of a view: "in her view".
    pub(super) const VIEW: Self = Self(1 << 28);
    /// Nouns before a work’s title: "the film “Home”".
    pub(super) const WORK: Self = Self(1 << 29);
    /// Nouns of an office, as they stand behind a name: "Ada Tamm, head of the union".
    pub(super) const ROLE: Self = Self(1 << 30);

    /// Any auxiliary.
    pub(super) const AUXILIARY: Self = Self(Self::BE.0 | Self::HAVE.0 | Self::MODAL.0);

    /// The class that a category of a pack lists words of; [`FOREIGN`] lists phrases.
    fn of_category(id: &str) -> Option<Self> {
        Some(match id {
            "word-class/noun" => Self::NOUN,
            "word-class/view" => Self::VIEW,
            "word-class/message" => Self::MESSAGE,
            "word-class/work" => Self::WORK,
            "word-class/role" => Self::ROLE,
            _ => return None,
        })
    }

    /// Both sets.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets have a class in common.
    pub(super) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Classes with their words.
const LISTS: &[(Class, &str)] = &[
    (
        Class::DETERMINER,
        "the a an this that these those his her their its our my your some any no each \
         every both all many several few most another other more such one two three four \
         five six seven eight nine ten dozens hundreds thousands half much neither either",
    ),
    (
        Class::SUBJECT,
        "he she it they we i you who there one everyone nobody someone everybody somebody \
         anyone nothing everything something others",
    ),
    (
        Class::OBJECT,
        "him them us me himself herself itself themselves myself ourselves yourself",
    ),
    (Class::POSSESSIVE, "his her their its our my your whose"),
    (
        Class::PREPOSITION,
        "of in on at by for with from to about after before during against between under \
         over through without within among amid toward towards into onto upon since until \
         despite per via than like as across around behind below beside besides beyond near \
         outside inside throughout regarding including following versus amongst alongside",
    ),
    (
        Class::SUBORDINATOR,
        "that because although though while whereas if unless when whenever where after \
         before since as so until once how why what which who whom whether lest whoever",
    ),
    (Class::COORDINATOR, "and or but nor yet plus &"),
    (
        Class::BE,
        "is are was were be been being am isn’t aren’t wasn’t weren’t it’s he’s she’s \
         they’re we’re i’m you’re there’s that’s what’s who’s ain’t",
    ),
    (
        Class::HAVE,
        "has have had having hasn’t haven’t hadn’t they’ve we’ve i’ve you’ve he’d she’d \
         they’d we’d i’d you’d",
    ),
    (
        Class::MODAL,
        "do does did don’t doesn’t didn’t will would can could may might must shall should \
         cannot won’t wouldn’t can’t couldn’t shouldn’t mustn’t ought needn’t he’ll she’ll \
         they’ll we’ll i’ll you’ll it’ll",
    ),
    (
        Class::CONTRACTION,
        "it’s he’s she’s they’re we’re i’m you’re there’s that’s they’ve we’ve i’ve you’ve \
         he’d she’d they’d we’d i’d you’d he’ll she’ll they’ll we’ll i’ll you’ll it’ll",
    ),
    (
        Class::ADVERB,
        "also never not ever already again even just only still often once later earlier \
         now then too first soon always sometimes long much more most rather quite perhaps \
         maybe indeed instead meanwhile however therefore further yet far well back \
         yesterday today tonight tomorrow himself herself themselves elsewhere overnight \
         afterwards afterward nonetheless nevertheless moreover furthermore besides thereafter \
         likewise otherwise thus hence",
    ),
    (
        Class::TIME,
        "yesterday today tonight tomorrow morning afternoon evening night week month year \
         weekend hours days weeks months years",
    ),
    (Class::RELATIVE, "who whom which whose"),
    (Class::QUESTION, "whether how why what who where when which if"),
    (
        Class::PAST,
        "became began bet bit bled blew bore bought bound brought broke built burnt came \
         caught chose cost crept cut dealt did drank drew drove dug ate fell felt fled flew \
         forbade forgave forgot fought found froze gave got grew hid hit held hung hurt kept \
         knew laid lay led left lent let lit lost made meant met paid put quit ran rang read \
         rode rose said sank sat sang saw sent sold set shook shone shot showed shut slept slid \
         sold sought spent spoke spread stood stole stuck struck strove stuck swam swept \
         swore swung taught thought threw told took tore understood went wept withdrew won \
         wore wound wrote wants needs says makes takes gives seems remains means goes comes \
         keeps faces holds leads gets runs looks works stands stays lies",
    ),
    (
        Class::NUMBER,
        "two three four five six seven eight nine ten eleven twelve hundred thousand million \
         billion dozen",
    ),
    (Class::THAT, "that"),
    (Class::TO, "to"),
    (Class::AS, "as"),
    (Class::BY, "by"),
    (
        Class::NEGATION,
        "not never no neither nor none nobody nothing without don’t doesn’t didn’t won’t \
         wouldn’t can’t cannot couldn’t shouldn’t isn’t aren’t wasn’t weren’t hasn’t haven’t \
         hadn’t",
    ),
    (
        Class::CONTRAST,
        "but while although though whereas despite however yet notwithstanding",
    ),
];

/// The category of terms of other languages that stand in marks for their language.
const FOREIGN: &str = "word-class/foreign";

/// Whether the rules of attribution know a category of the families `cue`, `word-class` and
/// `act`.
#[must_use]
pub fn is_known_category(id: &str) -> bool {
    id == FOREIGN
        || Class::of_category(id).is_some()
        || CueKind::of_category(id).is_some()
        || Act::of_category(id).is_some()
}

/// Days and months, which are words of other classes in lower case ("may", "march").
const CALENDAR: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January \
    February March April May June July August September October November December Mon Tue \
    Tues Wed Thu Thur Thurs Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec";

/// What the types of one vocabulary are, worked out at first sight.
#[derive(Clone, Debug, Default)]
pub struct Words {
    classes: Vec<Class>,
    spellings: Spellings,
    /// Classes of the words that are listed, by folded form.
    listed: HashMap<String, Class>,
    /// Terms of other languages, folded.
    foreign: HashSet<String>,
    /// What reporting words do with what they report, folded; those that assert are left out.
    acts: HashMap<String, Act>,
    calendar: HashSet<&'static str>,
}

impl Words {
    /// Works out what types are that were not met yet; all calls are with one lexicon.
    pub fn learn(&mut self, vocabulary: &Vocabulary, lexicon: &Lexicon) {
        if self.listed.is_empty() {
            self.list(lexicon);
            self.calendar = CALENDAR.split_ascii_whitespace().collect();
        }
        for number in self.classes.len()..vocabulary.len() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let form = vocabulary.form(TypeId(number));
            self.classes.push(self.class_of(form));
            self.spellings.learn(form);
        }
    }

    fn list(&mut self, lexicon: &Lexicon) {
        for &(class, words) in LISTS {
            for word in words.split_ascii_whitespace() {
                let classes = self.listed.entry(fold(word)).or_default();
                *classes = classes.or(class);
            }
        }
        for category in lexicon.packs().iter().flat_map(|pack| &pack.categories) {
            let id = category.id.as_ref().as_str();
            let terms = category.terms.iter().map(|term| fold(term.as_ref()));
            if id == FOREIGN {
                self.foreign.extend(terms);
            } else if let Some(act) = Act::of_category(id) {
                self.acts.extend(terms.map(|term| (term, act)));
            } else if let Some(class) = Class::of_category(id) {
                for term in terms {
                    let classes = self.listed.entry(term).or_default();
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
        if self.calendar.contains(form) {
            return Class::TIME;
        }
        let lower = fold(form);
        let mut class = self.listed.get(&lower).copied().unwrap_or_default();
        if ACRONYMS.contains(&form) {
            return Class::default();
        }
        let len = lower.len();
        if len > 4 && lower.ends_with("ly") && !NOT_ADVERBS.contains(&lower.as_str()) {
            class = class.or(Class::ADVERB);
        }
        if len > 4 && lower.ends_with("ing") {
            class = class.or(Class::ING);
        }
        if len > 3 && lower.ends_with("ed") {
            class = class.or(Class::ED);
        }
        if lower.starts_with(|c: char| c.is_ascii_digit()) {
            class = class.or(Class::NUMBER);
        }
        let is_possessive = lower.ends_with("'s") || lower.ends_with("s'");
        if is_possessive && !class.is(Class::CONTRACTION) {
            class = class.or(Class::GENITIVE);
        }
        class
    }
}

/// Names in capitals that are words of grammar in small letters.
const ACRONYMS: &[&str] = &["AM", "AS", "IN", "IT", "ME", "OR", "US", "WHO"];

/// Words in -ly that are no adverbs.
const NOT_ADVERBS: &[&str] = &[
    "family", "italy", "july", "reply", "supply", "apply", "imply", "rely", "ally",
    "rally", "assembly", "anomaly", "monopoly", "daily", "weekly", "elderly", "likely",
    "unlikely", "friendly", "early", "only", "deadly", "costly", "fly", "comply",
    "belly", "holy", "ugly", "billy", "kelly", "sally", "emily", "reilly", "connolly",
];
