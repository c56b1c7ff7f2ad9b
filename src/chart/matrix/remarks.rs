//! What stands under the matrix: what is not known, what is not saved, what the marks mean.

use super::{Cell, Row, changes, footing};
use crate::chart::{Scene, Subject};
use crate::contract::StateKind;
use crate::summary::{Matrix, Origin};
use crate::wording::{Key, count, fill, names, sentence, text};

/// How many edits the strip names before it only counts.
const NAMED: usize = 3;

/// A cell of which nothing is published.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// The cell.
    pub subject: Subject,
    /// “Aisne, axe 1”.
    pub name: String,
}

/// Edits that are not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// “3 modifications”.
    pub count: String,
    /// The first ones, named.
    pub list: String,
}

/// One kind of mark that the matrix shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Legend {
    /// A state of a cell.
    State(StateKind),
    /// An edit that is not saved.
    Modified,
}

impl Legend {
    /// What the mark means.
    pub fn key(self) -> Key {
        match self {
            Legend::State(StateKind::Published) => Key::LegendPublished,
            Legend::State(StateKind::Derived) => Key::LegendDerived,
            Legend::State(StateKind::Estimated) => Key::LegendEstimated,
            Legend::State(StateKind::NotPublished) => Key::LegendNotPublished,
            Legend::State(StateKind::Pending) => Key::LegendPending,
            Legend::State(StateKind::Nil) => Key::LegendNil,
            Legend::State(StateKind::NotApplicable) => Key::LegendNotApplicable,
            Legend::State(StateKind::Conflict) => Key::LegendConflict,
            Legend::Modified => Key::LegendModified,
        }
    }
}

/// Notes, edits, legend.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Remarks {
    /// “Seule la colonne de la MEL est publiée axe par axe.”
    pub only: Option<String>,
    /// “Les 40 cellules « n.c. » ne valent jamais zéro.”
    pub unknown: Option<String>,
    /// “Lister les 40 manques”.
    pub list: String,
    /// The cells of axes and signatories that are not published.
    pub gaps: Vec<Gap>,
    /// Edits that are not saved.
    pub changes: Option<Changes>,
    /// The marks present.
    pub legend: Vec<Legend>,
    /// “Aucun axe. Ajoutez-en un…”, “Rien ne correspond”: instead of the matrix.
    pub empty: Option<String>,
}

pub(super) fn remarks(scene: &Scene<'_>, rows: &[&Row], foot: &[Cell]) -> Remarks {
    let lang = scene.look.lang;
    let matrix = &scene.summary.matrix;
    let gaps = gaps(scene);
    let n = gaps.len();
    let said = |one, other| count(lang, one, other, n, &[]);
    let unknown = said(Key::MatrixUnknownCellsOne, Key::MatrixUnknownCellsOther);
    Remarks {
        only: (n > 0).then(|| only_column(scene)).flatten(),
        unknown: (n > 0).then(|| format!("{unknown}.")),
        list: said(Key::MatrixListGapsOne, Key::MatrixListGapsOther),
        gaps,
        changes: changes(scene),
        legend: legend(scene, rows, foot),
        empty: if matrix.rows.is_empty() {
            Some(text(lang, Key::MatrixNoAxisText).to_owned())
        } else if matrix.partners.is_empty() {
            Some(text(lang, Key::MatrixNoPartnerText).to_owned())
        } else {
            rows.is_empty()
                .then(|| text(lang, Key::FindNothing).to_owned())
        },
    }
}

fn gaps(scene: &Scene<'_>) -> Vec<Gap> {
    let matrix = &scene.summary.matrix;
    let mut gaps = Vec::new();
    for row in matrix.axes() {
        let cells = row.cells.iter().zip(&matrix.partners);
        for (cell, partner) in cells.take(matrix.signatories) {
            if cell.state == StateKind::NotPublished {
                gaps.push(Gap {
                    subject: Subject::Cell(row.line.clone(), partner.clone()),
                    name: names::cell(scene.contract, &row.line, partner, scene.look.lang),
                });
            }
        }
    }
    gaps
}

/// Names the only signatory with amounts on its axes, if there is just one.
fn only_column(scene: &Scene<'_>) -> Option<String> {
    let matrix: &Matrix = &scene.summary.matrix;
    let has_amounts = |column: usize| {
        matrix
            .axes()
            .filter_map(|row| row.cells.get(column))
            .any(|c| c.sum.known.is_some_and(|k| !k.is_zero()))
    };
    let mut published = (0..matrix.signatories).filter(|c| has_amounts(*c));
    let only = published.next().filter(|_| published.next().is_none())?;
    let partner = scene.contract.partner(matrix.partners.get(only)?)?;
    let of = sentence::of_partner(partner, scene.look.lang);
    Some(fill(
        scene.look.lang,
        Key::MatrixOnlyOneColumnText,
        &[("of_partner", &of)],
    ))
}

fn changes(scene: &Scene<'_>) -> Option<Changes> {
    let all = scene.history.changes(scene.contract);
    if all.is_empty() {
        return None;
    }
    let lang = scene.look.lang;
    // The latest ones, in the order in which they were made.
    let earlier = all.len().saturating_sub(NAMED);
    let latest = all.latest(scene.contract, NAMED);
    let mut list: Vec<String> = latest.iter().map(|d| changes::sentence(scene, d)).collect();
    if earlier > 0 {
        list.insert(0, "…".to_owned());
    }
    Some(Changes {
        count: count(lang, Key::ChangesOne, Key::ChangesOther, all.len(), &[]),
        list: list.join(" · "),
    })
}

/// Every mark that a matrix can show, for one of which only a part is known.
pub(super) fn every_mark(present: &[Legend]) -> Vec<Legend> {
    let states = StateKind::ALL.into_iter().map(Legend::State);
    let edits = present.iter().filter(|mark| **mark == Legend::Modified);
    states.chain(edits.copied()).collect()
}

/// States present in the cells shown, and in the margins where those are derived or in conflict.
fn legend(scene: &Scene<'_>, rows: &[&Row], foot: &[Cell]) -> Vec<Legend> {
    let summary = scene.summary;
    let cells = || rows.iter().flat_map(|r| &r.cells).chain(foot);
    let shown = |kind: StateKind| {
        cells()
            .filter(|cell| cell.origin != Origin::Nothing || kind == StateKind::NotPublished)
            .any(|cell| cell.state == kind)
    };
    let derived = || summary.totals.lines.iter().any(|l| l.derived().is_some());
    let remainder_conflict = || {
        summary.totals.groups.iter().any(|g| {
            let about = crate::contract::Subject::Group(g.group.clone());
            let state = footing::announced(scene, &about).and_then(|a| a.state());
            state.is_some_and(|s| s.kind() == StateKind::Conflict)
        })
    };
    let mut legend: Vec<Legend> = StateKind::ALL
        .into_iter()
        .filter(|kind| match kind {
            StateKind::Derived => shown(*kind) || derived(),
            StateKind::Conflict => shown(*kind) || remainder_conflict(),
            _ => shown(*kind),
        })
        .map(Legend::State)
        .collect();
    if cells().any(|cell| cell.changed.is_some()) {
        legend.push(Legend::Modified);
    }
    legend
}
