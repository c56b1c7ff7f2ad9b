//! Figures one by one: their rival publications, their range, their sign, their perimeter.

use super::finding::{Code, Facts, Finding, FindingSubject, Severity};
use super::reach::Reach;
use crate::contract::{
    Announced, Citation, Claim, Commitment, Contract, FigureKey, LineId, PartnerId, PerimeterId,
    Share, State, StateKind, Subject, Value,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A commitment or an announced figure: what commitments and announced figures have in common.
pub(super) struct Figure<'a> {
    pub key: FigureKey,
    pub state: Option<&'a State>,
    pub share: Option<Share>,
    pub also: &'a [Claim],
    pub sources: &'a [Citation],
    pub perimeter: Option<&'a PerimeterId>,
}

/// The figures to look at: all announced ones, then commitments.
pub(super) fn figures<'a>(contract: &'a Contract, reach: &Reach) -> Vec<Figure<'a>> {
    let announced = contract.announced.iter().map(of_announced);
    let commitments = reach.commitments(contract).into_iter().map(of_commitment);
    announced.chain(commitments).collect()
}

/// The figure with this key.
pub(super) fn figure(contract: &Contract, key: FigureKey) -> Option<Figure<'_>> {
    let commitment = contract.commitment(key).map(of_commitment);
    commitment.or_else(|| contract.announced_figure(key).map(of_announced))
}

pub(super) fn of_announced(announced: &Announced) -> Figure<'_> {
    Figure {
        key: announced.key,
        state: announced.state(),
        share: match announced.value {
            Value::Share { percent, .. } => Some(percent),
            Value::Amount(_) => None,
        },
        also: &announced.also,
        sources: &announced.sources,
        perimeter: announced.perimeter.as_ref(),
    }
}

pub(super) fn of_commitment(commitment: &Commitment) -> Figure<'_> {
    Figure {
        key: commitment.key,
        state: Some(&commitment.amount),
        share: None,
        also: &[],
        sources: &commitment.sources,
        perimeter: commitment.perimeter.as_ref(),
    }
}

pub(super) fn check(contract: &Contract, reach: &Reach, out: &mut Vec<Finding>) {
    let all = figures(contract, reach);
    for figure in &all {
        conflict(figure, out);
    }
    announced_twice(contract, out);
    promised_twice(contract, reach, out);
    for figure in &all {
        other_publications(figure, out);
        derived_range(figure, out);
        negative(figure, out);
        without_perimeter(contract, figure, out);
    }
    contradictory_cells(contract, reach, out);
}

pub(super) fn on(figure: &Figure, severity: Severity, code: Code, facts: Facts) -> Finding {
    Finding {
        severity,
        code,
        subject: FindingSubject::Figure(figure.key),
        perimeter: figure.perimeter.cloned(),
        facts,
    }
}

/// Sources state different values: both are kept, and somebody should choose. Source of the rule:
/// the 768 and 770 M€ published for the same seven signatories.
fn conflict(figure: &Figure, out: &mut Vec<Finding>) {
    if let Some(State::Conflict {
        preferred,
        alternatives,
    }) = figure.state
    {
        let claims = std::iter::once(preferred).chain(alternatives);
        let facts = Facts::Claims(claims.cloned().collect());
        out.push(on(
            figure,
            Severity::Review,
            Code::ConflictingFigures,
            facts,
        ));
    }
}

/// One subject has one announced amount in a perimeter: a second one is counted nowhere. If the
/// two cannot be the same number, they contradict each other beyond doubt; a second publication
/// of the same number belongs beside the first.
fn announced_twice(contract: &Contract, out: &mut Vec<Finding>) {
    type Announcement<'a> = (&'a Subject, Option<&'a PerimeterId>, bool);
    let mut first: BTreeMap<Announcement, &State> = BTreeMap::new();
    for announced in &contract.announced {
        let Some(state) = announced.state().filter(|s| s.statement().is_some()) else {
            continue;
        };
        let place = (&announced.subject, announced.perimeter.as_ref(), false);
        let Some(known) = first.get(&place) else {
            first.insert(place, state);
            continue;
        };
        let agree = match (known.interval(), state.interval()) {
            (Some(a), Some(b)) => a.overlaps(b),
            _ => true,
        };
        let severity = if agree {
            Severity::Review
        } else {
            Severity::Blocking
        };
        out.push(Finding {
            severity,
            code: Code::DuplicateFigure,
            subject: FindingSubject::Figure(announced.key),
            perimeter: announced.perimeter.clone(),
            facts: amount_facts(state),
        });
    }
}

