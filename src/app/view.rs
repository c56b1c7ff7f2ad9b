//! What is looked at and how: screen, scope, selection, open panels. Nothing here changes a
//! contract, and nothing here knows how it is drawn.

use super::export::Export;
use super::form::Form;
use super::keeping::Earlier;
use super::paste::Paste;
use crate::chart::slides::SlideName;
use crate::chart::{ChartName, Measure, PartnerOrder, Subject};
use crate::contract::{Amount, DeadlineId, LaneId, LineId, PartnerId, PerimeterId};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Screen {
    /// How much, whose, by when, and how far to trust it.
    #[default]
    Overview,
    /// Axes × signatories.
    Matrix,
    /// Timeline and list of dates.
    Schedule,
    /// One partner at a time.
    Partners,
    /// Two versions held against each other.
    Contrast,
    /// What is presented, in which order.
    Slides,
}

impl Screen {
    /// All screens, in rail order.
    pub const ALL: [Screen; 6] = [
        Screen::Overview,
        Screen::Matrix,
        Screen::Schedule,
        Screen::Partners,
        Screen::Contrast,
        Screen::Slides,
    ];

    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Screen::Overview => "overview",
            Screen::Matrix => "matrix",
            Screen::Schedule => "schedule",
            Screen::Partners => "partners",
            Screen::Contrast => "compare",
            Screen::Slides => "presentation",
        }
    }

    /// The screen with this name.
    pub fn named(name: &str) -> Option<Screen> {
        Screen::ALL.into_iter().find(|s| s.name() == name)
    }
}

/// The part of the timeline that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Span {
    /// The whole period, with some room.
    #[default]
    All,
    /// Twelve months around the observation date.
    Year,
    /// Ninety days around it.
    Quarter,
    /// From and to, as days since year 1, after a zoom or a pan.
    Free(f64, f64),
}

/// The cell being typed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellEdit {
    /// Its line.
    pub line: LineId,
    /// Its partner.
    pub partner: PartnerId,
    /// Where it is typed.
    pub place: EditPlace,
    /// The text so far.
    pub text: String,
    /// A question that the text raises, after Enter.
    pub question: Option<CellQuestion>,
    /// The line whose cell gives or takes the difference, so that the partner's total stays.
    pub keep: Option<LineId>,
    /// How often the typing was called back to, after a wish to leave that it could not grant.
    pub recalled: u32,
}

/// Where a cell is typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EditPlace {
    /// In the matrix.
    #[default]
    Cell,
    /// In the inspector, beside any screen.
    Inspector,
}

/// What a typed text needs to be told before it is an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellQuestion {
    /// Zero: a decision, or a plain zero?
    Zero,
    /// A decision of zero needs its reason.
    NilReason(String),
    /// A pending state needs its reason.
    PendingReason(String),
    /// `1.234`: a decimal mark or thousands?
    Ambiguous {
        /// Read with a decimal mark.
        as_decimal: Amount,
        /// Read with a thousands separator.
        as_thousands: Amount,
    },
    /// `-2`: two less than now, or below zero?
    Sign {
        /// The present amount less the number.
        less: Amount,
        /// The number below zero.
        negative: Amount,
    },
}

/// The deadline whose date is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateEdit {
    /// The event.
    pub deadline: DeadlineId,
    /// The text so far.
    pub text: String,
    /// How often the typing was called back to, after a wish to leave that it could not grant.
    pub recalled: u32,
    /// True once letters were typed: arrows then move in the text, and no more in the calendar.
    pub typed: bool,
}

/// What lies over the screen and takes the keyboard.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// Everything by name.
    Palette {
        /// The text so far.
        query: String,
        /// The chosen row.
        chosen: usize,
    },
    /// A form.
    Form(Box<Form>),
    /// What leaves the program, and how.
    Export(ExportDialog),
    /// Keyboard shortcuts.
    Shortcuts,
    /// Version and licences.
    About,
    /// Settings.
    Settings,
    /// Everything the contract holds, to change, remove and reorder.
    Contents,
    /// Unsaved edits, one by one.
    Review,
    /// The table behind what is shown.
    Table,
    /// A block from the clipboard, before it is pasted.
    Paste(Box<Paste>),
    /// A path typed because no system dialog could open, or because one was asked for.
    Path(PathPrompt),
    /// Save, discard or cancel, before something that would lose edits.
    Unsaved,
    /// Take, drop or go on typing, before something that would lose typed text.
    Unfinished(Unfinished),
    /// What goes with a removal.
    Removal(Box<super::removal::Removal>),
    /// What an ended program left behind.
    Recovery {
        /// Which one, from 0.
        shown: usize,
        /// True when differences are shown in the place of edits.
        compared: bool,
    },
    /// What the file held earlier.
    Earlier {
        /// The list; none while it is being made.
        list: Option<Arc<Vec<Earlier>>>,
        /// The chosen one, from 0.
        chosen: usize,
    },
    /// The text of the file around this line, from 1.
    Lines(usize),
    /// A refused file, problem by problem.
    Refused {
        /// What is wrong with it.
        refusal: Box<crate::file::Refusal>,
        /// The file, if it was to be opened.
        path: Option<PathBuf>,
        /// True when earlier versions of it were put by, one of which may be opened in its place.
        has_earlier: bool,
    },
    /// What to do about a file that changed outside.
    Outside,
    /// Two versions to join, conflict by conflict.
    Merge(std::sync::Arc<crate::compare::Merge>),
    /// What differs on both sides.
    Comparison(Box<super::outside::BothSides>),
    /// An operation that failed, in people's words.
    Failed(super::effect::Failure),
    /// An export that failed.
    NotExported(super::effect::Failure),
}

