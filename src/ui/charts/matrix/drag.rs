//! The end of a cell's bar under the mouse: it follows the pointer in steps of the published
//! precision, shows what it would change, and changes the amount when it is let go. Esc leaves
//! everything as it was. With Shift, a point of the screen is one step.

use super::card;
use super::plan::INSET;
use super::rows::Stage;
use crate::app::{Intent, Typing};
use crate::chart::Subject;
use crate::chart::matrix::{Cell, Effect, Question};
use crate::contract::{Amount, Decimal, Euros, LineId, PartnerId};
use crate::edit::{Entry, sole_commitment};
use crate::ui::Desk;
use crate::ui::theme::space;
use egui::{Align2, Area, CursorIcon, Frame, Id, Margin, Order, Rect, Sense, Stroke, Ui};
use egui::{pos2, vec2};
use std::sync::Arc;

/// How far from the bar's end the pointer takes it.
const REACH: f32 = 6.0;

/// A bar held by its end.
#[derive(Clone)]
struct Held {
    line: LineId,
    partner: PartnerId,
    /// The amount when it was taken.
    from: Amount,
    /// The amount now.
    now: Amount,
    /// Where the pointer took it.
    at: f32,
    /// Where the cell is.
    cell: Rect,
}

fn key(base: Id) -> Id {
    base.with("held")
}

fn held(ui: &Ui, base: Id) -> Option<Held> {
    ui.data(|d| d.get_temp(key(base)))
}

/// What the bar being held would change: asked for when it is not known, and known in the next frame.
pub fn effect(ui: &Ui, desk: &mut Desk<'_>, base: Id) -> Option<Arc<Effect>> {
    let held = held(ui, base)?;
    let asked = Question {
        line: held.line,
        partner: held.partner,
        entry: Entry::Amount(held.now),
        keep: None,
    };
    let known = desk.session.weighed(&asked);
    let last = base.with("held_effect");
    match known {
        Some(effect) => {
            ui.data_mut(|d| d.insert_temp(last, Arc::clone(&effect)));
            Some(effect)
        }
        None => {
            desk.push(Intent::Weigh(Box::new(asked)));
            ui.data(|d| d.get_temp(last))
        }
    }
}

/// The end of a bar: takes it, moves it, lets it go.
pub fn bar_end(
    ui: &Ui,
    desk: &mut Desk<'_>,
    stage: &Stage<'_>,
    (mark, column, slot, clip): (&Cell, usize, Rect, Rect),
) {
    let Some((line, partner, amount)) = amount_of(desk, stage, mark) else {
        return;
    };
    let (Some(bar), Some(top)) = (mark.bar, stage.chart.scales.top) else {
        return;
    };
    let stretch = stage.look(desk, column, false).stretch;
    let inner = slot.shrink2(vec2(INSET, 0.0));
    let x = inner.min.x + inner.width() * (bar.value * stretch).clamp(0.0, 1.0);
    let y = slot.center().y + 8.0 + space::BAR_CELL / 2.0;
    let reach = vec2(REACH, space::BAR_CELL / 2.0 + 5.0);
    let zone = Rect::from_center_size(pos2(x, y), reach * 2.0).intersect(clip);
    let id = stage.id.with(("end", line.as_str(), partner.as_str()));
    let response = ui.interact(zone, id, Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    let Some(pointer) = ui.input(|i| i.pointer.latest_pos()) else {
        return;
    };
    if response.drag_started() {
        let at = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer).x;
        let start = Held {
            line,
            partner,
            from: amount,
            now: amount,
            at,
            cell: slot,
        };
        ui.data_mut(|d| d.insert_temp(key(stage.id), start));
        return;
    }
    let Some(mut held) = held(ui, stage.id).filter(|h| h.line == line && h.partner == partner)
    else {
        return;
    };
    if response.dragged() {
        let fine = ui.input(|i| i.modifiers.shift);
        let per_point = if fine {
            held.from.step().decimal()
        } else {
            let width = decimal(inner.width() * stretch).unwrap_or(Decimal::ONE);
            top.decimal().checked_div(width).unwrap_or_default()
        };
        if let Some(now) = moved(held.from, pointer.x - held.at, per_point) {
            held.now = now;
        }
        ui.data_mut(|d| d.insert_temp(key(stage.id), held));
        return;
    }
    ui.data_mut(|d| d.remove::<Held>(key(stage.id)));
    // Esc ends a drag without a release: nothing happened then.
    let released = ui.input(|i| i.pointer.primary_released());
    if response.drag_stopped() && released && held.now != held.from {
        let typing = Typing::SetAmount(held.line, held.partner, held.now);
        desk.push(Intent::Typing(typing));
    }
    ui.ctx().request_repaint();
}

