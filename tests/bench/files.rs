//! Opening and saving.

use super::Bench;
use super::clock::{Row, median, memory_mb, once};
use maquette::app::{Document, Origin};
use maquette::contract::{Amount, Contract, Date, State};
use maquette::file::backup::Shelf;
use maquette::file::disk::{Alone, Manner, RealDisk};
use maquette::file::save::{Save, Target, save as save_to};
use maquette::file::{self, schema};
use std::sync::Arc;

/// The day from which events are seen.
pub fn today() -> Date {
    jiff::civil::date(2024, 12, 2)
}

/// What an open contract takes. Measured first, while the process holds nothing else.
pub fn memory(bench: &Bench) {
    let (before, _) = memory_mb();
    let bytes = bench.text.clone().into_bytes();
    let loaded = file::read("sample.ron", &bytes).unwrap();
    drop(bytes);
    let bytes = Arc::new(loaded.bytes);
    let mut document = Document::new(
        loaded.contract,
        Origin::Bundled {
            name: "sample",
            bytes,
        },
    );
    document.places = Some(Arc::new(loaded.places));
    document.refresh(today());
    let (after, _) = memory_mb();
    let size = bench.text.len() as f64 / 1e6;
    let held = (after - before).max(0.0);
    println!(
        "| An open contract with all that is derived | {held:.0} MB | the file: {size:.1} MB | {:.2} |",
        held / size
    );
}

/// Reading, saving, comparing.
pub fn measure(bench: &Bench, print: &mut dyn FnMut(Row)) {
    let bytes = bench.text.as_bytes();
    if bench.wants("open") {
        let time = median(|| (), |()| file::read("sample.ron", bytes).unwrap());
        let typed = median(|| (), |()| typed(&bench.text));
        print(Row {
            name: "open".into(),
            time,
            against: Some(("ron’s typed parse", typed)),
        });
    }
    let contract = bench.contract();
    if bench.wants("first summary") {
        let time = median(
            || Document::new(contract.clone(), Origin::New),
            |mut document| {
                document.refresh(today());
                document
            },
        );
        print(Row {
            name: "first summary, findings, events".into(),
            time,
            against: Some(("a bare sum of the amounts", bare_sum(&contract))),
        });
    }
    if bench.wants("compare") {
        let mut other = contract.clone();
        changed(&mut other);
        let time = median(|| (), |()| maquette::compare::between(&contract, &other));
        print(Row {
            name: "compare with a version that has another amount".into(),
            time,
            against: Some(("a bare sum of the amounts", bare_sum(&contract))),
        });
    }
    save(bench, contract, print);
}

/// What ron itself needs for the same text.
fn typed(text: &str) -> schema::Contract {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(text)
        .unwrap()
}

/// The sum of all amounts and nothing else.
pub fn bare_sum(contract: &Contract) -> std::time::Duration {
    use maquette::contract::Euros;
    let sum = || {
        let values = contract.commitments.iter().filter_map(|c| c.amount.value());
        std::hint::black_box(values.fold(Euros::ZERO, Euros::plus))
    };
    median(|| (), |()| sum())
}

/// Another amount in the first figure that is published.
pub fn changed(contract: &mut Contract) {
    let amount: Amount = "123.4 k€".parse().unwrap();
    let middle = contract.commitments.len() / 2;
    let published =
        |c: &&mut maquette::contract::Commitment| matches!(c.amount, State::Published(_));
    let held = contract.commitments.iter_mut().skip(middle).find(published);
    held.unwrap().amount = State::published(amount);
}

fn save(bench: &Bench, mut contract: Contract, print: &mut dyn FnMut(Row)) {
    let base = bench.text.as_bytes();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.ron");
    std::fs::write(&path, base).unwrap();
    let plain = || {
        median(
            || (),
            |()| std::fs::write(folder.path().join("plain.ron"), base).unwrap(),
        )
    };
    let places = file::read("sample.ron", base).unwrap().places;
    if bench.wants("save unchanged") {
        let known = Some(&places);
        let time = median(
            || (),
            |()| file::patch_known(base, known, &contract).unwrap(),
        );
        print(Row {
            name: "save unchanged".into(),
            time,
            against: Some(("writing the bytes", plain())),
        });
    }
    if bench.wants("save one edit") {
        changed(&mut contract);
        let known = Some(&places);
        let time = median(
            || (),
            |()| file::patch_known(base, known, &contract).unwrap(),
        );
        print(Row {
            name: "save one edit, the text alone".into(),
            time,
            against: Some(("writing the bytes", plain())),
        });
        // On the file system of the document, as a home folder is.
        let shelf = Shelf {
            all: folder.path().join("backups"),
            path: path.clone(),
            now: today().at(12, 0, 0, 0),
        };
        let (time, _) = once(|| {
            let job = Save {
                path: &path,
                contract: &contract,
                base: Some(base),
                places: Some(&places),
                replaceable: None,
                target: Target::Base,
                manner: Manner::Replace,
                shelf: Some(&shelf),
                watch: &Alone,
            };
            let (saved, rest) = save_to(&RealDisk, job).unwrap();
            assert_eq!(saved.passages, Some(1));
            assert!(!rest.is_long());
        });
        print(Row {
            name: "save one edit, the version before put by".into(),
            time,
            against: Some(("writing the bytes", plain())),
        });
    }
}
