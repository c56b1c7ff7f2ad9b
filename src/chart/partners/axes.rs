//! One bar per axis on a common scale: the chosen partner from zero, then the others.

use super::Desk;
use super::segment::{
    Segment, Shade, cell_text, cited_by, place, shade_of, share_text, signed_share, source_titles,
    sum_named, sum_text,
};
use super::total::{stub, unknown};
use crate::chart::{Ink, Measure, Subject};
use crate::contract::{Decimal, Euros, LineId, Partner, Role};
use crate::summary::{Cell, Row, Sum};
use crate::wording::amount::{self, Sign};
use crate::wording::{Key, names, sentence, share};

/// A rule of the scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Its place, as a share of the scale.
    pub at: f32,
    /// Its label.
    pub text: String,
}

/// The bar of an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisRow {
    /// What a click selects: the chosen partner's cell, or the axis.
    pub subject: Subject,
    /// The printed number of the axis.
    pub number: String,
    /// Its title.
    pub title: String,
    /// From zero on; a stub, if any, comes last.
    pub segments: Vec<Segment>,
    /// The chosen partner's amount; without one, the total of the axis.
    pub value: String,
    /// Its share of the axis, where that means something.
    pub share: Option<String>,
    /// What hovering says.
    pub tooltip: String,
    /// The row aloud.
    pub spoken: String,
}

/// What a mark of the chart means.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendItem {
    /// Its colour role.
    pub ink: Ink,
    /// How it is drawn.
    pub shade: Shade,
    /// Its meaning.
    pub text: String,
}

/// The bars of all axes.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisBars {
    /// What they show.
    pub title: String,
    /// In which order, from where.
    pub caption: String,
    /// Rules of the scale, from zero.
    pub ticks: Vec<Tick>,
    /// One per axis, in contract order.
    pub rows: Vec<AxisRow>,
    /// What the marks mean; only those that are there.
    pub legend: Vec<LegendItem>,
    /// What a sign before a value means, if one stands there.
    pub note: Option<String>,
    /// The amount that is known in sum and not axis by axis, in words: the chart is one hatched
    /// bar then.
    pub unallocated: Option<String>,
    /// What to say above the hatched bar or instead of a chart.
    pub closed: Option<String>,
}

/// What an axis is compared with.
pub(super) struct Whole {
    /// Its amount.
    sum: Sum,
    /// True when it follows from a published share.
    derived: bool,
}

/// The total of an axis: the exact sum, else what is announced, else what follows from its
/// share, else the sum of what is known.
pub(super) fn whole(desk: &Desk<'_>, row: &Row) -> Whole {
    let plain = |sum| Whole {
        sum,
        derived: false,
    };
    if row.total.is_complete() {
        return plain(row.total);
    }
    let lines = &desk.scene.summary.totals.lines;
    let Some(line) = lines.iter().find(|l| l.line == row.line) else {
        return plain(row.total);
    };
    if let Some(announced) = line.announced.filter(|s| s.known.is_some()) {
        return plain(announced);
    }
    match line.derived() {
        Some((value, interval)) => Whole {
            sum: Sum {
                known: Some(value),
                unknown: 0,
                interval,
                ..row.total
            },
            derived: true,
        },
        None => plain(row.total),
    }
}

/// The share of an axis that an amount is.
pub(super) fn share_of_axis(desk: &Desk<'_>, part: &Sum, whole: &Whole) -> Option<String> {
    let (sign, text) = share_text(part, &whole.sum, desk.lang)?;
    if whole.derived && sign == Sign::Exact {
        return Some(signed_share(Sign::About, text));
    }
    Some(text)
}

