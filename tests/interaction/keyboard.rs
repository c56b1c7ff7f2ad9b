//! The keys of the screens, one after another, with no mouse: panes, charts, cells, dates,
//! partners, points.

use super::{TODAY, cell, known, press, session};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use maquette::app::action::Action;
use maquette::app::view::{Overlay, Screen, Span};
use maquette::app::{Amounts, Effect, Intent, Session, update};
use maquette::chart::{ChartName, Subject};
use maquette::contract::{DeadlineId, Euros, LineId, PartialDate, PartnerId, State, When};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

/// What was put on the clipboard, kept beside the session.
type Copied = std::rc::Rc<std::cell::RefCell<Vec<String>>>;

fn at(on: Screen) -> (Harness<'static, Session>, Copied) {
    let copied = Copied::default();
    let kept = Copied::clone(&copied);
    let wish = move |ctx: &egui::Context, session: &mut Session, intent: Intent| {
        for effect in update(session, intent) {
            match effect {
                Effect::MovePane { forward } => maquette::ui::panes::walk(ctx, forward),
                Effect::Copy(clip) => kept.borrow_mut().push(format!("{clip:?}")),
                _ => {}
            }
        }
    };
    let window = super::whole::window(session(Action::OpenFictitious, on), wish);
    (window, copied)
}

fn selected(harness: &Harness<'_, Session>) -> Option<Subject> {
    harness.state().view.selection.clone()
}

