//! The types of figures in the file: commitments, announced figures, and what is known of an amount.
#![allow(missing_docs)] // Fields are documented in `contract`, of which they are the written form.

use super::{When, absent};
use serde::{Deserialize, Serialize};

/// `Amount` and `Value` share the states of an amount; a value can be a share too.
macro_rules! states {
    ($(#[$doc:meta])* $name:ident { $($more:tt)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub enum $name {
            Published(String),
            About(String),
            MoreThan(String),
            UpTo(String),
            Derived {
                formula: String,
                value: String,
                #[serde(default, skip_serializing_if = "absent")]
                low: Option<String>,
                #[serde(default, skip_serializing_if = "absent")]
                high: Option<String>,
            },
            Estimated(String),
            NotPublished,
            NotApplicable,
            Nil(String),
            Pending {
                reason: String,
                #[serde(default, skip_serializing_if = "absent")]
                as_of: Option<When>,
            },
            Conflict {
                preferred: Claim,
                alternatives: Vec<Claim>,
            },
            $($more)*
        }
    };
}

states! {
    /// What is known of an amount.
    Amount {}
}

states! {
    /// What is known of an announced figure.
    Value {
        Share { percent: String, of: Base },
    }
}

/// What partners promise on a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    pub line: String,
    pub by: Vec<String>,
    pub amount: Amount,
    #[serde(default, skip_serializing_if = "absent")]
    pub perimeter: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub credit: Credit,
    #[serde(default, skip_serializing_if = "absent")]
    pub purpose: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub sources: Vec<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub as_of: Option<When>,
    #[serde(default, skip_serializing_if = "absent")]
    pub note: Option<String>,
}

/// How a credit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Credit {
    #[default]
    Unspecified,
    Contracted,
    Valued,
    Recovery,
}

/// A figure announced for a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announced {
    pub subject: Subject,
    #[serde(default, skip_serializing_if = "absent")]
    pub perimeter: Option<String>,
    pub value: Value,
    #[serde(default, skip_serializing_if = "absent")]
    pub also: Vec<Claim>,
    #[serde(default, skip_serializing_if = "absent")]
    pub sources: Vec<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub as_of: Option<When>,
    #[serde(default, skip_serializing_if = "absent")]
    pub note: Option<String>,
}

/// What an announced figure is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Subject {
    Contract,
    Line(String),
    Partner(String),
    Group(String),
    Partners(Vec<String>),
}

/// What a share is a share of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Base {
    Parts,
    Envelope,
    Line(String),
    Partner(String),
    Group(String),
}

/// One source's version of a figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub amount: Wording,
    #[serde(default, skip_serializing_if = "absent")]
    pub sources: Vec<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub note: Option<String>,
}

/// A published amount with its wording.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Wording {
    Published(String),
    About(String),
    MoreThan(String),
    UpTo(String),
}
