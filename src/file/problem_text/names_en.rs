//! What the records and things of a file are called in English. It must not know problems.

use crate::file::shape::Thing;

/// A record by its name in the shapes.
pub(super) fn record_name(record: &str) -> &'static str {
    match record {
        "Contract" => "contract",
        "Version" => "version",
        "Perimeter" => "perimeter",
        "Partner" => "partner",
        "Group" => "group",
        "Line" => "line",
        "OtherTitle" => "other title",
        "Commitment" => "commitment",
        "Announced" => "announced figure",
        "Claim" => "figure of a source",
        "Lane" => "lane",
        "Deadline" => "deadline",
        "Document" => "document",
        "Dismissal" => "point set aside",
        "Source" => "source",
        "Quote" => "quote",
        "Axis" => "axis",
        "Derived" => "derived amount",
        "Pending" => "pending amount",
        "Conflict" => "conflict",
        "Share" => "share",
        _ => "group of fields",
    }
}

pub(super) fn name(thing: Thing) -> &'static str {
    match thing {
        Thing::Perimeter => "perimeter",
        Thing::Partner => "partner",
        Thing::Group => "group",
        Thing::Line => "line",
        Thing::Lane => "lane",
        Thing::Deadline => "deadline",
        Thing::Document => "document",
        Thing::Dismissal => "point set aside",
        Thing::Source => "source",
        Thing::Quote => "quote",
    }
}

/// Where ids of this kind are looked for.
pub(super) fn place(thing: Thing) -> &'static str {
    match thing {
        Thing::Quote => "this source",
        _ => "this file",
    }
}

pub(super) fn of_another(thing: Thing) -> String {
    match thing {
        Thing::Quote => "another quote of the same source".to_owned(),
        other => format!("another {}", name(other)),
    }
}
