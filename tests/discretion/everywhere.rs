//! Every amount of each bundled contract, in every place where one could be told: screens, panels,
//! menus, dialogs, open cells, tooltips, names that a screen reader is given.

use super::stage::{harness, painted, press, spoken};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use maquette::app::action::Action;
use maquette::app::view::Screen;
use maquette::app::{Amounts, Intent, Session, Settings, Then, Typing, start, update};
use maquette::chart::Subject;
use maquette::contract::{Contract, Unit, Value};
use maquette::wording::{Key, Lang, amount, text};

const SIZE: egui::Vec2 = egui::vec2(1440.0, 900.0);

fn opened(action: Option<Action>, lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), jiff::civil::date(2024, 12, 2));
    start(&mut session, None);
    if let Some(action) = action {
        update(&mut session, Intent::Do(action));
    }
    session
}

fn contracts() -> [(Option<Action>, Lang); 2] {
    let fictitious = Some(Action::OpenFictitious);
    [(None, Lang::En), (fictitious, Lang::Fr)]
}

fn contract(session: &Session) -> &Contract {
    session.document.as_ref().unwrap().contract()
}

/// Every amount of a contract in digits, in millions, in both languages: those that no date, count
/// or number of an axis can be taken for.
fn amounts(contract: &Contract) -> Vec<String> {
    let parts = contract.commitments.iter().map(|c| &c.amount);
    let announced = contract.announced.iter().filter_map(|a| match &a.value {
        Value::Amount(state) => Some(state),
        Value::Share { .. } => None,
    });
    let all = parts.chain(announced).filter_map(|state| state.statement());
    let said = all.flat_map(|s| {
        [Lang::Fr, Lang::En].map(|lang| amount::plain(s.amount, Unit::Million, lang))
    });
    // As what is painted and spoken is read.
    let said = said.map(|text| text.replace(['\u{a0}', '\u{202f}'], " "));
    let is_telling = |text: &String| -> bool {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        digits >= 3 && text.contains([',', '.'])
    };
    let mut all: Vec<String> = said.filter(is_telling).collect();
    all.sort();
    all.dedup();
    assert!(all.len() > 5, "{all:?}");
    all
}

/// True when `said` has `amount` in it as a number of its own.
fn tells(said: &str, amount: &str) -> bool {
    said.match_indices(amount).any(|(at, _)| {
        let before = said[..at].chars().last();
        let after = said[at + amount.len()..].chars().next();
        let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        !goes_on(before) && !goes_on(after)
    })
}

/// Words that tell how an amount is written, and are nobody's amount.
fn is_hint(said: &str) -> bool {
    let all = [Lang::Fr, Lang::En].into_iter().flat_map(|lang| {
        [Key::EditAcceptedAmounts, Key::HintAmount, Key::HintPercent].map(|key| text(lang, key))
    });
    let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
    all.map(plain).any(|hint| hint == said)
}

fn assert_silent(harness: &Harness<'static, Session>, amounts: &[String], place: &str) {
    let all = spoken(harness).into_iter().chain(painted(harness));
    for said in all.filter(|said| !is_hint(said)) {
        for amount in amounts {
            assert!(!tells(&said, amount), "{place}: {amount} in {said:?}");
        }
        // The example of a search is nobody's amount, and a hint tells how one is written.
        let is_example = said.contains("axe 2 >") || said.contains("axis 2 >");
        let units = ["M€", "m", " %", "%"];
        let ends = units.iter().any(|unit| {
            let before = said.strip_suffix(unit).map(str::trim_end);
            before.is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()))
        });
        let is_zoom = said.ends_with('%') && place.contains("Settings");
        assert!(is_example || is_zoom || !ends, "{place}: {said:?}");
    }
}

/// A cell with an amount of its own, and its figure.
fn cell(session: &Session) -> Subject {
    let contract = contract(session);
    let held = contract.commitments.iter().find(|c| {
        let is_telling = c.amount.statement().is_some();
        is_telling && c.sole_partner().is_some()
    });
    let held = held.unwrap();
    Subject::Cell(held.line.clone(), held.sole_partner().unwrap().clone())
}

