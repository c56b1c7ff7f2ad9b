//! What a person, a view or an answer from outside asks the application to do.

use super::action::Action;
use super::comparing::CompareIntent;
use super::deck::DeckIntent;
use super::effect::Answer;
use super::export::{Export, Exported};
use super::form::{FieldValue, FormSubject};
use super::outside::OutsideIntent;
use super::paste::ZeroMeans;
use super::presentation::PresentIntent;
use super::session::Amounts;
use super::settings::ThemeChoice;
use super::versions::Place;
use super::view::{Screen, Span};
use crate::chart::copy::Clip;
use crate::chart::matrix::Question;
use crate::chart::{ChartName, FindingId, Measure, PartnerOrder, Subject};
use crate::contract::{
    Amount, Citation, Date, DeadlineId, FigureKey, LaneId, LineId, Outcome, PartnerId, PerimeterId,
    When,
};
use crate::edit::{Settlement, Target};
use crate::file::disk::Manner;
use crate::wording::Lang;
use std::path::PathBuf;

/// Where to go after a cell is validated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Stay.
    Stay,
    /// To the row below.
    Down,
    /// To the column on the right.
    Right,
    /// To the column on the left.
    Left,
}

/// What to do with unsaved edits before going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsavedChoice {
    /// Save them, then go on.
    Save,
    /// Leave them, then go on.
    Discard,
    /// Do not go on.
    Cancel,
}

/// What to do with typed text before going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnfinishedChoice {
    /// Take it into the contract, then go on.
    Take,
    /// Drop it, then go on.
    Drop,
    /// Go on typing instead.
    Resume,
}

/// What an empty cell means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmptyCell {
    /// Not published.
    NotPublished,
    /// Pending, with its reason.
    Pending(String),
    /// None by decision, with its reason.
    Nil(String),
    /// No part in this line.
    NotApplicable,
}

/// A wish. `update` turns wishes into edits, view changes and effects.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// An action by name.
    Do(Action),
    /// Show a screen.
    Go(Screen),
    /// Select a thing.
    Select(Subject),
    /// Select a thing and show it on this screen.
    Show(Screen, Subject),
    /// Esc: close what is open, else clear the selection, else the focus.
    Escape,
    /// Put a partner in focus, or none.
    Focus(Option<PartnerId>),
    /// Compare the chosen partner with another one, or with none.
    Compare(Option<PartnerId>),
    /// Show a chart alone, or the screen again.
    ShowAlone(Option<ChartName>),
    /// The keyboard is in this chart, or it was acted on.
    Enter(ChartName),
    /// Select the block of cells from the anchor to this cell.
    SelectTo(LineId, PartnerId),
    /// Anything about a block from the clipboard.
    Paste(PasteIntent),
    /// Show a perimeter.
    SetPerimeter(PerimeterId),
    /// Show amounts so.
    SetMeasure(Measure),
    /// Look from this day; `None` for today.
    SetObservation(Option<Date>),
    /// Open another version.
    OpenVersion(Place),
    /// Order partners so.
    OrderPartners(PartnerOrder),
    /// Show or hide the children of a line.
    ToggleLine(LineId),
    /// Write out the rows of a long matrix from this one on.
    ShowRows(usize),
    /// One scale for each column, or a common one.
    ScaleByColumn(bool),
    /// Show this part of the timeline.
    SetSpan(Span),
    /// Show one lane only, or all.
    SetLane(Option<LaneId>),
    /// List all past events, or the latest.
    ShowAllPast(bool),
    /// The text of the screen's filter.
    SetFilter(Option<String>),
    /// Anything about a cell or a date being typed.
    Typing(Typing),
    /// Anything about a form.
    Form(FormIntent),
    /// Anything about a point to examine.
    Finding(FindingIntent),
    /// Change something about a commitment.
    Figure(FigureKey, FigureIntent),
    /// What to do with typed text.
    Unfinished(UnfinishedChoice),
    /// Anything about what leaves the program.
    Export(ExportIntent),
    /// The palette's text.
    PaletteQuery(String),
    /// Take the palette's chosen row, or copy its value: that of the words as they are typed now.
    PaletteTake {
        /// Copy the value instead.
        copy: bool,
    },
    /// The palette's chosen row.
    PaletteChoose(usize),
    /// Close what lies over the screen.
    CloseOverlay,
    /// Remove a thing: shows what goes with it first.
    Remove(Target),
    /// Go through with the removal shown.
    ConfirmRemoval,
    /// Move a thing within its list, up (−1) or down (+1).
    Reorder(Target, i32),
    /// Settle a conflict: count another claim, or keep one and drop the others. 0 is the
    /// preferred claim, 1 the first alternative.
    ResolveConflict(FigureKey, Settlement),
    /// Give an event another date.
    MoveDeadline {
        /// The event.
        deadline: DeadlineId,
        /// Its new date.
        date: When,
        /// True while a drag goes on: all its moves are one step of undo.
        dragging: bool,
    },
    /// Say whether an event took place.
    SetOutcome(DeadlineId, Outcome),
    /// A drag ended.
    EndGesture,
    /// Settings.
    Setting(Setting),
    /// Anything about a presentation.
    Present(PresentIntent),
    /// Anything about the list of slides.
    Deck(DeckIntent),
    /// Anything about a comparison of two versions.
    Versions(CompareIntent),
    /// Show amounts, or hide them.
    Amounts(Amounts),
    /// Files.
    File(FileIntent),
    /// What an ended program left behind.
    Recovery(RecoveryIntent),
    /// Show the text of the file around this line, from 1.
    ShowLine(usize),
    /// Show an address in the browser.
    OpenAddress(String),
    /// Put something on the clipboard, and say so.
    Copy(Clip),
    /// Take a notice away.
    DismissNotice,
    /// Work out what an amount would change.
    Weigh(Box<Question>),
}

