//! The bar over the sheet while the file on disk is not what was read: what happened, and what
//! can be done about it.

use super::under_way::takes_long;
use crate::app::action::Action;
use crate::app::outside::{Ask, Outside, OutsideIntent};
use crate::app::{Document, FileIntent, Intent};
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::paint::icon_fill;
use crate::ui::widgets::text::label;
use crate::wording::Key;
use egui::{Align, Frame, Layout, Margin, Panel, Sense, Ui, vec2};

/// Height of the bar.
const HEIGHT: f32 = 46.0;

/// Draws the bar, if there is anything to say.
pub fn outside_bar(ui: &mut Ui, desk: &mut Desk<'_>) {
    let document = desk.session.document.as_ref();
    let Some(outside) = document.and_then(|d| d.outside.as_ref()) else {
        return;
    };
    let tone = desk.theme.signal.review;
    Panel::top("outside")
        .exact_size(HEIGHT)
        .show_separator_line(false)
        .frame(
            Frame::NONE
                .fill(tone.fill)
                .inner_margin(Margin::symmetric(14, 8)),
        )
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
                icon_fill(
                    ui.painter(),
                    rect.center(),
                    icons::WARNING_CIRCLE,
                    18.0,
                    tone.on,
                );
                let ask = document.and_then(Document::asked);
                let ask = ask.filter(|ask| ask.is_waited_for());
                let is_long = takes_long(ui, "joining", ask.is_some());
                let ask = ask.filter(|_| is_long);
                let said = match ask {
                    Some(Ask::Compare { .. }) => desk.text(Key::OutsideComparing).to_owned(),
                    Some(_) => desk.text(Key::OutsideMerging).to_owned(),
                    None => said(desk, outside),
                };
                label(ui, &said, type_scale::BODY.medium(), desk.theme.text.main);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    match ask {
                        Some(_) => stop(ui, desk),
                        None => ways(ui, desk, outside),
                    }
                });
            });
        });
}

fn stop(ui: &mut Ui, desk: &mut Desk<'_>) {
    let face = Face::text(desk.text(Key::TopStop));
    if button(ui, desk.theme, Look::Secondary, face).clicked() {
        desk.push(Intent::File(FileIntent::Outside(OutsideIntent::Stop)));
    }
}

/// What happened, in one line.
pub fn said(desk: &Desk<'_>, outside: &Outside) -> String {
    match outside {
        Outside::Changed(..) => desk.text(Key::OutsideChanged).to_owned(),
        Outside::Broken(_, refusal) => {
            let said = desk.text(Key::OutsideBroken);
            match refusal.problems.first() {
                Some(problem) => {
                    let (line, column) = (problem.position.line, problem.position.column);
                    let place = desk.fill(
                        Key::ReadPlace,
                        &[("line", &line.to_string()), ("column", &column.to_string())],
                    );
                    format!("{said} · {place}")
                }
                None => said.to_owned(),
            }
        }
        Outside::Gone => desk.text(Key::OutsideGone).to_owned(),
        Outside::Unreadable(failure) => {
            let said = desk.text(Key::OutsideUnreadable);
            format!("{said} · {}", failure.cause(desk.lang))
        }
    }
}

/// Buttons for what can be done, the last one first: they stand from right to left.
pub fn ways(ui: &mut Ui, desk: &mut Desk<'_>, outside: &Outside) {
    let decide = |intent| Intent::File(FileIntent::Outside(intent));
    let save_as = (Key::ActionSaveAs, None, Intent::Do(Action::SaveAs));
    let keep = (
        Key::OutsideKeepMine,
        Some(Key::OutsideKeepMineTip),
        decide(OutsideIntent::KeepMine),
    );
    let mut all = Vec::new();
    match outside {
        Outside::Changed(..) => {
            all.push((
                Key::OutsideMerge,
                Some(Key::OutsideMergeTip),
                decide(OutsideIntent::Merge),
            ));
            all.push(keep);
            all.push((
                Key::OutsideTakeTheirs,
                Some(Key::OutsideTakeTheirsTip),
                decide(OutsideIntent::TakeTheirs),
            ));
            all.push((
                Key::OutsideCompare,
                Some(Key::OutsideCompareTip),
                decide(OutsideIntent::Compare),
            ));
        }
        Outside::Broken(..) => {
            all.push((
                Key::OutsideProblems,
                None,
                decide(OutsideIntent::ShowProblems),
            ));
            all.push(keep);
        }
        Outside::Gone => {
            all.push((Key::OutsideRecreate, None, decide(OutsideIntent::Recreate)));
        }
        Outside::Unreadable(_) => {}
    }
    all.push(save_as);
    let count = all.len();
    for (n, (key, tip, intent)) in all.into_iter().enumerate().rev() {
        let look = match n {
            0 if count > 1 => Look::Primary,
            _ => Look::Secondary,
        };
        let response = button(ui, desk.theme, look, Face::text(desk.text(key)));
        let response = match tip {
            Some(tip) => response.on_hover_text(desk.text(tip)),
            None => response,
        };
        if response.clicked() {
            desk.push(Intent::CloseOverlay);
            desk.push(intent);
        }
    }
}
