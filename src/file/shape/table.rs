//! The shapes of schema 1. A test holds them to the types of [`super::super::schema`].

mod build;
mod figures;

use super::{Choice, Inside, Record, Rule, Shape, Thing, Variant};
use crate::contract::Precision;
use build::{need, one, optional, usual, with, word};

pub use figures::{AMOUNT, ANNOUNCED, BASE, CLAIM, COMMITMENT, CREDIT, SUBJECT, VALUE, WORDING};

/// One version of one contract.
pub static CONTRACT: Record = Record {
    name: "Contract",
    fields: &[
        need("schema", Shape::Schema),
        need("title", Shape::Text(Rule::Name)),
        optional("territory", Shape::Text(Rule::Line)),
        need("period", Shape::Years),
        optional("signed", Shape::Choice(&DATED)),
        usual("fictitious", Shape::Flag),
        optional("disclaimer", Shape::Text(Rule::Prose)),
        need("version", Shape::Record(&VERSION)),
        usual("predecessors", Shape::List(&Shape::Text(Rule::Prose))),
        usual("objectives", Shape::List(&Shape::Text(Rule::Prose))),
        need("perimeters", Shape::List(&Shape::Record(&PERIMETER))),
        need("partners", Shape::List(&Shape::Record(&PARTNER))),
        usual("groups", Shape::List(&Shape::Record(&GROUP))),
        need("lines", Shape::List(&Shape::Record(&LINE))),
        usual("commitments", Shape::List(&Shape::Record(&COMMITMENT))),
        usual("announced", Shape::List(&Shape::Record(&ANNOUNCED))),
        usual("lanes", Shape::List(&Shape::Record(&LANE))),
        usual("deadlines", Shape::List(&Shape::Record(&DEADLINE))),
        usual("documents", Shape::List(&Shape::Record(&DOCUMENT))),
        usual("sources", Shape::List(&Shape::Record(&SOURCE))),
        usual("dismissed", Shape::List(&Shape::Record(&DISMISSAL))),
    ],
};

/// Which state of the contract the file describes.
pub static VERSION: Record = Record {
    name: "Version",
    fields: &[
        need("label", Shape::Text(Rule::Line)),
        optional("title", Shape::Text(Rule::Line)),
        optional("date", Shape::Choice(&DATED)),
        optional("previous", Shape::Text(Rule::Prose)),
    ],
};

/// What is in and out of a total.
pub static PERIMETER: Record = Record {
    name: "Perimeter",
    fields: &[
        need("id", Shape::Text(Rule::Id(Thing::Perimeter))),
        need("name", Shape::Text(Rule::Name)),
        optional("short", Shape::Text(Rule::Name)),
        optional("part_of", Shape::Text(Rule::Ref(Thing::Perimeter))),
        optional("note", Shape::Text(Rule::Prose)),
        usual("sources", Shape::List(&Shape::Text(Rule::Citation))),
    ],
};

/// A signatory or a financer.
pub static PARTNER: Record = Record {
    name: "Partner",
    fields: &[
        need("id", Shape::Text(Rule::Id(Thing::Partner))),
        need("name", Shape::Text(Rule::Name)),
        need("short", Shape::Text(Rule::Name)),
        usual("article", Shape::Choice(&ARTICLE)),
        need("kind", Shape::Choice(&PARTNER_KIND)),
        usual("role", Shape::Choice(&ROLE)),
        optional("slot", Shape::Slot),
        optional("note", Shape::Text(Rule::Prose)),
    ],
};

/// The French article of a partner's name.
pub static ARTICLE: Choice = Choice {
    name: "Article",
    variants: &[
        word("None"),
        word("Le"),
        word("La"),
        word("Elided"),
        word("Les"),
    ],
};

/// What a partner is.
pub static PARTNER_KIND: Choice = Choice {
    name: "PartnerKind",
    variants: &[
        word("State"),
        word("Region"),
        word("Department"),
        word("Metropolis"),
        word("Agglomeration"),
        word("Operator"),
        word("Other"),
    ],
};

/// Whether a partner signs.
pub static ROLE: Choice = Choice {
    name: "Role",
    variants: &[word("Signatory"), word("Financer")],
};

/// A named set of partners.
pub static GROUP: Record = Record {
    name: "Group",
    fields: &[
        need("id", Shape::Text(Rule::Id(Thing::Group))),
        need("name", Shape::Text(Rule::Name)),
        need(
            "members",
            Shape::List(&Shape::Text(Rule::Ref(Thing::Partner))),
        ),
    ],
};

/// An axis, an objective or an operation, with those below it.
pub static LINE: Record = Record {
    name: "Line",
    fields: &[
        need("id", Shape::Text(Rule::Id(Thing::Line))),
        need("kind", Shape::Choice(&LINE_KIND)),
        need("title", Shape::Text(Rule::Name)),
        optional("short", Shape::Text(Rule::Name)),
        usual("other_titles", Shape::List(&Shape::Record(&OTHER_TITLE))),
        usual("children", Shape::Choice(&CHILD_RULE)),
        usual("sources", Shape::List(&Shape::Text(Rule::Citation))),
        optional("note", Shape::Text(Rule::Prose)),
        usual("lines", Shape::List(&Shape::Record(&LINE))),
    ],
};

