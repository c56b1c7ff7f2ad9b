//! The contract to the file's types, ready to be written. Nothing is lost but the keys of figures, which are of
//! one session only.

use super::{file, model};
use crate::contract::{Citation, PartialDate, When};

/// What a file says of this contract.
pub fn from_contract(from: &model::Contract) -> file::Contract {
    let identity = &from.identity;
    file::Contract {
        schema: model::SCHEMA,
        title: identity.title.clone(),
        territory: identity.territory.clone(),
        period: (identity.period.first, identity.period.last),
        signed: identity.signed.map(dated),
        fictitious: identity.fictitious,
        disclaimer: identity.disclaimer.clone(),
        version: file::Version {
            label: identity.version.label.clone(),
            title: identity.version.title.clone(),
            date: identity.version.date.map(dated),
            previous: identity.version.previous.clone(),
        },
        predecessors: identity.predecessors.clone(),
        objectives: identity.objectives.clone(),
        perimeters: from.perimeters.iter().map(perimeter).collect(),
        partners: from.partners.iter().map(partner).collect(),
        groups: from.groups.iter().map(group).collect(),
        lines: nested(&from.lines),
        commitments: from.commitments.iter().map(commitment).collect(),
        announced: from.announced.iter().map(announced).collect(),
        lanes: from.schedule.lanes.iter().map(lane).collect(),
        deadlines: from.schedule.deadlines.iter().map(deadline).collect(),
        documents: from.references.documents.iter().map(document).collect(),
        sources: from.references.sources.iter().map(source).collect(),
        dismissed: from.dismissed.iter().map(dismissal).collect(),
    }
}

fn texts<T: ToString>(items: &[T]) -> Vec<String> {
    items.iter().map(T::to_string).collect()
}

fn text<T: ToString>(item: Option<&T>) -> Option<String> {
    item.map(T::to_string)
}

fn citations(items: &[Citation]) -> Vec<String> {
    texts(items)
}

pub(in crate::file) fn dated(date: PartialDate) -> file::Dated {
    match date {
        PartialDate::Day(_) => file::Dated::Day(date.to_string()),
        PartialDate::Month(_) => file::Dated::Month(date.to_string()),
        PartialDate::Year(_) => file::Dated::Year(date.to_string()),
    }
}

pub(in crate::file) fn when(when: When) -> file::When {
    match when {
        When::On(date) => match dated(date) {
            file::Dated::Day(text) => file::When::Day(text),
            file::Dated::Month(text) => file::When::Month(text),
            file::Dated::Year(text) => file::When::Year(text),
        },
        When::NotBefore(date) => file::When::NotBefore(date.to_string()),
        When::Between(first, last) => file::When::Between(first.to_string(), last.to_string()),
        When::From(date) => file::When::From(date.to_string()),
        When::Unknown => file::When::Unknown,
    }
}

pub(in crate::file) fn perimeter(from: &model::Perimeter) -> file::Perimeter {
    file::Perimeter {
        id: from.id.to_string(),
        name: from.name.clone(),
        short: from.short.clone(),
        part_of: text(from.part_of.as_ref()),
        note: from.note.clone(),
        sources: citations(&from.sources),
    }
}

pub(in crate::file) fn partner(from: &model::Partner) -> file::Partner {
    file::Partner {
        id: from.id.to_string(),
        name: from.name.clone(),
        short: from.short.clone(),
        article: from.article.into(),
        kind: from.kind.into(),
        role: from.role.into(),
        slot: from.slot,
        note: from.note.clone(),
    }
}

pub(in crate::file) fn group(from: &model::Group) -> file::Group {
    file::Group {
        id: from.id.to_string(),
        name: from.name.clone(),
        members: texts(&from.members),
    }
}

