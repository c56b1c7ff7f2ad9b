//! One situation in which a file is saved, and what must hold of it whatever happens.

use crate::file::disk::model::{Abilities, Act, Fault, How, ModelDisk};
use crate::file::disk::{Disk, DiskError, Expect, Manner, put};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What a saver is given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Under<'a> {
    pub(super) path: &'a Path,
    pub(super) base: Option<&'a [u8]>,
    pub(super) new: &'a [u8],
}

pub(super) type Saver = fn(&dyn Disk, Under<'_>) -> Result<(), DiskError>;

/// The saver of this program.
pub(super) fn ours(disk: &dyn Disk, under: Under<'_>) -> Result<(), DiskError> {
    let expect = under.base.map_or(Expect::Nothing, Expect::Base);
    put(disk, under.path, under.new, expect, Manner::Replace).map(|_| ())
}

const FOLDER: &str = "/d";
const FILE: &str = "/d/contrat.ron";
const LINK: &str = "/d/lien.ron";
const THEIRS: &[u8] = b"(title: \"theirs\", written meanwhile)";
/// EIO, ENOSPC, EDQUOT, EROFS, EACCES, EXDEV, EBUSY, EMFILE.
const CODES: [i32; 8] = [5, 28, 122, 30, 13, 18, 16, 24];
/// More calls than any save makes.
const CALLS_MAX: u64 = 200;

/// A situation.
#[derive(Clone, Copy)]
pub(super) struct Trial {
    can: Abilities,
    /// What stands there, if anything.
    base: Option<&'static [u8]>,
    new: &'static [u8],
    /// The path is a link to the file.
    linked: bool,
    /// Temporary files of a save that died are there.
    leftovers: bool,
}

impl std::fmt::Debug for Trial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (can, linked, leftovers) = (self.can, self.linked, self.leftovers);
        let (base, new) = (said(self.base), said(Some(self.new)));
        write!(
            f,
            "{can:?} linked {linked} leftovers {leftovers} {base:?} > {new:?}"
        )
    }
}

/// What was tried, and what went wrong.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) states: u64,
    pub(super) faults: u64,
    pub(super) visits: u64,
    pub(super) bad: Vec<String>,
}

impl Tally {
    fn expect(&mut self, holds: bool, say: impl FnOnce() -> String) {
        if !holds && self.bad.len() < 5 {
            self.bad.push(say());
        }
    }

    /// Nothing went wrong in at least this many trials.
    pub(super) fn assert_clean(&self, at_least: u64) {
        assert!(self.bad.is_empty(), "{:#?}", self.bad);
        let tried = self.states + self.faults + self.visits;
        assert!(tried >= at_least, "only {tried}");
    }
}

/// Situations of every kind, few enough for every run.
pub(super) fn sample() -> Vec<Trial> {
    let plain = Trial {
        can: Abilities::ALL,
        base: Some(Trial::OLD),
        new: Trial::NEW,
        linked: false,
        leftovers: false,
    };
    vec![
        plain,
        Trial {
            base: None,
            ..plain
        },
        Trial {
            can: Abilities::SHARE,
            leftovers: true,
            ..plain
        },
        Trial {
            linked: true,
            leftovers: true,
            ..plain
        },
    ]
}

/// All mixtures.
pub(super) fn whole() -> Vec<Trial> {
    const LONG: &[u8] = &[b'x'; 95];
    let mut all = Vec::new();
    for can in [Abilities::ALL, Abilities::SHARE, Abilities::LEAST] {
        for (base, new) in [
            (Some(Trial::OLD), Trial::NEW),
            (Some(Trial::NEW), Trial::OLD),
            (Some(Trial::OLD), LONG),
            (None, Trial::NEW),
            (None, LONG),
        ] {
            for linked in [false, true] {
                for leftovers in [false, true] {
                    let linked = linked && base.is_some();
                    all.push(Trial {
                        can,
                        base,
                        new,
                        linked,
                        leftovers,
                    });
                }
            }
        }
    }
    all
}

/// What a disk must hold after a trial.
struct Must<'a> {
    /// The save was acknowledged.
    acknowledged: bool,
    /// What somebody wrote, in the order written.
    theirs: &'a [Vec<u8>],
    /// Somebody took the file away.
    removed: bool,
}

impl Trial {
    pub(super) const OLD: &'static [u8] = b"(title: \"old\", // kept\n)";
    pub(super) const NEW: &'static [u8] = b"(title: \"the new one\", // kept\n)";

    fn disk(&self) -> ModelDisk {
        let disk = ModelDisk::new(self.can);
        disk.place_folder(FOLDER);
        if let Some(base) = self.base {
            disk.place(FILE, base);
        }
        if self.linked {
            disk.place_link(LINK, "contrat.ron");
        }
        if self.leftovers {
            // Whose they are is told by the checksum of the document's name.
            let key = format!("{:08x}", crc32fast::hash(b"contrat.ron"));
            disk.place(&format!("{FOLDER}/.~mq-{key}-w-0000000000000abc"), b"(tit");
        }
        disk
    }

