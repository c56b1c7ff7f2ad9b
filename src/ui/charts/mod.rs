//! One module per chart: each draws chart data in the room it is given and pushes intents, so
//! that a chart can also be drawn alone. None decides a text, a number or a state.

pub mod matrix;
pub mod partners;
pub mod timeline;
