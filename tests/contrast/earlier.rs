//! What the open file held earlier, chosen in the pickers of the comparison: copies that were really put by, with the
//! mouse and with the keyboard.

use crate::{chart, press};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use maquette::app::action::Action;
use maquette::app::comparing::{CompareIntent, End, Pick};
use maquette::app::effect::{Failure, Opened, ReadFailure};
use maquette::app::view::Screen;
use maquette::app::{Answer, Effect, FileIntent, Intent, Session, Settings, samples, update};
use maquette::chart::Outcome;
use maquette::file;
use maquette::file::backup::{Backup, Shelf, list};
use maquette::file::disk::RealDisk;
use maquette::ui::theme::{LIGHT, Theme};
use maquette::wording::Lang;
use std::path::PathBuf;
use std::sync::Arc;

const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

/// A file and what it held, in a folder that goes with it.
struct Kept {
    folder: tempfile::TempDir,
}

impl Kept {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    fn shelf(&self, now: &str) -> Shelf {
        Shelf {
            all: self.folder.path().join("backups"),
            path: self.file(),
            now: now.parse().unwrap(),
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("contrat.ron")
    }

    /// Puts the real contract by, with MEL's part of axis 2 as it was then.
    fn put(&self, now: &str, amount: &str) {
        let bytes = samples::load(samples::REAL).unwrap().bytes;
        let text = String::from_utf8(bytes).unwrap();
        let text = text.replacen("142.8 M€", amount, 1);
        let shelf = self.shelf(now);
        shelf.copy(&RealDisk, text.as_bytes()).unwrap();
    }

    fn backups(&self) -> Vec<Backup> {
        list(&RealDisk, &self.shelf("2024-12-02T00:00:00").folder())
    }
}

fn answer(session: &mut Session, answer: Answer) -> Vec<Effect> {
    update(session, Intent::File(FileIntent::Answer(answer)))
}

/// Answers as the window does, from the copies that are there.
fn carry_out(session: &mut Session, kept: &[Backup], effects: Vec<Effect>) {
    for effect in effects {
        let found = match effect {
            Effect::FindBackups(path) => Answer::Backups(path, kept.to_vec()),
            Effect::ReadBackup(backup) => {
                let read = backup
                    .read(&RealDisk)
                    .map_err(|error| ReadFailure::Failed(Failure::of_backup(&backup.path, &error)));
                let read = read.map(|bytes| Arc::new(file::read("", &bytes).unwrap().contract));
                Answer::Beside(backup.path, Box::new(read))
            }
            _ => continue,
        };
        let more = answer(session, found);
        carry_out(session, kept, more);
    }
}

fn opened(kept: &Kept, lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), TODAY);
    let loaded = samples::load(samples::REAL).unwrap();
    let read = Box::new(Ok(Opened::of(loaded, TODAY)));
    answer(&mut session, Answer::Read(kept.file(), read));
    session
}

fn window(kept: &Kept, lang: Lang) -> Harness<'static, Session> {
    let mut session = opened(kept, lang);
    let backups = kept.backups();
    let effects = update(&mut session, Intent::Go(Screen::Contrast));
    carry_out(&mut session, &backups, effects);
    let mut harness = Harness::builder()
        .with_size(crate::SIZE)
        .with_max_steps(20)
        .with_context_setup(|ctx| {
            Theme::install_fonts(ctx);
            LIGHT.apply(ctx);
        })
        .build_ui_state(
            move |ui, session: &mut Session| {
                for intent in maquette::ui::draw(ui, session, &LIGHT) {
                    let effects = update(session, intent);
                    carry_out(session, &backups, effects);
                    ui.ctx().request_repaint();
                }
            },
            session,
        );
    harness.run_ok();
    harness
}

/// Opens a picker by the name of what it is for.
fn open_picker(harness: &mut Harness<'static, Session>, shown: &str) {
    let mut found = harness.get_all_by_label(shown);
    found.next().unwrap().click();
    drop(found);
    harness.run_ok();
    assert!(egui::Popup::is_any_open(&harness.ctx));
}

fn pick(harness: &mut Harness<'static, Session>, name: &str) {
    let item = egui::accesskit::Role::MenuItem;
    harness.get_by_role_and_label(item, name).click();
    harness.run_ok();
}

fn press_button(harness: &mut Harness<'static, Session>, name: &str) {
    harness.get_by_label(name).click();
    harness.run_ok();
}

fn amounts(session: &Session) -> Vec<String> {
    let all = chart(session).lists.iter().flat_map(|list| &list.list);
    let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
    all.map(|said| plain(&said.text)).collect()
}

