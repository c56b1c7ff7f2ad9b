//! Where the things of a contract stand in its text, for “go to line”. It must not know what they say.

use super::super::imprint::Imprint;
use super::super::inspect::Links;
use super::super::lines::{LineIndex, Position};
use super::super::shape::Thing;
use super::super::token::offset;
use super::super::tree::{Kind, Node, Tree, parse};
use crate::contract::{
    Citation, Contract, DeadlineId, DismissalId, DocumentId, FigureKey, GroupId, LaneId, LineId,
    PartnerId, PerimeterId, QuoteId, SourceId,
};
use std::collections::HashMap;
use std::sync::Arc;

/// How many keys beyond those of a text its edits may have given out; figures with later ones have no place.
const MOST_NEW_KEYS: usize = 1 << 20;

/// A thing that has a place in the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Item {
    /// The whole.
    Contract,
    /// A perimeter.
    Perimeter(PerimeterId),
    /// A partner.
    Partner(PartnerId),
    /// A group.
    Group(GroupId),
    /// A line.
    Line(LineId),
    /// A commitment or an announced figure.
    Figure(FigureKey),
    /// A lane.
    Lane(LaneId),
    /// A deadline.
    Deadline(DeadlineId),
    /// A document.
    Document(DocumentId),
    /// A point that was set aside.
    Dismissal(DismissalId),
    /// A source.
    Source(SourceId),
    /// A quote, or a source when none is named.
    Citation(Citation),
}

impl Item {
    /// The thing that has this id in a file; a quote's is `source#quote`.
    fn named(thing: Thing, id: &str) -> Option<Self> {
        Some(match thing {
            Thing::Perimeter => Self::Perimeter(PerimeterId::new(id).ok()?),
            Thing::Partner => Self::Partner(PartnerId::new(id).ok()?),
            Thing::Group => Self::Group(GroupId::new(id).ok()?),
            Thing::Line => Self::Line(LineId::new(id).ok()?),
            Thing::Lane => Self::Lane(LaneId::new(id).ok()?),
            Thing::Deadline => Self::Deadline(DeadlineId::new(id).ok()?),
            Thing::Dismissal => Self::Dismissal(DismissalId::new(id).ok()?),
            Thing::Document => Self::Document(DocumentId::new(id).ok()?),
            Thing::Source => Self::Source(SourceId::new(id).ok()?),
            Thing::Quote => {
                let (source, quote) = id.split_once('#')?;
                Self::Citation(Citation {
                    source: SourceId::new(source).ok()?,
                    quote: Some(QuoteId::new(quote).ok()?),
                })
            }
        })
    }
}

/// A place in a text, as small as files allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Spot {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// The first byte.
    pub start: u32,
}

impl Spot {
    /// No place: texts start at line 1.
    pub const NOWHERE: Spot = Spot {
        line: 0,
        column: 0,
        start: 0,
    };
}

/// The places of the things that a file names. Things added later have none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    named: HashMap<Item, Spot>,
    /// By key.
    figures: Vec<Spot>,
    /// Of a long text, what it was read as.
    imprint: Option<Arc<Imprint>>,
}

impl Places {
    pub(super) fn new(tree: &Tree<'_>, links: &Links<'_>, lines: &LineIndex) -> Self {
        let at = |start: u32| {
            let place = lines.position(tree.text(), start);
            let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            Spot {
                line: small(place.line),
                column: small(place.column),
                start,
            }
        };
        let named = links
            .named()
            .iter()
            .filter_map(|((thing, id), named)| {
                Some((Item::named(*thing, id)?, at(named.all.start)))
            })
            .collect();
        // The same order as that in which keys are given.
        let figures = ["commitments", "announced"]
            .into_iter()
            .filter_map(|name| tree.root()?.field(name))
            .filter(|list| list.kind() == Kind::List)
            .flat_map(Node::items)
            .map(|figure| at(figure.span().start))
            .collect();
        Self {
            named,
            figures,
            imprint: None,
        }
    }

    /// Places that were noted while the text was read: of named things, and of figures in the order of their keys.
    pub(in super::super) fn at(named: Vec<(Item, Spot)>, figures: Vec<Spot>) -> Self {
        Self {
            named: named.into_iter().collect(),
            figures,
            imprint: None,
        }
    }

    /// The same by the keys of a contract that says the same as the text.
    pub(in super::super) fn with_keys_of(mut self, contract: &Contract) -> Self {
        let keys = contract.commitments.iter().map(|c| c.key);
        let keys = keys.chain(contract.announced.iter().map(|a| a.key));
        let mut by_key = Vec::with_capacity(self.figures.len());
        for (key, spot) in keys.zip(&self.figures) {
            let at = usize::try_from(key.0).unwrap_or(usize::MAX);
            // Keys count up from zero: what one from elsewhere would cost is not spent.
            if at >= by_key.len() && at < self.figures.len().saturating_add(MOST_NEW_KEYS) {
                by_key.resize(at.saturating_add(1), Spot::NOWHERE);
            }
            if let Some(place) = by_key.get_mut(at) {
                *place = *spot;
            }
        }
        self.figures = by_key;
        self
    }

    /// The same with what the text was read as.
    pub(in super::super) fn with_imprint(self, imprint: Option<Imprint>) -> Self {
        Self {
            imprint: imprint.map(Arc::new),
            ..self
        }
    }

    /// What the text was read as, if it is long and plain.
    pub(in super::super) fn imprint(&self) -> Option<&Imprint> {
        self.imprint.as_deref()
    }

    /// The named things and where they stand.
    pub(in super::super) fn named(self) -> impl Iterator<Item = (Item, Spot)> {
        self.named.into_iter()
    }

    /// Where figures stand, in the order of their keys.
    pub(in super::super) fn figures(&self) -> &[Spot] {
        &self.figures
    }

    /// Where a thing stands; `None` when it was not in the file.
    pub fn of(&self, item: &Item) -> Option<Position> {
        if *item == Item::Contract {
            return Some(Position { line: 1, column: 1 });
        }
        let spot = self.spot(item)?;
        Some(Position {
            line: offset(spot.line),
            column: offset(spot.column),
        })
    }

    pub(in super::super) fn spot(&self, item: &Item) -> Option<Spot> {
        match item {
            Item::Figure(key) => {
                let spot = self.figures.get(usize::try_from(key.0).ok()?)?;
                Some(*spot).filter(|spot| *spot != Spot::NOWHERE)
            }
            Item::Citation(citation) if citation.quote.is_none() => {
                let source = Item::Source(citation.source.clone());
                self.named.get(&source).copied()
            }
            named => self.named.get(named).copied(),
        }
    }

    /// The line a thing stands on, from 1.
    pub fn line_of(&self, item: &Item) -> Option<usize> {
        self.of(item).map(|place| place.line)
    }
}

impl super::Loaded {
    /// Where the value at a path such as `partners[3].short` stands.
    pub fn place_of(&self, path: &str) -> Option<Position> {
        let parsed = parse(self.text());
        let node = parsed.tree.find(path)?;
        Some(LineIndex::new(self.text()).position(self.text(), node.span().start))
    }
}
