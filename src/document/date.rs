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

/// Names of the months for readers.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// The English name of the month.
    #[must_use]
    pub fn month_name(self) -> &'static str {
        MONTHS
            .get(usize::from(self.month).wrapping_sub(1))
            .copied()
            .unwrap_or("unknown month")
    }

    /// The day as a reader writes it: 12 March 2025.
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{} {} {}", self.day, self.month_name(), self.year)
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

    /// Reads `2025-03-12`, alone or at the head of a timestamp, `20250312`, `12.03.2025`, and
    /// days as people write them: `12 March 2025`, `March 12, 2025 Wednesday`, `Wed, 12 Mar
    /// 2025 10:00:00 GMT`, `Published: 12-Mar-2025`, `12. März 2025`, `le 12 mars 2025`.
    ///
    /// What may be two days stays unread: of `12/03/2025` nobody knows the month, while
    /// `13/03/2025` has one day only.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        iso(text)
            .or_else(|| compact(text))
            .or_else(|| signed(text))
            .or_else(|| written(text))
            .ok_or(())
    }
}

fn iso(text: &str) -> Option<Date> {
    let (day, rest) = (text.get(..10)?, &text[10..]);
    if !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return None;
    }
    let parsed: toml::value::Datetime = day.parse().ok()?;
    parsed.date.map(Date::from)
}

fn of_numbers(year: &str, month: &str, day: &str) -> Option<Date> {
    let is_number = |text: &str, max| {
        (1..=max).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit())
    };
    if year.len() != 4
        || !is_number(year, 4)
        || !is_number(month, 2)
        || !is_number(day, 2)
    {
        return None;
    }
    let plausible = (1500..=2200).contains(&year.parse().unwrap_or(0));
    plausible.then(|| iso(&format!("{year}-{month:0>2}-{day:0>2}")))?
}

/// `20250312`, `20250312T100000Z`, `20250312101500`.
fn compact(text: &str) -> Option<Date> {
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[n_digits..];
    let is_alone = matches!(n_digits, 8 | 12 | 14) && (rest.is_empty() || rest == "Z");
    let is_stamp = n_digits == 8
        && rest.starts_with('T')
        && rest[1..].starts_with(|it: char| it.is_ascii_digit());
    if !is_alone && !is_stamp {
        return None;
    }
    of_numbers(&text[..4], &text[4..6], &text[6..8])
}

/// Numbers between the same signs: `2025/03/12`, `12.03.2025`, `13/03/2025`.
///
/// Points are written where the day comes first; of the others a number above twelve is
/// the day, and so are two equal ones.
fn signed(text: &str) -> Option<Date> {
    let word = text.split([' ', 'T', ',']).next()?;
    let rest = text[word.len()..].trim_start_matches([' ', ',']);
    if !rest.is_empty() && !is_time(rest.split(' ').next().unwrap_or_default()) {
        return None;
    }
    let sign = word.chars().find(|it| matches!(it, '/' | '.' | '-'))?;
    let mut parts = word.split(sign);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if a.len() == 4 {
        return of_numbers(a, b, c);
    }
    let number = |text: &str| text.parse::<u8>().ok();
    let (first, second) = (number(a)?, number(b)?);
    if sign == '.' || first > 12 || first == second {
        return of_numbers(c, b, a);
    }
    if second > 12 { of_numbers(c, a, b) } else { None }
}

fn is_time(word: &str) -> bool {
    let word = word.trim_start_matches('T');
    word.starts_with(|it: char| it.is_ascii_digit()) && word.contains([':', '.'])
}

