//! From a colour role to the colours and bars of a theme.

use crate::chart::Ink;
use crate::ui::theme::{Theme, Tone};
use crate::ui::widgets::bar::{BarState, paint_bar, paint_partner_bar};
use crate::ui::widgets::hatch::{Grain, hatch};
use crate::ui::widgets::swatch;
use egui::{Painter, Pos2, Rect, Vec2};

/// The slot as widgets count it: a repeated slot lies beyond the nine hues.
fn slot_of(slot: u8, again: bool, theme: &Theme) -> u8 {
    let hues = u8::try_from(theme.partners.len()).unwrap_or(u8::MAX);
    if again {
        slot.saturating_add(hues)
    } else {
        slot
    }
}

/// The fill of a role and the colour of text on it.
pub fn tone(theme: &Theme, ink: Ink) -> Tone {
    let own = |fill, on| Tone { fill, on };
    match ink {
        Ink::Partner { slot, again } => theme.partner(slot_of(slot, again, theme)),
        Ink::Financer => theme.partner(0),
        Ink::Strong => own(theme.ink.main, theme.ground.surface),
        Ink::Weak => own(theme.ink.weak, theme.text.main),
        Ink::Axis(place) => theme.axis_ink(place),
        Ink::Unknown => own(theme.unknown.ground, theme.text.main),
    }
}

/// Paints a whole bar of a role.
pub fn paint(painter: &Painter, theme: &Theme, rect: Rect, ink: Ink) {
    match ink {
        Ink::Partner { slot, again } => {
            paint_partner_bar(painter, theme, rect, slot_of(slot, again, theme));
        }
        Ink::Financer => paint_partner_bar(painter, theme, rect, 0),
        Ink::Weak => paint_bar(painter, theme, rect, BarState::Dimmed, theme.ink.weak),
        Ink::Unknown => paint_bar(painter, theme, rect, BarState::Unallocated, theme.ink.weak),
        Ink::Strong | Ink::Axis(_) => {
            let fill = tone(theme, ink).fill;
            paint_bar(painter, theme, rect, BarState::Solid, fill);
        }
    }
}

/// Paints the square of a role around `center`.
pub fn square(painter: &Painter, theme: &Theme, center: Pos2, ink: Ink) {
    match ink {
        Ink::Partner { slot, again } => {
            swatch::paint_swatch(painter, theme, center, slot_of(slot, again, theme));
        }
        Ink::Financer => swatch::paint_swatch(painter, theme, center, 0),
        Ink::Unknown => {
            let rect = Rect::from_center_size(center, Vec2::splat(swatch::SIDE + 1.0));
            hatch(painter, theme, rect, Grain::Normal);
        }
        Ink::Weak => {
            let rect = Rect::from_center_size(center, Vec2::splat(swatch::SIDE));
            paint(painter, theme, rect, ink);
        }
        Ink::Strong | Ink::Axis(_) => swatch::paint_square(painter, center, tone(theme, ink).fill),
    }
}
