//! Backups: none is ever overwritten, the newest good one stays, old ones are thinned out by their dates.

use super::*;
use crate::file::disk::RealDisk;
use jiff::ToSpan;
use jiff::civil::date;

fn at(day: i32) -> DateTime {
    date(2026, 1, 1).at(9, 0, 0, 0) + day.days()
}

fn shelf(all: &Path, path: &Path, now: DateTime) -> Shelf {
    Shelf {
        all: all.to_path_buf(),
        path: path.to_path_buf(),
        now,
    }
}

fn kept_contents(folder: &Path) -> Vec<String> {
    let read = |b: &Backup| String::from_utf8(b.read(&RealDisk).unwrap()).unwrap();
    list(&RealDisk, folder).iter().map(read).collect()
}

#[test]
fn the_order_is_that_of_the_saves_whatever_the_clock() {
    let home = tempfile::tempdir().unwrap();
    let path = Path::new("/tmp/contrat été.ron");
    for (text, day) in [
        ("a", 9),
        ("b", 3),
        ("b", 4),
        ("c", 3),
        ("d", -4000),
        ("e", 9),
    ] {
        shelf(home.path(), path, at(day))
            .copy(&RealDisk, text.as_bytes())
            .unwrap();
    }
    let folder = folder_of(home.path(), path);
    assert!(
        folder
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with("contrat-ete-")
    );
    // What the newest one holds already is not put by again.
    assert_eq!(kept_contents(&folder), ["e", "d", "c", "b", "a"]);
    let whose = std::fs::read_to_string(folder.join(WHOSE)).unwrap();
    assert_eq!(whose, path.to_str().unwrap());
    thin_out(&RealDisk, &folder);
    assert_eq!(kept_contents(&folder).len(), 5);
}

#[test]
fn two_files_of_one_name_have_their_own() {
    let all = Path::new("/s");
    let (one, other) = (Path::new("/a/x.ron"), Path::new("/b/x.ron"));
    assert_ne!(folder_of(all, one), folder_of(all, other));
}

fn backup(number: u64, made: DateTime) -> Backup {
    Backup {
        path: PathBuf::from(number.to_string()),
        number,
        made,
        sum: 0,
    }
}

#[test]
fn the_last_stay_then_one_a_day_then_one_a_month() {
    // Four saves a day for 500 days, newest first.
    let all: Vec<Backup> = (0..2000)
        .rev()
        .map(|n| backup(n, at(n as i32 / 4)))
        .collect();
    let stay = kept(&all);
    let newest: Vec<u64> = stay.iter().rev().take(LAST_KEPT).copied().collect();
    assert_eq!(newest, (1980..2000).rev().collect::<Vec<u64>>());
    let older = stay.len() - LAST_KEPT;
    assert!(
        (DAYS_KEPT..=DAYS_KEPT + MONTHS_KEPT).contains(&older),
        "{older}"
    );
    // Of each day that keeps one, it is the last.
    assert!(stay.iter().filter(|n| **n < 1980).all(|n| n % 4 == 3));
    let left: Vec<Backup> = all
        .iter()
        .filter(|b| stay.contains(&b.number))
        .cloned()
        .collect();
    assert_eq!(kept(&left), stay, "thinning out again removes nothing");
}

#[test]
fn the_newest_good_one_is_never_removed() {
    let home = tempfile::tempdir().unwrap();
    let path = Path::new("/tmp/a.ron");
    let folder = folder_of(home.path(), path);
    for n in 0..60 {
        let text = format!("content {n}");
        shelf(home.path(), path, at(0))
            .copy(&RealDisk, text.as_bytes())
            .unwrap();
    }
    // All but one of the old ones are damaged.
    let all = list(&RealDisk, &folder);
    for damaged in all.iter().filter(|b| b.number != 5) {
        std::fs::write(&damaged.path, "zeros").unwrap();
    }
    thin_out(&RealDisk, &folder);
    let left = list(&RealDisk, &folder);
    let good: Vec<u64> = left
        .iter()
        .filter(|b| b.read(&RealDisk).is_ok())
        .map(|b| b.number)
        .collect();
    assert_eq!(good, [5]);
    assert!(left.len() <= LAST_KEPT + 3, "{}", left.len());
}

