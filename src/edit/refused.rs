//! Why an edit cannot be made. Typed, without words: wording turns it into text.

use super::target::Target;
use crate::contract::{AmountError, FigureKey, LineId};

/// Why an edit was not made. The contract is then as it was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The contract holds no such thing.
    Unknown(Target),
    /// The contract already holds this id.
    Duplicate(Target),
    /// The replacement has another id, or another parent, than what it replaces.
    IdentityChanged(Target),
    /// `from` would refer to something that does not exist.
    Dangling {
        /// What refers.
        from: Target,
        /// What is missing.
        to: Target,
    },
    /// Something that is still referred to would disappear.
    WouldOrphan {
        /// What would disappear.
        gone: Target,
        /// What refers to it.
        used_by: Target,
    },
    /// No such position.
    BadIndex {
        /// The position asked for.
        index: usize,
        /// The number of positions.
        len: usize,
    },
    /// A name or title without any visible character.
    NameEmpty(Target),
    /// A text longer than can be shown or kept.
    TextTooLong {
        /// Whose text.
        target: Target,
        /// Number of characters found.
        length: usize,
        /// Number of characters allowed.
        limit: usize,
    },
    /// A text with a control character or one that reverses the reading order.
    ControlCharacter {
        /// Whose text.
        target: Target,
        /// The character.
        found: char,
    },
    /// A line or perimeter would contain itself.
    Cycle(Target),
    /// An axis below another line, or something else than an axis at the top.
    Misplaced(LineId),
    /// Lines that do not stand depth first under their parent.
    LinesOutOfOrder(LineId),
    /// A contract needs at least one perimeter.
    LastPerimeter,
    /// Only a pending or nil statement can do without a perimeter.
    PerimeterNeeded(Target),
    /// A commitment or figure of nobody.
    PartnerNeeded(Target),
    /// Several commitments share the cell: each is edited in the inspector.
    CellShared(Vec<FigureKey>),
    /// A nil or pending statement needs its reason.
    ReasonNeeded,
    /// Zero is either a decision or an amount: to be asked.
    ZeroIsAmbiguous,
    /// The figure has no amount to work on.
    NoAmount(Target),
    /// The figure is not in conflict, or has no such claim.
    NoSuchClaim(Target),
    /// A published figure needs a source.
    SourceNeeded(Target),
    /// The result is no amount.
    Amount(AmountError),
}
