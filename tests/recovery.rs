//! A session that edits as the window does is killed at any moment, again and again: every edit that was told to be
//! kept is there at the next start, and nothing that was never done.
//!
//! The session is this test binary itself, started with [`HOME`] set: the application's own `update`, the journal's own
//! thread, the real disk, and no window.

use maquette::app::{self, Effect, Intent, Session, Settings, Then, Typing, samples};
use maquette::contract::{Contract, Date};
use maquette::file::disk::RealDisk;
use maquette::file::journal::found::found;
use maquette::file::journal::thread::{Job, Keeper, Place, Report};
use maquette::file::journal::{Owner, Who};
use maquette::file::write;
use maquette::wording::Lang;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

type Outcome = Result<(), Box<dyn Error>>;

/// The variable that makes a test of this file the session to be killed.
const HOME: &str = "MAQUETTE_KILLED_SESSION";

fn opened() -> Result<Session, Box<dyn Error>> {
    let today = Date::new(2026, 1, 1)?;
    let mut session = Session::new(Settings::first(Lang::Fr), today);
    app::start(&mut session, None);
    app::update(
        &mut session,
        Intent::Do(app::action::Action::OpenFictitious),
    );
    Ok(session)
}

/// The wishes of the `n`-th edit: a cell is opened, typed in and validated.
fn wishes(contract: &Contract, n: usize) -> Vec<Intent> {
    let lines: Vec<_> = contract.lines.iter().filter(|l| l.is_axis()).collect();
    let partners = &contract.partners;
    let line = lines.get(n % lines.len().max(1));
    let partner = partners.get((n / lines.len().max(1)) % partners.len().max(1));
    let (Some(line), Some(partner)) = (line, partner) else {
        return Vec::new();
    };
    vec![
        Intent::Typing(Typing::BeginCell {
            line: line.id.clone(),
            partner: partner.id.clone(),
            seed: None,
        }),
        Intent::Typing(Typing::CellText(format!("{},{}", n + 1, n % 10))),
        Intent::Typing(Typing::CommitCell(Then::Stay)),
        Intent::Typing(Typing::Cancel),
    ]
}

fn contract_of(session: &Session) -> Option<&Contract> {
    session.document.as_ref().map(|d| d.contract())
}

/// Makes one edit; the journal's jobs come back.
fn edit(session: &mut Session, n: usize) -> Vec<Job> {
    let wishes = contract_of(session)
        .map(|c| wishes(c, n))
        .unwrap_or_default();
    let effects = wishes
        .into_iter()
        .flat_map(|wish| app::update(session, wish));
    effects
        .filter_map(|effect| match effect {
            Effect::Keep(job) => Some(job),
            _ => None,
        })
        .collect()
}

fn place(folder: PathBuf) -> Place {
    Place {
        disk: Arc::new(RealDisk),
        folder,
        who: Who::default(),
        now: || 1_700_000_000,
    }
}

/// One line to whoever started this session, at once and whole.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(format!("\n{line}\n").as_bytes());
    let _ = out.flush();
}

#[test]
fn the_session_that_is_killed() -> Outcome {
    let Some(home) = std::env::var_os(HOME) else {
        return Ok(());
    };
    let mut session = opened()?;
    let keeper = Keeper::start(place(PathBuf::from(home)), |report| {
        if let Report::Kept(_, number) = report {
            say(&format!("kept {number}"));
        }
    })?;
    // The document that is open has a number of its own, which the first edit brings.
    for n in 0..100_000 {
        let jobs = edit(&mut session, n);
        let last = jobs.len().saturating_sub(1);
        for (at, job) in jobs.into_iter().enumerate() {
            // What is typed comes first, and is not the edit that it becomes.
            let edits = if at == last { n + 1 } else { n };
            if let Job::Note(_, _, number) = &job {
                say(&format!("note {number} {edits}"));
            }
            keeper.ask(job);
            // Now and then somebody thinks before validating: what is typed is then kept alone.
            if at != last && n % 16 == 3 {
                std::thread::sleep(Duration::from_millis(170));
            }
        }
        std::thread::sleep(Duration::from_micros(300));
    }
    Ok(())
}

/// How many edits a session told to be kept before it was killed, `wait` after the first of them,
/// and how many it had made.
fn killed(home: &Path, wait: Duration) -> Result<(usize, usize), Box<dyn Error>> {
    let mut child = Command::new(std::env::current_exe()?)
        .args(["--exact", "the_session_that_is_killed", "--nocapture"])
        .env(HOME, home)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let out = child.stdout.take().ok_or("no output")?;
    let mut lines = BufReader::new(out).lines();
    let mut noted = Vec::new();
    let mut kept = 0;
    let mut read = |line: String, noted: &mut Vec<(u64, usize)>| {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["note", number, edits] => {
                noted.extend(number.parse().ok().zip(edits.parse().ok()));
            }
            ["kept", number] => kept = number.parse().unwrap_or(kept).max(kept),
            _ => {}
        }
        kept
    };
    for line in lines.by_ref() {
        let kept = read(line?, &mut noted);
        if noted
            .iter()
            .any(|(number, edits)| *number <= kept && *edits > 0)
        {
            break;
        }
    }
    std::thread::sleep(wait);
    child.kill()?;
    child.wait()?;
    // What was told before the end is in the pipe.
    for line in lines {
        read(line?, &mut noted);
    }
    let kept = read(String::new(), &mut noted);
    let most = |upto: u64| {
        let done = noted.iter().filter(|(number, _)| *number <= upto);
        done.map(|(_, edits)| *edits).max().unwrap_or(0)
    };
    Ok((most(kept), most(u64::MAX)))
}

