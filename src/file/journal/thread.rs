//! The thread that keeps: records come in as they are made, and are on the disk a moment later; what comes while the
//! disk is busy goes with the next write. Whoever makes records never waits.

use super::found::{Finds, found};
use super::owner::{Owner, Who};
use super::record::{Entry, Origin, Record, Start};
use super::writer::Writer;
use crate::file::disk::Disk;
use crate::file::keeping;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

/// How long a text that is being typed may wait for more of it.
const DRAFT_WAITS: Duration = Duration::from_millis(150);

/// What is asked of the thread. Documents have numbers of the caller's choice, greater for later
/// ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Look for what was left behind.
    Find,
    /// Records will come for this document, made on this.
    Begin(u64, Box<Start>),
    /// Records will come for a document that was recovered from this journal.
    GoOn(u64, Box<Recovered>),
    /// What was done to the document; the number is the caller's, and comes back when it is kept.
    Note(u64, Vec<Record>, u64),
    /// The document was saved or closed: nothing is left to recover.
    End(u64),
    /// Its edits were given up: the journal goes among the discarded ones.
    GiveUp(u64),
    /// This journal is not wanted: it goes among the discarded ones.
    Discard(PathBuf),
}

impl Job {
    /// The document that it is about.
    fn document(&self) -> Option<u64> {
        match self {
            Job::Begin(document, _)
            | Job::GoOn(document, _)
            | Job::Note(document, ..)
            | Job::End(document)
            | Job::GiveUp(document) => Some(*document),
            Job::Find | Job::Discard(_) => None,
        }
    }
}

/// A journal that a recovered document goes on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// Where it is.
    pub path: PathBuf,
    /// What it starts with.
    pub start: Start,
    /// What it holds.
    pub entries: Vec<Entry>,
}

/// What the thread tells.
#[derive(Debug)]
pub enum Report {
    /// What was left behind.
    Found(Finds),
    /// Everything up to this number of the caller's is on the disk.
    Kept(u64, u64),
    /// Nothing can be kept, for this cause in the system's words. The thread goes on trying with
    /// each record that comes.
    Off(u64, String),
}

/// Where and for whom journals are kept.
#[derive(Debug, Clone)]
pub struct Place {
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// The folder of journals.
    pub folder: PathBuf,
    /// This program.
    pub who: Who,
    /// The seconds since 1970.
    pub now: fn() -> i64,
}

/// What comes to the thread.
#[derive(Debug)]
enum Message {
    /// A job.
    Job(Job),
    /// Bring everything that was handed in to the disk at once, and say so.
    Flush(Sender<()>),
    /// Nothing more will come.
    End,
}

/// Has everything that was handed in brought to the disk, from any thread.
#[derive(Debug, Clone)]
pub struct Flusher {
    jobs: Sender<Message>,
}

impl Flusher {
    /// Waits until everything is on the disk, or for so long. True when it is; what cannot be
    /// kept was told as [`Report::Off`].
    pub fn flush(&self, patience: Duration) -> bool {
        let (done, waits) = channel();
        self.jobs.send(Message::Flush(done)).is_ok() && waits.recv_timeout(patience).is_ok()
    }
}

/// The thread. When this is dropped, everything that was handed in is on the disk.
#[derive(Debug)]
pub struct Keeper {
    jobs: Option<Sender<Message>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread; `tell` is called from it.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(place: Place, tell: impl Fn(Report) + Send + 'static) -> io::Result<Self> {
        let (jobs, queue) = channel();
        let thread = Builder::new()
            .name("journal".to_owned())
            .stack_size(STACK)
            .spawn(move || {
                let keeping = Keeping {
                    place,
                    tell,
                    owner: None,
                    open: None,
                    due: None,
                };
                keeping.run(&queue);
            })?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    /// Hands in a job. Never waits.
    pub fn ask(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The thread ends only when this is dropped.
            let _ = jobs.send(Message::Job(job));
        }
    }

    /// What brings everything to the disk from another thread; nothing once this has ended.
    pub fn flusher(&self) -> Option<Flusher> {
        let jobs = self.jobs.clone()?;
        Some(Flusher { jobs })
    }

