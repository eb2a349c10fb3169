//! What the dialects of Markdown add and its parser does not know: attributes, divs, formulas,
//! comments of editors, templates and, in MDX, code.
//!
//! None of it is prose, and a change would break it. It is blanked byte for byte before the
//! file is parsed, so that everything else keeps its place.

use std::collections::HashMap;
use std::ops::Range;

/// What stands for each byte inside a line; the words around it stay where they are.
pub(super) const BLANKED: char = '\u{1}';

/// How far a sign that closes is sought, in bytes, where nothing else says where to stop.
const REACH: usize = 1 << 12;

/// A span of code opens with so many marks at most.
const MAX_MARKS: usize = 32;

/// Tags of templates whose content, up to the end tag, is no prose.
const ENCLOSING: &[&str] = &[
    "comment",
    "raw",
    "highlight",
    "code",
    "verbatim",
    "math",
    "katex",
    "mermaid",
    "nomarkdown",
];

/// The file with everything from a byte on blanked that is no prose in any dialect.
pub(super) fn masked(file: &str, from: usize, is_mdx: bool) -> String {
    let mut scan = Scan {
        file,
        at: from,
        end: file.len(),
        is_mdx,
        braces: braces(&file[from..], from, is_mdx),
        paragraph: from..from,
        unclosed: Vec::new(),
        found: Vec::new(),
    };
    scan.run();
    blank(file, scan.found)
}

/// Puts blanks in the place of stretches; a line that nothing else stands on becomes empty.
fn blank(file: &str, mut found: Vec<Range<usize>>) -> String {
    found.sort_by_key(|it| it.start);
    let mut masked = String::with_capacity(file.len());
    let mut at = 0;
    for range in found {
        let start = range.start.max(at);
        if start >= range.end {
            continue;
        }
        masked.push_str(&file[at..start]);
        masked.extend(file[start..range.end].bytes().map(|byte| match byte {
            b'\n' | b'\r' => char::from(byte),
            _ => BLANKED,
        }));
        at = range.end;
    }
    masked.push_str(&file[at..]);
    let is_empty = |line: &str| {
        line.contains(BLANKED)
            && line.chars().all(|c| c == BLANKED || c == '>' || c.is_whitespace())
    };
    let lines = masked.split_inclusive('\n');
    lines
        .map(
            |line| {
                if is_empty(line) { line.replace(BLANKED, " ") } else { line.to_owned() }
            },
        )
        .collect()
}

/// One walk over the file.
struct Scan<'a> {
    file: &'a str,
    at: usize,
    end: usize,
    is_mdx: bool,
    /// For each brace that opens, the byte after the one that closes it; asked by place only.
    braces: HashMap<usize, usize>,
    /// The paragraph that was looked at last.
    paragraph: Range<usize>,
    /// Signs that stand nowhere after the byte at which they were sought.
    unclosed: Vec<&'static str>,
    found: Vec<Range<usize>>,
}

impl<'a> Scan<'a> {
    fn run(&mut self) {
        let mut is_below_blank = true;
        while self.at < self.end {
            let line = self.line(self.at);
            let words = line.trim_start_matches([' ', '\t', '>']);
            let indent = line.len() - words.len();
            let end = self.at + line.len();
            let is_blank = words.trim().is_empty();
            let is_code_of_mdx = self.is_mdx
                && is_below_blank
                && (line.starts_with("import ") || line.starts_with("export "));
            if let Some(fence) = fence(words) {
                self.at = self.behind_fence(end, fence);
            } else if is_code_of_mdx {
                let close = self.paragraph_end(self.at);
                self.mask(close);
            } else if words.starts_with(":::") {
                self.mask(end);
            } else {
                self.at += indent;
                self.line_head(words);
                self.inline(end);
            }
            is_below_blank = is_blank;
        }
    }