#[test]
fn two_earlier_versions_are_compared_with_the_mouse() {
    let kept = Kept::new();
    kept.put("2024-11-25T18:30:00", "140 M€");
    kept.put("2024-11-29T09:05:00", "141.5 M€");
    let mut harness = window(&kept, Lang::Fr);
    open_picker(&mut harness, "Choisir une version");
    // The name says when and how it was kept; the newest stands first.
    let names: Vec<String> = harness
        .get_all_by(|node| {
            node.label()
                .is_some_and(|label| label.starts_with("Remplacée"))
        })
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    let newest = "Remplacée le 29 nov. 2024 à 9\u{a0}h\u{a0}05";
    let oldest = "Remplacée le 25 nov. 2024 à 18\u{a0}h\u{a0}30";
    assert_eq!(names.first().map(String::as_str), Some(newest), "{names:?}");
    // The first picker found is that of the second version, which stands at the right.
    pick(&mut harness, newest);
    let is_after = harness.state().comparing.after.is_some();
    let other = if is_after { End::Before } else { End::After };
    open_picker(&mut harness, "Choisir une version");
    pick(&mut harness, oldest);
    assert!(harness.state().comparing.side(other).is_some());
    let said = amounts(harness.state());
    let change = match is_after {
        true => "de 140 M€ à 141,5 M€",
        false => "de 141,5 M€ à 140 M€",
    };
    assert!(said.iter().any(|s| s.contains(change)), "{said:#?}");
    // Both are named in the status bar.
    let painted = crate::painted(&harness);
    for short in ["29 nov. 2024 à 9 h 05", "25 nov. 2024 à 18 h 30"] {
        assert!(painted.iter().any(|text| text == short), "{painted:#?}");
    }
}

#[test]
fn the_keyboard_puts_an_earlier_version_before_the_open_one() {
    let kept = Kept::new();
    kept.put("2024-11-25T18:30:00", "140 M€");
    let mut harness = window(&kept, Lang::Fr);
    let choose = CompareIntent::Choose(End::After, Pick::Open);
    update(harness.state_mut(), Intent::Versions(choose));
    harness.run_ok();
    harness.get_by_label("Choisir une version").focus();
    harness.run_ok();
    press(&mut harness, egui::Key::Enter);
    assert!(egui::Popup::is_any_open(&harness.ctx));
    let is_on_it = |harness: &Harness<'static, Session>| {
        let name = "Remplacée le 25 nov. 2024 à 18\u{a0}h\u{a0}30";
        harness.get_all_by_label(name).any(|node| node.is_focused())
    };
    for _ in 0..8 {
        if !is_on_it(&harness) {
            press(&mut harness, egui::Key::ArrowDown);
        }
    }
    assert!(is_on_it(&harness), "the arrows do not reach it");
    press(&mut harness, egui::Key::Enter);
    let comparing = &harness.state().comparing;
    assert!(matches!(comparing.before, Some(Pick::Earlier(_))));
    assert_eq!(comparing.after, Some(Pick::Open));
    let said = amounts(harness.state());
    let change = "de 140 M€ à 142,8 M€";
    assert!(said.iter().any(|s| s.contains(change)), "{said:#?}");
}

/// Opened with the mouse, the list takes the keys: none goes to the chart behind it.
#[test]
fn arrows_walk_the_list_that_the_mouse_opened() {
    let kept = Kept::new();
    kept.put("2024-11-25T18:30:00", "140 M€");
    let mut harness = window(&kept, Lang::Fr);
    let backup = kept.backups().remove(0);
    for (end, pick) in [
        (End::Before, Pick::Earlier(backup)),
        (End::After, Pick::Open),
    ] {
        let effects = update(
            harness.state_mut(),
            Intent::Versions(CompareIntent::Choose(end, pick)),
        );
        carry_out(harness.state_mut(), &kept.backups(), effects);
    }
    harness.run_ok();
    let name = "Remplacée le 25 nov. 2024 à 18\u{a0}h\u{a0}30";
    open_picker(&mut harness, name);
    press(&mut harness, egui::Key::ArrowUp);
    let item = egui::accesskit::Role::MenuItem;
    let is_there = |harness: &Harness<'static, Session>, name: &str| {
        harness.get_by_role_and_label(item, name).is_focused()
    };
    assert!(is_there(&harness, "Un autre fichier…"));
    assert_eq!(crate::pointed(&harness), None);
    // What closes it gives the keyboard back.
    press(&mut harness, egui::Key::Escape);
    assert!(!egui::Popup::is_any_open(&harness.ctx));
    let button = egui::accesskit::Role::Button;
    let opener = harness.get_by_role_and_label(button, name);
    assert!(opener.is_focused());
}

