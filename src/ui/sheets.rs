//! Sheets: a chart alone on its page with title, scope, legend, notes, sources and origin. What
//! is drawn depends on the sheet, the theme and the room, and on nothing else: no window, no
//! hover, no selection. Knows no file format.

mod body;
mod dates;
mod legend;
pub(super) mod words;

use egui::{Align2, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

use self::words::Set;
use crate::chart::Sheet;
use crate::ui::Desk;
use crate::ui::theme::{Theme, Type, space, type_scale};
use crate::ui::widgets::paint::text;

/// The title of a sheet.
const TITLE: Type = type_scale::TITLE.bold();
/// Scope lines and notes.
const SCOPE: Type = Type {
    line: 17.0,
    ..type_scale::SMALL
};
/// Sources and origin.
const FOOT: Type = type_scale::MICRO;

/// Room left free around a sheet, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// Left and right.
    pub sides: f32,
    /// Top and bottom.
    pub ends: f32,
}

impl Margins {
    /// A page of its own.
    pub const PAGE: Self = Self {
        sides: 56.0,
        ends: 44.0,
    };
    /// A figure within somebody's text.
    pub const FIGURE: Self = Self {
        sides: 8.0,
        ends: 8.0,
    };
}

/// Draws a sheet in `room`, its foot at the lower end; gives the height that it needs at that
/// width. A room lower than that is overrun, never cut.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, sheet: &Sheet, room: Rect, margins: Margins) -> f32 {
    let theme = desk.theme;
    let inner = room.shrink2(vec2(margins.sides, margins.ends));
    let painter = ui.painter().clone();
    let head = head(&painter, theme, sheet, inner);
    let tail = Tail::new(&painter, sheet, inner.width());
    let top = inner.min.y + head + space::L;
    let body = Rect::from_min_max(
        pos2(inner.min.x, top),
        pos2(inner.max.x, (inner.max.y - tail.height()).max(top)),
    );
    let used = body::draw(ui, desk, sheet, body);
    let end = body.max.y.max(top + used);
    tail.paint(&painter, theme, sheet, pos2(inner.min.x, end), top + used);
    2.0 * margins.ends + head + space::L + used + tail.height()
}

/// Title, scope, warning; gives their height.
fn head(painter: &Painter, theme: &Theme, sheet: &Sheet, inner: Rect) -> f32 {
    let width = inner.width();
    let mut y = inner.min.y;
    let title = Set::new(painter, &sheet.title, TITLE, width);
    y += title.paint(painter, pos2(inner.min.x, y), theme.text.main) + 3.0;
    let scope = Set::new(painter, &sheet.scope, SCOPE, width);
    y += scope.paint(painter, pos2(inner.min.x, y), theme.text.second);
    if let Some(words) = &sheet.warning {
        y += space::XS + warning(painter, theme, words, pos2(inner.min.x, y + space::XS));
    }
    y - inner.min.y
}

/// What must not be missed, in a box of its own; gives its height.
fn warning(painter: &Painter, theme: &Theme, words: &str, at: Pos2) -> f32 {
    const HEIGHT: f32 = 22.0;
    let look = (type_scale::SMALL.semibold(), theme.signal.review.on);
    let left = pos2(at.x + 10.0, at.y + HEIGHT / 2.0);
    let galley = crate::ui::widgets::paint::line(painter, words, look.0, look.1);
    let size = vec2(galley.size().x + 20.0, HEIGHT);
    let rect = Rect::from_min_size(at, size);
    let outline = Stroke::new(space::STROKE, theme.signal.review.on);
    let fill = theme.signal.review.fill;
    painter.rect(
        rect,
        space::RADIUS_CHIP,
        fill,
        outline,
        egui::StrokeKind::Inside,
    );
    text(painter, left, Align2::LEFT_CENTER, words, look);
    HEIGHT
}

/// What stands under the chart: legend, notes, then a rule, sources and origin.
struct Tail {
    legend: f32,
    notes: Vec<Set>,
    foot: Vec<Set>,
    width: f32,
}

impl Tail {
    fn new(painter: &Painter, sheet: &Sheet, width: f32) -> Self {
        let set = |words: &String| Set::new(painter, words, FOOT, width);
        Self {
            legend: legend::height(painter, &sheet.legend, width),
            notes: sheet.notes.iter().map(set).collect(),
            foot: sheet.foot.iter().map(set).collect(),
            width,
        }
    }

    /// Legend and notes.
    fn upper(&self) -> f32 {
        let notes: f32 = self.notes.iter().map(Set::height).sum();
        let gap = |height: f32, gap: f32| if height > 0.0 { height + gap } else { 0.0 };
        gap(self.legend, space::M) + gap(notes, space::XS)
    }

    /// The rule, sources and origin.
    fn lower(&self) -> f32 {
        let foot: f32 = self.foot.iter().map(Set::height).sum();
        space::L + space::S + foot
    }

    fn height(&self) -> f32 {
        self.upper() + self.lower()
    }

    /// Paints legend and notes under the chart, which ends at `after`, and the foot so that it
    /// ends where all of it would, were it to begin at `at`.
    fn paint(&self, painter: &Painter, theme: &Theme, sheet: &Sheet, at: Pos2, after: f32) {
        let mut y = after;
        if self.legend > 0.0 {
            y += space::M;
            legend::paint(painter, theme, &sheet.legend, (pos2(at.x, y), self.width));
            y += self.legend;
        }
        if !self.notes.is_empty() {
            y += space::XS;
        }
        for note in &self.notes {
            y += note.paint(painter, pos2(at.x, y), theme.text.second);
        }
        let mut y = at.y + self.upper() + space::L;
        let rule = Stroke::new(space::STROKE, theme.line.strong);
        let across = at.x..=at.x + self.width;
        painter.hline(across, painter.round_to_pixel_center(y), rule);
        y += space::S;
        for line in &self.foot {
            y += line.paint(painter, pos2(at.x, y), theme.text.second);
        }
    }
}
