//! Types: each distinct word form gets a number, once.
//!
//! Tokens carry the number. What a form means to a lexicon, its folded form and its stem
//! are worked out once per type and not once per token, which is what makes the rest fast.

use crate::text::Token;
use crate::text::hash::Seeds;

/// The number of a distinct word form, counted from 0 in the order of first sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub u32);

impl TypeId {
    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Distinct word forms as printed, case and all.
///
/// An open-addressing table of type numbers. Types are known by a key of eight bytes, which
/// for words of up to seven is the word itself; longer words are compared in one arena.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    arena: String,
    ends: Vec<u32>,
    /// By type.
    keys: Vec<u64>,
    /// Type numbers plus one; 0 is free. The length is a power of two, `2^(64 - shift)`, and
    /// at least four times the number of types: misses of the table are what costs.
    slots: Vec<u32>,
    shift: u32,
}

/// Words up to this length are their own key: seven bytes and their number.
const SHORT: usize = 7;

/// The top byte of the key of a longer word.
const LONG: u64 = 0xff << 56;

/// What the word at `start..end` of a text is looked up by: itself where it fits, else a hash.
#[inline]
pub(super) fn key(text: &[u8], start: usize, end: usize) -> u64 {
    let len = end - start;
    if len <= SHORT {
        short_key(eight_bytes(text, start), len)
    } else {
        long_key(text, start, end)
    }
}

/// The key of a word of up to seven bytes that stands at the front of eight.
#[inline]
pub(super) fn short_key(eight: u64, len: usize) -> u64 {
    (eight & !(u64::MAX << (8 * len))) | ((len as u64) << 56)
}

/// The key of a word of eight bytes and more.
#[inline]
pub(super) fn long_key(text: &[u8], start: usize, end: usize) -> u64 {
    hash(text, start, end) | LONG
}

/// Up to eight bytes from `start` on as a number, the first the lowest; zeros after the end.
#[inline]
pub(super) fn eight_bytes(text: &[u8], start: usize) -> u64 {
    let rest = text.get(start..).unwrap_or_default();
    rest.first_chunk().map_or_else(|| few_bytes(rest), |eight| u64::from_le_bytes(*eight))
}

/// The same for fewer than eight.
#[cold]
fn few_bytes(rest: &[u8]) -> u64 {
    let mut eight = [0; 8];
    eight[..rest.len()].copy_from_slice(rest);
    u64::from_le_bytes(eight)
}

/// Where to look first for a key in a table of `2^(64 - shift)` slots.
#[inline]
fn first_slot(key: u64, shift: u32) -> usize {
    usize::try_from(Seeds::default().mix(key) >> shift).unwrap_or(0)
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            arena: String::new(),
            ends: Vec::new(),
            keys: Vec::new(),
            slots: vec![0; 1 << 6],
            shift: 58,
        }
    }
}

impl Vocabulary {
    /// How many distinct forms have been seen.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no form has been seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The form as printed.
    #[must_use]
    pub fn form(&self, word_form: TypeId) -> &str {
        let at = word_form.index();
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.arena[start..self.ends[at] as usize]
    }

    /// Gives the number of `form`, a new one at first sight.
    pub fn intern(&mut self, form: &str) -> TypeId {
        self.intern_at(form, 0, form.len(), key(form.as_bytes(), 0, form.len()))
    }

    /// The number of `form`, if it has been seen.
    #[must_use]
    pub fn find(&self, form: &str) -> Option<TypeId> {
        let key = key(form.as_bytes(), 0, form.len());
        let mask = self.slots.len() - 1;
        let mut at = first_slot(key, self.shift);
        loop {
            let number = self.slots[at & mask].checked_sub(1)?;
            let is_same = self.keys[number as usize] == key
                && (key < LONG || self.holds(number, form.as_bytes()));
            if is_same {
                return Some(TypeId(number));
            }
            at += 1;
        }
    }

    /// Gives the number of the word with this [`key`] at `start..end` of a text.
    ///
    /// # Panics
    ///
    /// If the distinct forms together pass 4 GiB; callers start a new vocabulary long before.
    #[inline]
    pub(super) fn intern_at(
        &mut self,
        text: &str,
        start: usize,
        end: usize,
        key: u64,
    ) -> TypeId {
        let mask = self.slots.len() - 1;
        let mut at = first_slot(key, self.shift);
        loop {
            let number = self.slots[at & mask];
            if number == 0 {
                return self.insert(&text[start..end], key, at & mask);
            }
            let is_same = self.keys[number as usize - 1] == key
                && (key < LONG || self.holds(number - 1, &text.as_bytes()[start..end]));
            if is_same {
                return TypeId(number - 1);
            }
            at += 1;
        }
    }

