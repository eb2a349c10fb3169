//! The words that name the speaker: the subject before a reporting verb, or the noun phrase
//! behind it.

use crate::language::Class;
use crate::text::Gap;
use crate::voice::article::{Article, Run, Signs, tokens_of};
use crate::voice::cue::{CueKind, Form, VerbGroup};
use crate::voice::indirect::Reports;
use crate::voice::phrase::LONGEST;
use crate::voice::rules::Rule;

impl Article<'_> {
    /// The source of a verb, and whether it stands behind it ("said Ada Tamm").
    pub(super) fn source_of(
        &self,
        group: VerbGroup,
        sentence: Run,
        found: &Reports,
    ) -> (Option<Run>, bool) {
        let first = group.run.first;
        let shared = || {
            if !self.has(Rule::SharedSubject) {
                return None;
            }
            let near = found.reporting.iter().rev();
            let near = near.take_while(|it| it.cue.first >= sentence.first);
            let mut sources = near.filter(|it| {
                it.group.is_some_and(|it| it.form == Form::Finite)
                    && self.quotation_at(it.cue.first) == self.quotation_at(first)
                    && !found.holds(it.cue.first)
            });
            sources
                .find_map(|it| it.source)
                .or_else(|| self.main_subject(first, sentence))
        };
        match group.form {
            Form::Participle if first == sentence.first => {
                (self.subject_behind_comma(first, sentence), false)
            }
            Form::Participle => {
                let source = self
                    .quoted_as(first, sentence)
                    .map(|it| it.0)
                    .or_else(|| self.subject_behind_with(first, sentence))
                    .or_else(|| self.subject_before_participle(first, sentence))
                    .or_else(shared);
                (source, false)
            }
            // "It is too soon to say": nobody says it.
            Form::Infinitive => {
                let source =
                    shared().filter(|it| !self.is_word(it.last, &["it", "there"]));
                (source, false)
            }
            Form::Passive => (self.agent(group, sentence), false),
            Form::Finite => {
                if first == sentence.first {
                    return (self.behind_fronted(group, sentence), true);
                }
                let is_after_break = first > sentence.first
                    && self.signs(first).has(Signs::COMMA.or(Signs::QUOTE));
                if is_after_break && let Some(source) = self.turned(group, sentence) {
                    return (Some(source), true);
                }
                let is_shared = first > sentence.first
                    && self.class(first - 1).is(Class::COORDINATOR)
                    && !group.has_contraction;
                if is_shared {
                    return (shared(), false);
                }
                let aside = || self.subject_before_aside(first, sentence, found);
                // "She denied it, but in a later interview said": a second verb behind words on
                // when and where.
                let is_behind_and = || {
                    (sentence.first + 1..first)
                        .rev()
                        .take(ADVERBIAL)
                        .take_while(|&it| self.signs(it + 1) == Signs::NONE)
                        .find(|&it| self.class(it).is(Class::COORDINATOR))
                        .is_some_and(|it| {
                            self.class(it + 1).is(Class::PREPOSITION)
                                && it + 1 < first
                                && !(it + 1..first).any(|at| self.is_verb(at))
                        })
                };
                // "She paused, then added": the verb before has the subject.
                let is_second = is_after_break && self.class(first).is(Class::ADVERB);
                let second = || is_second.then(shared).flatten();
                let other = || is_behind_and().then(shared).flatten();
                let own = self.subject(group);
                (own.or_else(aside).or_else(second).or_else(other), false)
            }
        }
    }

    /// "Ada Tamm, asked whether it rained, said": the subject before what stands aside.
    fn subject_before_aside(
        &self,
        verb: usize,
        sentence: Run,
        found: &Reports,
    ) -> Option<Run> {
        let asked = found.reporting.last().filter(|it| it.cue.first > sentence.first)?;
        let is_aside = asked.group.is_some_and(|it| {
            it.kind == CueKind::Ask && it.form == Form::Passive && it.run.len() == 1
        });
        let is_closed = self.signs(verb).has(Signs::COMMA);
        (is_aside && is_closed && self.signs(asked.cue.first).has(Signs::COMMA))
            .then(|| self.noun_phrase_before(asked.cue.first - 1, sentence))
            .flatten()
    }

    /// "The agency quoted Ada Tamm as saying", "Ada Tamm was quoted as saying": whom the words
    /// behind "as" are given to, and where the clause begins.
    pub(super) fn quoted_as(
        &self,
        participle: usize,
        sentence: Run,
    ) -> Option<(Run, usize)> {
        let as_ = participle.checked_sub(1).filter(|&it| it > sentence.first)?;
        if !self.class(as_).is(Class::AS) {
            return None;
        }
        let verb = (sentence.first..as_)
            .rev()
            .take(QUOTED)
            .take_while(|&it| !self.signs(it + 1).has(Signs::HARD.or(Signs::COMMA)))
            .find(|&it| {
                self.cue_at(it) == Some(CueKind::Report)
                    && self.class(it).is(Class::ED.or(Class::PAST).or(Class::ING))
                    || self.is_word(it, &["quotes", "cites", "reports"])
            })?;
        let group = self.verb_group(self.cue_number(verb)?)?;
        let subject = self.subject(group);
        let start = subject.map_or(group.run.first, |it| it.first);
        if group.form == Form::Passive || group.run.last + 1 == as_ {
            return Some((subject?, start));
        }
        let named = self.trimmed(Run { first: group.run.last + 1, last: as_ - 1 })?;
        Some((named, start))
    }

    /// "The mayor, arguing that it rained, left": the subject before a participle that stands
    /// between it and its verb.
    fn subject_before_participle(&self, first: usize, sentence: Run) -> Option<Run> {
        if !self.signs(first).has(Signs::COMMA) {
            return None;
        }
        let last = first.checked_sub(1).filter(|&it| it >= sentence.first)?;
        let run = Run { first: self.behind_dateline(sentence), last };
        if run.first > last {
            return None;
        }
        let is_short = run.len() <= LONGEST && !self.has_comma(run);
        let has_verb = (run.first..=last).any(|it| {
            let is_cue = self.cue_at(it).is_some_and(CueKind::is_verb)
                && self.class(it + 1).is(SUBJECTS.or(Class::OBJECT));
            self.is_verb(it) || self.is_plain_past(it) || is_cue && it > run.first
        });
        (is_short && !has_verb).then(|| self.trimmed(run)).flatten()
    }

    /// "ORLO, April 9 (Post) — Ada Tamm": where the first sentence begins behind the place and
    /// the day that an agency puts before it.
    pub(super) fn behind_dateline(&self, sentence: Run) -> usize {
        let dash = (sentence.first + 1..=sentence.last)
            .take(DATELINE)
            .find(|&it| self.signs(it).has(Signs::DASH.or(Signs::COLON)));
        let is_capitals = |it: usize| {
            let word = self.word(it);
            let is_agency = self.signs(it + 1).has(Signs::CLOSE) && word.len() > 1;
            (is_agency || word.len() > 2)
                && !word.bytes().any(|it| it.is_ascii_lowercase())
        };
        // “CEO Ada Tamm said so, adding: …” has words in small letters before the colon.
        let is_head = |end: &usize| {
            is_capitals(sentence.first)
                && (sentence.first..*end)
                    .all(|it| !self.word(it).starts_with(char::is_lowercase))
        };
        dash.filter(is_head).unwrap_or(sentence.first)
    }

    /// The subject of the main clause behind a participle in front.
    pub(super) fn subject_behind_comma(
        &self,
        first: usize,
        sentence: Run,
    ) -> Option<Run> {
        let comma = (first + 1..=sentence.last)
            .filter(|&it| self.signs(it).has(Signs::COMMA))
            .find(|&it| self.is_capital(it) || self.class(it).is(SUBJECTS))?;
        self.subject_from(comma, sentence.last + 1)
    }

    /// "…, with Ada Tamm going as far as saying": the subject of a participle behind "with".
    fn subject_behind_with(&self, first: usize, sentence: Run) -> Option<Run> {
        let with = (sentence.first..first)
            .rev()
            .take(WITH)
            .take_while(|&it| self.signs(it + 1) == Signs::NONE)
            .find(|&it| self.is_word(it, &["with"]))?;
        // "met with the envoy by saying", "had to do with Ada Tamm and suggesting": the
        // participle is of the main clause.
        let joins = Class::PREPOSITION.or(Class::COORDINATOR);
        let before = self.class(first.checked_sub(1)?);
        if before.is(joins) && !before.is(Class::AS) && first > with + 1 {
            return None;
        }
        let verb = (with + 2..=first).find(|&it| self.class(it).is(Class::ING))?;
        let is_name = self.is_capital(with + 1)
            || self.class(with + 1).is(Class::DETERMINER.or(Class::POSSESSIVE));
        is_name.then_some(Run { first: with + 1, last: verb - 1 })
    }

    /// The subject behind its verb: "…, said Ada Tamm".
    pub(super) fn turned(&self, group: VerbGroup, sentence: Run) -> Option<Run> {
        let next = group.run.last + 1;
        let is_quoted = self.quotation_at(group.run.first - 1).is_some()
            && !self.is_marked_aside(group.run.first - 1, sentence);
        // "“Never,” vowed Ada Tamm": behind marks every verb that takes a clause may stand so.
        let is_closed = next <= sentence.last && self.word(group.run.last).ends_with('s');
        let is_vow = (is_quoted || is_closed)
            && group.run.len() == 1
            && matches!(group.kind, CueKind::Vow | CueKind::Hope | CueKind::Demand);
        if next > sentence.last
            || !self.is_saying(group) && !is_vow
            || self.signs(next) != Signs::NONE
        {
            return None;
        }
        let source = self.noun_phrase_from(next, sentence)?;
        let end = source.last + 1;
        let is_pronoun = self.class(source.first).is(Class::SUBJECT)
            && !self.class(source.first).is(Class::DETERMINER);
        // "…, a mayor, said she": what is said has a verb of its own.
        // "The town, said Ada Tamm, is late": the verb behind the comma is not hers.
        let goes_on = end <= sentence.last && self.signs(end).has(Signs::COMMA);
        let is_clause = end <= sentence.last && self.is_verb(end) && !goes_on
            || !is_quoted && self.is_told_of(group, source, sentence);
        let is_last = end > sentence.last
            || self.signs(end).has(Signs::COMMA.or(Signs::HARD))
            || self.class(end).is(Class::TIME.or(Class::PREPOSITION));
        // "Bills to double, warns regulator".
        let is_headline = || {
            end > sentence.last
                && self.word(group.run.last).ends_with('s')
                && self.signs(group.run.first).has(Signs::COMMA)
                && (self.is_capital(source.last)
                    || self.is_role(source.last)
                    || self.class(source.last).is(Class::COMMON_PLURAL.or(Class::REPORT)))
        };
        // "…, noted the Post’s Ada Tamm."
        let is_signed = group.kind == CueKind::Report
            && end > sentence.last
            && self.is_capital(source.last);
        let is_closing = (group.kind == CueKind::Say || is_signed || is_headline())
            && is_last
            && !is_pronoun
            && !is_clause;
        (is_quoted || is_closing).then_some(source)
    }

    /// "Eva Lind, an economist, said such limits help": whether a subject with a name stands before
    /// a verb and nobody's name behind it.
    fn is_told_of(&self, group: VerbGroup, behind: Run, sentence: Run) -> bool {
        let names_nobody = !(behind.first..=behind.last)
            .any(|it| self.is_capital(it) || self.is_role(it));
        let subject = || self.subject_with_apposition(group.run.first, sentence);
        // "Eva Lind, the envoy, said signatories to the treaty may leave it".
        let has_verb = || {
            (behind.last + 1..=sentence.last)
                .take_while(|&it| !self.signs(it).has(Signs::COMMA.or(Signs::HARD)))
                .any(|it| self.is_verb(it))
        };
        // "Kyle Berg, 17, said his brother jumped": an age between commas stands behind a subject.
        let is_aged = self.class(group.run.first - 1).is(Class::NUMBER)
            && self.signs(group.run.first - 1).has(Signs::COMMA);
        // "Ada Tamm, a baker, said the council": a name and what it stands for.
        let is_named_behind = (behind.first..=behind.last).any(|it| self.is_capital(it));
        let is_apposed = || {
            self.subject_with_apposition(group.run.first, sentence).is_some_and(|it| {
                let comma =
                    (it.first + 1..=it.last).find(|&at| self.signs(at).has(Signs::COMMA));
                self.is_capital(it.first)
                    && comma.is_some_and(|at| self.is_word(at, &["a", "an", "the"]))
            })
        };
        let is_own = is_aged
            || self.class(behind.first).is(Class::THIRD_POSSESSIVE)
            || !is_named_behind && is_apposed();
        (is_own || names_nobody && (behind.len() > 2 || has_verb()))
            && subject().is_some_and(|it| self.is_capital(it.first) || self.has_comma(it))
    }

    /// "Said Ada Tamm: “…”", "Added Tamm, “…”": the subject of a verb that begins its sentence.
    fn behind_fronted(&self, group: VerbGroup, sentence: Run) -> Option<Run> {
        let source = self.noun_phrase_from(group.run.last + 1, sentence)?;
        let end = source.last + 1;
        let is_led = end <= sentence.last
            && (self.signs(end).has(Signs::COLON)
                || self.signs(end).has(Signs::COMMA) && self.quotation_at(end).is_some());
        is_led.then_some(source)
    }

    /// Whether a verb may stand before its subject.
    pub(super) fn is_saying(&self, group: VerbGroup) -> bool {
        matches!(group.kind, CueKind::Say | CueKind::Report | CueKind::Ask)
            && group.run.len() == 1
    }

    /// The noun phrase behind "by".
    pub(super) fn agent(&self, group: VerbGroup, sentence: Run) -> Option<Run> {
        let by = (group.run.last + 1..=sentence.last.min(group.run.last + 12))
            .take_while(|&it| !self.signs(it).has(Signs::HARD))
            .find(|&it| self.class(it).is(Class::BY))?;
        self.noun_phrase_from(by + 1, sentence)
    }

    /// The subject of a finite verb, within its sentence.
    pub(super) fn subject(&self, group: VerbGroup) -> Option<Run> {
        let sentence = self.sentence(group.run.last);
        let verb = group.run.first;
        let last = verb.checked_sub(1).filter(|&it| it >= sentence.first)?;
        if group.has_contraction {
            return Some(Run { first: last, last });
        }
        let signs = self.signs(verb);
        if self.quotation_at(last) != self.quotation_at(verb) {
            let is_aside =
                signs.has(Signs::COMMA) && self.is_marked_aside(last, sentence);
            return is_aside
                .then(|| self.subject_with_apposition(verb, sentence))
                .flatten();
        }
        if signs.has(Signs::DASH) {
            return self.subject_with_dashes(verb, sentence);
        }
        if signs.has(Signs::HARD) {
            return None;
        }
        if signs.has(Signs::COMMA) {
            if !self.has(Rule::Apposition) {
                return None;
            }
            return self.subject_with_apposition(verb, sentence);
        }
        if signs.has(Signs::CLOSE) {
            return self.subject_with_brackets(last, sentence);
        }
        // "Ada Tamm, the mayor, today said": the comma stands before the day.
        if self.signs(last).has(Signs::COMMA)
            && last > sentence.first
            && self.class(last).is(Class::TIME)
            && self.has(Rule::Apposition)
        {
            return self.subject_with_apposition(last, sentence);
        }
        let class = self.class(last);
        if class.is(Class::COORDINATOR) {
            return self.main_subject(last, sentence);
        }
        if class.is(Class::SUBJECT.or(Class::RELATIVE)) || class.is(Class::THAT) {
            return Some(Run { first: last, last });
        }
        let phrase = self.noun_phrase_before(last, sentence)?;
        (!self.is_object(phrase, group, sentence)).then_some(phrase)
    }

    /// "The council, which calls it “a blip”, said": whether a relative clause behind a comma ends
    /// in short marks.
    fn is_marked_aside(&self, last: usize, sentence: Run) -> bool {
        let Some(number) = self.quotation_at(last) else { return false };
        let inside = tokens_of(self.found, self.quotations[number].span);
        inside.len() <= MARKED
            && (sentence.first + 1..inside.start)
                .rev()
                .take(LONGEST)
                .find(|&it| self.signs(it).has(Signs::COMMA))
                .is_some_and(|it| self.class(it).is(Class::RELATIVE))
    }

    /// Whether a noun phrase is the object of the verb before it, so that what follows is a
    /// noun ("outlined its key demands").
    fn is_object(&self, phrase: Run, group: VerbGroup, sentence: Run) -> bool {
        let is_plain = group.run.len() == 1 && self.word(group.run.last).ends_with('s')
            || !self.class(group.run.last).is(Class::ED.or(Class::PAST));
        let Some(before) = phrase.first.checked_sub(1).filter(|&it| it >= sentence.first)
        else {
            return false;
        };
        let class = self.class(before);
        let is_clausal =
            matches!(self.cue_at(before), Some(CueKind::Say | CueKind::Tell));
        is_plain
            && self.signs(phrase.first) == Signs::NONE
            && !is_clausal
            && (class.is(Class::ED) || self.is_verb(before))
            && !self.is_word(group.run.last, &["says", "say"])
    }

    /// "Ada Tamm, the mayor of Norrby, said": the longest run of verbless pieces between
    /// commas, less the adverbials in front.
    pub(super) fn subject_with_apposition(
        &self,
        verb: usize,
        sentence: Run,
    ) -> Option<Run> {
        let last = verb - 1;
        let mut pieces: Vec<Run> = Vec::new();
        let mut end = last;
        let mut at = last;
        loop {
            // "The council, which calls it “a blip”, said": short marks in between.
            if at > sentence.first
                && let Some(number) = self.quotation_at(at)
            {
                let inside = tokens_of(self.found, self.quotations[number].span);
                let is_short = inside.len() <= MARKED
                    && inside.end - 1 == at
                    && inside.start > sentence.first
                    && !self.signs(inside.start).has(Signs::COMMA.or(Signs::HARD));
                if is_short && pieces.is_empty() {
                    at = inside.start - 1;
                    continue;
                }
            }
            let signs = self.signs(at);
            let is_edge = at == sentence.first
                || last - at >= LONGEST
                || signs.has(Signs::HARD.or(Signs::QUOTE))
                || self.quotation_at(at) != self.quotation_at(at - 1);
            if is_edge || signs.has(Signs::COMMA) {
                let piece = Run { first: at, last: end };
                let is_own = self.begins_insertion(piece.first)
                    || !is_edge
                        && pieces
                            .iter()
                            .all(|it| self.is_word(it.first, &["a", "an", "the"]))
                        && self.is_told_more_of(piece);
                if self.has_verb(piece) && !is_own {
                    // "Nobody was paid until the founder, Ada Tamm, said".
                    pieces.extend(self.last_clause(piece));
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
        while let Some(&piece) = pieces.last() {
            if pieces.len() < 2 || !self.is_adverbial(piece) {
                break;
            }
            // "In Orlo, Ada Tamm, a lawyer, said": a name behind the comma is the subject.
            let is_open = !pieces[..pieces.len() - 1].iter().any(|it| {
                self.is_capital(it.first)
                    && !self.class(it.first).is(Class::TIME)
                    && !self.is_party_tag(*it)
            });
            let number = pieces.len() - 1;
            if let Some(subject) = self.subject_in(piece, is_open) {
                pieces[number] = subject;
                break;
            }
            pieces.pop();
        }
        let head = self.trimmed(*pieces.last()?)?;
        if self.begins_insertion(head.first) && !self.is_nominal_start(head.first) {
            return None;
        }
        // "Ada Tamm, speaking in Orlo, said": how it was said is no part of who said it.
        let aside = pieces[..pieces.len() - 1].iter().rev();
        let is_aside =
            |it: &Run| self.class(it.first).is(Class::ING) || self.is_remark(*it);
        let aside = aside.copied().find(is_aside);
        let last = aside.map_or(last, |it| it.first - 1);
        Some(Run { first: head.first, last })
    }

    /// "meanwhile", "for example", "in turn": whether a piece between commas says nothing of
    /// who speaks.
    fn is_remark(&self, piece: Run) -> bool {
        let class = self.class(piece.first);
        let is_adverb = class.is(Class::ADVERB) && !self.is_capital(piece.first);
        let is_phrase = self.is_word(piece.first, &["at", "by", "for", "in", "on"])
            && !(piece.first..=piece.last)
                .any(|it| self.is_capital(it) || self.is_role(it));
        (is_adverb || is_phrase) && piece.len() <= REMARK
    }

    /// "R-Orlo": a letter and a place, which is nobody's name.
    fn is_party_tag(&self, piece: Run) -> bool {
        self.word(piece.first).chars().count() == 1
            && piece.len() > 1
            && self.gap(piece.first + 1) == Gap::Hyphen
    }

    /// "Ada Tamm, a lawyer who wrote the law, said": whether a piece between commas is an
    /// apposition whose only verbs stand in its relative clause.
    fn is_told_more_of(&self, piece: Run) -> bool {
        let relative = (piece.first + 1..piece.last)
            .find(|&it| self.class(it).is(Class::RELATIVE.or(Class::THAT)));
        relative.is_some_and(|it| {
            let noun = Run { first: piece.first, last: it - 1 };
            self.is_apposition(piece.first) && !self.has_verb(noun)
        })
    }

    /// The noun phrase behind the last conjunction of a piece, if no verb follows it.
    fn last_clause(&self, piece: Run) -> Option<Run> {
        let joins = Class::SUBORDINATOR.or(Class::COORDINATOR).or(Class::AS);
        let at = (piece.first + 1..piece.last)
            .rev()
            .take_while(|&it| !self.is_verb(it + 1))
            .find(|&it| {
                self.class(it).is(joins)
                    && !self.class(it).is(Class::RELATIVE.or(Class::THAT))
            })?;
        let is_nominal = self.class(at + 1).is(SUBJECTS) || self.is_capital(at + 1);
        is_nominal.then_some(Run { first: at + 1, last: piece.last })
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

    /// The subject of the sentence's first verb, or of the last verb before a token that has
    /// one: what a participle or a second verb shares.
    pub(super) fn main_subject(&self, before: usize, sentence: Run) -> Option<Run> {
        let mut first = self.behind_dateline(sentence);
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
                // "Ada Tamm, head of the union, a baker, left": one apposition after another.
                let is_verb = self.is_verb(at) || self.is_plain_past(at);
                is_inside = !is_inside || !is_verb && self.is_apposition(at);
            }
            // "The firm disputes that, calling it a lie": a verb in the present.
            let is_present = at > first
                && self.word(at).ends_with('s')
                && self.cue_at(at).is_some_and(CueKind::is_verb)
                && self.signs(at + 1) == Signs::NONE
                && self.class(at + 1).is(SUBJECTS.or(Class::OBJECT).or(Class::THAT));
            if !is_inside
                && at > first
                && (self.is_verb(at) || self.is_plain_past(at) || is_present)
            {
                last = at - 1;
                break;
            }
            if at + 1 == before {
                return None;
            }
        }
        while last > first && self.class(last).is(Class::ADVERB) {
            last -= 1;
        }
        self.trimmed(Run { first, last })
    }
}

/// How far before "as saying" its verb may stand.
const QUOTED: usize = 16;

/// How many words may stand between "and" and a second verb.
const ADVERBIAL: usize = 8;

/// How many words in marks may stand inside a subject.
const MARKED: usize = 8;

/// How many words a remark between commas may have that is no part of a source.
const REMARK: usize = 4;

/// How many words may stand before the dash of a dateline.
const DATELINE: usize = 10;

/// How far before a participle its "with" may stand.
const WITH: usize = 10;

/// What a main clause can begin with, names aside.
const SUBJECTS: Class = Class::DETERMINER.or(Class::SUBJECT).or(Class::POSSESSIVE);
