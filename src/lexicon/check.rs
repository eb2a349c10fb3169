//! Checks what a pack should not contain, and whether it finds what its examples say.

use crate::language::Language;
use crate::lexicon::pack::{Case, Concept, Confidence, Example, Head, Pack};
use crate::lexicon::pattern::Pattern;
use crate::lexicon::{Given, Lexicon, Match, PackError, Place, Target, TypeKeys};
use crate::text::{Vocabulary, plain, segment_in, slug};
use std::collections::BTreeMap;
use std::fmt;

/// Words that judge; a description says who uses a form, not what is right.
const JUDGING: &[&str] = &[
    "biased",
    "correct",
    "extremist",
    "incorrect",
    "loaded",
    "neutral",
    "proper",
    "propaganda",
    "real",
    "true",
    "woke",
    "wrong",
];

/// Something that a pack should mend.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What, and the remedy.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Checks one pack: its rules, its descriptions, its examples.
///
/// # Errors
///
/// If it cannot be compiled.
pub fn check(pack: &Pack) -> Result<Vec<Finding>, PackError> {
    let mut findings = Vec::new();
    head(pack, &mut findings);
    ids_and_labels(pack, &mut findings);
    empty_entries(pack, &mut findings);
    reversed_days(pack, &mut findings);
    unfenced_words(pack, &mut findings);
    shared_forms(pack, &mut findings);
    lone_variants(pack, &mut findings);
    wordless_exclusions(pack, &mut findings);
    families(pack, &mut findings);
    topic(pack, &mut findings);
    judging_words(pack, &mut findings);
    examples(pack, &mut findings)?;
    findings.sort();
    Ok(findings)
}

/// Whether something is the id of a pack: words in small letters with hyphens between them.
#[must_use]
pub fn is_id(id: &str) -> bool {
    let is_word = |it: &str| {
        !it.is_empty() && it.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase())
    };
    id.split('-').all(is_word)
}

fn head(pack: &Pack, findings: &mut Vec<Finding>) {
    let Head { id, language, .. } = &pack.head;
    let mut add = |message| findings.push(Finding { place: pack.place(0, 0), message });
    if !is_id(id) {
        add(format!(
            "the id “{}” is not words in small letters with hyphens between them; write {}",
            plain(id),
            slug(id, "my-names")
        ));
    }
    let code = language.split(['-', '_']).next().unwrap_or_default();
    let is_code =
        matches!(code.len(), 2 | 3) && code.bytes().all(|it| it.is_ascii_lowercase());
    if !is_code {
        add(format!(
            "“{}” is no code of a language; write that of ISO 639, as in en or de",
            plain(language)
        ));
    }
}

/// Ids that cannot be cited, and labels that say nothing.
fn ids_and_labels(pack: &Pack, findings: &mut Vec<Finding>) {
    let concepts = pack.concepts.iter().map(|it| (&it.id, &it.label, it.file));
    let categories = pack.categories.iter().map(|it| (&it.id, &it.label, it.file));
    for (id, label, file) in concepts.chain(categories) {
        let is_part = |it: &str| is_id(it);
        let place = pack.place(file, id.span().start);
        if !id.as_ref().split(['.', '/', '_']).all(is_part) {
            findings.push(Finding {
                place: place.clone(),
                message: format!(
                    "the id “{}” is not words in small letters with dots, slashes or hyphens between them; reports cite it",
                    plain(id.as_ref())
                ),
            });
        }
        if label.trim().is_empty() {
            let message =
                format!("{} has an empty label; say what it is", plain(id.as_ref()));
            findings.push(Finding { place, message });
        }
    }
}

/// Entries that can find nothing: without words, or with words that no text has.
fn empty_entries(pack: &Pack, findings: &mut Vec<Finding>) {
    for concept in &pack.concepts {
        for variant in concept.variant.iter().filter(|it| it.forms.is_empty()) {
            let id = variant.id.as_ref();
            let place = pack.place(concept.file, variant.id.span().start);
            let message = format!("{id} has no form; add one, or strike it");
            findings.push(Finding { place, message });
        }
    }
    for category in &pack.categories {
        let id = category.id.as_ref();
        let is_translated = || pack.translations.iter().any(|it| it.of.as_ref() == id);
        if category.terms.is_empty() && !is_translated() {
            let place = pack.place(category.file, category.id.span().start);
            let message = format!("{id} has no term; add some, or strike it");
            findings.push(Finding { place, message });
        }
        for term in &category.terms {
            let words = term.as_ref();
            let bare = words.strip_suffix('*').unwrap_or(words);
            let message = if Pattern::new(bare, Case::Auto).is_none() {
                format!("the term “{}” has no word; strike it", plain(words))
            } else if bare.contains('*') {
                format!(
                    "the term “{}” has a * before its end, where it stands for nothing; write the beginning of one word with a * behind it",
                    plain(words)
                )
            } else {
                continue;
            };
            let place = pack.place(category.file, term.span().start);
            findings.push(Finding { place, message });
        }
    }
}

