//! Dates as text. What is imprecise in the contract stays imprecise in words.
//! Knows nothing of today: days left are given to it.

use super::number::whole;
use super::{Key, Lang, Tongue, fill, text};
use crate::contract::{Date, DateTime, PartialDate, Precision, When};

/// How long a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `9 janvier 2023`.
    Long,
    /// `9 janv. 2023`.
    Short,
}

const LONG_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const SHORT_FR: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
];
const LONG_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT_EN: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
];

/// A moment to the minute: “9 janv. 2023 à 14 h 05”.
pub fn moment(moment: DateTime, lang: Lang) -> String {
    let date = day(moment.date(), Style::Short, lang);
    let (hour, minute) = (moment.hour().to_string(), format!("{:02}", moment.minute()));
    let values = [
        ("date", date.as_str()),
        ("hour", &hour),
        ("minute", &minute),
    ];
    fill(lang, Key::Moment, &values)
}

/// A moment to the second, where the minute does not tell it from another: “9 janv. 2023 à 14 h 05 min 09 s”.
pub fn moment_exact(moment: DateTime, lang: Lang) -> String {
    let date = day(moment.date(), Style::Short, lang);
    let two = |n: i8| format!("{n:02}");
    let (hour, minute, second) = (
        moment.hour().to_string(),
        two(moment.minute()),
        two(moment.second()),
    );
    let values = [
        ("date", date.as_str()),
        ("hour", &hour),
        ("minute", &minute),
        ("second", &second),
    ];
    fill(lang, Key::MomentExact, &values)
}

/// True for two moments that read alike to the minute.
pub fn is_same_minute(a: DateTime, b: DateTime) -> bool {
    a.date() == b.date() && (a.hour(), a.minute()) == (b.hour(), b.minute())
}

/// The name of a month, 1 to 12.
pub fn month(number: i8, style: Style, lang: Lang) -> &'static str {
    let names = match (lang.tongue(), style) {
        (Tongue::Fr, Style::Long) => &LONG_FR,
        (Tongue::Fr, Style::Short) => &SHORT_FR,
        (Tongue::En, Style::Long) => &LONG_EN,
        (Tongue::En, Style::Short) => &SHORT_EN,
    };
    usize::try_from(number)
        .ok()
        .and_then(|n| names.get(n.checked_sub(1)?))
        .copied()
        .unwrap_or("")
}

/// A day: `9 janvier 2023`, `1er mars 2023`, `9 January 2023`.
pub fn day(date: Date, style: Style, lang: Lang) -> String {
    format!("{} {:04}", day_month(date, style, lang), date.year())
}

/// A day without its year: `9 janv.`.
pub fn day_month(date: Date, style: Style, lang: Lang) -> String {
    let month = month(date.month(), style, lang);
    format!("{} {month}", day_number(date, lang))
}

fn day_number(date: Date, lang: Lang) -> String {
    match (lang.tongue(), date.day()) {
        (Tongue::Fr, 1) => "1er".to_owned(),
        (_, n) => n.to_string(),
    }
}

/// A date as precise as it is known: `9 janvier 2023`, `mars 2021`, `2027`.
pub fn date(date: PartialDate, style: Style, lang: Lang) -> String {
    match date {
        PartialDate::Day(d) => day(d, style, lang),
        PartialDate::Month(d) => format!("{} {:04}", month(d.month(), style, lang), d.year()),
        PartialDate::Year(d) => format!("{:04}", d.year()),
    }
}

/// A date that closes something: a bare year reads `fin 2027`.
pub fn end(at: PartialDate, style: Style, lang: Lang) -> String {
    let words = date(at, style, lang);
    match at {
        PartialDate::Year(_) => fill(lang, Key::DateEndOf, &[("date", &words)]),
        PartialDate::Day(_) | PartialDate::Month(_) => words,
    }
}

/// When something happens: `9 janvier 2023`, `pas avant mars 2023`, `17 nov. – 16 déc. 2021`,
/// `depuis sept. 2019`, `sans date`.
pub fn when(at: When, style: Style, lang: Lang) -> String {
    let plain = |d| date(d, style, lang);
    // French says “pas avant le 9 janvier” but “pas avant mars”.
    let after_word = |d: PartialDate| match (lang.tongue(), d) {
        (Tongue::Fr, PartialDate::Day(_)) => format!("le {}", plain(d)),
        _ => plain(d),
    };
    match at {
        When::On(d) => plain(d),
        When::NotBefore(d) => fill(lang, Key::DateNotBefore, &[("date", &after_word(d))]),
        When::From(d) => fill(lang, Key::DateSince, &[("date", &after_word(d))]),
        When::Between(a, b) => between(a, b, style, lang),
        When::Unknown => text(lang, Key::DateUnknown).to_owned(),
    }
}

