//! Which form goes with which subject: the one list of everything that can be asked for.
//! Knows no field.

use super::reader::Answers;
use super::state::Proposed::{AsItIs, Estimated, Published};
use super::{Draft, NewThing, dismissal, event, figure, identity, line, partner, source};
use crate::contract::Contract;
use crate::edit::{Edit, Refused, Target};

/// Asks for what is there. `None` when it is not.
pub(super) fn open_existing(target: &Target, draft: &mut Draft<'_>) -> Option<()> {
    let contract = draft.contract;
    match target {
        Target::Identity => identity::ask(draft, &contract.identity),
        Target::Perimeter(id) => partner::ask_perimeter(draft, contract.perimeter(id)?),
        Target::Partner(id) => partner::ask_partner(draft, contract.partner(id)?),
        Target::Group(id) => partner::ask_group(draft, contract.group(id)?),
        Target::Line(id) => line::ask(draft, contract.line(id)?),
        Target::Commitment(key) => {
            figure::ask_commitment(draft, contract.commitment(*key)?, AsItIs)
        }
        Target::Announced(key) => {
            figure::ask_announced(draft, contract.announced_figure(*key)?, AsItIs);
        }
        Target::Lane(id) => event::ask_lane(draft, contract.lane(id)?),
        Target::Deadline(id) => event::ask_deadline(draft, contract.deadline(id)?),
        Target::Document(id) => source::ask_document(draft, contract.document(id)?),
        Target::Dismissal(id) => dismissal::ask(draft, contract.dismissal(id)?),
        Target::Source(id) | Target::Quote(id, _) => {
            source::ask_source(draft, contract.source(id)?);
        }
    }
    Some(())
}

/// Asks for something new.
pub(super) fn open_new(thing: &NewThing, draft: &mut Draft<'_>) {
    let contract = draft.contract;
    match thing {
        NewThing::Contract => identity::ask_contract(draft, contract.identity.period.first),
        NewThing::Axis => line::ask(draft, &line::blank(contract, None, None)),
        NewThing::Line { parent, sort } => {
            line::ask(draft, &line::blank(contract, Some(parent), Some(*sort)));
        }
        NewThing::Partner => partner::ask_partner(draft, &partner::blank_partner(contract)),
        NewThing::Group => partner::ask_group(draft, &partner::blank_group()),
        NewThing::Perimeter => partner::ask_perimeter(draft, &partner::blank_perimeter()),
        NewThing::Lane => event::ask_lane(draft, &event::blank_lane()),
        NewThing::Deadline => event::ask_deadline(draft, &event::blank_deadline(contract)),
        NewThing::Document => source::ask_document(draft, &source::blank_document()),
        NewThing::Dismissal(blank) => dismissal::ask(draft, blank),
        NewThing::Source => source::ask_source(draft, &source::blank_source()),
        NewThing::Commitment {
            line,
            partners,
            perimeter,
        } => {
            let blank = figure::blank_commitment(contract, line, partners, perimeter.as_ref());
            // What is typed without a source is an estimate.
            figure::ask_commitment(draft, &blank, Estimated);
        }
        NewThing::Announced { subject } => {
            figure::ask_announced(
                draft,
                &figure::blank_announced(contract, subject),
                Published,
            );
        }
    }
}

type Submitted = Result<Edit, Refused>;

/// The edit that changes what is there.
pub(super) fn submit_existing(
    target: &Target,
    answers: &mut Answers<'_>,
    contract: &Contract,
) -> Submitted {
    let edit = match target {
        Target::Identity => Some(identity::change(answers)),
        Target::Perimeter(id) => {
            (contract.perimeter(id)).map(|p| partner::change_perimeter(answers, p))
        }
        Target::Partner(id) => (contract.partner(id)).map(|p| partner::change_partner(answers, p)),
        Target::Group(id) => (contract.group(id)).map(|g| partner::change_group(answers, g)),
        Target::Line(id) => contract
            .line(id)
            .map(|l| line::change(answers, l, contract)),
        Target::Commitment(key) => {
            (contract.commitment(*key)).map(|c| figure::change_commitment(answers, c))
        }
        Target::Announced(key) => {
            (contract.announced_figure(*key)).map(|a| figure::change_announced(answers, a))
        }
        Target::Lane(id) => contract.lane(id).map(|l| event::change_lane(answers, l)),
        Target::Deadline(id) => {
            (contract.deadline(id)).map(|d| event::change_deadline(answers, d, contract))
        }
        Target::Document(id) => {
            (contract.document(id)).map(|d| source::change_document(answers, d))
        }
        Target::Dismissal(id) => (contract.dismissal(id)).map(|d| dismissal::change(answers, d)),
        Target::Source(id) | Target::Quote(id, _) => match contract.source(id) {
            Some(found) => Some(source::change_source(answers, found, contract)?),
            None => None,
        },
    };
    edit.ok_or_else(|| Refused::Unknown(target.clone()))
}

/// The edit that adds something new.
pub(super) fn submit_new(
    thing: &NewThing,
    answers: &mut Answers<'_>,
    contract: &Contract,
) -> Submitted {
    Ok(match thing {
        // A new contract is no edit of the open one: see `submit_contract`.
        NewThing::Contract => Edit::Batch(Vec::new()),
        NewThing::Axis => line::add(answers, &line::blank(contract, None, None), contract),
        NewThing::Line { parent, sort } => {
            let blank = line::blank(contract, Some(parent), Some(*sort));
            line::add(answers, &blank, contract)
        }
        NewThing::Partner => partner::add_partner(answers, contract),
        NewThing::Group => partner::add_group(answers, contract),
        NewThing::Perimeter => partner::add_perimeter(answers, contract),
        NewThing::Lane => event::add_lane(answers, contract),
        NewThing::Deadline => event::add_deadline(answers, contract),
        NewThing::Document => source::add_document(answers, contract),
        NewThing::Dismissal(blank) => dismissal::add(answers, blank, contract),
        NewThing::Source => source::add_source(answers, contract),
        NewThing::Commitment {
            line,
            partners,
            perimeter,
        } => {
            let blank = figure::blank_commitment(contract, line, partners, perimeter.as_ref());
            figure::add_commitment(answers, blank, contract)
        }
        NewThing::Announced { subject } => figure::add_announced(
            answers,
            figure::blank_announced(contract, subject),
            contract,
        ),
    })
}
