//! Where the things of a contract stand in its text, for “go to line”. It must not know what they say.

use super::super::inspect::Links;
use super::super::lines::{LineIndex, Position};
use super::super::shape::Thing;
use super::super::tree::{Kind, Node, Tree, parse};
use crate::contract::{
    Citation, DeadlineId, DocumentId, FigureKey, GroupId, LaneId, LineId, PartnerId, PerimeterId,
    SourceId,
};
use std::collections::BTreeMap;

/// A thing that has a place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// A source.
    Source(SourceId),
    /// A quote, or a source when none is named.
    Citation(Citation),
}

/// The places of the things that a file names. Things added later have none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    named: BTreeMap<(Thing, String), Position>,
    figures: Vec<Position>,
}

impl Places {
    pub(super) fn new(tree: &Tree<'_>, links: &Links<'_>, lines: &LineIndex) -> Self {
        let at = |start: u32| lines.position(tree.text(), start);
        let named = links
            .named()
            .iter()
            .map(|(key, named)| (key.clone(), at(named.all.start)))
            .collect();
        // The same order as that in which keys are given.
        let figures = ["commitments", "announced"]
            .into_iter()
            .filter_map(|name| tree.root()?.field(name))
            .filter(|list| list.kind() == Kind::List)
            .flat_map(Node::items)
            .map(|figure| at(figure.span().start))
            .collect();
        Self { named, figures }
    }

    /// Where a thing stands; `None` when it was not in the file.
    pub fn of(&self, item: &Item) -> Option<Position> {
        let named = |thing: Thing, id: &str| self.named.get(&(thing, id.to_owned())).copied();
        match item {
            Item::Contract => Some(Position { line: 1, column: 1 }),
            Item::Perimeter(id) => named(Thing::Perimeter, id.as_str()),
            Item::Partner(id) => named(Thing::Partner, id.as_str()),
            Item::Group(id) => named(Thing::Group, id.as_str()),
            Item::Line(id) => named(Thing::Line, id.as_str()),
            Item::Figure(key) => self.figures.get(usize::try_from(key.0).ok()?).copied(),
            Item::Lane(id) => named(Thing::Lane, id.as_str()),
            Item::Deadline(id) => named(Thing::Deadline, id.as_str()),
            Item::Document(id) => named(Thing::Document, id.as_str()),
            Item::Source(id) => named(Thing::Source, id.as_str()),
            Item::Citation(citation) => match citation.quote {
                Some(_) => named(Thing::Quote, &citation.to_string()),
                None => named(Thing::Source, citation.source.as_str()),
            },
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
