//! Temporary files beside a document: short names of their own that say whose they are and what
//! they may hold, so that those of a program that died can be told from somebody's work.
//!
//! A name is `.~mq-` + the document's name as a checksum + what the file is + a token:
//!
//! - `w`: being written. Nothing but ours is ever in it; it can go at any time.
//! - `s` + the checksums of the new and the old content: whole and flushed, about to change
//!   places with the document. After a sudden end it holds the new content, or the old one, or
//!   what somebody wrote in between, which must not go: it is given a name that people see. The
//!   old one goes back to whoever saves next, to be put by.

use super::operations::{Disk, Lock, Opened, Readers};
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

/// What all names begin with.
const PREFIX: &str = ".~mq-";
/// How many names are tried before giving up.
const NAMES_TRIED: u32 = 8;
/// How many copies of one document are kept beside it under names of their own.
const COPIES_MAX: u32 = 9999;
/// A name longer than this, in bytes, is cut before a number is put to it. File systems take 255.
const STEM_MAX: usize = 200;
/// How often a lock held by somebody who tidies up is asked for again, once a millisecond.
const PATIENCE: u32 = 50;

/// A document about to be written: where it is, and how its temporary files are called.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub(super) disk: &'a dyn Disk,
    /// The document itself, no link to it.
    pub(super) target: PathBuf,
    folder: PathBuf,
    key: String,
}