/// The tree again, from lines that stand depth first.
fn nested(lines: &model::Series<model::Line>) -> Vec<file::Line> {
    let mut roots = Vec::new();
    let mut open: Vec<file::Line> = Vec::new();
    for line in lines {
        while let Some(top) = open.last() {
            if line
                .parent
                .as_ref()
                .is_some_and(|parent| parent.as_str() == top.id)
            {
                break;
            }
            close(&mut open, &mut roots);
        }
        debug_assert!(
            open.is_empty() == line.parent.is_none(),
            "lines stand depth first"
        );
        open.push(one_line(line));
    }
    while !open.is_empty() {
        close(&mut open, &mut roots);
    }
    roots
}

/// Moves the innermost open line into the one around it, or among the roots.
fn close(open: &mut Vec<file::Line>, roots: &mut Vec<file::Line>) {
    if let Some(done) = open.pop() {
        match open.last_mut() {
            Some(around) => around.lines.push(done),
            None => roots.push(done),
        }
    }
}

pub(in crate::file) fn one_line(from: &model::Line) -> file::Line {
    file::Line {
        id: from.id.to_string(),
        kind: line_kind(&from.kind),
        title: from.title.clone(),
        short: from.short.clone(),
        other_titles: from
            .other_titles
            .iter()
            .map(|other| file::OtherTitle {
                title: other.title.clone(),
                sources: citations(&other.sources),
            })
            .collect(),
        children: from.children.into(),
        sources: citations(&from.sources),
        note: from.note.clone(),
        lines: Vec::new(),
    }
}

fn line_kind(from: &model::LineKind) -> file::LineKind {
    match from {
        model::LineKind::Axis(axis) => file::LineKind::Axis {
            number: axis.number.clone(),
            themes: axis.themes.clone(),
        },
        model::LineKind::Objective(objective) => file::LineKind::Objective {
            number: objective.number.clone(),
        },
        model::LineKind::Operation(operation) => file::LineKind::Operation {
            owner: operation.owner.clone(),
            total_cost: text(operation.total_cost.as_ref()),
            territory: operation.territory.clone(),
            start: operation.start.map(when),
            end: operation.end.map(when),
            tags: operation.tags.clone(),
            contracts: operation.contracts.clone(),
        },
    }
}

pub(in crate::file) fn commitment(from: &model::Commitment) -> file::Commitment {
    file::Commitment {
        line: from.line.to_string(),
        by: texts(&from.by),
        amount: state(&from.amount),
        perimeter: text(from.perimeter.as_ref()),
        credit: from.credit.into(),
        purpose: from.purpose.clone(),
        sources: citations(&from.sources),
        as_of: from.as_of.map(when),
        note: from.note.clone(),
    }
}

pub(in crate::file) fn announced(from: &model::Announced) -> file::Announced {
    file::Announced {
        subject: match &from.subject {
            model::Subject::Contract => file::Subject::Contract,
            model::Subject::Line(id) => file::Subject::Line(id.to_string()),
            model::Subject::Partner(id) => file::Subject::Partner(id.to_string()),
            model::Subject::Group(id) => file::Subject::Group(id.to_string()),
            model::Subject::Partners(ids) => file::Subject::Partners(texts(ids)),
        },
        perimeter: text(from.perimeter.as_ref()),
        value: value(&from.value),
        also: from.also.iter().map(claim).collect(),
        sources: citations(&from.sources),
        as_of: from.as_of.map(when),
        note: from.note.clone(),
    }
}

pub(in crate::file) fn value(from: &model::Value) -> file::Value {
    use file::{Amount as A, Value as V};
    match from {
        model::Value::Share { percent, of } => V::Share {
            percent: percent.to_string(),
            of: base(of),
        },
        model::Value::Amount(amount) => match state(amount) {
            A::Published(text) => V::Published(text),
            A::About(text) => V::About(text),
            A::MoreThan(text) => V::MoreThan(text),
            A::UpTo(text) => V::UpTo(text),
            A::Derived {
                formula,
                value,
                low,
                high,
            } => V::Derived {
                formula,
                value,
                low,
                high,
            },
            A::Estimated(text) => V::Estimated(text),
            A::NotPublished => V::NotPublished,
            A::NotApplicable => V::NotApplicable,
            A::Nil(reason) => V::Nil(reason),
            A::Pending { reason, as_of } => V::Pending { reason, as_of },
            A::Conflict {
                preferred,
                alternatives,
            } => V::Conflict {
                preferred,
                alternatives,
            },
        },
    }
}

