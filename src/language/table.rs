//! Tables of words: each line a class, its words, and what they stand for if for another.

use crate::language::class::Class;
use std::collections::HashMap;

/// The words of one language.
pub(super) struct Tables {
    classes: HashMap<&'static str, Class>,
    /// What a word of a class stands for.
    meanings: HashMap<(Class, &'static str), &'static str>,
    pub(super) lines: Vec<Line>,
}

/// One line of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) class: Class,
    pub(super) words: &'static str,
    pub(super) meaning: Option<&'static str>,
}

impl Tables {
    pub(super) fn read(files: &[&'static str]) -> Self {
        let lines: Vec<Line> = files.iter().flat_map(|it| lines(it)).collect();
        let mut classes: HashMap<&str, Class> = HashMap::new();
        let mut meanings = HashMap::new();
        for line in &lines {
            for word in line.words.split(' ') {
                let known = classes.entry(word).or_default();
                *known = known.or(line.class);
                meanings.extend(line.meaning.map(|it| ((line.class, word), it)));
            }
        }
        Self { classes, meanings, lines }
    }

    pub(super) fn class(&self, word: &str) -> Class {
        self.classes.get(word).copied().unwrap_or_default()
    }

    pub(super) fn meaning(&self, class: Class, word: &str) -> Option<&'static str> {
        // The key borrows for as long as the tables live, which the word need not.
        let (&word, _) = self.classes.get_key_value(word)?;
        self.meanings.get(&(class, word)).copied()
    }
}

/// The lines of a file without its comments.
fn lines(file: &'static str) -> impl Iterator<Item = Line> {
    file.lines().filter(|it| !it.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next();
        let class = cell().and_then(Class::named);
        Line {
            class: class.expect("a line of a table begins with a class"),
            words: cell().expect("a line of a table has words"),
            meaning: cell(),
        }
    })
}
