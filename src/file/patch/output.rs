//! A new text as pieces of the old one and pieces that are new. It must not know what the pieces say.

use super::local::Near;
use crate::file::token::{Span, offset};

/// Kept bytes between two changes up to which they count as one place.
const NEAR: usize = 3;

/// A piece of the new text.
enum Piece {
    /// These bytes of the old text, where they were.
    Kept(Span),
    /// Other text.
    New(String),
}

/// A new text, under construction. Kept pieces are to be given in the order of the old text.
pub(super) struct Output<'t> {
    base: &'t str,
    pieces: Vec<Piece>,
}

impl<'t> Output<'t> {
    pub(super) fn new(base: &'t str) -> Self {
        Self {
            base,
            pieces: Vec::new(),
        }
    }

    /// Keeps bytes of the old text.
    pub(super) fn keep(&mut self, start: u32, end: u32) {
        if start < end {
            self.pieces.push(Piece::Kept(Span { start, end }));
        }
    }

    /// Adds new text.
    pub(super) fn push(&mut self, text: &str) {
        if !text.is_empty() {
            self.pieces.push(Piece::New(text.to_owned()));
        }
    }

    /// Adds another output of the same old text.
    pub(super) fn append(&mut self, mut other: Output<'t>) {
        self.pieces.append(&mut other.pieces);
    }

    /// The same without the first bytes of the first piece, which is kept and starts with them.
    pub(super) fn without_start(mut self, start: Span) -> Self {
        if let Some(Piece::Kept(span)) = self.pieces.first_mut()
            && span.start == start.start
        {
            span.start = start.end;
        }
        self
    }

    /// The pieces one after the other.
    pub(super) fn text(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Kept(span) => span.of(self.base),
            Piece::New(text) => text,
        });
        pieces.collect()
    }

    /// The whole new text, and in how many places it differs from the old one.
    pub(super) fn finish(self) -> (String, usize) {
        let done = self.finished(Around::default());
        (done.text, done.passages)
    }

    /// The same where the old text is what is left of a longer one: what was left out is put back.
    /// `None` when a cut is not where it was, between two kept bytes.
    pub(super) fn finish_around(self, whole: &str, cuts: &[Cut]) -> Option<Near> {
        let done = self.finished(Around { whole, cuts });
        (done.around.cuts.is_empty() && !done.torn).then_some(Near {
            text: done.text,
            passages: done.passages,
            starts: done.put_back,
        })
    }

    fn finished<'c>(self, around: Around<'c>) -> Finished<'t, 'c> {
        let room = self.base.len().max(around.whole.len());
        let mut done = Finished {
            base: self.base,
            around,
            text: String::with_capacity(room.saturating_add(256)),
            kept_to: 0,
            fresh: String::new(),
            passages: 0,
            since_change: usize::MAX,
            torn: false,
            put_back: Vec::new(),
        };
        for piece in self.pieces {
            match piece {
                Piece::Kept(span) => done.keep(span),
                Piece::New(text) => done.fresh.push_str(&text),
            }
        }
        let end = Span::new(self.base.len(), self.base.len());
        done.keep(end);
        done
    }
}

/// Where something was left out.
pub(super) struct Cut {
    /// The place in what is left.
    pub at: u32,
    /// What was left out, in the whole text.
    pub left_out: Span,
}

/// The text that the old one is a part of, and the cuts that are still to be put back.
#[derive(Default)]
struct Around<'c> {
    whole: &'c str,
    cuts: &'c [Cut],
}

struct Finished<'t, 'c> {
    base: &'t str,
    around: Around<'c>,
    text: String,
    kept_to: u32,
    /// New text since the last kept byte.
    fresh: String,
    passages: usize,
    /// Kept bytes since the last change.
    since_change: usize,
    /// A cut stands right after new text: it may have been before or after it.
    torn: bool,
    /// Where each cut was put back.
    put_back: Vec<usize>,
}

impl Finished<'_, '_> {
    fn keep(&mut self, span: Span) {
        if span.start < self.kept_to {
            self.fresh.push_str(span.of(self.base));
            return;
        }
        let replaced = Span {
            start: self.kept_to,
            end: span.start,
        };
        if replaced.of(self.base) != self.fresh {
            if self.since_change > NEAR {
                self.passages = self.passages.saturating_add(1);
            }
            self.since_change = 0;
        }
        let follows_change = !self.fresh.is_empty() || replaced.start != replaced.end;
        let next_cut = self.around.cuts.first().map(|cut| cut.at);
        self.torn |= follows_change && next_cut == Some(span.start);
        self.text.push_str(&self.fresh);
        self.fresh.clear();
        self.push(span);
        self.since_change = self.since_change.saturating_add(offset(span.len()));
        self.kept_to = span.end;
    }

    /// Adds kept bytes, with what was left out among them.
    fn push(&mut self, span: Span) {
        let mut start = span.start;
        while let Some((cut, rest)) = self.around.cuts.split_first()
            && (span.start..span.end).contains(&cut.at)
        {
            let end = cut.at;
            self.text.push_str(Span { start, end }.of(self.base));
            self.put_back.push(self.text.len());
            self.text.push_str(cut.left_out.of(self.around.whole));
            start = end;
            self.around.cuts = rest;
        }
        let end = span.end;
        self.text.push_str(Span { start, end }.of(self.base));
    }
}
