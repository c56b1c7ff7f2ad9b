//! The signs that a chart uses, each with its words. What a chart does not show is not explained.

use super::Body;
use crate::chart::axes::Shape;
use crate::chart::timeline::MarkShape;
use crate::chart::{
    AxesChart, Bar, Concentration, ContrastChart, Ink, Known, Scene, SharesChart, Timeline,
};
use crate::contract::{Outcome, StateKind};
use crate::wording::{Key, text};
use std::collections::BTreeSet;

/// A sign of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sample {
    /// A published figure.
    Published,
    /// A figure computed from published ones.
    Derived,
    /// The user's own figure.
    Estimated,
    /// Expected, not decided.
    Pending,
    /// Not published: a stub without scale.
    NotPublished,
    /// None, by decision.
    Nil,
    /// Known in sum and not in detail, to scale.
    Unallocated,
    /// Others while one partner is in focus.
    Dimmed,
    /// A day that came.
    Happened,
    /// A day that is expected.
    Expected,
    /// From one date to another.
    Period,
    /// An end that is soft or not published.
    Open,
    /// A month whose day is not known.
    Month,
    /// Not before this date.
    NotBefore,
    /// The observation date.
    Today,
    /// A partner's part of a bar.
    Partner(Ink),
}

/// A sign and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegendItem {
    /// The sign.
    pub sample: Sample,
    /// What it means.
    pub words: String,
}

/// The signs of a chart, in a fixed order.
pub(super) fn of(scene: &Scene<'_>, body: &Body) -> Vec<LegendItem> {
    let mut samples = match body {
        Body::Axes(chart) => axes(chart),
        Body::Shares(chart) => shares(chart),
        Body::Deadlines(chart) => deadlines(chart),
        Body::Concentration(chart) => concentration(chart),
        Body::Contrast(chart) => contrast(chart),
    };
    samples.sort();
    samples.dedup();
    let item = |sample| {
        Some(LegendItem {
            sample,
            words: text(scene.look.lang, words(sample)?).to_owned(),
        })
    };
    let mut items: Vec<LegendItem> = samples.into_iter().filter_map(item).collect();
    if let Body::Axes(chart) = body {
        items.extend(partners(scene, chart));
    }
    items
}

/// The partners whose parts stand in bars, in contract order.
fn partners<'a>(
    scene: &'a Scene<'_>,
    chart: &AxesChart,
) -> impl Iterator<Item = LegendItem> + use<'a> {
    let pieces = chart.rows.iter().flat_map(|row| &row.right.pieces);
    let seen: BTreeSet<Ink> = pieces.map(|piece| piece.ink).collect();
    let all = &scene.contract.partners;
    let shown = all.iter().map(|p| (Ink::of(p, all), p));
    shown
        .filter(move |(ink, _)| matches!(ink, Ink::Partner { .. }) && seen.contains(ink))
        .map(|(ink, partner)| LegendItem {
            sample: Sample::Partner(ink),
            words: partner.short.clone(),
        })
}

fn axes(chart: &AxesChart) -> Vec<Sample> {
    let marks = chart
        .rows
        .iter()
        .flat_map(|row| row.left.iter().chain(std::iter::once(&row.right)));
    marks
        .flat_map(|mark| {
            let missing = mark.is_minimum.then_some(Sample::NotPublished);
            [of_shape(mark.shape), missing]
        })
        .flatten()
        .collect()
}

fn of_shape(shape: Shape) -> Option<Sample> {
    match shape {
        Shape::Bar(_) => Some(Sample::Published),
        Shape::Derived(..) => Some(Sample::Derived),
        Shape::Estimated(_) => Some(Sample::Estimated),
        Shape::Pending => Some(Sample::Pending),
        Shape::Nil => Some(Sample::Nil),
        Shape::Stub => Some(Sample::NotPublished),
        Shape::Nothing => None,
    }
}

fn shares(chart: &SharesChart) -> Vec<Sample> {
    let sample = |ink, length: Option<f64>| match (ink, length) {
        (Ink::Unknown, Some(_)) => Some(Sample::Unallocated),
        (Ink::Weak, _) => Some(Sample::Dimmed),
        _ => None,
    };
    let rows = chart.rows.iter();
    rows.filter_map(|row| sample(row.ink, row.length)).collect()
}

/// Unknown amounts and awaited ones; the other signs of a comparison have their words beside them.
fn contrast(chart: &ContrastChart) -> Vec<Sample> {
    let of_row = |bar: &Bar| match bar {
        Bar::Unknown(_) => Some(Sample::NotPublished),
        Bar::State(StateKind::Pending, ..) | Bar::State(_, StateKind::Pending, _) => {
            Some(Sample::Pending)
        }
        _ => None,
    };
    chart
        .rows
        .iter()
        .filter_map(|row| of_row(&row.bar))
        .collect()
}

fn concentration(chart: &Concentration) -> Vec<Sample> {
    let rows = chart.rows.iter().filter(|row| !row.marks.is_empty());
    rows.filter_map(|row| match row.known {
        Known::Amount => None,
        Known::Nil => Some(Sample::Nil),
        Known::Nothing => Some(Sample::NotPublished),
    })
    .collect()
}

fn deadlines(chart: &Timeline) -> Vec<Sample> {
    let mut out = vec![Sample::Period, Sample::Open, Sample::Today];
    for mark in &chart.marks {
        let sample = match (mark.shape, mark.outcome) {
            (MarkShape::Day(_), Outcome::Happened) => Sample::Happened,
            (MarkShape::Day(_), Outcome::Expected) => Sample::Expected,
            (MarkShape::Month(..), _) => Sample::Month,
            (MarkShape::Year(..) | MarkShape::Open(..), _) => Sample::Open,
            (MarkShape::Period(..), _) => Sample::Period,
            (MarkShape::NotBefore(..), _) => Sample::NotBefore,
        };
        out.push(sample);
    }
    out
}

/// The words of a sign that means the same in every contract.
fn words(sample: Sample) -> Option<Key> {
    Some(match sample {
        Sample::Published => Key::StatePublished,
        Sample::Derived => Key::LegendDerived,
        Sample::Estimated => Key::LegendEstimated,
        Sample::Pending => Key::LegendPending,
        Sample::NotPublished => Key::StateNotPublished,
        Sample::Nil => Key::SheetLegendNil,
        Sample::Unallocated => Key::SheetLegendUnallocated,
        Sample::Dimmed => Key::PartnersLegendOthers,
        Sample::Happened => Key::ScheduleLegendHappened,
        Sample::Expected => Key::ScheduleLegendExpected,
        Sample::Period => Key::ScheduleLegendPeriod,
        Sample::Open => Key::ScheduleLegendOpen,
        Sample::Month => Key::ScheduleLegendMonth,
        Sample::NotBefore => Key::ScheduleLegendNotBefore,
        Sample::Today => Key::ScheduleLegendToday,
        Sample::Partner(_) => return None,
    })
}
