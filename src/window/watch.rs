//! Watches the open file: about once a second, and when the window comes to the front, its size
//! and time are asked for; when they changed, it is read and compared. Works on every file system,
//! since it asks for nothing but that. What it sees must stay the same for a while before it is
//! told, so that a file that is just being written is waited for. Decides nothing.

use crate::app::failure::{Failure, shown};
use crate::app::outside::{Look, Seen};
use crate::file;
use crate::file::disk::{DiskError, SIZE_LIMIT, read_file};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, SystemTime};

/// How long between two looks at a file that rests.
const REST: Duration = Duration::from_millis(1000);
/// How long between two looks at a file that moves.
const MOVING: Duration = Duration::from_millis(250);
/// Looks in a row that must find the same contract before it is believed.
const READABLE: u8 = 2;
/// The same for nothing at all: others take a file away for a moment when they replace it.
const MISSING: u8 = 4;
/// The same for what does not read as a contract: it may be half written, slowly.
const UNREADABLE: u8 = 12;
/// How often the content is read again after the last change, whatever size and time say: some
/// clocks are too coarse to tell two changes apart.
const AGAIN: u8 = 3;
/// Stack of the thread, in bytes: deep files must not end the program.
const STACK: usize = 8 << 20;

enum Order {
    Watch(Option<(PathBuf, Arc<Vec<u8>>)>),
    /// Tells again what is there.
    Look,
    /// Reads again, whatever size and time say.
    Glance,
}

/// The thread that watches.
pub(super) struct Watcher {
    orders: Sender<Order>,
}

impl Watcher {
    /// Starts the thread; it ends when this is dropped.
    ///
    /// # Errors
    /// The system gives no thread.
    pub(super) fn start(tell: impl Fn(PathBuf, Look) + Send + 'static) -> io::Result<Self> {
        let (orders, queue) = channel();
        Builder::new()
            .name("watch".to_owned())
            .stack_size(STACK)
            .spawn(move || watch(&queue, &tell))?;
        Ok(Self { orders })
    }

    /// Watches this file, which is known to hold these bytes, or none.
    pub(super) fn watch(&self, file: Option<(PathBuf, Arc<Vec<u8>>)>) {
        // A thread that ended cannot watch; saving looks at the file in any case.
        let _ = self.orders.send(Order::Watch(file));
    }

    /// Reads the file again: somebody comes back to the window.
    pub(super) fn glance(&self) {
        let _ = self.orders.send(Order::Glance);
    }

    /// Looks now, and tells what is there even if it was told before.
    pub(super) fn look(&self) {
        let _ = self.orders.send(Order::Look);
    }
}

