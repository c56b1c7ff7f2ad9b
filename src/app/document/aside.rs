//! Edits that take thousands of things along: they are made on a copy of the contract beside, and taken in as if they
//! had been made here. Until then the document stays as it is, and whatever would change it waits for its turn.

use super::Document;
use crate::app::removal::Removal;
use crate::contract::Contract;
use crate::edit::{
    Changes, Edit, Label, LineChange, Refused, StepMade, Target, make_aside, remove, turn_aside,
};
use crate::file::journal::Record;
use std::sync::Arc;

/// An edit that concerns more lines and figures than these is made beside, in a long contract.
const MANY: usize = 2_000;

/// What is to be done beside with a contract.
#[derive(Debug, Clone)]
pub struct EditJob {
    contract: Arc<Contract>,
    /// What differs from the file.
    changes: Arc<Changes>,
    wish: Wish,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) enum Wish {
    /// What would go with this; true when it was asked from the contents of the contract.
    Look(Target, bool),
    /// Remove this with all that goes with it.
    Remove(Target),
    /// Undo the last step, which this leads back from.
    Undo(Arc<Edit>),
    /// Redo the last step that was undone.
    Redo(Arc<Edit>),
}

impl PartialEq for EditJob {
    /// A job is itself and no other.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.contract, &other.contract) && self.wish == other.wish
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub enum EditWork {
    /// What would go with a removal; nothing when the contract does not hold it.
    Seen(Option<Box<Removal>>),
    /// The edit was made.
    Made(Box<Made>),
    /// It cannot be made.
    Refused(Refused),
}

/// An edit that was made on a copy.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    contract: Arc<Contract>,
    record: Record,
    step: StepMade,
}

/// What became of a wish, for whoever asked.
#[derive(Debug, PartialEq)]
pub(in crate::app) enum Outcome {
    /// What would go with a removal.
    Seen(Option<Box<Removal>>),
    /// Something was removed.
    Removed,
    /// A step was undone.
    Undone(Option<Label>),
    /// A step was redone.
    Redone(Option<Label>),
    /// Nothing was changed.
    Refused(Refused),
}

/// A job under way.
#[derive(Debug)]
pub(super) struct UnderWay {
    job: EditJob,
    /// True once the job was given to somebody.
    is_given: bool,
}

impl EditJob {
    /// Does it.
    pub fn answer(&self) -> EditWork {
        match self.work() {
            Ok(work) => work,
            Err(refused) => EditWork::Refused(refused),
        }
    }

    fn work(&self) -> Result<EditWork, Refused> {
        let mut contract = match &self.wish {
            Wish::Look(target, from_contents) => {
                let seen = Removal::of(&self.contract, target.clone(), *from_contents);
                return Ok(EditWork::Seen(seen.map(Box::new)));
            }
            Wish::Remove(_) | Wish::Undo(_) | Wish::Redo(_) => self.contract.twin(),
        };
        let (record, step) = match &self.wish {
            Wish::Look(..) => return Ok(EditWork::Seen(None)),
            Wish::Remove(target) => {
                let edit = remove(&contract, target)?;
                let step = make_aside(&mut contract, edit.clone(), &self.changes)?;
                // A removal always changes something.
                let step = step.ok_or_else(|| Refused::Unknown(target.clone()))?;
                (Record::Edit(edit), step)
            }
            Wish::Undo(edit) => {
                let step = turn_aside(&mut contract, edit, &self.changes)?;
                (Record::Undo(Edit::clone(edit)), step)
            }
            Wish::Redo(edit) => {
                let step = turn_aside(&mut contract, edit, &self.changes)?;
                (Record::Redo(Edit::clone(edit)), step)
            }
        };
        Ok(EditWork::Made(Box::new(Made {
            contract: Arc::new(contract),
            record,
            step,
        })))
    }

    /// True when nothing is changed by it.
    pub(in crate::app) fn only_looks(&self) -> bool {
        matches!(self.wish, Wish::Look(..))
    }
}

