//! The key figures of the overview: envelope, parts, what is tied to a name, one partner's
//! commitment, completeness. Must not know how they are drawn.

mod commitment;

use self::commitment::commitment;
use super::overview::shown_partner;
use super::tip::{
    Tip, conflict_text, perimeter_name, source_line, state_named, status_line, sum_named,
};
use super::{Ink, Scene, Subject, Table};
use crate::contract::{Announced, Euros, PartnerId, StateKind, Subject as About, Unit};
use crate::summary::{Part, Sum};
use crate::wording::amount::{self, Sign, prefixed};
use crate::wording::{Key, count, fill, number, share, text};

/// How the parts stand to the envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Further apart than rounding explains.
    Apart,
    /// Within the rounding of the figures.
    Within,
}

/// One key figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// What a click selects.
    pub subject: Option<Subject>,
    /// Its name.
    pub label: String,
    /// The figure.
    pub value: String,
    /// What stands after the figure, smaller: ` / 54`.
    pub after: String,
    /// The difference to the envelope.
    pub gap: Option<(Gap, String)>,
    /// Base and scope.
    pub note: String,
    /// Tooltip and spoken text.
    pub tip: Tip,
}

/// One cell of the matrix in miniature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MiniCell {
    /// What is known of it.
    pub state: StateKind,
    /// The colour of its partner.
    pub ink: Ink,
}

/// The key figures, left to right, and the matrix in miniature.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// The figures. The last one is completeness.
    pub list: Vec<KeyFigure>,
    /// Rows of axes, one cell for each signatory.
    pub mini: Vec<Vec<MiniCell>>,
    /// What the table behind is of, and the heads of its columns.
    caption: String,
    headers: Vec<String>,
}

impl Figures {
    /// The key figures of a scene.
    pub fn of(scene: &Scene<'_>) -> Self {
        let mut list = vec![envelope(scene), parts(scene), tied(scene)];
        if let Some(partner) = shown_partner(scene) {
            list.push(commitment(scene, partner));
        }
        list.push(completeness(scene));
        let lang = scene.look.lang;
        let heads = [Key::TableFigure, Key::SlideTableValue, Key::SlideTableMore];
        let title = text(lang, Key::TableFigures);
        let perimeter = perimeter_name(scene);
        Self {
            list,
            mini: mini(scene),
            caption: format!("{title} · {perimeter}"),
            headers: heads.map(|key| text(lang, key).to_owned()).to_vec(),
        }
    }

    /// The figures as a table.
    pub fn table(&self) -> Table {
        Table {
            rows: self
                .list
                .iter()
                .map(|f| {
                    let gap = f.gap.as_ref().map_or("", |(_, text)| text);
                    let note = format!("{gap} {}", f.note);
                    vec![
                        f.label.clone(),
                        format!("{}{}", f.value, f.after),
                        note.trim().to_owned(),
                    ]
                })
                .collect(),
            caption: self.caption.clone(),
            headers: self.headers.clone(),
        }
    }
}

/// The announced figure of a subject in the perimeter shown, if it is an amount.
pub(super) fn announced<'a>(scene: &Scene<'a>, about: &About) -> Option<&'a Announced> {
    let perimeter = &scene.summary.perimeter;
    scene
        .contract
        .announced
        .iter()
        .find(|a| a.subject == *about && a.is_in(perimeter) && a.state().is_some())
}

/// The envelope as it is printed: as published in millions, else in the unit that was chosen.
pub(super) fn envelope_text(scene: &Scene<'_>) -> Option<String> {
    let state = announced(scene, &About::Contract)?.state()?;
    let statement = state.statement()?;
    let (unit, lang) = (scene.look.measure.unit(), scene.look.lang);
    if unit == Unit::Million {
        return Some(amount::statement_short(statement, lang));
    }
    state_named(state, unit, lang)
}

fn envelope(scene: &Scene<'_>) -> KeyFigure {
    let lang = scene.look.lang;
    let label = text(lang, Key::FigureEnvelope).to_owned();
    let perimeter = perimeter_name(scene);
    let found = announced(scene, &About::Contract);
    let state = found.and_then(|a| a.state());
    let (Some(found), Some(state), Some(value)) = (found, state, envelope_text(scene)) else {
        let value = text(lang, Key::FigureEnvelopeNone).to_owned();
        let tip = Tip::new(&label, vec![value.clone(), perimeter.clone()]);
        return KeyFigure {
            subject: Some(Subject::Envelope),
            label,
            value,
            after: String::new(),
            gap: None,
            note: perimeter,
            tip,
        };
    };
    let unit = scene.look.measure.unit();
    let note = match (state.statement(), conflict_text(state, lang)) {
        (_, Some(both)) => both,
        (Some(statement), None) => {
            let margin = amount::tolerance(statement.amount.tolerance(), unit, lang);
            fill(
                lang,
                Key::FigureEnvelopeNote,
                &[("perimeter", &perimeter), ("tolerance", &margin)],
            )
        }
        (None, None) => perimeter.clone(),
    };
    let lines = vec![
        value.clone(),
        status_line(state, lang),
        perimeter,
        source_line(scene, &found.sources),
    ];
    KeyFigure {
        subject: Some(Subject::Envelope),
        tip: Tip::new(&label, lines),
        label,
        value,
        after: String::new(),
        gap: None,
        note,
    }
}

