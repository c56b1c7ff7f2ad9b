//! Writing a contract to its file: the text is made whole in memory, read back and compared with the contract before
//! anything on the disk is touched. A file that was read keeps every byte that no edit concerns.

use super::{paths, remembered};
use crate::app::effect::{Failure, FailureKind, Receipt, Target, WriteJob};
use crate::contract::Contract;
use crate::file;
use crate::file::disk::{Expect, write_atomically};
use std::path::Path;
use std::sync::Arc;

/// Carries out a save.
///
/// # Errors
/// What failed; the file is as it was.
pub(super) fn save(job: &WriteJob) -> Result<Receipt, Failure> {
    let path = paths::whole(&job.path);
    let base = job.base.as_ref().map(|bytes| bytes.as_slice());
    let Written { bytes, passages } = written(&path, &job.contract, base)?;
    let expect = match (job.target, base) {
        (Target::Base, Some(base)) => Expect::Base(base),
        (Target::Base, None) | (Target::Nothing, _) => Expect::Nothing,
        (Target::Anything, _) => Expect::Anything,
    };
    write_atomically(&path, &bytes, expect).map_err(|e| remembered::failure(&path, &e))?;
    Ok(Receipt {
        path,
        bytes: Arc::new(bytes),
        revision: job.revision,
        passages,
    })
}

/// What is to be written, and how many places of the base change; `None` when there is no base.
struct Written {
    bytes: Vec<u8>,
    passages: Option<usize>,
}

/// The text of a contract, which reads back as the same contract. With a base, only what differs from it is rewritten;
/// a base that cannot be changed so is never replaced by a text without its comments.
fn written(path: &Path, contract: &Contract, base: Option<&[u8]>) -> Result<Written, Failure> {
    let failure = |what, cause| Failure {
        what,
        path: paths::shown(path),
        cause,
    };
    let not_the_same = || failure(FailureKind::NotTheSame, String::new());
    if let Some(base) = base {
        let patched = file::patch(base, contract).map_err(|_| not_the_same())?;
        return Ok(Written {
            bytes: patched.bytes,
            passages: Some(patched.passages),
        });
    }
    let text = file::write(contract).map_err(|e| failure(FailureKind::Write, e.to_string()))?;
    // The canonical text stands for the contract: things that only live in memory differ.
    let back = file::read(&paths::shown(path), text.as_bytes())
        .ok()
        .and_then(|loaded| file::write(&loaded.contract).ok());
    if back.as_deref() == Some(text.as_str()) {
        Ok(Written {
            bytes: text.into_bytes(),
            passages: None,
        })
    } else {
        Err(not_the_same())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::samples;
    use crate::edit::History;

    fn job(path: &Path, base: Option<Vec<u8>>, target: Target) -> WriteJob {
        let contract = samples::load(samples::REAL).unwrap().contract;
        WriteJob {
            path: path.to_path_buf(),
            contract: Arc::new(contract),
            base: base.map(Arc::new),
            revision: History::new().revision(),
            target,
        }
    }

    #[test]
    fn a_saved_contract_is_read_as_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contrat.ron");
        let receipt = save(&job(&path, None, Target::Nothing)).unwrap();
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
        let refused = save(&job(&path, Some(ours), Target::Base)).unwrap_err();
        assert_eq!(refused.what, FailureKind::Changed);
        let refused = save(&job(&path, None, Target::Nothing)).unwrap_err();
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
        let receipt = save(&job).unwrap();
        assert_eq!(receipt.passages, Some(0));
        assert_eq!(std::fs::read(&path).unwrap(), base);

        let mut edited = (*job.contract).clone();
        edited.identity.title.push_str(" bis");
        job.contract = Arc::new(edited);
        job.target = Target::Base;
        let receipt = save(&job).unwrap();
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
        let refused = save(&job(&path, Some(b"(".to_vec()), Target::Anything)).unwrap_err();
        assert_eq!(refused.what, FailureKind::NotTheSame);
        assert!(!path.exists());
    }
}
