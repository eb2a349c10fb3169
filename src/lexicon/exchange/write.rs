//! From lists of words to the forms of other programs.

use crate::lexicon::exchange::{BETWEEN, Form, List, Lists, Losses};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Writes lists in a form.
pub(super) fn text(form: Form, lists: &Lists, losses: &mut Losses) -> String {
    if form != Form::Vale {
        for swap in &lists.swaps {
            losses.add(
                "what to write instead",
                format!("{} → {}", swap.avoid, swap.prefer),
            );
        }
    }
    match form {
        Form::Liwc => liwc(lists, losses),
        Form::Quanteda => quanteda(&tree(lists), 0),
        Form::Yoshikoder => yoshikoder(lists),
        Form::Wordstat => wordstat(&tree(lists), 0),
        Form::Lexicoder => lexicoder(lists, losses),
        Form::Vale => vale(lists, losses),
        Form::Csv => table(lists),
    }
}

/// Lists by the names that lead to them.
#[derive(Default)]
struct Tree<'a> {
    words: Vec<&'a str>,
    children: Vec<(&'a str, Tree<'a>)>,
}

fn tree(lists: &Lists) -> Tree<'_> {
    let mut root = Tree::default();
    for list in &lists.lists {
        let mut node = &mut root;
        for name in &list.path {
            let at = node.children.iter().position(|it| it.0 == name);
            let at = at.unwrap_or_else(|| {
                node.children.push((name, Tree::default()));
                node.children.len() - 1
            });
            node = &mut node.children[at].1;
        }
        node.words.extend(list.words.iter().map(String::as_str));
    }
    root
}

/// The name of a list in a form without levels.
fn flat(list: &List, losses: &mut Losses) -> String {
    if list.path.len() > 1 {
        losses.add("levels of lists, written into their names", list.path.join("/"));
    }
    list.path.join("/")
}

fn liwc(lists: &Lists, losses: &mut Losses) -> String {
    let mut text = "%\n".to_owned();
    let mut words: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, list) in lists.lists.iter().enumerate() {
        let _ = writeln!(text, "{}\t{}", at + 1, flat(list, losses));
        for word in &list.words {
            words.entry(word).or_default().insert(at + 1);
        }
    }
    text.push_str("%\n");
    for (word, numbers) in words {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let _ = writeln!(text, "{word}\t{}", numbers.join("\t"));
    }
    text
}

fn quanteda(tree: &Tree<'_>, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let mut text = String::new();
    for (name, child) in &tree.children {
        let _ = writeln!(text, "{indent}{}:", quoted(name));
        if child.children.is_empty() {
            for word in &child.words {
                let _ = writeln!(text, "{indent}  - {}", quoted(word));
            }
            continue;
        }
        // A list beside further lists needs a name of its own.
        if !child.words.is_empty() {
            let _ = writeln!(text, "{indent}  {}:", quoted(name));
            for word in &child.words {
                let _ = writeln!(text, "{indent}    - {}", quoted(word));
            }
        }
        text.push_str(&quanteda(child, depth + 1));
    }
    text
}

/// A string that YAML reads as one, whatever it holds.
fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

fn yoshikoder(lists: &Lists) -> String {
    fn nodes(tree: &Tree<'_>, depth: usize, text: &mut String) {
        let indent = " ".repeat(depth);
        for word in &tree.words {
            let _ = writeln!(text, "{indent}<pnode name=\"{}\"/>", escaped(word));
        }
        for (name, child) in &tree.children {
            let _ = writeln!(text, "{indent}<cnode name=\"{}\">", escaped(name));
            nodes(child, depth + 1, text);
            let _ = writeln!(text, "{indent}</cnode>");
        }
    }
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dictionary style=\"050805\" patternengine=\"substring\">\n<cnode name=\"dictionary\">\n".to_owned();
    nodes(&tree(lists), 1, &mut text);
    text + "</cnode>\n</dictionary>\n"
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

fn wordstat(tree: &Tree<'_>, depth: usize) -> String {
    let indent = "\t".repeat(depth);
    let mut text = String::new();
    for word in &tree.words {
        let _ = writeln!(text, "{indent}{} (1)", word.replace(' ', "_"));
    }
    for (name, child) in &tree.children {
        let _ = writeln!(text, "{indent}{name}");
        text.push_str(&wordstat(child, depth + 1));
    }
    text
}

fn lexicoder(lists: &Lists, losses: &mut Losses) -> String {
    let mut text = String::new();
    for list in &lists.lists {
        let _ = writeln!(text, "+{}", flat(list, losses));
        for word in &list.words {
            let _ = writeln!(text, "{word}");
        }
    }
    text
}

/// One style: what to write instead, or the words alone.
fn vale(lists: &Lists, losses: &mut Losses) -> String {
    let first = lists.swaps.first();
    let level = first.and_then(|it| it.severity.as_deref()).unwrap_or("warning");
    let level = if level == "advice" { "suggestion" } else { level };
    if first.is_some() {
        let reason = first
            .and_then(|it| it.reason.as_deref())
            .unwrap_or("Use '%s' instead of '%s'.");
        let mut text = format!(
            "extends: substitution\nmessage: {}\nlevel: {level}\nignorecase: true\nswap:\n",
            quoted(reason)
        );
        for swap in &lists.swaps {
            if swap.reason.as_deref().unwrap_or(reason) != reason {
                losses.add("reasons but for the first", swap.avoid.clone());
            }
            let _ = writeln!(text, "  {}: {}", quoted(&swap.avoid), quoted(&swap.prefer));
        }
        for list in &lists.lists {
            losses.add("lists beside what to write instead", list.path.join("/"));
        }
        return text;
    }
    if lists.lists.len() > 1 {
        for list in &lists.lists {
            losses.add("lists, written as one", list.path.join("/"));
        }
    }
    let mut text = "extends: existence\nmessage: \"Look at '%s'.\"\nlevel: warning\nignorecase: true\ntokens:\n".to_owned();
    let words: BTreeSet<&String> = lists.lists.iter().flat_map(|it| &it.words).collect();
    for word in words {
        if word.ends_with('*') {
            losses.add("any ending of a word", word.clone());
        }
        let _ = writeln!(text, "  - {}", quoted(word.trim_end_matches('*')));
    }
    text
}

fn table(lists: &Lists) -> String {
    let mut text = "list,form\n".to_owned();
    let cell = |text: &str| {
        if text.contains([',', '"', '\n']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    for list in &lists.lists {
        for word in &list.words {
            let _ = writeln!(text, "{},{}", cell(&list.path.join(BETWEEN)), cell(word));
        }
    }
    text
}
