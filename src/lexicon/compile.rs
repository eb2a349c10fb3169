//! From packs to the trie that the matcher walks.

use crate::document::Date;
use crate::language::Language;
use crate::lexicon::context::Contexts;
use crate::lexicon::end::{Brief, Conjunct, End, ExcludedIn, Printed};
use crate::lexicon::pack::{
    Case, Category, Concept, Confidence, Exclusion, ExclusionPlace, Inflect, Pack,
    PartOfSpeech, Translation, Within,
};
use crate::lexicon::pattern::{Pattern, is_plain};
use crate::lexicon::rows::Rows;
use crate::lexicon::trie::{Builder, Symbol, Symbols, Trie};
use crate::lexicon::{NAMES, PackError, Target};
use crate::text::{EnglishStemmer, FastMap, Stem, plural, tokenize, verb_forms};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many lexicons the process has compiled.
static N_LEXICONS: AtomicU64 = AtomicU64::new(0);

/// Packs, compiled.
pub struct Lexicon {
    /// No other lexicon of the process has it.
    number: u64,
    packs: Vec<Pack>,
    /// How many of the packs give mentions; those after them only serve the program (cues).
    n_shown: usize,
    pub(super) stemmer: Box<dyn Stem>,
    pub(super) symbols: Symbols,
    pub(super) trie: Trie,
    /// Stems of single-word entries: indices into `stem_ends`.
    pub(super) stems: FastMap<String, u32>,
    pub(super) stem_ends: Rows<u32>,
    /// Beginnings of words ("lend*"), each with a list of what it and shorter ones stand for.
    pub(super) prefixes: FastMap<String, u32>,
    pub(super) prefix_ends: Rows<u32>,
    /// What the ends of the trie stand for.
    pub(super) ends: Vec<End>,
    /// What is asked first of each of these.
    pub(super) briefs: Vec<Brief>,
    pub(super) rules: Vec<Rule>,
}

/// What holds for all forms of one variant or category.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) target: Target,
    /// The language of its forms; none if the program knows no words of it, or if they hold in
    /// every language.
    pub(super) language: Option<Language>,
    pub(super) axes: Vec<u32>,
    /// Whether it is of the pack of names on the spot.
    pub(super) is_on_the_spot: bool,
    pub(super) confidence: Confidence,
    pub(super) since: Option<Date>,
    pub(super) until: Option<Date>,
    /// Numbers of required words, sorted; empty: none is required.
    pub(super) requires: Vec<u32>,
    pub(super) within: Within,
    pub(super) contexts: Contexts,
}

impl Lexicon {
    /// Compiles packs; `support` are packs that give matches but no mentions.
    ///
    /// # Errors
    ///
    /// If two packs have the same id.
    pub fn compile(shown: Vec<Pack>, support: Vec<Pack>) -> Result<Self, PackError> {
        let n_shown = shown.len();
        let packs: Vec<Pack> = shown.into_iter().chain(support).collect();
        let mut ids: Vec<&str> = packs.iter().map(|pack| pack.head.id.as_str()).collect();
        ids.sort_unstable();
        if let Some(pair) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(PackError::SamePack { id: pair[0].to_owned() });
        }
        let on_the_spot = packs.iter().position(|it| it.head.id == NAMES);
        let mut compiler = Compiler { on_the_spot, ..Compiler::default() };
        for (number, pack) in packs.iter().enumerate() {
            compiler.pack(number, pack);
        }
        let (prefixes, prefix_ends) = compiler.prefix_rows();
        let Compiler {
            stemmer,
            symbols,
            trie,
            stems,
            stem_ends,
            ends,
            briefs,
            rules,
            ..
        } = compiler;
        Ok(Self {
            number: N_LEXICONS.fetch_add(1, Ordering::Relaxed) + 1,
            packs,
            n_shown,
            stemmer: Box::new(stemmer),
            symbols,
            trie: trie.build(),
            stems,
            stem_ends: stem_ends.into_iter().collect(),
            prefixes,
            prefix_ends,
            briefs,
            ends,
            rules,
        })
    }

    /// Tells lexicons of one process apart, from 1 on.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// All packs, those that give mentions first.
    #[must_use]
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The packs that give mentions.
    #[must_use]
    pub fn shown(&self) -> &[Pack] {
        &self.packs[..self.n_shown]
    }

    /// Whether an entry is a word of a family: it gives no mention of its own.
    #[must_use]
    pub fn is_family(&self, target: Target) -> bool {
        matches!(target, Target::Variant { pack, concept, .. }
            if self.packs[pack].concepts[concept].is_family())
    }

    /// Whether an entry gives mentions.
    #[must_use]
    pub fn is_shown(&self, target: Target) -> bool {
        let is_sign = match target {
            Target::Variant { .. } => !self.is_family(target),
            Target::Category { pack, category } => {
                self.packs[pack].categories[category].is_sign()
            }
        };
        target.pack() < self.n_shown && is_sign
    }
}

