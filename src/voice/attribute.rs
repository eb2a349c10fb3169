//! Gives the words of an article to their speakers.

use crate::text::Segmentation;
use crate::text::Span;
use crate::voice::Attribution;
use crate::voice::Cue;
use crate::voice::Kind;
use crate::voice::Quotation;
use crate::voice::article::Article;
use crate::voice::article::Run;
use crate::voice::article::tokens_of;
use crate::voice::indirect::Reports;
use crate::voice::words::Words;

/// Who is given as the source of which words in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributed {
    /// In order of place; contents nest and never cross.
    pub attributions: Vec<Attribution>,
    /// Insertions in reported content, in order of place; none holds another.
    pub insertions: Vec<Span>,
}

/// Attributes quotations and reported speech of an article.
#[must_use]
pub fn attribute(
    text: &str,
    found: &Segmentation,
    quotations: &[Quotation],
    cues: &[Cue],
    words: &Words,
) -> Attributed {
    let article = Article::new(text, found, quotations, cues, words);
    let reports = article.reports();
    let mut attributions: Vec<Attribution> =
        quotations.iter().map(|it| article.own(it, &reports)).collect();
    article.neighbours(&mut attributions);
    article.continuations(&mut attributions);
    for (quotation, attribution) in quotations.iter().zip(&mut attributions) {
        attribution.device = article.device(quotation, attribution);
    }
    attributions.extend(article.indirect(&reports));
    attributions.sort_by_key(|it| (it.content.start, std::cmp::Reverse(it.content.end)));
    article.name(&mut attributions);
    Attributed { attributions, insertions: Vec::new() }
}

impl Article<'_> {
    /// The contents without quotation marks as attributions, made to nest.
    fn indirect(&self, reports: &Reports) -> Vec<Attribution> {
        let mut contents: Vec<(Run, usize)> = reports
            .reports
            .iter()
            .filter_map(|it| Some((self.uncrossed(it.content)?, it.reporting)))
            .collect();
        contents.sort_by_key(|(run, number)| {
            (run.first, std::cmp::Reverse(run.last), *number)
        });
        let mut open: Vec<Run> = Vec::new();
        let mut kept = Vec::with_capacity(contents.len());
        for (mut run, number) in contents {
            while open.last().is_some_and(|it| it.last < run.first) {
                open.pop();
            }
            if let Some(outer) = open.last() {
                run.last = run.last.min(outer.last);
                if *outer == run {
                    continue;
                }
            }
            open.push(run);
            let reporting = &reports.reporting[number];
            kept.push(Attribution {
                kind: Kind::Indirect,
                content: self.span(run),
                source: reporting.source.map(|it| self.span(it)),
                cue: Some(self.span(reporting.cue)),
                speaker: None,
                device: None,
            });
        }
        kept
    }

    /// A content that crosses no quotation; none where one quotation is all of it.
    fn uncrossed(&self, mut run: Run) -> Option<Run> {
        let at = |token| self.quotation_at(token);
        if let Some(number) = at(run.first) {
            let quotation = tokens_of(self.found, self.quotations[number].span);
            if quotation.start < run.first || run.last < quotation.end {
                // All of it is quoted, or it begins in the middle of a quotation.
                return None;
            }
        }
        if let Some(number) = at(run.last) {
            let quotation = tokens_of(self.found, self.quotations[number].span);
            run.last = run.last.max(quotation.end - 1);
        }
        Some(run)
    }
}

#[cfg(test)]
mod tests {
    use super::attribute;
    use crate::lexicon::Lexicon;
    use crate::lexicon::Target;
    use crate::lexicon::TypeKeys;
    use crate::lexicon::cues;
    use crate::text::Vocabulary;
    use crate::text::segment;
    use crate::voice::Cue;
    use crate::voice::CueKind;
    use crate::voice::Device;
    use crate::voice::Kind;
    use crate::voice::Words;
    use crate::voice::pair;

