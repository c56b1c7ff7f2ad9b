//! Screens and charts: the request in, the bytes of a file out. No display and no graphics card.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::Drawing;
use crate::app::comparing::{Beside, End, Pick};
use crate::app::export::Original;
use crate::app::{Intent, Place, Session, Settings, session_of, update};
use crate::contract::{Date, PerimeterId};
use crate::export::{UNWATCHED, produce};
use crate::file::Loaded;
use crate::wording::Lang;

/// The file asked for: the same bytes for the same request, and the same as from the window.
///
/// # Errors
/// Why it cannot be drawn.
pub fn bytes(
    (path, loaded, with): (&Path, Loaded, Option<(PathBuf, Loaded)>),
    drawing: &Drawing,
    today: Date,
    lang: Lang,
) -> Result<Vec<u8>, String> {
    let mut session = session_of(path, loaded, Settings::first(lang), today);
    if let Some(id) = &drawing.perimeter
        && let Ok(id) = PerimeterId::new(id)
    {
        update(&mut session, Intent::SetPerimeter(id));
    }
    if let Some((path, with)) = with {
        hold(&mut session, path, with);
    }
    let original = Original::of(&session).ok_or_else(String::new)?;
    produce(&original, &drawing.export, UNWATCHED).map_err(|why| why.to_string())
}

/// Holds the open contract against another one, which stands before it.
pub(super) fn hold(session: &mut Session, path: PathBuf, with: Loaded) {
    let place = Place::File(path);
    let read = Beside::Read(Arc::new(with.contract));
    session.comparing.found(place.clone(), read);
    session.comparing.put(End::Before, Pick::At(place));
    session.comparing.put(End::After, Pick::Open);
}
