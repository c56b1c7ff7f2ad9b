//! Concentration: operations by size. A histogram with one block for each operation, of what is
//! known of its amount, and how few of them carry how much. Must not know how it is drawn.

mod classes;
mod operations;
#[cfg(test)]
mod tests;

use self::classes::Class;
use self::operations::Operation;
use super::tip::{perimeter_name, sum_named};
use super::{Ink, Scene, Subject, Table, Tip};
use crate::contract::Euros;
use crate::summary::Sum;
use crate::wording::{Key, count, fill, number::tally, share, text};

/// One operation.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationMark {
    /// What a click selects.
    pub subject: Subject,
    /// Its colour: ink, or the hue of the partner in focus.
    pub ink: Ink,
    /// Tooltip and spoken text.
    pub tip: Tip,
}

/// What the operations of a row have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Their amounts are known, wholly or in part.
    Amount,
    /// None of them has any money, by decision.
    Nil,
    /// Nothing is known of their amounts.
    Nothing,
}

/// The operations of a size.
#[derive(Debug, Clone, PartialEq)]
pub struct SizeRow {
    /// “de 1 à moins de 2 M€”.
    pub label: String,
    /// How many.
    pub count: String,
    /// What is known of their sum, with its unit; nothing where nothing is known.
    pub sum: String,
    /// What they have in common.
    pub known: Known,
    /// The operations, the largest first; those of the partner in focus before the others.
    pub marks: Vec<OperationMark>,
    /// The row as one mark, where there is no room for one block each.
    pub tip: Tip,
}

/// Operations by size.
#[derive(Debug, Clone, PartialEq)]
pub struct Concentration {
    /// Title.
    pub title: String,
    /// Whose operations, in which perimeter.
    pub scope: String,
    /// How few operations carry half of what is known, or why that cannot be said.
    pub finding: Option<String>,
    /// What “≥” means here, when some amounts are minima.
    pub note: Option<String>,
    /// From the smallest size to the largest, then what has no size.
    pub rows: Vec<SizeRow>,
    /// Whole numbers of operations at which rules stand.
    pub ticks: Vec<usize>,
    /// Why there is nothing to show.
    pub empty: Option<String>,
    heads: Vec<String>,
}

impl Concentration {
    /// The chart of a scene.
    pub fn of(scene: &Scene<'_>) -> Self {
        let lang = scene.look.lang;
        let operations = operations::all(scene);
        let (one, other) = (Key::OperationsOne, Key::OperationsOther);
        let counted = count(lang, one, other, operations.len(), &[]);
        let values = [
            ("operations", counted.as_str()),
            ("perimeter", &perimeter_name(scene)),
        ];
        let rows = rows(scene, &operations);
        let most = rows.iter().map(|r| r.marks.len()).max().unwrap_or(0);
        let is_minimum = operations.iter().any(|o| o.sum.is_minimum());
        Self {
            title: text(lang, Key::ConcentrationTitle).to_owned(),
            scope: fill(lang, Key::ConcentrationScope, &values),
            finding: finding(scene, &operations),
            note: is_minimum.then(|| text(lang, Key::ConcentrationMinimumNote).to_owned()),
            rows,
            ticks: ticks(most),
            empty: operations
                .is_empty()
                .then(|| text(lang, Key::ConcentrationNone).to_owned()),
            heads: [
                Key::ConcentrationSizeColumn,
                Key::ConcentrationCountColumn,
                Key::ConcentrationSumColumn,
            ]
            .map(|key| text(lang, key).to_owned())
            .to_vec(),
        }
    }

    /// The largest number of operations in a row.
    pub fn most(&self) -> usize {
        self.rows.iter().map(|r| r.marks.len()).max().unwrap_or(0)
    }

    /// The table behind the chart.
    pub fn table(&self) -> Table {
        let mut rows = Vec::new();
        for row in &self.rows {
            let cells = [&row.label, &row.count, &row.sum];
            rows.push(cells.map(String::clone).to_vec());
        }
        Table {
            caption: format!("{} · {}", self.title, self.scope),
            headers: self.heads.clone(),
            rows,
        }
    }
}

/// Rows from the smallest size to the largest, with those between that hold nothing; then nil,
/// then unknown.
fn rows(scene: &Scene<'_>, operations: &[Operation<'_>]) -> Vec<SizeRow> {
    let lang = scene.look.lang;
    let known: Vec<Euros> = operations.iter().filter_map(Operation::size).collect();
    let mut rows: Vec<SizeRow> = classes::of(&known)
        .into_iter()
        .map(|class| {
            let inside = |o: &&Operation<'_>| o.size().is_some_and(|size| class.holds(size));
            row(scene, class_label(scene, class), Known::Amount, {
                operations.iter().filter(inside)
            })
        })
        .collect();
    let nil = operations.iter().filter(|o| o.is_nil());
    let unknown = operations.iter().filter(|o| o.sum.known.is_none());
    let label = |key| text(lang, key).to_owned();
    rows.push(row(scene, label(Key::ConcentrationNil), Known::Nil, nil));
    let label = label(Key::StateNotPublished);
    rows.push(row(scene, label, Known::Nothing, unknown));
    rows.retain(|r| r.known == Known::Amount || !r.marks.is_empty());
    rows
}

