//! What a long text was read as, in twelve bytes of place and eight of meaning for each item of its long lists, so that
//! a save need not read again what it does not touch. It must not know how texts are changed.
//!
//! The meaning of an item is kept as a 64-bit SipHash of everything that [`Eq`] looks at, keyed anew in each process:
//! two items that differ are taken for the same by a chance of one in 10^19.

use super::read::{Item, Places, Spot};
use crate::contract::{Commitment, Contract, Deadline, Iter, Line};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash};
use std::sync::OnceLock;
use std::thread;

/// Texts above this size in bytes are worth an imprint.
pub(super) const LONG: usize = 1 << 16;

/// What a text was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprint {
    text: TextMark,
    /// What its items say.
    pub(super) marks: Marks,
    /// Where they stand.
    pub(super) spots: Spots,
}

/// Tells one text from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TextMark {
    bytes: usize,
    sum: u32,
}

impl TextMark {
    fn of(text: &[u8]) -> Self {
        Self {
            bytes: text.len(),
            sum: crc32fast::hash(text),
        }
    }
}

/// What the items of the long lists of a contract say, each list in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// Commitments, whatever their keys.
    pub commitments: Vec<u64>,
    /// Events.
    pub deadlines: Vec<u64>,
    /// Lines.
    pub lines: Vec<u64>,
    /// The id and the parent of each line.
    pub tree: Vec<u64>,
}

/// Where the items of the long lists of a contract stand in its text, each list in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Spots {
    /// Commitments.
    pub commitments: Vec<Spot>,
    /// Events.
    pub deadlines: Vec<Spot>,
    /// Lines.
    pub lines: Vec<Spot>,
}

impl Imprint {
    /// The imprint of a text that the direct reader has read as this contract, with the keys that reading gives.
    pub(super) fn of(text: &str, contract: &Contract, places: &Places) -> Option<Self> {
        let all = |items: &mut dyn Iterator<Item = Item>| {
            items
                .map(|item| places.spot(&item))
                .collect::<Option<Vec<Spot>>>()
        };
        let Contract {
            commitments,
            lines,
            schedule,
            ..
        } = contract;
        let spots = Spots {
            commitments: all(&mut commitments.iter().map(|c| Item::Figure(c.key)))?,
            deadlines: all(&mut schedule
                .deadlines
                .iter()
                .map(|d| Item::Deadline(d.id.clone())))?,
            lines: all(&mut lines.iter().map(|l| Item::Line(l.id.clone())))?,
        };
        Some(Self::new(text, Marks::of(contract), spots))
    }

    pub(super) fn new(text: &str, marks: Marks, spots: Spots) -> Self {
        Self {
            text: TextMark::of(text.as_bytes()),
            marks,
            spots,
        }
    }

    /// True when these are the bytes that the imprint was made from.
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        self.text == TextMark::of(bytes)
    }
}

impl Marks {
    /// What a contract says, item by item.
    pub(super) fn of(contract: &Contract) -> Self {
        let half = contract.commitments.len().div_ceil(2);
        let first = contract.commitments.range(..half);
        let second = contract.commitments.range(half..);
        let commitments = |list: Iter<'_, Commitment>| list.map(of_commitment).collect::<Vec<_>>();
        let beside = |first: Iter<'_, Commitment>| -> (Vec<u64>, Option<Vec<u64>>) {
            if second.len() < 1000 {
                return (commitments(first), None);
            }
            thread::scope(|scope| {
                let builder = thread::Builder::new();
                let other = builder
                    .spawn_scoped(scope, || commitments(second.clone()))
                    .ok();
                let here = commitments(first);
                (here, other.and_then(|thread| thread.join().ok()))
            })
        };
        let (mut all, rest) = beside(first);
        all.extend(rest.unwrap_or_else(|| commitments(second)));
        Self {
            commitments: all,
            deadlines: contract
                .schedule
                .deadlines
                .iter()
                .map(Deadline::mark)
                .collect(),
            lines: contract.lines.iter().map(Line::mark).collect(),
            tree: contract
                .lines
                .iter()
                .map(|l| (&l.id, &l.parent).mark())
                .collect(),
        }
    }
}

/// Everything but the key, which is of one session.
fn of_commitment(commitment: &Commitment) -> u64 {
    let Commitment {
        key: _,
        line,
        by,
        amount,
        perimeter,
        credit,
        purpose,
        sources,
        as_of,
        note,
    } = commitment;
    let who = (line, by, perimeter);
    (who, amount, credit, purpose, sources, as_of, note).mark()
}

trait Mark {
    fn mark(&self) -> u64;
}

impl<T: Hash> Mark for T {
    fn mark(&self) -> u64 {
        static KEYS: OnceLock<RandomState> = OnceLock::new();
        KEYS.get_or_init(RandomState::new).hash_one(self)
    }
}

/// Moves places behind something that was put before them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift {
    /// A place before.
    pub from: Spot,
    /// Where that place is now.
    pub to: Spot,
}

impl Shift {
    /// Where a place at or after the one known is now.
    pub(super) fn of(self, spot: Spot) -> Spot {
        let add = |to: u32, from: u32, at: u32| to.saturating_add(at.saturating_sub(from));
        Spot {
            line: add(self.to.line, self.from.line, spot.line),
            column: if spot.line == self.from.line {
                add(self.to.column, self.from.column, spot.column)
            } else {
                spot.column
            },
            start: add(self.to.start, self.from.start, spot.start),
        }
    }
}
