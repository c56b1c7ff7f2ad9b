//! The overview: key figures, axes, signatories, next deadlines, points to examine.

use super::axes::AxesChart;
use super::figures::Figures;
use super::shares::SharesChart;
use super::strip::Strip;
use super::{FindingId, Scene, Subject, Table};
use crate::check::{Severity, count as count_findings};
use crate::contract::Partner;
use crate::wording::{Key, count, finding, text};

/// One finding of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow {
    /// What a click selects.
    pub subject: Subject,
    /// How serious it is.
    pub severity: Severity,
    /// What was found.
    pub title: String,
    /// By how much.
    pub gap: String,
    /// The same aloud.
    pub spoken: String,
}

/// Counts of findings and the most serious of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checks {
    /// Title.
    pub title: String,
    /// How many of each severity, in words.
    pub counts: Vec<(Severity, String)>,
    /// The three most serious.
    pub rows: Vec<CheckRow>,
    /// The link to all of them, if there are any.
    pub all: Option<String>,
    /// What is said when there is none.
    pub none: Option<String>,
}

/// How many findings the overview names.
const FINDINGS_NAMED: usize = 3;

impl Checks {
    fn of(scene: &Scene<'_>) -> Self {
        let lang = scene.look.lang;
        let counts = count_findings(scene.findings).map(|(severity, n)| {
            let (one, other) = match severity {
                Severity::Blocking => (Key::BlockingOne, Key::BlockingOther),
                Severity::Review => (Key::ToReviewOne, Key::ToReviewOther),
                Severity::Info => (Key::InformationsOne, Key::InformationsOther),
            };
            (severity, count(lang, one, other, n, &[]))
        });
        let all = scene.findings.len();
        let rows = scene.findings.iter().take(FINDINGS_NAMED).map(|found| {
            let title = finding::title(found, scene.contract, lang);
            let gap = finding::gap_text(found, scene.contract, lang).unwrap_or_default();
            let word = finding::severity(found.severity, lang);
            CheckRow {
                subject: Subject::Finding(FindingId::of(found)),
                severity: found.severity,
                spoken: format!("{word}, {title}, {gap}"),
                title,
                gap,
            }
        });
        Self {
            title: text(lang, Key::ChecksTitle).to_owned(),
            counts: counts.to_vec(),
            rows: rows.collect(),
            all: (all > 0).then(|| count(lang, Key::ChecksSeeOne, Key::ChecksSeeOther, all, &[])),
            none: (all == 0).then(|| text(lang, Key::ChecksNone).to_owned()),
        }
    }
}

/// The overview.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// The row of key figures.
    pub figures: Figures,
    /// The axes.
    pub axes: AxesChart,
    /// The signatories' parts.
    pub shares: SharesChart,
    /// The next deadlines.
    pub strip: Strip,
    /// The points to examine.
    pub checks: Checks,
}

impl Overview {
    /// The overview of a scene.
    pub fn of(scene: &Scene<'_>) -> Self {
        Self {
            figures: Figures::of(scene),
            axes: AxesChart::of(scene),
            shares: SharesChart::of(scene),
            strip: Strip::of(scene),
            checks: Checks::of(scene),
        }
    }

    /// The tables behind the charts, one under another.
    pub fn table(&self) -> Table {
        let mut whole = self.axes.table();
        for table in [
            self.shares.table(),
            self.figures.table(),
            self.strip.table(),
        ] {
            whole.rows.push(Vec::new());
            if table.headers.iter().any(|h| !h.is_empty()) {
                whole.rows.push(table.headers);
            }
            whole.rows.extend(table.rows);
        }
        whole
    }
}

/// The partner whose euros the overview shows: the one in focus, else the reference.
pub(super) fn shown_partner<'a>(scene: &Scene<'a>) -> Option<&'a Partner> {
    let matrix = &scene.summary.matrix;
    let focus = scene.look.focus.as_ref();
    let focus = focus.filter(|id| matrix.column(id).is_some());
    let id = focus.or_else(|| scene.reference())?;
    scene.contract.partner(id)
}

#[cfg(test)]
mod tests;
