//! Effects carried out: files on one thread in the order they were asked for, dialogs and slow
//! looks on threads of their own. Answers wake the window. Decides nothing.

use super::backups;
use super::exports::Stop;
use super::locks::{self, Locks};
use super::remembered::Keeper;
use super::save::Teller;
use super::signals;
use super::watch::Watcher;
use super::{dialogs, paths, save, versions};
use crate::app::comparing::CompareJob;
use crate::app::effect::{CopyJob, Failure, FailureKind, ReadAnswer, ReadFailure, WriteJob};
use crate::app::failure::shown;
use crate::app::keeping::{Find, Finds};
use crate::app::outside::{JoinJob, Joined};
use crate::app::view::PathPurpose;
use crate::app::{Answer, DeriveJob, Glance, Opened, Seen, Settings};
use crate::chart::detail::site;
use crate::contract::{Contract, Date};
use crate::export::raster::Picture;
use crate::file::disk::{RealDisk, is_protected, set_aside};
use crate::file::journal::{Found, thread as journal};
use crate::file::{self, Loaded, keeping};
use egui::Context;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

/// Stack of the thread that reads files, in bytes: deep files must not end the program.
const STACK: usize = 8 << 20;

/// What comes back from outside.
#[derive(Debug, Clone)]
pub(super) enum Report {
    /// The answer to an effect.
    Answer(Answer),
    /// The settings could not be kept.
    NotKept(Failure),
    /// The preview of this number, or why there is none.
    Preview(u64, Result<Picture, String>),
    /// A picture for the clipboard, or why there is none.
    Picture(Result<Picture, String>),
}

/// Words that dialogs need.
pub(super) struct DialogWords {
    /// Over the dialog.
    pub(super) title: String,
    /// What contract files are called.
    pub(super) kind: String,
}

enum Job {
    Read(PathBuf, Date),
    ReadEarlier(PathBuf, Date),
    Write(Box<WriteJob>, Stop),
    SetAside(CopyJob),
    Keep(Box<Settings>),
    Lock(Option<PathBuf>),
}

/// Sends reports and wakes the window.
#[derive(Clone)]
pub(super) struct Wire {
    sender: Sender<Report>,
    ctx: Context,
}

impl Wire {
    pub(super) fn send(&self, report: Report) {
        // The window may be gone; then nobody waits for this.
        let _ = self.sender.send(report);
        self.ctx.request_repaint();
    }
}

/// The threads, and the line back from them.
pub(super) struct Outside {
    wire: Wire,
    reports: Receiver<Report>,
    /// Stops the export under way.
    pub(super) stop: Stop,
    /// Stops the saving that was asked for last.
    saving: Stop,
    jobs: Option<Sender<Job>>,
    files: Option<JoinHandle<()>>,
    watcher: Watcher,
    journal: journal::Keeper,
}

impl Outside {
    /// Starts the thread for files.
    ///
    /// # Errors
    /// The system gives no thread.
    pub(super) fn new(ctx: Context, keeper: Keeper) -> io::Result<Self> {
        let (sender, reports) = channel();
        let (jobs, queue) = channel();
        let wire = Wire { sender, ctx };
        let back = wire.clone();
        let state = keeping::folder();
        let who = locks::who();
        let mut locks = Locks::new(state.as_ref().map(|s| s.join("locks")), who.clone());
        let files = Builder::new()
            .name("files".to_owned())
            .stack_size(STACK)
            .spawn(move || {
                for job in queue {
                    carry_out(job, &keeper, &mut locks, &back);
                }
                locks.release();
            })?;
        let back = wire.clone();
        let watcher = Watcher::start(move |path, look| {
            back.send(Report::Answer(Answer::Looked(path, Box::new(look))));
        })?;
        let back = wire.clone();
        let place = journal::Place {
            disk: Arc::new(RealDisk),
            // Without a home the folder cannot be made, which is told.
            folder: state.unwrap_or_default().join("journals"),
            who,
            now: locks::now,
        };
        let journal = journal::Keeper::start(place, move |told| back.send(answer(told)))?;
        if let Some(flusher) = journal.flusher() {
            signals::mind(flusher);
        }
        Ok(Self {
            watcher,
            wire,
            reports,
            stop: Stop::default(),
            saving: Stop::default(),
            jobs: Some(jobs),
            files: Some(files),
            journal,
        })
    }

