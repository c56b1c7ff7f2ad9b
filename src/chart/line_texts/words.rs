//! The lines that hold words, each word known apart: looked for piece by piece as lines are asked for, so that whoever
//! asks for the first few does not wait for all.

use super::LineTexts;
use super::piece::Piece;
use crate::contract::Contract;
use crate::wording::Lang;
use crate::wording::fold::fold;
use crate::wording::names;
use memchr::memmem::Finder;
use std::collections::BTreeMap;

/// Which of some words a text holds: one bit a word.
pub type Held = u64;

/// Fewer lines of a piece than these are looked at one by one.
const FEW: usize = 16;

/// Words that are looked for in the texts of lines.
#[derive(Debug)]
pub struct Words<'a> {
    texts: &'a LineTexts,
    finders: Vec<Finder<'a>>,
    /// What axes hold, which are also called by their numbers.
    axes: BTreeMap<usize, Held>,
}

impl LineTexts {
    /// Looks for folded words; more than [`Held`] has bits are left out, and nobody types as many.
    pub fn words<'a>(&'a self, contract: &Contract, words: &'a [String], lang: Lang) -> Words<'a> {
        let bits = usize::try_from(Held::BITS).unwrap_or(usize::MAX);
        let finders: Vec<Finder<'_>> = words
            .iter()
            .take(bits)
            .map(|word| Finder::new(word.as_bytes()))
            .collect();
        let axes = contract.axes().filter_map(|axis| {
            let place = contract.line_place(&axis.id)?;
            let own = self.own(place).unwrap_or_default();
            let called = format!("{} {own}", fold(&names::line(axis, lang)));
            Some((place, held(&finders, called.as_bytes())))
        });
        Words {
            texts: self,
            axes: axes.collect(),
            finders,
        }
    }
}

impl Words<'_> {
    /// The lines that hold every word but those held otherwise, by their places, in order, each with the words that it
    /// holds.
    pub fn with_all_but(&self, otherwise: Held) -> impl Iterator<Item = (usize, Held)> {
        let all = bits(&self.finders).fold(0, |all, (_, bit)| all | bit);
        let needed = all & !otherwise;
        let pieces = self.texts.pieces.iter().zip(&self.texts.starts);
        pieces.flat_map(move |(piece, start)| {
            let found = self.in_piece(piece, *start, needed);
            found.into_iter().map(move |(at, held)| (start + at, held))
        })
    }

    /// The lines of a piece that hold every word that is needed.
    fn in_piece(&self, piece: &Piece, start: usize, needed: Held) -> Vec<(usize, Held)> {
        let text = piece.text().as_bytes();
        let mut axes = self.axes.range(start..start + piece.len()).peekable();
        // The word that is met last is mostly the rarest.
        let mut rarest: Option<(usize, &Finder<'_>)> = None;
        let mut is_missed = false;
        for (finder, bit) in bits(&self.finders) {
            if needed & bit == 0 {
                continue;
            }
            match finder.find(text) {
                Some(first) if rarest.is_none_or(|(last, _)| first > last) => {
                    rarest = Some((first, finder));
                }
                Some(_) => {}
                None => is_missed = true,
            }
            if is_missed {
                break;
            }
        }
        let mut lines: Vec<usize> = match rarest {
            _ if is_missed => Vec::new(),
            Some((_, finder)) => holders(piece, finder),
            None => (0..piece.len()).collect(),
        };
        if axes.peek().is_some() {
            lines.extend(axes.map(|(place, _)| place - start));
            lines.sort_unstable();
            lines.dedup();
        }
        self.held_by(piece, start, &lines)
            .filter(|(_, held)| held & needed == needed)
            .collect()
    }

    /// What each of these lines of a piece holds.
    fn held_by<'p>(
        &'p self,
        piece: &'p Piece,
        start: usize,
        lines: &'p [usize],
    ) -> impl Iterator<Item = (usize, Held)> + 'p {
        let of_all = (lines.len() > FEW).then(|| {
            let mut of_all: Vec<Held> = vec![0; piece.len()];
            for (finder, bit) in bits(&self.finders) {
                for line in holders(piece, finder) {
                    if let Some(held) = of_all.get_mut(line) {
                        *held |= bit;
                    }
                }
            }
            of_all
        });
        lines.iter().map(move |at| {
            let own = match &of_all {
                Some(of_all) => of_all.get(*at).copied().unwrap_or_default(),
                None => held(&self.finders, piece.get(*at).unwrap_or_default().as_bytes()),
            };
            let called = self.axes.get(&(start + at)).copied().unwrap_or_default();
            (*at, own | called)
        })
    }
}

/// The words, each with its bit.
fn bits<'f, 'n>(
    finders: &'f [Finder<'n>],
) -> impl Iterator<Item = (&'f Finder<'n>, Held)> + use<'f, 'n> {
    finders
        .iter()
        .zip(0..)
        .map(|(finder, bit)| (finder, 1 << bit))
}

fn held(finders: &[Finder<'_>], text: &[u8]) -> Held {
    let held = bits(finders).filter(|(finder, _)| finder.find(text).is_some());
    held.fold(0, |all, (_, bit)| all | bit)
}

/// The lines of a piece that hold a word, in order.
fn holders(piece: &Piece, finder: &Finder<'_>) -> Vec<usize> {
    let text = piece.text().as_bytes();
    let mut lines = Vec::new();
    let (mut from, mut line) = (0, 0);
    while let Some(hit) = text.get(from..).and_then(|rest| finder.find(rest)) {
        line = piece.holder(line, from + hit);
        lines.push(line);
        from = piece.end(line).unwrap_or(text.len());
        line += 1;
        if line >= piece.len() {
            break;
        }
    }
    lines
}
