//! Pictures of screens: the request in, PNG bytes out. No display and no graphics card.

use super::arguments::Picture;
use crate::contract::{Contract, Date};
use crate::wording::Lang;

/// The picture asked for, as PNG bytes: the same bytes for the same request.
///
/// # Errors
/// Why it cannot be drawn, in the words of the language.
pub fn png(
    contract: &Contract,
    picture: &Picture,
    today: Date,
    lang: Lang,
) -> Result<Vec<u8>, String> {
    let _ = (contract, picture, today, lang);
    Err(String::from("no screen to draw"))
}
