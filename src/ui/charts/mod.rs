//! One module per chart: each draws chart data in the room it is given and pushes intents, so
//! that a chart can also be drawn alone. None decides a text, a number or a state.

pub mod axes;
pub mod checks;
pub mod concentration;
pub mod figures;
pub mod frame;
pub mod ink;
pub mod matrix;
pub mod partners;
pub mod shares;
pub mod stop;
pub mod strip;
pub mod timeline;
pub mod waterfall;
