//! Round trips, and what each form loses.

use crate::lexicon::exchange::{Form, export, import};
use crate::lexicon::pack::Head;
use crate::lexicon::{Pack, SourceFile, load};

fn file(content: &str) -> SourceFile {
    SourceFile { name: "words.x".to_owned(), content: content.to_owned() }
}

/// The lists of a pack as lines.
fn shown(pack: &Pack) -> Vec<String> {
    let categories = pack.categories.iter().map(|it| {
        let terms: Vec<&str> = it.terms.iter().map(|it| it.as_ref().as_str()).collect();
        format!("{}: {}", it.label, terms.join(", "))
    });
    let rules = pack.rules.iter().map(|it| {
        let prefer = it.prefer.as_ref().map_or("", |it| it.as_ref());
        format!("{} → {prefer}", it.avoid[0].words())
    });
    categories.chain(rules).collect()
}

#[track_caller]
fn check(form: Form, content: &str, expected: &[&str], losses: &[&str]) {
    let (pack, lost) = import(form, &file(content), Head::default()).unwrap();
    assert_eq!(shown(&pack), expected);
    assert_eq!(lost.lines().collect::<Vec<_>>(), losses);
    let (text, lost) = export(form, &pack);
    assert!(lost.is_empty(), "{lost}");
    let again = import(form, &file(&text), Head::default()).unwrap().0;
    assert_eq!(shown(&again), expected, "{text}");
    // Through a pack on disk, too.
    let head = Head {
        id: "words".to_owned(),
        licence: "CC0-1.0".to_owned(),
        citation: "us".to_owned(),
        ..Head::default()
    };
    let pack = Pack { head, ..pack };
    assert_eq!(shown(&load(&[file_toml(&pack)]).unwrap()), expected);
}

fn file_toml(pack: &Pack) -> SourceFile {
    SourceFile { name: "words.toml".to_owned(), content: pack.to_toml() }
}

#[test]
fn liwc_comes_back() {
    check(
        Form::Liwc,
        "%\n1\tmoney\n2\trisk\n%\nloan\t1\t2\nrent*\t1\nkind\t(02 134)1\n",
        &["money: loan, rent*", "risk: loan"],
        &["words that count only beside others (1): kind"],
    );
}

#[test]
fn quanteda_comes_back() {
    check(
        Form::Quanteda,
        "money:\n  debt: [loan, \"lend*\", in the red]\n  rent:\n    - rent\nrisk: [danger, \"dang?r\"]\n",
        &["money > debt: loan, lend*, in the red", "money > rent: rent", "risk: danger"],
        &["patterns (1): dang?r"],
    );
}

#[test]
fn yoshikoder_comes_back() {
    check(
        Form::Yoshikoder,
        "<dictionary patternengine=\"substring\"><cnode name=\"All\"><cnode name=\"Money &amp; rent\"><pnode name=\"rent*\"/><cnode name=\"debt\"><pnode name=\"loan\"></pnode></cnode></cnode></cnode></dictionary>",
        &["Money & rent: rent*", "Money & rent > debt: loan"],
        &[],
    );
}

#[test]
fn wordstat_comes_back() {
    check(
        Form::Wordstat,
        "MONEY\n\tRENT (1)\n\tDEBT\n\t\tLOAN* (1)\n\t\tIN_THE_RED (2)\n",
        &["MONEY: rent", "MONEY > DEBT: loan*, in the red"],
        &["weights of words (1): IN_THE_RED"],
    );
}

#[test]
fn lexicoder_comes_back() {
    check(
        Form::Lexicoder,
        "+money\nLOAN\nRENT*\nin the red*\n+risk\ndanger\n",
        &["money: loan, rent*, in the red", "risk: danger"],
        &["any ending of the last of several words (1): in the red*"],
    );
}

#[test]
fn vale_comes_back() {
    check(
        Form::Vale,
        "extends: substitution\nmessage: Plain words.\nlevel: suggestion\nswap:\n  utilize: use\n  \"(?:in)?flammable\": x\n",
        &["utilize → use"],
        &["patterns (1): (?:in)?flammable"],
    );
    check(
        Form::Vale,
        "extends: existence\nmessage: No.\ntokens:\n  - clearly\n  - very\n",
        &["words: clearly, very"],
        &[],
    );
}

#[test]
fn tables_come_back() {
    check(
        Form::Csv,
        "list,form\nmoney > debt,\"loan, unpaid\"\nmoney,rent*\n",
        &["money > debt: loan, unpaid", "money: rent*"],
        &[],
    );
    let names = "thing,name,note\nthe law,rent cap,\n";
    let pack = import(Form::Csv, &file(names), Head::default()).unwrap().0;
    assert_eq!(shown(&pack), ["the law: rent cap"]);
}

#[test]
fn what_a_form_cannot_hold_is_listed() {
    let pack = "[pack]\nid = \"x\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"us\"\n[[exclude]]\nphrases = [\"cap in hand\"]\nwhy = \"a saying\"\n[[concept]]\nid = \"law\"\nlabel = \"The law\"\ninflect = \"noun\"\naxes = [\"legal\"]\nsince = 2020-01-01\n[[concept.variant]]\nid = \"cap\"\nforms = [\"cap\"]\ncase = \"sensitive\"\nconfidence = \"medium\"\nrequires = [\"rent\"]\nexclude = [\"ice cap\"]\n[[category]]\nid = \"hedge\"\nlabel = \"Hedges\"\nterms = [\"seem\"]\n";
    let pack = load(&[file(pack)]).unwrap();
    for &(form, id, _) in Form::ALL {
        let (text, losses) = export(form, &pack);
        assert!(text.contains("caps") || text.contains("CAPS"), "{id}: {text}");
        let losses = losses.to_string();
        for lost in [
            "(requires) (1): law/cap",
            "(exclude) (1): law/cap",
            "([[exclude]]) (1): cap in hand",
            "(case) (1): law/cap",
            "(confidence) (1): law/cap",
            "(since, until, valid) (1): law/cap",
            "axes and weights (1): law",
            "stem in a pack, as printed here (1): seem",
        ] {
            assert!(losses.contains(lost), "{id}: {losses}");
        }
    }
}

#[test]
fn faults_name_their_place() {
    for (form, content, expected) in [
        (
            Form::Liwc,
            "%\n1\ta\n%\nloan\t7\n",
            "words.x:4:1: no category has the number 7",
        ),
        (Form::Lexicoder, "loan\n", "words.x:1:1: words follow a line `+NAME`"),
        (Form::Vale, "extends: spelling\n", "a style that extends spelling"),
        (Form::Csv, "a,b\n1,2\n", "the first row must name the columns"),
        (Form::Yoshikoder, "<a>\n<b></a>", "words.x:2:4: not XML"),
    ] {
        let error =
            import(form, &file(content), Head::default()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}
