//! Journals: every kind of edit comes back, torn ones give their longest whole part, replay is memory.

mod crash;
mod owners;
mod replays;
mod round_trips;
mod scripts;
mod torn;

use super::*;
use crate::contract::Contract;
use std::sync::Arc;

/// A start on a base without edits.
fn start(base: &str) -> Start {
    Start {
        origin: Origin::New,
        title: "Contrat d’essai".to_owned(),
        base: Arc::new(base.as_bytes().to_vec()),
        keys: None,
    }
}

/// The sample contract as a text, and as that text reads.
fn sample() -> (String, Contract) {
    let text = crate::file::write(&crate::edit::tests::sample::contract()).unwrap();
    let contract = crate::file::read("", text.as_bytes()).unwrap().contract;
    (text, contract)
}

/// The bytes of a journal with these records.
fn bytes_of(start: &Start, records: &[Record]) -> Vec<u8> {
    let mut bytes = format::opening(start, 1_000).unwrap();
    for (n, record) in records.iter().enumerate() {
        let entry = Entry {
            at: 1_000 + n as i64,
            record: record.clone(),
        };
        bytes.extend(format::framed(format::FIRST + n as u64, &entry).unwrap());
    }
    bytes
}

fn records_of(journal: &format::Journal) -> Vec<Record> {
    journal.entries.iter().map(|e| e.record.clone()).collect()
}
