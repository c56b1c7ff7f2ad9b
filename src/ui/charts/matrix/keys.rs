//! The keyboard in the matrix: arrows walk, page keys leap, Home and End go to the ends, typing opens a cell,
//! Delete asks what the emptiness means.

use super::rows::Stage;
use crate::app::action::Action;
use crate::app::{Intent, Then, Typing};
use crate::chart::Subject;
use crate::chart::matrix::MatrixTable;
use crate::ui::Desk;
use egui::{Event, Key, Modifiers, Ui};

/// Where the selection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    /// A cell: row and column.
    Cell(usize, usize),
    /// A line.
    Line(usize),
    /// A partner, by its total.
    Total(usize),
}

/// Reads the keys of a focused matrix.
pub fn keys(ui: &Ui, desk: &mut Desk<'_>, stage: &Stage<'_>) {
    let spot = spot_of(stage);
    // Before the plain arrows, which would take these too.
    extend(ui, desk, stage, spot);
    let arrows = [
        Key::ArrowUp,
        Key::ArrowDown,
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::Home,
        Key::End,
    ];
    for key in arrows {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            walk(desk, stage, spot, key);
        }
    }
    for (key, forward) in [(Key::PageUp, false), (Key::PageDown, true)] {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            page(desk, stage, spot, forward);
        }
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter)) {
        desk.push(Intent::Do(Action::Copy));
    }
    let on_a_cell = matches!(spot, Some(Spot::Cell(..)));
    let seed = if on_a_cell { typed(ui) } else { None };
    let entered = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    if let Some(seed) = seed {
        super::editor::opened_by_typing(ui, stage.id);
        begin(desk, stage, spot, Some(seed));
        if entered {
            // Typed and validated within one frame.
            desk.push(Intent::Typing(Typing::CommitCell(Then::Down)));
        }
        return;
    }
    if entered {
        enter(desk, stage, spot);
    }
    if !on_a_cell {
        return;
    }
    let delete = |i: &mut egui::InputState| {
        i.consume_key(Modifiers::NONE, Key::Delete)
            || i.consume_key(Modifiers::NONE, Key::Backspace)
    };
    let menu = |i: &mut egui::InputState| {
        i.consume_key(Modifiers::SHIFT, Key::F10) || i.consume_key(Modifiers::NONE, Key::Menu)
    };
    if ui.input_mut(delete) || ui.input_mut(menu) {
        super::menu::open(ui, stage.id);
    }
}

/// Shift and an arrow extend the block of selected cells.
fn extend(ui: &Ui, desk: &mut Desk<'_>, stage: &Stage<'_>, spot: Option<Spot>) {
    let Some(Spot::Cell(row, column)) = spot else {
        return;
    };
    let ways = [
        (Key::ArrowUp, (row.saturating_sub(1), column)),
        (Key::ArrowDown, (row.saturating_add(1), column)),
        (Key::ArrowLeft, (row, column.saturating_sub(1))),
        (Key::ArrowRight, (row, column.saturating_add(1))),
    ];
    for (key, (row, column)) in ways {
        if !ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, key)) {
            continue;
        }
        let rows = stage.chart.rows.get(row);
        if let Some((row, column)) = rows.zip(stage.chart.columns.get(column)) {
            let (line, partner) = (row.line.clone(), column.partner.clone());
            desk.push(Intent::SelectTo(line, partner));
        }
    }
}

/// What was typed in this frame; it opens the cell and must not be lost.
fn typed(ui: &Ui) -> Option<String> {
    ui.input_mut(|i| {
        let mut text = String::new();
        i.events.retain(|event| match event {
            Event::Text(typed) if typed.trim() == typed && !typed.is_empty() => {
                text.push_str(typed);
                false
            }
            _ => true,
        });
        (!text.is_empty()).then_some(text)
    })
}

fn enter(desk: &mut Desk<'_>, stage: &Stage<'_>, spot: Option<Spot>) {
    match spot {
        Some(Spot::Cell(..)) => begin(desk, stage, spot, None),
        Some(Spot::Line(row)) => {
            if let Some(row) = stage.chart.rows.get(row).filter(|r| r.expanded.is_some()) {
                desk.push(Intent::ToggleLine(row.line.clone()));
            }
        }
        _ => {}
    }
}

fn begin(desk: &mut Desk<'_>, stage: &Stage<'_>, spot: Option<Spot>, seed: Option<String>) {
    let Some(Spot::Cell(row, column)) = spot else {
        return;
    };
    let found = stage
        .chart
        .rows
        .get(row)
        .zip(stage.chart.columns.get(column));
    if let Some((row, column)) = found {
        desk.push(Intent::Typing(Typing::BeginCell {
            line: row.line.clone(),
            partner: column.partner.clone(),
            seed,
        }));
    }
}

fn spot_of(stage: &Stage<'_>) -> Option<Spot> {
    let chart = stage.chart;
    match stage.selection.as_ref()? {
        Subject::Cell(line, partner) => Some(Spot::Cell(chart.row(line)?, chart.column(partner)?)),
        Subject::Line(line) => Some(Spot::Line(chart.row(line)?)),
        Subject::Partner(partner) => Some(Spot::Total(chart.column(partner)?)),
        _ => None,
    }
}

