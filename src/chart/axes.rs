//! The axes of the overview: one partner's euros on the left, the axis as a whole on the right,
//! two measures on one row and never mixed. Must not know how it is drawn.

mod partner;
mod whole;

pub(super) use self::whole::is_outside;

use self::whole::whole;
use super::figures::partner_ink;
use super::overview::shown_partner;
use super::tip::{Tip, perimeter_short, sum_named};
use super::{Ink, Measure, Scene, Subject, Table};
use crate::contract::{Decimal, Euros, Line, Partner, StateKind};
use crate::summary::Row;
use crate::wording::amount;
use crate::wording::sentence::{self, Mark};
use crate::wording::{Key, Lang, fill, text};

/// How a mark is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// A bar of this part of the common scale.
    Bar(f64),
    /// A bar computed from published figures, and its range if it has one.
    Derived(f64, Option<(f64, f64)>),
    /// A bar entered by the user, without a source.
    Estimated(f64),
    /// Expected, not decided.
    Pending,
    /// None by decision: a tick on the zero line.
    Nil,
    /// May exist, was not found: a stub without scale.
    Stub,
    /// Nothing is drawn: outside the perimeter, or not applicable.
    Nothing,
}

/// One mark with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisMark {
    /// What it stands for.
    pub subject: Subject,
    /// How it is drawn.
    pub shape: Shape,
    /// Its value, strong; empty when there is none.
    pub value: String,
    /// What stands beside the value, muted.
    pub note: String,
    /// Tooltip and spoken text.
    pub tip: Tip,
    /// The parts of the bar, partner by partner; none where it is one bar.
    pub pieces: Vec<AxisPiece>,
    /// True when the value is a minimum: what is missing has no length.
    pub is_minimum: bool,
}

/// One partner's part of the bar of an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AxisPiece {
    /// Its colour.
    pub ink: Ink,
    /// What is known of it.
    pub state: StateKind,
    /// Its length, in parts of the common scale.
    pub length: f64,
}

/// One axis.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisRow {
    /// The axis.
    pub subject: Subject,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The partner's mark.
    pub left: Option<AxisMark>,
    /// The mark of all signatories.
    pub right: AxisMark,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legend {
    /// Its colour; none where every part of a bar has its own.
    pub ink: Option<Ink>,
    /// What is measured, and in what.
    pub title: String,
    /// Whose money, which perimeter.
    pub scope: String,
}

/// The chart of axes.
#[derive(Debug, Clone, PartialEq)]
pub struct AxesChart {
    /// Title.
    pub title: String,
    /// What is not published.
    pub note: Option<String>,
    /// Head of the left column; `None` when there is no partner.
    pub left: Option<Legend>,
    /// Head of the right column.
    pub right: Legend,
    /// One row for each axis.
    pub rows: Vec<AxisRow>,
    /// Total of the left column: value and note.
    pub left_total: (String, String),
    /// Total of the right column: value and note.
    pub right_total: (String, String),
    /// “Total”.
    pub total: String,
    /// Why there is nothing to show.
    pub empty: Option<String>,
    lang: Lang,
}

/// What the right column measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Right {
    /// Published shares of the total.
    Shares,
    /// Amounts of all signatories.
    Amounts,
    /// The same as shares of the parts, computed.
    AmountShares,
}

struct Maker<'a, 's> {
    scene: &'a Scene<'s>,
    partner: Option<&'s Partner>,
    right: Right,
    /// The largest amounts of the left and right columns.
    scales: (Euros, Euros),
    /// The largest published share.
    share_scale: Decimal,
}

impl AxesChart {
    /// The chart of a scene.
    pub fn of(scene: &Scene<'_>) -> Self {
        let maker = Maker::of(scene);
        let lang = scene.look.lang;
        let axes: Vec<(&Row, &Line)> = scene
            .summary
            .matrix
            .axes()
            .filter_map(|row| Some((row, scene.contract.line(&row.line)?)))
            .collect();
        let count = axes.len();
        let rows: Vec<AxisRow> = axes
            .into_iter()
            .enumerate()
            .map(|(at, (row, line))| maker.row(row, line, (at.saturating_add(1), count)))
            .collect();
        Self {
            title: maker.title(),
            note: maker.note(),
            left: maker.partner.map(|p| maker.left_legend(p)),
            right: maker.right_legend(),
            left_total: maker.left_total(),
            right_total: maker.right_total(),
            total: text(lang, Key::Total).to_owned(),
            lang,
            empty: rows
                .is_empty()
                .then(|| text(lang, Key::MatrixNoAxisText).to_owned()),
            rows,
        }
    }

