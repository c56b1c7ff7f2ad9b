//! An amount typed over a mark of a slide: the field, and why what is typed is not taken.

use crate::app::presentation::{NotSupposed, Supposing};
use crate::app::{Intent, PresentIntent};
use crate::edit::EntryError;
use crate::ui::Desk;
use crate::ui::theme::{Type, type_scale};
use crate::ui::widgets::paint::{line, place};
use crate::wording::{self, Key};
use egui::{Align2, Color32, Frame, Id, Rect, Stroke, StrokeKind, TextEdit, Ui, UiBuilder};
use egui::{pos2, vec2};

const TEXT: Type = type_scale::SLIDE_VALUE;
const NOTE: Type = type_scale::SLIDE_NOTE;
/// The field.
const SIZE: egui::Vec2 = vec2(640.0, 96.0);

/// Draws the field over its mark, its name above and the reason of a refusal below.
pub(super) fn field(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    typing: &Supposing,
    (slide, over): (Rect, Option<Rect>),
) {
    let theme = desk.theme;
    let center = over.map_or(slide.center(), |rect| {
        pos2(slide.center().x, rect.center().y)
    });
    let low = slide.min.y + 160.0;
    let high = slide.max.y - 160.0;
    let center = pos2(center.x, center.y.clamp(low, high));
    let rect = Rect::from_center_size(center, SIZE.min(slide.size() * 0.9));
    let name = desk.fill(Key::PresentSuppose, &[("name", &typing.name)]);
    let why = typing.refused.as_ref().map(|why| reason(desk, typing, why));
    let card = card(ui, desk, rect, (&name, why.as_deref()));
    let color = match why {
        None => theme.accent.main,
        Some(_) => theme.signal.blocking.on,
    };
    let painter = ui.painter();
    let stroke = Stroke::new(4.0, color);
    painter.rect(rect, 10, theme.ground.surface, stroke, StrokeKind::Inside);
    let galley = line(painter, &name, NOTE.medium(), theme.text.main);
    let at = pos2(rect.min.x, card.min.y + 24.0);
    place(painter, galley, at, Align2::LEFT_TOP);
    if let Some(why) = &why {
        let galley = line(painter, why, NOTE, theme.signal.blocking.on);
        let at = pos2(rect.min.x, rect.max.y + 16.0);
        place(painter, galley, at, Align2::LEFT_TOP);
    }
    let mut text = typing.text.clone();
    let id = Id::unique("suppose");
    let inner = rect.shrink2(vec2(24.0, 16.0));
    let field = TextEdit::singleline(&mut text)
        .id(id)
        .font(TEXT.font())
        .text_color(theme.text.main)
        .frame(Frame::NONE)
        .return_key(None)
        .lock_focus(true)
        .desired_width(inner.width());
    let response = ui.new_child(UiBuilder::new().max_rect(inner)).add(field);
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(name.as_str()));
    if !response.has_focus() {
        response.request_focus();
        select_all(ui, id, &text);
    }
    if response.changed() {
        desk.push(Intent::Present(PresentIntent::Text(text)));
    }
}

/// The ground under the field, so that it reads over the bars.
fn card(ui: &Ui, desk: &Desk<'_>, rect: Rect, (name, why): (&str, Option<&str>)) -> Rect {
    let painter = ui.painter();
    let width = |words: &str| line(painter, words, NOTE, Color32::PLACEHOLDER).size().x;
    let widest = width(name).max(why.map_or(0.0, width)).max(rect.width());
    let below = if why.is_some() { NOTE.line + 24.0 } else { 0.0 };
    let card = Rect::from_min_max(
        rect.min - vec2(32.0, NOTE.line + 40.0),
        pos2(rect.min.x + widest + 32.0, rect.max.y + 32.0 + below),
    );
    let theme = desk.theme;
    let stroke = Stroke::new(2.0, theme.line.strong);
    painter.rect(card, 16, theme.ground.surface, stroke, StrokeKind::Inside);
    card
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    let range = CCursorRange::two(CCursor::new(0), end);
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
}

fn reason(desk: &Desk<'_>, typing: &Supposing, why: &NotSupposed) -> String {
    let lang = desk.lang;
    match why {
        NotSupposed::NoAmount | NotSupposed::Entry(EntryError::Empty) => {
            desk.text(Key::PresentZeroNeeds).to_owned()
        }
        NotSupposed::Entry(EntryError::Ambiguous {
            as_decimal: first,
            as_thousands: second,
        })
        | NotSupposed::Entry(EntryError::SignAmbiguous {
            less: first,
            negative: second,
        }) => {
            let said = |amount| wording::amount::published(amount, lang.plain());
            let (first, second) = (said(*first), said(*second));
            desk.fill(
                Key::PresentAmbiguous,
                &[("first", &first), ("second", &second)],
            )
        }
        NotSupposed::Entry(EntryError::NothingToChange) => {
            desk.text(Key::EditRefusedNoValue).to_owned()
        }
        NotSupposed::Entry(EntryError::Number(error))
            if *error != crate::contract::AmountError::NotANumber =>
        {
            wording::edit::amount(*error, lang).to_owned()
        }
        NotSupposed::Entry(_) => {
            let text = wording::sentence::quoted(typing.text.trim(), lang);
            desk.fill(Key::EditRefusedNumber, &[("text", &text)])
        }
        NotSupposed::Refused(refused) => match desk.contract() {
            Some(contract) => wording::edit::refusal(refused, contract, lang),
            None => String::new(),
        },
    }
}

/// Says that nothing can be supposed here.
pub(super) fn cannot(ui: &Ui, desk: &Desk<'_>, slide: Rect) {
    let painter = ui.painter();
    let words = desk.text(Key::PresentNoSuppose);
    let galley = line(painter, words, NOTE.medium(), desk.theme.text.main);
    let rect = Rect::from_center_size(slide.center(), galley.size() + vec2(72.0, 48.0));
    let stroke = Stroke::new(2.0, desk.theme.line.strong);
    let fill = desk.theme.ground.surface;
    painter.rect(rect, 16, fill, stroke, StrokeKind::Inside);
    place(painter, galley, rect.center(), Align2::CENTER_CENTER);
}
