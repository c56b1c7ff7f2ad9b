//! What a document holds no more and takes long to free: somebody with the time for it lets go of it.

use super::Document;
use std::any::Any;
use std::fmt;
use std::sync::Arc;

/// Something that nobody reads any more.
#[derive(Clone)]
pub struct Spent(Arc<dyn Any + Send + Sync>);

impl PartialEq for Spent {
    /// What is spent is itself and no other.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Spent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Spent")
    }
}

impl Document {
    /// Puts aside what may take long to free.
    pub(in crate::app) fn put_aside(&mut self, what: impl Any + Send + Sync) {
        self.spent.push(Spent(Arc::new(what)));
    }

    /// What was put aside since this was last asked.
    pub(in crate::app) fn take_spent(&mut self) -> Vec<Spent> {
        let dropped = self.history.take_dropped();
        if self.is_long() && !dropped.is_empty() {
            self.put_aside(dropped);
        }
        std::mem::take(&mut self.spent)
    }
}
