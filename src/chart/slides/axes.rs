//! The axes as wholes: published shares, or amounts of all signatories.

use super::cut::{Half, cut};
use super::parts::certain_percent;
use super::{Draft, SlideBody, SlideMark, SlideShape, scope};
use crate::chart::axes::{AxesChart, AxisMark, AxisRow, Shape};
use crate::chart::{Ink, Scene};
use crate::contract::Decimal;
use crate::summary::Sum;
use crate::wording::{Key, Lang, count, fill, names, number, sentence, share, text};

pub(super) fn draft(scene: &Scene<'_>, half: Half) -> Option<Draft> {
    let lang = scene.look.lang;
    let chart = AxesChart::of(scene);
    if chart.rows.is_empty() {
        return None;
    }
    let marks = chart.rows.iter();
    let marks = marks.map(|row| mark(row, &row.right, Ink::Strong, lang));
    let (marks, note) = fitted(scene, marks.collect(), half, |rest| total(scene, rest));
    let besides = format!("{}, {}.", chart.right.title, chart.right.scope);
    let mut notes: Vec<String> = chart.note.iter().cloned().collect();
    notes.extend(note);
    Some(Draft {
        neutral: text(lang, Key::SlideAxes).to_owned(),
        scope: scope(scene, &besides),
        body: SlideBody::Bars(marks),
        notes,
        marks: chart.rows.len(),
    })
}

/// What the axes of these marks come to: their published shares, else their amounts.
fn total(scene: &Scene<'_>, rest: &[SlideMark]) -> Option<String> {
    let lang = scene.look.lang;
    let lines = || rest.iter().filter_map(|m| m.subject.as_ref()?.line());
    let totals = &scene.summary.totals;
    let shares: Option<Vec<Decimal>> = lines()
        .map(|line| Some(totals.line(line)?.share?.0.percent()))
        .collect();
    if let Some(shares) = shares {
        let sum = shares
            .iter()
            .try_fold(Decimal::ZERO, |a, b| a.checked_add(*b))?;
        return Some(share::percents(sum, lang));
    }
    let matrix = &scene.summary.matrix;
    let rows = lines().filter_map(|line| matrix.axes().find(|row| row.line == *line));
    named(scene, rows.map(|row| row.total))
}

/// A total of several sums in words.
pub(super) fn named(scene: &Scene<'_>, sums: impl Iterator<Item = Sum>) -> Option<String> {
    let sum = sums.fold(Sum::default(), |mut all, one| {
        all.merge(&one);
        all
    });
    crate::chart::tip::sum_named(&sum, scene.look.measure.unit(), scene.look.lang)
}

/// The marks that a slide has room for, the others as one after them, and what that one stands
/// for.
pub(super) fn fitted(
    scene: &Scene<'_>,
    marks: Vec<SlideMark>,
    half: Half,
    total: impl Fn(&[SlideMark]) -> Option<String>,
) -> (Vec<SlideMark>, Option<String>) {
    let (shown, rest) = cut(marks.len(), 0, half);
    let rest = marks.get(rest).unwrap_or_default();
    let mut out = marks.get(shown).unwrap_or_default().to_vec();
    if rest.is_empty() {
        return (out, None);
    }
    let lang = scene.look.lang;
    let few = number::spelled(rest.len(), lang);
    let (one, other) = (Key::SlideOtherAxesOne, Key::SlideOtherAxesOther);
    let label = sentence::capitalised(&count(lang, one, other, rest.len(), &[("few", &few)]));
    let members: Vec<&str> = rest.iter().map(|mark| mark.label.as_str()).collect();
    let members = members.join(" ; ");
    let values = [("name", label.as_str()), ("members", members.as_str())];
    let note = fill(lang, Key::SlideMembers, &values);
    // Lengths have one scale: together, they may be longer than the longest.
    let length: f64 = rest.iter().filter_map(|mark| mark.shape.length()).sum();
    let most = length.max(1.0);
    for mark in &mut out {
        mark.shape = mark.shape.shrunk(most);
    }
    let value = total(rest).unwrap_or_default();
    let shape = if value.is_empty() {
        SlideShape::Stub
    } else {
        SlideShape::Derived(length / most)
    };
    out.push(SlideMark {
        subject: None,
        badge: String::new(),
        under: String::new(),
        ink: Ink::Weak,
        shape,
        tip: crate::chart::Tip::new(&label, vec![value.clone(), members]),
        note: match value.is_empty() {
            true => text(lang, Key::StateNotPublished).to_owned(),
            false => String::new(),
        },
        label,
        value,
    });
    (out, Some(note))
}

/// The bar of an axis.
pub(super) fn mark(row: &AxisRow, mark: &AxisMark, ink: Ink, lang: Lang) -> SlideMark {
    let pending = text(lang, Key::StatePending);
    SlideMark {
        subject: Some(mark.subject.clone()),
        badge: row.number.clone(),
        label: row.title.clone(),
        under: String::new(),
        ink,
        shape: match mark.shape {
            Shape::Bar(part) => SlideShape::Bar(part),
            Shape::Derived(part, _) => SlideShape::Derived(part),
            Shape::Estimated(part) => SlideShape::Estimated(part),
            Shape::Pending => SlideShape::Pending,
            Shape::Nil => SlideShape::Nil,
            Shape::Stub => SlideShape::Stub,
            Shape::Nothing => SlideShape::Nothing,
        },
        value: mark.value.clone(),
        note: match (mark.shape, mark.note.as_str()) {
            (Shape::Pending, "") => pending.to_owned(),
            (Shape::Pending, note) => format!("{pending}, {note}"),
            (_, note) => note.to_owned(),
        },
        tip: mark.tip.clone(),
    }
}

/// “L’axe 2 reçoit 57,3 % du total”: the one axis above half, as published, or of complete sums.
pub(super) fn finding(scene: &Scene<'_>) -> Option<String> {
    let lang = scene.look.lang;
    let matrix = &scene.summary.matrix;
    let totals = &scene.summary.totals;
    let half = Decimal::from(50);
    for row in matrix.axes() {
        let published = totals.line(&row.line).and_then(|line| line.share);
        let (certain, said) = match published {
            Some((published, _)) => {
                let least = published.percent().checked_sub(published.tolerance())?;
                (least, share::published(published, lang))
            }
            None if row.total.is_complete() && totals.parts.is_complete() => {
                let whole = certain_percent(row.total.interval, totals.parts.interval)?;
                (whole, share::percents(whole, lang))
            }
            None => continue,
        };
        if certain <= half {
            continue;
        }
        let line = scene.contract.line(&row.line)?;
        line.number().filter(|number| !number.is_empty())?;
        let axis = names::line(line, lang);
        let values = [("axis", axis.as_str()), ("share", said.as_str())];
        return Some(crate::wording::sentence::capitalised(&fill(
            lang,
            Key::SlideAxesFinding,
            &values,
        )));
    }
    None
}
