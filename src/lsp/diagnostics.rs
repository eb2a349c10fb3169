//! Findings as the protocol's diagnostics.

use crate::lsp::place;
use crate::review::{Draft, Finding, Severity, fingerprints};
use crate::view;
use crate::view::lines::{Lines, Unit};
use crate::view::review::one_line;
use tower_lsp_server::ls_types::{
    CodeDescription, Diagnostic, DiagnosticSeverity, NumberOrString, Uri,
};

/// Who says so.
pub(super) const SOURCE: &str = "parallax";

/// The diagnostics of a draft, one of each finding, in the same order.
pub(super) fn all(draft: &Draft, findings: &[Finding], unit: Unit) -> Vec<Diagnostic> {
    let lines = Lines::of_editor(&draft.text);
    let names = fingerprints(&draft.text, findings);
    findings.iter().zip(names).map(|(it, name)| one(it, name, &lines, unit)).collect()
}

fn one(
    finding: &Finding,
    fingerprint: String,
    lines: &Lines<'_>,
    unit: Unit,
) -> Diagnostic {
    Diagnostic {
        range: place::range(lines, finding.span, unit),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Advice => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(finding.rule.clone())),
        code_description: address(finding).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: one_line(&finding.message),
        data: Some(serde_json::json!({
            "fingerprint": fingerprint,
            "suggestion": finding.suggestion,
            "isSafe": finding.is_safe,
        })),
        ..Diagnostic::default()
    }
}

/// The first address in a finding's reference.
fn address(finding: &Finding) -> Option<Uri> {
    view::review::address(finding.reference.as_ref()?)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::address;
    use crate::review::{Finding, Severity};
    use crate::text::Span;

    #[test]
    fn finds_the_address_of_a_reference() {
        for (reference, expected) in [
            ("https://guide.example/a, read in May", Some("https://guide.example/a")),
            ("Our guide (http://guide.example).", Some("http://guide.example")),
            ("Our guide, page 41", None),
            ("https://not an address", Some("https://not")),
            ("https://<x>", None),
        ] {
            let finding = Finding {
                rule: "house/x".to_owned(),
                severity: Severity::Warning,
                span: Span::default(),
                message: String::new(),
                suggestion: None,
                is_safe: false,
                reference: Some(reference.to_owned()),
                suppressed: false,
                is_known: false,
            };
            let found = address(&finding);
            assert_eq!(found.as_ref().map(|it| it.as_str()), expected, "{reference}");
        }
    }
}
