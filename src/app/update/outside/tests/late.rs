//! Merges that are taken back or come late.

use super::*;

#[test]
fn theirs_is_put_in_a_copy_before_an_undone_merge_is_saved() {
    let mut world = World::open();
    world.type_amount("150 M€");
    let theirs = edited(None);
    world.somebody_writes(&theirs);
    world.decide(OutsideIntent::Merge);
    world.wish(Intent::Do(Action::Undo));
    world.save();
    let copy = Path::new("/contrats/a.conflict-1.ron");
    assert_eq!(world.disk[copy], theirs.as_bytes());
    assert_eq!(
        world.on_disk(),
        original().replacen("142.8 M€", "150 M€", 1)
    );
    let copies = vec!["a.conflict-1.ron".to_owned()];
    assert!(matches!(world.notice(), Some(Notice::Saved(_, named)) if *named == copies));
    // Once the file is ours, nothing is copied any more.
    world.disk.remove(copy);
    world.type_amount("151 M€");
    world.save();
    assert!(!world.disk.contains_key(copy));
}

#[test]
fn a_merge_made_again_after_an_undo_needs_no_copy() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(None));
    world.decide(OutsideIntent::Merge);
    world.wish(Intent::Do(Action::Undo));
    world.wish(Intent::Do(Action::Redo));
    world.save();
    assert_eq!(world.disk.len(), 1);
    assert_eq!(world.on_disk(), edited(Some("150 M€")));
}

/// What is worked out beside the window, held back.
fn held_back(effects: Vec<Effect>) -> Box<crate::app::outside::JoinJob> {
    let mut jobs = effects.into_iter().filter_map(|effect| match effect {
        Effect::Join(job) => Some(job),
        _ => None,
    });
    jobs.next().expect("nothing is being worked out")
}

#[test]
fn what_was_worked_out_about_something_older_is_asked_again_and_never_used() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(None));
    let wish = Intent::File(FileIntent::Outside(OutsideIntent::Merge));
    let old = held_back(update(&mut world.session, wish));
    world.type_amount("160 M€");
    let answer = Answer::Joined(Box::new(old.about.clone()), Box::new(old.answer()));
    let effects = update(&mut world.session, Intent::File(FileIntent::Answer(answer)));
    assert!(
        !world.title().ends_with("bis"),
        "the old answer is not used"
    );
    let new = held_back(effects);
    assert_ne!(old.about.revision, new.about.revision);
    let answer = Answer::Joined(Box::new(new.about.clone()), Box::new(new.answer()));
    world.wish(Intent::File(FileIntent::Answer(answer)));
    assert!(world.title().ends_with("bis"));
    assert_eq!(world.amount(), "160 M€");
    // An answer that comes twice is used once.
    let again = Answer::Joined(Box::new(new.about.clone()), Box::new(new.answer()));
    world.wish(Intent::File(FileIntent::Answer(again)));
    assert_eq!(world.amount(), "160 M€");
}

#[test]
fn a_file_that_changes_again_while_a_merge_is_worked_out_is_merged_as_it_is_then() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(None));
    let wish = Intent::File(FileIntent::Outside(OutsideIntent::Merge));
    drop(held_back(update(&mut world.session, wish)));
    let newer = edited(None).replacen("31.8 M€", "32.4 M€", 1);
    world.somebody_writes(&newer);
    assert_eq!(world.document().outside, None);
    world.save();
    assert_eq!(world.on_disk(), newer.replacen("142.8 M€", "150 M€", 1));
}
