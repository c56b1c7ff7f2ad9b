//! What is searched of lines is all that they are called, and a search finds what is found line by line.

use super::*;
use crate::app::samples;
use crate::contract::LineId;
use crate::wording::fold::Query;

#[test]
fn every_line_is_found_by_all_that_it_is_called() {
    for name in [samples::REAL, samples::FICTITIOUS] {
        let contract = samples::load(name).unwrap().contract;
        let texts = LineTexts::of(&contract);
        for (place, line) in contract.lines.iter().enumerate() {
            for lang in [Lang::Fr, Lang::En] {
                let text = texts.at(place, line, lang);
                for called in [&names::line(line, lang), line.label(), &line.title] {
                    assert!(text.contains(&fold(called)), "{text}: {called}");
                }
            }
        }
    }
}

fn long() -> Contract {
    let size = crate::cli::sample::Size {
        operations: 3000,
        partners: 1,
        seed: 3,
    };
    let text = crate::cli::sample::text(size);
    crate::file::read("a.ron", text.as_bytes())
        .unwrap()
        .contract
}

/// Each word apart is found where it is found line by line, whichever of them need not be there.
fn assert_words(contract: &Contract, texts: &LineTexts, query: &Query, lang: Lang) {
    let words: Vec<String> = query.words().map(str::to_owned).collect();
    let looked_for = texts.words(contract, &words, lang);
    for otherwise in 0..(1 << words.len()) {
        let one_by_one = contract.lines.iter().enumerate();
        let expected: Vec<(usize, Held)> = one_by_one
            .map(|(at, line)| {
                let text = texts.at(at, line, lang);
                let held = words.iter().zip(0..);
                let held = held.filter(|(word, _)| text.contains(word.as_str()));
                (at, held.fold(0, |all, (_, bit)| all | 1 << bit))
            })
            .filter(|(_, held)| (held | otherwise) == (1 << words.len()) - 1)
            .collect();
        let found: Vec<_> = looked_for.with_all_but(otherwise).collect();
        assert_eq!(found, expected, "{query:?} {otherwise}");
    }
}

/// The same lines as one by one, whatever is asked.
#[test]
fn a_search_finds_what_is_found_line_by_line() {
    let fictitious = samples::load(samples::FICTITIOUS).unwrap().contract;
    for contract in [fictitious, long()] {
        let texts = LineTexts::of(&contract);
        for asked in [
            "",
            "a",
            "axe",
            "axe 2",
            "e a",
            "operation 12",
            "ope tra",
            "xyzzy",
            "2 ",
            "é",
        ] {
            let query = Query::of(asked);
            for lang in [Lang::Fr, Lang::En] {
                let one_by_one = contract.lines.iter().enumerate();
                let expected: Vec<u32> = one_by_one
                    .filter(|(at, line)| query.matches_folded(&texts.at(*at, line, lang)))
                    .map(|(at, _)| u32::try_from(at).unwrap())
                    .collect();
                assert_eq!(texts.sought(&contract, &query, lang), expected, "{asked}");
                assert_words(&contract, &texts, &query, lang);
            }
        }
    }
}

#[test]
fn lines_that_come_and_go_are_searched_as_they_are() {
    let mut contract = long();
    let mut texts = LineTexts::of(&contract);
    let kept = texts.clone();
    let start = contract.clone();
    for (at, many) in [(0, 1), (700, 300), (2500, 2), (100, 600)] {
        let places: Vec<usize> = (at..at + many).collect();
        let lines = contract.take_lines(at..at + many);
        texts.take(&places);
        assert_eq!(texts, LineTexts::of(&contract));
        let to = contract.lines.len() / 2;
        contract.put_lines(to, lines);
        let put: Vec<usize> = (to..to + many).collect();
        let lines = contract.lines.range(to..to + many);
        texts.put(put.iter().copied().zip(lines));
        assert_eq!(texts, LineTexts::of(&contract));
    }
    assert_eq!(contract.line_place(&LineId::new("nowhere").unwrap()), None);
    assert_eq!(kept, LineTexts::of(&start));
}
