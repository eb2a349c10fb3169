//! The lines at the top of a text that fences mark as front matter.

/// The lines between two fences.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block<'a> {
    /// `---` or `+++`.
    pub(super) fence: &'static str,
    /// What stands between.
    pub(super) content: &'a str,
    /// The byte after the second fence.
    pub(super) len: usize,
    /// The number of lines, fences included.
    pub(super) n_lines: u32,
}

impl<'a> Block<'a> {
    /// Finds the block at the top of a text.
    ///
    /// A first line `---` that no second one closes, or below which no `name: value`
    /// stands, is a rule across the page.
    pub(super) fn find(text: &'a str) -> Option<Self> {
        let first = text.split('\n').next()?;
        let fence = *["---", "+++"].iter().find(|fence| **fence == first.trim_end())?;
        let start = first.len() + 1;
        let mut at = start;
        for (n_lines, line) in (2..).zip(text.get(start..)?.split('\n')) {
            let end = line.trim_end();
            if end == fence || (fence == "---" && end == "...") {
                let content = &text[start..at];
                let len = (at + line.len() + 1).min(text.len());
                return has_field(content).then_some(Self {
                    fence,
                    content,
                    len,
                    n_lines,
                });
            }
            at += line.len() + 1;
        }
        None
    }
}

/// Whether the first line that says something is `name: value` or `name = value`.
fn has_field(content: &str) -> bool {
    let mut lines = content.split('\n').map(str::trim);
    let Some(line) = lines.find(|line| !line.is_empty() && !line.starts_with('#')) else {
        return true;
    };
    let is_name =
        |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '"' | '\'');
    let rest = line.trim_start_matches(is_name);
    rest.len() < line.len() && rest.trim_start().starts_with([':', '='])
}

#[cfg(test)]
mod tests {
    use super::Block;

    #[test]
    fn finds_the_block() {
        let text = "+++ \na = 1\n+++\nText.";
        let block = Block::find(text).unwrap();
        assert_eq!((block.fence, block.content), ("+++", "a = 1\n"));
        assert_eq!((&text[block.len..], block.n_lines), ("Text.", 3));
        assert_eq!(Block::find("---\na: 1\n...").unwrap().len, 12);
    }

    #[test]
    fn leaves_rules_across_the_page_alone() {
        for text in [
            "---\nThe bridge is closed.",
            "---\nThe bridge is closed, the mayor said: for long.\n---\nMore.",
            "----\ntitle: x\n----\n",
            "Text.\n---\ntitle: x\n---\n",
            "---",
            "",
        ] {
            assert_eq!(Block::find(text), None, "{text}");
        }
    }
}
