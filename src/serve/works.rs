//! Reports on their way: begun when someone asks, stopped when nobody wants them any more.

use crate::serve::fault::Fault;
use crate::serve::routes::App;
use crate::serve::work::{Progress, measure};
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use tokio::sync::watch;

/// How many reports are kept; the one that was asked for least recently goes.
const KEPT: usize = 8;

/// What becomes of a report.
pub(super) type Outcome = Result<Arc<String>, Arc<Fault>>;

/// A report of one version of a story.
pub(super) struct Work {
    key: String,
    version: String,
    pub(super) progress: Progress,
    outcome: watch::Sender<Option<Outcome>>,
}

/// The reports that are kept or under way.
#[derive(Default)]
pub(super) struct Works(Mutex<Vec<Arc<Work>>>);

impl Works {
    /// The report of a story as it is now; begins it if nobody has.
    pub(super) fn of(&self, app: &Arc<App>, key: &str) -> Result<Arc<Work>, Fault> {
        let open = app.open(key)?;
        let version = open.story.version;
        let mut works = self.0.lock().unwrap_or_else(|it| it.into_inner());
        let known = works.iter().position(|it| it.key == key && it.version == version);
        if let Some(at) = known {
            let work = works.remove(at);
            if !work.progress.is_stopped.load(Ordering::Relaxed) {
                works.push(Arc::clone(&work));
                return Ok(work);
            }
        }
        // Nobody asks for the report of a version that is gone.
        for old in works.iter().filter(|it| it.key == key) {
            old.progress.is_stopped.store(true, Ordering::Relaxed);
        }
        works.retain(|it| it.key != key);
        let work = Arc::new(Work {
            key: key.to_owned(),
            version,
            progress: Progress::default(),
            outcome: watch::channel(None).0,
        });
        works.push(Arc::clone(&work));
        if works.len() > KEPT {
            works.remove(0);
        }
        begin(Arc::clone(app), Arc::clone(&work), open.story.path);
        Ok(work)
    }

    /// The report that is under way.
    pub(super) fn under_way(&self, key: &str) -> Option<Arc<Work>> {
        let works = self.0.lock().unwrap_or_else(|it| it.into_inner());
        works.iter().find(|it| it.key == key && it.outcome.borrow().is_none()).cloned()
    }
}

fn begin(app: Arc<App>, work: Arc<Work>, path: PathBuf) {
    let own = Arc::clone(&work);
    let made = tokio::task::spawn_blocking(move || {
        measure(&app, &path, &own.progress)?.written("html", None)
    });
    tokio::spawn(async move {
        let made = made.await.unwrap_or_else(|_| Err(Fault::Wrong(FAULT.to_owned())));
        work.outcome.send_replace(Some(made.map(Arc::new).map_err(Arc::new)));
    });
}

/// What a page says of a fault of the program's own; the terminal has its place.
const FAULT: &str = "the program has a fault here; the window in which you started it names the place; please report it";

impl Work {
    /// The report, once it is made.
    pub(super) async fn outcome(&self) -> Outcome {
        let mut outcome = self.outcome.subscribe();
        match outcome.wait_for(Option::is_some).await {
            Ok(found) => found.clone().unwrap_or_else(|| Err(Arc::new(Fault::Stopped))),
            Err(_) => Err(Arc::new(Fault::Stopped)),
        }
    }

    /// Whether it is made, or never will be.
    pub(super) fn is_over(&self) -> bool {
        self.outcome.borrow().is_some()
    }
}
