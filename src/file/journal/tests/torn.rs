//! Journals cut off at every byte, with every bit turned, with records repeated, swapped, emptied: what is read is
//! always a part of what was written, from its beginning, and never less than what stands whole before the damage.

use super::scripts::Session;
use super::*;
use crate::edit::tests::sample::Dice;
use format::{Unreadable, parse};

/// A journal of a few edits, and the offsets at which its records end.
fn some_journal() -> (Vec<u8>, Vec<Record>, Vec<usize>) {
    let (text, contract) = sample();
    let mut session = Session::on(contract);
    let mut dice = Dice::new(5);
    let mut n = 0;
    while session.records.len() < 8 {
        n += 1;
        session.step(&mut dice, n);
    }
    let records = session.records;
    let mut ends = Vec::new();
    for count in 0..=records.len() {
        ends.push(bytes_of(&start(&text), &records[..count]).len());
    }
    (bytes_of(&start(&text), &records), records, ends)
}

/// The records that stand whole before this offset.
fn whole_before(ends: &[usize], offset: usize) -> Option<usize> {
    ends.iter()
        .filter(|end| **end <= offset)
        .count()
        .checked_sub(1)
}

/// Reads a damaged journal and holds it to what was written; `offset` is where the damage starts.
fn check(bytes: &[u8], offset: usize, records: &[Record], ends: &[usize]) {
    match (parse(bytes), whole_before(ends, offset)) {
        (Ok(journal), whole) => {
            let read = records_of(&journal);
            assert!(records.starts_with(&read), "{offset}: invented records");
            assert!(read.len() >= whole.unwrap_or(0), "{offset}: lost records");
            assert_eq!(journal.good + journal.torn, bytes.len());
        }
        (Err(Unreadable::Damaged | Unreadable::Newer(_)), None) => {}
        (Err(error), Some(_)) => panic!("{offset}: {error:?} although the base is whole"),
    }
}

fn cut_at_every_byte(step: usize) -> usize {
    let (bytes, records, ends) = some_journal();
    let offsets = (0..=bytes.len()).filter(|n| n % step == 0 || *n + 400 > bytes.len());
    let mut count = 0;
    for offset in offsets {
        check(&bytes[..offset], offset, &records, &ends);
        // A tail of zeros is what some disks leave after a power cut.
        let mut zeros = bytes[..offset].to_vec();
        zeros.resize(bytes.len().max(offset) + 64, 0);
        check(&zeros, offset, &records, &ends);
        count += 2;
    }
    count
}

fn turn_every_bit(step: usize) -> usize {
    let (bytes, records, ends) = some_journal();
    let first = ends[0];
    let mut count = 0;
    for bit in (0..bytes.len() * 8).filter(|bit| bit % step == 0) {
        let offset = bit / 8;
        let mut turned = bytes.clone();
        turned[offset] ^= 1 << (bit % 8);
        check(&turned, offset, &records, &ends);
        // Within the records, exactly those before the damage are read.
        if offset >= first {
            let read = parse(&turned).unwrap().entries.len();
            assert_eq!(Some(read), whole_before(&ends, offset), "bit {bit}");
        }
        count += 1;
    }
    count
}

#[test]
fn a_journal_cut_off_anywhere_gives_what_is_whole() {
    assert!(cut_at_every_byte(37) > 500);
}

#[test]
fn a_turned_bit_is_found() {
    assert!(turn_every_bit(41) > 500);
}

/// The full count: `cargo test --release -- --ignored file::journal --nocapture`.
#[test]
#[ignore = "takes minutes"]
fn every_byte_and_every_bit() {
    let cuts = cut_at_every_byte(1);
    let bits = turn_every_bit(1);
    println!("torn journals: {cuts} cuts, {bits} turned bits, 0 records lost or invented");
}

#[test]
fn repeated_and_swapped_records_are_not_believed() {
    let (bytes, records, ends) = some_journal();
    let piece = |n: usize| bytes[ends[n]..ends[n + 1]].to_vec();
    let mut twice = bytes[..ends[3]].to_vec();
    twice.extend(piece(2));
    twice.extend(piece(3));
    check(&twice, ends[3], &records, &ends);
    assert_eq!(parse(&twice).unwrap().entries.len(), 3);
    let mut swapped = bytes[..ends[2]].to_vec();
    swapped.extend([piece(3), piece(2), piece(4)].concat());
    assert_eq!(parse(&swapped).unwrap().entries.len(), 2);
    let mut missing = bytes[..ends[2]].to_vec();
    missing.extend(&bytes[ends[3]..]);
    assert_eq!(parse(&missing).unwrap().entries.len(), 2);
}

#[test]
fn a_newer_journal_is_named_and_nothing_else_is_taken_for_one() {
    let (bytes, ..) = some_journal();
    let rest = bytes.strip_prefix(b"maquette-journal 2").unwrap();
    let newer = [b"maquette-journal 3", rest].concat();
    assert_eq!(parse(&newer), Err(Unreadable::Newer(3)));
    for odd in [
        &b""[..],
        b"maquette-journal",
        b"maquette-journal 0\n",
        b"\xff",
    ] {
        assert_eq!(parse(odd), Err(Unreadable::Damaged));
    }
}
