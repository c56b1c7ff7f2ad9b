//! One file per screen: each draws the chart of the session and pushes intents.

mod alone;
mod contrast;
mod home;
mod matrix;
mod overview;
mod partners;
mod schedule;
mod slides;

use super::Desk;
use super::theme::{icons, space, type_scale};
use super::widgets::button::{Face, Look, button};
use super::widgets::text::paragraph;
use crate::app::Intent;
use crate::app::action::Action;
use egui::Ui;

pub use alone::alone;
pub use contrast::contrast;
pub use home::home;
pub use matrix::matrix;
pub use overview::{overview, overview_figures};
pub use partners::partners;
pub use schedule::{schedule, schedule_alone};
pub use slides::slides;

/// A screen without anything to show: one sentence of cause, and what to do about it.
fn empty(ui: &mut Ui, desk: &mut Desk<'_>, text: &str, action: Option<Action>) {
    ui.add_space(96.0);
    ui.vertical_centered(|ui| {
        let look = (type_scale::BODY, desk.theme.text.second);
        paragraph(ui, text, look, 420.0);
        ui.add_space(space::M);
        if let Some(action) = action {
            let face = Face::text(desk.text(action.phrase())).icon(icons::PLUS);
            if button(ui, desk.theme, Look::Primary, face).clicked() {
                desk.push(Intent::Do(action));
            }
        }
    });
}
