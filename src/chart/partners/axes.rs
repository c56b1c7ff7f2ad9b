//! One bar per axis on a common scale: the chosen partner from zero, then the others.

use super::Desk;
use super::pieces::{Whole, is_out, segments, share_of_axis, tooltip, whole};
use super::scale::{Scale, Tick, scale, ticks};
use super::segment::{Segment, Shade, cell_text, share_text, sum_named, sum_text};
use crate::chart::axes::is_outside;
use crate::chart::{Ink, Measure, Subject};
use crate::contract::{LineId, Partner, Role};
use crate::summary::{Cell, Row};
use crate::wording::amount::{self, Sign};
use crate::wording::{Key, names, sentence};

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
    /// The chosen partner's amount, or its share where shares are the measure; without a chosen
    /// partner, the total of the axis.
    pub value: String,
    /// Its share of the axis where that means something, or its amount beside the share.
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

/// The bars of the axes.
pub(super) fn axes(desk: &Desk<'_>) -> AxisBars {
    let mut rows: Vec<AxisRow> = Vec::new();
    let scale = scale(desk);
    let matrix = &desk.scene.summary.matrix;
    let of = matrix.axes().count();
    for (i, row) in matrix.axes().enumerate() {
        rows.push(axis(desk, row, scale, (i.saturating_add(1), of)));
    }
    let title = match (desk.chosen, desk.compared) {
        (Some(p), Some(other)) => desk.fill(
            Key::PartnersCompareInAxes,
            &[("first", &p.short), ("second", &other.short)],
        ),
        (Some(p), None) => desk.fill(
            Key::PartnersShareInAxes,
            &[("of_partner", &sentence::of_partner(p, desk.lang))],
        ),
        (None, _) => desk.text(Key::PartnersAllInAxes).to_owned(),
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
        caption: match (desk.chosen, desk.compared) {
            (Some(p), Some(other)) if caption != Key::PartnersOwnSharesText => desk.fill(
                Key::PartnersCompareText,
                &[("first", &p.short), ("second", &other.short)],
            ),
            _ => desk.text(caption).to_owned(),
        },
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

fn axis(desk: &Desk<'_>, row: &Row, scale: Scale, place_of: (usize, usize)) -> AxisRow {
    let whole = whole(desk, row);
    let line = desk.scene.contract.line(&row.line);
    let chosen = desk.chosen.and_then(|p| Some((p, desk.cell(row, p)?)));
    let subject = match desk.chosen {
        Some(p) => Subject::Cell(row.line.clone(), p.id.clone()),
        None => Subject::Line(row.line.clone()),
    };
    let (value, share, tooltip) = match chosen {
        Some((partner, cell)) => {
            let (value, beside) = values(desk, row, cell, (&whole, scale));
            (value, beside, tooltip(desk, row, partner, cell, &whole))
        }
        None => (
            total_or_outside(desk, row, &whole),
            None,
            total_tooltip(desk, row, &whole),
        ),
    };
    let beside = desk.compared.and_then(|p| Some((p, desk.cell(row, p)?)));
    let beside = beside.filter(|_| !matches!(scale, Scale::Partner(_)));
    let beside = beside.map(|(p, cell)| {
        let (value, _) = values(desk, row, cell, (&whole, scale));
        format!("{} {value}", p.short)
    });
    let mut spoken_value = tooltip.lines().nth(1).unwrap_or_default().to_owned();
    if let Some(beside) = &beside {
        spoken_value = format!("{spoken_value}, {beside}");
    }
    let share = beside.map(|words| format!("· {words}")).or(share);
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

/// A cell's amount and the share beside it; the other way round where shares are the measure.
fn values(
    desk: &Desk<'_>,
    row: &Row,
    cell: &Cell,
    (whole, scale): (&Whole, Scale),
) -> (String, Option<String>) {
    if is_out(desk, row, cell) {
        return (desk.text(Key::AxesOutsidePerimeter).to_owned(), None);
    }
    let amount = cell_text(desk.scene.contract, cell, desk.unit(), desk.lang);
    match (scale, share_in(desk, cell, whole, scale)) {
        (Scale::Axis | Scale::Partner(_), Some(share)) => {
            let named = sum_named(&cell.sum, desk.unit(), desk.lang);
            (share, Some(named))
        }
        (_, share) => (amount, share),
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

/// The total, or that the axis has no part in the perimeter shown.
fn total_or_outside(desk: &Desk<'_>, row: &Row, whole: &Whole) -> String {
    if whole.sum.known.is_none() && is_outside(desk.scene, row) {
        return desk.text(Key::AxesOutsidePerimeter).to_owned();
    }
    total_text(desk, whole)
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
        list.extend(desk.compared.map(|other| LegendItem {
            ink: Ink::of(other, &desk.scene.contract.partners),
            shade: Shade::Solid,
            text: other.short.clone(),
        }));
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
