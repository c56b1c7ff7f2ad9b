//! The rail: screens above, findings and settings below.

use crate::app::Intent;
use crate::app::action::Action;
use crate::app::view::Screen;
use crate::check::Severity;
use crate::ui::Desk;
use crate::ui::theme::{icons, space};
use crate::ui::widgets::rail_item::{RailItem, rail_item, rail_item_narrow};
use crate::wording::Key;
use egui::{Align, Layout, Response, Ui};

/// Draws the rail.
pub fn rail(ui: &mut Ui, desk: &mut Desk<'_>, narrow: bool) {
    let has_document = desk.session.document.is_some();
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space(space::XS);
        ui.add_enabled_ui(has_document, |ui| {
            for screen in Screen::ALL {
                let item = RailItem {
                    icon: icon_of(screen),
                    text: desk.text(name_of(screen)),
                    count: None,
                    is_current: has_document && desk.session.view.screen == screen,
                };
                if show(ui, desk, item, narrow).clicked() {
                    desk.push(Intent::Go(screen));
                }
            }
        });
    });
    ui.with_layout(Layout::bottom_up(Align::Center), |ui| {
        ui.add_space(space::S);
        let settings = RailItem {
            icon: icons::GEAR_SIX,
            text: desk.text(Key::RailSettings),
            count: None,
            is_current: false,
        };
        if show(ui, desk, settings, narrow).clicked() {
            desk.push(Intent::Do(Action::Settings));
        }
        ui.add_enabled_ui(has_document, |ui| {
            let findings = RailItem {
                icon: icons::LIST_CHECKS,
                text: desk.text(Key::RailFindings),
                count: to_review(desk),
                is_current: has_document && desk.session.view.panels.findings,
            };
            let mut response = show(ui, desk, findings, narrow);
            if let Some(n) = findings.count {
                // The icon has room for a short number only.
                let words = desk.count(Key::ToReviewOne, Key::ToReviewOther, n);
                let describe =
                    |node: &mut egui::accesskit::Node| node.set_description(words.as_str());
                ui.ctx().accesskit_node_builder(response.id, describe);
                response = response.on_hover_text(words);
            }
            if response.clicked() {
                desk.push(Intent::Do(Action::Findings));
            }
        });
    });
}

fn show(ui: &mut Ui, desk: &Desk<'_>, item: RailItem<'_>, narrow: bool) -> Response {
    if narrow {
        rail_item_narrow(ui, desk.theme, item)
    } else {
        rail_item(ui, desk.theme, item)
    }
}

/// How many findings wait for somebody: blocking ones and those to review.
fn to_review(desk: &Desk<'_>) -> Option<usize> {
    let derived = desk.session.document.as_ref()?.derived()?;
    // Most serious first.
    let n = derived
        .findings()
        .partition_point(|f| f.severity < Severity::Info);
    (n > 0).then_some(n)
}

/// The name of a screen in the rail.
fn name_of(screen: Screen) -> Key {
    match screen {
        Screen::Overview => Key::RailOverview,
        Screen::Matrix => Key::RailMatrix,
        Screen::Schedule => Key::RailSchedule,
        Screen::Partners => Key::RailPartners,
        Screen::Contrast => Key::RailContrast,
        Screen::Slides => Key::RailSlides,
    }
}

fn icon_of(screen: Screen) -> icons::Icon {
    match screen {
        Screen::Overview => icons::SQUARES_FOUR,
        Screen::Matrix => icons::TABLE,
        Screen::Schedule => icons::CALENDAR_DOTS,
        Screen::Partners => icons::USERS_THREE,
        Screen::Contrast => icons::GIT_DIFF,
        Screen::Slides => icons::PRESENTATION_CHART,
    }
}
