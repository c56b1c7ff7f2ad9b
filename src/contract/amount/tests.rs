//! What is read as an amount and what is refused.

use super::*;

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

#[test]
fn the_text_is_the_value_and_its_precision() {
    let a = amount("2.75 Md€");
    assert_eq!(a.value(), Euros::whole(2_750_000_000));
    assert_eq!(a.tolerance(), Euros::whole(5_000_000));
    assert_eq!(amount("142,8 M€").value().to_string(), "142800000");
    assert_ne!(amount("2 M€"), amount("2.0 M€"));
    assert_eq!(amount("2 M€").value(), amount("2.0 M€").value());
    assert_eq!(amount("0.5 €").value().to_string(), "0.5");
}

#[test]
fn people_write_amounts_in_many_ways() {
    for text in ["31,8M€", "31.8 M€", "31,8\u{a0}M€", "31.8\u{202f}M€"] {
        assert_eq!(amount(text), amount("31.8 M€"), "{text}");
    }
    assert_eq!(amount("2 750 000 €").value(), Euros::whole(2_750_000));
    assert_eq!(amount("2\u{202f}757 M€").to_string(), "2757 M€");
    assert_eq!(amount("\u{2212}2 k€").value(), Euros::whole(-2000));
    assert_eq!(amount("-0 €"), amount("0 €"));
}

#[test]
fn plain_numbers_are_read_as_all_are() {
    for text in [
        "0",
        "7",
        "007",
        "142.8",
        "0,50",
        "1234567890123.45",
        "999999999999999",
    ] {
        let (quick, sure) = (plain_number(text).unwrap(), parse_number(text).unwrap());
        assert_eq!((quick, quick.scale()), (sure, sure.scale()), "{text}");
    }
    for text in [
        "",
        ".5",
        "5.",
        "-1",
        "1 000",
        "1.2.3",
        "1e3",
        "12345678901234567890",
    ] {
        assert_eq!(plain_number(text), None, "{text}");
    }
}

#[test]
fn values_and_steps_are_moved_by_the_unit() {
    for (text, value, step) in [
        ("2.75 Md€", "2750000000", "10000000"),
        ("0.000001 €", "0.000001", "0.000001"),
        ("1.2345 k€", "1234.5", "0.1"),
        ("-1.50 €", "-1.5", "0.01"),
    ] {
        let amount = amount(text);
        assert_eq!(amount.value().to_string(), value, "{text}");
        assert_eq!(amount.step().to_string(), step, "{text}");
    }
}

#[test]
fn anything_else_is_refused() {
    use AmountError::*;
    for (text, why) in [
        ("", Empty),
        ("31.8", NoUnit),
        ("1.234.5 M€", SeveralMarks),
        ("NaN", NoUnit),
        ("NaN €", NotANumber),
        ("1e3 €", NotANumber),
        ("31 8 M€", OddGroups),
        ("1234 567 €", OddGroups),
        ("+3 €", NotANumber),
        (".5 €", NotANumber),
        ("5. €", NotANumber),
        ("５ €", NotANumber),
        ("1'000 €", NotANumber),
        ("1234567890123456 €", TooLarge),
        ("1000000 Md€", TooLarge),
        ("0.1234567 €", TooManyDecimals),
        ("€", NotANumber),
    ] {
        assert_eq!(text.parse::<Amount>(), Err(why), "{text}");
    }
}

#[test]
fn cents_survive_where_floats_lose_them() {
    assert_eq!(amount("4194356.98 €").value().to_string(), "4194356.98");
    assert_eq!(
        amount("999999999999999.999999 €").value().to_string(),
        "999999999999999.999999"
    );
}

#[test]
fn a_value_snaps_to_the_published_precision() {
    let snapped = amount("142.8 M€")
        .snapped(Euros::whole(143_049_999))
        .unwrap();
    assert_eq!(snapped.to_string(), "143.0 M€");
    assert_eq!(
        Amount::of_euros(Euros::whole(143_250_000), Unit::Million)
            .unwrap()
            .to_string(),
        "143.25 M€"
    );
}

#[test]
fn intervals_overlap_at_their_ends() {
    let published = amount("994 M€").interval();
    assert!(published.overlaps(amount("994.26 M€").interval()));
    assert!(
        !amount("768 M€")
            .interval()
            .overlaps(amount("770 M€").interval())
    );
    let more_than = Interval {
        low: Some(Euros::whole(1)),
        high: None,
    };
    assert!(more_than.overlaps(Interval::point(Euros::whole(5))));
}
