//! Turns of newspapers, wires, broadcasts and live blogs: who says what, and what stays the
//! reporter's.

use crate::voice::tests::{attributed, check_marked};
use crate::voice::{Act, Device, Rules};

#[test]
fn an_opener_is_no_part_of_the_speaker() {
    for marked in [
        "Yet [Marlene Pusk, the union’s treasurer,] <insisted> {the books were in order}.",
        "Two days later [Police Chief Dirk Amsel, who led the search,] <said> {the boat had sunk}.",
        "At a rally in Veldburg on Friday [Ola Brandt, 61,] <told> supporters that {taxes would fall}.",
        "Still [the agency’s director, Petra Novik,] <said> {no samples were lost}.",
        "In an email [Greta Voss, of the Harbour Trust,] <said> {the pier was sound}.",
        "And [the mayor, a former teacher,] <said> {schools would stay open}.",
        "Speaking after the match [coach Lena Ortiz] <said> {her side was tired}.",
        "In New Veld, [Ida Brun, a nurse,] <said> {the ward was full}.",
        "[Mr Costa], speaking through an interpreter, <said> {they had to run}.",
        "[A judge] on Tuesday blocked the sale, <ruling> that {the city had lied}.",
    ] {
        check_marked(marked);
    }
}

#[test]
fn a_conjunction_begins_the_speakers_clause() {
    for marked in [
        "The ferry turned back before [the coastguard] <said> {the harbour was closed}.",
        "Thousands left the city after [officials] <warned> that {the dam could burst}.",
        "The strike ended hours after [police] <said> {it was illegal}.",
        "A day after [the mayor] <said> {it cost too much}, work stopped.",
        "After [officials] <warned> that {the dam could burst}, thousands left.",
        "Until [the clinic] <admitted> that {files had been lost}, the family had heard nothing.",
        "Nobody was paid until [the firm’s founder, Nils Aker,] <admitted> {the money was gone}.",
        "The council cut the grant, a step [residents] <described> {as “cruel”}.",
        "The men [prosecutors] <say> {planned the theft} were released.",
        "[The pupils who had waited outside] <said> {the doors were locked}.",
        "[Eva Lind, an economist at Northgate University,] <said> {such limits help sitting renters}.",
    ] {
        check_marked(marked);
    }
}

#[test]
fn a_report_may_follow_what_it_reports() {
    for marked in [
        "{The fire began on the third floor}, [fire chief Rolf Maas] <told> local radio.",
        "{Two miners are still missing}, [the ministry] <told> Veld News on Thursday.",
        "{The accused had bought the rope}, [the jury] <heard>.",
        "{He had been drinking since noon}, the inquest <was told>.",
        "{The cargo was never insured}, it <has been alleged>.",
        "{The gallery had known for years}, it <emerged> on Monday.",
        "{The raid failed}, the agency quoted [Karl Brenn] as <saying>.",
        "Local radio quoted [Mayor Ola Brandt] as <saying> {the water was safe}.",
        "{Nine people were hurt}, [the ministry] <said>, in the deadliest attack since May.",
        "{Nine people were hurt}, [the ministry] <said>, as rain fell.",
        "[The coach] <said> {she would stay}, a decision that pleased the fans.",
        "[The firm] <said> {it would close the plant}, sparking protests in the town.",
        "[The firm] <said> {it would close the plant}, weeks after it had hired 40 people.",
        "[Ana Dorsch], <arguing> that {prices would rise}, sold her shares.",
        "VELDBURG, May 3 (VP) - [The bank] cut its rate, <saying> {growth was weak}.",
        "<According to> [figures released by the bank] on Friday, {prices fell}.",
    ] {
        check_marked(marked);
    }
}

