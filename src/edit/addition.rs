//! Edits that bring something new, with fresh ids, and a new contract ready to type in.
//! Every name is given by the caller: nothing here speaks a language.

use super::part::Part;
use super::refused::Refused;
use super::target::Target;
use super::{Change, Edit, LineChange};
use crate::contract::*;

/// Number of colour slots.
const SLOTS: u8 = 9;

fn taken<'a, T: Part>(list: &'a impl Sequence<Item = T>) -> impl Fn(&str) -> bool + 'a
where
    T::Id: std::borrow::Borrow<str>,
{
    use std::borrow::Borrow;
    |text| {
        list.each()
            .any(|item| Borrow::<str>::borrow(item.id()) == text)
    }
}

/// Adds an axis after the others, with the number that follows the largest.
pub fn add_axis(contract: &Contract, title: &str) -> (LineId, Edit) {
    let numbers = contract
        .axes()
        .filter_map(|a| a.number()?.trim().parse::<u32>().ok());
    let number = numbers.max().unwrap_or(0).saturating_add(1).to_string();
    let kind = LineKind::Axis(Axis {
        number,
        themes: Vec::new(),
    });
    let line = new_line(contract, None, kind, title);
    let at = contract.axes().count();
    insert_line(line, at)
}

/// What kind of line to add below another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Below {
    /// An objective.
    Objective,
    /// An operation.
    Operation,
}

/// Adds an objective or an operation as the last below a line.
pub fn add_line(
    contract: &Contract,
    parent: &LineId,
    below: Below,
    title: &str,
) -> Result<(LineId, Edit), Refused> {
    if contract.line(parent).is_none() {
        return Err(Refused::Unknown(Target::Line(parent.clone())));
    }
    let kind = match below {
        Below::Objective => LineKind::Objective(Objective::default()),
        Below::Operation => LineKind::Operation(Box::default()),
    };
    let line = new_line(contract, Some(parent.clone()), kind, title);
    let at = contract.children(parent).count();
    Ok(insert_line(line, at))
}

fn new_line(contract: &Contract, parent: Option<LineId>, kind: LineKind, title: &str) -> Line {
    Line {
        id: LineId::fresh(title, taken(&contract.lines)),
        parent,
        kind,
        title: title.to_owned(),
        short: None,
        other_titles: Vec::new(),
        children: ChildRule::default(),
        sources: Vec::new(),
        note: None,
    }
}

fn insert_line(line: Line, at: usize) -> (LineId, Edit) {
    let (id, parent) = (line.id.clone(), line.parent.clone());
    let lines = vec![line];
    (id, Edit::Line(LineChange::Insert { parent, at, lines }))
}

/// Adds a partner after the others. A signatory gets the first free colour slot, if any is left.
pub fn add_partner(contract: &Contract, name: &str, short: &str, role: Role) -> (PartnerId, Edit) {
    let free = |slot: &u8| !contract.partners.iter().any(|p| p.slot == Some(*slot));
    let slot = match role {
        Role::Signatory => (1..=SLOTS).find(free),
        Role::Financer => None,
    };
    let id = PartnerId::fresh(short, taken(&contract.partners));
    let item = Partner {
        id: id.clone(),
        name: name.to_owned(),
        short: short.to_owned(),
        article: Article::default(),
        kind: PartnerKind::Other,
        role,
        slot,
        note: None,
    };
    let at = contract.partners.len();
    (id, Edit::Partner(Change::Insert { at, item }))
}

/// Adds a group after the others.
pub fn add_group(contract: &Contract, name: &str, members: Vec<PartnerId>) -> (GroupId, Edit) {
    let id = GroupId::fresh(name, taken(&contract.groups));
    let item = Group {
        id: id.clone(),
        name: name.to_owned(),
        members,
    };
    let at = contract.groups.len();
    (id, Edit::Group(Change::Insert { at, item }))
}

/// Adds a perimeter after the others.
pub fn add_perimeter(contract: &Contract, name: &str) -> (PerimeterId, Edit) {
    let id = PerimeterId::fresh(name, taken(&contract.perimeters));
    let item = new_perimeter(id.clone(), name);
    let at = contract.perimeters.len();
    (id, Edit::Perimeter(Change::Insert { at, item }))
}

fn new_perimeter(id: PerimeterId, name: &str) -> Perimeter {
    Perimeter {
        id,
        name: name.to_owned(),
        short: None,
        part_of: None,
        note: None,
        sources: Vec::new(),
    }
}

/// Adds a row of the timeline after the others.
pub fn add_lane(contract: &Contract, title: &str) -> (LaneId, Edit) {
    let id = LaneId::fresh(title, taken(&contract.schedule.lanes));
    let item = Lane {
        id: id.clone(),
        title: title.to_owned(),
    };
    let at = contract.schedule.lanes.len();
    (id, Edit::Lane(Change::Insert { at, item }))
}

