//! Two versions held against each other, as a chart and in words: what leads from one total to
//! the other, what changed cell by cell, and sentences to read aloud. Perimeters are never mixed
//! without saying so, and an unknown amount has no length. Must not know how it is drawn.

mod both;
mod copied;
mod mini;
mod rows;
mod says;
mod scale;
mod sides;
mod table;
#[cfg(test)]
mod tests;

pub use mini::{ContrastCell, Miniatures};
pub use rows::{Bar, BarRow, Piece};
pub use says::{Proposal, Said, SaidKind, SaidList, Sign};
pub use sides::{End, Side, SideKind};

use self::both::Both;
use super::copy::Clip;
use super::partners::Tick;
use super::{Scene, Table};
use crate::compare::{Contrast, Pair, paired};
use crate::contract::{Citation, Contract};
use crate::edit::Snapshot;
use crate::wording::sentence::list;
use crate::wording::{Key, count, fill, text};
use std::sync::Arc;

/// Two versions and what differs between them, in no language.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// What differs.
    pub contrast: Contrast,
    /// What the two are called.
    pub sides: [Side; 2],
    /// Things of two identifiers that are held for the same.
    pub pairs: Vec<Pair>,
    /// Tells it from any other that was worked out in this session.
    pub number: u64,
}

impl Compared {
    /// Holds two contracts against each other. Takes longer than a frame for large ones.
    pub fn of([before, after]: [Arc<Contract>; 2], sides: [Side; 2], pairs: Vec<Pair>) -> Self {
        let before = match pairs.is_empty() {
            true => before,
            false => Arc::new(paired(&before, &pairs)),
        };
        Self {
            contrast: Contrast::of(before, &after),
            sides,
            pairs,
            number: 0,
        }
    }

    /// Citations behind what changed, those of the second version.
    pub(super) fn cited(&self) -> Vec<&Citation> {
        let changes = self.contrast.differences.iter();
        let things = changes.filter_map(|change| change.new.as_ref().or(change.old.as_ref()));
        let cited = things.flat_map(|thing| match thing {
            Snapshot::Commitment(figure) => figure.sources.as_slice(),
            Snapshot::Announced(figure) => figure.sources.as_slice(),
            Snapshot::Deadline(event) => event.sources.as_slice(),
            _ => &[],
        });
        cited.collect()
    }
}

/// What a comparison comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// There are no two versions yet.
    Nothing,
    /// Both say the same.
    Same,
    /// Something differs, and no amount and no date does.
    WordsOnly,
    /// Something differs, and no amount in the perimeter shown does.
    Still,
    /// Amounts differ.
    Moved,
}

/// A comparison as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ContrastChart {
    /// Title.
    pub title: String,
    /// Which amounts, in which perimeters.
    pub scope: String,
    /// How many changes, and which axes are the same.
    pub head: String,
    /// What it comes to.
    pub outcome: Outcome,
    /// The sentence that stands in the place of bars, when there are none.
    pub instead: String,
    /// The two versions by their names.
    pub names: [String; 2],
    /// The same as short as they can be told apart.
    pub short: [String; 2],
    /// The perimeters shown, one after another.
    pub perimeters: String,
    /// Start, steps, end.
    pub rows: Vec<BarRow>,
    /// Where zero is, as a share of the scale.
    pub zero: f32,
    /// Rules of the scale.
    pub ticks: Vec<Tick>,
    /// Sentences by kind.
    pub lists: Vec<SaidList>,
    /// The matrix before and after; nothing where there is nothing to show.
    pub cells: Option<Miniatures>,
    /// The table behind the bars.
    steps: Table,
}

