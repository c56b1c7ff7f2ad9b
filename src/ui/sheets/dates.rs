//! The timeline on paper, and under it what is to come beside what is past: every event by name,
//! those that have no date too.

use egui::{Align2, Painter, Pos2, Rect, Stroke, Ui, pos2};

use super::words::Set;
use crate::app::view::ScheduleView;
use crate::chart::Timeline;
use crate::chart::timeline::{Coming, Gone, Urgency};
use crate::ui::Desk;
use crate::ui::charts::frame;
use crate::ui::charts::timeline::{TimelineLook, on_paper};
use crate::ui::theme::{Theme, Type, space, type_scale};
use crate::ui::widgets::paint::text;
use crate::wording::Key;

/// What a row says first and what happens.
const STEP: Type = Type {
    line: 16.0,
    ..type_scale::SMALL
};
/// Between two rows.
const GAP: f32 = 3.0;
/// Room for the countdown.
const COUNTDOWN: f32 = 84.0;
/// Room for the date.
const DATE: f32 = 152.0;
/// Height of a list's heading.
const HEADING: f32 = 24.0;

/// A row: what it begins with, its date, what happens.
struct Row<'a> {
    first: Option<(&'a str, Urgency)>,
    date: &'a str,
    title: &'a str,
}

/// Draws timeline and lists in the width of `room`; gives their height.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, chart: &Timeline, room: Rect) -> f32 {
    if chart.total == 0 {
        let at = pos2(room.min.x, room.min.y + space::L);
        frame::empty(ui, desk, at, desk.text(Key::ScheduleNone));
        return 2.0 * space::L;
    }
    let painter = ui.painter();
    let theme = desk.theme;
    let view = ScheduleView::default();
    let look = TimelineLook {
        chart,
        view: &view,
        selection: None,
        theme,
        lang: desk.lang,
    };
    let coming: Vec<Row<'_>> = chart.coming.iter().map(coming).collect();
    let past: Vec<Row<'_>> = chart.past.iter().map(gone).collect();
    let half = (room.width() - space::SHEET) / 2.0;
    let below = lists(painter, None, [&coming, &past], (Pos2::ZERO, half), desk);
    // The timeline is given what the lists leave, and takes what it needs.
    let spare = (room.height() - below - space::L).max(0.0);
    let outer = room.with_max_y(room.min.y + spare);
    let high = on_paper(painter, &look, outer);
    let at = pos2(room.min.x, room.min.y + high + space::L);
    let below = lists(painter, Some(theme), [&coming, &past], (at, half), desk);
    high + space::L + below
}

fn coming(row: &Coming) -> Row<'_> {
    Row {
        first: Some((&row.countdown, row.urgency)),
        date: row.date.as_deref().unwrap_or_default(),
        title: &row.title,
    }
}

fn gone(row: &Gone) -> Row<'_> {
    Row {
        first: None,
        date: &row.date,
        title: &row.title,
    }
}

/// Both lists side by side; measured only where no theme is given. Gives their height.
fn lists(
    painter: &Painter,
    theme: Option<&Theme>,
    [coming, past]: [&[Row<'_>]; 2],
    (at, half): (Pos2, f32),
    desk: &Desk<'_>,
) -> f32 {
    let right = pos2(at.x + half + space::SHEET, at.y);
    let [coming_key, past_key] = [Key::ScheduleUpcoming, Key::SchedulePast];
    let left = list(painter, theme, (desk.text(coming_key), coming), (at, half));
    let right = list(painter, theme, (desk.text(past_key), past), (right, half));
    left.max(right)
}

fn list(
    painter: &Painter,
    theme: Option<&Theme>,
    (heading, rows): (&str, &[Row<'_>]),
    (at, width): (Pos2, f32),
) -> f32 {
    if rows.is_empty() {
        return 0.0;
    }
    let mut y = at.y + HEADING;
    if let Some(theme) = theme {
        let look = (type_scale::BODY.semibold(), theme.text.main);
        let middle = pos2(at.x, at.y + HEADING / 2.0 - 2.0);
        text(painter, middle, Align2::LEFT_CENTER, heading, look);
        let rule = Stroke::new(space::STROKE, theme.line.strong);
        let line = painter.round_to_pixel_center(y - 2.0);
        painter.hline(at.x..=at.x + width, line, rule);
    }
    y += GAP;
    for row in rows {
        y += self::row(painter, theme, row, (pos2(at.x, y), width)) + GAP;
    }
    y - at.y
}

/// One row; gives its height.
fn row(painter: &Painter, theme: Option<&Theme>, row: &Row<'_>, (at, width): (Pos2, f32)) -> f32 {
    let mut x = at.x;
    let mut height = STEP.line;
    if let Some((words, urgency)) = row.first {
        let set = Set::new(painter, words, STEP.semibold(), COUNTDOWN - space::S);
        if let Some(theme) = theme {
            let color = match urgency {
                Urgency::Overdue => theme.signal.review.on,
                Urgency::Ahead | Urgency::None => theme.text.main,
            };
            set.paint(painter, pos2(x, at.y), color);
        }
        height = height.max(set.height());
        x += COUNTDOWN;
    }
    let date = Set::new(painter, row.date, STEP, DATE - space::S);
    let title = Set::new(painter, row.title, STEP, at.x + width - x - DATE);
    if let Some(theme) = theme {
        date.paint(painter, pos2(x, at.y), theme.text.second);
        title.paint(painter, pos2(x + DATE, at.y), theme.text.main);
    }
    height.max(date.height()).max(title.height())
}
