//! The matrix in miniature before and after, changed cells outlined.

use crate::chart::{ContrastCell, Miniatures};
use crate::contract::StateKind;
use crate::ui::Desk;
use crate::ui::charts::{frame, ink};
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::hatch::{Grain, hatch};
use crate::ui::widgets::paint::{dashed_outline, icon, snap, text};
use crate::ui::widgets::text::lay;
use crate::wording::Key;
use egui::{Align2, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Pitch of cells as drawn.
const PITCH: egui::Vec2 = vec2(19.5, 13.6);
/// Between the two miniatures.
const BETWEEN: f32 = 62.0;
/// Room for the words at the right.
const WORDS: f32 = 190.0;

/// Draws both miniatures into `rect`.
pub(super) fn cells(ui: &Ui, desk: &Desk<'_>, both: &Miniatures, rect: Rect) {
    let theme = desk.theme;
    let title = desk.text(Key::ContrastCells);
    let mark = desk.text(Key::ContrastCellsMark);
    let line = Rect::from_min_size(rect.min, vec2(rect.width(), frame::TITLE));
    frame::heading(ui, desk, line, title, line.width() * 0.4);
    let painter = ui.painter();
    let look = (type_scale::SMALL, theme.text.second);
    let right = text(
        painter,
        line.right_center(),
        Align2::RIGHT_CENTER,
        mark,
        look,
    );
    let key = Rect::from_center_size(pos2(right.min.x - 15.0, line.center().y), vec2(16.0, 11.0));
    outline(painter, theme, snap(painter, key));
    let wide = type_scale::HEADING.job(title, theme.text.main);
    let wide = lay(painter, wide).size().x;
    let note = desk.text(Key::ContrastCellsNote);
    let look = (type_scale::BODY, theme.text.muted);
    let at = pos2(line.min.x + wide + space::S + 2.0, line.center().y + 0.5);
    let room = key.min.x - at.x - space::M;
    frame::elided(painter, at, Align2::LEFT_CENTER, note, look, room);
    let y = line.max.y + space::M;
    let room = (rect.width() - BETWEEN - WORDS).max(120.0) / 2.0;
    #[allow(clippy::cast_precision_loss)]
    let (columns, rows) = (both.columns.max(1) as f32, both.rows as f32);
    let pitch = vec2(PITCH.x.min(room / columns), PITCH.y);
    let size = vec2(pitch.x * columns, pitch.y * rows);
    let mut x = rect.min.x;
    for (n, (side, label)) in both.sides.iter().zip(&both.labels).enumerate() {
        let look = (type_scale::SMALL, theme.text.muted);
        let at = pos2(x, y + 7.0);
        frame::elided(
            painter,
            at,
            Align2::LEFT_CENTER,
            label,
            look,
            size.x.max(150.0),
        );
        let from = pos2(x, y + 21.0);
        miniature(painter, theme, side, (from, pitch));
        if n == 0 {
            let at = pos2(x + size.x + BETWEEN / 2.0, from.y + size.y / 2.0);
            icon(painter, at, icons::ARROW_RIGHT, 20.0, theme.text.muted);
            x += size.x + BETWEEN;
        }
    }
    let all = Rect::from_min_max(pos2(rect.min.x, y), pos2(x + size.x, y + 21.0 + size.y));
    let response = ui.interact(all, ui.scope_id().with("miniatures"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &both.spoken));
    words(
        painter,
        theme,
        both,
        pos2(x + size.x + 36.0, y + 20.0),
        rect.max.x,
    );
}

fn words(painter: &Painter, theme: &Theme, both: &Miniatures, at: Pos2, end: f32) {
    let strong = (type_scale::BODY.semibold(), theme.text.main);
    let look = (type_scale::BODY, theme.text.muted);
    let width = end - at.x;
    if width < 60.0 {
        return;
    }
    let shown = frame::wrapped(
        painter,
        at,
        Align2::LEFT_TOP,
        &both.count,
        (strong, width, 2),
    );
    let at = pos2(at.x, shown.max.y + 2.0);
    frame::wrapped(
        painter,
        at,
        Align2::LEFT_TOP,
        &both.detail,
        (look, width, 4),
    );
}

fn outline(painter: &Painter, theme: &Theme, rect: Rect) {
    let stroke = Stroke::new(space::STROKE_FOCUS, theme.accent.main);
    painter.rect_stroke(rect, 3, stroke, StrokeKind::Middle);
}

fn miniature(
    painter: &Painter,
    theme: &Theme,
    rows: &[Vec<ContrastCell>],
    (from, pitch): (Pos2, egui::Vec2),
) {
    let mut y = from.y;
    for row in rows {
        let mut x = from.x;
        // Changed cells beside one another share an outline.
        let mut run: Option<Rect> = None;
        for cell in row {
            let rect = Rect::from_min_size(pos2(x, y), pitch - vec2(2.5, 3.0));
            let rect = snap(painter, rect);
            if let Some(known) = cell.cell {
                let fill = ink::tone(theme, known.ink).fill;
                paint(painter, theme, rect, (known.state, fill));
            }
            run = match (cell.is_changed && cell.cell.is_some(), run) {
                (true, Some(run)) => Some(run.union(rect)),
                (true, None) => Some(rect),
                (false, run) => {
                    if let Some(run) = run {
                        outline(painter, theme, run.expand(1.5));
                    }
                    None
                }
            };
            x += pitch.x;
        }
        if let Some(run) = run {
            outline(painter, theme, run.expand(1.5));
        }
        y += pitch.y;
    }
}

fn paint(painter: &Painter, theme: &Theme, rect: Rect, (state, fill): (StateKind, egui::Color32)) {
    match state {
        StateKind::Published | StateKind::Conflict => {
            painter.rect_filled(rect, 1, fill);
        }
        StateKind::Derived => {
            let stroke = Stroke::new(space::STROKE, theme.ink.main);
            painter.rect(rect, 1, theme.ink.weak, stroke, StrokeKind::Inside);
        }
        StateKind::Estimated | StateKind::Nil => {
            let stroke = Stroke::new(1.2, fill);
            painter.rect_stroke(rect, 1, stroke, StrokeKind::Inside);
        }
        StateKind::Pending => {
            let stroke = Stroke::new(space::STROKE, theme.text.second);
            dashed_outline(painter, rect, stroke, (1.6, 1.6));
        }
        StateKind::NotPublished => hatch(painter, theme, rect, Grain::Cell),
        StateKind::NotApplicable => {}
    }
}