    /// The next report, if one has come.
    pub(super) fn next(&self) -> Option<Report> {
        self.reports.try_recv().ok()
    }

    /// Reads and checks a file, and derives what follows from it, seen from a day.
    pub(super) fn read(&self, path: PathBuf, today: Date) {
        self.queue(Job::Read(path, today));
    }

    /// Reads the latest version of a file that was put by and still reads.
    pub(super) fn read_earlier(&self, path: PathBuf, today: Date) {
        self.queue(Job::ReadEarlier(path, today));
    }

    /// Writes a contract.
    pub(super) fn write(&mut self, job: Box<WriteJob>) {
        self.saving = Stop::default();
        self.queue(Job::Write(job, Stop::clone(&self.saving)));
    }

    /// Stops the saving that was asked for last, if nothing was changed yet.
    pub(super) fn stop_writing(&self) {
        self.saving.store(true, Ordering::Relaxed);
    }

    /// Puts bytes in a copy beside a file.
    pub(super) fn set_aside(&self, job: CopyJob) {
        self.queue(Job::SetAside(job));
    }

    /// What watches the open file.
    pub(super) fn watcher(&self) -> &Watcher {
        &self.watcher
    }

    /// Keeps the settings.
    pub(super) fn keep(&self, settings: Box<Settings>) {
        self.queue(Job::Keep(settings));
    }

    /// Lists what a file held earlier.
    pub(super) fn list_earlier(&self, path: PathBuf, now: Arc<Contract>) {
        let none = Answer::Earlier(path.clone(), Arc::default());
        self.aside(none, move || {
            let list = backups::list(&path, &now);
            Answer::Earlier(path, Arc::new(list))
        });
    }

    /// Works out what ours and somebody else's version come to.
    pub(super) fn join(&self, job: Box<JoinJob>) {
        let about = Box::new(job.about.clone());
        let none = Answer::Joined(about.clone(), Box::new(Joined::Impossible));
        self.aside(none, move || Answer::Joined(about, Box::new(job.answer())));
    }

    /// Reads a file that is to be compared.
    pub(super) fn read_beside(&self, path: PathBuf) {
        let failed = Err(ReadFailure::Failed(bug(&path, FailureKind::Read)));
        let failed = Answer::Beside(path.clone(), Box::new(failed));
        self.aside(failed, move || {
            let read = load(&paths::whole(&path)).map(|loaded| Arc::new(loaded.contract));
            Answer::Beside(path, Box::new(read))
        });
    }

    /// Holds two versions against each other.
    pub(super) fn compare(&self, job: Box<CompareJob>) {
        let about = Box::new(job.about.clone());
        let failed = Answer::Compared(about.clone(), None);
        self.aside(failed, move || {
            Answer::Compared(about, Some(Box::new(job.answer())))
        });
    }

    /// Works out what follows from a contract.
    pub(super) fn derive(&self, job: Box<DeriveJob>) {
        let none = Answer::Derived(job.clone(), None);
        self.aside(none, move || {
            let derived = Box::new(job.answer());
            Answer::Derived(job, Some(derived))
        });
    }

    /// Holds a file for this program, and lets go of the one held before.
    pub(super) fn lock(&self, path: Option<PathBuf>) {
        self.queue(Job::Lock(path));
    }

    /// Hands a job to the journal.
    pub(super) fn journal(&self, job: journal::Job) {
        self.journal.ask(job);
    }

