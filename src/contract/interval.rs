//! Ranges of euros: what rounding, bounds and sums allow. Knows nothing of how amounts are written.

use super::amount::Euros;

/// A range of euros; an open end is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Lower end, included.
    pub low: Option<Euros>,
    /// Upper end, included.
    pub high: Option<Euros>,
}

impl Interval {
    /// The range that holds one value.
    pub fn point(value: Euros) -> Self {
        Self {
            low: Some(value),
            high: Some(value),
        }
    }

    /// True when some value lies in both ranges.
    pub fn overlaps(self, other: Interval) -> bool {
        let below = |high: Option<Euros>, low: Option<Euros>| match (high, low) {
            (Some(h), Some(l)) => h < l,
            _ => false,
        };
        !below(self.high, other.low) && !below(other.high, self.low)
    }

    /// Ranges added end by end; an open end stays open.
    #[must_use]
    pub fn plus(self, other: Interval) -> Interval {
        let add = |a: Option<Euros>, b: Option<Euros>| Some(a?.plus(b?));
        Interval {
            low: add(self.low, other.low),
            high: add(self.high, other.high),
        }
    }
}
