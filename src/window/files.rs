//! What the thread for files does, one thing after the other: reading, saving, copies, settings, locks. A fault of this
//! program is told as a failure; the thread goes on.

use super::backups;
use super::effects::{Report, Wire};
use super::exports::Stop;
use super::locks::Locks;
use super::remembered::Keeper;
use super::save::Teller;
use super::{paths, save};
use crate::app::effect::{CopyJob, Failure, FailureKind, ReadAnswer, ReadFailure, WriteJob};
use crate::app::failure::shown;
use crate::app::{Answer, Glance, Opened, Seen, Settings};
use crate::contract::Date;
use crate::file::disk::{RealDisk, is_protected, set_aside};
use crate::file::{self, Loaded};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Something to be done to files.
pub(super) enum Job {
    Read(PathBuf, Date),
    ReadEarlier(PathBuf, Date),
    Write(Box<WriteJob>, Stop),
    SetAside(CopyJob),
    Keep(Box<Settings>),
    Lock(Option<PathBuf>),
}

/// Does it, and tells what came of it.
pub(super) fn carry_out(job: Job, keeper: &Keeper, locks: &mut Locks, wire: &Wire) {
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
            let answer =
                catch_unwind(AssertUnwindSafe(|| read(&path, today))).unwrap_or_else(|_| {
                    Err(ReadFailure::Failed(Failure::bug(&path, FailureKind::Read)))
                });
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
            let missing = Failure::plain(FailureKind::Missing, &path, String::new());
            let found = catch_unwind(AssertUnwindSafe(|| backups::latest(&path)));
            let answer = match found {
                Ok(Some(loaded)) => Ok(Opened::of(loaded, today)),
                Ok(None) | Err(_) => Err(ReadFailure::Failed(missing)),
            };
            wire.send(Report::Answer(Answer::ReadEarlier(path, Box::new(answer))));
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
                .map_err(|_| Failure::bug(&job.path, FailureKind::Write))
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
            let failure = Failure::bug(&job.path, FailureKind::Write);
            return answer(Answer::Written(Box::new(Err(failure))));
        }
    };
    let is_told = rest.is_long();
    let failure = match catch_unwind(AssertUnwindSafe(|| rest.finish())) {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(Failure::of_disk(&job.path, &error)),
        Err(_) => Some(Failure::bug(&job.path, FailureKind::Write)),
    };
    if is_told || failure.is_some() {
        answer(Answer::PutBy(failure));
    }
}

/// What a file looks like from outside.
pub(super) fn glance(path: &Path, today: Date) -> Seen {
    match load(path) {
        Ok(loaded) => Glance::of(&loaded.contract, today).map_or(Seen::Unreadable, Seen::Contract),
        Err(ReadFailure::Failed(failure)) if failure.what == FailureKind::Missing => Seen::Missing,
        Err(_) => Seen::Unreadable,
    }
}

fn read(path: &Path, today: Date) -> ReadAnswer {
    load(path).map(|loaded| Opened::of(loaded, today))
}

/// A contract read from a file.
///
/// # Errors
/// What is wrong with it, or why it cannot be read.
pub(super) fn load(path: &Path) -> Result<Loaded, ReadFailure> {
    let name = shown(path.file_name().map_or(path, Path::new));
    file::opening::open(path, &name)
        .and_then(|bytes| file::read_owned(&name, bytes))
        .map_err(|refusal| ReadFailure::Refused(Box::new(refusal)))
}
