//! The scale of the bars: from the lowest point that is reached, or zero, to the highest. Lengths
//! are for drawing alone; every label was made from the exact value before.

use crate::chart::partners::{Tick, round_step};
use crate::contract::{Euros, Unit};
use crate::wording::Lang;
use crate::wording::amount::{euros, euros_named};
use rust_decimal::prelude::ToPrimitive as _;

/// From where to where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    low: Euros,
    high: Euros,
}

impl Scale {
    /// A scale on which all these fit, and zero.
    pub fn around(points: impl Iterator<Item = Euros>) -> Self {
        let (mut low, mut high) = (Euros::ZERO, Euros::ZERO);
        for point in points {
            low = low.min(point);
            high = high.max(point);
        }
        Self { low, high }
    }

    /// Where a value stands, from 0 to 1.
    #[allow(clippy::cast_possible_truncation)]
    pub fn at(self, value: Euros) -> f32 {
        let whole = self.high.minus(self.low);
        let ratio = value.minus(self.low).ratio(whole).unwrap_or_default();
        ratio.to_f64().unwrap_or(0.0).clamp(0.0, 1.0) as f32
    }

    /// Three to six rules at round numbers, zero among them.
    pub fn ticks(self, unit: Unit, lang: Lang) -> Vec<Tick> {
        let Some(step) = round_step(self.high.minus(self.low)) else {
            return Vec::new();
        };
        let mut at = Euros::ZERO;
        while at.minus(step) >= self.low {
            at = at.minus(step);
        }
        let mut ticks = Vec::new();
        while at <= self.high && ticks.len() < 8 {
            let text = match at.is_zero() {
                true => euros_named(at, unit, 6, lang),
                false => euros(at, unit, 6, lang),
            };
            ticks.push(Tick {
                at: self.at(at),
                text,
            });
            at = at.plus(step);
        }
        ticks
    }
}