impl<'a> Place<'a> {
    /// The place of a document; `None` for a path without a folder or a name.
    pub(super) fn new(disk: &'a dyn Disk, target: PathBuf) -> Option<Self> {
        let folder = target.parent()?.to_path_buf();
        let name = target.file_name()?;
        let key = format!("{:08x}", crc32fast::hash(name.as_encoded_bytes()));
        Some(Self {
            disk,
            target,
            folder,
            key,
        })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes a file to write to.
    pub(super) fn create(&self, readers: Readers) -> io::Result<(Temp<'a>, Box<dyn Opened>)> {
        let mut last = io::ErrorKind::AlreadyExists.into();
        for _ in 0..NAMES_TRIED {
            let token = self.disk.token();
            let path = self
                .folder
                .join(format!("{PREFIX}{}-w-{token:016x}", self.key));
            match self.disk.create(&path, readers) {
                Ok(opened) => {
                    return Ok((Temp::at(self.disk, path), opened));
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }

    /// A name for what changes places with the document, of the sums of the new and the old.
    pub(super) fn swap_name(&self, (new, old): (Sum, Sum)) -> PathBuf {
        let token = self.disk.token();
        self.folder
            .join(format!("{PREFIX}{}-s-{new}-{old}-{token:016x}", self.key))
    }

    /// Locks the folder against being tidied up while a save goes on, after having tidied up what
    /// died before, unless another save goes on. Where folders cannot be locked it is tidied up
    /// all the same: what that can do is make another save fail, no more.
    pub(super) fn tidy_up(&self, folder: &mut dyn Opened) -> Swept {
        let swept = match folder.try_lock(Lock::Alone) {
            Ok(true) => {
                let swept = self.sweep();
                let _ = folder.unlock();
                swept
            }
            Ok(false) => Swept::default(),
            Err(_) => return self.sweep(),
        };
        for _ in 0..PATIENCE {
            match folder.try_lock(Lock::Shared) {
                Ok(false) => std::thread::sleep(std::time::Duration::from_millis(1)),
                Ok(true) | Err(_) => break,
            }
        }
        swept
    }

    fn sweep(&self) -> Swept {
        let names = self.disk.list(&self.folder).unwrap_or_default();
        let mut swept = Swept::default();
        // Bytes that stand in the document need no other name.
        let in_document = |bytes: &[u8]| {
            read_all(self.disk, &self.target).is_ok_and(|document| document == bytes)
        };
        for name in names {
            let Some(name) = name.to_str() else { continue };
            let path = self.folder.join(name);
            match self.kind_of(name) {
                None => {}
                Some(Leftover::Unfinished) => remove(self.disk, &path),
                Some(Leftover::Swap { new, old }) => {
                    let Ok(bytes) = read_all(self.disk, &path) else {
                        continue;
                    };
                    let sum = Sum::of(&bytes);
                    let text = sum.to_string();
                    if text == new || in_document(&bytes) {
                        remove(self.disk, &path);
                    } else if text == old {
                        swept.replaced.push((path, sum));
                    } else {
                        swept.copies.extend(self.keep(&path).ok());
                    }
                }
            }
        }
        swept
    }

    /// What a name in the folder says of the file, if it is one of this document's.
    fn kind_of<'n>(&self, name: &'n str) -> Option<Leftover<'n>> {
        let rest = name.strip_prefix(PREFIX)?.strip_prefix(self.key.as_str())?;
        let mut parts = rest.strip_prefix('-')?.split('-');
        match (parts.next()?, parts.next(), parts.next()) {
            ("w", Some(_), None) => Some(Leftover::Unfinished),
            ("s", Some(new), Some(old)) => Some(Leftover::Swap { new, old }),
            _ => None,
        }
    }

    /// Gives somebody's bytes a name beside the document that people see and that is free.
    ///
    /// # Errors
    /// No such name can be given; the bytes stay where they are.
    pub(super) fn keep(&self, path: &Path) -> io::Result<PathBuf> {
        for n in 1..=COPIES_MAX {
            let copy = self.folder.join(copy_name(&self.target, n));
            match move_to_free(self.disk, path, &copy) {
                Ok(()) => return Ok(copy),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

/// Removes what writers that died had begun in a folder that is written to by nobody else but
/// through here, unless one is at work.
pub fn clear(disk: &dyn Disk, folder: &Path) {
    let Ok(mut locked) = disk.open_folder(folder) else {
        return;
    };
    if matches!(locked.try_lock(Lock::Alone), Ok(false)) {
        return;
    }
    for name in disk.list(folder).unwrap_or_default() {
        let is_begun = name
            .to_str()
            .and_then(|name| name.strip_prefix(PREFIX))
            .is_some_and(|rest| rest.contains("-w-"));
        if is_begun {
            remove(disk, &folder.join(name));
        }
    }
}

/// What a save that died, or could not put it by, had left.
#[derive(Debug, Default)]
pub(super) struct Swept {
    /// Somebody's versions, under names that people see.
    pub(super) copies: Vec<PathBuf>,
    /// What it had replaced, which nobody has put by yet. They stay where they are.
    pub(super) replaced: Vec<(PathBuf, Sum)>,
}

/// What a leftover may hold.
enum Leftover<'n> {
    /// A part of ours.
    Unfinished,
    /// What has one of these checksums is ours or was replaced; anything else is somebody's.
    Swap { new: &'n str, old: &'n str },
}

/// A temporary file that goes when it is dropped.
#[derive(Debug)]
pub(super) struct Temp<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
}

impl<'a> Temp<'a> {
    /// A file that stands at this name already.
    pub(super) fn at(disk: &'a dyn Disk, path: PathBuf) -> Self {
        Self { disk, path }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Another name for it, in the same folder.
    pub(super) fn rename(&mut self, to: PathBuf) -> io::Result<()> {
        self.disk.rename(&self.path, &to)?;
        self.path = to;
        Ok(())
    }

    /// The file no longer goes by itself: its name now stands for something else, or for nothing.
    pub(super) fn release(mut self) -> PathBuf {
        std::mem::take(&mut self.path)
    }
}

impl Drop for Temp<'_> {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            remove(self.disk, &self.path);
        }
    }
}

/// Removes a file of ours, with a second try. One that stays is removed at the next save.
pub(super) fn remove(disk: &dyn Disk, path: &Path) {
    if disk
        .remove(path)
        .is_err_and(|error| error.kind() != io::ErrorKind::NotFound)
    {
        let _ = disk.remove(path);
    }
}

/// Gives a file another name that is free. Where that cannot be done in one step, by a second
/// name; where there are none either, after a look.
///
/// # Errors
/// The name is taken ([`io::ErrorKind::AlreadyExists`]) or cannot be given.
pub(super) fn move_to_free(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<()> {
    match disk.rename_to_free(from, to) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
        done => return done,
    }
    match disk.hard_link(from, to) {
        Ok(()) => {
            remove(disk, from);
            return Ok(());
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
        Err(_) => {}
    }
    match disk.look(to) {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => disk.rename(from, to),
    }
}

/// All bytes of a file of any size.
pub(super) fn read_all(disk: &dyn Disk, path: &Path) -> io::Result<Vec<u8>> {
    disk.open(path)?.read(u64::MAX)
}

/// What tells contents apart that nobody forged: CRC-32 and length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) crc: u32,
    size: usize,
}

impl Sum {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self {
            crc: crc32fast::hash(bytes),
            size: bytes.len(),
        }
    }
}

impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:08x}{:x}", self.crc, self.size)
    }
}

/// `contrat.conflict-1.ron`, beside `contrat.ron`.
pub(super) fn copy_name(target: &Path, n: u32) -> OsString {
    let lossy = |part: Option<&OsStr>| part.map(|p| p.to_string_lossy().into_owned());
    let stem = lossy(target.file_stem()).unwrap_or_default();
    let short: String = cut(&stem).to_owned();
    let mut name = format!("{short}.conflict-{n}");
    if let Some(ending) = lossy(target.extension()).filter(|e| e.len() < 16) {
        name.push('.');
        name.push_str(&ending);
    }
    name.into()
}

/// The start of a text, in as many bytes as a name may have, no character broken.
fn cut(text: &str) -> &str {
    let mut end = text.len().min(STEM_MAX);
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    text.get(..end).unwrap_or_default()
}
