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
