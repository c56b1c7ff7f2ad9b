//! What a save meets: another version, a name chosen again, nothing at all, something that is no contract.

use super::*;

#[test]
fn a_save_that_meets_another_version_writes_nothing_and_asks() {
    let mut world = World::open();
    world.type_amount("150 M€");
    let theirs = edited(None);
    // Nobody has looked yet.
    world
        .disk
        .insert(PathBuf::from(PATH), theirs.clone().into_bytes());
    world.save();
    assert_eq!(world.on_disk(), theirs);
    assert!(world.document().is_dirty());
    assert!(matches!(
        world.document().outside,
        Some(Outside::Changed(..))
    ));
    world.save();
    assert_eq!(world.session.view.overlay, Some(Overlay::Outside));
    assert_eq!(world.on_disk(), theirs);
}

#[test]
fn a_name_chosen_again_does_not_replace_somebodys_version() {
    let mut world = World::open();
    world.type_amount("150 M€");
    let theirs = edited(None);
    world.somebody_writes(&theirs);
    let picked = Answer::PickedSave(Some(PathBuf::from(PATH)));
    world.wish(Intent::File(FileIntent::Answer(picked)));
    assert_eq!(world.on_disk(), theirs);
    assert_eq!(world.session.view.overlay, Some(Overlay::Outside));
    let picked = Answer::PickedSave(Some(PathBuf::from("/contrats/b.ron")));
    world.wish(Intent::File(FileIntent::Answer(picked)));
    assert_eq!(world.document().outside, None);
    assert_eq!(world.on_disk(), theirs);
}

#[test]
fn a_file_that_has_gone_is_written_again_only_when_asked() {
    let mut world = World::open();
    world.disk.remove(Path::new(PATH));
    world.look();
    assert_eq!(world.document().outside, Some(Outside::Gone));
    assert!(world.document().is_dirty(), "it is nowhere else");
    world.save();
    assert!(!world.disk.contains_key(Path::new(PATH)));
    assert_eq!(world.session.view.overlay, Some(Overlay::Outside));
    world.decide(OutsideIntent::Recreate);
    assert_eq!(world.on_disk(), original());
    assert_eq!(world.notice(), Some(&Notice::Saved(Some(0), Vec::new())));
    assert!(!world.document().is_dirty());
}

#[test]
fn a_file_that_comes_back_is_no_longer_missed() {
    let mut world = World::open();
    world.disk.remove(Path::new(PATH));
    world.look();
    world.somebody_writes(&original());
    assert_eq!(world.document().outside, None);
    assert!(!world.document().is_dirty());
}

#[test]
fn what_no_longer_reads_stays_on_disk_until_it_is_set_aside() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes("( schema: ");
    assert!(matches!(
        world.document().outside,
        Some(Outside::Broken(..))
    ));
    assert_eq!(world.amount(), "150 M€");
    world.decide(OutsideIntent::ShowProblems);
    assert!(matches!(
        world.session.view.overlay,
        Some(Overlay::Refused { .. })
    ));
    world.wish(Intent::Escape);
    world.save();
    assert_eq!(world.on_disk(), "( schema: ");
    world.decide(OutsideIntent::KeepMine);
    assert_eq!(world.document().outside, None);
    world.save();
    assert_eq!(
        world.on_disk(),
        original().replacen("142.8 M€", "150 M€", 1)
    );
}