/// Two commitments that are the same in everything are added up, and probably one.
fn promised_twice(contract: &Contract, reach: &Reach, out: &mut Vec<Finding>) {
    for (_, line) in reach.lines(contract) {
        let on_line = contract.commitments_on(&line.id);
        for (at, commitment) in on_line.iter().enumerate() {
            let earlier = on_line.iter().take(at).rev().take(TWINS);
            if earlier.clone().any(|other| are_twins(other, commitment)) {
                out.push(Finding {
                    severity: Severity::Review,
                    code: Code::DuplicateFigure,
                    subject: FindingSubject::Figure(commitment.key),
                    perimeter: commitment.perimeter.clone(),
                    facts: amount_facts(&commitment.amount),
                });
            }
        }
    }
}

/// How many commitments of a line before one are looked at for its twin: more than any line has,
/// and few enough for a line that has thousands.
const TWINS: usize = 500;

fn are_twins(a: &Commitment, b: &Commitment) -> bool {
    a.by == b.by
        && a.perimeter == b.perimeter
        && a.amount == b.amount
        && a.credit == b.credit
        && a.purpose == b.purpose
}

pub(super) fn amount_facts(state: &State) -> Facts {
    state
        .statement()
        .map_or(Facts::None, |s| Facts::Amount(s.amount))
}

/// A second publication is kept beside a figure only when rounding makes the two agree (994 and
/// 994,26 M€); otherwise it is a conflict and must be recorded as one.
fn other_publications(figure: &Figure, out: &mut Vec<Finding>) {
    let Some(statement) = figure.state.and_then(State::statement) else {
        return;
    };
    for claim in figure.also {
        let ours = Claim {
            statement,
            sources: figure.sources.to_vec(),
            note: None,
        };
        if !claim.statement.interval().overlaps(statement.interval()) {
            let facts = Facts::Claims(vec![ours, claim.clone()]);
            out.push(on(
                figure,
                Severity::Review,
                Code::OtherPublicationDisagrees,
                facts,
            ));
        }
    }
}

/// A derived value lies in the range given with it. Nothing evaluates the formula.
fn derived_range(figure: &Figure, out: &mut Vec<Finding>) {
    let Some(State::Derived {
        value, low, high, ..
    }) = figure.state
    else {
        return;
    };
    let below = low.is_some_and(|l| value.interval().high < Some(l.value()));
    let above = high.is_some_and(|h| value.interval().low > Some(h.value()));
    if below || above {
        let facts = Facts::Amount(*value);
        out.push(on(
            figure,
            Severity::Review,
            Code::DerivedOutsideItsRange,
            facts,
        ));
    }
}

/// Nobody promises less than nothing. A withdrawal is a change between two versions.
fn negative(figure: &Figure, out: &mut Vec<Finding>) {
    let amount = figure.state.and_then(State::statement).map(|s| s.amount);
    if let Some(amount) = amount.filter(|a| a.value().is_negative()) {
        let facts = Facts::Amount(amount);
        out.push(on(figure, Severity::Review, Code::NegativeAmount, facts));
    }
}

/// An amount without a perimeter would count in every one, which mixes them. Only pending and nil
/// statements may go without.
fn without_perimeter(contract: &Contract, figure: &Figure, out: &mut Vec<Finding>) {
    let has_value = figure.share.is_some() || figure.state.and_then(State::statement).is_some();
    if has_value && figure.perimeter.is_none() && contract.perimeters.len() > 1 {
        out.push(on(
            figure,
            Severity::Review,
            Code::FigureWithoutPerimeter,
            Facts::None,
        ));
    }
}

/// One partner on one line, in one perimeter: an amount, and a statement that there is none or
/// that nothing is decided, cannot both hold.
fn contradictory_cells(contract: &Contract, reach: &Reach, out: &mut Vec<Finding>) {
    let all = reach.commitments(contract);
    let alone = || all.iter().filter_map(|c| Some((*c, c.sole_partner()?)));
    let denied: HashSet<(&LineId, &PartnerId)> = alone()
        .filter(|(c, _)| denies(c))
        .map(|(c, partner)| (&c.line, partner))
        .collect();
    let mut amounts: HashMap<(&LineId, &PartnerId), Vec<&PerimeterId>> = HashMap::new();
    for (commitment, partner) in alone() {
        if !denied.contains(&(&commitment.line, partner)) {
            continue;
        }
        let value = commitment.amount.statement().map(|s| s.amount.value());
        if let (Some(value), Some(perimeter)) = (value, &commitment.perimeter)
            && !value.is_zero()
        {
            let cell = amounts.entry((&commitment.line, partner)).or_default();
            cell.push(perimeter);
        }
    }
    for (commitment, partner) in alone() {
        let cell = amounts.get(&(&commitment.line, partner));
        let clash = cell.and_then(|held| held.iter().find(|p| commitment.is_in(p)));
        if let (true, Some(perimeter)) = (denies(commitment), clash) {
            out.push(Finding {
                severity: Severity::Review,
                code: Code::ContradictoryCell,
                subject: FindingSubject::Cell(commitment.line.clone(), partner.clone()),
                perimeter: Some((*perimeter).clone()),
                facts: Facts::None,
            });
        }
    }
}