    /// The table behind the chart: values in their columns, what is said beside a value in the last.
    pub fn table(&self) -> Table {
        let mut headers = vec![String::new(), text(self.lang, Key::MatrixAxis).to_owned()];
        headers.extend(self.left.iter().map(|l| l.title.clone()));
        headers.push(self.right.title.clone());
        let mut rows: Vec<Vec<String>> = Vec::with_capacity(self.rows.len().saturating_add(1));
        for row in &self.rows {
            let marks = row.left.iter().chain([&row.right]);
            let said = marks.map(|mark| self.said(mark));
            rows.push(with_notes((&row.number, &row.title), said));
        }
        let left = self.left.iter().map(|_| self.left_total.clone());
        let both = left.chain([self.right_total.clone()]);
        rows.push(with_notes(("", &self.total), both));
        if rows
            .iter()
            .any(|row| row.last().is_some_and(|notes| !notes.is_empty()))
        {
            headers.push(text(self.lang, Key::SlideTableMore).to_owned());
        } else {
            rows.iter_mut().for_each(|row| drop(row.pop()));
        }
        let scopes: Vec<&str> = self
            .left
            .iter()
            .chain(std::iter::once(&self.right))
            .map(|l| l.scope.as_str())
            .collect();
        Table {
            caption: format!("{} · {}", self.title, scopes.join(" · ")),
            headers,
            rows,
        }
    }
}

impl AxesChart {
    /// The value of a mark, or the words that stand in its place, and what is said beside a value.
    fn said(&self, mark: &AxisMark) -> (String, String) {
        match (mark.value.is_empty(), mark.shape) {
            (false, _) => (mark.value.clone(), mark.note.clone()),
            (true, Shape::Pending) => (
                text(self.lang, Key::StatePending).to_owned(),
                mark.note.clone(),
            ),
            (true, _) => (mark.note.clone(), String::new()),
        }
    }
}

/// A row: its number and name, the first of each pair in its column, the others in the last one.
fn with_notes(
    (number, name): (&str, &str),
    said: impl Iterator<Item = (String, String)>,
) -> Vec<String> {
    let (values, notes): (Vec<String>, Vec<String>) = said.unzip();
    let mut row = vec![number.to_owned(), name.to_owned()];
    row.extend(values);
    let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    row.push(notes.join(" · "));
    row
}

impl<'a, 's> Maker<'a, 's> {
    fn of(scene: &'a Scene<'s>) -> Self {
        let matrix = &scene.summary.matrix;
        let totals = &scene.summary.totals;
        let partner = shown_partner(scene);
        let column = partner.and_then(|p| matrix.column(&p.id));
        let largest = |sums: Vec<Option<Euros>>| sums.into_iter().flatten().max();
        let left = matrix
            .axes()
            .map(|r| {
                column
                    .and_then(|c| r.cells.get(c))
                    .and_then(|c| c.sum.known)
            })
            .collect();
        let right = matrix
            .axes()
            .map(|r| whole(scene, r).and_then(|(sum, _)| sum.known))
            .collect();
        let shares = matrix
            .axes()
            .filter_map(|r| Some(totals.line(&r.line)?.share?.0.percent()));
        let share_scale = shares.max();
        let all_known = matrix
            .axes()
            .all(|r| whole(scene, r).is_some_and(|(sum, _)| sum.is_complete()));
        let is_share = !matches!(scene.look.measure, Measure::Money(_));
        let right_kind = match (share_scale.is_some() && !all_known, is_share) {
            (true, _) => Right::Shares,
            (false, true) if totals.parts.known.is_some() => Right::AmountShares,
            (false, _) => Right::Amounts,
        };
        Self {
            scene,
            partner,
            right: right_kind,
            scales: (
                largest(left).unwrap_or_default(),
                largest(right).unwrap_or_default(),
            ),
            share_scale: share_scale.unwrap_or_default(),
        }
    }

    fn is_share(&self) -> bool {
        !matches!(self.scene.look.measure, Measure::Money(_))
    }

    /// True when the bars of axes are made of partners' parts: amounts are shown, and at least one
    /// axis has those of several.
    fn is_stacked(&self) -> bool {
        let mut axes = self.scene.summary.matrix.axes();
        self.right == Right::Amounts && axes.any(|row| self.pieces(row).len() > 1)
    }

