//! What stands there without a comparison: an invitation, a wait, or the news that nothing
//! differs.

use super::said::decide;
use crate::app::Intent;
use crate::app::comparing::{Beside, CompareIntent, End, Pick, offered};
use crate::app::effect::ReadFailure;
use crate::chart::{ContrastChart, Side};
use crate::file::problem_text::describe;
use crate::ui::Desk;
use crate::ui::shell::name_of;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, wide};
use crate::ui::widgets::link::{Leads, link};
use crate::ui::widgets::text::paragraph;
use crate::wording::Key;
use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

/// Width of the words and of the buttons.
const WIDTH: f32 = 460.0;
/// How many of the earlier versions of the file are offered here; the pickers have all.
const EARLIER: usize = 3;

/// Offers what the open document can be held against.
pub(super) fn invite(ui: &mut Ui, desk: &mut Desk<'_>, rect: Rect) {
    let session = desk.session;
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let waits = session.comparing.is_waiting();
    let offers = offered(document, &session.comparing);
    middle(ui, rect, |ui, width| {
        let theme = desk.theme;
        let key = if waits {
            Key::ContrastWaiting
        } else {
            Key::ContrastNothing
        };
        paragraph(
            ui,
            desk.text(key),
            (type_scale::TITLE, theme.text.main),
            width,
        );
        if waits {
            return;
        }
        unread(ui, desk, width);
        ui.add_space(space::S);
        let words = desk.text(Key::ContrastNothingNote);
        paragraph(ui, words, (type_scale::BODY, theme.text.second), width);
        ui.add_space(space::XL);
        // The last save is worth a look once something was edited since; versions come first.
        let is_worth = |pick: &Pick| match pick {
            Pick::Open => false,
            Pick::Saved => document.is_dirty(),
            Pick::At(_) | Pick::Earlier(_) => true,
        };
        let mut others: Vec<_> = offers
            .into_iter()
            .filter(|(pick, _)| is_worth(pick))
            .collect();
        others.sort_by_key(|(pick, _)| *pick == Pick::Saved);
        let named = |(pick, side): (Pick, Side)| (side.long(desk.lang), pick);
        let mut others: Vec<(String, Pick)> = others.into_iter().map(named).collect();
        let earlier = &session.comparing.earlier;
        others.extend(earlier.found().iter().take(EARLIER).map(|backup| {
            let name = earlier.kind(backup);
            let name = name.when(Key::ContrastEarlierPick, desk.lang);
            (name, Pick::Earlier(backup.clone()))
        }));
        for (n, (name, pick)) in others.into_iter().enumerate() {
            let icon = match pick {
                Pick::Saved => icons::FLOPPY_DISK,
                Pick::Earlier(_) => icons::CLOCK_COUNTER_CLOCKWISE,
                _ => icons::STACK,
            };
            let look = if n == 0 {
                Look::Primary
            } else {
                Look::Secondary
            };
            let face = Face::text(&name).icon(icon).within(width - 24.0);
            if wide(ui, theme, look, face, width).clicked() {
                desk.push(Intent::Versions(CompareIntent::Hold(pick)));
            }
            ui.add_space(space::S);
        }
        let face = Face::text(desk.text(Key::ContrastPickFile)).icon(icons::FOLDER_OPEN);
        if wide(ui, theme, Look::Secondary, face, width).clicked() {
            if session.comparing.after.is_none() {
                let open = CompareIntent::Choose(End::After, Pick::Open);
                desk.push(Intent::Versions(open));
            }
            desk.push(Intent::Versions(CompareIntent::PickFile(End::Before)));
        }
    });
}

/// What was chosen and could not be read, and why; it can be read again.
fn unread(ui: &mut Ui, desk: &mut Desk<'_>, width: f32) {
    let comparing = &desk.session.comparing;
    for end in [End::Before, End::After] {
        let chosen = comparing.side(end);
        let failed = chosen.and_then(|pick| Some((pick, comparing.beside(pick)?)));
        let Some((pick, Beside::Failed(failure))) = failed else {
            continue;
        };
        let theme = desk.theme;
        let name = name_of(desk, pick).unwrap_or_default();
        ui.add_space(space::M);
        let title = desk.fill(Key::ContrastUnread, &[("name", &name)]);
        let look = (type_scale::BODY.semibold(), theme.signal.blocking.on);
        paragraph(ui, &title, look, width);
        let look = (type_scale::BODY, theme.text.second);
        paragraph(ui, &why(desk, failure), look, width);
        let words = desk.text(Key::ContrastReadAgain);
        if link(ui, theme, words, Leads::Inside).clicked() {
            let again = CompareIntent::Choose(end, pick.clone());
            desk.push(Intent::Versions(again));
        }
    }
}

fn why(desk: &Desk<'_>, failure: &ReadFailure) -> String {
    match failure {
        ReadFailure::Failed(failure) => {
            let cause = failure.cause(desk.lang);
            desk.fill(Key::ContrastUnreadCause, &[("cause", &cause)])
        }
        ReadFailure::Refused(refusal) => {
            let first = refusal.problems.first();
            let found = first.map(|problem| describe(&problem.kind, desk.lang).found);
            let values = [("found", found.unwrap_or_default())];
            let values = values
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            desk.fill(Key::ContrastUnreadProblem, &values)
        }
    }
}

/// Both versions by their names, and that they say the same.
pub(super) fn same(ui: &mut Ui, desk: &mut Desk<'_>, chart: &ContrastChart, rect: Rect) {
    middle(ui, rect, |ui, width| {
        let theme = desk.theme;
        paragraph(
            ui,
            &chart.instead,
            (type_scale::TITLE, theme.text.main),
            width,
        );
        ui.add_space(space::M);
        for name in &chart.names {
            paragraph(ui, name, (type_scale::BODY, theme.text.second), width);
            ui.add_space(space::XS);
        }
        // What was decided for them to be the same can be taken back.
        for said in chart.lists.iter().flat_map(|list| &list.list) {
            ui.add_space(space::XS);
            paragraph(ui, &said.text, (type_scale::SMALL, theme.text.muted), width);
            decide(ui, desk, said, 0.0);
        }
        ui.add_space(space::M);
        let face = Face::text(desk.text(Key::ContrastPickFile)).icon(icons::FOLDER_OPEN);
        if wide(ui, theme, Look::Secondary, face, width).clicked() {
            desk.push(Intent::Versions(CompareIntent::PickFile(End::Before)));
        }
    });
}

fn middle(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui, f32)) {
    let width = WIDTH.min(rect.width() - 2.0 * space::SHEET);
    let left = rect.center().x - width / 2.0;
    let top = rect.min.y + (rect.height() * 0.24).max(space::L);
    let place = Rect::from_min_max(egui::pos2(left, top), rect.max);
    let place = Rect::from_min_size(place.min, vec2(width, place.height()));
    let layout = Layout::top_down(Align::Min);
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui, width);
    });
}