#[test]
fn words_of_time_are_no_speaker() {
    for marked in [
        "{“We will rebuild,”} [Ola Brandt, the mayor,] <said> late Thursday.",
        "{“We will rebuild,”} <said> [Ola Brandt] the next morning.",
        "{“We will rebuild,”} <said> [Ola Brandt] afterwards.",
        "[Ola Brandt] <said> three days ago that {the town would rebuild}.",
        "[Ms Brandt] <said> on Sunday evening {the town would rebuild}.",
        "{“We will rebuild,”} [the mayor] <told> reporters last weekend.",
    ] {
        check_marked(marked);
    }
}

#[test]
fn short_quotations_have_their_speaker() {
    for marked in [
        "{‘Never’}, [the mayor] <said>.",
        "{‘Of course not’}, <said> [Petra Novik].",
        "“We waited,” [Novik] <said>, {“and waited.”}",
        "{“Who signed this?”} [Petra Novik] <whined>.",
        "{“Who signed this?”} [Novik, the auditor], <inquired>.",
        "<Replied> [Petra Novik]: {“We had no choice.”}",
        "[Petra Novik] <said> it was late. {“We had no choice but to go.”}",
        "{“She never missed a match in nine years.”}\n— [Lena Ortiz, coach]",
        "It rained.\nAnd from [Senator Bart Holm]:\n{“The bill is dead, and nobody will mourn it.”}",
        "[Anton “Tiny” Berger] <said> {the truck was empty}.",
    ] {
        check_marked(marked);
    }
}

#[test]
fn a_source_is_whole_and_no_more_than_that() {
    for marked in [
        "[Greta Voss, a surgeon who founded the clinic,] <said> {the ward was full}.",
        "[Mr Costa (Green, Veldburg)] <said> {the pier was sound}.",
        "[Ola Brandt], meanwhile, <said> {the vote was fair}.",
        "[Ola Brandt], for example, <said> {the vote was fair}.",
        "[Ola Brandt herself] <said> {the vote was fair}.",
        "[Nearly half of the nurses] <said> {the ward was full}.",
        "[Rear Admiral Tom Pusk, of the harbour guard,] today <warned> that {ice was near}.",
        "After the storm [skipper Jo Lind, 23,] <admitted> {the mast was rotten}.",
        "Unlike his rival, [Nils Aker, a former teacher,] <said> {the tests were fair}.",
        "[Rep. Tom Lind, R-V.D., a long-shot candidate,] <said> {he would run}.",
        "As [Sen. Ida Brun, R-Veld]., <put it>, {“the lake is a bathtub with no plug.”}",
        "[Mayor Ola Brandt] met with the envoy on Friday, <saying> {talks went well}.",
    ] {
        check_marked(marked);
    }
}

#[test]
fn verbs_stand_in_front_of_their_speaker_behind_marks() {
    for marked in [
        "{“Rents will fall,”} <predicts> [Aylin Demir, who runs two kiosks].",
        "{‘No more’}, <vowed> [Petra Novik].",
        "{“We heard nothing all night,”} <explained> [newly-elected mayor Ola Brandt].",
        "{Rail fares to rise by a tenth}, <warns> [watchdog]\nIt rained in Orlo.",
        "Asked about the cost, [Ida Brun] demurred: {“I never saw the bill.”}",
        "[Ida Brun] disliked the plan. {“It is a car park with a roof.”}",
    ] {
        check_marked(marked);
    }
}

#[test]
fn a_content_ends_where_the_reporter_goes_on() {
    for marked in [
        "[The robbers] <demanded> {the keys} and fled in a van.",
        "[The chair] <said> {she would step down}, ending a nine-year term.",
        "[The army] <said> early on Monday {two ships had sunk}.",
        "A crane that [workers] <said> {had stood there for months} was sold.",
        "{The pool will close in June}, [officials] <said>, a step that would leave 90 without work.",
        "[She] <expects> {the river to rise by a metre}.",
        "[The poll] <found> {Brandt leading by nine points}.",
        "[The bank] <declined to say> {whether it would pay}.",
    ] {
        check_marked(marked);
    }
}

