//! Text as positions: spans, word forms, tokens, sentences, stems, offsets in other units.
//!
//! Everything here is a function of the text alone. One pass ([`segment`]) finds tokens,
//! quotation marks and paragraphs; sentences follow from what it noted on the way.

mod edits;
mod hash;
mod inflect;
mod offsets;
mod open_quote;
mod plain;
mod readability;
mod respelling;
mod segment;
mod select;
mod sentence;
mod slug;
mod span;
mod stem;
mod token;
mod toml_fault;
mod vocabulary;
mod word;
mod word_list;
mod yaml_fault;

pub use edits::{edit_distance, nearest};
pub use hash::{FastHasher, FastMap, FastSet};
pub use inflect::{Inflection, plural, plural_of, plurals, verb_forms, verb_of};
pub use offsets::CodePoints;
pub use open_quote::{OPEN_QUOTE, open_quote};
pub use plain::{begin, is_active, plain, plain_lines};
pub use readability::flesch_kincaid;
pub use respelling::{Respelling, are_two_words, respelling};
pub use segment::{Mark, Segmentation, segment, segment_in, tokenize};
pub use select::select;
pub use slug::{free_id, slug};
pub use span::Span;
pub use stem::{EnglishStemmer, Stem};
pub use token::{Gap, Token, n_words};
pub(crate) use toml_fault::toml_fault;
pub use vocabulary::{TypeId, Vocabulary, fold, possessive_len};
pub use word_list::WordList;
pub(crate) use yaml_fault::yaml_fault;
