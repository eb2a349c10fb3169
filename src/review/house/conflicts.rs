//! House styles that no draft could satisfy: rules that decide differently about one word.

use crate::lexicon::PackError;
use crate::lexicon::pack::{Avoided, Case, StyleRule};
use crate::review::House;
use crate::review::house::style::rule_id;
use crate::text::fold;
use std::collections::HashMap;

/// Words that a rule avoids.
struct Decision<'a> {
    house: &'a House,
    rule: &'a StyleRule,
    words: &'a str,
    prefer: Option<&'a str>,
}

/// Fails where one rule asks for what another one avoids, or for another word in its place.
pub(super) fn conflicts(houses: &[House]) -> Result<(), PackError> {
    let rules = || {
        let all =
            houses.iter().flat_map(|it| it.rules.iter().map(move |rule| (it, rule)));
        all.filter(|it| is_plain(it.1))
    };
    let mut avoided: HashMap<String, Vec<Decision<'_>>> = HashMap::new();
    for (house, rule) in rules() {
        for it in &rule.avoid {
            let own = it.reasoned().and_then(|it| it.prefer.as_deref());
            let prefer = own.or(rule.prefer.as_ref().map(|it| it.as_ref().as_str()));
            let decision = Decision { house, rule, words: it.words(), prefer };
            let all = avoided.entry(fold(it.words())).or_default();
            if let Some(other) = all.iter().find(|other| differ(&decision, other)) {
                return Err(house.fault(
                    rule.file,
                    at(rule),
                    different(&decision, other),
                ));
            }
            let is_known = |it: &Decision<'_>| {
                (it.words, it.prefer) == (decision.words, decision.prefer)
            };
            if !all.iter().any(is_known) {
                all.push(decision);
            }
        }
    }
    for (house, rule) in rules() {
        let Some(prefer) = &rule.prefer else { continue };
        let words = prefer.as_ref().as_str();
        let others = avoided.get(&fold(words)).into_iter().flatten();
        if let Some(other) = others.into_iter().find(|it| it.finds(words)) {
            return Err(house.fault(rule.file, prefer.span().start, format!(
                "the rule asks for “{words}”, which the rule `{}` avoids; strike one of them",
                rule_id(other.rule)
            )));
        }
    }
    Ok(())
}

impl Decision<'_> {
    /// Whether capitals count.
    fn is_exact(&self) -> bool {
        let all = self.rule.prefer.iter().chain(&self.rule.allow);
        let mut all = all.map(|it| it.as_ref().as_str());
        self.rule.case == Some(Case::Sensitive)
            || self.words.contains(char::is_uppercase)
            || all.any(|it| it != self.words && fold(it) == fold(self.words))
    }

    /// Whether words that are spelt alike are found, in their capitals.
    fn finds(&self, words: &str) -> bool {
        self.words == words || !self.is_exact()
    }
}

/// Whether two rules write different words in the place of one.
fn differ(one: &Decision<'_>, other: &Decision<'_>) -> bool {
    let is_both = one.finds(other.words) || other.finds(one.words);
    is_both
        && one.prefer != other.prefer
        && one.prefer.is_some()
        && other.prefer.is_some()
}

fn different(one: &Decision<'_>, other: &Decision<'_>) -> String {
    let place = |it: &Decision<'_>| {
        let source = it.house.sources.get(it.rule.file.min(it.house.sources.len() - 1));
        let content = source.map_or("", |it| it.content.as_str());
        let before = content.get(..at(it.rule)).unwrap_or_default();
        before.matches('\n').count() + 1
    };
    format!(
        "the rules in lines {} and {} decide differently about “{}” (“{}” and “{}”); strike one of them",
        place(other),
        place(one),
        one.words,
        other.prefer.unwrap_or_default(),
        one.prefer.unwrap_or_default(),
    )
}

/// Where a rule stands in its file.
fn at(rule: &StyleRule) -> usize {
    let named = [&rule.id, &rule.prefer, &rule.severity].into_iter().flatten();
    let allowed = rule.allow.first();
    named.chain(allowed).map(|it| it.span().start).min().unwrap_or(0)
}

/// Whether a rule about words holds everywhere.
fn is_plain(rule: &StyleRule) -> bool {
    rule.concept.is_none()
        && rule.pattern.is_none()
        && !rule.attribution
        && rule.requires.is_empty()
        && !rule.avoid.iter().any(|it| Avoided::words(it).is_empty())
}
