//! Words in quotation marks: what kind they are, and what reports them.
//!
//! A quotation goes with the report whose content holds it; else with the nearest cue of the
//! sentences that it touches; else with its neighbour in the paragraph.

use crate::language::Class;
use crate::text::{Gap, n_words};
use crate::voice::article::{Article, Run, Signs, tokens_of};
use crate::voice::cue::{CueKind, Form, VerbGroup};
use crate::voice::indirect::{Report, Reports};
use crate::voice::rules::Rule;
use crate::voice::{Attribution, Kind, Quotation};

/// How many cues on either side of a quotation are looked at.
const REACH: usize = 16;

/// How many words of a subject may stand between a label and its cue.
const LABEL: usize = 4;

/// How far before a quotation inside another the words may stand that report it.
const LEAD: usize = 10;

/// How many quotations on either side of one without a cue are asked.
const NEIGHBOURS: usize = 8;

impl Article<'_> {
    /// What a quotation’s own sentence shows.
    pub(super) fn own(&self, quotation: &Quotation, reports: &Reports) -> Attribution {
        let kind = self.kind(quotation);
        if let Some(own) = self.own_of_another(quotation, kind) {
            return own;
        }
        if self.is_remark_of_another(quotation, kind) {
            let before = tokens_of(self.found, quotation.inner).start - 1;
            let owner = self
                .class(before)
                .is(Class::GENITIVE)
                .then(|| self.noun_phrase_before(before, self.sentence(before)))
                .flatten();
            return Attribution {
                kind,
                content: quotation.span,
                source: owner.map(|it| self.span(it)),
                cue: None,
                act: None,
                speaker: None,
                device: None,
            };
        }
        let holding = self.holding(quotation, reports);
        // "“It rained,” Ada Tamm said, according to the report": who said it comes first.
        let is_verbless = holding.is_some_and(|it| reports.reporting[it].group.is_none());
        let is_tagged = is_verbless && kind == Kind::Direct;
        let number = is_tagged
            .then(|| self.right_behind(quotation, reports))
            .flatten()
            .or(holding)
            .or_else(|| self.nearest(quotation, kind, reports));
        let reporting = number.map(|it| &reports.reporting[it]);
        Attribution {
            kind,
            content: quotation.span,
            source: reporting.and_then(|it| it.source).map(|it| self.source_span(it)),
            cue: reporting.map(|it| self.span(it.cue)),
            act: None,
            speaker: None,
            device: None,
        }
    }

    /// "“They said, ‘Run,’ and I ran”": a quotation inside another, which the words before it there
    /// report.
    fn own_of_another(&self, quotation: &Quotation, kind: Kind) -> Option<Attribution> {
        let first = tokens_of(self.found, quotation.inner).start;
        let last = first.checked_sub(1).filter(|_| quotation.depth > 0)?;
        let is_led =
            self.signs(first).has(Signs::COMMA.or(Signs::COLON)) || kind != Kind::Term;
        let sentence = self.sentence(last);
        let number = (sentence.first.max(first.saturating_sub(LEAD))..first)
            .rev()
            .take_while(|&it| {
                it == last || !self.signs(it + 1).has(Signs::COMMA.or(Signs::HARD))
            })
            .find_map(|it| self.cue_number(it))?;
        let cue = self.cues[number];
        let group = self.verb_group(number).filter(|it| it.form == Form::Finite)?;
        let is_saying = matches!(
            group.kind,
            CueKind::Say | CueKind::Tell | CueKind::Report | CueKind::Ask
        );
        let is_outer = self.quotation_at(cue.first) == self.quotation_at(first);
        let source = self.subject(group);
        // "“I said, ‘Run’”": whoever speaks said that too.
        let is_own = source.is_some_and(|it| self.is_word(it.last, &["I", "we"]));
        (is_led && is_saying && is_outer && !is_own).then(|| Attribution {
            kind,
            content: quotation.span,
            source: source.map(|it| self.source_span(it)),
            cue: Some(self.span(Run { first: cue.first, last: cue.last })),
            act: None,
            speaker: None,
            device: None,
        })
    }

    /// "Tamm urged Berg to resign over the “no big deal” remark": whether the marks hold a remark
    /// that the words behind them speak of; whoever speaks of it need not have made it.
    fn is_remark_of_another(&self, quotation: &Quotation, kind: Kind) -> bool {
        let inside = tokens_of(self.found, quotation.inner);
        let behind = tokens_of(self.found, quotation.span).end;
        let Some(before) = inside.start.checked_sub(1) else { return false };
        kind != Kind::Direct
            && inside.len() > 1
            && self.class(behind).is(Class::REMARK)
            && !self.signs(behind).has(Signs::COMMA.or(Signs::HARD))
            && !self.class(before).is(Class::THIRD_POSSESSIVE)
            // "the “deeply hurtful” remark" judges it.
            && !self.is_adjective(inside.end - 1)
    }

    /// What reports the content that holds a quotation.
    fn holding(&self, quotation: &Quotation, reports: &Reports) -> Option<usize> {
        let inside = tokens_of(self.found, quotation.inner);
        let (first, last) = (inside.start, inside.end.checked_sub(1)?);
        let before = reports
            .reports
            .partition_point(|it| reports.reporting[it.reporting].cue.first <= last + 40);
        reports.reports[..before]
            .iter()
            .rev()
            .take(REACH)
            .filter(|it| it.content.first <= first && last <= it.content.last)
            .min_by_key(|it| it.content.len())
            .map(|it| it.reporting)
    }

    /// The verb with its subject right behind a quotation.
    fn right_behind(&self, quotation: &Quotation, reports: &Reports) -> Option<usize> {
        let end = tokens_of(self.found, quotation.span).end;
        let all = &reports.reporting;
        let from = all.partition_point(|it| it.cue.first < end);
        (from..all.len().min(from + REACH)).find(|&it| {
            let first = all[it].source.map(|own| own.first.min(all[it].cue.first));
            all[it].group.is_some_and(|own| own.form == Form::Finite)
                && first == Some(end)
        })
    }

    /// The nearest cue in the sentences that the quotation touches, outside every quotation.
    ///
    /// What follows whole clauses reports them ("…," she said); what follows a fragment
    /// mostly belongs to the next clause, so that there a cue before it is nearer.
    fn nearest(
        &self,
        quotation: &Quotation,
        kind: Kind,
        reports: &Reports,
    ) -> Option<usize> {
        let (before, behind) = if kind == Kind::Direct { (4, 0) } else { (0, 40) };
        let sentences = &self.found.sentences;
        let from = sentences.partition_point(|it| it.end <= quotation.span.start);
        let to = sentences.partition_point(|it| it.start < quotation.span.end);
        let start = sentences.get(from)?.start;
        let end = sentences[to.max(from + 1) - 1].end;
        let all = &reports.reporting;
        let place = |at: usize| self.span(all[at].cue);
        let start_of =
            |byte: u32| all.partition_point(|it| self.span(it.cue).start < byte);
        let first = start_of(start);
        let after = start_of(end);
        let distance = |at: usize| {
            let cue = place(at);
            if cue.end <= quotation.span.start {
                before + quotation.span.start - cue.end
            } else {
                behind + cue.start.saturating_sub(quotation.span.end)
            }
        };
        // The nearest is among the few on either side: a sentence without end costs no more.
        let own = start_of(quotation.span.start);
        let reach = first.max(own.saturating_sub(REACH))..after.min(own + REACH);
        // "Ada Tamm reportedly said": the verb has the source.
        let is_beside_verb = |at: usize| {
            let own = &all[at];
            own.group.is_none()
                && own.source.is_none()
                && all.get(at + 1).is_some_and(|next| {
                    next.group.is_some() && next.cue.first <= own.cue.last + 1
                })
        };
        reach
            .filter(|&at| !is_beside_verb(at))
            .filter(|&at| !self.is_inside_other(place(at), quotation))
            // "The slogan, “No masts!”, has been painted over": no verb of naming says it.
            .filter(|&at| {
                let is_unsaid = |it: &VerbGroup| {
                    it.form == Form::Passive && it.kind.is_naming() && it.run.first > 0
                };
                kind != Kind::Direct
                    || all[at].source.is_some()
                    || !all[at].group.as_ref().is_some_and(is_unsaid)
            })
            .filter(|&at| {
                kind != Kind::Direct || !self.says_something_else(at, quotation, reports)
            })
            .filter(|&at| {
                kind != Kind::Term
                    || !self.has(Rule::Label)
                    || self.is_beside(all[at].cue, quotation)
            })
            .min_by_key(|&at| distance(at))
    }

    /// "“Why us?” Ada Tamm said the bridge was shut": whether what stands behind a quotation that
    /// ends a sentence reports a clause of its own.
    fn says_something_else(
        &self,
        at: usize,
        quotation: &Quotation,
        reports: &Reports,
    ) -> bool {
        let own = &reports.reporting[at];
        let is_ended =
            quotation.inner.of(self.text).trim_end().ends_with(['.', '?', '!', '…']);
        // "« We go… », Ada Tamm told them that evening".
        let end = tokens_of(self.found, quotation.span).end;
        let is_ended = is_ended && !self.signs(end).has(Signs::COMMA);
        let from = reports.reports.partition_point(|it| it.reporting < at);
        let is_clause = |it: &&Report| {
            matches!(it.rule, Rule::That | Rule::BareClause | Rule::Question)
        };
        is_ended
            && own.source.is_some_and(|it| it.first < own.cue.first)
            && self.span(own.cue).start >= quotation.span.end
            && reports.reports[from..]
                .iter()
                .take_while(|it| it.reporting == at)
                .find(is_clause)
                .is_some_and(|it| it.content.first > own.cue.last)
    }

    /// Whether a label stands in the clause of a cue: behind it without a comma, or right
    /// before its subject.
    fn is_beside(&self, cue: Run, quotation: &Quotation) -> bool {
        let inside = tokens_of(self.found, quotation.span);
        if inside.is_empty() {
            return false;
        }
        if cue.last < inside.start {
            // A quotation without a word may be the last of the article.
            let last = inside.start.min(self.found.tokens.len() - 1);
            // "“We waited,” Tamm said, “and waited”": the tail of a quotation.
            let is_tail = (cue.first.saturating_sub(LABEL + 2)..cue.first)
                .any(|it| self.quotation_at(it).is_some());
            return (cue.last + 1..=last).all(|it| {
                !self.signs(it).has(Signs::COMMA.or(Signs::HARD))
                    || it == inside.start
                        && (self.signs(it).has(Signs::COLON)
                            || is_tail && self.signs(it).has(Signs::COMMA))
            });
        }
        // "‘No’, Tamm said": the comma stands inside the marks or behind them.
        let is_closed =
            quotation.inner.of(self.text).trim_end().ends_with([',', '!', '?', '.'])
                || inside.end < self.found.tokens.len()
                    && self.signs(inside.end).has(Signs::COMMA.or(Signs::OPEN));
        // A translation in brackets is passed over.
        let n_between =
            (inside.end..cue.first).filter(|&it| self.quotation_at(it).is_none());
        is_closed && n_between.take(LABEL + 1).count() <= LABEL
    }

    /// Whether words stand in quotation marks, unless these hold the quotation too.
    pub(super) fn is_inside_other(
        &self,
        words: crate::text::Span,
        quotation: &Quotation,
    ) -> bool {
        let before = self.quotations.partition_point(|it| it.span.start <= words.start);
        self.quotations[..before].iter().rev().take(4).any(|it| {
            it.span.contains(words)
                && !(it.depth < quotation.depth && it.span.contains(quotation.span))
        })
    }

    /// Whole clauses, a fragment, or a label.
    fn kind(&self, quotation: &Quotation) -> Kind {
        let words = quotation.inner.of(self.text).trim();
        let tokens = &self.found.tokens;
        let inside = tokens_of(self.found, quotation.inner);
        let (first, end) = (inside.start, inside.end);
        let n = n_words(&tokens[inside]);
        let begins_with_capital = words
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| !c.is_lowercase());
        let ends_clause = words.ends_with([',', '.', '!', '?', '…', '—', '–', ';']);
        let holds_sentences = tokens[first..end.max(first + 1) - 1]
            .iter()
            .any(|token| token.is_before_stop && n > 4);
        // "„Wir haben keine Wahl“, sagte Ada Tamm": the comma stands behind the marks.
        let is_said = n > 2
            && self.signs(end).has(Signs::COMMA)
            && self.cue_at(end) == Some(CueKind::Say);
        if begins_with_capital && (ends_clause || n >= 5 || holds_sentences || is_said) {
            Kind::Direct
        } else if n <= 2
            || (n == 3 && !ends_clause && !self.class(first).is(Class::SUBJECT_PRONOUN))
        {
            Kind::Term
        } else {
            Kind::Partial
        }
    }

    /// A quotation without a cue goes with the nearest one of its paragraph that has a speaker.
    pub(super) fn neighbours(&self, reports: &Reports, attributions: &mut [Attribution]) {
        let paragraph = |at: usize| {
            let start = self.quotations[at].span.start;
            self.found.paragraphs.partition_point(|it| it.end <= start)
        };
        for at in 0..attributions.len() {
            let is_open = attributions[at].cue.is_none()
                && attributions[at].source.is_none()
                && attributions[at].kind != Kind::Term
                && !self.is_title(&self.quotations[at])
                && !self
                    .is_remark_of_another(&self.quotations[at], attributions[at].kind);
            if !is_open || self.is_of_another(&self.quotations[at], attributions[at].kind)
            {
                continue;
            }
            let own = paragraph(at);
            let near = |other: usize| {
                paragraph(other) == own
                    && attributions[other].source.is_some()
                    && self.quotations[other].depth <= self.quotations[at].depth
            };
            let before =
                (at.saturating_sub(NEIGHBOURS)..at).rev().find(|&other| near(other));
            let behind = || {
                (at + 1..attributions.len().min(at + NEIGHBOURS))
                    .find(|&other| near(other))
            };
            if let Some(reporting) = self.sentence_before(&self.quotations[at], reports) {
                let reporting = &reports.reporting[reporting];
                attributions[at].source = reporting.source.map(|it| self.source_span(it));
                attributions[at].cue = Some(self.span(reporting.cue));
            } else if let Some(other) = before.or_else(behind) {
                let Attribution { source, cue, .. } = attributions[other].clone();
                attributions[at] =
                    Attribution { source, cue, ..attributions[at].clone() };
            } else if attributions[at].kind == Kind::Direct {
                let actor = self.actor_before(&self.quotations[at], reports);
                attributions[at].source = actor.map(|it| self.span(it));
            }
        }
    }

    /// "One minister likened it to “a walk”": whether a fragment stands in a sentence about
    /// somebody new, whom no speaker before it is.
    fn is_of_another(&self, quotation: &Quotation, kind: Kind) -> bool {
        let inside = tokens_of(self.found, quotation.inner).start;
        let Some(last) = self.found.tokens.len().checked_sub(1) else { return false };
        let first = self.sentence(inside.min(last)).first;
        let class = self.class(first);
        kind == Kind::Partial
            && first + 2 < inside
            && self.quotation_at(first).is_none()
            && class.is(Class::INDEFINITE.or(Class::COLLECTIVE).or(Class::QUANTITY))
            && !class.is(Class::NEGATION)
    }

    /// "Ada Tamm disliked the plan. “We go.”": whom the sentence before a quotation that is
    /// sentences of its own tells of.
    fn actor_before(&self, quotation: &Quotation, reports: &Reports) -> Option<Run> {
        self.acting(self.plain_sentence_before(quotation)?, reports)
    }

    /// The only report of the sentence before a quotation that is sentences of its own: "Ada Tamm
    /// said it was late. “We go.”"
    fn sentence_before(&self, quotation: &Quotation, reports: &Reports) -> Option<usize> {
        self.only_report(self.plain_sentence_before(quotation)?, reports)
    }

    /// The sentence without quotations before a quotation that is sentences of its own, in the
    /// same paragraph.
    fn plain_sentence_before(&self, quotation: &Quotation) -> Option<Run> {
        let first = tokens_of(self.found, quotation.inner).start;
        let sentence = self.sentence(first.min(self.found.tokens.len().checked_sub(1)?));
        let last = sentence.first.checked_sub(1).filter(|_| sentence.first == first)?;
        let before = self.sentence(last);
        let is_near = self.gap(first) != Gap::Break
            && (before.first..=before.last).all(|it| self.quotation_at(it).is_none());
        is_near.then_some(before)
    }

    /// The report of a sentence that has one beside those inside what it reports.
    fn only_report(&self, sentence: Run, reports: &Reports) -> Option<usize> {
        let all = &reports.reporting;
        let from = all.partition_point(|it| it.cue.first < sentence.first);
        let to = all.partition_point(|it| it.cue.first <= sentence.last);
        let first = reports.reports.partition_point(|it| it.reporting < from);
        let end = reports.reports.partition_point(|it| it.reporting < to);
        let is_inside = |at: usize| {
            reports.reports[first..end].iter().take(REACH).any(|it| {
                let cue = all[at].cue.first;
                it.reporting != at && it.content.first <= cue && cue <= it.content.last
            })
        };
        let mut sources = (from..to).take(REACH).filter(|&it| {
            let is_clause = all[it]
                .group
                .is_some_and(|it| matches!(it.form, Form::Finite | Form::Participle));
            let is_told = all[it].group.is_some_and(|it| it.kind == CueKind::Name);
            is_clause
                && all[it].source.is_some()
                && (is_told || self.is_saying_of(all[it].group))
                && !is_inside(it)
        });
        let one = sources.next()?;
        let is_same = |it: usize| all[it].source == all[one].source;
        sources.all(is_same).then_some(one)
    }

    /// A paragraph that is one quotation goes on with the speaker of the last quotation in the
    /// paragraph before, or with the one whom that paragraph ends by reporting; what it left
    /// open goes on with it.
    pub(super) fn floating(&self, reports: &Reports, attributions: &mut [Attribution]) {
        let paragraphs = &self.found.paragraphs;
        let paragraph = |at: usize| {
            let start = self.quotations[at].span.start;
            paragraphs.partition_point(|it| it.end <= start)
        };
        for at in 0..attributions.len() {
            let own = &attributions[at];
            let is_open =
                own.cue.is_none() && own.source.is_none() && own.kind == Kind::Direct;
            if !is_open {
                continue;
            }
            if self.quotations[at].continues {
                let before = at.checked_sub(1).and_then(|it| attributions[it].source);
                attributions[at].source = before;
                continue;
            }
            let number = paragraph(at);
            let is_start =
                paragraphs.get(number).is_some_and(|it| it.start == own.content.start);
            let Some(last) = number.checked_sub(1).filter(|_| is_start) else { continue };
            // A quotation inside another is no speech of its own.
            let before = (at.saturating_sub(NEIGHBOURS)..at)
                .rev()
                .find(|&it| self.quotations[it].depth == 0)
                .filter(|&it| {
                    paragraph(it) == last && attributions[it].kind == Kind::Direct
                });
            attributions[at].source = match before {
                Some(before) => attributions[before].source,
                None => {
                    let end = tokens_of(self.found, paragraphs[last]).last();
                    let report =
                        end.and_then(|it| self.only_report(self.sentence(it), reports));
                    let source = report.and_then(|it| reports.reporting[it].source);
                    source.map(|it| self.source_span(it))
                }
            };
        }
    }

    /// Whether a verb says something, rather than wants or names it.
    fn is_saying_of(&self, group: Option<VerbGroup>) -> bool {
        group.is_some_and(|it| {
            matches!(it.kind, CueKind::Say | CueKind::Report | CueKind::Tell)
        })
    }

    /// A quotation that continues has the speaker of the one before, and the other way round.
    pub(super) fn continuations(&self, attributions: &mut [Attribution]) {
        for at in 1..attributions.len() {
            if self.quotations[at].continues && attributions[at].cue.is_none() {
                let Attribution { source, cue, .. } = attributions[at - 1].clone();
                let own = attributions[at].clone();
                attributions[at] = Attribution { kind: Kind::Direct, source, cue, ..own };
            }
        }
        for at in (1..attributions.len()).rev() {
            let is_open = attributions[at - 1].cue.is_none()
                && attributions[at - 1].source.is_none();
            if self.quotations[at].continues && is_open {
                let Attribution { source, cue, .. } = attributions[at].clone();
                attributions[at - 1].source = source;
                attributions[at - 1].cue = cue;
            }
        }
    }
}
