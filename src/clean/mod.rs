//! Parts of an article.
/// Stub until merged.
pub fn assign_zones(document: &mut crate::document::Document) {
    for paragraph in &mut document.paragraphs {
        paragraph.zone.get_or_insert_default();
    }
}
