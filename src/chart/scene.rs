//! What charts are made from: a contract, what was derived from it, and how it is looked at.

use super::{Compared, LineTexts};
use crate::check::{Aside, Finding};
use crate::contract::{Contract, Date, PartnerId, Perimeter, Unit};
use crate::edit::{History, Revision};
use crate::file::Places;
use crate::summary::{Entry, Summary};
use crate::wording::Lang;
use std::collections::BTreeSet;

/// How amounts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// In euros or a multiple.
    Money(Unit),
    /// As a share of the axis (of the contract, for axis totals).
    ShareOfAxis,
    /// As a share of the partner's total.
    ShareOfPartner,
}

impl Default for Measure {
    fn default() -> Self {
        Measure::Money(Unit::Million)
    }
}

impl Measure {
    /// All measures, in the order in which the shortcut walks them.
    pub const ALL: [Measure; 6] = [
        Measure::Money(Unit::Million),
        Measure::Money(Unit::Thousand),
        Measure::Money(Unit::Euro),
        Measure::Money(Unit::Billion),
        Measure::ShareOfAxis,
        Measure::ShareOfPartner,
    ];

    /// This measure if it is a unit of money, else millions of euros.
    #[must_use]
    pub fn money(self) -> Measure {
        Measure::Money(self.unit())
    }

    /// The money unit to print with, M€ behind a share.
    pub fn unit(self) -> Unit {
        match self {
            Measure::Money(unit) => unit,
            Measure::ShareOfAxis | Measure::ShareOfPartner => Unit::Million,
        }
    }
}

/// The order of the list of partners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PartnerOrder {
    /// Largest known amount first, unknown last.
    #[default]
    Amount,
    /// As in the contract.
    Contract,
    /// By name, accents ignored.
    Name,
}

impl PartnerOrder {
    /// All orders, as offered.
    pub const ALL: [PartnerOrder; 3] = [
        PartnerOrder::Amount,
        PartnerOrder::Contract,
        PartnerOrder::Name,
    ];
}

/// How a contract is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Language of every text.
    pub lang: Lang,
    /// The observation date.
    pub today: Date,
    /// How amounts are shown.
    pub measure: Measure,
    /// The partner in focus.
    pub focus: Option<PartnerId>,
    /// The partner that the chosen one is compared with.
    pub compared: Option<PartnerId>,
    /// The partner whose commitments the overview shows.
    pub reference: Option<PartnerId>,
    /// The order of partners.
    pub order: PartnerOrder,
    /// Lines whose children are shown.
    pub expanded: BTreeSet<crate::contract::LineId>,
    /// Only what contains this text, accents and case ignored.
    pub filter: String,
    /// The first row to write out of a matrix too long to be written out whole.
    pub first_row: usize,
}

/// Everything that a chart may read.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// Its summary in the perimeter shown.
    pub summary: &'a Summary,
    /// Its open findings, most serious first.
    pub findings: &'a [Finding],
    /// What was set aside.
    pub aside: &'a Aside,
    /// Its events in order of date.
    pub entries: &'a [Entry],
    /// The state of the contract that is shown.
    pub revision: Revision,
    /// The revision in which events, or what they name, were last found changed.
    pub events: Revision,
    /// What is searched of its lines.
    pub line_texts: &'a LineTexts,
    /// This session's edits.
    pub history: &'a History,
    /// The version before, if its file was found.
    pub previous: Option<&'a Contract>,
    /// Two versions held against each other, when there are two.
    pub compared: Option<&'a Compared>,
    /// Where things stand in the text that was read.
    pub places: Option<&'a Places>,
    /// How it is looked at.
    pub look: &'a Look,
}

impl Scene<'_> {
    /// The perimeter shown.
    pub fn perimeter(&self) -> Option<&Perimeter> {
        self.contract.perimeter(&self.summary.perimeter)
    }

    /// The partner whose commitments the overview shows: the one chosen, else the one with the
    /// most sourced cells, else the first signatory.
    pub fn reference(&self) -> Option<&PartnerId> {
        let matrix = &self.summary.matrix;
        let chosen = self.look.reference.as_ref();
        if let Some(column) = chosen.and_then(|id| matrix.column(id)) {
            return matrix.partners.get(column);
        }
        let sourced = |column: usize| {
            matrix
                .axes()
                .filter(|r| r.cells.get(column).is_some_and(|c| c.sourced))
                .count()
        };
        let mut best: Option<(usize, &PartnerId)> = None;
        for (column, id) in matrix.partners.iter().take(matrix.signatories).enumerate() {
            let n = sourced(column);
            if best.is_none_or(|(most, _)| n > most) {
                best = Some((n, id));
            }
        }
        best.map(|(_, id)| id)
    }
}
