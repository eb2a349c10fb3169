//! RTF (Microsoft, version 1.9.1): the words of its paragraphs, in whatever code pages.
//!
//! Libraries for it read neither code pages by font nor leave out what is no text.

use crate::input::InputError;
use crate::input::article::Article;
use crate::input::rich::{ParagraphStyle, Rich, RichParagraph};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::BTreeMap;

/// Reads a `.rtf` file, which may be the export of a database.
pub(super) fn read(
    bytes: Vec<u8>,
    path: &str,
    is_raw: bool,
) -> Vec<Result<Article, InputError>> {
    if !bytes.starts_with(b"{\\rtf") {
        return vec![Err(InputError::WrongForm {
            path: path.to_owned(),
            extension: "rtf",
            remedy: "the file is damaged or another format; save it again, or as .txt",
        })];
    }
    let (rich, is_whole) = rich(&bytes);
    if !is_whole {
        return vec![Err(InputError::Refused {
            path: path.to_owned(),
            what: "the file breaks off inside a group",
            remedy: "save or fetch it again",
        })];
    }
    rich.into_articles(path, is_raw)
}

/// Groups whose words are no part of the text.
const SKIPPED: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "fldinst",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "annotation",
    "atnid",
    "atnauthor",
    "xe",
    "tc",
    "bkmkstart",
    "bkmkend",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "themedata",
    "datastore",
    "latentstyles",
    "filetbl",
    "revtbl",
    "shppict",
    "nonshppict",
];

/// What holds inside a group.
#[derive(Clone, Copy)]
struct State {
    is_skipped: bool,
    is_note: bool,
    is_hidden: bool,
    is_italic: bool,
    is_bold: bool,
    is_fonts: bool,
    is_styles: bool,
    font: i32,
    /// In half points.
    size: i32,
    /// The number of the paragraph's style.
    style: i32,
    /// Bytes to skip after a Unicode character.
    n_fallback: usize,
}

struct Reader {
    rich: Rich,
    paragraph: RichParagraph,
    note: RichParagraph,
    /// Bytes in the code page of the font that are not decoded yet.
    bytes: Vec<u8>,
    state: State,
    stack: Vec<State>,
    page: &'static Encoding,
    fonts: BTreeMap<i32, &'static Encoding>,
    /// What the styles that the file describes make of a paragraph.
    styles: BTreeMap<i32, ParagraphStyle>,
    /// For each paragraph the size of its letters, and how many bytes are bold.
    looks: Vec<Look>,
    look: Look,
    /// The name in a group of the style sheet.
    style_name: String,
    n_skip: usize,
}

/// How the letters of a paragraph look.
#[derive(Clone, Copy, Default)]
struct Look {
    /// The smallest.
    size: Option<i32>,
    n_bytes: usize,
    n_bold: usize,
}

/// The size of letters where a file names none, in half points.
const DEFAULT_SIZE: i32 = 24;

/// The most bytes of a headline.
const MAX_HEADLINE: usize = 200;

/// The deepest nesting of groups that is kept.
const MAX_GROUPS: usize = 1000;

/// Reads the document, and whether all its groups close; what is no RTF is passed over.
fn rich(source: &[u8]) -> (Rich, bool) {
    let state = State {
        is_skipped: false,
        is_note: false,
        is_hidden: false,
        is_italic: false,
        is_bold: false,
        is_fonts: false,
        is_styles: false,
        font: -1,
        size: DEFAULT_SIZE,
        style: 0,
        n_fallback: 1,
    };
    let mut reader = Reader {
        rich: Rich::default(),
        paragraph: RichParagraph::default(),
        note: RichParagraph::default(),
        bytes: Vec::new(),
        state,
        stack: Vec::new(),
        page: WINDOWS_1252,
        fonts: BTreeMap::new(),
        styles: BTreeMap::new(),
        looks: Vec::new(),
        look: Look::default(),
        style_name: String::new(),
        n_skip: 0,
    };
    let mut at = 0;
    while at < source.len() {
        at = reader.step(source, at);
    }
    reader.flush();
    reader.end_paragraph();
    reader.find_headline();
    (reader.rich, reader.stack.is_empty())
}

