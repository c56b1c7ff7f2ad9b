//! The one way in which a file is written: a temporary file in the same folder, flushed, read
//! again and compared, then put in the place of the old one in one step, and the folder flushed.
//!
//! An existing document changes places with its new version, and what came out is looked at: if
//! somebody has written meanwhile, it is put back, or kept under a name of its own. Where names
//! cannot change places (network shares, some other file systems), the old file keeps a second
//! name until the new one has replaced it: what is written in place in between is kept too, but a
//! file that another program puts there between that and the replacing is lost. Where there are
//! no second names either, a look comes right before the replacing.

use super::error::DiskError;
use super::operations::{Disk, Opened, Readers};
use super::temp::{Place, Temp, move_to_free, read_all, remove};
use super::{Expect, read_from, target};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How an existing file is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// By a new file of the same name; refused if it has other names too.
    Replace,
    /// By a new file of the same name, whatever other names it has: they keep the old content.
    PartNames,
}

/// What was done besides writing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Copies that now stand beside the file: what somebody wrote while an earlier save was
    /// suddenly ended.
    pub copies: Vec<PathBuf>,
}

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
struct Job<'a> {
    place: Place<'a>,
    bytes: &'a [u8],
    expect: Expect<'a>,
    /// A regular file stands there.
    exists: bool,
}

/// Puts `bytes` at `path` on a disk. Links are followed and stay; owner, mode, access list and
/// attributes of an existing file are kept.
///
/// # Errors
/// See [`DiskError`]. Only for [`Expect::Anything`], and only when the folder cannot be flushed
/// in the end, may the new content be there although an error is returned.
pub fn put(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    expect: Expect<'_>,
    manner: Manner,
) -> Result<Done, DiskError> {
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
    };
    job.look()?;
    if expect == Expect::Base(bytes) {
        // What is there already is not touched.
        return Ok(Done::default());
    }
    match standing {
        Some(stat) if stat.names > 1 && manner == Manner::Replace => {
            return Err(DiskError::SeveralNames { names: stat.names });
        }
        _ => {}
    }
    let mut folder = disk
        .open_folder(job.place.folder())
        .map_err(|e| fault(&e))?;
    let copies = job.place.tidy_up(folder.as_mut());
    let done = match job.attempt(folder.as_mut()) {
        Err(Failed::Fresh(_)) => job.attempt(folder.as_mut()),
        done => done,
    };
    match done {
        Ok(()) => Ok(Done { copies }),
        Err(Failed::For(error) | Failed::Fresh(error)) => Err(error),
    }
}

