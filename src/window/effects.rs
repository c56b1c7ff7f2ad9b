//! Effects carried out: files on one thread in the order they were asked for, dialogs and slow
//! looks on threads of their own. Answers wake the window. Decides nothing.

use super::backups;
use super::exports::Stop;
use super::files::{Job, carry_out, glance, load};
use super::locks::{self, Locks};
use super::remembered::Keeper;
use super::signals;
use super::watch::Watcher;
use super::{dialogs, paths, versions};
use crate::app::comparing::CompareJob;
use crate::app::effect::{CopyJob, Failure, FailureKind, ReadFailure, WriteJob};
use crate::app::keeping::{Find, Finds};
use crate::app::outside::{JoinJob, Joined};
use crate::app::undrawn::Undrawn;
use crate::app::view::PathPurpose;
use crate::app::{Answer, DeriveJob, EditJob, SearchJob, Seen, Settings, Spent};
use crate::contract::{Contract, Date, Version};
use crate::export::raster::Picture;
use crate::file::backup::Backup;
use crate::file::disk::RealDisk;
use crate::file::journal::{Found, thread as journal};
use crate::file::keeping;
use egui::Context;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

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
    Preview(u64, Result<Picture, Undrawn>),
    /// A picture for the clipboard, or why there is none.
    Picture(Result<Picture, Undrawn>),
}

/// Words that dialogs need.
pub(super) struct DialogWords {
    /// Over the dialog.
    pub(super) title: String,
    /// What contract files are called.
    pub(super) kind: String,
}

/// Frames that are asked for after no time at all come in twos; one is enough for what a report brings.
pub(super) const SOON: Duration = Duration::from_millis(1);

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
        self.ctx.request_repaint_after(SOON);
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
        let failed = Err(ReadFailure::Failed(Failure::bug(&path, FailureKind::Read)));
        let failed = Answer::Beside(path.clone(), Box::new(failed));
        self.aside(failed, move || {
            let read = load(&paths::whole(&path)).map(|loaded| Arc::new(loaded.contract));
            Answer::Beside(path, Box::new(read))
        });
    }

    /// Reads what a file held earlier, to be compared.
    pub(super) fn read_backup(&self, backup: Backup) {
        let path = backup.path.clone();
        let failed = Err(ReadFailure::Failed(Failure::bug(&path, FailureKind::Read)));
        let failed = Answer::Beside(path.clone(), Box::new(failed));
        self.aside(failed, move || {
            let read = backups::load(&backup).map(|loaded| Arc::new(loaded.contract));
            Answer::Beside(path, Box::new(read))
        });
    }

    /// Lists the copies of what a file held earlier.
    pub(super) fn find_backups(&self, path: PathBuf) {
        let none = Answer::Backups(path.clone(), Vec::new());
        self.aside(none, move || {
            let found = backups::all(&path);
            Answer::Backups(path, found)
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

    /// Searches what is open.
    pub(super) fn search(&self, job: Box<SearchJob>) {
        let about = Box::new(job.about());
        let none = Answer::Searched(about.clone(), None);
        self.aside(none, move || Answer::Searched(about, Some(job.answer())));
    }

    /// Frees what nobody reads any more.
    pub(super) fn let_go(&self, spent: Spent) {
        // Without a thread it is freed here.
        let _ = Builder::new().spawn(move || drop(spent));
    }

    /// Makes an edit, or finds out what it would take along.
    pub(super) fn edit(&self, job: Box<EditJob>) {
        let none = Answer::Edited(job.clone(), None);
        self.aside(none, move || {
            let work = Box::new(job.answer());
            Answer::Edited(job, Some(work))
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
    pub(super) fn find_versions(&self, path: PathBuf, held: Version) {
        let none = Answer::Versions(path.clone(), Vec::new(), None);
        self.aside(none, move || {
            let (links, previous) = versions::find(&path, held);
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