/// The bars of the axes.
pub(super) fn axes(desk: &Desk<'_>) -> AxisBars {
    let mut rows: Vec<AxisRow> = Vec::new();
    let scale = scale(desk);
    let matrix = &desk.scene.summary.matrix;
    let of = matrix.axes().count();
    for (i, row) in matrix.axes().enumerate() {
        rows.push(axis(desk, row, scale, (i.saturating_add(1), of)));
    }
    let title = match desk.chosen {
        Some(p) => desk.fill(
            Key::PartnersShareInAxes,
            &[("of_partner", &sentence::of_partner(p, desk.lang))],
        ),
        None => desk.text(Key::PartnersAllInAxes).to_owned(),
    };
    let caption = match (desk.chosen, desk.scene.look.measure) {
        (Some(_), Measure::ShareOfPartner) => Key::PartnersOwnSharesText,
        (Some(_), _) => Key::PartnersBaselineText,
        (None, _) => Key::PartnersAllText,
    };
    let unallocated = desk.chosen.and_then(|p| unallocated(desk, p));
    let has_amount = rows
        .iter()
        .flat_map(|r| &r.segments)
        .any(|s| s.subject.is_some());
    AxisBars {
        title,
        caption: desk.text(caption).to_owned(),
        ticks: ticks(desk, scale),
        legend: legend(desk, &rows),
        closed: match (rows.is_empty(), has_amount && unallocated.is_none()) {
            (true, _) => Some(desk.text(Key::MatrixNoAxisText).to_owned()),
            (false, false) => Some(desk.text(Key::PartnersAxesNotPublished).to_owned()),
            (false, true) => None,
        },
        note: rows
            .iter()
            .any(|r| r.value.starts_with('≈') || r.share.iter().any(|s| s.starts_with('≈')))
            .then(|| desk.text(Key::LegendAbout).to_owned()),
        rows,
        unallocated,
    }
}

/// The amount of a partner of whom only a total is known.
fn unallocated(desk: &Desk<'_>, partner: &Partner) -> Option<String> {
    let totals = desk.scene.summary.totals.partner(&partner.id)?;
    let by_axis = desk
        .cells(&partner.id)
        .any(|(_, cell)| cell.sum.known.is_some());
    let total = totals.best();
    (!by_axis && total.known.is_some()).then(|| sum_named(&total, desk.unit(), desk.lang))
}

/// What the whole width stands for.
#[derive(Clone, Copy)]
enum Scale {
    /// This many euros.
    Money(Euros),
    /// The whole of each axis.
    Axis,
    /// The chosen partner's total.
    Partner(Euros),
}

fn scale(desk: &Desk<'_>) -> Scale {
    let own = desk
        .chosen
        .and_then(|p| desk.scene.summary.totals.partner(&p.id))
        .and_then(|t| t.best().known)
        .filter(|k| !k.is_zero());
    match (desk.scene.look.measure, own) {
        (Measure::ShareOfAxis, _) => return Scale::Axis,
        (Measure::ShareOfPartner, Some(own)) => return Scale::Partner(own),
        _ => {}
    }
    let longest = desk
        .scene
        .summary
        .matrix
        .axes()
        .flat_map(|row| [whole(desk, row).sum.known, row.total.known])
        .flatten()
        .max();
    Scale::Money(longest.unwrap_or_default())
}

fn axis(desk: &Desk<'_>, row: &Row, scale: Scale, place_of: (usize, usize)) -> AxisRow {
    let whole = whole(desk, row);
    let line = desk.scene.contract.line(&row.line);
    let chosen = desk.chosen.and_then(|p| Some((p, desk.cell(row, p)?)));
    let subject = match desk.chosen {
        Some(p) => Subject::Cell(row.line.clone(), p.id.clone()),
        None => Subject::Line(row.line.clone()),
    };
    let (value, share, tooltip) = match chosen {
        Some((partner, cell)) => (
            cell_text(desk.scene.contract, cell, desk.unit(), desk.lang),
            share_in(desk, cell, &whole, scale),
            tooltip(desk, row, partner, cell, &whole),
        ),
        None => (
            total_text(desk, &whole),
            None,
            total_tooltip(desk, row, &whole),
        ),
    };
    let spoken_value = tooltip.lines().nth(1).unwrap_or_default().to_owned();
    let name = names::line_of(desk.scene.contract, &row.line, desk.lang);
    let mut about: Vec<&str> = chosen.iter().map(|(p, _)| p.short.as_str()).collect();
    about.push(&name);
    let spoken = sentence::mark_spoken(
        sentence::Mark {
            about: &about,
            value: &spoken_value,
            scope: desk.perimeter(),
            place: place_of,
        },
        desk.lang,
    );
    AxisRow {
        subject,
        number: line.and_then(|l| l.number()).unwrap_or_default().to_owned(),
        title: line.map_or_else(|| row.line.to_string(), |l| l.label().to_owned()),
        segments: segments(desk, row, &whole, scale),
        value,
        share,
        tooltip,
        spoken,
    }
}