/// Days of which the last comes before the first: then nothing ever holds.
fn reversed_days(pack: &Pack, findings: &mut Vec<Finding>) {
    for concept in &pack.concepts {
        let own = (&concept.id, concept.since, concept.until);
        let variants =
            concept.variant.iter().map(|it| (&it.id, it.valid.from, it.valid.to));
        for (id, from, to) in std::iter::once(own).chain(variants) {
            let (Some(from), Some(to)) = (from, to) else { continue };
            if from > to {
                findings.push(Finding {
                    place: pack.place(concept.file, id.span().start),
                    message: format!(
                        "{} begins on {from} and ends on {to}, before that; exchange the days",
                        id.as_ref()
                    ),
                });
            }
        }
    }
}

/// Whether `requires` or low confidence fences a variant in.
fn is_fenced(confidence: Option<Confidence>, requires: Option<&Vec<String>>) -> bool {
    confidence == Some(Confidence::Low) || requires.is_some_and(|words| !words.is_empty())
}

fn unfenced_words(pack: &Pack, findings: &mut Vec<Finding>) {
    // Families are made of ordinary words: what they stand beside is their fence.
    for concept in pack.concepts.iter().filter(|it| !it.is_family()) {
        for variant in &concept.variant {
            let fenced = is_fenced(
                variant.confidence.or(concept.confidence),
                variant.requires.as_ref().or(concept.requires.as_ref()),
            );
            for form in &variant.forms {
                let place = || pack.place(concept.file, form.span().start);
                let Some(pattern) = Pattern::new(form.as_ref(), Case::Auto) else {
                    let message =
                        format!("the form “{}” has no word; strike it", form.as_ref());
                    findings.push(Finding { place: place(), message });
                    continue;
                };
                let is_ordinary = pattern.pieces.len() == 1
                    && !form.as_ref().chars().any(char::is_uppercase);
                if is_ordinary && !fenced {
                    let message = format!(
                        "“{}” is an ordinary word; give the variant `requires` (words of the story) or confidence = \"low\"",
                        form.as_ref()
                    );
                    findings.push(Finding { place: place(), message });
                }
            }
        }
    }
}

/// Forms that stand in two concepts of one axis without a fence.
fn shared_forms(pack: &Pack, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let unnamed = [String::new()];
    for concept in pack.concepts.iter().filter(|it| !it.is_family()) {
        let axes = if concept.axes.is_empty() { &unnamed[..] } else { &concept.axes };
        for variant in &concept.variant {
            let fenced = is_fenced(
                variant.confidence.or(concept.confidence),
                variant.requires.as_ref().or(concept.requires.as_ref()),
            );
            for (form, axis) in variant
                .forms
                .iter()
                .flat_map(|form| axes.iter().map(move |axis| (form, axis)))
            {
                let id = concept.id.as_ref().as_str();
                let other = *seen.entry((axis, form.as_ref())).or_insert(id);
                if other != id && !fenced {
                    let message = format!(
                        "“{}” is also a form of {other}; give one of the two `requires` or confidence = \"low\"",
                        form.as_ref()
                    );
                    let place = pack.place(concept.file, form.span().start);
                    findings.push(Finding { place, message });
                }
            }
        }
    }
}

/// Exclusions of signs alone, which exclude nothing: only words are compared.
fn wordless_exclusions(pack: &Pack, findings: &mut Vec<Finding>) {
    for concept in &pack.concepts {
        for variant in &concept.variant {
            let mut wordless = variant
                .exclude
                .iter()
                .filter(|it| !it.words.chars().any(char::is_alphanumeric));
            let (Some(exclusion), Some(form)) = (wordless.next(), variant.forms.first())
            else {
                continue;
            };
            let message = format!(
                "the exclusion “{}” of “{}” has no word and excludes nothing; strike it, or exclude the whole phrase",
                exclusion.words,
                form.as_ref()
            );
            let place = pack.place(concept.file, form.span().start);
            findings.push(Finding { place, message });
        }
    }
}

