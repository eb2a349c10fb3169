//! How deeply a page nests its elements, before anything is built of it.
//!
//! The HTML standard lets open elements pile up without end, and a parser looks through the
//! pile at many a tag: time grows with its square. This walk over the tags keeps such a pile
//! itself, roughly as the standard does and never higher than the limit.

/// The most elements that may be open at once; pages reach about 60.
const MAX_DEPTH: usize = 512;

/// The most attributes of one tag; a parser compares each with all before it.
const MAX_ATTRIBUTES: usize = 1024;

/// Elements without content, and those that the next of their kind closes.
const FLAT: &[&[u8]] = &[
    b"a",
    b"area",
    b"base",
    b"basefont",
    b"bgsound",
    b"body",
    b"br",
    b"col",
    b"colgroup",
    b"dd",
    b"dt",
    b"embed",
    b"frame",
    b"head",
    b"hr",
    b"html",
    b"image",
    b"img",
    b"input",
    b"keygen",
    b"li",
    b"link",
    b"meta",
    b"nobr",
    b"optgroup",
    b"option",
    b"p",
    b"param",
    b"rb",
    b"rp",
    b"rt",
    b"rtc",
    b"source",
    b"track",
    b"wbr",
];

/// Elements of tables that end an open cell.
const ROWS: &[&[u8]] = &[b"tbody", b"tfoot", b"thead", b"tr"];

/// Elements of tables that hold text, each closed by the next.
const CELLS: &[&[u8]] = &[b"caption", b"td", b"th"];

/// Elements that close alone, leaving those inside them open.
const FORMATTING: &[&[u8]] = &[
    b"b", b"big", b"code", b"em", b"font", b"i", b"s", b"small", b"strike", b"strong",
    b"tt", b"u",
];

/// Elements across which nothing outside them is closed.
const FENCES: &[&[u8]] =
    &[b"applet", b"marquee", b"math", b"object", b"svg", b"table", b"template"];

/// Elements that other names than block names do not close.
const BLOCKS: &[&[u8]] = &[
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"button",
    b"center",
    b"details",
    b"dir",
    b"div",
    b"dl",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"header",
    b"hgroup",
    b"main",
    b"menu",
    b"nav",
    b"ol",
    b"pre",
    b"section",
    b"select",
    b"summary",
    b"ul",
];

/// The byte at which more elements are open than the limit allows, or a tag has more
/// attributes.
pub(super) fn too_deep(source: &str) -> Option<usize> {
    let bytes = source.as_bytes();
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == b'<') {
        let start = at + found;
        let rest = &bytes[start..];
        if rest.starts_with(b"<!--") {
            at = after(bytes, start + 4, b"-->");
            continue;
        }
        let is_end = rest.get(1) == Some(&b'/');
        let name = name(&rest[1 + usize::from(is_end)..]);
        if name.is_empty() {
            at = start + 1;
            continue;
        }
        at = after_tag(bytes, start + 1 + usize::from(is_end) + name.len());
        if is_crowded(&bytes[start..at]) {
            return Some(start);
        }
        if is_end {
            close(&mut open, name);
            continue;
        }
        let is_foreign = open.iter().any(|it| is_in(it.name, &[b"svg", b"math"]));
        let is_raw = is_in(name, &[b"script", b"style"]) && !is_foreign;
        if is_raw {
            at = after_raw(bytes, at, name);
            continue;
        }
        let is_closed = is_foreign && bytes[..at].ends_with(b"/>");
        if is_closed || is_in(name, FLAT) {
            continue;
        }
        if is_in(name, ROWS) || is_in(name, CELLS) {
            close_cell(&mut open);
        }
        if is_in(name, ROWS) {
            continue;
        }
        open.push(Open { name, tag: &bytes[start..at] });
        if open.len() > MAX_DEPTH {
            return Some(start);
        }
    }
    None
}