#[test]
fn verbs_that_report_nothing_stay_the_reporters() {
    for text in [
        "He read history at Norrby and later taught it.",
        "A neighbour filmed the fire and posted it to a forum.",
        "A few details were missing.",
        "Party rules started the quarrel.",
        "The bakery adds honey to the dough.",
        "History shows that such deals fail.",
        "A spokesman refused to elaborate.",
        "The neighbours called the police at noon.",
        "A driver who asked not to be identified fled.",
        "Applicants may ask if they can see the file.",
        "The clerk said nothing about the missing file.",
        "The port denied three ships entry on Monday.",
        "The council should insist on a vote.",
        "The claim that angered the town was old.",
        "It was the promise that later led to war.",
        "UPDATE: The road is open again.\nCORRECTION: The age was wrong.",
        "VELDBURG: The bridge closed on Monday.",
    ] {
        check_marked(text);
    }
}

#[test]
fn a_headline_may_name_its_speaker() {
    for marked in [
        "[Mayor]: {Bridge will close for nine weeks}\nIt rained in Orlo.",
        "{Bridge to close for nine weeks} – [report]\nIt rained in Orlo.",
    ] {
        check_marked(marked);
    }
    check_marked("Harbour strike: what we know so far\nIt rained in Orlo.");
}

/// What the source does with the content that begins so.
#[test]
fn each_content_has_its_act() {
    use Act::{Assertion, Belief, Eventuality, Fact};
    for (text, begins, expected) in [
        ("Ada Tamm said it rained.", "it rained", Assertion),
        ("Ada Tamm claimed that it rained.", "it rained", Assertion),
        ("Ada Tamm has long believed that it rained.", "it rained", Belief),
        ("Ada Tamm fears that it will rain.", "it will", Belief),
        ("Ada Tamm is confident that it will rain.", "it will", Belief),
        ("In Ada Tamm’s view, the vote was a sham.", "the vote", Belief),
        ("Ada Tamm learned that it had rained.", "it had", Fact),
        ("The study found that rents had risen.", "rents", Fact),
        ("Ada Tamm vowed to rebuild the bridge.", "to rebuild", Eventuality),
        ("Ada Tamm told them to leave the town.", "to leave", Eventuality),
        ("Ada Tamm wants to leave the town.", "to leave", Eventuality),
        ("“We go,” Ada Tamm said.", "“We go", Assertion),
    ] {
        let found = attributed(text, Rules::default()).attributions;
        let own = found.iter().find(|it| it.content.of(text).starts_with(begins));
        let own = own.unwrap_or_else(|| panic!("{text}: {found:#?}"));
        assert_eq!(own.act, Some(expected), "{text}");
    }
    let marks = "The “free” market closed.";
    let found = attributed(marks, Rules::default()).attributions;
    assert!(found.iter().all(|it| it.act.is_none()), "{found:#?}");
}

/// Who says the words that begin so.
#[track_caller]
fn check_speaker(text: &str, begins: &str, expected: Option<&str>) {
    let found = attributed(text, Rules::default()).attributions;
    let own = found.iter().find(|it| it.content.of(text).starts_with(begins));
    let own = own.unwrap_or_else(|| panic!("{text}: {found:#?}"));
    assert_eq!(own.speaker.as_deref(), expected, "{text}");
}

#[test]
fn an_acronym_in_front_is_no_dateline() {
    let text = "CEO Ada Tamm said it was painful, adding: “We stay.” She left.";
    for begins in ["it was", "“We stay"] {
        check_speaker(text, begins, Some("Ada Tamm"));
    }
}

