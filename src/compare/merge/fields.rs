//! The fields of each kind of thing. What belongs together is one field: an amount with its
//! state, a list of citations, the names in a group.

use super::Field;
use super::judge::{Case, candidates};
use super::things::Passage;
use crate::contract::*;
use crate::edit::Part;

/// A thing that is merged field by field.
pub(super) trait Merged: Part {
    /// The merge of two versions; the base is none when both sides added the thing.
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self;
}

/// `fields!(case, base, ours, theirs; name: Name, links.line: LinkedLine)` clones `ours` and
/// gives it the merged value of each field.
macro_rules! fields {
    ($case:ident, $base:ident, $ours:ident, $theirs:ident; $($rest:tt)*) => {{
        let mut merged = $ours.clone();
        pick!(merged, $case, $base, $ours, $theirs; $($rest)*);
        merged
    }};
}

/// The same into what is merged already.
macro_rules! pick {
    ($merged:ident, $case:ident, $base:ident, $ours:ident, $theirs:ident;
        $($($path:ident).+ : $field:ident),* $(,)?) => {
        $($merged.$($path).+ = $case.pick(
            Field::$field,
            $base.map(|b| &b.$($path).+),
            &$ours.$($path).+,
            &$theirs.$($path).+,
        );)*
    };
}

/// The merge of what identifies the contract.
pub(super) fn identity(
    base: Option<&Identity>,
    ours: &Identity,
    theirs: &Identity,
    case: &mut Case<'_, '_>,
) -> Identity {
    fields!(case, base, ours, theirs;
        title: Title, territory: Territory, period: Period, signed: Signed,
        predecessors: Predecessors, objectives: Objectives, disclaimer: Disclaimer,
        fictitious: Fictitious, version.label: Version, version.title: VersionTitle,
        version.date: VersionDate, version.previous: PreviousVersion)
}

impl Merged for Perimeter {
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        fields!(case, base, ours, theirs;
            name: Name, short: Short, part_of: PartOf, note: Note, sources: Sources)
    }
}

impl Merged for Partner {
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        fields!(case, base, ours, theirs;
            name: Name, short: Short, article: Article, kind: Kind, role: Role, slot: Slot,
            note: Note)
    }
}

impl Merged for Group {
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        fields!(case, base, ours, theirs; name: Name, members: Members)
    }
}

impl Merged for Line {
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        let mut merged = fields!(case, base, ours, theirs;
            title: Title, short: Short, other_titles: OtherTitles, children: Children,
            sources: Sources, note: Note);
        let is_axis = |kind: &&LineKind| matches!(kind, LineKind::Axis(_));
        let kinds = candidates(base.map(|b| &b.kind), &ours.kind, &theirs.kind);
        let parents = candidates(base.map(|b| &b.parent), &ours.parent, &theirs.parent);
        // An axis stands at the top and nothing else does: where a mix could not hold, what a
        // line is and where it stands are one.
        let fit = kinds.iter().all(|kind| {
            parents
                .iter()
                .all(|parent| is_axis(kind) == parent.is_none())
        });
        if fit {
            merged.kind = kind(base.map(|b| &b.kind), &ours.kind, &theirs.kind, case);
            pick!(merged, case, base, ours, theirs; parent: Parent);
        } else {
            let both = |line: &Line| (line.kind.clone(), line.parent.clone());
            let (base, ours, theirs) = (base.map(both), both(ours), both(theirs));
            (merged.kind, merged.parent) = case.pick(Field::Kind, base.as_ref(), &ours, &theirs);
        }
        merged
    }
}

fn kind(
    base: Option<&LineKind>,
    ours: &LineKind,
    theirs: &LineKind,
    case: &mut Case<'_, '_>,
) -> LineKind {
    match (ours, theirs) {
        (LineKind::Axis(ours), LineKind::Axis(theirs)) => {
            let base = base.and_then(|kind| match kind {
                LineKind::Axis(axis) => Some(axis),
                _ => None,
            });
            LineKind::Axis(fields!(case, base, ours, theirs; number: Number, themes: Themes))
        }
        (LineKind::Objective(ours), LineKind::Objective(theirs)) => {
            let base = base.and_then(|kind| match kind {
                LineKind::Objective(objective) => Some(objective),
                _ => None,
            });
            LineKind::Objective(fields!(case, base, ours, theirs; number: Number))
        }
        (LineKind::Operation(ours), LineKind::Operation(theirs)) => {
            let base = base.and_then(|kind| match kind {
                LineKind::Operation(operation) => Some(operation),
                _ => None,
            });
            LineKind::Operation(fields!(case, base, ours, theirs;
                owner: Owner, total_cost: TotalCost, territory: Territory, start: Start,
                end: End, tags: Tags, contracts: Contracts))
        }
        _ => case.pick(Field::Kind, base, ours, theirs),
    }
}

