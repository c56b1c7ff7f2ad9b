//! What is asked about thousands of things at once draws those in sight.

use super::{press, window};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use maquette::app::view::Overlay;
use maquette::app::{Intent, Session, Settings, session_of, update};
use maquette::cli::sample::{Size, text};
use maquette::edit::Target;
use maquette::wording::Lang;
use std::path::Path;

/// How many things a screen reader is given.
fn spoken(harness: &Harness<'_, Session>) -> usize {
    let mut left = vec![harness.root().accesskit_node()];
    let mut all = 0;
    while let Some(node) = left.pop() {
        all += 1;
        left.extend(node.children());
    }
    all
}

#[test]
fn a_removal_of_thousands_is_asked_about_by_rows_in_sight() {
    let size = Size {
        operations: 1_500,
        partners: 3,
        seed: 2,
    };
    let loaded = maquette::file::read("long.ron", text(size).as_bytes()).unwrap();
    let partner = loaded.contract.partners[1].id.clone();
    let settings = Settings::first(Lang::Fr);
    let mut session = session_of(Path::new("long.ron"), loaded, settings, super::TODAY);
    update(
        &mut session,
        Intent::Remove(Target::Partner(partner.clone())),
    );
    let Some(Overlay::Removal(removal)) = session.view.overlay.clone() else {
        panic!("the removal is not asked about");
    };
    assert!(
        removal.goes_with.len() > 1_000,
        "{}",
        removal.goes_with.len()
    );
    let mut harness = window(session);
    let drawn = spoken(&harness);
    assert!(drawn > 20 && drawn < removal.goes_with.len(), "{drawn}");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let contract = harness.state().document.as_ref().unwrap().contract();
    assert!(contract.partner(&partner).is_none());
    assert!(
        contract
            .commitments
            .iter()
            .all(|c| !c.by.contains(&partner))
    );
}