    /// Waits until everything is on the disk, and ends.
    pub fn finish(&mut self) {
        if let Some(jobs) = self.jobs.take() {
            let _ = jobs.send(Message::End);
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Stack of the thread, in bytes: it reads contracts, which nest.
const STACK: usize = 8 << 20;

/// A document whose records are kept.
struct Open {
    document: u64,
    writer: Writer,
    /// The caller's number of the last record noted.
    noted: u64,
}

struct Keeping<T> {
    place: Place,
    tell: T,
    owner: Option<Owner>,
    open: Option<Open>,
    /// When what was noted must be written; nothing when all is.
    due: Option<Instant>,
}

impl<T: Fn(Report)> Keeping<T> {
    fn run(mut self, queue: &Receiver<Message>) {
        let mut goes_on = true;
        while goes_on && let Some(message) = self.next(queue) {
            for message in message.into_iter().chain(queue.try_iter()) {
                match message {
                    Message::Job(job) => {
                        let document = job.document();
                        self.guarded(document, |keeping| keeping.carry_out(job));
                    }
                    Message::Flush(done) => {
                        if self.guarded(None, Self::keep) {
                            let _ = done.send(());
                        }
                    }
                    Message::End => goes_on = false,
                }
            }
            if self.due.is_some_and(|due| due <= Instant::now()) {
                self.guarded(None, Self::keep);
            }
        }
        self.guarded(None, Self::keep);
        if let Some(owner) = self.owner.take() {
            owner.end();
        }
    }

    /// Runs something of what this thread does. A fault of this program in it is told as what it
    /// means, that nothing is kept; the thread goes on, and tries again with the next record. True
    /// when there was none.
    fn guarded(&mut self, document: Option<u64>, run: impl FnOnce(&mut Self)) -> bool {
        let document = document.or(self.open.as_ref().map(|open| open.document));
        let ran = catch_unwind(AssertUnwindSafe(|| run(&mut *self))).is_ok();
        if let Some(document) = document.filter(|_| !ran) {
            (self.tell)(Report::Off(
                document,
                crate::wording::system::BUG.to_owned(),
            ));
        }
        ran
    }

    /// What to do next: jobs, or nothing when what was typed has waited long enough. `None` at
    /// the end.
    fn next(&self, queue: &Receiver<Message>) -> Option<Vec<Message>> {
        let Some(due) = self.due else {
            return queue.recv().ok().map(|message| vec![message]);
        };
        match queue.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok(message) => Some(vec![message]),
            Err(RecvTimeoutError::Timeout) => Some(Vec::new()),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn carry_out(&mut self, job: Job) {
        let now = (self.place.now)();
        match job {
            Job::Find => {
                let finds = match self.owner() {
                    Ok(owner) => found(owner, now),
                    Err(_) => Finds::default(),
                };
                (self.tell)(Report::Found(finds));
            }
            Job::Begin(document, start) => {
                let key = key(&start.origin, document);
                self.open(document, Writer::new(key, *start, now));
            }
            Job::GoOn(document, journal) => {
                let Recovered {
                    path,
                    start,
                    entries,
                } = *journal;
                self.open(document, Writer::go_on(path, start, entries, now));
                // What was torn is left out from now on.
                self.keep();
            }
            Job::Note(document, records, number) => {
                let only_typing = records.iter().all(|r| matches!(r, Record::Draft(Some(_))));
                let wait = if only_typing {
                    DRAFT_WAITS
                } else {
                    Duration::ZERO
                };
                if let Some(open) = self.open.as_mut().filter(|o| o.document == document) {
                    open.writer.note(records, now);
                    open.noted = number;
                    let due = Instant::now() + wait;
                    self.due = Some(self.due.map_or(due, |earlier| earlier.min(due)));
                }
            }
            Job::End(document) => self.close(document, Writer::remove),
            Job::GiveUp(document) => {
                // What is given up may be wanted again: all of it is put by.
                self.keep();
                self.close(document, |writer, owner| writer.discard(owner, now));
            }
            Job::Discard(path) => {
                if let Ok(owner) = self.owner() {
                    // What cannot be moved stays, and is found again at the next start.
                    let _ = owner.discard(&path, now);
                }
            }
        }
    }

    fn open(&mut self, document: u64, writer: Writer) {
        self.keep();
        self.open = Some(Open {
            document,
            writer,
            noted: 0,
        });
    }

    fn close(&mut self, document: u64, end: impl FnOnce(Writer, &Owner) -> io::Result<()>) {
        let Some(open) = self.open.take_if(|open| open.document == document) else {
            return;
        };
        self.due = None;
        if let Ok(owner) = self.owner() {
            // What stays is found to hold nothing new, or is offered: never a loss.
            let _ = end(open.writer, owner);
        }
    }

    /// This program's place, taken when it is first needed.
    fn owner(&mut self) -> io::Result<&Owner> {
        if self.owner.is_none() {
            let Place {
                disk, folder, who, ..
            } = &self.place;
            self.owner = Some(Owner::begin(Arc::clone(disk), folder, who)?);
        }
        self.owner
            .as_ref()
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// Brings everything that was noted to the disk, and tells.
    fn keep(&mut self) {
        self.due = None;
        if self.open.is_none() {
            return;
        }
        let begun = self.owner().map(|_| ());
        // What is open stays so, whatever comes of this.
        let Some(open) = self.open.as_mut() else {
            return;
        };
        let kept = begun.and_then(|()| match self.owner.as_ref() {
            Some(owner) => open.writer.keep(owner),
            None => Err(io::ErrorKind::NotFound.into()),
        });
        (self.tell)(match kept {
            Ok(()) => Report::Kept(open.document, open.noted),
            Err(error) => Report::Off(open.document, error.to_string()),
        });
    }
}

/// Tells journals of one program apart, and those of one document on sight.
fn key(origin: &Origin, document: u64) -> String {
    let name = match origin {
        Origin::File(path) => keeping::key(path),
        Origin::Bundled(name) => keeping::readable(Path::new(name)),
        Origin::New => "new".to_owned(),
    };
    format!("{name}.{document}")
}
