//! The words that name the speaker: the subject before a reporting verb, or the noun phrase
//! behind it.

use crate::text::Gap;
use crate::voice::article::Article;
use crate::voice::article::Run;
use crate::voice::article::Signs;
use crate::voice::cue::VerbGroup;
use crate::voice::words::Class;

/// How many tokens a noun phrase may have.
const LONGEST: usize = 48;

/// Classes that end a noun phrase to the left of a verb.
const ENDS: Class = Class::AUXILIARY.or(Class::TO).or(Class::SUBORDINATOR);

/// Words that a subject cannot begin with.
const LEADING: Class = Class::COORDINATOR
    .or(Class::ADVERB)
    .or(Class::SUBORDINATOR)
    .or(Class::THAT)
    .or(Class::TO);

impl Article<'_> {
    /// The subject of a finite verb, within its sentence.
    pub(super) fn subject(&self, group: VerbGroup) -> Option<Run> {
        let sentence = self.sentence(group.run.last);
        let verb = group.run.first;
        let last = verb.checked_sub(1).filter(|&it| it >= sentence.first)?;
        if group.has_contraction {
            return Some(Run { first: last, last });
        }
        if self.quotation_at(last) != self.quotation_at(verb) {
            return None;
        }
        let signs = self.signs(verb);
        if signs.has(Signs::DASH) {
            return self.subject_with_dashes(verb, sentence);
        }
        if signs.has(Signs::HARD) {
            return None;
        }
        if signs.has(Signs::COMMA) {
            return self.subject_with_apposition(verb, sentence);
        }
        if signs.has(Signs::CLOSE) {
            return self.subject_with_brackets(last, sentence);
        }
        let class = self.class(last);
        if class.is(Class::COORDINATOR) {
            return self.main_subject(last, sentence);
        }
        if class.is(Class::SUBJECT.or(Class::RELATIVE)) || class.is(Class::THAT) {
            return Some(Run { first: last, last });
        }
        self.noun_phrase_before(last, sentence)
    }

    /// "Ada Tamm, the mayor of Norrby, said": the longest run of verbless pieces between
    /// commas, less the adverbials in front.
    fn subject_with_apposition(&self, verb: usize, sentence: Run) -> Option<Run> {
        let last = verb - 1;
        let mut pieces: Vec<Run> = Vec::new();
        let mut end = last;
        let mut at = last;
        loop {
            let signs = self.signs(at);
            let is_edge = at == sentence.first
                || last - at >= LONGEST
                || signs.has(Signs::HARD.or(Signs::QUOTE))
                || self.quotation_at(at) != self.quotation_at(at - 1);
            if is_edge || signs.has(Signs::COMMA) {
                let piece = Run { first: at, last: end };
                if self.has_verb(piece) && !self.begins_insertion(piece.first) {
                    break;
                }
                pieces.push(piece);
                if is_edge || at == 0 {
                    break;
                }
                end = at - 1;
            }
            at -= 1;
        }
        while let Some(piece) = pieces.last() {
            if pieces.len() > 1 && self.is_adverbial(*piece) {
                pieces.pop();
            } else {
                break;
            }
        }
        let first = pieces.last()?.first;
        let head = Run { first, last: pieces.last()?.last };
        let head = self.trimmed(head)?;
        if self.begins_insertion(head.first) && !self.is_nominal_start(head.first) {
            return None;
        }
        Some(Run { first: head.first, last })
    }

    /// "Ada Tamm — the mayor of Norrby — said".
    fn subject_with_dashes(&self, verb: usize, sentence: Run) -> Option<Run> {
        let open = (sentence.first + 1..verb)
            .rev()
            .take(LONGEST)
            .find(|&it| self.signs(it).has(Signs::DASH))?;
        let before = self.noun_phrase_before(open - 1, sentence)?;
        Some(Run { first: before.first, last: verb - 1 })
    }

    /// "Ada Tamm (Green) said".
    fn subject_with_brackets(&self, last: usize, sentence: Run) -> Option<Run> {
        let open = (sentence.first + 1..=last)
            .rev()
            .take(LONGEST)
            .find(|&it| self.signs(it).has(Signs::OPEN))?;
        let before = self.noun_phrase_before(open - 1, sentence)?;
        Some(Run { first: before.first, last })
    }

    /// The noun phrase that ends at a token.
    pub(super) fn noun_phrase_before(&self, last: usize, sentence: Run) -> Option<Run> {
        let mut first = last;
        let quotation = self.quotation_at(last);
        while first > sentence.first && last - first < LONGEST {
            let signs = self.signs(first);
            let is_joined = signs == Signs::NONE
                || (signs == Signs::COMMA && self.is_listed(first, last));
            if !is_joined || self.quotation_at(first - 1) != quotation {
                break;
            }
            let class = self.class(first - 1);
            let is_end = class.is(ENDS) && !class.is(Class::PREPOSITION)
                || self.is_verb(first - 1)
                || class.is(Class::SUBJECT) && !class.is(Class::DETERMINER)
                || class.is(Class::AS);
            if is_end {
                break;
            }
            first -= 1;
        }
        self.trimmed(Run { first, last })
    }

    /// Whether the comma before a token joins names: "Tamm, Berg and Holm".
    fn is_listed(&self, token: usize, last: usize) -> bool {
        let is_name = self.is_capital(token) && self.is_capital(token - 1);
        let joined = (token + 1..=last.min(token + 6))
            .any(|it| self.class(it).is(Class::COORDINATOR));
        is_name && joined
    }

    /// A noun phrase without the adverbials, conjunctions and prepositions in front of it.
    fn trimmed(&self, run: Run) -> Option<Run> {
        let mut first = run.first;
        loop {
            if first > run.last {
                return None;
            }
            let class = self.class(first);
            let is_determiner = class.is(Class::DETERMINER.or(Class::SUBJECT));
            if class.is(Class::PREPOSITION) && !is_determiner {
                first = self.behind_adverbial(first, run.last)?;
            } else if (class.is(LEADING) && !is_determiner)
                || class.is(Class::TIME) && self.class_at(first + 1, run).is(NOMINAL)
            {
                first += 1;
            } else {
                break;
            }
        }
        // A determiner alone stands for somebody only where it is a pronoun too.
        let class = self.class(first);
        let is_alone = first == run.last;
        let is_word = !is_alone
            || !class.is(Class::PREPOSITION.or(Class::AUXILIARY).or(Class::OBJECT))
                && !self.is_word(first, &["the", "a", "an", "its", "no", "every"]);
        is_word.then_some(Run { first, last: run.last })
    }

    fn class_at(&self, token: usize, run: Run) -> Class {
        if token <= run.last { self.class(token) } else { Class::default() }
    }

    /// "On Monday officials": the token behind a fronted prepositional phrase.
    fn behind_adverbial(&self, first: usize, last: usize) -> Option<usize> {
        let mut at = first + 1;
        // What is left must begin like a noun phrase of its own.
        let mut has_noun = false;
        while at <= last {
            let class = self.class(at);
            let begins = class.is(Class::DETERMINER.or(Class::SUBJECT))
                || self.is_capital(at) && !class.is(Class::TIME);
            if has_noun && begins {
                return Some(at);
            }
            has_noun |= !class.is(Class::DETERMINER.or(Class::PREPOSITION));
            if self.class(at).is(Class::TIME) || class.is(Class::NUMBER) {
                let next = at + 1;
                let ends = next <= last
                    && !self
                        .class(next)
                        .is(Class::TIME.or(Class::NUMBER).or(Class::PREPOSITION));
                if ends {
                    return Some(next);
                }
            }
            at += 1;
        }
        None
    }

    /// The subject of the sentence's first verb, or of the last verb before a token that has
    /// one: what a participle or a second verb shares.
    pub(super) fn main_subject(&self, before: usize, sentence: Run) -> Option<Run> {
        let mut first = sentence.first;
        // Adverbials in front, up to their comma.
        while let Some(comma) = (first + 1..before.min(first + LONGEST))
            .find(|&it| self.signs(it).has(Signs::COMMA))
        {
            if !self.is_adverbial(Run { first, last: comma - 1 }) {
                break;
            }
            first = comma;
        }
        self.subject_from(first, before)
    }

    /// The noun phrase from a token to the first verb behind it.
    pub(super) fn subject_from(&self, first: usize, before: usize) -> Option<Run> {
        let mut last = first;
        let mut is_inside = false;
        for at in first..before.min(first + LONGEST) {
            let signs = self.signs(at);
            if at > first && signs.has(Signs::HARD.or(Signs::QUOTE)) {
                return None;
            }
            if at > first && signs.has(Signs::COMMA) {
                is_inside = !is_inside;
            }
            if !is_inside && at > first && (self.is_verb(at) || self.is_plain_past(at)) {
                last = at - 1;
                break;
            }
            if at + 1 == before {
                return None;
            }
        }
        self.trimmed(Run { first, last })
    }

    /// Whether a word in -ed stands where a verb does.
    fn is_plain_past(&self, token: usize) -> bool {
        let class = self.class(token);
        class.is(Class::ED)
            && token > 0
            && !self.class(token - 1).is(Class::DETERMINER.or(Class::POSSESSIVE))
    }

    /// Whether a token is a finite verb for sure.
    pub(super) fn is_verb(&self, token: usize) -> bool {
        let class = self.class(token);
        if class.is(Class::AUXILIARY) {
            return true;
        }
        if self.is_capital(token) {
            return false;
        }
        let is_after_noun = || {
            token > 0
                && !self
                    .class(token - 1)
                    .is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::PREPOSITION))
        };
        if class.is(Class::PAST) {
            return is_after_noun();
        }
        class.is(Class::ED)
            && token > 0
            && self.signs(token) == Signs::NONE
            && (self.is_capital(token - 1)
                || self.class(token - 1).is(Class::SUBJECT.or(Class::RELATIVE)))
    }

    fn has_verb(&self, run: Run) -> bool {
        (run.first..=run.last).any(|it| self.is_verb(it))
            || self.cue_between(run).is_some()
    }

    /// A finite reporting verb in a run, by token.
    pub(super) fn cue_between(&self, run: Run) -> Option<usize> {
        let from = self.cues.partition_point(|it| it.first < run.first);
        self.cues[from..]
            .iter()
            .take_while(|it| it.first <= run.last)
            .find(|it| {
                it.kind.is_verb()
                    && !self.is_capital(it.first)
                    && self.class(it.first).is(Class::ED.or(Class::PAST))
                    && it.first > run.first
                    && !self
                        .class(it.first - 1)
                        .is(Class::DETERMINER.or(Class::POSSESSIVE))
            })
            .map(|it| it.first)
    }

    /// Whether a piece between commas says when, where or how: "On Monday", "However".
    pub(super) fn is_adverbial(&self, run: Run) -> bool {
        let class = self.class(run.first);
        let is_opener = class.is(Class::PREPOSITION
            .or(Class::SUBORDINATOR)
            .or(Class::ADVERB)
            .or(Class::COORDINATOR)
            .or(Class::TIME)
            .or(Class::NUMBER))
            || class.is(Class::ING)
            || self.is_word(run.first, &["asked", "speaking", "last", "earlier", "next"]);
        is_opener
            && !class.is(Class::SUBJECT)
            && !(class.is(Class::DETERMINER) && !class.is(Class::THAT))
    }

    /// Whether a relative clause or an apposition with a verb can begin here.
    fn begins_insertion(&self, token: usize) -> bool {
        self.class(token).is(Class::RELATIVE) || self.class(token).is(Class::ING)
    }

    fn is_nominal_start(&self, token: usize) -> bool {
        self.class(token).is(NOMINAL) || self.is_capital(token)
    }

    /// The noun phrase from a token on: a source behind its cue.
    pub(super) fn noun_phrase_from(&self, first: usize, end: Run) -> Option<Run> {
        if first > end.last || self.found.tokens[first].gap == Gap::Break {
            return None;
        }
        let class = self.class(first);
        if class.is(Class::SUBJECT.or(Class::OBJECT)) && !class.is(Class::DETERMINER) {
            return Some(Run { first, last: first });
        }
        if class.is(Class::PREPOSITION.or(Class::COORDINATOR).or(Class::TO))
            || (class.is(Class::SUBORDINATOR) && !class.is(Class::DETERMINER))
            || class.is(Class::ADVERB) && !self.is_capital(first)
            || self.is_verb(first)
        {
            return None;
        }
        let quotation = self.quotation_at(first);
        let mut last = first;
        let mut commas = 0;
        while last < end.last && last - first < LONGEST {
            let next = last + 1;
            if self.quotation_at(next) != quotation {
                break;
            }
            let signs = self.signs(next);
            if signs.has(Signs::COMMA) {
                // An apposition or a relative clause goes on to the next comma or the end.
                if !self.is_apposition(next) {
                    break;
                }
                commas += 1;
                let piece = Run { first: next, last: self.end_of_piece(next, end) };
                if commas > 4 || !self.begins_insertion(next) && self.has_finite(piece) {
                    break;
                }
                last = piece.last;
                continue;
            }
            if signs.has(Signs::HARD.or(Signs::QUOTE)) {
                break;
            }
            if signs.has(Signs::OPEN.or(Signs::CLOSE)) {
                last = next;
                continue;
            }
            let class = self.class(next);
            let is_end = self.is_verb(next)
                || class.is(Class::SUBORDINATOR) && !class.is(Class::RELATIVE)
                || class.is(Class::TIME)
                || class.is(Class::SUBJECT)
                    && !class.is(Class::DETERMINER.or(Class::RELATIVE))
                || class.is(Class::TO)
                || class.is(Class::ADVERB) && !self.is_capital(next)
                || self.is_word(next, LEAVES)
                || self.is_word(next, &["in", "on", "at"]) && self.leaves(next, end);
            if is_end {
                break;
            }
            last = next;
        }
        while last > first
            && self
                .class(last)
                .is(Class::PREPOSITION.or(Class::COORDINATOR).or(Class::DETERMINER))
            && !self.is_capital(last)
        {
            last -= 1;
        }
        Some(Run { first, last })
    }

    /// Whether a preposition behind a noun phrase leads to a time or a message.
    fn leaves(&self, token: usize, end: Run) -> bool {
        (token + 1..=end.last.min(token + 6))
            .take_while(|&it| self.signs(it) == Signs::NONE)
            .any(|it| {
                self.class(it).is(Class::TIME.or(Class::MESSAGE).or(Class::NUMBER))
                    || self.class(it).is(Class::ING)
            })
    }

    /// Whether what follows a comma belongs to the noun phrase before it.
    fn is_apposition(&self, token: usize) -> bool {
        let class = self.class(token);
        if class.is(Class::RELATIVE) {
            return true;
        }
        let is_noun = class.is(Class::DETERMINER) && !class.is(Class::SUBJECT)
            || class.is(Class::NUMBER)
            || self.is_capital(token) && !class.is(Class::TIME)
            || self.is_word(
                token,
                &[
                    "former",
                    "now",
                    "head",
                    "chief",
                    "director",
                    "president",
                    "chairman",
                    "professor",
                    "leader",
                    "spokesman",
                    "spokeswoman",
                    "spokesperson",
                ],
            );
        is_noun && !class.is(Class::ING)
    }

    /// The last token before the next comma, stop or quotation.
    fn end_of_piece(&self, token: usize, end: Run) -> usize {
        let mut last = token;
        while last < end.last {
            let signs = self.signs(last + 1);
            if signs.has(Signs::COMMA.or(Signs::HARD).or(Signs::QUOTE))
                || self.quotation_at(last + 1) != self.quotation_at(token)
            {
                break;
            }
            last += 1;
        }
        last
    }

    /// Whether a piece holds a finite verb outside its relative clauses.
    fn has_finite(&self, piece: Run) -> bool {
        let relative = (piece.first..=piece.last)
            .find(|&it| self.class(it).is(Class::RELATIVE.or(Class::THAT)));
        let end = relative.unwrap_or(piece.last + 1);
        (piece.first + 1..end).any(|it| {
            self.is_verb(it) || self.is_plain_past(it) && self.class(it).is(Class::ED)
        })
    }
}

/// What a noun phrase can begin with, names aside.
const NOMINAL: Class =
    Class::DETERMINER.or(Class::SUBJECT).or(Class::POSSESSIVE).or(Class::NUMBER);

/// Prepositions and participles that do not belong to the source they follow.
const LEAVES: &[&str] = &[
    "during", "after", "before", "when", "while", "via", "through", "as", "about", "late",
];
