//! Quotation marks around the cells of a small table.

/// What is said of a mark that never closes.
pub const OPEN_QUOTE: &str =
    "a quotation mark opens here and never closes; close it, or double it within a cell";

/// Where a cell in quotation marks begins that never ends.
#[must_use]
pub fn open_quote(content: &str, delimiter: u8) -> Option<usize> {
    let mut open = None;
    let mut is_cell_start = true;
    for (at, byte) in content.bytes().enumerate() {
        match (byte, open) {
            (b'"', Some(_)) => open = None,
            // A doubled mark within a cell closes and opens again.
            (b'"', None) if is_cell_start || content.as_bytes()[at - 1] == b'"' => {
                open = Some(at);
            }
            _ => {}
        }
        is_cell_start =
            byte == delimiter || byte == b'\n' || (is_cell_start && byte == b' ');
    }
    open
}

#[cfg(test)]
mod tests {
    use super::open_quote;

    #[test]
    fn finds_the_mark_that_never_closes() {
        for (table, expected) in [
            ("a,b\n1,\"x, y\"\n", None),
            ("a,b\n1,\"x \"\"y\"\" z\"\n", None),
            ("a,b\n1,x \"y\" z\n", None),
            ("a,b\n1,\"x\n2,y\n", Some(6)),
            ("a,b\n1, \"x\n", Some(7)),
        ] {
            assert_eq!(open_quote(table, b','), expected, "{table:?}");
        }
    }
}
