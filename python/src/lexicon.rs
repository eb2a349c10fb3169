//! Word lists, compiled once for many calls.

use crate::fault::fault;
use parallax::analysis::Analyzer;
use parallax::desk::Lists;
use parallax::lexicon::{Lexicon as Compiled, cues};
use pyo3::prelude::*;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// Word lists: the built-in ones, files, names on the spot.
#[pyclass(frozen, module = "parallax._parallax")]
pub(crate) struct Lexicon {
    pub(crate) lists: Lists,
    /// Without families, which only comparisons use.
    mentions: Arc<Analyzer>,
    all: OnceLock<Arc<Analyzer>>,
}

fn compiled(lists: &Lists) -> PyResult<Arc<Analyzer>> {
    let packs = lists.read().map_err(|it| fault(&it))?;
    let cues = cues().map_err(|it| fault(&it))?;
    let lexicon = Compiled::compile(packs, vec![cues]).map_err(|it| fault(&it))?;
    Ok(Arc::new(Analyzer::new(lexicon)))
}

#[pymethods]
impl Lexicon {
    #[new]
    fn new(
        py: Python<'_>,
        paths: Vec<PathBuf>,
        names: Vec<String>,
        builtin: bool,
        packs: Vec<String>,
        without: Vec<String>,
    ) -> PyResult<Self> {
        let lists = Lists { no_builtin: !builtin, packs, without, names, lexicon: paths };
        let mentions = py.detach(|| compiled(&lists.clone().without_families()))?;
        Ok(Self { lists, mentions, all: OnceLock::new() })
    }

    /// The packs by id and version.
    #[getter]
    fn packs(&self) -> Vec<(String, String)> {
        let packs = self.mentions.lexicon().packs().iter();
        packs.map(|it| (it.head.id.clone(), it.head.version.clone())).collect()
    }
}

impl Lexicon {
    /// What annotates.
    pub(crate) fn mentions(&self) -> Arc<Analyzer> {
        Arc::clone(&self.mentions)
    }

    /// What compares.
    pub(crate) fn all(&self) -> PyResult<Arc<Analyzer>> {
        if let Some(analyzer) = self.all.get() {
            return Ok(Arc::clone(analyzer));
        }
        let analyzer = compiled(&self.lists)?;
        Ok(Arc::clone(self.all.get_or_init(|| analyzer)))
    }
}
