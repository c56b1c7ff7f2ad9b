//! Charts, one to a file: each draws chart data in a place that it is given. What is shown was
//! decided in `chart`.

pub mod axes;
pub mod checks;
pub mod figures;
pub mod frame;
pub mod ink;
pub mod shares;
pub mod stop;
pub mod strip;
pub mod timeline;