/// Whether a page ends where no page does: inside a tag, or with its body and its article
/// open. Many whole pages leave out the end of the body alone.
pub(super) fn breaks_off(source: &str) -> bool {
    let source = source.trim_end().to_ascii_lowercase();
    let is_tag =
        |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    if source.rsplit_once('<').is_some_and(|it| is_tag(it.1) && !it.1.contains('>')) {
        return true;
    }
    let n = |tag: &str| source.matches(tag).count();
    let is_open = |begin: &str, end: &str| n(begin) > n(end);
    is_open("<body", "</body")
        && n("</html") == 0
        && (is_open("<article", "</article") || is_open("<main", "</main"))
}

/// What is too much at a byte that [`too_deep`] gives.
pub(super) fn message(source: &str, at: usize) -> String {
    let bytes = source.as_bytes();
    if is_crowded(&bytes[at..after_tag(bytes, at + 1)]) {
        format!("a tag has more than {MAX_ATTRIBUTES} attributes")
    } else {
        format!("more than {MAX_DEPTH} elements are nested")
    }
}

/// An open element, and its tag with what it says.
#[derive(Clone, Copy)]
struct Open<'a> {
    name: &'a [u8],
    tag: &'a [u8],
}

/// Closes the cell or caption of the innermost table, with all that is open in it.
fn close_cell(open: &mut Vec<Open<'_>>) {
    let is_edge =
        |it: &Open<'_>| is_in(it.name, CELLS) || it.name.eq_ignore_ascii_case(b"table");
    if let Some(at) = open.iter().rposition(is_edge)
        && is_in(open[at].name, CELLS)
    {
        open.truncate(at);
    }
}

/// Closes a block with all that is open in it.
///
/// Formatting that has no end tag there starts again after the block, as the standard has
/// it: up to three elements with the same tag.
fn close_block(open: &mut Vec<Open<'_>>, at: usize) {
    let inner = open.split_off(at);
    for it in inner.iter().skip(1).filter(|it| is_in(it.name, FORMATTING)) {
        if open.iter().filter(|other| other.tag == it.tag).count() < 3 {
            open.push(*it);
        }
    }
}

fn close(open: &mut Vec<Open<'_>>, name: &[u8]) {
    if is_in(name, ROWS) || is_in(name, CELLS) {
        close_cell(open);
        return;
    }
    let is_block = is_in(name, BLOCKS) || is_in(name, FENCES);
    let is_formatting = is_in(name, FORMATTING);
    for at in (0..open.len()).rev() {
        let other = open[at].name;
        if other.eq_ignore_ascii_case(name) {
            if is_formatting {
                open.remove(at);
            } else if is_in(name, FENCES) {
                open.truncate(at);
            } else {
                close_block(open, at);
            }
            return;
        }
        let is_stop = is_in(other, FENCES) || (!is_block && is_in(other, BLOCKS));
        if is_stop && !is_formatting {
            return;
        }
    }
}

fn is_in(name: &[u8], names: &[&[u8]]) -> bool {
    names.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// The letters and digits at the head, if they begin with a letter.
fn name(rest: &[u8]) -> &[u8] {
    if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
        return &[];
    }
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"/>".contains(byte);
    &rest[..rest.iter().position(is_end).unwrap_or(rest.len())]
}

/// The byte after the next `needle`.
fn after(bytes: &[u8], start: usize, needle: &[u8]) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let found = rest.windows(needle.len()).position(|it| it == needle);
    found.map_or(bytes.len(), |at| start + at + needle.len())
}

/// The byte after the `>` that ends a tag; one in a quoted value does not.
fn after_tag(bytes: &[u8], start: usize) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, &byte) in bytes.iter().enumerate().skip(start) {
        match (quote, byte) {
            (Some(mark), byte) if byte == mark => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b'>') => return at + 1,
            (None, _) => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    bytes.len()
}

/// Whether a tag has more attributes than the limit allows: each takes at least two bytes,
/// and white space or the end of a value stands before it.
fn is_crowded(tag: &[u8]) -> bool {
    if tag.len() <= 2 * MAX_ATTRIBUTES {
        return false;
    }
    let mut quote = None;
    let mut n = 0;
    for pair in tag.windows(2) {
        let [before, byte] = [pair[0], pair[1]];
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None => {
                let is_free = before.is_ascii_whitespace() || b"\"'/".contains(&before);
                n += usize::from(is_free && !byte.is_ascii_whitespace());
            }
        }
    }
    n > MAX_ATTRIBUTES
}

