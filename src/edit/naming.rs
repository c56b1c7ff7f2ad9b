//! Naming things and edits as data, so that undo can say what it undoes.
//! Knows no language.

use super::part::Part;
use super::snapshot::Snapshot;
use super::target::{LineName, Name, Target};
use super::{Change, Edit, LineChange};
use crate::contract::*;

/// What an edit does to its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// Brings something new.
    Add,
    /// Takes something out.
    Remove,
    /// Changes its contents.
    Change,
    /// Puts it elsewhere among its kind.
    Move,
    /// Changes an amount, its state or an announced value.
    SetAmount,
    /// Changes the date of an event.
    MoveDate,
    /// Sets a point aside.
    Dismiss,
    /// Takes up a point that was set aside.
    TakeUp,
    /// Takes in what the file holds now.
    Reload,
    /// Joins what the file holds now with what was edited here.
    Merge,
    /// Takes in what the file held earlier.
    Restore,
}

/// What an edit does, and to what: “Modifier : Brumont, axe 2”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What it does.
    pub verb: Verb,
    /// To what.
    pub target: Target,
    /// The name of that, as it was when edited.
    pub subject: Name,
}

/// Where names of things are found: the contract, then things that are no longer in it.
pub(super) struct Names<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// Finds a thing that the contract no longer holds.
    pub gone: &'a dyn Fn(&Target) -> Option<Snapshot>,
}

impl Names<'_> {
    fn find(&self, target: &Target) -> Option<Snapshot> {
        Snapshot::of(self.contract, target).or_else(|| (self.gone)(target))
    }

    /// The name of the thing pointed at; its id when it is nowhere to be found.
    pub fn of_target(&self, target: &Target) -> Name {
        match (self.find(target), target) {
            (Some(found), _) => self.of_snapshot(&found),
            (None, Target::Quote(source, quote)) => {
                match self.find(&Target::Source(source.clone())) {
                    Some(found) => self.of_snapshot(&found),
                    None => Name::Plain(quote.to_string()),
                }
            }
            (None, target) => Name::Plain(id_text(target)),
        }
    }

    /// The name of a thing.
    pub fn of_snapshot(&self, thing: &Snapshot) -> Name {
        match thing {
            Snapshot::Identity(_) => Name::Contract,
            Snapshot::Perimeter(p) => Name::Plain(p.label().to_owned()),
            Snapshot::Partner(p) => Name::Plain(p.short.clone()),
            Snapshot::Group(g) => Name::Plain(g.name.clone()),
            Snapshot::Line(line) => Name::Line(LineName::of(line)),
            Snapshot::Commitment(c) => Name::Figure {
                by: c.by.iter().map(|id| self.partner(id)).collect(),
                line: Some(self.line(&c.line)),
            },
            Snapshot::Announced(figure) => self.of_subject(&figure.subject),
            Snapshot::Lane(lane) => Name::Plain(lane.title.clone()),
            Snapshot::Deadline(d) => Name::Plain(d.label().to_owned()),
            Snapshot::Document(d) => Name::Plain(d.title.clone()),
            Snapshot::Source(s) => Name::Plain(s.title.clone()),
            Snapshot::Dismissal(d) => Name::Point(Box::new(self.of_about(&d.about))),
        }
    }

    /// What a point that was set aside is about, read from the words of the file.
    fn of_about(&self, about: &str) -> Name {
        let words: Vec<&str> = about.split_whitespace().collect();
        let words = words.split(|w| *w == "in").next().unwrap_or_default();
        let partners = |ids: &[&str]| {
            let ids = ids.iter().filter_map(|id| PartnerId::new(id).ok());
            ids.map(|id| self.partner(&id)).collect::<Vec<_>>()
        };
        let figure = |line: &str, by: &[&str]| {
            let line = LineId::new(line).ok().map(|id| self.line(&id));
            let by = partners(by);
            Name::Figure { by, line }
        };
        let target = match words {
            ["contract"] => return Name::Contract,
            ["total", "contract"] => return figure("", &[]),
            ["total", "partners", by @ ..] => return figure("", by),
            ["cell" | "commitment", line, by @ ..] => return figure(line, by),
            ["total", "partner", id] => return figure("", &[id]),
            ["total", "line", id] => return figure(id, &[]),
            ["total", rest @ ..] | rest => match rest {
                ["perimeter", id] => PerimeterId::new(id).ok().map(Target::Perimeter),
                ["partner", id] => PartnerId::new(id).ok().map(Target::Partner),
                ["group", id] => GroupId::new(id).ok().map(Target::Group),
                ["line", id] => LineId::new(id).ok().map(Target::Line),
                ["deadline", id] => DeadlineId::new(id).ok().map(Target::Deadline),
                ["document", id] => DocumentId::new(id).ok().map(Target::Document),
                ["source", id] => SourceId::new(id).ok().map(Target::Source),
                _ => None,
            },
        };
        let Some(target) = target else {
            return Name::Plain(about.to_owned());
        };
        match (words, self.find(&target)) {
            (["total", ..], Some(Snapshot::Group(group))) => Name::Figure {
                by: vec![group.name],
                line: None,
            },
            _ => self.of_target(&target),
        }
    }

    fn of_subject(&self, subject: &Subject) -> Name {
        let (by, line) = match subject {
            Subject::Contract => (Vec::new(), None),
            Subject::Line(id) => (Vec::new(), Some(self.line(id))),
            Subject::Partner(id) => (vec![self.partner(id)], None),
            Subject::Partners(ids) => (ids.iter().map(|id| self.partner(id)).collect(), None),
            Subject::Group(id) => match self.find(&Target::Group(id.clone())) {
                Some(Snapshot::Group(group)) => (vec![group.name], None),
                _ => (vec![id.to_string()], None),
            },
        };
        Name::Figure { by, line }
    }

    fn partner(&self, id: &PartnerId) -> String {
        match self.find(&Target::Partner(id.clone())) {
            Some(Snapshot::Partner(partner)) => partner.short,
            _ => id.to_string(),
        }
    }

    fn line(&self, id: &LineId) -> LineName {
        match self.find(&Target::Line(id.clone())) {
            Some(Snapshot::Line(line)) => LineName::of(&line),
            _ => LineName {
                number: None,
                is_axis: false,
                label: id.to_string(),
            },
        }
    }
}

