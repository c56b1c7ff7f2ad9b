//! What must hold of a disk after a save, whatever happened meanwhile.

use super::savers::{Claim, Under, keeping};
use super::situations::{BACKUPS, FILE, Trial};
use crate::file::disk::model::{How, ModelDisk};
use crate::file::disk::{DiskError, Manner};
use std::path::{Path, PathBuf};

/// What was tried, and what went wrong.
#[derive(Debug)]
pub(in super::super) struct Tally {
    /// Of the calls at which something is to happen, one in so many is tried.
    step: u64,
    /// How many rounds over the calls there were: each tries others of them.
    rounds: u64,
    pub(in super::super) states: u64,
    pub(in super::super) faults: u64,
    pub(in super::super) visits: u64,
    pub(in super::super) bad: Vec<String>,
}

impl Default for Tally {
    fn default() -> Self {
        Self::of_one_call_in(1)
    }
}

impl Tally {
    /// Tries one call in so many, and in each situation others of them.
    pub(in super::super) fn of_one_call_in(step: u64) -> Self {
        Self {
            step: step.max(1),
            rounds: 0,
            states: 0,
            faults: 0,
            visits: 0,
            bad: Vec::new(),
        }
    }

    /// The calls that a round tries, of this many.
    pub(in super::super) fn calls(&mut self, most: u64) -> impl Iterator<Item = u64> + use<> {
        let (step, first) = (self.step, self.rounds % self.step);
        self.rounds += 1;
        (1..most).skip(first as usize).step_by(step as usize)
    }

    pub(super) fn expect(&mut self, holds: bool, say: impl FnOnce() -> String) {
        if !holds && self.bad.len() < 5 {
            self.bad.push(say());
        }
    }

    /// Nothing went wrong in at least this many trials.
    pub(in super::super) fn assert_clean(&self, at_least: u64) {
        assert!(self.bad.is_empty(), "{:#?}", self.bad);
        let tried = self.states + self.faults + self.visits;
        assert!(tried >= at_least, "only {tried}");
    }
}

/// What a disk must hold after a trial.
pub(super) struct Must<'a> {
    /// The save was acknowledged.
    pub(super) acknowledged: bool,
    /// What somebody wrote, in the order written.
    pub(super) theirs: &'a [Vec<u8>],
    /// Somebody took the file away.
    pub(super) removed: bool,
    /// What the file held must be somewhere.
    pub(super) keeps: bool,
}

impl Trial {
    /// Holds a disk to what must be on it.
    pub(super) fn judge(&self, disk: &ModelDisk, must: &Must<'_>) -> Result<(), String> {
        let found = disk.content(FILE);
        let is = |wanted: Option<&[u8]>| found.as_deref() == wanted;
        let by_others = must.theirs.iter().any(|t| is(Some(t))) || must.removed && is(None);
        let files = disk.files();
        let is_copied = || {
            backups(disk)
                .iter()
                .any(|bytes| Some(&**bytes) == self.base)
        };
        let may_be_half = self.manner == Manner::InPlace && !must.acknowledged && is_copied();
        let allowed = is(Some(self.new)) || by_others || !must.acknowledged && is(self.base);
        if !allowed && !may_be_half {
            return Err(format!("the file holds {}", said(found.as_deref())));
        }
        let is_base = |bytes: &Vec<u8>| Some(bytes.as_slice()) == self.base;
        if must.keeps && self.base.is_some() && !files.values().any(is_base) {
            return Err("what the file held has vanished".to_owned());
        }
        for theirs in must.theirs {
            if !files.values().any(|bytes| bytes == theirs) {
                return Err("somebody's bytes have vanished".to_owned());
            }
        }
        Ok(())
    }

