//! A point to examine that somebody looked at and set aside, with the reason.

use super::date::PartialDate;
use super::ids::DismissalId;

/// A point that was set aside.
///
/// It keeps what was seen, as words of the file: the rule, what it was about, and the values. They
/// are compared word for word with what the rules find now and are never resolved, so that a
/// dismissal may name what is no longer there. When one of them changes, the point is back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissal {
    /// Identity.
    pub id: DismissalId,
    /// The rule, by its name: `PartsExceedEnvelope`.
    pub rule: String,
    /// What the point was about: `partner mel`.
    pub about: String,
    /// The values that were seen, in the order of the rule.
    pub values: Vec<String>,
    /// Why it was set aside.
    pub reason: String,
    /// When.
    pub date: Option<PartialDate>,
}
