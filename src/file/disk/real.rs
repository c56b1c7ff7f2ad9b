//! The disk of this machine. Each call is one step of the system; nothing is decided here.

use super::operations::{Disk, Kind, Lock, Opened, Readers, Stat};
use std::collections::hash_map::RandomState;
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// The disk of this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        system::open(path).map(boxed)
    }

    fn create(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn Opened>> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        if readers == Readers::Owner {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        #[cfg(not(unix))]
        let _ = readers;
        options.open(path).map(boxed)
    }

    fn open_to_write(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        let mut options = OpenOptions::new();
        options.read(true).write(true);
        options.open(path).map(boxed)
    }

    fn open_to_append(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        let mut options = OpenOptions::new();
        options.read(true).append(true);
        options.open(path).map(boxed)
    }

    fn open_folder(&self, folder: &Path) -> io::Result<Box<dyn Opened>> {
        system::open_folder(folder)
    }

    fn look(&self, path: &Path) -> io::Result<Stat> {
        fs::symlink_metadata(path).map(|m| stat(&m))
    }

    fn link_target(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_to_free(&self, from: &Path, to: &Path) -> io::Result<()> {
        system::rename_to_free(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        system::exchange(one, other)
    }

    fn hard_link(&self, existing: &Path, new: &Path) -> io::Result<()> {
        fs::hard_link(existing, new)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let entries = fs::read_dir(folder)?;
        let mut names = entries
            .map(|entry| entry.map(|e| e.file_name()))
            .collect::<io::Result<Vec<OsString>>>()?;
        names.sort();
        Ok(names)
    }

    fn token(&self) -> u64 {
        // The standard library seeds its hashers from the system's random numbers.
        RandomState::new().build_hasher().finish()
    }
}

/// How much of a file is compared at a time, in bytes.
const PIECE: usize = 1 << 18;

/// An open file of this machine.
#[derive(Debug)]
struct RealFile(File);

fn boxed(file: File) -> Box<dyn Opened> {
    Box::new(RealFile(file))
}

impl Opened for RealFile {
    fn stat(&self) -> io::Result<Stat> {
        self.0.metadata().map(|m| stat(&m))
    }

    fn read(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0.rewind()?;
        (&mut self.0).take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Piece by piece: a long file is not held twice.
    fn holds(&mut self, texts: &[&[u8]]) -> io::Result<bool> {
        self.0.rewind()?;
        let mut texts = texts.to_vec();
        let mut piece = vec![0; PIECE];
        while !texts.is_empty() {
            let found = match self.0.read(&mut piece) {
                Ok(0) => return Ok(texts.iter().any(|rest| rest.is_empty())),
                Ok(length) => piece.get(..length).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            texts = texts
                .iter()
                .filter_map(|rest| rest.strip_prefix(found))
                .collect();
        }
        Ok(false)
    }

    fn go_to(&mut self, at: u64) -> io::Result<()> {
        self.0.seek(io::SeekFrom::Start(at)).map(drop)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn cut(&mut self, size: u64) -> io::Result<()> {
        self.0.set_len(size)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }

    fn dress(&mut self, like: &Path) -> io::Result<()> {
        super::attributes::copy(like, &self.0)
    }

    fn try_lock(&mut self, lock: Lock) -> io::Result<bool> {
        let tried = match lock {
            Lock::Alone => self.0.try_lock(),
            Lock::Shared => self.0.try_lock_shared(),
        };
        match tried {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn unlock(&mut self) -> io::Result<()> {
        self.0.unlock()
    }
}

fn stat(metadata: &Metadata) -> Stat {
    let kind = metadata.file_type();
    let kind = if kind.is_symlink() {
        Kind::Link
    } else if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Other
    };
    #[cfg(unix)]
    let (names, id) = {
        use std::os::unix::fs::MetadataExt;
        (metadata.nlink(), (metadata.dev(), metadata.ino()))
    };
    #[cfg(not(unix))]
    let (names, id) = (1, (0, 0));
    Stat {
        kind,
        size: metadata.len(),
        names,
        read_only: metadata.permissions().readonly(),
        id,
    }
}

#[cfg(unix)]
mod system {
    //! What Unix systems have.

    use super::*;
    use rustix::fs::{Mode, OFlags};

    pub(super) fn open(path: &Path) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        Ok(File::from(rustix::fs::open(path, flags, Mode::empty())?))
    }

    pub(super) fn open_folder(folder: &Path) -> io::Result<Box<dyn Opened>> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(boxed(File::from(rustix::fs::open(
            folder,
            flags,
            Mode::empty(),
        )?)))
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    pub(super) fn rename_to_free(from: &Path, to: &Path) -> io::Result<()> {
        rename_with(from, to, rustix::fs::RenameFlags::NOREPLACE)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
        rename_with(one, other, rustix::fs::RenameFlags::EXCHANGE)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn rename_with(from: &Path, to: &Path, flags: rustix::fs::RenameFlags) -> io::Result<()> {
        use rustix::fs::{CWD, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, from, CWD, to, flags) {
            Ok(()) => Ok(()),
            // How file systems say that they do not know these flags.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                Err(io::ErrorKind::Unsupported.into())
            }
            Err(error) => Err(error.into()),
        }
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub(super) fn rename_to_free(_from: &Path, _to: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(not(unix))]
mod system {
    //! What other systems have.

    use super::*;

    pub(super) fn open(path: &Path) -> io::Result<File> {
        File::open(path)
    }

    /// Folders can be neither flushed nor locked here: names are flushed by the system.
    #[derive(Debug)]
    struct Folder(Stat);

    impl Opened for Folder {
        fn stat(&self) -> io::Result<Stat> {
            Ok(self.0)
        }

        fn read(&mut self, _limit: u64) -> io::Result<Vec<u8>> {
            Err(io::ErrorKind::Unsupported.into())
        }

        fn go_to(&mut self, _at: u64) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }

        fn write(&mut self, _bytes: &[u8]) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }

        fn cut(&mut self, _size: u64) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }

        fn sync(&mut self) -> io::Result<()> {
            Ok(())
        }

        fn dress(&mut self, _like: &Path) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }

        fn try_lock(&mut self, _lock: Lock) -> io::Result<bool> {
            Err(io::ErrorKind::Unsupported.into())
        }

        fn unlock(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    pub(super) fn open_folder(folder: &Path) -> io::Result<Box<dyn Opened>> {
        let metadata = fs::metadata(folder)?;
        if metadata.is_dir() {
            Ok(Box::new(Folder(stat(&metadata))))
        } else {
            Err(io::ErrorKind::NotADirectory.into())
        }
    }

    pub(super) fn rename_to_free(_from: &Path, _to: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
