//! Lessons from the sample story: what they hold rests on what the analysis found.

use crate::analysis::{Analysis, Analyzer};
use crate::compare::compare;
use crate::document::Document;
use crate::lesson::draft::SHARE_PERCENT;
use crate::lesson::fixture::{analyze, article};
use crate::lesson::{
    Exercise, Kind, Lesson, LessonError, Level, Options, Place, Sort, Sorting, VoiceItem,
    lesson,
};
use crate::lexicon::Target;
use crate::text::CodePoints;
use crate::voice::{Kind as AttributionKind, Voice};
use crate::{compare, input};
use std::collections::BTreeSet;

/// The sample story, measured.
fn story() -> (Analyzer, Vec<Analysis>) {
    let paths = ["stories/ceasefire-talks/story.toml".into()];
    let documents = input::read(&paths, &input::Options::default());
    analyze(documents.collect::<Result<_, _>>().unwrap())
}

/// Hands every lesson that a table of options makes of the story to `check`.
fn each(check: impl Fn(&Lesson<'_>)) {
    let (analyzer, analyses) = story();
    let comparison = compare(&analyses, analyzer.lexicon(), compare::Options::default());
    for level in [Level::Lower, Level::Middle, Level::Upper] {
        for seed in [1, 5] {
            for excerpts_max in [90, 180] {
                let options = Options {
                    level,
                    seed,
                    excerpts_max,
                    minutes: 200,
                    ..Options::default()
                };
                check(&lesson(&comparison, &options).unwrap());
            }
        }
    }
}

/// Whether some mention of a variant or category stands exactly there.
fn is_mention(lesson: &Lesson<'_>, place: Place, is_it: impl Fn(Target) -> bool) -> bool {
    let mentions = &lesson.analysis(place.text).mentions;
    mentions.iter().any(|it| it.span == place.span && is_it(it.target))
}

/// The voice of every word of a place, asked again.
fn voices(lesson: &Lesson<'_>, place: Place) -> BTreeSet<Voice> {
    let analysis = lesson.analysis(place.text);
    let inside = |at: u32| place.span.covers(at);
    let starts = analysis.tokens.iter().map(|it| it.span.start).filter(|at| inside(*at));
    analysis.passages().held(starts).into_iter().map(|it| it.voice).collect()
}

/// A long article of no great interest that begins with a sentence.
fn long(source: &str, sentence: &str) -> Document {
    // Two articles of one cast would be copies of each other.
    let lines = |n: usize, street: &str| match source {
        "Ash" => [
            format!(
                "In {street} Street the water stood {n} hands high on Friday morning."
            ),
            format!(
                "“We have {n} boats in {street} Street,” said Ada Tamm, who lives there."
            ),
            format!(
                "Bread for {street} Street was brought by the ferry of the mill at noon."
            ),
        ],
        _ => [
            format!(
                "Pupils of the school beside {street} Lane went home after {n} lessons."
            ),
            format!(
                "“Nobody told us that {street} Lane was closed,” said Olaf Berg at dusk."
            ),
            format!(
                "Carts with sand came down {street} Lane from the quarry all night long."
            ),
        ],
    };
    let streets =
        ["Mill", "Bridge", "Salt", "Ferry", "Upper", "Lower"].iter().enumerate();
    let mut paragraphs = vec![sentence.to_owned()];
    paragraphs.extend(streets.flat_map(|(n, street)| lines(n, street)));
    article(source, &paragraphs.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn every_answer_rests_on_the_analysis() {
    each(|lesson| lesson.exercises.iter().for_each(|it| recompute(lesson, it)));
}

/// Finds every answer again in the analysis of its article.
fn recompute(lesson: &Lesson<'_>, exercise: &Exercise) {
    match exercise {
        Exercise::Naming(rows) => {
            assert!(!rows.is_empty());
            for wording in rows.iter().flat_map(|it| it.cells.iter().flatten()) {
                let is_it = |target| match target {
                    Target::Variant { variant, .. } => wording.variant == Some(variant),
                    Target::Category { .. } => false,
                };
                let place = wording.place;
                assert!(wording.variant.is_none() || is_mention(lesson, place, is_it));
                assert!(voices(lesson, place).contains(&wording.voice));
                assert!(lesson.texts[place.text].lines_of(place.span).is_some());
            }
        }
        Exercise::Voice(items) => items.iter().for_each(|it| voice(lesson, it)),
        Exercise::Sorting(Sorting::Names(concept, wordings)) => {
            for it in wordings {
                let target = Target::Variant {
                    pack: concept.pack,
                    concept: concept.concept,
                    variant: it.variant.unwrap(),
                };
                assert!(is_mention(lesson, it.place, |found| found == target));
            }
        }
        Exercise::Sorting(Sorting::Verbs(verbs)) => {
            for &(place, pack, category) in verbs {
                let target = Target::Category { pack, category };
                assert!(is_mention(lesson, place, |found| found == target));
            }
        }
        Exercise::Trimmed(items) => {
            for it in &items.items {
                let shorter = words(lesson.of(it.shorter));
                assert!(!it.missing.is_empty());
                for missing in &it.missing {
                    assert!(it.longer.span.contains(missing.span));
                    let missing = words(lesson.of(*missing));
                    assert!(!shorter.contains(&missing), "{missing}");
                }
            }
        }
        Exercise::Verb(items) => {
            let forms: BTreeSet<&str> =
                items.iter().map(|it| lesson.of(it.verb)).collect();
            assert_eq!(forms.len(), items.len(), "a verb stands in the bank twice");
            for it in items {
                let attributions = &lesson.analysis(it.verb.text).attributions;
                let reports =
                    |span| it.verb.span.start >= span && it.verb.span.end > span;
                let mut cues = attributions.iter().filter_map(|it| it.cue);
                assert!(cues.any(|cue| reports(cue.start) && cue.contains(it.verb.span)));
                assert!(it.sentence.span.contains(it.verb.span));
                assert!(!lesson.texts[it.verb.text].shows(it.sentence.span));
            }
        }
        Exercise::Missing(missing) => {
            for row in &missing.told {
                let n_told = row.cells.iter().flatten().count();
                assert!(n_told >= 2 && n_told < lesson.texts.len());
                for place in row.cells.iter().flatten() {
                    assert!(lesson.texts[place.text].shows(place.span));
                }
            }
            let rows = &missing.heard;
            for (row, cell) in
                rows.iter().flat_map(|it| it.cells.iter().map(move |c| (it, c)))
            {
                for place in cell {
                    let found = lesson.analysis(place.text).attributions.iter();
                    let mut found = found.filter(|it| it.content == place.span);
                    let last = row.name.split(' ').next_back().unwrap();
                    assert!(found.any(|it| it.speaker.as_ref().unwrap().contains(last)));
                }
            }
        }
        Exercise::Strips(items) => {
            for it in items {
                assert!(it.sentence.span.contains(it.sign.span));
                let found = lesson.analysis(it.sign.text).attributions.iter();
                let mut found = found.filter(|found| found.content == it.sign.span);
                let is_quoted = found.any(|it| it.kind == AttributionKind::Direct);
                assert_eq!(
                    is_quoted,
                    it.sort == Sort::Quotation,
                    "{}",
                    lesson.of(it.sentence)
                );
            }
        }
        Exercise::Matching(items) => {
            for it in items {
                assert!(!lesson.texts[it.sentence.text].shows(it.sentence.span));
                assert!(lesson.texts[it.seen.text].shows(it.seen.span));
                assert_eq!(it.seen.text, it.clue.text);
            }
        }
        Exercise::Headline(items) => {
            assert!(
                items.iter().all(|it| lesson.texts[it.place.text].shows(it.place.span))
            );
        }
        Exercise::Predict(it) => assert!(it.quoting.len() <= lesson.texts.len()),
    }
}

/// The words of a text, with single blanks.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

fn voice(lesson: &Lesson<'_>, it: &VoiceItem) {
    assert_eq!(voices(lesson, it.place), [it.voice].into(), "{}", lesson.of(it.place));
    let is_spoken = matches!(it.voice, Voice::Quoted | Voice::Reported);
    assert_eq!(it.signs.is_empty(), !is_spoken);
}

#[test]
fn excerpts_keep_their_limits() {
    each(|lesson| {
        assert!(lesson.texts.len() <= lesson.options.level.n_texts());
        let mut number = 0;
        for (at, text) in lesson.texts.iter().enumerate() {
            assert!(text.n_shown <= lesson.options.excerpts_max);
            assert!(text.n_shown * 100 <= text.n_words * SHARE_PERCENT);
            for line in &text.lines {
                number += 1;
                assert_eq!(line.number, number);
                assert!(!lesson.shown(at, line.span).contains('\n'));
            }
        }
    });
}

#[test]
fn the_order_of_the_texts_is_the_seeds() {
    let (analyzer, analyses) = story();
    let comparison = compare(&analyses, analyzer.lexicon(), compare::Options::default());
    let order = |seed| -> Vec<usize> {
        let options = Options { seed, ..Options::default() };
        lesson(&comparison, &options).unwrap().texts.iter().map(|it| it.article).collect()
    };
    assert_eq!(order(3), order(3));
    assert!((1..9).map(order).collect::<BTreeSet<_>>().len() > 4);
}

#[test]
fn what_articles_do_not_offer_is_dropped_with_a_reason() {
    let first =
        long("Ash", "“The dam will hold,” said Ada Tamm, an engineer of the town.");
    let second =
        long("Birch", "“The dam is old,” warned Olaf Berg, who built half of it.");
    let (analyzer, analyses) = analyze(vec![first, second]);
    let comparison = compare(&analyses, analyzer.lexicon(), compare::Options::default());
    let options = Options { minutes: 200, ..Options::default() };
    let lesson = lesson(&comparison, &options).unwrap();
    assert_eq!(lesson.exercises.len() + lesson.dropped.len(), Kind::ALL.len());
    assert!(lesson.dropped.iter().any(|it| it.kind == Kind::Naming));
}

#[test]
fn one_text_is_no_lesson() {
    let (analyzer, analyses) = analyze(vec![article("Ash", &["Rain fell on Orlav."])]);
    let comparison = compare(&analyses, analyzer.lexicon(), compare::Options::default());
    let error = lesson(&comparison, &Options::default()).err().unwrap();
    assert!(matches!(
        error,
        LessonError::TooFewTexts { n: 0, of: 1, ref without } if without.len() == 1
    ));
    assert!(error.to_string().contains("needs two texts"), "{error}");
}

#[test]
fn sensitive_words_are_masked() {
    let words =
        "The mutilated statue now stands in the hall, said Ada Tamm of the museum.";
    let (analyzer, analyses) = analyze(vec![long("Ash", words), long("Birch", words)]);
    let comparison = compare(&analyses, analyzer.lexicon(), compare::Options::default());
    let options = Options { minutes: 200, ..Options::default() };
    for is_unmasked in [false, true] {
        let lesson =
            lesson(&comparison, &Options { is_unmasked, ..options.clone() }).unwrap();
        let word = lesson.sensitive.first().unwrap();
        let text = lesson.texts.iter().position(|it| it.article == word.article).unwrap();
        let shown = lesson.shown(text, word.span);
        assert_eq!(shown, if is_unmasked { "mutilated" } else { "m–––" });
        let points = CodePoints::new(&lesson.analysis(text).document.text);
        assert!(points.at(word.span.start) > 0);
    }
}
