//! `parallax lesson`: several articles in, a pupils' sheet and its key out.

use crate::analysis::{Analysis, Analyzer};
use crate::cli::Outcome;
use crate::cli::args::Common;
use crate::cli::args_lesson::Lesson;
use crate::cli::batch::{analyze, articles, cleaning, options};
use crate::cli::inputs::Inputs;
use crate::cli::message::Messages;
use crate::cli::output_file::{folder_of, resolved, write_all};
use crate::cli::packs::lexicon;
use crate::input::make_ids_unique;
use crate::lesson::{Kind, Level};
use crate::output::html::Renderer;
use crate::output::lesson::{FORMATS, documents, files, projector};
use crate::output::lesson_questions::{gift, screen, table};
use crate::{compare, lesson, view};
use clap::builder::PossibleValuesParser;
use std::path::{Path, PathBuf};

/// The types of exercises, as `--types` takes them.
pub(super) fn kinds() -> PossibleValuesParser {
    Kind::ALL.iter().map(|it| it.id()).into()
}

/// The formats, as `--format` takes them.
pub(super) fn formats() -> PossibleValuesParser {
    FORMATS.iter().map(|(id, _)| *id).into()
}

/// The languages, as `--language` takes them.
pub(super) fn languages() -> PossibleValuesParser {
    view::lesson::languages().into()
}

pub(super) fn run(
    args: &Lesson,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let format = format(args)?;
    distinct(args)?;
    let read = options(&args.input, messages)?;
    let outputs = [
        args.output.as_deref(),
        Some(args.key.as_path()),
        args.projector.as_deref(),
        args.screen.as_deref(),
        args.gift.as_deref(),
        args.questions.as_deref(),
    ];
    let units = articles(&args.input, &read, Inputs::new(common), &outputs, messages)?;
    let lexicon = lexicon(common, units.stories())?;
    let analyzer = Analyzer::new(lexicon).with_cleaning(cleaning(&args.input));
    let mut analyses: Vec<Analysis> = Vec::new();
    let take = |batch: Vec<Analysis>| {
        analyses.extend(batch);
        Ok(())
    };
    let tally =
        analyze(units, &read, &args.input, &analyzer, messages, |it| it.collect(), take)?;
    tally.check(&args.input)?;
    make_ids_unique(analyses.iter_mut().map(|it| &mut it.document));
    ask_for_sources(&analyses, messages);
    let comparison = compare::compare(
        &analyses,
        analyzer.lexicon(),
        compare::Options { seed: args.seed },
    );
    let lesson = lesson::lesson(&comparison, &wanted(args))?;
    let options = view::lesson::Options {
        language: args.language.clone(),
        title: args.title.clone(),
    };
    let view = view::lesson::lesson_view(&lesson, &options);
    let renderer = Renderer::new(&[])?;
    let [sheet, key] = match format {
        "docx" => documents(&view)?,
        format => {
            let files = files(&view, format, &renderer)?;
            [files.sheet.into_bytes(), files.key.into_bytes()]
        }
    };
    // The key first: whoever has a sheet must not be left without its answers.
    let mut pages: Vec<(Option<&Path>, Vec<u8>)> = vec![(Some(&args.key), key)];
    if let Some(path) = &args.projector {
        pages.push((Some(path), projector(&view, &renderer)?.into_bytes()));
    }
    if let Some(path) = &args.screen {
        pages.push((Some(path), screen(&view, &renderer)?.into_bytes()));
    }
    if let Some(path) = &args.gift {
        pages.push((Some(path), gift(&view).into_bytes()));
    }
    if let Some(path) = &args.questions {
        pages.push((Some(path), table(&view).into_bytes()));
    }
    pages.push((args.output.as_deref(), sheet));
    let pages: Vec<_> =
        pages.iter().map(|(path, page)| (*path, page.as_slice())).collect();
    write_all(&pages)?;
    let n_marked =
        lesson.exercises.iter().filter(|it| it.kind() != Kind::Headline).count();
    if n_marked < FEW {
        messages.warning(&format!(
            "the articles give {n_marked} exercises with a key: the end of the key says what is \
             missing; more or longer articles, a licence that lets them be printed (`licence:`), \
             or names of your own (--names) give more"
        ));
    }
    messages.note(&format!(
        "{} texts, {} exercises, about {} minutes",
        lesson.texts.len(),
        lesson.exercises.len(),
        lesson.minutes
    ));
    Ok(Outcome::Done)
}