    /// The line from a byte on, with its end.
    fn line(&self, at: usize) -> &'a str {
        let rest = &self.file[at..self.end];
        rest.find('\n').map_or(rest, |it| &rest[..=it])
    }

    /// Blanks everything up to a byte, and goes on after it.
    fn mask(&mut self, end: usize) {
        self.found.push(self.at..end);
        self.at = end;
    }

    /// Where the block of code ends that a fence opens.
    fn behind_fence(&self, mut at: usize, open: &str) -> usize {
        while at < self.end {
            let line = self.line(at);
            let words = line.trim_start_matches([' ', '\t', '>']);
            at += line.len();
            let is_close = fence(words).is_some_and(|it| {
                it.starts_with(open) && words[it.len()..].trim().is_empty()
            });
            if is_close {
                break;
            }
        }
        at
    }

    /// Where the paragraph of a byte ends: before the next empty line.
    fn paragraph_end(&mut self, at: usize) -> usize {
        if self.paragraph.contains(&at) {
            return self.paragraph.end;
        }
        let mut end = at;
        while end < self.end {
            let line = self.line(end);
            if line.trim().is_empty() {
                break;
            }
            end += line.len();
        }
        self.paragraph = at..end;
        end
    }

    /// What only stands at the beginning of a line: the kind of a call-out, an abbreviation.
    fn line_head(&mut self, words: &str) {
        let inner = words.split(']').next().unwrap_or_default();
        if words.starts_with("[!") && inner.len() < words.len() {
            let behind = &words[inner.len() + 1..];
            let sign = usize::from(behind.starts_with(['+', '-']));
            self.mask(self.at + inner.len() + 1 + sign);
        } else if words.starts_with("*[") && words[inner.len()..].starts_with("]:") {
            self.mask(self.at + inner.len() + 2);
        } else if let Some(len) = admonition(words) {
            self.mask(self.at + len);
        }
    }

    /// Walks to the end of a line, or of what begins on it.
    fn inline(&mut self, end: usize) {
        while self.at < end {
            let rest = &self.file[self.at..self.end];
            let Some(len) = rest[..end - self.at].find(['\\', '`', '<', '{', '$', '%'])
            else {
                break;
            };
            self.at += len;
            let rest = &rest[len..];
            let escaped = rest[1..].chars().next();
            match rest.as_bytes()[0] {
                b'\\' if rest.starts_with("\\begin{") => self.environment(rest),
                b'\\' if rest.starts_with("\\(") => self.formula(rest, "\\)"),
                b'\\' if rest.starts_with("\\[") && is_line_end(&rest[2..]) => {
                    self.formula(rest, "\\]");
                }
                b'\\' => {
                    let is_sign = |c: &char| c.is_ascii_punctuation();
                    self.at += 1 + escaped.filter(is_sign).map_or(0, char::len_utf8);
                }
                b'`' => self.code(rest),
                b'<' if rest.starts_with("<!--") => {
                    self.at = self.behind("-->").unwrap_or(self.end);
                }
                b'<' if self.is_mdx => self.element(rest),
                b'{' => self.braces(rest),
                b'$' if rest.starts_with("$$") => self.until_same(rest, "$$"),
                b'%' if rest.starts_with("%%") => self.comment(rest),
                _ => self.at += 1,
            }
        }
        self.at = self.at.max(end);
    }

    /// The byte after the next sign, if there is one; one that was not found is not sought
    /// again.
    fn behind(&mut self, sign: &'static str) -> Option<usize> {
        if self.unclosed.contains(&sign) {
            return None;
        }
        let found = self.file[self.at..self.end].find(sign);
        if found.is_none() {
            self.unclosed.push(sign);
        }
        found.map(|it| self.at + it + sign.len())
    }

    /// What stands from a byte on, to the end of its paragraph or as far as is looked.
    fn near(&mut self) -> &'a str {
        let end = self.paragraph_end(self.at).min(self.at + REACH);
        &self.file[self.at..self.file.floor_char_boundary(end)]
    }

    /// A formula between LaTeX's signs; signs that nothing closes are escaped brackets.
    fn formula(&mut self, rest: &str, close: &str) {
        match self.near().get(2..).and_then(|it| it.find(close)) {
            Some(len) => self.mask(self.at + 2 + len + close.len()),
            None => self.at += rest.len().min(2),
        }
    }

    /// A formula over several lines, by its LaTeX environment.
    fn environment(&mut self, rest: &str) {
        let name = rest["\\begin{".len()..].split(['}', '\n']).next().unwrap_or_default();
        let close = format!("\\end{{{name}}}");
        match self.near().find(&close) {
            Some(len) => self.mask(self.at + len + close.len()),
            None => self.at += 1,
        }
    }

    /// A span of code ends with as many marks as it begins with, in its paragraph.
    fn code(&mut self, rest: &str) {
        let n = rest.len() - rest.trim_start_matches('`').len();
        if n > MAX_MARKS {
            self.at += n;
            return;
        }
        let end = self.paragraph_end(self.at) - self.at;
        let mut at = n;
        while let Some(len) = rest.get(at..end).and_then(|it| it.find('`')) {
            let marks = &rest[at + len..];
            let n_marks = marks.len() - marks.trim_start_matches('`').len();
            at += len + n_marks;
            if n_marks == n {
                self.at += at;
                return;
            }
        }
        self.at += n;
    }

    /// What stands between two of a sign in one paragraph.
    fn until_same(&mut self, rest: &str, sign: &str) {
        let end = self.paragraph_end(self.at) - self.at;
        match rest.get(sign.len()..end).and_then(|it| it.find(sign)) {
            Some(len) => self.mask(self.at + len + 2 * sign.len()),
            None => self.at += sign.len(),
        }
    }

    /// A comment of Obsidian; one whose sign stands alone on a line may hold paragraphs.
    fn comment(&mut self, rest: &str) {
        let before = self.file[..self.at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '%') {
            self.at += rest.len() - rest.trim_start_matches('%').len();
        } else if before.is_none_or(|c| c == '\n') && is_line_end(&rest[2..]) {
            let start = self.at;
            self.at += 2;
            if let Some(end) = self.behind("%%") {
                self.at = start;
                self.mask(end);
            }
        } else {
            self.until_same(rest, "%%");
        }
    }

    /// Attributes, expressions, templates and the marks of `CriticMarkup`.
    fn braces(&mut self, rest: &str) {
        // Words put in or marked are the draft's; their signs are not.
        for sign in ["++", "=="] {
            if rest[1..].starts_with(sign) {
                let close = format!("{sign}}}");
                if let Some(len) = self.near().get(3..).and_then(|it| it.find(&close)) {
                    let from = self.at + 3 + len;
                    self.found.push(from..from + close.len());
                    self.mask(self.at + 3);
                    return;
                }
            }
        }
        if rest.starts_with("{>>") {
            match self.behind("<<}") {
                Some(end) => self.mask(end),
                None => self.at += 3,
            }
            return;
        }
        let Some(&end) = self.braces.get(&self.at) else {
            self.at += 1;
            return;
        };
        let name = enclosing(&rest[..end - self.at]);
        let Some(name) = name.filter(|it| !self.unclosed.contains(it)) else {
            self.mask(end);
            return;
        };
        let close = end_tag(&self.file[end..self.end], name);
        if close.is_none() {
            self.unclosed.push(name);
        }
        self.mask(close.map_or(end, |it| end + it));
    }

    /// The length of a tag at the place; none if it is no tag.
    fn tag_len(&self, rest: &str) -> Option<usize> {
        let first = rest[1..].chars().next()?;
        if !(first.is_alphabetic() || first == '/' || first == '>') {
            return None;
        }
        let (mut at, mut quote) = (1, None);
        while at < rest.len().min(REACH) {
            let byte = rest.as_bytes()[at];
            match (byte, quote) {
                (it, Some(open)) if it == open => quote = None,
                (_, Some(_)) => {}
                (b'"' | b'\'', None) => quote = Some(byte),
                (b'{', None) => {
                    at = self.braces.get(&(self.at + at))? - self.at;
                    continue;
                }
                (b'>', None) => return Some(at + 1),
                (b'<', None) => return None,
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// A tag of MDX that Markdown does not know: of a component, or with code in it.
    fn element(&mut self, rest: &str) {
        let name = rest[1..].trim_start_matches('/');
        let Some(len) = self.tag_len(rest) else {
            self.at += 1;
            return;
        };
        let is_component = name.starts_with(|c: char| c.is_uppercase() || c == '>');
        if is_component || rest[..len].contains('{') {
            self.mask(self.at + len);
        } else {
            self.at += len;
        }
    }
}

/// How long the head of a call-out of `MkDocs` is, up to its title: `!!! note "Title"`.
fn admonition(words: &str) -> Option<usize> {
    let sign = ["!!!", "???+", "???"].into_iter().find(|it| words.starts_with(it))?;
    let line = words.trim_end();
    let end = line.find('"').unwrap_or(line.len());
    let kinds = &line[sign.len()..end];
    let is_kind = |it: &str| it.bytes().all(|c| c.is_ascii_lowercase() || c == b'-');
    let is_head = kinds.starts_with(' ')
        && kinds.split_whitespace().all(is_kind)
        && (end < line.len() || kinds.split_whitespace().count() == 1);
    is_head.then_some(end)
}

/// The signs that open or close a block of code, if a line begins with any.
fn fence(words: &str) -> Option<&str> {
    ['`', '~'].into_iter().find_map(|sign| {
        let n = words.len() - words.trim_start_matches(sign).len();
        // Marks of a span of code may begin a line; no fence has one after it.
        (n > 2 && !(sign == '`' && words[n..].contains('`'))).then(|| &words[..n])
    })
}

/// The braces of a text that close, in one walk; outside of MDX none outlives its paragraph.
fn braces(text: &str, from: usize, is_mdx: bool) -> HashMap<usize, usize> {
    let (mut open, mut closed) = (Vec::new(), HashMap::new());
    let mut is_empty_line = true;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => open.push(at),
            b'}' => {
                if let Some(start) = open.pop() {
                    closed.insert(from + start, from + at + 1);
                }
            }
            b'\n' if is_empty_line && !is_mdx => open.clear(),
            _ => {}
        }
        is_empty_line = byte == b'\n' || (is_empty_line && byte.is_ascii_whitespace());
    }
    closed
}

