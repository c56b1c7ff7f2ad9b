//! Journals: any bytes are one, or are refused; a torn one gives its longest whole part; what is made again can be
//! shown and written, and goes on.

use super::feature;
use super::targets::SAMPLE;
use maquette::edit::integrity;
use maquette::file;
use maquette::file::journal::format::{FIRST, Journal, Unreadable, framed, opening, parse};
use maquette::file::journal::{Origin, Record, Start, replay};
use std::sync::Arc;

/// Bytes that begin as a journal are tried as they are. Others are the payloads of records, one a line, in frames
/// whose lengths, numbers and checksums are right: so they come as far as the replay.
pub fn journal(bytes: &[u8]) {
    if bytes.starts_with(b"maquette-journal") {
        tried(bytes);
        return;
    }
    let start = Start {
        origin: Origin::New,
        title: "x".to_owned(),
        base: Arc::new(SAMPLE.to_vec()),
        keys: None,
    };
    let mut whole = opening(&start, 1).unwrap();
    let lines = bytes.split(|b| *b == b'\n').filter(|line| !line.is_empty());
    for (number, payload) in (FIRST..).zip(lines).take(60) {
        frame(&mut whole, number, payload);
    }
    tried(&whole);
    // Cut anywhere, it is torn there and nowhere else.
    let cut = whole.len() - whole.len().min(bytes.len() % 97);
    if let (Ok(all), Ok(part)) = (parse(&whole), parse(&whole[..cut])) {
        assert!(all.entries.starts_with(&part.entries));
        assert!(part.good <= cut && part.good + part.torn == cut);
    }
}

fn frame(bytes: &mut Vec<u8>, number: u64, payload: &[u8]) {
    let start = bytes.len();
    bytes.extend((payload.len() as u32).to_le_bytes());
    bytes.extend(number.to_le_bytes());
    bytes.extend(1_i64.to_le_bytes());
    bytes.extend(payload);
    let sum = crc32fast::hash(&bytes[start..]);
    bytes.extend(sum.to_le_bytes());
}

fn tried(bytes: &[u8]) {
    let journal = match parse(bytes) {
        Ok(journal) => journal,
        Err(Unreadable::Newer(version)) => {
            feature(1);
            assert!(version > 2);
            return;
        }
        Err(Unreadable::Damaged) => {
            feature(2);
            return;
        }
    };
    assert_eq!(journal.good + journal.torn, bytes.len());
    feature(10 + u64::from(journal.torn > 0));
    again(&journal);
    replayed(&journal);
}

/// What was read is written and read as the same.
fn again(journal: &Journal) {
    let mut bytes = opening(&journal.start, 1).unwrap();
    for (number, entry) in (FIRST..).zip(&journal.entries) {
        feature(100 + kind(&entry.record));
        bytes.extend(framed(number, entry).unwrap());
    }
    let back = parse(&bytes).unwrap();
    assert_eq!(back.torn, 0);
    assert_eq!(back.start, journal.start);
    assert_eq!(back.entries, journal.entries);
}

fn kind(record: &Record) -> u64 {
    match record {
        Record::Edit(_) => 0,
        Record::Drag { goes_on, .. } => 1 + u64::from(*goes_on),
        Record::Adopt(..) => 3,
        Record::Base(_) => 4,
        Record::EndGesture => 5,
        Record::Undo(_) => 6,
        Record::Redo(_) => 7,
        Record::Draft(None) => 8,
        Record::Draft(Some(_)) => 9,
    }
}

fn replayed(journal: &Journal) {
    let Some(mut replayed) = replay(journal, None) else {
        feature(20);
        return;
    };
    feature(200 + replayed.left.min(20) as u64);
    feature(300 + replayed.history.steps().count().min(40) as u64);
    feature(400 + u64::from(replayed.draft.is_some()));
    // Undo and redo are made again as they are: only a journal that somebody forged breaks a contract by them.
    let forged = |record: &Record| matches!(record, Record::Undo(_) | Record::Redo(_));
    let is_forged = journal.entries.iter().any(|entry| forged(&entry.record));
    if !is_forged {
        assert_eq!(integrity(&replayed.contract), Vec::new());
        let text = file::write(&replayed.contract).unwrap();
        let back = file::read("x.ron", text.as_bytes()).unwrap();
        assert_eq!(file::write(&back.contract).unwrap(), text);
        let now = replayed.contract.clone();
        while replayed.history.undo(&mut replayed.contract).is_some() {}
        while replayed.history.redo(&mut replayed.contract).is_some() {}
        assert!(
            maquette::compare::same(&replayed.contract, &now),
            "all undone and redone"
        );
    }
}
