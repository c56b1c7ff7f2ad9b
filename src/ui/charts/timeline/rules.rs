//! The rules of the time axis and of today, as an item of the plot. Labels break them.

use super::TimelineLook;
use super::layout::Layout;
use crate::chart::timeline::ticks;
use crate::ui::theme::space;
use egui::{Color32, Rect, Shape, Stroke, Ui, emath::GuiRounding as _, pos2};
use egui_plot::{PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotTransform};
use std::ops::RangeInclusive;

/// One rule across all lanes.
struct Rule {
    at: f64,
    stroke: Stroke,
}

/// All rules, and what breaks them.
pub struct Rules {
    base: PlotItemBase,
    /// Between lanes: heights on screen.
    lanes: Vec<(f32, Stroke)>,
    rules: Vec<Rule>,
    labels: Vec<Rect>,
}

impl Rules {
    /// The rules that a layout shows.
    pub fn new(look: &TimelineLook<'_>, layout: &Layout<'_>) -> Self {
        let window = layout.window;
        let grid = Stroke::new(space::STROKE, look.theme.line.grid);
        let today = Stroke::new(space::STROKE_MARK, look.theme.accent.main);
        let all = ticks(window.from, window.to, layout.points_per_day(), look.lang);
        let mut rules: Vec<Rule> = Vec::new();
        for tick in &all {
            rules.push(Rule {
                at: tick.at,
                stroke: grid,
            });
        }
        if let Some(last) = all.last() {
            rules.push(Rule {
                at: last.until,
                stroke: grid,
            });
        }
        rules.push(Rule {
            at: look.chart.today,
            stroke: today,
        });
        let labels = layout.marks.iter().filter_map(|p| p.label.as_ref());
        Self {
            base: PlotItemBase::new("rules".to_owned()),
            lanes: between(look, layout),
            rules,
            labels: labels.map(|(rect, _)| rect.expand(1.0)).collect(),
        }
    }

    /// Every line within `frame`; `x` gives the place of a day.
    pub fn lines(&self, frame: Rect, pixels_per_point: f32, x: impl Fn(f64) -> f32) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for (y, stroke) in &self.lanes {
            let y = y.round_to_pixel_center(pixels_per_point);
            let ends = [pos2(frame.min.x, y), pos2(frame.max.x, y)];
            shapes.push(Shape::line_segment(ends, *stroke));
        }
        for rule in &self.rules {
            let x = x(rule.at);
            if !frame.x_range().contains(x) {
                continue;
            }
            let x = x.round_to_pixel_center(pixels_per_point);
            let mut broken: Vec<Rect> = self
                .labels
                .iter()
                .copied()
                .filter(|l| l.x_range().contains(x))
                .collect();
            broken.sort_by(|a, b| a.min.y.total_cmp(&b.min.y));
            let mut y = frame.min.y;
            for label in broken {
                if label.min.y > y {
                    shapes.push(piece(x, (y, label.min.y), rule.stroke));
                }
                y = y.max(label.max.y);
            }
            if frame.max.y > y {
                shapes.push(piece(x, (y, frame.max.y), rule.stroke));
            }
        }
        shapes
    }
}

impl PlotItem for Rules {
    fn shapes(&self, ui: &Ui, transform: &PlotTransform, shapes: &mut Vec<Shape>) {
        let x = |at| transform.position_from_point_x(at);
        shapes.extend(self.lines(*transform.frame(), ui.pixels_per_point(), x));
    }

    fn initialize(&mut self, _x_range: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        Color32::TRANSPARENT
    }

    fn allow_hover(&self) -> bool {
        false
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::None
    }

    fn bounds(&self) -> PlotBounds {
        PlotBounds::NOTHING
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }
}

/// The rules between lanes, and the stronger one below them.
pub fn between(look: &TimelineLook<'_>, layout: &Layout<'_>) -> Vec<(f32, Stroke)> {
    let grid = Stroke::new(space::STROKE, look.theme.line.grid);
    let strong = Stroke::new(space::STROKE, look.theme.line.strong);
    let mut lines: Vec<(f32, Stroke)> = layout.lanes.iter().map(|l| (l.span.min, grid)).collect();
    lines.push((layout.frame.max.y - 0.5, strong));
    lines
}

fn piece(x: f32, (from, to): (f32, f32), stroke: Stroke) -> Shape {
    Shape::line_segment([pos2(x, from), pos2(x, to)], stroke)
}
