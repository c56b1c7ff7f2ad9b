//! Contract files: RON text cut into tokens, made into a tree with places, held to the shapes of a
//! contract, and read as one; every problem said in people's words. Nothing here opens a window or
//! knows a toolkit.
//!
//! - [`read`]: bytes to contract, or every reason why not; [`write`]: contract to text
//! - [`opening`]: a path to bytes, or a refusal that says why
//! - [`disk`]: whole files, read within limits and replaced in one step; [`save`]: a contract to its
//!   file by way of it; [`settings`]: what is remembered
//! - [`keeping`]: the state folder; [`journal`]: what was done to an open document, kept as it is done; [`lock`]: one
//!   writer per file; [`backup`]: what a file held before
//! - [`patch`]: the new text of a file that is read as a changed contract, all else kept
//! - [`sniff`]: bytes to text, or what kind of file it is instead
//! - [`token`]: lossless tokens with byte spans; [`tree`]: the tree of values over them, tolerant
//!   of errors; [`lines`]: byte offsets to lines and columns
//! - [`shape`]: what a file may hold; `inspect` holds a tree to it
//! - `imprint`: what a long text was read as, item by item
//! - `direct`: sound files straight to the contract; [`schema`]: the file's types; [`convert`]: to the contract and back
//! - [`problem`], [`content`], [`problem_text`]: what is wrong, and its sentences in French and
//!   English; [`shown`]: safe quotations

pub mod backup;
pub mod content;
pub mod convert;
mod direct;
pub mod disk;
mod file_problem;
mod fingerprint;
mod imprint;
mod inspect;
pub mod journal;
pub mod keeping;
mod layout;
pub mod lines;
pub mod lock;
pub mod opening;
pub mod patch;
pub mod problem;
pub mod problem_text;
pub mod read;
mod readable;
pub mod save;
pub mod schema;
pub mod settings;
pub mod shape;
pub mod shown;
pub mod sniff;
pub mod token;
pub mod tree;
pub mod write;

pub use fingerprint::fingerprint;
pub use inspect::nearest;
pub use patch::{PatchRefusal, Patched, patch, patch_known};
pub use read::{Item, Loaded, Places, Refusal, read, read_owned};
pub use write::write;

#[cfg(test)]
pub(crate) mod tests;
