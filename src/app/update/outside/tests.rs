//! Every way a file can change outside, and every way out, with a disk in memory.

mod late;
mod saves;
mod world;

use super::*;
use crate::app::action::Action;
use crate::app::effect::Answer;
use crate::app::{FileIntent, Intent, update};
use crate::compare::Field;
use crate::edit::Target as Thing;
use world::{PATH, World, edited, original};

#[test]
fn an_unedited_document_follows_its_file_and_undo_goes_back() {
    let mut world = World::open();
    let title = world.title().to_owned();
    world.somebody_writes(&edited(None));
    assert!(world.title().ends_with("bis"));
    assert!(!world.document().is_dirty());
    assert_eq!(world.document().outside, None);
    assert_eq!(world.notice(), Some(&Notice::Reloaded(1)));
    world.wish(Intent::Do(Action::Undo));
    assert_eq!(world.title(), title);
    assert!(world.document().is_dirty());
    world.wish(Intent::Do(Action::Redo));
    assert!(!world.document().is_dirty());
}

#[test]
fn a_new_layout_is_taken_in_even_under_edits() {
    let mut world = World::open();
    world.type_amount("150 M€");
    let text = format!("// vu le 3 mars\n{}", original());
    world.somebody_writes(&text);
    assert_eq!(world.notice(), Some(&Notice::Reloaded(0)));
    assert_eq!(world.amount(), "150 M€");
    world.save();
    assert_eq!(world.on_disk(), text.replacen("142.8 M€", "150 M€", 1));
}

#[test]
fn edits_of_both_sides_merge_and_the_next_save_is_minimal() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(None));
    assert!(matches!(
        world.document().outside,
        Some(Outside::Changed(..))
    ));
    assert!(
        !world.title().ends_with("bis"),
        "nothing is taken in unasked"
    );
    world.decide(OutsideIntent::Merge);
    assert_eq!(world.notice(), Some(&Notice::Merged));
    assert!(world.title().ends_with("bis"));
    assert_eq!(world.amount(), "150 M€");
    let history = world.document().history();
    let left = history.since_saved(world.document().contract());
    assert_eq!(left.len(), 1, "only what the file does not hold");
    world.save();
    assert_eq!(world.notice(), Some(&Notice::Saved(Some(1), Vec::new())));
    assert_eq!(world.on_disk(), edited(Some("150 M€")));
    assert!(!world.document().is_dirty());
    world.wish(Intent::Do(Action::Undo));
    assert!(!world.title().ends_with("bis"), "one step of undo");
    assert_eq!(world.amount(), "150 M€");
}

#[test]
fn a_contested_amount_is_asked_and_nothing_is_lost_until_it_is_answered() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(Some("145 M€")));
    world.decide(OutsideIntent::Merge);
    let Some(Overlay::Merge(merge)) = world.session.view.overlay.clone() else {
        panic!("nothing was asked");
    };
    assert_eq!(merge.conflicts().len(), 1);
    let spot = merge.conflicts()[0].spot.clone();
    assert_eq!(spot.field, Field::Amount);
    world.decide(OutsideIntent::Apply);
    assert_eq!(world.amount(), "150 M€", "not before all is chosen");
    world.decide(OutsideIntent::Choose(spot.clone(), Side::Theirs));
    world.wish(Intent::Escape);
    assert_eq!(world.session.view.overlay, None);
    assert_eq!(world.amount(), "150 M€");
    assert!(world.document().outside.is_some());
    world.decide(OutsideIntent::Merge);
    world.decide(OutsideIntent::Apply);
    assert_eq!(world.amount(), "145 M€", "what was chosen stayed chosen");
    world.wish(Intent::Do(Action::Undo));
    assert_eq!(world.amount(), "150 M€");
}

#[test]
fn choices_about_an_older_version_are_not_kept() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(Some("145 M€")));
    world.decide(OutsideIntent::Merge);
    world.decide(OutsideIntent::ChooseAll(Side::Theirs));
    world.somebody_writes(&edited(Some("139 M€")));
    assert!(matches!(
        world.session.view.overlay,
        Some(Overlay::Merge(_))
    ));
    world.decide(OutsideIntent::Apply);
    assert_eq!(world.amount(), "150 M€", "asked again");
    world.decide(OutsideIntent::ChooseAll(Side::Theirs));
    world.decide(OutsideIntent::Apply);
    assert_eq!(world.amount(), "139 M€");
}

#[test]
fn keeping_mine_sets_theirs_aside_before_it_is_replaced() {
    let mut world = World::open();
    world.type_amount("150 M€");
    let theirs = edited(Some("145 M€"));
    world.somebody_writes(&theirs);
    world.full = true;
    world.decide(OutsideIntent::KeepMine);
    assert!(matches!(world.notice(), Some(Notice::NotSetAside(_))));
    assert!(world.document().outside.is_some());
    world.full = false;
    world.decide(OutsideIntent::KeepMine);
    assert_eq!(world.document().outside, None);
    let copy = &world.disk[Path::new("/contrats/a.conflict-1.ron")];
    assert_eq!(String::from_utf8_lossy(copy), theirs);
    world.save();
    assert_eq!(
        world.on_disk(),
        original().replacen("142.8 M€", "150 M€", 1)
    );
}

#[test]
fn a_version_newer_than_the_copy_is_not_replaced() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(None));
    world.decide(OutsideIntent::KeepMine);
    let newer = edited(Some("1 M€"));
    world
        .disk
        .insert(PathBuf::from(PATH), newer.clone().into_bytes());
    world.save();
    assert_eq!(world.on_disk(), newer);
    assert!(matches!(
        world.document().outside,
        Some(Outside::Changed(..))
    ));
}

#[test]
fn taking_theirs_is_undone_like_any_edit() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(Some("145 M€")));
    world.decide(OutsideIntent::TakeTheirs);
    assert_eq!(world.amount(), "145 M€");
    assert!(!world.document().is_dirty());
    world.wish(Intent::Do(Action::Undo));
    assert_eq!(world.amount(), "150 M€");
    assert!(world.document().is_dirty());
}

#[test]
fn nothing_is_taken_in_while_something_is_typed() {
    let mut world = World::open();
    world.wish(Intent::Do(Action::EditIdentity));
    world.somebody_writes(&edited(None));
    assert!(!world.title().ends_with("bis"));
    assert!(world.document().outside.is_some());
    world.wish(Intent::CloseOverlay);
    assert!(world.title().ends_with("bis"));
    assert_eq!(world.document().outside, None);
}

#[test]
fn a_look_that_is_older_than_a_save_says_nothing() {
    let mut world = World::open();
    world.type_amount("150 M€");
    let old = Look {
        known: world.document().on_disk().unwrap(),
        seen: Seen::Gone,
    };
    world.save();
    let answer = Answer::Looked(PathBuf::from(PATH), Box::new(old));
    world.wish(Intent::File(FileIntent::Answer(answer)));
    assert_eq!(world.document().outside, None);
}

#[test]
fn both_sides_are_compared_in_words() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(None));
    world.decide(OutsideIntent::Compare);
    let Some(Overlay::Comparison(both)) = &world.session.view.overlay else {
        panic!("nothing is shown");
    };
    assert_eq!(both.theirs.len(), 1);
    assert_eq!(both.theirs[0].target, Thing::Identity);
    assert_eq!(both.ours.len(), 1);
}
