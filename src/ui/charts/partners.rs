//! The partners chart, part by part: list, bar of the contract, bars of the axes, mix of axes.
//! Each part draws in the place it is given and pushes what was asked for; none knows a session.

mod axes;
mod list;
mod segment;
mod total;

pub use axes::axes;
pub use list::{list, stepped};
pub use segment::{bar_of, paint_mark, slot_of, tone_of};
pub use total::total;

use crate::chart::Subject;
use crate::ui::theme::Theme;
use crate::wording::Lang;

/// How the parts look and what is selected.
#[derive(Clone, Copy)]
pub struct PartnersLook<'a> {
    /// Colours.
    pub theme: &'static Theme,
    /// The selection of the program.
    pub selection: Option<&'a Subject>,
    /// Language of the words.
    pub lang: Lang,
}

impl PartnersLook<'_> {
    /// True when this is the selection.
    fn is_selected(&self, subject: &Subject) -> bool {
        self.selection == Some(subject)
    }
}
