//! Charts alone, and the way back.

use super::{keep, press, session, window};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use maquette::app::action::Action;
use maquette::app::view::{Overlay, Screen};
use maquette::app::{Intent, update};
use maquette::chart::{ChartName, Subject};
use maquette::ui::theme::{DARK, LIGHT};

#[test]
fn operations_by_size_are_a_chart_alone_that_keys_walk() {
    let mut session = session(Action::OpenFictitious, Screen::Overview);
    update(&mut session, Intent::Do(Action::ShowConcentration));
    keep("concentration", &session, (1440, 900), &LIGHT);
    keep("concentration-dark", &session, (1024, 700), &DARK);
    let mut harness = window(session);
    press(&mut harness, Modifiers::NONE, Key::F6);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let chosen = harness.state().view.selection.clone();
    assert!(matches!(chosen, Some(Subject::Line(_))), "{chosen:?}");
    keep("concentration-chosen", harness.state(), (1440, 900), &LIGHT);
    // T shows the table, T again takes it away; Esc goes back one thing at a time.
    press(&mut harness, Modifiers::NONE, Key::T);
    assert_eq!(harness.state().view.overlay, Some(Overlay::Table));
    keep("table", harness.state(), (1440, 900), &LIGHT);
    press(&mut harness, Modifiers::NONE, Key::T);
    assert_eq!(harness.state().view.overlay, None);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().view.alone, None);
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    let alone = harness.state().view.alone;
    assert_eq!(alone, Some(ChartName::Concentration));
}

#[test]
fn every_chart_can_stand_alone() {
    for (screen, name) in [
        (Screen::Overview, ChartName::AxisBudgets),
        (Screen::Overview, ChartName::PartnerShares),
        (Screen::Matrix, ChartName::Matrix),
        (Screen::Schedule, ChartName::Deadlines),
    ] {
        for (action, which) in [
            (Action::OpenSample, "real"),
            (Action::OpenFictitious, "made-up"),
        ] {
            let mut session = session(action, screen);
            update(&mut session, Intent::ShowAlone(Some(name)));
            keep(
                &format!("alone-{}-{which}", name.name()),
                &session,
                (1440, 900),
                &LIGHT,
            );
            let mut harness = window(session);
            harness.get_by_label("Revenir à l’écran").click();
            harness.run();
            assert_eq!(harness.state().view.alone, None);
            assert_eq!(harness.state().view.screen, screen);
        }
    }
}