/// When something is expected: as [`when`], a bare year being its end, `fin 2027`.
pub fn expected(at: When, style: Style, lang: Lang) -> String {
    match at {
        When::On(d) => end(d, style, lang),
        _ => when(at, style, lang),
    }
}

/// From one date to another, the month and year said once where they are the same.
fn between(a: PartialDate, b: PartialDate, style: Style, lang: Lang) -> String {
    let last = date(b, style, lang);
    let first = first_part(a, b, style, lang);
    if first == last {
        return last;
    }
    if style == Style::Short {
        let tight = matches!((a, b), (PartialDate::Year(_), PartialDate::Year(_)))
            || first.chars().all(|c| c.is_ascii_digit());
        return if tight {
            format!("{first}–{last}")
        } else {
            format!("{first} – {last}")
        };
    }
    match lang.tongue() {
        Tongue::En => format!("{first} to {last}"),
        Tongue::Fr => {
            let from = match a {
                PartialDate::Day(_) => "du ",
                _ if first.starts_with(['a', 'o']) => "d’",
                _ => "de ",
            };
            let to = match b {
                PartialDate::Day(_) => "au",
                _ => "à",
            };
            format!("{from}{first} {to} {last}")
        }
    }
}

fn first_part(a: PartialDate, b: PartialDate, style: Style, lang: Lang) -> String {
    let (x, y) = (a.first_day(), b.first_day());
    let same_year = x.year() == y.year();
    match (a, b) {
        (PartialDate::Day(_), PartialDate::Day(_)) if same_year && x != y => {
            if x.month() == y.month() {
                day_number(x, lang)
            } else {
                day_month(x, style, lang)
            }
        }
        (PartialDate::Month(_), PartialDate::Month(_)) if same_year && x != y => {
            month(x.month(), style, lang).to_owned()
        }
        _ => date(a, style, lang),
    }
}

/// How far a day is: `dans 36 j`, `il y a 12 j`, `aujourd’hui`.
pub fn countdown(days: i32, lang: Lang) -> String {
    let key = match days {
        0 => return text(lang, Key::CountdownToday).to_owned(),
        1.. => Key::CountdownIn,
        _ => Key::CountdownAgo,
    };
    fill(lang, key, &[("days", &distance(days, lang))])
}

/// How late an expected event is: `en retard de 12 j`. The sign of `days` does not matter.
pub fn overdue(days: i32, lang: Lang) -> String {
    fill(
        lang,
        Key::CountdownOverdue,
        &[("days", &distance(days, lang))],
    )
}

/// As [`countdown`], in whole words for screen readers: `dans 36 jours`.
pub fn countdown_spoken(days: i32, lang: Lang) -> String {
    let one = days.unsigned_abs() == 1;
    let key = match (days, one) {
        (0, _) => return text(lang, Key::CountdownToday).to_owned(),
        (1.., true) => Key::CountdownSpokenInOne,
        (1.., false) => Key::CountdownSpokenInOther,
        (_, true) => Key::CountdownSpokenAgoOne,
        (_, false) => Key::CountdownSpokenAgoOther,
    };
    fill(lang, key, &[("n", &distance(days, lang))])
}

fn distance(days: i32, lang: Lang) -> String {
    whole(i64::from(days.unsigned_abs()), lang)
}

/// One word on how much of a date is known: jour, mois, année, période, inconnue.
pub fn precision(at: When, lang: Lang) -> &'static str {
    let key = match at {
        When::On(d) => match d.precision() {
            Precision::Day => Key::PrecisionDay,
            Precision::Month => Key::PrecisionMonth,
            Precision::Year => Key::PrecisionYear,
        },
        When::Between(..) => Key::PrecisionPeriod,
        When::From(_) => Key::PrecisionFrom,
        When::NotBefore(_) => Key::PrecisionNotBefore,
        When::Unknown => Key::PrecisionUnknown,
    };
    text(lang, key)
}

#[cfg(test)]
mod tests {
    use super::Style::{Long, Short};
    use super::*;
    use Lang::{En, Fr};

