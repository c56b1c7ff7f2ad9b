//! What the contract is: its name, its period, its version.

use super::date::PartialDate;

/// A span of whole years, both included. Sources give years, so no day is ever invented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First year.
    pub first: i16,
    /// Last year.
    pub last: i16,
}

impl Period {
    /// Number of years; zero when the end comes before the start.
    pub fn years(self) -> u16 {
        u16::try_from(i32::from(self.last) - i32::from(self.first) + 1).unwrap_or(0)
    }
}

/// Which state of the contract a file describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Label, as people call it: `v1`.
    pub label: String,
    /// What makes it: “signée le 9 janvier 2023”.
    pub title: Option<String>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// The file of the version before, relative to this one.
    pub previous: Option<String>,
}

/// Identity of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Title.
    pub title: String,
    /// Territory.
    pub territory: Option<String>,
    /// Period.
    pub period: Period,
    /// Date of signature.
    pub signed: Option<PartialDate>,
    /// Contracts that it follows.
    pub predecessors: Vec<String>,
    /// Its aims.
    pub objectives: Vec<String>,
    /// What every export must say of this file.
    pub disclaimer: Option<String>,
    /// True for an invented contract.
    pub fictitious: bool,
    /// Version.
    pub version: Version,
}
