//! Drops quotations that have nothing to do with each other from remarks.
//!
//! A reporter may put two sentences around one "she said" that were not said together. Where
//! two joined remarks each hold a quotation that the other article does not print, only the
//! quotations that share words are compared.

use crate::compare::quotations::align::{SEED, Seeds};
use crate::compare::quotations::entry::{Member, entries};
use crate::compare::quotations::fit::Fit;
use crate::compare::quotations::links::Wording;
use crate::compare::quotations::remark::{Before, Remark};
use crate::compare::quotations::{MIN_COMMON, Relation, SharedQuote, Stories};

/// The entries of the quotations that share words: of all of them together, if one side holds
/// the other then, or else one by one. None if that leaves nothing out or holds nowhere.
pub(super) fn restricted(
    stories: &Stories<'_>,
    base: &Wording,
    member: &Member<'_>,
) -> Option<Vec<SharedQuote>> {
    let n_parts = |it: &Wording| stories.remarks[it.remarks[0]].parts.len();
    if n_parts(base) + n_parts(member.wording) == 2 {
        return None;
    }
    let mut of_base = vec![false; member.fit.printed.len()];
    let mut of_member = vec![false; member.fit.extra.len()];
    for run in member.fit.runs.iter().filter(|run| run.len >= SEED) {
        of_base[run.a..run.a + run.len].fill(true);
        of_member[run.b..run.b + run.len].fill(true);
    }
    let wordings = [base, member.wording];
    pair(stories, wordings, [&of_base, &of_member])
        .filter(|it| it.iter().all(|it| it.relation != Relation::Overlapping))
        .or_else(|| one_by_one(stories, wordings))
}

/// The entries of every two quotations that share a run; none if no one holds another.
fn one_by_one(
    stories: &Stories<'_>,
    wordings: [&Wording; 2],
) -> Option<Vec<SharedQuote>> {
    let masks = wordings.map(|it| {
        let remark = &stories.remarks[it.remarks[0]];
        let mut masks: Vec<Vec<bool>> = Vec::new();
        for (at, word) in remark.words.iter().enumerate() {
            if at == 0 || word.before == Before::Part {
                masks.push(vec![false; remark.words.len()]);
            }
            if let Some(mask) = masks.last_mut() {
                mask[at] = true;
            }
        }
        masks
    });
    let mut found = Vec::new();
    for of_base in &masks[0] {
        for of_member in &masks[1] {
            found.extend(pair(stories, wordings, [of_base, of_member]));
        }
    }
    let found: Vec<SharedQuote> = found.into_iter().flatten().collect();
    let holds = found.iter().any(|it| it.relation != Relation::Overlapping);
    holds.then_some(found)
}

/// The entries of two wordings without the quotations that have none of some words; none if
/// what is left shares no run.
fn pair(
    stories: &Stories<'_>,
    wordings: [&Wording; 2],
    is_common: [&[bool]; 2],
) -> Option<Vec<SharedQuote>> {
    let mut remarks = shortened(stories, wordings[0], is_common[0])?;
    let n_base = remarks.len();
    remarks.extend(shortened(stories, wordings[1], is_common[1])?);
    let origins = wordings.iter().flat_map(|it| &it.remarks);
    let occasions = origins.map(|&it| stories.occasions[it].clone()).collect();
    let inner = Stories { remarks, occasions, ..*stories };
    let [mut long, mut short] = [0..n_base, n_base..inner.remarks.len()]
        .map(|range| Wording { remarks: range.collect() });
    let length = |it: &Wording| inner.remarks[it.remarks[0]].numbers.len();
    if length(&short) > length(&long) {
        std::mem::swap(&mut long, &mut short);
    }
    let whole = &inner.remarks[long.remarks[0]];
    let seeds = Seeds::new(&whole.numbers);
    let fit = Fit::new(whole, &seeds, &inner.remarks[short.remarks[0]]);
    let n_shared = fit.longest().map_or(0, |it| whole.length(it.a..it.a + it.len));
    if n_shared < MIN_COMMON {
        return None;
    }
    let member = Member { wording: &short, fit };
    Some(entries(&inner, &long, &[member]))
}

/// The remarks of a wording without the parts that have no word in common; none if that
/// leaves them with different words.
fn shortened(
    stories: &Stories<'_>,
    wording: &Wording,
    is_common: &[bool],
) -> Option<Vec<Remark>> {
    let remarks = wording.remarks.iter();
    let shortened: Vec<Remark> =
        remarks.map(|&it| shorten(&stories.remarks[it], is_common)).collect();
    let first = &shortened.first()?.numbers;
    let is_one = !first.is_empty() && shortened.iter().all(|it| it.numbers == *first);
    is_one.then_some(shortened)
}

fn shorten(remark: &Remark, is_common: &[bool]) -> Remark {
    let mut short = Remark {
        article: remark.article,
        parts: Vec::new(),
        words: Vec::new(),
        numbers: Vec::new(),
        speaker: remark.speaker.clone(),
    };
    let (mut part, mut at) = (0, 0);
    while at < remark.words.len() {
        let begins = |it: &usize| remark.words[*it].before == Before::Part;
        let end = (at + 1..remark.words.len()).find(begins);
        let end = end.unwrap_or(remark.words.len());
        if is_common[at..end].contains(&true) {
            let first = short.words.len();
            short.parts.extend(remark.parts.get(part));
            short.words.extend_from_slice(&remark.words[at..end]);
            short.numbers.extend_from_slice(&remark.numbers[at..end]);
            if first == 0 {
                short.words[0].before = Before::Word;
            }
        }
        (part, at) = (part + 1, end);
    }
    short
}