    fn d(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    #[test]
    fn dates_stay_as_precise_as_they_are() {
        assert_eq!(date(d("2023-01-09"), Long, Fr), "9 janvier 2023");
        assert_eq!(date(d("2023-01-09"), Short, Fr), "9 janv. 2023");
        assert_eq!(date(d("2023-03-01"), Long, Fr), "1er mars 2023");
        assert_eq!(date(d("2021-03"), Long, Fr), "mars 2021");
        assert_eq!(date(d("2027"), Long, Fr), "2027");
        assert_eq!(end(d("2027"), Long, Fr), "fin 2027");
        assert_eq!(end(d("2027"), Long, En), "end of 2027");
        assert_eq!(end(d("2027-06"), Short, Fr), "juin 2027");
        assert_eq!(date(d("2023-01-09"), Long, En), "9 January 2023");
        assert_eq!(date(d("2023-03-01"), Short, En), "1 Mar 2023");
    }

    #[test]
    fn open_and_missing_dates() {
        let not_before = When::NotBefore(d("2023-03"));
        assert_eq!(when(not_before, Long, Fr), "pas avant mars 2023");
        assert_eq!(when(not_before, Long, En), "not before March 2023");
        assert_eq!(
            when(When::NotBefore(d("2023-03-01")), Long, Fr),
            "pas avant le 1er mars 2023"
        );
        assert_eq!(
            when(When::From(d("2019-09")), Short, Fr),
            "depuis sept. 2019"
        );
        assert_eq!(when(When::From(d("2019-09")), Short, En), "since Sept 2019");
        assert_eq!(when(When::Unknown, Short, Fr), "sans date");
        assert_eq!(when(When::Unknown, Long, En), "no date");
        assert_eq!(expected(When::On(d("2027")), Short, Fr), "fin 2027");
        assert_eq!(when(When::On(d("2027")), Short, Fr), "2027");
    }

    #[test]
    fn periods_say_the_year_once() {
        let w = |a, b| When::Between(d(a), d(b));
        let consultation = w("2021-11-17", "2021-12-16");
        assert_eq!(when(consultation, Short, Fr), "17 nov. – 16 déc. 2021");
        assert_eq!(
            when(consultation, Long, Fr),
            "du 17 novembre au 16 décembre 2021"
        );
        assert_eq!(when(consultation, Short, En), "17 Nov – 16 Dec 2021");
        assert_eq!(
            when(consultation, Long, En),
            "17 November to 16 December 2021"
        );
        assert_eq!(
            when(w("2024-12-20", "2025-01-06"), Short, Fr),
            "20 déc. 2024 – 6 janv. 2025"
        );
        assert_eq!(
            when(w("2024-03-03", "2024-03-10"), Short, Fr),
            "3–10 mars 2024"
        );
        assert_eq!(
            when(w("2024-03-01", "2024-03-10"), Long, Fr),
            "du 1er au 10 mars 2024"
        );
        assert_eq!(when(w("2021", "2027"), Short, Fr), "2021–2027");
        assert_eq!(when(w("2021", "2027"), Long, Fr), "de 2021 à 2027");
        assert_eq!(
            when(w("2021-04", "2021-06"), Long, Fr),
            "d’avril à juin 2021"
        );
        assert_eq!(when(w("2021-04", "2021-04"), Long, Fr), "avril 2021");
    }

    #[test]
    fn days_left_and_days_gone() {
        assert_eq!(countdown(36, Fr), "dans 36\u{a0}j");
        assert_eq!(countdown(1124, Fr), "dans 1\u{202f}124\u{a0}j");
        assert_eq!(countdown(-12, Fr), "il y a 12\u{a0}j");
        assert_eq!(countdown(0, Fr), "aujourd’hui");
        assert_eq!(overdue(-12, Fr), "en retard de 12\u{a0}j");
        assert_eq!(countdown(36, En), "in 36\u{a0}d");
        assert_eq!(countdown(-12, En), "12\u{a0}d ago");
        assert_eq!(countdown(0, En), "today");
        assert_eq!(overdue(12, En), "12\u{a0}d overdue");
        assert_eq!(countdown_spoken(1, Fr), "dans 1\u{a0}jour");
        assert_eq!(countdown_spoken(-12, En), "12\u{a0}days ago");
    }

    #[test]
    fn precision_words() {
        assert_eq!(precision(When::On(d("2027")), Fr), "année");
        assert_eq!(precision(When::On(d("2025-01-07")), Fr), "jour");
        assert_eq!(
            precision(When::Between(d("2021"), d("2022")), Fr),
            "période"
        );
        assert_eq!(precision(When::Unknown, Fr), "inconnue");
        assert_eq!(precision(When::Unknown, En), "unknown");
    }
}
