//! What is told of a watched file, look by look, without files and without waiting; and once with
//! a real file and the real thread.

use super::*;
use crate::app::samples;
use std::cell::RefCell;
use std::sync::mpsc;

fn contract() -> Vec<u8> {
    samples::load(samples::REAL).unwrap().bytes
}

fn edited() -> Vec<u8> {
    let text = String::from_utf8(contract()).unwrap();
    text.replacen("2021-2027\",", "2021-2027 bis\",", 1)
        .into_bytes()
}

/// A file in memory: its bytes if it is there, and its time.
struct Memory(RefCell<(Option<Vec<u8>>, u64)>);

impl Memory {
    fn new(bytes: Vec<u8>) -> Self {
        Self(RefCell::new((Some(bytes), 0)))
    }
    fn write(&self, bytes: &[u8]) {
        let mut file = self.0.borrow_mut();
        file.0 = Some(bytes.to_vec());
        file.1 += 1;
    }
    /// Another content with the same time: clocks can be that coarse.
    fn write_unseen(&self, bytes: &[u8]) {
        self.0.borrow_mut().0 = Some(bytes.to_vec());
    }
    fn remove(&self) {
        self.0.borrow_mut().0 = None;
    }
}

impl Asked for Memory {
    fn stamp(&self, _: &Path) -> Option<Stamp> {
        let file = self.0.borrow();
        file.0.as_ref().map(|bytes| Stamp {
            size: bytes.len() as u64,
            time: Some(SystemTime::UNIX_EPOCH + Duration::from_secs(file.1)),
            id: (0, 0),
        })
    }
    fn read(&self, _: &Path) -> Result<Vec<u8>, DiskError> {
        let cause = String::new();
        self.0
            .borrow()
            .0
            .clone()
            .ok_or(DiskError::Missing { cause })
    }
}

fn watched(file: &Memory) -> Watched {
    let mut watched = Watched::new(PathBuf::from("a.ron"), Arc::new(contract()));
    for _ in 0..10 {
        assert_eq!(watched.look(file), None, "nothing has changed");
    }
    watched
}

/// What is told within this many looks, and after how many.
fn told(watched: &mut Watched, file: &Memory, looks: usize) -> Option<(usize, Seen)> {
    (1..=looks).find_map(|n| watched.look(file).map(|seen| (n, seen)))
}

#[test]
fn a_changed_file_is_told_once_after_it_stayed_the_same() {
    let file = Memory::new(contract());
    let mut watched = watched(&file);
    file.write(&edited());
    let (looks, seen) = told(&mut watched, &file, 20).unwrap();
    assert_eq!(looks, usize::from(READABLE));
    assert!(matches!(seen, Seen::Changed(loaded) if loaded.bytes == edited()));
    assert_eq!(told(&mut watched, &file, 20), None);
    file.write(&contract());
    assert_eq!(told(&mut watched, &file, 20), Some((1, Seen::Same)));
}

#[test]
fn a_half_written_file_is_never_told() {
    let file = Memory::new(contract());
    let mut watched = watched(&file);
    let new = edited();
    for end in (0..new.len()).step_by(new.len() / 30) {
        file.write(&new[..end]);
        // Slower than any look: each part stays for a while.
        assert_eq!(told(&mut watched, &file, 3), None, "{end}");
    }
    file.write(&new);
    let (_, seen) = told(&mut watched, &file, 20).unwrap();
    assert!(matches!(seen, Seen::Changed(_)));
}

#[test]
fn what_no_longer_reads_is_told_after_a_while() {
    let file = Memory::new(contract());
    let mut watched = watched(&file);
    file.write(b"( schema: 1, ");
    let (looks, seen) = told(&mut watched, &file, 40).unwrap();
    assert_eq!(looks, usize::from(UNREADABLE));
    assert!(matches!(seen, Seen::Broken(bytes, _) if *bytes == b"( schema: 1, "));
}

#[test]
fn a_file_that_is_replaced_is_not_told_as_gone() {
    let file = Memory::new(contract());
    let mut watched = watched(&file);
    file.remove();
    assert_eq!(told(&mut watched, &file, 3), None);
    file.write(&edited());
    let (_, seen) = told(&mut watched, &file, 20).unwrap();
    assert!(matches!(seen, Seen::Changed(_)));
    file.remove();
    let gone = told(&mut watched, &file, 20);
    assert_eq!(gone, Some((usize::from(MISSING), Seen::Gone)));
    file.write(&contract());
    assert_eq!(told(&mut watched, &file, 20), Some((1, Seen::Same)));
}

#[test]
fn a_second_change_within_one_tick_of_the_clock_is_found() {
    let file = Memory::new(contract());
    let mut watched = watched(&file);
    file.write(&edited());
    told(&mut watched, &file, 20).unwrap();
    let mut other = edited();
    let at = other.windows(3).position(|w| w == b"bis").unwrap();
    other[at..at + 3].copy_from_slice(b"ter");
    file.write_unseen(&other);
    let (_, seen) = told(&mut watched, &file, 20).unwrap();
    assert!(matches!(seen, Seen::Changed(loaded) if loaded.bytes == other));
}

#[test]
fn a_file_changed_unseen_is_found_when_somebody_comes_back() {
    let file = Memory::new(contract());
    let mut watched = watched(&file);
    file.write_unseen(&contract().iter().rev().copied().collect::<Vec<u8>>());
    assert_eq!(
        told(&mut watched, &file, 20),
        None,
        "size and time say nothing"
    );
    watched.again = AGAIN;
    assert!(told(&mut watched, &file, 40).is_some());
}

#[test]
fn a_refused_save_has_it_told_again() {
    let file = Memory::new(contract());
    let mut watched = watched(&file);
    file.write(&edited());
    told(&mut watched, &file, 20).unwrap();
    watched.doubt();
    let (_, seen) = told(&mut watched, &file, 20).unwrap();
    assert!(matches!(seen, Seen::Changed(_)));
}

#[test]
fn the_thread_tells_of_a_real_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contrat.ron");
    std::fs::write(&path, contract()).unwrap();
    let (sender, told) = mpsc::channel();
    let watcher = Watcher::start(move |path, look| {
        let _ = sender.send((path, look));
    })
    .unwrap();
    let known = Arc::new(contract());
    watcher.watch(Some((path.clone(), Arc::clone(&known))));
    std::fs::write(&path, edited()).unwrap();
    let (from, look) = told.recv_timeout(Duration::from_secs(30)).unwrap();
    assert_eq!(from, path);
    assert!(Arc::ptr_eq(&look.known, &known));
    assert!(matches!(look.seen, Seen::Changed(loaded) if loaded.bytes == edited()));
    watcher.watch(None);
}
