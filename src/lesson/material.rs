//! What exercises are built from: the texts as printed, and their analysis.

use crate::analysis::Analysis;
use crate::annotate::{Held, Mention};
use crate::compare::Comparison;
use crate::language::{Class, Language};
use crate::lesson::excerpt::Unit;
use crate::lesson::exercise::Place;
use crate::lesson::person::Persons;
use crate::lesson::sensitive::Sensitive;
use crate::lesson::text::Text;
use crate::lexicon::Target;
use crate::lexicon::pack::{Category, Confidence};
use crate::text::Token;
use crate::voice::Attribution;
use rand_pcg::Pcg64;
use std::cell::Cell;

/// Whether a folded word says nothing at the end of a phrase and is no name at its beginning.
pub(super) fn is_small(folded: &str) -> bool {
    Language::default().is(folded, Class::FUNCTION.or(Class::ABBREVIATED_TITLE))
}

/// The most bytes between a speaker and the verb for both to be one act of speech.
const MAX_GAP: u32 = 40;

/// The texts with everything that is known about them.
pub(super) struct Material<'a> {
    pub(super) comparison: &'a Comparison<'a>,
    pub(super) texts: Vec<Text>,
    pub(super) sensitive: Vec<Sensitive>,
    /// Persons in any of the texts.
    pub(super) persons: Persons,
    /// Everything that any of the articles prints in quotation marks.
    pub(super) quoted: Vec<String>,
    /// How many items were left out because their answer was not sure.
    pub(super) n_doubtful: Cell<usize>,
    pub(super) n_items: usize,
    pub(super) chance: Pcg64,
}

impl<'a> Material<'a> {
    /// Counts items that are left out, and says so.
    pub(super) fn is_doubtful(&self, is_it: bool) -> bool {
        self.n_doubtful.set(self.n_doubtful.get() + usize::from(is_it));
        is_it
    }

    pub(super) fn analysis(&self, text: usize) -> &'a Analysis {
        self.comparison.articles[self.texts[text].article]
    }

    pub(super) fn of(&self, place: Place) -> &'a str {
        place.span.of(&self.analysis(place.text).document.text)
    }

    /// Whether a word that is masked stands there.
    pub(super) fn is_masked(&self, place: Place) -> bool {
        let article = self.texts[place.text].article;
        let mut words = self.sensitive.iter().filter(|it| it.article == article);
        words.any(|it| it.span.overlaps(place.span))
    }

    /// The mentions that pupils can read in a text, sure ones only.
    pub(super) fn shown(&self, text: usize) -> impl Iterator<Item = &'a Mention> + '_ {
        let sure = self.sure(text);
        sure.filter(move |it| self.texts[text].shows(it.span))
    }

    /// The sure mentions of a whole article.
    pub(super) fn sure(
        &self,
        text: usize,
    ) -> impl Iterator<Item = &'a Mention> + use<'a> {
        let mentions = self.analysis(text).mentions.iter();
        mentions.filter(|it| it.confidence != Confidence::Low)
    }

    /// The category of a mention of a word list, with its pack and index.
    pub(super) fn category(
        &self,
        mention: &Mention,
    ) -> Option<((usize, usize), &'a Category)> {
        let Target::Category { pack, category } = mention.target else { return None };
        let found = &self.comparison.lexicon.packs()[pack].categories[category];
        Some(((pack, category), found))
    }

    /// Whether the mention is of the word list with this id, or of its family.
    pub(super) fn is_of(&self, mention: &Mention, id: &str) -> bool {
        self.category(mention).is_some_and(|(_, category)| {
            let own = category.id.as_ref().as_str();
            own == id || own.strip_prefix(id).is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// Whether a verb of the word lists reports the words, and they are thus someone's speech.
    pub(super) fn is_reported_speech(&self, text: usize, it: &Attribution) -> bool {
        let (Some(cue), Some(source)) = (it.cue, it.source) else { return false };
        let gap = cue.start.max(source.start).saturating_sub(cue.end.min(source.end));
        if gap > MAX_GAP {
            return false;
        }
        let mut verbs = self.sure(text).filter(|verb| cue.overlaps(verb.span));
        verbs.any(|verb| self.is_of(verb, "reporting-verb"))
    }

    /// The tokens that begin inside a span.
    pub(super) fn tokens(&self, place: Place) -> &'a [Token] {
        let analysis = self.analysis(place.text);
        &analysis.tokens[analysis.tokens_in(place.span)]
    }

    /// Whose words a place is; none where its words are not all of one voice.
    pub(super) fn held(&self, place: Place) -> Option<Held> {
        let starts = self.tokens(place).iter().map(|it| it.span.start);
        let held = self.analysis(place.text).passages().held(starts);
        let first = *held.first()?;
        held.iter().all(|it| *it == first).then_some(first)
    }

    /// Whether anything in the place is attributed, inserted or in quotation marks.
    pub(super) fn is_plain(&self, place: Place) -> bool {
        let analysis = self.analysis(place.text);
        let mut contents = analysis.attributions.iter().map(|it| it.content);
        let mut cues = analysis.attributions.iter().filter_map(|it| it.cue);
        let marks = ['"', '“', '”', '«', '»', '‘'];
        !contents.any(|it| it.overlaps(place.span))
            && !cues.any(|it| it.overlaps(place.span))
            && !analysis.insertions.iter().any(|it| it.overlaps(place.span))
            && !self.of(place).contains(marks)
            && !self.sure(place.text).filter(|it| it.span.overlaps(place.span)).any(
                |it| self.is_of(it, "reporting-verb") || self.is_of(it, "distancing"),
            )
    }

    /// Takes words of a text for an exercise, if its limit allows.
    pub(super) fn claim(&mut self, text: usize, unit: &Unit) -> bool {
        let text = &mut self.texts[text];
        let Some(at) = text.spare.iter().position(|it| it == unit) else { return false };
        if text.n_left < unit.n_words {
            return false;
        }
        text.n_left -= unit.n_words;
        text.n_shown += unit.n_words;
        text.spare.remove(at);
        true
    }
}

/// Takes from several lists in turn, so that none fills the sheet.
pub(super) fn in_turn<T>(lists: Vec<Vec<T>>, n: usize) -> Vec<T> {
    let mut lists: Vec<_> = lists.into_iter().map(Vec::into_iter).collect();
    let mut taken = Vec::new();
    while taken.len() < n {
        let before = taken.len();
        for list in &mut lists {
            if taken.len() < n {
                taken.extend(list.next());
            }
        }
        if taken.len() == before {
            break;
        }
    }
    taken
}
