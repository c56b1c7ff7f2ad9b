//! A block from the clipboard before it is pasted: old and new for each cell, what is refused and
//! why, and what a zero means.

use super::{Beside, card, scrolled};
use crate::app::paste::{Paste, Piece, Verdict, ZeroMeans, refusal_text};
use crate::app::{Intent, PasteIntent};
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::paint::{self, line, place};
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text::{cut, label, lay, paragraph};
use crate::wording::{self, Key};
use egui::{Align, Align2, Id, Layout, Margin, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2};

const WIDTH: f32 = 680.0;
/// Rows shown at once are few; all can be scrolled to.
const ROW: f32 = space::ROW_LIST;

/// Draws the card.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, paste: &Paste) {
    let Some(contract) = desk.contract() else {
        return;
    };
    let place = paste.place(contract, desk.lang);
    let title = desk.fill(Key::PasteTitle, &[("cell", &place)]);
    let (changes, _, _) = paste.plan.counts();
    let mut done = false;
    card(
        ui,
        desk,
        ("paste", &title, WIDTH, Beside::Nothing),
        |ui, desk| {
            let width = ui.available_width();
            let look = (type_scale::BODY.medium(), desk.theme.text.main);
            paragraph(ui, &counts(desk, paste), look, width);
            let unit = wording::amount::unit_symbol(desk.session.view.measure.unit(), desk.lang);
            let note = desk.fill(Key::PasteUnitNote, &[("unit", unit)]);
            paragraph(ui, &note, (type_scale::SMALL, desk.theme.text.muted), width);
            ui.add_space(space::M);
            scrolled(ui, 150.0, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for piece in &paste.plan.pieces {
                    row(ui, desk, piece);
                }
            });
            ui.add_space(space::M);
            questions(ui, desk, paste);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let face = Face::text(desk.text(Key::PasteApply)).icon(icons::CHECK);
                let apply = ui.add_enabled_ui(changes > 0, |ui| {
                    button(ui, desk.theme, Look::Primary, face)
                });
                if ui.memory(|m| m.focused().is_none()) {
                    apply.inner.request_focus();
                }
                done = apply.inner.clicked();
                let cancel = Face::text(desk.text(Key::DialogCancel));
                if button(ui, desk.theme, Look::Secondary, cancel).clicked() {
                    desk.push(Intent::CloseOverlay);
                }
            });
        },
    );
    let entered = ui.input(|i| i.modifiers.command && i.key_pressed(egui::Key::Enter));
    if changes > 0 && (done || entered) {
        desk.push(Intent::Paste(PasteIntent::Apply));
    }
}

/// “5 montants changent · 1 inchangé · 2 refusés”.
fn counts(desk: &Desk<'_>, paste: &Paste) -> String {
    let (changes, same, refused) = paste.plan.counts();
    let mut parts = vec![desk.count(Key::PasteChangedOne, Key::PasteChangedOther, changes)];
    if same > 0 {
        parts.push(desk.count(Key::PasteSameOne, Key::PasteSameOther, same));
    }
    if refused > 0 {
        parts.push(desk.count(Key::PasteRefusedOne, Key::PasteRefusedOther, refused));
    }
    parts.join(" · ")
}

fn row(ui: &mut Ui, desk: &Desk<'_>, piece: &Piece) {
    let theme = desk.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let painter = ui.painter();
    let (words, color) = match &piece.verdict {
        Verdict::Same => (desk.text(Key::PasteSame).to_owned(), theme.text.muted),
        Verdict::Change(before, after) => {
            let values = [("before", before.as_str()), ("after", after)];
            (desk.fill(Key::EditChange, &values), theme.text.main)
        }
        Verdict::Refused(refusal) => {
            let unit = desk.session.view.measure.unit();
            let reason = desk
                .contract()
                .map(|c| refusal_text(refusal, c, unit, desk.lang));
            (reason.unwrap_or_default(), theme.signal.blocking.on)
        }
    };
    let quoted = match desk.lang.hides_amounts() {
        true => wording::discreet::HIDDEN.to_owned(),
        false => wording::sentence::quoted(piece.text.trim(), desk.lang),
    };
    let columns = [
        (piece.name.as_str(), 0.0, 0.34, theme.text.main),
        (quoted.as_str(), 0.35, 0.2, theme.text.muted),
        (words.as_str(), 0.56, 0.43, color),
    ];
    for (text, from, share, color) in columns {
        let width = rect.width() * share;
        let job = cut(text, type_scale::BODY.job(text, color), width, 1);
        let at = rect.left_center() + vec2(rect.width() * from, 0.0);
        place(painter, lay(painter, job), at, Align2::LEFT_CENTER);
    }
    let stroke = Stroke::new(space::STROKE, theme.line.grid);
    let y = painter.round_to_pixel_center(rect.max.y);
    painter.hline(rect.x_range(), y, stroke);
    let said = format!("{}, {quoted}, {words}", piece.name);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
    response.on_hover_text(&words);
}

/// What a zero means, and the reason for what is decided or pending.
fn questions(ui: &mut Ui, desk: &mut Desk<'_>, paste: &Paste) {
    if paste.plan.has_zero {
        ui.horizontal(|ui| {
            let words = desk.text(Key::PasteZeroMeans);
            label(ui, words, type_scale::BODY, desk.theme.text.main);
            let choices = [
                (ZeroMeans::Unsaid, Key::PasteZeroLeave),
                (ZeroMeans::Amount, Key::EditZeroAmount),
                (ZeroMeans::Decision, Key::EditZeroByDecision),
            ];
            let names = choices.map(|(_, key)| desk.text(key));
            let chosen = choices.iter().position(|(z, _)| *z == paste.zeros);
            let picked = segmented(ui, desk.theme, &names, chosen.unwrap_or(0));
            if let Some((zeros, _)) = picked.and_then(|n| choices.get(n)) {
                desk.push(Intent::Paste(PasteIntent::Zeros(*zeros)));
            }
        });
        ui.add_space(space::S);
    }
    if paste.plan.needs_reason {
        reason(ui, desk, paste);
        ui.add_space(space::S);
    }
}

fn reason(ui: &mut Ui, desk: &mut Desk<'_>, paste: &Paste) {
    let name = desk.text(Key::EditReason);
    ui.horizontal(|ui| {
        let words = line(ui.painter(), name, type_scale::BODY, desk.theme.text.main);
        let (rect, _) = ui.allocate_exact_size(vec2(words.size().x + 8.0, 30.0), Sense::hover());
        place(ui.painter(), words, rect.left_center(), Align2::LEFT_CENTER);
        let mut typed = paste.reason.clone();
        let field = TextEdit::singleline(&mut typed)
            .id(Id::unique("paste_reason"))
            .font(type_scale::BODY.font())
            .desired_width(ui.available_width() - 20.0)
            .margin(Margin::symmetric(8, 6));
        let response = ui.add(field);
        let stroke = Stroke::new(space::STROKE, desk.theme.line.strong);
        let outline = paint::snap(ui.painter(), response.rect);
        ui.painter().rect_stroke(
            outline,
            space::RADIUS_CONTROL,
            stroke,
            egui::StrokeKind::Inside,
        );
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_label(name));
        if response.changed() {
            desk.push(Intent::Paste(PasteIntent::Reason(typed)));
        }
    });
}