/// Whether a line ends here, but for blanks.
fn is_line_end(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', '\r']);
    rest.is_empty() || rest.starts_with('\n')
}

/// The name of a template's tag that encloses what is no prose.
fn enclosing(tag: &str) -> Option<&'static str> {
    let inner = tag.trim_start_matches(['{', '%', '<', ':', '-', ' ']);
    let is_end = |c: char| !c.is_alphanumeric();
    let name = inner.split(is_end).next().unwrap_or_default();
    let is_tag = ["{%", "{{<", "{{%", "{::"].iter().any(|it| tag.starts_with(it));
    ENCLOSING.iter().copied().find(|it| is_tag && *it == name)
}

/// The byte after the tag that ends what another encloses.
fn end_tag(text: &str, name: &str) -> Option<usize> {
    let ends = [format!("end{name}"), format!("/{name}"), "{:/}".to_owned()];
    let at = ends.iter().filter_map(|it| text.find(it)).min()?;
    text[at..].find('}').map(|it| {
        let behind = at + it + 1;
        behind + usize::from(text[behind..].starts_with('}'))
    })
}

#[cfg(test)]
mod tests {
    use super::{BLANKED, masked};

    #[track_caller]
    fn check(file: &str, is_mdx: bool, expected: &str) {
        let found = masked(file, 0, is_mdx);
        assert_eq!(found.len(), file.len());
        let words = found.replace(BLANKED, " ");
        let words = words.lines().map(|it| it.split_whitespace().collect::<Vec<_>>());
        let words: Vec<String> = words.map(|it| it.join(" ")).collect();
        assert_eq!(words.join("\n"), expected, "{file}");
    }

