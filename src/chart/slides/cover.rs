//! The contract: its name, and its key figures.

use super::{Draft, SlideBody, SlideFigure};
use crate::chart::Scene;
use crate::chart::figures::Figures;
use crate::chart::sheet::identity_line;
use crate::wording::{Key, count, sentence};

/// Figures beside one another.
const FIGURES: usize = 3;

pub(super) fn draft(scene: &Scene<'_>) -> Draft {
    let lang = scene.look.lang;
    let matrix = &scene.summary.matrix;
    let figures = Figures::of(scene).list.into_iter().take(FIGURES);
    let figures: Vec<SlideFigure> = figures
        .map(|figure| SlideFigure {
            value: format!("{}{}", figure.value, figure.after),
            label: figure.label,
            note: match figure.gap {
                Some((_, gap)) => format!("{gap} {}", figure.note),
                None => figure.note,
            },
        })
        .collect();
    let signatories = count(
        lang,
        Key::SignatoriesOne,
        Key::SignatoriesOther,
        matrix.signatories,
        &[],
    );
    let axes = count(
        lang,
        Key::AxesOne,
        Key::AxesOther,
        matrix.axes().count(),
        &[],
    );
    let besides = format!("{}, {axes}.", sentence::capitalised(&signatories));
    Draft {
        neutral: scene.contract.identity.title.clone(),
        scope: format!("{} {besides}", without_title(scene)),
        marks: figures.len(),
        body: SlideBody::Figures(figures),
        notes: Vec::new(),
    }
}

/// Version and perimeter; the title stands above already.
fn without_title(scene: &Scene<'_>) -> String {
    let whole = identity_line(scene);
    let title = &scene.contract.identity.title;
    let rest = whole.strip_prefix(title.as_str());
    let rest = rest.and_then(|rest| rest.strip_prefix(", "));
    rest.map_or(whole.clone(), sentence::capitalised)
}
