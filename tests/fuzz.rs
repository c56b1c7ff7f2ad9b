//! Arbitrary bytes against everything that reads bytes: files, amounts, dates, what people type, settings.
//!
//! `cargo test --test fuzz` replays the stored corpus and tries a few hundred inputs, the same ones every time.
//! `cargo test --release --test fuzz -- --ignored --nocapture` runs every target for a minute and prints executions and
//! findings; `MAQUETTE_FUZZ=open` chooses one target, `MAQUETTE_FUZZ_SECONDS=600` the time, `MAQUETTE_FUZZ_SEED=7` the
//! seed. What breaks a promise is written to `tests/fuzz/corpus/<target>/` and stays there once it is mended.
#![allow(clippy::unwrap_used)]

#[path = "fuzz/dice.rs"]
mod dice;
#[path = "fuzz/journals.rs"]
mod journals;
#[path = "fuzz/merging.rs"]
mod merging;
#[path = "fuzz/mutator.rs"]
mod mutator;
#[path = "fuzz/targets.rs"]
mod targets;

use dice::Dice;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use targets::Target;

/// An input that takes longer is a finding.
const SLOW: Duration = Duration::from_secs(1);
/// Inputs that are kept to build upon.
const POOL: usize = 4000;

thread_local! {
    static FEATURES: RefCell<BTreeSet<u64>> = const { RefCell::new(BTreeSet::new()) };
}

/// Something that an input brought to light.
fn feature(n: u64) {
    FEATURES.with_borrow_mut(|all| all.insert(n));
}

/// What one input did.
struct Done {
    features: BTreeSet<u64>,
    time: Duration,
    broken: Option<String>,
}

fn execute(target: &Target, bytes: &[u8]) -> Done {
    FEATURES.take();
    let start = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes)));
    let time = start.elapsed();
    let broken = outcome.err().map(|cause| {
        let text = cause.downcast_ref::<String>().cloned();
        text.or_else(|| cause.downcast_ref::<&str>().map(ToString::to_string))
            .unwrap_or_default()
    });
    Done {
        features: FEATURES.take(),
        time,
        broken,
    }
}

/// Slow again and again: on a busy machine any input may have to wait once.
fn is_slow(target: &Target, input: &[u8]) -> bool {
    (0..3).all(|_| execute(target, input).time > SLOW)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn folder(target: &Target) -> PathBuf {
    root().join("tests/fuzz/corpus").join(target.name)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|e| e.path())
        .filter(|p| p.is_file() && !p.ends_with(".gitattributes"))
        .collect();
    files.sort();
    files
}

/// The stored corpus of a target, and whatever else suits it.
fn corpus(target: &Target) -> Vec<(String, Vec<u8>)> {
    let named = |path: &PathBuf| (path.display().to_string(), fs::read(path).unwrap());
    let mut all: Vec<(String, Vec<u8>)> = files(&folder(target)).iter().map(named).collect();
    if target.name == "open" {
        let bad = files(&root().join("tests/bad"));
        let contracts = bad
            .iter()
            .filter(|p| p.extension().is_some_and(|e| e == "ron"));
        all.extend(
            contracts
                .filter(|p| p.metadata().unwrap().len() < 20_000)
                .map(named),
        );
    }
    if ["open", "save", "merge"].contains(&target.name) {
        for sample in ["src/file/everything.ron", "src/file/written.ron"] {
            let mut bytes = if target.name != "open" {
                vec![b'0'; 8]
            } else {
                Vec::new()
            };
            bytes.extend(fs::read(root().join(sample)).unwrap());
            all.push((sample.to_owned(), bytes));
        }
    }
    all
}

/// What a run came to.
#[derive(Default)]
struct Report {
    executions: u64,
    kept: usize,
    slowest: Duration,
    findings: Vec<(String, Vec<u8>)>,
}

