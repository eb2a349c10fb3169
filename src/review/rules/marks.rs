//! Quotation marks that no speaker is given for.

use crate::document::Zone;
use crate::language::{Class, Language};
use crate::review::checked::{Checked, Found};
use crate::review::rules::context;
use crate::review::rules::context::{has, is_of, is_one_of, words};
use crate::text::{Span, fold};
use crate::voice::{Attribution, Device, Voice};
use std::collections::BTreeSet;

/// More words than this are no term but a quotation, whose source may be a law or a letter.
const MAX_WORDS: usize = 4;

/// Words behind the marks of what bears a name or a text: “the ‘yes’ box”.
const NAMED_BEHIND: &[&str] = &[
    "amendment",
    "banner",
    "banners",
    "box",
    "button",
    "category",
    "chant",
    "chants",
    "clause",
    "concept",
    "expression",
    "field",
    "file",
    "hashtag",
    "label",
    "motto",
    "phrase",
    "rating",
    "reads",
    "rule",
    "section",
    "sign",
    "signs",
    "slogan",
    "slogans",
    "standard",
    "symbol",
    "tag",
    "tags",
    "term",
    "title",
    "translates",
    "version",
    "word",
    "words",
];

/// How far before the marks a word may show that they cite a word, a name or a text.
const REACH: usize = 5;

/// How many bytes on either side of a nickname hold the words of the name beside it.
const NAME_REACH: usize = 64;

pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let text = checked.text();
    let cues = context::by_cue(checked);
    let lead = lead(checked);
    let everywhere: BTreeSet<String> = checked
        .analysis
        .attributions
        .iter()
        .flat_map(|it| spoken_words(text, it))
        .collect();
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut spoken = BTreeSet::new();
    let mut spoken_until = 0;
    for it in &checked.analysis.attributions {
        if it.device != Some(Device::NoSpeaker) {
            spoken_until = it.content.end.max(spoken_until);
            spoken.extend(spoken_words(text, it));
            continue;
        }
        if is_beside_speaker(checked, &cues, it.content) {
            spoken.extend(words(it.content.of(text)).map(fold));
            continue;
        }
        // Marks inside someone's words may be the speaker's own; the first place of a term
        // stands for all of its places.
        let key = fold(it.content.of(text));
        if it.content.start >= spoken_until
            && is_term(it.content.of(text))
            && is_in_running_text(checked, it.content)
            && !words(it.content.of(text)).all(|word| {
                // The first words of an article quote what its body gives with a speaker.
                let known = if it.content.end <= lead { &everywhere } else { &spoken };
                known.contains(&fold(word))
            })
            && !is_cited(checked, it.content)
            && seen.insert(key)
        {
            let message = format!(
                "{} is in quotation marks without a speaker; say whose words they are, or drop the marks.",
                it.content.of(text)
            );
            found.push(Found::new("unattributed-term", it.content, message));
        }
    }
    found
}

/// Where the first paragraph of the body ends.
fn lead(checked: &Checked<'_>) -> u32 {
    let paragraphs = &checked.analysis.document.paragraphs;
    let first = paragraphs.iter().find(|it| it.zone == Some(Zone::Body));
    first.map_or(0, |it| it.span.end)
}

/// The words that someone is quoted with.
fn spoken_words<'a>(
    text: &'a str,
    it: &Attribution,
) -> impl Iterator<Item = String> + use<'a> {
    let is_spoken = it.voice() == Voice::Quoted && it.source.is_some();
    let content = if is_spoken { it.content.of(text) } else { "" };
    words(content).map(fold)
}

/// Whether words in marks are a term: few, not a sentence, not a name.
fn is_term(content: &str) -> bool {
    let content = content.trim_matches(|c: char| "'’‘\"“”".contains(c));
    let n_words = words(content).take(MAX_WORDS + 1).count();
    let inside =
        content.trim_matches(|c: char| !c.is_alphanumeric() && !"…?!.,".contains(c));
    let is_name = words(content).all(|it| {
        it.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || Language::default().is(it, Class::SMALL_IN_NAMES)
    });
    // A stop inside the marks ends a quotation; terms stand before more words.
    (1..=MAX_WORDS).contains(&n_words)
        && !is_name
        && !inside.ends_with(['.', ',', '?', '!', '…'])
        && !inside.starts_with('…')
        && content.contains(char::is_lowercase)
}

