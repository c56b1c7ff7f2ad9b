//! Shares: percentages as published, and what they are a share of.
//! Knows nothing of languages.

use super::amount::{AmountError, Euros, is_space, parse_number};
use super::ids::{GroupId, LineId, PartnerId};
use super::interval::Interval;
use rust_decimal::Decimal;
use std::fmt;

/// A published percentage: the digits give its precision (19 % is 18.5 to 19.5).
#[derive(Clone, Copy)]
pub struct Share(Decimal);

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.0.scale() == other.0.scale()
    }
}
impl Eq for Share {}

impl fmt::Debug for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Share({self})")
    }
}

/// The form written to files: `57.3 %`.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

impl Share {
    /// The number of percents, digits kept.
    pub fn percent(self) -> Decimal {
        self.0
    }

    /// Half a step of the last published digit, in points.
    pub fn tolerance(self) -> Decimal {
        Decimal::new(5, self.0.scale().saturating_add(1))
    }

    /// This share of an exact base, rounded to the millionth of a euro.
    pub fn of(self, base: Euros) -> Euros {
        base.times(hundredth(self.0))
    }

    /// Smallest and largest euros that print as this share of an exact base.
    pub fn interval_of(self, base: Euros) -> Interval {
        let at = |points: Option<Decimal>| points.map(|p| base.times(hundredth(p)));
        Interval {
            low: at(self.0.checked_sub(self.tolerance())),
            high: at(self.0.checked_add(self.tolerance())),
        }
    }
}

fn hundredth(percent: Decimal) -> Decimal {
    percent
        .checked_div(Decimal::ONE_HUNDRED)
        .unwrap_or_default()
}

impl std::str::FromStr for Share {
    type Err = AmountError;

    /// Reads `57.3 %`, `57,3%`. At most six decimals, between −1000 and 1000.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let text = text.trim_matches(is_space);
        if text.is_empty() {
            return Err(AmountError::Empty);
        }
        let number = text.strip_suffix('%').ok_or(AmountError::NoUnit)?;
        let number = parse_number(number.trim_end_matches(is_space))?;
        if number.scale() > 6 {
            return Err(AmountError::TooManyDecimals);
        }
        if number.abs() > Decimal::from(1000) {
            return Err(AmountError::TooLarge);
        }
        Ok(Self(number))
    }
}

/// What a share is a share of. A percentage without its base says nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Base {
    /// The sum of the published parts of the contract, in the figure's perimeter.
    Parts,
    /// The announced total of the contract, in the figure's perimeter.
    Envelope,
    /// The total of a line.
    Line(LineId),
    /// The total of a partner.
    Partner(PartnerId),
    /// The total of a group.
    Group(GroupId),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_an_exact_base_gives_a_range() {
        let base = Euros::whole(2_757_000_000);
        let share: Share = "57.3 %".parse().unwrap();
        let range = share.interval_of(base);
        assert_eq!(share.of(base).to_string(), "1579761000");
        assert_eq!(range.low.unwrap().to_string(), "1578382500");
        assert_eq!(range.high.unwrap().to_string(), "1581139500");
        let coarse: Share = "19%".parse().unwrap();
        assert_eq!(
            coarse.interval_of(base).low.unwrap().to_string(),
            "510045000"
        );
    }

    #[test]
    fn other_texts_are_refused() {
        assert_eq!("57.3".parse::<Share>(), Err(AmountError::NoUnit));
        assert_eq!("1.2.3 %".parse::<Share>(), Err(AmountError::SeveralMarks));
        assert_eq!("5000 %".parse::<Share>(), Err(AmountError::TooLarge));
    }
}
