//! Articles by their address. Nothing is fetched before someone asks for it on the page.

use crate::serve::articles::field;
use crate::serve::fault::Fault;
use crate::serve::frame::Open;
use crate::serve::request::{Ask, Reply};
use crate::serve::routes::App;

/// Whether this program can fetch pages.
pub(super) const IS_BUILT: bool = cfg!(feature = "fetch");

/// What a page says that shows what was fetched.
pub(super) const FETCHED: &str = "fetched";

/// Fetches the page of an address and adds its article.
#[cfg(feature = "fetch")]
pub(super) fn add(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    use crate::fetch::{Fetcher, Limits};
    use crate::serve::articles::take;
    let mut address = field(ask, "address")?;
    if !address.contains("://") {
        address.insert_str(0, "https://");
    }
    let limits = Limits { allows_local: app.allows_local, ..Limits::default() };
    let fetched = Fetcher::new(limits).fetch(&address);
    let fetched = fetched.map_err(|it| Fault::Wrong(format!("{address}: {it}")))?;
    if fetched.is_front_page {
        let moved = fetched.moved_to.unwrap_or_default();
        let values = [("address", address.as_str()), ("moved", moved.as_str())];
        return Err(Fault::Wrong(ask.words.fill("wrong_front", &values)));
    }
    take(app, ask, open, &fetched.name, &fetched.bytes, FETCHED)
}

/// Says that this program cannot.
#[cfg(not(feature = "fetch"))]
pub(super) fn add(_: &App, ask: &Ask, _: &Open) -> Result<Reply, Fault> {
    let _ = field(ask, "address")?;
    Err(Fault::Missing)
}
