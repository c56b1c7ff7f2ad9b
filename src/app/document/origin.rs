//! Where an open contract comes from, and the bytes that it holds to be there.

use super::Document;
use crate::app::versions::Place;
use crate::file::shown::shown_whole;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file, with the bytes that were read from or written to it last.
    File {
        /// Where it is.
        path: PathBuf,
        /// Its bytes as far as we know.
        bytes: Arc<Vec<u8>>,
    },
    /// Bundled with the program: there is no file yet, but there are bytes whose layout a
    /// saved copy keeps.
    Bundled {
        /// Its name.
        name: &'static str,
        /// Its bytes.
        bytes: Arc<Vec<u8>>,
    },
    /// New, never saved.
    New,
}

impl Document {
    /// The file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File { path, .. } => Some(path),
            Origin::Bundled { .. } | Origin::New => None,
        }
    }

    /// The name to show, hidden characters spelled out: the file's, the bundled one's, or nothing for a new document.
    pub fn file_name(&self) -> Option<String> {
        match &self.origin {
            Origin::File { path, .. } => path
                .file_name()
                .map(|name| shown_whole(&name.to_string_lossy())),
            Origin::Bundled { name, .. } => Some((*name).to_owned()),
            Origin::New => None,
        }
    }

    /// The bytes whose layout a save keeps.
    pub fn base(&self) -> Option<Arc<Vec<u8>>> {
        match &self.origin {
            Origin::File { bytes, .. } | Origin::Bundled { bytes, .. } => Some(Arc::clone(bytes)),
            Origin::New => None,
        }
    }

    /// Where this document is, as a version.
    pub fn place(&self) -> Option<Place> {
        match &self.origin {
            Origin::File { path, .. } => Some(Place::File(path.clone())),
            Origin::Bundled { name, .. } => Some(Place::Bundled(name)),
            Origin::New => None,
        }
    }

    /// The bytes that should be in the file now.
    pub fn on_disk(&self) -> Option<Arc<Vec<u8>>> {
        match (&self.replaceable, &self.origin) {
            (Some(bytes), _) | (None, Origin::File { bytes, .. }) => Some(Arc::clone(bytes)),
            (None, Origin::Bundled { .. } | Origin::New) => None,
        }
    }
}
