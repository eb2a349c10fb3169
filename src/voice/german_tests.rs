//! Thirty small German texts: who says what, by the same rules and other tables.

use crate::language::Language;
use crate::voice::tests::attributed_as;

/// Checks everything that is given to somebody: content, source, speaker, `-` for none.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str, &str)]) {
    let found = attributed_as(Language::German, text);
    let found: Vec<(&str, &str, &str)> = found
        .iter()
        .filter(|it| it.device.is_none())
        .map(|it| {
            (
                it.content.of(text),
                it.source.map_or("-", |it| it.of(text)),
                it.speaker.as_deref().unwrap_or("-"),
            )
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn quotations_go_to_whoever_says_them() {
    check(
        "„Wir haben keine Wahl“, sagte die Bürgermeisterin Ada Tamm am Montag.",
        &[("„Wir haben keine Wahl“", "die Bürgermeisterin Ada Tamm", "Ada Tamm")],
    );
    check(
        "»Das ist Unsinn«, sagte Olaf Berg. »Die Brücke hält noch zehn Jahre.«",
        &[
            ("»Das ist Unsinn«", "Olaf Berg", "Olaf Berg"),
            ("»Die Brücke hält noch zehn Jahre.«", "Olaf Berg", "Olaf Berg"),
        ],
    );
    check(
        "Nina Holm sagte: „Niemand hat uns gefragt.“",
        &[("„Niemand hat uns gefragt.“", "Nina Holm", "Nina Holm")],
    );
    check(
        "Die Sprecherin der Polizei erklärte: „Wir ermitteln weiter.“",
        &[(
            "„Wir ermitteln weiter.“",
            "Die Sprecherin der Polizei",
            "Sprecherin der Polizei",
        )],
    );
    check(
        "„Ich habe nichts gesehen“, sagte Jana Krull dem Sender.",
        &[("„Ich habe nichts gesehen“", "Jana Krull", "Jana Krull")],
    );
    check(
        "„Warum jetzt?“, fragte Timo Lenz.",
        &[("„Warum jetzt?“", "Timo Lenz", "Timo Lenz")],
    );
    check(
        "„Der Hafen ist zu“, teilte die Polizei mit.",
        &[("„Der Hafen ist zu“", "die Polizei", "Polizei")],
    );
    check(
        "Anja Voss führt die Mühle. „Es war ein hartes Jahr“, sagte sie.",
        &[("„Es war ein hartes Jahr“", "sie", "Anja Voss")],
    );
    check(
        "Uwe Brandt kam zu spät. „Der Zug stand still“, erzählte er.",
        &[("„Der Zug stand still“", "er", "Uwe Brandt")],
    );
}

#[test]
fn clauses_behind_a_comma_are_reported() {
    check(
        "Ada Tamm sagte, die Brücke sei sicher.",
        &[("die Brücke sei sicher", "Ada Tamm", "Ada Tamm")],
    );
    check(
        "Am Montag sagte Ada Tamm, die Brücke sei sicher.",
        &[("die Brücke sei sicher", "Ada Tamm", "Ada Tamm")],
    );
    check(
        "Olaf Berg erklärte, dass der Hafen bis März geschlossen bleibt.",
        &[("der Hafen bis März geschlossen bleibt", "Olaf Berg", "Olaf Berg")],
    );
    check(
        "Die Regierung teilte mit, dass die Gespräche gescheitert sind.",
        &[("die Gespräche gescheitert sind", "Die Regierung", "Regierung")],
    );
    check(
        "Die Polizei teilte am Abend mit, drei Menschen seien verletzt.",
        &[("drei Menschen seien verletzt", "Die Polizei", "Polizei")],
    );
    check(
        "Ada Tamm hat dem Sender gesagt, sie werde nicht zurücktreten.",
        &[("sie werde nicht zurücktreten", "Ada Tamm", "Ada Tamm")],
    );
    check(
        "Ada Tamm, die Bürgermeisterin von Orlo, sagte, das Geld reiche nicht.",
        &[(
            "das Geld reiche nicht",
            "Ada Tamm, die Bürgermeisterin von Orlo",
            "Ada Tamm",
        )],
    );
    check(
        "Nina Holm fragte, ob der Damm halte.",
        &[("ob der Damm halte", "Nina Holm", "Nina Holm")],
    );
    check(
        "Olaf Berg versprach, den Zaun zu erneuern.",
        &[("den Zaun zu erneuern", "Olaf Berg", "Olaf Berg")],
    );
    check(
        "Die Gewerkschaft forderte den Rücktritt des Ministers.",
        &[("den Rücktritt des Ministers", "Die Gewerkschaft", "Gewerkschaft")],
    );
    check(
        "Olaf Berg sagte, die Fähre sei voll gewesen, und forderte mehr Personal.",
        &[
            ("die Fähre sei voll gewesen", "Olaf Berg", "Olaf Berg"),
            ("mehr Personal", "Olaf Berg", "Olaf Berg"),
        ],
    );
}

#[test]
fn clauses_before_or_around_their_verb_are_reported() {
    check(
        "Die Brücke sei sicher, sagte Ada Tamm.",
        &[("Die Brücke sei sicher", "Ada Tamm", "Ada Tamm")],
    );
    check(
        "Drei Menschen starben, wie die Polizei mitteilte.",
        &[("Drei Menschen starben", "die Polizei", "Polizei")],
    );
    check("Der Damm halte, so Ada Tamm.", &[("Der Damm halte", "Ada Tamm", "Ada Tamm")]);
    check(
        "Nach Angaben der Polizei starben drei Menschen.",
        &[("starben drei Menschen", "der Polizei", "Polizei")],
    );
    check(
        "Laut Ada Tamm ist die Brücke sicher.",
        &[("ist die Brücke sicher", "Ada Tamm", "Ada Tamm")],
    );
    check(
        "Der Polizei zufolge war der Fahrer betrunken.",
        &[("war der Fahrer betrunken", "Der Polizei", "Polizei")],
    );
}

#[test]
fn the_subjunctive_goes_on_with_a_report() {
    check(
        "Ada Tamm sagte, die Brücke sei sicher. Sie werde im Mai geöffnet. Am Abend regnete es.",
        &[
            ("die Brücke sei sicher", "Ada Tamm", "Ada Tamm"),
            ("Sie werde im Mai geöffnet", "Ada Tamm", "Ada Tamm"),
        ],
    );
    check(
        "Am Abend regnete es in Orlo. Es sei denn, der Wind dreht, bleibt es nass.",
        &[],
    );
}

#[test]
fn what_nobody_says_stays_the_outlets() {
    check("Am 3. März öffnete die Brücke wieder.", &[]);
    check("Die Frau, die den Hund fand, ging nach Hause.", &[]);
    check("Der Minister gab das Geld der Stadt.", &[]);
}
