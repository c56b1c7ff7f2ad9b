//! Points to examine that titles raise: one that sources contradict, and one that a person wrote
//! and the figures no longer bear out.

use super::choice::basis;
use super::truth::Readings;
use super::{SlideChoice, SlideName, Truth, claim};
use crate::chart::Scene;
use crate::chart::overview::shown_partner;
use crate::check::{Code, Facts, Finding, FindingSubject, Severity};

/// What the titles of the slides that are shown raise.
pub fn points(scene: &Scene<'_>, list: &[SlideChoice]) -> Vec<Finding> {
    let shown = list.iter().filter(|choice| choice.is_shown);
    let readings = Readings::default();
    shown
        .filter_map(|choice| point(scene, choice, &readings))
        .collect()
}

fn point(scene: &Scene<'_>, choice: &SlideChoice, readings: &Readings) -> Option<Finding> {
    let (code, first, second) = match &choice.title {
        Some(own) if own.stands(scene, choice.name, readings) => return None,
        Some(own) => {
            let now = basis(scene, choice.name, readings);
            (Code::SlideTitleOutdated, own.words.clone(), Some(now))
        }
        None => match claim(scene, choice.name, readings) {
            Truth::Contested(said, other) => (Code::SlideTitleContested, said, other),
            Truth::Holds(_) | Truth::Nothing | Truth::Unknown => return None,
        },
    };
    Some(Finding {
        severity: Severity::Review,
        code,
        subject: about(scene, choice.name),
        perimeter: Some(scene.summary.perimeter.clone()),
        facts: Facts::Titles {
            basis: vec![
                choice.name.code().to_owned(),
                basis(scene, choice.name, readings),
            ],
            first,
            second: second.filter(|other| !other.is_empty()),
        },
    })
}

/// What the slide is about, as far as the contract has a name for it.
fn about(scene: &Scene<'_>, name: SlideName) -> FindingSubject {
    match name {
        SlideName::Partner => shown_partner(scene).map_or(FindingSubject::Contract, |partner| {
            FindingSubject::Partner(partner.id.clone())
        }),
        SlideName::Axes => {
            let first = scene.summary.matrix.axes().next();
            first.map_or(FindingSubject::Contract, |row| {
                FindingSubject::Line(row.line.clone())
            })
        }
        _ => FindingSubject::Contract,
    }
}
