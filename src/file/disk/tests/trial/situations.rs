//! Situations in which a file is saved: what stands there, what the disk can do, how it is written.

use super::savers::{Claim, Saver, Under};
use super::verdict::said;
use crate::file::disk::model::{Abilities, Act, ModelDisk};
use crate::file::disk::{DiskError, Manner};
use std::path::Path;

pub(super) const BACKUPS: &str = "/s/backups";
pub(super) const FOLDER: &str = "/d";
pub(super) const FILE: &str = "/d/contrat.ron";
pub(super) const LINK: &str = "/d/lien.ron";
pub(super) const SECOND_NAME: &str = "/d/second.ron";

/// A situation.
#[derive(Clone, Copy)]
pub(in super::super) struct Trial {
    pub(super) can: Abilities,
    /// What stands there, if anything.
    pub(super) base: Option<&'static [u8]>,
    pub(super) new: &'static [u8],
    /// The path is a link to the file.
    linked: bool,
    /// Temporary files of a save that died are there.
    leftovers: bool,
    pub(super) manner: Manner,
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

/// Situations of every kind, few enough for every run.
pub(in super::super) fn sample() -> Vec<Trial> {
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
pub(in super::super) fn with_backups(trials: &[Trial]) -> Vec<Trial> {
    let apart = |apart: bool| trials.iter().map(move |trial| Trial { apart, ..*trial });
    let least = trials.iter().filter(|trial| trial.base.is_some());
    let least = least.take(1).map(|trial| Trial {
        can: Abilities::LEAST,
        ..*trial
    });
    apart(false).chain(apart(true)).chain(least).collect()
}

/// The same written in place: in a folder where nothing can be made, or under a second name.
pub(in super::super) fn in_place(trials: &[Trial]) -> Vec<Trial> {
    let existing = trials.iter().filter(|t| t.base.is_some() && !t.leftovers);
    existing
        .map(|trial| Trial {
            manner: Manner::InPlace,
            ..*trial
        })
        .collect()
}

/// All mixtures.
pub(in super::super) fn whole() -> Vec<Trial> {
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

impl Trial {
    pub(in super::super) const OLD: &'static [u8] = b"(title: \"old\", // kept\n)";
    pub(in super::super) const NEW: &'static [u8] = b"(title: \"the new one\", // kept\n)";

    pub(super) fn disk(&self) -> ModelDisk {
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
    pub(super) fn save(&self, saver: Saver, disk: &ModelDisk) -> Result<Claim, DiskError> {
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
    pub(super) fn is_safe_from(&self, act: &Act) -> bool {
        match act {
            Act::Remove(_) => true,
            // Said to whoever chooses it.
            _ if self.manner == Manner::InPlace => false,
            Act::WriteInto(..) => self.can.hard_links,
            Act::Replace(..) => self.can.exchange || self.base.is_none() && self.can.hard_links,
        }
    }
}
