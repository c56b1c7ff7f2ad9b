//! The fields of an amount's state, and of other publications of the same figure.
//! Knows nothing of what the amount is promised for.

use super::choices::{self, BOUNDS, bound, kinds, phrase};
use super::typed::{amount_text, when_text};
use super::{Choice, Draft, FieldKey, FieldProblem, reader::Answers};
use crate::contract::*;
use crate::wording::Key as Phrase;

const WITH_AMOUNT: &[&str] = &[
    "exact",
    "about",
    "more_than",
    "up_to",
    "derived",
    "estimated",
    "conflict",
];
const WITH_REASON: &[&str] = &["nil", "pending"];

/// The states offered; a published amount says how it is worded.
fn states() -> Vec<Choice> {
    let mut all = vec![phrase("exact", Phrase::StatePublished)];
    all.extend(kinds(&[Bound::About, Bound::MoreThan, Bound::UpTo], bound));
    all.extend([
        phrase("derived", Phrase::StateDerived),
        phrase("estimated", Phrase::StateEstimated),
        phrase("not_published", Phrase::StateNotPublished),
        phrase("pending", Phrase::StatePending),
        phrase("nil", Phrase::StateNil),
        phrase("not_applicable", Phrase::StateNotApplicable),
        phrase("conflict", Phrase::StateConflict),
    ]);
    all
}

fn state_name(state: &State) -> &'static str {
    match state {
        State::Published(statement) => bound(statement.bound).0,
        other => other.kind().name(),
    }
}

/// What is proposed where nothing is known yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proposed {
    /// The state itself.
    AsItIs,
    /// An amount without a source.
    Estimated,
    /// An amount that a source states.
    Published,
}

/// Asks for a state and what it needs.
pub(super) fn ask(draft: &mut Draft<'_>, state: &State, proposed: Proposed) {
    let name = match proposed {
        Proposed::AsItIs => state_name(state),
        Proposed::Estimated => StateKind::Estimated.name(),
        Proposed::Published => bound(Bound::Exact).0,
    };
    draft.choice(FieldKey::State, states(), name);
    let lang = draft.lang;
    draft.only(FieldKey::State, WITH_AMOUNT, |draft| {
        let text = state.statement().map(|s| amount_text(s.amount, lang));
        draft.option(FieldKey::Amount, text.as_deref());
    });
    draft.only(FieldKey::State, &["derived"], |draft| {
        let (formula, low, high) = match state {
            State::Derived {
                formula, low, high, ..
            } => (formula.as_str(), *low, *high),
            _ => ("", None, None),
        };
        let text = |amount: Option<Amount>| amount.map(|a| amount_text(a, lang));
        draft.long(FieldKey::Formula, formula);
        draft.option(FieldKey::Low, text(low).as_deref());
        draft.option(FieldKey::High, text(high).as_deref());
    });
    draft.only(FieldKey::State, WITH_REASON, |draft| {
        let reason = match state {
            State::Nil { reason } | State::Pending { reason, .. } => reason.as_str(),
            _ => "",
        };
        draft.long(FieldKey::Reason, reason);
    });
    draft.only(FieldKey::State, &["pending"], |draft| {
        let as_of = match state {
            State::Pending { as_of, .. } => *as_of,
            _ => None,
        };
        let text = as_of.map(|when| when_text(when, lang));
        draft.option(FieldKey::ReasonAsOf, text.as_deref());
    });
    draft.only(FieldKey::State, &["conflict"], |draft| {
        ask_conflict(draft, state)
    });
}

fn ask_conflict(draft: &mut Draft<'_>, state: &State) {
    let (preferred, alternatives) = match state {
        State::Conflict {
            preferred,
            alternatives,
        } => (Some(preferred), alternatives.as_slice()),
        _ => (None, &[][..]),
    };
    let wording = preferred.map_or(Bound::Exact, |c| c.statement.bound);
    draft.choice(
        FieldKey::PreferredWording,
        kinds(&BOUNDS, bound),
        bound(wording).0,
    );
    let sources = preferred.map_or(&[][..], |c| &c.sources);
    draft.citations(FieldKey::PreferredSources, sources);
    draft.note(
        FieldKey::PreferredNote,
        preferred.and_then(|c| c.note.as_ref()),
    );
    ask_claims(draft, ALTERNATIVE, alternatives);
}

/// The fields of one claim.
#[derive(Clone, Copy)]
struct ClaimKeys {
    amount: FieldKey,
    wording: FieldKey,
    sources: FieldKey,
    note: FieldKey,
}

