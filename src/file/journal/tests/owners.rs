//! Whose journals are: left behind by the dead only, recovered once, discarded for a while, set aside for ever.

use super::scripts::Session;
use super::*;
use crate::edit::tests::sample::Dice;
use crate::file::disk::RealDisk;
use found::Finds;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use tempfile::TempDir;
use thread::{Job, Keeper, Place, Recovered, Report};

const NOW: i64 = 1_700_000_000;
const DAY: i64 = 86_400;

fn owner(folder: &Path) -> Owner {
    Owner::begin(Arc::new(RealDisk), folder, &Who::default()).unwrap()
}

/// A file with the sample, and some records made on it.
fn document(home: &TempDir) -> (Start, Vec<Record>, PathBuf) {
    let (text, contract) = sample();
    let path = home.path().join("contrat.ron");
    fs::write(&path, &text).unwrap();
    let mut session = Session::on(contract);
    let mut dice = Dice::new(9);
    for n in 0..12 {
        session.step(&mut dice, n + 1);
    }
    let start = Start {
        origin: Origin::File(path.clone()),
        ..start(&text)
    };
    (start, session.records, path)
}

fn written(owner: &Owner, start: &Start, records: &[Record]) -> PathBuf {
    let mut writer = Writer::new("k.1".to_owned(), start.clone(), NOW);
    for record in records {
        writer.note([record.clone()], NOW);
        writer.keep(owner).unwrap();
    }
    writer.path(owner)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".owner"))
        .collect();
    names.sort();
    names
}

fn one(finds: Finds) -> Found {
    assert_eq!((finds.found.len(), finds.damaged, finds.newer), (1, 0, 0));
    finds.found.into_iter().next().unwrap()
}

#[test]
fn a_journal_is_found_when_its_owner_is_dead() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("a").join("journals");
    let (start, records, _) = document(&home);
    let first = owner(&folder);
    let path = written(&first, &start, &records);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let second = owner(&folder);
    assert!(found::found(&second, NOW).found.is_empty(), "it lives");
    // Dropped without an end, as when the program is killed.
    drop(first);
    let recovered = one(found::found(&second, NOW));
    assert_eq!(records_of(&recovered.journal), records);
    assert_eq!(recovered.on_disk, OnDisk::Base);
    assert!(recovered.path.exists() && !path.exists());
    let third = owner(&folder);
    assert!(found::found(&third, NOW).found.is_empty(), "it is claimed");
    // The one that was recovering dies too: nothing is lost.
    drop(second);
    let again = one(found::found(&third, NOW));
    assert_eq!(records_of(&again.journal), records);
    // Discarded, it stays for a month.
    third.discard(&again.path, NOW).unwrap();
    third.sweep(NOW + 29 * DAY);
    assert_eq!(names(&folder.join("discarded")).len(), 1);
    third.sweep(NOW + 31 * DAY);
    assert_eq!(names(&folder.join("discarded")).len(), 0);
}

#[test]
fn what_the_file_holds_now_decides() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("journals");
    let (start, records, path) = document(&home);
    let recover = || {
        let dead = owner(&folder);
        written(&dead, &start, &records);
        drop(dead);
        let own = owner(&folder);
        let finds = found::found(&own, NOW);
        for found in &finds.found {
            own.discard(&found.path, NOW).unwrap();
        }
        finds
    };
    fs::write(&path, "theirs").unwrap();
    assert!(matches!(one(recover()).on_disk, OnDisk::Changed(None)));
    fs::remove_file(&path).unwrap();
    assert_eq!(one(recover()).on_disk, OnDisk::Missing);
    // The save was done, and the program ended before the journal could go.
    let journal = format::parse(&bytes_of(&start, &records)).unwrap();
    let end = replay(&journal, None).unwrap().contract;
    let saved = crate::file::patch(&start.base, &end).unwrap();
    fs::write(&path, &saved.bytes).unwrap();
    assert!(recover().found.is_empty());
    assert_eq!(names(&folder), ["discarded"]);
}

