//! What was measured before, for as long as neither the word lists nor the article change.
//!
//! To compile the word lists takes longer than to measure a few articles, and every page of a
//! story needs both.

use crate::analysis::{Analysis, Analyzer, Session};
use crate::desk::Lists;
use crate::document::Document;
use crate::lexicon::{Lexicon, SourceFile, cues};
use crate::serve::fault::Fault;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// How many lexicons are kept; the one that was used least recently goes.
const N_LEXICONS: usize = 4;
/// How many bytes of text are remembered with a lexicon.
const MAX_BYTES: usize = 16 << 20;

/// The lexicons of all stories.
#[derive(Default)]
pub(super) struct Kept(Mutex<Vec<Arc<Measure>>>);

/// A lexicon, and the articles that it has measured.
pub(super) struct Measure {
    lists: Lists,
    /// The files that the lists name, as they were.
    files: Vec<SourceFile>,
    analyzer: Analyzer,
    articles: Mutex<Articles>,
}

/// Articles by path and id: as they were read and as they were measured.
#[derive(Default)]
struct Articles {
    known: BTreeMap<(String, String), (Document, Analysis)>,
    n_bytes: usize,
}

impl Kept {
    /// The lexicon of these lists, compiled anew only if they or their files have changed.
    pub(super) fn of(&self, lists: Lists) -> Result<Arc<Measure>, Fault> {
        let files = lists.files().map_err(|it| Fault::wrong(&it))?;
        let mut all = self.0.lock().unwrap_or_else(|it| it.into_inner());
        let known = all.iter().position(|it| it.lists == lists && it.files == files);
        let measure = match known {
            Some(at) => all.remove(at),
            None => Arc::new(Measure::new(lists, files)?),
        };
        all.push(Arc::clone(&measure));
        if all.len() > N_LEXICONS {
            all.remove(0);
        }
        Ok(measure)
    }
}

impl Measure {
    fn new(lists: Lists, files: Vec<SourceFile>) -> Result<Self, Fault> {
        let packs = lists.read().map_err(|it| Fault::wrong(&it))?;
        let cues = cues().map_err(|it| Fault::wrong(&it))?;
        let lexicon = Lexicon::compile(packs, vec![cues]);
        let analyzer = Analyzer::new(lexicon.map_err(|it| Fault::wrong(&it))?);
        Ok(Self { lists, files, analyzer, articles: Mutex::default() })
    }

    pub(super) fn lexicon(&self) -> &Lexicon {
        self.analyzer.lexicon()
    }

    pub(super) fn lists(&self) -> &Lists {
        &self.lists
    }

    /// Measures an article, or remembers how it was measured.
    pub(super) fn analyze(&self, document: Document, session: &mut Session) -> Analysis {
        let key = (document.path.clone(), document.id.clone());
        let remembered = || self.articles.lock().unwrap_or_else(|it| it.into_inner());
        if let Some((own, analysis)) = remembered().known.get(&key)
            && *own == document
        {
            return analysis.clone();
        }
        let analysis = self.analyzer.analyze(document.clone(), session);
        let mut articles = remembered();
        articles.n_bytes += document.text.len();
        if articles.n_bytes > MAX_BYTES {
            *articles = Articles { n_bytes: document.text.len(), ..Articles::default() };
        }
        articles.known.insert(key, (document, analysis.clone()));
        analysis
    }
}