fn parts(scene: &Scene<'_>) -> KeyFigure {
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let totals = &scene.summary.totals;
    let label = text(lang, Key::FigureParts).to_owned();
    let value = sum_named(&totals.parts, unit, lang)
        .unwrap_or_else(|| text(lang, Key::UnknownShort).to_owned());
    let (gap, note) = gap(scene, &totals.parts);
    let mut lines = vec![value.clone()];
    lines.push(match &gap {
        Some((_, difference)) => format!("{difference} {note}"),
        None => note.clone(),
    });
    lines.push(perimeter_name(scene));
    KeyFigure {
        subject: Some(Subject::Parts),
        tip: Tip::new(&label, lines),
        label,
        value,
        after: String::new(),
        gap,
        note,
    }
}

/// The difference to the envelope and what it means.
fn gap(scene: &Scene<'_>, parts: &Sum) -> (Option<(Gap, String)>, String) {
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let said = |key| text(lang, key).to_owned();
    let Some(known) = parts.known else {
        return (None, said(Key::PartsNone));
    };
    let envelope = scene.summary.totals.envelope;
    let compared = envelope.and_then(|e| Some((e, e.known?)));
    let missing = || {
        count(
            lang,
            Key::UnknownAmountsOne,
            Key::UnknownAmountsOther,
            parts.unknown,
            &[],
        )
    };
    let Some((envelope, announced)) = compared else {
        let note = if parts.unknown > 0 {
            missing()
        } else {
            perimeter_name(scene)
        };
        return (None, note);
    };
    let difference = known.minus(announced);
    if parts.unknown > 0 && difference <= Euros::ZERO {
        // What is missing may fill the gap: there is no difference to speak of.
        return (None, missing());
    }
    if difference.is_zero() {
        return (None, said(Key::FigurePartsEqual));
    }
    let decimals = amount::decimals_of(parts.finest, unit);
    let printed = amount::difference(difference, unit, decimals, lang);
    if envelope.interval.overlaps(parts.interval) {
        (Some((Gap::Within, printed)), said(Key::FigurePartsWithin))
    } else {
        (Some((Gap::Apart, printed)), said(Key::FigurePartsGap))
    }
}

fn tied(scene: &Scene<'_>) -> KeyFigure {
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let summary = scene.summary;
    let label = text(lang, Key::FigureTied).to_owned();
    let signs = |id: &PartnerId| {
        let column = summary.matrix.column(id);
        column.is_some_and(|column| column < summary.matrix.signatories)
    };
    let mut sum = Sum::default();
    let mut named: usize = 0;
    for part in &summary.totals.list {
        if let Part::Partner(id, amount) = part
            && signs(id)
        {
            sum.merge(amount);
            named = named.saturating_add(1);
        }
    }
    let parts = &summary.totals.parts;
    let ratio = sum
        .known
        .and_then(|known| known.ratio(parts.known.filter(|p| !p.is_zero())?));
    let value = ratio.map_or_else(
        || text(lang, Key::UnknownShort).to_owned(),
        |ratio| {
            let sign = if parts.unknown > 0 {
                Sign::AtMost
            } else {
                Sign::Exact
            };
            prefixed(sign, &share::of_ratio(ratio, 0, lang))
        },
    );
    let note = match sum_named(parts, unit, lang) {
        None => text(lang, Key::PartsNone).to_owned(),
        Some(base) => fill(
            lang,
            Key::FigureTiedNote,
            &[
                ("known", &number::tally(named, lang)),
                ("all", &number::tally(summary.matrix.signatories, lang)),
                ("base", &base),
            ],
        ),
    };
    let mut lines = vec![value.clone(), note.clone()];
    if let (Some(tied), Some(all)) = (sum_named(&sum, unit, lang), sum_named(parts, unit, lang)) {
        lines.push(format!("{tied} / {all}"));
    }
    lines.push(perimeter_name(scene));
    KeyFigure {
        subject: None,
        tip: Tip::new(&label, lines),
        label,
        value,
        after: String::new(),
        gap: None,
        note,
    }
}

fn completeness(scene: &Scene<'_>) -> KeyFigure {
    let lang = scene.look.lang;
    let counts = scene.summary.completeness;
    let label = text(lang, Key::FigureCompleteness).to_owned();
    let value = number::tally(counts.sourced, lang);
    let after = format!(" / {}", number::tally(counts.cells, lang));
    let note = text(lang, Key::FigureCompletenessNote).to_owned();
    KeyFigure {
        subject: None,
        tip: Tip::new(
            &label,
            vec![
                format!("{value}{after}"),
                note.clone(),
                perimeter_name(scene),
            ],
        ),
        label,
        value,
        after,
        gap: None,
        note,
    }
}

fn mini(scene: &Scene<'_>) -> Vec<Vec<MiniCell>> {
    let matrix = &scene.summary.matrix;
    let inks: Vec<Ink> = matrix
        .partners
        .iter()
        .take(matrix.signatories)
        .map(|id| partner_ink(scene, id))
        .collect();
    matrix
        .axes()
        .map(|row| {
            let cells = row.cells.iter().zip(&inks);
            cells
                .map(|(cell, ink)| MiniCell {
                    state: cell.state,
                    ink: *ink,
                })
                .collect()
        })
        .collect()
}

/// The ink of a partner: its own, unless another partner is in focus.
pub(super) fn partner_ink(scene: &Scene<'_>, id: &crate::contract::PartnerId) -> Ink {
    let focus = scene.look.focus.as_ref();
    if focus.is_some_and(|f| f != id) {
        return Ink::Weak;
    }
    scene
        .contract
        .partner(id)
        .map_or(Ink::Financer, |p| Ink::of(p, &scene.contract.partners))
}