#[test]
fn damaged_and_newer_journals_are_never_deleted() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("journals");
    let (start, records, _) = document(&home);
    let dead = owner(&folder);
    let path = written(&dead, &start, &records);
    drop(dead);
    let bytes = fs::read(&path).unwrap();

    let newer = [b"maquette-journal 9", &bytes[18..]].concat();
    fs::write(&path, &newer).unwrap();
    let own = owner(&folder);
    let finds = found::found(&own, NOW);
    assert_eq!((finds.newer, finds.found.len()), (1, 0));
    assert_eq!(fs::read(&path).unwrap(), newer);

    let cut = &bytes[..bytes.len() - 5];
    fs::write(&path, cut).unwrap();
    let torn = one(found::found(&own, NOW));
    assert!(matches!(torn.trouble, Some(Trouble::Torn(n)) if n > 0));
    assert_eq!(records_of(&torn.journal), records[..records.len() - 1]);
    let aside = folder.join("damaged");
    let kept = fs::read(aside.join(&names(&aside)[0])).unwrap();
    assert_eq!(kept, cut);

    fs::rename(&torn.path, &path).unwrap();
    fs::write(&path, &bytes[..200]).unwrap();
    let finds = found::found(&own, NOW);
    assert_eq!((finds.damaged, finds.found.len()), (1, 0));
    assert_eq!(names(&aside).len(), 2);
}

fn place(folder: &Path) -> Place {
    Place {
        disk: Arc::new(RealDisk),
        folder: folder.to_path_buf(),
        who: Who::default(),
        now: || NOW,
    }
}

#[test]
fn the_thread_keeps_tells_and_goes_on_with_what_it_found() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("journals");
    let (start, records, _) = document(&home);
    let is_edited = |count: &usize| {
        let journal = format::parse(&bytes_of(&start, &records[..*count])).unwrap();
        let replayed = replay(&journal, None).unwrap();
        !replayed.says(&replayed.base.contract)
    };
    let count = (2..records.len()).find(is_edited).unwrap();
    let (before, after) = records.split_at(count);
    let dead = owner(&folder);
    written(&dead, &start, before);
    drop(dead);

    let (sender, reports) = channel();
    let mut keeper = Keeper::start(place(&folder), move |r| drop(sender.send(r))).unwrap();
    keeper.ask(Job::Find);
    let Report::Found(finds) = reports.recv().unwrap() else {
        panic!("no finds")
    };
    let found = one(finds);
    keeper.ask(Job::GoOn(
        4,
        Box::new(Recovered {
            path: found.path,
            start: found.journal.start,
            entries: found.journal.entries,
        }),
    ));
    keeper.ask(Job::Note(4, after.to_vec(), 77));
    keeper.finish();
    let told: Vec<Report> = reports.try_iter().collect();
    assert!(matches!(told.last(), Some(Report::Kept(4, 77))), "{told:?}");
    let own = owner(&folder);
    assert_eq!(records_of(&one(found::found(&own, NOW)).journal), records);
}

#[test]
fn a_place_that_cannot_be_written_is_told_and_tried_again() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("journals");
    // Where the folder should be there is a file.
    fs::write(&folder, "").unwrap();
    let (start, records, _) = document(&home);
    let (sender, reports) = channel();
    let keeper = Keeper::start(place(&folder), move |r| drop(sender.send(r))).unwrap();
    keeper.ask(Job::Begin(1, Box::new(start)));
    keeper.ask(Job::Note(1, records[..2].to_vec(), 2));
    assert!(matches!(reports.recv().unwrap(), Report::Off(1, _)));
    fs::remove_file(&folder).unwrap();
    keeper.ask(Job::Note(1, records[2..].to_vec(), 3));
    loop {
        match reports.recv().unwrap() {
            Report::Kept(1, 3) => break,
            Report::Off(1, _) => {}
            other => panic!("{other:?}"),
        }
    }
    let journal = names(&folder);
    let bytes = fs::read(folder.join(&journal[0])).unwrap();
    assert_eq!(records_of(&format::parse(&bytes).unwrap()), records);
    // Saved: nothing is left to recover.
    keeper.ask(Job::End(1));
    drop(keeper);
    assert!(names(&folder).is_empty());
}
