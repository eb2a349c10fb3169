//! Options of `parallax serve`.

use clap::Args as ClapArgs;
use std::net::IpAddr;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  parallax serve
  parallax serve lessons-spring
  parallax serve --no-open --port 8123

The pages are for this machine alone, and need no network unless you fetch an article by its
address. Each story is a folder in FOLDER, which `parallax compare` reads as well.
Ctrl-C ends the command; what you wrote is saved.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(super) struct Serve {
    /// Where to keep the stories, each in a folder of its own; created if missing
    #[arg(value_name = "FOLDER", default_value = "parallax-stories")]
    pub(super) folder: PathBuf,
    /// The port [default: a free one]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(super) port: u16,
    /// Print the address without opening a browser
    #[arg(long)]
    pub(super) no_open: bool,
    /// Let other machines in at this address of yours; needs --token
    #[arg(long, value_name = "ADDRESS", requires = "token")]
    pub(super) bind: Option<IpAddr>,
    /// The secret in the address: at least 16 letters, digits, - and _ [default: a new one each time]
    #[arg(long, value_name = "SECRET")]
    pub(super) token: Option<String>,
    /// Also fetch addresses of this machine and its own network
    #[arg(long)]
    pub(super) allow_local: bool,
}
