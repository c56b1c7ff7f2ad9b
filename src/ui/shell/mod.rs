//! The frame around every screen: top bar, bar of a changed file, rail, header, status bar.

mod header;
mod menus;
mod outside_bar;
mod rail;
mod sides;
mod status_bar;
mod top_bar;
mod under_way;

pub use header::header;
pub use menus::icon_of;
pub use outside_bar::{outside_bar, said, ways};
pub use rail::rail;
pub use sides::name_of;
pub use status_bar::status_bar;
pub use top_bar::{paint_mark, top_bar};
