//! Whether words can be read alone: what an excerpt prints without the words before it must
//! not refer to them, and has to say something.

use crate::analysis::Analysis;
use crate::language::{Class, Language};
use crate::lesson::material::is_small;
use crate::lesson::people::{People, points_by_noun};
use crate::text::{Gap, Span, Token, fold};
use crate::voice::{Attribution, Kind};

/// The fewest bytes of a quotation of which a reader asks who says it.
const MIN_QUOTED: usize = 25;

/// The most words of a sentence that may say no more than that somebody spoke.
const MAX_EMPTY: usize = 9;

/// Words that join a sentence to the one before, beside those that stand for something in it.
const JOINS: &[&str] = &[
    "accordingly",
    "consequently",
    "hence",
    "however",
    "indeed",
    "instead",
    "likewise",
    "moreover",
    "nevertheless",
    "nonetheless",
    "nor",
    "otherwise",
    "similarly",
    "then",
    "therefore",
    "thus",
    "yet",
];

/// What “the same” and “this” stand before without pointing back, beside words for a time.
const PRESENT: &[&str] = &[
    "area", "century", "city", "country", "decade", "election", "fall", "moment",
    "nation", "quarter", "region", "season", "spring", "state", "summer", "term", "time",
    "town", "way", "winter", "world",
];

/// Whether the sentences need the one before them: the first points back, or whoever speaks
/// in them is not named there.
#[must_use]
pub(super) fn needs_one_before(
    analysis: &Analysis,
    people: &People,
    sentences: &[Span],
) -> bool {
    let Some(&first) = sentences.first() else { return false };
    points(first.of(&analysis.document.text))
        || speaks_unnamed(analysis, sentences)
        || speaks_unheard(analysis, sentences)
        || points_by_noun(analysis, first)
        || dangles(analysis, people, first)
}

/// Whether a sentence says something by itself.
#[must_use]
pub(super) fn is_sound(analysis: &Analysis, sentence: Span) -> bool {
    let text = &analysis.document.text;
    is_whole(sentence.of(text))
        && has_verb(analysis, sentence)
        && !says_nothing(analysis, sentence)
        && !is_of_statement(analysis, sentence)
        && !is_cut_off(analysis, sentence)
}

/// Whether a verb stands there: a piece that a point cut off after “Jr.” has none.
fn has_verb(analysis: &Analysis, span: Span) -> bool {
    let text = &analysis.document.text;
    let tokens = &analysis.tokens[analysis.tokens_in(span)];
    // “The ferry leaves”: no table lists all verbs.
    let may_be_verb = |it: &Token| {
        let word = it.span.of(text);
        !it.is_capital && word.len() > 3 && word.ends_with('s')
    };
    has_known_verb(analysis, span) || tokens.iter().any(may_be_verb)
}

/// Whether a word stands there that is a verb for certain, or a word that reports.
#[must_use]
pub(super) fn has_known_verb(analysis: &Analysis, span: Span) -> bool {
    let text = &analysis.document.text;
    let verbs = Class::AUXILIARY
        .or(Class::BE)
        .or(Class::FINITE)
        .or(Class::PAST)
        .or(Class::ED)
        .or(Class::CONTRACTION);
    let is_verb =
        |it: &Token| Language::default().class(&fold(it.span.of(text))).is(verbs);
    let tokens = &analysis.tokens[analysis.tokens_in(span)];
    let mut cues = analysis.attributions.iter().filter_map(|it| it.cue);
    tokens.iter().any(is_verb) || cues.any(|it| span.contains(it))
}

/// Whether a sentence says only that somebody spoke: “Tamm wrote in a letter.”
fn says_nothing(analysis: &Analysis, sentence: Span) -> bool {
    let tokens = &analysis.tokens[analysis.tokens_in(sentence)];
    let text = &analysis.document.text;
    let said = |it: &Token| {
        let word = fold(it.span.of(text));
        ["said", "says", "wrote", "tweeted", "added", "told"].contains(&word.as_str())
            || Language::default().is(&word, Class::SPEECH_ACT)
    };
    let mut inside = analysis.attributions.iter();
    tokens.len() <= MAX_EMPTY
        && tokens.iter().any(said)
        && !inside.any(|it| sentence.contains(it.content) && it.content.len() > 3)
}