    /// Interns all tokens of a text, which have these [`key`]s.
    ///
    /// The table is read for many tokens before any of what was read is looked at, so that its
    /// memory is waited for once and not for each.
    pub(super) fn intern_all(&mut self, text: &str, tokens: &mut [Token], keys: &[u64]) {
        const N: usize = 32;
        let bytes = text.as_bytes();
        for (tokens, keys) in tokens.chunks_mut(N).zip(keys.chunks(N)) {
            let mut numbers = [0_u32; N];
            let mut known = [0_u64; N];
            let mask = self.slots.len() - 1;
            for (number, &key) in numbers.iter_mut().zip(keys) {
                *number = self.slots[first_slot(key, self.shift) & mask];
            }
            for (known, &number) in known.iter_mut().zip(&numbers) {
                let at = (number as usize).saturating_sub(1);
                *known = self.keys.get(at).copied().unwrap_or(0);
            }
            for (at, (token, &key)) in tokens.iter_mut().zip(keys).enumerate() {
                let (start, end) = (token.span.start as usize, token.span.end as usize);
                let number = numbers[at];
                let is_known = number != 0
                    && known[at] == key
                    && (key < LONG || self.holds(number - 1, &bytes[start..end]));
                token.word_form = if is_known {
                    TypeId(number - 1)
                } else {
                    self.intern_at(text, start, end, key)
                };
            }
        }
    }

    /// Whether a type is printed so.
    fn holds(&self, number: u32, form: &[u8]) -> bool {
        let end = self.ends[number as usize] as usize;
        end >= form.len() && is_same(&self.arena.as_bytes()[end - form.len()..end], form)
    }

    fn insert(&mut self, form: &str, key: u64, at: usize) -> TypeId {
        let number = u32::try_from(self.ends.len()).expect("fewer than 2^32 types");
        self.arena.push_str(form);
        self.ends.push(u32::try_from(self.arena.len()).expect("arena below 4 GiB"));
        self.keys.push(key);
        self.slots[at] = number + 1;
        if self.ends.len() * 4 > self.slots.len() {
            self.grow();
        }
        TypeId(number)
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        self.shift -= 1;
        let mask = self.slots.len() - 1;
        for (number, &key) in (1..).zip(&self.keys) {
            let mut at = first_slot(key, self.shift);
            while self.slots[at & mask] != 0 {
                at += 1;
            }
            self.slots[at & mask] = number;
        }
    }
}

/// Whether two words of one length are the same; most are decided by their first and last eight
/// bytes, in fewer steps than any two texts.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    match (one.first_chunk::<8>(), other.first_chunk(), one.last_chunk::<8>()) {
        (Some(first), Some(second), Some(last)) if one.len() <= 16 => {
            first == second && other.last_chunk() == Some(last)
        }
        _ => one == other,
    }
}

/// A hash over the words of eight bytes at `start..end`, the last of which may overlap the one
/// before; at least eight bytes.
#[inline]
fn hash(text: &[u8], start: usize, end: usize) -> u64 {
    let seeds = Seeds::default();
    let mut state = seeds.mix((end - start) as u64);
    let mut at = start;
    while at + 8 < end {
        state = seeds.mix_with(state, eight_bytes(text, at));
        at += 8;
    }
    seeds.mix_with(state, eight_bytes(text, end - 8))
}

/// Folds a word form for comparison: lower case, straight apostrophe, no soft hyphen.
#[must_use]
pub fn fold(form: &str) -> String {
    let mut folded = String::with_capacity(form.len());
    for c in form.chars() {
        match c {
            '’' | 'ʼ' | '‘' => folded.push('\''),
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' => {}
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// The length in bytes of a possessive ending (`’s`, `'s`, `’S`) of a word form, or 0.
#[must_use]
pub fn possessive_len(form: &str) -> usize {
    let Some(rest) = form.strip_suffix(['s', 'S']) else { return 0 };
    match rest.chars().next_back() {
        Some(c @ ('\'' | '’' | 'ʼ')) if rest.len() > c.len_utf8() => c.len_utf8() + 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, fold, possessive_len};

    #[test]
    fn numbers_forms_in_order_of_sight_and_finds_them_again() {
        let mut vocabulary = Vocabulary::default();
        let forms: Vec<String> = (0..20_000).map(|n| format!("word{n}")).collect();
        for (n, form) in forms.iter().enumerate() {
            assert_eq!(vocabulary.intern(form).index(), n);
        }
        for (n, form) in forms.iter().enumerate() {
            assert_eq!(vocabulary.intern(form).index(), n);
            assert_eq!(vocabulary.form(super::TypeId(u32::try_from(n).unwrap())), form);
        }
        assert_eq!(vocabulary.find("word7"), Some(super::TypeId(7)));
        assert_eq!(vocabulary.find("Word7"), None);
        assert_ne!(vocabulary.intern("Word1"), vocabulary.intern("word1"));
    }

    #[test]
    fn folds_case_apostrophes_and_soft_hyphens() {
        assert_eq!(fold("People’s"), "people's");
        assert_eq!(fold("Ru\u{ad}hr"), "ruhr");
        assert_eq!(fold("ÉCOLE"), "école");
    }

    #[test]
    fn finds_possessive_endings() {
        for (form, len) in
            [("Russia’s", 4), ("Russia's", 2), ("s", 0), ("’s", 0), ("Gaza", 0)]
        {
            assert_eq!(possessive_len(form), len, "{form}");
        }
    }
}