#[derive(Default)]
struct Compiler {
    stemmer: EnglishStemmer,
    symbols: Symbols,
    trie: Builder,
    stems: FastMap<String, u32>,
    stem_ends: Vec<Vec<u32>>,
    prefixes: BTreeMap<String, Vec<u32>>,
    ends: Vec<End>,
    briefs: Vec<Brief>,
    rules: Vec<Rule>,
    axes: BTreeMap<String, u32>,
    required: FastMap<String, u32>,
    /// The pack of names on the spot.
    on_the_spot: Option<usize>,
    /// The language of the forms that are being read.
    language: Option<Language>,
}

/// What a variant or a category says about its forms.
struct Syntax<'a> {
    case: Option<Case>,
    inflect: Option<Inflect>,
    requires: Option<&'a Vec<String>>,
    within: Option<Within>,
    confidence: Option<Confidence>,
    exclude: &'a [Exclusion],
    head: Option<&'a str>,
    in_compounds: bool,
}

impl Compiler {
    fn pack(&mut self, number: usize, pack: &Pack) {
        for exclusion in &pack.exclusions {
            for phrase in &exclusion.phrases {
                self.exclusion(phrase, ExcludedIn::Pack(number));
            }
        }
        self.language = Language::of(&pack.head.language)
            .filter(|_| self.on_the_spot != Some(number));
        for (at, concept) in pack.concepts.iter().enumerate() {
            let axes = self.axes_of_concept(pack, concept);
            let usual = concept.pos.map_or(Inflect::Possessive, PartOfSpeech::inflect);
            for (variant_at, variant) in concept.variant.iter().enumerate() {
                let target =
                    Target::Variant { pack: number, concept: at, variant: variant_at };
                let syntax = Syntax {
                    case: variant.case.or(concept.case),
                    inflect: Some(variant.inflect.or(concept.inflect).unwrap_or(usual)),
                    requires: variant.requires.as_ref().or(concept.requires.as_ref()),
                    within: variant.within.or(concept.within),
                    confidence: variant.confidence.or(concept.confidence),
                    exclude: &variant.exclude,
                    head: variant.head.as_deref(),
                    in_compounds: concept.in_compounds,
                };
                let dates = (
                    concept.since.max(variant.valid.from),
                    concept.until.into_iter().chain(variant.valid.to).min(),
                );
                let forms = variant.forms.iter().map(|form| form.as_ref().as_str());
                self.entry(target, axes.clone(), &syntax, dates, forms);
            }
        }
        for (at, category) in pack.categories.iter().enumerate() {
            let Some(axes) = self.axes_of_category(pack, category) else { continue };
            let syntax = Syntax {
                case: category.case,
                inflect: category.inflect,
                requires: category.requires.as_ref(),
                within: category.within,
                confidence: category.confidence,
                exclude: &category.exclude,
                head: None,
                in_compounds: false,
            };
            let target = Target::Category { pack: number, category: at };
            let terms = category.terms.iter().map(|term| term.as_ref().as_str());
            self.entry(target, axes, &syntax, (None, None), terms);
        }
        for translation in &pack.translations {
            self.translation(number, pack, translation);
        }
    }

