//! Shortcuts of files, windows, partners and points, one after another, with no mouse.

use super::{TODAY, cell, known, press, session, whole};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use maquette::app::action::Action;
use maquette::app::export::Exported;
use maquette::app::view::{Overlay, Screen};
use maquette::app::{Effect, Intent, Session, Settings, start, update};
use maquette::chart::Subject;
use maquette::wording::Lang;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// What was asked of the world outside, kept beside the session.
type Asked = std::rc::Rc<std::cell::RefCell<Vec<Effect>>>;

fn window(session: Session) -> (Harness<'static, Session>, Asked) {
    let asked = Asked::default();
    let kept = Asked::clone(&asked);
    let window = whole::window(session, move |_, session, intent| {
        kept.borrow_mut().extend(update(session, intent));
    });
    (window, asked)
}

fn at(on: Screen) -> (Harness<'static, Session>, Asked) {
    window(session(Action::OpenFictitious, on))
}

/// Presses a key and gives what was asked for it.
fn pressed(
    (harness, asked): &mut (Harness<'static, Session>, Asked),
    modifiers: Modifiers,
    key: Key,
) -> Vec<Effect> {
    asked.borrow_mut().clear();
    press(harness, modifiers, key);
    std::mem::take(&mut asked.borrow_mut())
}

fn has(effects: &[Effect], is_it: impl Fn(&Effect) -> bool) -> bool {
    effects.iter().any(is_it)
}

#[test]
fn files_are_opened_saved_and_left_by_keys() {
    let mut desk = at(Screen::Overview);
    let open = pressed(&mut desk, CTRL, Key::O);
    assert!(has(&open, |e| matches!(e, Effect::PickOpen)), "{open:?}");
    desk.0.state_mut().busy = None;
    // A bundled contract has no file of its own yet: saving asks where.
    for (modifiers, key) in [(CTRL, Key::S), (CTRL_SHIFT, Key::S)] {
        let saved = pressed(&mut desk, modifiers, key);
        assert!(
            has(&saved, |e| matches!(e, Effect::PickSave(_))),
            "{saved:?}"
        );
        desk.0.state_mut().busy = None;
    }
    let full = pressed(&mut desk, NONE, Key::F11);
    assert!(
        has(&full, |e| matches!(e, Effect::ToggleFullScreen)),
        "{full:?}"
    );
    pressed(&mut desk, CTRL, Key::N);
    let shown = desk.0.state().view.overlay.clone();
    assert!(matches!(shown, Some(Overlay::Form(_))), "{shown:?}");
    pressed(&mut desk, NONE, Key::Escape);
    assert!(desk.0.state().view.overlay.is_none());
    // Nothing was edited: nothing is asked.
    pressed(&mut desk, CTRL, Key::W);
    assert!(desk.0.state().document.is_none());
    let quit = pressed(&mut desk, CTRL, Key::Q);
    assert!(has(&quit, |e| matches!(e, Effect::Quit)), "{quit:?}");
}

#[test]
fn closing_and_leaving_ask_first_where_something_would_be_lost() {
    for key in [Key::W, Key::Q] {
        let mut desk = at(Screen::Matrix);
        pressed(&mut desk, NONE, Key::ArrowDown);
        desk.0.event(egui::Event::Text("77,7".to_owned()));
        desk.0.run();
        pressed(&mut desk, NONE, Key::Enter);
        let typed = known(desk.0.state(), "axe-1", "etat");
        let left = pressed(&mut desk, CTRL, key);
        assert!(!has(&left, |e| matches!(e, Effect::Quit)), "{left:?}");
        assert!(desk.0.state().view.overlay.is_some(), "{key:?}");
        pressed(&mut desk, NONE, Key::Escape);
        assert!(desk.0.state().view.overlay.is_none(), "{key:?}");
        assert_eq!(known(desk.0.state(), "axe-1", "etat"), typed);
    }
}

#[test]
fn a_partner_is_put_in_focus_and_a_chart_copied_from_anywhere() {
    let mut desk = at(Screen::Matrix);
    update(desk.0.state_mut(), Intent::Select(cell("axe-1", "region")));
    desk.0.run();
    pressed(&mut desk, CTRL_SHIFT, Key::F);
    let focus = desk.0.state().view.focus.as_ref().map(ToString::to_string);
    assert_eq!(focus.as_deref(), Some("region"));
    pressed(&mut desk, CTRL_SHIFT, Key::F);
    assert_eq!(desk.0.state().view.focus, None);
    let copied = pressed(&mut desk, CTRL_SHIFT, Key::C);
    assert!(
        has(&copied, |e| matches!(e, Effect::CopyPicture(_))),
        "{copied:?}"
    );
}

#[test]
fn points_are_walked_applied_and_taken_back_by_keys() {
    let mut desk = window(session(Action::OpenSample, Screen::Overview));
    pressed(&mut desk, NONE, Key::F8);
    let first = desk.0.state().view.selection.clone();
    assert!(matches!(first, Some(Subject::Finding(_))), "{first:?}");
    let count = |desk: &(Harness<'static, Session>, Asked)| {
        let charts = desk.0.state().charts();
        charts.map(|charts| charts.findings.points.len())
    };
    let before = count(&desk);
    let edited = |desk: &(Harness<'static, Session>, Asked)| {
        desk.0
            .state()
            .document
            .as_ref()
            .is_some_and(|d| d.is_dirty())
    };
    pressed(&mut desk, NONE, Key::Enter);
    assert!(edited(&desk), "Enter applies the default of {first:?}");
    assert_ne!(count(&desk), before);
    pressed(&mut desk, CTRL, Key::Z);
    assert!(!edited(&desk));
    assert_eq!(count(&desk), before);
}

#[test]
fn the_palette_is_typed_in_walked_and_followed() {
    let mut desk = window(session(Action::OpenSample, Screen::Overview));
    pressed(&mut desk, CTRL, Key::K);
    desk.0.event(egui::Event::Text("mel axe 2".to_owned()));
    desk.0.run();
    let copied = pressed(&mut desk, CTRL, Key::Enter);
    assert!(has(&copied, |e| matches!(e, Effect::Copy(_))), "{copied:?}");
    if desk.0.state().view.overlay.is_none() {
        pressed(&mut desk, CTRL, Key::K);
        desk.0.event(egui::Event::Text("mel axe 2".to_owned()));
        desk.0.run();
    }
    pressed(&mut desk, NONE, Key::Enter);
    assert_eq!(desk.0.state().view.selection, Some(cell("axe-2", "mel")));
    assert!(desk.0.state().view.overlay.is_none());
}

#[test]
fn what_changes_between_two_versions_is_exported_by_a_key() {
    let mut desk = window(session(Action::OpenSample, Screen::Overview));
    // Of one version there is nothing to say: the screen tells what to choose.
    pressed(&mut desk, CTRL_SHIFT, Key::E);
    assert_eq!(desk.0.state().view.screen, Screen::Contrast);
    assert!(desk.0.state().view.overlay.is_none());
    let v2 = maquette::app::Place::Bundled(maquette::app::samples::REAL_V2);
    update(desk.0.state_mut(), Intent::OpenVersion(v2));
    desk.0.run();
    pressed(&mut desk, CTRL_SHIFT, Key::E);
    match &desk.0.state().view.overlay {
        Some(Overlay::Export(dialog)) => assert_eq!(dialog.export.what, Exported::ReportOfTwo),
        other => panic!("{other:?}"),
    }
}

#[test]
fn without_a_contract_keys_answer_too() {
    let mut empty = Session::new(Settings::first(Lang::Fr), TODAY);
    start(&mut empty, None);
    let mut desk = window(empty);
    pressed(&mut desk, CTRL, Key::W);
    assert!(desk.0.state().document.is_none());
    for (modifiers, key) in [
        (CTRL, Key::S),
        (CTRL, Key::E),
        (CTRL_SHIFT, Key::E),
        (CTRL_SHIFT, Key::C),
        (CTRL_SHIFT, Key::F),
        (NONE, Key::F2),
        (NONE, Key::F5),
        (NONE, Key::F8),
        (NONE, Key::F9),
    ] {
        let asked = pressed(&mut desk, modifiers, key);
        let writes = |e: &Effect| matches!(e, Effect::Write(_) | Effect::PickSave(_));
        assert!(!has(&asked, writes), "{key:?} {asked:?}");
    }
    let open = pressed(&mut desk, CTRL, Key::O);
    assert!(has(&open, |e| matches!(e, Effect::PickOpen)), "{open:?}");
}
