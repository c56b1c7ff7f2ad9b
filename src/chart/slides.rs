//! Slides derived from the contract: one chart each, at most seven marks, a title that states a
//! finding where one holds. Must not know how they are drawn.
//!
//! A title that states a finding is true under every recorded conflict and within the rounding
//! of the published figures ([`truth`]); else a neutral one stands in its place.

mod axes;
mod board;
mod choice;
mod cover;
mod cut;
mod dates;
mod gaps;
mod partner;
mod parts;
mod points;
mod slide;
mod suppose;
mod table;
mod truth;

use super::Scene;
use super::sheet::{Imprint, SheetName, origin, sentence, sources, warning};
use crate::wording::sentence::in_focus;
use crate::wording::{Key, Lang, fill, text};

pub use board::{SlideBoard, SlideRow};
pub use choice::{OwnTitle, SlideChoice};
use cut::Half;
pub use points::points;
pub use slide::{
    Slide, SlideBody, SlideDate, SlideFigure, SlideMark, SlideName, SlideShape, Standing,
};
pub use suppose::{Supposed, current, supposed};
pub use truth::Truth;

/// The most marks of a slide: the rest is grouped.
pub const MOST_MARKS: usize = 7;

/// What a maker of slides gives: the rest is the same for all.
struct Draft {
    neutral: String,
    scope: String,
    body: SlideBody,
    notes: Vec<String>,
    /// How many marks there are before the smallest are grouped.
    marks: usize,
}

/// The slides of a scene that are shown, in the order of the list. A slide with nothing to show is
/// left out; a contract with nothing in it gives one that says so.
pub fn slides(scene: &Scene<'_>, list: &[SlideChoice], imprint: &Imprint) -> Vec<Slide> {
    let shown = list.iter().filter(|choice| choice.is_shown);
    let mut all: Vec<Slide> = if is_empty(scene) {
        vec![nothing(scene, imprint)]
    } else {
        shown
            .flat_map(|choice| slides_of(scene, choice, imprint))
            .collect()
    };
    let count = all.len();
    for (at, slide) in all.iter_mut().enumerate() {
        slide.place = format!("{}\u{a0}/\u{a0}{count}", at.saturating_add(1));
    }
    all
}

/// One slide of the list, or the two it is split in; none when there is nothing to show.
pub fn slides_of(scene: &Scene<'_>, choice: &SlideChoice, imprint: &Imprint) -> Vec<Slide> {
    let splits = choice.is_split && can_be_split(scene, choice.name);
    let halves: &[Half] = if splits {
        &[Half::First, Half::Second]
    } else {
        &[Half::Whole]
    };
    let (title, standing) = title(scene, choice);
    let made = halves.iter().filter_map(|half| {
        let draft = draft(scene, choice.name, *half)?;
        let title = title.clone().unwrap_or_else(|| draft.neutral.clone());
        Some(slide(
            scene,
            choice.name,
            (draft, *half),
            (title, standing),
            imprint,
        ))
    });
    made.collect()
}

/// True when a slide has more marks than can be read at once, and could be two.
pub fn can_be_split(scene: &Scene<'_>, name: SlideName) -> bool {
    draft(scene, name, Half::Whole).is_some_and(|draft| draft.marks > MOST_MARKS)
}

fn slide(
    scene: &Scene<'_>,
    name: SlideName,
    (draft, half): (Draft, Half),
    (title, standing): (String, Standing),
    imprint: &Imprint,
) -> Slide {
    let lang = scene.look.lang;
    let half_of = |title: String| match half.number() {
        None => title,
        Some(n) => phrase(
            lang,
            Key::SlideHalf,
            &[("title", &title), ("n", n), ("of", "2")],
        ),
    };
    Slide {
        name,
        title: half_of(title),
        standing,
        neutral: half_of(draft.neutral),
        scope: draft.scope,
        body: draft.body,
        notes: draft.notes,
        foot: foot(scene, name, imprint),
        warning: warning(scene, imprint),
        place: String::new(),
        marks: draft.marks,
        supposed: None,
    }
}

