//! Charts, one to a file: each draws chart data in a place that it is given.

pub mod partners;
pub mod timeline;
