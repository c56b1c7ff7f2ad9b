//! Maquette: a dashboard for multi-partner public funding contracts.

pub mod app;
pub mod chart;
pub mod check;
pub mod cli;
pub mod contract;
pub mod edit;
pub mod export;
pub mod file;
pub mod summary;
pub mod ui;
pub mod window;
pub mod wording;
