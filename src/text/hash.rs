//! Hash tables of words and numbers that live for one article.
//!
//! The standard hasher withstands keys chosen to collide and costs more than what is looked
//! up; a table of one article is small, so that collisions cost little.

use std::collections::HashMap;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::hash::Hasher;

/// A map by a fast hash; its order is the same in every run, and means nothing.
pub type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<FastHasher>>;

/// A set by a fast hash.
pub type FastSet<K> = HashSet<K, BuildHasherDefault<FastHasher>>;

/// The multiplicative hash of rustc's `FxHash`, the high bits brought down at the end.
#[derive(Clone, Copy, Debug, Default)]
pub struct FastHasher(u64);

const K: u64 = 0xf135_7aea_2e62_a9c5;

impl FastHasher {
    #[inline]
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(K);
    }
}

impl Hasher for FastHasher {
    #[inline]
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
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
