//! The forms of a contract's identity and of a new contract. Knows nothing of files and clocks:
//! the first year proposed is given.

use super::reader::Answers;
use super::typed::when_text;
use super::{Draft, FieldKey, FieldProblem};
use crate::contract::*;
use crate::edit::{Edit, FirstNames, Refused, new_contract};
use crate::wording::{Key as Phrase, text};

/// Years after the first one that a new contract is proposed to last.
const YEARS_AFTER_FIRST: i16 = 6;

/// A contract with nothing in it, to write the form of a new one.
pub(super) fn blank_contract() -> Contract {
    Contract {
        identity: Identity {
            title: String::new(),
            territory: None,
            period: Period { first: 0, last: 0 },
            signed: None,
            predecessors: Vec::new(),
            objectives: Vec::new(),
            disclaimer: None,
            fictitious: false,
            version: Version {
                label: String::new(),
                title: None,
                date: None,
                previous: None,
            },
        },
        perimeters: Vec::new(),
        partners: Vec::new(),
        groups: Vec::new(),
        lines: Default::default(),
        commitments: Default::default(),
        announced: Vec::new(),
        schedule: Schedule::default(),
        references: References::default(),
        next_key: 1,
        dismissed: Vec::new(),
        finder: Default::default(),
    }
}

fn ask_period(draft: &mut Draft<'_>, period: Period) {
    draft.text(FieldKey::FirstYear, &period.first.to_string());
    draft.text(FieldKey::LastYear, &period.last.to_string());
}

fn read_period(answers: &mut Answers<'_>) -> Period {
    let period = Period {
        first: answers.year(FieldKey::FirstYear),
        last: answers.year(FieldKey::LastYear),
    };
    if period.years() == 0 && period.last != 0 {
        answers.refuse(FieldKey::LastYear, FieldProblem::EndBeforeStart);
    }
    period
}

/// Asks for a new contract: title, period, one axis, one partner.
pub(super) fn ask_contract(draft: &mut Draft<'_>, first: i16) {
    let lang = draft.lang;
    let last = first.saturating_add(YEARS_AFTER_FIRST);
    draft.text(FieldKey::Title, "");
    ask_period(draft, Period { first, last });
    draft.text(FieldKey::FirstAxis, "");
    draft.text(FieldKey::FirstPartner, "");
    draft.text(
        FieldKey::FirstPerimeter,
        text(lang, Phrase::DefaultPerimeter),
    );
    draft.text(FieldKey::VersionLabel, text(lang, Phrase::DefaultVersion));
}

/// Asks for the contract's identity.
pub(super) fn ask(draft: &mut Draft<'_>, identity: &Identity) {
    let lang = draft.lang;
    let date = |date: Option<PartialDate>| date.map(|d| when_text(When::On(d), lang));
    draft.text(FieldKey::Title, &identity.title);
    draft.option(FieldKey::Territory, identity.territory.as_deref());
    ask_period(draft, identity.period);
    draft.option(FieldKey::Signed, date(identity.signed).as_deref());
    draft.lines(FieldKey::Predecessors, &identity.predecessors);
    draft.lines(FieldKey::Objectives, &identity.objectives);
    draft.note(FieldKey::Disclaimer, identity.disclaimer.as_ref());
    draft.flag(FieldKey::Fictitious, identity.fictitious);
    let version = &identity.version;
    draft.text(FieldKey::VersionLabel, &version.label);
    draft.option(FieldKey::VersionTitle, version.title.as_deref());
    draft.option(FieldKey::VersionDate, date(version.date).as_deref());
    draft.option(FieldKey::PreviousVersion, version.previous.as_deref());
}

/// The edit that changes the contract's identity.
pub(super) fn change(answers: &mut Answers<'_>) -> Edit {
    Edit::SetIdentity(Box::new(Identity {
        title: answers.name(FieldKey::Title),
        territory: answers.option(FieldKey::Territory),
        period: read_period(answers),
        signed: answers.date(FieldKey::Signed),
        predecessors: answers.lines(FieldKey::Predecessors),
        objectives: answers.lines(FieldKey::Objectives),
        disclaimer: answers.note(FieldKey::Disclaimer),
        fictitious: answers.flag(FieldKey::Fictitious),
        version: Version {
            label: answers.text(FieldKey::VersionLabel),
            title: answers.option(FieldKey::VersionTitle),
            date: answers.date(FieldKey::VersionDate),
            previous: answers.option(FieldKey::PreviousVersion),
        },
    }))
}

/// A new contract with one axis, one signatory and one perimeter.
pub(super) fn read_contract(answers: &mut Answers<'_>) -> Result<Contract, Refused> {
    let title = answers.name(FieldKey::Title);
    let period = read_period(answers);
    let version = answers.text(FieldKey::VersionLabel);
    let perimeter = answers.name(FieldKey::FirstPerimeter);
    let axis = answers.name(FieldKey::FirstAxis);
    let partner = answers.name(FieldKey::FirstPartner);
    let names = FirstNames {
        title: &title,
        version: &version,
        perimeter: &perimeter,
        axis: &axis,
        partner: &partner,
    };
    new_contract(names, period)
}
