//! Which questions forms ask, and the phrase that names each. Knows nothing of the answers.

use super::{FormSubject, LineSort, NewThing};
use crate::edit::Target;
use crate::wording::Key as Phrase;

macro_rules! field_keys {
    ($($(#[$doc:meta])* $key:ident => $phrase:ident;)*) => {
        /// A question of a form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FieldKey { $($(#[$doc])* $key,)* }

        impl FieldKey {
            /// The words of the question.
            pub fn phrase(self) -> Phrase {
                match self { $(FieldKey::$key => Phrase::$phrase,)* }
            }

            /// Stable English name, for tests and ids on screen.
            pub fn name(self) -> &'static str {
                match self { $(FieldKey::$key => stringify!($key),)* }
            }
        }
    };
}

field_keys! {
    /// A title.
    Title => InspectorTitleField;
    /// A name.
    Name => InspectorName;
    /// A short name.
    ShortName => InspectorShortName;
    /// A short title.
    ShortTitle => InspectorShortTitle;
    /// Free text.
    Note => InspectorNote;
    /// Sources and passages.
    Sources => InspectorSources;
    /// Where.
    Territory => InspectorTerritory;
    /// First year of the period.
    FirstYear => DialogNewFirstYear;
    /// Last year of the period.
    LastYear => DialogNewLastYear;
    /// Date of signature.
    Signed => FieldSigned;
    /// Contracts that this one follows.
    Predecessors => FieldPredecessors;
    /// Aims of the contract.
    Objectives => FieldObjectives;
    /// What every export must say.
    Disclaimer => FieldDisclaimer;
    /// Whether the contract is invented.
    Fictitious => FieldFictitious;
    /// Label of the version.
    VersionLabel => FieldVersion;
    /// What makes the version.
    VersionTitle => FieldVersionTitle;
    /// Date of the version.
    VersionDate => FieldVersionDate;
    /// File of the version before.
    PreviousVersion => FieldPreviousVersion;
    /// The axis of a new contract.
    FirstAxis => DialogNewAxis;
    /// The partner of a new contract.
    FirstPartner => DialogNewPartner;
    /// The perimeter of a new contract.
    FirstPerimeter => DialogNewPerimeter;
    /// French article of a name.
    Article => InspectorArticle;
    /// Kind of partner.
    PartnerKind => InspectorKind;
    /// Signatory or financer.
    Role => InspectorRole;
    /// Colour slot.
    Slot => InspectorColour;
    /// Members of a group.
    Members => FieldMembers;
    /// The perimeter that holds this one.
    PartOf => FieldPartOf;
    /// The line that an objective or an operation belongs to.
    Parent => FieldParent;
    /// Objective or operation.
    LineSort => InspectorKind;
    /// Printed number.
    Number => InspectorNumber;
    /// Official title.
    OfficialTitle => InspectorOfficialTitle;
    /// Themes of an axis.
    Themes => InspectorThemes;
    /// How children relate to their line.
    ChildRule => InspectorChildren;
    /// A title that others use.
    OtherTitle => FieldOtherTitle;
    /// Who uses it.
    OtherTitleSources => FieldOtherTitleSources;
    /// Project owner.
    Owner => InspectorOwner;
    /// Total cost.
    TotalCost => InspectorTotalCost;
    /// When it starts.
    Start => InspectorStart;
    /// When it ends.
    End => InspectorEnd;
    /// Free labels.
    Tags => InspectorTags;
    /// Other contracts that finance it.
    OtherContracts => InspectorOtherContracts;
    /// Row of the timeline.
    Lane => InspectorKind;
    /// Title of a new row of the timeline.
    NewLane => FieldNewLane;
    /// When.
    Date => InspectorDate;
    /// Whether it took place.
    Outcome => InspectorOutcome;
    /// How much it matters.
    Importance => InspectorImportance;
    /// Linked line.
    LinkedLine => InspectorLinkedLine;
    /// Linked partner.
    LinkedPartner => InspectorLinkedPartner;
    /// Linked document.
    LinkedDocument => InspectorLinkedDocument;
    /// Who published it.
    Publisher => InspectorPublisher;
    /// Address.
    Address => InspectorAddress;
    /// When it was read.
    Read => InspectorRead;
    /// A passage.
    Quote => InspectorQuote;
    /// The line of a commitment.
    Line => FieldLine;
    /// Who promises.
    Partners => FieldPartners;
    /// The perimeter.
    Perimeter => InspectorPerimeter;
    /// Kind of credit.
    Credit => InspectorCredit;
    /// What it is for.
    Purpose => InspectorPurpose;
    /// Date of the situation described.
    AsOf => InspectorSituation;
    /// State of the amount, with its wording.
    State => InspectorStatus;
    /// The amount.
    Amount => InspectorAmount;
    /// How it was computed.
    Formula => InspectorFormula;
    /// Smallest value.
    Low => FieldLow;
    /// Largest value.
    High => FieldHigh;
    /// Reason of a nil or pending state.
    Reason => InspectorReason;
    /// Date of a pending situation.
    ReasonAsOf => FieldReasonAsOf;
    /// Wording of the preferred claim.
    PreferredWording => FieldWording;
    /// Sources of the preferred claim.
    PreferredSources => FieldPreferredSources;
    /// Note of the preferred claim.
    PreferredNote => FieldPreferredNote;
    /// Amount of another claim.
    AlternativeAmount => FieldAlternative;
    /// Its wording.
    AlternativeWording => FieldWording;
    /// Its sources.
    AlternativeSources => InspectorSources;
    /// Its note.
    AlternativeNote => InspectorNote;
    /// Another publication of the same figure.
    AlsoAmount => InspectorAlso;
    /// Its wording.
    AlsoWording => FieldWording;
    /// Its sources.
    AlsoSources => InspectorSources;
    /// Its note.
    AlsoNote => InspectorNote;
    /// What an announced figure is about.
    Subject => FieldSubject;
    /// Amount or share.
    ValueSort => FieldValueSort;
    /// The percentage.
    Percent => FieldPercent;
    /// What it is a share of.
    Base => FieldBase;
}

impl FieldKey {
    /// The field that opens the block this one belongs to, for fields that can stand several
    /// times.
    pub fn block(self) -> Option<FieldKey> {
        use FieldKey::*;
        match self {
            Quote => Some(Quote),
            OtherTitle | OtherTitleSources => Some(OtherTitle),
            AlternativeAmount | AlternativeWording | AlternativeSources | AlternativeNote => {
                Some(AlternativeAmount)
            }
            AlsoAmount | AlsoWording | AlsoSources | AlsoNote => Some(AlsoAmount),
            _ => None,
        }
    }

    /// True for fields that hold an amount or a share and nothing else.
    pub fn is_amount(self) -> bool {
        use FieldKey::*;
        matches!(
            self,
            Amount | Low | High | TotalCost | AlternativeAmount | AlsoAmount | Percent
        )
    }

    /// What can be written there, for fields where that is not plain.
    pub fn hint(self) -> Option<Phrase> {
        use FieldKey::*;
        match self {
            Amount | Low | High | TotalCost | AlternativeAmount | AlsoAmount => {
                Some(Phrase::HintAmount)
            }
            Percent => Some(Phrase::HintPercent),
            Date | Start | End | AsOf | ReasonAsOf => Some(Phrase::EditAcceptedDates),
            Signed | VersionDate | Read => Some(Phrase::HintDate),
            Predecessors | Objectives | Themes | Tags | OtherContracts => {
                Some(Phrase::HintOnePerLine)
            }
            PreviousVersion => Some(Phrase::HintPreviousVersion),
            Partners => Some(Phrase::HintJoint),
            _ => None,
        }
    }
}

/// The title of a form.
pub(super) fn title(subject: &FormSubject) -> Phrase {
    match subject {
        FormSubject::New(thing) => new_title(thing),
        FormSubject::Edit(target) => match target {
            Target::Identity => Phrase::FormIdentity,
            Target::Perimeter(_) => Phrase::FormPerimeter,
            Target::Partner(_) => Phrase::FormPartner,
            Target::Group(_) => Phrase::FormGroup,
            Target::Line(_) => Phrase::FormLine,
            Target::Commitment(_) => Phrase::FormCommitment,
            Target::Announced(_) => Phrase::FormAnnounced,
            Target::Lane(_) => Phrase::FormLane,
            Target::Deadline(_) => Phrase::FormDeadline,
            Target::Document(_) => Phrase::FormDocument,
            Target::Dismissal(_) => Phrase::FormDismissal,
            Target::Source(_) | Target::Quote(..) => Phrase::FormSource,
        },
    }
}

fn new_title(thing: &NewThing) -> Phrase {
    match thing {
        NewThing::Contract => Phrase::DialogNewTitle,
        NewThing::Axis => Phrase::FormNewAxis,
        NewThing::Line {
            sort: LineSort::Objective,
            ..
        } => Phrase::FormNewObjective,
        NewThing::Line {
            sort: LineSort::Operation,
            ..
        } => Phrase::FormNewOperation,
        NewThing::Partner => Phrase::FormNewPartner,
        NewThing::Group => Phrase::FormNewGroup,
        NewThing::Perimeter => Phrase::FormNewPerimeter,
        NewThing::Lane => Phrase::FormNewLane,
        NewThing::Deadline => Phrase::FormNewDeadline,
        NewThing::Document => Phrase::FormNewDocument,
        NewThing::Dismissal(_) => Phrase::FormNewDismissal,
        NewThing::Source => Phrase::FormNewSource,
        NewThing::Commitment { .. } => Phrase::FormNewCommitment,
        NewThing::Announced { .. } => Phrase::FormNewAnnounced,
    }
}
