//! A TOML parser's message, in one line and with the remedy.

/// How messages about the form of a line end or begin.
const OF_FORM: &[&str] = &["expected `=`", "expected key", "must be quoted", "unclosed"];

/// The message, with a remedy where a line has not the form of TOML.
pub(crate) fn toml_fault(message: &str) -> String {
    let message = message.trim().replace('\n', "; ");
    if OF_FORM.iter().any(|it| message.contains(it)) {
        return format!("{message}; a line of TOML is name = \"words\" or [table]");
    }
    message
}
