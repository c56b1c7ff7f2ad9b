//! How grave a finding is: shape, colour and word together, never colour alone.

use egui::{Align2, Color32, Painter, Pos2, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint::{icon_fill, line, place};
use crate::ui::theme::{
    Theme,
    icons::{self, Icon},
    space, type_scale,
};

/// A severity, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The contract contradicts itself: octagon.
    Blocking,
    /// A person should look: triangle.
    Review,
    /// Good to know: circle.
    Info,
    /// The rule holds: check.
    Respected,
}

impl Severity {
    /// Its shape, to be drawn filled.
    #[must_use]
    pub const fn icon(self) -> Icon {
        match self {
            Self::Blocking => icons::WARNING_OCTAGON,
            Self::Review => icons::WARNING,
            Self::Info => icons::INFO,
            Self::Respected => icons::CHECK_CIRCLE,
        }
    }

    /// Its ink.
    #[must_use]
    pub const fn color(self, theme: &Theme) -> Color32 {
        match self {
            Self::Blocking => theme.signal.blocking.on,
            Self::Review => theme.signal.review.on,
            Self::Info => theme.signal.info.on,
            Self::Respected => theme.signal.respected.on,
        }
    }
}

/// Shows the icon and the word for a severity.
pub fn severity(ui: &mut Ui, theme: &Theme, severity: Severity, word: &str) -> Response {
    let galley = line(ui.painter(), word, type_scale::BODY, theme.text.main);
    let size = vec2(16.0 + space::S + galley.size().x, 18.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let y = rect.center().y;
        paint_severity(painter, theme, pos2(rect.min.x + 8.0, y), 16.0, severity);
        let at = pos2(rect.min.x + 16.0 + space::S, y);
        place(painter, galley, at, Align2::LEFT_CENTER);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}

/// Paints the icon alone; its word must stand beside it.
pub fn paint_severity(
    painter: &Painter,
    theme: &Theme,
    center: Pos2,
    size: f32,
    severity: Severity,
) {
    icon_fill(
        painter,
        center,
        severity.icon(),
        size,
        severity.color(theme),
    );
}
