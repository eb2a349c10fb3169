//! What reviewing makes of house styles: which entry of the lexicon plays which part in a rule.

use crate::document::Date;
use crate::lexicon::pack::{Avoided, Case, Concept, Head, Inflect, StyleRule, Variant};
use crate::lexicon::{Pack, PackError, Target};
use crate::review::house::conflicts::conflicts;
use crate::review::house::signs::Signs;
use crate::review::{House, Severity};
use crate::text::{fold, nearest, plain, plurals, verb_forms};
use std::collections::HashMap;
use toml::Spanned;

/// The axis of words that rules name, so that the longest one counts.
const AXIS: &str = "house-style";

/// House styles, ready to be asked.
#[derive(Debug, Default)]
pub(in crate::review) struct Style {
    pub(in crate::review) rules: Vec<HouseRule>,
    /// What is found by its signs and not by words, each with the number of its rule.
    pub(in crate::review) signs: Vec<(usize, Signs)>,
    /// The rules that speak of an entry; never walked, so that its order shows nowhere.
    roles: HashMap<Target, Vec<(usize, Role)>>,
    /// The number of the pack of words.
    made: usize,
}

/// A rule without its words, which are entries of the lexicon.
#[derive(Clone, Debug)]
pub(in crate::review) struct HouseRule {
    /// With `house/` before it.
    pub(in crate::review) id: String,
    pub(in crate::review) kind: RuleKind,
    pub(in crate::review) severity: Severity,
    pub(in crate::review) reason: Option<String>,
    pub(in crate::review) reference: Option<String>,
    pub(in crate::review) since: Option<Date>,
    pub(in crate::review) except: Vec<String>,
    pub(in crate::review) attributed_by: Vec<String>,
    /// Whether its words are verbs.
    pub(in crate::review) is_verb: bool,
}

/// What a rule asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::review) enum RuleKind {
    /// One way to write a thing.
    Naming,
    /// A speaker for the words.
    Attribution,
    /// The full name before the short one.
    First(String),
    /// One of several ways, throughout.
    OneOf,
}

/// The part that an entry plays in a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::review) enum Role {
    /// To be written, or fine.
    Fine,
    /// To be avoided, with what to write, what it is said for and where.
    Avoided { prefer: Option<String>, reason: Option<String>, reference: Option<String> },
    /// The full name.
    Full,
    /// The short name.
    Short,
    /// One of several ways.
    Choice,
}

impl Style {
    /// Compiles houses, and the rules that packs hold; gives the packs with the words added.
    pub(in crate::review) fn compile(
        mut packs: Vec<Pack>,
        mut houses: Vec<House>,
    ) -> Result<(Self, Vec<Pack>), PackError> {
        let with_rules = packs.iter().filter(|pack| !pack.rules.is_empty());
        houses.extend(with_rules.map(House::of_pack));
        let mut compiler = Compiler {
            made: packs.len(),
            style: Self { made: packs.len(), ..Self::default() },
            concepts: Vec::new(),
            preferred: HashMap::new(),
        };
        for house in &houses {
            for rule in &house.rules {
                compiler.rule(house, rule, &packs)?;
            }
        }
        conflicts(&houses)?;
        compiler.contradiction_in_concept(&houses)?;
        let head = Head {
            id: "house-style".to_owned(),
            language: "en".to_owned(),
            ..Head::default()
        };
        packs.push(Pack { head, concepts: compiler.concepts, ..Pack::default() });
        Ok((compiler.style, packs))
    }

    /// The parts that an entry plays.
    pub(in crate::review) fn roles(&self, target: Target) -> &[(usize, Role)] {
        self.roles.get(&target).map_or(&[], Vec::as_slice)
    }

    /// Whether a pack holds the words of rules.
    pub(in crate::review) fn is_made(&self, pack: usize) -> bool {
        pack == self.made
    }

    /// Whether any rule speaks of a concept's variants.
    pub(in crate::review) fn decides(
        &self,
        concept: &Concept,
        pack: usize,
        at: usize,
    ) -> bool {
        (0..concept.variant.len()).any(|variant| {
            !self.roles(Target::Variant { pack, concept: at, variant }).is_empty()
        })
    }
}

struct Compiler {
    /// The number of the pack of words.
    made: usize,
    style: Style,
    concepts: Vec<Concept>,
    /// The variant that a rule about a concept asks for, by the rule's number.
    preferred: HashMap<usize, Target>,
}

