//! Where the content of a reporting verb begins.

use crate::language::Class;
use crate::voice::article::{Article, Run, Signs};
use crate::voice::clause::NOMINAL;
use crate::voice::cue::{CueKind, Form, VerbGroup};
use crate::voice::rules::Rule;

/// Where a content begins, and by which rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) token: usize,
    pub(super) rule: Rule,
}

/// How far behind a verb its "that" may stand.
const REACH: usize = 14;

/// How many words may stand between a relative pronoun and the verb of its gap.
const GAP: usize = 6;

/// How many words follow at least in a clause that begins with a number or with "having".
const LONG_START: usize = 4;

/// How many words or pairs of words may loosen a number.
const LOOSE: usize = 3;

/// How many words a hearer may have.
const HEARER: usize = 10;

impl Article<'_> {
    /// Where the content behind a verb begins; none where there is none behind it.
    pub(super) fn complement(&self, group: VerbGroup, sentence: Run) -> Option<Start> {
        let kind = group.kind;
        let mut at = group.run.last + 1;
        if at > sentence.last {
            return None;
        }
        let signs = self.signs(at);
        if signs.has(Signs::COLON) {
            return Some(Start { token: at, rule: Rule::Colon });
        }
        if signs.has(Signs::COMMA) {
            // ", in a statement, that": only "that" carries over a comma.
            return self.that_ahead(at, sentence);
        }
        if signs.has(Signs::HARD) {
            return None;
        }
        if let Some(start) = self.behind_noun(at, sentence) {
            return Some(start);
        }
        if kind.is_naming() {
            return self.predicate(group, at, sentence);
        }
        if group.form == Form::Passive {
            return self.passive(group, at, sentence);
        }
        if kind.takes_hearer() {
            return self.behind_hearer(group, at, sentence);
        }
        for _ in 0..4 {
            let next = self.behind_adjunct(at, sentence)?;
            if next == at {
                break;
            }
            at = next;
        }
        self.opening(group, at, sentence)
            .or_else(|| self.behind_gap(group, at, sentence))
            .or_else(|| self.that_ahead(at, sentence))
    }

    /// "rejected the idea that": the clause of a noun that the verb is about.
    fn behind_noun(&self, at: usize, sentence: Run) -> Option<Start> {
        if !self.class(at).is(Class::DETERMINER) {
            return None;
        }
        let noun = (at + 1..=sentence.last.min(at + 3))
            .take_while(|&it| self.signs(it) == Signs::NONE)
            .find(|&it| self.cue_at(it) == Some(CueKind::Noun))?;
        let that = noun + 1;
        let is_clause = that < sentence.last
            && self.class(that).is(Class::THAT)
            && self.signs(that) == Signs::NONE
            && self.is_conjunction(that, sentence)
            && self.begins_clause(that + 1, sentence);
        is_clause.then_some(Start { token: that + 1, rule: Rule::That })
    }

    /// "declined to comment": an infinitive that says that nothing was said.
    fn is_silence(&self, group: VerbGroup, verb: usize) -> bool {
        self.declines(group.run.last) && self.class(verb).is(Class::SILENCE)
    }

    /// Whether a verb says that somebody does not do what follows.
    pub(super) fn declines(&self, verb: usize) -> bool {
        self.class(verb).is(Class::DECLINING)
    }

    /// "which officials say could help": the verb of a relative clause right behind.
    fn behind_gap(&self, group: VerbGroup, at: usize, sentence: Run) -> Option<Start> {
        let is_free = at <= sentence.last && self.signs(at) == Signs::NONE;
        let is_verb = is_free
            && self.class(at).is(Class::AUXILIARY.or(Class::ED).or(Class::PAST))
            && !self.is_capital(at);
        let mut before = (sentence.first..group.run.first).rev().take(GAP);
        let is_relative = is_verb
            && (before.any(|it| {
                // "what they believe is a kitchen".
                self.class(it).is(Class::RELATIVE.or(Class::THAT))
                    || self.is_word(it, &["what"])
            }) || self.is_reduced(group, sentence));
        let takes_clause = matches!(group.kind, CueKind::Say | CueKind::Report);
        (is_relative && takes_clause)
            .then_some(Start { token: at, rule: Rule::BareClause })
    }

    /// "the man police say fired": a subject without an article right behind a noun with one.
    pub(super) fn is_reduced(&self, group: VerbGroup, sentence: Run) -> bool {
        let Some(subject) =
            group.run.first.checked_sub(1).filter(|it| *it >= sentence.first + 2)
        else {
            return false;
        };
        self.is_word(group.run.last, &["say", "says", "said", "believe", "think"])
            && self.word(subject).ends_with('s') | self.is_word(subject, &["police"])
            && (sentence.first..subject - 1)
                .rev()
                .take(GAP)
                .take_while(|&it| self.signs(it + 1) == Signs::NONE)
                .any(|it| self.class(it).is(Class::DETERMINER))
    }

    /// What content can begin with at a token.
    fn opening(&self, group: VerbGroup, at: usize, sentence: Run) -> Option<Start> {
        let kind = group.kind;
        if at > sentence.last || self.signs(at).has(Signs::COMMA.or(Signs::HARD)) {
            return None;
        }
        let class = self.class(at);
        if self.class(at).is(Class::NO_CONTENT)
            && !self.begins_loose_number(at, sentence)
            && (at == sentence.last
                || self.signs(at + 1).has(Signs::COMMA.or(Signs::HARD))
                || self.class(at + 1).is(Class::PREPOSITION))
        {
            return None;
        }
        if class.is(Class::THAT)
            && at < sentence.last
            && self.is_conjunction(at, sentence)
        {
            return Some(Start { token: at + 1, rule: Rule::That });
        }
        if class.is(Class::THAT) {
            // "said that was a lie": here "that" is the subject.
            // "said that would help": the same.
            let is_subject = kind == CueKind::Say
                && at + 1 < sentence.last
                && self.class(at + 1).is(Class::AUXILIARY)
                && self.signs(at + 1) == Signs::NONE
                && !self.is_relative_before(group.run.first, sentence);
            let rule = Rule::BareClause;
            return is_subject.then_some(Start { token: at, rule });
        }
        if class.is(Class::TO) {
            let rule = Start { token: at, rule: Rule::Infinitive };
            let is_verb = at < sentence.last && self.begins_infinitive(at + 1);
            // "claimed to have taken the port": a report of what is or was.
            let is_state = self.class(group.run.last).is(Class::CLAIMING)
                && at < sentence.last
                && self.is_word(at + 1, &["be", "have"]);
            let is_taken = kind.takes_infinitive() && !self.is_silence(group, at + 1);
            return (is_verb && (is_taken || is_state)).then_some(rule);
        }
        if class.is(Class::QUESTION) && at < sentence.last {
            let is_asked = self.is_word(at, &["whether", "how", "why", "what"])
                || matches!(kind, CueKind::Ask | CueKind::Report)
                || self.is_word(at, &["if"]) && kind == CueKind::Say;
            return is_asked.then_some(Start { token: at, rule: Rule::Question });
        }
        match kind {
            CueKind::Say if self.begins_loose_number(at, sentence) => {
                let is_enough =
                    sentence.last >= at + LONG_START || self.has_clause(at, sentence);
                is_enough.then_some(Start { token: at, rule: Rule::BareClause })
            }
            // "said having a harbour would help".
            CueKind::Say if class.is(Class::ING) && class.is(Class::AUXILIARY) => {
                let is_enough = sentence.last > at + LONG_START;
                is_enough.then_some(Start { token: at, rule: Rule::BareClause })
            }
            CueKind::Say => {
                let is_clause = class.is(NOMINAL.or(Class::CONTRACTION))
                    || !class.is(Class::PREPOSITION
                        .or(Class::COORDINATOR)
                        .or(Class::SUBORDINATOR)
                        .or(Class::OBJECT)
                        .or(Class::AUXILIARY))
                        && !self.is_word(at, &["so", "otherwise", "goodbye", "yes"]);
                // "adds £3 to the bill": other verbs than say have things for objects too.
                let is_said = !self.class(group.run.last).is(Class::DOING);
                let is_enough = if is_said {
                    sentence.last >= at + 2 || self.has_clause(at, sentence)
                } else {
                    self.begins_clause(at, sentence)
                };
                // "said in a statement issued after midnight".
                let is_message = at > group.run.last + 1
                    && class.is(Class::ED.or(Class::PAST))
                    && self.class(at - 1).is(Class::MESSAGE);
                (is_clause && is_enough && !is_message)
                    .then_some(Start { token: at, rule: Rule::BareClause })
            }
            CueKind::Adjective if class.is(Class::SUBJECT.or(Class::CONTRACTION)) => {
                Some(Start { token: at, rule: Rule::BareClause })
            }
            CueKind::Vow | CueKind::Hope
                if !(class.is(Class::SUBJECT.or(Class::CONTRACTION))
                    || group.kind == CueKind::Hope
                        && self.has_infinitive(at, sentence))
                    && (group.kind == CueKind::Vow || at > group.run.last + 1) =>
            {
                None
            }
            CueKind::Report
            | CueKind::Tell
            | CueKind::Vow
            | CueKind::Hope
            | CueKind::Demand
                if self.begins_clause(at, sentence) =>
            {
                Some(Start { token: at, rule: Rule::BareClause })
            }
            CueKind::Report if self.has_participle(group, at, sentence) => {
                Some(Start { token: at, rule: Rule::BareClause })
            }
            CueKind::Report
                if self.is_nominal_start(at) && self.is_count_shown(group, sentence) =>
            {
                Some(Start { token: at, rule: Rule::NounPhrase })
            }
            CueKind::Report if self.is_mentioned(group, at, sentence) => {
                Some(Start { token: at, rule: Rule::NounPhrase })
            }
            CueKind::Hope if self.has_infinitive(at, sentence) => {
                Some(Start { token: at, rule: Rule::HearerInfinitive })
            }
            CueKind::Demand if self.is_refused(group, at, sentence) => None,
            CueKind::Demand => {
                let is_phrase = class.is(NOMINAL)
                    || !class.is(Class::PREPOSITION
                        .or(Class::COORDINATOR)
                        .or(Class::SUBORDINATOR)
                        .or(Class::AUXILIARY));
                is_phrase.then_some(Start { token: at, rule: Rule::NounPhrase })
            }
            _ => None,
        }
    }

    /// "the boat that he said that was lost": whether a relative pronoun stands close before a verb.
    fn is_relative_before(&self, verb: usize, sentence: Run) -> bool {
        (sentence.first..verb)
            .rev()
            .take(GAP)
            .any(|it| self.class(it).is(Class::RELATIVE.or(Class::THAT)))
    }

    /// "denied the ship entry": whether something is refused, and nothing said.
    fn is_refused(&self, group: VerbGroup, at: usize, sentence: Run) -> bool {
        self.class(group.run.last).is(Class::DENIAL)
            && (at..=sentence.last.min(at + GAP))
                .take_while(|&it| {
                    it == at || self.signs(it) == Signs::NONE && !self.is_verb(it)
                })
                .any(|it| self.class(it).is(Class::REFUSED))
    }

    /// "cited the cost of the bridge": whether a verb names what somebody brought up, and not the
    /// person or the document that it is taken from.
    fn is_mentioned(&self, group: VerbGroup, at: usize, sentence: Run) -> bool {
        let end = (at + 1..=sentence.last)
            .find(|&it| {
                self.signs(it) != Signs::NONE
                    || self
                        .class(it)
                        .is(Class::PREPOSITION.or(Class::TO).or(Class::RELATIVE))
            })
            .unwrap_or(sentence.last + 1);
        let head = end - 1;
        let source =
            Class::COMMON_PLURAL.or(Class::REPORT).or(Class::CALLING).or(Class::TITLE);
        self.class(group.run.last).is(Class::MENTIONING)
            && group.form != Form::Passive
            && (self.is_nominal_start(at)
                || group.form == Form::Participle
                    && !self.class(at).is(Class::PREPOSITION.or(Class::TO).or(Class::AS)))
            && !self.class(head).is(source.or(Class::SUBJECT).or(Class::OBJECT))
            && !self.is_role(head)
            && !self.is_capital(head)
    }

    /// "The poll shows Ada Tamm leading": whether a participle follows a noun phrase behind a verb
    /// of showing.
    fn has_participle(&self, group: VerbGroup, at: usize, sentence: Run) -> bool {
        let is_bound = Class::PREPOSITION.or(Class::DETERMINER).or(Class::POSSESSIVE);
        self.is_count_shown(group, sentence)
            && self.is_nominal_start(at)
            && (at + 1..=sentence.last.min(at + REACH))
                .take_while(|&it| self.signs(it) == Signs::NONE)
                .any(|it| {
                    self.class(it).is(Class::ING)
                        && !self.class(it - 1).is(is_bound)
                        && !self.is_capital(it)
                })
    }

    /// Whether a verb of showing has a count or a study for its subject.
    fn is_count_shown(&self, group: VerbGroup, sentence: Run) -> bool {
        let is_showing = self.is_word(
            group.run.last,
            &["show", "shows", "showed", "showing", "find", "found"],
        );
        // What a picture shows is nobody's words.
        let from = sentence.first.max(group.run.first.saturating_sub(HEARER));
        let is_counted = (from..group.run.first).any(|it| {
            self.is_word(
                it,
                &["data", "figures", "poll", "polling", "polls", "report", "results"],
            ) || self.is_word(it, &["research", "study", "survey", "surveys"])
        });
        is_showing && is_counted
    }

    /// "expects the river to rise": whether "to" and a verb follow a noun phrase.
    fn has_infinitive(&self, at: usize, sentence: Run) -> bool {
        let class = self.class(at);
        let is_noun = self.is_nominal_start(at)
            || !class.is(Class::PREPOSITION.or(Class::TO).or(Class::AUXILIARY))
                && !class.is(Class::ADVERB.or(Class::SUBORDINATOR).or(Class::ING));
        if !is_noun {
            return false;
        }
        let to = (at + 1..sentence.last.min(at + HEARER))
            .take_while(|&it| self.signs(it) == Signs::NONE && !self.is_verb(it))
            .find(|&it| self.class(it).is(Class::TO));
        to.is_some_and(|it| self.begins_infinitive(it + 1))
    }

    /// A "that" a few words on, before any verb: "said in a statement on Monday that".
    fn that_ahead(&self, from: usize, sentence: Run) -> Option<Start> {
        let class = self.class(from);
        // "warned him that", "promised her that".
        let is_hearer = from < sentence.last
            && class.is(Class::OBJECT)
            && self.class(from + 1).is(Class::THAT);
        let is_adjunct = is_hearer
            || self.signs(from).has(Signs::COMMA)
            || class
                .is(Class::PREPOSITION.or(Class::TIME).or(Class::TO).or(Class::ADVERB));
        if !is_adjunct {
            return None;
        }
        for at in from..=sentence.last.min(from + REACH) {
            if self.signs(at).has(Signs::HARD.or(Signs::QUOTE)) || self.is_verb(at) {
                return None;
            }
            // The clause behind another verb of saying is that one's.
            let is_other = at > from || self.signs(at).has(Signs::COMMA);
            if is_other && self.cue_at(at).is_some_and(CueKind::is_verb) {
                return None;
            }
            if self.class(at).is(Class::THAT) && at > from {
                // Behind a noun "that" may begin a relative clause.
                let is_start = self.is_conjunction(at, sentence)
                    && !self.class(at + 1).is(Class::ED)
                    && (self.begins_clause(at + 1, sentence)
                        || self.is_word(at + 1, &["although", "if", "unless", "when"]));
                return is_start.then_some(Start { token: at + 1, rule: Rule::That });
            }
        }
        None
    }

    /// "More than 50", "at least two of them", "only one", "not all": whether a number begins at
    /// a token behind words that say how exact it is.
    pub(super) fn begins_loose_number(&self, at: usize, sentence: Run) -> bool {
        let is_next = |it: usize| it <= sentence.last && self.signs(it) == Signs::NONE;
        let mut number = at;
        for _ in 0..LOOSE {
            let class = self.class(number);
            let second = self.words.meaning(Class::LOOSENS_WITH, self.word(number));
            let is_pair = second.is_some_and(|it| {
                it.split(' ').any(|it| self.is_word(number + 1, &[it]))
            });
            number += if is_pair {
                // "as many as".
                2 + usize::from(self.class(number + 2).is(Class::AS))
            } else {
                usize::from(class.is(Class::LOOSENS))
            };
        }
        let class = self.class(number);
        number > at
            && (at + 1..=number).all(is_next)
            && (class.is(Class::NUMBER.or(Class::QUANTITY).or(Class::PARTITIVE))
                || self.is_word(number, &["every"])
                || self.is_word(number, &["a"])
                    && (self.class(number + 1).is(Class::NUMBER)
                        || self.is_word(number + 1, &["fifth", "quarter", "third"])))
    }

    /// Steps over words on when, where and to whom something was said.
    pub(super) fn behind_adjunct(&self, at: usize, sentence: Run) -> Option<usize> {
        if at > sentence.last {
            return None;
        }
        if self.signs(at).has(Signs::COMMA.or(Signs::HARD)) {
            return Some(at);
        }
        let class = self.class(at);
        if let Some(next) = self.behind_time(at, sentence.last) {
            return Some(next);
        }
        if class.is(Class::TIME) {
            return Some(at + 1);
        }
        if self.begins_loose_number(at, sentence) {
            return Some(at);
        }
        if class.is(Class::ADVERB) && !class.is(Class::DETERMINER) && !self.is_capital(at)
        {
            // "said further rises could follow": the word belongs to what is said.
            let next = self.class(at + 1);
            let is_attribute = self
                .is_word(at, &["earlier", "early", "further", "late", "later"])
                && at + 1 < sentence.last
                && self.signs(at + 1) == Signs::NONE
                && self.word(at + 1).ends_with('s')
                && !self.is_capital(at + 1)
                && !next.is(NOMINAL.or(Class::PREPOSITION).or(Class::TIME));
            return Some(at + usize::from(!is_attribute));
        }
        if !class.is(Class::PREPOSITION.or(Class::TO)) || class.is(Class::SUBORDINATOR) {
            return Some(at);
        }
        // "to leave the town" is an infinitive, "to the town council" a hearer.
        if class.is(Class::TO)
            && at + 2 <= sentence.last
            && self.begins_infinitive(at + 1)
            && self.class(at + 2).is(Class::DETERMINER.or(Class::POSSESSIVE))
        {
            return Some(at);
        }
        // A prepositional phrase that ends in a day or a message: "in a statement".
        for token in at + 1..=sentence.last.min(at + 7) {
            if self.signs(token) != Signs::NONE || self.is_verb(token) {
                break;
            }
            let class = self.class(token);
            if class.is(Class::TIME.or(Class::MESSAGE)) {
                let next = token + 1;
                let goes_on = next <= sentence.last
                    && self
                        .class(next)
                        .is(Class::TIME.or(Class::MESSAGE).or(Class::NUMBER));
                return Some(if goes_on { next + 1 } else { next });
            }
        }
        Some(at)
    }

    /// Behind the hearer of "told": a clause, "that" or an infinitive.
    fn behind_hearer(&self, group: VerbGroup, at: usize, sentence: Run) -> Option<Start> {
        let end = sentence.last.min(at + HEARER);
        for token in at..=end {
            let signs = self.signs(token);
            if signs.has(Signs::HARD.or(Signs::QUOTE)) {
                return None;
            }
            let class = self.class(token);
            if class.is(Class::THAT) && self.is_conjunction(token, sentence) {
                return Some(Start { token: token + 1, rule: Rule::That });
            }
            if class.is(Class::TO)
                && token < sentence.last
                && self.begins_infinitive(token + 1)
            {
                // "asked not to be named": a wish about the report.
                if self.is_word(token + 1, &["be", "remain"])
                    && token == at + 1
                    && self.class(at).is(Class::NEGATION)
                {
                    return None;
                }
                // Who is to act is part of what is asked.
                let is_asked = group.kind == CueKind::Ask && token > at;
                let is_for = self.class(at).is(Class::FOR) && token > at + 1;
                let first = if is_asked { at + usize::from(is_for) } else { token };
                return Some(Start { token: first, rule: Rule::HearerInfinitive });
            }
            if self.is_word(token, &["whether", "if", "how", "why", "what"]) {
                return Some(Start { token, rule: Rule::Question });
            }
            if token > at && signs.has(Signs::COMMA) {
                return None;
            }
            // A second noun phrase with a verb: "told reporters the talks had failed".
            let is_second = token > at
                && (class.is(Class::SUBJECT.or(Class::CONTRACTION))
                    || class.is(Class::DETERMINER.or(Class::NUMBER))
                        && !self.class(token - 1).is(NOMINAL.or(Class::PREPOSITION))
                    || self.is_capital(token) && !self.is_capital(token - 1)
                    // "told Veld News talks had failed".
                    || self.is_capital(token - 1) && self.is_plural_noun(token));
            let is_joined = self
                .class(token.saturating_sub(1))
                .is(Class::PREPOSITION.or(Class::COORDINATOR).or(Class::DETERMINER));
            if is_second && !is_joined && self.begins_clause(token, sentence) {
                return Some(Start { token, rule: Rule::BareClause });
            }
        }
        None
    }

    /// "called the meeting a success", "described it as", "referred to … as".
    fn predicate(&self, group: VerbGroup, at: usize, sentence: Run) -> Option<Start> {
        let end = sentence.last.min(at + REACH);
        let has_as = (at..=end)
            .take_while(|&it| {
                !self.signs(it).has(Signs::HARD.or(Signs::COMMA)) || it == at
            })
            .find(|&it| self.class(it).is(Class::AS) && it < sentence.last);
        if self.is_word(at, &["out", "off", "up", "back", "in", "upon", "on", "away"]) {
            return None;
        }
        if self.is_word(at, &["how", "what", "why"])
            && group.form != Form::Passive
            && group.kind == CueKind::Name
        {
            return Some(Start { token: at, rule: Rule::Question });
        }
        let is_call = group.kind == CueKind::Call;
        // "accused Veldland of", "praised the council for": who is judged, and on what ground.
        let has_ground = !is_call
            && group.form != Form::Passive
            && (at + 1..=end)
                .take_while(|&it| !self.signs(it).has(Signs::HARD.or(Signs::COMMA)))
                .any(|it| {
                    self.is_word(it, &["for", "of"])
                        && it < sentence.last
                        && self.class(it + 1).is(Class::ING)
                });
        if has_ground {
            return Some(Start { token: at, rule: Rule::Evaluation });
        }
        if let Some(found) = has_as {
            return Some(match group.form {
                Form::Passive => Start { token: found + 1, rule: Rule::Passive },
                _ => Start { token: at, rule: Rule::Evaluation },
            });
        }
        let class = self.class(at);
        let is_phrase = !class.is(Class::PREPOSITION
            .or(Class::COORDINATOR)
            .or(Class::SUBORDINATOR)
            .or(Class::AUXILIARY))
            || class.is(NOMINAL);
        let is_called = is_call
            && is_phrase
            && group.form != Form::Passive
            && !self.is_named_thing(group)
            && self.has_predicate(at, sentence);
        is_called.then_some(Start { token: at, rule: Rule::Evaluation })
    }

    /// "called the vote a sham": whether more than one noun phrase stands behind a verb of
    /// calling; "called his name" and "called a doctor" say nothing of what is called so.
    fn has_predicate(&self, at: usize, sentence: Run) -> bool {
        let class = self.class(at);
        let is_pronoun = class.is(Class::OBJECT.or(Class::SUBJECT))
            && !(class.is(Class::POSSESSIVE) || self.is_word(at, &["one"]));
        let mut last = at;
        while last < sentence.last
            && !self.signs(last + 1).has(Signs::HARD.or(Signs::COMMA))
        {
            last += 1;
        }
        let is_quoted = (at..=last).any(|it| self.quotation_at(it).is_some());
        let is_own = is_pronoun || self.is_word(at, &["this", "that", "it"]);
        let is_second = (at + 1..=last).any(|it| {
            self.class(it).is(Class::DETERMINER)
                && !self.class(it - 1).is(Class::PREPOSITION.or(Class::COORDINATOR))
        });
        let has_adjective = (at + 2..=last).any(|it| {
            !self
                .class(it - 1)
                .is(Class::PREPOSITION.or(Class::DETERMINER).or(Class::COORDINATOR))
                && !self.is_adjective(it - 1)
                && self.is_adjective(it)
        });
        is_quoted || is_own && last > at || is_second || has_adjective
    }

    /// Whether a word ends like an adjective.
    pub(super) fn is_adjective(&self, token: usize) -> bool {
        let word = self.word(token);
        let ends = [
            "able", "ible", "ful", "less", "ous", "ive", "ical", "ic", "ary", "ish",
            "ing", "ed", "al", "ant", "ent", "ish",
        ];
        word.len() > 5 && ends.iter().any(|it| word.ends_with(it))
            || self.is_word(
                token,
                &[
                    "bad", "dead", "evil", "fair", "false", "good", "mad", "sad", "weak",
                    "wrong", "unfair", "crazy", "right", "great", "fake", "corrupt",
                    "stupid", "unjust",
                ],
            )
    }

    /// "a town called Orlo": a noun phrase with "a" right before the verb is what is called so.
    fn is_named_thing(&self, group: VerbGroup) -> bool {
        let first = group.run.first;
        (first.saturating_sub(3)..first)
            .rev()
            .take_while(|&it| self.signs(it + 1) == Signs::NONE)
            .take_while(|&it| !self.is_capital(it) || self.is_word(it, &["a", "an"]))
            .any(|it| self.is_word(it, &["a", "an"]))
    }

    /// "is expected to", "was told that", "it is believed that".
    fn passive(&self, group: VerbGroup, at: usize, sentence: Run) -> Option<Start> {
        let class = self.class(at);
        if class.is(Class::TO) && at < sentence.last {
            return Some(Start { token: at, rule: Rule::Passive });
        }
        if class.is(Class::THAT) && self.is_conjunction(at, sentence) {
            return Some(Start { token: at + 1, rule: Rule::Passive });
        }
        // "was told by officers that".
        if class.is(Class::BY)
            && let Some(agent) = self.noun_phrase_from(at + 1, sentence)
            && self.class(agent.last + 1).is(Class::THAT)
            && agent.last < sentence.last
            && self.is_conjunction(agent.last + 1, sentence)
        {
            return Some(Start { token: agent.last + 2, rule: Rule::Passive });
        }
        let is_told = group.kind == CueKind::Tell && self.begins_clause(at, sentence);
        is_told.then_some(Start { token: at, rule: Rule::Passive })
    }
}