    fn under(&self) -> Under<'static> {
        Under {
            path: Path::new(if self.linked { LINK } else { FILE }),
            base: self.base,
            new: self.new,
        }
    }

    /// True if there is no moment at which what others do so can be lost.
    fn is_safe_from(&self, act: &Act) -> bool {
        match act {
            Act::Remove(_) => true,
            Act::WriteInto(..) => self.can.hard_links,
            Act::Replace(..) => self.can.exchange || self.base.is_none() && self.can.hard_links,
        }
    }

    /// Holds a disk to what must be on it.
    fn judge(&self, disk: &ModelDisk, must: &Must<'_>) -> Result<(), String> {
        let found = disk.content(FILE);
        let is = |wanted: Option<&[u8]>| found.as_deref() == wanted;
        let by_others = must.theirs.iter().any(|t| is(Some(t))) || must.removed && is(None);
        let allowed = is(Some(self.new)) || by_others || !must.acknowledged && is(self.base);
        if !allowed {
            return Err(format!("the file holds {}", said(found.as_deref())));
        }
        let files = disk.files();
        for theirs in must.theirs {
            if !files.values().any(|bytes| bytes == theirs) {
                return Err("somebody's bytes have vanished".to_owned());
            }
        }
        Ok(())
    }

    /// A save after all this must go through, leave no temporary file and nobody's bytes out.
    fn next_save(&self, after: &ModelDisk, must: &Must<'_>) -> Result<(), String> {
        let disk = after.restarted();
        let base = disk.content(FILE);
        let under = Under {
            path: Path::new(FILE),
            base: base.as_deref(),
            new: b"(the next one)",
        };
        ours(&disk, under).map_err(|e| format!("the next save fails: {e:?}"))?;
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

    /// Crashes at every moment of a save.
    pub(super) fn crashes(&self, saver: Saver, tally: &mut Tally) {
        let disk = self.disk();
        let result = saver(&disk, self.under());
        match result {
            Ok(()) => disk.acknowledge(),
            Err(error) => tally.bad.push(format!("{self:?}: {error:?}")),
        }
        tally.expect(disk.is_dressed(FILE) || self.base.is_none(), || {
            "the attributes are not kept".to_owned()
        });
        self.each_moment(&disk, &[], false, tally);
    }

    fn each_moment(&self, disk: &ModelDisk, theirs: &[Vec<u8>], removed: bool, tally: &mut Tally) {
        let mut seen = BTreeSet::new();
        for moment in disk.moments() {
            let seen_acts = moment.acts.min(theirs.len());
            let must = Must {
                acknowledged: moment.acknowledged > 0,
                theirs: &theirs[..seen_acts],
                removed: removed && moment.acts > 0,
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
        for at in 1..CALLS_MAX {
            for how in [How::Once, How::FromThen, How::Done] {
                for code in CODES {
                    let disk = self.disk();
                    disk.fail(Fault { at, code, how });
                    let result = saver(&disk, self.under());
                    if disk.calls() < at {
                        return;
                    }
                    tally.faults += 1;
                    let verdict = self.after_fault(&disk, how, &result);
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

    fn after_fault(
        &self,
        disk: &ModelDisk,
        how: How,
        result: &Result<(), DiskError>,
    ) -> Result<(), String> {
        let found = disk.content(FILE);
        let is_new = found.as_deref() == Some(self.new);
        let is_old = found.as_deref() == self.base;
        let restores = self.can.exchange || self.can.hard_links;
        match result {
            Ok(()) if is_new => {}
            Ok(()) => return Err(format!("acknowledged, but {}", said(found.as_deref()))),
            Err(DiskError::Conflict { .. } | DiskError::Changed | DiskError::NotTheSame)
                if how == How::Once =>
            {
                return Err("nobody else was there".to_owned());
            }
            Err(_) if is_old => {}
            Err(_) if is_new && (how != How::Once || !restores) => {}
            Err(_) => return Err(format!("the file holds {}", said(found.as_deref()))),
        }
        let is_temp = |path: &PathBuf| path.to_string_lossy().contains(".~mq-");
        let own = |path: &&PathBuf| is_temp(path) && !path.to_string_lossy().ends_with("0abc");
        let files = disk.files();
        if how == How::Once && files.keys().any(|path| own(&path)) {
            return Err(format!("left behind: {:?}", files.keys()));
        }
        let must = Must {
            acknowledged: result.is_ok(),
            theirs: &[],
            removed: false,
        };
        self.next_save(disk, &must)
    }

    /// Every call fails, and a crash comes after.
    pub(super) fn faults_and_crashes(&self, saver: Saver, tally: &mut Tally) {
        for at in 1..CALLS_MAX {
            for how in [How::Once, How::Done] {
                let disk = self.disk();
                disk.fail(Fault { at, code: 5, how });
                let result = saver(&disk, self.under());
                if disk.calls() < at {
                    return;
                }
                if result.is_ok() {
                    disk.acknowledge();
                }
                self.each_moment(&disk, &[], false, tally);
            }
        }
    }

    /// Somebody else writes between any two calls; then a crash comes at every moment.
    pub(super) fn outsiders(&self, saver: Saver, tally: &mut Tally) {
        for at in 1..CALLS_MAX {
            for act in super::outsiders::acts(FILE, THEIRS) {
                let removed = matches!(act, Act::Remove(_));
                let disk = self.disk();
                disk.somebody(at, act.clone());
                let result = saver(&disk, self.under());
                if disk.calls() < at {
                    return;
                }
                tally.visits += 1;
                if result.is_ok() {
                    disk.acknowledge();
                }
                if !self.is_safe_from(&act) {
                    continue;
                }
                let wrote = disk.content_of_acts();
                self.each_moment(&disk, &wrote, removed, tally);
            }
        }
    }

    /// There is room for this many bytes only.
    pub(super) fn full_disk(&self, saver: Saver, room: usize) {
        let disk = self.disk();
        disk.leave_room(room);
        let before = disk.files();
        let refused = saver(&disk, self.under());
        let needed = self.new.len() as u64;
        if room < self.new.len() {
            assert_eq!(refused, Err(DiskError::Full { needed }));
            let mut kept = before;
            kept.retain(|path, _| !path.to_string_lossy().contains(".~mq-"));
            assert_eq!(disk.files(), kept);
        }
    }
}

fn said(content: Option<&[u8]>) -> String {
    content.map_or("nothing".to_owned(), |c| {
        String::from_utf8_lossy(c).into_owned()
    })
}
