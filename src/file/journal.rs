//! The recovery journal: everything that is done to an open document, kept on the disk as it is done, so that a
//! program that is killed, a computer that stops, lose nothing. One file per document in the state folder, with the
//! whole base in it: recovery needs nothing else.
//!
//! - [`record`]: what is kept; `stored`, `edits`: as it is written; [`format`]: its bytes, and reading what is whole
//! - [`writer`]: adding to a journal; [`owner`]: whose it is, what was left behind, what was discarded
//! - [`replay`](replay()): the contract as it was, with its steps of undo; [`found`]: what a start finds to recover
//! - [`thread`]: the thread that keeps

mod edits;
pub mod format;
pub mod found;
pub mod owner;
pub mod record;
mod replay;
mod stored;
pub mod thread;
pub mod writer;

#[cfg(test)]
mod tests;

pub use found::{Found, OnDisk, Trouble, found};
pub use owner::{Owner, Who};
pub use record::{Draft, Entry, Keys, Origin, Record, Start};
pub use replay::{Replayed, replay};
pub use writer::Writer;
