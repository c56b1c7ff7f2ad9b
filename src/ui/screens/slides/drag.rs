//! A slide dragged to another place of the list: a line shows where it will stand, and nothing
//! moves before it is let go. Esc lets it stay.

use super::{ROW, row_id};
use crate::app::{DeckIntent, Intent};
use crate::chart::slides::SlideBoard;
use crate::ui::Desk;
use crate::ui::theme::space;
use egui::{CursorIcon, Id, Rect, Stroke, Ui};

/// Follows a drag, and asks for the move at its end.
pub(super) fn drag(ui: &Ui, desk: &mut Desk<'_>, board: &SlideBoard, area: Rect) {
    let dragged = board.rows.iter().enumerate().find_map(|(at, row)| {
        let response = ui.ctx().read_response(row_id(row.choice.name))?;
        let ended = response.drag_stopped();
        (response.dragged() || ended).then_some((at, row.choice.name, ended))
    });
    let Some((from, name, ended)) = dragged else {
        return;
    };
    let given_up = Id::unique("slide_drag_given_up");
    if super::is_covered(desk) || ui.input(|i| i.key_pressed(egui::Key::Escape)) {
        ui.data_mut(|d| d.insert_temp(given_up, true));
    }
    let stays = ui.data(|d| d.get_temp::<bool>(given_up)).unwrap_or(false);
    if ended {
        ui.data_mut(|d| d.remove::<bool>(given_up));
    }
    let Some(at) = ui.input(|i| i.pointer.latest_pos()).filter(|_| !stays) else {
        return;
    };
    let gap = gap(at.y - area.min.y, board.rows.len());
    let by = moved(from, gap);
    if ended {
        if by != 0 {
            desk.push(Intent::Deck(DeckIntent::Move(name, by)));
        }
        return;
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    #[allow(clippy::cast_precision_loss)]
    let y = area.min.y + ROW * gap as f32;
    let stroke = Stroke::new(space::STROKE_FOCUS, desk.theme.accent.main);
    ui.painter().hline(area.x_range(), y, stroke);
}

/// The gap between rows that a height is nearest to.
fn gap(y: f32, rows: usize) -> usize {
    let at = (y / ROW).round().max(0.0);
    // A list has few rows, and the number was cut to them.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let at = at as usize;
    at.min(rows)
}

/// How many places a row moves when it goes to a gap: those beside it are where it is.
fn moved(from: usize, gap: usize) -> isize {
    let to = if gap > from {
        gap.saturating_sub(1)
    } else {
        gap
    };
    let signed = |n: usize| isize::try_from(n).unwrap_or(isize::MAX);
    signed(to) - signed(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_goes_where_the_line_is() {
        assert_eq!(moved(2, 2), 0);
        assert_eq!(moved(2, 3), 0);
        assert_eq!(moved(2, 0), -2);
        assert_eq!(moved(2, 6), 3);
        assert_eq!(gap(-50.0, 6), 0);
        assert_eq!(gap(ROW * 9.0, 6), 6);
        assert_eq!(gap(ROW * 1.4, 6), 1);
    }
}
