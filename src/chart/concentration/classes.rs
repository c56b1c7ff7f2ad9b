//! The classes of sizes: from 1 to 2, from 2 to 5, from 5 to 10 and so on, or whole powers of ten
//! when that would be too many. Exact: an amount on an edge belongs to the class that begins there.

use crate::contract::{Decimal, Euros};

/// How many classes are readable.
const MOST: usize = 9;

/// A class of sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Class {
    /// The smallest size in it; `None` where it is open.
    pub(super) from: Option<Euros>,
    /// The smallest size above it.
    pub(super) below: Euros,
}

impl Class {
    /// True for a size of this class.
    pub(super) fn holds(self, size: Euros) -> bool {
        self.from.is_none_or(|from| size >= from) && size < self.below
    }
}

/// Classes next to one another that hold all these sizes. None is zero.
pub(super) fn of(sizes: &[Euros]) -> Vec<Class> {
    let positive = || sizes.iter().copied().filter(|s| *s > Euros::ZERO);
    let has_negative = sizes.iter().any(|s| s.is_negative());
    let Some((least, largest)) = positive().min().zip(positive().max()) else {
        return has_negative.then_some(below_zero()).into_iter().collect();
    };
    let fine = between(least, largest, &[1, 2, 5]);
    let edges = if fine.len() > MOST + 1 {
        between(least, largest, &[1])
    } else {
        fine
    };
    let pairs = edges.iter().zip(edges.iter().skip(1));
    let mut classes: Vec<Class> = pairs
        .map(|(from, below)| Class {
            from: Some(*from),
            below: *below,
        })
        .collect();
    if has_negative {
        classes.insert(0, below_zero());
    }
    // Beyond what is readable, the smallest sizes share one class.
    while classes.len() > MOST {
        classes.remove(0);
        if let Some(first) = classes.first_mut() {
            first.from = None;
        }
    }
    classes
}

fn below_zero() -> Class {
    Class {
        from: None,
        below: Euros::ZERO,
    }
}

/// Edges `factors` × powers of ten from the last one that is not above `least` to the first one
/// that is above `largest`.
fn between(least: Euros, largest: Euros, factors: &[i64]) -> Vec<Euros> {
    let mut edges = Vec::new();
    // From a millionth of a euro, the smallest amount there is, to beyond the largest.
    for exponent in 0..=22u32 {
        for factor in factors {
            let unit = Euros::whole(1).times(Decimal::new(1, 6));
            let power = 10i64.checked_pow(exponent.min(18)).unwrap_or(i64::MAX);
            let rest = 10i64.pow(exponent.saturating_sub(18));
            let edge = unit
                .times(Decimal::from(power))
                .times(Decimal::from(rest))
                .times(Decimal::from(*factor));
            if edge <= least {
                edges.clear();
            }
            edges.push(edge);
            if edge > largest {
                return edges;
            }
        }
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euros(text: &str) -> Euros {
        Euros::whole(1).times(text.parse().unwrap())
    }

    fn edges(sizes: &[&str]) -> Vec<String> {
        let sizes: Vec<Euros> = sizes.iter().map(|s| euros(s)).collect();
        let classes = of(&sizes);
        for size in &sizes {
            let inside = classes.iter().filter(|c| c.holds(*size)).count();
            assert_eq!(inside, 1, "{size} in {classes:?}");
        }
        classes
            .iter()
            .map(|c| format!("{:?} {}", c.from.map(|f| f.to_string()), c.below))
            .collect()
    }

    #[test]
    fn sizes_on_an_edge_begin_a_class() {
        assert_eq!(edges(&["1000000"]), ["Some(\"1000000\") 2000000"]);
        assert_eq!(
            edges(&["1999999.99", "2000000"]),
            ["Some(\"1000000\") 2000000", "Some(\"2000000\") 5000000"]
        );
        assert_eq!(edges(&["0.000001"]), ["Some(\"0.000001\") 0.000002"]);
    }

    #[test]
    fn wide_ranges_take_powers_of_ten_and_stay_readable() {
        let wide = edges(&["50", "900000000"]);
        assert_eq!(wide.len(), 8);
        assert_eq!(wide[0], "Some(\"10\") 100");
        let wider = edges(&["0.01", "900000000000000"]);
        assert_eq!(wider.len(), MOST);
        assert!(wider[0].starts_with("None"));
    }

    #[test]
    fn below_zero_has_its_own_class() {
        assert_eq!(edges(&["-5"]), ["None 0"]);
        assert_eq!(edges(&["-5", "3"])[0], "None 0");
        assert!(edges(&[]).is_empty());
    }
}
