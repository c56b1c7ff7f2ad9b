//! The one way in which a file is written: a temporary file in the same folder, flushed, read
//! again and compared, then put in the place of the old one in one step, and the folder flushed.
//!
//! An existing document changes places with its new version: see `swap`. The old one comes back
//! to whoever asked, as a file: nothing is copied to keep it. Only where somebody says so, seeing
//! what is risked, is a file written in place: see `in_place`.

mod escort;
mod in_place;
mod swap;

use super::error::DiskError;
use super::operations::{Disk, Opened, Readers};
use super::temp::{Place, Temp, move_to_free, read_all, remove};
use super::{Expect, target};
use std::io::{self, ErrorKind};
use std::path::Path;

pub use escort::{Alone, Escort, Replaced, Watch};

/// How an existing file is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Manner {
    /// By a new file of the same name; refused if it has other names too.
    #[default]
    Replace,
    /// By a new file of the same name, whatever other names it has: they keep the old content.
    PartNames,
    /// By new bytes in the same file, after a copy of the old ones was made: other names show
    /// them too, and nothing need be put beside it. A sudden end leaves a part of them.
    InPlace,
}

/// What was done besides writing.
#[derive(Debug, Default)]
#[must_use]
pub struct Done<'d> {
    /// What the file held before.
    pub replaced: Option<Replaced<'d>>,
    /// What it held before earlier saves, which were suddenly ended or could not put it by.
    pub earlier: Vec<Replaced<'d>>,
    /// Keeps others from tidying those up. Dropped after them.
    _folder: Option<Box<dyn Opened>>,
}

impl Done<'_> {
    /// Keeps nothing of what this write replaced; what earlier saves left waits on.
    pub fn keep_nothing(self) {
        if let Some(old) = self.replaced {
            old.remove();
        }
    }
}

/// How many bytes are written and flushed at a time, so that it can be told how far a long file
/// is, and stopped.
const PIECE: usize = 16 << 20;

/// Why an attempt failed.
enum Failed {
    /// For good.
    For(DiskError),
    /// The temporary file is not to be trusted, or has gone: a fresh one may do.
    Fresh(DiskError),
}

impl From<DiskError> for Failed {
    fn from(error: DiskError) -> Self {
        Failed::For(error)
    }
}

/// One write.
struct Job<'d, 'a> {
    place: Place<'d>,
    bytes: &'a [u8],
    expect: Expect<'a>,
    /// A regular file stands there.
    exists: bool,
    escort: &'a dyn Escort,
}

/// Puts `bytes` at `path` on a disk. Links are followed and stay; owner, mode, access list and
/// attributes of an existing file are kept.
///
/// # Errors
/// See [`DiskError`]. Only for [`Expect::Anything`], and only when the folder cannot be flushed
/// in the end, may the new content be there although an error is returned.
pub fn put<'d>(
    disk: &'d dyn Disk,
    path: &Path,
    bytes: &[u8],
    expect: Expect<'_>,
    (manner, escort): (Manner, &dyn Escort),
) -> Result<Done<'d>, DiskError> {
    let fault = |e: &io::Error| DiskError::write(e, bytes.len());
    let target = target::resolve(disk, path).map_err(|e| fault(&e))?;
    if expect == Expect::Nothing && disk.look(path).is_ok() {
        // A dangling link is something too.
        return Err(DiskError::Exists);
    }
    let standing = target::standing(disk, &target)?;
    let place = Place::new(disk, target).ok_or_else(|| fault(&ErrorKind::InvalidInput.into()))?;
    let job = Job {
        place,
        bytes,
        expect,
        exists: standing.is_some(),
        escort,
    };
    job.look()?;
    if expect == Expect::Base(bytes) {
        // What is there already is not touched.
        return Ok(Done::default());
    }
    let mut folder = disk
        .open_folder(job.place.folder())
        .map_err(|e| fault(&e))?;
    let swept = job.place.tidy_up(folder.as_mut());
    if !swept.copies.is_empty() {
        escort.kept(&swept.copies);
    }
    let replaced = job.done(manner, folder.as_mut())?;
    let earlier = swept.replaced.into_iter();
    Ok(Done {
        replaced,
        earlier: earlier.map(|old| Replaced::new(disk, old)).collect(),
        _folder: Some(folder),
    })
}

