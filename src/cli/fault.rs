//! Faults in the program itself: one that a single article causes costs only that article;
//! any other ends the run and says what to report.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fmt::{Display, Formatter};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};

thread_local! {
    static IS_ISOLATED: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<Option<Fault>> = const { RefCell::new(None) };
}

/// What went wrong, and where in the program.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    what: String,
    place: String,
}

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { what, place } = self;
        write!(
            f,
            "parallax {} has a fault at {place} ({what}); please report it, with the command and, if you may, the text",
            env!("CARGO_PKG_VERSION"),
        )
    }
}

/// Notes faults that [`isolated`] work brings on, and hands the others to `report` at once.
pub(super) fn watch(report: impl Fn(&PanicHookInfo<'_>, &Fault) + Send + Sync + 'static) {
    set_hook(Box::new(move |info| {
        let place = info.location().map_or_else(String::new, ToString::to_string);
        let fault = Fault { what: words(info.payload()), place };
        if IS_ISOLATED.get() {
            LAST.set(Some(fault));
        } else {
            report(info, &fault);
        }
    }));
}

/// Does work whose faults are its own. Whatever it changed is to be thrown away after one.
pub(super) fn isolated<R>(work: impl FnOnce() -> R) -> Result<R, Fault> {
    let was_isolated = IS_ISOLATED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    IS_ISOLATED.set(was_isolated);
    result.map_err(|payload| {
        let unknown = || Fault { what: words(&*payload), place: "?".to_owned() };
        LAST.take().unwrap_or_else(unknown)
    })
}

/// The first line of what a panic says; it may quote an article at length.
fn words(payload: &dyn Any) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
    let line = text.unwrap_or("no message").lines().next().unwrap_or_default();
    line.chars().take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::{isolated, watch};
    use std::panic::take_hook;

    #[test]
    fn a_fault_ends_its_own_work_only() {
        let usual = take_hook();
        watch(move |info, _| usual(info));
        let results = [3, 0, 2].map(|n| isolated(|| 6 / n));
        assert_eq!(results[0], Ok(2));
        assert_eq!(results[2], Ok(3));
        let fault = results[1].as_ref().unwrap_err().to_string();
        assert!(fault.contains("src/cli/fault.rs:"), "{fault}");
        assert!(fault.contains("attempt to divide by zero"), "{fault}");
        assert!(fault.contains("please report it"), "{fault}");
    }
}
