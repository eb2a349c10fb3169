//! Hashes of words and numbers, faster than the standard one and hard to collide on purpose.
//!
//! Articles are untrusted: whoever knows how words are hashed can write an article of words
//! that all meet in one place of a table, which makes a walk of each look-up. So the hash is
//! drawn afresh in every process, by two numbers that an article cannot know, and words are
//! multiplied to 128 bits whose halves are folded together: with the usual multiplication to
//! 64 bits, words that differ in their last letters only would meet whatever the numbers are
//! (folded multiplication as in wyhash, Wang Yi 2019). It withstands articles, not an
//! attacker who can time single look-ups. Nothing may depend on the order of such a table.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

/// A map by a fast hash; its order differs from run to run, and means nothing.
pub type FastMap<K, V> = HashMap<K, V, Seeds>;

/// A set by a fast hash.
pub type FastSet<K> = HashSet<K, Seeds>;

/// The numbers of a process that no article can know.
static SEEDS: LazyLock<Seeds> = LazyLock::new(|| {
    let random = RandomState::new();
    // Many bits of a multiplier must be set for the folded product to depend on all letters.
    let mut draws = (0_u64..).map(|it| random.hash_one(it));
    let mut number = || draws.find(|it| (24..=40).contains(&it.count_ones()));
    Seeds { start: number().unwrap_or(0), factor: number().unwrap_or(0) | 1 }
});

/// What a hash begins with and multiplies by; the default is that of the process.
#[derive(Clone, Copy, Debug)]
pub struct Seeds {
    start: u64,
    factor: u64,
}

impl Default for Seeds {
    #[inline]
    fn default() -> Self {
        *SEEDS
    }
}

impl BuildHasher for Seeds {
    type Hasher = FastHasher;

    #[inline]
    fn build_hasher(&self) -> FastHasher {
        FastHasher { state: self.start, factor: self.factor }
    }
}

impl Seeds {
    /// A number for a number, all of whose bits depend on all of the other’s.
    #[inline]
    pub(super) fn mix(self, word: u64) -> u64 {
        finished(folded(word ^ self.start, self.factor))
    }

    /// A number for a number and what went before it.
    #[inline]
    pub(super) fn mix_with(self, state: u64, word: u64) -> u64 {
        folded(word ^ state.rotate_left(23), self.factor)
    }
}

/// The two halves of a product of 128 bits, as one.
#[inline]
fn folded(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    a.wrapping_mul(b) ^ u64::try_from(product >> 64).unwrap_or(0)
}

/// Brings low bits up and high bits down: a factor near a simple fraction of 2^64 leaves words
/// that differ by equal steps in few places.
#[inline]
fn finished(state: u64) -> u64 {
    let spread = state.wrapping_mul(0xf135_7aea_2e62_a9c5);
    spread ^ (spread >> 32)
}

/// The hasher of [`FastMap`].
#[derive(Clone, Copy, Debug)]
pub struct FastHasher {
    state: u64,
    factor: u64,
}

impl FastHasher {
    #[inline]
    fn add(&mut self, word: u64) {
        self.state = folded(word ^ self.state.rotate_left(23), self.factor);
    }
}

impl Hasher for FastHasher {
    #[inline]
    fn finish(&self) -> u64 {
        finished(self.state)
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.add(chunk.try_into().map_or(0, u64::from_le_bytes));
        }
        let rest = chunks.remainder();
        if !rest.is_empty() {
            let mut eight = [0; 8];
            eight[..rest.len()].copy_from_slice(rest);
            self.add(u64::from_le_bytes(eight));
        }
    }

    #[inline]
    fn write_u8(&mut self, it: u8) {
        self.add(it.into());
    }

    #[inline]
    fn write_u32(&mut self, it: u32) {
        self.add(it.into());
    }

    #[inline]
    fn write_u64(&mut self, it: u64) {
        self.add(it);
    }

    #[inline]
    fn write_usize(&mut self, it: usize) {
        self.add(it as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::Seeds;
    use std::collections::BTreeSet;
    use std::hash::BuildHasher;

    /// Words of seven bytes that a multiplication to 64 bits sends to one place.
    fn crafted(n: usize) -> Vec<u64> {
        let known = [0xf135_7aea_2e62_a9c5_u64, 0x517c_c1b7_2722_0a95, 1];
        let inverse = |it: u64| {
            (0..6).fold(it, |x, _| x.wrapping_mul(2_u64.wrapping_sub(it.wrapping_mul(x))))
        };
        let per = n / (2 * known.len());
        let of_factor = known.iter().flat_map(|&it| {
            let low = (0..per as u64).map(move |at| at.wrapping_mul(inverse(it)));
            let high = (0..per as u64).map(move |at| at.reverse_bits().wrapping_mul(it));
            low.chain(high)
        });
        of_factor.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// How full the fullest of as many places as there are words is.
    fn fullest(places: impl Iterator<Item = u64>, n: usize, shift: u32) -> usize {
        let mut counts = vec![0; n];
        for place in places {
            counts[usize::try_from(place >> shift).unwrap() % n] += 1;
        }
        counts.into_iter().max().unwrap()
    }

    #[test]
    fn crafted_words_spread_over_a_table() {
        let n = 1 << 12;
        let words = crafted(n);
        for number in 1..40_u64 {
            let start = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let factor = (!start).rotate_left(17).wrapping_mul(0xd6e8_feb8_6659_fd93) | 1;
            let seeds = Seeds { start, factor };
            for shift in [0, 52] {
                let mixed = words.iter().map(|&it| seeds.mix(it));
                assert!(fullest(mixed, n, shift) < 16, "{number} {shift}");
                let hashed = words.iter().map(|it| seeds.hash_one(it));
                assert!(fullest(hashed, n, shift) < 16, "{number} {shift}");
            }
        }
    }

    #[test]
    fn words_that_meet_under_one_seed_part_under_another() {
        let seeds = |factor| Seeds { start: 7 ^ factor, factor };
        let (one, other) = (seeds(0x517c_c1b7_2722_0a95), seeds(0xf135_7aea_2e62_a9c5));
        let places = |by: Seeds, words: &[String]| -> BTreeSet<u64> {
            words.iter().map(|it| by.hash_one(it) >> 56).collect()
        };
        let words = (0..100_000).map(|it| format!("word{it}"));
        let meeting: Vec<String> =
            words.filter(|it| one.hash_one(it) >> 56 == 1).collect();
        assert!(meeting.len() > 200);
        assert_eq!(places(one, &meeting).len(), 1);
        assert!(places(other, &meeting).len() > 100);
    }

    #[test]
    fn a_process_has_one_seed() {
        let (a, b) = (Seeds::default(), Seeds::default());
        assert_eq!(a.hash_one("word"), b.hash_one("word"));
        assert_eq!(a.mix(3), b.mix(3));
    }
}
