//! Sentences from tokens and the stops between them.
//!
//! A stop ends a sentence unless what stands before it is an abbreviation or what stands
//! after it goes on. Quotations that hold several sentences are cut inside, because who
//! says what is asked sentence by sentence. A sentence never runs over a paragraph's end.

use crate::text::{Gap, Segmentation, Span, Token, Vocabulary, WordList, select};

/// Before a capital these never end a sentence: what follows is a name.
const TITLES: &[&str] = &[
    "Adm", "Amb", "Atty", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Det", "Dr", "Fr", "Ft",
    "Gen", "Gov", "Hon", "Insp", "Lt", "Maj", "Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms",
    "Mt", "Msgr", "Prof", "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "St", "Ste",
    "Supt", "Pres", "Spc", "Pfc", "Chr", "Geo", "Ph", "Th", "Wm", "vs", "v", "e.g.",
    "i.e.", "cf", "viz",
];

/// These end a sentence only where the next word is one that likes to begin one.
const ABBREVIATIONS: &[&str] = &[
    "Ala", "Ariz", "Ark", "Assn", "Aug", "Ave", "Blvd", "Bros", "Calif", "Co", "Colo",
    "Conn", "Corp", "Dec", "Del", "Dept", "Esq", "Feb", "Fla", "Fri", "Ga", "Inc", "Ind",
    "Jan", "Jr", "Kan", "Ky", "La", "Ltd", "Mass", "Md", "Mich", "Minn", "Mon", "Mont",
    "Neb", "Nev", "Nov", "Oct", "Okla", "Ore", "Pa", "Ph.D", "Ph.D.", "Rd", "Sat", "Sec",
    "Sep", "Sept", "Sr", "Tenn", "Tex", "Thu", "Thurs", "Tue", "Tues", "Univ", "Va",
    "Vt", "Wash", "Wed", "Wis", "Wyo", "approx", "dept", "est", "etc",
];

/// Before a figure these do not end a sentence ("Jan. 5", "No. 10", "p. 3").
const BEFORE_FIGURES: &[&str] = &[
    "Apr", "Art", "Aug", "Ch", "Dec", "Feb", "Fig", "Jan", "Jul", "Jun", "Mar", "No",
    "Nos", "Nov", "Oct", "Op", "Sec", "Sep", "Sept", "Vol", "art", "ca", "fig", "no",
    "nos", "p", "pp", "vol", "ed", "eds", "vols",
];

/// Before a Roman number or a letter these do not end a sentence.
const BEFORE_NUMBERS: &[&str] = &[
    "App", "Art", "Bk", "Ch", "Fig", "Figs", "Pt", "Sec", "Vol", "art", "bk", "ch",
    "fig", "figs", "pt", "sec", "vol", "vols",
];

/// Words that begin a sentence far more often than they follow an abbreviation as a name.
const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "As",
    "Asked",
    "At",
    "Back",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "Few",
    "For",
    "From",
    "Given",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Just",
    "Last",
    "Later",
    "Like",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "Neither",
    "Nevertheless",
    "No",
    "None",
    "Nor",
    "Not",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Out",
    "Over",
    "People",
    "Perhaps",
    "Residents",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Three",
    "Through",
    "To",
    "Today",
    "Two",
    "Under",
    "Unlike",
    "Until",
    "Up",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Without",
    "Yes",
    "Yet",
    "You",
    "Your",
];

