//! A new text as pieces of the old one and pieces that are new. It must not know what the pieces say.

use crate::file::token::Span;

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
        let mut done = Finished {
            base: self.base,
            text: String::with_capacity(self.base.len()),
            kept_to: 0,
            fresh: String::new(),
            passages: 0,
            since_change: usize::MAX,
        };
        for piece in self.pieces {
            match piece {
                Piece::Kept(span) => done.keep(span),
                Piece::New(text) => done.fresh.push_str(&text),
            }
        }
        let end = Span::new(self.base.len(), self.base.len());
        done.keep(end);
        (done.text, done.passages)
    }
}

struct Finished<'t> {
    base: &'t str,
    text: String,
    kept_to: u32,
    /// New text since the last kept byte.
    fresh: String,
    passages: usize,
    /// Kept bytes since the last change.
    since_change: usize,
}

impl Finished<'_> {
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
        self.text.push_str(&self.fresh);
        self.fresh.clear();
        let kept = span.of(self.base);
        self.text.push_str(kept);
        self.since_change = self.since_change.saturating_add(kept.len());
        self.kept_to = span.end;
    }
}
