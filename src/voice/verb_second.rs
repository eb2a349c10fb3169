//! Reporting verbs of a language that sets a comma before every clause and may put the verb
//! before its subject: "Am Montag sagte Ada Tamm, die Brücke sei sicher", "Ada Tamm teilte mit,
//! dass …", "Die Brücke sei sicher, sagte Ada Tamm".
//!
//! Which verbs these are is a class of the language ([`Class::BEFORE_A_COMMA`]); where it lists
//! none, nothing here is asked.

use crate::language::Class;
use crate::text::Gap;
use crate::voice::article::{Article, Run, Signs};
use crate::voice::clause::Clause;
use crate::voice::complement::Start;
use crate::voice::cue::{CueKind, Form, VerbGroup};
use crate::voice::indirect::{Report, Reporting, Reports};
use crate::voice::rules::Rule;
use crate::voice::{Act, Attribution, Kind};

/// How many words before and behind a verb belong to its clause.
const CLAUSE: usize = 40;

/// How many pieces between commas are looked at for a content.
const PIECES: usize = 4;

/// What ends a clause.
const ENDS: Signs = Signs::COMMA.or(Signs::HARD).or(Signs::QUOTE);

/// What stands before a verb that its subject follows.
const FRONTED: Class =
    Class::PREPOSITION.or(Class::ADVERB).or(Class::TIME).or(Class::NEGATION);

/// What may be a subject, although it looks like something that is fronted.
const SUBJECTS: Class = Class::SUBJECT.or(Class::COLLECTIVE);

/// Where a verb stands: its clause, what bends for its subject, and how.
struct Place {
    /// The verb and the clause around it, up to the signs on either side.
    verb: usize,
    clause: Run,
    /// The verb that agrees with the subject: the auxiliary of a participle, or the verb.
    finite: usize,
    /// The clause begins with a conjunction, so that its verb ends it.
    is_subordinate: bool,
}

