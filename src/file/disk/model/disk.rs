//! The calls of the disk in memory.

use super::super::operations::{Disk, Kind, Lock, Opened, Readers, Stat};
use super::{Fault, How, ModelDisk, Node, State, lock};
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

impl ModelDisk {
    /// One call: lets others act, fails if it is to, else does it.
    fn call<T>(&self, run: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        call(&mut self.state(), run)
    }

    fn opened(&self, node: usize, at: At) -> Box<dyn Opened> {
        Box::new(ModelFile {
            state: Arc::clone(&self.state),
            node,
            at,
        })
    }
}

fn call<T>(state: &mut State, run: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
    state.calls += 1;
    let now = state.calls;
    let acts = std::mem::take(&mut state.acts);
    let (due, later) = acts.into_iter().partition(|(at, _)| *at == now);
    state.acts = later;
    for (_, act) in due as Vec<_> {
        state.act(act);
    }
    match state.fault {
        Some(Fault { at, code, how }) if at == now || (how == How::FromThen && at < now) => {
            match how {
                How::Done => drop(run(state)),
                How::Panics => panic!("{PANIC}"),
                How::Once | How::FromThen => {}
            }
            Err(io::Error::from_raw_os_error(code))
        }
        _ => run(state),
    }
}

/// What is said where a panic was asked for.
const PANIC: &str = "a fault of this program, asked for";

fn refused<T>(kind: ErrorKind) -> io::Result<T> {
    Err(kind.into())
}