impl Reader {
    /// Reads one control, group mark or byte; gives where the next begins.
    fn step(&mut self, source: &[u8], at: usize) -> usize {
        match source[at] {
            b'{' => {
                self.flush();
                if self.stack.len() < MAX_GROUPS {
                    self.stack.push(self.state);
                }
            }
            b'}' => {
                self.flush();
                if self.state.is_styles {
                    self.end_style();
                }
                let was_note = self.state.is_note;
                if let Some(state) = self.stack.pop() {
                    self.state = state;
                }
                if was_note && !self.state.is_note && !self.note.runs.is_empty() {
                    self.rich.notes.push(std::mem::take(&mut self.note));
                }
            }
            b'\\' => return self.control(source, at + 1),
            b'\r' | b'\n' => {}
            byte => self.byte(byte),
        }
        at + 1
    }

    fn byte(&mut self, byte: u8) {
        if self.n_skip > 0 {
            self.n_skip -= 1;
        } else if self.state.is_styles || !self.state.is_skipped && !self.state.is_hidden
        {
            self.bytes.push(byte);
        }
    }

    /// Notes the style that a group of the style sheet has named.
    fn end_style(&mut self) {
        let name = std::mem::take(&mut self.style_name);
        let style = name.trim().trim_end_matches(';');
        if let Some(style) = ParagraphStyle::named(style) {
            self.styles.insert(self.state.style, style);
        }
    }

    /// Where no style names a headline, a first line in larger or bold letters is one.
    fn find_headline(&mut self) {
        let paragraphs = &mut self.rich.paragraphs;
        let is_known = |it: &RichParagraph| {
            matches!(it.style, ParagraphStyle::Title | ParagraphStyle::Heading(1))
        };
        if paragraphs.iter().any(is_known) {
            return;
        }
        let mut by_size: BTreeMap<i32, usize> = BTreeMap::new();
        for look in &self.looks {
            *by_size.entry(look.size.unwrap_or(DEFAULT_SIZE)).or_default() +=
                look.n_bytes;
        }
        let Some(usual) = by_size.iter().max_by_key(|it| it.1).map(|it| *it.0) else {
            return;
        };
        let Some(first) = self.looks.iter().position(|it| it.n_bytes > 0) else { return };
        let look = self.looks[first];
        let n_texts =
            self.looks.iter().filter(|it| it.n_bytes > MAX_HEADLINE / 4).count();
        let n_bold = self.looks.iter().filter(|it| it.n_bold * 2 > it.n_bytes).count();
        let is_large = look.size.is_some_and(|it| it * 5 >= usual * 6);
        let is_bold = look.n_bold == look.n_bytes && n_bold * 3 <= self.looks.len();
        let is_closed = paragraphs[first].text().trim_end().ends_with('.');
        if look.n_bytes <= MAX_HEADLINE
            && n_texts >= 2
            && !is_closed
            && (is_large || is_bold)
        {
            paragraphs[first].style = ParagraphStyle::Title;
        }
    }

