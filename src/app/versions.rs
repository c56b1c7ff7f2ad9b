//! Versions of the same contract, linked by their files.

use crate::contract::Version;
use std::path::PathBuf;

/// Where a version is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A file.
    File(PathBuf),
    /// Bundled with the program, by name.
    Bundled(&'static str),
}

/// A version that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLink {
    /// Where it is.
    pub place: Place,
    /// How it names itself.
    pub version: Version,
    /// True for the version that is open.
    pub is_open: bool,
}