/// Reads a day whose month is a word, among the day of the week, a time and its zone.
fn written(text: &str) -> Option<Date> {
    let text = text.split('|').next()?;
    let is_between = |it: char| it == ',' || it.is_whitespace() || it == '–' || it == '•';
    let mut words: Vec<&str> =
        text.split(is_between).filter(|it| !it.is_empty()).collect();
    // `12-Mar-2025` is three words.
    let joined: Vec<String> = match words.first() {
        Some(first) if first.matches('-').count() == 2 => {
            first.split('-').map(str::to_owned).collect()
        }
        _ => Vec::new(),
    };
    if !joined.is_empty() {
        words.splice(..1, joined.iter().map(String::as_str));
    }
    let is_said = |word: &&str| {
        let word = word.trim_end_matches(':').to_ascii_lowercase();
        SAID.contains(&word.as_str())
    };
    let n_said = words.iter().take_while(|it| is_said(it)).count();
    words.drain(..n_said);
    words.retain(|it| {
        !["of", "de", "del", "d.", "den"].iter().any(|of| it.eq_ignore_ascii_case(of))
    });
    if words.first().is_some_and(|it| is_weekday(it)) {
        words.remove(0);
    }
    let (first, second) = (words.first()?, words.get(1)?);
    let (month, day) = match month(first) {
        Some(month) => (month, *second),
        None => (month(second)?, *first),
    };
    let day = ["st", "nd", "rd", "th", "er", "º", "°", "."]
        .iter()
        .find_map(|it| day.strip_suffix(it))
        .unwrap_or(day);
    let mut rest = &words[2..];
    let year = match rest.first().filter(|it| is_year(it)) {
        Some(year) => {
            rest = &rest[1..];
            *year
        }
        // `Wed Mar 12 10:00:00 +0000 2025`: the year comes last, after a time.
        None => {
            let last = rest.last().filter(|it| it.len() == 4 && is_year(it))?;
            rest.first().filter(|it| it.contains(':'))?;
            rest = &rest[..rest.len() - 1];
            *last
        }
    };
    let is_known = |word: &&str| {
        is_time(word)
            || is_weekday(word)
            || is_zone(word)
            || AROUND_TIME.contains(word)
            || word
                .strip_suffix("am")
                .or_else(|| word.strip_suffix("pm"))
                .is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
    };
    if !rest.iter().all(is_known) {
        return None;
    }
    // Two digits mean this century where they are written with signs between.
    let year = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
    if year.len() == 4
        && (joined.len() == 3
            || words.iter().all(|it| it.len() != 2 || !is_year(it) || *it == day))
    {
        return of_numbers(&year, &month.to_string(), day);
    }
    None
}

/// What may stand before a day, in small letters.
const SAID: &[&str] = &[
    "published",
    "updated",
    "posted",
    "on",
    "the",
    "date",
    "last",
    "first",
    "le",
    "el",
    "am",
    "vom",
    "op",
    "publié",
    "publicado",
    "pubblicato",
    "gepubliceerd",
    "veröffentlicht",
    "erschienen",
    "stand",
    "publicerad",
    "publisert",
    "udgivet",
    "em",
    "il",
];

/// What may stand beside an hour.
const AROUND_TIME: &[&str] = &[
    "at", "am", "pm", "a.m.", "p.m.", "AM", "PM", "A.M.", "P.M.", "-", "Uhr", "um", "à",
    "kl.", "kl", "om", "uur", "a", "las", "alle", "ore", "h",
];

fn is_year(word: &str) -> bool {
    matches!(word.len(), 2 | 4) && word.bytes().all(|it| it.is_ascii_digit())
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    WEEKDAYS.iter().any(|it| *it == word || word.len() >= 3 && it.starts_with(&word))
        || WEEKDAYS_ABROAD.contains(&word.as_str())
}

/// The same in the languages of [`MONTHS_ABROAD`].
const WEEKDAYS_ABROAD: &[&str] = &[
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "segunda-feira",
    "terça-feira",
    "quarta-feira",
    "quinta-feira",
    "sexta-feira",
    "måndag",
    "mandag",
    "tisdag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lördag",
    "lørdag",
    "søndag",
    "söndag",
];

/// `GMT`, `EDT`, `+0100`, `GMT+0100`, `(CET)`.
fn is_zone(word: &str) -> bool {
    let word = word.trim_matches(['(', ')']);
    let is_letters =
        (2..=5).contains(&word.len()) && word.bytes().all(|it| it.is_ascii_uppercase());
    let sign = word.find(['+', '-']).map(|at| (&word[..at], &word[at + 1..]));
    let is_offset = sign.is_some_and(|(name, rest)| {
        name.bytes().all(|it| it.is_ascii_uppercase())
            && !rest.is_empty()
            && rest.bytes().all(|it| it.is_ascii_digit() || it == b':')
    });
    is_letters || is_offset
}

/// The days of the week in small letters, from Monday on.
pub const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The number of an English month by its name in small letters, in full or as news shortens it.
#[must_use]
pub fn month_of(folded: &str) -> Option<u8> {
    let is_short = folded.len() == 3 || folded == "sept";
    let mut months = (1..).zip(MONTHS);
    let found = months.find(|(_, name)| {
        let name = name.to_ascii_lowercase();
        name == folded || is_short && name.starts_with(folded)
    });
    found.map(|(number, _)| number)
}

