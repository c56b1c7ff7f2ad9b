//! The list of slides to be arranged: each with what it shows and why it has its title.

use super::{Made, Once, Slide, SlideChoice, Standing, slides_of};
use crate::chart::sheet::Imprint;
use crate::chart::{Scene, Table};
use crate::wording::{Key, Lang, text};

/// One slide of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct SlideRow {
    /// How it is arranged.
    pub choice: SlideChoice,
    /// The slide, or the two it is split in; none when there is nothing to show.
    pub slides: Vec<Slide>,
    /// True when it has more marks than can be read at once, and could be two.
    pub can_be_split: bool,
    /// Its place among those presented, from 1; none when it is not.
    pub place: Option<usize>,
}

impl SlideRow {
    /// Its title.
    pub fn title(&self, lang: Lang) -> &str {
        let first = self.slides.first();
        first.map_or(text(lang, self.choice.name.phrase()), |slide| &slide.title)
    }

    /// Why it has its title.
    pub fn standing(&self) -> Standing {
        self.slides
            .first()
            .map_or(Standing::Neutral, |s| s.standing)
    }
}

/// The list of slides.
#[derive(Debug, Clone, PartialEq)]
pub struct SlideBoard {
    /// In order.
    pub rows: Vec<SlideRow>,
    lang: Lang,
}

impl SlideBoard {
    /// The list of a scene.
    pub fn of(scene: &Scene<'_>, list: &[SlideChoice]) -> Self {
        let lang = scene.look.lang;
        let imprint = Imprint::default();
        let once = Once::of(&imprint);
        let mut count = 0;
        let rows = list.iter().map(|choice| {
            let Made {
                slides,
                can_be_split,
            } = slides_of(scene, choice, &once);
            let is_presented = choice.is_shown && !slides.is_empty();
            let place = is_presented.then(|| count + 1);
            if is_presented {
                count += slides.len();
            }
            SlideRow {
                can_be_split,
                choice: choice.clone(),
                slides,
                place,
            }
        });
        let mut rows: Vec<SlideRow> = rows.collect();
        for row in &mut rows {
            let Some(first) = row.place else { continue };
            for (at, slide) in row.slides.iter_mut().enumerate() {
                slide.place = format!("{}\u{a0}/\u{a0}{count}", first + at);
            }
        }
        Self { rows, lang }
    }

    /// How many slides are presented.
    pub fn count(&self) -> usize {
        let shown = self.rows.iter().filter(|row| row.place.is_some());
        shown.map(|row| row.slides.len()).sum()
    }

    /// The list as a table.
    pub fn table(&self) -> Table {
        let said = |key| text(self.lang, key).to_owned();
        let state = |row: &SlideRow| match (row.place, row.slides.len()) {
            (Some(_), 2..) => said(Key::SlidesIsSplit),
            (Some(_), _) => said(Key::SlidesShown),
            // Shown if there were anything to show.
            (None, 0) if row.choice.is_shown => said(Key::SlidesIsEmpty),
            (None, _) => said(Key::SlidesIsHidden),
        };
        let heads = [
            Key::SlidesPlace,
            Key::SlidesSlide,
            Key::SlidesTitleField,
            Key::InspectorStatus,
        ];
        let row = |row: &SlideRow| {
            let place = row
                .place
                .map_or_else(String::new, |place| place.to_string());
            let name = said(row.choice.name.phrase());
            vec![place, name, row.title(self.lang).to_owned(), state(row)]
        };
        Table {
            caption: said(Key::SlidesListTitle),
            headers: heads.map(said).to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}