    fn control(&mut self, source: &[u8], at: usize) -> usize {
        let Some(&first) = source.get(at) else { return at };
        if !first.is_ascii_alphabetic() {
            match first {
                b'\'' => {
                    let hex = source
                        .get(at + 1..at + 3)
                        .and_then(|it| std::str::from_utf8(it).ok());
                    if let Some(byte) = hex.and_then(|it| u8::from_str_radix(it, 16).ok())
                    {
                        self.byte(byte);
                        return at + 3;
                    }
                }
                b'*' => {
                    self.state.is_skipped |= !is_footnote(&source[at + 1..]);
                    // Styles of characters.
                    self.state.is_styles = false;
                }
                b'~' => self.text("\u{a0}"),
                b'_' => self.text("-"),
                b'\\' | b'{' | b'}' => self.byte(first),
                b'\n' | b'\r' => self.end(),
                _ => {}
            }
            return at + 1;
        }
        let len = source[at..].iter().take_while(|it| it.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(&source[at..at + len]).unwrap_or_default();
        let mut end = at + len;
        let digits = source[end..]
            .iter()
            .enumerate()
            .take_while(|(at, it)| it.is_ascii_digit() || *at == 0 && **it == b'-')
            .take(11)
            .count();
        let number = std::str::from_utf8(&source[end..end + digits])
            .ok()
            .and_then(|it| it.parse::<i32>().ok());
        end += digits;
        if source.get(end) == Some(&b' ') {
            end += 1;
        }
        if word == "bin" {
            return end + usize::try_from(number.unwrap_or(0)).unwrap_or(0);
        }
        self.word(word, number);
        end
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        match word {
            _ if SKIPPED.contains(&word) => {
                self.flush();
                self.state.is_fonts = word == "fonttbl";
                self.state.is_styles = word == "stylesheet";
                self.state.is_skipped = true;
            }
            "footnote" => {
                self.flush();
                self.state.is_note = true;
                self.state.is_skipped = false;
            }
            "ansicpg" => self.page = number.and_then(code_page).unwrap_or(self.page),
            "mac" => self.page = encoding_rs::MACINTOSH,
            "f" => {
                self.flush();
                self.state.font = number.unwrap_or(-1);
            }
            "fcharset" if self.state.is_fonts => {
                if let Some(page) = number.and_then(charset) {
                    self.fonts.insert(self.state.font, page);
                }
            }
            "plain" => {
                self.flush();
                (self.state.is_hidden, self.state.is_italic) = (false, false);
                (self.state.is_bold, self.state.size) = (false, DEFAULT_SIZE);
            }
            "pard" => self.state.style = 0,
            "s" => self.state.style = number.unwrap_or(0),
            "fs" => {
                self.flush();
                self.state.size = number.unwrap_or(DEFAULT_SIZE);
            }
            "b" => {
                self.flush();
                self.state.is_bold = is_on;
            }
            "i" => {
                self.flush();
                self.state.is_italic = is_on;
            }
            "v" => {
                self.flush();
                self.state.is_hidden = is_on;
            }
            "uc" => {
                self.state.n_fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1);
            }
            "u" => {
                // A file that is cut off ends in a sign without its number.
                let Some(code) = number else { return };
                let unit = u16::try_from(code.rem_euclid(0x1_0000)).unwrap_or(0xfffd);
                self.unit(unit);
                self.n_skip = self.state.n_fallback;
            }
            "par" | "sect" | "page" | "row" => self.end(),
            "line" => self.text("\n"),
            "tab" | "cell" => self.text(" "),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "bullet" => self.text("•"),
            "emspace" | "enspace" | "qmspace" => self.text(" "),
            _ => {}
        }
    }

    /// A unit of UTF-16; halves of one character come one after the other.
    fn unit(&mut self, unit: u16) {
        self.flush();
        let target =
            if self.state.is_note { &mut self.note } else { &mut self.paragraph };
        let last = target.runs.last_mut().and_then(|run| run.text.pop());
        // A first half waits as a sign of private use, which a second completes.
        let first = last
            .and_then(|it| u32::from(it).checked_sub(0xf_0000))
            .and_then(|it| u16::try_from(it).ok());
        let char = match (first.filter(|it| (0xd800..0xdc00).contains(it)), unit) {
            (Some(high), 0xdc00..0xe000) => char::decode_utf16([high, unit])
                .next()
                .and_then(Result::ok)
                .unwrap_or('\u{fffd}'),
            (_, 0xd800..0xdc00) => {
                if let (Some(last), Some(run)) = (last, target.runs.last_mut()) {
                    run.text.push(last);
                }
                char::from_u32(0xf_0000 + u32::from(unit)).unwrap_or('\u{fffd}')
            }
            _ => {
                if let (Some(last), Some(run)) = (last, target.runs.last_mut()) {
                    run.text.push(last);
                }
                char::from_u32(u32::from(unit)).unwrap_or('\u{fffd}')
            }
        };
        let mut buffer = [0; 4];
        self.text(char.encode_utf8(&mut buffer));
    }

    fn text(&mut self, text: &str) {
        self.flush();
        if self.state.is_styles {
            self.style_name.push_str(text);
        }
        if self.state.is_skipped || self.state.is_hidden {
            return;
        }
        if !self.state.is_note && !text.trim().is_empty() {
            let look = &mut self.look;
            look.n_bytes += text.len();
            look.n_bold += if self.state.is_bold { text.len() } else { 0 };
            look.size =
                Some(look.size.map_or(self.state.size, |it| it.min(self.state.size)));
        }
        let is_italic = self.state.is_italic;
        let target =
            if self.state.is_note { &mut self.note } else { &mut self.paragraph };
        target.add(text, is_italic);
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let page = self.fonts.get(&self.state.font).copied().unwrap_or(self.page);
        let bytes = std::mem::take(&mut self.bytes);
        let (text, _) = page.decode_without_bom_handling(&bytes);
        self.text(&text);
    }

