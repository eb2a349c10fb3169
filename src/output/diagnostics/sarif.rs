//! SARIF 2.1.0 (OASIS 2020), as code scanning services read it.
//!
//! Columns are code points, and the log says so: the standard has no default.

use crate::output::diagnostics::{Style, relative};
use crate::output::json::pretty;
use crate::review::{Level, RULES};
use crate::view::review::{FindingView, Reviewed, views};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Services take so many results and refuse a file with more.
const MAX_RESULTS: usize = 5_000;

pub(super) fn write(reviewed: &[Reviewed], style: Style) -> String {
    let all = reviewed.iter().flat_map(views);
    // GitHub opens an alert for each result, whatever suppresses it.
    let mut findings: Vec<FindingView> =
        all.filter(|it| style.with_suppressed || !it.suppressed).collect();
    let n_all = findings.len();
    if n_all > MAX_RESULTS {
        keep_gravest(&mut findings);
    }
    let notices: Vec<Value> =
        (n_all > MAX_RESULTS).then(|| notice(n_all)).into_iter().collect();
    let ids: BTreeSet<&str> = findings.iter().map(|it| it.rule.as_str()).collect();
    let rules: Vec<Value> = ids.iter().map(|id| rule(id)).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let results: Vec<Value> = findings.iter().map(|it| result(it, &ids)).collect();
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "parallax",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "%SRCROOT%": {
                "description": { "text": "The folder in which the review ran." },
            } },
            "results": results,
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notices,
            }],
        }],
    }))
}

/// Keeps as many as services take, the gravest of them, in their order.
fn keep_gravest(findings: &mut Vec<FindingView>) {
    let weight = |it: &FindingView| match it.severity {
        "error" => 0,
        "warning" => 1,
        _ => 2,
    };
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|at| weight(&findings[*at]));
    let kept: BTreeSet<usize> = order.into_iter().take(MAX_RESULTS).collect();
    let mut at = 0..;
    findings.retain(|_| at.next().is_some_and(|at| kept.contains(&at)));
}

fn notice(n_all: usize) -> Value {
    let text = format!(
        "{n_all} findings; only the {MAX_RESULTS} most severe are listed, because services accept no more. Review fewer drafts at once, or only changed lines (--changed-since)."
    );
    json!({ "level": "warning", "message": { "text": text } })
}

fn rule(id: &str) -> Value {
    let family = id.split('/').next().unwrap_or_default();
    let card = RULES.iter().find(|card| card.id == family);
    let label = card.map_or(id, |it| it.label);
    let page = card.map_or(id, |it| it.page);
    // The page's first paragraph, below its title, says what is found.
    let about = page.split("\n\n").nth(1).unwrap_or(label).replace('\n', " ");
    let level = match card.map(|it| it.level) {
        Some(Level::On(severity)) => level(severity.name()),
        Some(Level::Off) => "none",
        None => "warning",
    };
    json!({
        "id": id,
        "name": label,
        "shortDescription": { "text": label },
        "fullDescription": { "text": about },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level },
        "properties": { "tags": ["wording"] },
    })
}

fn level(severity: &str) -> &'static str {
    match severity {
        "error" => "error",
        "warning" => "warning",
        _ => "note",
    }
}

fn result(it: &FindingView, ids: &[&str]) -> Value {
    let mut text = it.message.clone();
    if let Some(reference) = &it.reference {
        let _ = write!(text, " Reference: {reference}");
    }
    let region = json!({
        "startLine": it.line,
        "startColumn": it.column,
        "endLine": it.end_line,
        "endColumn": it.end_column,
        "charOffset": it.start,
        "charLength": it.end - it.start,
        "snippet": { "text": it.text },
    });
    let artifact = artifact(&it.path);
    let kind = if it.is_known { "external" } else { "inSource" };
    let suppressions =
        if it.suppressed { vec![json!({ "kind": kind })] } else { Vec::new() };
    let mut result = json!({
        "ruleId": it.rule,
        "ruleIndex": ids.iter().position(|id| *id == it.rule),
        "level": level(it.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": artifact,
            "region": region,
        } }],
        // The second name is the one that GitHub compares; the number keeps to its form.
        "partialFingerprints": {
            "parallax/v1": it.fingerprint,
            "primaryLocationLineHash": format!("{}:1", it.fingerprint),
        },
        "suppressions": suppressions,
    });
    if let Some(suggestion) = it.suggestion.as_ref().filter(|_| it.is_safe) {
        let deleted = json!({
            "startLine": it.line,
            "startColumn": it.column,
            "endLine": it.end_line,
            "endColumn": it.end_column,
        });
        result["fixes"] = json!([{
            "description": { "text": format!("Write “{suggestion}”") },
            "artifactChanges": [{
                "artifactLocation": artifact,
                "replacements": [{
                    "deletedRegion": deleted,
                    "insertedContent": { "text": suggestion },
                }],
            }],
        }]);
    }
    result
}

/// A file: below the folder in which the review ran, or anywhere.
fn artifact(path: &str) -> Value {
    let path = relative(path);
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    if path.starts_with('/') {
        json!({ "uri": format!("file://{}", escape(&path)) })
    } else if has_drive {
        json!({ "uri": format!("file:///{}", escape(&path)) })
    } else {
        json!({ "uri": escape(&path), "uriBaseId": "%SRCROOT%" })
    }
}

/// A path as part of a URI: what one may not hold is escaped.
fn escape(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