/// Months as German, French, Spanish, Dutch, Italian, Portuguese and the Scandinavian
/// languages call them, where English has other letters.
const MONTHS_ABROAD: [&[&str]; 12] = [
    &[
        "januar", "jänner", "janvier", "janv", "ene", "enero", "januari", "gennaio",
        "janeiro",
    ],
    &["februar", "février", "févr", "febrero", "februari", "febbraio", "fevereiro"],
    &["märz", "mär", "mrt", "mars", "marzo", "maart", "março", "marts"],
    &["avril", "avr", "abr", "abril", "aprile"],
    &["mai", "mayo", "mei", "maggio", "maio", "maj"],
    &["juni", "juin", "junio", "giugno", "junho"],
    &["juli", "juillet", "juil", "julio", "luglio", "julho"],
    &["août", "ago", "agosto", "augustus", "augusti"],
    &["septembre", "septiembre", "settembre", "setembro"],
    &["oktober", "okt", "octobre", "octubre", "ottobre", "outubro"],
    &["novembre", "noviembre", "novembro"],
    &[
        "dezember",
        "dez",
        "déc",
        "dic",
        "décembre",
        "diciembre",
        "dicembre",
        "dezembro",
        "desember",
    ],
];

/// The number of a month, in full or by the first letters of its English name (`Sept.`).
fn month(word: &str) -> Option<usize> {
    let word = word.strip_suffix('.').unwrap_or(word).to_lowercase();
    let abroad = MONTHS_ABROAD.iter().position(|it| it.contains(&word.as_str()));
    if let Some(at) = abroad {
        return Some(at + 1);
    }
    MONTHS
        .iter()
        .position(|month| {
            word.len() >= 3 && month.to_ascii_lowercase().starts_with(&word)
        })
        .map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::{Date, month_of};

    #[test]
    fn reads_the_names_of_months() {
        for (word, expected) in [
            ("march", Some(3)),
            ("sept", Some(9)),
            ("jun", Some(6)),
            ("may", Some(5)),
            ("decem", None),
            ("ma", None),
            ("", None),
        ] {
            assert_eq!(month_of(word), expected, "{word}");
        }
    }

    #[test]
    fn reads_days_and_timestamps() {
        for text in
            ["2025-03-12", " 2025-03-12 ", "2025-03-12T10:00:00Z", "2025-03-12 10:00"]
        {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.to_string(), "2025-03-12");
        }
        for text in [
            "20250312",
            "20250312T100000Z",
            "20250312101500",
            "2025/03/12",
            "2025.03.12",
            "12.03.2025",
            "12.3.2025",
            "2025-3-12",
            "2025-03-12T10:00:00+01:00[Europe/Berlin]",
        ] {
            let date: Date = text.parse().expect(text);
            assert_eq!(date.to_string(), "2025-03-12", "{text}");
        }
        for text in ["13/03/2025", "3/13/2025", "13-03-2025 10:00"] {
            let date: Date = text.parse().expect(text);
            assert_eq!(date.to_string(), "2025-03-13", "{text}");
        }
        for text in [
            "",
            "2025-13-01",
            "2025-02-30",
            "2025-03-123",
            "20250312ab",
            "1741737600",
            "45728",
            "2025-03",
            "3-12-2025",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn reads_days_as_people_write_them() {
        for text in [
            "12 March 2025",
            "12 Mar 2025",
            "12th March 2025",
            "March 12, 2025",
            "Mar. 12, 2025",
            "Wednesday, March 12, 2025",
            "Wed, 12 Mar 2025 10:00:00 GMT",
            "March 12, 2025 Wednesday",
            "March 12, 2025 Wednesday 10:15 AM GMT",
            "Wednesday 12 March 2025 10.15 GMT",
            "Wed Mar 12 10:00:00 +0000 2025",
            "Wed Mar 12 2025 10:00:00 GMT+0100",
            "March 12, 2025 at 9:15 am EDT",
            "12 March 2025 at 09:15",
            "Updated March 12, 2025",
            "Published: 12 March 2025",
            "Wednesday, Mar. 12, 2025 | 9:15 p.m.",
            "the 12th of March 2025",
            "12-Mar-2025",
            "12-Mar-25",
            "Mittwoch, 12. März 2025, 10:15 Uhr",
            "Publié le 12 mars 2025 à 10:15",
            "12 de marzo de 2025",
            "woensdag 12 maart 2025",
            "12 marzo 2025",
            "den 12. marts 2025 kl. 10.15",
        ] {
            let date: Date = text.parse().expect(text);
            assert_eq!(date.to_string(), "2025-03-12", "{text}");
        }
        for (text, expected) in
            [("3 May 1998", "1998-05-03"), ("Sept. 1, 2020", "2020-09-01")]
        {
            assert_eq!(text.parse::<Date>().expect(text).to_string(), expected);
        }
        for text in [
            "12/03/2025",
            "March 2025",
            "30 February 2025",
            "12 March 25",
            "12 Ma 2025",
            "12 March 2025 or so",
            "on a Wednesday",
            "é1 March 2025",
        ] {
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