/// What a save replaced, with nothing kept of it yet.
fn replace(path: &Path, new: &str, base: &str) -> crate::file::disk::Done<'static> {
    let expect = Expect::Base(base.as_bytes());
    put(
        &RealDisk,
        path,
        new.as_bytes(),
        expect,
        (Manner::Replace, &Alone),
    )
    .unwrap()
}

#[test]
fn the_file_that_was_replaced_becomes_the_backup_itself() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("contrat.ron");
    std::fs::write(&path, "old").unwrap();
    let number = |path: &Path| RealDisk.look(path).unwrap().id;
    let old = number(&path);
    let shelf = shelf(&home.path().join("backups"), &path, at(0));
    let done = replace(&path, "new", "old");
    shelf
        .take(&RealDisk, done.replaced.as_ref().unwrap())
        .unwrap();
    done.keep_nothing();
    let held = list(&RealDisk, &shelf.folder());
    assert_eq!(number(&held[0].path), old, "it was copied");
    assert_eq!(kept_contents(&shelf.folder()), ["old"]);
    // What the newest one holds is not put by twice.
    let done = replace(&path, "old", "new");
    done.keep_nothing();
    let done = replace(&path, "new", "old");
    shelf
        .take(&RealDisk, done.replaced.as_ref().unwrap())
        .unwrap();
    done.keep_nothing();
    assert_eq!(kept_contents(&shelf.folder()), ["old"]);
    let beside = RealDisk.list(home.path()).unwrap();
    assert_eq!(beside, ["backups", "contrat.ron"]);
}

/// Whoever gave the newest backup its name may have been ended before it was safe.
#[test]
fn a_backup_that_is_there_already_counts_once_its_name_is_safe() {
    use crate::file::disk::model::{Abilities, ModelDisk};
    let disk = ModelDisk::new(Abilities::ALL);
    disk.place_folder("/s");
    let path = Path::new("/d/contrat.ron");
    let shelf = shelf(Path::new("/s/backups"), path, at(0));
    let name = shelf.copy(&disk, b"old").unwrap();
    // Its name goes and comes again, and neither is flushed.
    let other = name.with_extension("tmp");
    disk.rename(&name, &other).unwrap();
    disk.rename(&other, &name).unwrap();
    assert_eq!(shelf.copy(&disk, b"old").unwrap(), name);
    disk.acknowledge();
    let last = disk.moments().pop().unwrap();
    let mut states = 0;
    last.each_crash(&mut |after| {
        states += 1;
        let held = list(after, &shelf.folder());
        assert_eq!(held[0].read(after).unwrap(), b"old");
    });
    assert!(states > 0);
}

#[test]
fn a_file_with_another_name_is_no_backup() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("contrat.ron");
    std::fs::write(&path, "old").unwrap();
    let other = home.path().join("other.ron");
    if std::fs::hard_link(&path, &other).is_err() {
        return;
    }
    let expect = Expect::Base(b"old");
    let done = put(
        &RealDisk,
        &path,
        b"new",
        expect,
        (Manner::PartNames, &Alone),
    )
    .unwrap();
    let shelf = shelf(&home.path().join("backups"), &path, at(0));
    // Whoever writes to it by its other name would change the backup.
    assert!(
        shelf
            .take(&RealDisk, done.replaced.as_ref().unwrap())
            .is_err()
    );
    shelf
        .copy(&RealDisk, &done.replaced.as_ref().unwrap().read().unwrap())
        .unwrap();
    std::fs::write(&other, "written on").unwrap();
    assert_eq!(kept_contents(&shelf.folder()), ["old"]);
}

#[test]
fn what_a_copy_that_died_had_begun_goes_with_the_next_backup() {
    let home = tempfile::tempdir().unwrap();
    let path = Path::new("/tmp/a.ron");
    let shelf = shelf(home.path(), path, at(0));
    shelf.copy(&RealDisk, b"one").unwrap();
    let begun = shelf.folder().join(".~mq-0badcafe-w-0000000000000001");
    std::fs::write(&begun, "half").unwrap();
    thin_out(&RealDisk, &shelf.folder());
    assert!(!begun.exists());
    assert_eq!(kept_contents(&shelf.folder()), ["one"]);
}
