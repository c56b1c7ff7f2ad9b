//! Three-way merge: what two sides made of the same contract, made into one. Changes to different
//! things, and to different fields of one thing, go together by themselves; where both sides
//! changed the same field in different ways, or one removed what the other changed or needs, a
//! person chooses. Nothing is decided by which side is which, and nothing is invented: every
//! value of the result stands in one of the three.

mod assemble;
mod fields;
mod judge;
mod lines;
mod things;
mod weave;

use super::between;
use super::matching::with_keys_of_both;
use crate::contract::Contract;
use crate::edit::{Broken, Edit, Name, Snapshot, Target, name_of};
use std::collections::{BTreeMap, BTreeSet};

/// One of the three contracts of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// What both started from.
    Base,
    /// What is open here.
    Ours,
    /// What somebody else made of it.
    Theirs,
}

impl Side {
    /// The other of the two sides; the base is its own.
    #[must_use]
    pub fn other(self) -> Side {
        match self {
            Side::Base => Side::Base,
            Side::Ours => Side::Theirs,
            Side::Theirs => Side::Ours,
        }
    }
}

/// Something of each of the three contracts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Three<T> {
    /// Of what both started from.
    pub base: T,
    /// Of what is open here.
    pub ours: T,
    /// Of what somebody else made of it.
    pub theirs: T,
}

impl<T> Three<T> {
    /// The one of this side.
    pub fn of(&self, side: Side) -> &T {
        match side {
            Side::Base => &self.base,
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        }
    }

    /// The same made of each.
    pub fn each<'a, U>(&'a self, make: impl Fn(&'a T) -> U) -> Three<U> {
        Three {
            base: make(&self.base),
            ours: make(&self.ours),
            theirs: make(&self.theirs),
        }
    }
}

/// A list whose order can be contested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Perimeters.
    Perimeters,
    /// Partners.
    Partners,
    /// Groups.
    Groups,
    /// Lines below the same line, or the axes.
    Lines,
    /// Commitments.
    Commitments,
    /// Announced figures.
    Announced,
    /// Rows of the timeline.
    Lanes,
    /// Events.
    Deadlines,
    /// Documents.
    Documents,
    /// Sources.
    Sources,
    /// Points that were set aside.
    Dismissed,
    /// Passages of a source.
    Quotes,
}

/// What of a thing can be contested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Whether it is there at all.
    Existence,
    /// The order of a list.
    Order(List),
    /// Which lines stand below which, or which perimeters are part of which, as a whole.
    Nesting,
    /// Title.
    Title,
    /// Name.
    Name,
    /// Short name or title.
    Short,
    /// Free text.
    Note,
    /// Citations.
    Sources,
    /// The date of the situation described.
    AsOf,
    /// The amount with its state, or an announced value.
    Amount,
    /// Perimeter of a figure.
    Perimeter,
    /// The line of a commitment.
    Line,
    /// Whose a commitment is.
    Partners,
    /// How a credit is counted.
    Credit,
    /// What a commitment is for.
    Purpose,
    /// What an announced figure is about.
    Subject,
    /// Other publications of the same figure.
    Also,
    /// Territory.
    Territory,
    /// Period of the contract.
    Period,
    /// Date of signature.
    Signed,
    /// Contracts before this one.
    Predecessors,
    /// Aims of the contract.
    Objectives,
    /// What exports must say.
    Disclaimer,
    /// Whether the contract is invented.
    Fictitious,
    /// Label of the version.
    Version,
    /// Title of the version.
    VersionTitle,
    /// Date of the version.
    VersionDate,
    /// File of the version before.
    PreviousVersion,
    /// The perimeter that contains this one.
    PartOf,
    /// Grammatical article.
    Article,
    /// What a partner or a line is.
    Kind,
    /// Signatory or financer.
    Role,
    /// Colour.
    Slot,
    /// Members of a group.
    Members,
    /// The line above.
    Parent,
    /// Titles that other sources use.
    OtherTitles,
    /// How the lines below relate to it.
    Children,
    /// Printed number.
    Number,
    /// Themes of an axis.
    Themes,
    /// Owner of an operation.
    Owner,
    /// Total cost of an operation.
    TotalCost,
    /// Start of an operation.
    Start,
    /// End of an operation.
    End,
    /// Labels of an operation.
    Tags,
    /// Other contracts that finance an operation.
    Contracts,
    /// Row of the timeline.
    Lane,
    /// Date.
    Date,
    /// Whether an event took place.
    Outcome,
    /// How much an event matters.
    Importance,
    /// The line that an event is linked to.
    LinkedLine,
    /// The partner that an event is linked to.
    LinkedPartner,
    /// The document that an event is linked to.
    LinkedDocument,
    /// Publisher of a source.
    Publisher,
    /// Address of a source.
    Address,
    /// When a source was read.
    Read,
    /// The words of a passage.
    Words,
    /// The rule, what it is about and the values of a point that was set aside.
    Seen,
    /// Why a point was set aside.
    Reason,
}

