//! Whom a pronoun means: who agrees with it and stands out before it.
//!
//! Candidates are the speakers of earlier words and the names before the pronoun, outside
//! quotations, at most [`SENTENCES`] sentences and [`MENTIONS`] names back. Subjects outrank
//! other names and near sentences far ones (after the salience factors of Lappin and Leass
//! 1994, "An algorithm for pronominal anaphora resolution", with weights of our own). Where
//! the second comes within [`MARGIN`] of the first, no one is named.

use crate::language::Class;
use crate::voice::speakers::documents::ISSUERS;
use crate::voice::speakers::entities::{Mention, Sort, is_acronym};
use crate::voice::speakers::phrase::PERSONS;
use crate::voice::speakers::{Resolver, Who};

/// What a name of one word is that is no person's.
const NO_PERSON: Class = ISSUERS
    .or(Class::PLACE)
    .or(Class::COMMON_PLURAL)
    .or(Class::GROUP)
    .or(Class::SPEAKING_GROUP)
    .or(Class::CALENDAR_NOUN)
    .or(Class::OUTSIDE_NAMES);

/// How many sentences back a pronoun may point.
const SENTENCES: usize = 5;

/// How many sentences back "the company" may point.
const BODY_SENTENCES: usize = 3;

/// How many paragraphs back.
const PARAGRAPHS: usize = 2;

/// How many names and speakers before a pronoun are looked at.
const MENTIONS: usize = 32;

/// By how much the first must lead the second.
const MARGIN: i32 = 7;

/// The same between two whose gender is not known.
const OPEN_MARGIN: i32 = 18;

/// The same among holders of one office, whom only their places distinguish.
const OFFICE_MARGIN: i32 = 16;

/// How often a holder of an office must be named for each mention of the others to be the one
/// meant, and what that adds.
const DOMINANT: usize = 3;
const DOMINATES: i32 = 120;

/// What a candidate is worth where it stands.
const SPEAKER: i32 = 44;
/// A subject that begins its sentence.
const FIRST: i32 = 46;
const SUBJECT: i32 = 30;
const OTHER: i32 = 15;

/// What is taken off for each sentence and each paragraph between, and for what may be no person.
const SENTENCE: i32 = 8;
const PARAGRAPH: i32 = 4;
const OPEN: i32 = 10;

/// What is taken off for a speaker in a clause beside the main one ("while Tamm said so").
const ASIDE: i32 = 10;

/// What is added for a gender that is known to agree, and for the main figure of the article.
const AGREES: i32 = 8;
const MAIN: i32 = 4;

/// Nouns before which a name says whose they are.
const OFFICES: Class = Class::TITLE
    .or(Class::ROLE)
    .or(Class::CALLING)
    .or(Class::BODY)
    .or(Class::SPEAKING_GROUP)
    .or(Class::COMMON_PLURAL);

/// What is added to the speaker of the clause that "he said he hoped" goes on with.
const SELF: i32 = 20;

/// What is added to the speaker whom the last source meant by the same pronoun.
const CHAIN: i32 = 8;

/// What is added to a speaker whom the sentence before brings up.
const NEW: i32 = 12;

/// How many words a noun phrase may have before the comma that a name stands behind.
const SUBJECT_BEFORE: usize = 6;

/// How many words before a pronoun the sentence before may begin.
const SENTENCE_BEFORE: usize = 48;

/// How many words may stand between a speaker and the pronoun behind the verb.
const NEAR: usize = 24;

/// The gender of someone named who could be several: any pronoun may mean them.
pub(super) const EITHER: i32 = 2;

/// Someone who spoke earlier.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    /// First token of the source.
    pub(super) token: usize,
    pub(super) who: Who,
    /// 1 where a pronoun said "he", -1 "she", [`EITHER`] where a name is unclear, else 0.
    pub(super) gender: i32,
    /// Whether the words are a noun phrase and no pronoun.
    pub(super) is_nobody: bool,
}

