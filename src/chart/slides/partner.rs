//! One partner on each axis: the one in focus, else the reference.

use super::axes::{fitted, mark, named};
use super::cut::Half;
use super::{Draft, SlideBody, SlideMark, scope};
use crate::chart::axes::AxesChart;
use crate::chart::overview::shown_partner;
use crate::chart::tip::sum_named;
use crate::chart::{Ink, Scene};
use crate::summary::Sum;
use crate::wording::{Key, fill, names, sentence};

pub(super) fn draft(scene: &Scene<'_>, half: Half) -> Option<Draft> {
    let lang = scene.look.lang;
    let partner = shown_partner(scene)?;
    let chart = AxesChart::of(scene);
    let legend = chart.left.as_ref()?;
    let ink = match legend.ink {
        None | Some(Ink::Weak) => Ink::Strong,
        Some(other) => other,
    };
    let rows = chart.rows.iter();
    let marks = rows.filter_map(|row| Some(mark(row, row.left.as_ref()?, ink, lang)));
    let marks: Vec<SlideMark> = marks.collect();
    if marks.is_empty() {
        return None;
    }
    let all = marks.len();
    let matrix = &scene.summary.matrix;
    let cell = |mark: &SlideMark| {
        Some(
            matrix
                .cell(mark.subject.as_ref()?.line()?, &partner.id)?
                .sum,
        )
    };
    let (marks, grouped) = fitted(scene, marks, half, |rest| {
        named(scene, rest.iter().filter_map(cell))
    });
    let (total, note) = &chart.left_total;
    let words = format!("{} {total} {note}", chart.total);
    let besides = format!("{}, {}. {}.", legend.title, legend.scope, words.trim());
    let of_partner = sentence::of_partner(partner, lang);
    Some(Draft {
        neutral: fill(lang, Key::SlidePartner, &[("of_partner", &of_partner)]),
        scope: scope(scene, &besides),
        body: SlideBody::Bars(marks),
        notes: grouped.into_iter().collect(),
        marks: all,
    })
}

/// “La MEL engage 194,6 M€, dont 142,8 M€ sur l’axe 2”: a complete total and its largest part.
pub(super) fn finding(scene: &Scene<'_>) -> Option<String> {
    let (lang, unit) = (scene.look.lang, scene.look.measure.unit());
    let partner = shown_partner(scene)?;
    let matrix = &scene.summary.matrix;
    let totals = scene.summary.totals.partner(&partner.id)?;
    let best = totals.best();
    if !best.is_complete() || exceeds(&totals.lines, &best) {
        return None;
    }
    let cells = matrix
        .axes()
        .filter_map(|row| Some((row, matrix.cell(&row.line, &partner.id)?)));
    let (row, cell) = cells
        .filter(|(_, cell)| cell.sum.is_complete())
        .max_by_key(|(_, cell)| cell.sum.known)?;
    // The largest whatever the rounding and whatever is not known beside it.
    let rest = best.known?.minus(cell.sum.known?);
    if cell.sum.known? <= rest {
        return None;
    }
    let total = sum_named(&best, unit, lang)?;
    let part = sum_named(&cell.sum, unit, lang)?;
    let line = scene.contract.line(&row.line)?;
    line.number().filter(|number| !number.is_empty())?;
    let axis = names::line(line, lang);
    let who = sentence::capitalised(&sentence::the_partner(partner, lang));
    let values = [
        ("partner", who.as_str()),
        ("total", total.as_str()),
        ("part", part.as_str()),
        ("axis", axis.as_str()),
    ];
    Some(fill(lang, Key::SlidePartnerFinding, &values))
}

/// True when lines say more than the total that is announced, whatever was rounded: a part of
/// such a total is not “of which”.
fn exceeds(lines: &Sum, total: &Sum) -> bool {
    let ends = lines.interval.low.zip(total.interval.high);
    ends.is_some_and(|(least, most)| least > most)
}
