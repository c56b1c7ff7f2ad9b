//! A presentation under way: which slide, what is pointed at, what is supposed. Nothing here
//! touches the contract: what is supposed lives and dies with the presentation.

use super::view::Screen;
use crate::chart::Subject;
use crate::chart::slides::{SlideName, Supposed};
use crate::contract::PartnerId;
use crate::edit::{EntryError, Refused};

/// What fills the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shows {
    /// The slide.
    #[default]
    Slide,
    /// The table behind it.
    Table,
    /// Nothing.
    Black,
}

/// Why what was typed is not supposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSupposed {
    /// It reads as no amount.
    Entry(EntryError),
    /// It is no amount but a kind of nothing, or zero.
    NoAmount,
    /// It cannot be there.
    Refused(Refused),
}

/// An amount being typed over a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supposing {
    /// Of what.
    pub subject: Subject,
    /// Its name.
    pub name: String,
    /// The text so far.
    pub text: String,
    /// Why it was not taken.
    pub refused: Option<NotSupposed>,
}

/// A presentation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Presentation {
    /// The only slide, when one chart is presented.
    pub only: Option<SlideName>,
    /// The slide shown, from 0.
    pub at: usize,
    /// The partner in focus on every slide.
    pub focus: Option<PartnerId>,
    /// What fills the screen.
    pub shows: Shows,
    /// The part of the table that is shown, from 0.
    pub part: usize,
    /// True while a ring follows the pointer.
    pub has_laser: bool,
    /// The mark that the keyboard is on.
    pub mark: Option<usize>,
    /// The amount being typed.
    pub typing: Option<Supposing>,
    /// What is supposed.
    pub supposed: Vec<Supposed>,
    /// True after a wish to suppose where nothing can be.
    pub cannot_suppose: bool,
}

/// A wish during a presentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PresentIntent {
    /// Begin, with all slides or this one.
    Start(Option<SlideName>),
    /// So many slides on or back.
    Step(isize),
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// Black, or the slide again.
    Black,
    /// The table behind, or the slide again.
    Table,
    /// This part of a long table, from 0.
    Part(usize),
    /// The ring on or off.
    Laser,
    /// Focus the next partner; none after the last.
    NextPartner,
    /// Go so many marks on or back.
    Mark(isize),
    /// Type an amount over this mark, or over the one that the keyboard is on.
    Suppose(Option<usize>),
    /// The text so far.
    Text(String),
    /// Suppose it.
    Commit,
    /// One step out: what is typed, black, the table, what is supposed, the presentation.
    Leave,
}

/// The screen on which a slide's figures are looked into.
pub(super) fn screen_of(name: SlideName) -> Screen {
    match name {
        SlideName::Cover | SlideName::Axes | SlideName::Gaps => Screen::Overview,
        SlideName::Parts => Screen::Partners,
        SlideName::Partner => Screen::Matrix,
        SlideName::Dates => Screen::Schedule,
    }
}
