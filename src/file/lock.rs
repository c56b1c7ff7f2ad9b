//! One writer per file: whoever opens a document to change it holds its lock for as long as it is open. The lock is a
//! file of its own in the state folder, so that saving, which puts another file under the document's name, does not
//! lose it; and it is held under the document's path and under its number on the disk, so that other names of the same
//! file find it. The system gives it back when the program ends, however it ends.

use super::disk::{Disk, Lock, Opened, Readers, read_from};
use super::journal::Who;
use super::journal::owner::WHO_LIMIT;
use super::keeping;
use std::io;
use std::path::{Path, PathBuf};

/// How often a lock that others are letting go of is tried again.
const TRIES: u32 = 8;

/// What came of asking for a document.
#[derive(Debug)]
pub enum Asked {
    /// It is ours to change.
    Ours(Held),
    /// Somebody else has it, who may be reached so.
    Theirs(Who),
}

/// A lock, held until [`Held::release`] or the end of the program.
#[derive(Debug)]
pub struct Held {
    folder: PathBuf,
    who: Who,
    by_path: Option<(PathBuf, Box<dyn Opened>)>,
    by_file: Option<(PathBuf, Box<dyn Opened>)>,
}

/// Asks for the document at `path`, which is its real path: absolute, without links.
///
/// # Errors
/// Nothing can be locked here. The document can be changed all the same: saving finds out by the
/// file's content whether somebody else did.
pub fn ask(disk: &dyn Disk, folder: &Path, path: &Path, who: &Who) -> io::Result<Asked> {
    keeping::make_folder(disk, folder)?;
    let mut held = Held {
        folder: folder.to_path_buf(),
        who: who.clone(),
        by_path: None,
        by_file: None,
    };
    let name = folder.join(format!("path-{}.lock", keeping::key(path)));
    match take(disk, &name, who)? {
        Ok(file) => held.by_path = Some((name, file)),
        Err(who) => return Ok(Asked::Theirs(who)),
    }
    match held.follow(disk, path) {
        Ok(None) => Ok(Asked::Ours(held)),
        Ok(Some(who)) => {
            held.release(disk);
            Ok(Asked::Theirs(who))
        }
        Err(error) => {
            held.release(disk);
            Err(error)
        }
    }
}

impl Held {
    /// Holds the file that stands at `path` now, as after a save, and lets go of the one before.
    /// Somebody is returned who has that file under another name.
    ///
    /// # Errors
    /// The lock cannot be taken; the path's own is still held.
    pub fn follow(&mut self, disk: &dyn Disk, path: &Path) -> io::Result<Option<Who>> {
        let (device, number) = match disk.look(path) {
            Ok(stat) => stat.id,
            Err(error) if error.kind() == io::ErrorKind::NotFound => (0, 0),
            Err(error) => return Err(error),
        };
        let name =
            (number != 0).then(|| self.folder.join(format!("file-{device:x}-{number:x}.lock")));
        if name.as_ref() == self.by_file.as_ref().map(|(name, _)| name) {
            return Ok(None);
        }
        if let Some((old, file)) = self.by_file.take() {
            give_back(disk, &old, file);
        }
        let Some(name) = name else {
            return Ok(None);
        };
        match take(disk, &name, &self.who)? {
            Ok(file) => {
                self.by_file = Some((name, file));
                Ok(None)
            }
            Err(who) => Ok(Some(who)),
        }
    }

    /// Gives the document back.
    pub fn release(mut self, disk: &dyn Disk) {
        for (name, file) in self.by_file.take().into_iter().chain(self.by_path.take()) {
            give_back(disk, &name, file);
        }
    }
}

/// Takes the lock of this name, or says who has it.
fn take(disk: &dyn Disk, name: &Path, who: &Who) -> io::Result<Result<Box<dyn Opened>, Who>> {
    for _ in 0..TRIES {
        let mut file = match disk.create(name, Readers::Owner) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                match disk.open_to_write(name) {
                    Ok(file) => file,
                    // It was given back just now.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                    Err(error) => return Err(error),
                }
            }
            Err(error) => return Err(error),
        };
        if !file.try_lock(Lock::Alone)? {
            let bytes = read_from(disk, name, WHO_LIMIT).unwrap_or_default();
            return Ok(Err(Who::of_text(&bytes)));
        }
        // Whoever gave it back may have taken the name away in between: then this locks nothing.
        let is_named = disk
            .look(name)
            .is_ok_and(|stat| file.stat().is_ok_and(|own| own.id == stat.id));
        if is_named {
            // A lock that does not say whose it is still locks.
            let _ = file
                .cut(0)
                .and_then(|()| file.write(who.to_text().as_bytes()));
            return Ok(Ok(file));
        }
    }
    Err(io::ErrorKind::WouldBlock.into())
}

/// Takes the name away while the lock is held, so that nobody locks a file without a name.
fn give_back(disk: &dyn Disk, name: &Path, file: Box<dyn Opened>) {
    let _ = disk.remove(name);
    drop(file);
}

#[cfg(test)]
mod tests;
