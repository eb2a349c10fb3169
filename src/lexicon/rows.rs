//! Lists of different lengths, one behind the other in one piece of memory.

/// Rows, by number.
#[derive(Clone, Debug)]
pub(super) struct Rows<T> {
    /// By row: where it begins; after the last: where that ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Rows<T> {
    #[inline]
    pub(super) fn row(&self, number: u32) -> &[T] {
        let at = number as usize;
        &self.items[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

impl<T: Copy> Rows<T> {
    pub(super) fn push(&mut self, row: &[T]) {
        self.items.extend_from_slice(row);
        let end = u32::try_from(self.items.len()).expect("fewer than 2^32 items");
        self.starts.push(end);
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl<T> FromIterator<Vec<T>> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = Vec<T>>>(rows: I) -> Self {
        let mut all = Self::default();
        for row in rows {
            all.items.extend(row);
            let end = u32::try_from(all.items.len()).expect("fewer than 2^32 items");
            all.starts.push(end);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn keeps_rows_apart() {
        let rows: Rows<u8> = [vec![1, 2], vec![], vec![3]].into_iter().collect();
        assert_eq!(
            (rows.row(0), rows.row(1), rows.row(2)),
            (&[1, 2][..], &[][..], &[3][..])
        );
    }
}