fn share_in(desk: &Desk<'_>, cell: &Cell, whole: &Whole, scale: Scale) -> Option<String> {
    match scale {
        Scale::Money(_) | Scale::Axis => share_of_axis(desk, &cell.sum, whole),
        Scale::Partner(_) => {
            let own = desk
                .chosen
                .and_then(|p| desk.scene.summary.totals.partner(&p.id))?;
            share_text(&cell.sum, &own.best(), desk.lang).map(|(_, text)| text)
        }
    }
}

fn total_text(desk: &Desk<'_>, whole: &Whole) -> String {
    match whole.sum.known {
        Some(value) if whole.derived => amount::prefixed(
            Sign::About,
            &amount::euros(value, desk.unit(), 0, desk.lang),
        ),
        _ => sum_text(&whole.sum, desk.unit(), desk.lang),
    }
}

/// The pieces of an axis, from zero on.
fn segments(desk: &Desk<'_>, row: &Row, whole: &Whole, scale: Scale) -> Vec<Segment> {
    let known = row.total.known.unwrap_or_default();
    let base = whole.sum.known.unwrap_or_default().max(known);
    let unit = match scale {
        Scale::Money(all) | Scale::Partner(all) => all,
        Scale::Axis => base,
    };
    let mut at = Euros::ZERO;
    let mut list: Vec<Segment> = Vec::new();
    let mut push = |amount: Euros, segment: Segment| {
        if amount.is_zero() || amount.is_negative() {
            return;
        }
        let from = place(at, unit);
        at = at.plus(amount);
        let to = place(at, unit);
        list.push(Segment {
            from,
            to,
            ..segment
        });
    };
    let mut counted = Euros::ZERO;
    for (partner, cell) in in_order(desk, row) {
        let Some(amount) = cell.sum.known else {
            continue;
        };
        counted = counted.plus(amount);
        if matches!(scale, Scale::Partner(_)) && !desk.is_chosen(partner) {
            continue;
        }
        push(amount, own(desk, row, partner, cell, whole));
    }
    if matches!(scale, Scale::Partner(_)) {
        return list;
    }
    let joint = known.minus(counted);
    push(joint, shared(desk, joint, &row.total));
    let rest = base.minus(known);
    push(rest, remainder(desk, rest, whole));
    let end = list.last().map_or(0.0, |s| s.to);
    if row.total.unknown > 0 && !whole.sum.is_complete() {
        list.push(stub(desk, &unknown(desk, row.total.unknown), end));
    }
    list
}

/// The partners of a row: the chosen one first, then contract order.
fn in_order<'a>(desk: &'a Desk<'_>, row: &'a Row) -> impl Iterator<Item = (&'a Partner, &'a Cell)> {
    let matrix = &desk.scene.summary.matrix;
    let all = move || {
        matrix
            .partners
            .iter()
            .zip(&row.cells)
            .filter_map(|(id, cell)| Some((desk.scene.contract.partner(id)?, cell)))
    };
    let chosen = all().filter(|(p, _)| desk.is_chosen(p));
    chosen.chain(all().filter(|(p, _)| !desk.is_chosen(p)))
}