impl Article<'_> {
    /// Takes up what a verb of this kind reports.
    pub(super) fn verb_second(&self, number: usize, found: &mut Reports) {
        let cue = self.cues[number];
        let sentence = self.sentence(cue.first);
        let Some(place) = self.place_of(cue.first, sentence) else { return };
        let (source, is_turned) = self.source_around(&place, sentence, found);
        let group = VerbGroup {
            run: Run { first: cue.first, last: cue.last },
            form: Form::Finite,
            kind: cue.kind,
            cue: number,
            has_contraction: false,
        };
        // "Es hieß, die Brücke sei sicher": nobody says it.
        let is_impersonal = self.class(cue.first).is(Class::IMPERSONAL);
        let reporting = found.reporting.len();
        found.reporting.push(Reporting {
            cue: group.run,
            source: source.filter(|_| !is_impersonal),
            group: Some(group),
        });
        let mut add = |content: Run, rule| {
            found.reports.push(Report { content, reporting, rule });
        };
        let behind =
            source.map_or(place.clause.last, |it| it.last.max(place.clause.last));
        let start = self.content_behind_comma(group, behind + 1, source, sentence);
        if let Some(start) = start {
            let last = self.content_end(start, Clause::main(sentence));
            add(Run { first: start.token, last }, start.rule);
            return;
        }
        if cue.kind == CueKind::Demand && source.is_some() {
            if let Some(content) = self.demanded(&place, source, is_turned) {
                add(content, Rule::NounPhrase);
            }
            return;
        }
        let before = place.clause.first;
        let is_inserted = before > sentence.first
            && self.signs(before).has(Signs::COMMA)
            && (is_turned || place.is_subordinate)
            && source.is_some();
        if !is_inserted {
            return;
        }
        let content = self.content_before(before, sentence);
        if let Some(content) = content.filter(|it| self.is_unquoted(*it)) {
            add(content, Rule::Parenthetical);
            if let Some(rest) = self.content_behind(behind + 1, sentence) {
                add(rest, Rule::Parenthetical);
            }
        }
    }

    /// The clause around a verb; none where the word is no verb there, or lacks its particle.
    fn place_of(&self, verb: usize, sentence: Run) -> Option<Place> {
        let is_small = self.word(verb).starts_with(char::is_lowercase);
        if !is_small && verb > sentence.first {
            return None;
        }
        let own = self.quotation_at(verb);
        let mut first = verb;
        while first > sentence.first
            && verb - first < CLAUSE
            && !self.signs(first).has(ENDS)
            && self.quotation_at(first - 1) == own
        {
            first -= 1;
        }
        let mut last = verb;
        while last < sentence.last
            && last - verb < CLAUSE
            && !self.signs(last + 1).has(ENDS)
            && self.quotation_at(last + 1) == own
        {
            last += 1;
        }
        let before = self.class(verb.saturating_sub(1));
        let is_attribute = verb > first && before.is(Class::DETERMINER) && {
            let next = verb + 1;
            next <= last && self.word(next).starts_with(char::is_uppercase)
        };
        if is_attribute {
            return None;
        }
        if self.class(verb).is(Class::SEPARABLE) {
            let particles = self.words.meaning(Class::SEPARABLE, self.word(verb))?;
            // "teilte die Polizei mit": the particle ends the clause.
            let is_there =
                |at: usize| particles.split(' ').any(|it| self.is_word(at, &[it]));
            let is_last = last > verb && is_there(last);
            return is_last.then_some(Place {
                verb,
                clause: Run { first, last },
                finite: verb,
                is_subordinate: false,
            });
        }
        let is_subordinate =
            self.class(first).is(Class::SUBORDINATOR.or(Class::AS).or(Class::RELATIVE))
                && first < verb
                && !self.class(first).is(Class::DETERMINER);
        let auxiliary = (first..verb)
            .rev()
            .find(|&it| self.class(it).is(Class::HAVE))
            .filter(|_| !is_subordinate && verb == last);
        let finite = auxiliary.unwrap_or(verb);
        Some(Place { verb, clause: Run { first, last }, finite, is_subordinate })
    }

    /// Who says it, and whether they stand behind the verb.
    fn source_around(
        &self,
        place: &Place,
        sentence: Run,
        found: &Reports,
    ) -> (Option<Run>, bool) {
        let Place { finite, clause, .. } = *place;
        let behind = || self.subject_behind(place, sentence);
        let mut first = clause.first;
        if place.is_subordinate {
            // "wie die Polizei mitteilte".
            let is_gap = self.class(first).is(Class::RELATIVE);
            let first = first + usize::from(!is_gap);
            let source = self.noun_phrase_from(first, Run { first, last: finite - 1 });
            return (source.filter(|it| it.last < finite), false);
        }
        if first == finite {
            let is_apposed = first > sentence.first
                && self.signs(first).has(Signs::COMMA)
                && self.quotation_at(first - 1).is_none()
                && !self.has_verb(Run { first: sentence.first, last: first - 1 });
            if is_apposed {
                // "Ada Tamm, die Bürgermeisterin, sagte".
                let source = self.subject_with_apposition(first, sentence);
                return (source, false);
            }
            // "Nina Holm, die eine Mühle führt, sagte": the name before what is put in.
            let before = || self.subject_before_comma(sentence, first);
            return behind().map_or_else(|| (before(), false), |it| (Some(it), true));
        }
        if self.class(first).is(Class::COORDINATOR) && !self.is_capital(first) {
            first += 1;
        }
        if first == finite {
            let before = found.reporting.iter().rev();
            let mut near = before.take_while(|it| it.cue.first >= sentence.first);
            let shared = near.find_map(|it| it.source);
            return (shared.or_else(|| self.main_subject(finite, sentence)), false);
        }
        let class = self.class(first);
        let is_fronted = class.is(FRONTED) && !class.is(SUBJECTS)
            || class.is(Class::BEFORE_A_HEARER)
                && self.words.meaning(Class::BEFORE_A_HEARER, self.word(first)).is_none();
        if is_fronted && let Some(source) = behind() {
            return (Some(source), true);
        }
        let run = Run { first, last: finite - 1 };
        let source = self.noun_phrase_from(first, run);
        (source.or_else(|| self.trimmed(run)).filter(|it| it.last < finite), false)
    }

    /// The noun phrase that begins a sentence, up to its first comma.
    fn subject_before_comma(&self, sentence: Run, verb: usize) -> Option<Run> {
        let comma = (sentence.first + 1..verb)
            .find(|&it| self.signs(it).has(Signs::COMMA.or(Signs::HARD)))?;
        let piece = Run { first: sentence.first, last: comma - 1 };
        let is_phrase = !self.has_verb(piece)
            && self.signs(comma).has(Signs::COMMA)
            && self.quotation_at(piece.first).is_none();
        is_phrase.then(|| self.noun_phrase_from(piece.first, piece)).flatten()
    }

    /// The subject behind a verb: "sagte die Sprecherin der Polizei dem Sender".
    fn subject_behind(&self, place: &Place, sentence: Run) -> Option<Run> {
        let next = place.finite + 1;
        if next > place.clause.last {
            return None;
        }
        let last = if place.finite < place.verb { place.verb - 1 } else { sentence.last };
        let source = self.noun_phrase_from(next, Run { first: next, last })?;
        // The particle of a verb is no part of who speaks.
        let is_particle = self.class(place.verb).is(Class::SEPARABLE)
            && source.last == place.clause.last;
        if is_particle {
            return (source.len() > 1).then(|| Run { last: source.last - 1, ..source });
        }
        Some(source)
    }

    /// Where a content begins behind a verb and its comma or colon.
    fn content_behind_comma(
        &self,
        group: VerbGroup,
        from: usize,
        source: Option<Run>,
        sentence: Run,
    ) -> Option<Start> {
        let mut at = from;
        for _ in 0..PIECES {
            if at > sentence.last {
                return None;
            }
            let signs = self.signs(at);
            if signs.has(Signs::COLON) {
                return Some(Start { token: at, rule: Rule::Colon });
            }
            if !signs.has(Signs::COMMA) || self.quotation_at(at).is_some() {
                return None;
            }
            let class = self.class(at);
            let last = self.end_of_piece(at, sentence);
            let piece = Run { first: at, last };
            if class.is(Class::THAT) && at < last {
                return Some(Start { token: at + 1, rule: Rule::That });
            }
            if class.is(Class::QUESTION) && at < last {
                return Some(Start { token: at, rule: Rule::Question });
            }
            let is_infinitive = last > at && {
                let before = self.class(last - 1);
                before.is(Class::TO) && self.word(last).ends_with('n')
            };
            if is_infinitive && source.is_some() {
                return Some(Start { token: at, rule: Rule::Infinitive });
            }
            let is_open = class.is(Class::SUBORDINATOR.or(Class::COORDINATOR))
                && !self.has_subjunctive(Run { first: at, last: sentence.last });
            if is_open {
                return None;
            }
            if source.is_some() && self.is_main_clause(piece) {
                return Some(Start { token: at, rule: Rule::BareClause });
            }
            if group.kind == CueKind::Demand || class.is(Class::SUBORDINATOR) {
                return None;
            }
            at = last + 1;
        }
        None
    }

    /// Whether a piece between commas is a clause with its verb in the second place, and no
    /// relative clause, which its verb ends.
    fn is_main_clause(&self, piece: Run) -> bool {
        let verb = (piece.first + 1..=piece.last)
            .find(|&it| self.is_verb(it) && !self.class(it).is(Class::TIME));
        let is_pronoun = self.class(piece.first).is(Class::SUBJECT);
        verb.is_some_and(|it| {
            it < piece.last || is_pronoun || self.class(it).is(Class::SUBJUNCTIVE)
        })
    }

    /// "forderte den Rücktritt des Ministers": what is demanded in a noun phrase.
    fn demanded(
        &self,
        place: &Place,
        source: Option<Run>,
        is_turned: bool,
    ) -> Option<Run> {
        let behind = source.filter(|_| is_turned).map(|it| it.last + 1);
        let first = behind.unwrap_or(place.verb + 1);
        let last = place.clause.last;
        let is_phrase = first <= last
            && place.finite == place.verb
            && !self.class(first).is(Class::ADVERB.or(Class::NEGATION));
        is_phrase.then_some(Run { first, last })
    }

    /// Whether a verb form in a run shows that its sentence is reported.
    fn has_subjunctive(&self, run: Run) -> bool {
        self.subjunctive_in(run).is_some()
    }

    fn subjunctive_in(&self, run: Run) -> Option<usize> {
        let verb = (run.first + 1..=run.last)
            .find(|&it| self.class(it).is(Class::SUBJUNCTIVE) && !self.is_capital(it))?;
        let is_wish = verb < run.last && self.class(verb + 1).is(Class::NOT_SUBJUNCTIVE);
        // "ich habe" is no report.
        let is_own = (run.first..=run.last).any(|it| self.class(it).is(Class::I));
        (!is_wish && !is_own).then_some(verb)
    }

    /// Sentences that go on with what was reported before, by the form of their verb alone:
    /// "Die Brücke sei sicher." They have the source of the sentence before.
    pub(super) fn reported_on(&self, attributions: &[Attribution]) -> Vec<Attribution> {
        if !self.words.is_verb_second() {
            return Vec::new();
        }
        let mut known: Vec<(usize, Attribution)> = attributions
            .iter()
            .filter(|it| it.device.is_none() && it.source.is_some())
            .map(|it| (self.token_at(it.content.end), it.clone()))
            .collect();
        known.sort_by_key(|it| it.0);
        let mut found: Vec<Attribution> = Vec::new();
        let mut before: Option<(usize, Attribution)> = None;
        let mut next = 0;
        let mut first = 0;
        while first < self.found.tokens.len() {
            let sentence = self.sentence(first);
            first = sentence.last + 1;
            let mut last_known = None;
            while let Some((at, own)) = known.get(next) {
                if *at > sentence.last {
                    break;
                }
                last_known = Some(own.clone());
                next += 1;
            }
            if let Some(own) = last_known {
                before = Some((sentence.last, own));
                continue;
            }
            let Some((end, own)) = before.take() else { continue };
            let is_next = end + 1 == sentence.first
                && self.gap(sentence.first) != Gap::Break
                && self.quotation_at(sentence.first).is_none();
            let clause = Run {
                first: sentence.first,
                last: self.end_of_piece(sentence.first, sentence),
            };
            let verb = self.subjunctive_in(clause).filter(|_| is_next);
            let is_main =
                verb.is_some() && !self.class(sentence.first).is(Class::SUBORDINATOR);
            if !is_main {
                continue;
            }
            let own = Attribution {
                kind: Kind::Indirect,
                content: self.span(sentence),
                cue: None,
                act: Some(Act::Assertion),
                ..own
            };
            before = Some((sentence.last, own.clone()));
            found.push(own);
        }
        found
    }

    /// The last token that begins before a byte.
    fn token_at(&self, byte: u32) -> usize {
        let n = self.found.tokens.partition_point(|it| it.span.start < byte);
        n.saturating_sub(1)
    }
}