fn walk(desk: &mut Desk<'_>, stage: &Stage<'_>, spot: Option<Spot>, key: Key) {
    let chart = stage.chart;
    if let (Some(Spot::Line(row)), Key::ArrowLeft | Key::ArrowRight) = (spot, key)
        && let Some(row) = chart.rows.get(row)
        && row.expanded == Some(key == Key::ArrowLeft)
    {
        return desk.push(Intent::ToggleLine(row.line.clone()));
    }
    if let Some(subject) = next(chart, spot, key).and_then(|spot| subject_of(chart, spot)) {
        desk.push(Intent::Select(subject));
    }
}

/// As many rows up or down as can be seen at once, in the same column.
fn page(desk: &mut Desk<'_>, stage: &Stage<'_>, spot: Option<Spot>, forward: bool) {
    let (chart, plan) = (stage.chart, &stage.plan);
    let Some(last) = chart.rows.len().checked_sub(1) else {
        return;
    };
    let away = |row: usize| {
        let (top, page) = (plan.top_of(chart, row), plan.rows.span());
        let far = if forward { top + page } else { top - page };
        let found = plan.row_at(chart, far.max(0.0)).min(last);
        // At least one row, however little can be seen.
        match forward {
            true => found.max(row.saturating_add(1)).min(last),
            false => found.min(row.saturating_sub(1)),
        }
    };
    let spot = match spot {
        Some(Spot::Cell(row, column)) => Spot::Cell(away(row), column),
        Some(Spot::Line(row)) => Spot::Line(away(row)),
        Some(Spot::Total(column)) if !forward => Spot::Cell(last, column),
        Some(spot) => spot,
        None => Spot::Cell(0, 0),
    };
    if let Some(subject) = subject_of(chart, spot) {
        desk.push(Intent::Select(subject));
    }
}

/// The spot that a key leads to; the first cell when nothing of the matrix is selected.
fn next(chart: &MatrixTable, spot: Option<Spot>, key: Key) -> Option<Spot> {
    let last_row = chart.rows.len().checked_sub(1)?;
    let last_column = chart.columns.len().checked_sub(1)?;
    let Some(spot) = spot else {
        return Some(Spot::Cell(0, 0));
    };
    Some(match (spot, key) {
        (Spot::Cell(row, column), Key::ArrowUp) => Spot::Cell(row.saturating_sub(1), column),
        (Spot::Cell(row, column), Key::ArrowDown) if row == last_row => Spot::Total(column),
        (Spot::Cell(row, column), Key::ArrowDown) => Spot::Cell(row.saturating_add(1), column),
        (Spot::Cell(row, 0), Key::ArrowLeft) => Spot::Line(row),
        (Spot::Cell(row, column), Key::ArrowLeft) => Spot::Cell(row, column.saturating_sub(1)),
        (Spot::Cell(row, column), Key::ArrowRight) => {
            Spot::Cell(row, column.saturating_add(1).min(last_column))
        }
        (Spot::Cell(row, _), Key::Home) => Spot::Cell(row, 0),
        (Spot::Cell(row, _), Key::End) => Spot::Cell(row, last_column),
        (Spot::Line(row), Key::ArrowUp) => Spot::Line(row.saturating_sub(1)),
        (Spot::Line(row), Key::ArrowDown) => Spot::Line(row.saturating_add(1).min(last_row)),
        (Spot::Line(row), Key::ArrowLeft) => Spot::Line(parent_row(chart, row)),
        (Spot::Line(row), Key::ArrowRight) => Spot::Cell(row, 0),
        (Spot::Line(_), Key::Home) => Spot::Line(0),
        (Spot::Line(_), Key::End) => Spot::Line(last_row),
        (Spot::Total(column), Key::ArrowUp) => Spot::Cell(last_row, column),
        (Spot::Total(column), Key::ArrowLeft) => Spot::Total(column.saturating_sub(1)),
        (Spot::Total(column), Key::ArrowRight) => {
            Spot::Total(column.saturating_add(1).min(last_column))
        }
        (Spot::Total(_), Key::Home) => Spot::Total(0),
        (Spot::Total(_), Key::End) => Spot::Total(last_column),
        (spot, _) => spot,
    })
}

/// The row of the line that a row's line is in; its own row for an axis.
fn parent_row(chart: &MatrixTable, row: usize) -> usize {
    let Some(depth) = chart.rows.depth(row) else {
        return row;
    };
    let is_above = |at: &usize| chart.rows.depth(*at).is_some_and(|d| d < depth);
    (0..row).rfind(is_above).unwrap_or(row)
}

fn subject_of(chart: &MatrixTable, spot: Spot) -> Option<Subject> {
    let line = |row: usize| chart.rows.get(row).map(|r| r.line.clone());
    let partner = |column: usize| chart.columns.get(column).map(|c| c.partner.clone());
    Some(match spot {
        Spot::Cell(row, column) => Subject::Cell(line(row)?, partner(column)?),
        Spot::Line(row) => Subject::Line(line(row)?),
        Spot::Total(column) => Subject::Partner(partner(column)?),
    })
}
