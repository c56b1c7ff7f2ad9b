//! A file written in place, where nothing can be put beside it or where its other names are to
//! show the new content too. No step does that at once: so a copy of the old content comes first,
//! where a power cut cannot reach it; what is new at the end is written first, since that is where
//! a full disk shows; and nothing is written before the first byte that differs.
//!
//! After a failure the old content is written back. After a sudden end the file may hold a part
//! of the new bytes; the copy then holds the old ones, whole.

use super::{DiskError, Failed, Job, Opened, PIECE, read_all};
use std::io;

impl Job<'_, '_> {
    pub(super) fn in_place(&self) -> Result<(), Failed> {
        let (disk, target) = (self.disk(), &self.place.target);
        let fault = |e: &io::Error| Failed::For(self.fault(e));
        self.reached(0)?;
        let found = read_all(disk, target).map_err(|e| fault(&e))?;
        if !self.is_known(&found) {
            return Err(Failed::For(DiskError::Changed));
        }
        let before = self.escort.copy_first(&found)?;
        let mut file = disk.open_to_write(target).map_err(|e| fault(&e))?;
        // After the copy, which takes a while: somebody may have written meanwhile.
        match file.holds(&[&found]) {
            Ok(true) => {}
            Ok(false) => return Err(Failed::For(DiskError::Changed)),
            Err(error) => return Err(fault(&error)),
        }
        self.reached(0)?;
        // From here on the writing goes on, whatever is answered.
        let told = |written| {
            self.escort.goes_on(written, self.bytes.len());
        };
        let written = change(file.as_mut(), (&found, self.bytes), &told);
        let half = |cause| {
            Failed::For(DiskError::HalfWritten {
                before: before.clone(),
                cause,
            })
        };
        if let Err((what, error)) = written {
            let back = change_back(file.as_mut(), &found, self.bytes);
            return Err(match (what, back) {
                (Failing::Write, Ok(true)) => fault(&error),
                // A flush that failed may have lost what a later one does not bring back.
                _ => half(error.to_string()),
            });
        }
        // By its name: somebody may have put another file there.
        match disk
            .open(target)
            .and_then(|mut file| file.holds(&[self.bytes]))
        {
            Ok(true) => Ok(()),
            Ok(false) => match file.holds(&[self.bytes]) {
                Ok(true) => Err(Failed::For(DiskError::Changed)),
                _ => Err(half(String::new())),
            },
            Err(error) => Err(half(error.to_string())),
        }
    }
}

/// What failed.
enum Failing {
    Write,
    Flush,
}

/// Makes `new` of a file that holds `old`, and flushes it. What is told to be written, in bytes of
/// `new`, is flushed.
fn change(
    file: &mut dyn Opened,
    (old, new): (&[u8], &[u8]),
    told: &dyn Fn(usize),
) -> Result<(), (Failing, io::Error)> {
    let writing = |error| (Failing::Write, error);
    let flushing = |error| (Failing::Flush, error);
    let shared = old.len().min(new.len());
    let first = common(old, new);
    let mut there = first;
    for (from, to) in [(shared, new.len()), (first, shared)] {
        let mut at = from;
        for piece in new.get(from..to).unwrap_or_default().chunks(PIECE) {
            if there > first {
                file.sync().map_err(flushing)?;
                told(there);
            }
            write_at(file, at, piece).map_err(writing)?;
            at = at.saturating_add(piece.len());
            there = there.saturating_add(piece.len());
        }
    }
    if old.len() > new.len() {
        cut(file, new.len()).map_err(writing)?;
    }
    file.sync().map_err(flushing)?;
    told(new.len());
    Ok(())
}

/// Makes `old` of a file that holds any part of `new`. True if it holds `old` then.
fn change_back(file: &mut dyn Opened, old: &[u8], new: &[u8]) -> io::Result<bool> {
    let first = common(old, new);
    write_at(file, first, old.get(first..).unwrap_or_default())?;
    cut(file, old.len())?;
    file.sync()?;
    file.holds(&[old])
}

fn write_at(file: &mut dyn Opened, at: usize, bytes: &[u8]) -> io::Result<()> {
    if bytes.is_empty() {
        return Ok(());
    }
    file.go_to(u64::try_from(at).map_err(io::Error::other)?)?;
    file.write(bytes)
}

fn cut(file: &mut dyn Opened, size: usize) -> io::Result<()> {
    file.cut(u64::try_from(size).map_err(io::Error::other)?)
}

/// How many bytes two texts begin with alike.
fn common(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}