/// What a line is.
pub static LINE_KIND: Choice = Choice {
    name: "LineKind",
    variants: &[
        with(
            "Axis",
            &[
                need("number", Shape::Text(Rule::Line)),
                usual("themes", Shape::List(&Shape::Text(Rule::Name))),
            ],
        ),
        with("Objective", &[optional("number", Shape::Text(Rule::Line))]),
        with(
            "Operation",
            &[
                optional("owner", Shape::Text(Rule::Line)),
                optional("total_cost", Shape::Text(Rule::Amount)),
                optional("territory", Shape::Text(Rule::Line)),
                optional("start", Shape::Choice(&WHEN)),
                optional("end", Shape::Choice(&WHEN)),
                usual("tags", Shape::List(&Shape::Text(Rule::Name))),
                usual("contracts", Shape::List(&Shape::Text(Rule::Name))),
            ],
        ),
    ],
};

/// Another title of a line, and who uses it.
pub static OTHER_TITLE: Record = Record {
    name: "OtherTitle",
    fields: &[
        need("title", Shape::Text(Rule::Name)),
        usual("sources", Shape::List(&Shape::Text(Rule::Citation))),
    ],
};

/// How the children of a line relate to it.
pub static CHILD_RULE: Choice = Choice {
    name: "ChildRule",
    variants: &[word("Partition"), word("Partial"), word("Overlapping")],
};

/// A row of the timeline.
pub static LANE: Record = Record {
    name: "Lane",
    fields: &[
        need("id", Shape::Text(Rule::Id(Thing::Lane))),
        need("title", Shape::Text(Rule::Name)),
    ],
};

/// An event.
pub static DEADLINE: Record = Record {
    name: "Deadline",
    fields: &[
        need("id", Shape::Text(Rule::Id(Thing::Deadline))),
        need("title", Shape::Text(Rule::Name)),
        optional("short", Shape::Text(Rule::Name)),
        need("lane", Shape::Text(Rule::Ref(Thing::Lane))),
        need("date", Shape::Choice(&WHEN)),
        usual("outcome", Shape::Choice(&OUTCOME)),
        usual("importance", Shape::Choice(&IMPORTANCE)),
        optional("line", Shape::Text(Rule::Ref(Thing::Line))),
        optional("partner", Shape::Text(Rule::Ref(Thing::Partner))),
        optional("document", Shape::Text(Rule::Ref(Thing::Document))),
        usual("sources", Shape::List(&Shape::Text(Rule::Citation))),
        optional("note", Shape::Text(Rule::Prose)),
    ],
};

/// Whether an event took place.
pub static OUTCOME: Choice = Choice {
    name: "Outcome",
    variants: &[word("Expected"), word("Happened")],
};

/// How much an event matters.
pub static IMPORTANCE: Choice = Choice {
    name: "Importance",
    variants: &[word("Minor"), word("Normal"), word("Major")],
};

/// A date known to the day, the month or the year.
pub static DATED: Choice = Choice {
    name: "Dated",
    variants: &[
        one("Day", Shape::Text(Rule::Date(Some(Precision::Day)))),
        one("Month", Shape::Text(Rule::Date(Some(Precision::Month)))),
        one("Year", Shape::Text(Rule::Date(Some(Precision::Year)))),
    ],
};

/// When something happens, as far as the sources say.
pub static WHEN: Choice = Choice {
    name: "When",
    variants: &[
        one("Day", Shape::Text(Rule::Date(Some(Precision::Day)))),
        one("Month", Shape::Text(Rule::Date(Some(Precision::Month)))),
        one("Year", Shape::Text(Rule::Date(Some(Precision::Year)))),
        one("NotBefore", Shape::Text(Rule::Date(None))),
        Variant {
            name: "Between",
            inside: Inside::Two(Shape::Text(Rule::Date(None)), Shape::Text(Rule::Date(None))),
        },
        one("From", Shape::Text(Rule::Date(None))),
        word("Unknown"),
    ],
};

/// A document that belongs to the contract.
pub static DOCUMENT: Record = Record {
    name: "Document",
    fields: &[
        need("id", Shape::Text(Rule::Id(Thing::Document))),
        need("title", Shape::Text(Rule::Name)),
        optional("date", Shape::Choice(&DATED)),
        usual("sources", Shape::List(&Shape::Text(Rule::Citation))),
    ],
};

/// Where figures were read.
pub static SOURCE: Record = Record {
    name: "Source",
    fields: &[
        need("id", Shape::Text(Rule::Id(Thing::Source))),
        need("title", Shape::Text(Rule::Name)),
        optional("publisher", Shape::Text(Rule::Line)),
        optional("address", Shape::Text(Rule::Prose)),
        optional("read", Shape::Choice(&DATED)),
        usual("quotes", Shape::List(&Shape::Record(&QUOTE))),
        optional("note", Shape::Text(Rule::Prose)),
    ],
};

/// A passage, word for word.
pub static QUOTE: Record = Record {
    name: "Quote",
    fields: &[
        need("id", Shape::Text(Rule::Id(Thing::Quote))),
        need("text", Shape::Text(Rule::Prose)),
    ],
};

/// A point that was set aside.
pub static DISMISSAL: Record = Record {
    name: "Dismissal",
    fields: &[
        need("id", Shape::Text(Rule::Id(Thing::Dismissal))),
        need("rule", Shape::Text(Rule::Name)),
        need("about", Shape::Text(Rule::Name)),
        usual("values", Shape::List(&Shape::Text(Rule::Prose))),
        need("reason", Shape::Text(Rule::Motive)),
        optional("date", Shape::Choice(&DATED)),
    ],
};