/// Concepts with one variant show no choice.
fn lone_variants(pack: &Pack, findings: &mut Vec<Finding>) {
    for concept in pack.concepts.iter().filter(|it| it.variant.len() < 2 && !it.control) {
        findings.push(Finding {
            place: pack.place(concept.file, concept.id.span().start),
            message: format!(
                "{} has fewer than two variants; add one, or set control = true",
                concept.id.as_ref()
            ),
        });
    }
}

/// A family says what its words are, and only a family does.
fn families(pack: &Pack, findings: &mut Vec<Finding>) {
    for concept in &pack.concepts {
        let id = concept.id.as_ref();
        let message = match (concept.is_family(), concept.pos) {
            (true, None) => {
                format!(
                    "the family {id} needs pos = \"noun\", \"verb\", \"modifier\" or \"charge\""
                )
            }
            (false, Some(_)) => {
                format!("{id} has `pos`; set kind = \"family\", or strike it")
            }
            _ => continue,
        };
        let place = pack.place(concept.file, concept.id.span().start);
        findings.push(Finding { place, message });
    }
}

/// The concepts by which a topic is known are there, and weights are shares.
fn topic(pack: &Pack, findings: &mut Vec<Finding>) {
    let missing = pack.head.topic.iter().filter(|id| pack.concept(id).is_none());
    findings.extend(missing.map(|id| Finding {
        place: pack.place(0, 0),
        message: format!(
            "`topic` names {id}, which the pack lacks; name one of its concepts"
        ),
    }));
    let is_share = |it: &Concept| it.weight.is_none_or(|it| (0.0..=1.0).contains(&it));
    for concept in pack.concepts.iter().filter(|it| !is_share(it)) {
        findings.push(Finding {
            place: pack.place(concept.file, concept.id.span().start),
            message: format!(
                "the weight of {} is not a number from 0 to 1",
                concept.id.as_ref()
            ),
        });
    }
}

fn judging_words(pack: &Pack, findings: &mut Vec<Finding>) {
    for concept in &pack.concepts {
        let own =
            [Some(&concept.label), concept.question.as_ref(), concept.note.as_ref()];
        let of_variants = concept.variant.iter().filter_map(|it| it.describe.as_ref());
        for text in own.into_iter().flatten().chain(of_variants) {
            let words = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
            for word in words.filter(|word| JUDGING.contains(&word.as_str())) {
                findings.push(Finding {
                    place: pack.place(concept.file, concept.id.span().start),
                    message: format!(
                        "{}: “{word}” judges; say instead who uses the form, since when and by which source",
                        concept.id.as_ref()
                    ),
                });
            }
        }
    }
}

fn examples(pack: &Pack, findings: &mut Vec<Finding>) -> Result<(), PackError> {
    let lexicon = Lexicon::compile(vec![pack.clone()], Vec::new())?;
    let mut vocabulary = Vocabulary::default();
    let mut keys = TypeKeys::default();
    for example in &pack.examples()? {
        let found = find(&lexicon, example, &mut vocabulary, &mut keys);
        if found != example.expect {
            findings.push(Finding {
                place: pack.place(example.file, example.text.span().start),
                message: format!(
                    "the example gives [{}], not [{}]",
                    found.join(", "),
                    example.expect.join(", ")
                ),
            });
        }
    }
    Ok(())
}

/// The mentions of an example as `concept/variant: surface`.
fn find(
    lexicon: &Lexicon,
    example: &Example,
    vocabulary: &mut Vocabulary,
    keys: &mut TypeKeys,
) -> Vec<String> {
    let context =
        example.context.as_ref().map_or_else(String::new, |it| format!("{it}\n"));
    let text = format!("{context}{}", example.text.as_ref());
    let language = example.language.as_deref().and_then(Language::of).unwrap_or_default();
    let found = segment_in(language, &text, vocabulary);
    let given = Given { date: example.date, has_headline: !context.is_empty(), language };
    let is_new = |it: &Match| it.span.start as usize >= context.len();
    lexicon
        .find(&text, &found, vocabulary, keys, given)
        .iter()
        .filter(|it| is_new(it) && it.confidence != Confidence::Low)
        .map(|it| {
            format!("{}: {}", name(&lexicon.packs()[0], it.target), it.span.of(&text))
        })
        .collect()
}

fn name(pack: &Pack, target: Target) -> String {
    match target {
        Target::Variant { concept, variant, .. } => {
            let concept = &pack.concepts[concept];
            format!("{}/{}", concept.id.as_ref(), concept.variant[variant].id.as_ref())
        }
        Target::Category { category, .. } => {
            pack.categories[category].id.as_ref().clone()
        }
    }
}
