//! How wording moves over time.

use crate::articles::Articles;
use crate::fault::{fault, raised};
use crate::lexicon::Lexicon;
use crate::measure::{measured, on_threads};
use parallax::input::Options;
use parallax::lexicon::Lexicon as Compiled;
use parallax::output::html::Renderer;
use parallax::output::trends::{FORMATS, Shown};
use parallax::trends::{
    Caveat, Gathering, Observation, Options as Wanted, Period, Subject, read_tables,
    table_files,
};
use pyo3::prelude::*;
use std::path::PathBuf;

/// Articles, or folders of tables.
#[derive(FromPyObject)]
pub(crate) enum Given {
    Folders(Vec<PathBuf>),
    Articles(Articles),
}

/// Trends in every format, by its name: `html`, `json`, `csv`.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "the options of trends")]
pub(crate) fn trends(
    py: Python<'_>,
    given: Given,
    lexicon: &Lexicon,
    raw: bool,
    by: &str,
    concepts: Vec<String>,
    title: Option<String>,
    seed: u64,
    threads: Option<usize>,
) -> PyResult<Vec<(&'static str, String)>> {
    let by = Period::ALL.into_iter().find(|it| it.name() == by).ok_or_else(|| {
        raised(&format!("{by}: is not a period; use month, quarter or year"))
    })?;
    let analyzer = lexicon.mentions();
    let known: &Compiled = analyzer.lexicon();
    let subjects = concepts.iter().map(|it| Subject::named(known, it));
    let subjects = subjects.collect::<Result<_, _>>().map_err(|it| fault(&it))?;
    let wanted = Wanted { by, subjects, seed };
    let (seen, caveats) = match given {
        Given::Folders(folders) => {
            let read = || read_tables(&table_files(&folders)?, known);
            let (seen, unknown) = py.detach(read).map_err(|it| fault(&it))?;
            let unknown = (!unknown.is_empty())
                .then_some(Caveat::UnknownNames { concepts: unknown });
            (seen, [Caveat::FromTables].into_iter().chain(unknown).collect())
        }
        Given::Articles(articles) => {
            let batches = articles.batches()?;
            let options = Options { raw, ..Options::default() };
            let found = py.detach(|| {
                on_threads(&batches, threads, |batch, session| {
                    let found = measured(batch, &analyzer, &options, session).into_iter();
                    let found = found.map(|it| it.map(|it| Observation::new(known, &it)));
                    found.collect::<Result<Vec<_>, String>>()
                })
            });
            let found: Result<Vec<_>, String> = found.into_iter().collect();
            let seen = found.map_err(|it| raised(&it))?.into_iter().flatten().collect();
            (seen, Vec::new())
        }
    };
    let seen: Vec<Observation> = seen;
    py.detach(|| {
        let n_read = seen.len();
        let mut gathering = Gathering::new(known, wanted);
        seen.into_iter().for_each(|it| gathering.add(it));
        if !gathering.is_dated() {
            return Err(format!(
                "articles: none of {n_read} has a date; give one in a column `date`"
            ));
        }
        let mut trends = gathering.trends();
        trends.caveats.extend(caveats);
        let renderer = Renderer::new(&[]).map_err(|it| it.to_string())?;
        let shown = Shown {
            trends: &trends,
            renderer: &renderer,
            title: title.as_deref(),
            has_bom: false,
        };
        let write = |it: &parallax::output::trends::Format| {
            Ok((it.id, it.write(&shown).map_err(|it| it.to_string())?))
        };
        FORMATS.iter().map(write).collect()
    })
    .map_err(|it: String| raised(&it))
}
