//! Processor time, memory, and lines of the table.

use std::fmt;
use std::time::{Duration, Instant};

/// How long one measure may go on.
const BUDGET: Duration = Duration::from_millis(600);

/// One line of the table.
pub struct Row {
    /// What was measured.
    pub name: String,
    /// How long it took.
    pub time: Duration,
    /// What it is held against, and how long that took.
    pub against: Option<(&'static str, Duration)>,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "| {} | {} |", self.name, shown(self.time))?;
        match self.against {
            Some((name, time)) => {
                let ratio = self.time.as_secs_f64() / time.as_secs_f64().max(1e-9);
                write!(f, " {name}: {} | {ratio:.2} |", shown(time))
            }
            None => f.write_str(" | |"),
        }
    }
}

fn shown(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    match ms {
        100.0.. => format!("{ms:.0} ms"),
        1.0.. => format!("{ms:.1} ms"),
        _ => format!("{ms:.3} ms"),
    }
}

/// Processor time of this thread so far, or the time of day where the system does not tell.
pub fn now() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split_whitespace().next()?.parse().ok());
    match nanos {
        Some(nanos) => Duration::from_nanos(nanos),
        None => {
            static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
            START.get_or_init(Instant::now).elapsed()
        }
    }
}

/// How long something takes once.
pub fn once<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    // The scheduler brings its count up to date when the thread gives way.
    std::thread::yield_now();
    let start = now();
    let made = work();
    std::thread::yield_now();
    (now().saturating_sub(start), made)
}

/// The median time of several runs of the work between a preparation and dropping what was made.
pub fn median<P, T>(mut prepare: impl FnMut() -> P, mut work: impl FnMut(P) -> T) -> Duration {
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.is_empty() || (begun.elapsed() < BUDGET && times.len() < 101) {
        let prepared = prepare();
        let (time, made) = once(|| work(prepared));
        drop(made);
        times.push(time);
    }
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Memory of the process now and at most, in megabytes; zero where the system does not tell.
pub fn memory_mb() -> (f64, f64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
        kilobytes.unwrap_or(0.0) * 1024.0 / 1e6
    };
    (of("VmRSS:"), of("VmHWM:"))
}
