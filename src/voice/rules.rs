//! The rules that attribute words to a speaker, each with an example and a near miss.

/// A rule of attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A clause after "that".
    That,
    /// A clause directly after its verb.
    BareClause,
    /// A clause after a question word.
    Question,
    /// An infinitive for what the speaker will do.
    Infinitive,
    /// A hearer and what the hearer is to do.
    HearerInfinitive,
    /// A noun phrase that says what is demanded, warned of or denied.
    NounPhrase,
    /// What someone is called, described as or accused of.
    Evaluation,
    /// A report in the passive, with or without a named speaker.
    Passive,
    /// Words after a verb and a colon.
    Colon,
    /// A clause with its verb of saying at the end or inside.
    Parenthetical,
    /// A clause with "according to".
    AccordingTo,
    /// A clause after "For" and a speaker.
    ForSomeone,
    /// A clause after a noun.
    Noun,
    /// A clause after "reportedly" and similar adverbs.
    Adverb,
    /// A verb of saying that shares the subject of another verb.
    SharedSubject,
    /// Appositions and relative clauses belong to the source.
    Apposition,
    /// A second verb of saying ends what the first reports.
    Coordination,
    /// "but", "while" or "although" after a comma ends the report.
    Contrast,
    /// A single dash or a semicolon ends the report.
    Dash,
    /// A report in a subordinate clause ends where the main clause begins.
    Subordinate,
    /// A quotation without a cue has the speaker of its neighbour in the paragraph.
    Neighbour,
    /// A paragraph that is one quotation has the speaker before it.
    Floating,
    /// "NAME: …" is speech.
    Transcript,
    /// A label in quotation marks belongs to a speaker only beside its cue.
    Label,
}

/// What a rule is called and what shows it.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// The rule.
    pub rule: Rule,
    /// Its name in docs and on the command line of the ablation.
    pub id: &'static str,
    /// A text with `[source]`, `<cue>` and `{content}` of one attribution marked.
    pub example: &'static str,
    /// A text like it in which the rule does not speak, marked as well where another rule does.
    pub near_miss: &'static str,
}

