//! Whose journals are: left behind by the dead only, recovered once, discarded for a while, set aside for ever.

use super::scripts::Session;
use super::*;
use crate::edit::tests::sample::Dice;
use crate::file::disk::RealDisk;
use crate::file::disk::model::{Abilities, Fault, How, ModelDisk};
use found::Finds;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
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

/// A fault of this program in one journal: it is out of the way, counted once, and the next start
/// is not stopped by it again.
#[test]
fn a_journal_that_makes_this_program_fail_is_set_aside_and_the_others_are_found() {
    let home = tempfile::tempdir().unwrap();
    let (start, records, path) = document(&home);
    let file = fs::read(&path).unwrap();
    let mut damaged = 0;
    for at in 1.. {
        let disk = ModelDisk::new(Abilities::ALL);
        disk.place(path.to_str().unwrap(), &file);
        disk.place_folder("/s");
        let begin = || {
            Owner::begin(
                Arc::new(disk.clone()),
                "/s/journals".as_ref(),
                &Who::default(),
            )
        };
        let dead = begin().unwrap();
        for key in ["a.1", "b.1"] {
            let mut writer = Writer::new(key.to_owned(), start.clone(), NOW);
            writer.note(records.clone(), NOW);
            writer.keep(&dead).unwrap();
        }
        drop(dead);
        let own = begin().unwrap();
        let before = disk.calls();
        let how = How::Panics;
        disk.fail(Fault {
            at: before + at,
            code: 0,
            how,
        });
        let looked = catch_unwind(AssertUnwindSafe(|| found::found(&own, NOW)));
        if disk.calls() < before + at {
            break;
        }
        // Where it is not one journal that is looked at, the thread tells it.
        let Ok(finds) = looked else { continue };
        let aside = |path: &&PathBuf| path.starts_with("/s/journals/damaged");
        let files = disk.files();
        assert_eq!(
            files.keys().filter(aside).count(),
            finds.damaged,
            "call {at}"
        );
        damaged += finds.damaged;
        let next = begin().unwrap();
        drop(own);
        let again = found::found(&next, NOW);
        // What could not be moved at that moment is found again, and none is lost.
        assert_eq!(again.found.len() + finds.damaged, 2, "call {at}");
        assert_eq!(again.damaged, 0, "call {at}");
    }
    assert!(damaged > 4, "{damaged}");
}

/// What was handed in is on the disk when the rest of the program dies by a panic.
#[test]
fn a_panic_of_the_program_leaves_its_journal_whole() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("journals");
    let (start, records, _) = document(&home);
    let (place, made) = (place(&folder), records.clone());
    let window = std::thread::spawn(move || {
        let keeper = Keeper::start(place, drop).unwrap();
        keeper.ask(Job::Begin(1, Box::new(start)));
        keeper.ask(Job::Note(1, made, 1));
        panic!("a fault of this program, asked for");
    });
    assert!(window.join().is_err());
    let own = owner(&folder);
    assert_eq!(records_of(&one(found::found(&own, NOW)).journal), records);
}

/// A fault of this program in the keeping itself is told, and the next record is kept with all
/// before it.
#[test]
fn a_panic_of_the_thread_is_told_and_it_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let (start, records, _) = document(&home);
    let (first, then) = records.split_at(3);
    let mut told_off = 0;
    for at in 1..40 {
        let disk = ModelDisk::new(Abilities::ALL);
        disk.place_folder("/s");
        let place = Place {
            disk: Arc::new(disk.clone()),
            folder: "/s/journals".into(),
            who: Who::default(),
            now: || NOW,
        };
        let how = How::Panics;
        disk.fail(Fault { at, code: 0, how });
        let (sender, reports) = channel();
        let mut keeper = Keeper::start(place, move |r| drop(sender.send(r))).unwrap();
        keeper.ask(Job::Begin(1, Box::new(start.clone())));
        keeper.ask(Job::Note(1, first.to_vec(), 3));
        let report = reports.recv().unwrap();
        match report {
            Report::Off(1, cause) => {
                assert_eq!(cause, crate::wording::system::BUG);
                told_off += 1;
            }
            Report::Kept(1, 3) if disk.calls() < at => break,
            other => panic!("call {at}: {other:?}"),
        }
        keeper.ask(Job::Note(1, then.to_vec(), 12));
        assert!(matches!(reports.recv().unwrap(), Report::Kept(1, 12)));
        let files = disk.files();
        let journals = files
            .iter()
            .filter(|(path, _)| path.extension() == Some("journal".as_ref()));
        let journals: Vec<&Vec<u8>> = journals.map(|(_, bytes)| bytes).collect();
        assert_eq!(journals.len(), 1, "call {at}");
        let journal = format::parse(journals[0]).unwrap();
        assert_eq!(
            (records_of(&journal), journal.torn),
            (records.clone(), 0),
            "call {at}"
        );
        keeper.finish();
    }
    assert!(told_off > 4, "{told_off}");
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
