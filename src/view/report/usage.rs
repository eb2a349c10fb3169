//! Who uses which form, since when, by which source: printed only where a source is given.

use crate::compare::ConceptComparison;
use crate::document::Date;
use crate::lexicon::pack;
use crate::lexicon::pack::Variant;
use crate::view::report::block::{Block, Inline, Line, soft, strong, text};
use crate::view::report::plain::{Plain, web_address};
use crate::view::report::rows::variants_by_count;
use crate::view::report::stage::Stage;
use crate::view::wording;

/// The documented users of a row's forms, one item a form of which anything is known.
pub(super) fn usages(stage: &Stage<'_>, it: &ConceptComparison) -> Option<Block> {
    if stage.is_draft(it) {
        return None;
    }
    let variants = variants_by_count(stage, it).into_iter();
    let items = variants.filter_map(|(at, _)| usage(stage, stage.variant(it, at)));
    let items: Vec<Line> = items.collect();
    (!items.is_empty()).then_some(Block::List { style: "usage", items })
}

fn usage(stage: &Stage<'_>, variant: &Variant) -> Option<Line> {
    let mut line = vec![strong(form(variant))];
    if let Some(describe) = variant.describe.as_deref() {
        line.push(text(Plain::new(describe)));
    }
    for (key, users) in
        [("usage.by", &variant.used_by), ("usage.not_by", &variant.not_by)]
    {
        let sourced: Vec<&pack::Usage> =
            users.iter().filter(|it| !it.source.trim().is_empty()).collect();
        if !sourced.is_empty() {
            line.push(soft(stage.t(key)));
            sourced.iter().for_each(|it| line.extend(user(it)));
        }
    }
    let is_said = line.len() > 1;
    line.extend(bounds(stage, variant).into_iter().map(soft));
    is_said.then_some(line)
}

fn user(it: &pack::Usage) -> Vec<Inline> {
    let since = wording::since(it.from, it.until);
    let since = since.map(|it| format!(", {it}")).unwrap_or_default();
    let mut line = vec![text(Plain::new(&format!("{}{since}", it.who)))];
    line.push(match web_address(&it.source) {
        Some(href) => {
            let host = href.split('/').nth(2).unwrap_or(&href).to_owned();
            let said = match &it.kind {
                Some(kind) => format!("({host}, {kind})"),
                None => format!("({host})"),
            };
            Inline::Link { style: "", text: Plain::new(&said), href, is_web: true }
        }
        None => soft(Plain::new(&format!("({})", it.source))),
    });
    line
}

/// The form that stands for a variant.
pub(super) fn form(variant: &Variant) -> Plain {
    Plain::new(variant.forms.first().map_or(variant.id.as_ref(), |it| it.as_ref()))
}

/// Until when, or from when on, the form is usual everywhere.
fn bounds(stage: &Stage<'_>, variant: &Variant) -> Vec<Plain> {
    let before = variant.valid.neutral_before.map(|it| usual_before(stage, it));
    let after = variant.valid.neutral_after.map(|it| usual_after(stage, it));
    before.into_iter().chain(after).collect()
}

/// Why the form means nothing on a day, if it does not.
pub(super) fn usual(stage: &Stage<'_>, variant: &Variant, date: Date) -> Option<Plain> {
    let before = variant.valid.neutral_before.filter(|&change| date < change);
    let after = variant.valid.neutral_after.filter(|&change| date >= change);
    before.map(|it| usual_before(stage, it)).or(after.map(|it| usual_after(stage, it)))
}

fn usual_before(stage: &Stage<'_>, day: Date) -> Plain {
    stage.fill("usage.before", &[("day", &wording::day(day))])
}

fn usual_after(stage: &Stage<'_>, day: Date) -> Plain {
    stage.fill("usage.after", &[("day", &wording::day(day))])
}
