//! What whoever goes along with a write is told, and what comes of the answer.

use crate::file::disk::model::{Abilities, ModelDisk};
use crate::file::disk::{DiskError, Done, Escort, Expect, Manner, RealDisk, Watch, put};
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};

const FILE: &str = "/d/contrat.ron";
const OLD: &[u8] = b"what it held";
const NEW: &[u8] = b"something else, and longer";

/// Looks at the file whenever something is told, and stops the write once the old bytes are copied.
#[derive(Debug)]
struct Looks<'d> {
    disk: &'d ModelDisk,
    stops: bool,
    copied: Cell<bool>,
    told: RefCell<Vec<(usize, Option<Vec<u8>>)>>,
}

impl<'d> Looks<'d> {
    fn at(disk: &'d ModelDisk, stops: bool) -> Self {
        Self {
            disk,
            stops,
            copied: Cell::new(false),
            told: RefCell::default(),
        }
    }
}

impl Watch for Looks<'_> {
    fn goes_on(&self, written: usize, of: usize) -> bool {
        assert_eq!(of, NEW.len());
        let content = self.disk.content(FILE);
        self.told.borrow_mut().push((written, content));
        !(self.stops && self.copied.get())
    }
}

impl Escort for Looks<'_> {
    fn copy_first(&self, _old: &[u8]) -> Result<PathBuf, DiskError> {
        self.copied.set(true);
        Ok("/s/copy".into())
    }
}

fn disk(can: Abilities) -> ModelDisk {
    let disk = ModelDisk::new(can);
    disk.place(FILE, OLD);
    disk
}

fn save(disk: &ModelDisk, manner: Manner, looks: &Looks<'_>) -> Result<(), DiskError> {
    let way = (manner, looks as &dyn Escort);
    put(disk, Path::new(FILE), NEW, Expect::Base(OLD), way).map(Done::keep_nothing)
}

#[test]
fn all_of_a_file_written_in_place_is_told_once_it_is_there() {
    let disk = disk(Abilities::ALL);
    let looks = Looks::at(&disk, false);
    save(&disk, Manner::InPlace, &looks).unwrap();
    let told = looks.told.into_inner();
    let all = |(written, _): &&(usize, Option<Vec<u8>>)| *written == NEW.len();
    assert!(told.iter().any(|told| all(&told)));
    for (_, content) in told.iter().filter(all) {
        assert_eq!(content.as_deref(), Some(NEW));
    }
}

/// Copying what a file holds takes a while; then it may be stopped once more.
#[test]
fn a_write_can_be_stopped_after_the_copy_that_comes_first() {
    for (can, manner) in [
        (Abilities::ALL, Manner::InPlace),
        (Abilities::LEAST, Manner::Replace),
    ] {
        let disk = disk(can);
        let looks = Looks::at(&disk, true);
        assert_eq!(save(&disk, manner, &looks), Err(DiskError::Stopped));
        assert!(looks.copied.get());
        assert_eq!(disk.content(FILE).as_deref(), Some(OLD));
        assert_eq!(disk.files().len(), 1);
    }
}

/// Writes down how far a write is.
#[derive(Debug, Default)]
struct Notes(RefCell<Vec<usize>>);

impl Watch for Notes {
    fn goes_on(&self, written: usize, _of: usize) -> bool {
        self.0.borrow_mut().push(written);
        true
    }
}

impl Escort for Notes {
    fn copy_first(&self, _old: &[u8]) -> Result<PathBuf, DiskError> {
        Ok("/s/copy".into())
    }
}

#[test]
fn a_long_file_written_in_place_is_told_piece_by_piece() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contrat.ron");
    std::fs::write(&path, OLD).unwrap();
    let mut new = NEW.to_vec();
    new.resize((40 << 20) + 1, b'x');
    let notes = Notes::default();
    let way = (Manner::InPlace, &notes as &dyn Escort);
    put(&RealDisk, &path, &new, Expect::Base(OLD), way)
        .unwrap()
        .keep_nothing();
    assert!(std::fs::read(&path).unwrap() == new);
    let told = notes.0.into_inner();
    assert!(told.is_sorted() && told.len() >= 5, "{told:?}");
    assert_eq!(told.last(), Some(&new.len()));
}
