//! What the application asks of the world, and what the world answers. Effects run off the
//! frame; their answers come back as intents. Knows neither threads nor dialogs.

pub use super::failure::{Failure, FailureKind};
pub use crate::file::disk::Manner;
pub use crate::file::save::Target;

use super::comparing::{CompareJob, CompareKey};
use super::document::{DeriveJob, Derived, Document, EditJob, EditWork, Spent};
use super::export::{Export, Original};
use super::glance::Seen;
use super::keeping::{Earlier, Finds, Holder};
use super::outside::{About, JoinJob, Joined, Look};
use super::search::{SearchFound, SearchJob, Searched};
use super::settings::Settings;
use super::undrawn::Undrawn;
use super::versions::VersionLink;
use super::view::PathPurpose;
use crate::chart::Compared;
use crate::chart::copy::Clip;
use crate::contract::{Contract, Date, Version};
use crate::edit::Revision;
use crate::file::backup::Backup;
use crate::file::journal::thread::Job;
use crate::file::{Loaded, Places, Refusal};
use std::path::PathBuf;
use std::sync::Arc;

/// A thing to do outside the program's memory.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Show the system's dialog to choose a file to open.
    PickOpen,
    /// Show the system's dialog to choose where to save; the name is a proposal.
    PickSave(String),
    /// Read and check a file, and derive what follows from it, seen from this day.
    Read(PathBuf, Date),
    /// Read the latest version of a file that was put by and still reads, in its place.
    ReadEarlier(PathBuf, Date),
    /// Look for the versions linked to a file that holds this one, before and after it.
    FindVersions(PathBuf, Version),
    /// Write a contract to a file.
    Write(Box<WriteJob>),
    /// Stop the saving under way, if nothing was changed yet.
    StopWriting,
    /// Look at files opened lately, from this day.
    Glance(Vec<PathBuf>, Date),
    /// Put text and tables on the clipboard.
    Copy(Clip),
    /// Ask for the text on the clipboard; it comes as a paste.
    RequestPaste,
    /// Put bytes that are about to be replaced in a copy beside the file.
    SetAside(CopyJob),
    /// Look at the open file now.
    Look,
    /// Work out what ours and somebody else's version come to.
    Join(Box<JoinJob>),
    /// Read a file that is to be compared, and leave what is open as it is.
    ReadBeside(PathBuf),
    /// Read what a file held earlier, to be compared.
    ReadBackup(Backup),
    /// List the copies of what this file held earlier, without reading them.
    FindBackups(PathBuf),
    /// Hold two versions against each other.
    Compare(Box<CompareJob>),
    /// Draw a preview.
    Preview(Box<PreviewJob>),
    /// Show the system's dialog to choose where an export goes; the name is a proposal.
    PickExport(String),
    /// Make a file and write it.
    Export(Box<ExportJob>),
    /// Stop the export under way.
    CancelExport,
    /// Draw a picture and put it on the clipboard.
    CopyPicture(Box<PreviewJob>),
    /// Keep in the journal.
    Keep(Job),
    /// List what this file held earlier, with what differs from this contract.
    ListEarlier(PathBuf, Arc<Contract>),
    /// Hold this file, and let go of the one held before.
    Lock(Option<PathBuf>),
    /// Show a web address in the system's browser.
    OpenAddress(String),
    /// Remember settings.
    StoreSettings(Box<Settings>),
    /// Take the whole screen for a presentation, or leave it as it was before.
    Present(bool),
    /// Full screen on or off.
    ToggleFullScreen,
    /// Put the keyboard focus on the next pane, or the previous one.
    MovePane {
        /// Forwards.
        forward: bool,
    },
    /// Work out what follows from a contract.
    Derive(Box<DeriveJob>),
    /// Make an edit, or find out what it would take along.
    Edit(Box<EditJob>),
    /// Search what is open.
    Search(Box<SearchJob>),
    /// Free what nobody reads any more.
    LetGo(Spent),
    /// Leave the program.
    Quit,
}

impl Effect {
    /// Looks for the versions linked to what a document holds, if it is in a file.
    pub(super) fn find_versions(document: &Document) -> Option<Self> {
        let held = document.contract().identity.version.clone();
        let path = document.path()?.to_path_buf();
        Some(Self::FindVersions(path, held))
    }
}

/// Bytes to be put in a copy beside a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyJob {
    /// The file.
    pub path: PathBuf,
    /// The bytes.
    pub bytes: Arc<Vec<u8>>,
}

/// A contract to write.
#[derive(Debug, Clone, PartialEq)]
pub struct WriteJob {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub contract: Arc<Contract>,
    /// The bytes that the document was read from, whose layout and comments are kept.
    pub base: Option<Arc<Vec<u8>>>,
    /// Where things stand in those bytes, as far as that is known.
    pub places: Option<Arc<Places>>,
    /// Bytes that may be at the path besides those of the base: they were set aside.
    pub replaceable: Option<Arc<Vec<u8>>>,
    /// The revision this writes, to be marked as saved.
    pub revision: Revision,
    /// What may be at that path now.
    pub target: Target,
    /// How an existing file is replaced.
    pub manner: Manner,
    /// The file holds somebody's version that was undone here: it is put in a copy first.
    pub theirs_first: bool,
}

