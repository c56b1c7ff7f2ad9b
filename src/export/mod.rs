//! Export: the screens and charts that `ui` draws, turned into files without a window.
//!
//! Drawing happens in an off-screen `egui::Context` ([`offscreen`]), so that paper and screen come
//! from the same code; a small CPU rasteriser ([`raster`]) paints the resulting mesh, and [`png`]
//! writes the picture. No display and no GPU is needed, and the same input gives the same bytes.
//!
//! Knows `ui` and what is below it; must not know the window, the dialogs or where files are saved.

mod csv;
mod document;
pub mod offscreen;
pub mod pdf;
pub mod pixels;
pub mod plate;
pub mod png;
pub mod raster;
mod report;
pub mod screen;
mod sheet;
mod slide;
pub mod svg;

pub use document::{ExportRefusal, UNWATCHED, Watch, picture, preview, produce};
