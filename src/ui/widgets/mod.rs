//! Controls and marks, one to a file. Each is a function of a `Ui` or a painter, a theme and the
//! values to show; none knows what a contract is.

pub mod badge;
pub mod bar;
pub mod button;
pub mod chip;
pub mod diamond;
pub mod hatch;
pub mod key_value;
pub mod link;
pub mod long_list;
pub mod menu_item;
pub mod paint;
pub mod picker;
pub mod rail_item;
pub mod search_field;
pub mod segmented;
pub mod severity;
pub mod swatch;
pub mod text;
pub mod tip;
pub mod walk;

#[cfg(test)]
mod harness;