#[test]
fn a_quotation_inside_another_is_of_whoever_it_names() {
    for (text, begins, expected) in [
        ("“They said, ‘Get out now,’ and I ran,” Ida Holm said.", "‘Get", None),
        ("“It says, ‘No risk to anybody.’ I doubt it,” Ida Holm said.", "‘No", None),
        ("“The Danes say, ‘Wait and see,’” Ida Holm said.", "‘Wait", Some("Danes")),
        ("“I said, ‘Get out now,’” Ida Holm said.", "‘Get", Some("Ida Holm")),
        ("“They said, ‘Go.’” Ida Holm said. “I ran.”", "“I ran", Some("Ida Holm")),
    ] {
        check_speaker(text, begins, expected);
    }
}

#[test]
fn what_stands_between_a_name_and_its_verb_takes_no_words_away() {
    for (text, begins, expected) in [
        ("Kyle Berg, 17, said his brother jumped in.", "his brother", Some("Kyle Berg")),
        ("Orlo Bank disputes it, calling it “a slip.”", "“a slip", Some("Orlo Bank")),
        ("Judge Ida Holm warned him that he would go.", "he would", Some("Ida Holm")),
        ("Ida Holm said that was a lie.", "that was", Some("Ida Holm")),
        ("Ida Holm said further rises could follow.", "further", Some("Ida Holm")),
        ("A man who was leaving the Tarn Hotel said it rained.", "it", Some("man")),
        ("The bridge, said Ida Holm, is unsafe.", "is unsafe", Some("Ida Holm")),
        (
            "Ida Holm, a baker, said the council, a body she shuns, lied.",
            "the council",
            Some("Ida Holm"),
        ),
        ("Seated beside the mayor, he said it was late.", "it was", None),
        ("11:47 This from Ida Holm: “One job.”", "“One", Some("Ida Holm")),
    ] {
        check_speaker(text, begins, expected);
    }
}

#[test]
fn a_colon_before_a_quotation_after_another_report_is_no_report_of_its_own() {
    let text = "Ida Holm said it was painful, adding: “There is no painless way.”";
    check_speaker(text, "“There", Some("Ida Holm"));
    check_speaker(text, "it was", Some("Ida Holm"));
}

#[test]
fn a_title_and_a_slogan_are_nobodys_words() {
    let title =
        "“Nobody Home,” the new play by Ida Holm, opens today. “Quiet,” Ida Holm said.";
    check_speaker(title, "“Nobody", None);
    let slogan = "The slogan on the gate, “No Masts!”, has been painted over.";
    check_speaker(slogan, "“No", None);
}

#[test]
fn labels_of_transcripts_have_titles_and_offices() {
    let text = "REP. OLAF BERG (G-OR): Well, we won.\n\nDR. IDA HOLM, Tarn Institute: I \
                doubt it.\n\nQ Mr. Berg, did we win?";
    check_speaker(text, "Well", Some("OLAF BERG"));
    check_speaker(text, "I doubt", Some("IDA HOLM"));
    check_speaker(text, "Mr. Berg", None);
}

#[test]
fn a_number_may_stand_behind_words_that_loosen_it() {
    for marked in [
        "[Police] <said> {more than 40 sheep had strayed}.",
        "[The coastguard] <says> {about 30 boats ride out each storm}.",
        "[Doctors] <said> {at least two of them would live}.",
        "[The union] <claimed> {fewer than ten drivers had turned up}.",
        "[Rescuers] <said> {as many as six miners were trapped}.",
        "[The ministry] <said> {not one of its lorries had crossed}.",
        "[Ola Brandt] <said> on Monday {nearly half the roofs had leaked}.",
        "[The clinic] <said> {only a third of the beds were free}.",
    ] {
        check_marked(marked);
    }
}

#[test]
fn what_a_clause_may_begin_with() {
    for marked in [
        "[The firm] <said> {that would cost jobs}.",
        "[Brandt] <said> {having two piers in one bay made no sense}.",
        "[Petra Novik] <says> in Veldburg that {she’s glad to be home}.",
        "The club reported, [Novik] said.\n[The Veld Post] <reported>, after a count, that {if Brandt wins, taxes rise}.",
        "And yet, [the mayor’s aides] <say>, {the pier is safe}.",
        "[The council] <cited> {the price of steel} and delayed the bridge.",
        "As <reported> by [the Veld Post], {the bank had sold its boats}.",
        "The pier stayed shut, but in a letter [Brandt] <said> {it was sound}.",
    ] {
        check_marked(marked);
    }
}

