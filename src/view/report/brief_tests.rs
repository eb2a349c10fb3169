//! The brief of small constructed articles.

use crate::view::report::Options;
use crate::view::report::fixture::{document, report_of};

#[test]
fn the_overview_says_that_there_is_too_little() {
    let one = report_of(vec![document("Ash", None, &["Orlo"])], &Options::default());
    assert_eq!(one.brief_none, "Nothing to compare: fewer than two sources.");
    let two = vec![document("Ash", None, &["x"]), document("Birch", None, &["y"])];
    let two = report_of(two, &Options::default());
    assert!(two.brief_none.starts_with("Too little to compare"), "{}", two.brief_none);
}