fn types(harness: &mut Harness<'static, Session>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

#[test]
fn f6_walks_figures_axes_signatories_deadlines_and_findings() {
    let (mut harness, _) = at(Screen::Overview);
    let is_kind: [fn(&Subject) -> bool; 4] = [
        |s| matches!(s, Subject::Envelope),
        |s| matches!(s, Subject::Cell(..) | Subject::Line(_)),
        |s| matches!(s, Subject::Partner(_)),
        |s| matches!(s, Subject::Deadline(_)),
    ];
    let charts = [
        Some(ChartName::KeyFigures),
        Some(ChartName::AxisBudgets),
        Some(ChartName::PartnerShares),
        Some(ChartName::NextDeadlines),
    ];
    for (n, kind) in is_kind.iter().enumerate() {
        press(&mut harness, NONE, Key::F6);
        press(&mut harness, NONE, Key::Enter);
        let chosen = selected(&harness);
        assert!(chosen.as_ref().is_some_and(kind), "pane {n}: {chosen:?}");
        if let Some(chart) = charts.get(n) {
            assert_eq!(harness.state().view.chart, *chart);
        }
    }
    // Back, and to the points, whose panel opens.
    press(&mut harness, SHIFT, Key::F6);
    press(&mut harness, NONE, Key::Enter);
    assert!(matches!(selected(&harness), Some(Subject::Partner(_))));
    press(&mut harness, NONE, Key::F6);
    press(&mut harness, NONE, Key::F6);
    press(&mut harness, NONE, Key::Enter);
    assert!(matches!(selected(&harness), Some(Subject::Finding(_))));
    assert!(harness.state().view.panels.findings);
}

#[test]
fn t_shows_the_table_of_the_chart_that_the_keyboard_is_in() {
    let (mut harness, _) = at(Screen::Overview);
    let mut tables = Vec::new();
    for _ in 0..4 {
        press(&mut harness, NONE, Key::F6);
        press(&mut harness, NONE, Key::T);
        assert_eq!(harness.state().view.overlay, Some(Overlay::Table));
        let chart = harness.state().view.chart.unwrap();
        tables.push(harness.state().charts().unwrap().table_of(chart));
        press(&mut harness, NONE, Key::T);
        assert_eq!(harness.state().view.overlay, None);
        // The focus comes back to its chart.
        assert_eq!(harness.state().view.chart, Some(chart));
    }
    let heads: Vec<&Vec<String>> = tables.iter().map(|t| &t.headers).collect();
    assert!(
        tables
            .iter()
            .all(|t| !t.rows.is_empty() && !t.caption.is_empty())
    );
    for (n, head) in heads.iter().enumerate() {
        assert!(
            heads.iter().skip(n + 1).all(|other| other != head),
            "{head:?}"
        );
    }
}

#[test]
fn enter_ctrl_enter_and_the_menu_key_act_on_a_mark() {
    let (mut harness, copied) = at(Screen::Overview);
    for _ in 0..3 {
        press(&mut harness, NONE, Key::F6);
    }
    press(&mut harness, NONE, Key::Home);
    press(&mut harness, CTRL, Key::Enter);
    let copy = copied.borrow().last().cloned().unwrap_or_default();
    assert!(copy.contains("M€"), "{copy}");
    assert_eq!(selected(&harness), None, "Ctrl+Enter selects nothing");
    // The menu opens on its first choice, and Esc gives the focus back.
    for (modifiers, key) in [(SHIFT, Key::F10), (NONE, Key::Menu)] {
        press(&mut harness, modifiers, key);
        assert!(egui::Popup::is_any_open(&harness.ctx), "{key:?}");
        press(&mut harness, NONE, Key::Escape);
        assert!(!egui::Popup::is_any_open(&harness.ctx));
    }
    press(&mut harness, NONE, Key::Enter);
    assert!(matches!(selected(&harness), Some(Subject::Partner(_))));
    press(&mut harness, SHIFT, Key::F10);
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(harness.state().view.screen, Screen::Partners);
    press(&mut harness, ALT, Key::ArrowLeft);
    assert_eq!(harness.state().view.screen, Screen::Overview);
    press(&mut harness, ALT, Key::ArrowRight);
    assert_eq!(harness.state().view.screen, Screen::Partners);
}

#[test]
fn keys_that_work_everywhere() {
    let (mut harness, _) = at(Screen::Overview);
    let state = |harness: &Harness<'static, Session>| {
        let view = &harness.state().view;
        (view.screen, view.overlay.is_some())
    };
    for key in [Key::K, Key::G] {
        press(&mut harness, CTRL, key);
        let shown = &harness.state().view.overlay;
        assert!(matches!(shown, Some(Overlay::Palette { .. })), "{key:?}");
        press(&mut harness, NONE, Key::Escape);
        assert_eq!(state(&harness), (Screen::Overview, false));
    }
    press(&mut harness, CTRL, Key::E);
    assert!(matches!(
        harness.state().view.overlay,
        Some(Overlay::Export(_))
    ));
    press(&mut harness, NONE, Key::Escape);
    assert_eq!(state(&harness), (Screen::Overview, false));
    press(&mut harness, CTRL | SHIFT, Key::H);
    assert_eq!(harness.state().amounts, Amounts::Hidden);
    let measure = harness.state().view.measure;
    press(&mut harness, CTRL | SHIFT, Key::U);
    assert_ne!(harness.state().view.measure, measure);
    let inspector = harness.state().view.panels.inspector;
    press(&mut harness, NONE, Key::F4);
    assert_ne!(harness.state().view.panels.inspector, inspector);
    press(&mut harness, NONE, Key::F8);
    let first = selected(&harness);
    assert!(matches!(first, Some(Subject::Finding(_))));
    press(&mut harness, NONE, Key::F8);
    let second = selected(&harness);
    press(&mut harness, SHIFT, Key::F8);
    assert_eq!(selected(&harness), first);
    assert_ne!(first, second);
    for expected in [Screen::Matrix, Screen::Schedule, Screen::Partners] {
        press(&mut harness, CTRL, Key::PageDown);
        assert_eq!(harness.state().view.screen, expected);
    }
    press(&mut harness, CTRL, Key::PageUp);
    assert_eq!(harness.state().view.screen, Screen::Schedule);
    press(&mut harness, CTRL, Key::F);
    assert!(harness.state().view.filter.is_some());
    press(&mut harness, NONE, Key::Escape);
    assert!(harness.state().view.filter.is_none());
    press(&mut harness, SHIFT, Key::F5);
    let alone = harness
        .state()
        .presentation
        .as_ref()
        .map(|p| p.only.is_some());
    assert_eq!(alone, Some(true));
}