    /// A save after all this must go through, leave no temporary file and nobody's bytes out.
    pub(super) fn next_save(&self, after: &ModelDisk, must: &Must<'_>) -> Result<(), String> {
        let disk = after.restarted();
        let base = disk.content(FILE);
        if base.is_none() && self.manner == Manner::InPlace {
            // There is nothing to write in.
            return Ok(());
        }
        let under = Under {
            path: Path::new(FILE),
            base: base.as_deref(),
            new: b"(the next one)",
            manner: self.manner,
            told: &|| {},
        };
        match keeping(&disk, under) {
            Ok(Claim::PutBy) => {}
            other => return Err(format!("the next save: {other:?}")),
        }
        let is_base = |bytes: &Vec<u8>| Some(bytes.as_slice()) == self.base;
        if must.keeps && self.base.is_some() && !backups(&disk).iter().any(is_base) {
            return Err(format!("not put by at last: {:?}", disk.files().keys()));
        }
        let files = disk.files();
        let is_temp = |path: &PathBuf| path.to_string_lossy().contains(".~mq-");
        if files.keys().any(is_temp) {
            return Err(format!("left after the next save: {:?}", files.keys()));
        }
        for theirs in must.theirs {
            let was_base = base.as_ref() == Some(theirs);
            if !was_base && !files.values().any(|bytes| bytes == theirs) {
                return Err("somebody's bytes vanish at the next save".to_owned());
            }
        }
        match disk.content(FILE).as_deref() {
            Some(b"(the next one)") => Ok(()),
            other => Err(format!("the next save gives {}", said(other))),
        }
    }

    pub(super) fn after_fault(
        &self,
        disk: &ModelDisk,
        (how, expects): (How, bool),
        result: &Result<Claim, DiskError>,
    ) -> Result<(), String> {
        let found = disk.content(FILE);
        let is_new = found.as_deref() == Some(self.new);
        let is_old = found.as_deref() == self.base;
        let restores = self.can.exchange || self.can.hard_links;
        match result {
            Ok(_) if is_new => {}
            Ok(_) => return Err(format!("acknowledged, but {}", said(found.as_deref()))),
            Err(DiskError::Conflict { .. } | DiskError::Changed | DiskError::NotTheSame)
                if how == How::Once =>
            {
                return Err("nobody else was there".to_owned());
            }
            Err(DiskError::HalfWritten { before, .. })
                if self.manner == Manner::InPlace
                    && disk.files().get(before).map(Vec::as_slice) == self.base => {}
            Err(_) if is_old => {}
            Err(_) if is_new && (how != How::Once || !restores || !expects) => {}
            Err(_) => return Err(format!("the file holds {}", said(found.as_deref()))),
        }
        let is_temp = |path: &PathBuf| path.to_string_lossy().contains(".~mq-");
        let own = |path: &&PathBuf| is_temp(path) && !path.to_string_lossy().ends_with("0abc");
        let mut files = disk.files();
        let is_base = |bytes: &Vec<u8>| Some(bytes.as_slice()) == self.base;
        if *result == Ok(Claim::Waits) && restores {
            if !files.values().any(is_base) {
                return Err("what should wait for the next save has vanished".to_owned());
            }
            files.retain(|_, bytes| !is_base(bytes));
        }
        if how == How::Once && files.keys().any(|path| own(&path)) {
            return Err(format!("left behind: {:?}", files.keys()));
        }
        let must = Must {
            acknowledged: result.is_ok(),
            theirs: &[],
            removed: false,
            keeps: *result == Ok(Claim::PutBy),
        };
        self.next_save(disk, &must)
    }
}

/// What the backups hold.
fn backups(disk: &ModelDisk) -> Vec<Vec<u8>> {
    let all = disk.files().into_iter();
    let is_backup =
        |path: &Path| path.starts_with(BACKUPS) && path.extension() == Some("ron".as_ref());
    all.filter(|(path, _)| is_backup(path))
        .map(|(_, bytes)| bytes)
        .collect()
}

pub(super) fn said(content: Option<&[u8]>) -> String {
    content.map_or("nothing".to_owned(), |c| {
        String::from_utf8_lossy(c).into_owned()
    })
}
