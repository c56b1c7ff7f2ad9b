//! Edits and records to what stands in a journal, and back. Strict like the reader of files: what cannot be read
//! exactly is not read.

use super::stored as file;
use crate::contract::{
    DeadlineId, DismissalId, DocumentId, GroupId, LaneId, PartnerId, PerimeterId, SourceId,
};
use crate::contract::{Entity, FigureKey, Identity, Line, LineId, Period};
use crate::edit::{Change, Edit, LineChange, Part};
use crate::file::convert::texts::{Read, dated, id, maybe, when};
use crate::file::convert::{Mismatch, from_file, to_file};
use crate::file::schema;

/// The written form of an edit.
pub(super) fn to_stored(edit: &Edit) -> file::Edit {
    use file::Edit as F;
    match edit {
        Edit::SetAmount { commitment, state } => F::SetAmount(commitment.0, to_file::state(state)),
        Edit::SetAnnounced { key, value } => F::SetAnnounced(key.0, to_file::value(value)),
        Edit::MoveDeadline { id, date } => F::MoveDeadline(id.to_string(), to_file::when(*date)),
        Edit::SetIdentity(identity) => F::SetIdentity(Box::new(stored_identity(identity))),
        Edit::Perimeter(c) => F::Perimeter(stored_change(c, to_file::perimeter)),
        Edit::Partner(c) => F::Partner(stored_change(c, to_file::partner)),
        Edit::Group(c) => F::Group(stored_change(c, to_file::group)),
        Edit::Line(c) => F::Line(stored_line_change(c)),
        Edit::Commitment(c) => F::Commitment(stored(c, key_of, |item| file::Keyed {
            key: item.key.0,
            figure: to_file::commitment(item),
        })),
        Edit::Announced(c) => F::Announced(stored(c, key_of, |item| file::Keyed {
            key: item.key.0,
            figure: to_file::announced(item),
        })),
        Edit::Lane(c) => F::Lane(stored_change(c, to_file::lane)),
        Edit::Deadline(c) => F::Deadline(stored_change(c, to_file::deadline)),
        Edit::Dismissal(c) => F::Dismissal(stored_change(c, to_file::dismissal)),
        Edit::Document(c) => F::Document(stored_change(c, to_file::document)),
        Edit::Source(c) => F::Source(stored_change(c, to_file::source)),
        Edit::Batch(edits) => F::Batch(edits.iter().map(to_stored).collect()),
    }
}

/// The edit that is written so.
pub(super) fn from_stored(from: file::Edit) -> Read<Edit> {
    use file::Edit as F;
    let key = FigureKey;
    Ok(match from {
        F::SetAmount(n, amount) => Edit::SetAmount {
            commitment: key(n),
            state: from_file::state(amount)?,
        },
        F::SetAnnounced(n, value) => Edit::SetAnnounced {
            key: key(n),
            value: from_file::value(value)?,
        },
        F::MoveDeadline(text, date) => Edit::MoveDeadline {
            id: id(DeadlineId::new, &text)?,
            date: when(date)?,
        },
        F::SetIdentity(identity) => Edit::SetIdentity(Box::new(read_identity(*identity)?)),
        F::Perimeter(c) => Edit::Perimeter(read_change(c, PerimeterId::new, from_file::perimeter)?),
        F::Partner(c) => Edit::Partner(read_change(c, PartnerId::new, from_file::partner)?),
        F::Group(c) => Edit::Group(read_change(c, GroupId::new, from_file::group)?),
        F::Line(c) => Edit::Line(read_line_change(c)?),
        F::Commitment(c) => Edit::Commitment(read(
            c,
            |n| Ok(key(n)),
            |item: file::Keyed<_>| from_file::commitment(item.figure, key(item.key)),
        )?),
        F::Announced(c) => Edit::Announced(read(
            c,
            |n| Ok(key(n)),
            |item: file::Keyed<_>| from_file::announced(item.figure, key(item.key)),
        )?),
        F::Lane(c) => Edit::Lane(read_change(c, LaneId::new, from_file::lane)?),
        F::Deadline(c) => Edit::Deadline(read_change(c, DeadlineId::new, from_file::deadline)?),
        F::Dismissal(c) => Edit::Dismissal(read_change(c, DismissalId::new, from_file::dismissal)?),
        F::Document(c) => Edit::Document(read_change(c, DocumentId::new, from_file::document)?),
        F::Source(c) => Edit::Source(read_change(c, SourceId::new, from_file::source)?),
        F::Batch(edits) => Edit::Batch(edits.into_iter().map(from_stored).collect::<Read<_>>()?),
    })
}

fn key_of(key: &FigureKey) -> u64 {
    key.0
}

fn stored_change<T, S>(change: &Change<T>, item: impl Fn(&T) -> S) -> file::Change<S>
where
    T: Part,
    T::Id: ToString,
{
    stored(change, T::Id::to_string, item)
}