    fn title(&self) -> String {
        let lang = self.scene.look.lang;
        match self.partner {
            Some(partner) => fill(
                lang,
                Key::AxesTitle,
                &[("partner", &sentence::the_partner(partner, lang))],
            ),
            None => text(lang, Key::AxesTitleAll).to_owned(),
        }
    }

    /// What is not published: all amounts of axes, or some.
    fn note(&self) -> Option<String> {
        let mut known: usize = 0;
        let mut all: usize = 0;
        for row in self.scene.summary.matrix.axes() {
            all = all.saturating_add(1);
            let complete = whole(self.scene, row).is_some_and(|(sum, _)| sum.is_complete());
            known = known.saturating_add(usize::from(complete));
        }
        let key = match known {
            _ if all == 0 => return None,
            0 => Key::AxesNotPublishedText,
            n if n < all => Key::AxesPartlyPublishedText,
            _ => return None,
        };
        Some(text(self.scene.look.lang, key).to_owned())
    }

    fn left_legend(&self, partner: &Partner) -> Legend {
        let lang = self.scene.look.lang;
        let of_partner = sentence::of_partner(partner, lang);
        let unit = if self.is_share() {
            text(lang, Key::UnitPercent)
        } else {
            amount::unit_symbol(self.scene.look.measure.unit(), lang)
        };
        let title = fill(
            lang,
            Key::AxesLeftTitle,
            &[("of_partner", &of_partner), ("unit", unit)],
        );
        let scope = match self.partner_total() {
            Some(base) if self.is_share() => {
                fill(lang, Key::AxesLeftShareScope, &[("base", &base)])
            }
            _ => {
                let key = if self.all_published(partner) {
                    Key::AxesLeftScope
                } else {
                    Key::AxesLeftScopeKnown
                };
                fill(lang, key, &[("scope", &sentence::alone(partner, lang))])
            }
        };
        Legend {
            ink: Some(partner_ink(self.scene, &partner.id)),
            title,
            scope,
        }
    }

    /// True when every amount of the partner's axes is published.
    fn all_published(&self, partner: &Partner) -> bool {
        let matrix = &self.scene.summary.matrix;
        let mut cells = matrix
            .axes()
            .filter_map(|row| matrix.cell(&row.line, &partner.id));
        cells.all(|c| {
            !matches!(
                c.state,
                StateKind::Derived | StateKind::Estimated | StateKind::Conflict
            )
        })
    }

    fn partner_total(&self) -> Option<String> {
        let totals = self.scene.summary.totals.partner(&self.partner?.id)?;
        let look = self.scene.look;
        sum_named(&totals.best(), look.measure.unit(), look.lang)
    }

    fn right_legend(&self) -> Legend {
        let look = self.scene.look;
        let lang = look.lang;
        let title = match self.right {
            Right::Shares | Right::AmountShares => text(lang, Key::AxesRightTitle).to_owned(),
            Right::Amounts => {
                let unit = amount::unit_symbol(look.measure.unit(), lang);
                let key = if self.is_stacked() {
                    Key::AxesByPartnerTitle
                } else {
                    Key::AxesAmountTitle
                };
                fill(lang, key, &[("unit", unit)])
            }
        };
        let perimeter = perimeter_short(self.scene);
        Legend {
            ink: Some(Ink::Strong).filter(|_| !self.is_stacked()),
            title,
            scope: fill(lang, Key::AxesRightScope, &[("perimeter", &perimeter)]),
        }
    }

    fn row(&self, row: &Row, line: &Line, place: (usize, usize)) -> AxisRow {
        let cell = self.partner.and_then(|p| {
            let cell = self.scene.summary.matrix.cell(&row.line, &p.id)?;
            Some(self.left((row, cell), line, p, place))
        });
        AxisRow {
            subject: Subject::Line(row.line.clone()),
            number: line.number().unwrap_or_default().to_owned(),
            title: line.label().to_owned(),
            left: cell,
            right: self.right(row, line, place),
        }
    }

    fn spoken(&self, about: &[&str], value: &str, place: (usize, usize)) -> String {
        let scope = perimeter_short(self.scene);
        let mark = Mark {
            about,
            value,
            scope: &scope,
            place,
        };
        sentence::mark_spoken(mark, self.scene.look.lang)
    }
}
