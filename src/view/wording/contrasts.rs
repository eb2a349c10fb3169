//! What each row of the overview is about.

use crate::compare::{Comparison, Contrast, Subject};
use crate::lexicon::Target;
use crate::lexicon::pack::PartOfSpeech;
use crate::text::fold;
use std::collections::BTreeMap;

/// So many words of a family stand for it.
const MAX_WORDS: usize = 3;

/// What a contrast is about, in a few words.
#[must_use]
pub fn contrast_about(comparison: &Comparison<'_>, it: &Contrast) -> String {
    let packs = comparison.lexicon.packs();
    match &it.subject {
        Subject::Headline => "How the reports begin".to_owned(),
        Subject::Name(at) => {
            let found = &comparison.concepts[*at];
            packs[found.pack].concepts[found.concept].label.clone()
        }
        Subject::Label(name) => format!("What {name} is called"),
        Subject::Modifier(noun) => format!("Words before “{noun}”"),
        Subject::Family { pack, concept, .. } => family(comparison, it, *pack, *concept),
        Subject::Event(_) => "The same event in other words".to_owned(),
        Subject::Status(_) => "The same claim, and whose it is".to_owned(),
        Subject::Claim(what) => format!("How surely: “{what}”"),
        Subject::Marked(words) => format!("In quotation marks or not: “{words}”"),
        Subject::Number(at) => {
            let found = &comparison.quantities[*at];
            let of = found.of.as_deref().filter(|_| found.is_toll());
            // The noun as it is first printed.
            let first = found.values[0].place;
            let printed =
                first.span.of(&comparison.articles[first.article].document.text);
            let noun = printed.split_whitespace().next_back();
            let noun = noun.filter(|it| it.chars().all(char::is_alphabetic));
            format!("How many: {}", of.or(noun).unwrap_or(&found.unit))
        }
        Subject::Reports(at) => {
            format!("How {} is reported", comparison.speakers.speakers[*at].name)
        }
        Subject::Speakers => "Heard in one source only".to_owned(),
        Subject::Quotation(at) => {
            let quote = &comparison.shared_quotes[*at];
            match quote.speaker.as_ref().filter(|_| quote.is_of_one_speaker()) {
                Some(speaker) => format!("A remark by {speaker}"),
                None => "A remark".to_owned(),
            }
        }
        Subject::Agent(_) => "Who acts".to_owned(),
        Subject::Loaded => "Loaded words in its own voice".to_owned(),
        Subject::Missing(_) => "Told by some only".to_owned(),
        Subject::Untold(..) => "Told by one only".to_owned(),
    }
}

/// The words of a family that a contrast shows, as printed and in the order of the pack:
/// “deal” or “pact”.
fn family(
    comparison: &Comparison<'_>,
    it: &Contrast,
    pack: usize,
    concept: usize,
) -> String {
    let mut shown: BTreeMap<usize, String> = BTreeMap::new();
    let wordings = it.sides.iter().flat_map(|it| &it.wordings);
    for place in wordings.map(|it| it.places[0]) {
        let families = &comparison.articles[place.article].families;
        let first = families.partition_point(|it| it.span.start < place.span.start);
        let inside = families[first..].iter();
        let inside = inside.take_while(|it| it.span.end <= place.span.end);
        for it in inside {
            if let Target::Variant { pack: p, concept: c, variant } = it.target
                && (p, c) == (pack, concept)
            {
                let text = &comparison.articles[place.article].document.text;
                let printed = fold(it.span.of(text));
                // Of several forms the same one, whichever source comes first.
                let known = shown.entry(variant).or_insert_with(|| printed.clone());
                *known = printed.min(known.clone());
            }
        }
    }
    let concept = &comparison.lexicon.packs()[pack].concepts[concept];
    let words = shown.into_values().take(MAX_WORDS);
    let words: Vec<String> = words.map(|it| format!("“{it}”")).collect();
    match words.as_slice() {
        [] => concept.question.clone().unwrap_or_else(|| concept.label.clone()),
        [one] if concept.pos == Some(PartOfSpeech::Charge) => {
            format!("{one}, and whose word it is")
        }
        [one] => format!("{one} and what stands with it"),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::contrast_about;
    use crate::analysis::fixture::{analyze, pack, zoned};
    use crate::compare::{Options, compare};
    use crate::document::Zone;

    const PACK: &str = r#"
[[concept]]
id = "vale.crash"
label = "Something went wrong on the road"
question = "What is it called?"
kind = "family"
pos = "noun"
  [[concept.variant]]
  id = "crash"
  forms = ["crash", "collision"]
  [[concept.variant]]
  id = "accident"
  forms = ["accident"]
"#;

    #[test]
    fn a_family_is_named_by_the_words_that_are_shown() {
        let about = |a: &str, b: &str| {
            let there = (Zone::Body, "Ada Tamm was there.");
            let article = |source, text| {
                let headline = (Zone::Headline, "Rain");
                zoned(source, &[headline, (Zone::Body, text), there])
            };
            let documents = vec![article("Ash", a), article("Birch", b)];
            let (analyzer, analyses) = analyze(vec![pack("vale", PACK)], documents);
            let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
            let mut all = comparison.contrasts.iter().filter(|it| it.kind() == "name");
            contrast_about(&comparison, all.next().expect(a))
        };
        let collision = "The barge caused a horrific collision at the lower lock.";
        let accident = "An accident closed the lower lock.";
        // The order is the pack's, whoever prints which.
        assert_eq!(about(collision, accident), "“collision” or “accident”");
        assert_eq!(about(accident, collision), "“collision” or “accident”");
    }
}
