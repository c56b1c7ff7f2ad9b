//! What may happen while a file is saved: crashes, failing calls, others who write, a full disk,
//! a fault of this program.

mod savers;
mod situations;
mod verdict;

pub(super) use savers::{Claim, Saver, Under, keeping, ours, over_anything, shelf};
pub(super) use situations::{Trial, in_place, sample, whole, with_backups};
pub(super) use verdict::Tally;

use crate::file::disk::model::{Act, Fault, How, ModelDisk};
use crate::file::disk::{DiskError, Manner};
use situations::FILE;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use verdict::Must;

const THEIRS: &[u8] = b"(title: \"theirs\", written meanwhile)";
/// EIO, ENOSPC, EDQUOT, EROFS, EACCES, EXDEV, EBUSY, EMFILE.
const CODES: [i32; 8] = [5, 28, 122, 30, 13, 18, 16, 24];
/// More calls than any save makes.
const CALLS_MAX: u64 = 200;

/// What happened while a file was saved.
#[derive(Clone, Copy, Default)]
struct Besides<'a> {
    /// What somebody wrote, in the order written.
    theirs: &'a [Vec<u8>],
    /// Somebody took the file away.
    removed: bool,
    /// What the file held must be kept.
    keeps: bool,
}

impl Trial {
    /// Crashes at every moment of a save.
    pub(super) fn crashes(&self, saver: Saver, tally: &mut Tally) {
        let disk = self.disk();
        let result = self.save(saver, &disk);
        match result {
            Ok(_) => disk.acknowledge(),
            Err(ref error) => tally.bad.push(format!("{self:?}: {error:?}")),
        }
        let is_same_file = self.manner == Manner::InPlace || self.base.is_none();
        tally.expect(disk.is_dressed(FILE) || is_same_file, || {
            "the attributes are not kept".to_owned()
        });
        let besides = Besides {
            keeps: result == Ok(Claim::PutBy),
            ..Besides::default()
        };
        self.each_moment(&disk, besides, tally);
    }

    fn each_moment(&self, disk: &ModelDisk, besides: Besides<'_>, tally: &mut Tally) {
        let mut seen = BTreeSet::new();
        let theirs = besides.theirs;
        for moment in disk.moments() {
            let seen_acts = moment.acts.min(theirs.len());
            let must = Must {
                acknowledged: moment.acknowledged > 0,
                theirs: &theirs[..seen_acts],
                removed: besides.removed && moment.acts > 0,
                keeps: besides.keeps,
            };
            let mut check = |after: &ModelDisk| -> Result<(), String> {
                self.judge(after, &must)?;
                if seen.insert((after.files(), must.acknowledged)) {
                    self.next_save(after, &must)?;
                }
                Ok(())
            };
            let mut wrong = None;
            tally.states += moment.each_crash(&mut |after| {
                if let Err(why) = check(after) {
                    wrong.get_or_insert(why);
                }
            });
            if let Err(why) = check(&moment.killed()) {
                wrong.get_or_insert(why);
            }
            let calls = moment.calls;
            tally.expect(wrong.is_none(), || {
                format!("{self:?}: crash after call {calls}: {}", wrong.unwrap())
            });
        }
    }

    /// Every call fails once, with every code, in every way.
    pub(super) fn faults(&self, saver: Saver, tally: &mut Tally) {
        // Where nothing is expected, a folder that cannot be flushed may leave the new content.
        let expects = !std::ptr::fn_addr_eq(saver, over_anything as Saver);
        for at in 1..CALLS_MAX {
            for how in [How::Once, How::FromThen, How::Done] {
                for code in CODES {
                    let disk = self.disk();
                    disk.fail(Fault { at, code, how });
                    let result = self.save(saver, &disk);
                    if disk.calls() < at {
                        return;
                    }
                    tally.faults += 1;
                    let verdict = self.after_fault(&disk, (how, expects), &result);
                    tally.expect(verdict.is_ok(), || {
                        format!(
                            "{self:?}: call {at} fails with {code} ({how:?}): {result:?}: {}",
                            verdict.unwrap_err()
                        )
                    });
                }
            }
        }
    }

    /// Every call fails, and a crash comes after.
    pub(super) fn faults_and_crashes(&self, saver: Saver, tally: &mut Tally) {
        for at in tally.calls(CALLS_MAX) {
            for how in [How::Once, How::Done] {
                let disk = self.disk();
                disk.fail(Fault { at, code: 5, how });
                let result = self.save(saver, &disk);
                if disk.calls() < at {
                    return;
                }
                if result.is_ok() {
                    disk.acknowledge();
                }
                self.each_moment(&disk, Besides::default(), tally);
            }
        }
    }

    /// The program panics at every call. What was said to be saved is; else the file holds what it
    /// held, or what it was to hold. A copy is whole where it was being written in place.
    pub(super) fn panics(&self, saver: Saver, tally: &mut Tally) {
        for at in 1..CALLS_MAX {
            let disk = self.disk();
            disk.fail(Fault {
                at,
                code: 0,
                how: How::Panics,
            });
            let ended = catch_unwind(AssertUnwindSafe(|| self.save(saver, &disk)));
            if disk.calls() < at {
                return;
            }
            tally.faults += 1;
            let must = Must {
                acknowledged: disk.acknowledged() > 0,
                theirs: &[],
                removed: false,
                // What it held is somewhere at every moment.
                keeps: true,
            };
            let verdict = match ended {
                Ok(result) => Err(format!("no panic: {result:?}")),
                Err(_) => self
                    .judge(&disk, &must)
                    .and_then(|()| self.next_save(&disk, &must)),
            };
            tally.expect(verdict.is_ok(), || {
                format!("{self:?}: panic at call {at}: {}", verdict.unwrap_err())
            });
        }
    }

    /// Somebody else writes between any two calls; then a crash comes at every moment.
    pub(super) fn outsiders(&self, saver: Saver, tally: &mut Tally) {
        for at in tally.calls(CALLS_MAX) {
            for act in super::outsiders::acts(FILE, THEIRS) {
                let removed = matches!(act, Act::Remove(_));
                let disk = self.disk();
                disk.somebody(at, act.clone());
                let result = self.save(saver, &disk);
                if disk.calls() < at {
                    return;
                }
                if result.is_ok() {
                    disk.acknowledge();
                }
                if !self.is_safe_from(&act) {
                    continue;
                }
                tally.visits += 1;
                let wrote = disk.content_of_acts();
                let besides = Besides {
                    theirs: &wrote,
                    removed,
                    keeps: false,
                };
                self.each_moment(&disk, besides, tally);
            }
        }
    }

    /// There is room for this many bytes only.
    pub(super) fn full_disk(&self, saver: Saver, room: usize) {
        let disk = self.disk();
        disk.leave_room(room);
        let before = disk.files();
        let refused = self.save(saver, &disk);
        let needed = self.new.len() as u64;
        if room < self.new.len() {
            assert_eq!(refused, Err(DiskError::Full { needed }));
            let mut kept = before;
            kept.retain(|path, _| !path.to_string_lossy().contains(".~mq-"));
            assert_eq!(disk.files(), kept);
        }
    }
}
