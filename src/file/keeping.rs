//! Where the program keeps what must survive it: journals, locks and backups, in the user's state folder. Names of
//! files there, and nothing of what they hold.

use super::disk::Disk;
use etcetera::BaseStrategy;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of what the program keeps; `None` when the user has no home.
pub fn folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    let state = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
    Some(state.join("maquette"))
}

/// The real path of a file: whole and without links, as far as it is there.
pub fn real(path: &Path) -> PathBuf {
    path.canonicalize()
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_path_buf())
}

/// A short name that stands for a path: the same for the same path, on every start. Two paths
/// have the same one by a chance of one in 10^19; whoever uses it keeps the path beside it.
pub fn key(path: &Path) -> String {
    // FNV-1a: it needs no crate and is the same everywhere.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in path.as_os_str().as_encoded_bytes() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// The part of a file's name that people recognise, in letters that every disk can keep.
pub fn readable(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    crate::contract::stem(&stem).chars().take(40).collect()
}

/// Makes a folder and those above it that are missing, each for its owner alone.
///
/// # Errors
/// One cannot be made.
pub fn make_folder(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    match disk.create_folder(folder) {
        Ok(()) => match folder.parent() {
            Some(above) => disk.open_folder(above)?.sync(),
            None => Ok(()),
        },
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let above = folder.parent().ok_or(error)?;
            make_folder(disk, above)?;
            make_folder(disk, folder)
        }
        Err(error) => Err(error),
    }
}

/// Flushes the names in a folder.
///
/// # Errors
/// They may not survive a power cut.
pub fn flush(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    disk.open_folder(folder)?.sync()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_one_key_for_ever() {
        // The published FNV-1a of this text.
        assert_eq!(key(Path::new("a")), "af63dc4c8601ec8c");
        assert_ne!(key(Path::new("/tmp/a.ron")), key(Path::new("/tmp/b.ron")));
        assert_eq!(readable(Path::new("/x/Été n°1.ron")), "ete-n-1");
    }
}
