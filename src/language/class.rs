//! Classes of words: what the rules of this program ask of a word, whatever its language.
//!
//! Each language fills the classes from its tables; a class that it leaves out holds no word
//! of it. A word is of any number of classes, so that a set of them is a value too.

/// A set of classes that a word can be of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Class([u64; 4]);

impl Class {
    const fn bit(number: usize) -> Self {
        let mut bits = [0; 4];
        bits[number / 64] = 1 << (number % 64);
        Self(bits)
    }

    /// Both sets.
    #[inline]
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([a | e, b | f, c | g, d | h])
    }

    /// Whether the sets have a class in common.
    #[inline]
    #[must_use]
    pub const fn is(self, other: Self) -> bool {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        (a & e) | (b & f) | (c & g) | (d & h) != 0
    }

    /// Whether there is no class in the set.
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        let [a, b, c, d] = self.0;
        a | b | c | d == 0
    }

    /// The class that tables call `id`, in small letters with hyphens.
    pub(super) fn named(id: &str) -> Option<Self> {
        let name = id.to_uppercase().replace('-', "_");
        NAMES.iter().find(|(it, _)| *it == name).map(|it| it.1)
    }
}

macro_rules! classes {
    ($($(#[doc = $doc:literal])+ $name:ident)+) => {
        /// Numbers the classes in the order of the list.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($name),+ }

        impl Class {
            $($(#[doc = $doc])+ pub const $name: Self = Self::bit(Number::$name as usize);)+
        }

        /// The classes by their names.
        pub(super) const NAMES: &[(&str, Class)] = &[$((stringify!($name), Class::$name)),+];
    };
}

classes! {
    /// Articles and other words that begin a noun phrase.
    DETERMINER
    /// Definite articles.
    DEFINITE
    /// Indefinite articles.
    INDEFINITE
    /// Words that point: "this", "those".
    DEMONSTRATIVE
    /// Pronouns that can be a subject.
    SUBJECT
    /// Those of them that stand for persons or things named before.
    SUBJECT_PRONOUN
    /// Pronouns that cannot be a subject.
    OBJECT
    /// Possessive pronouns.
    POSSESSIVE
    /// Possessive pronouns of someone named before.
    THIRD_POSSESSIVE
    /// Pronouns that show a person's gender.
    GENDERED
    /// The pronoun "I", which has a capital and is no name.
    I
    /// Relative pronouns.
    RELATIVE
    /// Relative pronouns of persons.
    WHO_FORM
    /// "who".
    WHO
    /// Question words.
    QUESTION
    /// Prepositions.
    PREPOSITION
    /// "of".
    OF
    /// "for".
    FOR
    /// "to".
    TO
    /// Prepositions of direction after a verb, before its object: "into".
    TOWARDS
    /// "as".
    AS
    /// "by".
    BY
    /// Words before what a noun belongs to; they end the noun itself.
    OF_A_NOUN
    /// Words before a place.
    BEFORE_A_PLACE
    /// Words before a source that are not of it.
    BEFORE_A_SOURCE
    /// Prepositions and participles that do not belong to the source they follow.
    LEAVES_A_SOURCE
    /// Words that open a clause about the source.
    ASIDE
    /// Words that begin a subordinate clause.
    SUBORDINATOR
    /// "that".
    THAT
    /// Words that join: "and", "or", "but", "nor".
    COORDINATOR
    /// "and".
    AND
    /// "or" and "but".
    OR_BUT
    /// "both".
    BOTH
    /// Contrasts that give the word back to the narrator.
    CONTRAST
    /// Words between clauses: a name after one begins a clause.
    BETWEEN_CLAUSES
    /// Words that begin a clause beside the main one.
    BESIDE_THE_MAIN_CLAUSE
    /// Adverbs.
    ADVERB
    /// Words that look like adverbs and are none: "family".
    NOT_ADVERB
    /// Negations.
    NEGATION
    /// Figures and number words.
    NUMBER
    /// Capitals; worth the country whose government they stand for.
    CAPITAL_OF
    /// Nouns for things that bear words which nobody says: "placard".
    SIGN
    /// Nouns for words that somebody said and others speak of: "gaffe".
    REMARK
    /// Verbs for what somebody brings up: "cited".
    MENTIONING
    /// Words before a number that say how exact it is: "about", "nearly".
    LOOSENS
    /// Words that do so together with a second one, which they are worth: "at least".
    LOOSENS_WITH
    /// Quantities that say nothing of who is meant when they stand alone.
    QUANTITY
    /// Determiners that stand for people: "some say".
    COLLECTIVE
    /// Forms of be.
    BE
    /// Forms of have.
    HAVE
    /// Forms of do, and modal verbs.
    MODAL
    /// Contractions of a pronoun with a verb ("he’s", "they’ll").
    CONTRACTION
    /// Verbs after which someone’s office stands.
    COPULA
    /// Irregular past forms of common verbs.
    PAST
    /// Past forms and participles of reporting verbs that no ending shows.
    NO_BASE_FORM
    /// Has the ending of a present participle.
    ING
    /// Has the ending of a past form.
    ED
    /// Has a possessive ending.
    GENITIVE
    /// Days, months, parts of the day, "yesterday".
    TIME
    /// Days and months with their abbreviations, by their capital.
    CALENDAR
    /// Days and months in small letters, without those that are other words.
    CALENDAR_NOUN
    /// Months that are other words as well: "march".
    MONTH_OR_WORD
    /// Words before the name of a month.
    BEFORE_A_MONTH
    /// Words of grammar, and words that open sentences: never a part of a name.
    OUTSIDE_NAMES
    /// Words in small letters inside a person's name.
    PARTICLE
    /// Particles that begin a surname with a capital ("Le Pen").
    CAPITAL_PARTICLE
    /// Generations after a surname.
    GENERATION
    /// Verbs and nouns that open the name of a body with what it calls for: "Save the Weir"; those
    /// that need no article behind them are worth themselves.
    CAMPAIGN
    /// Plurals that open the name of a body before "for": "Parents for Safe Roads"; those that
    /// open one before "of" are worth that word.
    CAMPAIGNERS
    /// Last words of places: "Panama City".
    PLACE_END
    /// First words of places: what follows is no surname ("South Veldland").
    PLACE_OPENER
    /// Titles that are surnames as well.
    ALSO_SURNAME
    /// Short forms of first names that do not begin as the long ones do; worth the long form.
    SHORT_NAME
    /// Forms of address and titles that stand before a name with a capital.
    TITLE
    /// Abbreviated titles; worth the long form.
    ABBREVIATED_TITLE
    /// Words before a name, or as its office, that say that someone is a man.
    MASCULINE
    /// The same of a woman.
    FEMININE
    /// Kinds of bodies, as the last word of a name or before "of" and "for".
    BODY
    /// Bodies of which there is one in a country or a town: "the government".
    KNOWN_BODY
    /// Members of a parliament, who are called by several names.
    LAWMAKER
    /// Nouns that look like those for persons and are for things: "letter", "documents".
    NOBODY
    /// Other nouns for several people, bodies, and someone: "campaign", "team", "source".
    SPEAKING_GROUP
    /// Bodies that may be of two things: "Ministry of Health and Care".
    MINISTRY
    /// Endings of a company's name.
    COMPANY
    /// Words before an office that make another office of it: "deputy".
    OTHER_OFFICE
    /// Qualities that do not show which of several holders of an office is meant.
    QUALITY
    /// Nouns for several people without the ending of a plural.
    PLURAL
    /// Plurals without their ending that can be the subject of a verb.
    PLURAL_SUBJECT
    /// Nouns with the ending of a plural for one thing or body.
    SINGULAR
    /// Plural nouns that begin sentences and name nobody.
    COMMON_PLURAL
    /// Nouns of action that no ending shows.
    ACTION_NOUN
    /// Nouns with an ending of action that name a thing or a body.
    NO_ACTION
    /// Past forms and participles of actions without the ending of one.
    IRREGULAR_PARTICIPLE
    /// Words with the ending of a participle that are no verbs, or report.
    NO_PASSIVE
    /// Verbs whose object is the action: "launched".
    LIGHT_VERB
    /// Verbs that make a passive: forms of be and get.
    BE_OR_GET
    /// Words between a subject and its verb.
    BEFORE_A_VERB
    /// Quantities before "of": "some of the".
    PART_OF
    /// Possessive pronouns of persons and things, speakers and hearers included.
    OWNER
    /// Words between a noun of action and its "by": "a vote that was held by".
    BEFORE_BY
    /// Nouns and adverbs of time, which act nowhere.
    TIME_NOUN
    /// Words of grammar that may stand before a noun like an adjective.
    LIKE_AN_ADJECTIVE
    /// Articles, words that point and small numbers before a noun.
    BEFORE_A_NOUN
    /// Words that open a clause after a sign.
    OPENS_BEHIND_A_SIGN
    /// Words that open a clause anywhere.
    OPENS_ANYWHERE
    /// Forms of verbs that no ending shows, as they stand in a clause.
    FINITE
    /// Number words up to twelve; worth their figure.
    SMALL_NUMBER
    /// Number words that multiply; worth their figure.
    SCALE
    /// Abbreviated scales behind a figure: "5bn"; worth their figure.
    SCALE_ENDING
    /// Plurals without the ending of one that are counted.
    COUNTED_PLURAL
    /// Words that end the name of a hearer.
    ENDS_A_HEARER
    /// Pronouns for hearers, who stay unnamed.
    HEARER_PRONOUN
    /// What someone speaks in or at.
    OCCASION
    /// Pronouns that stand for a name given elsewhere.
    STANDS_FOR_A_NAME
    /// First words of a sentence that point to one before.
    POINTS_BACK
    /// Words in small letters inside the names of bodies, works and persons.
    SMALL_IN_NAMES
    /// What a name in marks is of: an act, a plan.
    NAMED_THING
    /// Words that end the names of newspapers.
    NEWSPAPER
    /// Words between an auxiliary and its participle, beside adverbs.
    INSIDE_A_PASSIVE
    /// Words that open a clause which may say who did it.
    MAY_SAY_WHO
    /// Words that open a clause beside the news of its sentence.
    BACKGROUND
    /// Where the name of whoever acts would end.
    ENDS_AN_AGENT
    /// Words after "by" that name nobody who acts, beside days and months.
    NO_AGENT
    /// Reporting verbs that doubt; worth the plain form.
    DOUBTING
    /// Words before "claim" and "claims" that make nouns of them.
    MAKES_A_NOUN
    /// Verbs that give a thing its name: "what the state calls a band".
    NAMES_A_THING
    /// What is claimed before a court.
    COURT
    /// Subjects that are no party: the writer, or whoever.
    NO_PARTY
    /// Sources that are no speakers: letters, reports.
    WRITING
    /// Words that open the clause behind a reporting verb.
    OPENS_A_CLAUSE
    /// What is claimed and not said: "responsibility".
    NO_SPEECH
    /// Words before a group that say it is known.
    OF_KNOWN
    /// Words before a name that stands for a group: "among them Ada Tamm".
    NAMES_ONE_OF
    /// Words that go on from an apposition.
    CLOSES_AN_APPOSITION
    /// Forms of address that say nothing but politeness or rank.
    COURTESY
    /// Words of what is not yet, not sure, or someone's judgement.
    OPEN_OR_JUDGED
    /// Words behind which others' view stands, whoever writes it: "allegations that", "a suit for".
    PASSES_ON
    /// Last words of names that are no person's: "the Arizona Republican", "the Joint Chiefs".
    ENDS_NO_PERSON
    /// Words that reject what stands behind them: "falsely".
    REBUTTAL
    /// Abbreviations after whose stop a name follows, as printed.
    BEFORE_A_NAME
    /// Abbreviations that end a sentence only before a word that likes to begin one, as printed.
    ABBREVIATION
    /// Abbreviations before a figure ("No. 10"), as printed.
    BEFORE_A_FIGURE
    /// Words that begin a sentence far more often than they follow an abbreviation as a
    /// name, as printed.
    BEGINS_A_SENTENCE
    /// Before a Roman number or a letter these do not end a sentence.
    BEFORE_A_NUMBER
    /// Halves of the day: "p.m."
    CLOCK
    /// Words after a time of the day that belong to it: "5 p.m. Eastern".
    BEHIND_A_CLOCK
    /// Letters of countries, after which a capital is mostly a name's: "U.S."
    COUNTRY_LETTERS
    /// Plurals that begin a sentence and follow no name: "at 7 p.m. Ministers".
    MANY_PEOPLE
    /// Verbs by which a sentence goes on after a quotation and a name.
    TAIL
    /// Words of grammar that say little by themselves: texts that share only these share nothing.
    FUNCTION
    /// Particles that are other words as well: only after a first name or a title.
    PARTICLE_OR_WORD
    /// Short forms of first names that may stand for another name too; worth the commonest.
    SHORT_OF_SEVERAL
    /// Countries, and cities that stand for them: alone, they are not taken for a family name.
    PLACE
    /// Words that open a title of several words: "prime minister".
    LEADS_A_TITLE
    /// Words for groups and powers, which are nobody by name: "forces", "officials".
    GROUP
    /// Attributes with the ending of one that judges, which only sort: "executive".
    SORTING
    /// Attributes that say that another thing of the kind is meant: "earlier".
    ANOTHER
    /// Words that leave open whether a thing is so.
    HEDGE
    /// Words that report that someone says it is not so.
    DENIAL
    /// Reporting verbs that are nouns as well: "the claim that".
    NOUN
    /// Nouns of a message: "in a statement".
    MESSAGE
    /// Nouns of a view: "in her view".
    VIEW
    /// Nouns before a work’s title: "the film “Home”".
    WORK
    /// Words before a time: "late on Sunday".
    TIME_LEAD
    /// Words that point at a time: "last night".
    TIME_POINTER
    /// Words between an article and a time: "the following day".
    TIME_FOLLOWING
    /// Words that count times: "a day later".
    TIME_COUNT
    /// Words after a span of time: "two days later".
    TIME_BEHIND
    /// Spans of time, which say when only beside other words: "a day later".
    TIME_SPAN
    /// Verbs of saying that have things for objects too: "adds £3 to the bill".
    DOING
    /// Verbs that report what is or was in an infinitive: "claimed to have taken the port".
    CLAIMING
    /// What stands behind a verb of saying instead of words: "said nothing about it".
    NO_CONTENT
    /// What is refused where it is denied, and not contradicted: "denied entry".
    REFUSED
    /// What someone is silent by not doing: "declined to comment".
    SILENCE
    /// What an utterance does to others: "prompting calls for a vote".
    CONSEQUENCE
    /// Verbs that report with "it" and name nobody: "it emerged".
    IMPERSONAL
    /// What is published and quoted as a source: "report", "study".
    REPORT
    /// What stands behind a noun and says where: "officials here".
    BEHIND_A_NOUN
    /// Nouns of quantities: "a handful of".
    PARTITIVE
    /// Nouns of documents, which speak for whoever made them: "letter", "lawsuit".
    DOCUMENT
    /// Verbs of making one public: "issued a statement".
    ISSUING
    /// Participles after a document before whoever made it: "signed by".
    AUTHORED
    /// What stands between a document and its sender: "a letter from".
    OF_A_SENDER
    /// Prepositions before a document in which something is said: "in a statement".
    BEFORE_A_DOCUMENT
    /// Nouns that take up what was said: ", a claim that".
    UTTERANCE
    /// Nouns of what nobody says: "experience shows that".
    CANNOT_SPEAK
    /// Words that introduce a speaker: "And from Ada Tamm:".
    INTRODUCES
    /// First names that mostly say that someone is a man.
    MALE_NAME
    /// The same of a woman.
    FEMALE_NAME
    /// First names that are no other word: a person’s name begins with them.
    ONLY_FIRST_NAME
    /// What someone is, as it stands before a name: "Resident Ada Tamm".
    CALLING
    /// What somebody known is called beside the name: "the singer", "the mogul".
    EPITHET
    /// Letters after a name, in capitals: "Ada Tamm MP".
    BEHIND_A_NAME
    /// Surnames that mostly stand before the first name: "Zhu Anming".
    FAMILY_NAME_FIRST
    /// Titles that go with a first name: "Sir Kit".
    WITH_FIRST_NAME
    /// Words in the names of outlets and agencies.
    OUTLET
    /// Nouns of an office, as they stand after a name: "Ada Tamm, head of the union".
    ROLE
    /// Pronouns that stand for someone named before: "she", "their".
    NAMED_BEFORE
    /// Words after which "that" is a pronoun and joins no clause to a noun.
    BEFORE_A_PRONOUN
    /// Verbs of which "this" or "that" may be the subject: "this means".
    WITH_THIS
    /// Words in -ed and -ing that say what was done and nothing of the manner; nouns with
    /// these endings too.
    PLAIN_VERB
    /// Words that weigh a thing, openly or by a picture: "major", "uphill".
    WEIGHS
    /// Verbs by which someone says or thinks something, whether words of it follow or not.
    SPEECH_ACT
    /// Nouns that have a capital, as all nouns of their language, and name nobody.
    NOUN_WITH_CAPITAL
    /// Prepositions that hold an article: "am".
    ARTICLE_IN_A_PREPOSITION
    /// Articles that stand before whoever is spoken to: "dem Sender".
    BEFORE_A_HEARER
    /// Reporting verbs after which a clause stands after a comma, and which may stand before
    /// their subject: "sagte Ada Tamm, die Brücke sei sicher".
    BEFORE_A_COMMA
    /// Verbs that report only with a particle at the end of their clause: "teilte mit"; worth
    /// the particles.
    SEPARABLE
    /// Verb forms by which a sentence shows that it is reported: "sei".
    SUBJUNCTIVE
    /// Words after such a form that make a wish or a phrase of it: "Gott sei Dank".
    NOT_SUBJUNCTIVE
    /// Words that name a source after it: "der Polizei zufolge".
    POSTPOSITION
    /// Words that name a source only after a comma, and at the end of their clause: ", so Ada
    /// Tamm".
    SOURCE_BEHIND_A_COMMA
    /// Verbs that say that someone does not do what follows: "declined to".
    DECLINING
    /// Verbs that stand for making a document; worth its noun: "sued".
    SUING
    /// Pronouns for someone named before; worth the English one that stands for the same.
    PRONOUN
    /// Words before a figure whose stop makes an ordinal of it: "am 3. Tag".
    BEFORE_AN_ORDINAL
    /// Words behind a figure whose stop makes an ordinal of it: "3. März", as printed.
    BEHIND_AN_ORDINAL
}

impl Class {
    /// Any auxiliary.
    pub const AUXILIARY: Self = Self::BE.or(Self::HAVE).or(Self::MODAL);
    /// Articles and words that point.
    pub const ARTICLE: Self = Self::DEFINITE.or(Self::INDEFINITE).or(Self::DEMONSTRATIVE);
    /// Words that join phrases.
    pub const JOINS_PHRASES: Self = Self::AND.or(Self::OR_BUT);
    /// What links a body or an office with what it is for.
    pub const LINK: Self = Self::FOR.or(Self::OF);
}
