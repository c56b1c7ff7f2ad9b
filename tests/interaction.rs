//! Charts under the mouse and the keyboard beyond one cell: blocks of cells, pasted and summed,
//! bars dragged by their end, a chart alone, the table behind it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "interaction/alone.rs"]
mod alone;
#[path = "interaction/keyboard.rs"]
mod keyboard;
#[path = "interaction/long.rs"]
mod long;
#[path = "interaction/shortcuts.rs"]
mod shortcuts;
#[path = "interaction/tooltips.rs"]
mod tooltips;
#[path = "support/whole.rs"]
mod whole;

use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use maquette::app::action::Action;
use maquette::app::view::{Overlay, Screen};
use maquette::app::{Effect, Intent, Session, Settings, start, update};
use maquette::chart::{ChartName, Subject};
use maquette::contract::{Euros, LineId, PartnerId};
use maquette::export::{png, screen};
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;

const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

fn session(action: Action, on: Screen) -> Session {
    let mut session = Session::new(Settings::first(Lang::Fr), TODAY);
    start(&mut session, None);
    update(&mut session, Intent::Do(action));
    update(&mut session, Intent::Go(on));
    session
}

fn cell(line: &str, partner: &str) -> Subject {
    let line = LineId::new(line).unwrap();
    Subject::Cell(line, PartnerId::new(partner).unwrap())
}

fn known(session: &Session, line: &str, partner: &str) -> Option<Euros> {
    let (line, partner) = (LineId::new(line).unwrap(), PartnerId::new(partner).unwrap());
    let scene = session.scene()?;
    scene.summary.matrix.cell(&line, &partner)?.sum.known
}

fn window(session: Session) -> Harness<'static, Session> {
    whole::window(session, |ctx, session, intent| {
        for effect in update(session, intent) {
            if let Effect::MovePane { forward } = effect {
                maquette::ui::panes::walk(ctx, forward);
            }
        }
    })
}

fn press(harness: &mut Harness<'static, Session>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn keep(name: &str, session: &Session, size: (u16, u16), theme: &'static Theme) {
    let picture = screen::picture(session, size.0, size.1, theme).unwrap();
    let bytes = png::encode(&picture).unwrap();
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("interaction-{name}.png"));
        std::fs::write(path, &bytes).unwrap();
    }
    assert_eq!(&bytes[1..4], b"PNG");
}

#[test]
fn shift_and_arrows_select_a_block_and_its_sum_is_told() {
    let mut session = session(Action::OpenSample, Screen::Matrix);
    update(&mut session, Intent::Select(cell("axe-1", "mel")));
    let mut harness = window(session);
    for _ in 0..4 {
        press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    }
    let words = maquette::app::selection::words(harness.state()).unwrap();
    let words = words.replace(['\u{a0}', '\u{202f}'], " ");
    assert_eq!(words, "5 montants, somme ≥ 194,6 M€, 1 inconnue");
    harness.get_by_label_contains("5 montants, somme");
    // The block is copied for a spreadsheet, and pasted back it changes nothing.
    let text = maquette::app::selection::text(harness.state()).unwrap();
    assert_eq!(text, "31,8\n142,8\n2\n18\nEn attente\n");
    keep("block", harness.state(), (1440, 900), &LIGHT);
    // Delete speaks of the whole block, and shows before it does.
    press(&mut harness, Modifiers::NONE, Key::Delete);
    let not_published = "Marquer «\u{a0}non publié\u{a0}»";
    harness.get_by_label(not_published).click();
    harness.run();
    assert!(matches!(
        harness.state().view.overlay,
        Some(Overlay::Paste(_))
    ));
    keep("block-cleared", harness.state(), (1440, 900), &LIGHT);
    harness.get_by_label("Coller").click();
    harness.run();
    assert_eq!(known(harness.state(), "axe-2", "mel"), None);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        known(harness.state(), "axe-2", "mel"),
        Some(Euros::whole(142_800_000))
    );
    // A plain arrow leaves the block.
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(maquette::app::selection::words(harness.state()), None);
}