#[test]
fn cells_and_axes_are_changed_by_keys_alone() {
    let (mut harness, _) = at(Screen::Matrix);
    press(&mut harness, NONE, Key::ArrowDown);
    assert_eq!(selected(&harness), Some(cell("axe-1", "etat")));
    let amount = |harness: &Harness<'static, Session>| known(harness.state(), "axe-1", "etat");
    let (before, typed) = (
        Some(Euros::whole(182_000_000)),
        Some(Euros::whole(77_700_000)),
    );
    assert_eq!(amount(&harness), before);
    press(&mut harness, NONE, Key::F2);
    assert!(harness.state().view.matrix.editing.is_some());
    types(&mut harness, "5");
    press(&mut harness, NONE, Key::Escape);
    assert!(harness.state().view.matrix.editing.is_none());
    assert_eq!(amount(&harness), before);
    types(&mut harness, "77,7");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(amount(&harness), typed);
    assert_eq!(
        selected(&harness),
        Some(cell("axe-2", "etat")),
        "Enter goes down"
    );
    for (modifiers, key) in [(CTRL, Key::Y), (CTRL | SHIFT, Key::Z)] {
        press(&mut harness, CTRL, Key::Z);
        assert_eq!(amount(&harness), before);
        press(&mut harness, modifiers, key);
        assert_eq!(amount(&harness), typed, "{key:?}");
    }
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(amount(&harness), before);
    // Delete opens the menu of kinds of nothing; its second choice is “not published”.
    update(harness.state_mut(), Intent::Select(cell("axe-1", "etat")));
    harness.run();
    press(&mut harness, NONE, Key::Delete);
    assert!(egui::Popup::is_any_open(&harness.ctx));
    press(&mut harness, NONE, Key::ArrowDown);
    press(&mut harness, NONE, Key::Enter);
    let line = LineId::new("axe-1").unwrap();
    let partner = PartnerId::new("etat").unwrap();
    let contract = harness.state().document.as_ref().unwrap().contract();
    let held = contract.commitments.iter().find(|c| {
        let whose = c.sole_partner() == Some(&partner);
        c.line == line && whose
    });
    assert!(matches!(held.unwrap().amount, State::NotPublished));
    assert_eq!(amount(&harness), None);
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(amount(&harness), before);
    // Axes change places, and come back.
    let order = |harness: &Harness<'static, Session>| -> Vec<String> {
        let contract = harness.state().document.as_ref().unwrap().contract();
        contract.axes().map(|l| l.id.to_string()).collect()
    };
    let first = order(&harness);
    press(&mut harness, CTRL, Key::ArrowDown);
    let second = order(&harness);
    assert_eq!((&second[0], &second[1]), (&first[1], &first[0]));
    press(&mut harness, CTRL, Key::ArrowUp);
    assert_eq!(order(&harness), first);
}

fn date(harness: &Harness<'static, Session>, id: &DeadlineId) -> When {
    let contract = harness.state().document.as_ref().unwrap().contract();
    contract.deadline(id).unwrap().date
}

