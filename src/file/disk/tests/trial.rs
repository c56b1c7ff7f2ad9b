//! One situation in which a file is saved, and what must hold of it whatever happens.

use crate::file::backup::Shelf;
use crate::file::disk::model::{Abilities, Act, Fault, How, ModelDisk};
use crate::file::disk::{Alone, Disk, DiskError, Expect, Manner, put};
use crate::file::save::{Keeper, Nobody};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What a saver is given.
#[derive(Clone, Copy)]
pub(super) struct Under<'a> {
    pub(super) path: &'a Path,
    pub(super) base: Option<&'a [u8]>,
    pub(super) new: &'a [u8],
    pub(super) manner: Manner,
    /// Tells that it is saved, if there is more to do then.
    pub(super) told: &'a dyn Fn(),
}

/// What a saver says became of what the file held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// Nothing: nothing old is kept.
    Nothing,
    /// It is put by.
    PutBy,
    /// It could not be put by, which is told. It waits for the next save.
    Waits,
}

pub(super) type Saver = fn(&dyn Disk, Under<'_>) -> Result<Claim, DiskError>;

/// The saver of this program, keeping nothing of what it replaces.
pub(super) fn ours(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    let expect = under.base.map_or(Expect::Nothing, Expect::Base);
    put(disk, under.path, under.new, expect, (under.manner, &Alone))?.keep_nothing();
    Ok(Claim::Nothing)
}

/// As exports and settings are written: over whatever is there.
pub(super) fn over_anything(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    put(
        disk,
        under.path,
        under.new,
        Expect::Anything,
        (under.manner, &Alone),
    )?
    .keep_nothing();
    Ok(Claim::Nothing)
}

/// The same with what a document's save does besides: the old file becomes a backup, or is copied
/// after the save was told.
pub(super) fn keeping(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    let expect = under.base.map_or(Expect::Nothing, Expect::Base);
    let shelf = shelf();
    let keeper = Keeper::new(disk, Some(&shelf), &Nobody);
    let done = put(disk, under.path, under.new, expect, (under.manner, &keeper))?;
    let (rest, no_backup) = keeper.put_by(done);
    (under.told)();
    // Without a backup the file is saved all the same, which is told.
    Ok(match (no_backup, rest.finish()) {
        (None, Ok(())) => Claim::PutBy,
        _ => Claim::Waits,
    })
}

/// Where the backups go.
pub(super) fn shelf() -> Shelf {
    Shelf {
        all: PathBuf::from(BACKUPS),
        path: PathBuf::from(FILE),
        now: jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0),
    }
}

const BACKUPS: &str = "/s/backups";
const FOLDER: &str = "/d";
const FILE: &str = "/d/contrat.ron";
const LINK: &str = "/d/lien.ron";
const SECOND_NAME: &str = "/d/second.ron";
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
    manner: Manner,
    /// The folder of backups is on another file system.
    apart: bool,
}

impl std::fmt::Debug for Trial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (can, linked, leftovers) = (self.can, self.linked, self.leftovers);
        let (base, new) = (said(self.base), said(Some(self.new)));
        let (manner, apart) = (self.manner, self.apart);
        write!(
            f,
            "{can:?} linked {linked} leftovers {leftovers} {manner:?} apart {apart} {base:?} > {new:?}"
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
        manner: Manner::Replace,
        apart: false,
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

/// The same with backups on the same file system, on another one, and where the old file can only
/// be copied.
pub(super) fn with_backups(trials: &[Trial]) -> Vec<Trial> {
    let apart = |apart: bool| trials.iter().map(move |trial| Trial { apart, ..*trial });
    let least = trials.iter().filter(|trial| trial.base.is_some());
    let least = least.take(1).map(|trial| Trial {
        can: Abilities::LEAST,
        ..*trial
    });
    apart(false).chain(apart(true)).chain(least).collect()
}

/// The same written in place: in a folder where nothing can be made, or under a second name.
pub(super) fn in_place(trials: &[Trial]) -> Vec<Trial> {
    let existing = trials.iter().filter(|t| t.base.is_some() && !t.leftovers);
    existing
        .map(|trial| Trial {
            manner: Manner::InPlace,
            ..*trial
        })
        .collect()
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
                        manner: Manner::Replace,
                        apart: false,
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
    /// What the file held must be somewhere.
    keeps: bool,
}

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
    pub(super) const OLD: &'static [u8] = b"(title: \"old\", // kept\n)";
    pub(super) const NEW: &'static [u8] = b"(title: \"the new one\", // kept\n)";

    fn disk(&self) -> ModelDisk {
        let disk = ModelDisk::new(self.can);
        disk.place_folder(FOLDER);
        disk.place_folder("/s");
        if self.apart {
            disk.mount("/s");
        }
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
        if self.manner == Manner::InPlace && self.can.hard_links {
            disk.place_name(FILE, SECOND_NAME);
        } else if self.manner == Manner::InPlace {
            disk.close(FOLDER);
        }
        disk
    }

    /// Saves.
    fn save(&self, saver: Saver, disk: &ModelDisk) -> Result<Claim, DiskError> {
        let under = Under {
            path: Path::new(if self.linked { LINK } else { FILE }),
            base: self.base,
            new: self.new,
            manner: self.manner,
            told: &|| disk.acknowledge(),
        };
        saver(disk, under)
    }

    /// True if there is no moment at which what others do so can be lost.
    fn is_safe_from(&self, act: &Act) -> bool {
        match act {
            Act::Remove(_) => true,
            // Said to whoever chooses it.
            _ if self.manner == Manner::InPlace => false,
            Act::WriteInto(..) => self.can.hard_links,
            Act::Replace(..) => self.can.exchange || self.base.is_none() && self.can.hard_links,
        }
    }

    /// Holds a disk to what must be on it.
    fn judge(&self, disk: &ModelDisk, must: &Must<'_>) -> Result<(), String> {
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
    fn next_save(&self, after: &ModelDisk, must: &Must<'_>) -> Result<(), String> {
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

    fn after_fault(
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

    /// Every call fails, and a crash comes after.
    pub(super) fn faults_and_crashes(&self, saver: Saver, tally: &mut Tally) {
        for at in 1..CALLS_MAX {
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

    /// Somebody else writes between any two calls; then a crash comes at every moment.
    pub(super) fn outsiders(&self, saver: Saver, tally: &mut Tally) {
        for at in 1..CALLS_MAX {
            for act in super::outsiders::acts(FILE, THEIRS) {
                let removed = matches!(act, Act::Remove(_));
                let disk = self.disk();
                disk.somebody(at, act.clone());
                let result = self.save(saver, &disk);
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

/// What the backups hold.
fn backups(disk: &ModelDisk) -> Vec<Vec<u8>> {
    let all = disk.files().into_iter();
    let is_backup =
        |path: &Path| path.starts_with(BACKUPS) && path.extension() == Some("ron".as_ref());
    all.filter(|(path, _)| is_backup(path))
        .map(|(_, bytes)| bytes)
        .collect()
}

fn said(content: Option<&[u8]>) -> String {
    content.map_or("nothing".to_owned(), |c| {
        String::from_utf8_lossy(c).into_owned()
    })
}