    fn queue(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The thread never ends before the queue is closed.
            let _ = jobs.send(job);
        }
    }

    /// Shows the dialog to choose a file to open.
    pub(super) fn pick_open(&self, words: DialogWords) {
        let none = Answer::NoDialog(PathPurpose::Open, String::new());
        self.aside(none, move || dialogs::open(&words.title, &words.kind));
    }

    /// Shows the dialog to choose where to save.
    pub(super) fn pick_save(&self, words: DialogWords, proposal: String) {
        let none = Answer::NoDialog(PathPurpose::Save, proposal.clone());
        self.aside(none, move || {
            dialogs::save(&words.title, &words.kind, &proposal)
        });
    }

    /// Shows the dialog to choose where an export goes.
    pub(super) fn pick_export(&self, words: DialogWords, proposal: String) {
        let none = Answer::NoDialog(PathPurpose::Export, proposal.clone());
        self.aside(none, move || dialogs::export(&words.title, &proposal));
    }

    /// Looks for versions linked to a file.
    pub(super) fn find_versions(&self, path: PathBuf) {
        let none = Answer::Versions(path.clone(), Vec::new(), None);
        self.aside(none, move || {
            let (links, previous) = versions::find(&path);
            Answer::Versions(path, links, previous)
        });
    }

    /// Looks at files one after the other; each answer comes as soon as it is there.
    pub(super) fn glance(&self, paths: Vec<PathBuf>, today: Date) {
        let wire = self.wire.clone();
        // Without a thread the home screen says less, and nothing is lost.
        let _ = Builder::new().stack_size(STACK).spawn(move || {
            for path in paths {
                let seen = catch_unwind(AssertUnwindSafe(|| glance(&path, today)));
                let seen = seen.unwrap_or(Seen::Unreadable);
                wire.send(Report::Answer(Answer::Seen(path, seen)));
            }
        });
    }

    /// Runs something slow on a thread of its own. `failed` is the answer if that cannot be.
    fn aside(&self, failed: Answer, run: impl FnOnce() -> Answer + Send + 'static) {
        self.apart(Report::Answer(failed), move |_| Report::Answer(run()));
    }

    /// The same with a line to tell how far it is. `failed` is the report if it cannot be.
    pub(super) fn apart(&self, failed: Report, run: impl FnOnce(&Wire) -> Report + Send + 'static) {
        let wire = self.wire.clone();
        let if_it_panics = failed.clone();
        let spawned = Builder::new().stack_size(STACK).spawn(move || {
            let report = catch_unwind(AssertUnwindSafe(|| run(&wire))).unwrap_or(if_it_panics);
            wire.send(report);
        });
        if spawned.is_err() {
            self.wire.send(failed);
        }
    }

    /// Waits for what is still being written.
    pub(super) fn finish(&mut self) {
        self.journal.finish();
        self.jobs = None;
        if let Some(files) = self.files.take() {
            // A thread that ended by a panic has nothing left to write.
            let _ = files.join();
        }
    }
}

/// What the journal's thread tells, for the application.
fn answer(told: journal::Report) -> Report {
    Report::Answer(match told {
        journal::Report::Kept(document, number) => Answer::Kept(document, Ok(number)),
        journal::Report::Off(document, cause) => Answer::Kept(document, Err(cause)),
        journal::Report::Found(finds) => {
            let local = |found: Found| {
                let last = found.replayed.last.and_then(locks::local);
                Find::new(found, last)
            };
            Answer::Found(Finds {
                found: finds.found.into_iter().map(local).collect(),
                damaged: finds.damaged,
                newer: finds.newer,
            })
        }
    })
}

