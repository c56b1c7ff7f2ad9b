//! The timeline: lanes, marks and the time axis in a plot that zooms and pans. It draws what
//! [`Timeline`] says, and asks for changes by intents.

mod arrange;
mod clusters;
mod counts;
mod drag;
mod input;
mod labels;
mod layout;
mod legend;
mod menu;
mod paint;
mod placed;
mod rules;
mod window;

pub use legend::{HEIGHT as LEGEND_HEIGHT, legend};

use crate::app::Intent;
use crate::app::view::ScheduleView;
use crate::chart::{Subject, Timeline};
use crate::contract::DeadlineId;
use crate::ui::theme::Theme;
use crate::wording::{self, Key, Lang};
use egui::{Painter, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo};
use egui_plot::{Plot, PlotBounds, Span as Band};
use layout::{Asked, Layout};

/// The widest a timeline is worth reading out mark by mark.
const SPOKEN_MARKS: usize = 200;

/// What the timeline is drawn with.
pub struct TimelineLook<'a> {
    /// What it shows.
    pub chart: &'a Timeline,
    /// Which part of it.
    pub view: &'a ScheduleView,
    /// What is selected.
    pub selection: Option<&'a Subject>,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of its names.
    pub lang: Lang,
}

impl TimelineLook<'_> {
    fn selected(&self) -> Option<&DeadlineId> {
        self.selection.and_then(Subject::deadline)
    }
}

/// How high a timeline `width` points wide is with its lowest rows.
pub fn least_height(ui: &Ui, look: &TimelineLook<'_>, width: f32) -> f32 {
    let flat = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, layout::TOP));
    let asked = (Asked::Heights, flat);
    let (layout, _) = Layout::rows(ui.painter(), look.theme, look.chart, look.view, asked);
    layout.outer.height()
}

/// Gives the keyboard to the timeline that was drawn last.
pub fn take_keyboard(ui: &Ui) {
    let drawn: Option<egui::Id> = ui.data(|d| d.get_temp(egui::Id::unique("timeline_drawn")));
    if let Some(id) = drawn {
        ui.memory_mut(|m| m.request_focus(id));
    }
}

/// Where a timeline was drawn.
pub struct Taken {
    /// Names and marks; higher than asked for when the lanes need it.
    pub outer: Rect,
    /// Marks only.
    pub frame: Rect,
}

/// Draws the timeline in `outer`; gives the place it took.
pub fn timeline(
    ui: &mut Ui,
    look: &TimelineLook<'_>,
    outer: Rect,
    intents: &mut Vec<Intent>,
) -> Taken {
    let layout = Layout::new(ui.painter(), look.theme, look.chart, look.view, outer);
    paint::lanes(ui.painter(), look, &layout);
    speak_marks(ui, &layout);
    let drag = drag::drag(ui);
    let pans = drag::pans(ui, &layout, drag.as_ref());
    let response = plot(ui, look, &layout, pans);
    let id = response.id;
    let marks = wording::count(
        look.lang,
        Key::MarksOne,
        Key::MarksOther,
        layout.marks.len(),
        &[],
    );
    let title = wording::text(look.lang, Key::ScheduleTimeline);
    let values = [("title", title), ("marks", marks.as_str())];
    let name = wording::fill(look.lang, Key::ChartSpoken, &values);
    crate::ui::panes::mark(ui.ctx(), id);
    ui.data_mut(|d| d.insert_temp(egui::Id::unique("timeline_drawn"), id));
    response.widget_info(|| WidgetInfo::labeled(Role::GraphicsDocument, true, &name));
    let selected = look.selected().and_then(|id| layout.placed(id));
    if let Some(placed) = selected {
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_value(placed.mark.spoken.clone());
        });
    }
    paint::marks(ui.painter(), look, &layout);
    over_marks(ui, look, &layout, intents);
    input::pointer(ui, look, &layout, &response, intents);
    input::keyboard(ui, look, &layout, &response, intents);
    if let Some(placed) = selected {
        menu::show(ui, look, placed, (id, layout.frame), intents);
    }
    if response.has_focus() {
        paint::focus(ui.painter(), look.theme, layout.frame);
    }
    Taken {
        outer: layout.outer,
        frame: layout.frame,
    }
}

/// Counts and months that stand for marks, and the ghost of the date being typed.
fn over_marks(ui: &Ui, look: &TimelineLook<'_>, layout: &Layout<'_>, intents: &mut Vec<Intent>) {
    if layout.is_clustered {
        let clusters = clusters::clusters(layout, look.chart);
        clusters::show(ui, look, layout, &clusters, intents);
    } else {
        let counts = counts::counts(ui.painter(), look.theme, layout);
        counts::show(ui, look, layout, &counts, intents);
    }
    drag::typed_ghost(ui, look, layout);
}

/// Draws the timeline from the top of `outer` without anything that answers the mouse or the
/// keyboard; gives its height.
pub fn on_paper(painter: &Painter, look: &TimelineLook<'_>, outer: Rect) -> f32 {
    let layout = Layout::new(painter, look.theme, look.chart, look.view, outer);
    let frame = layout.frame;
    let period = &look.chart.period;
    let band = Rect::from_x_y_ranges(layout.x(period.from)..=layout.x(period.to), frame.y_range());
    painter.rect_filled(band.intersect(frame), 0, look.theme.ground.hover);
    let rules = rules::Rules::new(look, &layout);
    painter.extend(rules.lines(frame, painter.pixels_per_point(), |at| layout.x(at)));
    paint::lanes(painter, look, &layout);
    paint::marks(painter, look, &layout);
    layout.outer.height()
}

/// The plot: the axis, the band of the period, the rules; it zooms and pans.
fn plot(ui: &mut Ui, look: &TimelineLook<'_>, layout: &Layout<'_>, pans: bool) -> egui::Response {
    let window = layout.window;
    let band = (look.chart.period.from, look.chart.period.to);
    let theme = look.theme;
    let rules = rules::Rules::new(look, layout);
    let builder = UiBuilder::new().max_rect(layout.frame);
    let shown = ui.scope_builder(builder, |ui| {
        Plot::new("timeline")
            .id(egui::Id::unique("timeline"))
            .width(layout.frame.width())
            .height(layout.frame.height())
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .show_crosshair(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .allow_scroll(false)
            .allow_zoom([true, false])
            .allow_drag([pans, false])
            .set_margin_fraction(Vec2::ZERO)
            .sense(Sense::click_and_drag())
            .label_formatter(|_| None)
            .show(ui, |plot| {
                let (low, high) = ([window.from, 0.0], [window.to, 1.0]);
                plot.set_plot_bounds(PlotBounds::from_min_max(low, high));
                plot.span(Band::new("", band.0..=band.1).fill(theme.ground.hover));
                plot.add(rules);
            })
    });
    let bounds = *shown.inner.transform.bounds();
    let now = window::Window {
        from: bounds.min()[0],
        to: bounds.max()[0],
    };
    input::note_window(ui, window, now);
    shown.inner.response
}

/// Marks as readable things: each can be found by its words, none is a stop of the Tab key.
fn speak_marks(ui: &Ui, layout: &Layout<'_>) {
    for placed in layout.marks.iter().take(SPOKEN_MARKS) {
        if layout.is_clustered || !layout.frame.intersects(placed.rect) {
            continue;
        }
        let id = ui.scope_id().with(("mark", placed.mark.deadline.as_str()));
        let response = ui.interact(placed.rect, id, Sense::hover());
        let spoken = placed.mark.spoken.as_str();
        response.widget_info(|| WidgetInfo::labeled(Role::GraphicsSymbol, true, spoken));
    }
}
