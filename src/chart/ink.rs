//! The colour role of a mark. Which colour that is, the theme says.

use crate::contract::{Partner, Role};

/// Hue says who, ink says what, hatch says “not known”.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ink {
    /// A signatory's hue, by its slot (1 to 9); from the tenth partner on, `again` marks a
    /// repeated slot.
    Partner {
        /// The colour slot.
        slot: u8,
        /// True when another partner of the contract already has this slot.
        again: bool,
    },
    /// A financer that does not sign: no hue.
    Financer,
    /// Axis and total bars, dates.
    Strong,
    /// Dimmed and derived marks.
    Weak,
    /// An axis inside a bar of several, by its place.
    Axis(usize),
    /// Not known: hatched.
    Unknown,
}

impl Ink {
    /// The ink of a partner among `all` partners of its contract.
    pub fn of(partner: &Partner, all: &[Partner]) -> Ink {
        match (partner.role, partner.slot) {
            (Role::Financer, _) | (_, None) => Ink::Financer,
            (Role::Signatory, Some(slot)) => {
                let first = all
                    .iter()
                    .find(|p| p.role == Role::Signatory && p.slot == Some(slot));
                Ink::Partner {
                    slot,
                    again: first.is_some_and(|p| p.id != partner.id),
                }
            }
        }
    }
}
