//! How long the program takes, from a thousand amounts to a million.
//!
//! `cargo bench` measures 1 000 amounts, which is quick; `cargo bench -- 1000 100000 1000000` measures these sizes,
//! and `cargo bench -- 100000 frame` only what has “frame” in its name. Times are processor time of the measuring
//! thread where the system tells it, so that a busy machine does not blur them; each stands beside what it is held
//! against, measured in the same run.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod clock;
mod edits;
mod files;
mod frames;
mod search;
mod structure;

use clock::{Row, memory_mb};
use maquette::cli::sample::{self, Size};
use maquette::contract::Contract;

/// Each operation of a sample has this many financers.
const PARTNERS: u32 = 10;

/// What is measured at one size.
pub struct Bench {
    /// Amounts in the contract.
    pub amounts: u32,
    /// The file.
    pub text: String,
    /// Only measures with this in their name.
    pub only: Option<String>,
}

impl Bench {
    /// True when the measure is asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.only
            .as_ref()
            .is_none_or(|only| name.contains(only.as_str()))
    }

    /// The contract in the file.
    pub fn contract(&self) -> Contract {
        maquette::file::read("sample.ron", self.text.as_bytes())
            .unwrap()
            .contract
    }
}

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with("--"))
        .collect();
    let mut sizes: Vec<u32> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let only = words
        .iter()
        .find(|word| word.parse::<u32>().is_err())
        .cloned();
    if sizes.is_empty() {
        sizes.push(1000);
    }
    for amounts in sizes {
        let size = Size {
            operations: (amounts / PARTNERS).max(1),
            partners: PARTNERS,
            seed: 1,
        };
        let bench = Bench {
            amounts,
            text: sample::text(size),
            only: only.clone(),
        };
        run(&bench);
    }
}

fn run(bench: &Bench) {
    let megabytes = bench.text.len() as f64 / 1e6;
    println!("\n{} amounts, a file of {megabytes:.1} MB", bench.amounts);
    println!("| Measure | Time | Held against | Ratio |");
    println!("|---|---:|---|---:|");
    files::memory(bench);
    let mut print = |row: Row| println!("{row}");
    files::measure(bench, &mut print);
    edits::measure(bench, &mut print);
    structure::measure(bench, &mut print);
    frames::measure(bench, &mut print);
    search::measure(bench, &mut print);
    let (now, most) = memory_mb();
    println!("memory of the whole run: {now:.0} MB, {most:.0} MB at most");
}