/// True for a statement that there is no amount, or none yet.
fn denies(commitment: &Commitment) -> bool {
    matches!(
        commitment.amount.kind(),
        StateKind::Nil | StateKind::Pending | StateKind::NotApplicable
    )
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, claim, codes, only};
    use super::*;

    #[test]
    fn two_values_are_to_examine() {
        let state = State::Conflict {
            preferred: claim("768 M€"),
            alternatives: vec![claim("770 M€")],
        };
        let contract = Sample::new().commit("x", &["a"], state, Some("p")).build();
        let finding = only(&contract, Code::ConflictingFigures);
        assert_eq!(finding.severity, Severity::Review);
        assert!(matches!(finding.facts, Facts::Claims(c) if c.len() == 2));
    }

    #[test]
    fn one_subject_has_one_announced_amount() {
        let twice = Sample::new()
            .partner_total("a", "994 M€")
            .partner_total("a", "994.26 M€")
            .build();
        assert_eq!(
            only(&twice, Code::DuplicateFigure).severity,
            Severity::Review
        );
        let rivals = Sample::new()
            .partner_total("a", "994 M€")
            .partner_total("a", "997 M€")
            .build();
        assert_eq!(
            only(&rivals, Code::DuplicateFigure).severity,
            Severity::Blocking
        );
    }

    #[test]
    fn twin_commitments_are_probably_one() {
        let mut contract = Sample::new()
            .cell("x", "a", "2 M€")
            .cell("x", "a", "2 M€")
            .build();
        only(&contract, Code::DuplicateFigure);
        contract.commitments[0].purpose = Some("Études".into());
        assert!(codes(&contract).is_empty());
    }

    #[test]
    fn another_publication_agrees_or_is_a_conflict() {
        let mut contract = Sample::new().partner_total("a", "994 M€").build();
        contract.announced[0].also = vec![claim("994.26 M€")];
        assert!(codes(&contract).is_empty());
        contract.announced[0].also = vec![claim("996 M€")];
        only(&contract, Code::OtherPublicationDisagrees);
    }

    #[test]
    fn amounts_have_a_sign_a_source_and_a_perimeter() {
        let mut contract = Sample::new()
            .perimeter("q", None)
            .cell("x", "a", "-2 M€")
            .build();
        only(&contract, Code::NegativeAmount);
        contract.commitments[0].sources.clear();
        contract.commitments[0].perimeter = None;
        only(&contract, Code::WithoutSource);
        only(&contract, Code::FigureWithoutPerimeter);
    }

    #[test]
    fn a_cell_does_not_both_hold_and_deny_an_amount() {
        let nil = State::Nil {
            reason: "décision".into(),
        };
        let contract = Sample::new()
            .perimeter("q", None)
            .cell("x", "a", "2 M€")
            .commit("x", &["a"], nil.clone(), None)
            .build();
        only(&contract, Code::ContradictoryCell);
        let apart = Sample::new()
            .perimeter("q", None)
            .cell("x", "a", "2 M€")
            .commit("x", &["a"], nil, Some("q"))
            .build();
        assert!(!codes(&apart).contains(&Code::ContradictoryCell));
    }

    #[test]
    fn a_derived_value_lies_in_its_range() {
        let derived = |value: &str| State::Derived {
            formula: "57,3 % × 2 757".into(),
            value: value.parse().unwrap(),
            low: "1578 M€".parse().ok(),
            high: "1581 M€".parse().ok(),
        };
        let contract = |value| {
            Sample::new()
                .commit("x", &["a"], derived(value), Some("p"))
                .build()
        };
        assert!(codes(&contract("1580 M€")).is_empty());
        only(&contract("1600 M€"), Code::DerivedOutsideItsRange);
    }
}