fn id_text(target: &Target) -> String {
    match target {
        Target::Identity => String::new(),
        Target::Perimeter(id) => id.to_string(),
        Target::Partner(id) => id.to_string(),
        Target::Group(id) => id.to_string(),
        Target::Line(id) => id.to_string(),
        Target::Commitment(key) | Target::Announced(key) => key.0.to_string(),
        Target::Lane(id) => id.to_string(),
        Target::Deadline(id) => id.to_string(),
        Target::Document(id) => id.to_string(),
        Target::Source(id) => id.to_string(),
        Target::Dismissal(id) => id.to_string(),
        Target::Quote(source, quote) => format!("{source}#{quote}"),
    }
}

/// The name of a thing of the contract.
pub fn name_of(contract: &Contract, target: &Target) -> Name {
    let gone = |_: &Target| None;
    let names = Names {
        contract,
        gone: &gone,
    };
    names.of_target(target)
}

/// The label of an edit about to be made. A batch is named by its first edit.
pub fn label_of(contract: &Contract, edit: &Edit) -> Label {
    let mut first = None;
    edit.each(&mut |single| first = first.or(Some(single)));
    let Some(first) = first else {
        return Label {
            verb: Verb::Change,
            target: Target::Identity,
            subject: Name::Contract,
        };
    };
    let (verb, target, new) = describe(contract, first);
    // A new figure may name a line or a partner that the same batch brings.
    let mut arriving = Vec::new();
    edit.each(&mut |single| arriving.extend(describe(contract, single).2));
    let gone = |target: &Target| arriving.iter().find(|s| s.target() == *target).cloned();
    let names = Names {
        contract,
        gone: &gone,
    };
    let subject = match &new {
        Some(new) if matches!(verb, Verb::Add | Verb::Dismiss) => names.of_snapshot(new),
        _ => names.of_target(&target),
    };
    Label {
        verb,
        target,
        subject,
    }
}

