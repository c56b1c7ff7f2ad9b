//! A block pasted into the bundled contract: what it shows before, what it does, how it is undone.

use super::*;
use crate::app::action::Action;
use crate::app::view::{Overlay, Screen};
use crate::app::{Intent, PasteIntent, Settings, start, update};
use crate::chart::Subject;
use crate::contract::Euros;

fn session(line: &str, partner: &str) -> Session {
    let today = jiff::civil::date(2024, 12, 2);
    let mut session = Session::new(Settings::first(Lang::Fr), today);
    start(&mut session, None);
    update(&mut session, Intent::Go(Screen::Matrix));
    let cell = Subject::Cell(LineId::new(line).unwrap(), PartnerId::new(partner).unwrap());
    update(&mut session, Intent::Select(cell));
    session
}

fn paste(session: &mut Session, text: &str) {
    update(session, Intent::Paste(PasteIntent::Text(text.to_owned())));
}

fn plan(session: &Session) -> Plan {
    match &session.view.overlay {
        Some(Overlay::Paste(paste)) => paste.plan.clone(),
        other => panic!("no block is shown: {other:?}"),
    }
}

fn known(session: &Session, line: &str, partner: &str) -> Option<Euros> {
    let (line, partner) = (LineId::new(line).unwrap(), PartnerId::new(partner).unwrap());
    let scene = session.scene().unwrap();
    scene
        .summary
        .matrix
        .cell(&line, &partner)
        .unwrap()
        .sum
        .known
}

#[test]
fn a_block_is_shown_before_and_pasted_as_one_step() {
    let mut session = session("axe-1", "mel");
    let before = session.document.as_ref().unwrap().contract().clone();
    paste(
        &mut session,
        "36,5\t1\u{202f}200 k€\r\n142,8\tn.c.\r\n\t7,25\r\ndouze\t+5\r\n",
    );
    let shown = plan(&session);
    let said: Vec<String> = shown
        .pieces
        .iter()
        .map(|p| format!("{} {:?}", p.name, p.verdict).replace("\\u{a0}", " "))
        .collect();
    assert_eq!(
        said,
        [
            "MEL, axe 1 Change(\"31,8 M€\", \"36,5 M€\")",
            "Amiens Métropole, axe 1 Change(\"non publié\", \"1\\u{202f}200 k€\")",
            "MEL, axe 2 Same",
            "Amiens Métropole, axe 2 Same",
            "Amiens Métropole, axe 3 Change(\"non publié\", \"7,25 M€\")",
            "MEL, axe 4 Refused(Entry(Number(NotANumber)))",
            "Amiens Métropole, axe 4 Refused(Entry(NothingToChange))",
        ]
    );
    assert_eq!(shown.counts(), (3, 2, 2));
    assert_eq!(session.document.as_ref().unwrap().contract(), &before);
    update(&mut session, Intent::Paste(PasteIntent::Apply));
    assert_eq!(session.view.overlay, None);
    assert_eq!(
        known(&session, "axe-1", "mel"),
        Some(Euros::whole(36_500_000))
    );
    assert_eq!(
        known(&session, "axe-1", "amiens"),
        Some(Euros::whole(1_200_000))
    );
    assert_eq!(
        known(&session, "axe-3", "amiens"),
        Some(Euros::whole(7_250_000))
    );
    update(&mut session, Intent::Do(Action::Undo));
    let document = session.document.as_ref().unwrap();
    assert_eq!(document.contract().commitments, before.commitments);
    assert!(!document.is_dirty());
}

#[test]
fn zero_and_pending_are_asked_and_never_guessed() {
    let mut session = session("axe-1", "mel");
    paste(&mut session, "0\nattente\n1.234\n");
    let shown = plan(&session);
    assert!(shown.has_zero && shown.needs_reason);
    let refusals: Vec<&Verdict> = shown.pieces.iter().map(|p| &p.verdict).collect();
    assert_eq!(refusals[0], &Verdict::Refused(Refusal::Zero));
    assert_eq!(refusals[1], &Verdict::Refused(Refusal::Reason));
    assert!(matches!(
        refusals[2],
        Verdict::Refused(Refusal::Entry(EntryError::Ambiguous { .. }))
    ));
    for verdict in refusals {
        let Verdict::Refused(refusal) = verdict else {
            panic!("{verdict:?}");
        };
        let contract = session.document.as_ref().unwrap().contract();
        let words = refusal_text(refusal, contract, Unit::Million, Lang::Fr);
        assert!(words.chars().count() > 5, "{words}");
    }
    update(
        &mut session,
        Intent::Paste(PasteIntent::Zeros(ZeroMeans::Decision)),
    );
    let reason = "Délibération du 24 juin 2022".to_owned();
    update(&mut session, Intent::Paste(PasteIntent::Reason(reason)));
    assert_eq!(plan(&session).counts(), (2, 0, 1));
    update(&mut session, Intent::Paste(PasteIntent::Apply));
    let scene = session.scene().unwrap();
    let state = |line: &str| {
        let (line, by) = (LineId::new(line).unwrap(), PartnerId::new("mel").unwrap());
        scene.summary.matrix.cell(&line, &by).unwrap().state
    };
    assert_eq!(state("axe-1"), StateKind::Nil);
    assert_eq!(state("axe-2"), StateKind::Pending);
}

#[test]
fn what_is_beyond_the_table_is_refused_and_one_amount_is_typed() {
    let mut session = session("axe-6", "amiens");
    paste(&mut session, "1\t2\n3\t4\n");
    let outside = Verdict::Refused(Refusal::Outside);
    let shown = plan(&session);
    assert_eq!(
        shown.pieces.iter().filter(|p| p.verdict == outside).count(),
        3
    );
    update(&mut session, Intent::Escape);
    paste(&mut session, " 12,5 ");
    assert_eq!(session.view.overlay, None);
    let editing = session.view.matrix.editing.clone().unwrap();
    assert_eq!(editing.text, "12,5");
    update(&mut session, Intent::Escape);
    update(&mut session, Intent::Escape);
    paste(&mut session, "1\t2\n");
    assert_eq!(session.notice, Some(crate::app::Notice::NoPlaceToPaste));
}
