//! What is typed into cells, with exact results.

use super::sample::{Dice, amount};
use crate::contract::{AmountError, Unit};
use crate::edit::{Entry, EntryError, parse_entry};

fn parse(text: &str, current: Option<&str>) -> Result<Entry, EntryError> {
    parse_entry(text, current.map(amount), Unit::Million)
}

#[test]
fn amounts_are_read_in_every_notation() {
    for (text, current, result) in [
        ("52,3", None, "52.3 M€"),
        ("52.3", Some("2 M€"), "52.3 M€"),
        ("54,3 M€", None, "54.3 M€"),
        ("54,30", None, "54.30 M€"),
        ("54,3M", None, "54.3 M€"),
        ("€54.3m", None, "54.3 M€"),
        ("800 k€", None, "800 k€"),
        ("2,75 Md€", None, "2.75 Md€"),
        ("2,75 milliards d’euros", None, "2.75 Md€"),
        ("12 millions d'euros", None, "12 M€"),
        ("4 194 356,98 €", None, "4194356.98 €"),
        ("1 234,5", None, "1234.5 M€"),
        ("1\u{202f}234,5", None, "1234.5 M€"),
        ("+5%", Some("142.8 M€"), "149.9 M€"),
        ("-5 %", Some("142.8 M€"), "135.7 M€"),
        ("\u{2212}5 %", Some("2.75 Md€"), "2.61 Md€"),
        ("+0,1 %", Some("2 M€"), "2 M€"),
        ("+33,3333 %", Some("999999999999999.999 €"), ""),
        ("52,3+2", None, "54.3 M€"),
        ("52,3-2", None, "50.3 M€"),
        ("52,3 + 2,25 - 1", None, "53.55 M€"),
        ("52,3 M€ + 200 k€", None, "52.500 M€"),
        ("800 + 50 k€", None, "850 k€"),
        ("+2", Some("142.8 M€"), "144.8 M€"),
        ("+2,25", Some("142.8 M€"), "145.05 M€"),
        ("+200 k€", Some("142.8 M€"), "143.000 M€"),
        ("-2", None, "-2 M€"),
        ("12,3456", None, "12.3456 M€"),
        ("0,234", None, "0.234 M€"),
        ("1234.567", None, "1234.567 M€"),
    ] {
        let expected = match result {
            "" => Err(EntryError::Number(AmountError::TooLarge)),
            result => Ok(Entry::Amount(amount(result))),
        };
        assert_eq!(parse(text, current), expected, "{text}");
    }
}

#[test]
fn the_display_unit_is_the_unit_of_what_is_typed() {
    let euro = parse_entry("142 800 000", None, Unit::Euro);
    assert_eq!(euro, Ok(Entry::Amount(amount("142800000 €"))));
    let billion = parse_entry("2,75", Some(amount("2 M€")), Unit::Billion);
    assert_eq!(billion, Ok(Entry::Amount(amount("2.75 Md€"))));
}

#[test]
fn words_name_a_kind_of_nothing() {
    for text in ["n.c.", "nc", "N.C.", "n.p.", "non publié"] {
        assert_eq!(parse(text, None), Ok(Entry::NotPublished), "{text}");
    }
    for text in ["attente", "en attente", "Pending"] {
        assert_eq!(parse(text, None), Ok(Entry::Pending), "{text}");
    }
    for text in ["-", "–", "\u{2212}", "s.o.", "n/a"] {
        assert_eq!(parse(text, None), Ok(Entry::NotApplicable), "{text}");
    }
    assert_eq!(parse("0", None), Ok(Entry::Zero(amount("0 M€"))));
    assert_eq!(parse("0,0", None), Ok(Entry::Zero(amount("0.0 M€"))));
    let nothing_left = parse("-100 %", Some("2.5 M€"));
    assert_eq!(nothing_left, Ok(Entry::Zero(amount("0.0 M€"))));
}

#[test]
fn what_can_be_read_in_two_ways_is_asked() {
    let two = |a, b| EntryError::Ambiguous {
        as_decimal: amount(a),
        as_thousands: amount(b),
    };
    for (text, why) in [
        ("1.234", two("1.234 M€", "1234 M€")),
        ("1,234", two("1.234 M€", "1234 M€")),
        ("123,456 k€", two("123.456 k€", "123456 k€")),
        ("1,234+1", two("2.234 M€", "1235 M€")),
    ] {
        assert_eq!(parse(text, None), Err(why), "{text}");
    }
    let sign = EntryError::SignAmbiguous {
        less: amount("140.8 M€"),
        negative: amount("-2 M€"),
    };
    assert_eq!(parse("-2", Some("142.8 M€")), Err(sign));
}

#[test]
fn what_is_no_entry_says_why() {
    use AmountError::{NotANumber, OddGroups, SeveralMarks, TooLarge};
    use EntryError::*;
    for (text, why) in [
        ("", Empty),
        (" \u{a0}", Empty),
        ("+5%", NothingToChange),
        ("+2", NothingToChange),
        ("5 %", PercentNeedsSign),
        ("+x%", BadPercent),
        ("+5+5%", BadPercent),
        ("+2000%", BadPercent),
        ("abc", Number(NotANumber)),
        ("12 dollars", Number(NotANumber)),
        ("1.234.567", Number(SeveralMarks)),
        ("1e3", Number(NotANumber)),
        ("NaN", Number(NotANumber)),
        ("52,3+", Number(NotANumber)),
        ("52++3", Number(NotANumber)),
        ("12 34", Number(OddGroups)),
        ("99999999999", Number(TooLarge)),
        ("１２", Number(NotANumber)),
    ] {
        assert_eq!(parse(text, None), Err(why), "{text}");
    }
}

#[test]
fn any_text_gives_an_answer() {
    let pieces = [
        "1",
        "234",
        ",",
        ".",
        "+",
        "-",
        "%",
        " ",
        "M€",
        "k€",
        "€",
        "0",
        "é",
        "999999999999999",
        "\u{2212}",
        "’",
        "n.c.",
    ];
    let mut dice = Dice::new(9);
    for _ in 0..20_000 {
        let n = dice.below(7);
        let text: String = (0..n).map(|_| *dice.pick(&pieces).unwrap()).collect();
        let _ = parse(&text, None);
        let _ = parse(&text, Some("142.8 M€"));
        let _ = parse(&text, Some("999999999999999.999999 €"));
    }
}
