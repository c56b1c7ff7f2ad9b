//! From a scene to the matrix: which rows and columns, on which scale.

use super::marks::{self, Draft};
use super::shown::{Expanded, Rows};
use super::window::Window;
use super::{Bracket, Cell, Column, Head, MatrixTable, Row, Scales};
use super::{changes, footing, margin, remarks};
use crate::chart::{Ink, Measure, Scene};
use crate::contract::{Decimal, Euros, Role};
use crate::summary::{self, Shown};
use crate::wording::amount::{self, unit_symbol};
use crate::wording::{Key, Tongue, fill, fold, names, share, text};
use std::collections::BTreeSet;

/// The matrix with the rows that can be seen written out.
pub(super) fn matrix(scene: &Scene<'_>) -> MatrixTable {
    let shown = shown_rows(scene);
    let window = Window::of(scene.look.first_row, &shown);
    with_window(scene, shown, window)
}

/// The matrix with all its rows written out, however many.
pub(super) fn whole(scene: &Scene<'_>) -> MatrixTable {
    let shown = shown_rows(scene);
    let window = Window::whole(&shown);
    with_window(scene, shown, window)
}

fn with_window(scene: &Scene<'_>, shown: Shown, mut window: Window) -> MatrixTable {
    let written = window.written();
    let seen_rows = shown.range(written.clone());
    window.tops = column_maxima(scene, &seen_rows);
    window.axis_top = axis_maximum(scene);
    let top = window.tops.iter().flatten().max().copied();
    let scales = scales(scene, &seen_rows, top);
    let mut rows = Rows::of(shown.clone(), expanded(scene));
    for (at, row) in written.clone().zip(seen_rows) {
        rows.write(at, written_row(scene, row, &window));
    }
    let mut foot = footing::foot(scene);
    let mut seen = rows.written_mut(written.clone());
    let columns = columns(scene, &mut seen, &mut foot.cells, &window.tops);
    let seen: Vec<&Row> = seen.into_iter().map(|row| &*row).collect();
    let mut remarks = remarks::remarks(scene, &seen, &foot.cells);
    if !window.is_whole() {
        // What the other rows show is not known, and the legend does not change while they pass.
        remarks.legend = remarks::every_mark(&remarks.legend);
    }
    MatrixTable {
        head: head(scene),
        brackets: brackets(scene),
        columns,
        rows,
        foot,
        remainders: footing::remainders(scene),
        scales,
        remarks,
        window,
    }
}

/// A row written out, for a chart whose scale is known.
pub(super) fn written_row(scene: &Scene<'_>, row: &summary::Row, window: &Window) -> Row {
    let top = window.tops.iter().flatten().max().copied();
    let drafts = drafts(scene, row).into_iter();
    let mut cells: Vec<Cell> = drafts.map(|d| marks::finish(d, top)).collect();
    let changed = changes::cells(scene, &row.line);
    for (cell, partner) in cells.iter_mut().zip(&scene.summary.matrix.partners) {
        cell.changed = changed.get(partner).cloned();
    }
    let own_top = window.axis_top.filter(|_| row.depth == 0);
    row_of(scene, row, cells, own_top)
}

/// Columns for other rows than before.
pub(super) fn columns_again(scene: &Scene<'_>, chart: &mut MatrixTable) {
    let mut seen = chart.rows.written_mut(chart.window.written());
    chart.columns = columns(scene, &mut seen, &mut chart.foot.cells, &chart.window.tops);
}

/// `None` without children, else whether they are shown.
fn is_expanded(scene: &Scene<'_>, row: &summary::Row) -> Option<bool> {
    let filtered = !scene.look.filter.trim().is_empty();
    let open = scene.look.expanded.contains(&row.line) || filtered;
    row.has_children.then_some(open)
}

/// Which lines have their children shown.
fn expanded(scene: &Scene<'_>) -> Expanded {
    if !scene.look.filter.trim().is_empty() {
        Expanded::All
    } else if scene.look.expanded.is_empty() {
        Expanded::None
    } else {
        Expanded::Some(scene.look.expanded.clone())
    }
}

