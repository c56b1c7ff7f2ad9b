//! Screens and charts: the request in, the bytes of a file out. No display and no graphics card.

use std::path::Path;

use super::arguments::Drawing;
use crate::app::export::Original;
use crate::app::{Intent, Settings, session_of, update};
use crate::contract::{Date, PerimeterId};
use crate::export::{UNWATCHED, produce};
use crate::file::Loaded;
use crate::wording::Lang;

/// The file asked for: the same bytes for the same request, and the same as from the window.
///
/// # Errors
/// Why it cannot be drawn.
pub fn bytes(
    (path, loaded): (&Path, Loaded),
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
    let original = Original::of(&session).ok_or_else(String::new)?;
    produce(&original, &drawing.export, UNWATCHED).map_err(|why| why.to_string())
}
