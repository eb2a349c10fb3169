//! The JSON Schemas of the outputs, as `parallax schema NAME` prints them.

/// Every schema as name and JSON text; the file's number is the version of the form.
pub static SCHEMAS: &[(&str, &str)] = &[
    ("annotation", include_str!("../../schemas/annotation-1.json")),
    ("comparison", include_str!("../../schemas/comparison-1.json")),
    ("review", include_str!("../../schemas/review-1.json")),
    ("suggestions", include_str!("../../schemas/suggestions-1.json")),
    ("trends", include_str!("../../schemas/trends-1.json")),
];
