//! The key figure of one partner: its commitment, its weight, how many axes it funds.

use super::{KeyFigure, announced, envelope_text};
use crate::chart::tip::{
    Tip, inside, perimeter_name, source_line, state_named, status_line, sum_named,
};
use crate::chart::{Scene, Subject};
use crate::contract::{Euros, Partner, Subject as About};
use crate::summary::Sum;
use crate::wording::amount::{Sign, prefixed};
use crate::wording::{Key, fill, number, sentence, share, text};

/// The commitment of a partner and what it weighs.
pub(super) fn commitment(scene: &Scene<'_>, partner: &Partner) -> KeyFigure {
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let label = fill(
        lang,
        Key::FigureCommitmentOf,
        &[("of_partner", &sentence::of_partner(partner, lang))],
    );
    let best = scene
        .summary
        .totals
        .partner(&partner.id)
        .map(|t| t.best())
        .unwrap_or_default();
    let Some(known) = best.known else {
        let note = text(lang, Key::FigureCommitmentNone).to_owned();
        return KeyFigure {
            subject: Some(Subject::Partner(partner.id.clone())),
            tip: Tip::new(&label, vec![note.clone(), perimeter_name(scene)]),
            label,
            value: text(lang, Key::StateShortNotPublished).to_owned(),
            after: String::new(),
            gap: None,
            note,
        };
    };
    let figure = announced(scene, &About::Partner(partner.id.clone()));
    let state = figure.and_then(|a| a.state());
    let value = state
        .and_then(|s| state_named(s, unit, lang))
        .or_else(|| sum_named(&best, unit, lang))
        .unwrap_or_default();
    let note = weight(scene, partner, known, &best);
    let mut lines = vec![value.clone()];
    lines.extend(state.map(|s| status_line(s, lang)));
    lines.push(note.clone());
    lines.push(perimeter_name(scene));
    lines.extend(figure.map(|f| source_line(scene, &f.sources)));
    KeyFigure {
        subject: Some(Subject::Partner(partner.id.clone())),
        tip: Tip::new(&label, lines),
        label,
        value,
        after: String::new(),
        gap: None,
        note,
    }
}

/// “7,1 % de 2,75 Md€ · 4 axes dotés sur 6”.
fn weight(scene: &Scene<'_>, partner: &Partner, known: Euros, best: &Sum) -> String {
    let (lang, unit) = (scene.look.lang, scene.look.measure.unit());
    let totals = &scene.summary.totals;
    let envelope = totals.envelope.and_then(|e| e.known);
    let base = match (envelope, envelope_text(scene)) {
        (Some(base), Some(printed)) => Some((base, printed)),
        _ => totals.parts.known.zip(sum_named(&totals.parts, unit, lang)),
    };
    let share = base.and_then(|(base, printed)| {
        let ratio = known.ratio(base)?;
        let sign = if best.unknown > 0 {
            Sign::AtLeast
        } else {
            Sign::Exact
        };
        Some((prefixed(sign, &share::of_ratio(ratio, 1, lang)), printed))
    });
    let matrix = &scene.summary.matrix;
    let column = matrix.column(&partner.id);
    let funded = matrix.axes().filter(|row| {
        let cell = column.and_then(|c| row.cells.get(c));
        cell.and_then(|c| c.sum.known).is_some_and(|k| !k.is_zero())
    });
    let (funded, axes) = (funded.count(), matrix.axes().count());
    let has_lines = scene
        .summary
        .totals
        .partner(&partner.id)
        .is_some_and(|t| t.lines.known.is_some());
    let Some((share, base)) = share else {
        return String::new();
    };
    if !has_lines {
        let detail = inside(text(lang, Key::PartnersAxesNotPublished));
        let known = fill(
            lang,
            Key::FigureShareOf,
            &[("share", &share), ("base", &base)],
        );
        return format!("{known} · {detail}");
    }
    let key = if funded < 2 {
        Key::FigureCommitmentNoteOne
    } else {
        Key::FigureCommitmentNoteOther
    };
    fill(
        lang,
        key,
        &[
            ("share", &share),
            ("base", &base),
            ("funded", &number::tally(funded, lang)),
            ("axes", &number::tally(axes, lang)),
        ],
    )
}
