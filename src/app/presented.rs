//! The slides of a presentation, made again when what they show has changed: the contract or what
//! is supposed of it, the partner in focus, whether amounts are shown.

use super::deck::{Made, MadeKey};
use super::document::{Document, Origin};
use super::session::Session;
use crate::chart::sheet::Imprint;
use crate::chart::slides::{Slide, Standing, slides, supposed};
use crate::chart::{Look, Scene};
use crate::contract::Contract;
use crate::file::fingerprint;
use crate::summary::Summary;
use crate::wording::{Key, amount, fill, names};
use std::path::Path;

/// Where the figures of a document come from.
pub(super) fn imprint(origin: &Origin, unsaved: usize) -> Imprint {
    let name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned());
    let (file, bytes) = match origin {
        Origin::File { path, bytes } => (name(path), Some(bytes)),
        Origin::Bundled { name, bytes } => (Some((*name).to_owned()), Some(bytes)),
        Origin::New => (None, None),
    };
    Imprint {
        file,
        fingerprint: bytes.map(|bytes| fingerprint(bytes)),
        unsaved,
    }
}

impl Session {
    /// What the slides are made from, suppositions left out; `None` when nothing is presented.
    pub fn presented_scene(&self) -> Option<Scene<'_>> {
        let look = &self.deck.made.as_ref()?.key.look;
        Some(Scene {
            look,
            ..self.scene()?
        })
    }

    /// Makes the slides again when what they show has changed.
    pub(super) fn refresh_presentation(&mut self) {
        let Some(key) = self.presented_key() else {
            self.deck.made = None;
            return;
        };
        if self.deck.made.as_ref().is_some_and(|made| made.key == key) {
            return;
        }
        let slides = self.make_slides(&key).unwrap_or_default();
        if let Some(show) = self.presentation.as_mut() {
            show.at = show.at.min(slides.len().saturating_sub(1));
        }
        self.deck.made = Some(Made { key, slides });
    }

    fn presented_key(&self) -> Option<MadeKey> {
        let show = self.presentation.as_ref()?;
        let scene = self.scene()?;
        let list = match show.only {
            None => self.slide_list(),
            // One chart is shown whether or not the list shows it.
            Some(name) => {
                let mut list = self.slide_list();
                list.retain(|choice| choice.name == name);
                list.iter_mut().for_each(|choice| choice.is_shown = true);
                list
            }
        };
        Some(MadeKey {
            revision: scene.revision,
            look: Look {
                focus: show.focus.clone(),
                ..scene.look.clone()
            },
            perimeter: scene.summary.perimeter.clone(),
            list,
            supposed: show.supposed.clone(),
        })
    }

    fn make_slides(&self, key: &MadeKey) -> Option<Vec<Slide>> {
        let document = self.document.as_ref()?;
        let scene = Scene {
            look: &key.look,
            ..self.scene()?
        };
        let unsaved = document.changes().len();
        let imprint = imprint(&document.origin, unsaved);
        let made = |scene: &Scene<'_>| slides(scene, &key.list, &imprint);
        let other = self.supposed_contract(document, key);
        let Some(contract) = other else {
            return Some(made(&scene));
        };
        let summary = Summary::of(&contract, &key.perimeter);
        let scene = Scene {
            contract: &contract,
            summary: &summary,
            ..scene
        };
        let said = said(&scene, key);
        let mut slides = made(&scene);
        for slide in &mut slides {
            slide.supposed = Some(said.clone());
            if slide.standing == Standing::Own {
                slide.title.clone_from(&slide.neutral);
            }
        }
        Some(slides)
    }

    /// The contract with what is supposed in it; `None` when nothing is.
    fn supposed_contract(&self, document: &Document, key: &MadeKey) -> Option<Contract> {
        if key.supposed.is_empty() {
            return None;
        }
        supposed(document.shown(), &key.perimeter, &key.supposed).ok()
    }
}

/// What is supposed, in words.
fn said(scene: &Scene<'_>, key: &MadeKey) -> String {
    use crate::chart::Subject;
    let lang = key.look.lang;
    let all: Vec<String> = key
        .supposed
        .iter()
        .map(|one| {
            let name = match &one.subject {
                Subject::Cell(line, partner) => names::cell(scene.contract, line, partner, lang),
                Subject::Partner(id) => names::partner(scene.contract, id),
                _ => String::new(),
            };
            format!("{name} {}", amount::published(one.amount, lang))
        })
        .collect();
    fill(lang, Key::PresentHypotheses, &[("list", &all.join(", "))])
}