/// After `?”` or `!”` a name and one of these go on with the sentence.
static TAILS: WordList = WordList::new(&[
    "acknowledged",
    "acknowledges",
    "added",
    "adds",
    "admits",
    "admitted",
    "admonished",
    "advised",
    "advises",
    "affirmed",
    "affirms",
    "agreed",
    "agrees",
    "alleged",
    "alleges",
    "announced",
    "announces",
    "answered",
    "answers",
    "argued",
    "argues",
    "asked",
    "asks",
    "asserted",
    "asserts",
    "assured",
    "assures",
    "babbled",
    "barked",
    "barks",
    "beamed",
    "begged",
    "begs",
    "believed",
    "believes",
    "bellowed",
    "bemoaned",
    "bemoans",
    "beseeches",
    "blogged",
    "blurted",
    "boasted",
    "boasts",
    "boomed",
    "bragged",
    "brags",
    "bristled",
    "bristles",
    "cautioned",
    "cautions",
    "challenged",
    "challenges",
    "chanted",
    "chants",
    "chuckled",
    "chuckles",
    "claimed",
    "claims",
    "clarified",
    "clarifies",
    "commanded",
    "commented",
    "comments",
    "complained",
    "complains",
    "conceded",
    "concedes",
    "concluded",
    "concludes",
    "concurred",
    "concurs",
    "confided",
    "confides",
    "confirmed",
    "confirms",
    "conjectured",
    "conjectures",
    "contended",
    "contends",
    "continued",
    "continues",
    "cooed",
    "countered",
    "counters",
    "cried",
    "cries",
    "croaked",
    "crowed",
    "crows",
    "deadpanned",
    "deadpans",
    "declared",
    "declares",
    "demanded",
    "demands",
    "demonstrated",
    "demonstrates",
    "disclosed",
    "discloses",
    "discovered",
    "discovers",
    "disputed",
    "disputes",
    "drawled",
    "drawls",
    "emailed",
    "emphasised",
    "emphasises",
    "emphasized",
    "emphasizes",
    "enquired",
    "enthused",
    "enthuses",
    "estimated",
    "estimates",
    "exclaimed",
    "exclaims",
    "exhorted",
    "exhorts",
    "explained",
    "explains",
    "express",
    "fumed",
    "fumes",
    "gasped",
    "giggled",
    "grinned",
    "griped",
    "gripes",
    "groaned",
    "groused",
    "grouses",
    "growled",
    "growls",
    "grumbled",
    "grumbles",
    "guess",
    "guessed",
    "guesses",
    "gushed",
    "gushes",
    "hinted",
    "hints",
    "hissed",
    "hollered",
    "hypothesised",
    "hypothesises",
    "hypothesized",
    "hypothesizes",
    "imagined",
    "imagines",
    "implied",
    "implies",
    "implored",
    "implores",
    "indicated",
    "indicates",
    "informed",
    "informs",
    "inquired",
    "insisted",
    "insists",
    "instructed",
    "instructs",
    "interjected",
    "interjects",
    "intoned",
    "intones",
    "jeered",
    "joked",
    "jokes",
    "lamented",
    "laments",
    "laughed",
    "laughs",
    "maintained",
    "maintains",
    "marveled",
    "marvelled",
    "marvels",
    "mentioned",
    "mentions",
    "messaged",
    "moaned",
    "moans",
    "mumbled",
    "murmured",
    "mused",
    "muses",
    "muttered",
    "mutters",
    "nodded",
    "nods",
    "noted",
    "notes",
    "notified",
    "notifies",
    "objected",
    "objects",
    "observed",
    "observes",
    "opined",
    "opines",
    "pleaded",
    "pleads",
    "pondered",
    "ponders",
    "posited",
    "posits",
    "posted",
    "prayed",
    "pressed",
    "proclaimed",
    "proclaims",
    "promised",
    "prompted",
    "pronounced",
    "pronounces",
    "protested",
    "protests",
    "purred",
    "queried",
    "questioned",
    "questions",
    "quipped",
    "quips",
    "quoted",
    "quotes",
    "ranted",
    "raved",
    "raves",
    "reaffirmed",
    "reaffirms",
    "reasoned",
    "reasons",
    "reassured",
    "reassures",
    "recalled",
    "recited",
    "reckoned",
    "reckons",
    "recounted",
    "recounts",
    "reflected",
    "reflects",
    "reiterated",
    "reiterates",
    "rejoiced",
    "rejoices",
    "remarked",
    "remarks",
    "reminded",
    "reminds",
    "repeated",
    "repeats",
    "replied",
    "replies",
    "reported",
    "reports",
    "responded",
    "responds",
    "retorted",
    "retorts",
    "revealed",
    "reveals",
    "roared",
    "said",
    "says",
    "scoffed",
    "scoffs",
    "screamed",
    "screams",
    "screeched",
    "shouted",
    "shouts",
    "shrieked",
    "shrugged",
    "shrugs",
    "sighed",
    "sighs",
    "smiled",
    "smiles",
    "snapped",
    "snaps",
    "snarled",
    "sneered",
    "sneers",
    "sniffed",
    "snorted",
    "sobbed",
    "spat",
    "speculated",
    "speculates",
    "squealed",
    "stammered",
    "stated",
    "states",
    "stipulated",
    "stipulates",
    "stress",
    "stressed",
    "stresses",
    "stuttered",
    "suggested",
    "suggests",
    "surmised",
    "surmises",
    "swears",
    "swore",
    "taunted",
    "teased",
    "tells",
    "testified",
    "testifies",
    "texted",
    "texts",
    "theorised",
    "theorises",
    "theorized",
    "theorizes",
    "thinks",
    "thought",
    "thundered",
    "thunders",
    "told",
    "touted",
    "touts",
    "tutted",
    "tweeted",
    "tweets",
    "urged",
    "urges",
    "ventured",
    "volunteered",
    "vowed",
    "wailed",
    "wails",
    "warned",
    "warns",
    "whined",
    "whines",
    "whispered",
    "whispers",
    "wondered",
    "wonders",
    "writes",
    "wrote",
    "yelled",
    "yells",
]);

