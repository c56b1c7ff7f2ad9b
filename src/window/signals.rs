//! What the system asks a program to end with: everything that was done is brought to the journal
//! first, then the program ends as the signal says. The window itself is not asked: it may hang.

use crate::file::journal::thread::Flusher;

/// Minds the signals from now on. Where they cannot be minded, the journal has what was committed
/// a moment ago all the same.
#[cfg(unix)]
pub(super) fn mind(flusher: Flusher) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    use std::thread::Builder;
    use std::time::Duration;

    /// A disk that hangs must not keep the program from ending.
    const PATIENCE: Duration = Duration::from_secs(3);

    let Ok(mut signals) = Signals::new([SIGTERM, SIGINT, SIGHUP]) else {
        return;
    };
    let watch = move || {
        for signal in signals.forever() {
            flusher.flush(PATIENCE);
            // Ends the program; whoever started it sees the signal.
            let _ = emulate_default_handler(signal);
        }
    };
    let _ = Builder::new().name("signals".to_owned()).spawn(watch);
}

/// Other systems end programs in other ways.
#[cfg(not(unix))]
pub(super) fn mind(_flusher: Flusher) {}