fn hidden(action: Option<Action>, lang: Lang, screen: Screen) -> Session {
    let mut session = opened(action, lang);
    update(&mut session, Intent::Do(Action::HideAmounts));
    update(&mut session, Intent::Go(screen));
    assert_eq!(session.amounts, Amounts::Hidden);
    session
}

/// How many of these amounts are told.
fn told(harness: &Harness<'static, Session>, amounts: &[String]) -> usize {
    let all: Vec<String> = spoken(harness)
        .into_iter()
        .chain(painted(harness))
        .collect();
    let is_told = |amount: &&String| all.iter().any(|said| tells(said, amount));
    amounts.iter().filter(is_told).count()
}

/// Where amounts are shown they are found, so that not finding them says something.
#[test]
fn amounts_that_are_shown_are_found() {
    for (of, lang) in contracts() {
        for screen in [Screen::Matrix, Screen::Overview, Screen::Partners] {
            let mut session = opened(of, lang);
            let all = amounts(contract(&session));
            update(&mut session, Intent::Go(screen));
            let mut harness = harness(session, SIZE);
            let shown = told(&harness, &all);
            assert!(shown > 3, "{lang:?} {screen:?}: {shown} of {}", all.len());
            update(harness.state_mut(), Intent::Do(Action::HideAmounts));
            harness.run_ok();
            assert_eq!(told(&harness, &all), 0, "{lang:?} {screen:?}");
        }
    }
}

#[test]
fn no_action_tells_a_hidden_amount() {
    for (of, lang) in contracts() {
        let all = amounts(contract(&opened(of, lang)));
        for screen in [Screen::Matrix, Screen::Overview] {
            for action in Action::ALL {
                let shows = matches!(action, Action::HideAmounts | Action::Close);
                // Another contract has its own amounts.
                let opens = matches!(action, Action::OpenSample | Action::OpenFictitious);
                if shows || opens {
                    continue;
                }
                let mut session = hidden(of, lang, screen);
                let subject = cell(&session);
                update(&mut session, Intent::Select(subject));
                update(&mut session, Intent::Do(*action));
                let harness = harness(session, SIZE);
                assert_silent(&harness, &all, &format!("{lang:?} {screen:?} {action:?}"));
            }
        }
    }
}

#[test]
fn an_open_cell_does_not_tell_what_it_holds() {
    for (of, lang) in contracts() {
        for screen in [Screen::Matrix, Screen::Overview] {
            let mut session = hidden(of, lang, screen);
            let all = amounts(contract(&session));
            let before = contract(&session).clone();
            let subject = cell(&session);
            update(&mut session, Intent::Select(subject.clone()));
            update(&mut session, Intent::Do(Action::EditSelection));
            assert!(session.view.matrix.editing.is_some());
            let mut harness = harness(session, SIZE);
            assert_silent(&harness, &all, &format!("{screen:?}, open"));
            // Left as it was, it is as it was.
            press(&mut harness, egui::Key::Enter);
            assert!(harness.state().view.matrix.editing.is_none());
            assert!(*contract(harness.state()) == before);
            // Hidden while it is open.
            let session = harness.state_mut();
            update(session, Intent::Amounts(Amounts::Shown));
            update(session, Intent::Select(subject));
            update(session, Intent::Do(Action::EditSelection));
            assert!(
                !session
                    .view
                    .matrix
                    .editing
                    .as_ref()
                    .unwrap()
                    .text
                    .is_empty()
            );
            update(session, Intent::Amounts(Amounts::Hidden));
            harness.run_ok();
            assert_silent(&harness, &all, &format!("{screen:?}, hidden while open"));
            update(
                harness.state_mut(),
                Intent::Typing(Typing::CommitCell(Then::Stay)),
            );
            assert!(*contract(harness.state()) == before);
        }
    }
}