impl Overlay {
    /// What is wrong with a file that was only looked at.
    pub fn refused(refusal: Box<crate::file::Refusal>) -> Self {
        Overlay::Refused {
            refusal,
            path: None,
            has_earlier: false,
        }
    }
}

/// The export dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportDialog {
    /// The choices so far.
    pub export: Export,
    /// The number under which their preview was asked for.
    pub number: u64,
    /// The preview.
    pub preview: Preview,
}

/// How far a preview is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preview {
    /// It is being drawn.
    Asked,
    /// It is drawn.
    Shown,
    /// It cannot be drawn, and why.
    Refused(super::undrawn::Undrawn),
}

/// Typed text that is not in the contract.
#[derive(Debug, Clone, PartialEq)]
pub enum Unfinished {
    /// The answers of a form.
    Form(Box<Form>),
    /// A cell whose text is no amount, or which asks something.
    Cell,
    /// An event whose text is no date.
    Date,
}

/// A path being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathPrompt {
    /// To open or to save.
    pub purpose: PathPurpose,
    /// The text so far.
    pub text: String,
    /// Why it is asked here rather than in a system dialog.
    pub no_dialog: bool,
    /// An existing file would be replaced: asked once.
    pub confirm_replace: bool,
}

/// What a typed path is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathPurpose {
    /// Read this file.
    Open,
    /// Write to this file.
    Save,
    /// Write what is exported to this file.
    Export,
}

/// A place to come back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The screen.
    pub screen: Screen,
    /// The selection.
    pub selection: Option<Subject>,
    /// The chart shown alone.
    pub alone: Option<ChartName>,
}

/// What is looked at and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct View {
    /// The screen.
    pub screen: Screen,
    /// The perimeter shown; `None` before a contract is open.
    pub perimeter: Option<PerimeterId>,
    /// How amounts are shown.
    pub measure: Measure,
    /// The one selected thing.
    pub selection: Option<Subject>,
    /// The partner in focus on every chart.
    pub focus: Option<PartnerId>,
    /// The partner that the chosen one is compared with.
    pub compared: Option<PartnerId>,
    /// The chart that takes the place of the screen.
    pub alone: Option<ChartName>,
    /// The chart of the screen that the keyboard is in, or that was acted on last.
    pub chart: Option<ChartName>,
    /// Open panels.
    pub panels: Panels,
    /// What only the matrix has.
    pub matrix: MatrixView,
    /// What only the schedule has.
    pub schedule: ScheduleView,
    /// The order of partners.
    pub partner_order: PartnerOrder,
    /// The filter text of the screen, and whether its field is open.
    pub filter: Option<String>,
    /// The slide looked at in their list.
    pub slide: Option<SlideName>,
    /// What lies over the screen.
    pub overlay: Option<Overlay>,
    /// Forms with typed text that something else covers for now, the latest last.
    pub covered: Vec<Form>,
}

impl View {
    /// Lays something over the screen. A form with typed text is covered, not lost.
    pub fn lay(&mut self, overlay: Overlay) {
        if let Some(Overlay::Form(form)) = self.overlay.take()
            && form.is_changed()
        {
            self.covered.push(*form);
        }
        self.overlay = Some(overlay);
    }

    /// Takes away what lies over the screen; the form that it covered shows again.
    pub fn lift(&mut self) {
        self.overlay = self.covered.pop().map(|form| Overlay::Form(Box::new(form)));
    }
}

/// Open panels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panels {
    /// The inspector.
    pub inspector: bool,
    /// The findings.
    pub findings: bool,
}

impl Default for Panels {
    fn default() -> Self {
        Self {
            inspector: true,
            findings: false,
        }
    }
}

impl View {
    /// The screen whose chart is shown; `None` for a chart that no screen has.
    pub fn screen_of_chart(&self) -> Option<Screen> {
        match self.alone {
            None => Some(self.screen),
            Some(
                ChartName::AxisBudgets
                | ChartName::PartnerShares
                | ChartName::KeyFigures
                | ChartName::NextDeadlines,
            ) => Some(Screen::Overview),
            Some(ChartName::Matrix) => Some(Screen::Matrix),
            Some(ChartName::Deadlines) => Some(Screen::Schedule),
            Some(ChartName::Contrast) => Some(Screen::Contrast),
            Some(ChartName::Concentration) => None,
        }
    }
}

/// What only the matrix has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MatrixView {
    /// Lines whose children are shown.
    pub expanded: BTreeSet<LineId>,
    /// The cell being typed in.
    pub editing: Option<CellEdit>,
    /// True when each column has its own scale for in-cell bars.
    pub scale_by_column: bool,
    /// The other corner of a block of selected cells.
    pub anchor: Option<(LineId, PartnerId)>,
    /// The first row to write out of a matrix too long to be written out whole.
    pub first_row: usize,
}

/// What only the schedule has.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScheduleView {
    /// The part of the timeline that is shown.
    pub span: Span,
    /// The only lane shown.
    pub lane: Option<LaneId>,
    /// True when all past events are listed.
    pub all_past: bool,
    /// The date being typed.
    pub editing: Option<DateEdit>,
}
