//! The file's types to the contract. It must not repair anything.

use super::texts::{Read, amount, citations, dated, id, ids, maybe, mismatch, when};
use super::{file, model};
use crate::contract::{AmountError, FigureKey, LineId, Share};

/// The contract that a file says. Figures get their keys in file order, commitments before announced figures.
pub fn to_contract(from: file::Contract) -> Read<model::Contract> {
    if from.schema != model::SCHEMA {
        return mismatch(
            &from.schema.to_string(),
            "the schema number of this program",
        );
    }
    let mut keys = (0_u64..).map(FigureKey);
    let mut lines = Vec::new();
    push_lines(from.lines, None, &mut lines)?;
    let identity = model::Identity {
        title: from.title,
        territory: from.territory,
        period: model::Period {
            first: from.period.0,
            last: from.period.1,
        },
        signed: from.signed.map(dated).transpose()?,
        predecessors: from.predecessors,
        objectives: from.objectives,
        disclaimer: from.disclaimer,
        fictitious: from.fictitious,
        version: version(from.version)?,
    };
    Ok(model::Contract {
        identity,
        perimeters: all(from.perimeters, perimeter)?,
        partners: all(from.partners, partner)?,
        groups: all(from.groups, group)?,
        lines: lines.into(),
        commitments: all(from.commitments, |c| commitment(c, next(&mut keys)))?.into(),
        announced: all(from.announced, |a| announced(a, next(&mut keys)))?,
        schedule: model::Schedule {
            lanes: all(from.lanes, lane)?,
            deadlines: all(from.deadlines, deadline)?,
        },
        references: model::References {
            documents: all(from.documents, document)?,
            sources: all(from.sources, source)?,
        },
        dismissed: all(from.dismissed, dismissal)?,
        next_key: next(&mut keys).0,
        finder: Default::default(),
    })
}

fn next(keys: &mut impl Iterator<Item = FigureKey>) -> FigureKey {
    keys.next().unwrap_or(FigureKey(u64::MAX))
}

fn all<A, B>(items: Vec<A>, one: impl FnMut(A) -> Read<B>) -> Read<Vec<B>> {
    items.into_iter().map(one).collect()
}

pub(in crate::file) fn version(from: file::Version) -> Read<model::Version> {
    Ok(model::Version {
        label: from.label,
        title: from.title,
        date: from.date.map(dated).transpose()?,
        previous: from.previous,
    })
}

pub(in crate::file) fn perimeter(from: file::Perimeter) -> Read<model::Perimeter> {
    Ok(model::Perimeter {
        id: id(model::PerimeterId::new, &from.id)?,
        name: from.name,
        short: from.short,
        part_of: maybe(model::PerimeterId::new, from.part_of.as_ref())?,
        note: from.note,
        sources: citations(from.sources)?,
    })
}

pub(in crate::file) fn partner(from: file::Partner) -> Read<model::Partner> {
    Ok(model::Partner {
        id: id(model::PartnerId::new, &from.id)?,
        name: from.name,
        short: from.short,
        article: from.article.into(),
        kind: from.kind.into(),
        role: from.role.into(),
        slot: from.slot,
        note: from.note,
    })
}

pub(in crate::file) fn group(from: file::Group) -> Read<model::Group> {
    Ok(model::Group {
        id: id(model::GroupId::new, &from.id)?,
        name: from.name,
        members: ids(model::PartnerId::new, &from.members)?,
    })
}

/// Depth first; as deep as the reader lets a file nest.
pub(in crate::file) fn push_lines(
    from: Vec<file::Line>,
    parent: Option<&LineId>,
    out: &mut Vec<model::Line>,
) -> Read<()> {
    for line in from {
        let own = id(LineId::new, &line.id)?;
        out.push(model::Line {
            id: own.clone(),
            parent: parent.cloned(),
            kind: line_kind(line.kind)?,
            title: line.title,
            short: line.short,
            other_titles: all(line.other_titles, |other| {
                Ok(model::OtherTitle {
                    title: other.title,
                    sources: citations(other.sources)?,
                })
            })?,
            children: line.children.into(),
            sources: citations(line.sources)?,
            note: line.note,
        });
        push_lines(line.lines, Some(&own), out)?;
    }
    Ok(())
}