#[test]
fn no_screen_panel_or_selection_tells_a_hidden_amount() {
    for (of, lang) in contracts() {
        let mut harness = harness(hidden(of, lang, Screen::Overview), SIZE);
        let all = amounts(contract(harness.state()));
        let subjects = subjects(contract(harness.state()));
        for screen in Screen::ALL {
            update(harness.state_mut(), Intent::Go(screen));
            for subject in &subjects {
                update(harness.state_mut(), Intent::Select(subject.clone()));
                harness.run_ok();
                assert_silent(&harness, &all, &format!("{lang:?} {screen:?} {subject:?}"));
            }
        }
    }
}

fn subjects(contract: &Contract) -> Vec<Subject> {
    let mut all = vec![Subject::Envelope, Subject::Parts];
    let partners = contract.partners.iter().map(|p| p.id.clone());
    all.extend(partners.map(Subject::Partner));
    all.extend(contract.groups.iter().map(|g| Subject::Group(g.id.clone())));
    let axes: Vec<_> = contract.axes().map(|l| l.id.clone()).collect();
    all.extend(axes.iter().cloned().map(Subject::Line));
    let first = contract.partners.iter().take(2);
    for partner in first {
        let cells = axes
            .iter()
            .map(|line| Subject::Cell(line.clone(), partner.id.clone()));
        all.extend(cells);
    }
    let events = contract.schedule.deadlines.iter().take(4);
    all.extend(events.map(|d| Subject::Deadline(d.id.clone())));
    all
}

/// Middles of everything that is named on the screen.
fn places(harness: &Harness<'static, Session>) -> Vec<egui::Pos2> {
    let mut found: Vec<egui::Pos2> = Vec::new();
    let mut left = vec![harness.root().accesskit_node()];
    while let Some(node) = left.pop() {
        if let Some(at) = node.bounding_box() {
            #[allow(clippy::cast_possible_truncation)]
            let middle = egui::pos2(
                (at.x0.midpoint(at.x1)) as f32,
                (at.y0.midpoint(at.y1)) as f32,
            );
            let is_new = found.iter().all(|p| p.distance(middle) > 6.0);
            if is_new && egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE).contains(middle) {
                found.push(middle);
            }
        }
        left.extend(node.children());
    }
    found
}

#[test]
fn no_tooltip_tells_a_hidden_amount() {
    for screen in Screen::ALL {
        let session = hidden(Some(Action::OpenFictitious), Lang::Fr, screen);
        let all = amounts(contract(&session));
        let mut harness = harness(session, SIZE);
        let mut spoke = 0;
        for at in places(&harness) {
            harness.event(egui::Event::PointerGone);
            harness.run_steps(1);
            harness.hover_at(at);
            harness.run_steps(4);
            spoke += usize::from(harness.ctx.memory(|m| {
                let shown = m.areas().visible_layer_ids();
                shown.iter().any(|l| l.order == egui::Order::Tooltip)
            }));
            assert_silent(&harness, &all, &format!("{screen:?}, pointed at {at:?}"));
        }
        assert!(spoke > 3, "{screen:?}: {spoke} tooltips");
    }
}

#[test]
fn no_menu_tells_a_hidden_amount() {
    use egui_kittest::kittest::Queryable as _;
    let mut session = hidden(Some(Action::OpenFictitious), Lang::Fr, Screen::Matrix);
    let subject = cell(&session);
    update(&mut session, Intent::Select(subject));
    // Something to undo, which the menu names.
    for text in ["77,7", "88,8"] {
        update(&mut session, Intent::Do(Action::EditSelection));
        update(
            &mut session,
            Intent::Typing(Typing::CellText(text.to_owned())),
        );
        update(&mut session, Intent::Typing(Typing::CommitCell(Then::Stay)));
    }
    let mut all = amounts(contract(&session));
    all.extend(["77,7", "88,8"].map(str::to_owned));
    let mut harness = harness(session, SIZE);
    for menu in ["Fichier", "Édition", "Affichage", "Contrat", "Aide"] {
        harness.get_by_label(menu).click();
        harness.run_ok();
        assert_silent(&harness, &all, menu);
        press(&mut harness, egui::Key::Escape);
    }
}
