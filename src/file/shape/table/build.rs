//! Short ways to write fields and words of a shape.

use super::super::{Field, Inside, Need, Shape, Variant};

pub(super) const fn need(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        need: Need::Required,
    }
}

pub(super) const fn usual(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        need: Need::Usual,
    }
}

pub(super) const fn optional(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        need: Need::Optional,
    }
}

pub(super) const fn word(name: &'static str) -> Variant {
    Variant {
        name,
        inside: Inside::Nothing,
    }
}

pub(super) const fn one(name: &'static str, shape: Shape) -> Variant {
    Variant {
        name,
        inside: Inside::One(shape),
    }
}

pub(super) const fn with(name: &'static str, fields: &'static [Field]) -> Variant {
    Variant {
        name,
        inside: Inside::Fields(fields),
    }
}
