//! The few things that are asked of a disk, one call each, so that everything that must survive a
//! failing, full or dying disk can be tried against one that fails on purpose. Whatever writes a
//! document, a journal, a backup, an export or settings does it through these.

use std::ffi::OsString;
use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};

/// A disk: what can be done to names. Every call is one step that happens wholly or fails; none
/// waits for somebody else. What is promised to survive a power cut is only what was flushed: a
/// file's bytes by [`Opened::sync`] of the file, its name by [`Opened::sync`] of its folder.
///
/// Errors are the system's own; [`super::DiskError`] says what they mean to people.
pub trait Disk: Debug + Send + Sync {
    /// Opens a file to read it, without waiting for the other side of a pipe. Links are followed.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>>;

    /// Makes a file and opens it to write and read it. Refused with
    /// [`io::ErrorKind::AlreadyExists`] if the name is taken, by a link too.
    fn create(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn Opened>>;

    /// Opens an existing file to write it from its start; nothing is cut off.
    fn open_to_write(&self, path: &Path) -> io::Result<Box<dyn Opened>>;

    /// Opens an existing file to write after its end, whatever its size then is.
    fn open_to_append(&self, path: &Path) -> io::Result<Box<dyn Opened>>;

    /// Opens a folder, to flush the names in it or to lock it.
    fn open_folder(&self, folder: &Path) -> io::Result<Box<dyn Opened>>;

    /// What stands at a name; of a link, the link itself.
    fn look(&self, path: &Path) -> io::Result<Stat>;

    /// Where a link leads, as it is written in it.
    fn link_target(&self, path: &Path) -> io::Result<PathBuf>;

    /// Gives a file another name in one step; what stood there is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file another name that is free, or refuses with
    /// [`io::ErrorKind::AlreadyExists`]. Refused with [`io::ErrorKind::Unsupported`] where the
    /// file system cannot do that in one step.
    fn rename_to_free(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Lets two names change places in one step. Refused with [`io::ErrorKind::Unsupported`]
    /// where the file system cannot.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Gives a file a second name that is free.
    fn hard_link(&self, existing: &Path, new: &Path) -> io::Result<()>;

    /// Takes a name away; the file goes with its last name.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder that nobody but its owner may enter. The one above it must exist.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// The names in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;

    /// A number that names of temporary files are made of: another one at each call.
    fn token(&self) -> u64;
}

/// An open file or folder. It is closed when it is dropped.
pub trait Opened: Debug + Send {
    /// What it is, asked of the open file: no other can be put in its place meanwhile.
    fn stat(&self) -> io::Result<Stat>;

    /// The bytes from its start on, at most `limit` of them.
    fn read(&mut self, limit: u64) -> io::Result<Vec<u8>>;

    /// True when its bytes, from its start to its end, are one of these texts.
    fn holds(&mut self, texts: &[&[u8]]) -> io::Result<bool> {
        let found = self.read(u64::MAX)?;
        Ok(texts.iter().any(|text| *text == found))
    }

    /// Goes to this place, in bytes from the start, to write there next.
    fn go_to(&mut self, at: u64) -> io::Result<()>;

    /// Writes all these bytes after those written before. When it fails, any part may be written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Cuts the file off at this size, in bytes.
    fn cut(&mut self, size: u64) -> io::Result<()>;

    /// Returns once what was written, or the names in the folder, would survive a power cut.
    /// After a failure the file is not to be trusted and must be written anew under another name:
    /// a second try would report success although the bytes are gone.
    fn sync(&mut self) -> io::Result<()>;

    /// Gives the file the owner, group, mode, access list and extended attributes of the one at
    /// `like`. An owner that only the administrator can give stays; then the group's rights are
    /// no wider than everybody's. Fails where an access list or an attribute cannot be kept for
    /// another reason than that the file system or the user's rights do not allow it.
    fn dress(&mut self, like: &Path) -> io::Result<()>;

    /// Locks it as long as it stays open, or says that somebody else has; never waits. The lock
    /// goes with the process that holds it. Fails where nothing can be locked.
    fn try_lock(&mut self, lock: Lock) -> io::Result<bool>;

    /// Gives the lock back.
    fn unlock(&mut self) -> io::Result<()>;
}

/// Who may read a file that is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Its owner alone.
    Owner,
    /// Whoever may read other new files of the user.
    Usual,
}

/// Who else may hold a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// Nobody.
    Alone,
    /// Others who share it too.
    Shared,
}

/// What stands at a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stat {
    /// What it is.
    pub kind: Kind,
    /// Its size in bytes.
    pub size: u64,
    /// How many names the file has; 1 where that is not known.
    pub names: u64,
    /// Nobody may write to it.
    pub read_only: bool,
    /// The file whatever its name: device and number; zeros where that is not known.
    pub id: (u64, u64),
}

/// What can stand at a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A device, a pipe, a socket.
    Other,
}