    #[test]
    fn blanks_what_is_no_prose_in_some_dialect() {
        for (file, expected) in [
            ("# Head {.Vel #a}\n\n::: {.note}\nOne.\n:::", "# Head\n\n\nOne.\n"),
            (":::tip Vel\nOne.\n:::\n", "\nOne.\n"),
            ("a [b]{.c} d{: .e}\n{: .f}", "a [b] d\n"),
            ("a $$x\ny$$ b $$ c\n\n$$", "a\nb $$ c\n\n$$"),
            ("a %%b%% c 5%% d\n\n%%\ne\n\nf\n%%\ng", "a c 5%% d\n\n\n\n\n\n\ng"),
            ("a {>>b<<} {++c++} {--d--} {==e==}{>>f<<} g", "a c e g"),
            ("{% comment %} a {% endcomment %} b {{< x y >}} c", "b c"),
            ("{{< highlight go >}}\na\n{{< /highlight >}}\nb", "\n\n\nb"),
            ("{::comment}\na\n{:/comment}\nb", "\n\n\nb"),
            ("> [!note]- A\n> b", "> A\n> b"),
            ("*[AB]: c d", "c d"),
            ("!!! note\n    a", "\na"),
            ("??? note big \"A b\"\n", "\"A b\""),
            ("!!! What a day", "!!! What a day"),
            (
                "```\n{a} %%b%%\n```\n`{c}` \\{d\\} {e}",
                "```\n{a} %%b%%\n```\n`{c}` \\{d\\}",
            ),
            ("\\begin{a}\nb\n\\end{a}\nc \\begin{x}", "\n\n\nc \\begin"),
            ("a \\(b\\) c \\[d\\] e\n\\[\nf\n\\]\ng", "a c \\[d\\] e\n\n\n\ng"),
            ("<!-- parallax: allow x {y} -->", "<!-- parallax: allow x {y} -->"),
            ("a { b\n\nc } d", "a { b\n\nc } d"),
            ("``` a `b` {c}", "``` a `b`"),
        ] {
            check(file, false, expected);
        }
    }

    #[test]
    fn blanks_the_code_of_mdx() {
        for (file, expected) in [
            ("import A from 'a'\nexport const b = {\n}\n\nc", "\n\n\n\nc"),
            ("<A b={c} d=\">\" />\n\ne <F>g</F> <>h</>", "\n\ne g h"),
            ("a {b.map(it => {\n\n  it\n})} c", "a\n\n\nc"),
            ("<div style={{a: 1}}>b</div> <q>c</q>", "b</div> <q>c</q>"),
            ("a < b import c", "a < b import c"),
        ] {
            check(file, true, expected);
        }
    }
}
