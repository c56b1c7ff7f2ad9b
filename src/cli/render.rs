//! Screens and charts: the request in, the bytes of a file out. No display and no graphics card.
//! What is drawn follows the reference partner and the list of slides chosen in the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::Drawing;
use crate::app::comparing::{Beside, End, Pick};
use crate::app::export::Original;
use crate::app::undrawn::Undrawn;
use crate::app::{Intent, Place, Session, Settings, decks, session_of, update};
use crate::contract::{Date, PartnerId, PerimeterId};
use crate::export::{UNWATCHED, produce};
use crate::file::{Loaded, settings};
use crate::wording::Lang;

/// The settings to draw with: those of a first start, with what a person chose in the window that
/// a drawing shows. The file in `folder` is only read; one that makes no sense says nothing.
pub fn settings(folder: Option<&Path>, lang: Lang) -> Settings {
    let first = Settings::first(lang);
    let Some(stored) = folder.and_then(settings::peek) else {
        return first;
    };
    let reference = stored.reference.as_deref();
    Settings {
        reference: reference.and_then(|id| PartnerId::new(id).ok()),
        decks: decks::from_stored(&stored),
        ..first
    }
}

/// The file asked for: the same bytes for the same request, and the same as from the window.
///
/// # Errors
/// Why it cannot be drawn.
pub fn bytes(
    (path, loaded, with): (&Path, Loaded, Option<(PathBuf, Loaded)>),
    drawing: &Drawing,
    today: Date,
    settings: Settings,
) -> Result<Vec<u8>, String> {
    let mut session = session_of(path, loaded, settings, today);
    if let Some(id) = &drawing.perimeter
        && let Ok(id) = PerimeterId::new(id)
    {
        update(&mut session, Intent::SetPerimeter(id));
    }
    if let Some((path, with)) = with {
        hold(&mut session, path, with);
    }
    let lang = session.settings.lang;
    let original = Original::of(&session).ok_or_else(|| Undrawn::Nothing.words(lang))?;
    produce(&original, &drawing.export, UNWATCHED).map_err(|why| why.said(lang))
}

/// Holds the open contract against another one, which stands before it.
pub(super) fn hold(session: &mut Session, path: PathBuf, with: Loaded) {
    let pick = Pick::At(Place::File(path));
    let read = Beside::Read(Arc::new(with.contract));
    session.comparing.found(pick.clone(), read);
    session.comparing.put(End::Before, pick);
    session.comparing.put(End::After, Pick::Open);
}
