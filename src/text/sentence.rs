//! Sentences from tokens and the stops between them.
//!
//! A stop ends a sentence unless what stands before it is an abbreviation or what stands
//! after it goes on. Quotations that hold several sentences are cut inside, because who
//! says what is asked sentence by sentence. A sentence never runs over a paragraph's end.

use crate::language::{Class, Language};
use crate::text::{Gap, Segmentation, Span, Token, Vocabulary, fold, select};

/// How far after a quotation its verb may stand where a comma parts name and verb.
const TAIL: usize = 16;

/// Cuts every paragraph into sentences.
pub(super) fn cut_sentences(
    text: &str,
    found: &mut Segmentation,
    vocabulary: &Vocabulary,
    language: Language,
) {
    let Segmentation { tokens, paragraphs, paragraph_ends, .. } = &*found;
    let n = tokens.len() / 16 + paragraphs.len();
    let (mut sentences, mut ends) = (Vec::with_capacity(n), Vec::with_capacity(n));
    let mut stops =
        select(tokens.len(), |at| tokens[at].is_before_stop).into_iter().peekable();
    for (paragraph, &n_tokens) in paragraphs.iter().zip(paragraph_ends) {
        let mut start = paragraph.start;
        while let Some(at) = stops.next_if(|it| *it < n_tokens) {
            if let Some((end, next)) = boundary(text, tokens, at, vocabulary, language) {
                sentences.push(Span { start, end });
                ends.push(at + 1);
                start = next;
            }
        }
        sentences.push(Span { start, end: paragraph.end });
        ends.push(n_tokens);
    }
    found.sentences = sentences;
    found.sentence_ends = ends;
}

/// Where the sentence ends that token `at` may close, and where the next one starts.
fn boundary(
    text: &str,
    tokens: &[Token],
    at: usize,
    vocabulary: &Vocabulary,
    language: Language,
) -> Option<(u32, u32)> {
    let token = tokens[at];
    let next = *tokens.get(at + 1).filter(|next| next.gap != Gap::Break)?;
    let between = Span { start: token.span.end, end: next.span.start };
    let gap = between.of(text);
    let last = gap.char_indices().rev().find(|&(_, c)| is_stop(c));
    let (after, stop) = last.map_or((0, '.'), |(at, c)| (at + c.len_utf8(), c));
    let closers = closers(&gap[after..]);
    let end = after + closers;
    let rest = &gap[end..];
    let opening = rest.trim_start();
    if rest.len() == opening.len() && !opening.starts_with(['“', '«', '„']) {
        return None;
    }
    let word = vocabulary.form(token.word_form);
    let next_word = vocabulary.form(next.word_form);
    let is_end = if stop == '.' && closers == 0 {
        let before = at.checked_sub(1).map(|it| vocabulary.form(tokens[it].word_form));
        let is_ordinal = is_a_figure(word)
            && before.is_some_and(|it| language.is(&fold(it), Class::BEFORE_AN_ORDINAL));
        !is_ordinal && ends_after(language, word, next_word, !opening.is_empty())
    } else if gap[after..end].contains(['”', '"', '’', '\'']) && stop != '.' {
        can_begin(next_word) && !is_tail(tokens, at + 1, vocabulary, language)
    } else {
        can_begin(next_word)
    };
    let offset = |within: usize| Span::new(within, within).start + between.start;
    is_end.then(|| (offset(end), offset(gap.len() - opening.len())))
}

/// The length of what closes after a stop.
///
/// French sets a space before its closing mark, German closes with « and “: these close
/// where white space follows.
fn closers(rest: &str) -> usize {
    let n = rest.find(|c| !is_closer(c)).unwrap_or(rest.len());
    let spaced = rest[n..].trim_start();
    // What is left behind a mark goes up to the next word: nothing, where it touches the mark.
    let ends_here = |marks: &[char], from: &str| {
        from.strip_prefix(marks)
            .is_some_and(|behind| behind.starts_with(|c: char| !c.is_alphanumeric()))
    };
    let is_closed =
        ends_here(&['»', '›', '”'], spaced) || ends_here(&['«', '‹', '“'], &rest[n..]);
    if !is_closed {
        return n;
    }
    rest.len() - spaced.len() + spaced.chars().next().map_or(0, char::len_utf8)
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | ')' | ']' | '}' | '»' | '›')
}

