//! Charts as data: marks with their subject, exact label, state, colour role; scope lines; notes;
//! spoken text. What is shown is decided here, once; `ui` draws it, on screen and on paper.
//! Must not know how anything is drawn.

mod axes;
mod change;
mod concentration;
mod contest;
mod contrast;
pub mod copy;
pub mod csv;
pub mod detail;
mod figures;
pub mod findings;
mod ink;
mod line_texts;
pub mod matrix;
mod named;
mod overview;
pub mod partners;
pub mod report;
mod scene;
mod shares;
pub mod sheet;
pub mod slides;
mod strip;
mod subject;
mod table;
pub mod timeline;
mod tip;

pub use axes::{AxesChart, AxisMark, AxisRow, Legend, Shape};
pub use change::{change_texts, reason as change_reason, state_text, value_text};
pub use concentration::{Concentration, Known, OperationMark, SizeRow};
pub use contest::{Contest, contest, side_name};
pub use contrast::{
    Bar, BarRow, Compared, ContrastCell, ContrastChart, End, Miniatures, Outcome, Piece, Proposal,
    Said, SaidKind, SaidList, Side, SideKind, Sign,
};
pub use detail::Detail;
pub use figures::{Figures, Gap, KeyFigure, MiniCell};
pub use findings::FindingList;
pub use ink::Ink;
pub use line_texts::{Held, LineTexts, Words};
pub use matrix::{MatrixTable, kept_lines};
pub use named::ChartName;
pub use overview::{CheckRow, Checks, Overview};
pub use partners::PartnerBoard;
pub use scene::{Look, Measure, PartnerOrder, Scene};
pub use shares::{ShareRow, SharesChart};
pub use sheet::{Sheet, SheetName};
pub use strip::{Card, Place, Strip, StripMark};
pub use subject::{FindingId, Subject};
pub use table::Table;
pub use timeline::Timeline;
pub use tip::Tip;
