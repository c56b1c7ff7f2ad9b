//! Tests of edits on a contract built in code: laws of undo and redo, of the saved mark, of
//! integrity. No file, no clock.

mod composed;
mod dates;
mod entries;
mod history;
pub mod laws;
mod refusals;
pub mod sample;
