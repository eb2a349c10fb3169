//! Reporting words: what they can stand with, and whether one reports where it stands.

use crate::language::Class;
use crate::lexicon::{Lexicon, Match, Target};
use crate::text::Span;
use crate::voice::article::{Article, Run, Signs};

/// What a reporting word takes; one for each category of the cue pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// Takes a clause, with or without "that": "said".
    Say,
    /// Takes a clause, mostly with "that"; a noun phrase alone is no content: "claims".
    Report,
    /// Takes a hearer and then a clause or an infinitive: "told".
    Tell,
    /// Takes a hearer and an infinitive: "urged".
    Ask,
    /// Takes an infinitive: "vowed".
    Vow,
    /// Takes an infinitive, or a clause with any subject: "hoped".
    Hope,
    /// Takes a noun phrase that says what is demanded or denied: "called for".
    Demand,
    /// Takes what is named and, behind "as", what it is called: "described … as".
    Name,
    /// Takes what is named and what it is called, without "as": "called".
    Call,
    /// A noun that takes a clause: "allegation".
    Noun,
    /// An adjective that takes a clause: "was adamant that".
    Adjective,
    /// Stands before its source: "according to".
    Preposition,
    /// Says that a clause is reported and not by whom: "reportedly".
    Adverb,
}

impl CueKind {
    /// The kind that a category of the cue pack stands for.
    #[must_use]
    pub fn of_category(id: &str) -> Option<Self> {
        Some(match id {
            "cue/say" => Self::Say,
            "cue/report" => Self::Report,
            "cue/tell" => Self::Tell,
            "cue/ask" => Self::Ask,
            "cue/vow" => Self::Vow,
            "cue/hope" => Self::Hope,
            "cue/demand" => Self::Demand,
            "cue/name" => Self::Name,
            "cue/call" => Self::Call,
            "cue/noun" => Self::Noun,
            "cue/adjective" => Self::Adjective,
            "cue/preposition" => Self::Preposition,
            "cue/adverb" => Self::Adverb,
            _ => return None,
        })
    }

    /// Whether it is a verb.
    pub(super) fn is_verb(self) -> bool {
        !matches!(self, Self::Noun | Self::Adjective | Self::Preposition | Self::Adverb)
    }

    /// Whether an infinitive can be its content.
    pub(super) fn takes_infinitive(self) -> bool {
        matches!(self, Self::Vow | Self::Hope | Self::Demand | Self::Ask | Self::Tell)
    }

    /// Whether it names something: what is named stands behind it, not a clause.
    pub(super) fn is_naming(self) -> bool {
        matches!(self, Self::Name | Self::Call)
    }

    /// Whether a hearer stands between it and its content.
    pub(super) fn takes_hearer(self) -> bool {
        matches!(self, Self::Tell | Self::Ask)
    }
}

/// A reporting word that the cue lexicon found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where it stands.
    pub span: Span,
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// What it takes.
    pub kind: CueKind,
}

impl Cue {
    /// The cue that a match is; none for words that do not report.
    #[must_use]
    pub fn of(found: &Match, lexicon: &Lexicon) -> Option<Self> {
        let Target::Category { pack, category } = found.target else { return None };
        let id = lexicon.packs()[pack].categories[category].id.as_ref();
        let kind = CueKind::of_category(id)?;
        Some(Self { span: found.span, first: found.first, last: found.last, kind })
    }
}

/// How a verb stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// With a subject of its own: "said", "has said", "is saying".
    Finite,
    /// Without one: ", saying".
    Participle,
    /// "to say".
    Infinitive,
    /// "is said", "was denounced".
    Passive,
}

/// A verb that reports, with its auxiliaries and adverbs: "has repeatedly said".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct VerbGroup {
    pub(super) run: Run,
    pub(super) form: Form,
    pub(super) kind: CueKind,
    /// Number of the cue.
    pub(super) cue: usize,
    /// A contraction before it is subject and auxiliary in one ("she’s said").
    pub(super) has_contraction: bool,
}

/// How many auxiliaries and adverbs before a verb belong to it.
const AUXILIARIES: usize = 6;

