//! Typing in a cell: text, questions it raises, and the edit it becomes.

use crate::app::intent::Typing;
use crate::app::session::Session;
use crate::contract::{LineId, PartnerId};

/// Everything that is typed in a cell or a date.
pub(super) fn update(_session: &mut Session, _typing: Typing) {}

/// Opens a cell with what it holds, or with the first characters typed.
pub(super) fn begin(
    _session: &mut Session,
    _line: LineId,
    _partner: PartnerId,
    _seed: Option<String>,
) {
}
