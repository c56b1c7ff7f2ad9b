//! The `maquette` binary: arguments to the window or to a headless command. Nothing else.

use maquette::cli::{self, Run, Surroundings, WindowRequest};
use maquette::window::{self, Start};
use std::ffi::OsString;
use std::io::{stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let surroundings = Surroundings::of_system();
    match cli::run(
        &arguments,
        surroundings.clone(),
        &mut stdout(),
        &mut stderr(),
    ) {
        Run::Exit(code) => ExitCode::from(code),
        Run::Window(request) => open(request, surroundings),
    }
}

fn open(request: WindowRequest, surroundings: Surroundings) -> ExitCode {
    let start = Start {
        file: request.file.clone(),
        today: request.today,
        lang: request.lang,
    };
    match window::run(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            let why = (refusal.cause.as_str(), window::PACKAGES);
            let code =
                cli::without_window(&request, surroundings, why, &mut stdout(), &mut stderr());
            ExitCode::from(code)
        }
    }
}