impl Article<'_> {
    /// The verb group of a cue; none where the word is a noun or an adjective there.
    pub(super) fn verb_group(&self, number: usize) -> Option<VerbGroup> {
        let cue = self.cues[number];
        if !cue.kind.is_verb() && cue.kind != CueKind::Adjective {
            return None;
        }
        let sentence = self.sentence(cue.first);
        let mut first = cue.first;
        let (mut has_be, mut has_auxiliary, mut has_to) = (false, false, false);
        let mut has_contraction = false;
        while first > sentence.first
            && cue.first - first < AUXILIARIES
            && self.signs(first) == Signs::NONE
            && self.quotation_at(first - 1) == self.quotation_at(cue.first)
        {
            let class = self.class(first - 1);
            if class.is(Class::AUXILIARY) {
                has_auxiliary = true;
                // Only the auxiliary next to the verb makes a passive of it.
                has_be |= class.is(Class::BE);
                if class.is(Class::CONTRACTION) {
                    has_contraction = true;
                    break;
                }
                first -= 1;
            } else if class.is(Class::TO) {
                has_to = true;
                first -= 1;
                break;
            } else if class.is(Class::ADVERB.or(Class::NEGATION))
                && !(self.is_capital(first - 1) && first - 1 > sentence.first
                    || class.is(Class::SUBJECT.or(Class::DETERMINER).or(Class::TIME))
                    || class.is(Class::OBJECT))
            {
                first -= 1;
            } else {
                break;
            }
        }
        let class = self.class(cue.first);
        let is_ing = class.is(Class::ING);
        if cue.kind == CueKind::Adjective && !has_be {
            return None;
        }
        let is_reduced = cue.kind.is_naming()
            && !has_auxiliary
            && class.is(Class::ED)
            && self.has_agent(cue.last, sentence);
        // "a lobbyist accused of fraud".
        let is_reduced = is_reduced
            || cue.kind.is_naming()
                && !has_auxiliary
                && !has_to
                && class.is(Class::ED)
                && cue.last < sentence.last
                && self.class(cue.last + 1).is(Class::OF)
            || cue.kind == CueKind::Ask
                && !has_auxiliary
                && !has_to
                && class.is(Class::ED)
                && self.is_aside(first, sentence);
        let form = if is_reduced {
            Form::Passive
        } else if is_ing {
            if has_be { Form::Finite } else { Form::Participle }
        } else if has_be && cue.kind != CueKind::Adjective && !self.is_base(cue.first) {
            Form::Passive
        } else if has_to {
            Form::Infinitive
        } else {
            Form::Finite
        };
        let group = VerbGroup {
            run: Run { first, last: cue.last },
            form,
            kind: cue.kind,
            cue: number,
            has_contraction,
        };
        let is_verb = has_auxiliary || has_to || !self.is_nominal(group, sentence);
        (is_verb
            && !self.is_name(cue.first, sentence)
            && self.agrees(group, has_auxiliary))
        .then_some(group)
    }

    /// "Ada Tamm, asked whether it rained, said": whether a participle behind a comma stands
    /// between a subject and its verb.
    fn is_aside(&self, first: usize, sentence: Run) -> bool {
        let is_behind_subject = self.signs(first).has(Signs::COMMA)
            && first > sentence.first
            && !(sentence.first..first).any(|it| self.is_verb(it));
        is_behind_subject
            && (first + 1..=sentence.last).any(|it| {
                self.signs(it).has(Signs::COMMA)
                    && !self.class(it).is(Class::COORDINATOR)
                    && (it..=sentence.last.min(it + 1)).any(|it| self.is_verb(it))
            })
    }

    /// "denounced as shams by Veldland": whether "as" and then "by" follow.
    fn has_agent(&self, verb: usize, sentence: Run) -> bool {
        let mut rest = (verb + 1..=sentence.last.min(verb + 10))
            .take_while(|&it| self.signs(it) == Signs::NONE);
        rest.next().is_some_and(|it| self.class(it).is(Class::AS))
            && rest.any(|it| self.class(it).is(Class::BY))
    }

    /// Whether a plain form has a plural before it: "officials say" and not "the request".
    fn agrees(&self, group: VerbGroup, has_auxiliary: bool) -> bool {
        let token = self.cues[group.cue].first;
        let word = self.word(token);
        let is_plain = self.is_base(token) && !word.ends_with('s');
        let is_ing = self.class(token).is(Class::ING);
        let Some(before) = group.run.first.checked_sub(1) else { return true };
        if !is_plain || is_ing || has_auxiliary || group.form == Form::Infinitive {
            return true;
        }
        let class = self.class(before);
        class
            .is(Class::SUBJECT.or(Class::RELATIVE).or(Class::THAT).or(Class::COORDINATOR))
            || self.signs(group.run.first) != Signs::NONE
            || self.class(before).is(Class::COLLECTIVE)
            || self.word(before).ends_with('s') && !self.is_verb_of_one(before)
            || class.is(Class::NUMBER) && !self.is_word(before, &["one"])
            || self.class(before).is(Class::PLURAL_SUBJECT)
            || self.has_plural_behind_preposition(before)
    }

    /// "expects demand": whether a form in -s is a verb that reports and no noun.
    fn is_verb_of_one(&self, token: usize) -> bool {
        self.cue_at(token) == Some(CueKind::Hope)
    }

    /// "critics of the plan say": whether a plural stands before a preposition close by.
    fn has_plural_behind_preposition(&self, last: usize) -> bool {
        (last.saturating_sub(8)..last)
            .rev()
            .take_while(|&it| self.signs(it + 1) == Signs::NONE)
            .take_while(|&it| !self.is_word(it, &["a", "an"]))
            .any(|it| {
                let is_plural = (self.word(it).ends_with('s')
                    || self.is_word(it, &["those"])
                    || self.class(it).is(Class::PLURAL_SUBJECT))
                    && !self.class(it).is(Class::OBJECT.or(Class::SUBJECT));
                is_plural
                    && (self.is_word(it, &["people"])
                        || self.class(it + 1).is(Class::PREPOSITION.or(Class::ING))
                        // "sources close to the talks say".
                        || self.is_word(it + 1, &["close", "familiar", "loyal"])
                            && self
                                .class(it + 2)
                                .is(Class::PREPOSITION.or(Class::TO)))
                    || self.class(it + 1).is(Class::COORDINATOR) && self.is_capital(it)
            })
    }

    /// Whether a word with a capital is part of a name ("the Orlo Post").
    fn is_name(&self, token: usize, sentence: Run) -> bool {
        // "MOST READ IN NEWS": a label in capitals.
        let is_label = self.is_shouted(token)
            && (sentence.first..=sentence.last).any(|it| !self.is_capital(it));
        let can_be_noun =
            is_label || self.is_base(token) && !self.is_word(token, &["says"]);
        token > sentence.first && self.is_capital(token) && can_be_noun
    }

    /// Whether a word stands in capitals beside another.
    fn is_shouted(&self, token: usize) -> bool {
        let is_upper = |at: usize| {
            let word = self.word(at);
            word.len() > 2 && !word.chars().any(char::is_lowercase)
        };
        is_upper(token) && (token > 0 && is_upper(token - 1) || is_upper(token + 1))
    }

    /// Whether a form is neither past nor participle.
    fn is_base(&self, token: usize) -> bool {
        let word = self.word(token);
        word.ends_with('s')
            || !self.class(token).is(Class::ED.or(Class::PAST))
                && !self.class(token).is(Class::NO_BASE_FORM)
    }

    /// Whether a word that could be a verb is a noun or an adjective where it stands:
    /// "the report", "its claims", "the proposed law".
    fn is_nominal(&self, group: VerbGroup, sentence: Run) -> bool {
        let first = group.run.first;
        if first == sentence.first {
            let is_speech =
                self.is_fronted(group) && self.is_colon_ahead(first, sentence);
            return !(self.class(first).is(Class::ING) || is_speech);
        }
        if self.signs(first) != Signs::NONE {
            return false;
        }
        let before = self.class(first - 1);
        if self.is_word(group.run.last, &["said", "says", "told", "wrote"]) {
            return false;
        }
        // "One reason": a number and what it counts.
        let is_one = self.is_word(first - 1, &["one", "another"])
            && self.is_base(group.run.last)
            && !self.word(group.run.last).ends_with('s');
        if is_one {
            return true;
        }
        if before.is(Class::SUBJECT.or(Class::RELATIVE))
            || self.is_another(group, sentence)
        {
            return false;
        }
        // "The mayor rejected claims that": what another verb has for its object.
        let is_object = self.class(group.run.last).is(Class::NOUN)
            && self.word(group.run.last).ends_with('s')
            && group.run.len() == 1
            && before.is(Class::ED.or(Class::PAST))
            && !before.is(Class::AUXILIARY);
        if is_object || self.is_counted(group) {
            return true;
        }
        let is_gerund = group.form == Form::Participle;
        if is_gerund && before.is(Class::PREPOSITION) && !before.is(Class::DETERMINER) {
            return self.is_word(first - 1, &["of"]);
        }
        if before.is(Class::THAT) || self.class(first - 1).is(Class::COLLECTIVE) {
            return false;
        }
        before.is(Class::DETERMINER
            .or(Class::POSSESSIVE)
            .or(Class::GENITIVE)
            .or(Class::PREPOSITION)
            .or(Class::BE))
    }
}

