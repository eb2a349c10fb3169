//! Months, quarters and years.

use crate::document::Date;

/// How long a point of a series is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A month of the calendar.
    Month,
    /// Three months, from January, April, July or October.
    Quarter,
    /// A year of the calendar.
    Year,
}

impl Period {
    /// Every period, the shortest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    /// The name in every output and after `--by`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    fn months(self) -> u8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }

    /// The first day of the period that holds a day.
    #[must_use]
    pub fn first_day(self, date: Date) -> Date {
        let months = self.months();
        let month = (date.month.max(1) - 1) / months * months + 1;
        Date { year: date.year, month, day: 1 }
    }

    /// The first day of the next period, of the first day of one.
    #[must_use]
    pub fn next(self, first: Date) -> Date {
        let month = first.month + self.months();
        if month > 12 {
            Date { year: first.year.saturating_add(1), month: month - 12, day: 1 }
        } else {
            Date { month, ..first }
        }
    }

    /// The period as a reader names it: April 2013, April to June 2013, 2013.
    #[must_use]
    pub fn in_words(self, first: Date) -> String {
        match self {
            Self::Month => format!("{} {}", first.month_name(), first.year),
            Self::Quarter => {
                let last = Date { month: first.month + 2, ..first };
                format!("{} to {} {}", first.month_name(), last.month_name(), first.year)
            }
            Self::Year => first.year.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Period;
    use crate::document::Date;

    #[track_caller]
    fn check(period: Period, day: &str, first: &str, next: &str, words: &str) {
        let day: Date = day.parse().unwrap();
        let found = period.first_day(day);
        assert_eq!(found.to_string(), first);
        assert_eq!(period.next(found).to_string(), next);
        assert_eq!(period.in_words(found), words);
    }

    #[test]
    fn periods_begin_where_the_calendar_says() {
        check(Period::Month, "2013-12-31", "2013-12-01", "2014-01-01", "December 2013");
        check(Period::Month, "2012-02-29", "2012-02-01", "2012-03-01", "February 2012");
        check(
            Period::Quarter,
            "2013-03-31",
            "2013-01-01",
            "2013-04-01",
            "January to March 2013",
        );
        check(
            Period::Quarter,
            "2013-10-01",
            "2013-10-01",
            "2014-01-01",
            "October to December 2013",
        );
        check(Period::Year, "2013-07-09", "2013-01-01", "2014-01-01", "2013");
    }
}
