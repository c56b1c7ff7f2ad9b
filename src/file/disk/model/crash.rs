//! What may be on the disk after a crash: every legal mixture of what was and was not flushed.

use super::{ByteChange, ModelDisk, Node, State};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// More changes of names than this at once are not enumerated but refused: 2^12 subsets.
const NAME_CHANGES_MAX: usize = 12;
/// Writes up to this long are cut off at every byte; longer ones at some.
const CUT_EVERYWHERE: usize = 96;

/// The disk at one moment, as a crash would find it.
#[derive(Debug, Clone)]
pub(crate) struct Moment {
    state: Box<State>,
    /// How much had been acknowledged.
    pub(crate) acknowledged: usize,
    /// How many calls there had been.
    pub(crate) calls: u64,
    /// How often somebody else had acted.
    pub(crate) acts: usize,
}

impl Moment {
    pub(super) fn of(state: &State) -> Self {
        Self {
            acknowledged: state.acknowledged,
            calls: state.calls,
            acts: state.acted.len(),
            state: Box::new(state.clone()),
        }
    }

    /// The disk as it would be found if nothing were lost: after the death of the process alone.
    pub(crate) fn killed(&self) -> ModelDisk {
        ModelDisk::of((*self.state).clone()).restarted()
    }

    /// Every disk that a crash at this moment may leave; returns how many.
    pub(crate) fn each_crash(&self, see: &mut dyn FnMut(&ModelDisk)) -> u64 {
        let state = &*self.state;
        let changes = state.pending.len();
        assert!(
            changes <= NAME_CHANGES_MAX,
            "{changes} changes of names are not flushed"
        );
        let mut count = 0;
        let mut seen = BTreeSet::new();
        for subset in 0..1_u32 << changes {
            let mut names = state.safe_names.clone();
            for (n, change) in state.pending.iter().enumerate() {
                if subset >> n & 1 == 1 {
                    for (path, node) in &change.set {
                        match node {
                            Some(node) => names.insert(path.clone(), *node),
                            None => names.remove(path),
                        };
                    }
                }
            }
            if seen.insert(names.clone()) {
                count += each_content(state, &names, see);
            }
        }
        count
    }
}

/// Every mixture of contents of the files that have these names.
fn each_content(
    state: &State,
    names: &BTreeMap<PathBuf, usize>,
    see: &mut dyn FnMut(&ModelDisk),
) -> u64 {
    let nodes: BTreeSet<usize> = names.values().copied().collect();
    let choices: Vec<(usize, Vec<Vec<u8>>)> = nodes
        .iter()
        .map(|node| (*node, contents(&state.nodes[*node])))
        .collect();
    let mut index = vec![0; choices.len()];
    let mut count = 0;
    loop {
        let mut after = State {
            names: names.clone(),
            safe_names: names.clone(),
            pending: Vec::new(),
            moments: Vec::new(),
            ..state.clone()
        };
        for ((node, contents), at) in choices.iter().zip(&index) {
            after.nodes[*node] = Node {
                live: contents[*at].clone(),
                safe: contents[*at].clone(),
                pending: Vec::new(),
                spoilt: false,
                ..state.nodes[*node].clone()
            };
        }
        see(&ModelDisk::of(after).restarted());
        count += 1;
        // The next mixture.
        let Some(next) = (0..index.len()).find(|i| index[*i] + 1 < choices[*i].1.len()) else {
            return count;
        };
        index[..next].fill(0);
        index[next] += 1;
    }
}

/// Everything that a file may hold after a crash.
fn contents(node: &Node) -> Vec<Vec<u8>> {
    let mut found = BTreeSet::from([node.safe.clone()]);
    // Each write there or not, or zeros in its place.
    let n = node.pending.len();
    if n <= 6 {
        for choice in 0..3_u32.pow(n as u32) {
            let mut bytes = node.safe.clone();
            for (i, change) in node.pending.iter().enumerate() {
                match choice / 3_u32.pow(i as u32) % 3 {
                    0 => {}
                    1 => apply(&mut bytes, change),
                    _ => apply_zeros(&mut bytes, change),
                }
            }
            found.insert(bytes);
        }
    }
    // The first ones there, the next one cut off, with nothing or zeros after it.
    let mut before = node.safe.clone();
    for change in &node.pending {
        if let ByteChange::Write { at, bytes } = change {
            for cut in cuts(bytes.len()) {
                let part = ByteChange::Write {
                    at: *at,
                    bytes: bytes[..cut].to_vec(),
                };
                let mut torn = before.clone();
                apply(&mut torn, &part);
                found.insert(torn);
                let mut zeros = before.clone();
                apply_zeros(&mut zeros, change);
                apply(&mut zeros, &part);
                found.insert(zeros);
            }
        }
        apply(&mut before, change);
    }
    found.insert(before);
    found.into_iter().collect()
}

fn cuts(len: usize) -> Vec<usize> {
    if len <= CUT_EVERYWHERE {
        (0..=len).collect()
    } else {
        vec![0, 1, len / 3, len / 2, len - 1, len]
    }
}

/// Makes a change.
pub(super) fn apply(content: &mut Vec<u8>, change: &ByteChange) {
    match change {
        ByteChange::Cut(size) => content.resize(*size, 0),
        ByteChange::Write { at, bytes } => {
            let end = at + bytes.len();
            if content.len() < end {
                content.resize(end, 0);
            }
            content[*at..end].copy_from_slice(bytes);
        }
    }
}

/// Gives the file the size that a change gives it, without the bytes.
fn apply_zeros(content: &mut Vec<u8>, change: &ByteChange) {
    match change {
        ByteChange::Cut(_) => apply(content, change),
        ByteChange::Write { at, bytes } => {
            let end = at + bytes.len();
            if content.len() < end {
                content.resize(end, 0);
            }
        }
    }
}