/// The row that a new event stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnLane {
    /// A row of the contract.
    Existing(LaneId),
    /// A new row with this title.
    New(String),
}

/// Adds an expected event after the others, with its row if that is new.
pub fn add_deadline(
    contract: &Contract,
    lane: OnLane,
    title: &str,
    date: When,
) -> (DeadlineId, Edit) {
    let id = DeadlineId::fresh(title, taken(&contract.schedule.deadlines));
    let (lane, new_lane) = match lane {
        OnLane::Existing(id) => (id, None),
        OnLane::New(title) => {
            let (id, edit) = add_lane(contract, &title);
            (id, Some(edit))
        }
    };
    let item = Deadline {
        id: id.clone(),
        title: title.to_owned(),
        short: None,
        lane,
        date,
        outcome: Outcome::Expected,
        importance: Importance::default(),
        links: Links::default(),
        sources: Vec::new(),
        note: None,
    };
    let at = contract.schedule.deadlines.len();
    let add = Edit::Deadline(Change::Insert { at, item });
    let edit = match new_lane {
        Some(new_lane) => Edit::Batch(vec![add, new_lane]),
        None => add,
    };
    (id, edit)
}

/// Adds a source after the others.
pub fn add_source(contract: &Contract, title: &str, address: Option<&str>) -> (SourceId, Edit) {
    let id = SourceId::fresh(title, taken(&contract.references.sources));
    let item = Source {
        id: id.clone(),
        title: title.to_owned(),
        publisher: None,
        address: address.map(str::to_owned),
        read: None,
        quotes: Vec::new(),
        note: None,
    };
    let at = contract.references.sources.len();
    (id, Edit::Source(Change::Insert { at, item }))
}

/// Adds a document after the others.
pub fn add_document(contract: &Contract, title: &str) -> (DocumentId, Edit) {
    let id = DocumentId::fresh(title, taken(&contract.references.documents));
    let item = Document {
        id: id.clone(),
        title: title.to_owned(),
        date: None,
        sources: Vec::new(),
    };
    let at = contract.references.documents.len();
    (id, Edit::Document(Change::Insert { at, item }))
}

/// Adds an announced figure after the others.
pub fn add_announced(
    contract: &Contract,
    subject: Subject,
    perimeter: &PerimeterId,
    value: Value,
) -> (FigureKey, Edit) {
    let key = FigureKey(contract.next_key);
    let item = Announced {
        key,
        subject,
        perimeter: Some(perimeter.clone()),
        value,
        also: Vec::new(),
        sources: Vec::new(),
        as_of: None,
        note: None,
    };
    let at = contract.announced.len();
    (key, Edit::Announced(Change::Insert { at, item }))
}

/// The names that a new contract starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstNames<'a> {
    /// Title of the contract.
    pub title: &'a str,
    /// Label of its version.
    pub version: &'a str,
    /// Name of its perimeter.
    pub perimeter: &'a str,
    /// Title of its first axis.
    pub axis: &'a str,
    /// Name, also short, of its first partner.
    pub partner: &'a str,
}

/// A new contract with one perimeter, one axis and one partner, ready to type in.
/// Refused when a name is blank or cannot be kept.
pub fn new_contract(names: FirstNames<'_>, period: Period) -> Result<Contract, Refused> {
    let version = Version {
        label: names.version.to_owned(),
        title: None,
        date: None,
        previous: None,
    };
    let identity = Identity {
        title: names.title.to_owned(),
        territory: None,
        period,
        signed: None,
        predecessors: Vec::new(),
        objectives: Vec::new(),
        disclaimer: None,
        fictitious: false,
        version,
    };
    let blank = Identity {
        title: String::new(),
        ..identity.clone()
    };
    let first = PerimeterId::fresh(names.perimeter, |_| false);
    let mut contract = Contract {
        identity: blank,
        perimeters: Vec::new(),
        partners: Vec::new(),
        groups: Vec::new(),
        lines: Default::default(),
        commitments: Default::default(),
        announced: Vec::new(),
        schedule: Schedule::default(),
        references: References::default(),
        dismissed: Vec::new(),
        next_key: 0,
        finder: Default::default(),
    };
    let perimeter = new_perimeter(first, names.perimeter);
    let (_, axis) = add_axis(&contract, names.axis);
    let (_, partner) = add_partner(&contract, names.partner, names.partner, Role::Signatory);
    let all = Edit::Batch(vec![
        Edit::SetIdentity(Box::new(identity)),
        Edit::Perimeter(Change::Insert {
            at: 0,
            item: perimeter,
        }),
        axis,
        partner,
    ]);
    super::apply(&mut contract, all)?;
    Ok(contract)
}
