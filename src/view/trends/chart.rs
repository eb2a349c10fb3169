//! One series as a drawing: lines with their intervals, gaps left open, the change as a bar as
//! wide as its interval, documented days as dashes.

use crate::document::Date;
use crate::trends::{Figure, KnownDate, Period, Point, Series};
use serde::Serialize;
use std::fmt::Write as _;

/// The drawing and the field inside its axes, in units of the drawing.
pub(super) const WIDTH: f64 = 340.0;
pub(super) const HEIGHT: f64 = 190.0;
const LEFT: f64 = 38.0;
const RIGHT: f64 = 8.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 22.0;

/// So many lines show their intervals as bands; more bands than these hide each other.
const N_BANDS: usize = 2;

/// So many years have room at the axis.
const MAX_YEARS: usize = 8;

/// What all drawings of a subject share, so that they can be compared by eye.
pub(super) struct Frame {
    pub(super) first: Date,
    pub(super) last: Date,
    /// What the top of the field stands for.
    pub(super) top: f64,
    pub(super) by: Period,
    pub(super) is_rate: bool,
}

/// A drawing, ready to be laid out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chart {
    /// Its size.
    pub width: f64,
    /// Its size.
    pub height: f64,
    /// The field inside the axes: left, right, top and bottom.
    pub field: [f64; 4],
    /// What stands at the left: height and words.
    pub levels: Vec<(String, String)>,
    /// What stands below: place and words.
    pub years: Vec<(String, String)>,
    /// The lines, the most used first.
    pub strokes: Vec<Stroke>,
    /// The change: its day, and where its interval begins and ends.
    pub change: Option<[String; 3]>,
    /// Documented days: place and number.
    pub known: Vec<(String, usize)>,
}

/// One line of a drawing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stroke {
    /// Its class: colour and dashes.
    pub class: String,
    /// Stretches without a gap, as SVG paths.
    pub paths: Vec<String>,
    /// The band of the intervals over the same stretches, of the lines that have one.
    pub bands: Vec<String>,
    /// The points: place and height.
    pub dots: Vec<[String; 2]>,
    /// The intervals of points that stand alone: place and ends.
    pub whiskers: Vec<[String; 3]>,
}

impl Frame {
    fn x(&self, day: Date) -> f64 {
        let whole = (self.last.ordinal() - self.first.ordinal()).max(1) as f64;
        let part = (day.ordinal() - self.first.ordinal()) as f64 / whole;
        LEFT + part.clamp(0.0, 1.0) * (WIDTH - LEFT - RIGHT)
    }

    /// The middle of the period that begins on a day.
    fn middle(&self, from: Date) -> f64 {
        f64::midpoint(self.x(from), self.x(self.by.next(from)))
    }

    fn y(&self, value: f64) -> f64 {
        let part = if self.top > 0.0 { (value / self.top).clamp(0.0, 1.0) } else { 0.0 };
        HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)
    }

    fn levels(&self) -> Vec<(String, String)> {
        let parts = if self.is_rate {
            vec![0.0, 0.5, 1.0]
        } else {
            vec![0.0, 0.25, 0.5, 0.75, 1.0]
        };
        let words = |value: f64| {
            if self.is_rate { trimmed(value) } else { format!("{:.0}%", value * 100.0) }
        };
        parts
            .iter()
            .map(|it| (coordinate(self.y(it * self.top)), words(it * self.top)))
            .collect()
    }

    /// As many years as have room.
    fn years(&self) -> Vec<(String, String)> {
        let all: Vec<u16> = (self.first.year..=self.last.year).collect();
        let step = all.len().div_ceil(MAX_YEARS).max(1);
        let first_of = |year: u16| Date { year, month: 1, day: 1 };
        let inside = all.into_iter().filter(|&it| first_of(it) >= self.first);
        let shown = inside.step_by(step);
        shown.map(|it| (coordinate(self.x(first_of(it))), it.to_string())).collect()
    }

    /// Draws a series; `shown` are its lines that have a class, the most used first.
    pub(super) fn draw(
        &self,
        series: &Series,
        shown: &[(usize, String)],
        known: &[KnownDate],
    ) -> Chart {
        let strokes = shown.iter().enumerate();
        let strokes = strokes
            .map(|(at, (line, class))| self.stroke(series, *line, class, at < N_BANDS));
        let change = series
            .change
            .as_ref()
            .map(|it| [it.at, it.earliest, it.latest].map(|day| coordinate(self.x(day))));
        let known = known.iter().enumerate();
        let known = known.filter(|(_, it)| (self.first..=self.last).contains(&it.date));
        Chart {
            width: WIDTH,
            height: HEIGHT,
            field: [LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM],
            levels: self.levels(),
            years: self.years(),
            strokes: strokes.collect(),
            change,
            known: known.map(|(at, it)| (coordinate(self.x(it.date)), at + 1)).collect(),
        }
    }

    fn stroke(
        &self,
        series: &Series,
        line: usize,
        class: &str,
        has_band: bool,
    ) -> Stroke {
        let mut stroke = Stroke {
            class: class.to_owned(),
            paths: Vec::new(),
            bands: Vec::new(),
            dots: Vec::new(),
            whiskers: Vec::new(),
        };
        let is_gap = |it: &Point| it.figures.is_empty();
        for stretch in series.points.chunk_by(|a, b| is_gap(a) == is_gap(b)) {
            let figures =
                stretch.iter().filter_map(|it| Some((it.from, it.figures.get(line)?)));
            let figures: Vec<(f64, &Figure)> =
                figures.map(|(from, it)| (self.middle(from), it)).collect();
            let dot = |&(x, it): &(f64, &Figure)| [x, self.y(it.value)].map(coordinate);
            stroke.dots.extend(figures.iter().map(dot));
            let ends =
                |it: &Figure| [it.interval.low, it.interval.high].map(|it| self.y(it));
            if let [(x, it)] = figures[..] {
                let [low, high] = ends(it);
                stroke.whiskers.push([x, low, high].map(coordinate));
            }
            if figures.len() > 1 {
                let values = figures.iter().map(|(x, it)| (*x, self.y(it.value)));
                stroke.paths.push(path(values));
                if has_band {
                    let high = figures.iter().map(|(x, it)| (*x, ends(it)[1]));
                    let low = figures.iter().rev().map(|(x, it)| (*x, ends(it)[0]));
                    stroke.bands.push(path(high.chain(low)) + "Z");
                }
            }
        }
        stroke
    }
}

fn path(points: impl Iterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    for (at, (x, y)) in points.enumerate() {
        let sign = if at == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{sign}{} {}", coordinate(x), coordinate(y));
    }
    path
}

fn coordinate(value: f64) -> String {
    trimmed((value * 10.0).round() / 10.0)
}

/// A number without idle zeros.
fn trimmed(value: f64) -> String {
    let shown = format!("{value:.1}");
    shown.strip_suffix(".0").map_or(shown.clone(), str::to_owned)
}
