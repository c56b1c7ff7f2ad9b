//! Forms, removals, reordering and conflicts through intents, and back by undo.

use super::*;
use crate::app::document::Origin;
use crate::app::form::{FieldKey, FieldValue, fixture};
use crate::app::intent::Intent;
use crate::app::settings::Settings;
use crate::app::update::update as send;
use crate::contract::{Date, LineId, PartnerId};
use crate::wording::Lang;

fn session() -> Session {
    let today = Date::new(2024, 12, 2).unwrap();
    let mut session = Session::new(Settings::first(Lang::Fr), today);
    session.document = Some(Document::new(fixture::everything(), Origin::New));
    session
}

fn contract(session: &Session) -> &Contract {
    session.document.as_ref().unwrap().contract()
}

fn write(session: &mut Session, key: FieldKey, text: &str) {
    let Some(Overlay::Form(form)) = &session.view.overlay else {
        panic!("no form is open")
    };
    let index = form.shown().find(|(_, f)| f.key == key).unwrap().0;
    let value = FieldValue::Text(text.to_owned());
    send(session, Intent::Form(FormIntent::Set(index, value)));
}

fn everything(contract: &Contract) -> Vec<Target> {
    let kinds = crate::app::contents::SectionKind::ALL.into_iter();
    let items = kinds.flat_map(|kind| kind.items(contract, Lang::Fr));
    items.map(|item| item.target).collect()
}

#[test]
fn everything_can_be_removed_and_comes_back() {
    let start = fixture::everything();
    for target in everything(&start) {
        let mut session = session();
        send(&mut session, Intent::Remove(target.clone()));
        send(&mut session, Intent::ConfirmRemoval);
        assert!(!target.exists(contract(&session)), "{target:?}");
        assert_eq!(edit::integrity(contract(&session)), []);
        session.document.as_mut().unwrap().undo();
        assert_eq!(contract(&session), &start, "{target:?}");
    }
}

#[test]
fn what_goes_with_a_removal_is_shown_first() {
    let mut session = session();
    let target = Target::Partner(PartnerId::new("mel").unwrap());
    send(&mut session, Intent::Remove(target.clone()));
    let Some(Overlay::Removal(removal)) = &session.view.overlay else {
        panic!("nothing is shown")
    };
    assert_eq!(
        *removal.goes_with,
        edit::what_goes_with(contract(&session), &target)
    );
    assert!(!removal.goes_with.is_empty());
    assert_eq!(contract(&session), &fixture::everything());
}

#[test]
fn everything_moves_down_and_up_again() {
    let start = fixture::everything();
    for target in everything(&start) {
        let mut session = session();
        send(&mut session, Intent::Reorder(target.clone(), 1));
        let moved = contract(&session) != &start;
        assert_eq!(edit::integrity(contract(&session)), []);
        if moved {
            let after = contract(&session).clone();
            send(&mut session, Intent::Reorder(target.clone(), -1));
            assert_eq!(contract(&session), &start, "{target:?}");
            session.document.as_mut().unwrap().undo();
            assert_eq!(contract(&session), &after, "{target:?}");
            session.document.as_mut().unwrap().undo();
        }
        assert_eq!(contract(&session), &start, "{target:?}");
    }
}

#[test]
fn a_submitted_form_closes_and_selects_what_it_made() {
    let mut session = session();
    session.view.screen = Screen::Matrix;
    session.view.overlay = Some(Overlay::Contents);
    let parent = LineId::new("obj-1").unwrap();
    let sort = crate::app::form::LineSort::Operation;
    let subject = FormSubject::New(NewThing::Line { parent, sort });
    send(&mut session, Intent::Form(FormIntent::Open(subject)));
    send(&mut session, Intent::Form(FormIntent::Submit));
    assert!(matches!(&session.view.overlay, Some(Overlay::Form(form)) if form.tried));
    write(&mut session, FieldKey::OfficialTitle, "Gare");
    send(&mut session, Intent::Form(FormIntent::Submit));
    assert_eq!(session.view.overlay, Some(Overlay::Contents));
    let gare = LineId::new("gare").unwrap();
    assert!(contract(&session).line(&gare).is_some());
    assert_eq!(session.view.selection, Some(Subject::Line(gare)));
    let expanded = &session.view.matrix.expanded;
    assert!(expanded.contains("obj-1") && expanded.contains("axe-1"));
}

#[test]
fn a_refused_edit_leaves_the_form_open() {
    let mut session = session();
    let subject = FormSubject::New(NewThing::Lane);
    send(&mut session, Intent::Form(FormIntent::Open(subject)));
    write(&mut session, FieldKey::Title, "\u{202e}envers");
    send(&mut session, Intent::Form(FormIntent::Submit));
    let Some(Overlay::Form(form)) = &session.view.overlay else {
        panic!("the form is gone")
    };
    assert!(form.refused.is_some() || form.shown().any(|(_, f)| f.problem.is_some()));
    assert_eq!(contract(&session), &fixture::everything());
}

#[test]
fn a_new_contract_takes_the_place_of_the_old_one() {
    let mut session = session();
    let subject = FormSubject::New(NewThing::Contract);
    send(&mut session, Intent::Form(FormIntent::Open(subject)));
    write(&mut session, FieldKey::Title, "Contrat neuf");
    write(&mut session, FieldKey::FirstAxis, "Mobilités");
    write(&mut session, FieldKey::FirstPartner, "Région");
    send(&mut session, Intent::Form(FormIntent::Submit));
    assert_eq!(contract(&session).identity.title, "Contrat neuf");
    assert_eq!(contract(&session).identity.period.first, 2024);
    assert!(matches!(session.view.selection, Some(Subject::Cell(..))));
    assert_eq!(session.document.as_ref().unwrap().origin, Origin::New);
}

#[test]
fn preferring_another_claim_is_one_step() {
    let mut session = session();
    let conflict =
        |c: &&crate::contract::Commitment| c.amount.kind() == crate::contract::StateKind::Conflict;
    let key = contract(&session)
        .commitments
        .iter()
        .find(conflict)
        .unwrap()
        .key;
    send(
        &mut session,
        Intent::ResolveConflict(key, Settlement::Prefer(1)),
    );
    let amount = contract(&session)
        .commitment(key)
        .unwrap()
        .amount
        .statement()
        .unwrap()
        .amount;
    assert_eq!(amount.to_string(), "770 M€");
    session.document.as_mut().unwrap().undo();
    assert_eq!(contract(&session), &fixture::everything());
}