impl Resolver<'_> {
    /// Whom "he" (1) or "she" (-1) at a token means.
    pub(super) fn person(&self, token: usize, gender: i32) -> Option<usize> {
        let mut worth: Vec<(usize, i32)> = Vec::new();
        let mut unknown = i32::MIN;
        // Who speaks in a sentence outranks those named in what is said.
        let mut heads: Vec<(usize, usize)> = Vec::new();
        let mut spoke: Vec<usize> = Vec::new();
        let note = |worth: &mut Vec<(usize, i32)>, entity: usize, value: i32| {
            let own = &self.entities.all[entity];
            if own.leaning() * gender < 0 || self.is_body(entity) {
                return;
            }
            let agrees = if own.leaning() * gender > 0 { AGREES } else { 0 };
            let open = if own.sort == Sort::Open { OPEN } else { 0 };
            let value = value + agrees - open;
            match worth.iter_mut().find(|(it, _)| *it == entity) {
                Some((_, known)) => *known = value.max(*known),
                None => worth.push((entity, value)),
            }
        };
        for (nth, spoken) in self.spoken.iter().rev().take(MENTIONS).enumerate() {
            let Some(far) = self.distance(spoken.token, token) else { break };
            match spoken.who {
                Who::Entity(entity) => {
                    spoke.push(entity);
                    // "He said … He added": a pronoun goes on with the one before.
                    let chain =
                        if nth == 0 && spoken.gender == gender { CHAIN } else { 0 };
                    let is_aside = self.is_aside(spoken.token)
                        && self.sentences_between(spoken.token, token) > 0;
                    let aside = if is_aside { ASIDE } else { 0 };
                    let own =
                        if self.goes_on_with(spoken.token, token) { SELF } else { 0 };
                    let new =
                        if self.is_new(entity, spoken.token, token) { NEW } else { 0 };
                    let value = SPEAKER - far - aside + own + new + chain;
                    note(&mut worth, entity, value);
                    let is_head = !is_aside
                        && !self.reading.is_in(spoken.token, Class::RELATIVE)
                        && self.entities.all[entity].may_be_a_person()
                        && self.sentences_between(spoken.token, token) > 0;
                    if is_head {
                        let sentence = self.reading.places.sentence(spoken.token);
                        heads.push((sentence, entity));
                    }
                }
                Who::Unknown if [gender, EITHER].contains(&spoken.gender) => {
                    unknown = unknown.max(SPEAKER - far);
                }
                _ => {}
            }
        }
        for (mention, far) in self.names_before(token) {
            let Some(entity) = mention.entity else { continue };
            if !self.entities.all[entity].may_be_a_person() {
                continue;
            }
            // "Tamm and Berg argued": of two the second is as near as the first.
            let lead = self.joined_to(mention).unwrap_or(mention);
            let is_first = self.begins_sentence(lead.run.start);
            let sentence = self.reading.places.sentence(mention.run.first);
            let is_said = heads.iter().any(|it| it.0 == sentence)
                && !heads.contains(&(sentence, entity));
            let base = match self.is_subject(lead) && !is_said {
                true if is_first => FIRST,
                true => SUBJECT,
                false => OTHER,
            };
            // "Baker Ada Tamm, 57, was hurt. She said": whom the sentence before brings up.
            let is_new = base > OTHER
                && self.sentences_between(mention.run.first, token) == 1
                && self.reading.places.paragraph(mention.run.first)
                    == self.reading.places.paragraph(token)
                && self.is_new(entity, mention.run.first, token);
            note(&mut worth, entity, base - far + if is_new { NEW } else { 0 });
        }
        let most = worth.iter().map(|&(it, _)| self.entities.all[it].n_mentions).max();
        for (entity, value) in &mut worth {
            if Some(self.entities.all[*entity].n_mentions) == most {
                *value += MAIN;
            }
        }
        if worth.is_empty() && unknown == i32::MIN {
            return self.lone_name_before(token);
        }
        worth.sort_by_key(|&(entity, value)| (-value, entity));
        let (best, value) = *worth.first()?;
        let second = worth.get(1).map_or(i32::MIN, |it| it.1).max(unknown);
        // Of two whose gender nothing shows, the subject is no safer than the other.
        let is_open = |at: usize| {
            worth.get(at).is_some_and(|it| self.entities.all[it.0].leaning() == 0)
        };
        let margin = if is_open(0) && is_open(1) { OPEN_MARGIN } else { MARGIN };
        let is_clear = value >= second.saturating_add(margin)
            && (spoke.contains(&best) || !self.is_rivalled(token, best, &worth));
        is_clear.then_some(best)
    }

    /// "Ada Tamm chided Mara Lind over a note in which she said": whether the own sentence of a
    /// pronoun names another, nearer one whom it could mean as well.
    fn is_rivalled(&self, token: usize, best: usize, worth: &[(usize, i32)]) -> bool {
        let mut behind = Vec::new();
        for (mention, _) in self.names_before(token) {
            let Some(entity) = mention.entity else { continue };
            if entity == best {
                break;
            }
            let is_owner = self.reading.is_possessive(mention.run.last);
            let is_own =
                self.reading.places.are_of_one_sentence(mention.run.first, token);
            if is_own && self.entities.all[entity].leaning() != 0 && !is_owner {
                behind.push(entity);
            }
        }
        behind.iter().any(|other| worth.iter().any(|it| it.0 == *other))
    }

    /// "A driver said he braked. He added": somebody without a name who spoke last, where nobody
    /// with one is near.
    pub(super) fn unnamed(&self, token: usize) -> Option<Who> {
        let spoken = self.spoken.last()?;
        let Who::Label { words, is_plural: false } = &spoken.who else { return None };
        let language = self.reading.language();
        let persons =
            Class::CALLING.or(Class::TITLE).or(Class::MASCULINE).or(Class::FEMININE);
        let is_person = words.split(' ').any(|it| {
            let lower = it.to_lowercase();
            language.listed(&lower).is(persons)
                || ["official", "person", "source"].contains(&&*lower)
        });
        let is_named = || {
            let spoke = |it: &Spoken| match it.who {
                Who::Entity(entity) => self.entities.all[entity].may_be_a_person(),
                _ => false,
            };
            let near = self.spoken.iter().rev().take(MENTIONS);
            near.take_while(|it| self.distance(it.token, token).is_some()).any(spoke)
                || self
                    .names_before(token)
                    .filter_map(|(it, _)| it.entity)
                    .any(|it| self.entities.all[it].may_be_a_person())
        };
        let is_own = self.goes_on_with(spoken.token, token);
        let is_near = self.sentences_between(spoken.token, token) <= 2
            && self.distance(spoken.token, token).is_some();
        (is_person && (is_own || is_near && !is_named())).then(|| spoken.who.clone())
    }

    /// "The chancellor is on her feet. She says", "A guard left. He said": the office that the sentence before tells of,
    /// where nobody with a name is near.
    pub(super) fn office_before(&self, token: usize) -> Option<Who> {
        let reading = &self.reading;
        let own = reading.places.sentence(token);
        let begin = (token.saturating_sub(SENTENCE_BEFORE)..token)
            .rev()
            .take_while(|&at| reading.places.sentence(at) + 1 >= own)
            .find(|&at| {
                reading.places.sentence(at) < own && reading.places.begins_sentence(at)
            })?;
        let verb = (begin + 1..token).find(|&at| {
            let class = reading.language().class(reading.lower(at));
            class.is(Class::AUXILIARY.or(Class::ED).or(Class::PAST))
        })?;
        let noun = reading
            .is_in(begin, Class::DEFINITE.or(Class::INDEFINITE))
            .then(|| reading.noun_at(begin + 1, verb))
            .flatten()?;
        let is_office =
            reading.is_in(noun.head, Class::TITLE.or(Class::ROLE).or(Class::CALLING));
        let is_named = self
            .names_before(token)
            .filter_map(|(it, _)| it.entity)
            .any(|it| self.entities.all[it].may_be_a_person());
        let is_clear = is_office && !self.is_plural(noun.head) && !is_named;
        is_clear.then(|| {
            let words = reading.printed(noun.first, noun.last).into_owned();
            let known = self.labels.get(&words.to_lowercase());
            Who::Label { words: known.cloned().unwrap_or(words), is_plural: false }
        })
    }

    /// Whether somebody is a body for sure, or has a word in the name that only bodies have.
    fn is_body(&self, entity: usize) -> bool {
        let own = &self.entities.all[entity];
        let is_listed = || {
            let class = if own.units.len() == 1 { NO_PERSON } else { ISSUERS };
            own.units.iter().any(|it| self.reading.is_listed(*it, class))
        };
        own.sort == Sort::Body
            || own.sort == Sort::Open && own.leaning() == 0 && is_listed()
    }

    /// Whether a name is the first of its sentence but for a conjunction: "But Ada Tamm".
    fn begins_sentence(&self, start: usize) -> bool {
        let places = &self.reading.places;
        places.is_initial(start)
            || start > 0
                && places.is_initial(start - 1)
                && self.reading.is_in(start - 1, Class::COORDINATOR)
    }

    /// Whether a speaker of this sentence or the one before is first named where they speak.
    fn is_new(&self, entity: usize, speaker: usize, token: usize) -> bool {
        let own = &self.entities.all[entity];
        let places = &self.reading.places;
        let is_issuer = || {
            own.units.iter().any(|it| self.reading.is_listed(*it, ISSUERS))
                && own.sort != Sort::Person
        };
        // Nobody else is named between.
        let is_last = || {
            let sentence = places.sentence(token);
            self.names_before(token)
                .take_while(|(it, _)| places.sentence(it.run.first) == sentence)
                .filter_map(|(it, _)| it.entity)
                .all(|it| it == entity || !self.entities.all[it].may_be_a_person())
        };
        self.sentences_between(speaker, token) <= 1
            && own.units.len() > 1
            && places.sentence(own.first_at) == places.sentence(speaker)
            && !is_issuer()
            && (places.sentence(speaker) == places.sentence(token) || is_last())
    }

    /// "Tamm said he hoped": whether a pronoun stands right behind the verb of a speaker of its
    /// sentence.
    fn goes_on_with(&self, speaker: usize, token: usize) -> bool {
        let reading = &self.reading;
        let Some(before) = token.checked_sub(1) else { return false };
        let verb = before - usize::from(before > 0 && reading.is_in(before, Class::THAT));
        speaker < verb
            && token - speaker < NEAR
            && reading.places.are_of_one_sentence(speaker, token)
            && reading.goes_on(token)
            && reading.is_in(verb, Class::TAIL)
    }

    /// Which of several named persons stands out before a token.
    pub(super) fn salient(&self, token: usize, known: &[usize]) -> Option<usize> {
        if let &[one] = known {
            return Some(one);
        }
        let mut worth: Vec<(usize, i32)> = known.iter().map(|&it| (it, -100)).collect();
        let mut note = |entity: usize, value: i32| {
            if let Some(own) = worth.iter_mut().find(|(it, _)| *it == entity) {
                own.1 = own.1.max(value);
            }
        };
        for spoken in self.spoken.iter().rev().take(MENTIONS) {
            let Some(far) = self.distance(spoken.token, token) else { break };
            if let Who::Entity(entity) = spoken.who {
                note(entity, SPEAKER - far);
            }
        }
        for (mention, far) in self.names_before(token) {
            let base = if self.is_subject(mention) { SUBJECT } else { OTHER };
            if let Some(entity) = mention.entity {
                note(entity, base - far);
            }
        }
        // Who is named far more often than the others holds the office that needs no name.
        let n = |entity: usize| self.entities.all[entity].n_mentions;
        let all: usize = known.iter().map(|&it| n(it)).sum();
        for (entity, value) in &mut worth {
            let is_main = n(*entity) >= DOMINANT * (all - n(*entity));
            *value += if is_main { DOMINATES } else { 0 };
        }
        worth.sort_by_key(|&(entity, value)| (-value, entity));
        let (best, value) = *worth.first()?;
        (value > -100 && value >= worth[1].1 + OFFICE_MARGIN).then_some(best)
    }

    /// "The congressman", "the adviser": the person who spoke last, if nobody else was
    /// named since and the noun says nothing of another.
    pub(super) fn spoken_of(&self, token: usize, gender: i32) -> Option<usize> {
        let spoken = self.spoken.last()?;
        let Who::Entity(entity) = spoken.who else { return None };
        let own = &self.entities.all[entity];
        let is_near = self.sentences_between(spoken.token, token) <= 2
            && self.distance(spoken.token, token).is_some();
        let is_alone = self
            .names_before(token)
            .take_while(|(it, _)| it.run.first > spoken.token)
            .filter_map(|(it, _)| it.entity)
            .all(|it| it == entity || !self.entities.all[it].may_be_a_person());
        (own.sort == Sort::Person && own.leaning() * gender >= 0 && is_near && is_alone)
            .then_some(entity)
    }

    /// "Dorsey paused. … he said": the only name of one word that is a subject in this sentence
    /// or the one before, where nobody is named in full.
    fn lone_name_before(&self, token: usize) -> Option<usize> {
        let mut names = self.names_before(token).filter_map(|(it, _)| {
            let entity = it.entity?;
            let own = &self.entities.all[entity];
            let is_person = own.sort == Sort::Open
                && own.units.len() == 1
                && self.sentences_between(it.run.first, token) <= 1
                && self.is_subject(it)
                && !self.reading.is_in(it.run.last, NO_PERSON)
                && !self.reading.is_acronym(it.run.last)
                && !self.is_plural(it.run.last)
                && !self.reading.places.is_titled(it.run.last);
            is_person.then_some(entity)
        });
        let one = names.next()?;
        names.all(|it| it == one).then_some(one)
    }

    /// "The 76-year-old", "the father": the only person whom the last sentence that names any
    /// names, at most two sentences back.
    pub(super) fn lone_person_before(&self, token: usize, gender: i32) -> Option<usize> {
        let mut named = self.names_before(token).filter_map(|(it, _)| {
            let entity = it.entity?;
            let is_person = self.entities.all[entity].may_be_a_person();
            is_person.then(|| (self.reading.places.sentence(it.run.first), entity))
        });
        let (sentence, one) = named.next()?;
        let own = &self.entities.all[one];
        let is_alone = named.take_while(|it| it.0 == sentence).all(|it| it.1 == one);
        let is_near = self.reading.places.sentence(token).saturating_sub(sentence) <= 2;
        let is_known =
            own.sort == Sort::Person || own.leaning() != 0 || own.units.len() > 1;
        (is_alone && is_near && is_known && own.leaning() * gender >= 0).then_some(one)
    }

    /// "The company", "the group": the body that spoke or was named last, within three sentences.
    pub(super) fn body_of(&self, token: usize, head: usize) -> Option<usize> {
        let is_body = |it: &usize| {
            let own = &self.entities.all[*it];
            own.sort == Sort::Body
                || own.sort == Sort::Open && own.units.len() == 1 && own.is_sure
        };
        let spoken = self.spoken.iter().rev().take(MENTIONS).find_map(|it| {
            let Who::Entity(entity) = it.who else { return None };
            let is_near = self.sentences_between(it.token, token) <= BODY_SENTENCES;
            (is_near && is_body(&entity)).then_some(entity)
        });
        spoken.or_else(|| self.lone_body_before(token, head))
    }

    /// Whether a body may be meant by a noun: by any word for a group or an outlet, by others
    /// where they stand in its name.
    fn may_be_called(&self, head: usize, entity: usize) -> bool {
        let reading = &self.reading;
        let own = &self.entities.all[entity];
        let noun = reading.lower(head);
        let is_named = own.units.iter().any(|it| reading.text_of(*it) == noun);
        let is_any = reading.is_in(head, Class::OUTLET.or(Class::NEWSPAPER))
            || [
                "airline",
                "charity",
                "club",
                "company",
                "firm",
                "retailer",
                "group",
                "organisation",
                "organization",
                "site",
                "website",
            ]
            .contains(&noun);
        let is_issuer = own.units.iter().any(|it| reading.is_listed(*it, ISSUERS))
            || is_acronym(&own.full);
        is_named || is_any && is_issuer
    }

    /// The only body that the sentence and the one before it name.
    fn lone_body_before(&self, token: usize, head: usize) -> Option<usize> {
        let reading = &self.reading;
        let mut bodies = self
            .names_before(token)
            .take_while(|(it, _)| self.sentences_between(it.run.first, token) <= 1)
            .filter_map(|(it, _)| it.entity)
            .filter(|&it| {
                let own = &self.entities.all[it];
                own.sort == Sort::Body
                    && !own.units.iter().any(|it| reading.is_listed(*it, Class::PLACE))
            });
        let one = bodies.next()?;
        (bodies.all(|it| it == one) && self.may_be_called(head, one)).then_some(one)
    }

    /// Whom "they" means: the last speaker, if these are several, at most two sentences back.
    pub(super) fn several(&self, token: usize) -> Option<Who> {
        // What speaks and is nobody, as a plan that shows something, is no rival.
        let is_somebody = |it: &&Spoken| it.who != Who::Unknown || !it.is_nobody;
        let spoken = self.spoken.iter().rev().take(MENTIONS).find(is_somebody)?;
        let n_between = self.sentences_between(spoken.token, token);
        let is_near = n_between <= 2;
        let is_several = match &spoken.who {
            // "A spokesman said … They added": one without a name.
            Who::Label { is_plural, .. } => *is_plural || n_between <= 1,
            Who::Entity(entity) => {
                self.entities.all[*entity].sort == Sort::Body || self.is_group(*entity)
            }
            Who::Unknown => false,
        };
        // "Tamm and Berg set out their plan": two names of the own sentence compete.
        let own = self.reading.places.sentence(token);
        let is_rivalled = self
            .names_before(token)
            .take_while(|(it, _)| self.reading.places.sentence(it.run.first) == own)
            .filter_map(|(it, _)| it.entity)
            .any(|it| self.entities.all[it].may_be_a_person());
        (is_near && is_several && !is_rivalled).then(|| spoken.who.clone())
    }

    /// Whether a name is one for several: "House Democrats".
    fn is_group(&self, entity: usize) -> bool {
        let own = &self.entities.all[entity];
        let last = own.units.last().and_then(|it| it.word());
        let one = last.and_then(|it| self.reading.spellings.one(it));
        let is_listed = one.is_some_and(|it| {
            let lower = self.reading.spellings.form(it).to_lowercase();
            self.reading.language().listed(&lower).is(Class::SPEAKING_GROUP)
        });
        own.sort == Sort::Open && is_listed
    }

    /// What "it" means: the last speaker, if that is no person, or the body that is the
    /// subject of the sentence before; none if both are there and differ.
    pub(super) fn thing(&self, token: usize) -> Option<Who> {
        let is_thing = |who: &Who| match who {
            Who::Label { is_plural, .. } => !is_plural,
            Who::Entity(entity) => {
                let own = &self.entities.all[*entity];
                own.sort == Sort::Body || (own.sort == Sort::Open && own.units.len() == 1)
            }
            Who::Unknown => false,
        };
        let spoken = self
            .spoken
            .last()
            .filter(|it| {
                self.sentences_between(it.token, token) <= 2 && is_thing(&it.who)
            })
            .map(|it| it.who.clone());
        let mut subjects = self.names_before(token).filter(|(mention, far)| {
            *far <= SENTENCE + PARAGRAPH && self.is_subject(*mention)
        });
        let subject = subjects
            .find_map(|(mention, _)| mention.entity.map(Who::Entity))
            .map(|it| self.of_country(it))
            .filter(is_thing);
        // "When a second paper, the Post, asked, it said": a body of the own sentence is nearer.
        let own = self.reading.places.sentence(token);
        let rival = self
            .names_before(token)
            .take_while(|(it, _)| self.reading.places.sentence(it.run.first) == own)
            .filter_map(|(it, _)| it.entity.map(Who::Entity))
            .map(|it| self.of_country(it))
            .find(|it| is_thing(it) && Some(it) != subject.as_ref());
        match (spoken, subject) {
            (Some(one), _) if rival.as_ref().is_some_and(|it| *it != one) => None,
            (Some(one), Some(other)) if one != other => None,
            (one, other) => one.or(other),
        }
    }

    /// The names before a token outside quotations, nearest first, with what their distance
    /// takes off.
    fn names_before(&self, token: usize) -> impl Iterator<Item = (Mention, i32)> + '_ {
        let mentions = &self.entities.mentions;
        let end = mentions.partition_point(|it| it.run.last < token);
        mentions[end.saturating_sub(MENTIONS)..end]
            .iter()
            .rev()
            .filter(|it| {
                let places = &self.reading.places;
                !places.is_quoted(it.run.first) && !places.is_titled(it.run.first)
            })
            .map_while(move |it| Some((*it, self.distance(it.run.first, token)?)))
    }

    /// What the distance between two tokens takes off; none beyond reach.
    fn distance(&self, from: usize, to: usize) -> Option<i32> {
        let places = &self.reading.places;
        let sentences = places.sentence(to).checked_sub(places.sentence(from))?;
        if sentences > SENTENCES {
            return None;
        }
        let paragraphs = places.paragraph(to).checked_sub(places.paragraph(from))?;
        let is_near = from < to && paragraphs <= PARAGRAPHS;
        let off = SENTENCE * i32::try_from(sentences).ok()?
            + PARAGRAPH * i32::try_from(paragraphs).ok()?;
        is_near.then_some(off)
    }

    pub(super) fn sentences_between(&self, from: usize, to: usize) -> usize {
        let places = &self.reading.places;
        places.sentence(to).saturating_sub(places.sentence(from))
    }

    /// Whether a source opens a subordinate clause.
    fn is_aside(&self, token: usize) -> bool {
        token > 0
            && self.reading.goes_on(token)
            && self.reading.is_in(token - 1, Class::BESIDE_THE_MAIN_CLAUSE)
    }

    /// The name before "and" to which another is joined.
    fn joined_to(&self, mention: Mention) -> Option<Mention> {
        let reading = &self.reading;
        let and = mention.run.start.checked_sub(1)?;
        let is_joined = reading.goes_on(mention.run.start)
            && reading.is_in(and, Class::AND)
            && reading.goes_on(and);
        self.entities.mention_ending(and.checked_sub(1).filter(|_| is_joined)?)
    }

    /// "One lawmaker, Ada Tamm of Orlo, raised": whether a name stands behind a short noun phrase
    /// that begins its sentence.
    fn is_apposed_to_subject(&self, start: usize) -> bool {
        let reading = &self.reading;
        if !reading.is_behind_comma(start) {
            return false;
        }
        let begins = |at: usize| reading.places.begins_sentence(at);
        let first = (start.saturating_sub(SUBJECT_BEFORE)..start)
            .rev()
            .take_while(|&at| at + 1 == start || reading.goes_on(at + 1))
            .find(|&at| begins(at));
        first.is_some_and(|at| {
            reading
                .is_in(at, Class::ARTICLE.or(Class::QUANTITY).or(Class::THIRD_POSSESSIVE))
                && !(at..start)
                    .any(|it| reading.is_in(it, Class::AUXILIARY.or(Class::OF_A_NOUN)))
        })
    }

    /// Whether a name stands where subjects do: it begins its sentence or clause.
    pub(super) fn is_subject(&self, mention: Mention) -> bool {
        let run = mention.run;
        if self.reading.is_possessive(run.last) {
            return false;
        }
        // "Orlo Rail chief executive Ada Tamm": a name that says whose office it is.
        let next = run.last + 1;
        let is_modifier = self.reading.goes_on(next) && self.reading.is_in(next, OFFICES);
        if is_modifier {
            return false;
        }
        if self.is_apposed_to_subject(run.start) {
            return true;
        }
        let mut at = run.start;
        // Titles and an article belong to the name.
        while at > 0 && self.reading.goes_on(at) && !self.reading.places.is_initial(at) {
            let before = at - 1;
            if self.reading.is_in(before, Class::BETWEEN_CLAUSES) {
                return true;
            }
            let is_own = self.reading.is_in(before, Class::TITLE)
                || self.reading.is_in(before, Class::ARTICLE)
                || (before + 1 == run.start && self.reading.is_possessive(before));
            if !is_own {
                return self.begins_with_role(run.start);
            }
            at = before;
        }
        true
    }

    /// "Royal Navy veteran Ada Tamm, 57, was hurt": whether nothing but what somebody is stands
    /// between the start of a sentence and a name.
    fn begins_with_role(&self, start: usize) -> bool {
        let reading = &self.reading;
        let role = start - 1;
        let class = reading.language().class(reading.lower(role));
        let is_role = reading
            .is_in(role, Class::TITLE.or(Class::ROLE).or(Class::CALLING))
            || class.is(Class::MASCULINE.or(Class::FEMININE))
            || PERSONS.iter().any(|it| reading.lower(role).ends_with(it));
        let outside = Class::AUXILIARY
            .or(Class::OF_A_NOUN)
            .or(Class::ED)
            .or(Class::PAST)
            .or(Class::COORDINATOR)
            .or(Class::SUBORDINATOR);
        is_role
            && (start.saturating_sub(SUBJECT_BEFORE)..start)
                .rev()
                .take_while(|&at| {
                    let class = reading.language().class(reading.lower(at));
                    reading.goes_on(at + 1)
                        && !class.is(outside)
                        && !reading.is_possessive(at)
                })
                .any(|at| reading.places.begins_sentence(at))
    }
}
