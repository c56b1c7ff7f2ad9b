//! The part of the time axis that is shown, and how it moves. Knows days and widths, no mark.

use crate::app::view::Span;
use crate::chart::Timeline;

/// Room left and right of the whole period, in points.
pub const MARGINS: (f32, f32) = (40.0, 16.0);

/// The part of the time axis that is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// Position of the left edge, in days.
    pub from: f64,
    /// Position of the right edge.
    pub to: f64,
}

impl Window {
    /// What a span shows on a chart `width` points wide.
    pub fn of(chart: &Timeline, span: Span, width: f32) -> Window {
        let now = chart.today;
        let (from, to) = match span {
            Span::Quarter => (now - 22.0, now + 68.0),
            Span::Year => (now - 91.0, now + 274.0),
            Span::Free(from, to) => (from, to),
            Span::All => {
                let (from, to) = chart.extent;
                let room = f64::from((width - MARGINS.0 - MARGINS.1).max(100.0));
                let day = (to - from) / room;
                (
                    from - day * f64::from(MARGINS.0),
                    to + day * f64::from(MARGINS.1),
                )
            }
        };
        Window { from, to }.bounded(chart)
    }

    /// Never less than a week, never more than a few times what there is, never out of sight.
    pub fn bounded(self, chart: &Timeline) -> Window {
        let whole = (chart.extent.1 - chart.extent.0).max(366.0);
        let (from, to) = if self.from.is_finite() && self.to.is_finite() && self.to > self.from {
            (self.from, self.to)
        } else {
            chart.extent
        };
        let length = (to - from).clamp(10.0, whole * 4.0);
        let center = f64::midpoint(from, to).clamp(chart.extent.0, chart.extent.1);
        Window {
            from: center - length / 2.0,
            to: center + length / 2.0,
        }
    }

    /// The window `factor` times as long around a position.
    pub fn zoomed(self, factor: f64, around: f64) -> Window {
        Window {
            from: around + (self.from - around) * factor,
            to: around + (self.to - around) * factor,
        }
    }

    /// The window of the same length around a position.
    pub fn centered(self, at: f64) -> Window {
        let half = (self.to - self.from) / 2.0;
        Window {
            from: at - half,
            to: at + half,
        }
    }

    /// As an intent says it.
    pub fn span(self) -> Span {
        Span::Free(self.from, self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Session, Settings, start};
    use crate::wording::Lang;

    fn chart() -> Timeline {
        let today = jiff::civil::date(2024, 12, 2);
        let mut session = Session::new(Settings::first(Lang::Fr), today);
        start(&mut session, None);
        Timeline::of(&session.scene().unwrap())
    }

    #[test]
    fn a_zoom_keeps_the_day_under_the_pointer() {
        let window = Window {
            from: 100.0,
            to: 200.0,
        };
        let closer = window.zoomed(0.5, 120.0);
        assert_eq!((closer.from, closer.to), (110.0, 160.0));
        assert_eq!(window.centered(0.0).from, -50.0);
    }

    #[test]
    fn what_is_shown_stays_within_reason() {
        let chart = chart();
        for (from, to) in [
            (f64::NAN, 1.0),
            (5.0, 5.0),
            (0.0, 1.0e12),
            (-1.0e9, -0.9e9),
            (chart.today, chart.today + 0.001),
        ] {
            let window = Window::of(&chart, Span::Free(from, to), 900.0);
            let length = window.to - window.from;
            assert!((10.0..40_000.0).contains(&length), "{from} {to}: {length}");
            let center = f64::midpoint(window.from, window.to);
            assert!(center >= chart.extent.0 && center <= chart.extent.1);
        }
        let all = Window::of(&chart, Span::All, 900.0);
        assert!(all.from < chart.extent.0 && all.to > chart.extent.1);
        let quarter = Window::of(&chart, Span::Quarter, 900.0);
        assert_eq!(quarter.to - quarter.from, 90.0);
    }
}