#[test]
fn whoever_speaks_has_a_whole_phrase() {
    for marked in [
        "[A councillor with a habit of quoting the poets] <said> {he would go}.",
        "[Ola Brandt (Green) and Petra Novik (Veld)] <said> {the pier was sound}.",
        "[Sources close to the bank] <say> {it will close}.",
        "[Fishers living on the quay] <say> {it will close}.",
        "[Eva Lind, head of the guild, a maker of sails], left the hall, <saying> {it was late}.",
        "One juror nodded; [another] <called> {it “a farce”}.",
        "{“We waited,”} [Brandt] said.\n<Added> [Novik], {“And then it rained for hours.”}",
    ] {
        check_marked(marked);
    }
}

#[test]
fn words_go_to_nobody_but_their_speaker() {
    check_speaker(
        "“My goat is four,” Luis Aker told the court. “You want her shot?” Judge Eva Lind said the case was closed.",
        "“You want",
        Some("Luis Aker"),
    );
    check_speaker(
        "Brandt urged Aker to resign over the “walk in the park” remark.",
        "“walk",
        None,
    );
    check_speaker("Aker’s “walk in the park” remark hurt.", "“walk", Some("Aker"));
    check_speaker(
        "The ministry denied that, a move that angered Eva Lind. “So be it,” Lind said.",
        "“So",
        Some("Eva Lind"),
    );
    check_speaker(
        "“We will go…”, Eva Lind had told the press that evening.",
        "“We",
        Some("Eva Lind"),
    );
    check_speaker(
        "Eva Lind said she would not sign “a single page” of it.",
        "“a",
        Some("Eva Lind"),
    );
    let text = "IDA HOLM, HOST: It rained in Orlo.\nOLAF BERG: We ran, and we ran.\nHOLM: And then?\nBERG: We swam.";
    check_speaker(text, "We ran", Some("OLAF BERG"));
    assert!(
        attributed(text, Rules::default())
            .attributions
            .iter()
            .all(|it| { !it.content.of(text).starts_with("And then") }),
        "the host’s words are the outlet’s"
    );
}

#[test]
fn words_on_a_thing_are_nobodys() {
    for text in [
        "Ada Tamm, 60, said so. The slogan on his gate, “Masts? No Thanks!”, has gone.",
        "The sign over the bar reads “No Refunds, No Regrets.” Ada Tamm laughed.",
        "Ada Tamm held a placard saying “Save Our Pier Today”.",
    ] {
        let found = attributed(text, Rules::default()).attributions;
        let own = found.iter().find(|it| it.content.of(text).starts_with('“')).unwrap();
        assert_eq!((own.device, own.source), (Some(Device::NoSpeaker), None), "{text}");
    }
}

#[test]
fn a_report_inside_another_is_found() {
    for (text, inner) in [
        (
            "Ada Tamm said she had been told by officers that the roof was safe.",
            "the roof was safe",
        ),
        ("Divers have found what they believe is a Roman anchor.", "is a Roman anchor"),
        ("Ada Tamm told Veld News talks had failed.", "talks had failed"),
        (
            "She tells the council eleven of the ships were lost.",
            "eleven of the ships were lost",
        ),
    ] {
        let found = attributed(text, Rules::default()).attributions;
        let contents: Vec<&str> = found.iter().map(|it| it.content.of(text)).collect();
        assert!(contents.contains(&inner), "{text}: {contents:?}");
    }
    check_speaker(
        "One minister said: “It is over for him.” Another was less kind: “He has gone.”",
        "“He has",
        None,
    );
}