impl Document {
    /// What is under way beside, when it is an edit.
    pub(in crate::app) fn under_way(&self) -> Option<&EditJob> {
        self.under_way.as_ref().map(|under_way| &under_way.job)
    }

    /// True when finding out what goes with this, or removing it, would take longer than a frame may.
    pub(in crate::app) fn goes_with_many(&self, target: &Target) -> bool {
        let contract = &self.contract;
        self.is_long()
            && match target {
                Target::Line(id) => {
                    let below = contract.subtree(id).map_or(0, |places| places.len());
                    below + contract.commitments_on(id).len() > MANY / 10
                }
                // All amounts are read for these.
                Target::Partner(_) | Target::Perimeter(_) => true,
                Target::Source(_) | Target::Quote(..) => true,
                Target::Identity
                | Target::Group(_)
                | Target::Commitment(_)
                | Target::Announced(_)
                | Target::Lane(_)
                | Target::Deadline(_)
                | Target::Document(_)
                | Target::Dismissal(_) => false,
            }
    }

    /// The step that undo would take back, or redo make again, when that takes long.
    pub(in crate::app) fn long_turn(&self, back: bool) -> Option<Wish> {
        let edit = match back {
            true => self.history.next_undo(),
            false => self.history.next_redo(),
        };
        let edit = edit.filter(|edit| self.is_long() && concerns(edit) > MANY)?;
        Some(match back {
            true => Wish::Undo(Arc::clone(edit)),
            false => Wish::Redo(Arc::clone(edit)),
        })
    }

    /// Has it done beside. One thing at a time: whoever asks looks first whether something is under way.
    pub(in crate::app) fn begin(&mut self, wish: Wish) {
        self.end_gesture();
        self.under_way = Some(UnderWay {
            job: EditJob {
                contract: self.snapshot(),
                changes: Arc::clone(self.history.shared_changes(&self.contract)),
                wish,
            },
            is_given: false,
        });
    }

    /// What is to be done beside and was not given to anybody yet.
    pub(in crate::app) fn take_edit_job(&mut self) -> Option<EditJob> {
        let under_way = self.under_way.as_mut().filter(|job| !job.is_given)?;
        under_way.is_given = true;
        Some(under_way.job.clone())
    }

    /// Takes in what was done; without an answer, it is done here. `None` when nobody waits for it.
    pub(in crate::app) fn edited(
        &mut self,
        job: &EditJob,
        work: Option<EditWork>,
    ) -> Option<Outcome> {
        self.under_way
            .take_if(|under_way| under_way.job == *job)
            .map(|under_way| under_way.job)
            .map(|job| {
                let work = work.unwrap_or_else(|| job.answer());
                self.take_work(job, work)
            })
    }

    fn take_work(&mut self, job: EditJob, work: EditWork) -> Outcome {
        let made = match work {
            EditWork::Seen(removal) => return Outcome::Seen(removal),
            EditWork::Refused(refused) => return Outcome::Refused(refused),
            EditWork::Made(made) => *made,
        };
        debug_assert!(
            Arc::ptr_eq(&job.contract, &self.contract),
            "the contract was changed while an edit of it was made"
        );
        // What is taken out was seen before, and what stays says nothing new.
        self.fall_behind();
        let old = std::mem::replace(&mut self.contract, made.contract);
        self.put_aside((old, job.clone()));
        self.trail.records.push(made.record);
        match job.wish {
            Wish::Look(..) => Outcome::Seen(None),
            Wish::Remove(_) => {
                self.history.take_made(made.step);
                Outcome::Removed
            }
            Wish::Undo(_) => Outcome::Undone(self.history.take_undone(made.step)),
            Wish::Redo(_) => Outcome::Redone(self.history.take_redone(made.step)),
        }
    }
}

/// How many lines and other things an edit concerns; counted no further than needed.
fn concerns(edit: &Edit) -> usize {
    match edit {
        Edit::Batch(edits) => {
            let mut all = 0;
            for edit in edits {
                all += concerns(edit);
                if all > MANY {
                    break;
                }
            }
            all
        }
        Edit::Line(LineChange::Insert { lines, .. }) => lines.len(),
        _ => 1,
    }
}
