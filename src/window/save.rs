//! Carries out a save that the application asked for.

use super::effects::{Report, Wire};
use super::exports::Stop;
use super::paths;
use crate::app::Answer;
use crate::app::effect::{Failure, Receipt, WriteJob};
use crate::app::failure::shown;
use crate::file::backup::Shelf;
use crate::file::disk::{RealDisk, Watch, set_aside};
use crate::file::save::{self, Rest, Save};
use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// A save that takes longer than this tells how far it is.
const QUICK: Duration = Duration::from_millis(150);
/// How long it waits before it tells more.
const PAUSE: Duration = Duration::from_millis(100);

/// Tells the window how far a save is, and asks whether it goes on.
pub(super) struct Teller {
    wire: Wire,
    stop: Stop,
    /// When it tells next.
    next: Cell<Instant>,
}

impl Teller {
    pub(super) fn new(wire: Wire, stop: Stop) -> Self {
        let next = Cell::new(Instant::now() + QUICK);
        Self { wire, stop, next }
    }
}

impl std::fmt::Debug for Teller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Teller")
    }
}

impl Watch for Teller {
    fn goes_on(&self, written: usize, of: usize) -> bool {
        let now = Instant::now();
        if now >= self.next.get() {
            self.next.set(now + PAUSE);
            let told = Answer::Writing(written, of);
            self.wire.send(Report::Answer(told));
        }
        !self.stop.load(Ordering::Relaxed)
    }
}

/// Carries out a save; what the file held is put by. What is left to do then holds nobody up.
///
/// # Errors
/// What failed; the file is as it was, except as [`crate::app::effect::FailureKind`] says otherwise.
pub(super) fn save(
    job: &WriteJob,
    shelf: Option<&Shelf>,
    watch: &dyn Watch,
) -> Result<(Receipt, Rest<'static>), Failure> {
    let path = paths::whole(&job.path);
    let mut copies = Vec::new();
    if let Some(theirs) = job.base.as_ref().filter(|_| job.theirs_first) {
        // Without a copy of it, nothing is written over it.
        let copy = set_aside(&RealDisk, &path, theirs);
        copies.push(name(
            &copy.map_err(|error| Failure::of_disk(&path, &error))?,
        ));
    }
    let saved = save::save(
        &RealDisk,
        Save {
            path: &path,
            contract: &job.contract,
            base: job.base.as_ref().map(|bytes| bytes.as_slice()),
            places: job.places.as_deref(),
            replaceable: job.replaceable.as_ref().map(|bytes| bytes.as_slice()),
            target: job.target,
            manner: job.manner,
            shelf,
            watch,
        },
    );
    let (saved, rest) = match saved {
        Ok(saved) => saved,
        Err(unsaved) => {
            copies.extend(unsaved.copies.iter().map(|copy| name(copy)));
            let failure = Failure::of_save(&path, &unsaved.why);
            return Err(Failure { copies, ..failure });
        }
    };
    copies.extend(saved.copies.iter().map(|copy| name(copy)));
    let receipt = Receipt {
        bytes: Arc::new(saved.bytes),
        revision: job.revision,
        passages: saved.passages,
        places: saved.places.map(Arc::new),
        no_backup: saved.no_backup.map(|e| Failure::of_disk(&path, &e)),
        copies,
        puts_by: rest.is_long(),
        path,
    };
    Ok((receipt, rest))
}

fn name(path: &Path) -> String {
    shown(path.file_name().map_or(path, Path::new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::effect::{FailureKind, Manner, Target};
    use crate::app::samples;
    use crate::edit::History;
    use crate::file;
    use crate::file::disk::Alone;

    fn job(path: &Path, base: Option<Vec<u8>>, target: Target) -> WriteJob {
        let contract = samples::load(samples::REAL).unwrap().contract;
        WriteJob {
            path: path.to_path_buf(),
            contract: Arc::new(contract),
            base: base.map(Arc::new),
            places: None,
            replaceable: None,
            revision: History::new().revision(),
            target,
            manner: Manner::Replace,
            theirs_first: false,
        }
    }

    #[test]
    fn a_saved_contract_is_read_as_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contrat.ron");
        let receipt = save(&job(&path, None, Target::Nothing), None, &Alone)
            .unwrap()
            .0;
        let on_disk = std::fs::read(&path).unwrap();
        assert_eq!(on_disk, *receipt.bytes);
        let contract = samples::load(samples::REAL).unwrap().contract;
        let back = file::read("contrat.ron", &on_disk).unwrap().contract;
        assert_eq!(file::write(&back).unwrap(), file::write(&contract).unwrap());
    }

    #[test]
    fn a_file_that_changed_outside_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contrat.ron");
        std::fs::write(&path, "theirs").unwrap();
        let ours = samples::load(samples::REAL).unwrap().bytes;
        let refused = save(&job(&path, Some(ours), Target::Base), None, &Alone).unwrap_err();
        assert_eq!(refused.what, FailureKind::Changed);
        let refused = save(&job(&path, None, Target::Nothing), None, &Alone).unwrap_err();
        assert_eq!(refused.what, FailureKind::Exists);
        assert_eq!(refused.path, path.to_string_lossy());
        assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
    }

    #[test]
    fn saving_keeps_what_the_edit_does_not_concern() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contrat.ron");
        let base = samples::load(samples::REAL).unwrap().bytes;
        let mut job = job(&path, Some(base.clone()), Target::Nothing);
        let receipt = save(&job, None, &Alone).unwrap().0;
        assert_eq!(receipt.passages, Some(0));
        assert_eq!(std::fs::read(&path).unwrap(), base);

        let mut edited = (*job.contract).clone();
        edited.identity.title.push_str(" bis");
        job.contract = Arc::new(edited);
        job.target = Target::Base;
        let receipt = save(&job, None, &Alone).unwrap().0;
        assert_eq!(receipt.passages, Some(1));
        let expected =
            String::from_utf8(base)
                .unwrap()
                .replacen("2021-2027\",", "2021-2027 bis\",", 1);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
    }

    /// Also what stood where a document is saved over another file.
    #[test]
    fn what_was_there_is_put_by() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contrat.ron");
        let shelf = Shelf {
            all: folder.path().join("backups"),
            path: path.clone(),
            now: jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0),
        };
        std::fs::write(&path, "another file").unwrap();
        let job = job(&path, None, Target::Anything);
        let (receipt, rest) = save(&job, Some(&shelf), &Alone).unwrap();
        assert_eq!(receipt.no_backup, None);
        rest.finish().unwrap();
        let backups = crate::file::backup::list(&RealDisk, &shelf.folder());
        assert_eq!(backups.len(), 1);
        assert_eq!(backups[0].read(&RealDisk).unwrap(), b"another file");
        let job = WriteJob {
            base: Some(Arc::clone(&receipt.bytes)),
            target: Target::Base,
            ..job
        };
        // Nothing is put by where nothing changes.
        save(&job, Some(&shelf), &Alone)
            .unwrap()
            .1
            .finish()
            .unwrap();
        assert_eq!(
            crate::file::backup::list(&RealDisk, &shelf.folder()).len(),
            1
        );
    }

    #[test]
    fn a_base_that_is_no_contract_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contrat.ron");
        let refused = save(
            &job(&path, Some(b"(".to_vec()), Target::Anything),
            None,
            &Alone,
        )
        .unwrap_err();
        assert_eq!(refused.what, FailureKind::NotTheSame);
        assert!(!path.exists());
    }
}
