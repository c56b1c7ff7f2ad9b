//! Where in the contract the words of a question stand: each word is looked for once in the texts of all lines.

use super::question::{Held, Question};
use crate::chart::Scene;
use crate::wording::fold::Query;

/// The lines that hold each word, by their places, in order.
pub(super) struct Places {
    by_word: Vec<Vec<u32>>,
    lines: usize,
}

impl Places {
    /// Looks for the words of a question.
    pub fn of(scene: &Scene<'_>, question: &Question) -> Self {
        let texts = scene.line_texts;
        let lang = scene.look.lang;
        let places = |word: &String| texts.sought(scene.contract, &Query::of(word), lang);
        // More words than anybody types count as held.
        let bits = usize::try_from(Held::BITS).unwrap_or(usize::MAX);
        Self {
            by_word: question.words.iter().take(bits).map(places).collect(),
            lines: scene.contract.lines.len(),
        }
    }

    /// The lines that hold every word but those held otherwise, in order, each with the words that it
    /// holds.
    pub fn with_all_but(&self, otherwise: Held) -> impl Iterator<Item = (usize, Held)> {
        let bits = || self.by_word.iter().zip(0_u32..);
        let needed = bits().filter(move |(_, bit)| otherwise & (1 << bit) == 0);
        // Of the words that a line must hold, the rarest names the lines to look at.
        let rarest = needed
            .map(|(places, _)| places)
            .min_by_key(|places| places.len());
        let last = u32::try_from(self.lines).unwrap_or(u32::MAX);
        let all = rarest.is_none().then_some(0..last).into_iter().flatten();
        let places = rarest.into_iter().flatten().copied().chain(all);
        let mut at: Vec<usize> = vec![0; self.by_word.len()];
        places.filter_map(move |place| {
            let mut held: Held = 0;
            for ((places, bit), at) in bits().zip(&mut at) {
                while places.get(*at).is_some_and(|other| *other < place) {
                    *at += 1;
                }
                held |= Held::from(places.get(*at) == Some(&place)) << bit;
            }
            let is_all = bits().all(|(_, bit)| (held | otherwise) & (1 << bit) != 0);
            is_all.then_some((usize::try_from(place).ok()?, held))
        })
    }
}