/// Plural nouns that begin a sentence and follow no name: "at 7 p.m. Ministers", "Inc. Shares".
static PEOPLE: WordList = WordList::new(&[
    "activists",
    "analysts",
    "authorities",
    "campaigners",
    "critics",
    "crowds",
    "detectives",
    "doctors",
    "drivers",
    "economists",
    "employees",
    "engineers",
    "executives",
    "experts",
    "families",
    "firefighters",
    "investigators",
    "investors",
    "journalists",
    "lawmakers",
    "lawyers",
    "leaders",
    "managers",
    "members",
    "ministers",
    "negotiators",
    "neighbours",
    "neighbors",
    "nurses",
    "officers",
    "officials",
    "organisers",
    "organizers",
    "parents",
    "passengers",
    "patients",
    "police",
    "prices",
    "profits",
    "prosecutors",
    "protesters",
    "pupils",
    "reporters",
    "rescuers",
    "researchers",
    "residents",
    "sales",
    "scientists",
    "shareholders",
    "shares",
    "soldiers",
    "students",
    "supporters",
    "teachers",
    "traders",
    "troops",
    "unions",
    "visitors",
    "volunteers",
    "voters",
    "witnesses",
    "workers",
]);

/// Words behind a time of the day that belong to it: "5 p.m. Eastern".
static CLOCK: WordList = WordList::new(&[
    "april",
    "august",
    "bst",
    "cdt",
    "central",
    "cest",
    "cet",
    "cst",
    "december",
    "eastern",
    "edt",
    "est",
    "et",
    "february",
    "friday",
    "gmt",
    "ist",
    "january",
    "july",
    "june",
    "local",
    "march",
    "may",
    "mdt",
    "monday",
    "mountain",
    "mst",
    "november",
    "october",
    "pacific",
    "pdt",
    "pst",
    "pt",
    "saturday",
    "september",
    "sunday",
    "thursday",
    "tuesday",
    "utc",
    "wednesday",
]);

/// How far behind a quotation its verb may stand where a comma parts name and verb.
const TAIL: usize = 16;

/// Cuts every paragraph into sentences.
pub(super) fn cut_sentences(
    text: &str,
    found: &mut Segmentation,
    vocabulary: &Vocabulary,
) {
    let Segmentation { tokens, paragraphs, paragraph_ends, .. } = &*found;
    let n = tokens.len() / 16 + paragraphs.len();
    let (mut sentences, mut ends) = (Vec::with_capacity(n), Vec::with_capacity(n));
    let mut stops =
        select(tokens.len(), |at| tokens[at].is_before_stop).into_iter().peekable();
    for (paragraph, &n_tokens) in paragraphs.iter().zip(paragraph_ends) {
        let mut start = paragraph.start;
        while let Some(at) = stops.next_if(|it| *it < n_tokens) {
            if let Some((end, next)) = boundary(text, tokens, at, vocabulary) {
                sentences.push(Span { start, end });
                ends.push(at + 1);
                start = next;
            }
        }
        sentences.push(Span { start, end: paragraph.end });
        ends.push(n_tokens);
    }
    found.sentences = sentences;
    found.sentence_ends = ends;
}

/// Where the sentence ends that token `at` may close, and where the next one starts.
fn boundary(
    text: &str,
    tokens: &[Token],
    at: usize,
    vocabulary: &Vocabulary,
) -> Option<(u32, u32)> {
    let token = tokens[at];
    let next = *tokens.get(at + 1).filter(|next| next.gap != Gap::Break)?;
    let between = Span { start: token.span.end, end: next.span.start };
    let gap = between.of(text);
    let last = gap.char_indices().rev().find(|&(_, c)| is_stop(c));
    let (after, stop) = last.map_or((0, '.'), |(at, c)| (at + c.len_utf8(), c));
    let closers = closers(&gap[after..]);
    let end = after + closers;
    let rest = &gap[end..];
    let opening = rest.trim_start();
    if rest.len() == opening.len() && !opening.starts_with(['“', '«', '„']) {
        return None;
    }
    let word = vocabulary.form(token.word_form);
    let next_word = vocabulary.form(next.word_form);
    let is_end = if stop == '.' && closers == 0 {
        ends_after(word, next_word, !opening.is_empty())
    } else if gap[after..end].contains(['”', '"', '’', '\'']) && stop != '.' {
        can_begin(next_word) && !is_tail(tokens, at + 1, vocabulary)
    } else {
        can_begin(next_word)
    };
    let offset = |within: usize| Span::new(within, within).start + between.start;
    is_end.then(|| (offset(end), offset(gap.len() - opening.len())))
}

