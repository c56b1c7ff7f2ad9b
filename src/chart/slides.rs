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
use crate::wording::{Key, fill, text};
use std::cell::OnceCell;

pub use board::{SlideBoard, SlideRow};
pub use choice::{OwnTitle, SlideChoice};
use cut::Half;
pub use points::points;
pub use slide::{
    Slide, SlideBody, SlideDate, SlideFigure, SlideMark, SlideName, SlideShape, Standing,
};
pub use suppose::{Supposed, current, supposed};
use truth::Readings;
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
    let once = Once::of(imprint);
    let shown = list.iter().filter(|choice| choice.is_shown);
    let mut all: Vec<Slide> = if is_empty(scene) {
        vec![nothing(scene, &once)]
    } else {
        shown
            .flat_map(|choice| slides_of(scene, choice, &once).slides)
            .collect()
    };
    let count = all.len();
    for (at, slide) in all.iter_mut().enumerate() {
        slide.place = format!("{}\u{a0}/\u{a0}{count}", at.saturating_add(1));
    }
    all
}

/// What several slides of one scene rest on, made once and when it is first asked for.
struct Once<'a> {
    imprint: &'a Imprint,
    readings: Readings,
    /// Who says what the axes receive.
    of_axes: OnceCell<Option<String>>,
}

impl<'a> Once<'a> {
    fn of(imprint: &'a Imprint) -> Self {
        Self {
            imprint,
            readings: Readings::default(),
            of_axes: OnceCell::new(),
        }
    }
}

/// One slide of the list as it was made.
struct Made {
    /// The slide, or the two it is split in; none when there is nothing to show.
    slides: Vec<Slide>,
    /// True when it has more marks than can be read at once, and could be two.
    can_be_split: bool,
}

fn slides_of(scene: &Scene<'_>, choice: &SlideChoice, once: &Once<'_>) -> Made {
    let whole = draft(scene, choice.name, Half::Whole);
    let can_be_split = whole.as_ref().is_some_and(|all| all.marks > MOST_MARKS);
    let drafts: Vec<(Draft, Half)> = if choice.is_split && can_be_split {
        let halves = [Half::First, Half::Second].into_iter();
        halves
            .filter_map(|half| Some((draft(scene, choice.name, half)?, half)))
            .collect()
    } else {
        whole.map(|all| (all, Half::Whole)).into_iter().collect()
    };
    if drafts.is_empty() {
        return Made {
            slides: Vec::new(),
            can_be_split,
        };
    }
    let (title, standing) = title(scene, choice, &once.readings);
    let slides = drafts.into_iter().map(|(draft, half)| {
        let title = title.clone().unwrap_or_else(|| draft.neutral.clone());
        slide(scene, choice.name, (draft, half), (title, standing), once)
    });
    Made {
        slides: slides.collect(),
        can_be_split,
    }
}

fn slide(
    scene: &Scene<'_>,
    name: SlideName,
    (draft, half): (Draft, Half),
    (title, standing): (String, Standing),
    once: &Once<'_>,
) -> Slide {
    let lang = scene.look.lang;
    let half_of = |title: String| match half.number() {
        None => title,
        Some(n) => fill(
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
        foot: foot(scene, name, once),
        warning: warning(scene, once.imprint),
        place: String::new(),
        marks: draft.marks,
        supposed: None,
    }
}

/// The title to state, if it is not the neutral one, and why.
fn title(
    scene: &Scene<'_>,
    choice: &SlideChoice,
    readings: &Readings,
) -> (Option<String>, Standing) {
    if scene.look.lang.hides_amounts() {
        // A title would tell what they come to.
        return (None, Standing::Neutral);
    }
    if let Some(own) = &choice.title {
        if own.stands(scene, choice.name, readings) {
            return (Some(own.words.clone()), Standing::Own);
        }
        return (None, Standing::Outdated);
    }
    match claim(scene, choice.name, readings) {
        Truth::Holds(said) => (Some(said), Standing::Finding),
        Truth::Nothing => (None, Standing::Neutral),
        Truth::Contested(..) | Truth::Unknown => (None, Standing::Contested),
    }
}

/// What a slide's figures say.
fn claim(scene: &Scene<'_>, name: SlideName, readings: &Readings) -> Truth {
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
        SlideName::Parts => truth::truth(scene, readings, parts::finding),
        SlideName::Axes => truth::truth(scene, readings, axes::finding),
        SlideName::Partner => truth::truth(scene, readings, partner::finding),
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
fn nothing(scene: &Scene<'_>, once: &Once<'_>) -> Slide {
    let draft = Draft {
        neutral: scene.contract.identity.title.clone(),
        scope: String::new(),
        body: SlideBody::Nothing(text(scene.look.lang, Key::SlideEmptyText).to_owned()),
        notes: Vec::new(),
        marks: 0,
    };
    let title = (draft.neutral.clone(), Standing::Neutral);
    slide(scene, SlideName::Cover, (draft, Half::Whole), title, once)
}

/// Sources of what a slide shows, and the origin of the file.
fn foot(scene: &Scene<'_>, name: SlideName, once: &Once<'_>) -> Vec<String> {
    let said = |chart| sources::line(scene, chart);
    let said = match name {
        SlideName::Cover | SlideName::Gaps => None,
        SlideName::Parts => said(SheetName::PartnerShares),
        SlideName::Axes | SlideName::Partner => {
            let of_axes = || said(SheetName::AxisBudgets);
            once.of_axes.get_or_init(of_axes).clone()
        }
        SlideName::Dates => said(SheetName::Deadlines),
    };
    let origin = origin(scene, once.imprint);
    said.into_iter().chain([origin]).collect()
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

#[cfg(test)]
mod tests;