    /// The forms of an entry in another language: as printed, with conditions of their own.
    fn translation(&mut self, number: usize, pack: &Pack, translation: &Translation) {
        let Some(target) = translation.target(number, pack) else { return };
        let (axes, dates, confidence) = match target {
            Target::Variant { concept, variant, .. } => {
                let concept = &pack.concepts[concept];
                let variant = &concept.variant[variant];
                let dates = (
                    concept.since.max(variant.valid.from),
                    concept.until.into_iter().chain(variant.valid.to).min(),
                );
                let confidence = variant.confidence.or(concept.confidence);
                (Some(self.axes_of_concept(pack, concept)), dates, confidence)
            }
            Target::Category { category, .. } => {
                let category = &pack.categories[category];
                let axes = self.axes_of_category(pack, category);
                (axes, (None, None), category.confidence)
            }
        };
        let Some(axes) = axes else { return };
        let requires = &translation.requires;
        let syntax = Syntax {
            case: None,
            inflect: Some(Inflect::None),
            requires: Some(requires).filter(|it| !it.is_empty()),
            within: None,
            confidence,
            exclude: &translation.exclude,
            head: None,
            in_compounds: false,
        };
        self.language = Language::of(&translation.language);
        let forms = translation.forms.iter().map(|form| form.as_ref().as_str());
        self.entry(target, axes, &syntax, dates, forms);
    }

    fn axes_of_concept(&mut self, pack: &Pack, concept: &Concept) -> Vec<u32> {
        if !concept.is_family() {
            return self.axes(&concept.axes);
        }
        // A word may stand in two families; which of them is meant is seen only beside the
        // words of another source.
        vec![self.axis(&format!("family:{}:{}", pack.head.id, concept.id.as_ref()))]
    }

    /// None for words that are looked up and not found.
    fn axes_of_category(&mut self, pack: &Pack, category: &Category) -> Option<Vec<u32>> {
        Some(match category.family() {
            Category::WORD_CLASS | Category::ACT => return None,
            // Packs share the cues: a word reports in one way.
            Category::CUE => vec![self.axis("category:cue")],
            family => vec![self.axis(&format!("category:{}:{family}", pack.head.id))],
        })
    }

    fn axes(&mut self, names: &[String]) -> Vec<u32> {
        if names.is_empty() {
            return vec![self.axis("")];
        }
        names.iter().map(|name| self.axis(name)).collect()
    }

    fn axis(&mut self, name: &str) -> u32 {
        let next = u32::try_from(self.axes.len()).expect("fewer than 2^32 axes");
        *self.axes.entry(name.to_owned()).or_insert(next)
    }