impl Compiler {
    fn rule(
        &mut self,
        house: &House,
        rule: &StyleRule,
        packs: &[Pack],
    ) -> Result<(), PackError> {
        let at = place_of(rule);
        let fault = |message: String| house.fault(rule.file, at, message);
        if let Some(prefer) = rule
            .prefer
            .as_ref()
            .filter(|it| rule.pattern.is_none() && it.as_ref().trim().is_empty())
        {
            let message = "`prefer` is empty; say what to write, or strike it".to_owned();
            return Err(house.fault(rule.file, prefer.span().start, message));
        }
        let words = [&rule.prefer, &rule.first].into_iter().flatten();
        let words = words.chain(&rule.allow).chain(&rule.one_of).chain(&rule.then);
        let is_broken = |it: &&Spanned<String>| it.as_ref().chars().any(char::is_control);
        if let Some(words) = { words }.find(is_broken) {
            let message = format!(
                "“{}” holds a line break or a control character; strike it",
                plain(words.as_ref())
            );
            return Err(house.fault(rule.file, words.span().start, message));
        }
        let severity = match &rule.severity {
            None => house.severity,
            Some(it) => it
                .as_ref()
                .parse()
                .map_err(|message| house.fault(rule.file, it.span().start, message))?,
        };
        let is_pattern = rule.pattern.is_some();
        let is_other = is_pattern && (rule.concept.is_some() || !rule.avoid.is_empty());
        let kind = match (&rule.first, rule.one_of.is_empty(), rule.attribution) {
            (Some(first), true, false) if !is_pattern => {
                RuleKind::First(first.as_ref().clone())
            }
            (None, false, false) if !is_pattern => RuleKind::OneOf,
            (None, true, true) if !is_pattern => RuleKind::Attribution,
            (None, true, false) if !is_other => RuleKind::Naming,
            _ => {
                return Err(fault(
                    "a rule is about one thing: first, one_of, attribution, pattern, or prefer and avoid"
                        .to_owned(),
                ));
            }
        };
        let number = self.style.rules.len();
        self.style.rules.push(HouseRule {
            id: format!("house/{}", rule_id(rule)),
            kind: kind.clone(),
            severity,
            reason: rule.reason.clone(),
            reference: rule.reference.clone(),
            since: rule.since,
            except: rule.except.clone(),
            attributed_by: rule.attributed_by.clone(),
            is_verb: rule.inflect == Some(Inflect::Verb),
        });
        if let Some(pattern) = &rule.pattern {
            if !rule.requires.is_empty() {
                return Err(fault(
                    "`requires` goes with words; strike it, or put the words into the pattern"
                        .to_owned(),
                ));
            }
            let prefer = rule.prefer.as_ref().map(|it| it.as_ref().as_str());
            let signs = Signs::pattern(pattern.as_ref(), prefer)
                .map_err(|it| house.fault(rule.file, pattern.span().start, it))?;
            self.style.signs.push((number, signs));
            return Ok(());
        }
        match &rule.concept {
            Some(id) => {
                let found = packs.iter().enumerate().find_map(|(n, pack)| {
                    let at = pack
                        .concepts
                        .iter()
                        .position(|it| it.id.as_ref() == id.as_ref())?;
                    Some((n, at, &pack.concepts[at]))
                });
                let Some((pack, at, concept)) = found else {
                    let known = packs.iter().flat_map(|it| &it.concepts);
                    let known = known.map(|it| it.id.as_ref().as_str());
                    let meant = nearest(id.as_ref(), known)
                        .map_or_else(String::new, |it| format!("; did you mean `{it}`"));
                    return Err(house.fault(rule.file, id.span().start, format!(
                        "no loaded pack has the concept `{}`{meant}; load its pack with --lexicon, or strike `concept` and list words", id.as_ref()
                    )));
                };
                self.of_concept(number, rule, (pack, at, concept)).map_err(fault)
            }
            None => self.of_words(number, rule, &kind).map_err(fault),
        }
    }