pub(in crate::file) fn line_kind(from: file::LineKind) -> Read<model::LineKind> {
    Ok(match from {
        file::LineKind::Axis { number, themes } => {
            model::LineKind::Axis(model::Axis { number, themes })
        }
        file::LineKind::Objective { number } => {
            model::LineKind::Objective(model::Objective { number })
        }
        file::LineKind::Operation {
            owner,
            total_cost,
            territory,
            start,
            end,
            tags,
            contracts,
        } => model::LineKind::Operation(Box::new(model::Operation {
            owner,
            total_cost: total_cost.as_deref().map(amount).transpose()?,
            territory,
            start: start.map(when).transpose()?,
            end: end.map(when).transpose()?,
            tags,
            contracts,
        })),
    })
}

pub(in crate::file) fn commitment(
    from: file::Commitment,
    key: FigureKey,
) -> Read<model::Commitment> {
    Ok(model::Commitment {
        key,
        line: id(LineId::new, &from.line)?,
        by: ids(model::PartnerId::new, &from.by)?,
        amount: state(from.amount)?,
        perimeter: maybe(model::PerimeterId::new, from.perimeter.as_ref())?,
        credit: from.credit.into(),
        purpose: from.purpose,
        sources: citations(from.sources)?,
        as_of: from.as_of.map(when).transpose()?,
        note: from.note,
    })
}

pub(in crate::file) fn announced(from: file::Announced, key: FigureKey) -> Read<model::Announced> {
    Ok(model::Announced {
        key,
        subject: match from.subject {
            file::Subject::Contract => model::Subject::Contract,
            file::Subject::Line(text) => model::Subject::Line(id(LineId::new, &text)?),
            file::Subject::Partner(text) => {
                model::Subject::Partner(id(model::PartnerId::new, &text)?)
            }
            file::Subject::Group(text) => model::Subject::Group(id(model::GroupId::new, &text)?),
            file::Subject::Partners(texts) => {
                model::Subject::Partners(ids(model::PartnerId::new, &texts)?)
            }
        },
        perimeter: maybe(model::PerimeterId::new, from.perimeter.as_ref())?,
        value: value(from.value)?,
        also: all(from.also, claim)?,
        sources: citations(from.sources)?,
        as_of: from.as_of.map(when).transpose()?,
        note: from.note,
    })
}

pub(in crate::file) fn value(from: file::Value) -> Read<model::Value> {
    use file::{Amount as A, Value as V};
    let amount = match from {
        V::Share { percent, of } => {
            let share: Result<Share, AmountError> = percent.parse();
            let percent = share.or_else(|_| mismatch(&percent, "a percentage"))?;
            return Ok(model::Value::Share {
                percent,
                of: base(of)?,
            });
        }
        V::Published(text) => A::Published(text),
        V::About(text) => A::About(text),
        V::MoreThan(text) => A::MoreThan(text),
        V::UpTo(text) => A::UpTo(text),
        V::Derived {
            formula,
            value,
            low,
            high,
        } => A::Derived {
            formula,
            value,
            low,
            high,
        },
        V::Estimated(text) => A::Estimated(text),
        V::NotPublished => A::NotPublished,
        V::NotApplicable => A::NotApplicable,
        V::Nil(reason) => A::Nil(reason),
        V::Pending { reason, as_of } => A::Pending { reason, as_of },
        V::Conflict {
            preferred,
            alternatives,
        } => A::Conflict {
            preferred,
            alternatives,
        },
    };
    Ok(model::Value::Amount(state(amount)?))
}

fn base(from: file::Base) -> Read<model::Base> {
    Ok(match from {
        file::Base::Parts => model::Base::Parts,
        file::Base::Envelope => model::Base::Envelope,
        file::Base::Line(text) => model::Base::Line(id(LineId::new, &text)?),
        file::Base::Partner(text) => model::Base::Partner(id(model::PartnerId::new, &text)?),
        file::Base::Group(text) => model::Base::Group(id(model::GroupId::new, &text)?),
    })
}

