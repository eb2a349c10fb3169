//! Word lists, compiled once for many calls.

use crate::fault::fault;
use parallax::analysis::Analyzer;
use parallax::desk::Lists;
use parallax::lexicon::{Lexicon as Compiled, Pack, cues};
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
    /// The packs by id and version.
    #[pyo3(get)]
    packs: Vec<(String, String)>,
}

fn compiled(packs: Vec<Pack>) -> PyResult<Arc<Analyzer>> {
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
        let own = lists.clone().without_families();
        let own = own.read().map_err(|it| fault(&it))?;
        let packs = own.iter().map(|it| (it.head.id.clone(), it.head.version.clone()));
        let packs = packs.collect();
        let mentions = py.detach(|| compiled(own))?;
        Ok(Self { lists, mentions, all: OnceLock::new(), packs })
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
        let analyzer = compiled(self.lists.read().map_err(|it| fault(&it))?)?;
        Ok(Arc::clone(self.all.get_or_init(|| analyzer)))
    }
}
