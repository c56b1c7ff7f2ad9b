//! The application's settings and the file's: what is kept, and what is made of it at the start.
//! A value that makes no sense is left out, never an error.

use crate::app::decks;
use crate::app::effect::{Failure, FailureKind};
use crate::app::{Notice, RECENT_KEPT, Recent, Settings, ThemeChoice, ZOOM_STEPS};
use crate::contract::PartnerId;
use crate::file::settings::{self, StoredRecent, StoredSettings, Trouble};
use crate::wording::Lang;
use std::path::{Path, PathBuf};

/// Sizes of a window that can be meant, in points.
const SIZES: std::ops::RangeInclusive<f32> = 320.0..=16_000.0;

/// Where settings are kept, and what a language asked for on the command line must not replace.
#[derive(Debug, Clone)]
pub(super) struct Keeper {
    folder: Option<PathBuf>,
    asked: Option<Lang>,
    stored: Option<String>,
}

impl Keeper {
    pub(super) fn new(
        folder: Option<PathBuf>,
        asked: Option<Lang>,
        found: &StoredSettings,
    ) -> Self {
        Self {
            folder,
            asked,
            stored: found.lang.clone(),
        }
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// They cannot be written.
    pub(super) fn keep(&self, settings: &Settings) -> Result<(), Failure> {
        let Some(folder) = self.folder.as_deref() else {
            let cause = "HOME, XDG_CONFIG_HOME".to_owned();
            let file = Path::new(settings::FILE_NAME);
            return Err(Failure::plain(FailureKind::Missing, file, cause));
        };
        let mut stored = stored(settings);
        if self.asked == Some(settings.lang) {
            stored.lang.clone_from(&self.stored);
        }
        settings::store(folder, &stored)
            .map_err(|error| Failure::of_disk(&folder.join(settings::FILE_NAME), &error))
    }
}

/// What to say of a settings file that could not be used.
pub(super) fn notice(trouble: Trouble) -> Notice {
    match trouble {
        Trouble::SetAside(name) => Notice::SettingsSetAside(name),
        Trouble::Unreadable(error) => {
            Notice::SettingsNotKept(Failure::of_disk(Path::new(settings::FILE_NAME), &error))
        }
    }
}

/// Settings made of the stored ones; `asked` is the language asked for this time, `system` the
/// one of a first start.
pub(super) fn settings(stored: &StoredSettings, asked: Option<Lang>, system: Lang) -> Settings {
    let remembered = stored.lang.as_deref().and_then(Lang::of_code);
    let first = Settings::first(asked.or(remembered).unwrap_or(system));
    let is_size = |(w, h): &(f32, f32)| SIZES.contains(w) && SIZES.contains(h);
    let recent = |r: &StoredRecent| Recent {
        path: PathBuf::from(&r.path),
        title: r.title.clone(),
    };
    Settings {
        theme: stored.theme.as_deref().and_then(theme).unwrap_or_default(),
        zoom: stored
            .zoom
            .filter(|zoom| ZOOM_STEPS.contains(zoom))
            .unwrap_or(first.zoom),
        window: stored.window.filter(is_size).unwrap_or(first.window),
        reference: stored
            .reference
            .as_deref()
            .and_then(|id| PartnerId::new(id).ok()),
        recent: stored.recent.iter().take(RECENT_KEPT).map(recent).collect(),
        decks: decks::from_stored(stored),
        ..first
    }
}

/// Settings as they are stored. A path that is no Unicode text is not remembered.
fn stored(settings: &Settings) -> StoredSettings {
    let recent = |r: &Recent| {
        Some(StoredRecent {
            path: r.path.to_str()?.to_owned(),
            title: r.title.clone(),
        })
    };
    StoredSettings {
        lang: Some(settings.lang.code().to_owned()),
        theme: Some(theme_name(settings.theme).to_owned()),
        zoom: Some(settings.zoom),
        window: Some(settings.window),
        reference: settings.reference.as_ref().map(|id| id.as_str().to_owned()),
        recent: settings.recent.iter().filter_map(recent).collect(),
        decks: decks::to_stored(settings),
    }
}

fn theme_name(theme: ThemeChoice) -> &'static str {
    match theme {
        ThemeChoice::System => "system",
        ThemeChoice::Light => "light",
        ThemeChoice::Dark => "dark",
    }
}

fn theme(name: &str) -> Option<ThemeChoice> {
    ThemeChoice::ALL
        .into_iter()
        .find(|theme| theme_name(*theme) == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::deck::SavedDeck;
    use crate::chart::slides::{OwnTitle, SlideChoice};
    use crate::file::settings::{StoredDeck, StoredSlide};

    fn decks() -> Vec<SavedDeck> {
        let mut slides = SlideChoice::all();
        slides.swap(0, 3);
        slides[1].is_shown = false;
        slides[2].is_split = true;
        slides[2].title = Some(OwnTitle {
            words: "Qui paie ?".to_owned(),
            basis: "86 %".to_owned(),
        });
        vec![SavedDeck {
            contract: "Contrat".to_owned(),
            slides,
        }]
    }

    fn some() -> Settings {
        Settings {
            theme: ThemeChoice::Dark,
            zoom: 125,
            window: (1000.0, 700.0),
            reference: PartnerId::new("mel").ok(),
            recent: vec![Recent {
                path: PathBuf::from("/tmp/contrat.ron"),
                title: "Contrat".to_owned(),
            }],
            decks: decks(),
            ..Settings::first(Lang::En)
        }
    }

    #[test]
    fn settings_come_back() {
        assert_eq!(settings(&stored(&some()), None, Lang::Fr), some());
    }

    #[test]
    fn values_that_make_no_sense_are_left_out() {
        let odd = StoredSettings {
            lang: Some("xx".to_owned()),
            theme: Some("pink".to_owned()),
            zoom: Some(7),
            window: Some((f32::NAN, 3.0)),
            reference: Some("not an id".to_owned()),
            recent: Vec::new(),
            decks: vec![StoredDeck {
                contract: "Contrat".to_owned(),
                slides: vec![StoredSlide {
                    name: "odd".to_owned(),
                    ..StoredSlide::default()
                }],
            }],
        };
        assert_eq!(settings(&odd, None, Lang::Fr), Settings::first(Lang::Fr));
    }

    #[test]
    fn a_language_for_this_time_is_not_kept() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().to_path_buf();
        let before = stored(&Settings::first(Lang::Fr));
        let keeper = Keeper::new(Some(folder.clone()), Some(Lang::En), &before);
        let now = settings(&before, Some(Lang::En), Lang::Fr);
        assert_eq!(now.lang, Lang::En);
        keeper.keep(&now).unwrap();
        let kept = settings::load(&folder).settings;
        assert_eq!(kept.lang.as_deref(), Some("fr"));
    }
}