pub(in crate::file) fn state(from: file::Amount) -> Read<model::State> {
    use file::Amount as A;
    Ok(match from {
        A::Published(text) => model::State::Published(statement(&text, model::Bound::Exact)?),
        A::About(text) => model::State::Published(statement(&text, model::Bound::About)?),
        A::MoreThan(text) => model::State::Published(statement(&text, model::Bound::MoreThan)?),
        A::UpTo(text) => model::State::Published(statement(&text, model::Bound::UpTo)?),
        A::Derived {
            formula,
            value,
            low,
            high,
        } => model::State::Derived {
            formula,
            value: amount(&value)?,
            low: low.as_deref().map(amount).transpose()?,
            high: high.as_deref().map(amount).transpose()?,
        },
        A::Estimated(text) => model::State::Estimated(amount(&text)?),
        A::NotPublished => model::State::NotPublished,
        A::NotApplicable => model::State::NotApplicable,
        A::Nil(reason) => model::State::Nil { reason },
        A::Pending { reason, as_of } => model::State::Pending {
            reason,
            as_of: as_of.map(when).transpose()?,
        },
        A::Conflict {
            preferred,
            alternatives,
        } => model::State::Conflict {
            preferred: claim(preferred)?,
            alternatives: all(alternatives, claim)?,
        },
    })
}

fn statement(text: &str, bound: model::Bound) -> Read<model::Statement> {
    Ok(model::Statement {
        amount: amount(text)?,
        bound,
    })
}

fn claim(from: file::Claim) -> Read<model::Claim> {
    let statement = match &from.amount {
        file::Wording::Published(text) => statement(text, model::Bound::Exact),
        file::Wording::About(text) => statement(text, model::Bound::About),
        file::Wording::MoreThan(text) => statement(text, model::Bound::MoreThan),
        file::Wording::UpTo(text) => statement(text, model::Bound::UpTo),
    };
    Ok(model::Claim {
        statement: statement?,
        sources: citations(from.sources)?,
        note: from.note,
    })
}

pub(in crate::file) fn lane(from: file::Lane) -> Read<model::Lane> {
    Ok(model::Lane {
        id: id(model::LaneId::new, &from.id)?,
        title: from.title,
    })
}

pub(in crate::file) fn deadline(from: file::Deadline) -> Read<model::Deadline> {
    Ok(model::Deadline {
        id: id(model::DeadlineId::new, &from.id)?,
        title: from.title,
        short: from.short,
        lane: id(model::LaneId::new, &from.lane)?,
        date: when(from.date)?,
        outcome: from.outcome.into(),
        importance: from.importance.into(),
        links: model::Links {
            line: maybe(LineId::new, from.line.as_ref())?,
            partner: maybe(model::PartnerId::new, from.partner.as_ref())?,
            document: maybe(model::DocumentId::new, from.document.as_ref())?,
        },
        sources: citations(from.sources)?,
        note: from.note,
    })
}

pub(in crate::file) fn document(from: file::Document) -> Read<model::Document> {
    Ok(model::Document {
        id: id(model::DocumentId::new, &from.id)?,
        title: from.title,
        date: from.date.map(dated).transpose()?,
        sources: citations(from.sources)?,
    })
}

pub(in crate::file) fn source(from: file::Source) -> Read<model::Source> {
    Ok(model::Source {
        id: id(model::SourceId::new, &from.id)?,
        title: from.title,
        publisher: from.publisher,
        address: from.address,
        read: from.read.map(dated).transpose()?,
        quotes: all(from.quotes, |quote| {
            Ok(model::Quote {
                id: id(model::QuoteId::new, &quote.id)?,
                text: quote.text,
            })
        })?,
        note: from.note,
    })
}

pub(in crate::file) fn dismissal(from: file::Dismissal) -> Read<model::Dismissal> {
    Ok(model::Dismissal {
        id: id(model::DismissalId::new, &from.id)?,
        rule: from.rule,
        about: from.about,
        values: from.values,
        reason: from.reason,
        date: from.date.map(dated).transpose()?,
    })
}
