//! Partners, groups of partners and perimeters: who promises, and what is counted.

use super::figure::Citation;
use super::ids::{GroupId, PartnerId, PerimeterId};

/// What a partner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartnerKind {
    /// The State.
    State,
    /// A region.
    Region,
    /// A department.
    Department,
    /// A metropolis.
    Metropolis,
    /// An agglomeration community.
    Agglomeration,
    /// A public operator.
    Operator,
    /// Anything else.
    Other,
}

impl PartnerKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [PartnerKind; 7] = [
        PartnerKind::State,
        PartnerKind::Region,
        PartnerKind::Department,
        PartnerKind::Metropolis,
        PartnerKind::Agglomeration,
        PartnerKind::Operator,
        PartnerKind::Other,
    ];
}

/// Whether a partner signs the contract or only brings money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Signs the contract.
    Signatory,
    /// Finances operations without signing.
    Financer,
}

/// The French article of a partner's name, so that sentences read “de la MEL”, “de l’État”.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Article {
    /// No article: “de Port-Clair”, “d’Oise”.
    #[default]
    None,
    /// le
    Le,
    /// la
    La,
    /// l’
    Elided,
    /// les
    Les,
}

/// A signatory or a financer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Identity.
    pub id: PartnerId,
    /// Full name.
    pub name: String,
    /// Short name, for columns and marks.
    pub short: String,
    /// The article of the short name in French.
    pub article: Article,
    /// What it is.
    pub kind: PartnerKind,
    /// Signatory or financer only.
    pub role: Role,
    /// Colour slot, 1 to 9, stable under filters and versions. Financers have none.
    pub slot: Option<u8>,
    /// Free text.
    pub note: Option<String>,
}

/// A named set of partners. Groups may overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Identity.
    pub id: GroupId,
    /// Name.
    pub name: String,
    /// Who is in it.
    pub members: Vec<PartnerId>,
}

/// What is in and out of a total. Perimeters are disjoint unless one is part of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Perimeter {
    /// Identity.
    pub id: PerimeterId,
    /// Name.
    pub name: String,
    /// Short name, for pickers and scope lines.
    pub short: Option<String>,
    /// The perimeter that contains this one whole.
    pub part_of: Option<PerimeterId>,
    /// What is in and out.
    pub note: Option<String>,
    /// Where that is said.
    pub sources: Vec<Citation>,
}

impl Perimeter {
    /// The short name if there is one, else the name.
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}
