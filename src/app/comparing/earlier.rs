//! What the open file held earlier, as far as a comparison offers it: a list of copies, none of which is read before
//! it is chosen. The list is asked for when the comparison is looked at, and again once the file was saved.

use crate::chart::SideKind;
use crate::file::backup::Backup;
use crate::wording::date::is_same_minute;
use std::path::{Path, PathBuf};

/// The copies that were put by.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EarlierList {
    /// The file whose copies they are.
    of: Option<PathBuf>,
    found: Vec<Backup>,
    state: Listed,
}

/// How far the list is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Listed {
    /// It is to be asked for.
    #[default]
    Wanted,
    /// It is asked for.
    Asked,
    /// It is asked for, and what comes is out of date.
    Late,
    /// It is as it is.
    Known,
}

impl EarlierList {
    /// The copies, newest first.
    pub fn found(&self) -> &[Backup] {
        &self.found
    }

    /// True while there is nothing to show yet.
    pub fn is_waiting(&self) -> bool {
        self.found.is_empty() && self.state != Listed::Known
    }

    /// What a copy is called: by its minute, or by its second where another has the same minute.
    pub fn kind(&self, of: &Backup) -> SideKind {
        let alike = |b: &&Backup| is_same_minute(b.made, of.made);
        SideKind::Earlier {
            until: of.made,
            to_the_second: self.found.iter().filter(alike).count() > 1,
        }
    }

    /// The file whose copies are to be listed now.
    pub(in crate::app) fn due(&mut self, open: Option<&Path>) -> Option<PathBuf> {
        if self.of.as_deref() != open {
            *self = Self {
                of: open.map(Path::to_path_buf),
                ..Self::default()
            };
        }
        let path = self.of.clone().filter(|_| self.state == Listed::Wanted)?;
        self.state = Listed::Asked;
        Some(path)
    }

    /// The list may have changed: what is known of it stands until it is there again.
    pub(in crate::app) fn outdate(&mut self) {
        self.state = match self.state {
            Listed::Asked | Listed::Late => Listed::Late,
            Listed::Wanted | Listed::Known => Listed::Wanted,
        };
    }

    /// Takes the list of a file in, if it is the one that is asked for.
    pub(in crate::app) fn listed(&mut self, of: &Path, found: Vec<Backup>) {
        if self.of.as_deref() != Some(of) {
            return;
        }
        self.found = found;
        self.state = match self.state {
            Listed::Late => Listed::Wanted,
            _ => Listed::Known,
        };
    }
}