fn watch(queue: &Receiver<Order>, tell: &dyn Fn(PathBuf, Look)) {
    let mut watched: Option<Watched> = None;
    loop {
        let order = match &watched {
            None => queue.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(watched) => queue.recv_timeout(watched.pause()),
        };
        match order {
            Ok(Order::Watch(file)) => watched = file.map(|(path, known)| Watched::new(path, known)),
            Ok(Order::Look) => {
                if let Some(watched) = watched.as_mut() {
                    watched.doubt();
                }
            }
            Ok(Order::Glance) => {
                if let Some(watched) = watched.as_mut() {
                    watched.again = AGAIN;
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if let Some(watched) = watched.as_mut() {
            let seen = catch_unwind(AssertUnwindSafe(|| watched.look(&RealFile))).unwrap_or(None);
            if let Some(seen) = seen {
                let known = Arc::clone(&watched.known);
                tell(watched.path.clone(), Look { known, seen });
            }
        }
    }
}

/// What tells that a file may have changed, without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size: u64,
    time: Option<SystemTime>,
    id: (u64, u64),
}

/// What is asked of a file. A trait, so that tests need neither files nor time.
trait Asked {
    /// `None` when there is nothing that can be asked.
    fn stamp(&self, path: &Path) -> Option<Stamp>;
    fn read(&self, path: &Path) -> Result<Vec<u8>, DiskError>;
}

struct RealFile;

impl Asked for RealFile {
    fn stamp(&self, path: &Path) -> Option<Stamp> {
        let metadata = path.metadata().ok()?;
        #[cfg(unix)]
        let id = {
            use std::os::unix::fs::MetadataExt;
            (metadata.dev(), metadata.ino())
        };
        #[cfg(not(unix))]
        let id = (0, 0);
        Some(Stamp {
            size: metadata.len(),
            time: metadata.modified().ok(),
            id,
        })
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, DiskError> {
        read_file(path, SIZE_LIMIT)
    }
}

/// What a look found.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    Known,
    Bytes(Arc<Vec<u8>>),
    Nothing,
    Trouble(DiskError),
}

/// A watched file, and what is known of it.
struct Watched {
    path: PathBuf,
    known: Arc<Vec<u8>>,
    stamp: Option<Stamp>,
    /// What was found last, and how many looks in a row found it.
    found: (Found, u8),
    told: Found,
    /// How many more times the content is read whatever the stamp says.
    again: u8,
}

impl Watched {
    fn new(path: PathBuf, known: Arc<Vec<u8>>) -> Self {
        Self {
            path,
            known,
            stamp: None,
            found: (Found::Known, 0),
            told: Found::Known,
            again: AGAIN,
        }
    }

    /// Forgets what was told: the next look tells it again.
    fn doubt(&mut self) {
        self.told = Found::Known;
        self.found.1 = 0;
        self.again = AGAIN;
    }

    /// How long to wait for the next look.
    fn pause(&self) -> Duration {
        if self.found.0 == self.told {
            REST
        } else {
            MOVING
        }
    }

    /// Looks at the file. Gives what is there once it is new and has stayed so for long enough.
    fn look(&mut self, file: &dyn Asked) -> Option<Seen> {
        let stamp = file.stamp(&self.path);
        if stamp != self.stamp {
            self.again = AGAIN;
        } else if self.again == 0 && self.found.0 == self.told {
            return None;
        } else {
            self.again = self.again.saturating_sub(1);
        }
        self.stamp = stamp;
        let found = match file.read(&self.path) {
            Ok(bytes) if bytes == *self.known => Found::Known,
            Ok(bytes) => Found::Bytes(Arc::new(bytes)),
            Err(DiskError::Missing { .. }) => Found::Nothing,
            Err(error) => Found::Trouble(error),
        };
        let times = match &self.found {
            (before, times) if *before == found => times.saturating_add(1),
            _ => 1,
        };
        self.found = (found, times);
        if self.found.0 == self.told {
            return None;
        }
        let seen = self.judge(times)?;
        self.told = self.found.0.clone();
        Some(seen)
    }

    /// What was found, if it was found often enough to be believed.
    fn judge(&self, times: u8) -> Option<Seen> {
        match &self.found.0 {
            Found::Known => Some(Seen::Same),
            Found::Nothing => (times >= MISSING).then_some(Seen::Gone),
            Found::Trouble(error) => {
                (times >= UNREADABLE).then(|| Seen::Unreadable(Failure::of_disk(&self.path, error)))
            }
            // Read as a contract when it is first believed to be whole, and in the end.
            Found::Bytes(bytes) if times == READABLE || times >= UNREADABLE => {
                let name = self.path.file_name().map_or(self.path.as_path(), Path::new);
                match file::read(&shown(name), bytes) {
                    Ok(loaded) => Some(Seen::Changed(Box::new(loaded))),
                    Err(refusal) if times >= UNREADABLE => {
                        Some(Seen::Broken(Arc::clone(bytes), Box::new(refusal)))
                    }
                    Err(_) => None,
                }
            }
            Found::Bytes(_) => None,
        }
    }
}

#[cfg(test)]
mod tests;