#[test]
fn a_block_from_a_spreadsheet_is_shown_before_it_is_pasted() {
    let mut session = session(Action::OpenFictitious, Screen::Matrix);
    update(&mut session, Intent::Select(cell("axe-1", "brumont")));
    let mut harness = window(session);
    let block = "19,4\t9,6\n54,3 M€\tn.c.\n0\tattente\n1.234\tdouze\n";
    harness.event(egui::Event::Paste(block.to_owned()));
    harness.run();
    keep("paste", harness.state(), (1440, 900), &LIGHT);
    keep("paste-small", harness.state(), (1024, 700), &DARK);
    harness.get_by_label_contains("52,3\u{a0}M€ → 54,3\u{a0}M€");
    harness.get_by_label("Un montant de 0").click();
    harness.run();
    harness.get_by_label("Coller").click();
    harness.run();
    let session = harness.state();
    assert_eq!(
        known(session, "axe-2", "brumont"),
        Some(Euros::whole(54_300_000))
    );
    assert_eq!(known(session, "axe-3", "brumont"), Some(Euros::ZERO));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    let session = harness.state();
    assert_eq!(
        known(session, "axe-2", "brumont"),
        Some(Euros::whole(52_300_000))
    );
    assert!(!session.document.as_ref().unwrap().is_dirty());
}

/// Where the bar of a cell ends: read from its picture of itself, the cell's own box.
fn bar_end(harness: &Harness<'static, Session>, name: &str, share: f32) -> Pos2 {
    let rect = harness.get_by_label_contains(name).rect();
    let inner = rect.shrink2(Vec2::new(8.0, 0.0));
    Pos2::new(inner.min.x + inner.width() * share, rect.center().y + 11.0)
}

#[test]
fn a_bar_is_dragged_by_its_end_in_one_step_and_esc_leaves_it() {
    let session = session(Action::OpenFictitious, Screen::Matrix);
    let mut harness = window(session);
    // 182 of 305 on the common scale.
    let from = bar_end(&harness, "État, axe 1", 182.0 / 305.0);
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + Vec2::new(12.0, 0.0));
    harness.run();
    harness.get_by_label("Total de l’axe 1");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.drop_at(from + Vec2::new(12.0, 0.0));
    harness.run();
    let still = known(harness.state(), "axe-1", "etat");
    assert_eq!(still, Some(Euros::whole(182_000_000)));
    harness.drag_at(from);
    harness.run();
    for step in 1..=12u8 {
        harness.hover_at(from + Vec2::new(f32::from(step), 0.0));
        harness.run();
    }
    harness.drop_at(from + Vec2::new(12.0, 0.0));
    harness.run();
    let now = known(harness.state(), "axe-1", "etat").unwrap();
    assert!(
        now > Euros::whole(200_000_000) && now < Euros::whole(300_000_000),
        "{now}"
    );
    // To the precision of the figure, a tenth of a million.
    let tenths = now.decimal() / maquette::contract::Decimal::from(100_000);
    assert!(tenths.fract().is_zero(), "{now}");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    let session = harness.state();
    assert_eq!(
        known(session, "axe-1", "etat"),
        Some(Euros::whole(182_000_000))
    );
    assert!(!session.document.as_ref().unwrap().is_dirty(), "one step");
}

#[test]
fn the_total_of_a_partner_is_kept_by_taking_from_another_line() {
    let mut session = session(Action::OpenFictitious, Screen::Matrix);
    update(&mut session, Intent::Select(cell("axe-2", "brumont")));
    let total = |session: &Session| {
        let scene = session.scene().unwrap();
        let id = PartnerId::new("brumont").unwrap();
        scene.summary.totals.partner(&id).unwrap().lines.known
    };
    let before = total(&session);
    let mut harness = window(session);
    harness.event(egui::Event::Text("54,3".to_owned()));
    harness.run();
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    harness.get_by_label_contains("Prendre sur axe 1");
    keep("keep-total", harness.state(), (1440, 900), &LIGHT);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let session = harness.state();
    assert_eq!(
        known(session, "axe-2", "brumont"),
        Some(Euros::whole(54_300_000))
    );
    assert_eq!(
        known(session, "axe-1", "brumont"),
        Some(Euros::whole(16_600_000))
    );
    assert_eq!(total(session), before);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(
        !harness.state().document.as_ref().unwrap().is_dirty(),
        "one step"
    );
}

