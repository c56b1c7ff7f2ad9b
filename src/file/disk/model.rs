//! A disk in memory for tests, harsher than a real one: after a crash, of everything that was not
//! flushed any part may be there. It can also fail at any call with any code, and let somebody
//! else write between any two calls.
//!
//! ```text
//! let disk = ModelDisk::new(Abilities::ALL);
//! disk.place("/d/a.ron", b"old");                  // flushed from the start
//! … run what is to be tried on `&disk` … disk.acknowledge(); …
//! for moment in disk.moments() {                   // one after each call that changed something
//!     moment.each_crash(&mut |after| { … after.content("/d/a.ron") … moment.acknowledged … });
//! }
//! ```
//!
//! What may be lost in a crash: of names, every subset of the changes since the folder was flushed
//! (one call is one change: a rename or an exchange is never half done); of a file's bytes, every
//! write since the file was flushed may be absent, cut off at any byte, or all zeros. A file whose
//! flush failed is not made safe by a later one, as on Linux.

mod crash;
mod disk;
mod state;

use super::operations::Kind;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(crate) use crash::Moment;
use state::{ByteChange, Node, State};

/// What the file system can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Abilities {
    pub(crate) exchange: bool,
    pub(crate) hard_links: bool,
    pub(crate) rename_to_free: bool,
    pub(crate) locks: bool,
}

impl Abilities {
    /// As local file systems of Linux.
    pub(crate) const ALL: Self = Self {
        exchange: true,
        hard_links: true,
        rename_to_free: true,
        locks: true,
    };
    /// As a network share.
    pub(crate) const SHARE: Self = Self {
        exchange: false,
        rename_to_free: false,
        ..Self::ALL
    };
    /// As a memory stick.
    pub(crate) const LEAST: Self = Self {
        exchange: false,
        hard_links: false,
        rename_to_free: false,
        locks: false,
    };
}

/// A failure to come.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    /// At which call, counted from 1.
    pub(crate) at: u64,
    /// The system's number of the error.
    pub(crate) code: i32,
    pub(crate) how: How,
}

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// Once, nothing done.
    Once,
    /// This one and all after it, nothing done.
    FromThen,
    /// Once, and it was done all the same; a write is done in half.
    Done,
    /// It does not fail: the program panics there, nothing done.
    Panics,
}

/// What somebody else does between two calls.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// Puts another file in the place of the one of this name.
    Replace(PathBuf, Vec<u8>),
    /// Writes other bytes into the file itself.
    WriteInto(PathBuf, Vec<u8>),
    /// Takes the name away.
    Remove(PathBuf),
}

/// A disk in memory. Clones are the same disk.
#[derive(Debug, Clone)]
pub(crate) struct ModelDisk {
    state: Arc<Mutex<State>>,
}

impl ModelDisk {
    pub(crate) fn new(can: Abilities) -> Self {
        let state = State {
            can,
            nodes: Vec::new(),
            names: BTreeMap::new(),
            safe_names: BTreeMap::new(),
            pending: Vec::new(),
            folders: BTreeSet::new(),
            closed: BTreeSet::new(),
            mounts: BTreeSet::new(),
            links: BTreeMap::new(),
            calls: 0,
            tokens: 0,
            fault: None,
            acts: Vec::new(),
            acted: Vec::new(),
            acknowledged: 0,
            moments: Vec::new(),
            room: None,
        };
        Self::of(state)
    }

    fn of(state: State) -> Self {
        Self {
            state: Arc::new(Mutex::new(state)),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// Puts a file there, flushed, with the folders above it.
    pub(crate) fn place(&self, path: &str, bytes: &[u8]) {
        let path = PathBuf::from(path);
        let mut state = self.state();
        let node = state.add(Node {
            live: bytes.to_vec(),
            safe: bytes.to_vec(),
            ..Node::default()
        });
        for folder in path.ancestors().skip(1) {
            state.folders.insert(folder.to_path_buf());
        }
        state.names.insert(path.clone(), node);
        state.safe_names.insert(path, node);
    }

    /// Puts a folder there.
    pub(crate) fn place_folder(&self, path: &str) {
        for folder in Path::new(path).ancestors() {
            self.state().folders.insert(folder.to_path_buf());
        }
    }

    /// Lets nothing be made in a folder.
    pub(crate) fn close(&self, folder: &str) {
        self.state().closed.insert(folder.into());
    }

    /// Makes a folder a file system of its own.
    pub(crate) fn mount(&self, folder: &str) {
        self.state().mounts.insert(folder.into());
    }

    /// Puts a second name there, flushed.
    pub(crate) fn place_name(&self, existing: &str, new: &str) {
        let mut state = self.state();
        let node = state.names[Path::new(existing)];
        state.names.insert(new.into(), node);
        state.safe_names.insert(new.into(), node);
    }

    /// Puts a symbolic link there.
    pub(crate) fn place_link(&self, path: &str, to: &str) {
        self.state().links.insert(path.into(), to.into());
    }

    /// Lets a call fail.
    pub(crate) fn fail(&self, fault: Fault) {
        self.state().fault = Some(fault);
    }

    /// Lets no more than this many bytes be written.
    pub(crate) fn leave_room(&self, bytes: usize) {
        self.state().room = Some(bytes);
    }

    /// Lets somebody act right before this call, counted from 1.
    pub(crate) fn somebody(&self, before_call: u64, act: Act) {
        self.state().acts.push((before_call, act));
    }

    /// Counts an acknowledgement: what was acknowledged must survive from here on.
    pub(crate) fn acknowledge(&self) {
        let mut state = self.state();
        state.acknowledged += 1;
        state.remember();
    }

    /// How much was acknowledged.
    pub(crate) fn acknowledged(&self) -> usize {
        self.state().acknowledged
    }

    /// What others wrote, in order.
    pub(crate) fn content_of_acts(&self) -> Vec<Vec<u8>> {
        let bytes = |act: &Act| match act {
            Act::Replace(_, bytes) | Act::WriteInto(_, bytes) => Some(bytes.clone()),
            Act::Remove(_) => None,
        };
        self.state().acted.iter().filter_map(bytes).collect()
    }

    /// How many calls there were.
    pub(crate) fn calls(&self) -> u64 {
        self.state().calls
    }

    /// The disk after each call that changed something, and at each acknowledgement.
    pub(crate) fn moments(&self) -> Vec<Moment> {
        self.state().moments.clone()
    }

    /// What programs read in a file; `None` if there is none.
    pub(crate) fn content(&self, path: &str) -> Option<Vec<u8>> {
        let state = self.state();
        let node = state.names.get(Path::new(path))?;
        Some(state.nodes[*node].live.clone())
    }

    /// All files with their contents, by name.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let state = self.state();
        let file =
            |(path, node): (&PathBuf, &usize)| (path.clone(), state.nodes[*node].live.clone());
        state.names.iter().map(file).collect()
    }

    /// True if the file was given the attributes of another.
    pub(crate) fn is_dressed(&self, path: &str) -> bool {
        let state = self.state();
        let node = state.names.get(Path::new(path));
        node.is_some_and(|node| state.nodes[*node].dressed)
    }

    /// The same disk as if it had just been switched on, without faults and visitors.
    pub(crate) fn restarted(&self) -> Self {
        let mut state = self.state().clone();
        state.fault = None;
        state.acts.clear();
        state.acted.clear();
        state.room = None;
        state.calls = 0;
        state.moments.clear();
        Self::of(state)
    }
}

/// The disk, also after a panic that was asked for.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
