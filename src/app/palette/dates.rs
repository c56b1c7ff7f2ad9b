//! The words of dates: what a date can hold besides numbers, so that it need not be written out to know that it does not
//! hold something else.

use crate::contract::{Date, PartialDate, When};
use crate::wording::Lang;
use crate::wording::date::{Style, when};
use crate::wording::fold::fold;
use std::collections::BTreeSet;

/// All words without a digit that a long date is written with, folded: those of dates of each kind in each month.
pub(super) fn words(lang: Lang) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut take = |date: When| {
        let text = fold(&when(date, Style::Long, lang));
        let plain = text
            .split(' ')
            .filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
        words.extend(plain.map(str::to_owned));
        // What is written right against a number.
        words.extend(
            text.split(|c: char| c.is_ascii_digit() || c == ' ')
                .map(str::to_owned),
        );
    };
    take(When::Unknown);
    for month in 1..=12 {
        let days = [(2001, 1), (2001, 2), (2002, 3)];
        let days = days.map(|(year, day)| Date::constant(year, month, day));
        let all: Vec<PartialDate> = days
            .into_iter()
            .flat_map(|day| {
                [
                    PartialDate::Day(day),
                    PartialDate::Month(day),
                    PartialDate::Year(day),
                ]
            })
            .collect();
        for first in &all {
            take(When::On(*first));
            take(When::NotBefore(*first));
            take(When::From(*first));
            for last in &all {
                take(When::Between(*first, *last));
            }
        }
    }
    words.remove("");
    words
}

#[cfg(test)]
mod tests {
    use super::super::Question;
    use super::*;
    use crate::cli::sample::{Size, text};
    use crate::wording::Key;

    /// A title and a date hold the words that they hold when they are written one after the other.
    #[test]
    fn an_event_is_found_as_it_is_written() {
        let size = Size {
            operations: 300,
            partners: 2,
            seed: 5,
        };
        let contract = crate::file::read("a.ron", text(size).as_bytes())
            .unwrap()
            .contract;
        let mut asked: BTreeSet<String> = BTreeSet::new();
        let events = &contract.schedule.deadlines;
        for lang in [Lang::Fr, Lang::En] {
            asked.extend([
                "xyzzy".to_owned(),
                crate::wording::text(lang, Key::DateUnknown).to_owned(),
            ]);
            for event in events.iter().step_by(17) {
                let whole = format!("{} {}", event.title, when(event.date, Style::Long, lang));
                for word in fold(&whole).split(' ') {
                    asked.extend([word.to_owned(), word.chars().skip(1).take(3).collect()]);
                }
            }
        }
        let mut found = 0;
        for lang in [Lang::Fr, Lang::En] {
            let of_dates = words(lang);
            for query in asked.iter().filter(|query| !query.trim().is_empty()) {
                let question = Question::of(&format!("{query} a"));
                for event in events {
                    let date = when(event.date, Style::Long, lang);
                    let expected = question.matches(&format!("{} {date}", event.title));
                    let is_found = question.matches_parts(&event.title, &of_dates, || date.clone());
                    assert_eq!(is_found, expected, "{query}: {} {date}", event.title);
                    found += usize::from(is_found);
                }
            }
        }
        assert!(found > 100, "{found}");
    }
}
