//! Comparisons, lessons and reviews.

use crate::articles::Articles;
use crate::fault::{fault, raised};
use crate::lexicon::Lexicon;
use crate::measure::{measured, on_threads};
use parallax::analysis::{Analysis, Analyzer};
use parallax::compare::{Options as Chance, compare as compared};
use parallax::desk::{
    Choices, Comparing, Desk, Lists, compare_with_proposals, rule_level,
};
use parallax::input::{Options, make_ids_unique};
use parallax::lesson::{Kind, Level, Options as Wanted, lesson};
use parallax::output::html::Renderer;
use parallax::output::lesson::files;
use parallax::output::{Compared, WRITERS, Write};
use parallax::review::Draft;
use parallax::view::lesson::{Options as Shown, lesson_view};
use parallax::view::provenance::Settings;
use parallax::view::report;
use parallax::view::review::{Reviewed, review as reviewed};
use pyo3::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

/// Articles that were measured, to be told in any format.
#[pyclass(frozen, module = "parallax._parallax")]
pub(crate) struct Comparison {
    analyses: Vec<Analysis>,
    analyzer: Arc<Analyzer>,
    lists: Lists,
    settings: Settings,
    seed: u64,
}

/// Measures articles that are to be compared.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "the options of a comparison")]
pub(crate) fn compare(
    py: Python<'_>,
    articles: Articles,
    lexicon: &Lexicon,
    raw: bool,
    title: Option<String>,
    seed: u64,
    suggest: bool,
    threads: Option<usize>,
) -> PyResult<Comparison> {
    let batches = articles.batches()?;
    let options = Options { raw, ..Options::default() };
    let analyzer = lexicon.all()?;
    let found = py.detach(|| {
        on_threads(&batches, threads, |batch, session| {
            measured(batch, &analyzer, &options, session)
        })
    });
    let found: Result<Vec<Analysis>, String> = found.into_iter().flatten().collect();
    let mut analyses = found.map_err(|it| raised(&it))?;
    if analyses.is_empty() {
        return Err(raised("articles: there is none; give at least one row with a text"));
    }
    make_ids_unique(analyses.iter_mut().map(|it| &mut it.document));
    let lists = &lexicon.lists;
    let settings = Settings {
        raw,
        title,
        no_builtin: lists.no_builtin,
        packs: lists.packs.clone(),
        without: lists.without.clone(),
        names: lists.names.clone(),
        no_suggest: !suggest,
        ..Settings::default()
    };
    let lists = lexicon.lists.clone();
    Ok(Comparison { analyses, analyzer, lists, settings, seed })
}

#[pymethods]
impl Comparison {
    /// The comparison as the program writes it: `html`, `json`, `csv` or `markdown`.
    fn render(&self, py: Python<'_>, format: &str) -> PyResult<String> {
        let writer = WRITERS.iter().find_map(|it| match it.write {
            Write::Comparison(write) if it.id == format => Some(write),
            _ => None,
        });
        let write = writer.ok_or_else(|| {
            raised(&format!(
                "{format}: is not a format of a comparison; use html, json, csv or markdown"
            ))
        })?;
        py.detach(|| {
            let renderer = Renderer::new(&[]).map_err(|it| it.to_string())?;
            let options = report::Options {
                title: self.settings.title.clone(),
                settings: self.settings.clone(),
                ..report::Options::default()
            };
            let how = Comparing {
                lists: &self.lists,
                seed: self.seed,
                proposes: !self.settings.no_suggest,
                unread: &[],
            };
            // What is proposed changes what is measured, and another format begins anew.
            let mut analyses = self.analyses.clone();
            let told = compare_with_proposals(
                &mut analyses,
                self.analyzer.lexicon(),
                &how,
                |found, suggestions| {
                    write(&Compared {
                        comparison: found,
                        options: &options,
                        renderer: &renderer,
                        has_bom: false,
                        suggestions,
                    })
                },
            );
            told.map_err(|it| it.to_string())?.map_err(|it| it.to_string())
        })
        .map_err(|it| raised(&it))
    }

    /// A lesson of these articles: the pupils' sheet and the key.
    #[expect(clippy::too_many_arguments, reason = "the options of a lesson")]
    fn lesson(
        &self,
        py: Python<'_>,
        types: Vec<String>,
        level: &str,
        minutes: u32,
        format: &str,
        title: Option<String>,
        language: String,
    ) -> PyResult<(String, String)> {
        let mut kinds = Vec::new();
        for id in &types {
            let kind = Kind::ALL.iter().find(|it| it.id() == id).copied();
            kinds.push(kind.ok_or_else(|| {
                let known: Vec<&str> = Kind::ALL.iter().map(|it| it.id()).collect();
                raised(&format!(
                    "{id}: is not a type of exercise; use one of {}",
                    known.join(", ")
                ))
            })?);
        }
        let wanted = Wanted {
            types: kinds,
            level: match level {
                "5-6" => Level::Lower,
                "7-9" => Level::Middle,
                "10-12" => Level::Upper,
                _ => {
                    return Err(raised(&format!(
                        "{level}: is not a level; use 5-6, 7-9 or 10-12"
                    )));
                }
            },
            minutes,
            excerpts_max: 180,
            is_unmasked: false,
            is_large: false,
            seed: self.seed,
        };
        py.detach(|| {
            let chance = Chance { seed: self.seed };
            let comparison = compared(&self.analyses, self.analyzer.lexicon(), chance);
            let made = lesson(&comparison, &wanted).map_err(|it| it.to_string())?;
            let view = lesson_view(&made, &Shown { language, title });
            let renderer = Renderer::new(&[]).map_err(|it| it.to_string())?;
            let files = files(&view, format, &renderer).map_err(|it| it.to_string())?;
            Ok((files.sheet, files.key))
        })
        .map_err(|it: String| raised(&it))
    }
}

/// The findings of a draft, as JSON in the form `parallax.review/1`.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "the options of a review")]
pub(crate) fn review(
    py: Python<'_>,
    text: String,
    name: &str,
    lexicon: &Lexicon,
    house: Vec<String>,
    against: Vec<PathBuf>,
    rules: Vec<String>,
) -> PyResult<String> {
    let levels: Result<_, _> = rules.iter().map(|it| rule_level(it)).collect();
    let choices = Choices {
        isolated: true,
        lists: lexicon.lists.clone(),
        house,
        against,
        rules: levels.map_err(|it| fault(&it))?,
        ..Choices::default()
    };
    let found = py.detach(|| {
        let desk = Desk::open(&choices, None).map_err(|it| it.to_string())?;
        let draft = Draft::new(name, text);
        let findings = desk.reviewer.review(&draft);
        let view = reviewed(&[Reviewed { draft, findings }]);
        serde_json::to_string(&view).map_err(|it| it.to_string())
    });
    found.map_err(|it: String| raised(&it))
}
