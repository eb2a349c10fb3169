//! What an editor's settings ask for, under the names of `parallax.toml`.

use crate::desk::Choices;
use crate::lexicon::{PackError, SourceFile};
use crate::lsp::client::SECTION;
use crate::settings::Settings;
use crate::text::nearest;
use serde_json::{Map, Value};
use std::path::Path;

/// What takes the place of a file's name where an editor's settings are read like a file.
const NAME: &str = "editor settings";

/// Names under which an editor may ask for something.
const KEYS: &[&str] = &[
    "house",
    "against",
    "lexicon",
    "exclude",
    "fail-level",
    "baseline",
    "rules",
    "config",
    "isolated",
];

/// Our part of an editor's settings: the section, or all where no section is named; none
/// where it says nothing, or all of it is meant for others.
pub(super) fn section(value: Value) -> Option<Map<String, Value>> {
    let Value::Object(mut all) = value else { return None };
    let is_named = all.contains_key(SECTION);
    let ours = match all.remove(SECTION) {
        Some(Value::Object(ours)) => ours,
        Some(_) => return None,
        None => all,
    };
    let said: Map<String, Value> =
        ours.into_iter().filter(|it| !it.1.is_null()).collect();
    let is_ours = |it: &String| nearest(it, KEYS.iter().copied()).is_some();
    let is_foreign = !is_named && !said.keys().any(is_ours);
    (!said.is_empty() && !is_foreign).then_some(said)
}

/// What the command line and an editor ask for together; the command line comes first.
///
/// # Errors
///
/// If the editor's settings hold what `parallax.toml` may not.
pub(super) fn choices(
    flags: &Choices,
    mut editor: Map<String, Value>,
    root: &Path,
) -> Result<Choices, String> {
    let mut all = flags.clone();
    let wrong = |name: &str, kind: &str| format!("{NAME}: `{name}` is {kind}");
    match editor.remove("config") {
        None => {}
        Some(Value::String(file)) if file.is_empty() => {}
        Some(Value::String(file)) => {
            all.config = all.config.or_else(|| Some(root.join(file)));
        }
        Some(_) => return Err(wrong("config", "a path")),
    }
    match editor.remove("isolated") {
        None => {}
        Some(Value::Bool(isolated)) => all.isolated |= isolated,
        Some(_) => return Err(wrong("isolated", "true or false")),
    }
    let settings = settings(&Value::Object(editor), root)?;
    if !settings.exclude.is_empty() {
        return Err(format!(
            "{NAME}: `exclude` belongs into parallax.toml; its patterns begin at the folder of that file"
        ));
    }
    all.lists.lexicon.extend(settings.lexicon);
    if all.house.is_empty() {
        all.house = settings.house;
    }
    if all.against.is_empty() {
        all.against = settings.against;
    }
    all.baseline = all.baseline.or(settings.baseline);
    all.fail_level = all.fail_level.or(settings.fail_level);
    for (rule, level) in settings.rules {
        all.rules.entry(rule).or_insert(level);
    }
    Ok(all)
}

/// Reads settings as if a file in the folder held them.
fn settings(editor: &Value, root: &Path) -> Result<Settings, String> {
    let content = toml::to_string(editor).map_err(|it| format!("{NAME}: {it}"))?;
    let name = root.join(NAME).display().to_string();
    Settings::read(&SourceFile { name, content }).map_err(|error| match error {
        // The line is one of a file that nobody wrote.
        PackError::Syntax { message, .. } => format!("{NAME}: {message}"),
        other => other.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::{choices, section};
    use crate::desk::{Choices, rule_level};
    use serde_json::json;
    use std::path::{Path, PathBuf};

    #[test]
    fn finds_our_part() {
        assert!(section(json!(null)).is_none());
        assert!(section(json!({})).is_none());
        assert!(section(json!({ "editor": { "tabSize": 4 } })).is_none());
        assert!(section(json!({ "parallax": null })).is_none());
        for said in
            [json!({ "parallax": { "house": ["ap"] } }), json!({ "house": ["ap"] })]
        {
            assert_eq!(section(said).unwrap()["house"], json!(["ap"]));
        }
    }

    #[test]
    fn the_command_line_comes_first() {
        let flags = Choices {
            rules: [rule_level("so-called=off").unwrap()].into(),
            ..Choices::default()
        };
        let editor = json!({
            "house": ["ap", "desk.toml"],
            "lexicon": ["names.toml"],
            "config": "my.toml",
            "rules": { "so-called": "error", "consistency": "error" },
        });
        let root = Path::new("desk");
        let all = choices(&flags, section(editor).unwrap(), root).unwrap();
        assert_eq!(all.house, ["ap", "desk/desk.toml"]);
        assert_eq!(all.lists.lexicon, [PathBuf::from("desk/names.toml")]);
        assert_eq!(all.config, Some(PathBuf::from("desk/my.toml")));
        assert_eq!(all.rules["so-called"].name(), "off");
        assert_eq!(all.rules["consistency"].name(), "error");
    }

    #[test]
    fn says_what_is_wrong() {
        for (editor, expected) in [
            (json!({ "hose": ["ap"] }), "editor settings: unknown field `hose`"),
            (json!({ "exclude": ["old/"] }), "editor settings: `exclude` belongs into"),
            (json!({ "isolated": 1 }), "editor settings: `isolated` is true or false"),
            (
                json!({ "rules": { "so-caled": "off" } }),
                "editor settings: there is no rule `so-caled`",
            ),
        ] {
            let found =
                choices(&Choices::default(), section(editor).unwrap(), Path::new("x"));
            let message = found.unwrap_err();
            assert!(message.starts_with(expected), "{message}");
        }
    }
}