/// True for statements that hold in every perimeter when they name none.
fn can_be_everywhere(state: &State) -> bool {
    matches!(state, State::Nil { .. } | State::Pending { .. })
}

impl Merged for Commitment {
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        let mut merged = fields!(case, base, ours, theirs;
            line: Line, by: Partners, credit: Credit, purpose: Purpose, sources: Sources,
            as_of: AsOf, note: Note);
        let amounts = candidates(base.map(|b| &b.amount), &ours.amount, &theirs.amount);
        let perimeters = candidates(
            base.map(|b| &b.perimeter),
            &ours.perimeter,
            &theirs.perimeter,
        );
        let fit = amounts.iter().all(|amount| {
            can_be_everywhere(amount) || perimeters.iter().all(|perimeter| perimeter.is_some())
        });
        if fit {
            pick!(merged, case, base, ours, theirs; amount: Amount, perimeter: Perimeter);
        } else {
            let both = |c: &Commitment| (c.amount.clone(), c.perimeter.clone());
            let (base, ours, theirs) = (base.map(both), both(ours), both(theirs));
            (merged.amount, merged.perimeter) =
                case.pick(Field::Amount, base.as_ref(), &ours, &theirs);
        }
        merged
    }
}

impl Merged for Announced {
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        let mut merged = fields!(case, base, ours, theirs;
            subject: Subject, also: Also, sources: Sources, as_of: AsOf, note: Note);
        let values = candidates(base.map(|b| &b.value), &ours.value, &theirs.value);
        let perimeters = candidates(
            base.map(|b| &b.perimeter),
            &ours.perimeter,
            &theirs.perimeter,
        );
        let fit = values.iter().all(|value| {
            let everywhere = matches!(value, Value::Amount(state) if can_be_everywhere(state));
            everywhere || perimeters.iter().all(|perimeter| perimeter.is_some())
        });
        if fit {
            pick!(merged, case, base, ours, theirs; value: Amount, perimeter: Perimeter);
        } else {
            let both = |a: &Announced| (a.value.clone(), a.perimeter.clone());
            let (base, ours, theirs) = (base.map(both), both(ours), both(theirs));
            (merged.value, merged.perimeter) =
                case.pick(Field::Amount, base.as_ref(), &ours, &theirs);
        }
        merged
    }
}

impl Merged for Lane {
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        fields!(case, base, ours, theirs; title: Title)
    }
}

impl Merged for Deadline {
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        fields!(case, base, ours, theirs;
            title: Title, short: Short, lane: Lane, date: Date, outcome: Outcome,
            importance: Importance, links.line: LinkedLine, links.partner: LinkedPartner,
            links.document: LinkedDocument, sources: Sources, note: Note)
    }
}

impl Merged for Document {
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        fields!(case, base, ours, theirs; title: Title, date: Date, sources: Sources)
    }
}

impl Merged for Source {
    /// All but the passages, which are things of their own.
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        fields!(case, base, ours, theirs;
            title: Title, publisher: Publisher, address: Address, read: Read, note: Note)
    }
}

impl Merged for Dismissal {
    /// What was seen is one: a rule with the values of another says nothing.
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        let seen = |d: &Dismissal| (d.rule.clone(), d.about.clone(), d.values.clone());
        let mut merged = fields!(case, base, ours, theirs; reason: Reason, date: Date);
        let (before, ours, theirs) = (base.map(seen), seen(ours), seen(theirs));
        (merged.rule, merged.about, merged.values) =
            case.pick(Field::Seen, before.as_ref(), &ours, &theirs);
        merged
    }
}

impl Merged for Passage {
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, case: &mut Case<'_, '_>) -> Self {
        fields!(case, base, ours, theirs; quote.text: Words)
    }
}