/// The byte at which the end tag of a script or a style sheet stands.
fn after_raw(bytes: &[u8], start: usize, name: &[u8]) -> usize {
    let mut at = start;
    while let Some(found) = bytes[at..].windows(2).position(|it| it == b"</") {
        let end = at + found + 2;
        let is_it = |it: &[u8]| it.eq_ignore_ascii_case(name);
        if bytes.get(end..end + name.len()).is_some_and(is_it) {
            return end - 2;
        }
        at = end;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::{breaks_off, too_deep};

    #[track_caller]
    fn check(unit: &str, expected: bool) {
        assert_eq!(too_deep(&unit.repeat(2000)).is_some(), expected, "{unit}");
    }

    #[test]
    fn knows_where_a_page_breaks_off() {
        for (page, expected) in [
            ("<html><body><article><p>Rain fell.</p></article></body></html>", false),
            ("<html><body><article><p>Rain fell.</p></article>", false),
            ("<!doctype html><title>Rain</title><article><p>Rain fell.", false),
            ("<p>Rain fell on 3 < 4 towns", false),
            ("<html><body><article><p>Rain fell.</p><p>The river", true),
            ("<HTML><BODY><MAIN><p>Rain fell.</p>", true),
            ("<html><body><p>Rain fell.</p><p><a hre", true),
            ("<p>Rain fell.</p></di", true),
        ] {
            assert_eq!(breaks_off(page), expected, "{page}");
        }
    }

    #[test]
    fn lets_long_pages_pass() {
        for unit in [
            "<div><p>One <b>two</b>.</div>",
            "<p>One<p>Two<br>",
            "<li><a href=x>One",
            "<tr><td>One",
            "<table><tr><td><font size=2>One<td><font size=2>Two</table>",
            "<table><tr><td><b>One</td></tr></table>",
            "<div><font size=2>One</div>",
            "<div><span>One</div>",
            "<b><i>One</b></i>",
            "<script>if (a<b) '<div><div>'</script>",
            "<!-- <div> -->",
            "<svg><path d=x /><path/></svg>",
            "<img alt='<div>'>",
            "a < b ",
            "<DIV>One</div>",
        ] {
            check(unit, false);
        }
    }

    #[test]
    fn stops_at_deep_nesting() {
        for unit in [
            "<div>",
            "<DIV class='>'>",
            "<b>",
            "<font color=red><p>",
            "<b><div></b>",
            "<div><table></div>",
            "<div></span>",
            "<ul><li>",
            "<div/>",
            "<x-y>",
            "<span><div></span>",
            "<svg><g>",
            "<blockquote></p>",
        ] {
            check(unit, true);
        }
    }

    #[test]
    fn counts_formatting_that_begins_anew() {
        let tags: String =
            (0..600).map(|at| format!("<div><b id={at}>x</div>")).collect();
        assert!(too_deep(&tags).is_some());
    }

    #[test]
    fn stops_at_a_tag_of_many_attributes() {
        for (attribute, n, expected) in [
            ("a=b ", 2_000, true),
            ("a='b'", 2_000, true),
            ("a/", 2_000, true),
            ("a=b ", 900, false),
        ] {
            let page = format!("<p {}>Rain.</p>", attribute.repeat(n));
            assert_eq!(too_deep(&page).is_some(), expected, "{attribute} {n}");
        }
        let drawing = format!("<path d=\"{}\">", "M 0 0 ".repeat(10_000));
        assert_eq!(too_deep(&drawing), None);
    }

    #[test]
    fn ends_on_broken_tags() {
        for source in
            ["<", "</", "<!--", "<div", "<div a='", "<script>", "<script></", "<a<"]
        {
            assert_eq!(too_deep(source), None);
        }
    }
}