/// The title to state, if it is not the neutral one, and why.
fn title(scene: &Scene<'_>, choice: &SlideChoice) -> (Option<String>, Standing) {
    if scene.look.lang.hides_amounts() {
        // A title would tell what they come to.
        return (None, Standing::Neutral);
    }
    if let Some(own) = &choice.title {
        if own.stands(scene, choice.name) {
            return (Some(own.words.clone()), Standing::Own);
        }
        return (None, Standing::Outdated);
    }
    match claim(scene, choice.name) {
        Truth::Holds(said) => (Some(said), Standing::Finding),
        Truth::Nothing => (None, Standing::Neutral),
        Truth::Contested(..) | Truth::Unknown => (None, Standing::Contested),
    }
}

/// What a slide's figures say.
fn claim(scene: &Scene<'_>, name: SlideName) -> Truth {
    // Compared as they are, even where they are hidden from the eye.
    let look = super::Look {
        lang: scene.look.lang.plain(),
        ..scene.look.clone()
    };
    let scene = &Scene {
        look: &look,
        ..*scene
    };
    match name {
        SlideName::Cover | SlideName::Dates => Truth::Nothing,
        SlideName::Parts => truth::truth(scene, parts::finding),
        SlideName::Axes => truth::truth(scene, axes::finding),
        SlideName::Partner => truth::truth(scene, partner::finding),
        // A count of the file itself: no source can contradict it.
        SlideName::Gaps => gaps::finding(scene).map_or(Truth::Nothing, Truth::Holds),
    }
}

/// True when nothing was said yet of any amount or date.
fn is_empty(scene: &Scene<'_>) -> bool {
    let contract = scene.contract;
    contract.commitments.is_empty()
        && contract.announced.is_empty()
        && contract.schedule.deadlines.is_empty()
}

/// The only slide of a contract with nothing in it.
fn nothing(scene: &Scene<'_>, imprint: &Imprint) -> Slide {
    let draft = Draft {
        neutral: scene.contract.identity.title.clone(),
        scope: String::new(),
        body: SlideBody::Nothing(text(scene.look.lang, Key::SlideEmptyText).to_owned()),
        notes: Vec::new(),
        marks: 0,
    };
    let title = (draft.neutral.clone(), Standing::Neutral);
    slide(
        scene,
        SlideName::Cover,
        (draft, Half::Whole),
        title,
        imprint,
    )
}

/// Sources of what a slide shows, and the origin of the file.
fn foot(scene: &Scene<'_>, name: SlideName, imprint: &Imprint) -> Vec<String> {
    let chart = match name {
        SlideName::Cover | SlideName::Gaps => None,
        SlideName::Parts => Some(SheetName::PartnerShares),
        SlideName::Axes | SlideName::Partner => Some(SheetName::AxisBudgets),
        SlideName::Dates => Some(SheetName::Deadlines),
    };
    let said = chart.and_then(|chart| sources::line(scene, chart));
    said.into_iter().chain([origin(scene, imprint)]).collect()
}

fn draft(scene: &Scene<'_>, name: SlideName, half: Half) -> Option<Draft> {
    match name {
        SlideName::Cover => Some(cover::draft(scene)),
        SlideName::Parts => parts::draft(scene, half),
        SlideName::Axes => axes::draft(scene, half),
        SlideName::Partner => partner::draft(scene, half),
        SlideName::Dates => dates::draft(scene),
        SlideName::Gaps => gaps::draft(scene),
    }
}

/// The scope of a slide: its perimeter and the partner in focus, then what is said besides.
fn scope(scene: &Scene<'_>, besides: &str) -> String {
    let lang = scene.look.lang;
    let perimeter = scene.perimeter().map(|p| p.name.clone());
    let focus = scene.look.focus.as_ref();
    let focus = focus.and_then(|id| scene.contract.partner(id));
    let parts = [perimeter, focus.map(|partner| in_focus(partner, lang))];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{} {besides}", sentence(&parts.join(", ")))
        .trim()
        .to_owned()
}

/// A phrase with one gap.
fn phrase(lang: Lang, key: Key, values: &[(&str, &str)]) -> String {
    fill(lang, key, values)
}

#[cfg(test)]
mod tests;