/// Whether a sentence belongs to a statement that the article prints behind a colon: alone it
/// would read as the article’s own.
fn is_of_statement(analysis: &Analysis, sentence: Span) -> bool {
    let text = &analysis.document.text;
    let paragraphs = &analysis.document.paragraphs;
    let at = paragraphs.partition_point(|it| it.span.end <= sentence.start);
    let before = at.checked_sub(1).map(|it| paragraphs[it].span.of(text).trim_end());
    let is_behind = before.is_some_and(|it| it.ends_with(':'));
    // Nor is it known whose a sentence is beside marks of which one is missing.
    let own = paragraphs.get(at).map_or("", |it| it.span.of(text));
    let is_open = own.matches('"').count() % 2 == 1;
    let mut inside = analysis.attributions.iter();
    (is_behind || is_open) && !inside.any(|it| it.content.overlaps(sentence))
}

/// Whether the sentence goes on behind what was taken for its end: “She will meet former Rep.
/// Ada Tamm.”
fn is_cut_off(analysis: &Analysis, sentence: Span) -> bool {
    let text = &analysis.document.text;
    let at = analysis.sentences.partition_point(|it| it.start <= sentence.start);
    let Some(&next) = analysis.sentences.get(at) else { return false };
    let is_near = !text[sentence.end as usize..next.start as usize].contains('\n');
    is_near && next.start >= sentence.end && !has_verb(analysis, next)
}

/// Whether a longer quotation stands there whose speaker does not.
fn speaks_unheard(analysis: &Analysis, sentences: &[Span]) -> bool {
    let text = &analysis.document.text;
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else {
        return false;
    };
    let all = Span { start: first.start, end: last.end };
    let quoted = analysis.attributions.iter().filter(|it| {
        it.kind == Kind::Direct && it.device.is_none() && all.contains(it.content)
    });
    let is_heard = |it: &Attribution| it.source.is_some_and(|it| all.contains(it));
    let mut long = quoted.clone().filter(|it| it.content.len() >= MIN_QUOTED);
    let opens = first.of(text).trim_start().starts_with(['“', '"', '«']);
    long.any(|it| !is_heard(it)) && !quoted.clone().any(is_heard)
        || opens
            && !analysis
                .attributions
                .iter()
                .any(|it| all.overlaps(it.content) && is_heard(it))
}

/// Whether the first word points back to what stands before.
fn points(sentence: &str) -> bool {
    let word = sentence.split(|c: char| !c.is_alphanumeric()).find(|it| !it.is_empty());
    let is_quoted = sentence.starts_with(['“', '"', '‘', '«', '\'']);
    let word = word.unwrap_or_default().to_lowercase();
    !is_quoted
        && (JOINS.contains(&word.as_str())
            || Language::default().is(&word, Class::POINTS_BACK))
}

/// Whether someone speaks of whom the sentences give no more than a pronoun.
fn speaks_unnamed(analysis: &Analysis, sentences: &[Span]) -> bool {
    let text = &analysis.document.text;
    let inside = |it: &Span| sentences.iter().any(|sentence| sentence.contains(*it));
    let mut sources =
        analysis.attributions.iter().filter_map(|it| it.source).filter(inside);
    let is_pronoun = |it: &Span| is_pronoun(it.of(text));
    let is_first = sources.next().is_some_and(|it| is_pronoun(&it));
    is_first && sources.all(|it| is_pronoun(&it))
}

/// Whether the words that name a speaker are a pronoun alone.
#[must_use]
pub(super) fn is_pronoun(source: &str) -> bool {
    let word = source.trim().to_lowercase();
    Language::default().is(&word, Class::STANDS_FOR_A_NAME)
}

/// Whether the span holds a part of a quotation and not the whole of it.
#[must_use]
pub(super) fn cuts_quotation(analysis: &Analysis, span: Span) -> bool {
    let quoted = analysis.attributions.iter().filter(|it| it.kind != Kind::Indirect);
    let mut contents = quoted.map(|it| it.content);
    contents.any(|it| it.overlaps(span) && !span.contains(it))
}

