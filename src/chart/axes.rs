//! The axes of the overview: one partner's euros on the left, the axis as a whole on the right,
//! two measures on one row and never mixed. Must not know how it is drawn.

use super::figures::partner_ink;
use super::overview::shown_partner;
use super::tip::{
    Tip, length, perimeter_short, ratio_length, reason_line, source_line, state_named, status_line,
    sum_named,
};
use super::{Ink, Measure, Scene, Subject, Table};
use crate::contract::{Decimal, Euros, Line, Partner, State, StateKind};
use crate::summary::{Cell, Row, Sum};
use crate::wording::amount::{self, Sign, prefixed};
use crate::wording::date::{Style, when};
use crate::wording::sentence::{self, Mark};
use crate::wording::{Key, fill, names, share, text};

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
    /// Its colour.
    pub ink: Ink,
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
            empty: rows
                .is_empty()
                .then(|| text(lang, Key::MatrixNoAxisText).to_owned()),
            rows,
        }
    }

    /// The table behind the chart.
    pub fn table(&self) -> Table {
        let mut headers = vec![String::new(), self.title.clone()];
        headers.extend(self.left.iter().map(|l| l.title.clone()));
        headers.push(self.right.title.clone());
        let said = |mark: &AxisMark| format!("{} {}", mark.value, mark.note).trim().to_owned();
        let mut rows: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| {
                let mut cells = vec![row.number.clone(), row.title.clone()];
                cells.extend(row.left.iter().map(&said));
                cells.push(said(&row.right));
                cells
            })
            .collect();
        let pair = |(value, note): &(String, String)| format!("{value} {note}").trim().to_owned();
        let mut total = vec![String::new(), self.total.clone()];
        total.extend(self.left.iter().map(|_| pair(&self.left_total)));
        total.push(pair(&self.right_total));
        rows.push(total);
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
            ink: partner_ink(self.scene, &partner.id),
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
                fill(lang, Key::AxesAmountTitle, &[("unit", unit)])
            }
        };
        let perimeter = perimeter_short(self.scene);
        Legend {
            ink: Ink::Strong,
            title,
            scope: fill(lang, Key::AxesRightScope, &[("perimeter", &perimeter)]),
        }
    }

    fn row(&self, row: &Row, line: &Line, place: (usize, usize)) -> AxisRow {
        let cell = self.partner.and_then(|p| {
            let cell = self.scene.summary.matrix.cell(&row.line, &p.id)?;
            Some(self.left(line, p, cell, place))
        });
        AxisRow {
            subject: Subject::Line(row.line.clone()),
            number: line.number().unwrap_or_default().to_owned(),
            title: line.label().to_owned(),
            left: cell,
            right: self.right(row, line, place),
        }
    }

    fn left(&self, line: &Line, partner: &Partner, cell: &Cell, place: (usize, usize)) -> AxisMark {
        let look = self.scene.look;
        let (lang, unit) = (look.lang, look.measure.unit());
        let state = self.only_state(cell);
        let printed = state
            .and_then(|s| state_named(s, unit, lang))
            .or_else(|| sum_named(&cell.sum, unit, lang).filter(|_| !is_empty(cell.state)));
        let (shape, note) = self.left_shape(cell, state);
        let value = match (cell.state, self.is_share(), &printed) {
            (StateKind::Nil, ..) => "0".to_owned(),
            (StateKind::NotApplicable, ..) => {
                sentence::state_short(StateKind::NotApplicable, lang).to_owned()
            }
            (_, true, Some(_)) => self.share_of_partner(cell).unwrap_or_default(),
            (_, _, printed) => printed.clone().unwrap_or_default(),
        };
        let head = names::cell(self.scene.contract, &line.id, &partner.id, lang);
        let status = state.map_or_else(
            || sentence::state_name(cell.state, lang).to_owned(),
            |s| status_line(s, lang),
        );
        let scope = format!(
            "{} · {}",
            sentence::alone(partner, lang),
            perimeter_short(self.scene)
        );
        let citations = cell
            .figures
            .first()
            .and_then(|k| self.scene.contract.commitment(*k))
            .map(|c| c.sources.as_slice())
            .unwrap_or_default();
        let lines = vec![
            printed.clone().unwrap_or_default(),
            status,
            state.map_or_else(String::new, |s| reason_line(s, lang)),
            scope,
            source_line(self.scene, citations),
        ];
        let said = state.map_or_else(
            || {
                let name = sentence::state_name(cell.state, lang);
                printed.map_or(name.to_owned(), |p| format!("{p}, {name}"))
            },
            |s| sentence::state_spoken(s, lang),
        );
        AxisMark {
            subject: Subject::Cell(line.id.clone(), partner.id.clone()),
            shape,
            value,
            note,
            tip: Tip::new(head, lines).spoken(self.spoken(
                &[&partner.short, &names::line(line, lang)],
                &said,
                place,
            )),
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

    /// The state of a cell that rests on one commitment.
    fn only_state(&self, cell: &Cell) -> Option<&'s State> {
        match cell.figures.as_slice() {
            [one] => self.scene.contract.commitment(*one).map(|c| &c.amount),
            _ => None,
        }
    }

    fn left_shape(&self, cell: &Cell, state: Option<&State>) -> (Shape, String) {
        let lang = self.scene.look.lang;
        let at = |value: Option<Euros>| length(value.unwrap_or_default(), self.scales.0);
        let known = at(cell.sum.known);
        match cell.state {
            StateKind::Published => (Shape::Bar(known), String::new()),
            StateKind::Conflict => {
                let note = state.map_or_else(String::new, |s| reason_line(s, lang));
                (Shape::Bar(known), note)
            }
            StateKind::Derived => {
                let range = cell.sum.interval;
                let range = range.low.zip(range.high);
                let ends = range.map(|(low, high)| (at(Some(low)), at(Some(high))));
                let note = sentence::state_name(StateKind::Derived, lang).to_owned();
                (Shape::Derived(known, ends), note)
            }
            StateKind::Estimated => {
                let note = sentence::state_name(StateKind::Estimated, lang).to_owned();
                (Shape::Estimated(known), note)
            }
            StateKind::Pending => (
                Shape::Pending,
                state.map_or(String::new(), |s| as_of(s, lang)),
            ),
            StateKind::Nil => {
                let note = sentence::state_name(StateKind::Nil, lang).to_owned();
                (Shape::Nil, note)
            }
            StateKind::NotApplicable => (
                Shape::Nothing,
                sentence::state_name(StateKind::NotApplicable, lang).to_owned(),
            ),
            StateKind::NotPublished if cell.sum.known.is_some_and(|k| !k.is_zero()) => {
                (Shape::Bar(known), String::new())
            }
            StateKind::NotPublished => (
                Shape::Stub,
                sentence::state_name(StateKind::NotPublished, lang).to_owned(),
            ),
        }
    }

    fn share_of_partner(&self, cell: &Cell) -> Option<String> {
        let totals = self.scene.summary.totals.partner(&self.partner?.id)?;
        let base = totals.best();
        let ratio = cell.sum.known?.ratio(base.known?)?;
        let sign = if base.unknown > 0 && totals.announced.is_none() {
            Sign::AtMost
        } else {
            Sign::Exact
        };
        let lang = self.scene.look.lang;
        Some(prefixed(sign, &share::of_ratio(ratio, 1, lang)))
    }

    fn right(&self, row: &Row, line: &Line, place: (usize, usize)) -> AxisMark {
        let look = self.scene.look;
        let (lang, unit) = (look.lang, look.measure.unit());
        let published = self.scene.summary.totals.line(&row.line);
        let found = published.and_then(|l| l.share.as_ref().map(|(share, _)| *share));
        let sum = whole(self.scene, row).map(|(sum, _)| sum);
        let mut lines = Vec::new();
        let (shape, value, note) = match (self.right, found, sum) {
            (Right::Shares, Some(percent), _) => {
                let ratio = percent.percent().checked_div(self.share_scale);
                let derived = published.and_then(|l| l.derived());
                lines.push(share::published(percent, lang));
                lines.extend(derived.and_then(|(value, range)| {
                    let about = amount::euros_named(value, unit, 0, lang);
                    let range = amount::range_named(range, unit, 0, lang)?;
                    Some(format!("{} ({range})", prefixed(Sign::About, &about)))
                }));
                let bar = Shape::Bar(ratio_length(ratio.unwrap_or_default()));
                (bar, share::published(percent, lang), String::new())
            }
            (Right::Amounts | Right::AmountShares, _, Some(sum)) => {
                let bar = Shape::Bar(length(sum.known.unwrap_or_default(), self.scales.1));
                let printed = sum_named(&sum, unit, lang).unwrap_or_default();
                lines.push(printed.clone());
                let value = match self.right {
                    Right::AmountShares => self.share_of_parts(&sum).unwrap_or(printed),
                    _ => printed,
                };
                (bar, value, String::new())
            }
            _ => self.unknown_axis(row),
        };
        let status = match &shape {
            Shape::Bar(_) if self.right == Right::Shares => text(lang, Key::StatePublished),
            _ => "",
        };
        lines.extend([status.to_owned(), note.clone()]);
        lines.push(self.right_legend().scope);
        lines.extend(self.share_source(row));
        let all = text(lang, Key::NameAllSignatories);
        let head = names::line(line, lang);
        let said = format!("{value} {note}");
        AxisMark {
            subject: Subject::Line(row.line.clone()),
            tip: Tip::new(format!("{head} · {}", line.label()), lines).spoken(self.spoken(
                &[all, &head],
                said.trim(),
                place,
            )),
            shape,
            value,
            note,
        }
    }

    fn share_source(&self, row: &Row) -> Option<String> {
        let about = crate::contract::Subject::Line(row.line.clone());
        let here = &self.scene.summary.perimeter;
        let figure = self
            .scene
            .contract
            .announced
            .iter()
            .find(|a| a.subject == about && a.is_in(here))?;
        Some(source_line(self.scene, &figure.sources))
    }

    fn share_of_parts(&self, sum: &Sum) -> Option<String> {
        let parts = &self.scene.summary.totals.parts;
        let ratio = sum.known?.ratio(parts.known?)?;
        let sign = match (sum.unknown > 0, parts.unknown > 0) {
            (false, true) => Sign::AtMost,
            (true, true) => Sign::About,
            (true, false) => Sign::AtLeast,
            (false, false) => Sign::Exact,
        };
        let lang = self.scene.look.lang;
        Some(prefixed(sign, &share::of_ratio(ratio, 1, lang)))
    }

    /// An axis of which nothing is known here.
    fn unknown_axis(&self, row: &Row) -> (Shape, String, String) {
        let lang = self.scene.look.lang;
        let said = |key| (String::new(), text(lang, key).to_owned());
        let signatories = self.scene.summary.matrix.signatories;
        let mut cells = row.cells.iter().take(signatories);
        let all_pending = signatories > 0 && cells.all(|c| c.state == StateKind::Pending);
        if is_outside(self.scene, row, all_pending) {
            let (value, note) = said(Key::AxesOutsidePerimeter);
            return (Shape::Nothing, value, note);
        }
        if all_pending {
            return (Shape::Pending, String::new(), String::new());
        }
        let (value, note) = said(Key::StateNotPublished);
        (Shape::Stub, value, note)
    }

    fn left_total(&self) -> (String, String) {
        let look = self.scene.look;
        let (lang, unit) = (look.lang, look.measure.unit());
        let totals = self
            .partner
            .and_then(|p| self.scene.summary.totals.partner(&p.id));
        let Some(totals) = totals else {
            return (String::new(), String::new());
        };
        let best = totals.best();
        let Some(printed) = sum_named(&best, unit, lang) else {
            return (
                text(lang, Key::StateShortNotPublished).to_owned(),
                text(lang, Key::StateNotPublished).to_owned(),
            );
        };
        let key = match totals.announced {
            Some(announced) if announced.known == totals.lines.known => Key::AxesExactSum,
            Some(_) => Key::AxesAnnouncedTotal,
            None if best.is_complete() => Key::AxesExactSum,
            None => Key::AxesKnownSum,
        };
        (printed, text(lang, key).to_owned())
    }

    fn right_total(&self) -> (String, String) {
        let look = self.scene.look;
        let (lang, unit) = (look.lang, look.measure.unit());
        let matrix = &self.scene.summary.matrix;
        if self.right == Right::Shares {
            let totals = &self.scene.summary.totals;
            let percents = matrix
                .axes()
                .filter_map(|r| Some(totals.line(&r.line)?.share?.0.percent()));
            let total = percents.fold(Decimal::ZERO, |a, b| a.checked_add(b).unwrap_or(a));
            let note = if total == Decimal::ONE_HUNDRED {
                String::new()
            } else {
                text(lang, Key::Rounded).to_owned()
            };
            return (share::percents(total, lang), note);
        }
        let mut sum = Sum::default();
        for row in matrix.axes() {
            match whole(self.scene, row) {
                Some((axis, _)) => sum.merge(&axis),
                None => sum.add_unknown(),
            }
        }
        let key = if sum.is_complete() {
            Key::AxesExactSum
        } else {
            Key::AxesKnownSum
        };
        match sum_named(&sum, unit, lang) {
            Some(printed) => (printed, text(lang, key).to_owned()),
            None => (
                text(lang, Key::StateShortNotPublished).to_owned(),
                String::new(),
            ),
        }
    }
}

