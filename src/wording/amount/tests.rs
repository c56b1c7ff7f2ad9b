//! Exact texts of `amount`.

use super::*;
use Lang::{En, Fr};

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

fn said(text: &str, bound: Bound) -> Statement {
    Statement {
        amount: amount(text),
        bound,
    }
}

#[test]
fn published_digits_and_unit_are_kept() {
    assert_eq!(published(amount("142.8 M€"), Fr), "142,8\u{a0}M€");
    assert_eq!(published(amount("2.75 Md€"), Fr), "2,75\u{a0}Md€");
    assert_eq!(published(amount("2 M€"), Fr), "2\u{a0}M€");
    assert_eq!(published(amount("2.0 M€"), Fr), "2,0\u{a0}M€");
    assert_eq!(
        published(amount("2750000 €"), Fr),
        "2\u{202f}750\u{202f}000\u{a0}€"
    );
    assert_eq!(published(amount("142.8 M€"), En), "€142.8m");
    assert_eq!(published(amount("2.75 Md€"), En), "€2.75bn");
    assert_eq!(published(amount("31.8 k€"), En), "€31.8k");
    assert_eq!(published(amount("-7 M€"), En), "\u{2212}€7m");
    assert_eq!(published(amount("-7 M€"), Fr), "\u{2212}7\u{a0}M€");
}

#[test]
fn wordings() {
    let more = said("2.7 Md€", Bound::MoreThan);
    assert_eq!(statement(more, Fr), "plus de 2,7\u{a0}Md€");
    assert_eq!(statement(more, En), "more than €2.7bn");
    assert_eq!(statement_short(more, Fr), ">\u{a0}2,7\u{a0}Md€");
    let about = said("2 Md€", Bound::About);
    assert_eq!(statement(about, Fr), "environ 2\u{a0}Md€");
    assert_eq!(statement_short(about, En), "≈\u{a0}€2bn");
    let up_to = said("10 M€", Bound::UpTo);
    assert_eq!(statement(up_to, Fr), "jusqu’à 10\u{a0}M€");
    assert_eq!(statement(up_to, En), "up to €10m");
    assert_eq!(statement_short(up_to, Fr), "≤\u{a0}10\u{a0}M€");
}

#[test]
fn another_unit_keeps_the_precision() {
    let million = Unit::Million;
    assert_eq!(in_unit(amount("142.8 M€"), million, Fr), "142,8");
    assert_eq!(in_unit(amount("2.75 Md€"), million, Fr), "2\u{202f}750");
    assert_eq!(in_unit(amount("2 M€"), million, Fr), "2");
    assert_eq!(in_unit(amount("2.0 M€"), Unit::Billion, Fr), "0,0020");
    assert_eq!(in_unit(amount("142.80 M€"), Unit::Thousand, En), "142,800");
    assert_eq!(in_unit(amount("2750000 €"), million, Fr), "2,750000");
    assert_eq!(
        in_unit_named(amount("142.8 M€"), Unit::Thousand, Fr),
        "142\u{202f}800\u{a0}k€"
    );
}

#[test]
fn sums_show_as_many_digits_as_needed() {
    let sum = Euros::whole(194_600_000);
    assert_eq!(euros_named(sum, Unit::Million, 2, Fr), "194,6\u{a0}M€");
    assert_eq!(euros_named(sum, Unit::Billion, 2, Fr), "0,19\u{a0}Md€");
    let parts = Euros::whole(2_757_000_000);
    assert_eq!(
        euros_named(parts, Unit::Million, 2, Fr),
        "2\u{202f}757\u{a0}M€"
    );
    assert_eq!(euros_named(parts, Unit::Million, 2, En), "€2,757m");
    assert_eq!(euros(Euros::whole(400), Unit::Million, 1, Fr), "0,0004");
    assert_eq!(euros(Euros::ZERO, Unit::Million, 1, Fr), "0");
}

#[test]
fn differences_tolerances_and_ranges() {
    let seven = Euros::whole(7_000_000);
    assert_eq!(difference(seven, Unit::Million, 1, Fr), "+7\u{a0}M€");
    assert_eq!(difference(seven, Unit::Million, 1, En), "+€7m");
    let less = Euros::whole(-400_000);
    assert_eq!(difference(less, Unit::Million, 1, En), "\u{2212}€0.4m");
    assert_eq!(difference_bare(less, Unit::Million, 1, Fr), "\u{2212}0,4");
    let envelope = amount("2.75 Md€").tolerance();
    assert_eq!(tolerance(envelope, Unit::Million, Fr), "±\u{a0}5\u{a0}M€");
    let mel = amount("142.8 M€").tolerance();
    assert_eq!(tolerance(mel, Unit::Million, Fr), "±\u{a0}0,05\u{a0}M€");
    let interval = Interval {
        low: Some(Euros::whole(1_578_382_500)),
        high: Some(Euros::whole(1_581_139_500)),
    };
    assert_eq!(
        range(interval, Unit::Million, 0, Fr).unwrap(),
        "1\u{202f}578–1\u{202f}581"
    );
    assert_eq!(
        range_named(interval, Unit::Million, 0, En).unwrap(),
        "€1,578–1,581m"
    );
    let open = Interval {
        low: Some(Euros::whole(31_800_000)),
        high: None,
    };
    assert_eq!(
        range_named(open, Unit::Million, 1, Fr).unwrap(),
        "≥\u{a0}31,8\u{a0}M€"
    );
    assert_eq!(
        range(
            Interval {
                low: None,
                high: None
            },
            Unit::Million,
            1,
            Fr
        ),
        None
    );
}

#[test]
fn amounts_aloud() {
    let exact = |t: &str| said(t, Bound::Exact);
    assert_eq!(spoken(exact("142.8 M€"), Fr), "142,8\u{a0}millions d’euros");
    assert_eq!(spoken(exact("1.5 M€"), Fr), "1,5\u{a0}million d’euros");
    assert_eq!(spoken(exact("2.75 Md€"), Fr), "2,75\u{a0}milliards d’euros");
    assert_eq!(spoken(exact("31.8 k€"), Fr), "31\u{202f}800\u{a0}euros");
    assert_eq!(
        spoken(said("2.7 Md€", Bound::MoreThan), Fr),
        "plus de 2,7\u{a0}milliards d’euros"
    );
    assert_eq!(spoken(exact("-7 M€"), Fr), "moins 7\u{a0}millions d’euros");
    assert_eq!(spoken(exact("1.5 M€"), En), "1.5\u{a0}million euros");
    assert_eq!(
        spoken_euros(Euros::whole(2_757_000_000), Unit::Million, 1, Fr),
        "2\u{202f}757\u{a0}millions d’euros"
    );
}

#[test]
fn spreadsheets_get_bare_numbers() {
    assert_eq!(plain(amount("2757.5 M€"), Unit::Million, Fr), "2757,5");
    assert_eq!(plain(amount("-7 M€"), Unit::Thousand, En), "-7000");
    assert_eq!(
        plain_euros(Euros::whole(142_800_000), Unit::Million, Fr),
        "142,8"
    );
}

#[test]
fn signs_keep_their_number() {
    assert_eq!(prefixed(Sign::AtLeast, "31,8"), "≥\u{a0}31,8");
    assert_eq!(prefixed(Sign::Exact, "31,8"), "31,8");
}