/// Whether a sentence that is printed alone refers to something outside it: “that” or
/// “this” for a thing mentioned before, or “she” ahead of anybody it could mean.
#[must_use]
pub(super) fn dangles(analysis: &Analysis, people: &People, span: Span) -> bool {
    if people.are_missing(analysis, span) {
        return true;
    }
    let tokens = &analysis.tokens[analysis.tokens_in(span)];
    let word = |at: usize| {
        tokens.get(at).map(|it: &Token| fold(it.span.of(&analysis.document.text)))
    };
    let is = |word: &str, class| Language::default().is(word, class);
    let acts =
        Class::AUXILIARY.or(Class::BE).or(Class::FINITE).or(Class::PAST).or(Class::ED);
    let mut is_named = false;
    for (at, token) in tokens.iter().enumerate() {
        let current = word(at).unwrap_or_default();
        let before = at.checked_sub(1).and_then(word);
        let is_last = tokens.get(at + 1).is_none_or(|next| next.gap != Gap::Space);
        let opens = token.gap != Gap::Space
            || before.as_deref().is_none_or(|it| is(it, Class::BEFORE_A_PRONOUN));
        let is_subject = word(at + 1).is_some_and(|it| is(&it, Class::WITH_THIS));
        let next = tokens.get(at + 1).filter(|it| it.gap == Gap::Space && !it.is_capital);
        let follows_noun =
            next.is_some() && word(at + 1).is_some_and(|it| is_pointed_at(&it));
        // “Tamm rejected that notion.”
        let ends_so =
            follows_noun && tokens.get(at + 2).is_none_or(|it| it.gap != Gap::Space);
        let later =
            |it: &str| (at + 1..tokens.len()).any(|at| word(at).as_deref() == Some(it));
        let is_pronoun = match current.as_str() {
            "this" | "these" => is_last || is_subject || follows_noun,
            "same" => follows_noun && before.as_deref() == Some("the") && !later("as"),
            "that" | "those" => is_last || opens && is_subject || ends_so,
            "so" => is_last && before.is_some(),
            "such" => follows_noun && !later("as"),
            _ => false,
        };
        let stands = is(&current, Class::NAMED_BEFORE);
        let is_one =
            matches!(current.as_str(), "he" | "him" | "his" | "she" | "her" | "hers");
        if is_pronoun || stands && !is_one && !is_named {
            return true;
        }
        // “It” may stand for a thing as well as for nothing at all (“it rained”).
        let is_thing = before.as_deref().is_some_and(|it| is(it, Class::DETERMINER))
            && !is_small(&current);
        // The first word has a capital whatever it is: “According to the excerpts, she”.
        let goes_on = tokens.get(at + 1).is_some_and(|it| it.is_capital)
            || word(at + 1).is_some_and(|it| Language::default().class(&it).is(acts));
        let is_name = token.is_capital
            && !is_small(&current)
            && current != "i"
            && (at > 0 || goes_on);
        is_named |= is_thing || is_name;
    }
    false
}

/// Whether “this” before the word points at something named before.
fn is_pointed_at(noun: &str) -> bool {
    let none = Class::TIME.or(Class::TIME_SPAN).or(Class::TIME_FOLLOWING);
    let small = Class::FUNCTION.or(Class::PREPOSITION).or(Class::INDEFINITE);
    !PRESENT.contains(&noun) && !Language::default().is(noun, none.or(small))
}

/// Whether the words begin and end as a sentence does.
fn is_whole(sentence: &str) -> bool {
    let inner =
        |c: char| matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' | ')' | ']');
    let trimmed = sentence.trim().trim_end_matches(inner).trim_end();
    let ends = trimmed.ends_with(['.', '?', '!', '…']);
    // “(D-Orlav) left” is the end of a sentence that a point cut in two.
    let begins = sentence.trim_start_matches(|c: char| inner(c) || c == ' ');
    ends && begins.starts_with(char::is_uppercase)
}