#[test]
fn without_earlier_versions_the_list_says_why() {
    for (lang, none) in [
        (
            Lang::Fr,
            "Aucune\u{a0}: la première sera gardée au prochain enregistrement",
        ),
        (
            Lang::En,
            "None yet: the first will be kept at the next save",
        ),
    ] {
        let kept = Kept::new();
        let mut harness = window(&kept, lang);
        let shown = match lang {
            Lang::En => "Choose a version",
            _ => "Choisir une version",
        };
        open_picker(&mut harness, shown);
        assert_eq!(harness.query_all_by_label(none).count(), 1);
    }
    // A bundled contract has no file that could have held anything.
    let mut session = crate::opened(Lang::Fr);
    update(&mut session, Intent::Go(Screen::Contrast));
    let mut harness = crate::harness(session, crate::SIZE);
    open_picker(&mut harness, "Choisir une version");
    let none = "Aucune\u{a0}: ce document n’a pas encore de fichier";
    assert_eq!(harness.query_all_by_label(none).count(), 1);
}

#[test]
fn two_of_the_same_minute_are_told_apart() {
    let kept = Kept::new();
    kept.put("2024-11-25T18:30:07", "140 M€");
    kept.put("2024-11-25T18:30:51", "141 M€");
    let mut harness = window(&kept, Lang::Fr);
    let [newest, oldest] = kept.backups().try_into().unwrap();
    for (end, backup) in [(End::Before, oldest), (End::After, newest)] {
        let choose = CompareIntent::Choose(end, Pick::Earlier(backup.clone()));
        let effects = update(harness.state_mut(), Intent::Versions(choose));
        carry_out(harness.state_mut(), &kept.backups(), effects);
    }
    harness.run_ok();
    let [before, after] = &chart(harness.state()).short;
    assert_eq!(
        before,
        "25 nov. 2024 à 18\u{a0}h\u{a0}30\u{a0}min\u{a0}07\u{a0}s"
    );
    assert_eq!(
        after,
        "25 nov. 2024 à 18\u{a0}h\u{a0}30\u{a0}min\u{a0}51\u{a0}s"
    );
}

#[test]
fn a_damaged_copy_is_refused_with_its_reason_and_can_be_read_again() {
    let kept = Kept::new();
    kept.put("2024-11-25T18:30:00", "140 M€");
    let backup = kept.backups().remove(0);
    let whole = std::fs::read(&backup.path).unwrap();
    std::fs::write(&backup.path, "else").unwrap();
    let mut harness = window(&kept, Lang::Fr);
    // Offered in the place of the chart, before the open document.
    press_button(
        &mut harness,
        "Remplacée le 25 nov. 2024 à 18\u{a0}h\u{a0}30",
    );
    assert_eq!(harness.state().view.overlay, None);
    let why = failure_text(&harness);
    assert!(why.contains("Cause : copie abîmée, ses octets"), "{why}");
    assert_eq!(chart(harness.state()).outcome, Outcome::Nothing);
    std::fs::write(&backup.path, whole).unwrap();
    press_button(&mut harness, "Relire");
    assert_eq!(harness.state().view.overlay, None);
    let said = amounts(harness.state());
    let change = "de 140 M€ à 142,8 M€";
    assert!(said.iter().any(|s| s.contains(change)), "{said:#?}");
}

fn failure_text(harness: &Harness<'static, Session>) -> String {
    let painted = crate::painted(harness);
    let title = "Remplacée le 25 nov. 2024 à 18 h 30 : lecture impossible";
    assert!(painted.iter().any(|text| text == title), "{painted:#?}");
    painted.join("\n")
}

#[test]
fn the_list_follows_saves_and_files() {
    let kept = Kept::new();
    let mut session = opened(&kept, Lang::Fr);
    let effects = update(&mut session, Intent::Go(Screen::Contrast));
    assert_eq!(effects, [Effect::FindBackups(kept.file())]);
    // A save ends before the list is there: what comes is out of date.
    let effects = answer(&mut session, Answer::PutBy(None));
    assert_eq!(effects, []);
    let effects = answer(&mut session, Answer::Backups(kept.file(), Vec::new()));
    assert_eq!(effects, [Effect::FindBackups(kept.file())]);
    let effects = answer(&mut session, Answer::Backups(kept.file(), Vec::new()));
    assert_eq!(effects, []);
    // Whoever comes back looks again.
    update(&mut session, Intent::Go(Screen::Matrix));
    let effects = update(&mut session, Intent::Go(Screen::Contrast));
    assert_eq!(effects, [Effect::FindBackups(kept.file())]);
    // A list of another file is nobody's.
    kept.put("2024-11-25T18:30:00", "140 M€");
    answer(
        &mut session,
        Answer::Backups("b.ron".into(), kept.backups()),
    );
    assert!(session.comparing.earlier.found().is_empty());
    answer(&mut session, Answer::Backups(kept.file(), kept.backups()));
    assert_eq!(session.comparing.earlier.found().len(), 1);
    update(&mut session, Intent::Do(Action::OpenFictitious));
    update(&mut session, Intent::Go(Screen::Contrast));
    assert!(session.comparing.earlier.found().is_empty());
}
