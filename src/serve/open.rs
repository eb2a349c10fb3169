//! Opens a page in the browser of whoever started the program.

use std::process::{Command, Stdio};

/// Asks the desktop to open an address; where there is none, the printed address remains.
///
/// Other users of the machine may see the arguments of a process, so that the address holds a
/// token that is good for one visit.
pub(super) fn in_browser(address: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(address);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = command.spawn();
}
