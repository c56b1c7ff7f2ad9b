//! Maquette: a dashboard for multi-partner public funding contracts.
//!
//! # The house
//!
//! ```text
//! main → { window, cli } → export → ui → app → chart → file
//!                               ↘ wording → { check, compare } → { summary, edit } → contract
//! ```
//!
//! Each room knows those to its right and none to its left.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`contract`] | what a contract is: amounts, states, lines, partners, dates. No file, no clock, no language, no floating point |
//! | [`summary`] | tables derived from a contract in one perimeter: matrix, totals, schedule, completeness |
//! | [`edit`] | every change a user can make, as values with exact inverses; history; what people type |
//! | [`compare`] | two contracts → the edits between them; three → one, with the questions that are left |
//! | [`check`] | rules on a contract → findings. Never fails, never blocks |
//! | [`wording`] | amounts, dates, findings, edits → French or English; one phrase file per language |
//! | [`file`] | RON text ↔ contract: a lossless token tree with places, a table of shapes, the typed reader and writer, minimal-change saving; the disk, recovery journal, locks, backups |
//! | [`chart`] | charts as data: marks, exact labels, states, colour roles, scope lines, spoken text |
//! | [`app`] | the application without a toolkit: session, document, intents, [`app::update`], effects |
//! | [`ui`] | drawing with egui: theme, widgets, charts, screens, panels, overlays |
//! | [`export`] | the same drawing off-screen: SVG, PNG and PDF of charts, slides and the report, pictures of screens, without a display |
//! | [`window`] | eframe, system dialogs, effects on threads, the watch over the open file, settings |
//! | [`cli`] | headless commands |
//!
//! # Rules
//!
//! 1. One way round: a view reads a [`app::Session`] and pushes [`app::Intent`]s; `update` turns
//!    them into edits, view changes and effects; what follows from the contract is derived once
//!    per revision, and the charts of the shown screen once per change. No widget is bound to a
//!    field of the contract.
//! 2. One list of actions ([`app::action::Action`]) gives menus, palette, shortcuts and tooltips.
//! 3. A chart is written once: `chart` says what is shown, `ui` draws it, `export` runs the same
//!    drawing off-screen.
//! 4. Money is exact: at most 15 digits before and 6 after the mark, so that sums cannot round.
//!    `f64` appears at the border of a chart only, after its label was made.
//! 5. Unknown is not zero; perimeters are never mixed; shares name their base.
//! 6. Identity is an id newtype, never a position or a name.
//! 7. No clock, no environment, no language in the core: they are parameters.
//! 8. Findings never block; refusals are typed, with place, cause and remedy; bugs are asserted.
//! 9. Nothing blocks a frame, and nothing is repainted at rest.
//! 10. Unsaved = the present revision is not the saved one.
//! 11. Only ordered collections where order can reach a screen or a file.
//! 12. `tests/tidy.rs` checks of these what a machine can check.
//!
//! # A tour
//!
//! ```
//! use maquette::contract::{Amount, PerimeterId};
//! use maquette::{file, summary::Summary};
//!
//! let bytes = include_bytes!("../data/hauts-de-france-2021-2027.ron");
//! let loaded = file::read("hauts-de-france-2021-2027.ron", bytes).unwrap();
//! let perimeter = &loaded.contract.perimeters[0].id;
//! let summary = Summary::of(&loaded.contract, perimeter);
//!
//! // 994 + 995 + 768: the group's announced total replaces its members'.
//! assert_eq!(summary.totals.parts.known.unwrap().to_string(), "2757000000");
//! let group = &summary.totals.groups[0];
//! assert_eq!(group.remainder.unwrap().to_string(), "378000000");
//!
//! // The digits of an amount are its precision.
//! let envelope: Amount = "2.75 Md€".parse().unwrap();
//! assert_eq!(envelope.tolerance().to_string(), "5000000");
//! # let _: &PerimeterId = perimeter;
//! ```

pub mod app;
pub mod chart;
pub mod check;
pub mod cli;
pub mod compare;
pub mod contract;
pub mod edit;
pub mod export;
pub mod file;
pub mod summary;
pub mod ui;
pub mod window;
pub mod wording;
