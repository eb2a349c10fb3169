//! Numbers and days as a reader sees them.

use crate::document::Date;

/// A count with commas between thousands.
#[must_use]
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// A count with its noun.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// A rate per 1,000.
#[must_use]
pub fn rate(per_1000: f64) -> String {
    if per_1000 < 99.95 { format!("{per_1000:.1}") } else { format!("{per_1000:.0}") }
}

/// A log odds ratio or a z, two digits.
#[must_use]
pub fn signed(value: f64) -> String {
    format!("{value:.2}")
}

/// A share of 0..1 as whole per cent.
///
/// What is above 0 and below 1 never shows as 0% or 100%.
#[must_use]
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    if share > 0.0 && rounded < 1.0 {
        "under 1%".to_owned()
    } else if share < 1.0 && rounded > 99.0 {
        "over 99%".to_owned()
    } else {
        format!("{rounded:.0}%")
    }
}

/// The ends of an interval of shares as whole per cent.
#[must_use]
pub fn percent_range(low: f64, high: f64) -> String {
    format!("{:.0}–{:.0}%", low * 100.0, high * 100.0)
}

/// A p-value, two digits or its bound.
#[must_use]
pub fn p_value(p: f64) -> String {
    if p < 0.001 {
        "p < 0.001".to_owned()
    } else if p < 0.1 {
        format!("p {p:.3}")
    } else {
        format!("p {p:.2}")
    }
}

/// A day of the calendar.
#[must_use]
pub fn day(date: Date) -> String {
    let month = date.month_name();
    format!("{} {} {}", date.day, month.get(..3).unwrap_or(month), date.year)
}

/// The days from first to last.
#[must_use]
pub fn days(first: Date, last: Date) -> String {
    if first == last { day(first) } else { format!("{} to {}", day(first), day(last)) }
}

/// The years and days for which a user of a form is documented.
#[must_use]
pub fn since(from: Option<Date>, until: Option<Date>) -> Option<String> {
    match (from, until) {
        (Some(from), Some(until)) => Some(format!("{} to {}", day(from), day(until))),
        (Some(from), None) => Some(format!("since {}", day(from))),
        (None, Some(until)) => Some(format!("until {}", day(until))),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{day, number, p_value, percent};
    use crate::document::Date;

    #[test]
    fn numbers_are_readable() {
        for (n, shown) in
            [(0, "0"), (999, "999"), (1098, "1,098"), (1234567, "1,234,567")]
        {
            assert_eq!(number(n), shown);
        }
    }

    #[test]
    fn shares_claim_neither_none_nor_all() {
        for (share, shown) in [
            (0.0, "0%"),
            (0.001, "under 1%"),
            (0.104, "10%"),
            (0.999, "over 99%"),
            (1.0, "100%"),
        ] {
            assert_eq!(percent(share), shown);
        }
    }

    #[test]
    fn small_p_values_show_their_bound() {
        assert_eq!(p_value(0.0001), "p < 0.001");
        assert_eq!(p_value(0.0123), "p 0.012");
        assert_eq!(p_value(0.43), "p 0.43");
    }

    #[test]
    fn days_are_written_out() {
        assert_eq!(day(Date { year: 2025, month: 3, day: 2 }), "2 Mar 2025");
    }
}
