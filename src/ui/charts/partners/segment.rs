//! Pieces of bars: colour and shade, gaps of one point, the grey outline around dimmed ones.

use crate::chart::Ink;
use crate::chart::partners::{Segment, Shade};
use crate::ui::theme::{Theme, Tone, space, type_scale};
use crate::ui::widgets::bar::{BarState, paint_bar, paint_partner_bar};
use crate::ui::widgets::paint::{snap, text};
use egui::{Align2, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

/// Between pieces.
const GAP: f32 = 1.0;
/// Length of a stub in a bar.
pub const STUB: f32 = 20.0;

/// The slot of a partner's ink, as widgets take it: above nine, a hue repeats with a stripe.
pub fn slot_of(ink: Ink) -> Option<u8> {
    match ink {
        Ink::Partner { slot, again: false } => Some(slot),
        Ink::Partner { slot, again: true } => Some(slot.saturating_add(9)),
        Ink::Financer => Some(0),
        _ => None,
    }
}

/// Fill and text of an ink.
pub fn tone_of(theme: &Theme, ink: Ink) -> Tone {
    let tone = |fill, on| Tone { fill, on };
    match ink {
        Ink::Partner { .. } | Ink::Financer => theme.partner(slot_of(ink).unwrap_or(0)),
        Ink::Strong => tone(theme.ink.main, theme.ground.surface),
        Ink::Weak => tone(theme.ink.weak, theme.text.second),
        Ink::Axis(n) => theme.axis_ink(n),
        Ink::Unknown => tone(theme.unknown.ground, theme.text.main),
    }
}

/// Paints one piece.
pub fn paint_mark(painter: &Painter, theme: &Theme, rect: Rect, (ink, shade): (Ink, Shade)) {
    let fill = tone_of(theme, ink).fill;
    let state = match shade {
        Shade::Derived => BarState::Derived,
        Shade::Estimated => BarState::Estimated,
        Shade::Unallocated => BarState::Unallocated,
        Shade::Stub => {
            // The mark stays small in a high bar.
            let middle = Rect::from_center_size(rect.center(), vec2(10.0, 13.0));
            paint_bar(painter, theme, rect, BarState::Unallocated, fill);
            painter.rect_filled(middle, space::RADIUS_BAR, theme.unknown.ground);
            let look = (type_scale::MICRO.bold(), theme.text.main);
            text(painter, rect.center(), Align2::CENTER_CENTER, "?", look);
            return;
        }
        Shade::Dimmed => {
            painter.rect_filled(snap(painter, rect), 1, theme.ink.weak);
            return;
        }
        Shade::Solid => match slot_of(ink) {
            Some(slot) => return paint_partner_bar(painter, theme, rect, slot),
            None => BarState::Solid,
        },
    };
    paint_bar(painter, theme, rect, state, fill);
}

/// Where the pieces of a bar stand when the scale is `rect` wide.
fn places(rect: Rect, segments: &[Segment]) -> Vec<(Rect, &Segment)> {
    let mut end = rect.min.x;
    segments
        .iter()
        .map(|segment| {
            let x = |at: f32| rect.min.x + at * rect.width();
            let free = if end > rect.min.x { end + GAP } else { end };
            let (from, to) = match segment.shade {
                Shade::Stub => (free, free + STUB),
                _ => {
                    // A piece too short to be seen pushes the next one aside.
                    let from = x(segment.from).max(free);
                    let to = (x(segment.to) - GAP).max(from + space::BAR_MIN_LENGTH);
                    (from, to)
                }
            };
            end = to;
            let place = Rect::from_min_max(pos2(from, rect.min.y), pos2(to.max(from), rect.max.y));
            (place, segment)
        })
        .collect()
}

/// Paints a bar whose scale is `rect` wide; gives where its pieces are.
pub fn bar_of<'a>(
    painter: &Painter,
    theme: &Theme,
    rect: Rect,
    segments: &'a [Segment],
) -> Vec<(Rect, &'a Segment)> {
    let placed = places(rect, segments);
    for (place, segment) in &placed {
        paint_mark(painter, theme, *place, (segment.ink, segment.shade));
    }
    let dimmed = placed
        .iter()
        .filter(|(_, s)| s.shade == Shade::Dimmed)
        .map(|(place, _)| *place)
        .reduce(Rect::union);
    if let Some(around) = dimmed {
        let outline = Stroke::new(space::STROKE, theme.unknown.line);
        painter.rect_stroke(
            snap(painter, around),
            space::RADIUS_BAR,
            outline,
            StrokeKind::Inside,
        );
    }
    placed
}
