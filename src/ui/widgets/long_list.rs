//! The rows of a list that may be as long as a contract: only those in sight are drawn.

use egui::{Rect, Response, Ui, UiBuilder, pos2, vec2};
use std::ops::Range;

/// Rows drawn beyond each edge of what is in sight, so that the Tab key and arrows always find the next one.
const BEYOND: usize = 2;

/// How high the rows of a list are.
pub enum Heights<'a> {
    /// So many rows of one height.
    Even(usize, f32),
    /// Each its own.
    Each(&'a [f32]),
}

impl Heights<'_> {
    fn count(&self) -> usize {
        match self {
            Heights::Even(count, _) => *count,
            Heights::Each(heights) => heights.len(),
        }
    }

    /// Where a row begins. Positions of a million rows need more digits than those of the screen.
    fn top(&self, row: usize) -> f64 {
        match self {
            Heights::Even(_, height) => {
                f64::from(*height) * f64::from(u32::try_from(row).unwrap_or(u32::MAX))
            }
            Heights::Each(heights) => heights.iter().take(row).map(|h| f64::from(*h)).sum(),
        }
    }

    /// The rows that reach into a span.
    fn within(&self, from: f64, to: f64) -> Range<usize> {
        let (mut low, mut high) = (0, self.count());
        match self {
            Heights::Even(count, height) => {
                let at = |y: f64| whole((y / f64::from(*height)).max(0.0)).min(*count);
                (low, high) = (at(from), at(to).saturating_add(1).min(*count));
            }
            Heights::Each(heights) => {
                let mut y = 0.0;
                for (row, height) in heights.iter().enumerate() {
                    let next = y + f64::from(*height);
                    if next < from {
                        low = row.saturating_add(1);
                    }
                    if y > to {
                        high = row;
                        break;
                    }
                    y = next;
                }
            }
        }
        low.saturating_sub(BEYOND)..high.saturating_add(BEYOND).min(self.count())
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a row of a list: not negative, and as many as there is memory for"
)]
fn whole(row: f64) -> usize {
    row as usize
}

/// Whether something in a row has just taken the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The row is scrolled to.
    Taken,
    /// It stays where it is.
    Elsewhere,
}

impl Focus {
    /// What a thing in a row says.
    pub fn of(response: &Response) -> Self {
        if response.gained_focus() {
            Focus::Taken
        } else {
            Focus::Elsewhere
        }
    }
}

/// Draws the rows in sight within a column that scrolls, and `also`, wherever that is. Each row gets a place of its own
/// in a child; one in which something takes the focus is scrolled to.
pub fn rows(
    ui: &mut Ui,
    heights: &Heights<'_>,
    also: Option<usize>,
    mut draw: impl FnMut(&mut Ui, usize) -> Focus,
) {
    let top = ui.cursor().min;
    let width = ui.available_width();
    let clip = ui.clip_rect();
    let (above, below) = (f64::from(clip.min.y - top.y), f64::from(clip.max.y - top.y));
    let seen = heights.within(above, below);
    let others = also.filter(|row| *row < heights.count() && !seen.contains(row));
    for row in seen.into_iter().chain(others) {
        // From the edge of what is in sight: rows then stand exactly one below the other.
        let place = |y: f64| clip.min.y + near(y - above);
        let (from, to) = (
            place(heights.top(row)),
            place(heights.top(row.saturating_add(1))),
        );
        let rect = Rect::from_min_max(pos2(top.x, from), pos2(top.x + width, to));
        let builder = UiBuilder::new().max_rect(rect).id_salt(("row", row));
        if draw(&mut ui.new_child(builder), row) == Focus::Taken {
            ui.scroll_to_rect(rect, None);
        }
    }
    let whole = heights.top(heights.count());
    ui.allocate_space(vec2(width, near(whole)));
}

#[expect(clippy::cast_possible_truncation, reason = "points of the screen")]
fn near(points: f64) -> f32 {
    points as f32
}
