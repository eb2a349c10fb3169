//! Cards to put in order; the key gives what is known of each, and no order.

use crate::lesson::{Kind, Place, Sorting};
use crate::view::lesson::block::{
    Block, Parts, Reveal, Run, Slide, line, lines, paragraph, say,
};
use crate::view::lesson::draft::Draft;
use crate::view::lesson::naming::note;
use crate::view::lesson::question::Question;
use crate::view::report::plain;
use std::collections::BTreeMap;

pub(super) fn parts(draft: &Draft<'_>, sorting: &Sorting) -> Parts {
    let (task, intro, places) = match sorting {
        Sorting::Names(concept, wordings) => {
            let label = draft.label(*concept);
            let task = draft.task("sorting.task.names", &[("label", &label)]);
            let places: Vec<Place> = wordings.iter().map(|it| it.place).collect();
            (task, "sorting.key.names", places)
        }
        Sorting::Verbs(verbs) => {
            let places = verbs.iter().map(|it| it.0).collect();
            (draft.task("sorting.task.verbs", &[]), "sorting.key.verbs", places)
        }
    };
    let cards: Vec<String> = places.iter().map(|&it| draft.shown(it)).collect();
    let (least, most) = (draft.say("sorting.least"), draft.say("sorting.most"));
    let asked = match &task {
        Block::Text { text } => line(text),
        _ => String::new(),
    };
    let questions = vec![Question::open(format!("{asked} {}", cards.join(" · ")))];
    let mut sheet = vec![
        task,
        Block::Ladder { cards: cards.clone(), least, most },
        lines(draft.say("sorting.reasons"), 2),
    ];
    sheet.extend(draft.further(Kind::Sorting));
    let items = reasons(draft, sorting);
    let slide = Slide {
        title: draft.say("sorting.title"),
        ask: vec![cards.join(" · ")],
        reveal: (1..)
            .zip(&items)
            .map(|(n, runs)| Reveal { label: label(draft, sorting, n), text: line(runs) })
            .collect(),
    };
    let key = vec![paragraph(draft.say(intro)), Block::List { items }];
    Parts { sheet, key, slides: vec![slide], questions }
}

/// What the button of a step says: the wording, or which group of verbs.
fn label(draft: &Draft<'_>, sorting: &Sorting, number: usize) -> String {
    match sorting {
        Sorting::Names(_, wordings) => draft.shown(wordings[number - 1].place),
        Sorting::Verbs(_) => {
            draft.words.fill("projector.show.group", &[("n", &number.to_string())])
        }
    }
}

fn reasons(draft: &Draft<'_>, sorting: &Sorting) -> Vec<Vec<Run>> {
    match sorting {
        Sorting::Names(concept, wordings) => wordings
            .iter()
            .map(|it| {
                let printed = draft.shown(it.place);
                let note = it.variant.and_then(|it| note(draft, *concept, it, &printed));
                let note = note.unwrap_or_else(|| {
                    vec![say(format!(": {}", draft.say("sorting.nothing")))]
                });
                let mut runs = vec![draft.anchored(it.place)];
                runs.push(say(format!(" ({})", draft.place(it.place))));
                // The head of the note is a form; the words as printed stand there already.
                runs.extend(note.into_iter().filter(|it| !it.is_cited));
                runs
            })
            .collect(),
        Sorting::Verbs(verbs) => {
            let mut groups: BTreeMap<(usize, usize), Vec<Place>> = BTreeMap::new();
            for &(place, pack, category) in verbs {
                groups.entry((pack, category)).or_default().push(place);
            }
            let group = |((pack, category), places): ((usize, usize), Vec<Place>)| {
                let category = draft.category(pack, category);
                let mut runs = Vec::new();
                for (n, place) in places.into_iter().enumerate() {
                    runs.push(say(if n == 0 { "" } else { ", " }));
                    runs.push(draft.anchored(place));
                    runs.push(say(format!(" ({})", draft.place(place))));
                }
                let about = category.definition.as_deref().unwrap_or(&category.label);
                runs.push(say(format!(": {}", plain(about))));
                runs
            };
            groups.into_iter().map(group).collect()
        }
    }
}
