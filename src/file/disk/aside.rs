//! Copies of somebody's version, put beside a file before it is replaced.

use super::temp::{copy_name, read_all};
use super::{Alone, Disk, DiskError, Expect, Manner, put, target};
use std::path::{Path, PathBuf};

/// How many copies of one file are counted before that is taken for a fault.
const COPIES: u32 = 10_000;

/// Puts bytes in a copy beside the file at `path`, under the first free name of the form
/// `contrat.conflict-1.ron`, flushed to the disk; gives that name. A copy that holds these bytes
/// already is not made twice.
///
/// # Errors
/// The copy cannot be written; nothing has changed then.
pub fn set_aside(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<PathBuf, DiskError> {
    let target = target::resolve(disk, path).map_err(|e| DiskError::write(&e, bytes.len()))?;
    for n in 1..=COPIES {
        let copy = target.with_file_name(copy_name(&target, n));
        match put(
            disk,
            &copy,
            bytes,
            Expect::Nothing,
            (Manner::Replace, &Alone),
        ) {
            Ok(_) => return Ok(copy),
            Err(DiskError::Exists) if read_all(disk, &copy).is_ok_and(|found| found == bytes) => {
                return Ok(copy);
            }
            Err(DiskError::Exists) => {}
            Err(error) => return Err(error),
        }
    }
    Err(DiskError::Exists)
}
