//! One writer per file: by any name, until it lets go or ends, also after a save.

use super::*;
use crate::file::disk::{Expect, RealDisk, write_atomically};
use std::fs;

fn who(user: &str) -> Who {
    Who {
        host: "poste-3".to_owned(),
        user: user.to_owned(),
        pid: 42,
        since: 1_700_000_000,
    }
}

fn ours(asked: io::Result<Asked>) -> Held {
    match asked.unwrap() {
        Asked::Ours(held) => held,
        Asked::Theirs(who) => panic!("{who:?} has it"),
    }
}

fn theirs(asked: io::Result<Asked>) -> Who {
    match asked.unwrap() {
        Asked::Theirs(who) => who,
        Asked::Ours(_) => panic!("nobody has it"),
    }
}

#[test]
fn the_second_one_is_told_who_has_the_file() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("locks");
    let path = home.path().join("a.ron");
    fs::write(&path, "1").unwrap();
    let first = ours(ask(&RealDisk, &folder, &path, &who("ana")));
    assert_eq!(
        theirs(ask(&RealDisk, &folder, &path, &who("bob"))),
        who("ana")
    );
    first.release(&RealDisk);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "nothing is left");
    let second = ours(ask(&RealDisk, &folder, &path, &who("bob")));
    // Dropped without letting go, as when the program is killed: the lock's file stays.
    drop(second);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    let third = ours(ask(&RealDisk, &folder, &path, &who("ana")));
    third.release(&RealDisk);
}

#[cfg(unix)]
#[test]
fn another_name_of_the_file_is_the_same_file_also_after_a_save() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("locks");
    let path = home.path().join("a.ron");
    let other = home.path().join("b.ron");
    fs::write(&path, "1").unwrap();
    fs::hard_link(&path, &other).unwrap();
    let mut first = ours(ask(&RealDisk, &folder, &path, &who("ana")));
    theirs(ask(&RealDisk, &folder, &other, &who("bob")));
    // A save puts another file under the name; the other name keeps the old one.
    fs::remove_file(&other).unwrap();
    write_atomically(&path, b"2", Expect::Base(b"1")).unwrap();
    assert_eq!(first.follow(&RealDisk, &path).unwrap(), None);
    fs::hard_link(&path, &other).unwrap();
    theirs(ask(&RealDisk, &folder, &other, &who("bob")));
    theirs(ask(&RealDisk, &folder, &path, &who("bob")));
    first.release(&RealDisk);
    ours(ask(&RealDisk, &folder, &other, &who("bob"))).release(&RealDisk);
}

#[test]
fn a_lock_that_says_nothing_still_locks() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("locks");
    let path = home.path().join("a.ron");
    let held = ours(ask(&RealDisk, &folder, &path, &who("ana")));
    for entry in fs::read_dir(&folder).unwrap() {
        fs::write(entry.unwrap().path(), "\u{0}").unwrap();
    }
    assert_eq!(
        theirs(ask(&RealDisk, &folder, &path, &who("bob"))),
        Who::default()
    );
    held.release(&RealDisk);
}
