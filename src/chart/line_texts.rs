//! What is searched of each line of a contract, folded once, so that every letter of a query only looks through it. It
//! must not know any language: an axis is called by its number in each, and those names are added when they are asked.

mod piece;
mod search;
mod words;

pub use words::{Held, Words};

use crate::contract::{Contract, Line};
use crate::wording::fold::fold;
use crate::wording::{Lang, names};
use piece::Piece;
use std::borrow::Cow;
use std::sync::Arc;

/// Lines of a piece that was made whole.
const PIECE: usize = 256;

/// The number, label and title of each line, in the order of the contract, without accents and case. Kept in pieces that
/// copies share, so that a search goes on in what it was given while edits are made.
#[derive(Debug, Clone, Default)]
pub struct LineTexts {
    pieces: Vec<Arc<Piece>>,
    /// The place of the first line of each piece.
    starts: Vec<usize>,
    /// What a filter keeps of them, where somebody found that out.
    kept: Option<Kept>,
}

/// The lines that a filter keeps.
#[derive(Debug, Clone)]
struct Kept {
    filter: String,
    lang: Lang,
    places: Arc<Vec<u32>>,
}

impl LineTexts {
    /// The texts of a contract's lines.
    pub fn of(contract: &Contract) -> Self {
        let mut texts = Self::default();
        let mut piece = Piece::default();
        for line in &contract.lines {
            if piece.len() == PIECE {
                texts.pieces.push(Arc::new(std::mem::take(&mut piece)));
            }
            piece.push(&text_of(line));
        }
        if piece.len() > 0 {
            texts.pieces.push(Arc::new(piece));
        }
        texts.count();
        texts
    }

    /// Keeps which lines a filter keeps, with those that they are in, until lines come, go or change.
    pub fn keep(&mut self, filter: &str, lang: Lang, places: Arc<Vec<u32>>) {
        let filter = filter.to_owned();
        self.kept = Some(Kept {
            filter,
            lang,
            places,
        });
    }

    /// The lines that a filter keeps, if that was found out.
    pub fn kept(&self, filter: &str, lang: Lang) -> Option<&Arc<Vec<u32>>> {
        let kept = self.kept.as_ref();
        let kept = kept.filter(|kept| kept.filter == filter && kept.lang == lang)?;
        Some(&kept.places)
    }

    /// What is searched of the line at a place, folded.
    pub fn at(&self, place: usize, line: &Line, lang: Lang) -> Cow<'_, str> {
        let own = self.own(place).unwrap_or_default();
        if line.is_axis() {
            Cow::Owned(format!("{} {own}", fold(&names::line(line, lang))))
        } else {
            Cow::Borrowed(own)
        }
    }

    fn own(&self, place: usize) -> Option<&str> {
        let piece = self.starts.partition_point(|start| *start <= place);
        let piece = piece.checked_sub(1)?;
        let within = place.checked_sub(*self.starts.get(piece)?)?;
        self.pieces.get(piece)?.get(within)
    }

    /// The lines of these places, which rise, are gone.
    pub fn take(&mut self, places: &[usize]) {
        let mut left = places;
        for (piece, start) in self.pieces.iter_mut().zip(&self.starts) {
            let here = left.partition_point(|at| *at < start + piece.len());
            let (mine, rest) = left.split_at(here);
            left = rest;
            if !mine.is_empty() {
                let kept = piece.iter().enumerate();
                let kept = kept.filter(|(at, _)| mine.binary_search(&(start + at)).is_err());
                *piece = Arc::new(kept.map(|(_, text)| text).collect());
            }
        }
        self.pieces.retain(|piece| piece.len() > 0);
        self.count();
    }

    /// These lines are there now, at these places, which rise.
    pub fn put<'a>(&mut self, lines: impl Iterator<Item = (usize, &'a Line)>) {
        let mut rest = lines.peekable();
        let mut pieces = Vec::with_capacity(self.pieces.len());
        let mut at = 0;
        for piece in std::mem::take(&mut self.pieces) {
            if rest
                .peek()
                .is_none_or(|(next, _)| *next >= at + piece.len())
            {
                at += piece.len();
                pieces.push(piece);
                continue;
            }
            let mut all = Piece::default();
            for text in piece.iter() {
                while let Some((_, line)) = rest.next_if(|(next, _)| *next <= at) {
                    all.push(&text_of(line));
                    at += 1;
                }
                all.push(text);
                at += 1;
            }
            pieces.extend(all.cut(PIECE).into_iter().map(Arc::new));
        }
        let after: Piece = rest.map(|(_, line)| text_of(line)).collect();
        pieces.extend(after.cut(PIECE).into_iter().map(Arc::new));
        self.pieces = pieces;
        self.count();
    }

    fn count(&mut self) {
        self.kept = None;
        let mut start = 0;
        let starts = self.pieces.iter().map(|piece| {
            let own = start;
            start += piece.len();
            own
        });
        self.starts = starts.collect();
    }
}

impl PartialEq for LineTexts {
    /// How the texts are cut into pieces is no part of them.
    fn eq(&self, other: &Self) -> bool {
        let texts = |of: &'_ Self| -> Vec<Arc<Piece>> { of.pieces.clone() };
        let (ours, theirs) = (texts(self), texts(other));
        let ours = ours.iter().flat_map(|piece| piece.iter());
        ours.eq(theirs.iter().flat_map(|piece| piece.iter()))
    }
}
impl Eq for LineTexts {}

/// What is searched of a line in every language.
fn text_of(line: &Line) -> String {
    let mut pieces = vec![line.number().unwrap_or_default(), line.label()];
    if line.label() != line.title {
        pieces.push(&line.title);
    }
    fold(&pieces.join(" "))
}

#[cfg(test)]
mod tests;
