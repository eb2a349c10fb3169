//! Figures with their intervals, drawn on one scale from 0.

use crate::stats::Interval;
use crate::view::report::block::Inline;
use crate::view::report::stage::colour;

/// The drawing leaves so much of the width free on either side, in per cent.
const MARGIN: f64 = 2.0;
/// A scale of rates goes so far beyond the largest, so that its interval shows.
const HEADROOM: f64 = 1.5;

/// A scale from 0.
pub(super) struct Scale {
    max: f64,
}

impl Scale {
    /// A scale for shares.
    pub(super) const SHARES: Self = Self { max: 1.0 };

    /// A scale for rates of which the largest is given; with nothing above 0 it ends at 1.
    pub(super) fn of_rates(largest: f64) -> Self {
        Self { max: if largest > 0.0 { largest * HEADROOM } else { 1.0 } }
    }

    /// A figure of a source, drawn.
    pub(super) fn strip(&self, source: usize, value: f64, interval: Interval) -> Inline {
        Inline::Strip {
            colour: colour(source),
            at: self.position(value),
            low: self.position(interval.low),
            high: self.position(interval.high),
            is_zero: value <= 0.0,
        }
    }

    /// Where a value stands; what lies beyond the scale stands at its end.
    fn position(&self, value: f64) -> String {
        let share = (value / self.max).clamp(0.0, 1.0);
        format!("{:.1}", MARGIN + share * (100.0 - 2.0 * MARGIN))
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn nothing_leaves_the_drawing() {
        let scale = Scale::of_rates(10.0);
        assert_eq!([scale.position(0.0), scale.position(7.5)], ["2.0", "50.0"]);
        assert_eq!([scale.position(90.0), scale.position(f64::INFINITY)], ["98.0"; 2]);
        assert_eq!(Scale::SHARES.position(1.0), "98.0");
    }
}