type Found = Result<Option<usize>, Box<dyn Error>>;

fn told_apart(text: &str) -> u64 {
    use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
    BuildHasherDefault::<DefaultHasher>::default().hash_one(text)
}

/// What the session holds after so many edits, from the first on.
struct Script {
    session: Session,
    /// What tells the states apart, which are many.
    states: Vec<u64>,
}

impl Script {
    fn new() -> Result<Self, Box<dyn Error>> {
        let session = opened()?;
        let mut script = Self {
            session,
            states: Vec::new(),
        };
        script.note()?;
        Ok(script)
    }

    fn note(&mut self) -> Outcome {
        let contract = contract_of(&self.session).ok_or("nothing is open")?;
        self.states.push(told_apart(&write(contract)?));
        Ok(())
    }

    /// After how many edits, at least and at most so many, the contract is this one.
    fn count(&mut self, contract: &str, (least, most): (usize, usize)) -> Found {
        while self.states.len() <= most {
            let n = self.states.len() - 1;
            edit(&mut self.session, n);
            self.note()?;
        }
        let state = told_apart(contract);
        let possible = self.states.iter().enumerate().take(most + 1).skip(least);
        let mut same = possible.filter(|(_, other)| **other == state);
        Ok(same.next().map(|(n, _)| n))
    }
}

/// Kills sessions, and recovers; some recoveries are killed too, between two steps.
fn kill(count: usize) -> Result<usize, Box<dyn Error>> {
    let mut script = Script::new()?;
    let mut edits = 0;
    for n in 0..count {
        let home = tempfile::tempdir()?;
        let folder = home.path().join("journals");
        let wait = Duration::from_micros((n as u64 * 7919) % 60_000);
        let (kept, made) = killed(&folder, wait)?;
        assert!(kept > 0, "round {n}: nothing was kept");
        edits += kept;
        if n % 3 == 0 {
            // A recovery that finds everything and dies before anything is done with it.
            let dies = Owner::begin(Arc::new(RealDisk), &folder, &Who::default())?;
            assert_eq!(found(&dies, 1_700_000_100).found.len(), 1, "round {n}");
            drop(dies);
        }
        let owner = Owner::begin(Arc::new(RealDisk), &folder, &Who::default())?;
        let finds = found(&owner, 1_700_000_200);
        assert_eq!((finds.found.len(), finds.damaged), (1, 0), "round {n}");
        let recovered = &finds.found.first().ok_or("nothing was found")?.replayed;
        let state = script.count(&write(&recovered.contract)?, (kept, made))?;
        assert!(
            state.is_some(),
            "round {n}: fewer than {kept} edits, more than {made}, or others"
        );
    }
    Ok(edits)
}

#[test]
fn a_killed_session_loses_no_edit_that_was_kept() -> Outcome {
    assert_eq!(
        samples::named(samples::FICTITIOUS),
        Some(samples::FICTITIOUS)
    );
    let edits = kill(12)?;
    assert!(edits > 12);
    Ok(())
}

/// The full count: `cargo test --release --test recovery -- --ignored --nocapture`, or so many as
/// `MAQUETTE_SESSIONS` says.
#[test]
#[ignore = "takes minutes"]
fn ten_thousand_killed_sessions() -> Outcome {
    let asked = std::env::var("MAQUETTE_SESSIONS").ok();
    let sessions = asked.map_or(Ok(10_000), |asked| asked.parse())?;
    let edits = kill(sessions)?;
    println!("kill -9: {sessions} sessions, {edits} edits told to be kept, 0 lost, 0 invented");
    Ok(())
}

/// How long an edit takes to be on the disk, from the wish to the word of the journal's thread.
#[test]
#[ignore = "measures"]
fn how_soon_an_edit_is_kept() -> Outcome {
    let home = tempfile::tempdir()?;
    let (tell, told) = std::sync::mpsc::channel();
    let keeper = Keeper::start(place(home.path().to_path_buf()), move |report| {
        if let Report::Kept(_, number) = report {
            let _ = tell.send(number);
        }
    })?;
    let mut session = opened()?;
    let mut times = Vec::new();
    for n in 0..1_000 {
        let start = std::time::Instant::now();
        let jobs = edit(&mut session, n);
        let mut wanted = None;
        for job in jobs {
            if let Job::Note(_, _, number) = &job {
                wanted = Some(*number);
            }
            keeper.ask(job);
        }
        let Some(wanted) = wanted else { continue };
        while told.recv_timeout(Duration::from_secs(60))? < wanted {}
        times.push(start.elapsed());
    }
    times.sort();
    let at = |percent: usize| times.get(times.len() * percent / 100).or(times.last());
    let shown = |time: Option<&Duration>| time.map_or(0.0, |t| t.as_secs_f64() * 1000.0);
    println!(
        "an edit is on the disk: {} edits, half within {:.1} ms, 99 % within {:.1} ms, all within {:.1} ms (promised: 250)",
        times.len(),
        shown(at(50)),
        shown(at(99)),
        shown(times.last()),
    );
    Ok(())
}
