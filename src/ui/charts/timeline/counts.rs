//! Marks whose labels found no room: where some stand together, one count stands for their
//! labels, and opens their list.

use super::TimelineLook;
use super::layout::Layout;
use super::placed::Placed;
use crate::app::Intent;
use crate::chart::Subject;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::menu_item::{MenuItem, menu_item};
use crate::ui::widgets::paint::{icon, line, place};
use crate::wording::{self, Key, number::tally};
use egui::{Align2, Painter, Popup, PopupCloseBehavior, Rect, Role, Sense, Stroke};
use egui::{StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Between a mark and the count.
const BESIDE: f32 = 6.0;
/// Height of a count.
const HEIGHT: f32 = 18.0;
/// Width of the caret.
const CARET: f32 = 12.0;

/// A count: where it stands, and the marks it stands for, by their place in the layout.
pub struct Count {
    /// Its box.
    pub rect: Rect,
    /// Its number; a caret stands behind it.
    pub text: String,
    /// Places in [`Layout::marks`].
    pub marks: Vec<usize>,
}

/// The counts of a layout. A count never covers a mark or a label: where there is no room beside
/// the marks it is left out, and they are still read, walked and pointed at.
pub fn counts(painter: &Painter, theme: &Theme, layout: &Layout<'_>) -> Vec<Count> {
    let in_sight = |p: &&Placed<'_>| {
        let label = p
            .label
            .as_ref()
            .map_or(p.rect, |(rect, _)| rect.union(p.rect));
        label.intersects(layout.frame)
    };
    let mut found = Found {
        counts: Vec::new(),
        obstacles: layout.marks.iter().filter(in_sight).collect(),
    };
    for lane in 0..layout.lanes.len() {
        let here = layout.marks.iter().enumerate();
        let mut run: Vec<usize> = Vec::new();
        for (at, placed) in here.filter(|(_, p)| p.lane == lane) {
            if placed.is_bare {
                run.push(at);
            } else {
                close(painter, theme, layout, &mut run, &mut found);
            }
        }
        close(painter, theme, layout, &mut run, &mut found);
    }
    found.counts
}

/// The counts that have found their place, and what they must not cover.
struct Found<'l> {
    counts: Vec<Count>,
    obstacles: Vec<&'l Placed<'l>>,
}

fn close(
    painter: &Painter,
    theme: &Theme,
    layout: &Layout<'_>,
    run: &mut Vec<usize>,
    found: &mut Found<'_>,
) {
    let marks = std::mem::take(run);
    let rects = || marks.iter().filter_map(|at| layout.marks.get(*at));
    let Some(last) = rects().map(|p| p.rect).reduce(Rect::union) else {
        return;
    };
    let text = marks.len().to_string();
    let width = line(painter, &text, type_scale::SMALL.medium(), theme.text.main)
        .size()
        .x
        + 10.0
        + CARET;
    let mut heights: Vec<f32> = Vec::new();
    for y in rects().map(|p| p.rect.center().y) {
        if heights.contains(&y) {
            continue;
        }
        heights.push(y);
        // Beside the marks; where that is full, at the end of their row.
        let edge = layout.frame.max.x - BESIDE - width;
        for x in [last.max.x + BESIDE, last.min.x - BESIDE - width, edge] {
            let rect = Rect::from_min_size(pos2(x, y - HEIGHT / 2.0), vec2(width, HEIGHT));
            if is_free(layout, found, rect) {
                return found.counts.push(Count { rect, text, marks });
            }
        }
    }
}

fn is_free(layout: &Layout<'_>, found: &Found<'_>, rect: Rect) -> bool {
    let wide = rect.expand2(vec2(3.0, 0.0));
    let covers = |p: &Placed<'_>| {
        p.rect.intersects(wide) || p.label.as_ref().is_some_and(|(r, _)| r.intersects(wide))
    };
    layout.frame.x_range().contains(rect.min.x)
        && layout.frame.x_range().contains(rect.max.x)
        && !found.obstacles.iter().any(|p| covers(p))
        && !found.counts.iter().any(|c| c.rect.intersects(wide))
}

/// Paints the counts, and opens their lists.
pub fn show(
    ui: &Ui,
    look: &TimelineLook<'_>,
    layout: &Layout<'_>,
    counts: &[Count],
    intents: &mut Vec<Intent>,
) {
    let theme = look.theme;
    for count in counts {
        let marks = || count.marks.iter().filter_map(|at| layout.marks.get(*at));
        let Some(first) = marks().next() else {
            continue;
        };
        let id = ui.scope_id().with(("count", first.mark.deadline.as_str()));
        let hit = count.rect.intersect(layout.frame);
        let response = ui.interact(hit, id, Sense::CLICK);
        let names: Vec<&str> = marks().map(|p| p.mark.label.as_str()).collect();
        let values = [
            ("n", tally(names.len(), look.lang)),
            ("names", names.join(", ")),
        ];
        let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
        let words = wording::fill(look.lang, Key::ScheduleHidden, &values);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        let fill = if response.hovered() {
            theme.ground.hover
        } else {
            theme.ground.surface
        };
        let stroke = Stroke::new(space::STROKE, theme.line.strong);
        let painter = ui.painter().with_clip_rect(layout.frame);
        painter.rect(count.rect, 4, fill, stroke, StrokeKind::Inside);
        let step = type_scale::SMALL.medium();
        let galley = line(&painter, &count.text, step, theme.text.main);
        let at = count.rect.left_center() + vec2(5.0, 0.0);
        place(&painter, galley, at, Align2::LEFT_CENTER);
        let at = count.rect.right_center() - vec2(9.0, 0.0);
        icon(&painter, at, icons::CARET_DOWN, 10.0, theme.text.muted);
        Popup::menu(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .accessible_name(&words)
            .show(|ui| {
                ui.set_width(300.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                for placed in marks() {
                    let text = format!("{} · {}", placed.mark.label, placed.mark.date);
                    let item = MenuItem {
                        text: &text,
                        is_selected: look.selected() == Some(&placed.mark.deadline),
                        ..MenuItem::default()
                    };
                    if menu_item(ui, theme, item).clicked() {
                        let id = placed.mark.deadline.clone();
                        intents.push(Intent::Select(Subject::Deadline(id)));
                        ui.close();
                    }
                }
            });
    }
}
