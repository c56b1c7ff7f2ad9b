//! What the text of an open cell leaves open: which amount, which zero, for what reason.

use crate::app::view::{CellEdit, CellQuestion};
use crate::app::{Intent, Then, Typing};
use crate::contract::Amount;
use crate::ui::Desk;
use crate::ui::charts::matrix::editor::reason_id;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::text::paragraph;
use crate::wording::{self, Key};
use egui::{Id, Margin, Response, Stroke, TextEdit, Ui, vec2};

/// The first button of a question: it takes the focus when the question comes.
pub fn first_button(base: Id) -> Id {
    base.with("first_button")
}

/// What the text leaves open, and the ways to answer.
pub(super) fn asked(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    edit: &CellEdit,
    question: &CellQuestion,
    base: Id,
) {
    match question {
        CellQuestion::Zero => {
            say(ui, desk, desk.text(Key::EditZeroQuestion));
            let (decision, zero) = (
                desk.text(Key::EditZeroByDecision),
                desk.text(Key::EditZeroAmount),
            );
            match choice(ui, desk, base, (decision, zero)) {
                Some(0) => desk.push(Intent::Typing(Typing::ZeroIsDecision(true))),
                Some(_) => desk.push(Intent::Typing(Typing::ZeroIsDecision(false))),
                None => {}
            }
        }
        CellQuestion::NilReason(text) => {
            say(ui, desk, desk.text(Key::EditReasonNil));
            reason(ui, desk, text, base);
        }
        CellQuestion::PendingReason(text) => {
            say(ui, desk, desk.text(Key::EditReasonPending));
            reason(ui, desk, text, base);
        }
        CellQuestion::Ambiguous {
            as_decimal: first,
            as_thousands: second,
        }
        | CellQuestion::Sign {
            less: first,
            negative: second,
        } => two_amounts(ui, desk, edit, base, (*first, *second)),
    }
}

fn two_amounts(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    edit: &CellEdit,
    base: Id,
    (first, second): (Amount, Amount),
) {
    let unit = desk.session.view.measure.unit();
    let named = |amount| wording::amount::in_unit_named(amount, unit, desk.lang);
    let (a, b) = (named(first), named(second));
    let text = wording::sentence::quoted(edit.text.trim(), desk.lang);
    let values = [("text", text.as_str()), ("first", &a), ("second", &b)];
    let question = desk.fill(Key::EditAmbiguous, &values);
    say(ui, desk, &question);
    let amount = match choice(ui, desk, base, (&a, &b)) {
        Some(0) => first,
        Some(_) => second,
        None => return,
    };
    desk.push(Intent::Typing(Typing::CommitAmount(amount, Then::Down)));
}

fn say(ui: &mut Ui, desk: &Desk<'_>, text: &str) {
    ui.add_space(space::XS);
    let look = (type_scale::BODY.medium(), desk.theme.text.main);
    paragraph(ui, text, look, ui.available_width());
    ui.add_space(space::S);
}

/// Two buttons; the first has the focus when the question comes.
fn choice(ui: &mut Ui, desk: &Desk<'_>, base: Id, (first, second): (&str, &str)) -> Option<usize> {
    let mut chosen = None;
    let mut pressed = |n: usize, response: Response| {
        if response.clicked() {
            chosen = Some(n);
        }
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        let response = button(ui, desk.theme, Look::Secondary, Face::text(first));
        let wanted = ui.memory(|m| m.focused()) == Some(first_button(base));
        if wanted {
            response.request_focus();
        }
        pressed(0, response);
        let response = button(ui, desk.theme, Look::Secondary, Face::text(second));
        pressed(1, response);
    });
    ui.add_space(space::XS);
    chosen
}

fn reason(ui: &mut Ui, desk: &mut Desk<'_>, text: &str, base: Id) {
    let mut typed = text.to_owned();
    let field = TextEdit::singleline(&mut typed)
        .id(reason_id(base))
        .font(type_scale::BODY.font())
        .desired_width(ui.available_width() - 16.0)
        .return_key(None)
        .lock_focus(true)
        .margin(Margin::symmetric(8, 6));
    let response = ui.add(field);
    let stroke = Stroke::new(space::STROKE, desk.theme.line.strong);
    ui.painter().rect_stroke(
        response.rect,
        space::RADIUS_CONTROL,
        stroke,
        egui::StrokeKind::Inside,
    );
    let name = desk.text(Key::EditReason).to_owned();
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name));
    if response.changed() {
        desk.push(Intent::Typing(Typing::ReasonText(typed.clone())));
    }
    if typed.trim().is_empty() {
        ui.add_space(space::XS);
        let look = (type_scale::SMALL, desk.theme.text.muted);
        paragraph(
            ui,
            desk.text(Key::EditRefusedReason),
            look,
            ui.available_width(),
        );
    }
    ui.add_space(space::XS);
}