fn own(desk: &Desk<'_>, row: &Row, partner: &Partner, cell: &Cell, whole: &Whole) -> Segment {
    let in_colour = desk.chosen.is_none() || desk.is_chosen(partner);
    Segment {
        subject: Some(Subject::Cell(row.line.clone(), partner.id.clone())),
        ink: if in_colour {
            Ink::of(partner, &desk.scene.contract.partners)
        } else {
            Ink::Weak
        },
        shade: if in_colour {
            shade_of(cell.state)
        } else {
            Shade::Dimmed
        },
        from: 0.0,
        to: 0.0,
        name: partner.short.clone(),
        value: cell_text(desk.scene.contract, cell, desk.unit(), desk.lang),
        tooltip: tooltip(desk, row, partner, cell, whole),
    }
}

fn shared(desk: &Desk<'_>, amount: Euros, total: &Sum) -> Segment {
    let name = desk.text(Key::PartsJoint).to_owned();
    let sum = Sum {
        known: Some(amount),
        unknown: 0,
        ..*total
    };
    let value = sum_named(&sum, desk.unit(), desk.lang);
    Segment {
        subject: None,
        ink: Ink::Weak,
        shade: if desk.chosen.is_some() {
            Shade::Dimmed
        } else {
            Shade::Solid
        },
        from: 0.0,
        to: 0.0,
        tooltip: format!("{name}\n{value}\n{}", desk.perimeter()),
        name,
        value,
    }
}

fn remainder(desk: &Desk<'_>, amount: Euros, whole: &Whole) -> Segment {
    let name = desk.text(Key::StateUnallocated).to_owned();
    let sign = if whole.derived {
        Sign::About
    } else {
        Sign::Exact
    };
    let decimals = if whole.derived {
        0
    } else {
        amount::decimals_of(whole.sum.finest, desk.unit())
    };
    let named = amount::euros_named(amount, desk.unit(), decimals, desk.lang);
    let value = amount::prefixed(sign, &named);
    Segment {
        subject: None,
        ink: Ink::Unknown,
        shade: Shade::Unallocated,
        from: 0.0,
        to: 0.0,
        tooltip: format!("{name}\n{value}\n{}", desk.perimeter()),
        name,
        value,
    }
}

/// Whose, on which axis; how much, in which state; share of the axis; perimeter and source.
fn tooltip(desk: &Desk<'_>, row: &Row, partner: &Partner, cell: &Cell, whole: &Whole) -> String {
    let contract = desk.scene.contract;
    let name = names::cell(contract, &row.line, &partner.id, desk.lang);
    let status = sentence::state_name(cell.state, desk.lang);
    let mut lines = vec![name];
    match cell.sum.known {
        Some(k) if !k.is_zero() => {
            let amount = sum_named(&cell.sum, desk.unit(), desk.lang);
            lines.push(format!("{amount} · {status}"));
        }
        _ => lines.push(status.to_owned()),
    }
    let share = share_of_axis(desk, &cell.sum, whole);
    if let (Some(share), Some(line)) = (share, contract.line(&row.line)) {
        let key = if whole.derived {
            Key::InspectorWeightOfAxisDerived
        } else {
            Key::InspectorWeightOfAxis
        };
        lines.push(desk.fill(
            key,
            &[
                ("share", &share),
                ("number", line.number().unwrap_or_default()),
            ],
        ));
    }
    lines.push(desk.perimeter().to_owned());
    if !cell.figures.is_empty() {
        let cited = cited_by(contract, &cell.figures);
        lines.push(source_titles(contract, &cited, desk.lang));
    }
    lines.join("\n")
}

fn total_tooltip(desk: &Desk<'_>, row: &Row, whole: &Whole) -> String {
    let name = names::line_of(desk.scene.contract, &row.line, desk.lang);
    let how = match (whole.derived, whole.sum.is_complete()) {
        (true, _) => sentence::state_name(crate::contract::StateKind::Derived, desk.lang),
        (false, true) => desk.text(Key::AxesExactSum),
        (false, false) => desk.text(Key::AxesKnownSum),
    };
    let total = total_text(desk, whole);
    let unit = amount::unit_symbol(desk.unit(), desk.lang);
    format!("{name}\n{total} {unit} · {how}\n{}", desk.perimeter())
}

