//! A document and its new version change places, and what came out is looked at: if somebody has
//! written meanwhile, it is put back, or kept under a name of its own.
//!
//! Where names cannot change places (network shares, some file systems), the old file keeps a
//! second name until the new one has replaced it: what is written into it in between is kept too,
//! but a file that another program puts in its place between the last look and the replacing is
//! lost. Where there are no second names either, a look comes right before the replacing, and
//! what anybody writes between the two is lost.

use super::{DiskError, Failed, Job, Opened, Replaced, Temp, is_gone, read_all, remove};
use crate::file::disk::temp::Sum;
use std::io::ErrorKind;
use std::path::PathBuf;

impl<'d> Job<'d, '_> {
    /// Lets the temporary file and the document change places. Returns the old one.
    pub(super) fn swap(
        &self,
        mut temp: Temp<'d>,
        base: &[u8],
        folder: &mut dyn Opened,
    ) -> Result<Option<Replaced<'d>>, Failed> {
        let sums = (Sum::of(self.bytes), Sum::of(base));
        temp.rename(self.place.swap_name(sums))
            .map_err(|e| self.lost(&e))?;
        let Err(error) = self.disk().exchange(temp.path(), &self.place.target) else {
            return self.swapped(temp.release(), sums.1, folder);
        };
        match error.kind() {
            ErrorKind::Unsupported => return self.replace_keeping(temp, base, sums, folder),
            // Either the document or the temporary file has gone.
            ErrorKind::NotFound if is_gone(self.disk(), temp.path()) => {
                return Err(self.lost(&error));
            }
            ErrorKind::NotFound => return Err(Failed::For(DiskError::Changed)),
            _ => {}
        }
        // A call that failed may have been carried out.
        let fault = self.fault(&error);
        Err(Failed::For(match read_all(self.disk(), temp.path()) {
            Ok(found) if found == self.bytes => fault,
            Ok(_) => self.put_back(temp.release(), folder, fault),
            Err(_) => {
                // What it holds is found out at the next save.
                temp.release();
                fault
            }
        }))
    }

    /// Looks at what came out, and makes the change safe.
    fn swapped(
        &self,
        came_out: PathBuf,
        base: Sum,
        folder: &mut dyn Opened,
    ) -> Result<Option<Replaced<'d>>, Failed> {
        let came = self.disk().open(&came_out);
        let trouble = match came.and_then(|mut file| file.holds(&self.known())) {
            Ok(true) => match folder.sync() {
                Ok(()) => None,
                Err(error) => Some(self.fault(&error)),
            },
            Ok(false) => Some(DiskError::Changed),
            Err(error) => Some(self.fault(&error)),
        };
        match trouble {
            None => Ok(self.replaced(came_out, base)),
            Some(error) => Err(Failed::For(self.put_back(came_out, folder, error))),
        }
    }

    /// What was replaced, unless that was the new content already.
    fn replaced(&self, came_out: PathBuf, base: Sum) -> Option<Replaced<'d>> {
        let disk = self.disk();
        let holds_base = match self.known().as_slice() {
            [base, new] if base.len() == new.len() => {
                let file = disk.open(&came_out);
                file.and_then(|mut file| file.holds(&[base]))
                    .unwrap_or(true)
            }
            [base, _] => {
                let file = disk.look(&came_out);
                file.map_or(true, |stat| usize::try_from(stat.size) == Ok(base.len()))
            }
            _ => true,
        };
        match holds_base {
            true => Some(Replaced::new(disk, (came_out, base))),
            false => {
                remove(disk, &came_out);
                None
            }
        }
    }

    /// Puts what came out back in its place, so that the file is as it was before this save.
    /// Returns what to report: `error`, or where the bytes stand that could not be put back.
    fn put_back(&self, came_out: PathBuf, folder: &mut dyn Opened, error: DiskError) -> DiskError {
        let back = self.disk().exchange(&came_out, &self.place.target);
        match (back, read_all(self.disk(), &came_out)) {
            (Ok(()), Ok(found)) if self.is_known(&found) => {
                let _ = folder.sync();
                remove(self.disk(), &came_out);
                error
            }
            // Nothing changes places any more. What came out is what was to be replaced; the new
            // content stands in the file, and may not survive a power cut.
            (Err(_), Ok(found)) if self.is_known(&found) => error,
            // Somebody has written again.
            _ => self.keep(came_out, folder),
        }
    }

    /// Gives somebody's bytes a name beside the document.
    fn keep(&self, bytes_of_somebody: PathBuf, folder: &mut dyn Opened) -> DiskError {
        // What they stand for now is made safe before that changes.
        let _ = folder.sync();
        let kept = self.place.keep(&bytes_of_somebody);
        let _ = folder.sync();
        DiskError::Conflict {
            copy: kept.unwrap_or(bytes_of_somebody),
        }
    }

    /// Replaces the document where names cannot change places.
    fn replace_keeping(
        &self,
        temp: Temp<'d>,
        base: &[u8],
        sums: (Sum, Sum),
        folder: &mut dyn Opened,
    ) -> Result<Option<Replaced<'d>>, Failed> {
        let (disk, target) = (self.disk(), &self.place.target);
        let second_name = self.place.swap_name(sums);
        if disk.hard_link(target, &second_name).is_err() {
            // The old file goes as it is replaced. Without a copy, whoever asked says so.
            let _ = self.escort.copy_first(base);
            // The copy takes a while.
            self.reached(self.bytes.len())?;
            self.look()?;
            return self.replace(temp, folder).map(|()| None);
        }
        let kept = Temp::at(disk, second_name);
        match read_all(disk, kept.path()) {
            Ok(found) if self.is_known(&found) => {}
            Ok(_) => return Err(Failed::For(DiskError::Changed)),
            Err(error) => return Err(Failed::For(self.fault(&error))),
        }
        // Else a crash could leave the new file alone, and nothing to put by.
        folder.sync().map_err(|e| Failed::For(self.fault(&e)))?;
        if let Err(error) = disk.rename(temp.path(), target) {
            if is_gone(disk, temp.path()) && self.holds_ours(target) {
                // It was carried out all the same.
                let _ = disk.rename(&kept.release(), target);
            }
            return Err(self.lost(&error));
        }
        temp.release();
        let kept = kept.release();
        let trouble = match read_all(disk, &kept) {
            Ok(found) if self.is_known(&found) => match folder.sync() {
                Ok(()) => None,
                Err(error) => Some(self.fault(&error)),
            },
            Ok(_) => Some(DiskError::Changed),
            Err(error) => Some(self.fault(&error)),
        };
        match trouble {
            None => Ok(self.replaced(kept, sums.1)),
            Some(error) => Err(Failed::For(self.restore(kept, folder, error))),
        }
    }

    /// Gives the old file its name again, if ours still has it. Returns what to report.
    fn restore(&self, kept: PathBuf, folder: &mut dyn Opened, error: DiskError) -> DiskError {
        let target = &self.place.target;
        if self.holds_ours(target) && self.disk().rename(&kept, target).is_ok() {
            let _ = folder.sync();
            return error;
        }
        match read_all(self.disk(), &kept) {
            // Nobody's work; it goes at the next save.
            Ok(found) if self.is_known(&found) => error,
            _ => self.keep(kept, folder),
        }
    }
}