/// What to do about a point to examine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingIntent {
    /// Set it aside: asks why.
    Dismiss(FindingId),
    /// Leave its values as they are, with a note. Of a conflict, this claim counts: 0 is the
    /// preferred one.
    LeaveBoth(FindingId, usize),
}

/// Typing in a cell or a date.
#[derive(Debug, Clone, PartialEq)]
pub enum Typing {
    /// Open a cell; the text replaces what is there if given.
    BeginCell {
        /// Its line.
        line: LineId,
        /// Its partner.
        partner: PartnerId,
        /// The first characters typed.
        seed: Option<String>,
    },
    /// Open a cell in the inspector, with what it holds.
    BeginBeside(LineId, PartnerId),
    /// The cell's text.
    CellText(String),
    /// Validate the cell.
    CommitCell(Then),
    /// Validate it as this amount, after a question.
    CommitAmount(Amount, Then),
    /// Take the difference from this line's cell, so that the partner's total stays; or from none.
    KeepTotal(Option<LineId>),
    /// Give a cell this amount, without opening it.
    SetAmount(LineId, PartnerId, Amount),
    /// Move the date being typed by days, or by months.
    StepDate {
        /// Forwards or backwards.
        by: i32,
        /// By months rather than by days.
        months: bool,
    },
    /// The reason typed under a question.
    ReasonText(String),
    /// A plain zero, or a decision of zero.
    ZeroIsDecision(bool),
    /// Empty the selected cell so.
    Clear(EmptyCell),
    /// Open a date.
    BeginDate(DeadlineId),
    /// The date's text.
    DateText(String),
    /// Validate the date.
    CommitDate,
    /// Restore what was there.
    Cancel,
}

/// A change of a commitment that is not its amount.
#[derive(Debug, Clone, PartialEq)]
pub enum FigureIntent {
    /// An estimate that cites a source is a published amount.
    Publish,
    /// A published amount is an estimate.
    Estimate,
    /// Cites a source; an estimate is published with it.
    Cite(Citation),
    /// Counts in this perimeter.
    Perimeter(PerimeterId),
    /// Why it is so: the note kept with it, as it is being typed.
    Note(String),
}

/// A block from the clipboard.
#[derive(Debug, Clone, PartialEq)]
pub enum PasteIntent {
    /// This text is on the clipboard.
    Text(String),
    /// This text in every selected cell, and what a zero means.
    Fill(String, ZeroMeans),
    /// What a zero in it means.
    Zeros(ZeroMeans),
    /// The reason for what is pending or decided.
    Reason(String),
    /// Paste what was shown.
    Apply,
}

/// A form.
#[derive(Debug, Clone, PartialEq)]
pub enum FormIntent {
    /// Open one.
    Open(FormSubject),
    /// Set a field.
    Set(usize, FieldValue),
    /// Validate.
    Submit,
}

/// What leaves the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportIntent {
    /// Open the dialog on this, or on the chart that is looked at.
    Open(Option<Exported>),
    /// Choose so.
    Set(Export),
    /// Ask where the file goes, and make it.
    Submit,
    /// Stop the export under way.
    Cancel,
    /// Put this, or the chart that is looked at, on the clipboard as a picture.
    CopyPicture(Option<Exported>),
}

/// Settings.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// Language.
    Lang(Lang),
    /// Theme.
    Theme(ThemeChoice),
    /// Zoom, in percent.
    Zoom(u16),
    /// Reference partner.
    Reference(Option<PartnerId>),
    /// The window has this size now, in points.
    Window(f32, f32),
}

/// What an ended program left behind. Journals are named by their paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecoveryIntent {
    /// Show it: the one of this number, or the one that concerns what is open.
    Show(Option<usize>),
    /// Show what differs from the file, or the list of edits.
    Compare(bool),
    /// Go on with it.
    Keep(PathBuf),
    /// Put it among the discarded ones.
    Discard(PathBuf),
    /// Choose one of what the file held earlier.
    ChooseEarlier(usize),
    /// Take in the chosen one, as a step that can be undone.
    Restore,
}

/// Files.
#[derive(Debug, Clone, PartialEq)]
pub enum FileIntent {
    /// Open this path (dropped, recent, typed or given on the command line).
    Open(PathBuf),
    /// The typed path changed.
    PathText(String),
    /// Go with the typed path.
    PathSubmit,
    /// A path was pasted where a file can be dropped.
    PathPasted(String),
    /// What to do with unsaved edits.
    Unsaved(UnsavedChoice),
    /// The window is asked to close.
    CloseRequested,
    /// Anything about a file that changed outside.
    Outside(OutsideIntent),
    /// Open the latest version of a refused file that was put by.
    OpenEarlier(PathBuf),
    /// Save over the document's file in this manner, seeing what is risked.
    SaveSo(Manner),
    /// Give up the file that is being read or written.
    Stop,
    /// Try again to have a file that is open elsewhere.
    TakeOver,
    /// Take a recent file off the list.
    ForgetRecent(PathBuf),
    /// An effect's answer.
    Answer(Answer),
}
