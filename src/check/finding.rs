//! What a finding says: how serious, which rule, about what, with which facts.
//! Typed data only: the words are `wording`'s.

use crate::contract::{
    Amount, Citation, Claim, Date, DeadlineId, Decimal, DocumentId, Euros, FigureKey, GroupId,
    LineId, PartnerId, PerimeterId, Share, SourceId, When,
};
use crate::summary::Sum;

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Figures or dates contradict each other beyond doubt.
    Blocking,
    /// Somebody should look at it.
    Review,
    /// Worth knowing; nothing to do.
    Info,
}

impl Severity {
    /// All severities, most serious first.
    pub const ALL: [Severity; 3] = [Severity::Blocking, Severity::Review, Severity::Info];

    /// Stable English name, as in `check --json`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Blocking => "blocking",
            Severity::Review => "review",
            Severity::Info => "info",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The rule that a finding comes from. Each rule's own function says where it comes from.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// All rules, in the order in which they run.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// Stable English name, as in `check --json`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$name => stringify!($name),)* }
            }
        }
    };
}

codes! {
    /// Sources state different values of one figure.
    ConflictingFigures,
    /// One figure is recorded twice.
    DuplicateFigure,
    /// Another publication kept beside a figure does not agree with it.
    OtherPublicationDisagrees,
    /// A derived value lies outside the range given with it.
    DerivedOutsideItsRange,
    /// An amount below zero.
    NegativeAmount,
    /// Something is said to be published, and no source is given.
    WithoutSource,
    /// A figure counts in every perimeter because it names none.
    FigureWithoutPerimeter,
    /// One cell holds an amount and a statement that there is none.
    ContradictoryCell,
    /// The quoted passage states other amounts.
    AmountDiffersFromQuote,
    /// The quoted passage states other percentages.
    ShareDiffersFromQuote,
    /// Figures entered by the user, without a source.
    EstimatedFigures,
    /// The parts add up to more than the announced total.
    PartsExceedEnvelope,
    /// The parts add up to less than the announced total.
    PartsBelowEnvelope,
    /// A partner's lines add up to more than its announced total.
    PartnerLinesExceedTotal,
    /// A partner's lines, all known, add up to less than its announced total.
    PartnerLinesBelowTotal,
    /// A line's commitments add up to more than its announced total.
    LineExceedsTotal,
    /// A line's commitments, all known, add up to less than its announced total.
    LineBelowTotal,
    /// A line's children add up to more than the line.
    ChildrenExceedLine,
    /// A line's children, all known, add up to less than the line.
    ChildrenBelowLine,
    /// The members of a group hold more than the group.
    NegativeRemainder,
    /// The members of a group, all known, hold less than the group.
    MembersBelowGroup,
    /// Partners promise more for an operation than it costs.
    CommitmentsExceedCost,
    /// Published shares do not total 100 %.
    SharesNotWhole,
    /// A published share does not follow from the published amounts.
    ShareDiffersFromAmount,
    /// Shares computed for display do not total 100 % once rounded.
    RoundedMix,
    /// Something ends before it starts.
    EndBeforeStart,
    /// An operation goes on after the end of the period.
    OperationAfterPeriod,
    /// An event is still expected after the end of the period.
    EventAfterPeriod,
    /// An event was expected, and nothing says that it took place.
    OverdueEvent,
    /// A pending statement is older than an event on the same line.
    PendingSuperseded,
    /// Two things bear the same name.
    SameName,
    /// Two names differ by one letter.
    SimilarNames,
    /// Two ids differ by one letter.
    SimilarIds,
    /// Two lines bear the same number.
    SameNumber,
    /// A name holds characters that cannot be seen.
    HiddenCharacters,
    /// A name holds letters of another alphabet that look like Latin ones.
    LookalikeLetters,
    /// A perimeter holds more than the perimeter that it is part of.
    PartExceedsWhole,
    /// A partner promises on one line in perimeters that contain one another.
    NestedPerimeters,
    /// Perimeters are part of one another in a circle.
    PerimeterCircle,
    /// Sources contradict what the title of a slide would state. Raised by whoever makes slides.
    SlideTitleContested,
    /// The figures no longer say what they said when the title of a slide was written. Raised by
    /// whoever makes slides.
    SlideTitleOutdated,
}