    fn end(&mut self) {
        self.flush();
        if self.state.is_skipped {
            return;
        }
        if self.state.is_note {
            self.text(" ");
        } else {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        let style = self.styles.get(&self.state.style).copied().unwrap_or_default();
        let paragraph = std::mem::take(&mut self.paragraph);
        self.rich.paragraphs.push(RichParagraph { style, ..paragraph });
        self.looks.push(std::mem::take(&mut self.look));
    }
}

fn is_footnote(rest: &[u8]) -> bool {
    rest.starts_with(b"\\footnote")
}

fn code_page(number: i32) -> Option<&'static Encoding> {
    match number {
        932 => Some(encoding_rs::SHIFT_JIS),
        936 => Some(encoding_rs::GBK),
        949 => Some(encoding_rs::EUC_KR),
        950 => Some(encoding_rs::BIG5),
        10000 => Some(encoding_rs::MACINTOSH),
        65001 => Some(encoding_rs::UTF_8),
        _ => Encoding::for_label(format!("windows-{number}").as_bytes()),
    }
}

/// The code page of a font by its set of characters.
fn charset(number: i32) -> Option<&'static Encoding> {
    code_page(match number {
        0 => 1252,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{read, rich};

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let (found, _) = rich(source.as_bytes());
        let texts = found.paragraphs.iter().map(|it| it.text().trim().to_owned());
        let notes = found.notes.iter().map(|it| format!("* {}", it.text().trim()));
        let found: Vec<String> = texts.chain(notes).filter(|it| !it.is_empty()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_paragraphs_and_signs() {
        check(
            "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\info{\\title No}}\\pard \\ldblquote I stay,\\rdblquote  said \\i T\\'f8rn\\i0 .\\par\r\nTwo\\line lines \\{here\\}\\emdash x.\\par}",
            &["“I stay,” said Tørn.", "Two\nlines {here}—x."],
        );
        check(
            "{\\rtf1\\uc1 \\u8220?I stay\\u8221?, \\u-10179?\\u-8704? caf\\u233\\'e9.\\par}",
            &["“I stay”, 😀 café."],
        );
        check(
            "{\\rtf1\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}\\f1 \\'cc\\'ee\\'f1\\'f2 \\f0 caf\\'e9\\par}",
            &["Мост café"],
        );
    }

    #[test]
    fn tells_the_headline_by_its_style_or_its_letters() {
        use crate::input::rich::ParagraphStyle::{Heading, Text, Title};
        const BODY: &str = "\\pard\\s0 The ferry to Orlo halts on Monday, the council says, and in May.\\par The mill stands still and nobody asks for its wheel, says Ada Tamm.\\par}";
        for (source, expected) in [
            (
                "{\\rtf1{\\stylesheet{\\s0 Normal;}{\\s1 heading 2;}{\\s15\\b Title;}{\\*\\cs3 Quote;}}\\pard\\s15 Ferry halts\\par\\pard\\s1 Mill\\par",
                vec![Title, Heading(2), Text, Text],
            ),
            ("{\\rtf1 {\\b\\fs36 Ferry halts\\par}", vec![Title, Text, Text]),
            ("{\\rtf1 {\\b Ferry halts\\par}", vec![Title, Text, Text]),
            ("{\\rtf1 {\\b The ferry halts.\\par}", vec![Text, Text, Text]),
            ("{\\rtf1 Ferry halts\\par", vec![Text, Text, Text]),
        ] {
            let (found, _) = rich(format!("{source}{BODY}").as_bytes());
            let styles: Vec<_> = found
                .paragraphs
                .iter()
                .filter(|it| !it.text().trim().is_empty())
                .map(|it| it.style)
                .collect();
            assert_eq!(styles, expected, "{source}");
        }
    }

    #[test]
    fn leaves_out_what_is_no_text() {
        check(
            "{\\rtf1{\\header Page 1\\par}{\\*\\generator X;}It {\\v no }rains.{\\footnote A note.}{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt here}}\\par{\\pict 0102}}",
            &["It rains.here", "* A note."],
        );
    }

    #[test]
    fn other_files_are_errors() {
        assert!(read(b"It rains.".to_vec(), "a.rtf", false)[0].is_err());
        let whole = b"{\\rtf1 {\\b It rains.}\\par It snows.\\par}\0".to_vec();
        assert!(read(whole.clone(), "a.rtf", false)[0].is_ok());
        for end in [whole.len() - 2, whole.len() - 9, 20] {
            let error = read(whole[..end].to_vec(), "a.rtf", false).remove(0);
            assert!(error.unwrap_err().to_string().contains("breaks off"), "{end}");
        }
        check("{\\rtf1 }}}}{\\u", &[]);
    }
}
