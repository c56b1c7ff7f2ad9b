//! Figures that are only counted: those without a source, and those that the user entered.

use super::figures::{Figure, figure, figures};
use super::reach::Reach;
use crate::contract::{Contract, FigureKey, State, StateKind, Touched};
use std::collections::BTreeSet;

/// The figures counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tallies {
    /// Said to be published, and no source is given.
    pub bare: BTreeSet<FigureKey>,
    /// Entered by the user.
    pub estimated: BTreeSet<FigureKey>,
}

impl Tallies {
    /// The figures of a whole contract.
    pub fn of(contract: &Contract) -> Self {
        let mut tallies = Self::default();
        for figure in figures(contract, &Reach::Whole) {
            tallies.count(&figure);
        }
        tallies
    }

    /// The same after edits.
    pub fn update(&mut self, contract: &Contract, touched: &Touched) {
        for key in &touched.figures {
            self.bare.remove(key);
            self.estimated.remove(key);
            if let Some(figure) = figure(contract, *key) {
                self.count(&figure);
            }
        }
    }

    fn count(&mut self, figure: &Figure<'_>) {
        if needs_source(figure) {
            self.bare.insert(figure.key);
        }
        if matches!(figure.state, Some(State::Estimated(_))) {
            self.estimated.insert(figure.key);
        }
    }
}

/// True when a source must stand behind a figure, and none does.
fn needs_source(figure: &Figure<'_>) -> bool {
    let claimed = match figure.state {
        None => true,
        Some(State::Conflict {
            preferred,
            alternatives,
        }) => {
            let mut claims = std::iter::once(preferred).chain(alternatives);
            claims.any(|c| c.sources.is_empty())
        }
        Some(state) => matches!(
            state.kind(),
            StateKind::Published | StateKind::Nil | StateKind::Pending
        ),
    };
    claimed && figure.sources.is_empty()
}
