//! A comparison in sentences, by kind, each with the number of things that it speaks of. Every
//! difference is said once: what no other sentence says is listed with wording, sources, order.

mod amounts;
mod dates;
mod doubts;
mod lines;
mod partners;
mod states;
mod totals;
mod words;

use super::both::{Both, NAMES};
use super::rows::{BarRow, Tie};
use crate::chart::sheet::sentence;
use crate::chart::{Subject, Tip};
use crate::compare::{Pair, Section};
use crate::contract::PerimeterId;
use crate::edit::Target;
use crate::wording::{Key, count, number::tally, text};
use std::collections::{BTreeMap, BTreeSet};

/// Sentences of a kind that are listed at most.
const LISTED: usize = 60;

/// What sentences are about, in the order in which they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SaidKind {
    /// Amounts of cells.
    Amounts,
    /// What is known of cells.
    States,
    /// Partners that sign.
    Signatories,
    /// Partners that pay without signing.
    Financers,
    /// Events.
    Dates,
    /// Figures announced for wholes.
    Totals,
    /// Axes and what is below them.
    Lines,
    /// Everything else.
    Words,
    /// What a person should look at. Not counted as changes.
    Doubts,
}

impl SaidKind {
    /// True when its sentences are changes.
    pub fn counts(self) -> bool {
        self != SaidKind::Doubts
    }

    fn phrase(self) -> Key {
        match self {
            SaidKind::Amounts => Key::ContrastKindAmounts,
            SaidKind::States => Key::ContrastKindStates,
            SaidKind::Signatories => Key::ContrastKindSignatories,
            SaidKind::Financers => Key::ContrastKindFinancers,
            SaidKind::Dates => Key::ContrastKindDates,
            SaidKind::Totals => Key::ContrastKindTotals,
            SaidKind::Lines => Key::ContrastKindLines,
            SaidKind::Words => Key::ContrastKindWords,
            SaidKind::Doubts => Key::ContrastKindDoubts,
        }
    }
}

/// What happened, as a sign before the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// More money.
    Up,
    /// Less money.
    Down,
    /// Another state.
    Change,
    /// Something new.
    Added,
    /// Something gone.
    Removed,
    /// A question.
    Doubt,
}

impl Sign {
    /// The sign as it is printed.
    pub fn text(self) -> &'static str {
        match self {
            Sign::Up => "▲",
            Sign::Down => "▼",
            Sign::Change => "→",
            Sign::Added => "+",
            Sign::Removed => "−",
            Sign::Doubt => "?",
        }
    }
}

/// What a person can decide about two identifiers.
#[derive(Debug, Clone, PartialEq)]
pub enum Proposal {
    /// They are the same thing.
    Join(Pair),
    /// They are not, though they were said to be.
    Part(Pair),
}

/// A sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Its sign.
    pub sign: Sign,
    /// The sentence.
    pub text: String,
    /// The perimeter that it speaks of, where there are several.
    pub caption: Option<String>,
    /// The amount in it that is to be seen first.
    pub strong: String,
    /// Where the matrix shows it.
    pub place: Option<(PerimeterId, Subject)>,
    /// Rows of the chart that show it.
    pub rows: Vec<usize>,
    /// What can be decided about it.
    pub proposal: Option<Proposal>,
    /// The way to the matrix, and the spoken text.
    pub tip: Tip,
    ties: Vec<Tie>,
}

impl Said {
    fn new(sign: Sign, text: String) -> Self {
        Self {
            sign,
            text: sentence(&text),
            caption: None,
            strong: String::new(),
            place: None,
            rows: Vec::new(),
            proposal: None,
            tip: Tip::default(),
            ties: Vec::new(),
        }
    }

    fn under(self, caption: Option<String>) -> Self {
        Self { caption, ..self }
    }

    fn strong(self, strong: String) -> Self {
        Self { strong, ..self }
    }

    fn tied(self, ties: Vec<Tie>) -> Self {
        Self { ties, ..self }
    }

    fn at(self, perimeter: &PerimeterId, subject: Subject) -> Self {
        let place = Some((perimeter.clone(), subject));
        Self { place, ..self }
    }
}

/// Sentences of a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct SaidList {
    /// What they are about.
    pub kind: SaidKind,
    /// The same in words.
    pub title: String,
    /// How many things they speak of.
    pub count: usize,
    /// The same as text.
    pub counted: String,
    /// The sentences.
    pub list: Vec<Said>,
    /// True when its sentences speak of another perimeter than the one shown: each says which.
    pub has_captions: bool,
    /// How many are not listed.
    pub more: Option<String>,
}

