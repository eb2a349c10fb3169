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

    /// Reads `2025-03-12`, alone or at the head of a timestamp.
    fn from_str(text: &str) -> Result<Self, ()> {
        let day = text.trim().get(..10).ok_or(())?;
        let rest = &text.trim()[10..];
        if !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
            return Err(());
        }
        let parsed: toml::value::Datetime = day.parse().map_err(|_| ())?;
        parsed.date.map(Self::from).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn reads_days_and_timestamps() {
        for text in
            ["2025-03-12", " 2025-03-12 ", "2025-03-12T10:00:00Z", "2025-03-12 10:00"]
        {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.to_string(), "2025-03-12");
        }
        for text in
            ["", "12 March 2025", "2025-13-01", "2025-02-30", "2025-03-123", "20250312ab"]
        {
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
