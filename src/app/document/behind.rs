//! Edits from which so much follows that it is worked out beside: until it is there, views show the contract as it was
//! before with what followed from that, and say so. Edits go on meanwhile.

use super::{Derived, Document};
use crate::contract::{Contract, Date, Touched};
use crate::edit::{Edit, Revision};
use std::sync::Arc;

/// Contracts with fewer lines and amounts than these are derived anew within a frame.
const LONG: usize = 20_000;
/// Of a long contract, edits that touch more things than these are worked out beside.
const MANY: usize = 2_000;

/// What is to be worked out beside.
#[derive(Debug, Clone)]
pub struct DeriveJob {
    /// The contract.
    contract: Arc<Contract>,
    /// Its state.
    revision: Revision,
    /// The day from which it is seen.
    today: Date,
}

impl PartialEq for DeriveJob {
    /// A job is itself and no other.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.contract, &other.contract) && self.today == other.today
    }
}

impl DeriveJob {
    /// Derives all that follows.
    pub fn answer(&self) -> Derived {
        Derived::at(&self.contract, self.revision, self.today)
    }
}

/// How far what is shown is behind the contract.
#[derive(Debug)]
pub(super) struct Behind {
    /// What is shown, and what the derived data at hand follow from.
    shown: Arc<Contract>,
    /// What is being worked out.
    job: Option<DeriveJob>,
    /// True once the job was given to somebody.
    is_given: bool,
}

impl Document {
    /// The contract that the derived data follow from, when it is not the one edited.
    pub(super) fn shown_behind(&self) -> Option<&Contract> {
        self.behind.as_ref().map(|behind| behind.shown.as_ref())
    }

    /// True while what follows from the last edits is being worked out.
    pub fn is_behind(&self) -> bool {
        self.behind.is_some()
    }

    /// Keeps what is shown if much would follow from an edit about to be made.
    pub(super) fn foresee(&mut self, edit: &Edit) {
        if self.is_long() && self.behind.is_none() && self.derived.is_some() {
            let touched = crate::edit::touched(&self.contract, edit);
            if is_wide(&touched) {
                self.fall_behind();
            }
        }
    }

    /// Keeps what is shown, since everything may follow from what is about to be done. True when
    /// that is worked out beside.
    pub(super) fn fall_behind(&mut self) -> bool {
        if self.is_long() && self.behind.is_none() && self.derived.is_some() {
            self.behind = Some(Behind {
                shown: self.snapshot(),
                job: None,
                is_given: false,
            });
        }
        self.behind.is_some()
    }

    /// True when deriving all anew, or reading all, takes longer than a frame may.
    pub(in crate::app) fn is_long(&self) -> bool {
        self.contract.lines.len() + self.contract.commitments.len() >= LONG
    }

    /// True when what follows is worked out beside, or has yet to be asked for; the derived data
    /// at hand stay as they are then.
    pub(super) fn refresh_behind(&mut self, today: Date) -> bool {
        let Some(behind) = self.behind.as_ref() else {
            return false;
        };
        if behind.job.is_some() {
            return true;
        }
        let touched = self.history.take_touched();
        if !is_wide(&touched) {
            // What was foreseen was not done.
            let Some(derived) = self.derived.as_mut() else {
                self.behind = None;
                return false;
            };
            let revision = self.history.revision();
            if derived.revision != revision || !touched.is_empty() {
                derived.update(&self.contract, revision, &touched);
            }
            self.behind = None;
            return false;
        }
        let job = DeriveJob {
            contract: self.snapshot(),
            revision: self.history.revision(),
            today,
        };
        if let Some(behind) = self.behind.as_mut() {
            behind.job = Some(job);
            behind.is_given = false;
        }
        true
    }

    /// What is to be worked out beside and was not given to anybody yet.
    pub(in crate::app) fn take_job(&mut self) -> Option<DeriveJob> {
        let behind = self.behind.as_mut().filter(|behind| !behind.is_given)?;
        behind.is_given = true;
        behind.job.clone()
    }

    /// Takes in what was worked out; without an answer, it is worked out here. Edits made meanwhile
    /// follow at the next refresh.
    pub(in crate::app) fn worked_out(&mut self, job: &DeriveJob, derived: Option<Derived>) {
        let is_awaited = |behind: &&mut Behind| behind.job.as_ref() == Some(job);
        let Some(behind) = self.behind.as_mut().filter(is_awaited) else {
            return;
        };
        behind.job = None;
        let shown = std::mem::replace(&mut behind.shown, Arc::clone(&job.contract));
        let derived = derived.unwrap_or_else(|| job.answer());
        let old = self.derived.replace(derived);
        self.put_aside((shown, old));
    }
}

fn is_wide(touched: &Touched) -> bool {
    touched.whole || touched.count() > MANY
}
