//! Exports of press databases: what each gives.

use crate::input::exports::split;

/// Source, date, headline, byline and text of each article.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let articles = split(&lines, "a.txt").unwrap().unwrap();
    let found: Vec<String> = articles
        .into_iter()
        .map(|it| {
            let data = it.metadata;
            let date = data.date.map(|it| it.to_string());
            let fields = [data.source, date, data.title, data.byline];
            let fields: Vec<_> =
                fields.into_iter().map(Option::unwrap_or_default).collect();
            format!("{}|{}", fields.join("|"), it.paragraphs.text.replace('\n', " / "))
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn takes_factiva_apart() {
    check(
        "SE  News\nHD\nFerry halts\nBY  Ada Tamm\nPD  3 May 2024\nSN  Orm Post\nLA  English\nLP\nThe ferry halts.\n\nTD\n“I stay,” she said.\nIN  ship : Shipping\nAN\n\nDocument ORM0001\n\nHD  Mill burns\nPD  4 May 2024\nSN  Tarn Echo\nTD  The mill burns.\nAN  Document TAR0002\n",
        &[
            "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts. / “I stay,” she said.",
            "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
        ],
    );
}

#[test]
fn takes_factiva_apart_that_was_copied_from_a_page() {
    check(
        "SE Sea\nHD Ferry halts\nBY Ada Tamm\nPD 3 May 2024\nSN Orm Post\nLA English\n\nLP\nThe ferry halts.\n\nTD\n“I stay,” she said.\n\nIN ORM nobody slept.\n\nIN ship : Shipping\nAN Document ORM0001\n\nSE Land\nHD Mill burns\nPD 4 May 2024\nSN Tarn Echo\nTD The mill burns.\nAN Document TAR0002\n",
        &[
            "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts. / “I stay,” she said. / IN ORM nobody slept.",
            "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
        ],
    );
}

#[test]
fn takes_the_plain_form_of_factiva_apart() {
    check(
        "Ferry halts\n\nAda Tamm\n\n1,120 words\n\n3 May 2024\n\n10:15\n\nOrm Post\n\nORMP\n\nEnglish\n\nCopyright 2024 Orm Post\n\nThe ferry halts.\n\n“I stay,” she said.\n\nDocument ORMP000020240503ek530001x\n\nMill burns\n\n90 words\n\n4 May 2024\n\nTarn Echo\n\nTARN\n\n12\n\nEnglish\n\n(c) 2024 Tarn Echo\n\nThe mill burns.\n\nDocument TARN000020240504ek540001x\n",
        &[
            "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts. / “I stay,” she said.",
            "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
        ],
    );
}

#[test]
fn takes_nexis_apart() {
    check(
        "Page 1 of 2\n\nFerry halts\n\nOrm Post\n\nMay 3, 2024 Friday\n\nCopyright 2024 Orm Post\n\nSection: NEWS; Pg. 1\n\nLength: 8 words\n\nByline: Ada Tamm\n\nBody\n\nThe ferry halts.\n\n“I stay,” she said.\n\nClassification\n\nLanguage: ENGLISH\n\nSubject: SHIPPING (90%)\n\nLoad-Date: May 4, 2024\n\nEnd of Document\n\nPage 2 of 2\n\nMill burns\n\nTarn Echo\n\nMay 4, 2024 Saturday\n\nLength: 3 words\n\nBody\n\nThe mill burns.\n\nLoad-Date: May 5, 2024\n\nEnd of Document\n",
        &[
            "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts. / “I stay,” she said.",
            "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
        ],
    );
    check(
        "1 of 2 DOCUMENTS\n\nOrm Post\n\nMay 3, 2024 Friday\n\nFerry halts\n\nBYLINE: Ada Tamm\n\nLENGTH: 8 words\n\nThe ferry halts.\n\nLOAD-DATE: May 4, 2024\n\nLANGUAGE: ENGLISH\n\n2 of 2 DOCUMENTS\n\nTarn Echo\n\nMay 4, 2024 Saturday\n\nMill burns\n\nLENGTH: 3 words\n\nThe mill burns.\n\nLOAD-DATE: May 5, 2024\n",
        &[
            "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts.",
            "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
        ],
    );
}

#[test]
fn nexis_may_name_an_edition_and_have_a_cover() {
    check(
        "1 of 2 DOCUMENTS\n\nOrm Post\n\nMay 3, 2024, Friday, Late Edition\n\nFerry halts\n\nLENGTH: 8 words\n\nThe ferry halts.\n\nLOAD-DATE: May 4, 2024\n\n2 of 2 DOCUMENTS\n\nTarn Echo\n\nMay 4, 2024 Saturday\n\nMill burns\n\nLENGTH: 3 words\n\nThe mill burns.\n\nLOAD-DATE: May 5, 2024\n",
        &[
            "Orm Post|2024-05-03|Ferry halts||The ferry halts.",
            "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
        ],
    );
    check(
        "User Name: Desk\nJob Number: 12\nDocuments (2)\n1. Ferry halts\nSearch Terms: ferry\n2. Mill burns\n\nFerry halts\n\nOrm Post\n\nMay 3, 2024 Friday\n\nLength: 8 words\n\nBody\n\nThe ferry halts.\n\nLoad-Date: May 4, 2024\n\nEnd of Document\n\nMill burns\n\nTarn Echo\n\nMay 4, 2024 Saturday\n\nLength: 3 words\n\nBody\n\nThe mill burns.\n\nLoad-Date: May 5, 2024\n\nEnd of Document\n",
        &[
            "Orm Post|2024-05-03|Ferry halts||The ferry halts.",
            "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
        ],
    );
}

#[test]
fn proquest_may_repeat_the_headline_below_the_text() {
    check(
        "____________________________________\n\nFerry halts\n\nAuthor: Tamm, Ada\n\nFull text: The ferry halts.\n\nTitle: Ferry halts\n\nPublication title: Orm Post\n\nPublication date: May 3, 2024\n\nProQuest document ID: 123\n\n____________________________________\n\nMill burns\n\nAuthor: Berg, Olaf\n\nFull text: The mill burns.\n\nTitle: Mill burns\n\nPublication title: Tarn Echo\n\nPublication date: May 4, 2024\n\nProQuest document ID: 124\n",
        &[
            "Orm Post|2024-05-03|Ferry halts|Tamm, Ada|The ferry halts.",
            "Tarn Echo|2024-05-04|Mill burns|Berg, Olaf|The mill burns.",
        ],
    );
}

#[test]
fn takes_proquest_apart() {
    check(
        "____________________________________\n\nTitle: Ferry halts\nAuthor: Tamm, Ada\nPublication title: Orm Post\nPublication date: May 3, 2024\nFull text: The ferry halts.\n\n“I stay,” she said.\nSubject: Ships\nProQuest document ID: 123\n\n____________________________________\n\nTitle: Mill burns\nPublication title: Tarn Echo\nPublication date: May 4, 2024\nFull text: The mill burns.\nProQuest document ID: 124\n",
        &[
            "Orm Post|2024-05-03|Ferry halts|Tamm, Ada|The ferry halts. / “I stay,” she said.",
            "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
        ],
    );
}

#[test]
fn takes_the_headline_that_has_no_label() {
    check(
        "____________________________________\n\nDocument 1 of 2\n\nFerry halts\n\nAuthor: Tamm, Ada\n\nFull text: The ferry halts.\n\nPublication title: Orm Post\n\nPublication date: May 3, 2024\n\nProQuest document ID: 123\n\n____________________________________\n\nDocument 2 of 2\n\nMill burns\n\nAuthor: Anonymous\n\nFull text: The mill burns.\n\nPublication title: Tarn Echo\n\nProQuest document ID: 124\n\n____________________________________\n\nContact ProQuest\n",
        &[
            "Orm Post|2024-05-03|Ferry halts|Tamm, Ada|The ferry halts.",
            "Tarn Echo||Mill burns|Anonymous|The mill burns.",
        ],
    );
}

#[test]
fn other_texts_are_no_exports_and_broken_ones_are_errors() {
    let lines = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    assert!(
        split(&lines("The ferry halts.\nUS troops left.\nLength: two miles."), "a.txt")
            .is_none()
    );
    let error =
        split(&lines("HD  Ferry\nSN  Orm Post\nTD\nIN  ship : Shipping\nAN  x"), "a.txt")
            .unwrap()
            .unwrap_err();
    assert!(error.to_string().contains("cannot be split into articles"), "{error}");
}
