//! What stands behind the pages: a story read, measured, compared and shown by the library,
//! as `compare` does it.

use crate::analysis::{Analysis, Session};
use crate::clean::{Options as Cleaning, assign_zones, remove_furniture};
use crate::compare;
use crate::compare::Comparison;
use crate::desk::{Comparing, Lists, compare_with_proposals};
use crate::document::Document;
use crate::input::{InputError, Options, make_ids_unique, units};
use crate::lexicon::{Lexicon, Target};
use crate::output::html::Renderer;
use crate::output::{Compared, WRITERS, Write, evidence};
use crate::serve::fault::Fault;
use crate::serve::kept::Measure;
use crate::serve::routes::App;
use crate::serve::story::LIST;
use crate::serve::words::Words;
use crate::suggest::Suggestions;
use crate::text::n_words;
use crate::view::provenance::Settings;
use crate::view::report;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// Where resampling starts, as without `--seed`.
const SEED: u64 = 1;

/// How far a piece of work is, and whether anybody still wants it.
#[derive(Debug, Default)]
pub(super) struct Progress {
    pub(super) done: AtomicUsize,
    pub(super) total: AtomicUsize,
    pub(super) is_stopped: AtomicBool,
    /// The articles that are read, in order.
    read: Mutex<Vec<Read>>,
}

/// What is known of an article as soon as it is read.
#[derive(Clone, Debug)]
pub(super) struct Read {
    source: String,
    n_words: usize,
    n_names: usize,
    n_passages: usize,
}

impl Read {
    fn of(analysis: &Analysis) -> Self {
        Self {
            source: analysis.document.source.clone(),
            n_words: n_words(&analysis.tokens),
            n_names: analysis
                .mentions
                .iter()
                .filter(|it| matches!(it.target, Target::Variant { .. }))
                .count(),
            n_passages: analysis
                .attributions
                .iter()
                .filter(|it| it.device.is_none())
                .count(),
        }
    }

    /// In one line.
    pub(super) fn shown(&self, words: &Words) -> String {
        let [n_words, names, passages] =
            [self.n_words, self.n_names, self.n_passages].map(|it| it.to_string());
        let source = self.source.replace(['\n', '\r'], " ");
        let values = [
            ("source", source.as_str()),
            ("words", &n_words),
            ("names", &names),
            ("passages", &passages),
        ];
        words.fill("read_article", &values)
    }
}

impl Progress {
    fn step(&self) -> Result<(), Fault> {
        self.done.fetch_add(1, Ordering::Relaxed);
        if self.is_stopped.load(Ordering::Relaxed) { Err(Fault::Stopped) } else { Ok(()) }
    }

    /// The articles that are read, without the first ones.
    pub(super) fn read(&self, n_known: usize) -> Vec<Read> {
        let read = self.read.lock().unwrap_or_else(|it| it.into_inner());
        read.get(n_known..).unwrap_or_default().to_vec()
    }

    fn note(&self, analysis: &Analysis) {
        let mut read = self.read.lock().unwrap_or_else(|it| it.into_inner());
        read.push(Read::of(analysis));
    }
}

/// A story that is measured.
pub(super) struct Measured {
    pub(super) analyses: Vec<Analysis>,
    measure: Arc<Measure>,
    /// The lists of every story.
    given: Lists,
    unread: Vec<String>,
    title: Option<String>,
    note: Option<String>,
}

/// The articles of a story as they are read, furniture taken out; why one is not, where it
/// is not.
pub(super) fn documents(folder: &Path) -> Vec<Result<Document, String>> {
    let options = Options::default();
    let mut found = Vec::new();
    for unit in units(&[folder.join(LIST)], &options) {
        match unit {
            Err(error) => found.push(Err(shown(&error, folder))),
            Ok(unit) => found.extend(unit.parse(&options).into_iter().map(|it| {
                let mut document = it.map_err(|error| shown(&error, folder))?;
                remove_furniture(&mut document, Cleaning::default());
                assign_zones(&mut document);
                Ok(document)
            })),
        }
    }
    found
}

/// What is wrong, without the folder that everybody knows.
fn shown(error: &InputError, folder: &Path) -> String {
    error.to_string().replace(&format!("{}/", folder.display()), "")
}

