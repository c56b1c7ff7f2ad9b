//! What the width of the bars of axes stands for, and the rules that say so.

use super::Desk;
use super::pieces::whole;
use super::segment::place;
use crate::chart::Measure;
use crate::contract::{Decimal, Euros};
use crate::wording::{amount, share};

/// A rule of the scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Its place, as a share of the scale.
    pub at: f32,
    /// Its label.
    pub text: String,
}

/// What the whole width stands for.
#[derive(Clone, Copy)]
pub(super) enum Scale {
    /// This many euros.
    Money(Euros),
    /// The whole of each axis.
    Axis,
    /// The chosen partner's total.
    Partner(Euros),
}

pub(super) fn scale(desk: &Desk<'_>) -> Scale {
    let own = desk
        .chosen
        .and_then(|p| desk.scene.summary.totals.partner(&p.id))
        .and_then(|t| t.best().known)
        .filter(|k| !k.is_zero());
    match (desk.scene.look.measure, own) {
        (Measure::ShareOfAxis, _) => return Scale::Axis,
        (Measure::ShareOfPartner, Some(own)) => return Scale::Partner(own),
        _ => {}
    }
    let longest = desk
        .scene
        .summary
        .matrix
        .axes()
        .flat_map(|row| [whole(desk, row).sum.known, row.total.known])
        .flatten()
        .max();
    Scale::Money(longest.unwrap_or_default())
}

/// Three to five rules, from zero, at round numbers.
pub(super) fn ticks(desk: &Desk<'_>, scale: Scale) -> Vec<Tick> {
    match scale {
        Scale::Axis | Scale::Partner(_) => [0u8, 25, 50, 75, 100]
            .into_iter()
            .map(|n| Tick {
                at: f32::from(n) / 100.0,
                text: share::percents(Decimal::from(n), desk.lang),
            })
            .collect(),
        Scale::Money(longest) => {
            let unit = desk.unit();
            let Some(step) = step(longest) else {
                return Vec::new();
            };
            let mut ticks = Vec::new();
            let mut at = Euros::ZERO;
            while at <= longest && ticks.len() < 6 {
                let text = if ticks.is_empty() {
                    amount::euros_named(at, unit, 6, desk.lang)
                } else {
                    amount::euros(at, unit, 6, desk.lang)
                };
                ticks.push(Tick {
                    at: place(at, longest),
                    text,
                });
                at = at.plus(step);
            }
            ticks
        }
    }
}

/// The smallest round step that makes at most five rules.
pub(in crate::chart) fn step(longest: Euros) -> Option<Euros> {
    if longest.is_zero() || longest.is_negative() {
        return None;
    }
    let mut ten = Euros::whole(1);
    for _ in 0..16 {
        for tenths in [10, 20, 25, 50] {
            let step = ten.times(Decimal::new(tenths, 1));
            if step.times(Decimal::from(5)) > longest {
                return Some(step);
            }
        }
        ten = ten.times(Decimal::TEN);
    }
    None
}
