//! Power cuts at every moment, on the disk that loses whatever it may: what was told to be kept is found, in the
//! journal or in the file, after a crash of the session, of a save, of a recovery. Journals that forget a flush are
//! caught.

use super::*;
use crate::contract::Period;
use crate::edit::{FirstNames, new_contract};
use crate::file::backup;
use crate::file::disk::model::{Abilities, ModelDisk};
use crate::file::disk::{Alone, Disk, Expect, Lock, Manner, Opened, Readers, Stat, put};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

const NOW: i64 = 1_700_000_000;
const FILE: &str = "/d/a.ron";
const STATE: &str = "/s/journals";

/// The smallest contract there is, and edits of its title.
fn small() -> (String, Vec<Record>) {
    let names = FirstNames {
        title: "T",
        version: "v",
        perimeter: "P",
        axis: "A",
        partner: "Q",
    };
    let period = Period {
        first: 2021,
        last: 2027,
    };
    let contract = new_contract(names, period).unwrap();
    let records = (0..4).map(|n| {
        let mut identity = contract.identity.clone();
        identity.title = format!("T{n}");
        Record::Edit(crate::edit::Edit::SetIdentity(Box::new(identity)))
    });
    let records = records.collect();
    (crate::file::write(&contract).unwrap(), records)
}

fn start_on(base: &str) -> Start {
    Start {
        origin: Origin::File(FILE.into()),
        ..start(base)
    }
}

fn disk(base: &str) -> ModelDisk {
    let disk = ModelDisk::new(Abilities::ALL);
    disk.place_folder(STATE);
    disk.place(FILE, base.as_bytes());
    disk
}

/// A disk whose programs forget to flush.
#[derive(Debug, Clone)]
struct Forgetful {
    disk: ModelDisk,
    files: bool,
    folders: bool,
}

#[derive(Debug)]
struct Unflushed(Box<dyn Opened>);

impl Opened for Unflushed {
    fn stat(&self) -> io::Result<Stat> {
        self.0.stat()
    }
    fn read(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        self.0.read(limit)
    }
    fn go_to(&mut self, at: u64) -> io::Result<()> {
        self.0.go_to(at)
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write(bytes)
    }
    fn cut(&mut self, size: u64) -> io::Result<()> {
        self.0.cut(size)
    }
    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn dress(&mut self, like: &Path) -> io::Result<()> {
        self.0.dress(like)
    }
    fn try_lock(&mut self, lock: Lock) -> io::Result<bool> {
        self.0.try_lock(lock)
    }
    fn unlock(&mut self) -> io::Result<()> {
        self.0.unlock()
    }
}

impl Forgetful {
    fn file(&self, opened: Box<dyn Opened>) -> Box<dyn Opened> {
        match self.files {
            true => Box::new(Unflushed(opened)),
            false => opened,
        }
    }
}