/// Where a conflict is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The thing; for the order of a list, what the list belongs to.
    pub target: Target,
    /// What of it.
    pub field: Field,
}

/// What is contested, as it stands in each of the three.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// The thing, where it is there. For a passage, its source.
    Thing(Box<Three<Option<Snapshot>>>),
    /// The things of a list in their order.
    Order(Three<Vec<Target>>),
    /// Things that would contain themselves, each with what contains it.
    Nesting(Three<Vec<(Target, Option<Target>)>>),
}

/// A question that only a person can answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Where.
    pub spot: Spot,
    /// The values to choose from.
    pub values: Values,
}

impl Conflict {
    /// True when this version has a value of its own to choose. The base has none for things
    /// that both sides added; a side that removed the thing stands for removing it.
    pub fn offers(&self, side: Side) -> bool {
        match &self.values {
            Values::Thing(things) => side != Side::Base || things.base.is_some(),
            Values::Order(_) | Values::Nesting(_) => true,
        }
    }
}

/// What was chosen, conflict by conflict. What is not chosen yet counts as ours, and a thing that
/// one side removed counts as kept.
pub type Choices = BTreeMap<Spot, Side>;

/// The merged contract would break a rule that every contract keeps. Sound contracts never lead
/// here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsound {
    /// What does not hold.
    pub broken: Vec<Broken>,
}

/// A merge of two sides, with its open questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    versions: Three<Contract>,
    conflicts: Vec<Conflict>,
}

impl Merge {
    /// Looks at what both sides made of `base`. The figures of `ours` have the keys that they
    /// have in `base`, as edits keep them (see [`super::with_keys_of`] otherwise); those of
    /// `theirs` may have any.
    pub fn of(base: &Contract, ours: &Contract, theirs: &Contract) -> Self {
        Self::of_aligned(Three {
            base: base.clone(),
            ours: ours.clone(),
            theirs: with_keys_of_both(base, Some(ours), theirs),
        })
    }

    /// The same for contracts in which the same figures have the same keys already.
    pub fn of_aligned(versions: Three<Contract>) -> Self {
        let mut conflicts = weave::weave(&versions, &Choices::new()).conflicts;
        let known: BTreeSet<Spot> = conflicts.iter().map(|c| c.spot.clone()).collect();
        let others = if_theirs(&versions, &conflicts).into_iter();
        conflicts.extend(others.filter(|c| !known.contains(&c.spot)));
        Self {
            versions,
            conflicts,
        }
    }

    /// What only a person can decide.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// The conflicts for which nothing was chosen.
    pub fn open<'a>(&'a self, choices: &'a Choices) -> impl Iterator<Item = &'a Conflict> {
        let is_open = |conflict: &&Conflict| !choices.contains_key(&conflict.spot);
        self.conflicts.iter().filter(is_open)
    }

    /// The three contracts, with the same keys for the same figures.
    pub fn versions(&self) -> &Three<Contract> {
        &self.versions
    }

    /// The merged contract.
    ///
    /// # Errors
    /// It would break a rule that every contract keeps.
    pub fn merged(&self, choices: &Choices) -> Result<Contract, Unsound> {
        weave::weave(&self.versions, choices).contract
    }

    /// The merged contract as one edit of ours.
    ///
    /// # Errors
    /// See [`Merge::merged`].
    pub fn edit(&self, choices: &Choices) -> Result<Edit, Unsound> {
        let merged = self.merged(choices)?;
        Ok(Edit::Batch(between(&self.versions.ours, &merged)))
    }

    /// The name of a thing of any of the three.
    pub fn name(&self, target: &Target) -> Name {
        let Three { base, ours, theirs } = &self.versions;
        let holder = [ours, theirs, base]
            .into_iter()
            .find(|contract| target.exists(contract));
        name_of(holder.unwrap_or(ours), target)
    }
}

/// What would be asked if all that is asked were answered with theirs. What is not answered counts
/// as ours, and an answer can lead to another question: so neither side is favoured.
fn if_theirs(versions: &Three<Contract>, conflicts: &[Conflict]) -> Vec<Conflict> {
    let answers = |conflicts: &[Conflict]| -> Choices {
        let open = conflicts
            .iter()
            .filter(|c| c.spot.field != Field::Existence);
        open.map(|c| (c.spot.clone(), Side::Theirs)).collect()
    };
    let mut choices = answers(conflicts);
    while !choices.is_empty() {
        let met = weave::weave(versions, &choices).conflicts;
        let before = choices.len();
        choices.append(&mut answers(&met));
        if choices.len() == before {
            return met;
        }
    }
    Vec::new()
}
