//! The line of counts under a screen's title.

use crate::app::ScreenChart;
use crate::app::view::Screen;
use crate::chart::Measure;
use crate::contract::{Contract, Role};
use crate::ui::Desk;
use crate::wording::{self, Key};

/// The line of counts under the title.
pub(super) fn counts(desk: &Desk<'_>, contract: &Contract) -> String {
    let signatories = contract
        .partners
        .iter()
        .filter(|p| p.role == Role::Signatory)
        .count();
    let signatories = desk.count(Key::SignatoriesOne, Key::SignatoriesOther, signatories);
    match desk.session.view.screen {
        Screen::Overview => {
            let axes = desk.count(Key::AxesOne, Key::AxesOther, contract.axes().count());
            let period = contract.identity.period;
            let (first, last) = (period.first.to_string(), period.last.to_string());
            let years = wording::count(
                desk.lang,
                Key::YearsOne,
                Key::YearsOther,
                period.years().into(),
                &[("first", &first), ("last", &last)],
            );
            desk.fill(
                Key::HeaderOverview,
                &[
                    ("signatories", &signatories),
                    ("axes", &axes),
                    ("years", &years),
                ],
            )
        }
        Screen::Matrix => matrix_line(desk, contract),
        Screen::Schedule => schedule_line(desk, contract),
        Screen::Partners => partners_line(desk, &signatories),
        Screen::Contrast => match desk.charts().map(|c| &c.screen) {
            Some(ScreenChart::Contrast(chart)) => chart.head.clone(),
            _ => String::new(),
        },
        Screen::Slides => slides_line(desk),
    }
}

fn slides_line(desk: &Desk<'_>) -> String {
    let Some(ScreenChart::Slides(board)) = desk.charts().map(|c| &c.screen) else {
        return String::new();
    };
    let shown = desk.count(Key::SlidesCountOne, Key::SlidesCountOther, board.count());
    let hidden = board.rows.iter().filter(|row| !row.choice.is_shown).count();
    if hidden == 0 {
        return shown;
    }
    let hidden = desk.count(Key::SlidesHiddenOne, Key::SlidesHiddenOther, hidden);
    format!("{shown} · {hidden}")
}

fn matrix_line(desk: &Desk<'_>, contract: &Contract) -> String {
    let unit = wording::amount::unit_symbol(desk.session.view.measure.unit(), desk.lang);
    // A share names its base.
    match desk.session.view.measure {
        Measure::Money(_) => {}
        Measure::ShareOfPartner => return desk.text(Key::HeaderMatrixPartnerShare).to_owned(),
        Measure::ShareOfAxis => {
            let base = parts_in_words(desk).unwrap_or_default();
            return desk.fill(Key::HeaderMatrixAxisShare, &[("base", &base)]);
        }
    }
    let first = desk.fill(Key::HeaderMatrix, &[("unit", unit)]);
    let second = if contract.identity.fictitious {
        desk.text(Key::HeaderFictitious)
    } else {
        desk.text(Key::HeaderMatrixTotals)
    };
    format!("{first} · {second}")
}

/// The sum of the parts, “≥” when something is missing from it.
fn parts_in_words(desk: &Desk<'_>) -> Option<String> {
    use wording::amount::{Sign, decimals_of, euros_named, prefixed};
    let parts = desk.session.scene()?.summary.totals.parts;
    let unit = desk.session.view.measure.unit();
    let decimals = decimals_of(parts.finest, unit);
    let words = euros_named(parts.known?, unit, decimals, desk.lang);
    let sign = if parts.unknown > 0 {
        Sign::AtLeast
    } else {
        Sign::Exact
    };
    Some(prefixed(sign, &words))
}

fn schedule_line(desk: &Desk<'_>, contract: &Contract) -> String {
    let events = &contract.schedule.deadlines;
    let undated = events
        .iter()
        .filter(|d| d.date.first_day().is_none())
        .count();
    let dated = events.len().saturating_sub(undated);
    let period = contract.identity.period;
    desk.fill(
        Key::HeaderSchedule,
        &[
            (
                "dated",
                &desk.count(Key::DatedEventsOne, Key::DatedEventsOther, dated),
            ),
            (
                "undated",
                &desk.count(Key::UndatedOne, Key::UndatedOther, undated),
            ),
            ("period", &format!("{}-{}", period.first, period.last)),
        ],
    )
}

fn partners_line(desk: &Desk<'_>, signatories: &str) -> String {
    let Some(scene) = desk.session.scene() else {
        return signatories.to_owned();
    };
    let parts = scene.summary.totals.parts;
    let unit = desk.session.view.measure.unit();
    let total = parts.known.map(|k| {
        let decimals = wording::amount::decimals_of(parts.finest, unit);
        wording::amount::euros_named(k, unit, decimals, desk.lang)
    });
    match total {
        Some(total) if parts.unknown > 0 => desk.fill(
            Key::HeaderPartnersPartial,
            &[
                ("signatories", signatories),
                ("total", &total),
                (
                    "unknowns",
                    &desk.count(
                        Key::UnknownAmountsOne,
                        Key::UnknownAmountsOther,
                        parts.unknown,
                    ),
                ),
            ],
        ),
        Some(total) => desk.fill(
            Key::HeaderPartners,
            &[("signatories", signatories), ("total", &total)],
        ),
        None => signatories.to_owned(),
    }
}
