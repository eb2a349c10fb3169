//! Days of the calendar.

use std::fmt;
use std::str::FromStr;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Common era.
    pub year: u16,
    /// From 1.
    pub month: u8,
    /// From 1.
    pub day: u8,
}

impl Date {
    /// Days since 1 January of the year 0 of the proleptic Gregorian calendar.
    #[must_use]
    pub fn ordinal(self) -> i64 {
        // Counting years from March puts the leap day last, so that months need no table.
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let shifted = if month > 2 { year } else { year - 1 };
        let from_march = (month + 9) % 12;
        shifted * 365 + shifted.div_euclid(4) - shifted.div_euclid(100)
            + shifted.div_euclid(400)
            + (from_march * 306 + 5) / 10
            + i64::from(self.day)
            - 1
    }
}

/// Names of the months for readers.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// The English name of the month.
    #[must_use]
    pub fn month_name(self) -> &'static str {
        MONTHS
            .get(usize::from(self.month).wrapping_sub(1))
            .copied()
            .unwrap_or("unknown month")
    }

    /// The day as a reader writes it: 12 March 2025.
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{} {} {}", self.day, self.month_name(), self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<toml::value::Date> for Date {
    fn from(date: toml::value::Date) -> Self {
        Self { year: date.year, month: date.month, day: date.day }
    }
}

impl FromStr for Date {
    type Err = ();

    /// Reads `2025-03-12`, alone or at the head of a timestamp, and days as people write
    /// them: `12 March 2025`, `March 12, 2025`, `Wed, 12 Mar 2025 10:00:00 GMT`.
    ///
    /// `12/03/2025` is two days at once and stays unread.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        iso(text).or_else(|| written(text)).ok_or(())
    }
}

fn iso(text: &str) -> Option<Date> {
    let (day, rest) = (text.get(..10)?, &text[10..]);
    if !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return None;
    }
    let parsed: toml::value::Datetime = day.parse().ok()?;
    parsed.date.map(Date::from)
}

/// Reads a day whose month is a word, after an optional day of the week and before an
/// optional time.
fn written(text: &str) -> Option<Date> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty()).peekable();
    words.next_if(|word| month(word).is_none() && word.starts_with(char::is_alphabetic));
    let (first, second, year) = (words.next()?, words.next()?, words.next()?);
    let (month, day) = match month(first) {
        Some(month) => (month, second),
        None => (month(second)?, first),
    };
    if year.len() != 4 || words.next().is_some_and(|time| !time.contains(':')) {
        return None;
    }
    let day = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|suffix| day.strip_suffix(suffix))
        .unwrap_or(day);
    iso(&format!("{year}-{month:02}-{day:0>2}"))
}

/// The days of the week in small letters, from Monday on.
pub const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The number of an English month by its name in small letters, in full or as news shortens it.
#[must_use]
pub fn month_of(folded: &str) -> Option<u8> {
    let is_short = folded.len() == 3 || folded == "sept";
    let mut months = (1..).zip(MONTHS);
    let found = months.find(|(_, name)| {
        let name = name.to_ascii_lowercase();
        name == folded || is_short && name.starts_with(folded)
    });
    found.map(|(number, _)| number)
}

/// The number of an English month, in full or by its first letters (`Sept.`).
fn month(word: &str) -> Option<usize> {
    let word = word.strip_suffix('.').unwrap_or(word).to_ascii_lowercase();
    MONTHS
        .iter()
        .position(|month| {
            word.len() >= 3 && month.to_ascii_lowercase().starts_with(&word)
        })
        .map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::{Date, month_of};

    #[test]
    fn reads_the_names_of_months() {
        for (word, expected) in [
            ("march", Some(3)),
            ("sept", Some(9)),
            ("jun", Some(6)),
            ("may", Some(5)),
            ("decem", None),
            ("ma", None),
            ("", None),
        ] {
            assert_eq!(month_of(word), expected, "{word}");
        }
    }

    #[test]
    fn reads_days_and_timestamps() {
        for text in
            ["2025-03-12", " 2025-03-12 ", "2025-03-12T10:00:00Z", "2025-03-12 10:00"]
        {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.to_string(), "2025-03-12");
        }
        for text in ["", "2025-13-01", "2025-02-30", "2025-03-123", "20250312ab"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn reads_days_as_people_write_them() {
        for text in [
            "12 March 2025",
            "12 Mar 2025",
            "12th March 2025",
            "March 12, 2025",
            "Mar. 12, 2025",
            "Wednesday, March 12, 2025",
            "Wed, 12 Mar 2025 10:00:00 GMT",
        ] {
            let date: Date = text.parse().expect(text);
            assert_eq!(date.to_string(), "2025-03-12", "{text}");
        }
        for (text, expected) in
            [("3 May 1998", "1998-05-03"), ("Sept. 1, 2020", "2020-09-01")]
        {
            assert_eq!(text.parse::<Date>().expect(text).to_string(), expected);
        }
        for text in [
            "12/03/2025",
            "March 2025",
            "30 February 2025",
            "12 March 25",
            "12 Ma 2025",
            "12 March 2025 or so",
            "on a Wednesday",
            "é1 March 2025",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn counts_days() {
        let day = |text: &str| text.parse::<Date>().unwrap().ordinal();
        assert_eq!(day("2025-03-01") - day("2025-02-28"), 1);
        assert_eq!(day("2024-03-01") - day("2024-02-28"), 2);
        assert_eq!(day("2025-01-01") - day("2000-01-01"), 9132);
    }
}