    /// A rule about the variants of a concept.
    fn of_concept(
        &mut self,
        number: usize,
        rule: &StyleRule,
        (pack, at, concept): (usize, usize, &Concept),
    ) -> Result<(), String> {
        let variant = |name: &str| {
            let is_it = |it: &&Variant| {
                it.id.as_ref() == name
                    || it.forms.iter().any(|form| form.as_ref() == name)
            };
            concept.variant.iter().position(|it| is_it(&it)).ok_or_else(|| {
                let known: Vec<_> =
                    concept.variant.iter().map(|it| it.id.as_ref().as_str()).collect();
                format!(
                    "`{name}` is not a variant of the concept; it has {}",
                    known.join(", ")
                )
            })
        };
        let prefer = match &rule.prefer {
            Some(it) => Some(variant(it.as_ref())?),
            None => None,
        };
        let allowed: Vec<usize> =
            rule.allow.iter().map(|it| variant(it.as_ref())).collect::<Result<_, _>>()?;
        let mut avoided: Vec<(usize, Option<&Avoided>)> = Vec::new();
        for it in &rule.avoid {
            avoided.push((variant(it.words())?, Some(it)));
        }
        if avoided.is_empty() {
            // What is neither preferred nor allowed is avoided.
            let rest = (0..concept.variant.len())
                .filter(|it| Some(*it) != prefer && !allowed.contains(it));
            avoided.extend(rest.map(|it| (it, None)));
        }
        let preferred = prefer.and_then(|it| concept.variant[it].forms.first());
        let preferred = preferred.map(|it| it.as_ref().clone());
        if let Some(variant) = prefer {
            let target = Target::Variant { pack, concept: at, variant };
            self.preferred.insert(number, target);
        }
        let mut give = |variant: usize, role: Role| {
            let target = Target::Variant { pack, concept: at, variant };
            self.style.roles.entry(target).or_default().push((number, role));
        };
        prefer.into_iter().chain(allowed).for_each(|it| give(it, Role::Fine));
        for (variant, it) in avoided {
            give(
                variant,
                avoided_role(it.and_then(Avoided::reasoned), preferred.clone()),
            );
        }
        Ok(())
    }

    /// A rule about words, which become variants of a concept of their own.
    fn of_words(
        &mut self,
        number: usize,
        rule: &StyleRule,
        kind: &RuleKind,
    ) -> Result<(), String> {
        let prefer = rule.prefer.as_ref().map(|it| it.as_ref().clone());
        let fine = rule
            .prefer
            .iter()
            .chain(&rule.allow)
            .map(|it| (it.as_ref().as_str(), Role::Fine));
        let choices = rule.one_of.iter().map(|it| (it.as_ref().as_str(), Role::Choice));
        let full = rule.first.iter().map(|it| (it.as_ref().as_str(), Role::Full));
        let short = rule.then.iter().map(|it| (it.as_ref().as_str(), Role::Short));
        let avoided = rule
            .avoid
            .iter()
            .map(|it| (it.words(), avoided_role(it.reasoned(), prefer.clone())));
        let words: Vec<(&str, Role)> =
            fine.chain(choices).chain(full).chain(short).chain(avoided).collect();
        let needed = match kind {
            RuleKind::Naming | RuleKind::Attribution if rule.avoid.is_empty() => {
                Some("the rule names no words; list them under `avoid`")
            }
            RuleKind::First(_) if rule.then.is_empty() => {
                Some("list the short names under `then`")
            }
            RuleKind::OneOf if rule.one_of.len() < 2 => {
                Some("`one_of` needs two words or more; add one, or strike the rule")
            }
            _ => None,
        };
        if let Some(message) = needed {
            return Err(message.to_owned());
        }
        let concept = self.concepts.len();
        let mut made = Concept::made(rule_id(rule), AXIS);
        let inflect = rule.inflect.unwrap_or(Inflect::Noun);
        // Plurals and forms of verbs are made here: what to write has to be formed alike.
        made.inflect = Some(match inflect {
            Inflect::Noun | Inflect::Verb => Inflect::Possessive,
            other => other,
        });
        made.case = rule.case;
        made.requires = (!rule.requires.is_empty()).then(|| rule.requires.clone());
        // Figures are parts of names and scores (“F-3”, “3-1”).
        let is_figure = |it: &Avoided| !it.words().contains(char::is_alphabetic);
        made.in_compounds =
            *kind == RuleKind::Naming && !rule.avoid.iter().any(is_figure);
        for (words, role) in words {
            if !words.contains(char::is_alphanumeric) {
                if let Role::Avoided { prefer, .. } = &role
                    && *kind == RuleKind::Naming
                    && !words.trim().is_empty()
                {
                    self.style
                        .signs
                        .push((number, Signs::literal(words, prefer.clone())?));
                    continue;
                }
                if matches!(role, Role::Fine) {
                    continue;
                }
                return Err(format!("“{words}” has no word; strike it"));
            }
            let variant = made.variant.len();
            made.variant.push(variant_of(words, inflect, rule));
            let target = Target::Variant { pack: self.made, concept, variant };
            self.style.roles.entry(target).or_default().push((number, role));
        }
        self.concepts.push(made);
        Ok(())
    }