/// Three to five rules, from zero, at round numbers.
fn ticks(desk: &Desk<'_>, scale: Scale) -> Vec<Tick> {
    match scale {
        Scale::Axis | Scale::Partner(_) => [0u8, 25, 50, 75, 100]
            .into_iter()
            .map(|n| Tick {
                at: f32::from(n) / 100.0,
                text: share::percents(Decimal::from(n), desk.lang),
            })
            .collect(),
        Scale::Money(longest) => {
            let unit = desk.unit();
            let Some(step) = step(longest) else {
                return Vec::new();
            };
            let mut ticks = Vec::new();
            let mut at = Euros::ZERO;
            while at <= longest && ticks.len() < 6 {
                let text = if ticks.is_empty() {
                    amount::euros_named(at, unit, 6, desk.lang)
                } else {
                    amount::euros(at, unit, 6, desk.lang)
                };
                ticks.push(Tick {
                    at: place(at, longest),
                    text,
                });
                at = at.plus(step);
            }
            ticks
        }
    }
}

/// The smallest round step that makes at most five rules.
fn step(longest: Euros) -> Option<Euros> {
    if longest.is_zero() || longest.is_negative() {
        return None;
    }
    let mut ten = Euros::whole(1);
    for _ in 0..16 {
        for tenths in [10, 20, 25, 50] {
            let step = ten.times(Decimal::new(tenths, 1));
            if step.times(Decimal::from(5)) > longest {
                return Some(step);
            }
        }
        ten = ten.times(Decimal::TEN);
    }
    None
}

fn legend(desk: &Desk<'_>, rows: &[AxisRow]) -> Vec<LegendItem> {
    let all = || rows.iter().flat_map(|r| &r.segments);
    let has = |shade: Shade| all().any(|s| s.shade == shade);
    let mut list = Vec::new();
    if let Some(p) = desk.chosen {
        list.push(LegendItem {
            ink: Ink::of(p, &desk.scene.contract.partners),
            shade: Shade::Solid,
            text: p.short.clone(),
        });
    } else {
        list.extend(everybody(desk, rows));
    }
    for (shade, ink, key) in [
        (Shade::Dimmed, Ink::Weak, Key::PartnersLegendOthers),
        (Shade::Derived, Ink::Weak, Key::StateDerived),
        (Shade::Estimated, Ink::Strong, Key::StateEstimated),
        (Shade::Unallocated, Ink::Unknown, Key::StateUnallocated),
        (Shade::Stub, Ink::Unknown, Key::PartnersLegendUnknown),
    ] {
        if has(shade) {
            list.push(LegendItem {
                ink,
                shade,
                text: desk.text(key).to_owned(),
            });
        }
    }
    list
}

/// Partners that have a segment somewhere, in contract order.
fn everybody(desk: &Desk<'_>, rows: &[AxisRow]) -> Vec<LegendItem> {
    let contract = desk.scene.contract;
    let shown = |p: &&Partner| {
        rows.iter()
            .flat_map(|r| &r.segments)
            .any(|s| s.subject.as_ref().and_then(|s| s.partner()) == Some(&p.id))
    };
    let signatories = contract
        .partners
        .iter()
        .filter(|p| p.role == Role::Signatory);
    let financers = contract
        .partners
        .iter()
        .filter(|p| p.role == Role::Financer);
    signatories
        .chain(financers)
        .filter(shown)
        .map(|p| LegendItem {
            ink: Ink::of(p, &contract.partners),
            shade: Shade::Solid,
            text: p.short.clone(),
        })
        .collect()
}

impl AxisRow {
    /// The axis.
    pub fn line(&self) -> Option<&LineId> {
        self.subject.line()
    }
}
