//! What is found in a long contract, and the palette's row that is taken once it is found.

use super::Effects;
use crate::app::intent::Intent;
use crate::app::search::{SearchFound, Searched};
use crate::app::session::Session;
use crate::app::view::Overlay;

/// Takes the chosen row of the palette, or copies its value; where that is being looked for yet, once it is found.
pub(super) fn take_row(session: &mut Session, copy: bool) -> Effects {
    let Some(Overlay::Palette { query, chosen }) = &session.view.overlay else {
        return Effects::new();
    };
    if !session.is_found(query) {
        session.searching.awaited = Some(copy);
        return Effects::new();
    }
    session.searching.awaited = None;
    let rows = session.found();
    let Some(row) = rows
        .get((*chosen).min(rows.len().saturating_sub(1)))
        .cloned()
    else {
        return Effects::new();
    };
    let wish = match copy {
        true if row.value.is_empty() => return Effects::new(),
        true => Intent::Copy(row.value.into()),
        false => row.intent,
    };
    let mut effects = super::update(session, Intent::CloseOverlay);
    effects.extend(super::update(session, wish));
    effects
}

/// Takes in what was found beside.
pub(super) fn found(
    session: &mut Session,
    about: &(Searched, String),
    found: Option<SearchFound>,
) -> Effects {
    session.take_found(about, found);
    match session.searching.awaited {
        Some(copy) => take_row(session, copy),
        None => Effects::new(),
    }
}
