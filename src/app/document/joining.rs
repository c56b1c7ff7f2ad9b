//! An open document and somebody else's version of it: which of the two the file holds, and that
//! neither goes without a copy.

use super::{Document, Origin, Stage};
use crate::app::outside::{About, Ask, Theirs};
use crate::edit::{Edit, Refused, Revision, Verb};
use crate::file::journal::Record;
use std::sync::Arc;

/// What is known about somebody else's version beyond its bytes.
#[derive(Debug, Default)]
pub(in crate::app) struct Joining {
    /// What is being worked out.
    pub asked: Option<About>,
    /// The version that was found to say something else than what was saved last.
    pub other: Option<Arc<Theirs>>,
    /// The state in which somebody's version was taken in last: while it is undone, saving would
    /// write over what nobody else has.
    pub taken: Option<Revision>,
}

impl Document {
    /// Takes bytes that say what was saved last for what the file holds.
    pub fn take_layout(&mut self, theirs: &Theirs) {
        self.end_gesture();
        self.hold(theirs);
    }

    /// Takes somebody else's version, to which these edits lead, for what the file holds; what is
    /// open stays as it is, and counts as unsaved where it differs.
    pub fn rebase(&mut self, theirs: &Theirs, to_theirs: Vec<Edit>) {
        self.end_gesture();
        self.history.mark_saved_elsewhere(to_theirs);
        self.hold(theirs);
    }

    fn hold(&mut self, theirs: &Theirs) {
        if let Origin::File { bytes, .. } = &mut self.origin {
            *bytes = Arc::clone(&theirs.bytes);
        }
        self.places = Some(Arc::clone(&theirs.places));
        self.outside = None;
        self.replaceable = None;
        self.joining.asked = None;
        self.joining.other = None;
        // Before the journal begins there is nothing that it would be about.
        if matches!(self.trail.stage, Stage::Kept | Stage::Found(_)) {
            self.trail
                .records
                .push(Record::Base(Arc::clone(&theirs.bytes)));
        }
        self.end_trail();
    }

    /// Makes an edit that comes from somebody else's version one step of undo, and takes that
    /// version, to which the other edits lead from there, for what the file holds.
    ///
    /// # Errors
    /// The edit's own refusal; nothing has changed then.
    pub fn take_in(
        &mut self,
        theirs: &Theirs,
        (edit, verb): (Edit, Verb),
        to_theirs: Vec<Edit>,
    ) -> Result<(), Refused> {
        self.adopt(edit, verb)?;
        self.joining.taken = Some(self.history.revision());
        self.rebase(theirs, to_theirs);
        Ok(())
    }

    /// What is being worked out about somebody else's version.
    pub fn asked(&self) -> Option<&Ask> {
        self.joining.asked.as_ref().map(|about| &about.ask)
    }

    /// True when the file holds somebody's version that was taken in here and undone since: the
    /// next save puts it in a copy first.
    pub fn undid_theirs(&self) -> bool {
        let taken = self.joining.taken;
        taken.is_some_and(|state| !self.history.holds(state))
    }
}
