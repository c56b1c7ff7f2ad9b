//! The axes as wholes: published shares, or amounts of all signatories.

use super::parts::certain_percent;
use super::{Draft, MOST_MARKS, SlideBody, SlideMark, SlideShape, holds, phrase, scope};
use crate::chart::axes::{AxesChart, AxisMark, AxisRow, Shape};
use crate::chart::{Ink, Scene};
use crate::contract::Decimal;
use crate::wording::{Key, Lang, names, share, text};

pub(super) fn draft(scene: &Scene<'_>) -> Option<Draft> {
    let lang = scene.look.lang;
    let chart = AxesChart::of(scene);
    if chart.rows.is_empty() {
        return None;
    }
    let marks = chart
        .rows
        .iter()
        .take(MOST_MARKS)
        .map(|row| mark(row, &row.right, Ink::Strong, lang));
    let besides = format!("{}, {}.", chart.right.title, chart.right.scope);
    let mut notes: Vec<String> = chart.note.iter().cloned().collect();
    notes.extend(left_out(scene, chart.rows.len()));
    Some(Draft {
        finding: holds(scene, finding),
        neutral: text(lang, Key::SlideAxes).to_owned(),
        scope: scope(scene, &besides),
        body: SlideBody::Bars(marks.collect()),
        notes,
    })
}

/// How many axes a slide has no room for.
pub(super) fn left_out(scene: &Scene<'_>, rows: usize) -> Option<String> {
    let more = rows.checked_sub(MOST_MARKS).filter(|n| *n > 0)?;
    let (one, other) = (Key::SlideMoreAxesOne, Key::SlideMoreAxesOther);
    Some(crate::wording::count(
        scene.look.lang,
        one,
        other,
        more,
        &[],
    ))
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
fn finding(scene: &Scene<'_>) -> Option<String> {
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
        return Some(crate::wording::sentence::capitalised(&phrase(
            lang,
            Key::SlideAxesFinding,
            &values,
        )));
    }
    None
}