fn drafts(scene: &Scene<'_>, row: &summary::Row) -> Vec<Draft> {
    let partners = &scene.summary.matrix.partners;
    row.cells
        .iter()
        .zip(partners)
        .map(|(cell, partner)| marks::draft(scene, &row.line, partner, cell))
        .collect()
}

/// Rows under expanded lines; with a filter, the rows that match it and the lines they are in.
fn shown_rows(scene: &Scene<'_>) -> Shown {
    let matrix = &scene.summary.matrix;
    let filter = scene.look.filter.trim();
    if filter.is_empty() {
        return matrix.shown_rows(&scene.look.expanded);
    }
    match scene.line_texts.kept(filter, scene.look.lang) {
        Some(places) => matrix.of_places(places.to_vec()),
        None => matrix.of_places(kept_lines(scene)),
    }
}

/// The places of the lines that the filter keeps, and of those that they are in.
pub fn kept_lines(scene: &Scene<'_>) -> Vec<u32> {
    let query = fold::Query::of(scene.look.filter.trim());
    let texts = scene.line_texts;
    let sought = texts.sought(scene.contract, &query, scene.look.lang);
    scene.summary.matrix.with_those_above(sought)
}

/// The largest value of each column, over the axes and these rows.
fn column_maxima(scene: &Scene<'_>, rows: &[&summary::Row]) -> Vec<Option<Decimal>> {
    let mut tops: Vec<Option<Decimal>> = vec![None; scene.summary.matrix.partners.len()];
    let axes = scene.summary.matrix.axes();
    for row in rows.iter().copied().chain(axes) {
        for (top, draft) in tops.iter_mut().zip(drafts(scene, row)) {
            let reach = draft.range.map(|(_, high)| high).max(draft.value);
            *top = (*top).max(reach.filter(|v| *v > Decimal::ZERO));
        }
    }
    tops
}

fn axis_maximum(scene: &Scene<'_>) -> Option<Decimal> {
    let axes = scene.summary.matrix.axes();
    let largest = axes.filter_map(|row| margin::euros_of(scene, row)).max()?;
    Some(largest.decimal()).filter(|d| *d > Decimal::ZERO)
}

fn row_of(
    scene: &Scene<'_>,
    row: &summary::Row,
    cells: Vec<Cell>,
    axis_top: Option<Decimal>,
) -> Row {
    let lang = scene.look.lang;
    let line = scene.contract.line(&row.line);
    Row {
        line: row.line.clone(),
        depth: row.depth,
        number: line
            .and_then(|l| l.number())
            .filter(|n| !n.is_empty())
            .map(str::to_owned),
        title: line.map_or_else(|| row.line.to_string(), |l| l.label().to_owned()),
        name: names::line_of(scene.contract, &row.line, lang),
        expanded: is_expanded(scene, row),
        cells,
        margin: margin::margin(scene, row, axis_top),
        joint: joint(scene, row),
    }
}

/// What is promised together on the line itself: “en commun, Région et MEL : 40 M€”.
fn joint(scene: &Scene<'_>, row: &summary::Row) -> Option<String> {
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let notes: Vec<String> = row
        .joint
        .iter()
        .filter_map(|key| scene.contract.commitment(*key))
        .map(|promise| {
            let partners = names::partners(scene.contract, &promise.by, lang);
            let amount = match promise.amount.statement() {
                Some(s) => amount::prefixed(
                    amount::sign_of(s.bound),
                    &amount::in_unit_named(s.amount, unit, lang),
                ),
                None => crate::wording::sentence::state_name(promise.amount.kind(), lang).into(),
            };
            let values = [("partners", partners.as_str()), ("amount", amount.as_str())];
            fill(lang, Key::MatrixJoint, &values)
        })
        .collect();
    (!notes.is_empty()).then(|| notes.join(" · "))
}