impl<'d> Job<'d, '_> {
    fn disk(&self) -> &'d dyn Disk {
        self.place.disk
    }

    /// Writes, with a second try where that may do. Returns what was replaced.
    fn done(
        &self,
        manner: Manner,
        folder: &mut dyn Opened,
    ) -> Result<Option<Replaced<'d>>, DiskError> {
        if manner == Manner::Replace {
            // After the tidying up: a save that died may have left a second name.
            self.only_name()?;
        }
        let is_base = matches!(self.expect, Expect::Base(_));
        let mut attempt = || match manner {
            Manner::InPlace if is_base => self.in_place().map(|()| None),
            _ => self.attempt(folder),
        };
        let done = match attempt() {
            Err(Failed::Fresh(_)) => attempt(),
            done => done,
        };
        done.map_err(|failed| match failed {
            Failed::For(error) | Failed::Fresh(error) => error,
        })
    }

    /// Tells how far the writing is.
    ///
    /// # Errors
    /// It is not to go on.
    fn reached(&self, written: usize) -> Result<(), DiskError> {
        match self.escort.goes_on(written, self.bytes.len()) {
            true => Ok(()),
            false => Err(DiskError::Stopped),
        }
    }

    fn fault(&self, error: &io::Error) -> DiskError {
        DiskError::write(error, self.bytes.len())
    }

    /// Holds what stands at the target to what was expected there.
    fn look(&self) -> Result<(), DiskError> {
        match self.expect {
            Expect::Anything | Expect::Nothing => Ok(()),
            Expect::Base(_) if !self.exists => Err(DiskError::Changed),
            Expect::Base(_) => match super::holds(self.disk(), &self.place.target, &self.known()) {
                Ok(true) => Ok(()),
                Ok(false) | Err(DiskError::Missing { .. } | DiskError::TooLarge { .. }) => {
                    Err(DiskError::Changed)
                }
                Err(other) => Err(other),
            },
        }
    }

    /// Refuses a file that has other names.
    fn only_name(&self) -> Result<(), DiskError> {
        match self.disk().look(&self.place.target) {
            Ok(stat) if stat.names > 1 => Err(DiskError::SeveralNames { names: stat.names }),
            // Nothing there, or nothing to be known of it: that shows later.
            _ => Ok(()),
        }
    }

    /// True for what may be replaced: the base, or the new content, which is there already after
    /// a save whose last step failed.
    fn is_known(&self, found: &[u8]) -> bool {
        match self.expect {
            Expect::Base(_) => self.known().contains(&found),
            Expect::Anything | Expect::Nothing => true,
        }
    }

    /// The texts that may be replaced where a base is expected.
    fn known(&self) -> Vec<&[u8]> {
        match self.expect {
            Expect::Base(base) => vec![base, self.bytes],
            Expect::Anything | Expect::Nothing => Vec::new(),
        }
    }

    fn attempt(&self, folder: &mut dyn Opened) -> Result<Option<Replaced<'d>>, Failed> {
        let temp = self.written()?;
        self.look()?;
        self.reached(self.bytes.len())?;
        match (self.expect, self.exists) {
            (Expect::Base(base), _) => return self.swap(temp, base, folder),
            (Expect::Anything, true) => self.replace(temp, folder),
            (Expect::Nothing, _) | (Expect::Anything, false) => self.name_new(temp, folder),
        }?;
        Ok(None)
    }

    /// A temporary file that holds the bytes, flushed and read again.
    fn written(&self) -> Result<Temp<'d>, Failed> {
        let readers = match self.exists {
            true => Readers::Owner,
            false => Readers::Usual,
        };
        let created = self.place.create(readers);
        let (temp, mut opened) = created.map_err(|error| match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                DiskError::ReadOnlyFolder
            }
            _ => self.fault(&error),
        })?;
        let dress = |opened: &mut dyn Opened| match self.exists {
            true => opened.dress(&self.place.target),
            false => Ok(()),
        };
        self.fill(opened.as_mut())?;
        dress(opened.as_mut()).map_err(|e| self.fault(&e))?;
        opened.sync().map_err(|e| Failed::Fresh(self.fault(&e)))?;
        drop(opened);
        let reread = self.disk().open(temp.path());
        let holds = reread.and_then(|mut file| file.holds(&[self.bytes]));
        match holds.map_err(|e| self.lost(&e))? {
            true => Ok(temp),
            false => Err(Failed::For(DiskError::NotTheSame)),
        }
    }

    /// Writes all bytes, a long text piece by piece: what was told is then on the disk, and the
    /// last flush has little left to do.
    fn fill(&self, opened: &mut dyn Opened) -> Result<(), Failed> {
        let mut written = 0;
        for piece in self.bytes.chunks(PIECE) {
            if written > 0 {
                opened.sync().map_err(|e| Failed::Fresh(self.fault(&e)))?;
            }
            self.reached(written)?;
            opened.write(piece).map_err(|e| self.fault(&e))?;
            written = written.saturating_add(piece.len());
        }
        Ok(())
    }

    /// The temporary file could not be reached by its name: if it has gone, a fresh one may do.
    fn lost(&self, error: &io::Error) -> Failed {
        match error.kind() {
            ErrorKind::NotFound => Failed::Fresh(self.fault(error)),
            _ => Failed::For(self.fault(error)),
        }
    }

    /// Gives the temporary file a name that is free.
    fn name_new(&self, temp: Temp<'_>, folder: &mut dyn Opened) -> Result<(), Failed> {
        let target = &self.place.target;
        if let Err(error) = move_to_free(self.disk(), temp.path(), target) {
            if error.kind() == ErrorKind::AlreadyExists {
                return Err(Failed::For(DiskError::Exists));
            }
            self.take_away(temp.path());
            return Err(self.lost(&error));
        }
        let gone = temp.release();
        folder.sync().map_err(|error| {
            self.take_away(&gone);
            Failed::For(self.fault(&error))
        })
    }

    /// Removes a new file that could not be made safe, if it got its name at all: a call that
    /// failed may have been carried out.
    fn take_away(&self, temp: &Path) {
        let target = &self.place.target;
        if is_gone(self.disk(), temp) && self.holds_ours(target) {
            remove(self.disk(), target);
        }
    }

    /// Replaces whatever is there.
    fn replace(&self, temp: Temp<'_>, folder: &mut dyn Opened) -> Result<(), Failed> {
        self.disk()
            .rename(temp.path(), &self.place.target)
            .map_err(|e| self.lost(&e))?;
        temp.release();
        folder.sync().map_err(|e| Failed::For(self.fault(&e)))
    }

    fn holds_ours(&self, path: &Path) -> bool {
        read_all(self.disk(), path).is_ok_and(|found| found == self.bytes)
    }
}

fn is_gone(disk: &dyn Disk, path: &Path) -> bool {
    disk.look(path)
        .is_err_and(|error| error.kind() == ErrorKind::NotFound)
}
