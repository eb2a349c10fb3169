//! Inputs made of samples: pieces cut, doubled, spliced and sown with words that mean something.

/// What programs and rules look for.
const WORDS: &[&str] = &[
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    "—",
    "–",
    "-",
    "…",
    ". ",
    ", ",
    ": ",
    "; ",
    "(",
    ")",
    "[",
    "]",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "e\u{301}",
    "İ",
    "ﬃ",
    "ß",
    "外務省",
    " said ",
    " says ",
    " said that ",
    "according to ",
    " told ",
    "asked ",
    "who ",
    " of ",
    " of the ",
    " for ",
    " and ",
    " the ",
    "the ",
    "not ",
    "so-called ",
    "Mr ",
    "Dr. ",
    "Secretary ",
    "President ",
    "Minister ",
    "spokesman ",
    "Ada Tamm",
    "Tamm",
    "Olaf van der Berg",
    "she ",
    "He ",
    "they ",
    "Kyiv",
    "Kiev",
    "Ukraine",
    "war",
    "5",
    "1,098",
    "2025-03-01",
    "per cent",
    "<p>",
    "</p>",
    "<div>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<blockquote>",
    "&amp;",
    "&#x0;",
    "<a href=",
    "<![CDATA[",
    "---\n",
    "+++\n",
    "title: ",
    "source: ",
    "> ",
    "# ",
    "```\n",
    "| ",
    "{\"text\": \"",
    "\"}\n",
    "id,text\n",
    ",\"",
    "\"\",",
    "[[concept]]\n",
    "[pack]\n",
    "id = \"x\"\n",
    "forms = [\"",
    "\"]\n",
    "use,not\n",
    "<!-- parallax: ",
    "\u{ff1d}",
];

/// A generator whose sequence is the same everywhere (`splitmix64`, Vigna 2015).
#[derive(Clone, Debug)]
pub struct Chance(pub u64);

impl Chance {
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, which is not 0.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.draw() % n as u64).unwrap_or(0)
    }
}

/// An input made of one sample, or of two.
#[must_use]
pub fn input(samples: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = piece(samples, chance, 400);
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(24)).min(bytes.len());
        match chance.below(10) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let doubled = bytes[at..end].repeat(1 + chance.below(4));
                bytes.splice(at..at, doubled);
            }
            3 => {
                let other = piece(samples, chance, 120);
                bytes.splice(at..end, other);
            }
            4 => bytes[at..end].make_ascii_uppercase(),
            5 => bytes[at..end].make_ascii_lowercase(),
            6 if at < bytes.len() => {
                bytes[at] = u8::try_from(chance.below(256)).unwrap_or(0)
            }
            7 => {
                let run = WORDS[chance.below(WORDS.len())].repeat(1 + chance.below(40));
                bytes.splice(at..at, run.into_bytes());
            }
            _ => {
                let word = WORDS[chance.below(WORDS.len())];
                bytes.splice(at..at, word.bytes());
            }
        }
    }
    bytes.truncate(2_000);
    bytes
}

/// A part of a sample.
fn piece(samples: &[Vec<u8>], chance: &mut Chance, max: usize) -> Vec<u8> {
    let sample = &samples[chance.below(samples.len())];
    let start = chance.below(sample.len() + 1);
    // Half of them begin where the sample does, with its head.
    let start = if chance.below(2) == 0 { 0 } else { start };
    let end = (start + chance.below(max)).min(sample.len());
    sample[start..end].to_vec()
}
