//! What failed on a file, as a value that can be shown in any language. Nothing here touches a
//! disk.

use super::undrawn::Undrawn;
use crate::file::disk::{DiskError, Manner};
use crate::file::save::NotSaved;
use crate::wording::{Key, Lang, fill, number, system, text};
use std::path::Path;

/// What failed, on which file, and the system's word for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What failed.
    pub what: FailureKind,
    /// The file, escaped for display.
    pub path: String,
    /// The cause as the system names it, or the name of the file that `what` speaks of.
    pub cause: String,
    /// The names of copies of somebody's versions that now stand beside the file all the same.
    pub copies: Vec<String>,
}

/// What failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// The file does not exist.
    Missing,
    /// The file could not be read.
    Read,
    /// A copy of what it held no longer holds the bytes that were put by.
    Damaged,
    /// It is not a regular file.
    NotAFile,
    /// It is larger than the limit.
    TooLarge,
    /// It could not be written. What was there before is untouched.
    Write,
    /// The disk is full. What was there before is untouched.
    Full {
        /// How many bytes the file needs.
        needed: u64,
    },
    /// The file may only be read. Nothing was written.
    ReadOnly,
    /// Nothing may be put beside the file, so that it cannot be replaced in one step. Nothing was
    /// written.
    ReadOnlyFolder,
    /// The file has other names, which replacing it would part. Nothing was written.
    SeveralNames {
        /// How many names it has.
        names: u64,
    },
    /// The file has changed on disk since it was read. Nothing was written.
    Changed,
    /// Somebody wrote at the moment of the save; one version stands under the name in `cause`.
    Conflict,
    /// There is a file of that name already. Nothing was written.
    Exists,
    /// What would be written does not read back as the same contract. Nothing was written.
    NotTheSame,
    /// A chart could not be drawn. Nothing was written.
    Draw(Undrawn),
    /// It was stopped. Nothing was written.
    Stopped,
    /// What the file holds cannot be copied, without which it is not written in place. Nothing was
    /// written.
    NoCopy,
    /// Writing in place failed half-way; the old version stands, whole, under the name in
    /// `cause`.
    HalfWritten,
}

impl FailureKind {
    /// True for what can only happen when writing.
    pub fn is_of_writing(self) -> bool {
        match self {
            FailureKind::Missing
            | FailureKind::Read
            | FailureKind::Damaged
            | FailureKind::NotAFile
            | FailureKind::TooLarge => false,
            FailureKind::Write
            | FailureKind::Draw(_)
            | FailureKind::Full { .. }
            | FailureKind::ReadOnly
            | FailureKind::ReadOnlyFolder
            | FailureKind::SeveralNames { .. }
            | FailureKind::Changed
            | FailureKind::Conflict
            | FailureKind::Exists
            | FailureKind::NotTheSame
            | FailureKind::Stopped
            | FailureKind::NoCopy
            | FailureKind::HalfWritten => true,
        }
    }
}

impl FailureKind {
    /// True when writing failed and the file holds what it held.
    pub fn leaves_file(self) -> bool {
        let may_change = matches!(self, FailureKind::Conflict | FailureKind::HalfWritten);
        self.is_of_writing() && !may_change
    }
}

impl Failure {
    /// A fault of this program, told instead of hidden.
    pub fn bug(path: &Path, what: FailureKind) -> Self {
        Self::plain(what, path, system::BUG.to_owned())
    }

    /// What a disk's refusal means for the file at `path`.
    pub fn of_disk(path: &Path, error: &DiskError) -> Self {
        let mut cause = error.cause();
        let what = match error {
            DiskError::Missing { .. } => FailureKind::Missing,
            DiskError::NotAFile => FailureKind::NotAFile,
            DiskError::TooLarge { .. } => FailureKind::TooLarge,
            DiskError::Read { .. } => FailureKind::Read,
            DiskError::Write { .. } => FailureKind::Write,
            DiskError::Full { needed } => FailureKind::Full { needed: *needed },
            DiskError::ReadOnly => FailureKind::ReadOnly,
            DiskError::ReadOnlyFolder => FailureKind::ReadOnlyFolder,
            DiskError::SeveralNames { names } => FailureKind::SeveralNames { names: *names },
            DiskError::Changed => FailureKind::Changed,
            DiskError::Conflict { copy } => {
                cause = shown(copy);
                FailureKind::Conflict
            }
            DiskError::Exists => FailureKind::Exists,
            DiskError::NotTheSame => FailureKind::NotTheSame,
            DiskError::Stopped => FailureKind::Stopped,
            DiskError::NoCopy { .. } => FailureKind::NoCopy,
            DiskError::HalfWritten { before, .. } => {
                cause = shown(before);
                FailureKind::HalfWritten
            }
        };
        Self::plain(what, path, cause)
    }

