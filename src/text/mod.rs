//! Text as positions: spans, word forms, tokens, sentences, stems, offsets in other units.
//!
//! Everything here is a function of the text alone. One pass ([`segment`]) finds tokens,
//! quotation marks and paragraphs; sentences follow from what it noted on the way.

mod edits;
mod function;
mod hash;
mod offsets;
mod readability;
mod segment;
mod select;
mod sentence;
mod slug;
mod span;
mod stem;
mod token;
mod vocabulary;
mod word;
mod word_list;

pub use edits::edit_distance;
pub use function::is_function_word;
pub use hash::FastHasher;
pub use hash::FastMap;
pub use hash::FastSet;
pub use offsets::CodePoints;
pub use readability::flesch_kincaid;
pub use segment::Mark;
pub use segment::Segmentation;
pub use segment::segment;
pub use segment::tokenize;
pub use select::select;
pub use slug::free_id;
pub use slug::slug;
pub use span::Span;
pub use stem::EnglishStemmer;
pub use stem::Stem;
pub use token::Gap;
pub use token::Token;
pub use token::n_words;
pub use vocabulary::TypeId;
pub use vocabulary::Vocabulary;
pub use vocabulary::fold;
pub use vocabulary::possessive_len;
pub use word_list::WordList;
