//! Contract files: RON text to contract and back. Nothing here opens a window or knows a toolkit.
//!
//! - [`schema`]: the file's types, [`convert`]: to the contract and back
//! - [`read`]: bytes to contract, or every reason why not
//! - [`write`]: contract to text
//! - [`sniff`]: bytes to text, or what kind of file it is instead
//! - [`token`]: lossless tokens with byte spans; [`tree`]: the tree of values over them, tolerant
//!   of errors; [`lines`]: byte offsets to lines and columns
//! - [`problem`], [`problem_text`]: what is wrong, and its sentences in French and English; [`shown`]: safe
//!   quotations
//! - [`disk`]: whole files, read within limits and replaced in one step; [`settings`]: what is remembered

pub mod convert;
pub mod disk;
pub mod lines;
pub mod problem;
pub mod problem_text;
pub mod read;
pub mod schema;
pub mod settings;
pub mod shown;
pub mod sniff;
pub mod token;
pub mod tree;
pub mod write;

pub use read::{Loaded, Refusal, read};
pub use write::write;

#[cfg(test)]
mod tests;