/// Whether marks stand in a sentence of the body, and not in a headline, which quotes the
/// text below it, nor in a title or around a nickname.
fn is_in_running_text(checked: &Checked<'_>, content: Span) -> bool {
    let is_in_body = checked.analysis.zone_at(content.start) == Zone::Body;
    let sentence = context::sentence(checked, content);
    let n_words = words(content.of(checked.text())).count();
    let has_verb_room = words(sentence.of(checked.text())).count() > n_words + 3;
    is_in_body
        && has_verb_room
        && !is_nickname(checked.text(), content)
        && !checked.is_in_title(content)
}

/// Whether a word before the marks says that they cite a word, a name or a text, or gives
/// them to someone; or the words after them explain what they mean.
fn is_cited(checked: &Checked<'_>, content: Span) -> bool {
    let back = context::back(checked, content, REACH);
    let next = context::ahead(checked, content);
    // Of two terms in a list the first one decides.
    let list = context::back(checked, content, 2 * REACH);
    let is_list = list.of(checked.text()).contains(['“', '"', '‘']);
    let last =
        context::back(checked, content, 1).of(checked.text()).trim().to_lowercase();
    let follows = next.of(checked.text());
    has(checked, back, "review-named/named")
        || is_of(follows.trim(), Class::NAMED_THING)
        || is_introduced(&last, follows)
        || context::is_given(checked, content)
        || is_called(checked, content)
        || is_one_of(follows.trim(), NAMED_BEHIND)
        || (is_list && has(checked, list, "review-named/named"))
        || is_one_of(next.of(checked.text()).trim(), &["meaning", "means", "refers"])
}

/// Whether “as” stands before the marks: “attacked the plan as ‘rigged’”.
fn is_called(checked: &Checked<'_>, content: Span) -> bool {
    let two = context::back(checked, content, 2).of(checked.text());
    let mut last = words(two).rev();
    let word = last.next().unwrap_or_default();
    is_one_of(word, &["as"])
        || (is_one_of(word, &["a", "an", "the"])
            && last.next().is_some_and(|it| is_one_of(it, &["as"])))
}

/// Whether the marks introduce a term or an image: “a ‘dry port’ at the border”, or a gloss
/// stands behind them.
fn is_introduced(last: &str, follows: &str) -> bool {
    let gap = follows.trim_start_matches(|c: char| {
        !c.is_alphanumeric() && c != '–' && c != '—' && c != '(' && c != '-'
    });
    let is_glossed = gap.starts_with(['–', '—', '(', '-']);
    // “A ‘gift’ of land” is no kind of land.
    let next = follows.trim().to_lowercase();
    // “A ‘gift’ of land”: no thing of that name.
    let is_head = next.is_empty()
        || (next != "of" && Language::default().is(&next, Class::SMALL_IN_NAMES))
        || is_one_of(&next, &["that", "which", "where", "with", "from", "or"]);
    is_glossed || (["a", "an"].contains(&last) && is_head) || last == "for"
}

/// Whether someone is quoted or reported in the same sentence: the term may be that one's.
fn is_beside_speaker(
    checked: &Checked<'_>,
    cues: &[(Span, &Attribution)],
    content: Span,
) -> bool {
    let sentence = context::sentence(checked, content);
    let behind = context::after(checked, content);
    // “… is ‘rigged’, Tamm said”: the fragment ends the speaker's clause.
    let is_reported = behind.starts_with(',')
        && words(behind)
            .take(4)
            .any(|it| is_one_of(it, &["said", "says", "added", "wrote"]));
    let is_according = words(sentence.of(checked.text()))
        .next()
        .is_some_and(|it| is_one_of(it, &["according"]));
    is_reported || is_according || context::cues_in(cues, sentence).next().is_some()
}

/// Whether one word stands in marks between two words of a name.
fn is_nickname(text: &str, span: Span) -> bool {
    let is_capital =
        |word: Option<&str>| word.is_some_and(|it| it.starts_with(char::is_uppercase));
    // A name is short: no text without blanks is walked to its ends.
    let near = span.widened(text, NAME_REACH);
    let before = Span { start: near.start, end: span.start }.of(text);
    let after = Span { start: span.end, end: near.end }.of(text);
    !span.of(text).contains(' ')
        && is_capital(before.rsplit([' ', '\n']).nth(1))
        && is_capital(after.split([' ', '\n']).nth(1))
        && before.ends_with(' ')
        && after.starts_with(' ')
}
