//! Money: exact euros, and amounts as people publish them.
//! Knows nothing of states, sources or languages.
//!
//! Bounds that make sums exact: an amount has at most 15 digits before and 6 after the decimal
//! mark, in euros. A decimal holds 28 digits, so 78 million amounts add up without rounding,
//! more than a file can hold.

use super::interval::Interval;
use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt;

/// Largest number of digits before the mark, in euros.
pub const MAX_INTEGER_DIGITS: usize = 15;
/// Largest number of digits after the mark, in euros.
pub const MAX_DECIMALS: u32 = 6;

/// An exact number of euros. Equality ignores how many zeros were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Euros(Decimal);

impl Euros {
    /// No euro at all. Not to be used for an unknown figure.
    pub const ZERO: Euros = Euros(Decimal::ZERO);

    /// A whole number of euros.
    pub fn whole(n: i64) -> Self {
        Self(Decimal::from(n))
    }

    /// Exact sum.
    #[must_use]
    pub fn plus(self, other: Euros) -> Euros {
        Self::bounded(self.0.checked_add(other.0))
    }

    /// Exact difference.
    #[must_use]
    pub fn minus(self, other: Euros) -> Euros {
        Self::bounded(self.0.checked_sub(other.0))
    }

    /// This many euros times a plain number, to the millionth of a euro, halves away from zero.
    #[must_use]
    pub fn times(self, factor: Decimal) -> Euros {
        let product = self.0.checked_mul(factor).map(|d| {
            d.round_dp_with_strategy(MAX_DECIMALS, RoundingStrategy::MidpointAwayFromZero)
        });
        Self::bounded(product)
    }

    /// Exact sum of many.
    pub fn sum(items: impl IntoIterator<Item = Euros>) -> Euros {
        items.into_iter().fold(Self::ZERO, Euros::plus)
    }

    /// `self / base`, for display; `None` when the base is zero.
    pub fn ratio(self, base: Euros) -> Option<Decimal> {
        self.0.checked_div(base.0)
    }

    /// Distance from zero.
    #[must_use]
    pub fn abs(self) -> Euros {
        Self(self.0.abs())
    }

    /// True below zero.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// True for exactly zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The exact number of euros, without trailing zeros.
    pub fn decimal(self) -> Decimal {
        self.0.normalize()
    }

    fn bounded(value: Option<Decimal>) -> Euros {
        debug_assert!(value.is_some(), "sum beyond what a file can hold");
        Self(value.unwrap_or(Decimal::MAX))
    }
}

/// Plain digits, `-` for a negative, no exponent, no trailing zero: `31800000`, `0.5`.
impl fmt::Display for Euros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let d = self.decimal();
        if d.is_zero() {
            f.write_str("0")
        } else {
            write!(f, "{d}")
        }
    }
}

/// The unit an amount was published in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Euro.
    Euro,
    /// Thousand euros.
    Thousand,
    /// Million euros.
    Million,
    /// Thousand million euros (French *milliard*).
    Billion,
}

impl Unit {
    /// All units, smallest first.
    pub const ALL: [Unit; 4] = [Unit::Euro, Unit::Thousand, Unit::Million, Unit::Billion];

    /// Number of zeros: 0, 3, 6 or 9.
    pub fn exponent(self) -> u32 {
        match self {
            Unit::Euro => 0,
            Unit::Thousand => 3,
            Unit::Million => 6,
            Unit::Billion => 9,
        }
    }

    /// The symbol used in files: `€`, `k€`, `M€`, `Md€`.
    pub fn symbol(self) -> &'static str {
        match self {
            Unit::Euro => "€",
            Unit::Thousand => "k€",
            Unit::Million => "M€",
            Unit::Billion => "Md€",
        }
    }

    /// Number of euros in one unit.
    pub fn factor(self) -> Decimal {
        Decimal::from(10i64.pow(self.exponent()))
    }
}

