//! Which articles of the input a run takes: where it starts, and which share it does.

use std::str::FromStr;

/// From where a run goes on, and which share of the articles it takes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Course {
    /// So many of its share an earlier run has done.
    pub(super) n_done: usize,
    /// The share; all where none is named.
    pub(super) shard: Option<Shard>,
}

impl Course {
    /// The articles that are still to be done.
    pub(super) fn of<I: Iterator>(self, all: I) -> impl Iterator<Item = I::Item> {
        let of_shard = all.enumerate().filter(move |(at, _)| {
            self.shard.is_none_or(|it| at % it.n_shards == it.number - 1)
        });
        of_shard.map(|(_, it)| it).skip(self.n_done)
    }
}

/// One of several shares of the articles: every `n_shards`-th from the `number`-th on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shard {
    number: usize,
    n_shards: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/');
        let numbers = parts.and_then(|(number, n_shards)| {
            Some((number.trim().parse().ok()?, n_shards.trim().parse().ok()?))
        });
        match numbers {
            Some((number, n_shards)) if (1..=n_shards).contains(&number) => {
                Ok(Self { number, n_shards })
            }
            _ => Err("write I/N, with I from 1 to N, as in 3/16".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Course, Shard};

    #[test]
    fn shares_are_disjoint_and_whole() {
        let share = |shard: &str, n_done| {
            let course = Course { n_done, shard: Some(shard.parse().unwrap()) };
            course.of(0..10).collect::<Vec<_>>()
        };
        assert_eq!(share("1/3", 0), [0, 3, 6, 9]);
        assert_eq!(share("2/3", 0), [1, 4, 7]);
        assert_eq!(share("3/3", 1), [5, 8]);
        assert_eq!(share("1/1", 8), [8, 9]);
    }

    #[test]
    fn says_how_a_share_is_written() {
        for text in ["0/3", "4/3", "3", "a/b", "1/0", "-1/3"] {
            let error = text.parse::<Shard>().unwrap_err();
            assert!(error.starts_with("write I/N"), "{text}");
        }
    }
}