impl Job<'_> {
    fn disk(&self) -> &dyn Disk {
        self.place.disk
    }

    fn fault(&self, error: &io::Error) -> DiskError {
        DiskError::write(error, self.bytes.len())
    }

    /// Holds what stands at the target to what was expected there.
    fn look(&self) -> Result<(), DiskError> {
        match self.expect {
            Expect::Anything | Expect::Nothing => Ok(()),
            Expect::Base(_) if !self.exists => Err(DiskError::Changed),
            Expect::Base(_) => {
                match read_from(self.disk(), &self.place.target, super::SIZE_LIMIT) {
                    Ok(found) if self.is_known(&found) => Ok(()),
                    Ok(_) | Err(DiskError::Missing { .. } | DiskError::TooLarge { .. }) => {
                        Err(DiskError::Changed)
                    }
                    Err(other) => Err(other),
                }
            }
        }
    }

    /// True for what may be replaced: the base, or the new content, which is there already after
    /// a save whose last step failed.
    fn is_known(&self, found: &[u8]) -> bool {
        match self.expect {
            Expect::Base(base) => found == base || found == self.bytes,
            Expect::Anything | Expect::Nothing => true,
        }
    }

    fn attempt(&self, folder: &mut dyn Opened) -> Result<(), Failed> {
        let temp = self.written()?;
        self.look()?;
        match (self.expect, self.exists) {
            (Expect::Base(base), _) => self.swap(temp, base, folder),
            (Expect::Anything, true) => self.replace(temp, folder),
            (Expect::Nothing, _) | (Expect::Anything, false) => self.name_new(temp, folder),
        }
    }

    /// A temporary file that holds the bytes, flushed and read again.
    fn written(&self) -> Result<Temp<'_>, Failed> {
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
        opened
            .write(self.bytes)
            .and_then(|()| dress(opened.as_mut()))
            .map_err(|e| self.fault(&e))?;
        opened.sync().map_err(|e| Failed::Fresh(self.fault(&e)))?;
        drop(opened);
        let found = read_all(self.disk(), temp.path()).map_err(|e| self.lost(&e))?;
        if found == self.bytes {
            Ok(temp)
        } else {
            Err(Failed::For(DiskError::NotTheSame))
        }
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
        move_to_free(self.disk(), temp.path(), target).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Failed::For(DiskError::Exists),
            _ => self.lost(&error),
        })?;
        temp.release();
        folder.sync().map_err(|error| {
            if read_all(self.disk(), target).is_ok_and(|found| found == self.bytes) {
                remove(self.disk(), target);
            }
            Failed::For(self.fault(&error))
        })
    }

    /// Replaces whatever is there.
    fn replace(&self, temp: Temp<'_>, folder: &mut dyn Opened) -> Result<(), Failed> {
        self.disk()
            .rename(temp.path(), &self.place.target)
            .map_err(|e| self.lost(&e))?;
        temp.release();
        folder.sync().map_err(|e| Failed::For(self.fault(&e)))
    }

    /// Lets the temporary file and the document change places, and looks at what came out.
    fn swap(&self, mut temp: Temp<'_>, base: &[u8], folder: &mut dyn Opened) -> Result<(), Failed> {
        temp.rename(self.place.swap_name(self.bytes, base))
            .map_err(|e| self.lost(&e))?;
        match self.disk().exchange(temp.path(), &self.place.target) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::Unsupported => {
                return self.replace_keeping(temp, base, folder);
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                // Either the document or the temporary file has gone.
                return Err(match self.disk().look(temp.path()) {
                    Ok(_) => Failed::For(DiskError::Changed),
                    Err(_) => self.lost(&error),
                });
            }
            Err(error) => return Err(Failed::For(self.fault(&error))),
        }
        let came_out = temp.release();
        match read_all(self.disk(), &came_out) {
            Ok(found) if self.is_known(&found) => {}
            Ok(_) => {
                return Err(Failed::For(self.put_back(
                    came_out,
                    folder,
                    DiskError::Changed,
                )));
            }
            Err(error) => {
                let error = self.fault(&error);
                return Err(Failed::For(self.put_back(came_out, folder, error)));
            }
        }
        if let Err(error) = folder.sync() {
            let error = self.fault(&error);
            return Err(Failed::For(self.put_back(came_out, folder, error)));
        }
        remove(self.disk(), &came_out);
        Ok(())
    }

    /// Puts what came out back in its place, so that the file is as it was before this save.
    /// Returns what to report: `error`, or where the bytes stand that could not be put back.
    fn put_back(&self, came_out: PathBuf, folder: &mut dyn Opened, error: DiskError) -> DiskError {
        let back = self.disk().exchange(&came_out, &self.place.target);
        let is_ours = || read_all(self.disk(), &came_out).is_ok_and(|found| found == self.bytes);
        if back.is_ok() && is_ours() {
            let _ = folder.sync();
            remove(self.disk(), &came_out);
            return error;
        }
        // Somebody wrote again, or nothing changes places any more.
        let copy = self.place.keep(&came_out).unwrap_or(came_out);
        let _ = folder.sync();
        DiskError::Conflict { copy }
    }

    /// Replaces the document where names cannot change places.
    fn replace_keeping(
        &self,
        temp: Temp<'_>,
        base: &[u8],
        folder: &mut dyn Opened,
    ) -> Result<(), Failed> {
        let target = &self.place.target;
        let kept = self.place.swap_name(self.bytes, base);
        if self.disk().hard_link(target, &kept).is_err() {
            self.look()?;
            return self.replace(temp, folder);
        }
        let kept = Temp::at(self.disk(), kept);
        let is_known = |path: &Path| read_all(self.disk(), path).map(|found| self.is_known(&found));
        match is_known(kept.path()) {
            Ok(true) => {}
            Ok(false) => return Err(Failed::For(DiskError::Changed)),
            Err(error) => return Err(Failed::For(self.fault(&error))),
        }
        self.disk()
            .rename(temp.path(), target)
            .map_err(|e| self.lost(&e))?;
        temp.release();
        let kept = kept.release();
        if !is_known(&kept).unwrap_or(false) {
            let copy = self.place.keep(&kept).unwrap_or(kept);
            let _ = folder.sync();
            return Err(Failed::For(DiskError::Conflict { copy }));
        }
        if let Err(error) = folder.sync() {
            let _ = self.disk().rename(&kept, target);
            return Err(Failed::For(self.fault(&error)));
        }
        remove(self.disk(), &kept);
        Ok(())
    }
}