/// With fewer exercises that have a key a teacher is told so.
const FEW: usize = 2;

/// Says which sources are no more than file names: the key would tell a class so.
fn ask_for_sources(analyses: &[Analysis], messages: &Messages) {
    // “CNN” is the name of a source, whatever its file is called.
    let is_name = |it: &str| {
        it.contains(char::is_uppercase)
            && !it.contains(|c: char| c.is_ascii_digit() || c == '_')
    };
    let is_file = |it: &&Analysis| {
        let stem = Path::new(&it.document.path).file_stem();
        stem.is_some_and(|stem| stem == it.document.source.as_str())
            && !is_name(&it.document.source)
    };
    let mut names: Vec<&str> =
        analyses.iter().filter(is_file).map(|it| it.document.source.as_str()).collect();
    names.dedup();
    if !names.is_empty() {
        messages.warning(&format!(
            "the key gives file names as sources ({}); name them with --source \"NAME=GLOB\", or in a story.toml",
            names.join(", ")
        ));
    }
}

/// What the arguments want of the lesson.
fn wanted(args: &Lesson) -> lesson::Options {
    let is_asked = |it: &&Kind| args.types.iter().any(|id| id == it.id());
    lesson::Options {
        types: Kind::ALL.iter().filter(is_asked).copied().collect(),
        level: match args.level.as_str() {
            "5-6" => Level::Lower,
            "10-12" => Level::Upper,
            _ => Level::Middle,
        },
        minutes: u32::from(args.minutes),
        excerpts_max: usize::from(args.excerpts_max),
        is_unmasked: args.show_sensitive,
        is_large: args.large_print,
        seed: args.seed,
    }
}

/// The format that is named, else that of the extension of the sheet.
fn format(args: &Lesson) -> anyhow::Result<&str> {
    if let Some(format) = &args.format {
        return Ok(format);
    }
    let extension = args.output.as_deref().and_then(Path::extension);
    let Some(extension) = extension.and_then(|it| it.to_str()).map(str::to_lowercase)
    else {
        return Ok(FORMATS[0].0);
    };
    let found = FORMATS.iter().find(|(_, all)| all.contains(&extension.as_str()));
    found.map(|(id, _)| *id).ok_or_else(|| {
        anyhow::anyhow!(
            "`.{extension}` is not a format for lessons; name the file .html, .md or .docx, or give --format"
        )
    })
}

/// Sheet, key and screens must not overwrite each other: the sheet is handed out.
fn distinct(args: &Lesson) -> anyhow::Result<()> {
    let named = [
        ("-o", args.output.as_ref()),
        ("--key", Some(&args.key)),
        ("--projector", args.projector.as_ref()),
        ("--screen", args.screen.as_ref()),
        ("--gift", args.gift.as_ref()),
        ("--questions", args.questions.as_ref()),
    ];
    let mut known: Vec<(&str, PathBuf)> = Vec::new();
    for (option, path) in named {
        let Some(path) = path.filter(|it| it.as_os_str() != "-") else { continue };
        // Two names may mean one file.
        let place = resolved(path)?;
        let folder = std::fs::canonicalize(folder_of(&place)).unwrap_or_default();
        let place = folder.join(place.file_name().unwrap_or_default());
        if let Some((other, _)) = known.iter().find(|it| it.1 == place) {
            anyhow::bail!(
                "{}: {other} and {option} name the same file; give each a file of its own",
                path.display()
            );
        }
        known.push((option, place));
    }
    Ok(())
}
