//! The bars: start, what each driver brings or takes, changes of status as steps of nothing,
//! unknown amounts off the scale, end. Where the perimeter changes, a rule says so.

mod detail;
mod tell;

use super::both::Both;
use super::scale::Scale;
use crate::chart::partners::Tick;
use crate::chart::{Subject, Tip};
use crate::compare::{Driver, Section, Step, Way};
use crate::contract::{Euros, LineId, PartnerId, PerimeterId, StateKind};
use crate::wording::{Key, count, text};
use std::cmp::Reverse;

/// Steps shown one by one, at most.
const STEPS: usize = 12;
/// Changes of status shown one by one in a perimeter, at most.
const STATES: usize = 3;

/// What ties a bar to a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// A partner's amounts in a perimeter.
    Part(PerimeterId, PartnerId),
    /// A change of status.
    State(PerimeterId, LineId, StateKind, StateKind),
    /// A partner named without an amount.
    Silent(PartnerId),
    /// What several promise together.
    Joint(Vec<PartnerId>),
    /// A group's total.
    Group(crate::contract::GroupId),
}

impl Tie {
    pub(super) fn state(section: &Section, way: &Way) -> Self {
        let (perimeter, line) = (section.perimeter.clone(), way.line.clone());
        Tie::State(perimeter, line, way.old, way.new)
    }
}

/// A piece of a total: one perimeter's.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Where it begins and ends on the scale, from 0 to 1.
    pub span: (f32, f32),
    /// Its amount, for inside.
    pub label: String,
}

/// What is drawn in a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Bar {
    /// A total, one piece for each perimeter.
    Total {
        /// The pieces.
        pieces: Vec<Piece>,
        /// True for the total after.
        is_end: bool,
    },
    /// From here on, another perimeter.
    Rule,
    /// A step from one point of the scale to another; larger when it leads to the right.
    Step(f32, f32),
    /// A status that becomes another one, at the point that is reached.
    State(StateKind, StateKind, f32),
    /// Amounts of unknown size, at the point that is reached.
    Unknown(f32),
}

/// A row of the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct BarRow {
    /// What it is about.
    pub title: String,
    /// What of it.
    pub detail: String,
    /// The same with every name, for paper, where `detail` shortens them.
    pub whole: Option<String>,
    /// What is drawn.
    pub bar: Bar,
    /// What is printed beside the bar: `+693 M€`.
    pub label: String,
    /// Tooltip and spoken text.
    pub tip: Tip,
    /// Where the matrix shows it.
    pub place: Option<(PerimeterId, Subject)>,
    /// Numbers of the sentences that say it.
    pub said: Vec<usize>,
    /// For the table: perimeter, before, after, difference.
    pub(super) cells: [String; 4],
    pub(super) ties: Vec<Tie>,
}

impl BarRow {
    /// A row that leads nowhere and has no figures.
    fn plain(title: String, detail: String, bar: Bar) -> Self {
        Self {
            title,
            detail,
            whole: None,
            bar,
            label: String::new(),
            tip: Tip::default(),
            place: None,
            said: Vec::new(),
            cells: Default::default(),
            ties: Vec::new(),
        }
    }
}

/// The bars on their scale.
pub(super) struct Bars {
    pub rows: Vec<BarRow>,
    pub zero: f32,
    pub ticks: Vec<Tick>,
}

