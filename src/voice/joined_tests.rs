//! Bodies whose names read as a clause or a phrase.

use crate::language::Language;
use crate::voice::tests::attributed_as;

/// Checks who speaks in a text, in order of place.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let speakers: Vec<String> = attributed_as(Language::English, text)
        .into_iter()
        .map(|it| it.speaker.unwrap_or_else(|| "–".to_owned()))
        .collect();
    assert_eq!(speakers, expected, "{text}");
}

#[test]
fn a_name_that_begins_with_a_verb_is_one_name() {
    check("It rained. Ada Tamm of Save the Weir said the plan was dead.", &["Ada Tamm"]);
    check(
        "Keep the Fen said the plan was dead. The road crosses Bramley Fen. “A shame,” said \
         Keep the Fen.",
        &["Keep the Fen"; 2],
    );
    check(
        "It rained. A member of Just Stop Coal said it was over.",
        &["member of Just Stop Coal"],
    );
    check("According to Clean Up the Tarn, the water is foul.", &["Clean Up the Tarn"]);
    check("According to Ban the Barge, it is too wide.", &["Ban the Barge"]);
    check("The Fight for the Pier group said it would sue.", &["Fight for the Pier"]);
}

#[test]
fn a_name_with_a_preposition_is_one_name() {
    check("Friends of the Elm said it was healthy.", &["Friends of the Elm"]);
    check("Nurses for Safe Wards said it was tired.", &["Nurses for Safe Wards"]);
    check("The charity Housing for All said rents rose.", &["Housing for All"]);
    check("Doctors Without Borders said two were hurt.", &["Doctors Without Borders"]);
}

#[test]
fn a_verb_with_the_capital_of_its_line_opens_no_name() {
    check("“Save the Weir,” Ada Tamm said.", &["Ada Tamm"]);
    check("Mayor Vows to Save the Weir\n\nAda Tamm said it rained.", &["Ada Tamm"]);
    check("Doctors for Ida Holm said it was late.", &["doctors for Ida Holm"]);
}