impl Disk for ModelDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        let node = self.call(|state| state.node(path))?;
        Ok(self.opened(node, At::Start))
    }

    fn create(&self, path: &Path, _readers: Readers) -> io::Result<Box<dyn Opened>> {
        let node = self.call(|state| {
            if state.kind(path).is_some() {
                return refused(ErrorKind::AlreadyExists);
            }
            let is_known = path.parent().is_some_and(|f| state.folders.contains(f));
            if !is_known {
                return refused(ErrorKind::NotFound);
            }
            if path.parent().is_some_and(|f| state.closed.contains(f)) {
                return refused(ErrorKind::PermissionDenied);
            }
            let node = state.add(Node::default());
            state.change(vec![(path.to_path_buf(), Some(node))]);
            Ok(node)
        })?;
        Ok(self.opened(node, At::Byte(0)))
    }

    fn open_to_write(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        let node = self.call(|state| {
            let node = state.node(path)?;
            match state.nodes[node].read_only {
                true => refused(ErrorKind::PermissionDenied),
                false => Ok(node),
            }
        })?;
        Ok(self.opened(node, At::Byte(0)))
    }

    fn open_to_append(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        let node = self.call(|state| state.node(path))?;
        Ok(self.opened(node, At::End))
    }

    fn open_folder(&self, folder: &Path) -> io::Result<Box<dyn Opened>> {
        self.call(|state| match state.folders.contains(folder) {
            true => Ok(()),
            false => refused(ErrorKind::NotFound),
        })?;
        Ok(Box::new(ModelFolder {
            state: Arc::clone(&self.state),
            path: folder.to_path_buf(),
        }))
    }

    fn look(&self, path: &Path) -> io::Result<Stat> {
        self.call(|state| {
            let kind = state.kind(path).ok_or(ErrorKind::NotFound)?;
            let node = state.names.get(path).copied();
            Ok(stat(state, kind, node))
        })
    }

    fn link_target(&self, path: &Path) -> io::Result<PathBuf> {
        self.call(|state| {
            let to = state.links.get(path).cloned();
            to.ok_or_else(|| ErrorKind::InvalidInput.into())
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|state| {
            let node = state.node(from)?;
            let gone = (from.to_path_buf(), None);
            let new = (to.to_path_buf(), Some(node));
            if from.parent() == to.parent() {
                state.change(vec![gone, new]);
            } else {
                // One step in one folder only: in two, a crash may undo one half.
                state.set_names(vec![new]);
                state.change(vec![gone]);
            }
            Ok(())
        })
    }

    fn rename_to_free(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|state| {
            if !state.can.rename_to_free {
                return refused(ErrorKind::Unsupported);
            }
            let node = state.node(from)?;
            if state.kind(to).is_some() {
                return refused(ErrorKind::AlreadyExists);
            }
            state.change(vec![
                (from.to_path_buf(), None),
                (to.to_path_buf(), Some(node)),
            ]);
            Ok(())
        })
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.call(|state| {
            if !state.can.exchange {
                return refused(ErrorKind::Unsupported);
            }
            let (first, second) = (state.node(one)?, state.node(other)?);
            state.change(vec![
                (one.to_path_buf(), Some(second)),
                (other.to_path_buf(), Some(first)),
            ]);
            Ok(())
        })
    }

    fn hard_link(&self, existing: &Path, new: &Path) -> io::Result<()> {
        self.call(|state| {
            if !state.can.hard_links {
                return refused(ErrorKind::Unsupported);
            }
            let node = state.node(existing)?;
            if state.kind(new).is_some() {
                return refused(ErrorKind::AlreadyExists);
            }
            if state.disk_of(existing) != state.disk_of(new) {
                return refused(ErrorKind::CrossesDevices);
            }
            state.change(vec![(new.to_path_buf(), Some(node))]);
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call(|state| {
            state.node(path)?;
            state.change(vec![(path.to_path_buf(), None)]);
            Ok(())
        })
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.call(|state| {
            if state.kind(folder).is_some() {
                return refused(ErrorKind::AlreadyExists);
            }
            let above = folder.parent();
            if !above.is_some_and(|above| state.folders.contains(above)) {
                return refused(ErrorKind::NotFound);
            }
            state.folders.insert(folder.to_path_buf());
            Ok(())
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.call(|state| {
            let inside = |path: &&PathBuf| path.parent() == Some(folder);
            let all = state.names.keys().chain(state.folders.iter());
            let mut names: Vec<OsString> = all
                .filter(inside)
                .filter_map(|path| path.file_name().map(OsString::from))
                .collect();
            names.sort();
            Ok(names)
        })
    }

    fn token(&self) -> u64 {
        let mut state = self.state();
        state.tokens += 1;
        state.tokens
    }
}

fn stat(state: &State, kind: Kind, node: Option<usize>) -> Stat {
    let names = state.names.values().filter(|n| Some(**n) == node).count();
    let file = node.map(|n| (n, &state.nodes[n]));
    Stat {
        kind,
        size: file.map_or(0, |(_, f)| f.live.len() as u64),
        names: names as u64,
        read_only: file.is_some_and(|(_, f)| f.read_only),
        id: (1, file.map_or(0, |(n, _)| n as u64)),
    }
}

/// Where the next write goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Nowhere: opened to read.
    Start,
    Byte(usize),
    End,
}

#[derive(Debug)]
struct ModelFile {
    state: Arc<Mutex<State>>,
    node: usize,
    at: At,
}

impl ModelFile {
    fn call<T>(&self, run: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        call(&mut lock(&self.state), run)
    }
}

impl Opened for ModelFile {
    fn stat(&self) -> io::Result<Stat> {
        self.call(|state| Ok(stat(state, Kind::File, Some(self.node))))
    }

    fn read(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        self.call(|state| {
            let bytes = &state.nodes[self.node].live;
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            Ok(bytes[..bytes.len().min(limit)].to_vec())
        })
    }

    fn go_to(&mut self, at: u64) -> io::Result<()> {
        self.at = At::Byte(at as usize);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (node, at) = (self.node, self.at);
        let mut done = lock(&self.state);
        let state = &mut *done;
        let end = state.nodes[node].live.len();
        let start = match at {
            At::Start => return refused(ErrorKind::PermissionDenied),
            At::Byte(at) => at,
            At::End => end,
        };
        let half =
            matches!(state.fault, Some(Fault { how: How::Done, at, .. }) if at == state.calls + 1);
        let part = if half {
            &bytes[..bytes.len() / 2]
        } else {
            bytes
        };
        let written = call(state, |state| state.write(node, start, part));
        drop(done);
        if let At::Byte(at) = &mut self.at {
            *at += bytes.len();
        }
        written
    }

    fn cut(&mut self, size: u64) -> io::Result<()> {
        let node = self.node;
        self.call(|state| {
            let change = super::ByteChange::Cut(size as usize);
            super::crash::apply(&mut state.nodes[node].live, &change);
            state.nodes[node].pending.push(change);
            state.remember();
            Ok(())
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        let node = self.node;
        let done = self.call(|state| {
            state.flush_bytes(node);
            Ok(())
        });
        if done.is_err() {
            lock(&self.state).nodes[node].spoilt = true;
        }
        done
    }

    fn dress(&mut self, like: &Path) -> io::Result<()> {
        let node = self.node;
        self.call(|state| {
            state.node(like)?;
            state.nodes[node].dressed = true;
            Ok(())
        })
    }

    fn try_lock(&mut self, _lock: Lock) -> io::Result<bool> {
        self.call(|state| locked(state))
    }

    fn unlock(&mut self) -> io::Result<()> {
        self.call(|_| Ok(()))
    }
}

/// Nobody else holds a lock here.
fn locked(state: &State) -> io::Result<bool> {
    match state.can.locks {
        true => Ok(true),
        false => refused(ErrorKind::Unsupported),
    }
}

#[derive(Debug)]
struct ModelFolder {
    state: Arc<Mutex<State>>,
    path: PathBuf,
}

impl Opened for ModelFolder {
    fn stat(&self) -> io::Result<Stat> {
        call(&mut lock(&self.state), |state| {
            Ok(stat(state, Kind::Folder, None))
        })
    }

    fn read(&mut self, _limit: u64) -> io::Result<Vec<u8>> {
        refused(ErrorKind::IsADirectory)
    }

    fn go_to(&mut self, _at: u64) -> io::Result<()> {
        refused(ErrorKind::IsADirectory)
    }

    fn write(&mut self, _bytes: &[u8]) -> io::Result<()> {
        refused(ErrorKind::IsADirectory)
    }

    fn cut(&mut self, _size: u64) -> io::Result<()> {
        refused(ErrorKind::IsADirectory)
    }

    fn sync(&mut self) -> io::Result<()> {
        let folder = &self.path;
        call(&mut lock(&self.state), |state| {
            state.flush_names(folder);
            Ok(())
        })
    }

    fn dress(&mut self, _like: &Path) -> io::Result<()> {
        refused(ErrorKind::IsADirectory)
    }

    fn try_lock(&mut self, _lock: Lock) -> io::Result<bool> {
        call(&mut lock(&self.state), |state| locked(state))
    }

    fn unlock(&mut self) -> io::Result<()> {
        call(&mut lock(&self.state), |_| Ok(()))
    }
}
