//! Which file this program holds for itself, and who holds the one it asks for. Lives on the files' thread.

use super::paths;
use crate::app::keeping::Holder;
use crate::contract::DateTime;
use crate::file::disk::RealDisk;
use crate::file::journal::Who;
use crate::file::lock::{Asked, Held, ask};
use std::path::{Path, PathBuf};

/// The files held.
#[derive(Debug)]
pub(super) struct Locks {
    folder: Option<PathBuf>,
    who: Who,
    /// The open document's file.
    held: Option<(PathBuf, Held)>,
    /// A file that is being read, to be held once it is open.
    next: Option<(PathBuf, Held)>,
}

impl Locks {
    pub(super) fn new(folder: Option<PathBuf>, who: Who) -> Self {
        Self {
            folder,
            who,
            held: None,
            next: None,
        }
    }

    /// Asks for a file that is about to be read. Somebody is returned who has it.
    pub(super) fn ask(&mut self, path: &Path) -> Option<Holder> {
        let real = real(path);
        if self.held.as_ref().is_some_and(|(held, _)| *held == real) {
            return None;
        }
        self.drop_next();
        let folder = self.folder.as_ref()?;
        match ask(&RealDisk, folder, &real, &self.who) {
            Ok(Asked::Ours(held)) => {
                self.next = Some((real, held));
                None
            }
            Ok(Asked::Theirs(who)) => Some(holder(&who)),
            // Where nothing can be locked, saving finds out by the file's content.
            Err(_) => None,
        }
    }

    /// A file was asked for and could not be read.
    pub(super) fn drop_next(&mut self) {
        if let Some((_, held)) = self.next.take() {
            held.release(&RealDisk);
        }
    }

    /// Holds the open document's file, and lets go of the one before.
    pub(super) fn hold(&mut self, path: Option<&Path>) -> Option<Holder> {
        let theirs = path.and_then(|path| self.ask(path));
        let real = path.map(real);
        if self.held.as_ref().map(|(held, _)| held) != real.as_ref()
            && let Some((_, held)) = self.held.take()
        {
            held.release(&RealDisk);
        }
        if let Some(next) = self.next.take() {
            self.held = Some(next);
        }
        theirs
    }

    /// A save has put another file under the name.
    pub(super) fn follow(&mut self, path: &Path) {
        if let Some((held, lock)) = self.held.as_mut()
            && *held == real(path)
        {
            // The path's own lock stays in any case.
            let _ = lock.follow(&RealDisk, held);
        }
    }

    /// Lets go of everything.
    pub(super) fn release(&mut self) {
        self.drop_next();
        if let Some((_, held)) = self.held.take() {
            held.release(&RealDisk);
        }
    }
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| paths::whole(path))
}

fn holder(who: &Who) -> Holder {
    Holder {
        host: who.host.clone(),
        user: who.user.clone(),
        since: Some(who.since).filter(|since| *since > 0).and_then(local),
    }
}

/// A moment where the user is.
pub(super) fn local(seconds: i64) -> Option<DateTime> {
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    Some(
        moment
            .to_zoned_datetime(jiff::tz::TimeZone::system())
            .datetime(),
    )
}

/// The seconds since 1970.
pub(super) fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

/// This program, for people who find its lock.
pub(super) fn who() -> Who {
    let variable = |names: &[&str]| {
        let mut values = names.iter().filter_map(|name| std::env::var(name).ok());
        values.find(|value| !value.is_empty())
    };
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname");
    let host = host.ok().map(|name| name.trim().to_owned());
    Who {
        host: host
            .or_else(|| variable(&["HOSTNAME", "COMPUTERNAME"]))
            .unwrap_or_default(),
        user: variable(&["USER", "LOGNAME", "USERNAME"]).unwrap_or_default(),
        pid: std::process::id(),
        since: now(),
    }
}