    /// Why what a file held earlier cannot be read from the copy at `path`.
    pub fn of_backup(path: &Path, error: &DiskError) -> Self {
        match error {
            DiskError::NotTheSame => Self::plain(FailureKind::Damaged, path, String::new()),
            error => Self::of_disk(path, error),
        }
    }

    /// Something that failed on the file at `path`, and left no copies.
    pub fn plain(what: FailureKind, path: &Path, cause: String) -> Self {
        Self {
            what,
            path: shown(path),
            cause,
            copies: Vec::new(),
        }
    }

    /// Why the file at `path` was not saved.
    pub fn of_save(path: &Path, why: &NotSaved) -> Self {
        let plain = |what, cause| Self::plain(what, path, cause);
        match why {
            NotSaved::NotTheSame => plain(FailureKind::NotTheSame, String::new()),
            NotSaved::NoText(cause) => plain(FailureKind::Write, cause.clone()),
            NotSaved::Disk(error) => Self::of_disk(path, error),
        }
    }

    /// Other ways to write a file that is not replaced as it is, each with its own risk.
    pub fn ways(&self) -> &'static [Manner] {
        match self.what {
            FailureKind::ReadOnlyFolder => &[Manner::InPlace],
            FailureKind::SeveralNames { .. } => &[Manner::InPlace, Manner::PartNames],
            _ => &[],
        }
    }

    /// The cause, in people's words: the end of a sentence.
    pub fn cause(&self, lang: Lang) -> String {
        let plain = |key| text(lang, key).to_owned();
        let with = |key, name, value: &str| fill(lang, key, &[(name, value)]);
        let whole = |n: u64| number::whole(i64::try_from(n).unwrap_or(i64::MAX), lang);
        match self.what {
            FailureKind::Missing => plain(Key::CauseNotFound),
            FailureKind::Damaged => plain(Key::CauseDamaged),
            FailureKind::NotAFile => plain(Key::CauseIsFolder),
            FailureKind::TooLarge => plain(Key::CauseTooLarge),
            FailureKind::Read | FailureKind::Write => system::cause(&self.cause, lang),
            FailureKind::Draw(why) => why.explained(&self.cause, lang),
            FailureKind::Full { needed } => with(Key::CauseDiskFull, "bytes", &whole(needed)),
            FailureKind::ReadOnly => plain(Key::CauseReadOnly),
            FailureKind::ReadOnlyFolder => plain(Key::CauseReadOnlyFolder),
            FailureKind::SeveralNames { names } => with(Key::CauseSeveralNames, "n", &whole(names)),
            FailureKind::Changed => plain(Key::CauseChanged),
            FailureKind::Conflict => with(Key::CauseConflict, "copy", &self.cause),
            FailureKind::Exists => plain(Key::CauseExists),
            FailureKind::NotTheSame => plain(Key::SaveVerifyFailed),
            FailureKind::Stopped => plain(Key::CauseStopped),
            FailureKind::NoCopy => {
                with(Key::CauseNoCopy, "cause", &system::cause(&self.cause, lang))
            }
            FailureKind::HalfWritten => with(Key::CauseHalfWritten, "copy", &self.cause),
        }
    }
}

/// A path to be read: control and direction characters are escaped, so that none can break a line
/// or make a name look like another.
pub fn shown(path: &Path) -> String {
    crate::file::shown::shown_whole(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_could_mislead_are_spelled_out() {
        assert_eq!(shown(Path::new("été\n1.ron")), "été⟨U+000A⟩1.ron");
        assert_eq!(shown(Path::new("a\u{202e}nor.b")), "a⟨U+202E⟩nor.b");
        let long = "n".repeat(300);
        assert_eq!(shown(Path::new(&long)), long);
    }

    #[test]
    fn a_full_disk_tells_how_much_room_is_needed() {
        let full = Failure::of_disk(Path::new("a.ron"), &DiskError::Full { needed: 93_512 });
        assert_eq!(
            full.cause(Lang::Fr),
            "disque plein\u{a0}: il faut 93\u{202f}512\u{a0}octets"
        );
        assert_eq!(
            full.cause(Lang::En),
            "disk full: 93,512\u{a0}bytes are needed"
        );
    }
}
