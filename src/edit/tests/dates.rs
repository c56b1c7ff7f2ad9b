//! Typed dates, with what they are read as.

use crate::contract::{PartialDate, When};
use crate::edit::{DateEntryError, parse_date};

fn d(iso: &str) -> PartialDate {
    PartialDate::parse(iso).unwrap()
}

#[test]
fn dates_are_read_as_people_write_them() {
    let on = |iso| When::On(d(iso));
    let between = |a, b| When::Between(d(a), d(b));
    for (text, when) in [
        ("7/1/2025", on("2025-01-07")),
        ("07.01.2025", on("2025-01-07")),
        ("2025-01-07", on("2025-01-07")),
        ("7 janv. 2025", on("2025-01-07")),
        ("7 janvier 2025", on("2025-01-07")),
        ("mardi 7 janvier 2025", on("2025-01-07")),
        ("le 7 janvier 2025", on("2025-01-07")),
        ("7\u{a0}JANVIER\u{202f}2025", on("2025-01-07")),
        ("January 7, 2025", on("2025-01-07")),
        ("7th January 2025", on("2025-01-07")),
        ("1er mars 2023", on("2023-03-01")),
        ("mars 2021", on("2021-03")),
        ("March 2021", on("2021-03")),
        ("03/2021", on("2021-03")),
        ("2021-03", on("2021-03")),
        ("août 2021", on("2021-08")),
        ("2027", on("2027")),
        ("fin 2027", on("2027")),
        ("end of 2027", on("2027")),
        ("mi-mars 2024", on("2024-03")),
        ("pas avant mars 2023", When::NotBefore(d("2023-03"))),
        ("Not before March 2023", When::NotBefore(d("2023-03"))),
        ("depuis sept. 2019", When::From(d("2019-09"))),
        ("from September 2019", When::From(d("2019-09"))),
        ("since 2019", When::From(d("2019"))),
        ("à partir du 1er mars 2023", When::From(d("2023-03-01"))),
        (
            "17/11/2021 – 16/12/2021",
            between("2021-11-17", "2021-12-16"),
        ),
        (
            "17/11/2021 - 16/12/2021",
            between("2021-11-17", "2021-12-16"),
        ),
        (
            "du 17 nov. au 16 déc. 2021",
            between("2021-11-17", "2021-12-16"),
        ),
        (
            "du 7 au 16 janvier 2025",
            between("2025-01-07", "2025-01-16"),
        ),
        ("7-16 janvier 2025", between("2025-01-07", "2025-01-16")),
        (
            "from 17 Nov. to 16 Dec. 2021",
            between("2021-11-17", "2021-12-16"),
        ),
        ("entre mars et juin 2024", between("2024-03", "2024-06")),
        ("2021-2027", between("2021", "2027")),
        ("2021–2027", between("2021", "2027")),
        (
            "2021-11-17 - 2021-12-16",
            between("2021-11-17", "2021-12-16"),
        ),
        ("?", When::Unknown),
        ("sans date", When::Unknown),
        ("unknown", When::Unknown),
    ] {
        assert_eq!(parse_date(text), Ok(when), "{text}");
    }
}

#[test]
fn what_is_no_date_says_why_and_suggests() {
    use DateEntryError::*;
    let on = |iso| When::On(d(iso));
    for (text, why) in [
        ("", Empty),
        ("  ", Empty),
        ("bientôt", Unreadable),
        ("7/1", MissingYear),
        ("mars", MissingYear),
        ("7 janvier", MissingYear),
        (
            "7/1/25",
            ShortYear {
                suggestion: on("2025-01-07"),
            },
        ),
        (
            "30/2/2025",
            NoSuchDay {
                suggestion: Some(on("2025-02-28")),
            },
        ),
        (
            "1/17/2025",
            NoSuchDay {
                suggestion: Some(on("2025-01-17")),
            },
        ),
        (
            "2025-02-31",
            NoSuchDay {
                suggestion: Some(on("2025-02-28")),
            },
        ),
        (
            "16/12/2021 – 17/11/2021",
            Reversed {
                suggestion: When::Between(d("2021-11-17"), d("2021-12-16")),
            },
        ),
        (
            "du 17 nov. au 16 janv. 2022",
            Reversed {
                suggestion: When::Between(d("2021-11-17"), d("2022-01-16")),
            },
        ),
        (
            "du 30 fév. au 16 mars 2022",
            NoSuchDay {
                suggestion: Some(When::Between(d("2022-02-28"), d("2022-03-16"))),
            },
        ),
        ("12345", Unreadable),
        ("7 8 9 2025", Unreadable),
        ("mars mars 2025", Unreadable),
        ("32 / 2025", Unreadable),
        ("７/1/2025", Unreadable),
    ] {
        assert_eq!(parse_date(text), Err(why), "{text}");
    }
}

#[test]
fn any_text_gives_an_answer() {
    let pieces = [
        "7",
        "/",
        "-",
        "–",
        " ",
        "mars",
        "2021",
        "du",
        "au",
        "é",
        "fin",
        "?",
        ".",
        "pas avant",
        "99999999999",
        "1er",
        "’",
        "from",
        "0",
    ];
    let mut dice = super::sample::Dice::new(5);
    for _ in 0..20_000 {
        let n = dice.below(7);
        let text: String = (0..n).map(|_| *dice.pick(&pieces).unwrap()).collect();
        let _ = parse_date(&text);
    }
}
