//! Forms, removals, reordering.

use crate::app::intent::FormIntent;
use crate::app::session::Session;
use crate::contract::FigureKey;
use crate::edit::Target;

/// Everything about forms.
pub(super) fn update(_session: &mut Session, _intent: FormIntent) {}
/// Opens the form of a new contract.
pub(super) fn open_new(_session: &mut Session) {}
/// Shows what goes with a removal.
pub(super) fn ask_removal(_session: &mut Session, _target: Target) {}
/// Makes the removal that is shown.
pub(super) fn remove(_session: &mut Session) {}
/// Moves a thing within its list.
pub(super) fn reorder(_session: &mut Session, _target: &Target, _by: i32) {}
/// Prefers one claim of a conflict.
pub(super) fn resolve(_session: &mut Session, _key: FigureKey, _choice: usize) {}
