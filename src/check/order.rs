//! The order of findings: most serious first, then in the order of the rules, of the perimeters
//! and of the contract. Two findings in one place are in the order in which their rules run.

use super::finding::{Code, Finding, FindingSubject, Severity};
use crate::contract::{Contract, FigureKey, PartnerId, PerimeterId};

/// Where a finding stands in the list.
pub(super) type Order = (Severity, u8, usize, u8, u8, usize, usize);

/// The place of a finding in the list.
pub(super) fn order(contract: &Contract, finding: &Finding) -> Order {
    let (stage, rule) = stage(finding);
    let perimeter = match stage {
        TOTALS | PERIMETERS => place_of_perimeter(contract, finding.perimeter.as_ref()),
        _ => 0,
    };
    let (list, place, column) = place(contract, &finding.subject);
    let order = (
        finding.severity,
        stage,
        perimeter,
        rule,
        list,
        place,
        column,
    );
    match stage {
        // One figure after the other, each with all that is said of it.
        FIGURES => (order.0, stage, 0, 0, list, place, usize::from(rule)),
        _ => order,
    }
}

const CONFLICTS: u8 = 0;
const DOUBLES: u8 = 1;
const FIGURES: u8 = 2;
const CELLS: u8 = 3;
const QUOTES: u8 = 4;
const SOURCES: u8 = 5;
const ESTIMATES: u8 = 6;
const TOTALS: u8 = 7;
const DATES: u8 = 8;
const NAMES: u8 = 9;
const LETTERS: u8 = 10;
const PERIMETERS: u8 = 11;
const TITLES: u8 = 12;

fn stage(finding: &Finding) -> (u8, u8) {
    use Code as C;
    match finding.code {
        C::ConflictingFigures => (CONFLICTS, 0),
        C::DuplicateFigure => (DOUBLES, 0),
        C::OtherPublicationDisagrees => (FIGURES, 0),
        C::DerivedOutsideItsRange => (FIGURES, 1),
        C::NegativeAmount => (FIGURES, 2),
        C::FigureWithoutPerimeter => (FIGURES, 3),
        C::ContradictoryCell => (CELLS, 0),
        C::AmountDiffersFromQuote | C::ShareDiffersFromQuote => (QUOTES, 0),
        C::WithoutSource => (SOURCES, 0),
        C::EstimatedFigures => (ESTIMATES, 0),
        C::PartsExceedEnvelope | C::PartsBelowEnvelope => (TOTALS, 0),
        C::PartnerLinesExceedTotal | C::PartnerLinesBelowTotal => (TOTALS, 1),
        C::NegativeRemainder | C::MembersBelowGroup => (TOTALS, 2),
        C::LineExceedsTotal | C::LineBelowTotal => (TOTALS, 3),
        C::ChildrenExceedLine | C::ChildrenBelowLine => (TOTALS, 4),
        C::CommitmentsExceedCost => (TOTALS, 5),
        C::SharesNotWhole => (TOTALS, 6),
        C::ShareDiffersFromAmount => (TOTALS, 7),
        C::RoundedMix => (TOTALS, 8),
        C::EndBeforeStart | C::EventAfterPeriod | C::OverdueEvent | C::OperationAfterPeriod => (
            DATES,
            u8::from(matches!(finding.subject, FindingSubject::Line(_))),
        ),
        C::PendingSuperseded => (DATES, 2),
        C::SameName => (NAMES, 0),
        C::SimilarNames | C::SimilarIds => (NAMES, 1),
        C::SameNumber => (NAMES, 2),
        C::HiddenCharacters | C::LookalikeLetters => (LETTERS, 0),
        C::PartExceedsWhole | C::PerimeterCircle => (PERIMETERS, 0),
        C::NestedPerimeters => (PERIMETERS, 1),
        C::SlideTitleContested => (TITLES, 0),
        C::SlideTitleOutdated => (TITLES, 1),
    }
}

fn place_of_perimeter(contract: &Contract, id: Option<&PerimeterId>) -> usize {
    let place = contract.perimeters.iter().position(|p| Some(&p.id) == id);
    place.unwrap_or(0)
}

/// The list that a subject stands in, its place there, and a column within it.
fn place(contract: &Contract, subject: &FindingSubject) -> (u8, usize, usize) {
    let partner = |id: &PartnerId| {
        contract
            .partners
            .iter()
            .position(|p| p.id == *id)
            .unwrap_or(0)
    };
    match subject {
        FindingSubject::Contract => (0, 0, 0),
        FindingSubject::Perimeter(id) => (1, place_of_perimeter(contract, Some(id)), 0),
        FindingSubject::Partner(id) => (2, partner(id), 0),
        FindingSubject::Group(id) => {
            let place = contract.groups.iter().position(|g| g.id == *id);
            (3, place.unwrap_or(0), 0)
        }
        FindingSubject::Figure(key) => figure(contract, *key),
        FindingSubject::Cell(line, by) => (6, contract.line_place(line).unwrap_or(0), partner(by)),
        FindingSubject::Line(line) => (6, contract.line_place(line).unwrap_or(0), usize::MAX),
        FindingSubject::Deadline(id) => (7, contract.deadline_place(id).unwrap_or(0), 0),
        FindingSubject::Document(_) | FindingSubject::Source(_) => (8, 0, 0),
    }
}

/// Announced figures come before commitments.
fn figure(contract: &Contract, key: FigureKey) -> (u8, usize, usize) {
    match contract.commitment_place(key) {
        Some(place) => (5, place, 0),
        None => {
            let place = contract.announced.iter().position(|a| a.key == key);
            (4, place.unwrap_or(0), 0)
        }
    }
}
