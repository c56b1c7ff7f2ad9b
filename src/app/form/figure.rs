//! The forms of commitments and of announced figures. Knows nothing of the state's own fields.

use super::choices::{self, credit, kinds, phrase};
use super::reader::Answers;
use super::state::{self, Proposed};
use super::typed::{share_text, when_text};
use super::{Draft, FieldKey, FieldProblem};
use crate::contract::*;
use crate::edit::{Change, Edit};
use crate::wording::Key as Phrase;

fn ask_when(draft: &mut Draft<'_>, key: FieldKey, when: Option<When>) {
    let text = when.map(|when| when_text(when, draft.lang));
    draft.option(key, text.as_deref());
}

fn ask_perimeter(draft: &mut Draft<'_>, perimeter: Option<&PerimeterId>) {
    let mut options = vec![phrase("", Phrase::FormAllPerimeters)];
    options.extend(choices::perimeters(draft.contract));
    draft.choice(
        FieldKey::Perimeter,
        options,
        perimeter.map_or("", |id| id.as_str()),
    );
}

/// The perimeter chosen. Only a nil or pending statement can hold in every one.
fn read_perimeter(answers: &mut Answers<'_>, state: Option<&State>) -> Option<PerimeterId> {
    let perimeter = answers.id(FieldKey::Perimeter, PerimeterId::new);
    let everywhere = matches!(state, Some(State::Nil { .. } | State::Pending { .. }));
    if perimeter.is_none() && !everywhere {
        answers.refuse(FieldKey::Perimeter, FieldProblem::PerimeterNeeded);
    }
    perimeter
}

/// A commitment to be filled in, in a perimeter or the first one.
pub(super) fn blank_commitment(
    contract: &Contract,
    line: &LineId,
    partners: &[PartnerId],
    perimeter: Option<&PerimeterId>,
) -> Commitment {
    let first = || contract.perimeters.first().map(|p| p.id.clone());
    Commitment {
        key: FigureKey(contract.next_key),
        line: line.clone(),
        by: partners.to_vec(),
        amount: State::NotPublished,
        perimeter: perimeter.cloned().or_else(first),
        credit: CreditKind::Unspecified,
        purpose: None,
        sources: Vec::new(),
        as_of: None,
        note: None,
    }
}

/// Asks for a commitment.
pub(super) fn ask_commitment(draft: &mut Draft<'_>, commitment: &Commitment, proposed: Proposed) {
    let contract = draft.contract;
    draft.choice(
        FieldKey::Line,
        choices::lines(contract),
        commitment.line.as_str(),
    );
    draft.many(
        FieldKey::Partners,
        choices::partners_taken(contract, &commitment.by),
    );
    state::ask(draft, &commitment.amount, proposed);
    ask_perimeter(draft, commitment.perimeter.as_ref());
    draft.choice(
        FieldKey::Credit,
        kinds(&CreditKind::ALL, credit),
        credit(commitment.credit).0,
    );
    draft.option(FieldKey::Purpose, commitment.purpose.as_deref());
    draft.citations(FieldKey::Sources, &commitment.sources);
    ask_when(draft, FieldKey::AsOf, commitment.as_of);
    draft.note(FieldKey::Note, commitment.note.as_ref());
}

fn read_commitment(answers: &mut Answers<'_>, before: Commitment) -> Commitment {
    let by = answers.ids(FieldKey::Partners, PartnerId::new);
    if by.is_empty() {
        answers.refuse(FieldKey::Partners, FieldProblem::PartnerNeeded);
    }
    let amount = state::read(answers);
    Commitment {
        line: answers
            .id(FieldKey::Line, LineId::new)
            .unwrap_or(before.line),
        by,
        perimeter: read_perimeter(answers, Some(&amount)),
        amount,
        credit: answers.pick(
            FieldKey::Credit,
            &CreditKind::ALL,
            |c| credit(c).0,
            before.credit,
        ),
        purpose: answers.note(FieldKey::Purpose),
        sources: answers.citations(FieldKey::Sources),
        as_of: answers.when(FieldKey::AsOf),
        note: answers.note(FieldKey::Note),
        key: before.key,
    }
}

/// The edit that changes a commitment.
pub(super) fn change_commitment(answers: &mut Answers<'_>, before: &Commitment) -> Edit {
    let item = read_commitment(answers, before.clone());
    Edit::Commitment(Change::Replace {
        id: before.key,
        item,
    })
}

/// The edit that adds a commitment, last.
pub(super) fn add_commitment(
    answers: &mut Answers<'_>,
    blank: Commitment,
    contract: &Contract,
) -> Edit {
    let item = read_commitment(answers, blank);
    let at = contract.commitments.len();
    Edit::Commitment(Change::Insert { at, item })
}

/// An announced figure to be filled in, in the first perimeter.
pub(super) fn blank_announced(contract: &Contract, subject: &Subject) -> Announced {
    Announced {
        key: FigureKey(contract.next_key),
        subject: subject.clone(),
        perimeter: contract.perimeters.first().map(|p| p.id.clone()),
        value: Value::Amount(State::NotPublished),
        also: Vec::new(),
        sources: Vec::new(),
        as_of: None,
        note: None,
    }
}

fn subject_value(subject: &Subject) -> String {
    match subject {
        Subject::Contract => "contract".to_owned(),
        Subject::Line(id) => format!("line:{id}"),
        Subject::Partner(id) => format!("partner:{id}"),
        Subject::Group(id) => format!("group:{id}"),
        Subject::Partners(_) => "partners".to_owned(),
    }
}