impl Article<'_> {
    /// "One minister called it a joke; another called her “finished”": whether a verb stands
    /// behind a word that stands for somebody else, and before what it says of whom.
    fn is_another(&self, group: VerbGroup, sentence: Run) -> bool {
        let next = group.run.last + 1;
        let takes = Class::OBJECT
            .or(Class::DETERMINER)
            .or(Class::POSSESSIVE)
            .or(Class::SUBJECT)
            .or(Class::QUESTION)
            .or(Class::THAT);
        let is_past = self.class(group.run.last).is(Class::ED.or(Class::PAST));
        self.is_word(group.run.first - 1, &["another", "one"])
            && is_past
            && next <= sentence.last
            && (self.class(next).is(takes) || self.quotation_at(next).is_some())
    }
}

/// How many words before a form in -s may count what it names.
const COUNTED: usize = 3;

/// How far behind a verb that begins its sentence the colon may stand.
const COLON: usize = 16;

impl Article<'_> {
    /// "a few details", "two coastal states": a form in -s behind a number of several is a noun.
    fn is_counted(&self, group: VerbGroup) -> bool {
        let verb = group.run.last;
        let word = self.word(verb);
        let is_third = group.run.len() == 1
            && word.ends_with('s')
            && !self.is_word(verb, &["says", "tells"]);
        is_third
            && (verb.saturating_sub(COUNTED)..verb)
                .rev()
                .take_while(|&it| {
                    self.signs(it + 1) == Signs::NONE
                        && !self.class(it).is(Class::PREPOSITION.or(Class::OF))
                        && !self.is_verb(it)
                })
                .any(|it| {
                    let class = self.class(it);
                    class.is(Class::NUMBER)
                        && !self.is_word(it, &["one"])
                        && !self.word(it).starts_with(|c: char| c.is_ascii_digit())
                        || self.is_word(it, &["few", "many", "several", "these", "those"])
                })
    }

    /// Whether a verb is one that may begin its sentence: "Said Ada Tamm: “…”".
    fn is_fronted(&self, group: VerbGroup) -> bool {
        let class = self.class(group.run.last);
        matches!(group.kind, CueKind::Say | CueKind::Report | CueKind::Ask)
            && (class.is(Class::ED.or(Class::PAST))
                || self.is_word(group.run.last, &["said", "says"]))
    }

    fn is_colon_ahead(&self, verb: usize, sentence: Run) -> bool {
        (verb + 1..=sentence.last.min(verb + COLON)).any(|it| {
            self.signs(it).has(Signs::COLON.or(Signs::COMMA))
                && self.quotation_at(it).is_some()
        })
    }
}
