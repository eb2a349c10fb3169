//! One scale for all charts of a kind, with its marks.

use serde::Serialize;

/// The drawing leaves so much of the width free on either side, in per cent.
const MARGIN: f64 = 2.0;
/// The scale goes so far beyond the largest rate, so that its interval shows.
const HEADROOM: f64 = 1.5;
/// At most so many steps between marks.
const MAX_STEPS: f64 = 5.0;

/// A scale from 0.
pub(super) struct Scale {
    max: f64,
}

/// A mark of the scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tick {
    /// Where it stands, in per cent of the width.
    pub at: String,
    /// What it says.
    pub label: String,
}

impl Scale {
    /// Takes the largest value; with nothing above 0 the scale ends at 1.
    pub(super) fn new(largest: f64) -> Self {
        Self { max: if largest > 0.0 { largest * HEADROOM } else { 1.0 } }
    }

    /// Where a value stands; what lies beyond the scale stands at its end.
    pub(super) fn position(&self, value: f64) -> String {
        let share = (value / self.max).clamp(0.0, 1.0);
        format!("{:.1}", MARGIN + share * (100.0 - 2.0 * MARGIN))
    }

    /// Round values from 0 on: steps of 1, 2 or 5 times a power of ten.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let power = 10_f64.powf((self.max / MAX_STEPS).log10().floor());
        let fits = |&step: &f64| self.max / step <= MAX_STEPS;
        let steps = [power, 2.0 * power, 5.0 * power];
        let step = steps.into_iter().find(fits).unwrap_or(10.0 * power);
        let values = (0..=5).map(|n| f64::from(n) * step).filter(|it| *it <= self.max);
        // As many decimals as the step has, and none from 1 on.
        let decimals = (0..9).find(|&n| step * 10_f64.powi(n) >= 1.0 - 1e-9).unwrap_or(9);
        let decimals = usize::try_from(decimals).unwrap_or_default();
        values
            .map(|it| Tick { at: self.position(it), label: format!("{it:.decimals$}") })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[track_caller]
    fn check(largest: f64, labels: &[&str]) {
        let found: Vec<String> =
            Scale::new(largest).ticks().into_iter().map(|it| it.label).collect();
        assert_eq!(found, labels, "{largest}");
    }

    #[test]
    fn marks_are_round() {
        check(0.0, &["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        check(12.0, &["0", "5", "10", "15"]);
        check(21.4, &["0", "10", "20", "30"]);
        check(66.0, &["0", "20", "40", "60", "80"]);
        check(400.0, &["0", "200", "400", "600"]);
        check(0.02, &["0.00", "0.01", "0.02", "0.03"]);
    }

    #[test]
    fn nothing_leaves_the_drawing() {
        let scale = Scale::new(10.0);
        assert_eq!([scale.position(0.0), scale.position(7.5)], ["2.0", "50.0"]);
        assert_eq!([scale.position(90.0), scale.position(f64::INFINITY)], ["98.0"; 2]);
    }
}