fn columns(
    scene: &Scene<'_>,
    rows: &mut [&mut Row],
    foot: &mut [Cell],
    tops: &[Option<Decimal>],
) -> Vec<Column> {
    let mark = match scene.look.lang.tongue() {
        Tongue::Fr => ',',
        Tongue::En => '.',
    };
    let top = tops.iter().flatten().max().copied();
    let partners = scene.summary.matrix.partners.iter().enumerate();
    partners
        .filter_map(|(index, id)| {
            let partner = scene.contract.partner(id)?;
            let cells = rows.iter_mut().filter_map(|r| r.cells.get_mut(index));
            let widest = marks::align(cells.chain(foot.get_mut(index)), mark);
            let own = tops.get(index).copied().flatten();
            Some(Column {
                partner: id.clone(),
                name: partner.short.clone(),
                full: partner.name.clone(),
                ink: Ink::of(partner, &scene.contract.partners),
                is_financer: partner.role == Role::Financer,
                widest,
                stretch: own.zip(top).map_or(1.0, |(own, top)| stretch(own, top)),
            })
        })
        .collect()
}

fn stretch(own: Decimal, top: Decimal) -> f32 {
    use rust_decimal::prelude::ToPrimitive;
    let ratio = top.checked_div(own).and_then(|d| d.to_f32());
    ratio.unwrap_or(1.0).max(1.0)
}

/// Groups whose members stand side by side, the first ones where groups overlap.
fn brackets(scene: &Scene<'_>) -> Vec<Bracket> {
    let matrix = &scene.summary.matrix;
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut found: Vec<Bracket> = Vec::new();
    for group in &scene.contract.groups {
        let mut places: Vec<usize> = group
            .members
            .iter()
            .filter_map(|m| matrix.column(m))
            .collect();
        places.sort_unstable();
        places.dedup();
        let (Some(first), Some(last)) = (places.first().copied(), places.last().copied()) else {
            continue;
        };
        let side_by_side = last - first + 1 == places.len();
        if !side_by_side || places.len() < 2 || places.iter().any(|p| taken.contains(p)) {
            continue;
        }
        taken.extend(places);
        found.push(Bracket {
            group: group.id.clone(),
            name: group.name.clone(),
            columns: (first, last),
        });
    }
    found
}

fn head(scene: &Scene<'_>) -> Head {
    let lang = scene.look.lang;
    let unit = unit_symbol(scene.look.measure.unit(), lang);
    Head {
        line: text(lang, Key::MatrixAxis).to_owned(),
        total: text(lang, Key::MatrixAxisTotal).to_owned(),
        total_note: fill(lang, Key::MatrixAxisTotalNote, &[("unit", unit)]),
        scope: scene
            .perimeter()
            .map_or_else(String::new, |p| in_a_sentence(p.label())),
    }
}

/// A name as it stands inside a sentence.
pub(super) fn in_a_sentence(name: &str) -> String {
    let mut chars = name.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

fn scales(scene: &Scene<'_>, rows: &[&summary::Row], top: Option<Decimal>) -> Scales {
    let lang = scene.look.lang;
    let max = top.map(|top| match scene.look.measure {
        Measure::Money(unit) => {
            // Whose precision the end of the scale is written with: mostly an axis holds it.
            let is_top = |c: &&summary::Cell| c.sum.known.is_some_and(|k| k.decimal() == top);
            let matrix = &scene.summary.matrix;
            let axes = matrix.axes().flat_map(|row| &row.cells).find(is_top);
            let euros = axes.or_else(|| rows.iter().flat_map(|row| &row.cells).find(is_top));
            let decimals = euros.map_or(0, |c| amount::decimals_of(c.sum.finest, unit));
            let value = Euros::whole(1).times(top);
            amount::euros_named(value, unit, decimals, lang)
        }
        _ => share::of_ratio(top, 1, lang),
    });
    Scales {
        common: max.map(|max| fill(lang, Key::MatrixScale, &[("max", &max)])),
        by_column: text(lang, Key::MatrixScaleColumn).to_owned(),
        top: top
            .filter(|_| matches!(scene.look.measure, Measure::Money(_)))
            .map(|top| Euros::whole(1).times(top)),
    }
}
