//! Whether two contracts say the same. The keys of figures are of one session and do not count.

use crate::contract::{Announced, Commitment, Contract, References, Schedule, Sequence};

/// True when a file of one would say what a file of the other says.
pub(super) fn same(a: &Contract, b: &Contract) -> bool {
    let Contract {
        identity,
        perimeters,
        partners,
        groups,
        lines,
        commitments,
        announced,
        schedule: Schedule { lanes, deadlines },
        references: References { documents, sources },
        dismissed,
        next_key: _,
        finder: _,
    } = a;
    *identity == b.identity
        && *perimeters == b.perimeters
        && *partners == b.partners
        && *groups == b.groups
        && *lines == b.lines
        && all(commitments, &b.commitments, same_commitment)
        && all(announced, &b.announced, same_announced)
        && *lanes == b.schedule.lanes
        && *deadlines == b.schedule.deadlines
        && *documents == b.references.documents
        && *sources == b.references.sources
        && *dismissed == b.dismissed
}

fn all<T, S: Sequence<Item = T>>(a: &S, b: &S, same: fn(&T, &T) -> bool) -> bool {
    a.size() == b.size() && a.each().zip(b.each()).all(|(a, b)| same(a, b))
}

pub(super) fn same_commitment(a: &Commitment, b: &Commitment) -> bool {
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
    } = a;
    *line == b.line
        && *by == b.by
        && *amount == b.amount
        && *perimeter == b.perimeter
        && *credit == b.credit
        && *purpose == b.purpose
        && *sources == b.sources
        && *as_of == b.as_of
        && *note == b.note
}

fn same_announced(a: &Announced, b: &Announced) -> bool {
    let Announced {
        key: _,
        subject,
        perimeter,
        value,
        also,
        sources,
        as_of,
        note,
    } = a;
    *subject == b.subject
        && *perimeter == b.perimeter
        && *value == b.value
        && *also == b.also
        && *sources == b.sources
        && *as_of == b.as_of
        && *note == b.note
}