impl Disk for Forgetful {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        self.disk.open(path).map(|file| self.file(file))
    }
    fn create(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn Opened>> {
        self.disk.create(path, readers).map(|file| self.file(file))
    }
    fn open_to_write(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        self.disk.open_to_write(path).map(|file| self.file(file))
    }
    fn open_to_append(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        self.disk.open_to_append(path).map(|file| self.file(file))
    }
    fn open_folder(&self, folder: &Path) -> io::Result<Box<dyn Opened>> {
        let opened = self.disk.open_folder(folder)?;
        Ok(match self.folders {
            true => Box::new(Unflushed(opened)),
            false => opened,
        })
    }
    fn look(&self, path: &Path) -> io::Result<Stat> {
        self.disk.look(path)
    }
    fn link_target(&self, path: &Path) -> io::Result<PathBuf> {
        self.disk.link_target(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename(from, to)
    }
    fn rename_to_free(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename_to_free(from, to)
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.disk.exchange(one, other)
    }
    fn hard_link(&self, existing: &Path, new: &Path) -> io::Result<()> {
        self.disk.hard_link(existing, new)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.disk.create_folder(folder)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.disk.list(folder)
    }
    fn token(&self) -> u64 {
        self.disk.token()
    }
}

/// A session: each record is acknowledged once it is kept; then perhaps a save.
fn session(disk: Arc<dyn Disk>, model: &ModelDisk, records: usize, saves: bool) {
    let (base, all) = small();
    let owner = Owner::begin(disk, Path::new(STATE), &Who::default()).unwrap();
    let mut writer = Writer::new("k".to_owned(), start_on(&base), NOW);
    for record in all.iter().take(records) {
        writer.note([record.clone()], NOW);
        writer.keep(&owner).unwrap();
        model.acknowledge();
    }
    if saves {
        let saved = saved(records);
        let expect = Expect::Base(base.as_bytes());
        put(
            owner.disk(),
            Path::new(FILE),
            &saved,
            expect,
            (Manner::Replace, &Alone),
        )
        .unwrap()
        .keep_nothing();
        writer.remove(&owner).unwrap();
    }
}

/// The file after so many edits.
fn saved(records: usize) -> Vec<u8> {
    let (base, all) = small();
    let bytes = bytes_of(&start_on(&base), &all[..records]);
    let contract = replay(&format::parse(&bytes).unwrap(), None)
        .unwrap()
        .contract;
    crate::file::patch(base.as_bytes(), &contract)
        .unwrap()
        .bytes
}

/// What a session may leave.
struct Known {
    records: Vec<Record>,
    /// The file after 0, 1, 2… edits.
    files: Vec<Vec<u8>>,
}

impl Known {
    fn of(records: usize) -> Self {
        Self {
            records: small().1,
            files: (0..=records).map(saved).collect(),
        }
    }
}

/// The number of edits that are in the best journal of this disk, or in the file.
fn survived(after: &ModelDisk, known: &Known) -> Result<usize, String> {
    let file = after.content(FILE).ok_or("the file has gone")?;
    let mut best = known
        .files
        .iter()
        .rposition(|known| *known == file)
        .ok_or("the file is neither old nor new")?;
    for (path, bytes) in after.files() {
        if path.extension().is_none_or(|ending| ending != "journal") {
            continue;
        }
        // A journal that was never acknowledged may be anything, but never a wrong one.
        if let Ok(journal) = format::parse(&bytes) {
            let found = records_of(&journal);
            if !known.records.starts_with(&found) {
                return Err("a journal with other records".to_owned());
            }
            best = best.max(found.len());
        }
    }
    Ok(best)
}

/// Crashes at every moment of what was done on a disk. Returns how many states there were, and
/// what was wrong.
fn crashes(disk: &ModelDisk, records: usize, least: usize) -> (u64, Option<String>) {
    let known = Known::of(records);
    let mut count = 0;
    let mut wrong = None;
    for moment in disk.moments() {
        let must = moment.acknowledged.max(least);
        let mut check = |after: &ModelDisk| match survived(after, &known) {
            Ok(found) if found >= must => {}
            Ok(found) => {
                wrong.get_or_insert(format!("{found} edits of {must}"));
            }
            Err(why) => {
                wrong.get_or_insert(why);
            }
        };
        check(&moment.killed());
        count += moment.each_crash(&mut check);
    }
    (count + disk.moments().len() as u64, wrong)
}

fn sessions(records: usize) -> u64 {
    let (base, _) = small();
    let mut count = 0;
    for saves in [false, true] {
        let model = disk(&base);
        session(Arc::new(model.clone()), &model, records, saves);
        let (states, wrong) = crashes(&model, records, 0);
        assert_eq!(wrong, None, "saves: {saves}");
        count += states;
    }
    count
}

/// A recovery that goes on with what it found, on what a killed session left; then a crash at any
/// moment of it, and the next recovery.
fn recoveries(records: usize) -> u64 {
    let (base, _) = small();
    let model = disk(&base);
    session(Arc::new(model.clone()), &model, records, false);
    let after = model.moments().last().unwrap().killed();
    let owner = Owner::begin(Arc::new(after.clone()), Path::new(STATE), &Who::default()).unwrap();
    let finds = found::found(&owner, NOW);
    assert_eq!(finds.found.len(), 1);
    let found = finds.found.into_iter().next().unwrap();
    let mut writer = Writer::go_on(found.path, found.journal.start, found.journal.entries, NOW);
    writer.keep(&owner).unwrap();
    let (states, wrong) = crashes(&after, records, records);
    assert_eq!(wrong, None, "recovery");
    // Whatever the moment, the next start finds all of it, and only once.
    for moment in after.moments() {
        let last = moment.killed();
        let owner = Owner::begin(Arc::new(last), Path::new(STATE), &Who::default()).unwrap();
        let again = found::found(&owner, NOW).found;
        assert_eq!(again.len(), 1);
        assert_eq!(again[0].journal.entries.len(), records);
    }
    states
}

/// Backups of many saves: after a crash the newest acknowledged one is whole.
fn backups(saves: usize) -> u64 {
    let all = Path::new("/s/backups");
    let path = Path::new(FILE);
    let model = disk("x");
    model.place_folder("/s/backups");
    let bytes = |n: usize| format!("content {n}").into_bytes();
    let now = jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0);
    for n in 1..=saves {
        let shelf = backup::Shelf {
            all: all.to_path_buf(),
            path: path.to_path_buf(),
            now,
        };
        shelf.copy(&model, &bytes(n)).unwrap();
        backup::thin_out(&model, &backup::folder_of(all, path));
        model.acknowledge();
    }
    let mut count = 0;
    for moment in model.moments() {
        let must = moment.acknowledged;
        count += moment.each_crash(&mut |after| {
            let listed = backup::list(after, &backup::folder_of(all, path));
            let good = listed.iter().find_map(|b| b.read(after).ok());
            let newest = (must..=saves).any(|n| good == Some(bytes(n)));
            assert!(must == 0 || newest, "after {must} saves: {good:?}");
        });
    }
    count
}

#[test]
fn a_power_cut_loses_no_edit_that_was_kept() {
    let states = sessions(2) + recoveries(2) + backups(3);
    assert!(states > 500, "{states}");
}

#[test]
fn journals_that_forget_to_flush_are_caught() {
    let (base, _) = small();
    for (files, folders) in [(true, false), (false, true)] {
        let model = disk(&base);
        let forgetful = Forgetful {
            disk: model.clone(),
            files,
            folders,
        };
        session(Arc::new(forgetful), &model, 1, false);
        let (_, wrong) = crashes(&model, 1, 0);
        assert!(wrong.is_some(), "files {files}, folders {folders}");
    }
}

/// The full count: `cargo test --release -- --ignored file::journal --nocapture`.
#[test]
#[ignore = "takes minutes"]
fn every_crash_of_longer_sessions() {
    let states = sessions(4) + recoveries(4) + backups(24);
    println!("journal, save, recovery, backups: {states} states after a crash, 0 bad");
}