#[test]
fn the_keyboard_goes_from_one_screen_to_the_next_without_the_mouse() {
    let session = session(Action::OpenFictitious, Screen::Overview);
    let mut harness = window(session);
    press(&mut harness, Modifiers::NONE, Key::F6);
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    assert_eq!(harness.state().view.screen, Screen::Matrix);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.state().view.selection, Some(cell("axe-1", "etat")));
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    let selection = harness.state().view.selection.clone();
    assert!(
        matches!(selection, Some(Subject::Deadline(_))),
        "{selection:?}"
    );
    // Three panes: the timeline, what is coming, what is past.
    for _ in 0..2 {
        press(&mut harness, Modifiers::NONE, Key::F6);
        let before = harness.state().view.selection.clone();
        press(&mut harness, Modifiers::NONE, Key::ArrowDown);
        assert_ne!(harness.state().view.selection, before);
    }
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let selection = harness.state().view.selection.clone();
    assert!(
        matches!(selection, Some(Subject::Partner(_))),
        "{selection:?}"
    );
}

#[test]
fn two_partners_are_compared_in_their_hues() {
    let mut session = session(Action::OpenFictitious, Screen::Partners);
    let partner = |name: &str| PartnerId::new(name).unwrap();
    update(
        &mut session,
        Intent::Select(Subject::Partner(partner("brumont"))),
    );
    let mut harness = window(session);
    // The list takes the first arrow: down, then up again, then Shift with an arrow.
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    let chosen = harness.state().view.selection.clone();
    assert_eq!(chosen, Some(Subject::Partner(partner("brumont"))));
    press(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(harness.state().view.compared, Some(partner("port-clair")));
    assert_eq!(
        harness.state().view.selection,
        chosen,
        "the first one stays"
    );
    harness.get_by_label("Brumont et Port-Clair dans le contrat");
    harness.get_by_label("Brumont et Port-Clair dans chaque axe");
    let said = "Brumont, axe 2, 52,3\u{a0}M€ · publié, Port-Clair 94,7";
    harness.get_by_label_contains(said);
    update(
        harness.state_mut(),
        Intent::Select(Subject::Partner(partner("brumont"))),
    );
    harness.run();
    keep("compared", harness.state(), (1440, 900), &LIGHT);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().view.compared, None);
    assert_eq!(harness.state().view.selection, chosen);
}

#[test]
fn axes_are_stacked_by_partner_where_the_figures_exist() {
    let mut session = session(Action::OpenFictitious, Screen::Overview);
    keep("stacked", &session, (1440, 900), &LIGHT);
    update(
        &mut session,
        Intent::ShowAlone(Some(ChartName::AxisBudgets)),
    );
    keep("stacked-alone", &session, (1440, 900), &LIGHT);
    let brumont = PartnerId::new("brumont").unwrap();
    update(&mut session, Intent::Focus(Some(brumont)));
    keep("stacked-focus", &session, (1440, 900), &DARK);
    let maquette::app::ScreenChart::Overview(chart) = &session.charts().unwrap().screen else {
        panic!("the overview");
    };
    for row in &chart.axes.rows {
        let sum: f64 = row.right.pieces.iter().map(|p| p.length).sum();
        let maquette::chart::Shape::Bar(whole) = row.right.shape else {
            panic!("{row:?}");
        };
        assert!((sum - whole).abs() < 1.0e-9, "{row:?}");
        let first = row.right.pieces.first().map(|p| p.ink);
        assert!(matches!(first, Some(maquette::chart::Ink::Partner { .. })));
        let rest = row.right.pieces.iter().skip(1);
        assert!(rest.clone().all(|p| p.ink == maquette::chart::Ink::Weak));
        assert_eq!(row.right.is_minimum, row.right.value.starts_with('≥'));
    }
}

#[test]
fn enter_goes_into_what_is_selected_and_alt_left_comes_back() {
    let session = session(Action::OpenFictitious, Screen::Overview);
    let mut harness = window(session);
    press(&mut harness, Modifiers::NONE, Key::F6);
    press(&mut harness, Modifiers::NONE, Key::F6);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let chosen = Some(cell("axe-1", "etat"));
    assert_eq!(harness.state().view.selection, chosen);
    assert_eq!(harness.state().view.screen, Screen::Overview);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().view.screen, Screen::Matrix);
    assert_eq!(harness.state().view.selection, chosen);
    // From the cell to its line, and into the line's objectives.
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let line = LineId::new("obj-1-1").unwrap();
    assert_eq!(harness.state().view.selection, Some(Subject::Line(line)));
    // The panel that quotes the source is the last pane.
    press(&mut harness, Modifiers::NONE, Key::F6);
    let focused = harness.ctx.memory(|m| m.focused());
    assert_eq!(focused, Some(egui::Id::unique("inspector_pane")));
    for _ in 0..3 {
        press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    }
    assert_eq!(harness.state().view.screen, Screen::Overview);
    assert_eq!(harness.state().view.selection, chosen);
}
