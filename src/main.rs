//! The `maquette` binary.

use maquette::window::{self, Start};
use std::process::ExitCode;

fn main() -> ExitCode {
    let start = Start {
        file: std::env::args_os().nth(1).map(Into::into),
        ..Start::default()
    };
    match window::run(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(no_window) => {
            eprintln!("{}\n{}", no_window.cause, window::PACKAGES);
            ExitCode::FAILURE
        }
    }
}