/// The length of what closes after a stop.
///
/// French sets a space before its closing mark, German closes with « and “: these close
/// where white space follows.
fn closers(rest: &str) -> usize {
    let n = rest.find(|c| !is_closer(c)).unwrap_or(rest.len());
    let spaced = rest[n..].trim_start();
    // What is left behind a mark goes up to the next word: nothing, where it touches the mark.
    let ends_here = |marks: &[char], from: &str| {
        from.strip_prefix(marks)
            .is_some_and(|behind| behind.starts_with(|c: char| !c.is_alphanumeric()))
    };
    let is_closed =
        ends_here(&['»', '›', '”'], spaced) || ends_here(&['«', '‹', '“'], &rest[n..]);
    if !is_closed {
        return n;
    }
    rest.len() - spaced.len() + spaced.chars().next().map_or(0, char::len_utf8)
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | ')' | ']' | '}' | '»' | '›')
}

/// Whether a full stop between `word` and `next` ends a sentence.
fn ends_after(word: &str, next: &str, is_quotation_opened: bool) -> bool {
    let is_figure = next.starts_with(|c: char| c.is_ascii_digit());
    if !can_begin(next) || (is_figure && BEFORE_FIGURES.contains(&word)) {
        return false;
    }
    // "vol. IX", "Fig. A"
    let is_number = next.bytes().all(|it| b"IVXLC".contains(&it))
        || next.len() == 1 && next.bytes().all(|it| it.is_ascii_uppercase());
    if is_number && BEFORE_NUMBERS.contains(&word) {
        return false;
    }
    if TITLES.contains(&word) {
        return false;
    }
    let is_initial =
        word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    let is_acronym = word.len() > 1 && word.ends_with('.');
    if matches!(word, "a.m." | "p.m." | "a.m" | "p.m") {
        return is_quotation_opened || !(is_figure || CLOCK.holds(next));
    }
    if is_initial || is_acronym || ABBREVIATIONS.contains(&word) {
        let is_country = matches!(word, "U.S." | "U.K." | "U.N." | "E.U.");
        return is_quotation_opened
            || STARTERS.binary_search(&next).is_ok()
            || !is_initial && !is_country && PEOPLE.holds(next);
    }
    true
}

/// Whether a word can begin a sentence: anything but a lower-case letter.
fn can_begin(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !c.is_lowercase())
}

/// Whether a name and a verb of saying stand at `at`: the tail of a quotation. Between commas
/// an apposition may stand before the verb.
fn is_tail(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> bool {
    let is_verb = |token: &Token| TAILS.holds(vocabulary.form(token.word_form));
    let mut is_apposed = false;
    for (n, token) in tokens[at..].iter().take(TAIL).enumerate() {
        if n > 0 && token.gap != Gap::Space && token.gap != Gap::Hyphen {
            if token.gap != Gap::Punctuation || tokens[at + n - 1].is_before_stop {
                return false;
            }
            is_apposed = true;
            if is_verb(token) {
                return true;
            }
        }
        if !is_apposed && n < 5 && is_verb(token) {
            return true;
        }
        if !is_apposed && n >= 5 {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::text::{Vocabulary, segment};

    /// Sentences are separated by ` | ` in the expected text.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace(" | ", " ");
        let found = segment(&text, &mut Vocabulary::default());
        let sentences: Vec<_> =
            found.sentences.iter().map(|span| span.of(&text)).collect();
        assert_eq!(sentences.join(" | "), marked);
    }

    #[test]
    fn the_starters_are_sorted() {
        assert!(super::STARTERS.is_sorted());
    }

    #[test]
    fn cuts_at_stops() {
        check("She left. | He stayed! | Why? | Nobody knows… | It rained.");
        check("It cost 9.5 million. | 30 people came.");
        check("They met (in March.) | The talks went on.");
    }

    #[test]
    fn keeps_abbreviations_together() {
        check("Gen. Ada B. Tamm met Dr. Rossi at 5 p.m. in Washington. | He left.");
        check("The U.S. Senate voted. | It is in the U.S. | The vote failed.");
        check(
            "On Jan. 5 it was No. 10 in the list. | In Sept. the firm became Tamm Inc. and grew.",
        );
        check("He came on Wed. that week. | Sen. Ada Tamm, D-N.Y., spoke.");
        check("It was sold by Tamm Corp. | The price was low.");
    }

    #[test]
    fn cuts_inside_quotations_that_hold_several_sentences() {
        check("“We came. | We saw,” she said. | “We left.” | Then it rained.");
        check("\"We came. | We saw.\" | Then it rained.");
        check("He said: “No.” | “Yes,” she said.");
        check("Elle a dit : « Non. » | « Oui », dit-elle. | »Nein.« | »Ja.«");
    }

    #[test]
    fn keeps_the_tail_of_a_quotation() {
        check("“Why now?” Ada Tamm asked. | Nobody knew.");
        check("“Why now?” the mayor asked.");
        check("“Stop!” | The crowd stood still.");
    }
}