const ALTERNATIVE: ClaimKeys = ClaimKeys {
    amount: FieldKey::AlternativeAmount,
    wording: FieldKey::AlternativeWording,
    sources: FieldKey::AlternativeSources,
    note: FieldKey::AlternativeNote,
};

const ALSO: ClaimKeys = ClaimKeys {
    amount: FieldKey::AlsoAmount,
    wording: FieldKey::AlsoWording,
    sources: FieldKey::AlsoSources,
    note: FieldKey::AlsoNote,
};

/// Asks for other publications of the same figure.
pub(super) fn ask_also(draft: &mut Draft<'_>, also: &[Claim]) {
    ask_claims(draft, ALSO, also);
}

/// Reads other publications of the same figure.
pub(super) fn read_also(answers: &mut Answers<'_>) -> Vec<Claim> {
    read_claims(answers, ALSO)
}

fn ask_claims(draft: &mut Draft<'_>, keys: ClaimKeys, claims: &[Claim]) {
    draft.blocks(claims, |draft, claim| {
        let lang = draft.lang;
        let amount = claim.map(|c| amount_text(c.statement.amount, lang));
        let wording = claim.map_or(Bound::Exact, |c| c.statement.bound);
        draft.option(keys.amount, amount.as_deref());
        draft.choice(keys.wording, kinds(&BOUNDS, bound), bound(wording).0);
        draft.citations(keys.sources, claim.map_or(&[][..], |c| &c.sources));
        draft.note(keys.note, claim.and_then(|c| c.note.as_ref()));
    });
}

fn read_claims(answers: &mut Answers<'_>, keys: ClaimKeys) -> Vec<Claim> {
    answers.blocks(keys.amount, |answers, _| {
        let note = answers.note(keys.note);
        let sources = answers.citations(keys.sources);
        // A block without anything typed or chosen stands for nothing.
        let amount = if note.is_none() && sources.is_empty() {
            answers.amount_if_any(keys.amount)
        } else {
            answers.amount(keys.amount)
        };
        let bound = answers.pick(keys.wording, &BOUNDS, |b| bound(b).0, Bound::Exact);
        Some(Claim {
            statement: Statement {
                amount: amount?,
                bound,
            },
            sources,
            note,
        })
    })
}

/// Reads a state. Where it cannot be read, problems are noted and the stand-in is of no use.
pub(super) fn read(answers: &mut Answers<'_>) -> State {
    let name = answers.choice(FieldKey::State);
    if let Some(bound) = BOUNDS.into_iter().find(|b| choices::bound(*b).0 == name) {
        let amount = answers.amount(FieldKey::Amount);
        return amount.map_or(State::NotPublished, |amount| {
            State::Published(Statement { amount, bound })
        });
    }
    match name {
        "derived" => read_derived(answers),
        "estimated" => {
            let amount = answers.amount(FieldKey::Amount);
            amount.map_or(State::NotPublished, State::Estimated)
        }
        "nil" => State::Nil {
            reason: answers.reason(FieldKey::Reason),
        },
        "pending" => State::Pending {
            reason: answers.reason(FieldKey::Reason),
            as_of: answers.when(FieldKey::ReasonAsOf),
        },
        "not_applicable" => State::NotApplicable,
        "conflict" => read_conflict(answers),
        _ => State::NotPublished,
    }
}

fn read_derived(answers: &mut Answers<'_>) -> State {
    let formula = answers.note(FieldKey::Formula);
    if formula.is_none() {
        answers.refuse(FieldKey::Formula, FieldProblem::Empty);
    }
    let value = answers.amount(FieldKey::Amount);
    let low = answers.amount_if_any(FieldKey::Low);
    let high = answers.amount_if_any(FieldKey::High);
    value.map_or(State::NotPublished, |value| State::Derived {
        formula: formula.unwrap_or_default(),
        value,
        low,
        high,
    })
}

fn read_conflict(answers: &mut Answers<'_>) -> State {
    let amount = answers.amount(FieldKey::Amount);
    let bound = answers.pick(
        FieldKey::PreferredWording,
        &BOUNDS,
        |b| bound(b).0,
        Bound::Exact,
    );
    let sources = answers.citations(FieldKey::PreferredSources);
    let note = answers.note(FieldKey::PreferredNote);
    let alternatives = read_claims(answers, ALTERNATIVE);
    if alternatives.is_empty() {
        answers.refuse(FieldKey::AlternativeAmount, FieldProblem::AlternativeNeeded);
    }
    amount.map_or(State::NotPublished, |amount| State::Conflict {
        preferred: Claim {
            statement: Statement { amount, bound },
            sources,
            note,
        },
        alternatives,
    })
}
