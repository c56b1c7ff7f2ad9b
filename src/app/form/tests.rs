//! Forms open on everything, change nothing when nothing was changed, and say what is wrong on
//! the field where it is wrong.

mod lines;
mod problems;

use super::*;
use crate::app::contents::SectionKind;
use crate::contract::*;
use crate::edit::{Change, DateEntryError, History, integrity};

fn everything() -> Contract {
    crate::app::form::fixture::everything()
}

fn targets(contract: &Contract) -> Vec<Target> {
    let kinds = SectionKind::ALL.into_iter();
    let items = kinds.flat_map(|kind| kind.items(contract, Lang::Fr));
    std::iter::once(Target::Identity)
        .chain(items.map(|item| item.target))
        .collect()
}

fn open(target: Target, contract: &Contract, lang: Lang) -> Form {
    Form::open(FormSubject::Edit(target), contract, lang).unwrap()
}

fn index(form: &Form, key: FieldKey, at: usize) -> usize {
    let mut shown = form.shown().filter(|(_, f)| f.key == key && f.at == at);
    shown
        .next()
        .unwrap_or_else(|| panic!("{key:?} {at} is not asked"))
        .0
}

fn write(form: &mut Form, key: FieldKey, text: &str) {
    let index = index(form, key, 0);
    let value = match form.fields[index].value {
        FieldValue::Text(_) => FieldValue::Text(text.to_owned()),
        _ => FieldValue::LongText(text.to_owned()),
    };
    form.set(index, value);
}

fn choose(form: &mut Form, key: FieldKey, value: &str) {
    let index = index(form, key, 0);
    let FieldValue::Choice { options, .. } = form.fields[index].value.clone() else {
        panic!("{key:?} is no choice")
    };
    let chosen = options.iter().position(|c| c.value == value).unwrap();
    form.set(index, FieldValue::Choice { options, chosen });
}

fn take(form: &mut Form, key: FieldKey, value: &str) {
    let index = index(form, key, 0);
    let FieldValue::Many { mut options } = form.fields[index].value.clone() else {
        panic!("{key:?} is not several")
    };
    options
        .iter_mut()
        .filter(|(c, _)| c.value == value)
        .for_each(|(_, taken)| *taken = true);
    form.set(index, FieldValue::Many { options });
}

fn asked(form: &Form, key: FieldKey) -> bool {
    form.shown().any(|(_, f)| f.key == key)
}

fn problem(form: &Form, contract: &Contract, key: FieldKey) -> Option<FieldProblem> {
    let refused = form.submit(contract).unwrap_err();
    assert!(refused.tried);
    let mut shown = refused.shown().filter(|(_, f)| f.key == key);
    shown.find_map(|(_, f)| f.problem.clone())
}

#[test]
fn an_untouched_form_changes_nothing() {
    for contract in [everything()]
        .into_iter()
        .chain(crate::app::form::fixture::bundled())
    {
        for target in targets(&contract) {
            for lang in [Lang::Fr, Lang::En] {
                let form = open(target.clone(), &contract, lang);
                let edit = form
                    .submit(&contract)
                    .unwrap_or_else(|f| panic!("{target:?} {f:#?}"));
                let mut after = contract.clone();
                let mut history = History::new();
                let before = history.revision();
                history.apply(&mut after, edit).unwrap();
                assert_eq!(after, contract, "{target:?}");
                assert_eq!(history.revision(), before, "{target:?}");
            }
        }
    }
}

#[test]
fn every_question_and_problem_has_words() {
    let contract = everything();
    for lang in [Lang::Fr, Lang::En] {
        for target in targets(&contract) {
            let form = open(target, &contract, lang);
            assert!(!crate::wording::text(lang, form.title()).is_empty());
            for (_, field) in form.shown() {
                assert!(!crate::wording::text(lang, field.key.phrase()).is_empty());
            }
        }
        let problems = [
            FieldProblem::TooLong(500),
            FieldProblem::BadCharacter('\u{202e}'),
            FieldProblem::Amount(AmountError::NotANumber),
            FieldProblem::Share(AmountError::Empty),
        ];
        assert!(problems.iter().all(|p| !p.text(lang).contains('{')));
    }
}