fn base_value(base: &Base) -> String {
    match base {
        Base::Parts => "parts".to_owned(),
        Base::Envelope => "envelope".to_owned(),
        Base::Line(id) => format!("line:{id}"),
        Base::Partner(id) => format!("partner:{id}"),
        Base::Group(id) => format!("group:{id}"),
    }
}

/// Asks for an announced figure.
pub(super) fn ask_announced(draft: &mut Draft<'_>, figure: &Announced, proposed: Proposed) {
    ask_subject(draft, &figure.subject);
    ask_value(draft, &figure.value, proposed);
    ask_perimeter(draft, figure.perimeter.as_ref());
    state::ask_also(draft, &figure.also);
    draft.citations(FieldKey::Sources, &figure.sources);
    ask_when(draft, FieldKey::AsOf, figure.as_of);
    draft.note(FieldKey::Note, figure.note.as_ref());
}

fn ask_subject(draft: &mut Draft<'_>, subject: &Subject) {
    let contract = draft.contract;
    let mut options = vec![phrase("contract", Phrase::SubjectWholeContract)];
    options.extend(choices::lines_partners_groups(contract));
    options.push(phrase("partners", Phrase::SubjectSeveralPartners));
    draft.choice(FieldKey::Subject, options, &subject_value(subject));
    draft.only(FieldKey::Subject, &["partners"], |draft| {
        let taken = match subject {
            Subject::Partners(ids) => ids.as_slice(),
            _ => &[],
        };
        draft.many(FieldKey::Partners, choices::partners_taken(contract, taken));
    });
}

fn ask_value(draft: &mut Draft<'_>, value: &Value, proposed: Proposed) {
    let contract = draft.contract;
    let sorts = vec![
        phrase("amount", Phrase::ValueAmount),
        phrase("share", Phrase::ValueShare),
    ];
    let (sort, share, base) = match value {
        Value::Amount(_) => ("amount", None, "parts".to_owned()),
        Value::Share { percent, of } => ("share", Some(*percent), base_value(of)),
    };
    draft.choice(FieldKey::ValueSort, sorts, sort);
    draft.only(FieldKey::ValueSort, &["share"], |draft| {
        let text = share.map(|share| share_text(share, draft.lang));
        draft.option(FieldKey::Percent, text.as_deref());
        let mut options = vec![
            phrase("parts", Phrase::BaseParts),
            phrase("envelope", Phrase::BaseEnvelope),
        ];
        options.extend(choices::lines_partners_groups(contract));
        draft.choice(FieldKey::Base, options, &base);
    });
    draft.only(FieldKey::ValueSort, &["amount"], |draft| match value {
        Value::Amount(state) => state::ask(draft, state, proposed),
        Value::Share { .. } => state::ask(draft, &State::NotPublished, Proposed::Published),
    });
}

fn read_subject(answers: &mut Answers<'_>, usual: Subject) -> Subject {
    let value = answers.choice(FieldKey::Subject);
    match value.split_once(':') {
        Some(("line", id)) => LineId::new(id).map(Subject::Line),
        Some(("partner", id)) => PartnerId::new(id).map(Subject::Partner),
        Some(("group", id)) => GroupId::new(id).map(Subject::Group),
        _ if value == "partners" => {
            let ids = answers.ids(FieldKey::Partners, PartnerId::new);
            if ids.is_empty() {
                answers.refuse(FieldKey::Partners, FieldProblem::PartnerNeeded);
            }
            Ok(Subject::Partners(ids))
        }
        _ if value == "contract" => Ok(Subject::Contract),
        _ => Ok(usual.clone()),
    }
    .unwrap_or(usual)
}

fn read_base(answers: &Answers<'_>) -> Base {
    let value = answers.choice(FieldKey::Base);
    match value.split_once(':') {
        Some(("line", id)) => LineId::new(id).map(Base::Line),
        Some(("partner", id)) => PartnerId::new(id).map(Base::Partner),
        Some(("group", id)) => GroupId::new(id).map(Base::Group),
        _ if value == "envelope" => Ok(Base::Envelope),
        _ => Ok(Base::Parts),
    }
    .unwrap_or(Base::Parts)
}

fn read_value(answers: &mut Answers<'_>, before: Value) -> Value {
    if answers.choice(FieldKey::ValueSort) == "amount" {
        return Value::Amount(state::read(answers));
    }
    let of = read_base(answers);
    let percent = answers.share(FieldKey::Percent);
    percent.map_or(before, |percent| Value::Share { percent, of })
}

fn read_announced(answers: &mut Answers<'_>, before: Announced) -> Announced {
    let value = read_value(answers, before.value);
    let state = match &value {
        Value::Amount(state) => Some(state),
        Value::Share { .. } => None,
    };
    Announced {
        key: before.key,
        subject: read_subject(answers, before.subject),
        perimeter: read_perimeter(answers, state),
        value,
        also: state::read_also(answers),
        sources: answers.citations(FieldKey::Sources),
        as_of: answers.when(FieldKey::AsOf),
        note: answers.note(FieldKey::Note),
    }
}

/// The edit that changes an announced figure.
pub(super) fn change_announced(answers: &mut Answers<'_>, before: &Announced) -> Edit {
    let item = read_announced(answers, before.clone());
    Edit::Announced(Change::Replace {
        id: before.key,
        item,
    })
}

/// The edit that adds an announced figure, last.
pub(super) fn add_announced(
    answers: &mut Answers<'_>,
    blank: Announced,
    contract: &Contract,
) -> Edit {
    let item = read_announced(answers, blank);
    let at = contract.announced.len();
    Edit::Announced(Change::Insert { at, item })
}
