//! How everything looks: colours by role, type, spacing, icons. Knows nothing of contracts: a
//! screen asks for a role ("text, muted"; "partner slot 8"), never for a colour.

pub mod colors;
pub mod fonts;
pub mod icons;
pub mod space;
mod style;
pub mod type_scale;

pub use colors::{DARK, LIGHT, PRINT, Theme, Tone};
pub use type_scale::Type;

#[cfg(test)]
mod glyph_tests;
#[cfg(test)]
mod palette_tests;
