//! Lines and columns of a text, in the units in which people and programs count them.

use crate::text::CodePoints;

/// A line and a column of a text, counted from 1; columns in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// What columns count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Bytes.
    Utf8,
    /// What a character takes in UTF-16: one, or two beyond U+FFFF.
    #[default]
    Utf16,
    /// Code points.
    Utf32,
}

/// The lines of a text, for many questions about places.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    points: CodePoints<'a>,
    /// Where the characters of four bytes stand, which take two units in UTF-16.
    wide: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Notes where lines begin: after each line feed.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self::with_ends(text, |bytes, at| bytes[at] == b'\n')
    }

    /// The same, where a carriage return ends a line too, alone or before a line feed, as
    /// editors count.
    #[must_use]
    pub fn of_editor(text: &'a str) -> Self {
        Self::with_ends(text, |bytes, at| match bytes[at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        })
    }

    fn with_ends(text: &'a str, ends: impl Fn(&[u8], usize) -> bool) -> Self {
        let bytes = text.as_bytes();
        let behind = (0..bytes.len()).filter(|at| ends(bytes, *at)).map(|at| at + 1);
        let wide = (0..bytes.len()).filter(|at| bytes[*at] >= 0xF0);
        Self {
            text,
            starts: std::iter::once(0).chain(behind).collect(),
            points: CodePoints::new(text),
            wide: wide.collect(),
        }
    }

    /// The number of the line that holds a byte, from 1.
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|it| *it <= at)
    }

    /// The byte at which a line begins; lines count from 1.
    #[must_use]
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line - 1).copied().unwrap_or(self.text.len())
    }

    /// The byte at which the words of a line end, before what ends the line.
    #[must_use]
    pub fn end(&self, line: usize) -> usize {
        let start = self.start(line);
        let whole = &self.text[start..self.start(line + 1).max(start)];
        start + whole.strip_suffix('\n').unwrap_or(whole).trim_end_matches('\r').len()
    }

    /// Line and column of a byte.
    #[must_use]
    pub fn place(&self, at: usize) -> LineColumn {
        let line = self.line(at);
        LineColumn { line, column: self.column(line, at, Unit::Utf32) + 1 }
    }

    /// How many units lie between the beginning of a line and a byte on it.
    #[must_use]
    pub fn column(&self, line: usize, at: usize, unit: Unit) -> usize {
        let units = |at: usize| match unit {
            Unit::Utf8 => at,
            Unit::Utf16 => self.points(at) + self.wide.partition_point(|it| *it < at),
            Unit::Utf32 => self.points(at),
        };
        units(at) - units(self.start(line))
    }

    /// The byte that stands so many units after the beginning of a line; a place after the
    /// end of the line, or inside a character, is moved to the end, or before the character.
    #[must_use]
    pub fn byte(&self, line: usize, column: usize, unit: Unit) -> usize {
        let (start, end) = (self.start(line), self.end(line));
        let mut left = column;
        for (at, c) in self.text[start..end].char_indices() {
            let width = match unit {
                Unit::Utf8 => c.len_utf8(),
                Unit::Utf16 => c.len_utf16(),
                Unit::Utf32 => 1,
            };
            if left < width {
                return start + at;
            }
            left -= width;
        }
        end
    }

    fn points(&self, at: usize) -> usize {
        self.points.at(u32::try_from(at).unwrap_or(u32::MAX)) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Unit};

    #[test]
    fn counts_in_each_unit_and_back() {
        let text = "a🙂é\r\nb\rc“x”\n\n外";
        let lines = Lines::of_editor(text);
        let starts: Vec<usize> = (1..=6).map(|it| lines.start(it)).collect();
        assert_eq!(starts, [0, 9, 11, 20, 21, 24]);
        for (word, line, expected) in
            [("é", 1, [5, 3, 2]), ("\r\n", 1, [7, 4, 3]), ("x", 3, [4, 2, 2])]
        {
            let at = text.find(word).unwrap();
            assert_eq!(lines.line(at), line);
            for (unit, column) in
                [Unit::Utf8, Unit::Utf16, Unit::Utf32].into_iter().zip(expected)
            {
                assert_eq!(lines.column(line, at, unit), column, "{word} {unit:?}");
                assert_eq!(lines.byte(line, column, unit), at, "{word} {unit:?}");
            }
        }
    }

    #[test]
    fn moves_places_that_are_none() {
        let text = "a🙂\r\nb";
        let lines = Lines::of_editor(text);
        assert_eq!(lines.byte(1, 2, Unit::Utf16), 1);
        assert_eq!(lines.byte(1, 99, Unit::Utf16), 5);
        assert_eq!(lines.byte(9, 9, Unit::Utf16), text.len());
    }

    #[test]
    fn a_line_feed_alone_ends_lines_for_people() {
        let lines = Lines::new("a\rb\r\nc");
        assert_eq!((lines.line(2), lines.line(5)), (1, 2));
        assert_eq!((lines.end(1), lines.end(2)), (3, 6));
    }
}
