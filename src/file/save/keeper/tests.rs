//! What becomes of an old version while nothing can be put by, and when something can be again.

use super::*;
use crate::file::backup::list;
use crate::file::disk::{Alone, Expect, Manner, RealDisk, put};
use std::fs;
use std::path::Path;

/// Saves over a base. True when what it held is put by.
fn save(path: &Path, shelf: Option<&Shelf>, (base, new): (&str, &str)) -> bool {
    let keeper = Keeper::new(&RealDisk, shelf, &Alone);
    let expect = Expect::Base(base.as_bytes());
    let manner = (Manner::Replace, &keeper as &dyn Escort);
    let done = put(&RealDisk, path, new.as_bytes(), expect, manner).unwrap();
    let (rest, no_backup) = keeper.put_by(done);
    no_backup.is_none() && rest.finish().is_ok()
}

/// What the files beside the document hold.
fn beside(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path.parent().unwrap()).unwrap();
    let files = entries.map(|entry| entry.unwrap().path());
    let others = files.filter(|file| file != path && file.is_file());
    others
        .map(|file| fs::read_to_string(file).unwrap())
        .collect()
}

#[test]
fn what_cannot_be_put_by_waits_beside_the_file_and_nothing_piles_up() {
    let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("contrat.ron");
    fs::write(&path, "one").unwrap();
    let shelf = Shelf {
        all: state.path().join("backups"),
        path: path.clone(),
        now: jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0),
    };
    // Nothing can be put where a file stands.
    fs::write(&shelf.all, "").unwrap();
    for versions in [("one", "two"), ("two", "three"), ("three", "four")] {
        assert!(!save(&path, Some(&shelf), versions));
        assert_eq!(beside(&path), ["one"]);
    }
    // Somebody without a home leaves it alone.
    assert!(!save(&path, None, ("four", "five")));
    assert_eq!(beside(&path), ["one"]);
    fs::remove_file(&shelf.all).unwrap();
    assert!(save(&path, Some(&shelf), ("five", "six")));
    assert_eq!(beside(&path), [""; 0]);
    let backups = list(&RealDisk, &shelf.folder());
    let held = |backup: &crate::file::backup::Backup| backup.read(&RealDisk).unwrap();
    let held: Vec<Vec<u8>> = backups.iter().map(held).collect();
    assert_eq!(held, [b"five".to_vec(), b"one".to_vec()]);
}
