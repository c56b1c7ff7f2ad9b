//! Charts as data: marks with their subject, exact label, state, colour role; scope lines; notes;
//! spoken text. What is shown is decided here, once; `ui` draws it, on screen and on paper.
//! Must not know how anything is drawn.

mod change;
pub mod copy;
pub mod detail;
pub mod findings;
mod ink;
mod matrix;
mod overview;
pub mod partners;
mod scene;
mod subject;
mod table;
pub mod timeline;

pub use change::{change_texts, state_text, value_text};
pub use detail::Detail;
pub use findings::FindingList;
pub use ink::Ink;
pub use matrix::MatrixTable;
pub use overview::Overview;
pub use partners::PartnerBoard;
pub use scene::{Look, Measure, PartnerOrder, Scene};
pub use subject::{FindingId, Subject};
pub use table::Table;
pub use timeline::Timeline;