/// Sentences of a kind as they are found, and how many things they speak of.
#[derive(Default)]
struct Found {
    list: Vec<Said>,
    said: usize,
    things: usize,
}

/// All that is found, and which differences it speaks of.
#[derive(Default)]
struct Tray {
    found: BTreeMap<SaidKind, Found>,
    covered: BTreeSet<Target>,
}

impl Tray {
    /// Puts a sentence on so many things. It is made only if it will be listed.
    fn put(&mut self, kind: SaidKind, things: usize, make: impl FnOnce() -> Said) {
        let found = self.found.entry(kind).or_default();
        found.said = found.said.saturating_add(1);
        found.things = found.things.saturating_add(things);
        if found.list.len() < LISTED {
            found.list.push(make());
        }
    }
}

/// Things of the same sort: the first by name, and how many there are.
#[derive(Default)]
struct Names {
    first: Vec<String>,
    of: usize,
}

impl Names {
    fn push(&mut self, name: impl FnOnce() -> String) {
        if self.first.len() < NAMES {
            self.first.push(name());
        }
        self.of = self.of.saturating_add(1);
    }

    fn text(&self, both: &Both<'_>) -> String {
        both.first_of(&self.first, self.of)
    }
}

/// Perimeters in the order in which they are spoken of: those of the chart, then the others.
fn sections<'a>(both: &Both<'a>) -> Vec<&'a Section> {
    let is_shown = |s: &&Section| both.sections.iter().any(|o| o.perimeter == s.perimeter);
    let others = both.contrast.sections.iter().filter(|s| !is_shown(s));
    both.sections.iter().copied().chain(others).collect()
}

/// All sentences, by kind.
pub(super) fn lists(both: &Both<'_>) -> Vec<SaidList> {
    let mut tray = Tray::default();
    amounts::say(both, &mut tray);
    states::say(both, &mut tray);
    partners::say(both, &mut tray);
    dates::say(both, &mut tray);
    totals::say(both, &mut tray);
    lines::say(both, &mut tray);
    doubts::say(both, &mut tray);
    words::say(both, &mut tray);
    let (one, other) = (Key::ContrastMoreOne, Key::ContrastMoreOther);
    let mut lists = Vec::new();
    for (kind, found) in tray.found {
        let left = found.said.saturating_sub(found.list.len());
        let mut list = found.list;
        for said in &mut list {
            said.text = both.clean(std::mem::take(&mut said.text));
            said.tip.spoken.clone_from(&said.text);
            if said.place.is_some() {
                said.tip.head = text(both.lang, Key::ContrastFollow).to_owned();
            }
        }
        let shown = both.first_caption();
        in_groups(&mut list, &shown);
        lists.push(SaidList {
            has_captions: list
                .iter()
                .any(|s| s.caption.is_some() && s.caption != shown),
            kind,
            title: text(both.lang, kind.phrase()).to_owned(),
            count: found.things,
            counted: tally(found.things, both.lang),
            list,
            more: (left > 0).then(|| sentence(&count(both.lang, one, other, left, &[]))),
        });
    }
    lists
}

/// Sentences of a perimeter stand together, those of the one shown first.
fn in_groups(list: &mut [Said], shown: &Option<String>) {
    let mut order: Vec<Option<String>> = vec![None, shown.clone()];
    for said in list.iter() {
        if !order.contains(&said.caption) {
            order.push(said.caption.clone());
        }
    }
    list.sort_by_key(|said| order.iter().position(|caption| *caption == said.caption));
}

impl SaidList {
    /// The sentences, each with the caption that stands over it.
    pub fn captioned(&self) -> impl Iterator<Item = (Option<&str>, &Said)> {
        let mut last: Option<&str> = None;
        self.list.iter().map(move |said| {
            let caption = said.caption.as_deref().filter(|_| self.has_captions);
            let is_new = caption != last;
            last = caption;
            (caption.filter(|_| is_new), said)
        })
    }
}

/// Ties rows and sentences to each other, by their numbers.
pub(super) fn link(rows: &mut [BarRow], lists: &mut [SaidList]) {
    let all = lists.iter_mut().flat_map(|list| &mut list.list);
    for (n, said) in all.enumerate() {
        for (at, row) in rows.iter_mut().enumerate() {
            if said.ties.iter().any(|tie| row.ties.contains(tie)) {
                said.rows.push(at);
                row.said.push(n);
            }
        }
    }
}
