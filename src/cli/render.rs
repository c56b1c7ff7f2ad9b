//! Pictures of screens: the request in, PNG bytes out. No display and no graphics card.

use super::arguments::{Picture, Theme};
use crate::app::{Intent, Settings, session_of, update};
use crate::contract::{Contract, Date};
use crate::export::{png, screen};
use crate::ui::theme::{DARK, LIGHT};
use crate::wording::Lang;

/// The picture asked for, as PNG bytes: the same bytes for the same request.
///
/// # Errors
/// Why it cannot be drawn.
pub fn png(
    contract: &Contract,
    picture: &Picture,
    today: Date,
    lang: Lang,
) -> Result<Vec<u8>, String> {
    let mut session = session_of(contract.clone(), Settings::first(lang), today);
    update(&mut session, Intent::Go(picture.screen));
    let (width, height) = picture.size_px;
    let theme = match picture.theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    };
    let drawn = screen::picture(&session, width, height, theme).map_err(|why| why.to_string())?;
    png::encode(&drawn).map_err(|why| why.to_string())
}