    fn entry<'f>(
        &mut self,
        target: Target,
        axes: Vec<u32>,
        syntax: &Syntax<'_>,
        (since, until): (Option<Date>, Option<Date>),
        forms: impl Iterator<Item = &'f str>,
    ) {
        let rule = self.rules.len();
        let mut requires: Vec<u32> = syntax
            .requires
            .into_iter()
            .flatten()
            .filter_map(|word| self.required(word))
            .collect();
        requires.sort_unstable();
        requires.dedup();
        let mut contexts = Contexts::default();
        for exclusion in syntax.exclude {
            match exclusion.place {
                ExclusionPlace::Phrase => {
                    self.exclusion(&exclusion.words, ExcludedIn::Rule(rule));
                }
                place => contexts.add(place, self.phrase(&exclusion.words)),
            }
        }
        self.rules.push(Rule {
            target,
            language: self.language,
            axes,
            is_on_the_spot: self.on_the_spot == Some(target.pack()),
            confidence: syntax.confidence.unwrap_or_default(),
            since,
            until,
            requires,
            within: syntax.within.unwrap_or_default(),
            contexts,
        });
        for form in forms {
            self.form(rule, form, syntax);
        }
    }

    /// Adds a form with all that inflection and spelling make of it.
    fn form(&mut self, rule: usize, form: &str, syntax: &Syntax<'_>) {
        let case = syntax.case.unwrap_or_default();
        let is_word = if is_plain(form) {
            !form.contains(' ')
        } else {
            let n_words = tokenize(form).tokens.len();
            if n_words == 0 {
                return;
            }
            if n_words == 1 && form.ends_with('*') {
                self.prefix(rule, form);
                return;
            }
            n_words == 1
        };
        let default = if is_word { Inflect::Stem } else { Inflect::None };
        let inflect = syntax.inflect.unwrap_or(default);
        if inflect == Inflect::Stem && is_word {
            self.stem(rule, form, case);
        }
        let head = syntax.head.filter(|head| form.ends_with(*head));
        let brief = Brief {
            flags: if inflect == Inflect::None { 0 } else { Brief::TAKES_POSSESSIVE },
            n_head: head.map_or(0, |it| small(self.phrase(it).len())),
            rule: number(rule),
        };
        let mut add = |spelling: &str| {
            let closed = Pattern::closed(spelling).filter(|_| !is_plain(spelling));
            for spelling in std::iter::once(spelling).chain(closed.as_deref()) {
                self.spelling(brief, spelling, case, syntax.in_compounds);
            }
        };
        add(form);
        match inflect {
            Inflect::Noun => add(&plural(form)),
            Inflect::Verb => verb_forms(form).iter().for_each(|it| add(&it.1)),
            _ => {}
        }
        if let Some(head) = syntax.head {
            self.conjunct(rule, form, head, case);
        }
    }

    /// Adds one spelling of a form.
    fn spelling(&mut self, brief: Brief, spelling: &str, case: Case, in_compounds: bool) {
        let Some(shape) = self.shape(spelling, case, in_compounds) else { return };
        let flags = brief.flags | shape.flags | Brief::IS_FORM;
        let end = End::Form(shape.printed);
        self.end(&shape.symbols, Brief { flags, ..brief }, end);
    }

    /// What is looked for, and what is asked of the words that are found.
    fn shape(&mut self, form: &str, case: Case, in_compounds: bool) -> Option<Shape> {
        let (symbols, asks) = if is_plain(form) {
            // Most forms are plain words: they need not be cut to know what is asked.
            let symbols = form.split(' ').map(|it| self.symbols.intern_lower(it));
            (symbols.collect(), Brief::flags_of_plain(form, case))
        } else {
            let pattern = Pattern::new(form, case)?;
            (self.symbols_of(&pattern), Brief::flags_of(&pattern))
        };
        let compounds = Brief::BEGINS_WITH_CAPITAL | Brief::ENDS_WITH_CAPITAL;
        let flags = if in_compounds { asks | compounds } else { asks };
        let is_asked = flags & (Brief::MINDS_CASE | Brief::HAS_SIGNS) != 0;
        let printed = is_asked.then(|| Box::new(Printed::new(form, case, in_compounds)));
        Some(Shape { symbols, flags, printed })
    }

    fn stem(&mut self, rule: usize, form: &str, case: Case) {
        // A stem is found in any case: its inflected forms are not those that the pack prints.
        let case = if case == Case::Sensitive { Case::Auto } else { Case::Insensitive };
        let Some((folded, number)) = self.whole(rule, form, case) else { return };
        let stem = self.stemmer.stem(&folded);
        let next = u32::try_from(self.stem_ends.len()).expect("fewer than 2^32 stems");
        let list = *self.stems.entry(stem).or_insert(next);
        if list == next {
            self.stem_ends.push(Vec::new());
        }
        self.stem_ends[list as usize].push(number);
    }

    fn prefix(&mut self, rule: usize, form: &str) {
        let Some((folded, number)) = self.whole(rule, form, Case::Insensitive) else {
            return;
        };
        self.prefixes.entry(folded).or_default().push(number);
    }

    /// Adds a word that is found by a part of it; gives it folded, with its number.
    fn whole(&mut self, rule: usize, form: &str, case: Case) -> Option<(String, u32)> {
        let pattern = Pattern::new(form, case)?;
        let asks = Brief::flags_of(&pattern);
        let flags = asks | Brief::IS_FORM | Brief::TAKES_POSSESSIVE;
        let brief = Brief { flags, n_head: 0, rule: number(rule) };
        let is_asked = asks & (Brief::MINDS_CASE | Brief::HAS_SIGNS) != 0;
        let printed = is_asked.then(|| Box::new(Printed::new(form, case, false)));
        let number = self.add(brief, End::Form(printed));
        Some((pattern.pieces.into_iter().next()?.folded, number))
    }

    /// Each beginning with the number of its row: what it and the shorter ones in it stand for.
    fn prefix_rows(&self) -> (FastMap<String, u32>, Rows<u32>) {
        let mut numbers = FastMap::default();
        let mut rows: Vec<Vec<u32>> = Vec::new();
        for (at, prefix) in (0..).zip(self.prefixes.keys()) {
            let starts =
                prefix.char_indices().map(|(at, c)| &prefix[..at + c.len_utf8()]);
            let ends = starts.filter_map(|it| self.prefixes.get(it));
            rows.push(ends.flatten().copied().collect());
            numbers.insert(prefix.clone(), at);
        }
        (numbers, rows.into_iter().collect())
    }

    /// Lets the own words of a form with a shared head open a coordination.
    fn conjunct(&mut self, rule: usize, form: &str, head: &str, case: Case) {
        let Some(own) = form.strip_suffix(head).map(str::trim_end) else { return };
        let Some(shape) = self.shape(own, case, false) else { return };
        let heads = vec![self.phrase(head), self.phrase(&plural(head))];
        let conjunct = Conjunct { rule, printed: shape.printed, heads };
        let brief = Brief { flags: shape.flags, ..Brief::default() };
        self.end(&shape.symbols, brief, End::Conjunct(Box::new(conjunct)));
    }

    fn required(&mut self, word: &str) -> Option<u32> {
        if let Some(&number) = self.required.get(word) {
            return Some(number);
        }
        let number =
            u32::try_from(self.required.len()).expect("fewer than 2^32 required words");
        let symbols = self.phrase(word);
        if symbols.is_empty() {
            return None;
        }
        self.required.insert(word.to_owned(), number);
        self.end(&symbols, Brief::default(), End::Required(number));
        let plurals = self.phrase(&plural(word));
        self.end(&plurals, Brief::default(), End::Required(number));
        Some(number)
    }

    fn exclusion(&mut self, phrase: &str, excluded_in: ExcludedIn) {
        let symbols = self.phrase(phrase);
        if !symbols.is_empty() {
            self.end(&symbols, Brief::default(), End::Exclusion(excluded_in));
        }
    }

    fn phrase(&mut self, words: &str) -> Vec<Symbol> {
        let shape = self.shape(words, Case::Insensitive, false);
        shape.map(|it| it.symbols).unwrap_or_default()
    }

    fn symbols_of(&mut self, pattern: &Pattern) -> Vec<Symbol> {
        pattern.pieces.iter().map(|piece| self.symbols.intern(&piece.folded)).collect()
    }

    fn end(&mut self, symbols: &[Symbol], brief: Brief, end: End) {
        let number = self.add(brief, end);
        self.trie.insert(symbols, number);
    }

    fn add(&mut self, brief: Brief, end: End) -> u32 {
        self.ends.push(end);
        self.briefs.push(brief);
        number(self.ends.len() - 1)
    }
}

/// What is looked for, and what is asked of the words that are found.
struct Shape {
    symbols: Vec<Symbol>,
    flags: u8,
    /// The words as printed, where these matter.
    printed: Option<Box<Printed>>,
}

fn number(at: usize) -> u32 {
    u32::try_from(at).expect("fewer than 2^32 forms")
}

fn small(n: usize) -> u8 {
    u8::try_from(n).unwrap_or(u8::MAX)
}
