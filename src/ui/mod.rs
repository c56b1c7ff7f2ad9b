//! Drawing with egui: theme, widgets, and the screens made of them. Given a read model it draws;
//! it knows no file, no clock and no window.

pub mod theme;
pub mod widgets;