/// An amount as published: exact value, and the digits that give its precision.
/// `2 M€` and `2.0 M€` have the same value and are different amounts.
#[derive(Clone, Copy)]
pub struct Amount {
    number: Decimal,
    unit: Unit,
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.unit == other.unit
            && self.number == other.number
            && self.number.scale() == other.number.scale()
    }
}
impl Eq for Amount {}

impl std::hash::Hash for Amount {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.unit.hash(state);
        self.number.scale().hash(state);
        self.number.mantissa().hash(state);
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Amount({self})")
    }
}

/// The form written to files: a point, no group separator, one plain space: `142.8 M€`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.unit.symbol())
    }
}

impl Amount {
    /// `number` units, with the precision of the digits of `number`.
    pub fn new(number: Decimal, unit: Unit) -> Result<Self, AmountError> {
        let decimals = number.scale().saturating_sub(unit.exponent());
        if decimals > MAX_DECIMALS {
            return Err(AmountError::TooManyDecimals);
        }
        let value = number
            .checked_mul(unit.factor())
            .ok_or(AmountError::TooLarge)?;
        if value.abs() >= Decimal::from(10i64.pow(MAX_INTEGER_DIGITS as u32)) {
            return Err(AmountError::TooLarge);
        }
        // "-0" is zero: a sign on nothing carries no information.
        let number = if number.is_zero() {
            number.abs()
        } else {
            number
        };
        Ok(Self { number, unit })
    }

    /// The amount in `unit` whose exact value is `euros`, with as few digits as that needs.
    pub fn of_euros(euros: Euros, unit: Unit) -> Result<Self, AmountError> {
        let number = euros
            .0
            .checked_div(unit.factor())
            .ok_or(AmountError::TooLarge)?;
        if number.checked_mul(unit.factor()) != Some(euros.0) {
            return Err(AmountError::TooManyDecimals);
        }
        Self::new(number.normalize(), unit)
    }

    /// Exact value.
    pub fn value(self) -> Euros {
        Euros(moved(self.number, self.unit.exponent()))
    }

    /// The number as published, digits kept.
    pub fn number(self) -> Decimal {
        self.number
    }

    /// The unit as published.
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// What one step of the last published digit is worth: 10 M€ for 2.75 Md€.
    pub fn step(self) -> Euros {
        let step = Decimal::new(1, self.number.scale());
        Euros(moved(step, self.unit.exponent()))
    }

    /// Half a step of the last published digit: ± 5 M€ for 2.75 Md€.
    pub fn tolerance(self) -> Euros {
        self.step().times(Decimal::new(5, 1))
    }

    /// Smallest and largest values that print as this amount.
    pub fn interval(self) -> Interval {
        let (value, half) = (self.value(), self.tolerance());
        Interval {
            low: Some(value.minus(half)),
            high: Some(value.plus(half)),
        }
    }

    /// The same precision with another value, rounded to that precision (halves away from zero).
    pub fn snapped(self, euros: Euros) -> Result<Self, AmountError> {
        let number = euros
            .0
            .checked_div(self.unit.factor())
            .ok_or(AmountError::TooLarge)?;
        let mut number = number
            .round_dp_with_strategy(self.number.scale(), RoundingStrategy::MidpointAwayFromZero);
        number.rescale(self.number.scale());
        Self::new(number, self.unit)
    }
}

/// A number times a power of ten, without trailing zeros after the mark.
fn moved(number: Decimal, zeros: u32) -> Decimal {
    // Nearly every amount is a whole number of euros that fits in a machine word.
    let whole = zeros.checked_sub(number.scale()).and_then(|zeros| {
        let digits = i64::try_from(number.mantissa()).ok()?;
        digits.checked_mul(10i64.checked_pow(zeros)?)
    });
    match whole {
        Some(whole) => Decimal::from(whole),
        None => number
            .checked_mul(Decimal::from(10i64.pow(zeros)))
            .unwrap_or_default()
            .normalize(),
    }
}

