//! Contract files: RON text to contract and back. Nothing here opens a window or knows a toolkit.
//!
//! - [`schema`]: the file's types, [`convert`]: to the contract and back
//! - [`read`]: bytes to contract, or every reason why not
//! - [`write`]: contract to text

pub mod convert;
pub mod read;
pub mod schema;
pub mod write;

pub use read::{Loaded, Refusal, read};
pub use write::write;

#[cfg(test)]
mod tests;