/// The bars of a comparison.
pub(super) fn rows(both: &Both<'_>) -> Bars {
    let total = |of: fn(&Section) -> Euros| Euros::sum(both.sections.iter().map(|s| of(s)));
    let (start, end) = (total(Section::start), total(Section::end));
    let shown = chosen(both);
    let mut at = start;
    let mut points = vec![start, end];
    let mut sums = start;
    for section in &both.sections {
        for step in &section.steps {
            sums = sums.plus(step.delta);
            points.push(sums);
        }
    }
    debug_assert_eq!(sums, end, "start and steps make the end");
    let scale = Scale::around(points.into_iter());
    let mut rows = vec![total_row(both, scale, false)];
    for (n, section) in both.sections.iter().enumerate() {
        if n > 0 {
            rows.push(rule(both, section));
        }
        rows.extend(detail::states(both, section, scale.at(at), STATES));
        let kept = |step: &&Step| shown.contains(&(n, &step.driver));
        for step in section.steps.iter().filter(kept) {
            let from = at;
            at = at.plus(step.delta);
            let span = (scale.at(from), scale.at(at));
            rows.push(detail::step(both, section, step, span));
        }
        let others: Vec<&Step> = section.steps.iter().filter(|s| !kept(s)).collect();
        if !others.is_empty() {
            let from = at;
            at = at.plus(Euros::sum(others.iter().map(|s| s.delta)));
            let span = (scale.at(from), scale.at(at));
            rows.push(detail::others(both, section, &others, span));
        }
        rows.extend(detail::silent(both, section, scale.at(at)));
    }
    debug_assert_eq!(at, end, "the steps shown make the end");
    rows.push(total_row(both, scale, true));
    tell::aloud(both, &mut rows);
    Bars {
        rows,
        zero: scale.at(Euros::ZERO),
        ticks: scale.ticks(both.unit, both.lang),
    }
}

/// The steps that are shown one by one: all, or the largest.
fn chosen<'a>(both: &Both<'a>) -> Vec<(usize, &'a Driver)> {
    let mut all: Vec<(Euros, usize, &Driver)> = Vec::new();
    for (n, section) in both.sections.iter().enumerate() {
        let steps = section.steps.iter();
        all.extend(steps.map(|step| (step.delta.abs(), n, &step.driver)));
    }
    if all.len() > STEPS {
        all.sort_by_key(|(size, ..)| Reverse(*size));
        // One row for each perimeter's others.
        all.truncate(STEPS.saturating_sub(both.sections.len()));
    }
    all.into_iter().map(|(_, n, driver)| (n, driver)).collect()
}

/// Start or end: one piece for each perimeter of which something is known.
fn total_row(both: &Both<'_>, scale: Scale, is_end: bool) -> BarRow {
    let lang = both.lang;
    let sum = |s: &Section| if is_end { s.after } else { s.before };
    let mut pieces = Vec::new();
    let mut named: Vec<String> = Vec::new();
    let mut from = Euros::ZERO;
    let mut whole = crate::summary::Sum::default();
    for section in &both.sections {
        let Some(known) = sum(section).known else {
            continue;
        };
        let to = from.plus(known);
        pieces.push(Piece {
            span: (scale.at(from), scale.at(to)),
            label: crate::chart::tip::sum_bare(&sum(section), both.unit, lang).unwrap_or_default(),
        });
        named.push(both.perimeter(&section.perimeter));
        whole.merge(&sum(section));
        from = to;
    }
    let [before, after] = both.names();
    let side = if is_end { after } else { before };
    let several = count_of(
        both,
        Key::ContrastEndOne,
        Key::ContrastEndOther,
        pieces.len(),
    );
    let (title, detail) = match named.as_slice() {
        [] => (side, text(lang, Key::PartsNone).to_owned()),
        [one] => (side, one.clone()),
        _ => {
            let (one, other) = (Key::ContrastNotTotalOne, Key::ContrastNotTotalOther);
            (several, count_of(both, one, other, pieces.len()))
        }
    };
    let label = match crate::chart::tip::sum_named(&whole, both.unit, lang) {
        Some(label) => label,
        None => text(lang, Key::ContrastSilentMark).to_owned(),
    };
    BarRow {
        cells: match is_end {
            false => [
                named.join(", "),
                label.clone(),
                String::new(),
                String::new(),
            ],
            true => [
                named.join(", "),
                String::new(),
                label.clone(),
                String::new(),
            ],
        },
        label,
        ..BarRow::plain(title, both.clean(detail), Bar::Total { pieces, is_end })
    }
}

fn count_of(both: &Both<'_>, one: Key, other: Key, n: usize) -> String {
    count(both.lang, one, other, n, &[])
}

fn rule(both: &Both<'_>, section: &Section) -> BarRow {
    let id = &section.perimeter;
    let name = both.contrast.perimeter(id);
    let name = name.map_or_else(|| id.to_string(), |p| crate::chart::tip::inside(&p.name));
    let title = crate::wording::fill(
        both.lang,
        Key::ContrastOtherPerimeter,
        &[("perimeter", &name)],
    );
    BarRow::plain(both.clean(title), String::new(), Bar::Rule)
}
