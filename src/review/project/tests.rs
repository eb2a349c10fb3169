//! Words and the way back.

use super::Projection;
use crate::review::Draft;
use crate::text::Span;

#[track_caller]
fn check(path: &str, file: &str, expected: &str) {
    let draft = Draft::new(path, file.to_owned());
    let projection = Projection::of(&draft);
    assert_eq!(projection.text, expected);
    // Every word leads back to itself, wherever it is printed as it stands.
    for word in projection.text.split_whitespace() {
        let start = word.as_ptr() as usize - projection.text.as_ptr() as usize;
        let back = projection.in_file(Span::new(start, start + word.len())).of(file);
        let is_plain = |text: &str| !text.contains(['&', '*', '\\', '[', ']', '<']);
        if is_plain(back) {
            assert_eq!(back, word);
        }
    }
}

#[test]
fn leaves_mark_up_out_of_markdown() {
    check(
        "a.md",
        "---\ntitle: X\n---\n# The *Long* Day\n\nOne **two**\nthree [four](http://x.example/kiev).\n\n- `five` six\n\n```\ncode\n```\n\n![seven](a.png)\n",
        "The Long Day\nOne two three four.\nsix\nseven",
    );
    check("a.md", "\u{feff}A&amp;B \\*c\\*\r\nd\r\n", "A&B *c* d");
}

#[test]
fn leaves_tags_out_of_pages() {
    check(
        "a.html",
        "<html><head><title>x</title></head><body><h1>Two</h1><p class='a>b'>He said &ldquo;no&rdquo; to <em>Kiev</em>&#39;s mayor.<br>So.</p><script>kiev</script><!-- kiev --><p>End</p></body>",
        "Two\nHe said “no” to Kiev's mayor. So.\nEnd",
    );
    check("a.html", "a < b <", "a < b <");
}

#[test]
fn joins_the_lines_of_plain_text() {
    check(
        "a.txt",
        "One line.<!-- parallax: allow x y -->\n\n<!-- note -->\nTwo “lines”. <!-- a --> On.\n",
        "One line.\nTwo “lines”.  On.",
    );
    // A comment that nothing closes goes to the end.
    check("a.txt", "One “line”. <!--“<!-- two *", "One “line”.");
}

#[test]
fn pages_are_read_as_browsers_do() {
    for (page, expected) in [
        // Entities of any kind, with and without a semicolon, and what only looks like one.
        (
            "<p>&ldquo;a&#8221; &eacute;&Auml; &#x2019;s &#150; &hellip;&nbsp;b",
            "“a” éÄ ’s – … b",
        ),
        (
            "<p>R&D &amp;c &notit; &unknown; &; &# a&shy;b &semi; &copy 2020",
            "R&D &c ¬it; &unknown; &; &# ab ; © 2020",
        ),
        ("<p>&euro;5 &Scaron;ar&ccaron;e &lstrok;&zwnj;x", "€5 Šarče ł\u{200c}x"),
        // What holds no prose, closed or not.
        ("<p>a</p><nav><ul><li>b<p>c</ul></nav><p>d", "a\nd"),
        ("<div><nav><p>a</div><p>b</p>", "b"),
        ("<p>a <code>b<p>c", "a\nc"),
        ("<p>a <code>b</code> c", "a  c"),
        ("<svg><title>a</title><g/></svg><p>b<svg/>c", "bc"),
        ("<script>if (a<b) { '<p>c</p>' }</SCRIPT ><p>d", "d"),
        (
            "<style>p { a: '</p>' }</style><template><p>x</template><textarea><p>y</textarea><pre>z</pre>w",
            "w",
        ),
        ("<head><meta a=b><p>a", "a"),
        // Tags in any form; signs that are none.
        ("<P CLASS='a>b' x=\"<p>\">a<BR/>b</P\n>c", "a b\nc"),
        ("a < b <3 c", "a < b <3 c"),
        ("<p>a<!-- b > c --!>d<!bogus>e</ f>g<?php h ?>i", "adegi"),
        ("<p>a<p", "a"),
        ("<p>a <!-- b", "a"),
        // The headline of the window stands for the one that the page lacks.
        ("<title>A &amp; B</title><body><p>c", "A & B\nc"),
        ("<head><title>A</title></head><h1>B</h1>", "B"),
        // Texts of pictures stand below their paragraph.
        ("<p>a <img src=x alt=\"b &quot;c&quot;\"> d</p><p>e", "a  d\nb \"c\"\ne"),
        ("<figure><img ALT='b'><figcaption><p>c</figcaption></figure>", "b\nc"),
        ("<article><header><h1>A</h1></header><p>b</article>", "A\nb"),
        ("<header><p>A</header><p>b", "b"),
        ("a\r\nb<b>c</b>\r\n\r\n<i>d</i>", "a  bc    d"),
    ] {
        check("a.html", page, expected);
    }
}

