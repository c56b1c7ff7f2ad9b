//! What others may do to a file while it is being saved.

use crate::file::disk::model::Act;
use std::path::PathBuf;

/// Each thing that somebody may do once.
pub(super) fn acts(file: &str, bytes: &[u8]) -> [Act; 3] {
    let file = PathBuf::from(file);
    [
        Act::Replace(file.clone(), bytes.to_vec()),
        Act::WriteInto(file.clone(), bytes.to_vec()),
        Act::Remove(file),
    ]
}