impl ContrastChart {
    /// The comparison of a scene.
    pub fn of(scene: &Scene<'_>) -> Self {
        let Some(both) = Both::of(scene) else {
            return Self::nothing(scene);
        };
        let mut lists = says::lists(&both);
        let mut bars = rows::rows(&both);
        says::link(&mut bars.rows, &mut lists);
        let counted: usize = lists
            .iter()
            .filter(|l| l.kind.counts())
            .map(|l| l.count)
            .sum();
        let outcome = both.outcome(&lists);
        let cells = matches!(outcome, Outcome::Moved | Outcome::Still)
            .then(|| mini::miniatures(&both))
            .filter(|cells| cells.rows > 0 && cells.columns > 0);
        Self {
            title: both.title(),
            scope: both.scope(),
            head: head(&both, outcome, counted),
            instead: both.instead(outcome),
            outcome,
            names: both.names(),
            short: both.short_names(),
            perimeters: both.perimeters(),
            steps: table::steps(&both, &bars.rows),
            rows: match outcome {
                Outcome::Moved => bars.rows,
                _ => Vec::new(),
            },
            zero: bars.zero,
            ticks: bars.ticks,
            lists,
            cells,
        }
    }

    fn nothing(scene: &Scene<'_>) -> Self {
        let lang = scene.look.lang;
        Self {
            title: text(lang, Key::ScreenContrast).to_owned(),
            scope: String::new(),
            head: String::new(),
            outcome: Outcome::Nothing,
            instead: text(lang, Key::ContrastNothing).to_owned(),
            names: [String::new(), String::new()],
            short: [String::new(), String::new()],
            perimeters: String::new(),
            rows: Vec::new(),
            zero: 0.0,
            ticks: Vec::new(),
            lists: Vec::new(),
            cells: None,
            steps: Table::default(),
        }
    }

    /// Both names and what is shown of them, under a title.
    pub fn note(&self) -> String {
        let [before, after] = &self.names;
        let names = match before.is_empty() {
            true => String::new(),
            false => format!("{before} → {after}. "),
        };
        let said = if self.instead.is_empty() {
            &self.scope
        } else {
            &self.instead
        };
        format!("{names}{said}")
    }

    /// Everything it shows, in words: rows, then sentences.
    pub fn spoken(&self) -> impl Iterator<Item = String> + '_ {
        let rows = self.rows.iter().map(|row| match row.bar {
            Bar::Rule => row.title.clone(),
            _ => row.tip.spoken.clone(),
        });
        let said = self.lists.iter().flat_map(|list| {
            let head = std::iter::once(list.title.clone());
            head.chain(list.list.iter().map(|said| said.text.clone()))
        });
        rows.chain(said)
    }

    /// The table behind the chart: steps, then sentences.
    pub fn table(&self) -> Table {
        table::whole(self)
    }

    /// The comparison for minutes: sentences as text, sentences and steps as HTML.
    pub fn minutes(&self) -> Clip {
        copied::minutes(self)
    }

    /// The sentence of this number, counted over all lists.
    pub fn said(&self, n: usize) -> Option<&Said> {
        self.lists.iter().flat_map(|l| &l.list).nth(n)
    }
}

/// “10 changements · axes 1, 2, 3, 4 et 6 identiques”.
fn head(both: &Both<'_>, outcome: Outcome, counted: usize) -> String {
    let lang = both.lang;
    if outcome == Outcome::Same {
        return text(lang, Key::ContrastSame).to_owned();
    }
    let (one, other) = (Key::ContrastChangesOne, Key::ContrastChangesOther);
    let changes = count(lang, one, other, counted, &[]);
    let same = both.untouched_axes();
    if same.is_empty() {
        return changes;
    }
    let all = both.contrast.after.axes().count();
    let named = if same.len() == all && all > 1 {
        text(lang, Key::ContrastAxesAll).to_owned()
    } else {
        let names = list(&same, lang);
        let (one, other) = (Key::ContrastAxesSameOne, Key::ContrastAxesSameOther);
        count(lang, one, other, same.len(), &[("list", &names)])
    };
    fill(
        lang,
        Key::ContrastHead,
        &[("changes", &changes), ("same", &named)],
    )
}
