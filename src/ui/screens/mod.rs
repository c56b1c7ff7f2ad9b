//! One file per screen: each draws the chart of the session and pushes intents.

mod alone;
mod contrast;
mod home;
mod matrix;
mod overview;
mod partners;
mod schedule;
mod slides;

pub use alone::alone;
pub use contrast::contrast;
pub use home::home;
pub use matrix::matrix;
pub use overview::overview;
pub use partners::partners;
pub use schedule::{schedule, schedule_alone};
pub use slides::slides;
