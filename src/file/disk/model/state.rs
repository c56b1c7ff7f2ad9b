//! What is on the disk in memory: as programs see it, as it is safe, and what lies between.

use super::*;

/// A change of names that a crash may undo as a whole.
#[derive(Debug, Clone)]
pub(super) struct NameChange {
    pub(super) folder: PathBuf,
    /// What each name stands for after it.
    pub(super) set: Vec<(PathBuf, Option<usize>)>,
}

/// A change of a file's bytes that a crash may undo.
#[derive(Debug, Clone)]
pub(super) enum ByteChange {
    Write { at: usize, bytes: Vec<u8> },
    Cut(usize),
}

#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    /// As programs see it.
    pub(super) live: Vec<u8>,
    /// What is safe.
    pub(super) safe: Vec<u8>,
    /// What came since the last flush, in order.
    pub(super) pending: Vec<ByteChange>,
    /// The flush of this file failed: nothing that came before will be safe.
    pub(super) spoilt: bool,
    pub(super) dressed: bool,
    pub(super) read_only: bool,
}

#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) can: Abilities,
    pub(super) nodes: Vec<Node>,
    pub(super) names: BTreeMap<PathBuf, usize>,
    pub(super) safe_names: BTreeMap<PathBuf, usize>,
    pub(super) pending: Vec<NameChange>,
    pub(super) folders: BTreeSet<PathBuf>,
    /// Folders in which nothing may be made.
    pub(super) closed: BTreeSet<PathBuf>,
    /// Folders that are a file system of their own.
    pub(super) mounts: BTreeSet<PathBuf>,
    pub(super) links: BTreeMap<PathBuf, PathBuf>,
    pub(super) calls: u64,
    pub(super) tokens: u64,
    pub(super) fault: Option<Fault>,
    pub(super) acts: Vec<(u64, Act)>,
    /// What others did, in order.
    pub(super) acted: Vec<Act>,
    pub(super) acknowledged: usize,
    pub(super) moments: Vec<Moment>,
    /// Room for new bytes; `None` for any number.
    pub(super) room: Option<usize>,
}

impl State {
    pub(super) fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    pub(super) fn remember(&mut self) {
        let moments = std::mem::take(&mut self.moments);
        let moment = Moment::of(self);
        self.moments = moments;
        self.moments.push(moment);
    }

    /// Changes names in one step.
    pub(super) fn change(&mut self, set: Vec<(PathBuf, Option<usize>)>) {
        self.set_names(set);
        self.remember();
    }

    pub(super) fn set_names(&mut self, set: Vec<(PathBuf, Option<usize>)>) {
        for (path, node) in &set {
            match node {
                Some(node) => self.names.insert(path.clone(), *node),
                None => self.names.remove(path),
            };
        }
        let folder = set.first().and_then(|(path, _)| path.parent());
        let folder = folder.unwrap_or(Path::new("/")).to_path_buf();
        self.pending.push(NameChange { folder, set });
    }

    /// Makes the names in a folder safe.
    pub(super) fn flush_names(&mut self, folder: &Path) {
        let (here, elsewhere): (Vec<NameChange>, Vec<NameChange>) =
            std::mem::take(&mut self.pending)
                .into_iter()
                .partition(|change| change.folder == folder);
        self.pending = elsewhere;
        for (path, node) in here.into_iter().flat_map(|change| change.set) {
            match node {
                Some(node) => self.safe_names.insert(path, node),
                None => self.safe_names.remove(&path),
            };
        }
        self.remember();
    }

    /// Makes the bytes of a file safe, unless it is spoilt.
    pub(super) fn flush_bytes(&mut self, node: usize) {
        let node = &mut self.nodes[node];
        if !node.spoilt {
            node.safe.clone_from(&node.live);
            node.pending.clear();
        }
        self.remember();
    }

    pub(super) fn node(&self, path: &Path) -> io::Result<usize> {
        let path = self.followed(path);
        let found = self.names.get(&path).copied();
        found.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    pub(super) fn followed(&self, path: &Path) -> PathBuf {
        let mut path = path.to_path_buf();
        while let Some(to) = self.links.get(&path) {
            path = path.parent().unwrap_or(Path::new("/")).join(to);
        }
        path
    }

    /// The file system that a path is on.
    pub(super) fn disk_of(&self, path: &Path) -> Option<&PathBuf> {
        let above = path.ancestors().find(|f| self.mounts.contains(*f))?;
        self.mounts.get(above)
    }

    pub(super) fn kind(&self, path: &Path) -> Option<Kind> {
        if self.links.contains_key(path) {
            Some(Kind::Link)
        } else if self.folders.contains(path) {
            Some(Kind::Folder)
        } else {
            self.names.get(path).map(|_| Kind::File)
        }
    }

    /// Writes into a file, as far as there is room.
    pub(super) fn write(&mut self, node: usize, at: usize, bytes: &[u8]) -> io::Result<()> {
        let fits = self.room.map_or(bytes.len(), |room| room.min(bytes.len()));
        let written = &bytes[..fits];
        if let Some(room) = self.room.as_mut() {
            *room -= fits;
        }
        let change = ByteChange::Write {
            at,
            bytes: written.to_vec(),
        };
        crash::apply(&mut self.nodes[node].live, &change);
        self.nodes[node].pending.push(change);
        self.remember();
        match fits == bytes.len() {
            true => Ok(()),
            false => Err(io::ErrorKind::StorageFull.into()),
        }
    }

    /// Lets somebody act. Others flush what they write, and with it what else changed in the
    /// folder.
    pub(super) fn act(&mut self, act: Act) {
        let change = match act.clone() {
            Act::Replace(path, bytes) => {
                let node = self.add(Node {
                    live: bytes.clone(),
                    safe: bytes,
                    ..Node::default()
                });
                (path, Some(node))
            }
            Act::Remove(path) => (path, None),
            Act::WriteInto(path, bytes) => {
                if let Some(node) = self.names.get(&path).copied() {
                    let node = &mut self.nodes[node];
                    node.live.clone_from(&bytes);
                    node.safe = bytes;
                    node.pending.clear();
                    self.acted.push(act);
                    // File systems with a journal make the file's name safe with its bytes.
                    let folder = path.parent().map(Path::to_path_buf);
                    self.flush_names(&folder.unwrap_or_default());
                }
                return;
            }
        };
        let folder = change.0.parent().map(Path::to_path_buf);
        self.set_names(vec![change]);
        self.acted.push(act);
        self.flush_names(&folder.unwrap_or_default());
    }
}
