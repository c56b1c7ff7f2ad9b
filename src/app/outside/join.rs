//! What two versions of a contract come to when they are held against each other: worked out
//! beside the window, since for a large contract it takes longer than a frame. Pure: what a
//! question and its answer are about comes with them.

use super::{BothSides, Theirs};
use crate::app::document::Document;
use crate::compare::{Choices, Merge, between, compare, same, what_differs, with_keys_of};
use crate::contract::Contract;
use crate::edit::{Edit, Revision, ToSaved};
use std::sync::Arc;

/// A question about ours and theirs.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Do they say the same as what was saved last?
    Same,
    /// What leads from ours, where nothing was edited, to theirs?
    Reload,
    /// What leads from ours to theirs, whatever was edited?
    TakeTheirs,
    /// What differs from ours when theirs, set aside, counts as what the file holds?
    KeepMine,
    /// What was changed on either side? `again` when the answer is on show already.
    Compare {
        /// True when only what is on show is to be made true.
        again: bool,
    },
    /// What do both make together, or what must be asked? `again` as above.
    Merge {
        /// True when only what is on show is to be made true.
        again: bool,
    },
    /// What do both make together, with these choices?
    Apply(Choices),
}

impl Ask {
    /// True for what a person asked and waits for.
    pub fn is_waited_for(&self) -> bool {
        match self {
            Ask::Same | Ask::Reload => false,
            Ask::Compare { again } | Ask::Merge { again } => !again,
            Ask::TakeTheirs | Ask::KeepMine | Ask::Apply(_) => true,
        }
    }
}

/// What a question is about. An answer about something else is of no use any more.
#[derive(Debug, Clone)]
pub struct About {
    /// The question.
    pub ask: Ask,
    /// The state of ours.
    pub revision: Revision,
    /// Theirs.
    pub theirs: Arc<Theirs>,
}

impl PartialEq for About {
    fn eq(&self, other: &Self) -> bool {
        self.ask == other.ask
            && self.revision == other.revision
            && Arc::ptr_eq(&self.theirs, &other.theirs)
    }
}

/// A question with all that an answer needs.
#[derive(Debug, Clone, PartialEq)]
pub struct JoinJob {
    /// What it is about.
    pub about: About,
    /// What is open.
    pub ours: Arc<Contract>,
    /// The way from there to what was saved last.
    pub to_saved: ToSaved,
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Joined {
    /// Only comments or layout are other than what was saved last.
    Same,
    /// They say something else.
    Other,
    /// This edit of ours takes theirs in, alone or with ours.
    Take {
        /// The edit.
        edit: Box<Edit>,
        /// The edits that lead from there to theirs.
        to_theirs: Vec<Edit>,
        /// How many things differ from ours as it is.
        count: usize,
    },
    /// These edits lead from ours to theirs.
    Keep {
        /// The edits.
        to_theirs: Vec<Edit>,
    },
    /// What was changed on both sides.
    Compared(BothSides),
    /// A merge that somebody must be asked about.
    Asked(Arc<Merge>),
    /// They cannot be joined.
    Impossible,
}

impl JoinJob {
    /// The question about an open document.
    pub fn of(document: &Document, about: About) -> Self {
        Self {
            about,
            ours: document.snapshot(),
            to_saved: document.history().to_saved(),
        }
    }

    /// Works the answer out.
    pub fn answer(&self) -> Joined {
        let theirs = &self.about.theirs.contract;
        match &self.about.ask {
            Ask::Same if same(&self.saved(), theirs) => Joined::Same,
            Ask::Same => Joined::Other,
            Ask::Reload if same(&self.ours, theirs) => Joined::Same,
            Ask::Reload | Ask::TakeTheirs => Joined::Take {
                edit: Box::new(Edit::Batch(compare(&self.ours, theirs))),
                to_theirs: Vec::new(),
                count: what_differs(&self.ours, theirs).len(),
            },
            Ask::KeepMine => Joined::Keep {
                to_theirs: between(&self.ours, &with_keys_of(&self.ours, theirs)),
            },
            Ask::Compare { .. } => {
                let saved = self.saved();
                Joined::Compared(BothSides {
                    theirs: what_differs(&saved, theirs),
                    ours: what_differs(&saved, &self.ours),
                })
            }
            Ask::Merge { again } => {
                let merge = self.merge();
                if *again || !merge.conflicts().is_empty() {
                    return Joined::Asked(Arc::new(merge));
                }
                joined(&merge, &Choices::new())
            }
            Ask::Apply(choices) => {
                let merge = self.merge();
                if merge.open(choices).next().is_some() {
                    return Joined::Asked(Arc::new(merge));
                }
                joined(&merge, choices)
            }
        }
    }

    fn saved(&self) -> Contract {
        self.to_saved.from(&self.ours)
    }

    fn merge(&self) -> Merge {
        Merge::of(&self.saved(), &self.ours, &self.about.theirs.contract)
    }
}

fn joined(merge: &Merge, choices: &Choices) -> Joined {
    let versions = merge.versions();
    let Ok(merged) = merge.merged(choices) else {
        return Joined::Impossible;
    };
    Joined::Take {
        edit: Box::new(Edit::Batch(between(&versions.ours, &merged))),
        to_theirs: between(&merged, &versions.theirs),
        count: what_differs(&versions.ours, &merged).len(),
    }
}
