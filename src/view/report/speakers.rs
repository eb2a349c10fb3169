//! Section 3: who speaks, one row a speaker, one column a source, and under each row its
//! passages.

use crate::compare::{AttributionRef, Heard};
use crate::view::report::copied;
use crate::view::report::excerpt::Excerpts;
use crate::view::report::folded::Line;
use crate::view::report::naming::WIDE;
use crate::view::report::plain::plain;
use crate::view::report::said::{SaidGroup, group};
use crate::view::report::stage::{Badge, Stage, badge};
use crate::view::report::verbs::{VerbRow, verb_rows};
use crate::view::wording;
use crate::voice::Voice;
use serde::Serialize;

/// So many speakers have a row; the others are listed.
const N_ROWS: usize = 24;
/// So many lines of a speaker in the list are linked.
const N_LINES: usize = 4;

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakersSection {
    /// How many passages there are, and how many are open.
    pub lede: String,
    /// Whether there are so many columns that the table scrolls.
    pub is_wide: bool,
    /// Speakers in the order of the comparison, then speech whose speaker is not resolved,
    /// then marks without a speaker.
    pub rows: Vec<SpeakerRow>,
    /// Speakers beyond the rows.
    pub more: Option<MoreSpeakers>,
    /// Who says it how; empty where no verb was found.
    pub verbs: Vec<VerbRow>,
}

/// One speaker across the sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakerRow {
    /// The id of the row.
    pub id: String,
    /// The id of what opens under it.
    pub details_id: String,
    /// The name.
    pub name: String,
    /// Whether the name is one of an article, and not words of the page.
    pub is_name: bool,
    /// What else the speaker is called.
    pub forms: Option<String>,
    /// The only source in which the speaker is heard, where there are several.
    pub only_in: Option<String>,
    /// One a source.
    pub cells: Vec<SpeechCell>,
    /// The line that opens the passages.
    pub read: String,
    /// What is counted.
    pub counted: String,
    /// One a source that gives words of the speaker.
    pub groups: Vec<SaidGroup>,
}

/// What one source gives of one speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeechCell {
    /// The source.
    pub badge: Badge,
    /// The link to the passages; none where there are none.
    pub href: Option<String>,
    /// Words by voice, those that occur.
    pub words: Vec<SpeechWords>,
    /// How many quotations and reported passages.
    pub passages: String,
    /// Whether only a headline gives words of the speaker.
    pub is_headline_only: bool,
}

/// Words in one voice, drawn to the scale of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeechWords {
    /// The name of the voice.
    pub voice: &'static str,
    /// How many, with what is counted.
    pub label: String,
    /// How many.
    pub n: String,
    /// Where the bar begins, in per cent.
    pub at: String,
    /// How long it is, in per cent.
    pub width: String,
}

/// Speakers without a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MoreSpeakers {
    /// The line that opens them.
    pub summary: String,
    /// In the order of the comparison.
    pub rows: Vec<MoreSpeaker>,
}

/// A speaker without a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MoreSpeaker {
    /// The name.
    pub name: String,
    /// One a source that gives words of the speaker.
    pub heard: Vec<MoreSpeech>,
}

/// What one source gives of a speaker without a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MoreSpeech {
    /// The source.
    pub badge: Badge,
    /// How many quotations and reported passages.
    pub passages: String,
    /// The first lines.
    pub lines: Vec<Line>,
}

/// Who speaks in a comparison; none where nobody does.
pub(super) fn speakers(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
) -> Option<SpeakersSection> {
    let found = &stage.comparison.speakers;
    if found.speakers.is_empty()
        && found.unresolved.is_empty()
        && found.no_speaker.is_empty()
    {
        return None;
    }
    let shown = &found.speakers[..found.speakers.len().min(N_ROWS)];
    let open = [("open", &found.unresolved), ("none", &found.no_speaker)];
    let widest = shown_speech(stage).map(all_words).max().unwrap_or_default();
    let table = Table { stage, excerpts, widest };
    let mut rows: Vec<SpeakerRow> = Vec::new();
    for (number, it) in shown.iter().enumerate() {
        let only = it.by_source.first().filter(|_| it.by_source.len() == 1);
        let only = only.filter(|_| stage.comparison.sources.len() > 1);
        let forms: Vec<String> = it.forms.iter().map(|it| plain(it)).collect();
        rows.push(SpeakerRow {
            is_name: true,
            forms: (!forms.is_empty()).then(|| wording::also(&forms)),
            only_in: only.map(|it| wording::only_in(&badge(it.source).letter)),
            ..table.row(&(number + 1).to_string(), spoken_of(&it.name), &it.by_source)
        });
    }
    for ((key, heard), name) in open.into_iter().zip(wording::NOBODY) {
        if !heard.is_empty() {
            rows.push(table.row(key, name.to_owned(), heard));
        }
    }
    Some(SpeakersSection {
        lede: wording::speakers_lede(found),
        is_wide: stage.comparison.sources.len() >= WIDE,
        more: more(stage, shown.len()),
        verbs: verb_rows(stage, shown),
        rows,
    })
}