    /// Each quotation as `kind source|cue|speaker|device`.
    fn attributions(text: &str) -> Vec<String> {
        let lexicon = Lexicon::compile(Vec::new(), vec![cues().unwrap()]).unwrap();
        let mut vocabulary = Vocabulary::default();
        let found = segment(text, &mut vocabulary);
        let mut keys = TypeKeys::default();
        let matches = lexicon.find(text, &found, &vocabulary, &mut keys, None, false);
        let cues: Vec<Cue> = matches
            .iter()
            .map(|it| {
                let Target::Category { pack, category } = it.target else { panic!() };
                let id = lexicon.packs()[pack].categories[category].id.as_ref();
                let kind = CueKind::of_category(id).unwrap();
                Cue { span: it.span, first: it.first, last: it.last, kind }
            })
            .collect();
        let quotations = pair(text, &found.marks, &found.paragraphs).quotations;
        let mut words = Words::default();
        words.learn(&vocabulary);
        let or_none = |words: Option<&str>| words.unwrap_or("–").to_owned();
        attribute(text, &found, &quotations, &cues, &words)
            .attributions
            .iter()
            .filter(|it| it.kind != Kind::Indirect)
            .map(|it| {
                let source = or_none(it.source.map(|span| span.of(text)));
                let cue = or_none(it.cue.map(|span| span.of(text)));
                let speaker = or_none(it.speaker.as_deref());
                let device = or_none(it.device.map(Device::name));
                format!("{} {source}|{cue}|{speaker}|{device}", it.kind.name())
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(attributions(text), expected, "{text}");
    }

    #[test]
    fn finds_the_speaker_at_the_nearest_cue() {
        check("“We will go,” Ada Tamm said.", &["direct Ada Tamm|said|Ada Tamm|–"]);
        check("“We will go,” said Ada Tamm.", &["direct Ada Tamm|said|Ada Tamm|–"]);
        check(
            "Ada Tamm, the mayor, said: “We will go.”",
            &["direct Ada Tamm, the mayor|said|–|–"],
        );
        check(
            "“We will go,” she has repeatedly said.",
            &["direct she|has repeatedly said|–|–"],
        );
        check(
            "According to Ada Tamm, “nothing is certain today”.",
            &["partial Ada Tamm|According to|Ada Tamm|–"],
        );
        check("“We will go,” the mayor said.", &["direct the mayor|said|–|–"]);
    }

    #[test]
    fn gives_the_fullest_name_of_the_article() {
        check(
            "Mayor Ada Tamm came. “We go,” Tamm said. “Now,” she added.",
            &["direct Tamm|said|Ada Tamm|–", "direct she|added|Ada Tamm|–"],
        );
    }

    #[test]
    fn lets_a_quotation_without_cue_go_with_its_neighbour() {
        check(
            "“We go,” Tamm said. “It is not our quarrel. We try to end it.”",
            &["direct Tamm|said|Tamm|–", "direct Tamm|said|Tamm|–"],
        );
        check(
            "“We go,” Tamm said. “It is late.\n“Nobody asked us to come.”",
            &[
                "direct Tamm|said|Tamm|–",
                "direct Tamm|said|Tamm|–",
                "direct Tamm|said|Tamm|–",
            ],
        );
    }

    #[test]
    fn takes_the_subject_of_the_main_verb_for_a_participle() {
        check(
            "Ada Tamm said that it rains, saying the hills were “lost for good.”",
            &["partial Ada Tamm|saying|Ada Tamm|–"],
        );
    }

    #[test]
    fn lets_a_fragment_go_with_the_cue_before_it() {
        check(
            "While Ada Tamm said the council “would have to come at some point,” Olaf Berg said no one can.",
            &["partial Ada Tamm|said|Ada Tamm|–"],
        );
        check(
            "He said they “joined the Green League,” which grew.",
            &["partial He|said|–|–"],
        );
    }

    #[test]
    fn tells_devices_from_speech() {
        check("The “free” market closed.", &["term –|–|–|no-speaker"]);
        check("He starred in the film “The Long Night” in May.", &["term –|–|–|title"]);
        check("Tamm called it a “sham” in May.", &["term Tamm|called|Tamm|–"]);
    }
}