/// Tries inputs until `goes_on` says no. Inputs that bring something new to light are built upon.
fn run(target: &Target, seed: u64, mut goes_on: impl FnMut(u64) -> bool) -> Report {
    let mut dice = Dice::new(seed);
    let mut seen: BTreeSet<BTreeSet<u64>> = BTreeSet::new();
    let mut pool: Vec<Vec<u8>> = corpus(target).into_iter().map(|(_, bytes)| bytes).collect();
    let mut report = Report::default();
    while goes_on(report.executions) {
        let input = mutator::mutate(&mut dice, &pool);
        let done = execute(target, &input);
        report.executions += 1;
        report.slowest = report.slowest.max(done.time);
        if let Some(cause) = done.broken {
            report.findings.push((cause, input));
        } else if done.time > SLOW && is_slow(target, &input) {
            report.findings.push((format!("{:?}", done.time), input));
        } else if seen.insert(done.features) {
            report.kept += 1;
            if pool.len() < POOL {
                pool.push(input);
            } else if let Some(old) = pool.get_mut(dice.below(POOL)) {
                *old = input;
            }
        }
        if report.findings.len() >= 20 {
            break;
        }
    }
    report
}

#[test]
fn the_stored_corpus_is_replayed() {
    for target in targets::ALL {
        let inputs = corpus(target);
        assert!(
            inputs.len() >= 3,
            "{}: {} inputs",
            target.name,
            inputs.len()
        );
        for (name, bytes) in inputs {
            let done = execute(target, &bytes);
            assert_eq!(done.broken, None, "{} with {name}", target.name);
        }
    }
}

#[test]
fn a_few_hundred_inputs_break_nothing() {
    for target in targets::ALL {
        let many = if ["open", "save", "merge", "journal"].contains(&target.name) {
            100
        } else {
            1500
        };
        let report = run(target, 1, |n| n < many);
        for (cause, input) in &report.findings {
            println!(
                "{}: {cause}\n{}",
                target.name,
                String::from_utf8_lossy(input)
            );
        }
        assert!(
            report.findings.is_empty(),
            "{}: {} findings",
            target.name,
            report.findings.len()
        );
        println!("{}: {} behaviours", target.name, report.kept);
        assert!(
            report.kept >= target.far,
            "{}: inputs do not come far: {} behaviours, not {}",
            target.name,
            report.kept,
            target.far
        );
    }
}

/// A run that cannot fail would prove nothing: a fault that only some inputs meet is found.
#[test]
fn a_planted_fault_is_found() {
    fn faulty(bytes: &[u8]) {
        targets::amount(bytes);
        let text = String::from_utf8_lossy(bytes);
        assert!(
            text.parse::<maquette::contract::Amount>().is_err() || !text.contains('9'),
            "planted"
        );
    }
    let target = Target {
        name: "amount",
        run: faulty,
        far: 0,
    };
    let report = run(&target, 3, |n| n < 5000);
    assert!(
        report
            .findings
            .iter()
            .any(|(cause, _)| cause.contains("planted"))
    );
}

/// Long runs; see the top of this file.
#[test]
#[ignore = "runs for minutes"]
fn long_runs() {
    let number = |name: &str, usual: u64| {
        let text = std::env::var(name).ok();
        text.and_then(|t| t.parse().ok()).unwrap_or(usual)
    };
    let (seconds, seed) = (
        number("MAQUETTE_FUZZ_SECONDS", 60),
        number("MAQUETTE_FUZZ_SEED", 1),
    );
    let chosen = std::env::var("MAQUETTE_FUZZ").ok();
    std::panic::set_hook(Box::new(|_| {}));
    let mut findings = 0;
    for target in targets::ALL
        .iter()
        .filter(|t| chosen.as_ref().is_none_or(|c| c == t.name))
    {
        let start = Instant::now();
        let report = run(target, seed, |_| start.elapsed().as_secs() < seconds);
        for (cause, input) in &report.findings {
            fs::create_dir_all(folder(target)).unwrap();
            let name = format!("found-{:016x}", fingerprint(input));
            fs::write(folder(target).join(&name), input).unwrap();
            println!("{}: {name}: {cause}", target.name);
        }
        println!(
            "{}: {} executions in {} s, {} findings, slowest {} ms, {} inputs kept",
            target.name,
            report.executions,
            start.elapsed().as_secs(),
            report.findings.len(),
            report.slowest.as_millis(),
            report.kept,
        );
        findings += report.findings.len();
    }
    assert!(findings == 0, "{findings} findings");
}

/// FNV-1a, to name a file.
fn fingerprint(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}
