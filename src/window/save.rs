//! Writing a contract to its file: the text is made whole in memory, read back and compared with
//! the contract before anything on the disk is touched.

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
    let bytes = bytes(&path, &job.contract, base)?;
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
        passages: None,
    })
}

/// The bytes of a contract, which read back as the same contract.
fn bytes(path: &Path, contract: &Contract, base: Option<&[u8]>) -> Result<Vec<u8>, Failure> {
    let failure = |what, cause| Failure {
        what,
        path: paths::shown(path),
        cause,
    };
    let text = file::write(contract).map_err(|e| failure(FailureKind::Write, e.to_string()))?;
    let bytes = laid_out(&text, base.unwrap_or_default());
    // The canonical text stands for the contract: things that only live in memory differ.
    let back = file::read(&paths::shown(path), &bytes)
        .ok()
        .and_then(|loaded| file::write(&loaded.contract).ok());
    if back.as_deref() == Some(text.as_str()) {
        Ok(bytes)
    } else {
        Err(failure(FailureKind::NotTheSame, String::new()))
    }
}

/// A text with the byte order mark and the line ends of `base`.
fn laid_out(text: &str, base: &[u8]) -> Vec<u8> {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let first_end = base.iter().position(|b| *b == b'\n');
    let is_crlf = first_end
        .and_then(|at| at.checked_sub(1))
        .and_then(|at| base.get(at))
        .is_some_and(|b| *b == b'\r');
    let mut bytes = Vec::with_capacity(text.len());
    if base.starts_with(MARK) {
        bytes.extend_from_slice(MARK);
    }
    if is_crlf {
        // Line ends inside quoted text are escaped, so every one here is of the layout.
        bytes.extend_from_slice(text.replace('\n', "\r\n").as_bytes());
    } else {
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
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
        let refused = save(&job(&path, Some(b"ours".to_vec()), Target::Base)).unwrap_err();
        assert_eq!(refused.what, FailureKind::Changed);
        let refused = save(&job(&path, None, Target::Nothing)).unwrap_err();
        assert_eq!(refused.what, FailureKind::Exists);
        assert_eq!(refused.path, path.to_string_lossy());
        assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
    }

    #[test]
    fn the_mark_and_the_line_ends_of_the_file_are_kept() {
        assert_eq!(laid_out("a\nb\n", b""), b"a\nb\n");
        assert_eq!(laid_out("a\nb\n", b"x\r\ny\n"), b"a\r\nb\r\n");
        assert_eq!(laid_out("a\n", b"\xef\xbb\xbfx\n"), b"\xef\xbb\xbfa\n");
    }
}