/// Why a text or a number is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountError {
    /// Nothing but white space.
    Empty,
    /// No `€`, `k€`, `M€` or `Md€` at the end.
    NoUnit,
    /// Something that is neither digits, one decimal mark nor spaces between groups of three.
    NotANumber,
    /// More than one decimal mark (`1.234.5`).
    SeveralMarks,
    /// Spaces that do not separate groups of three digits.
    OddGroups,
    /// More than 15 digits before the mark, in euros.
    TooLarge,
    /// More than 6 digits after the mark, in euros.
    TooManyDecimals,
}

impl std::str::FromStr for Amount {
    type Err = AmountError;

    /// Reads `142.8 M€`, `142,8 M€`, `2 750 000 €`, `31,8M€`, `−2 k€`.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let text = text.trim_matches(is_space);
        if text.is_empty() {
            return Err(AmountError::Empty);
        }
        let (number, unit) = split_unit(text).ok_or(AmountError::NoUnit)?;
        match plain_number(number) {
            Some(number) => Self::new(number, unit),
            None => Self::new(parse_number(number)?, unit),
        }
    }
}

/// A number of a few digits without sign and groups, as most are; `None` when it takes a closer
/// look.
fn plain_number(text: &str) -> Option<Decimal> {
    let (mut digits, mut scale, mut has_mark) = (0i64, 0u32, false);
    if text.len() > 17 || !text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => {
                digits = digits
                    .checked_mul(10)?
                    .checked_add(i64::from(byte.wrapping_sub(b'0')))?;
                scale = scale.saturating_add(u32::from(has_mark));
            }
            b'.' | b',' if at > 0 && !has_mark => has_mark = true,
            _ => return None,
        }
    }
    Some(Decimal::new(digits, scale))
}

/// Splits a text into its number and the unit it ends with.
pub fn split_unit(text: &str) -> Option<(&str, Unit)> {
    // Longest symbol first: `Md€` and `M€` both end with `€`.
    for unit in [Unit::Billion, Unit::Million, Unit::Thousand, Unit::Euro] {
        if let Some(number) = text.strip_suffix(unit.symbol()) {
            return Some((number.trim_end_matches(is_space), unit));
        }
    }
    None
}

/// Reads the digits of an amount: optional `-` or `−`, comma or point, spaces between groups.
pub fn parse_number(text: &str) -> Result<Decimal, AmountError> {
    let (negative, body) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let marks = body.matches(['.', ',']).count();
    if marks > 1 {
        return Err(AmountError::SeveralMarks);
    }
    let (integer, fraction) = body.split_once(['.', ',']).unwrap_or((body, ""));
    if marks == 1 && fraction.is_empty() {
        return Err(AmountError::NotANumber);
    }
    let mut plain = String::with_capacity(body.len() + 1);
    if negative {
        plain.push('-');
    }
    push_groups(integer, &mut plain)?;
    if marks == 1 {
        plain.push('.');
        push_digits(fraction, &mut plain)?;
    }
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    if digits > MAX_INTEGER_DIGITS + 15 {
        return Err(AmountError::TooLarge);
    }
    Decimal::from_str_exact(&plain).map_err(|_| AmountError::TooLarge)
}

fn push_groups(integer: &str, out: &mut String) -> Result<(), AmountError> {
    let groups = integer.split(is_space);
    let mut first = true;
    let grouped = integer.contains(is_space);
    for group in groups {
        if group.is_empty() {
            return Err(if grouped {
                AmountError::OddGroups
            } else {
                AmountError::NotANumber
            });
        }
        push_digits(group, out)?;
        let whole = group.len() == 3 || (first && group.len() < 3);
        if grouped && !whole {
            return Err(AmountError::OddGroups);
        }
        first = false;
    }
    Ok(())
}

fn push_digits(text: &str, out: &mut String) -> Result<(), AmountError> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AmountError::NotANumber);
    }
    out.push_str(text);
    Ok(())
}

/// The spaces accepted between groups and before a unit: plain, no-break, narrow no-break.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

#[cfg(test)]
mod tests;
