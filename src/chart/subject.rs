//! What a mark stands for. Selecting, finding, copying and speaking all use this one name.

use crate::check::{Code, Finding, FindingSubject};
use crate::contract::{DeadlineId, GroupId, LineId, PartnerId, PerimeterId};

/// A thing that can be shown and selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The announced total of the contract.
    Envelope,
    /// The sum of the parts.
    Parts,
    /// A partner, and its total.
    Partner(PartnerId),
    /// A group, and what it leaves to members without an amount.
    Group(GroupId),
    /// A line, and its total.
    Line(LineId),
    /// One partner on one line.
    Cell(LineId, PartnerId),
    /// An event.
    Deadline(DeadlineId),
    /// A point to examine.
    Finding(FindingId),
}

impl Subject {
    /// The partner it speaks of, if it speaks of one.
    pub fn partner(&self) -> Option<&PartnerId> {
        match self {
            Subject::Partner(id) | Subject::Cell(_, id) => Some(id),
            _ => None,
        }
    }

    /// The line it speaks of, if it speaks of one.
    pub fn line(&self) -> Option<&LineId> {
        match self {
            Subject::Line(id) | Subject::Cell(id, _) => Some(id),
            _ => None,
        }
    }

    /// The event it speaks of.
    pub fn deadline(&self) -> Option<&DeadlineId> {
        match self {
            Subject::Deadline(id) => Some(id),
            _ => None,
        }
    }
}

/// What makes a finding the same one after an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingId {
    /// Its rule.
    pub code: Code,
    /// What it is about.
    pub subject: FindingSubject,
    /// In which perimeter.
    pub perimeter: Option<PerimeterId>,
}

impl FindingId {
    /// The identity of a finding.
    pub fn of(finding: &Finding) -> Self {
        Self {
            code: finding.code,
            subject: finding.subject.clone(),
            perimeter: finding.perimeter.clone(),
        }
    }

    /// True for the finding that this identifies.
    pub fn is(&self, finding: &Finding) -> bool {
        self.code == finding.code
            && self.subject == finding.subject
            && self.perimeter == finding.perimeter
    }
}