/// Measures a story.
pub(super) fn measure(
    app: &App,
    folder: &Path,
    progress: &Progress,
) -> Result<Measured, Fault> {
    let options = Options::default();
    let units = units(&[folder.join(LIST)], &options);
    let story = units.stories().first().cloned().unwrap_or_default();
    let measure = app.kept.of(app.lists.clone().with_stories(units.stories()))?;
    let mut session = Session::default();
    let (mut analyses, mut unread): (Vec<Analysis>, Vec<String>) = Default::default();
    let mut first = None;
    progress.total.store(units.files().count().saturating_sub(1), Ordering::Relaxed);
    for unit in units {
        let found = match unit {
            Err(error) => vec![Err(error)],
            Ok(unit) => unit.parse(&options),
        };
        for document in found {
            let measured = document.map_err(|it| it.to_string()).and_then(|document| {
                let path = document.path.clone();
                let work = AssertUnwindSafe(|| measure.analyze(document, &mut session));
                catch_unwind(work)
                    .map_err(|_| format!("{path}: the program has a fault here"))
            });
            match measured {
                Ok(analysis) => {
                    progress.note(&analysis);
                    analyses.push(analysis);
                }
                Err(why) => {
                    // What a fault left in the session is not to be trusted.
                    session = Session::default();
                    let path = why.split(": ").next().unwrap_or_default();
                    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
                    first.get_or_insert(why);
                    if unread.last() != Some(&name) {
                        unread.push(name);
                    }
                }
            }
        }
        progress.step()?;
    }
    if analyses.is_empty() {
        return Err(first.map_or(Fault::NoArticle, |it| {
            Fault::Wrong(it.replace(&format!("{}/", folder.display()), ""))
        }));
    }
    make_ids_unique(analyses.iter_mut().map(|it| &mut it.document));
    Ok(Measured {
        analyses,
        measure,
        given: app.lists.clone(),
        unread,
        title: story.title,
        note: story.note,
    })
}

impl Measured {
    /// What it was measured with.
    pub(super) fn lexicon(&self) -> &Lexicon {
        self.measure.lexicon()
    }

    /// Compares what was measured by the lists alone.
    pub(super) fn compared<R>(&self, told: impl FnOnce(&Comparison<'_>) -> R) -> R {
        let options = compare::Options { seed: SEED };
        told(&compare::compare(&self.analyses, self.lexicon(), options))
    }

    /// Compares what was measured, with proposals of the program where lists find too little.
    pub(super) fn compare<R>(
        &mut self,
        told: impl FnOnce(&Comparison<'_>, Option<&Suggestions>) -> R,
    ) -> Result<R, Fault> {
        let how = Comparing {
            lists: self.measure.lists(),
            seed: SEED,
            proposes: true,
            unread: &self.unread,
        };
        compare_with_proposals(&mut self.analyses, self.measure.lexicon(), &how, told)
            .map_err(|it| Fault::wrong(&it))
    }

    /// Every passage of the comparison as a table.
    pub(super) fn evidence(mut self) -> Result<String, Fault> {
        self.compare(|comparison, _| evidence::table_of(comparison, true))
    }

    /// The same in a format of `compare`; to be published or whole.
    pub(super) fn written(
        mut self,
        format: &str,
        publish: Option<u8>,
    ) -> Result<String, Fault> {
        let writer = WRITERS.iter().find(|it| it.id == format).ok_or(Fault::Missing)?;
        let Write::Comparison(write) = writer.write else { return Err(Fault::Missing) };
        let renderer = Renderer::new(&[]).map_err(|it| Fault::wrong(&it))?;
        let settings = Settings {
            no_builtin: self.given.no_builtin,
            packs: self.given.packs.clone(),
            without: self.given.without.clone(),
            names: self.given.names.clone(),
            publish,
            ..Settings::default()
        };
        let options = report::Options {
            edition: match publish {
                Some(percent) => {
                    report::Edition::Published { share: f64::from(percent) / 100.0 }
                }
                None => report::Edition::Whole,
            },
            title: self.title.clone(),
            story_note: self.note.clone(),
            settings,
            ..report::Options::default()
        };
        let page = self.compare(|comparison, suggestions| {
            write(&Compared {
                comparison,
                options: &options,
                renderer: &renderer,
                has_bom: false,
                suggestions,
            })
        })?;
        page.map_err(|it| Fault::wrong(&it))
    }
}