    /// Fails where one rule asks for the variant of a concept that another one avoids.
    fn contradiction_in_concept(&self, houses: &[House]) -> Result<(), PackError> {
        let rules =
            houses.iter().flat_map(|it| it.rules.iter().map(move |rule| (it, rule)));
        for (number, (house, rule)) in rules.enumerate() {
            let (Some(concept), Some(prefer)) = (&rule.concept, &rule.prefer) else {
                continue;
            };
            let Some(target) = self.preferred.get(&number) else { continue };
            let is_avoiding = |it: &&(usize, Role)| {
                it.0 != number
                    && matches!(it.1, Role::Avoided { .. })
                    && self.style.rules[it.0].kind == RuleKind::Naming
            };
            if let Some(other) = self.style.roles(*target).iter().find(is_avoiding) {
                return Err(house.fault(rule.file, prefer.span().start, format!(
                    "the rule asks for `{}` of `{}`, which the rule `{}` avoids; strike one of them",
                    prefer.as_ref(),
                    concept.as_ref(),
                    self.style.rules[other.0].id.trim_start_matches("house/"),
                )));
            }
        }
        Ok(())
    }
}

/// The words of a rule with the forms that they take; words that differ from those of
/// another part of the rule by their capitals alone are distinguished by these.
fn variant_of(words: &str, inflect: Inflect, rule: &StyleRule) -> Variant {
    let mut variant = Variant::made(words);
    let more = match inflect {
        Inflect::Noun => plurals(words),
        Inflect::Verb => verb_forms(words).into_iter().map(|it| it.1).collect(),
        _ => Vec::new(),
    };
    let listed = rule.prefer.iter().chain(&rule.allow).chain(&rule.one_of);
    let listed = listed.map(|it| it.as_ref().as_str());
    let listed: Vec<&str> = listed.chain(rule.avoid.iter().map(Avoided::words)).collect();
    // “towards” is no plural where the rule lists it beside “toward”.
    let is_new = |it: &String| !listed.iter().any(|other| fold(other) == fold(it));
    let more = more.into_iter().filter(is_new);
    variant.forms.extend(more.map(|it| Spanned::new(0..0, it)));
    let mut others = listed.iter().filter(|it| **it != words);
    let by_capitals = others.any(|it| fold(it) == fold(words));
    if by_capitals {
        variant.case = Some(Case::Sensitive);
    }
    variant
}

fn avoided_role(
    it: Option<&crate::lexicon::pack::Reasoned>,
    prefer: Option<String>,
) -> Role {
    Role::Avoided {
        prefer: it.and_then(|it| it.prefer.clone()).or(prefer),
        reason: it.and_then(|it| it.reason.clone()),
        reference: it.and_then(|it| it.reference.clone()),
    }
}

/// The first thing that a rule says, for the places of errors.
fn place_of(rule: &StyleRule) -> usize {
    let all = [&rule.id, &rule.concept, &rule.prefer, &rule.first, &rule.severity];
    let lists = [rule.one_of.first(), rule.allow.first(), rule.then.first()];
    let spans = all.into_iter().flatten().chain(lists.into_iter().flatten());
    spans.map(Spanned::span).map(|it| it.start).min().unwrap_or(0)
}

/// The rule's name after `house/`, as a comment can name it.
pub(super) fn rule_id(rule: &StyleRule) -> String {
    let named = [&rule.id, &rule.concept, &rule.prefer, &rule.first];
    let named = named.into_iter().flatten().map(|it| it.as_ref().as_str());
    let avoided = rule.avoid.iter().map(Avoided::words);
    let others = rule.one_of.iter().map(|it| it.as_ref().as_str());
    let pattern = rule.pattern.iter().map(|it| it.as_ref().as_str());
    let all = named.chain(avoided).chain(others).chain(pattern);
    all.map(name).find(|it| !it.is_empty()).unwrap_or_else(|| "rule".to_owned())
}

/// Words as a name without blanks; capitals and points stay, as in `ua.capital`.
fn name(words: &str) -> String {
    let is_kept = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '/');
    let parts = words.split(|c: char| !is_kept(c)).filter(|it| !it.is_empty());
    let name = parts.collect::<Vec<_>>().join("-");
    match words {
        "%" => "percent-sign".to_owned(),
        "&" => "ampersand".to_owned(),
        _ if name.contains(char::is_alphanumeric) => name,
        _ => String::new(),
    }
}