/// What is known of an axis, all partners together: its announced amount, else the sum of its
/// cells. True in second place when it is announced.
fn whole(scene: &Scene<'_>, row: &Row) -> Option<(Sum, bool)> {
    let announced = scene
        .summary
        .totals
        .line(&row.line)
        .and_then(|l| l.announced);
    match announced {
        Some(sum) if sum.known.is_some() => Some((sum, true)),
        _ => row.total.known.map(|_| (row.total, false)),
    }
}

/// True when an axis has no part in the perimeter shown: its figures are in another one, or all
/// signatories wait for it while this perimeter's total is published without it.
fn is_outside(scene: &Scene<'_>, row: &Row, all_pending: bool) -> bool {
    let here = &scene.summary.perimeter;
    let elsewhere =
        |p: &Option<crate::contract::PerimeterId>| p.as_ref().is_some_and(|p| p != here);
    let contract = scene.contract;
    let has_others = contract.commitments.iter().any(|c| {
        elsewhere(&c.perimeter)
            && c.amount.statement().is_some()
            && contract.axis_of(&c.line).is_some_and(|a| a.id == row.line)
    });
    let stated = scene.summary.totals.lines.iter().any(|l| l.share.is_some());
    has_others || (all_pending && stated && contract.perimeters.len() > 1)
}

/// The date of a pending situation, quoted: « pas avant mars 2023 ».
fn as_of(state: &State, lang: crate::wording::Lang) -> String {
    match state {
        State::Pending {
            as_of: Some(date), ..
        } => sentence::quoted(&when(*date, Style::Long, lang), lang),
        _ => String::new(),
    }
}

fn is_empty(kind: StateKind) -> bool {
    matches!(
        kind,
        StateKind::NotPublished | StateKind::Pending | StateKind::Nil | StateKind::NotApplicable
    )
}