/// What a finding is about: what a click on it selects.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingSubject {
    /// The whole contract.
    Contract,
    /// A perimeter.
    Perimeter(PerimeterId),
    /// A partner.
    Partner(PartnerId),
    /// A group.
    Group(GroupId),
    /// A line.
    Line(LineId),
    /// One partner on one line.
    Cell(LineId, PartnerId),
    /// A commitment or an announced figure.
    Figure(FigureKey),
    /// An event.
    Deadline(DeadlineId),
    /// A document.
    Document(DocumentId),
    /// A source.
    Source(SourceId),
}

/// The facts that a finding rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facts {
    /// Nothing beyond the rule and the subject.
    None,
    /// Parts against a whole; `gap` is parts less whole.
    Compared {
        /// What was added up.
        parts: Sum,
        /// What it is held against.
        whole: Sum,
        /// Parts less whole.
        gap: Euros,
    },
    /// What sources say, the preferred claim first.
    Claims(Vec<Claim>),
    /// One amount.
    Amount(Amount),
    /// An amount, and those that the cited passage states.
    Quoted {
        /// The figure.
        figure: Amount,
        /// What the passages state, in order.
        stated: Vec<Amount>,
        /// The passage.
        citation: Citation,
    },
    /// A share, and those that the cited passage states.
    QuotedShare {
        /// The figure.
        figure: Share,
        /// What the passages state, in order.
        stated: Vec<Share>,
        /// The passage.
        citation: Citation,
    },
    /// How many figures.
    Count(usize),
    /// A total of published shares.
    Shares {
        /// Their total, in percent, digits kept.
        total: Decimal,
        /// Total less 100, in points.
        gap: Decimal,
        /// True when rounding alone explains the gap.
        within_rounding: bool,
        /// True when the shares are those of axes or other lines, false for partners.
        of_lines: bool,
    },
    /// A published share and the one that follows from amounts, in percent.
    ShareAgainst {
        /// As published.
        published: Share,
        /// As computed, with one digit more than published.
        computed: Decimal,
    },
    /// Rounded shares of partners' lines: each partner and its total, in percent.
    Mix(Vec<(PartnerId, Decimal)>),
    /// Two dates out of order.
    Dates {
        /// The start.
        start: When,
        /// The end.
        end: When,
    },
    /// Something that goes beyond the period: when, and the period's last year.
    Beyond {
        /// When it is.
        date: When,
        /// The last year of the period.
        last: i16,
    },
    /// An event whose last possible day is gone, and that day.
    Overdue {
        /// Its last possible day.
        day: Date,
        /// How many days ago that was.
        days: u32,
    },
    /// Pending statements, and the event that came after them.
    Superseded {
        /// How many statements.
        statements: usize,
        /// The situation that they describe.
        as_of: Option<When>,
        /// The event.
        event: DeadlineId,
    },
    /// Two names.
    Names(String, String),
    /// A name with hidden characters, as written.
    Hidden(String),
    /// A name with letters that look like others.
    Lookalike {
        /// As written.
        name: String,
        /// What it looks like.
        reads: String,
    },
    /// Two perimeters: the part, then the whole.
    Perimeters(PerimeterId, PerimeterId),
    /// What a title says or would say, and what is said instead, as sentences of a language; the
    /// same in a fixed one, by which the point is known again.
    Titles {
        /// The title.
        first: String,
        /// What is said instead, if anything.
        second: Option<String>,
        /// Both, the same whatever language is shown.
        basis: Vec<String>,
    },
}

/// One thing that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How serious it is.
    pub severity: Severity,
    /// The rule.
    pub code: Code,
    /// What it is about.
    pub subject: FindingSubject,
    /// The perimeter it was found in, where the rule looks at one.
    pub perimeter: Option<PerimeterId>,
    /// What it rests on.
    pub facts: Facts,
}