fn carry_out(job: Job, keeper: &Keeper, locks: &mut Locks, wire: &Wire) {
    match job {
        Job::Lock(path) => {
            let holder = locks.hold(path.as_deref());
            if let Some(path) = path {
                wire.send(Report::Answer(Answer::Held(path, holder)));
            }
        }
        Job::Read(path, today) => {
            let path = paths::whole(&path);
            let holder = locks.ask(&path);
            wire.send(Report::Answer(Answer::Held(path.clone(), holder)));
            let answer = catch_unwind(AssertUnwindSafe(|| read(&path, today)))
                .unwrap_or_else(|_| Err(ReadFailure::Failed(bug(&path, FailureKind::Read))));
            if answer.is_err() {
                locks.drop_next();
            }
            let besides = match &answer {
                Ok(_) if is_protected(&RealDisk, &path) => Some(Answer::Protected(path.clone())),
                Err(ReadFailure::Refused(_)) if backups::are_there(&path) => {
                    Some(Answer::HasEarlier(path.clone()))
                }
                Ok(_) | Err(_) => None,
            };
            let answer = Answer::Read(path, Box::new(answer));
            for answer in [Some(answer), besides].into_iter().flatten() {
                wire.send(Report::Answer(answer));
            }
        }
        Job::ReadEarlier(path, today) => {
            let missing = Failure {
                what: FailureKind::Missing,
                path: shown(&path),
                cause: String::new(),
            };
            let found = catch_unwind(AssertUnwindSafe(|| backups::latest(&path)));
            let answer = match found {
                Ok(Some(loaded)) => Ok(Opened::of(loaded, today)),
                Ok(None) | Err(_) => Err(ReadFailure::Failed(missing)),
            };
            wire.send(Report::Answer(Answer::Read(path, Box::new(answer))));
        }
        Job::Write(job, stop) => write(&job, stop, locks, wire),
        Job::Keep(settings) => {
            if let Err(failure) = keeper.keep(&settings) {
                wire.send(Report::NotKept(failure));
            }
        }
        Job::SetAside(job) => {
            let put = || set_aside(&RealDisk, &job.path, &job.bytes);
            let result = catch_unwind(AssertUnwindSafe(put))
                .map_err(|_| bug(&job.path, FailureKind::Write))
                .and_then(|put| put.map_err(|error| Failure::of_disk(&job.path, &error)));
            wire.send(Report::Answer(Answer::SetAside(job, result)));
        }
    }
}

/// Saves, tells what came of it, and then does what takes a while and holds nobody up.
fn write(job: &WriteJob, stop: Stop, locks: &mut Locks, wire: &Wire) {
    let answer = |answer| wire.send(Report::Answer(answer));
    let teller = Teller::new(wire.clone(), stop);
    let shelf = backups::shelf(&job.path);
    let saved = catch_unwind(AssertUnwindSafe(|| {
        save::save(job, shelf.as_ref(), &teller)
    }));
    locks.follow(&job.path);
    let rest = match saved {
        Ok(Ok((receipt, rest))) => {
            answer(Answer::Written(Box::new(Ok(receipt))));
            rest
        }
        Ok(Err(failure)) => return answer(Answer::Written(Box::new(Err(failure)))),
        Err(_) => {
            let failure = bug(&job.path, FailureKind::Write);
            return answer(Answer::Written(Box::new(Err(failure))));
        }
    };
    let failure = match catch_unwind(AssertUnwindSafe(|| rest.finish())) {
        Ok(Ok(())) => return,
        Ok(Err(error)) => Failure::of_disk(&job.path, &error),
        Err(_) => bug(&job.path, FailureKind::Write),
    };
    answer(Answer::NotPutBy(failure));
}

fn glance(path: &Path, today: Date) -> Seen {
    match load(path) {
        Ok(loaded) => Glance::of(&loaded.contract, today).map_or(Seen::Unreadable, Seen::Contract),
        Err(ReadFailure::Failed(failure)) if failure.what == FailureKind::Missing => Seen::Missing,
        Err(_) => Seen::Unreadable,
    }
}

fn read(path: &Path, today: Date) -> ReadAnswer {
    load(path).map(|loaded| Opened::of(loaded, today))
}

fn load(path: &Path) -> Result<Loaded, ReadFailure> {
    let name = shown(path.file_name().map_or(path, Path::new));
    file::opening::open(path, &name)
        .and_then(|bytes| file::read_owned(&name, bytes))
        .map_err(|refusal| ReadFailure::Refused(Box::new(refusal)))
}

/// A fault of this program, told instead of hidden.
fn bug(path: &Path, what: FailureKind) -> Failure {
    Failure {
        what,
        path: shown(path),
        cause: "internal error".to_owned(),
    }
}

/// Shows a web address in the system's browser. Nothing but the web is opened, and no shell sees
/// the address.
pub(super) fn open_address(address: &str) {
    if site(address).is_none() {
        return;
    }
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let started = Command::new(opener)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Ok(mut child) = started {
        // Waited for, so that no ended process stays behind.
        let _ = Builder::new().spawn(move || child.wait());
    }
}
