//! What is said for a moment of what was done.

use crate::app::effect::Failure;
use crate::app::keeping::Holder;
use crate::chart::copy::Clip;
use crate::contract::DateTime;
use crate::wording::Key;

/// A short message that confirms; it goes by itself and is never the only word on a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Saved, with the number of changed passages if the file kept its layout, and the names of
    /// copies of somebody's versions that now stand beside it.
    Saved(Option<usize>, Vec<String>),
    /// Copied to the clipboard: a text, a table, or a value that is also a row of a table.
    Copied(Clip),
    /// A picture is on the clipboard.
    PictureCopied,
    /// A file of this name was made.
    Exported(String),
    /// An export was stopped.
    ExportCancelled,
    /// Another export is under way.
    ExportBusy,
    /// An edit could not be made; the text says why.
    Refused(crate::edit::Refused),
    /// A step was undone.
    Undone(crate::edit::Label),
    /// A step was redone.
    Redone(crate::edit::Label),
    /// A change of the list of slides was undone.
    DeckUndone(Key),
    /// A change of the list of slides was redone.
    DeckRedone(Key),
    /// Amounts are hidden from now on.
    AmountsHidden,
    /// Every slide is hidden.
    NothingToPresent,
    /// The chart that is looked at has no slide.
    NoSlide,
    /// The clipboard holds no block of amounts.
    NothingToPaste,
    /// No cell is selected for a block to begin in.
    NoPlaceToPaste,
    /// The file changed outside and was taken in; how many things differ, 0 for its layout alone.
    Reloaded(usize),
    /// A save found that the file has changed outside; nothing was written.
    FoundChanged,
    /// Both versions were joined.
    Merged,
    /// The version on disk was taken in the place of what was edited.
    TookTheirs,
    /// Both versions cannot be joined.
    CannotMerge,
    /// The version on disk was put in a copy of this name, and will be replaced.
    SetAside(String),
    /// The version on disk could not be put in a copy.
    NotSetAside(Failure),
    /// There is nothing to do that with.
    NothingSelected,
    /// What is typed is no amount or date yet, or waits for an answer: it must be ended first.
    TypingFirst,
    /// The settings file could not be read and was set aside.
    SettingsSetAside(String),
    /// The settings could not be kept.
    SettingsNotKept(Failure),
    /// Nothing would survive the end of the program now, for this cause.
    NothingKept(String),
    /// So many journals could not be read, and so many are of a newer program.
    JournalsUnread(usize, usize),
    /// Saved; what the file held before could not be put by. Names of copies of somebody's
    /// versions that now stand beside it.
    SavedWithoutBackup(Failure, Vec<String>),
    /// What a saved file held before is being put by; then the program ends.
    QuitsOncePutBy,
    /// Copies of somebody's versions, of these names, now stand beside the file; it was not saved.
    KeptCopies(Vec<String>),
    /// Saving was stopped; the file is as it was.
    SavingStopped,
    /// The document has no file that could have held anything earlier.
    NothingEarlier,
    /// What the file held until then was taken in.
    Restored(DateTime),
    /// No ended program left anything behind.
    NothingToRecover,
    /// A journal was discarded, and stays for a while.
    RecoveryDiscarded,
    /// The file is open elsewhere: nothing can be changed here.
    HeldElsewhere(Holder),
}
