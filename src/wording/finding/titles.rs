//! The phrase that names each rule. Knows nothing of what is filled in.

use crate::check::Code;
use crate::wording::Key;

macro_rules! titles {
    ($code:expr; $($name:ident => $key:ident,)*) => {
        match $code { $(Code::$name => Key::$key,)* }
    };
}

/// The title of a finding of this rule.
pub(super) fn title_key(code: Code) -> Key {
    titles! { code;
        ConflictingFigures => FindingConflictingFigures,
        DuplicateFigure => FindingDuplicateFigure,
        OtherPublicationDisagrees => FindingOtherPublicationDisagrees,
        DerivedOutsideItsRange => FindingDerivedOutsideItsRange,
        NegativeAmount => FindingNegativeAmount,
        WithoutSource => FindingWithoutSource,
        FigureWithoutPerimeter => FindingFigureWithoutPerimeter,
        ContradictoryCell => FindingContradictoryCell,
        AmountDiffersFromQuote => FindingAmountDiffersFromQuote,
        ShareDiffersFromQuote => FindingShareDiffersFromQuote,
        EstimatedFigures => FindingEstimatedFigures,
        PartsExceedEnvelope => FindingPartsExceedEnvelope,
        PartsBelowEnvelope => FindingPartsBelowEnvelope,
        PartnerLinesExceedTotal => FindingPartnerLinesExceedTotal,
        PartnerLinesBelowTotal => FindingPartnerLinesBelowTotal,
        LineExceedsTotal => FindingLineExceedsTotal,
        LineBelowTotal => FindingLineBelowTotal,
        ChildrenExceedLine => FindingChildrenExceedLine,
        ChildrenBelowLine => FindingChildrenBelowLine,
        NegativeRemainder => FindingNegativeRemainder,
        MembersBelowGroup => FindingMembersBelowGroup,
        CommitmentsExceedCost => FindingCommitmentsExceedCost,
        SharesNotWhole => FindingSharesNotWhole,
        ShareDiffersFromAmount => FindingShareDiffersFromAmount,
        RoundedMix => FindingRoundedMix,
        EndBeforeStart => FindingEndBeforeStart,
        OperationAfterPeriod => FindingOperationAfterPeriod,
        EventAfterPeriod => FindingEventAfterPeriod,
        OverdueEvent => FindingOverdueEvent,
        PendingSuperseded => FindingPendingSuperseded,
        SameName => FindingSameName,
        SimilarNames => FindingSimilarNames,
        SimilarIds => FindingSimilarIds,
        SameNumber => FindingSameNumber,
        HiddenCharacters => FindingHiddenCharacters,
        LookalikeLetters => FindingLookalikeLetters,
        PartExceedsWhole => FindingPartExceedsWhole,
        NestedPerimeters => FindingNestedPerimeters,
        PerimeterCircle => FindingPerimeterCircle,
        SlideTitleContested => FindingSlideTitleContested,
        SlideTitleOutdated => FindingSlideTitleOutdated,
    }
}
