//! Carries out a save that the application asked for.

use super::{backups, paths};
use crate::app::effect::{Failure, Receipt, Target, WriteJob};
use crate::app::failure::shown;
use crate::file::disk::{Manner, RealDisk, set_aside};
use crate::file::save::{self, Save};
use std::path::Path;
use std::sync::Arc;

/// Carries out a save; what the file held is put by among these backups.
///
/// # Errors
/// What failed; the file is as it was, except as [`crate::app::effect::FailureKind`] says otherwise.
pub(super) fn save(job: &WriteJob, backups: Option<&Path>) -> Result<Receipt, Failure> {
    let path = paths::whole(&job.path);
    let replaced = match job.target {
        Target::Base => job.base.as_ref().map(|base| base.as_slice()),
        Target::Nothing | Target::Anything => None,
    };
    let put_by = match job.target {
        Target::Nothing => Ok(()),
        Target::Base | Target::Anything => backups::keep(backups, &path, replaced),
    };
    let mut copies = Vec::new();
    if let Some(theirs) = job.base.as_ref().filter(|_| job.theirs_first) {
        // Without a copy of it, nothing is written over it.
        let copy = set_aside(&RealDisk, &path, theirs);
        copies.push(copy.map_err(|error| Failure::of_disk(&path, &error))?);
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
            manner: Manner::Replace,
        },
    )
    .map_err(|why| Failure::of_save(&path, &why))?;
    Ok(Receipt {
        path,
        bytes: Arc::new(saved.bytes),
        revision: job.revision,
        passages: saved.passages,
        places: saved.places.map(Arc::new),
        no_backup: put_by.err(),
        copies: copies
            .iter()
            .chain(&saved.copies)
            .map(|copy| name(copy))
            .collect(),
    })
}

fn name(path: &Path) -> String {
    shown(path.file_name().map_or(path, Path::new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::effect::FailureKind;
    use crate::app::samples;
    use crate::edit::History;
    use crate::file;

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
            theirs_first: false,
        }
    }

    #[test]
    fn a_saved_contract_is_read_as_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contrat.ron");
        let receipt = save(&job(&path, None, Target::Nothing), None).unwrap();
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
        let refused = save(&job(&path, Some(ours), Target::Base), None).unwrap_err();
        assert_eq!(refused.what, FailureKind::Changed);
        let refused = save(&job(&path, None, Target::Nothing), None).unwrap_err();
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
        let receipt = save(&job, None).unwrap();
        assert_eq!(receipt.passages, Some(0));
        assert_eq!(std::fs::read(&path).unwrap(), base);

        let mut edited = (*job.contract).clone();
        edited.identity.title.push_str(" bis");
        job.contract = Arc::new(edited);
        job.target = Target::Base;
        let receipt = save(&job, None).unwrap();
        assert_eq!(receipt.passages, Some(1));
        let expected =
            String::from_utf8(base)
                .unwrap()
                .replacen("2021-2027\",", "2021-2027 bis\",", 1);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
    }

    #[test]
    fn a_base_that_is_no_contract_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contrat.ron");
        let refused = save(&job(&path, Some(b"(".to_vec()), Target::Anything), None).unwrap_err();
        assert_eq!(refused.what, FailureKind::NotTheSame);
        assert!(!path.exists());
    }
}
