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

/// What stands in a column.
#[derive(Clone, Copy)]
enum Item<'a> {
    Heading(&'a str),
    Row(&'a Row<'a>),
}

impl Item<'_> {
    /// Draws it; measures it only where no theme is given. Gives its height.
    fn put(self, painter: &Painter, theme: Option<&Theme>, place: (Pos2, f32)) -> f32 {
        match self {
            Item::Heading(words) => heading(painter, theme, words, place),
            Item::Row(one) => row(painter, theme, one, place) + GAP,
        }
    }
}

/// Both lists side by side, or one after the other over both columns where one is much the longer;
/// measured only where no theme is given. Gives their height.
fn lists(
    painter: &Painter,
    theme: Option<&Theme>,
    [coming, past]: [&[Row<'_>]; 2],
    (at, half): (Pos2, f32),
    desk: &Desk<'_>,
) -> f32 {
    let titles = [Key::ScheduleUpcoming, Key::SchedulePast].map(|key| desk.text(key));
    let mut items = Vec::new();
    for (title, rows) in titles.into_iter().zip([coming, past]) {
        if !rows.is_empty() {
            items.push(Item::Heading(title));
            items.extend(rows.iter().map(Item::Row));
        }
    }
    let heights: Vec<f32> = (items.iter())
        .map(|item| item.put(painter, None, (Pos2::ZERO, half)))
        .collect();
    let by_list = match coming.len() {
        0 => items.len(),
        count => count.saturating_add(1),
    };
    let first = split(&items, &heights, by_list);
    let right = pos2(at.x + half + space::SHEET, at.y);
    // A list that goes on in the second column begins there beside its first row.
    let goes_on = matches!(items.get(first), Some(Item::Row(_)));
    let head = if goes_on { HEADING + GAP } else { 0.0 };
    let (left, rest) = items.split_at_checked(first).unwrap_or_default();
    let column = |items: &[Item<'_>], from: Pos2| {
        items.iter().fold(from.y, |y, item| {
            y + item.put(painter, theme, (pos2(from.x, y), half))
        })
    };
    let ends = [
        column(left, at),
        column(rest, pos2(right.x, right.y + head)),
    ];
    ends[0].max(ends[1]) - at.y
}

/// How many items stand in the first column: those of the first list, unless that leaves the
/// columns far from equal.
fn split(items: &[Item<'_>], heights: &[f32], by_list: usize) -> usize {
    /// A column this much higher than both together need is one too many.
    const UNEQUAL: f32 = 1.3;
    let all: f32 = heights.iter().sum();
    let higher = |at: usize| {
        let left: f32 = heights.iter().take(at).sum();
        left.max(all - left)
    };
    if higher(by_list) <= all / 2.0 * UNEQUAL {
        return by_list;
    }
    // A heading stays with its first row.
    let may_end = |at: &usize| {
        let last = at.checked_sub(1).and_then(|last| items.get(last));
        matches!(last, Some(Item::Row(_)))
    };
    (1..=items.len())
        .filter(may_end)
        .min_by(|a, b| higher(*a).total_cmp(&higher(*b)))
        .unwrap_or(by_list)
}

/// The heading of a list over its rule; gives its height.
fn heading(painter: &Painter, theme: Option<&Theme>, words: &str, (at, width): (Pos2, f32)) -> f32 {
    if let Some(theme) = theme {
        let look = (type_scale::BODY.semibold(), theme.text.main);
        let middle = pos2(at.x, at.y + HEADING / 2.0 - 2.0);
        text(painter, middle, Align2::LEFT_CENTER, words, look);
        let rule = Stroke::new(space::STROKE, theme.line.strong);
        let line = painter.round_to_pixel_center(at.y + HEADING - 2.0);
        painter.hline(at.x..=at.x + width, line, rule);
    }
    HEADING + GAP
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_equal_where_one_list_is_much_the_longer() {
        let one = Row {
            first: None,
            date: "",
            title: "",
        };
        let list = |n: usize| {
            let rows = std::iter::repeat_n(Item::Row(&one), n);
            std::iter::once(Item::Heading("")).chain(rows)
        };
        let items: Vec<Item<'_>> = list(5).chain(list(6)).collect();
        let heights = vec![10.0; items.len()];
        assert_eq!(
            split(&items, &heights, 6),
            6,
            "lists of about the same length"
        );
        let items: Vec<Item<'_>> = list(30).collect();
        let heights = vec![10.0; items.len()];
        assert_eq!(split(&items, &heights, 31), 15, "one list alone");
        let items: Vec<Item<'_>> = list(2).chain(list(20)).collect();
        let heights = vec![10.0; items.len()];
        assert_eq!(split(&items, &heights, 3), 12);
        // Never a heading at the foot of a column.
        let items: Vec<Item<'_>> = list(4).chain(list(0)).chain(list(4)).collect();
        let at = split(&items, &[10.0; 11], 1);
        assert!(matches!(items.get(at - 1), Some(Item::Row(_))), "{at}");
    }
}