fn base(from: &model::Base) -> file::Base {
    match from {
        model::Base::Parts => file::Base::Parts,
        model::Base::Envelope => file::Base::Envelope,
        model::Base::Line(id) => file::Base::Line(id.to_string()),
        model::Base::Partner(id) => file::Base::Partner(id.to_string()),
        model::Base::Group(id) => file::Base::Group(id.to_string()),
    }
}

pub(in crate::file) fn state(from: &model::State) -> file::Amount {
    use file::Amount as A;
    match from {
        model::State::Published(statement) => match wording(*statement) {
            file::Wording::Published(text) => A::Published(text),
            file::Wording::About(text) => A::About(text),
            file::Wording::MoreThan(text) => A::MoreThan(text),
            file::Wording::UpTo(text) => A::UpTo(text),
        },
        model::State::Derived {
            formula,
            value,
            low,
            high,
        } => A::Derived {
            formula: formula.clone(),
            value: value.to_string(),
            low: text(low.as_ref()),
            high: text(high.as_ref()),
        },
        model::State::Estimated(amount) => A::Estimated(amount.to_string()),
        model::State::NotPublished => A::NotPublished,
        model::State::NotApplicable => A::NotApplicable,
        model::State::Nil { reason } => A::Nil(reason.clone()),
        model::State::Pending { reason, as_of } => A::Pending {
            reason: reason.clone(),
            as_of: as_of.map(when),
        },
        model::State::Conflict {
            preferred,
            alternatives,
        } => A::Conflict {
            preferred: claim(preferred),
            alternatives: alternatives.iter().map(claim).collect(),
        },
    }
}

fn wording(from: model::Statement) -> file::Wording {
    let text = from.amount.to_string();
    match from.bound {
        model::Bound::Exact => file::Wording::Published(text),
        model::Bound::About => file::Wording::About(text),
        model::Bound::MoreThan => file::Wording::MoreThan(text),
        model::Bound::UpTo => file::Wording::UpTo(text),
    }
}

fn claim(from: &model::Claim) -> file::Claim {
    file::Claim {
        amount: wording(from.statement),
        sources: citations(&from.sources),
        note: from.note.clone(),
    }
}

pub(in crate::file) fn lane(from: &model::Lane) -> file::Lane {
    file::Lane {
        id: from.id.to_string(),
        title: from.title.clone(),
    }
}

pub(in crate::file) fn deadline(from: &model::Deadline) -> file::Deadline {
    file::Deadline {
        id: from.id.to_string(),
        title: from.title.clone(),
        short: from.short.clone(),
        lane: from.lane.to_string(),
        date: when(from.date),
        outcome: from.outcome.into(),
        importance: from.importance.into(),
        line: text(from.links.line.as_ref()),
        partner: text(from.links.partner.as_ref()),
        document: text(from.links.document.as_ref()),
        sources: citations(&from.sources),
        note: from.note.clone(),
    }
}

pub(in crate::file) fn document(from: &model::Document) -> file::Document {
    file::Document {
        id: from.id.to_string(),
        title: from.title.clone(),
        date: from.date.map(dated),
        sources: citations(&from.sources),
    }
}

pub(in crate::file) fn source(from: &model::Source) -> file::Source {
    file::Source {
        id: from.id.to_string(),
        title: from.title.clone(),
        publisher: from.publisher.clone(),
        address: from.address.clone(),
        read: from.read.map(dated),
        quotes: from
            .quotes
            .iter()
            .map(|quote| file::Quote {
                id: quote.id.to_string(),
                text: quote.text.clone(),
            })
            .collect(),
        note: from.note.clone(),
    }
}

pub(in crate::file) fn dismissal(from: &model::Dismissal) -> file::Dismissal {
    file::Dismissal {
        id: from.id.to_string(),
        rule: from.rule.clone(),
        about: from.about.clone(),
        values: from.values.clone(),
        reason: from.reason.clone(),
        date: from.date.map(dated),
    }
}
