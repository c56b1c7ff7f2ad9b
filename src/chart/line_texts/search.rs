//! The lines that hold the words of a query.

use super::LineTexts;
use super::piece::Piece;
use crate::contract::Contract;
use crate::wording::Lang;
use crate::wording::fold::{Query, fold};
use crate::wording::names;
use memchr::memmem::Finder;
use std::thread;

/// Fewer lines than these are searched by one thread.
const FEW: usize = 20_000;

impl LineTexts {
    /// The lines that hold every word of a query. Axes are also called by their numbers, which needs
    /// a language. The places of those that were found, in order.
    pub fn sought(&self, contract: &Contract, query: &Query, lang: Lang) -> Vec<u32> {
        let words: Vec<&str> = query.words().filter(|word| !word.is_empty()).collect();
        let lines = self.starts.last().map_or(0, |start| start + super::PIECE);
        let pieces: Vec<(&Piece, usize)> = self
            .pieces
            .iter()
            .map(AsRef::as_ref)
            .zip(self.starts.iter().copied())
            .collect();
        let mut found = if lines < FEW {
            search(&pieces, &words)
        } else {
            let (first, second) = pieces.split_at(pieces.len() / 2);
            thread::scope(|scope| {
                let other = thread::Builder::new().spawn_scoped(scope, || search(second, &words));
                let mut found = search(first, &words);
                let rest = other.ok().and_then(|thread| thread.join().ok());
                found.extend(rest.unwrap_or_else(|| search(second, &words)));
                found
            })
        };
        let before = found.len();
        for axis in contract.axes() {
            let Some(place) = contract.line_place(&axis.id) else {
                continue;
            };
            let own = self.own(place).unwrap_or_default();
            let called = format!("{} {own}", fold(&names::line(axis, lang)));
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            if query.matches_folded(&called)
                && found
                    .get(..before)
                    .is_some_and(|f| f.binary_search(&place).is_err())
            {
                found.push(place);
            }
        }
        if found.len() > before {
            found.sort_unstable();
        }
        found
    }
}

fn search(pieces: &[(&Piece, usize)], words: &[&str]) -> Vec<u32> {
    // The longest word is the rarest, mostly.
    let longest = words.iter().max_by_key(|word| word.len());
    let mut found = Vec::new();
    let place = |start: usize, at: usize| u32::try_from(start + at).unwrap_or(u32::MAX);
    let Some(longest) = longest else {
        for (piece, start) in pieces {
            found.extend((0..piece.len()).map(|at| place(*start, at)));
        }
        return found;
    };
    let finder = Finder::new(longest.as_bytes());
    let others: Vec<Finder<'_>> = words
        .iter()
        .filter(|word| word != &longest)
        .map(|word| Finder::new(word.as_bytes()))
        .collect();
    for (piece, start) in pieces {
        let text = piece.text().as_bytes();
        let (mut from, mut line) = (0, 0);
        while let Some(hit) = text.get(from..).and_then(|rest| finder.find(rest)) {
            line = piece.holder(line, from + hit);
            let own = piece.get(line).unwrap_or_default().as_bytes();
            if others.iter().all(|other| other.find(own).is_some()) {
                found.push(place(*start, line));
            }
            from = piece.end(line).unwrap_or(text.len());
            line += 1;
        }
    }
    found
}