#[test]
fn every_new_thing_opens_is_refused_empty_and_taken_once_named() {
    let contract = everything();
    for kind in SectionKind::ALL {
        let subject = kind.new_thing(&contract).unwrap();
        let mut form = Form::open(subject, &contract, Lang::Fr).unwrap();
        assert!(form.submit(&contract).is_err(), "{kind:?}");
        for key in [FieldKey::Name, FieldKey::Title, FieldKey::OfficialTitle] {
            if asked(&form, key) {
                write(&mut form, key, "Épreuve d’été");
            }
        }
        if asked(&form, FieldKey::Partners) {
            take(&mut form, FieldKey::Partners, "mel");
        }
        if asked(&form, FieldKey::Amount) {
            write(&mut form, FieldKey::Amount, "3,5");
        }
        let edit = form
            .submit(&contract)
            .unwrap_or_else(|f| panic!("{kind:?} {f:#?}"));
        let mut after = contract.clone();
        let mut history = History::new();
        history.apply(&mut after, edit).unwrap();
        assert_ne!(after, contract, "{kind:?}");
        assert_eq!(integrity(&after), []);
        history.undo(&mut after);
        after.next_key = contract.next_key;
        assert_eq!(after, contract, "{kind:?}");
    }
}

#[test]
fn ids_come_from_titles_and_are_never_taken_twice() {
    let contract = everything();
    let mut form = Form::open(FormSubject::New(NewThing::Source), &contract, Lang::Fr).unwrap();
    write(&mut form, FieldKey::Title, "Mel");
    match form.submit(&contract) {
        Ok(Edit::Source(Change::Insert { item, .. })) => assert_eq!(item.id.as_str(), "mel-2"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_new_axis_has_the_next_number() {
    let contract = everything();
    let mut form = Form::open(FormSubject::New(NewThing::Axis), &contract, Lang::Fr).unwrap();
    write(&mut form, FieldKey::OfficialTitle, "Troisième");
    match form.submit(&contract) {
        Ok(Edit::Line(crate::edit::LineChange::Insert { at, lines, .. })) => {
            assert_eq!((at, lines[0].number()), (2, Some("3")));
            assert_eq!(lines[0].id.as_str(), "axe-3");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_state_says_what_is_asked() {
    let contract = everything();
    let key = contract.commitments[0].key;
    let mut form = open(Target::Commitment(key), &contract, Lang::Fr);
    let expected: [(&str, &[FieldKey]); 8] = [
        ("about", &[FieldKey::Amount]),
        (
            "derived",
            &[FieldKey::Amount, FieldKey::Formula, FieldKey::Low],
        ),
        ("estimated", &[FieldKey::Amount]),
        ("not_published", &[]),
        ("nil", &[FieldKey::Reason]),
        ("pending", &[FieldKey::Reason, FieldKey::ReasonAsOf]),
        ("not_applicable", &[]),
        ("conflict", &[FieldKey::Amount, FieldKey::AlternativeAmount]),
    ];
    let all = [
        FieldKey::Amount,
        FieldKey::Formula,
        FieldKey::Low,
        FieldKey::Reason,
        FieldKey::ReasonAsOf,
        FieldKey::AlternativeAmount,
    ];
    for (state, keys) in expected {
        choose(&mut form, FieldKey::State, state);
        let found: Vec<FieldKey> = all.into_iter().filter(|key| asked(&form, *key)).collect();
        assert_eq!(
            found,
            all.into_iter()
                .filter(|k| keys.contains(k))
                .collect::<Vec<_>>(),
            "{state}"
        );
    }
    // The amount was only out of sight.
    choose(&mut form, FieldKey::State, "exact");
    assert!(form.submit(&contract).is_ok());
}

#[test]
fn a_changed_amount_keeps_its_state() {
    let contract = everything();
    let before = &contract.commitments[1];
    assert_eq!(before.amount.statement().unwrap().bound, Bound::About);
    let mut form = open(Target::Commitment(before.key), &contract, Lang::Fr);
    write(&mut form, FieldKey::Amount, "310,5 M€");
    match form.submit(&contract) {
        Ok(Edit::Commitment(Change::Replace { item, .. })) => {
            let statement = item.amount.statement().unwrap();
            assert_eq!(statement.amount.to_string(), "310.5 M€");
            assert_eq!(statement.bound, Bound::About);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_started_block_is_followed_by_an_empty_one() {
    let contract = everything();
    let source = contract.references.sources[0].clone();
    let mut form = open(Target::Source(source.id.clone()), &contract, Lang::Fr);
    let count = |form: &Form| {
        form.shown()
            .filter(|(_, f)| f.key == FieldKey::Quote)
            .count()
    };
    assert_eq!(count(&form), 2);
    let last = index(&form, FieldKey::Quote, 1);
    form.set(last, FieldValue::LongText("Un second passage".into()));
    assert_eq!(count(&form), 3);
    let mut after = contract.clone();
    crate::edit::apply(&mut after, form.submit(&contract).unwrap()).unwrap();
    let quotes = &after.references.sources[0].quotes;
    assert_eq!(quotes.len(), 2);
    assert_eq!(quotes[0], source.quotes[0]);
    assert_eq!(quotes[1].id.as_str(), "un-second-passage");
}

#[test]
fn what_cites_an_emptied_passage_still_cites_its_source() {
    let contract = everything();
    let source = contract.references.sources[0].id.clone();
    let mut form = open(Target::Source(source.clone()), &contract, Lang::Fr);
    write(&mut form, FieldKey::Quote, "");
    let mut after = contract.clone();
    crate::edit::apply(&mut after, form.submit(&contract).unwrap()).unwrap();
    let cited = &after.commitments[0].sources;
    assert_eq!(
        cited,
        &[Citation {
            source,
            quote: None
        }]
    );
}

#[test]
fn an_event_can_bring_its_own_row() {
    let contract = everything();
    let subject = FormSubject::New(NewThing::Deadline);
    let mut form = Form::open(subject, &contract, Lang::Fr).unwrap();
    write(&mut form, FieldKey::Title, "Revoyure");
    write(&mut form, FieldKey::Date, "2026-11");
    choose(&mut form, FieldKey::Lane, "+");
    assert_eq!(
        problem(&form, &contract, FieldKey::NewLane),
        Some(FieldProblem::Empty)
    );
    write(&mut form, FieldKey::NewLane, "Clauses");
    let mut after = contract.clone();
    let edit = form.submit(&contract).unwrap();
    crate::edit::apply(&mut after, edit).unwrap();
    let deadline = after.schedule.deadlines.last().unwrap();
    assert_eq!(after.lane(&deadline.lane).unwrap().title, "Clauses");
}

#[test]
fn a_new_contract_is_ready_to_type() {
    let mut form = Form::new_contract(2028, Lang::Fr);
    assert!(form.submit_contract().is_err());
    write(&mut form, FieldKey::Title, "Contrat neuf");
    write(&mut form, FieldKey::FirstAxis, "Mobilités");
    write(&mut form, FieldKey::FirstPartner, "Région");
    let contract = form.submit_contract().unwrap();
    assert_eq!(integrity(&contract), []);
    assert_eq!(
        contract.identity.period,
        Period {
            first: 2028,
            last: 2034
        }
    );
    assert_eq!(contract.lines[0].number(), Some("1"));
    assert_eq!(contract.partners[0].slot, Some(1));
    assert_eq!(contract.perimeters[0].name, "Contrat entier");
}

#[test]
fn dates_and_amounts_read_back_as_they_are_written() {
    let contract = everything();
    let dates = contract.schedule.deadlines.iter().map(|d| d.date);
    for when in dates {
        for lang in [Lang::Fr, Lang::En] {
            assert_eq!(typed::when(&typed::when_text(when, lang)), Ok(when));
        }
    }
    for text in ["2.75 Md€", "2.0 M€", "-2 k€", "1000000.5 €"] {
        let amount: Amount = text.parse().unwrap();
        for lang in [Lang::Fr, Lang::En] {
            assert_eq!(typed::amount(&typed::amount_text(amount, lang)), Ok(amount));
        }
    }
}

#[test]
fn a_new_thing_waits_at_its_first_empty_text() {
    let contract = everything();
    let form = Form::open(FormSubject::New(NewThing::Axis), &contract, Lang::Fr).unwrap();
    assert_eq!(
        form.opens_at(),
        Some(index(&form, FieldKey::OfficialTitle, 0))
    );
    let axis = contract.axes().next().unwrap().id.clone();
    let form = open(Target::Line(axis), &contract, Lang::Fr);
    assert_eq!(form.opens_at(), Some(0));
}
