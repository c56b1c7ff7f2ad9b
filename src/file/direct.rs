//! A sound file straight to its contract, in one pass and without a tree.
//!
//! It accepts less than the format allows and never explains: at the first thing that is wrong, or only unusual, it
//! gives up, and the readers that name every problem take over. What it does accept is exactly what they read, by test
//! over every good file, every bad file and random damage to both. It must not repair anything.

mod cursor;
mod figures;
mod known;
mod lines;
mod records;
mod words;

use super::read::{Places, Spot};
use crate::contract::{
    Announced, Citation, Commitment, Contract, Deadline, DeadlineId, Dismissal, DismissalId,
    Document, DocumentId, FigureKey, Group, GroupId, Lane, LaneId, Line, LineId, Partner,
    PartnerId, Perimeter, PerimeterId, References, SCHEMA, Schedule, Series, Source, SourceId,
};
use cursor::Cursor;
use known::{Citations, Known};

/// The contract in a text without problems; `None` when another reader must look at it.
pub(super) fn read(text: &str) -> Option<(Contract, Places)> {
    let mut reader = Reader::new(text);
    let contract = reader.contract()?;
    let places = reader.places();
    Some((contract, places))
}

/// What a text names and does not define: the rest of the file does.
#[derive(Debug, Clone, Default)]
pub(super) struct Elsewhere<'t> {
    /// Lines.
    pub lines: Vec<&'t LineId>,
    /// Events.
    pub deadlines: Vec<&'t DeadlineId>,
}

/// The contract in a text of which items were left out: what they define may be named, and not be defined again. Their
/// places are not given.
pub(super) fn read_part<'t>(
    text: &'t str,
    elsewhere: &Elsewhere<'t>,
) -> Option<(Contract, Places)> {
    let mut reader = Reader::new(text);
    for id in &elsewhere.lines {
        let known = &mut reader.ids.lines;
        known.defined(id.as_str(), |_| Ok((*id).clone()), Spot::NOWHERE)?;
    }
    for id in &elsewhere.deadlines {
        let known = &mut reader.ids.deadlines;
        known.defined(id.as_str(), |_| Ok((*id).clone()), Spot::NOWHERE)?;
    }
    let contract = reader.contract()?;
    let places = reader.places();
    Some((contract, places))
}

/// A value, unless something is out of the ordinary.
type Got<T> = Option<T>;

struct Reader<'t> {
    at: Cursor<'t>,
    ids: Ids<'t>,
    citations: Citations<'t>,
    lines: Series<Line>,
    spots: Spots,
}

/// Every id that was met, defined or only named so far.
#[derive(Default)]
struct Ids<'t> {
    perimeters: Known<'t, PerimeterId>,
    partners: Known<'t, PartnerId>,
    groups: Known<'t, GroupId>,
    lines: Known<'t, LineId>,
    lanes: Known<'t, LaneId>,
    deadlines: Known<'t, DeadlineId>,
    documents: Known<'t, DocumentId>,
    sources: Known<'t, SourceId>,
    dismissed: Known<'t, DismissalId>,
}

/// Where figures and quotes stand.
#[derive(Default)]
struct Spots {
    commitments: Vec<Spot>,
    announced: Vec<Spot>,
    quotes: Vec<(Citation, Spot)>,
}

/// The lists of a contract, each of which may stand once.
#[derive(Default)]
struct Lists {
    perimeters: Option<Vec<Perimeter>>,
    partners: Option<Vec<Partner>>,
    groups: Option<Vec<Group>>,
    commitments: Option<Series<Commitment>>,
    announced: Option<Vec<Announced>>,
    lanes: Option<Vec<Lane>>,
    deadlines: Option<Vec<Deadline>>,
    documents: Option<Vec<Document>>,
    sources: Option<Vec<Source>>,
    dismissed: Option<Vec<Dismissal>>,
    has_lines: Option<()>,
}