#[test]
fn marks_what_the_mark_up_says_is_quoted() {
    for (path, file, text, quotes) in [
        ("a.md", "> A “b”\n> - c\n\nd\n", "“A b”\n“c”\nd", &[1, 2][..]),
        ("a.md", "> [a]\n\nb <q>c\n\n[a]: x\n", "b “c”", &[]),
        ("a.md", "<blockquote>\n\na\n\n</blockquote>\n\nb\n", "“a”\nb", &[1]),
        ("a.html", "<p>a<blockquote>b<p>c</blockquote>d", "a\n“b”\n“c”\nd", &[2, 3]),
        ("a.html", "<p>a <q>b <q>c</q></q></q> d<p><q>e", "a “b c” d\n“e”", &[]),
        ("a.txt", "a@b.example\n\nc x/y/z d\n", "c       d", &[]),
    ] {
        let draft = Draft::new(path, file.to_owned());
        let projection = Projection::of(&draft);
        assert_eq!(projection.text, text, "{file}");
        let document = projection.document(path);
        let quoted = document.paragraphs.iter().filter(|it| it.is_set_off);
        assert_eq!(quoted.map(|it| it.line).collect::<Vec<_>>(), quotes, "{file}");
        for paragraph in &document.paragraphs {
            let words = paragraph.span.of(text);
            assert_eq!(words, words.trim(), "{file}");
        }
    }
}

#[test]
fn hostile_pages_take_time_by_their_length() {
    for piece in [
        "<div>",
        "<p>",
        "</p>",
        "<!-- ",
        "&amp;",
        "&",
        "<",
        "<p a='",
        "</",
        "<script>",
        "<nav>",
        "<code>",
        "<em>",
        "</em>",
        "<div><nav></div>",
        "<p><code></p>",
        "<title>",
        "&#",
        "<img alt=x>",
        "<!-- parallax: allow so-called x -->",
        "{",
        "{>>",
        "{++",
        "$$",
        "%%",
        "%%\n",
        "`a``b",
        "\\begin{a}",
        "{% raw %}",
        "<A b={",
        "a\n{\n",
    ] {
        let time = |n: usize| {
            let name = if piece.starts_with(['<', '&']) { "a.html" } else { "a.mdx" };
            let name = if piece.starts_with("<A") { "a.mdx" } else { name };
            let draft = Draft::new(name, piece.repeat(n));
            let start = std::time::Instant::now();
            let _ = Projection::of(&draft);
            start.elapsed().as_secs_f64()
        };
        let (short, mut long) = (time(4_000), time(20_000));
        // Quadratic would be twenty-five fold. The machine may be busy: what is slow is asked
        // again.
        let limit = 0.5 + 15.0 * short;
        for _ in 0..3 {
            if long > limit {
                long = long.min(time(20_000));
            }
        }
        assert!(long <= limit, "{piece}: {short:.2} s, {long:.2} s");
    }
}
