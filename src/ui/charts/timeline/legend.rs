//! The legend of the timeline: one sample of each kind of mark, then its words.

use crate::ui::theme::{Theme, space, type_scale};
use crate::ui::widgets::diamond::{Mark, Soft, paint_diamond, paint_fading, paint_month};
use crate::ui::widgets::paint::{line, place};
use crate::wording::{self, Key, Lang};
use egui::{Align2, Painter, Rect, pos2, vec2};

/// Height of the legend.
pub const HEIGHT: f32 = 20.0;
/// Between two entries.
const GAP: f32 = 28.0;

/// Paints the legend on one line from the left of `rect`; what does not fit is left out.
pub fn legend(painter: &Painter, theme: &Theme, lang: Lang, rect: Rect) {
    let entries = [
        (12.0, Key::ScheduleLegendHappened),
        (12.0, Key::ScheduleLegendExpected),
        (22.0, Key::ScheduleLegendPeriod),
        (26.0, Key::ScheduleLegendOpen),
        (10.0, Key::ScheduleLegendMonth),
    ];
    let mut x = rect.min.x;
    for (width, key) in entries {
        let words = wording::text(lang, key);
        let galley = line(painter, words, type_scale::SMALL, theme.text.second);
        let end = x + width + 10.0 + galley.size().x;
        if end > rect.max.x {
            return;
        }
        let center = pos2(x + width / 2.0, rect.center().y);
        let sample = Rect::from_center_size(center, vec2(width, 12.0));
        match key {
            Key::ScheduleLegendHappened => {
                paint_diamond(painter, theme, center, 6.0, Mark::Happened);
            }
            Key::ScheduleLegendExpected => {
                paint_diamond(painter, theme, center, 6.0, Mark::Expected);
            }
            Key::ScheduleLegendMonth => paint_month(painter, theme, sample, Mark::Happened),
            Key::ScheduleLegendOpen => paint_fading(painter, sample, theme.ink.main, Soft::End),
            _ => {
                painter.rect_filled(sample, space::RADIUS_BAR, theme.ink.main);
            }
        }
        let at = pos2(x + width + 10.0, rect.center().y);
        place(painter, galley, at, Align2::LEFT_CENTER);
        x = end + GAP;
    }
}
