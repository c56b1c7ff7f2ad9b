//! The shapes of figures: commitments, announced figures, and what is known of an amount.

use super::super::{Choice, Field, Record, Rule, Shape, Thing};
use super::WHEN;
use super::build::{need, one, optional, usual, with, word};

const AMOUNT_TEXT: Shape = Shape::Text(Rule::Amount);
const PROSE: Shape = Shape::Text(Rule::Prose);
const REASON: Shape = Shape::Text(Rule::Reason);

const DERIVED: &[Field] = &[
    need("formula", PROSE),
    need("value", AMOUNT_TEXT),
    optional("low", AMOUNT_TEXT),
    optional("high", AMOUNT_TEXT),
];

const PENDING: &[Field] = &[
    need("reason", REASON),
    optional("as_of", Shape::Choice(&WHEN)),
];

static A_CLAIM: Shape = Shape::Record(&CLAIM);

const CONFLICT: &[Field] = &[
    need("preferred", Shape::Record(&CLAIM)),
    need("alternatives", Shape::List(&A_CLAIM)),
];

/// The states of an amount.
pub static AMOUNT: Choice = Choice {
    name: "Amount",
    variants: &[
        one("Published", AMOUNT_TEXT),
        one("About", AMOUNT_TEXT),
        one("MoreThan", AMOUNT_TEXT),
        one("UpTo", AMOUNT_TEXT),
        with("Derived", DERIVED),
        one("Estimated", AMOUNT_TEXT),
        word("NotPublished"),
        word("NotApplicable"),
        one("Nil", REASON),
        with("Pending", PENDING),
        with("Conflict", CONFLICT),
    ],
};

/// The states of an announced figure: those of an amount, and a share.
pub static VALUE: Choice = Choice {
    name: "Value",
    variants: &[
        one("Published", AMOUNT_TEXT),
        one("About", AMOUNT_TEXT),
        one("MoreThan", AMOUNT_TEXT),
        one("UpTo", AMOUNT_TEXT),
        with("Derived", DERIVED),
        one("Estimated", AMOUNT_TEXT),
        word("NotPublished"),
        word("NotApplicable"),
        one("Nil", REASON),
        with("Pending", PENDING),
        with("Conflict", CONFLICT),
        with(
            "Share",
            &[
                need("percent", Shape::Text(Rule::Share)),
                need("of", Shape::Choice(&BASE)),
            ],
        ),
    ],
};

/// What partners promise on a line.
pub static COMMITMENT: Record = Record {
    name: "Commitment",
    fields: &[
        need("line", Shape::Text(Rule::Ref(Thing::Line))),
        need("by", Shape::List(&Shape::Text(Rule::Ref(Thing::Partner)))),
        need("amount", Shape::Choice(&AMOUNT)),
        optional("perimeter", Shape::Text(Rule::Ref(Thing::Perimeter))),
        usual("credit", Shape::Choice(&CREDIT)),
        optional("purpose", Shape::Text(Rule::Prose)),
        usual("sources", Shape::List(&Shape::Text(Rule::Citation))),
        optional("as_of", Shape::Choice(&WHEN)),
        optional("note", Shape::Text(Rule::Prose)),
    ],
};

/// How a credit is counted.
pub static CREDIT: Choice = Choice {
    name: "Credit",
    variants: &[
        word("Unspecified"),
        word("Contracted"),
        word("Valued"),
        word("Recovery"),
    ],
};

/// A figure announced for a whole.
pub static ANNOUNCED: Record = Record {
    name: "Announced",
    fields: &[
        need("subject", Shape::Choice(&SUBJECT)),
        optional("perimeter", Shape::Text(Rule::Ref(Thing::Perimeter))),
        need("value", Shape::Choice(&VALUE)),
        usual("also", Shape::List(&Shape::Record(&CLAIM))),
        usual("sources", Shape::List(&Shape::Text(Rule::Citation))),
        optional("as_of", Shape::Choice(&WHEN)),
        optional("note", Shape::Text(Rule::Prose)),
    ],
};

/// What an announced figure is about.
pub static SUBJECT: Choice = Choice {
    name: "Subject",
    variants: &[
        word("Contract"),
        one("Line", Shape::Text(Rule::Ref(Thing::Line))),
        one("Partner", Shape::Text(Rule::Ref(Thing::Partner))),
        one("Group", Shape::Text(Rule::Ref(Thing::Group))),
        one(
            "Partners",
            Shape::List(&Shape::Text(Rule::Ref(Thing::Partner))),
        ),
    ],
};

/// What a share is a share of.
pub static BASE: Choice = Choice {
    name: "Base",
    variants: &[
        word("Parts"),
        word("Envelope"),
        one("Line", Shape::Text(Rule::Ref(Thing::Line))),
        one("Partner", Shape::Text(Rule::Ref(Thing::Partner))),
        one("Group", Shape::Text(Rule::Ref(Thing::Group))),
    ],
};

/// One source's version of a figure.
pub static CLAIM: Record = Record {
    name: "Claim",
    fields: &[
        need("amount", Shape::Choice(&WORDING)),
        usual("sources", Shape::List(&Shape::Text(Rule::Citation))),
        optional("note", Shape::Text(Rule::Prose)),
    ],
};

/// A published amount with its wording.
pub static WORDING: Choice = Choice {
    name: "Wording",
    variants: &[
        one("Published", Shape::Text(Rule::Amount)),
        one("About", Shape::Text(Rule::Amount)),
        one("MoreThan", Shape::Text(Rule::Amount)),
        one("UpTo", Shape::Text(Rule::Amount)),
    ],
};