/// Whether a full stop between `word` and `next` ends a sentence.
fn ends_after(
    language: Language,
    word: &str,
    next: &str,
    is_quotation_opened: bool,
) -> bool {
    let class = language.listed(word);
    let is_figure = next.starts_with(|c: char| c.is_ascii_digit());
    if !can_begin(next) || (is_figure && class.is(Class::BEFORE_A_FIGURE)) {
        return false;
    }
    // "3. März"
    if is_a_figure(word) && language.is(next, Class::BEHIND_AN_ORDINAL) {
        return false;
    }
    // "vol. IX", "Fig. A"
    let is_number = next.bytes().all(|it| b"IVXLC".contains(&it))
        || next.len() == 1 && next.bytes().all(|it| it.is_ascii_uppercase());
    if class.is(Class::BEFORE_A_NAME) || is_number && class.is(Class::BEFORE_A_NUMBER) {
        return false;
    }
    if class.is(Class::CLOCK) {
        return is_quotation_opened
            || !is_figure && !language.is(&fold(next), Class::BEHIND_A_CLOCK);
    }
    let is_initial =
        word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    let is_acronym = word.len() > 1 && word.ends_with('.');
    if is_initial || is_acronym || class.is(Class::ABBREVIATION) {
        let is_country = class.is(Class::COUNTRY_LETTERS);
        return is_quotation_opened
            || language.is(next, Class::BEGINS_A_SENTENCE)
            || !is_initial
                && !is_country
                && language.is(&fold(next), Class::MANY_PEOPLE);
    }
    true
}

fn is_a_figure(word: &str) -> bool {
    word.bytes().all(|it| it.is_ascii_digit())
}

/// Whether a word can begin a sentence: anything but a lower-case letter.
fn can_begin(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !c.is_lowercase())
}

/// Whether a name and a verb of saying stand at `at`: the tail of a quotation. Between commas
/// an apposition may stand before the verb.
fn is_tail(
    tokens: &[Token],
    at: usize,
    vocabulary: &Vocabulary,
    language: Language,
) -> bool {
    let is_verb =
        |token: &Token| language.is(vocabulary.form(token.word_form), Class::TAIL);
    // "“Why now?” Mr. Tamm asked": the stop is the title's, or an initial's.
    let is_short = |at: usize| {
        let word = vocabulary.form(tokens[at].word_form);
        word.len() == 1 || language.listed(word).is(Class::BEFORE_A_NAME)
    };
    let mut is_apposed = false;
    for (n, token) in tokens[at..].iter().take(TAIL).enumerate() {
        let is_behind_title = n > 0
            && token.gap == Gap::Punctuation
            && tokens[at + n - 1].is_before_stop
            && is_short(at + n - 1);
        if is_behind_title {
            continue;
        }
        if n > 0 && token.gap != Gap::Space && token.gap != Gap::Hyphen {
            if token.gap != Gap::Punctuation || tokens[at + n - 1].is_before_stop {
                return false;
            }
            is_apposed = true;
            if is_verb(token) {
                return true;
            }
        }
        if !is_apposed && n < 5 && is_verb(token) {
            return true;
        }
        if !is_apposed && n >= 5 {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::text::{Vocabulary, segment};

    /// Sentences are separated by ` | ` in the expected text.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace(" | ", " ");
        let found = segment(&text, &mut Vocabulary::default());
        let sentences: Vec<_> =
            found.sentences.iter().map(|span| span.of(&text)).collect();
        assert_eq!(sentences.join(" | "), marked);
    }

    #[test]
    fn cuts_at_stops() {
        check("She left. | He stayed! | Why? | Nobody knows… | It rained.");
        check("It cost 9.5 million. | 30 people came.");
        check("They met (in March.) | The talks went on.");
    }

    #[test]
    fn keeps_abbreviations_together() {
        check("Gen. Ada B. Tamm met Dr. Rossi at 5 p.m. in Washington. | He left.");
        check("The U.S. Senate voted. | It is in the U.S. | The vote failed.");
        check(
            "On Jan. 5 it was No. 10 in the list. | In Sept. the firm became Tamm Inc. and grew.",
        );
        check("He came on Wed. that week. | Sen. Ada Tamm, D-N.Y., spoke.");
        check("It was sold by Tamm Corp. | The price was low.");
    }

    #[test]
    fn cuts_inside_quotations_that_hold_several_sentences() {
        check("“We came. | We saw,” she said. | “We left.” | Then it rained.");
        check("\"We came. | We saw.\" | Then it rained.");
        check("He said: “No.” | “Yes,” she said.");
        check("Elle a dit : « Non. » | « Oui », dit-elle. | »Nein.« | »Ja.«");
    }

    #[test]
    fn keeps_the_tail_of_a_quotation() {
        check("“Why now?” Ada Tamm asked. | Nobody knew.");
        check("“Why now?” the mayor asked.");
        check("“Why now?” Mr. Tamm asked. | Nobody knew.");
        check("“Stop!” Rep. Olaf B. Berg, D-Orlo, shouted. | The crowd stood still.");
        check("“Why now?” | Mr. Tamm had left.");
        check("“Stop!” | The crowd stood still.");
    }
}