/// What the sources give of the speakers who have a row, in the order of the page.
pub(super) fn shown_speech<'a>(stage: &Stage<'a>) -> impl Iterator<Item = &'a Heard> {
    let found = &stage.comparison.speakers;
    let named = found.speakers.iter().take(N_ROWS).flat_map(|it| &it.by_source);
    named.chain(&found.unresolved).chain(&found.no_speaker)
}

/// Words of a speaker in a source, insertions included.
fn all_words(it: &Heard) -> u64 {
    it.by_voice.iter().sum()
}

/// What the rows of the table have in common.
struct Table<'a> {
    stage: &'a Stage<'a>,
    excerpts: &'a Excerpts,
    /// The most words of a cell.
    widest: u64,
}

impl Table<'_> {
    fn row(&self, key: &str, name: String, by_source: &[Heard]) -> SpeakerRow {
        let cell = |source: usize| {
            let heard = by_source.iter().find(|it| it.source == source);
            self.cell(key, source, heard)
        };
        let groups = by_source.iter().map(|it| {
            let id = group_id(key, it.source);
            group(self.stage, self.excerpts, id, it)
        });
        let groups: Vec<SaidGroup> = groups.collect();
        let n_passages: usize = groups.iter().map(|it| it.passages.len()).sum();
        SpeakerRow {
            id: format!("w-{key}"),
            details_id: format!("wd-{key}"),
            name,
            is_name: false,
            forms: None,
            only_in: None,
            cells: (0..self.stage.comparison.sources.len()).map(cell).collect(),
            read: wording::read_passages(n_passages),
            counted: copied::counted(
                self.stage,
                wording::heard_in_all(by_source),
                by_source.iter().flat_map(|it| &it.places).map(|it| it.article),
            ),
            groups,
        }
    }

    fn cell(&self, key: &str, source: usize, heard: Option<&Heard>) -> SpeechCell {
        let mut words = Vec::new();
        let mut at = 0;
        for voice in [Voice::Quoted, Voice::Reported, Voice::Embedded] {
            let n = heard.map_or(0, |it| it.words(voice));
            if n > 0 {
                words.push(SpeechWords {
                    voice: voice.name(),
                    label: wording::words_in(voice, n),
                    n: wording::wide(n),
                    at: self.percent(at),
                    width: self.percent(n),
                });
            }
            at += n;
        }
        SpeechCell {
            badge: badge(source),
            href: heard.map(|_| format!("#{}", group_id(key, source))),
            is_headline_only: heard.is_some_and(|it| words.is_empty() && it.n_held == 0),
            words,
            passages: heard.map(wording::passages_of).unwrap_or_default(),
        }
    }

    /// A part of the width that the most words have.
    fn percent(&self, n: u64) -> String {
        format!("{:.1}", n as f64 / self.widest.max(1) as f64 * 100.0)
    }
}

/// A name as it stands within a sentence.
pub(super) fn spoken_of(name: &str) -> String {
    let rest = name.strip_prefix("The ");
    plain(&rest.map_or_else(|| name.to_owned(), |rest| format!("the {rest}")))
}

fn group_id(key: &str, source: usize) -> String {
    format!("w{}-{key}", source + 1)
}

/// The speakers from a number on, as a list.
fn more(stage: &Stage<'_>, from: usize) -> Option<MoreSpeakers> {
    let rest = &stage.comparison.speakers.speakers[from..];
    if rest.is_empty() {
        return None;
    }
    let line = |at: &AttributionRef| {
        let document = &stage.analysis(at.article).document;
        let start = stage.analysis(at.article).attributions[at.attribution].content.start;
        let paragraph = document.paragraphs.partition_point(|it| it.span.end <= start);
        let found = document.paragraphs.get(paragraph)?;
        let place = wording::place(found.zone.unwrap_or_default(), found.line);
        Some(Line { href: stage.paragraph_href(at.article, paragraph), place })
    };
    let heard = |it: &Heard| {
        let mut lines: Vec<Line> = it.places.iter().filter_map(line).collect();
        lines.dedup();
        lines.truncate(N_LINES);
        MoreSpeech { badge: badge(it.source), passages: wording::passages_of(it), lines }
    };
    let rows = rest.iter().map(|it| MoreSpeaker {
        name: spoken_of(&it.name),
        heard: it.by_source.iter().map(heard).collect(),
    });
    Some(MoreSpeakers {
        summary: wording::more_speakers(rest.len()),
        rows: rows.collect(),
    })
}