/// The amount of a cell whose bar can be taken: one of its own, shown as money.
fn amount_of(
    desk: &Desk<'_>,
    stage: &Stage<'_>,
    mark: &Cell,
) -> Option<(LineId, PartnerId, Amount)> {
    if stage.plan.compact || desk.session.view.matrix.editing.is_some() {
        return None;
    }
    let Subject::Cell(line, partner) = &mark.subject else {
        return None;
    };
    let perimeter = desk.session.view.perimeter.as_ref()?;
    let held = sole_commitment(desk.contract()?, line, partner, perimeter).ok()??;
    let statement = held.amount.statement()?;
    Some((line.clone(), partner.clone(), statement.amount))
}

/// An amount moved by points of the screen, in steps of its precision and never below one: an
/// amount that becomes nothing is a decision, which a drag does not take.
fn moved(from: Amount, points: f32, per_point: Decimal) -> Option<Amount> {
    let distance = per_point.checked_mul(decimal(points)?)?;
    let wanted = from.value().plus(Euros::whole(1).times(distance));
    from.snapped(wanted.max(from.step())).ok()
}

fn decimal(points: f32) -> Option<Decimal> {
    Decimal::try_from(points).ok()
}

/// The card of what the held bar would change, under its cell.
pub fn card(ui: &Ui, desk: &mut Desk<'_>, stage: &Stage<'_>) {
    let Some(held) = held(ui, stage.id) else {
        return;
    };
    // Let go outside the rows, or undone under the pointer: the drag is over.
    if !ui.input(|i| i.pointer.any_down()) {
        ui.data_mut(|d| d.remove::<Held>(key(stage.id)));
        return;
    }
    let Some(effect) = stage.effect.as_deref() else {
        return;
    };
    let theme = desk.theme;
    let window = ui.ctx().content_rect();
    let left = held.cell.center().x - card::WIDTH / 2.0;
    let x = left.clamp(window.min.x + 8.0, window.max.x - card::WIDTH - 8.0);
    let below = held.cell.max.y + 200.0 < window.max.y;
    let (y, pivot) = if below {
        (held.cell.max.y + space::S, Align2::LEFT_TOP)
    } else {
        (held.cell.min.y - space::S, Align2::LEFT_BOTTOM)
    };
    Area::new(stage.id.with("held_card"))
        .order(Order::Tooltip)
        .interactable(false)
        .fixed_pos(pos2(x, y))
        .pivot(pivot)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(theme.ground.surface)
                .stroke(Stroke::new(space::STROKE, theme.line.strong))
                .corner_radius(space::RADIUS_NOTE)
                .inner_margin(Margin::symmetric(16, 14))
                .show(ui, |ui| {
                    ui.set_width(card::INNER);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    card::effects(ui, desk, effect);
                });
        });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drag_goes_in_steps_of_the_published_precision() {
        let from: Amount = "52.3 M€".parse().unwrap();
        let per_point = Decimal::from(1_270_000);
        let at = |points: f32| moved(from, points, per_point).unwrap().to_string();
        assert_eq!(at(0.0), "52.3 M€");
        assert_eq!(at(1.0), "53.6 M€");
        assert_eq!(at(-10.0), "39.6 M€");
        assert_eq!(at(-1000.0), "0.1 M€");
        let whole: Amount = "2 M€".parse().unwrap();
        assert_eq!(moved(whole, 1.0, per_point).unwrap().to_string(), "3 M€");
    }
}