/// Verb and subject of a single edit, and what it brings.
fn describe(contract: &Contract, edit: &Edit) -> (Verb, Target, Option<Snapshot>) {
    match edit {
        Edit::SetAmount { commitment, .. } => {
            (Verb::SetAmount, Target::Commitment(*commitment), None)
        }
        Edit::SetAnnounced { key, .. } => (Verb::SetAmount, Target::Announced(*key), None),
        Edit::MoveDeadline { id, .. } => (Verb::MoveDate, Target::Deadline(id.clone()), None),
        Edit::SetIdentity(_) | Edit::Batch(_) => (Verb::Change, Target::Identity, None),
        Edit::Perimeter(change) => of_change(change, Snapshot::Perimeter),
        Edit::Partner(change) => of_change(change, Snapshot::Partner),
        Edit::Group(change) => of_change(change, Snapshot::Group),
        Edit::Line(change) => of_line_change(change),
        Edit::Commitment(Change::Replace { id, item })
            if contract
                .commitment(*id)
                .is_some_and(|c| c.amount != item.amount) =>
        {
            (Verb::SetAmount, item.target(), None)
        }
        Edit::Commitment(change) => of_change(change, Snapshot::Commitment),
        Edit::Announced(Change::Replace { id, item })
            if contract
                .announced_figure(*id)
                .is_some_and(|a| a.value != item.value) =>
        {
            (Verb::SetAmount, item.target(), None)
        }
        Edit::Announced(change) => of_change(change, Snapshot::Announced),
        Edit::Lane(change) => of_change(change, Snapshot::Lane),
        Edit::Deadline(Change::Replace { id, item })
            if contract.deadline(id).is_some_and(|d| d.date != item.date) =>
        {
            (Verb::MoveDate, item.target(), None)
        }
        Edit::Deadline(change) => of_change(change, Snapshot::Deadline),
        Edit::Document(change) => of_change(change, Snapshot::Document),
        Edit::Source(change) => of_change(change, Snapshot::Source),
        Edit::Dismissal(change) => {
            let (verb, target, new) = of_change(change, Snapshot::Dismissal);
            let verb = match verb {
                Verb::Add => Verb::Dismiss,
                Verb::Remove => Verb::TakeUp,
                other => other,
            };
            (verb, target, new)
        }
    }
}

fn of_change<T: Part>(
    change: &Change<T>,
    wrap: impl Fn(T) -> Snapshot,
) -> (Verb, Target, Option<Snapshot>) {
    match change {
        Change::Insert { item, .. } => (Verb::Add, item.target(), Some(wrap(item.clone()))),
        Change::Remove { id } => (Verb::Remove, T::target_of(id), None),
        Change::Replace { id, .. } => (Verb::Change, T::target_of(id), None),
        Change::Move { id, .. } => (Verb::Move, T::target_of(id), None),
    }
}

fn of_line_change(change: &LineChange) -> (Verb, Target, Option<Snapshot>) {
    match change {
        LineChange::Insert { lines, .. } => match lines.first() {
            Some(top) => (Verb::Add, top.target(), Some(Snapshot::Line(top.clone()))),
            None => (Verb::Change, Target::Identity, None),
        },
        LineChange::Remove { id } => (Verb::Remove, Target::Line(id.clone()), None),
        LineChange::Replace { id, .. } => (Verb::Change, Target::Line(id.clone()), None),
        LineChange::Move { id, .. } => (Verb::Move, Target::Line(id.clone()), None),
    }
}