fn stored<T: Part, S, I>(
    change: &Change<T>,
    id: impl Fn(&T::Id) -> I,
    write: impl Fn(&T) -> S,
) -> file::Change<S, I> {
    match change {
        Change::Insert { at, item } => file::Change::Insert {
            at: *at,
            item: write(item),
        },
        Change::Remove { id: which } => file::Change::Remove { id: id(which) },
        Change::Replace { id: which, item } => file::Change::Replace {
            id: id(which),
            item: write(item),
        },
        Change::Move { id: which, to } => file::Change::Move {
            id: id(which),
            to: *to,
        },
    }
}

fn read_change<T: Entity, S>(
    change: file::Change<S>,
    new: impl Fn(&str) -> Result<T::Id, crate::contract::NotAnId>,
    item: impl Fn(S) -> Read<T>,
) -> Read<Change<T>> {
    read(change, |text| id(&new, &text), item)
}

fn read<T: Entity, S, I>(
    change: file::Change<S, I>,
    id: impl Fn(I) -> Read<T::Id>,
    read: impl Fn(S) -> Read<T>,
) -> Read<Change<T>> {
    Ok(match change {
        file::Change::Insert { at, item } => Change::Insert {
            at,
            item: read(item)?,
        },
        file::Change::Remove { id: which } => Change::Remove { id: id(which)? },
        file::Change::Replace { id: which, item } => Change::Replace {
            id: id(which)?,
            item: read(item)?,
        },
        file::Change::Move { id: which, to } => Change::Move { id: id(which)?, to },
    })
}

fn stored_line(line: &Line) -> file::Placed {
    file::Placed {
        parent: line.parent.as_ref().map(LineId::to_string),
        line: to_file::one_line(line),
    }
}

fn read_line(from: file::Placed) -> Read<Line> {
    let parent = maybe(LineId::new, from.parent.as_ref())?;
    let found = from.line.id.clone();
    let mut lines = Vec::new();
    from_file::push_lines(vec![from.line], parent.as_ref(), &mut lines)?;
    match (lines.pop(), lines.is_empty()) {
        (Some(line), true) => Ok(line),
        _ => Err(Mismatch {
            found,
            expected: "one line",
        }),
    }
}

fn stored_line_change(change: &LineChange) -> file::LineChange {
    let text = |id: &Option<LineId>| id.as_ref().map(LineId::to_string);
    match change {
        LineChange::Insert { parent, at, lines } => file::LineChange::Insert {
            parent: text(parent),
            at: *at,
            lines: lines.iter().map(stored_line).collect(),
        },
        LineChange::Remove { id } => file::LineChange::Remove { id: id.to_string() },
        LineChange::Replace { id, line } => file::LineChange::Replace {
            id: id.to_string(),
            line: Box::new(stored_line(line)),
        },
        LineChange::Move { id, parent, to } => file::LineChange::Move {
            id: id.to_string(),
            parent: text(parent),
            to: *to,
        },
    }
}

fn read_line_change(change: file::LineChange) -> Read<LineChange> {
    Ok(match change {
        file::LineChange::Insert { parent, at, lines } => LineChange::Insert {
            parent: maybe(LineId::new, parent.as_ref())?,
            at,
            lines: lines.into_iter().map(read_line).collect::<Read<_>>()?,
        },
        file::LineChange::Remove { id: text } => LineChange::Remove {
            id: id(LineId::new, &text)?,
        },
        file::LineChange::Replace { id: text, line } => LineChange::Replace {
            id: id(LineId::new, &text)?,
            line: Box::new(read_line(*line)?),
        },
        file::LineChange::Move {
            id: text,
            parent,
            to,
        } => LineChange::Move {
            id: id(LineId::new, &text)?,
            parent: maybe(LineId::new, parent.as_ref())?,
            to,
        },
    })
}

fn stored_identity(from: &Identity) -> file::Identity {
    let version = &from.version;
    file::Identity {
        title: from.title.clone(),
        territory: from.territory.clone(),
        period: (from.period.first, from.period.last),
        signed: from.signed.map(to_file::dated),
        predecessors: from.predecessors.clone(),
        objectives: from.objectives.clone(),
        disclaimer: from.disclaimer.clone(),
        fictitious: from.fictitious,
        version: schema::Version {
            label: version.label.clone(),
            title: version.title.clone(),
            date: version.date.map(to_file::dated),
            previous: version.previous.clone(),
        },
    }
}

fn read_identity(from: file::Identity) -> Read<Identity> {
    Ok(Identity {
        title: from.title,
        territory: from.territory,
        period: Period {
            first: from.period.0,
            last: from.period.1,
        },
        signed: from.signed.map(dated).transpose()?,
        predecessors: from.predecessors,
        objectives: from.objectives,
        disclaimer: from.disclaimer,
        fictitious: from.fictitious,
        version: from_file::version(from.version)?,
    })
}
