//! Types: each distinct word form gets a number, once.
//!
//! Tokens carry the number. What a form means to a lexicon, its folded form and its stem
//! are worked out once a type and not once a token, which is what makes the rest fast.

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
/// An open-addressing table over one arena of bytes: no allocation a word, one comparison
/// a hit.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    arena: String,
    ends: Vec<u32>,
    /// Pairs of hash and type number plus one; 0 is free. The length is a power of two.
    slots: Vec<(u32, u32)>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self { arena: String::new(), ends: Vec::new(), slots: vec![(0, 0); 1 << 12] }
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
    ///
    /// # Panics
    ///
    /// If the distinct forms together pass 4 GiB; callers start a new vocabulary long before.
    pub fn intern(&mut self, form: &str) -> TypeId {
        let hash = hash(form.as_bytes());
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (seen, number) = self.slots[at];
            if number == 0 {
                return self.insert(form, hash, at);
            }
            if seen == hash && self.form(TypeId(number - 1)) == form {
                return TypeId(number - 1);
            }
            at = (at + 1) & mask;
        }
    }

    fn insert(&mut self, form: &str, hash: u32, at: usize) -> TypeId {
        let number = u32::try_from(self.ends.len()).expect("fewer than 2^32 types");
        self.arena.push_str(form);
        self.ends.push(u32::try_from(self.arena.len()).expect("arena below 4 GiB"));
        self.slots[at] = (hash, number + 1);
        if self.ends.len() * 2 > self.slots.len() {
            self.grow();
        }
        TypeId(number)
    }

    fn grow(&mut self) {
        let mut slots = vec![(0, 0); self.slots.len() * 2];
        let mask = slots.len() - 1;
        for &(hash, number) in self.slots.iter().filter(|slot| slot.1 != 0) {
            let mut at = hash as usize & mask;
            while slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = (hash, number);
        }
        self.slots = slots;
    }
}

/// A fast multiplicative hash over 8-byte words (the scheme of rustc's `FxHash`), folded to 32 bits.
fn hash(bytes: &[u8]) -> u32 {
    const K: u64 = 0x517c_c1b7_2722_0a95;
    let mut state = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes(chunk.try_into().unwrap_or_default());
        state = (state.rotate_left(5) ^ word).wrapping_mul(K);
    }
    let mut word = 0;
    for (at, &byte) in chunks.remainder().iter().enumerate() {
        word |= u64::from(byte) << (8 * at);
    }
    state = (state.rotate_left(5) ^ word).wrapping_mul(K);
    let [_, _, _, _, a, b, c, d] = (state ^ (state >> 29)).to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
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
    use super::Vocabulary;
    use super::fold;
    use super::possessive_len;

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
