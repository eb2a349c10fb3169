//! Diagnostics of reviewdog; its columns count bytes of UTF-8.

use crate::output::diagnostics::{Style, relative};
use crate::output::json::pretty;
use crate::view::lines::Lines;
use crate::view::review::{Reviewed, address};
use serde_json::{Value, json};

pub(super) fn write(reviewed: &[Reviewed], _: Style) -> String {
    let diagnostics: Vec<Value> = reviewed.iter().flat_map(diagnostics).collect();
    pretty(&json!({ "source": { "name": "parallax" }, "diagnostics": diagnostics }))
}

fn diagnostics(reviewed: &Reviewed) -> Vec<Value> {
    let Reviewed { draft, findings } = reviewed;
    let lines = Lines::new(&draft.text);
    let place = |at: u32| {
        let line = lines.line(at as usize);
        json!({ "line": line, "column": at as usize - lines.start(line) + 1 })
    };
    findings
        .iter()
        .filter(|it| !it.suppressed)
        .map(|it| {
            let range =
                json!({ "start": place(it.span.start), "end": place(it.span.end) });
            let severity = match it.severity.name() {
                "error" => "ERROR",
                "warning" => "WARNING",
                _ => "INFO",
            };
            let mut code = json!({ "value": it.rule });
            if let Some(url) = it.reference.as_ref().and_then(|it| address(it)) {
                code["url"] = json!(url);
            }
            let message = match &it.reference {
                Some(reference) => format!("{} Reference: {reference}", it.message),
                None => it.message.clone(),
            };
            let mut diagnostic = json!({
                "message": message,
                "location": { "path": relative(&draft.path), "range": range },
                "severity": severity,
                "code": code,
            });
            // What is offered is put in with one click: only what is sure.
            if let Some(suggestion) = it.suggestion.as_ref().filter(|_| it.is_safe) {
                let suggestions = json!([{ "range": range, "text": suggestion }]);
                diagnostic["suggestions"] = suggestions;
            }
            diagnostic
        })
        .collect()
}