#[test]
fn the_timeline_is_walked_zoomed_and_dated_by_keys_alone() {
    let (mut harness, _) = at(Screen::Schedule);
    press(&mut harness, NONE, Key::ArrowRight);
    let Some(Subject::Deadline(first)) = selected(&harness) else {
        panic!("nothing is selected");
    };
    press(&mut harness, NONE, Key::ArrowRight);
    assert_ne!(selected(&harness), Some(Subject::Deadline(first.clone())));
    press(&mut harness, NONE, Key::ArrowLeft);
    assert_eq!(selected(&harness), Some(Subject::Deadline(first.clone())));
    let span = |harness: &Harness<'static, Session>| match harness.state().view.schedule.span {
        Span::Free(from, to) => to - from,
        other => panic!("{other:?}"),
    };
    press(&mut harness, NONE, Key::Plus);
    let near = span(&harness);
    press(&mut harness, NONE, Key::Minus);
    assert!(span(&harness) > near);
    press(&mut harness, NONE, Key::Home);
    let Span::Free(from, to) = harness.state().view.schedule.span else {
        panic!("Home does not move the axis");
    };
    // Days since year 1.
    let today = f64::from((TODAY - jiff::civil::date(1, 1, 1)).get_days());
    assert!(
        (f64::midpoint(from, to) - today).abs() < 3.0,
        "{from} to {to}, {today}"
    );
    let day = |y: i16, m: i8, d: i8| PartialDate::Day(jiff::civil::date(y, m, d));
    for (typed, expected) in [
        ("7/1/2025", When::On(day(2025, 1, 7))),
        (
            "mars 2021",
            When::On(PartialDate::Month(jiff::civil::date(2021, 3, 1))),
        ),
        (
            "fin 2027",
            When::On(PartialDate::Year(jiff::civil::date(2027, 1, 1))),
        ),
        (
            "pas avant mars 2023",
            When::NotBefore(PartialDate::Month(jiff::civil::date(2023, 3, 1))),
        ),
        ("?", When::Unknown),
        ("7/1/2025", When::On(day(2025, 1, 7))),
    ] {
        update(
            harness.state_mut(),
            Intent::Select(Subject::Deadline(first.clone())),
        );
        harness.run();
        press(&mut harness, NONE, Key::F2);
        press(&mut harness, CTRL, Key::A);
        types(&mut harness, typed);
        press(&mut harness, NONE, Key::Enter);
        assert_eq!(date(&harness, &first), expected, "{typed}");
    }
    for (modifiers, key, expected) in [
        (NONE, Key::ArrowRight, day(2025, 1, 8)),
        (NONE, Key::ArrowLeft, day(2025, 1, 7)),
        (SHIFT, Key::ArrowRight, day(2025, 2, 7)),
        (SHIFT, Key::ArrowLeft, day(2025, 1, 7)),
    ] {
        press(&mut harness, NONE, Key::F2);
        press(&mut harness, modifiers, key);
        press(&mut harness, NONE, Key::Enter);
        assert_eq!(
            date(&harness, &first),
            When::On(expected),
            "{modifiers:?} {key:?}"
        );
    }
}

#[test]
fn partners_are_walked_put_in_focus_and_left_by_keys() {
    let (mut harness, _) = at(Screen::Partners);
    press(&mut harness, NONE, Key::ArrowDown);
    let first = selected(&harness);
    assert!(matches!(first, Some(Subject::Partner(_))));
    press(&mut harness, NONE, Key::ArrowDown);
    let second = selected(&harness);
    assert_ne!(first, second);
    press(&mut harness, NONE, Key::ArrowUp);
    assert_eq!(selected(&harness), first);
    press(&mut harness, NONE, Key::Enter);
    let focus = harness.state().view.focus.clone();
    assert_eq!(focus.map(Subject::Partner), first);
    press(&mut harness, NONE, Key::Escape);
    press(&mut harness, NONE, Key::Escape);
    assert_eq!(harness.state().view.focus, None);
    assert_eq!(selected(&harness), None);
}

#[test]
fn a_presentation_is_led_by_letters() {
    use maquette::app::presentation::Shows;
    let (mut harness, _) = at(Screen::Overview);
    press(&mut harness, NONE, Key::F5);
    press(&mut harness, NONE, Key::PageDown);
    let show = |harness: &Harness<'static, Session>| harness.state().presentation.clone().unwrap();
    press(&mut harness, NONE, Key::L);
    assert!(show(&harness).has_laser);
    press(&mut harness, NONE, Key::L);
    assert!(!show(&harness).has_laser);
    press(&mut harness, NONE, Key::P);
    assert!(show(&harness).focus.is_some());
    press(&mut harness, NONE, Key::T);
    assert_eq!(show(&harness).shows, Shows::Table);
    press(&mut harness, NONE, Key::T);
    for key in [Key::N, Key::B, Key::Period] {
        press(&mut harness, NONE, key);
        assert_eq!(show(&harness).shows, Shows::Black, "{key:?}");
        press(&mut harness, NONE, key);
        assert_eq!(show(&harness).shows, Shows::Slide);
    }
    press(&mut harness, NONE, Key::End);
    let last = show(&harness).at;
    press(&mut harness, NONE, Key::Home);
    assert_eq!(
        (show(&harness).at, last),
        (0, harness.state().slides().len() - 1)
    );
    press(&mut harness, NONE, Key::Escape);
    assert!(harness.state().presentation.is_none());
}
