//! Texts of lines that stand together, one after the other in memory, each ended by a line break: no folded text holds
//! one, so that what is found in the piece is found within a line.

/// Texts that stand together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Piece {
    text: String,
    /// Where each ends, its line break included.
    ends: Vec<u32>,
}

impl Piece {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// All texts, and what ends each.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    pub fn get(&self, at: usize) -> Option<&str> {
        let start = at
            .checked_sub(1)
            .map_or(Some(0), |before| self.end(before))?;
        self.text.get(start..self.end(at)?.checked_sub(1)?)
    }

    /// Where a text ends, its line break included.
    pub fn end(&self, at: usize) -> Option<usize> {
        usize::try_from(*self.ends.get(at)?).ok()
    }

    /// Which text, of those from one on, holds a byte.
    pub fn holder(&self, from: usize, byte: usize) -> usize {
        let byte = u32::try_from(byte).unwrap_or(u32::MAX);
        let rest = self.ends.get(from..).unwrap_or_default();
        // Mostly it is near.
        let near = rest.iter().take(8).position(|end| *end > byte);
        from + near.unwrap_or_else(|| rest.partition_point(|end| *end <= byte))
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// The same in pieces of at most twice as many texts.
    pub fn cut(self, many: usize) -> Vec<Piece> {
        match self.len() {
            0 => Vec::new(),
            len if len <= 2 * many => vec![self],
            _ => {
                let texts: Vec<&str> = self.iter().collect();
                texts
                    .chunks(many)
                    .map(|some| some.iter().collect())
                    .collect()
            }
        }
    }
}

impl<T: AsRef<str>> FromIterator<T> for Piece {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let mut piece = Self::default();
        texts.into_iter().for_each(|text| piece.push(text.as_ref()));
        piece
    }
}