/// Whether quotation marks and brackets that open also close.
#[must_use]
pub(super) fn has_pairs(text: &str) -> bool {
    let n = |c: char| text.matches(c).count();
    // A closing single mark may be an apostrophe; one that opens has to be closed.
    n('“') == n('”')
        && n('"') % 2 == 0
        && n('‘') <= n('’')
        && n('(') == n(')')
        && n('«') == n('»')
}

#[cfg(test)]
mod tests {
    use super::{dangles, is_sound, needs_one_before};
    use crate::lesson::fixture::{analyze, article};
    use crate::lesson::people::People;
    use crate::text::Span;

    #[test]
    fn knows_a_sentence_that_needs_the_one_before() {
        for (sentence, is_dangling) in [
            (
                "“Everybody in the valley knows what that looks like,” said Ada Tamm.",
                true,
            ),
            ("“She was at the gate before noon,” said Ada Tamm.", true),
            ("The council had never done this.", true),
            ("The mayor said that was out of the question.", true),
            ("Without them the ferry cannot leave, said Ada Tamm.", true),
            ("The council said that the ferry would leave at noon.", false),
            ("“We have kept the boats that were ours,” said Ada Tamm.", false),
            ("Ada Tamm said her boats would leave at noon.", false),
            ("The ferrymen said their boats would leave.", false),
            ("“It rained for three days in Orlav,” said Ada Tamm.", false),
            ("Ada Tamm made the same argument at the fair.", true),
            ("The mayor arrived at the same time.", false),
            ("The ferry is the same as in spring.", false),
            ("Ada Tamm said such quarrels would end.", true),
            ("The council bought tools such as spades.", false),
            ("Ada Tamm said this ferry would leave.", true),
            ("According to the excerpts, she wanted the ferry.", true),
            ("The mayor said she wanted the ferry.", false),
            ("Ada Tamm rejected that notion.", true),
            ("Ada Tamm said that nobody left.", false),
            ("Peter Tamm left because he wanted the ferry.", false),
            ("Ada Tamm said the ferry would leave this week.", false),
            ("Many of them will be seen in Orlav as unkind.", true),
            ("In 2015, Veldland sentenced her to a fine.", true),
        ] {
            let (_, analyses) = analyze(vec![article("Ash", &[sentence])]);
            let all = Span { start: 0, end: u32::try_from(sentence.len()).unwrap() };
            let people = People::of(&analyses[0]);
            let found = dangles(&analyses[0], &people, all);
            assert_eq!(found, is_dangling, "{sentence}");
        }
    }

    #[test]
    fn knows_words_that_need_those_before() {
        for (sentence, is_needed) in [
            ("However, Ada Tamm left the council in May.", true),
            ("He added, “The dam was never ‘an old wall of ours’.”", true),
            ("“I think that everybody at the gate knew of the water by then.”", true),
            ("“Everybody at the gate knew of the water,” said Ada Tamm.", false),
            ("Ada Tamm left the council in May.", false),
        ] {
            let (_, analyses) = analyze(vec![article("Ash", &[sentence])]);
            let people = People::of(&analyses[0]);
            let sentences = &analyses[0].sentences;
            let found = needs_one_before(&analyses[0], &people, sentences);
            assert_eq!(found, is_needed, "{sentence}");
        }
    }

    #[test]
    fn knows_sentences_that_say_nothing() {
        for (paragraphs, is_said) in [
            (&["Ada Tamm wrote in a letter."][..], false),
            (&["Olaf Berg, himself a miller, or the former mayor Ada Tamm."], false),
            (&["These are the facts:", "The mayor served for six years at sea."], false),
            (&["The mayor served for six years at sea."], true),
            (&["Ada Tamm wrote that the dam would hold."], true),
            (&["The ferry leaves at noon."], true),
            (&["(D-Orlav) left the hall at noon."], false),
            (&["A gift to the valley is wrong.\" Ada Tamm left."], false),
        ] {
            let (_, analyses) = analyze(vec![article("Ash", paragraphs)]);
            let last = *analyses[0].sentences.last().unwrap();
            assert_eq!(is_sound(&analyses[0], last), is_said, "{paragraphs:?}");
        }
    }
}