/// All rules, in the order in which they are explained.
pub const CARDS: &[Card] = &[
    Card {
        rule: Rule::That,
        id: "that",
        example: "[Ada Tamm] <said> on Monday that {the talks had failed}.",
        near_miss: "Ada Tamm saw the bridge that carries the road.",
    },
    Card {
        rule: Rule::BareClause,
        id: "bare-clause",
        example: "[Officials] <say> {the town will save nothing}.",
        near_miss: "Veldland claims sovereignty over the islands.",
    },
    Card {
        rule: Rule::Question,
        id: "question",
        example: "[Olaf Berg] <asked> {whether the bridge was safe}.",
        near_miss: "Olaf Berg spoke when the bridge was safe.",
    },
    Card {
        rule: Rule::Infinitive,
        id: "infinitive",
        example: "[The mayor] <vowed> {to rebuild the bridge}.",
        near_miss: "The share of visitors declined to 12 percent.",
    },
    Card {
        rule: Rule::HearerInfinitive,
        id: "hearer-infinitive",
        example: "[Ada Tamm] <urged> {Veldland to open the border}.",
        near_miss: "Ada Tamm told a joke to the council.",
    },
    Card {
        rule: Rule::NounPhrase,
        id: "noun-phrase",
        example: "[Olaf Berg] <called for> {new talks}.",
        near_miss: "Veldland abandoned its demands.",
    },
    Card {
        rule: Rule::Evaluation,
        id: "evaluation",
        example: "[Ada Tamm] <described> {the vote as a sham}.",
        near_miss: "They met in a town called Orlo.",
    },
    Card {
        rule: Rule::Passive,
        id: "passive",
        example: "The vote was <denounced> as {shams} by [Veldland and its allies].",
        near_miss: "The bridge was built by Veldland as a gift.",
    },
    Card {
        rule: Rule::Colon,
        id: "colon",
        example: "[Ada Tamm] <said>: {the talks have failed}.",
        near_miss: "The list is long: bread, salt, oil.",
    },
    Card {
        rule: Rule::Parenthetical,
        id: "parenthetical",
        example: "{The talks had failed}, [officials] <said>.",
        near_miss: "On Monday, officials left.",
    },
    Card {
        rule: Rule::AccordingTo,
        id: "according-to",
        example: "<According to> [the Orlo Institute], {the river rose by a metre}.",
        near_miss: "The seats were given out by age.",
    },
    Card {
        rule: Rule::ForSomeone,
        id: "for-someone",
        example: "Ada Tamm said it rained.\n<For> [Tamm], {the vote was a sham}.",
        near_miss: "For years, the vote was a sham.",
    },
    Card {
        rule: Rule::Noun,
        id: "noun",
        example: "[Veldland’s] <claim> that {the islands are empty} was repeated.",
        near_miss: "The proposal that won was cheaper.",
    },
    Card {
        rule: Rule::Adverb,
        id: "adverb",
        example: "The bridge was <reportedly> {closed at noon}.",
        near_miss: "The bridge was quickly closed at noon.",
    },
    Card {
        rule: Rule::SharedSubject,
        id: "shared-subject",
        example: "[Ada Tamm] left the hall, <saying> {the talks had failed}.",
        near_miss: "There is a saying about rain.",
    },
    Card {
        rule: Rule::Apposition,
        id: "apposition",
        example: "[Ada Tamm, who was mayor of Orlo for a year,] <said> {it rained}.",
        near_miss: "On Monday, [Ada Tamm] <said> {it rained}.",
    },
    Card {
        rule: Rule::Coordination,
        id: "coordination",
        example: "[Ada Tamm] <said> {the talks had failed} and promised to return.",
        near_miss: "[Ada Tamm] <said> {the talks had failed and the envoys had left}.",
    },
    Card {
        rule: Rule::Contrast,
        id: "contrast",
        example: "[Ada Tamm] <said> {the talks had failed}, although both sides stayed.",
        near_miss: "[Ada Tamm] <said> {the talks had failed, but that she would return}.",
    },
    Card {
        rule: Rule::Dash,
        id: "dash",
        example: "[Ada Tamm] <said> {the talks had failed} – a day after she had praised them.",
        near_miss: "[Ada Tamm] <said> {the talks – the third round – had failed}.",
    },
    Card {
        rule: Rule::Subordinate,
        id: "subordinate",
        example: "While [Ada Tamm] <said> {the talks had failed}, the envoys stayed in Orlo.",
        near_miss: "[Ada Tamm] <said> {the talks had failed, the envoys had left and it rained}.",
    },
    Card {
        rule: Rule::Neighbour,
        id: "neighbour",
        example: "“We go,” [Ada Tamm] <said>. {“It is not our quarrel.”}",
        near_miss: "“We go,” [Ada Tamm] <said>. The “free” market closed.",
    },
    Card {
        rule: Rule::Floating,
        id: "floating",
        example: "“We go,” [Ada Tamm] said.\n{“It is late, and nobody asked us to come.”}",
        near_miss: "“We go,” [Ada Tamm] <said>.\nIt was late, and the road was empty.",
    },
    Card {
        rule: Rule::Transcript,
        id: "transcript",
        example: "[TAMM]: {We have to go now, and we will not be back.}",
        near_miss: "Orlo: a town that sleeps late.",
    },
    Card {
        rule: Rule::Label,
        id: "label",
        example: "[Ada Tamm] <called> {the vote a “sham”}.",
        near_miss: "The “final offer” was long, and [Ada Tamm] <planned> {to refuse it}.",
    },
];

/// Which rules are in force; all, but where what one earns is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules(u32);

impl Default for Rules {
    fn default() -> Self {
        Self(u32::MAX)
    }
}

/// The bit that says whether the names for speakers are resolved: no rule has it.
const SPEAKERS: u32 = 1 << 31;

impl Rules {
    /// The same without looking up who the words that name a speaker mean.
    #[must_use]
    pub fn without_speakers(self) -> Self {
        Self(self.0 & !SPEAKERS)
    }

    /// Whether it is looked up who the words that name a speaker mean.
    #[must_use]
    pub fn has_speakers(self) -> bool {
        self.0 & SPEAKERS != 0
    }

    /// All rules but one.
    #[must_use]
    pub fn without(rule: Rule) -> Self {
        Self(!(1 << rule as u32))
    }

    /// Whether a rule is in force.
    #[must_use]
    pub fn has(self, rule: Rule) -> bool {
        self.0 & (1 << rule as u32) != 0
    }
}
