//! Percentages as text: published ones keep their digits, computed ones are rounded.

use super::discreet::HIDDEN;
use super::number::{NO_BREAK, number, rounded, signed};
use super::{Key, Lang, Tongue, fill};
use crate::contract::{Decimal, Share};

/// A published share, digits kept: `57,3 %`, `57.3%`.
pub fn published(share: Share, lang: Lang) -> String {
    with_sign(&number(share.percent(), lang), lang)
}

/// A computed ratio (0.5 is one half) with `decimals` digits, halves away from zero: `7,1 %`.
/// A share that is not zero and rounds to zero reads `< 0,1 %`.
pub fn of_ratio(ratio: Decimal, decimals: u32, lang: Lang) -> String {
    let exact = ratio.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default();
    let shown = rounded(exact, decimals);
    if shown.is_zero() && !exact.is_zero() && !lang.hides_amounts() {
        let step = with_sign(&number(Decimal::new(1, decimals), lang), lang);
        return format!("<{NO_BREAK}{step}");
    }
    with_sign(&number(shown, lang), lang)
}

/// Percents that were already rounded, digits kept: `99,9 %`.
pub fn percents(value: Decimal, lang: Lang) -> String {
    with_sign(&number(value, lang), lang)
}

/// A difference between two percentages: `−0,1 pt`.
pub fn points(difference: Decimal, lang: Lang) -> String {
    fill(
        lang,
        Key::UnitPoints,
        &[("number", &signed(difference, lang))],
    )
}

/// The total of rounded shares, which need not be 100: `arrondis : 99,9 %`.
pub fn rounded_total(total: Decimal, lang: Lang) -> String {
    fill(
        lang,
        Key::ShareRoundedTotal,
        &[("share", &percents(total, lang))],
    )
}

fn with_sign(number: &str, lang: Lang) -> String {
    if number == HIDDEN {
        return number.to_owned();
    }
    match lang.tongue() {
        Tongue::Fr => format!("{number}{NO_BREAK}%"),
        Tongue::En => format!("{number}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn published_digits_are_kept() {
        let share = |t: &str| t.parse::<Share>().unwrap();
        assert_eq!(published(share("57.3 %"), Lang::Fr), "57,3\u{a0}%");
        assert_eq!(published(share("57.3 %"), Lang::En), "57.3%");
        assert_eq!(published(share("19%"), Lang::Fr), "19\u{a0}%");
    }

    #[test]
    fn ratios_are_rounded_away_from_zero() {
        assert_eq!(of_ratio(dec("0.0705"), 1, Lang::Fr), "7,1\u{a0}%");
        assert_eq!(of_ratio(dec("0.8629"), 0, Lang::Fr), "86\u{a0}%");
        assert_eq!(of_ratio(dec("0.09"), 1, Lang::En), "9.0%");
        assert_eq!(of_ratio(dec("0.0001"), 1, Lang::Fr), "<\u{a0}0,1\u{a0}%");
        assert_eq!(of_ratio(dec("0"), 0, Lang::Fr), "0\u{a0}%");
    }

    #[test]
    fn differences_and_totals() {
        assert_eq!(points(dec("-0.1"), Lang::Fr), "\u{2212}0,1\u{a0}pt");
        assert_eq!(points(dec("1.5"), Lang::En), "+1.5\u{a0}pt");
        assert_eq!(
            rounded_total(dec("99.9"), Lang::Fr),
            "arrondis\u{a0}: 99,9\u{a0}%"
        );
        assert_eq!(rounded_total(dec("99.9"), Lang::En), "rounded: 99.9%");
    }
}