fn class_label(scene: &Scene<'_>, class: Class) -> String {
    let look = scene.look;
    let unit = look.measure.unit();
    let named = |edge: Euros| crate::wording::amount::euros_named(edge, unit, 6, look.lang);
    let bare = |edge: Euros| crate::wording::amount::euros(edge, unit, 6, look.lang);
    match class.from {
        Some(from) => fill(
            look.lang,
            Key::ConcentrationClass,
            &[("from", &bare(from)), ("to", &named(class.below))],
        ),
        None => fill(
            look.lang,
            Key::ConcentrationBelow,
            &[("to", &named(class.below))],
        ),
    }
}

fn row<'a>(
    scene: &Scene<'_>,
    label: String,
    known: Known,
    operations: impl Iterator<Item = &'a Operation<'a>>,
) -> SizeRow {
    let lang = scene.look.lang;
    let mut inside: Vec<&Operation<'_>> = operations.collect();
    // The partner in focus stands on the baseline.
    inside.sort_by_key(|o| (!o.in_focus, std::cmp::Reverse(o.sum.known), o.place));
    let mut sum = Sum::default();
    for operation in &inside {
        sum.merge(&operation.sum);
    }
    let (one, other) = (Key::OperationsOne, Key::OperationsOther);
    let count = count(lang, one, other, inside.len(), &[]);
    let sum = match known {
        Known::Nothing => String::new(),
        _ if inside.is_empty() => String::new(),
        _ => sum_named(&sum, scene.look.measure.unit(), lang).unwrap_or_default(),
    };
    SizeRow {
        tip: Tip::new(
            label.clone(),
            vec![count.clone(), sum.clone(), perimeter_name(scene)],
        ),
        marks: inside.into_iter().map(|o| o.mark(scene)).collect(),
        label,
        count,
        sum,
        known,
    }
}

/// “3 opérations sur 8 portent 61 % des montants connus : 50 M€ sur 82 M€”: as many of the
/// largest as it takes to hold half. Nothing is said of fewer than four known amounts.
fn finding(scene: &Scene<'_>, operations: &[Operation<'_>]) -> Option<String> {
    let look = scene.look;
    let (lang, unit) = (look.lang, look.measure.unit());
    let mut sums: Vec<&Sum> = operations
        .iter()
        .filter(|o| o.size().is_some())
        .map(|o| &o.sum)
        .collect();
    sums.sort_by_key(|sum| std::cmp::Reverse(sum.known));
    if sums.len() < 4
        || sums
            .iter()
            .any(|s| s.known.is_some_and(|k| k.is_negative()))
    {
        return None;
    }
    let whole = known(sums.iter().copied());
    let all = whole.known?;
    let mut taken = 0;
    let mut part = Euros::ZERO;
    for sum in &sums {
        part = part.plus(sum.known.unwrap_or_default());
        taken += 1;
        if part.plus(part) >= all {
            break;
        }
    }
    let ratio = part.ratio(all)?;
    let some = known(sums.iter().copied().take(taken));
    let of = tally(sums.len(), lang);
    let key = (Key::ConcentrationFindingOne, Key::ConcentrationFindingOther);
    let values = [
        ("of", of.as_str()),
        ("share", &share::of_ratio(ratio, 0, lang)),
        ("part", &sum_named(&some, unit, lang)?),
        ("whole", &sum_named(&whole, unit, lang)?),
    ];
    Some(count(lang, key.0, key.1, taken, &values))
}

/// The known parts alone, as an exact sum: the words around it say that it is of what is known.
fn known<'a>(sums: impl Iterator<Item = &'a Sum>) -> Sum {
    let mut whole = Sum::default();
    for sum in sums {
        whole.merge(sum);
    }
    whole.unknown = 0;
    whole
}

/// Up to five whole numbers of operations, from zero.
fn ticks(most: usize) -> Vec<usize> {
    let mut step = 1;
    let mut grow = [2, 5, 10].iter().cycle();
    let mut tens = 1;
    while most.div_ceil(step) > 4 {
        let Some(factor) = grow.next() else { break };
        step = tens * factor;
        if *factor == 10 {
            tens = step;
        }
    }
    (0..=most / step).map(|n| n * step).collect()
}