/// A picture to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewJob {
    /// From what.
    pub original: Original,
    /// How.
    pub export: Export,
    /// Which one it is: only the last one asked for is shown.
    pub number: u64,
}

/// A file to make.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportJob {
    /// From what.
    pub original: Original,
    /// How.
    pub export: Export,
    /// Where it goes.
    pub path: PathBuf,
    /// What may be at that path now.
    pub target: Target,
}

/// What came of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportAnswer {
    /// The preview of this number is drawn, or cannot be.
    Previewed(u64, Result<(), Undrawn>),
    /// A dialog gave a path, or nothing.
    Picked(Option<PathBuf>),
    /// So many pages of so many are done.
    Step(usize, usize),
    /// The file of this name was written, or not.
    Written(Result<String, Failure>),
    /// It was stopped; nothing was written.
    Cancelled,
    /// The picture is on the clipboard, or could not be drawn.
    Copied(Result<(), Undrawn>),
}

/// The answer to [`Effect::Read`].
pub type ReadAnswer = Result<Opened, ReadFailure>;

/// A file that was read, with what follows from it: made where it is read, since for a large
/// contract it takes longer than a frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The contract, its text, its places.
    pub loaded: Loaded,
    /// What follows from it, seen from the day that was asked for.
    pub derived: Box<Derived>,
}

impl Opened {
    /// Derives what follows from a file that was read, seen from a day.
    pub fn of(loaded: Loaded, today: Date) -> Self {
        let derived = Box::new(Derived::of(&loaded.contract, today));
        Self { loaded, derived }
    }
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadFailure {
    /// It was read and is no contract.
    Refused(Box<Refusal>),
    /// It could not be read.
    Failed(Failure),
}

/// What a save did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Where it was written.
    pub path: PathBuf,
    /// The bytes written.
    pub bytes: Arc<Vec<u8>>,
    /// The revision that is now on disk.
    pub revision: Revision,
    /// How many passages of the text changed; `None` for a text written whole.
    pub passages: Option<usize>,
    /// Where things stand in the text now; `None` when that is as before, or not known.
    pub places: Option<Arc<Places>>,
    /// Why what the file held before could not be put by, as far as that is known yet.
    pub no_backup: Option<Failure>,
    /// The names of copies of somebody's versions that now stand beside the file.
    pub copies: Vec<String>,
    /// What the file held before is still being put by: [`Answer::PutBy`] will follow.
    pub puts_by: bool,
}

/// The answer to an effect.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A dialog gave a path, or nothing. No dialog can open, or the user closed it: the two
    /// look alike on some systems, so a typed path is offered.
    PickedOpen(Option<PathBuf>),
    /// The same for saving.
    PickedSave(Option<PathBuf>),
    /// No dialog can be shown here: a path is typed instead, starting from this text.
    NoDialog(PathPurpose, String),
    /// A file was read.
    Read(PathBuf, Box<ReadAnswer>),
    /// The latest version of a file that was put by was read in its place.
    ReadEarlier(PathBuf, Box<ReadAnswer>),
    /// Of a file that does not read, earlier versions were put by. Comes after its refusal.
    HasEarlier(PathBuf),
    /// A file that was read may not be written to. Comes after its contents.
    Protected(PathBuf),
    /// A file opened lately was looked at.
    Seen(PathBuf, Seen),
    /// Linked versions were found.
    Versions(PathBuf, Vec<VersionLink>, Option<Arc<Contract>>),
    /// A look at the open file.
    Looked(PathBuf, Box<Look>),
    /// What ours and somebody else's version come to, and what that is about.
    Joined(Box<About>, Box<Joined>),
    /// A file that is to be compared was read, or was not.
    Beside(PathBuf, Box<Result<Arc<Contract>, ReadFailure>>),
    /// The copies of what a file held earlier, newest first.
    Backups(PathBuf, Vec<Backup>),
    /// What two versions come to; nothing when that failed.
    Compared(Box<CompareKey>, Option<Box<Compared>>),
    /// A copy was made at this path, or could not be.
    SetAside(CopyJob, Result<PathBuf, Failure>),
    /// What ended programs left behind.
    Found(Finds),
    /// Everything up to this record of this document is kept, or why nothing can be.
    Kept(u64, Result<u64, String>),
    /// Who else has a file; nobody when it is held for this program. Comes before the file's
    /// contents.
    Held(PathBuf, Option<Holder>),
    /// What a file held earlier, latest first.
    Earlier(PathBuf, Arc<Vec<Earlier>>),
    /// So many bytes of so many are written.
    Writing(usize, usize),
    /// What a file held before it was saved is put by, or why it could not be. Comes after the
    /// end of the save, where that takes a while.
    PutBy(Option<Failure>),
    /// A save ended.
    Written(Box<Result<Receipt, Failure>>),
    /// Something of an export.
    Export(ExportAnswer),
    /// What follows from a contract; nothing when it could not be worked out.
    Derived(Box<DeriveJob>, Option<Box<Derived>>),
    /// What was found for these words; nothing when the search failed.
    Searched(Box<(Searched, String)>, Option<SearchFound>),
    /// What came of an edit; nothing when it could not be worked out.
    Edited(Box<EditJob>, Option<Box<EditWork>>),
}