/// Fills a field that may stand once.
fn put<T>(slot: &mut Option<T>, value: T) -> Got<()> {
    if slot.is_some() {
        return None;
    }
    *slot = Some(value);
    Some(())
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            at: Cursor::new(text),
            ids: Ids::default(),
            citations: Citations::default(),
            lines: Series::new(),
            spots: Spots::default(),
        }
    }

    fn contract(&mut self) -> Got<Contract> {
        let mut head = records::Head::default();
        let mut lists = Lists::default();
        self.record("Contract", |reader, name| {
            match reader.list_field(name, &mut lists) {
                Some(true) => Some(()),
                Some(false) => head.field(reader, name),
                None => None,
            }
        })?;
        self.at.end()?;
        let identity = head.identity()?;
        lists.has_lines?;
        let perimeters = lists.perimeters.filter(|list| !list.is_empty())?;
        if !known::is_tree(&perimeters) || !self.all_is_defined() {
            return None;
        }
        let mut commitments = lists.commitments.unwrap_or_default();
        let mut announced = lists.announced.unwrap_or_default();
        let mut next = 0;
        let keys = commitments.iter_mut().map(|c| &mut c.key);
        for key in keys.chain(announced.iter_mut().map(|a| &mut a.key)) {
            *key = FigureKey(next);
            next += 1;
        }
        Some(Contract {
            identity,
            perimeters,
            partners: lists.partners?,
            groups: lists.groups.unwrap_or_default(),
            lines: std::mem::take(&mut self.lines),
            commitments,
            announced,
            schedule: Schedule {
                lanes: lists.lanes.unwrap_or_default(),
                deadlines: lists.deadlines.unwrap_or_default(),
            },
            references: References {
                documents: lists.documents.unwrap_or_default(),
                sources: lists.sources.unwrap_or_default(),
            },
            dismissed: lists.dismissed.unwrap_or_default(),
            next_key: next,
            finder: Default::default(),
        })
    }

    /// Reads a field that is a list of things; false when it is another field.
    fn list_field(&mut self, name: &str, lists: &mut Lists) -> Got<bool> {
        match name {
            "perimeters" => put(&mut lists.perimeters, self.all(Self::perimeter)?)?,
            "partners" => put(&mut lists.partners, self.all(Self::partner)?)?,
            "groups" => put(&mut lists.groups, self.all(Self::group)?)?,
            "lines" => {
                put(&mut lists.has_lines, ())?;
                self.list(|reader| reader.line(None))?;
            }
            "commitments" => {
                // A guess: few commitments take more than 160 bytes.
                let room = self.at.left() / 160;
                let mut all = Series::new();
                self.spots.commitments.reserve(room.min(1 << 20));
                self.list(|reader| {
                    all.push(reader.commitment()?);
                    Some(())
                })?;
                put(&mut lists.commitments, all)?;
            }
            "announced" => put(&mut lists.announced, self.all(Self::announced)?)?,
            "lanes" => put(&mut lists.lanes, self.all(Self::lane)?)?,
            "deadlines" => put(&mut lists.deadlines, self.all(Self::deadline)?)?,
            "documents" => put(&mut lists.documents, self.all(Self::document)?)?,
            "sources" => put(&mut lists.sources, self.all(Self::source)?)?,
            "dismissed" => put(&mut lists.dismissed, self.all(Self::dismissal)?)?,
            _ => return Some(false),
        }
        Some(true)
    }

    fn all_is_defined(&self) -> bool {
        let ids = &self.ids;
        ids.perimeters.are_all_defined()
            && ids.partners.are_all_defined()
            && ids.groups.are_all_defined()
            && ids.lines.are_all_defined()
            && ids.lanes.are_all_defined()
            && ids.documents.are_all_defined()
            && ids.sources.are_all_defined()
            && self.citations.are_all_defined()
    }

    fn places(self) -> Places {
        use super::read::Item;
        let ids = self.ids;
        let mut named = Vec::new();
        named.extend(ids.perimeters.spots(Item::Perimeter));
        named.extend(ids.partners.spots(Item::Partner));
        named.extend(ids.groups.spots(Item::Group));
        named.extend(ids.lines.spots(Item::Line));
        named.extend(ids.lanes.spots(Item::Lane));
        named.extend(ids.deadlines.spots(Item::Deadline));
        named.extend(ids.documents.spots(Item::Document));
        named.extend(ids.sources.spots(Item::Source));
        named.extend(ids.dismissed.spots(Item::Dismissal));
        let quotes = self.spots.quotes.into_iter();
        named.extend(quotes.map(|(citation, spot)| (Item::Citation(citation), spot)));
        let mut figures = self.spots.commitments;
        figures.extend(self.spots.announced);
        Places::at(named, figures)
    }

    /// A group of named values, its name before it or not.
    fn record(
        &mut self,
        name: &str,
        mut field: impl FnMut(&mut Self, &'t str) -> Got<()>,
    ) -> Got<()> {
        if self.at.is_word()? && self.at.word()? != name {
            return None;
        }
        self.fields(&mut field)
    }

    /// Named values between parentheses.
    fn fields(&mut self, field: &mut impl FnMut(&mut Self, &'t str) -> Got<()>) -> Got<()> {
        self.at.open(b'(')?;
        let mut goes_on = !self.at.closes(b')')?;
        while goes_on {
            let name = self.at.word()?;
            self.at.take(b':')?;
            field(self, name)?;
            goes_on = self.at.goes_on(b')')?;
        }
        Some(())
    }

    /// Values between square brackets.
    fn list(&mut self, mut item: impl FnMut(&mut Self) -> Got<()>) -> Got<()> {
        self.at.open(b'[')?;
        let mut goes_on = !self.at.closes(b']')?;
        while goes_on {
            item(self)?;
            goes_on = self.at.goes_on(b']')?;
        }
        Some(())
    }

    /// A list of values, all alike.
    fn all<T>(&mut self, one: fn(&mut Self) -> Got<T>) -> Got<Vec<T>> {
        self.at.open(b'[')?;
        if self.at.closes(b']')? {
            return Some(Vec::new());
        }
        // Most lists of texts hold one.
        let first = one(self)?;
        if !self.at.goes_on(b']')? {
            return Some(vec![first]);
        }
        let mut all = vec![first];
        loop {
            all.push(one(self)?);
            if !self.at.goes_on(b']')? {
                return Some(all);
            }
        }
    }

    /// One value between parentheses.
    fn one<T>(&mut self, value: impl FnOnce(&mut Self) -> Got<T>) -> Got<T> {
        self.at.open(b'(')?;
        let value = value(self)?;
        (!self.at.goes_on(b')')?).then_some(value)
    }
}

/// The only schema number that is read here.
fn is_schema(digits: &str) -> bool {
    digits.parse() == Ok(SCHEMA) && !digits.starts_with('0')
}

/// A place as small as it is kept.
fn small(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
