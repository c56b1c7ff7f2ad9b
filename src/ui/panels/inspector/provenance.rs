//! Where a thing was read, and what it was: the quoted words with their links, and its past.

use crate::app::form::FormSubject;
use crate::app::{FormIntent, Intent};
use crate::chart::detail::{PastValue, SourceText};
use crate::chart::{Detail, Subject};
use crate::ui::Desk;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::link::{Leads, link};
use crate::ui::widgets::paint::{icon, place};
use crate::ui::widgets::text::{cut, label, lay, paragraph};
use crate::wording::Key;
use egui::{Align2, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// The title of a section.
pub fn section(ui: &mut Ui, theme: &Theme, glyph: icons::Icon, title: &str) {
    ui.add_space(18.0);
    let size = vec2(ui.available_width(), 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let y = rect.center().y;
    icon(
        ui.painter(),
        pos2(rect.min.x + 8.0, y),
        glyph,
        16.0,
        theme.text.main,
    );
    let step = type_scale::BODY.semibold();
    let galley = crate::ui::widgets::paint::line(ui.painter(), title, step, theme.text.main);
    place(
        ui.painter(),
        galley,
        pos2(rect.min.x + 22.0, y),
        Align2::LEFT_CENTER,
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    ui.add_space(space::S);
}

/// The sources of a detail; says so where a figure has none.
pub fn sources(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail) {
    let theme = desk.theme;
    if detail.sources.is_empty() {
        // An event or a figure without a source says so; a computed sum needs none.
        let needs_one = matches!(detail.subject, Subject::Cell(..) | Subject::Deadline(_));
        if !needs_one || detail.target.is_none() {
            return;
        }
        section(ui, theme, icons::QUOTES, desk.text(Key::InspectorSource));
        let none = desk.text(Key::InspectorNoSource);
        label(ui, none, type_scale::BODY, theme.text.muted);
        super::editing::cite(ui, desk, detail);
        if let Some(target) = &detail.target
            && link(ui, theme, desk.text(Key::ActionAddSource), Leads::Inside).clicked()
        {
            let subject = FormSubject::Edit(target.clone());
            desk.push(Intent::Form(FormIntent::Open(subject)));
        }
        return;
    }
    let key = if detail.sources.len() > 1 {
        Key::InspectorSources
    } else {
        Key::InspectorSource
    };
    section(ui, theme, icons::QUOTES, desk.text(key));
    for (i, one) in detail.sources.iter().enumerate() {
        if i > 0 {
            ui.add_space(space::M);
        }
        source(ui, desk, one);
    }
}

/// The quoted words beside a rule, then the link.
pub fn source(ui: &mut Ui, desk: &mut Desk<'_>, one: &SourceText) {
    let theme = desk.theme;
    let width = ui.available_width();
    if let Some(quote) = &one.quote {
        let mut job = type_scale::BODY.job(quote, theme.text.second);
        job.wrap.max_width = (width - 14.0).max(40.0);
        let galley = lay(ui.painter(), job);
        let size = vec2(width, galley.size().y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let bar = Stroke::new(2.0, theme.line.strong);
        ui.painter().vline(rect.min.x + 1.0, rect.y_range(), bar);
        let at = rect.min + vec2(14.0, 0.0);
        ui.painter().galley(at, galley, theme.text.second);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, quote));
        ui.add_space(space::XS);
    }
    let Some(address) = &one.address else {
        paragraph(ui, &one.link, (type_scale::BODY, theme.text.second), width);
        return;
    };
    let response = outside(ui, theme, &one.link, width);
    let response = response.on_hover_ui(|ui| {
        let look = (type_scale::SMALL, theme.text.second);
        let mut lines = vec![one.title.clone()];
        lines.extend(one.publisher.clone());
        lines.push(address.clone());
        if let Some(read) = &one.read {
            lines.push(format!("{} {read}", desk.text(Key::InspectorRead)));
        }
        for text in lines {
            paragraph(ui, &text, look, 320.0);
        }
    });
    if response.clicked() {
        desk.push(Intent::OpenAddress(address.clone()));
    }
}

/// A link that is cut to `width`, with the arrow of what leads out of the program.
fn outside(ui: &mut Ui, theme: &Theme, text: &str, width: f32) -> Response {
    let step = type_scale::SMALL.medium();
    let job = cut(text, step.job(text, theme.accent.main), width - 20.0, 1);
    let galley = lay(ui.painter(), job);
    let size = vec2((galley.size().x + 20.0).min(width), space::TARGET);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let painter = ui.painter();
    let words = place(painter, galley, rect.left_center(), Align2::LEFT_CENTER);
    let at = pos2(words.max.x + 11.0, rect.center().y);
    icon(
        painter,
        at,
        icons::ARROW_SQUARE_OUT,
        13.0,
        theme.accent.main,
    );
    if response.hovered() {
        let y = painter.round_to_pixel_center(words.max.y - 1.0);
        let stroke = Stroke::new(space::STROKE, theme.accent.main);
        painter.hline(words.x_range(), y, stroke);
    }
    if response.has_focus() {
        crate::ui::widgets::paint::focus_ring(painter, theme, words, space::RADIUS_BAR);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// What the thing was, latest first.
pub fn history(ui: &mut Ui, desk: &Desk<'_>, past: &[PastValue]) {
    if past.is_empty() {
        return;
    }
    let theme = desk.theme;
    let glyph = icons::CLOCK_COUNTER_CLOCKWISE;
    section(ui, theme, glyph, desk.text(Key::InspectorHistory));
    for (i, one) in past.iter().enumerate() {
        if i > 0 {
            ui.add_space(space::S);
        }
        past_value(ui, theme, one, i + 1 < past.len());
    }
}

fn past_value(ui: &mut Ui, theme: &Theme, one: &PastValue, has_next: bool) {
    let width = ui.available_width();
    let aside = one.aside.as_deref().unwrap_or_default();
    let aside =
        crate::ui::widgets::paint::line(ui.painter(), aside, type_scale::SMALL, theme.text.muted);
    let mut job = type_scale::BODY.job(&one.title, theme.text.main);
    job.wrap.max_width = (width - 15.0 - aside.size().x - space::S).max(40.0);
    let title = lay(ui.painter(), job);
    let mut note = type_scale::SMALL.job(one.note.as_deref().unwrap_or(""), theme.text.muted);
    note.wrap.max_width = width - 15.0;
    let note = lay(ui.painter(), note);
    let height = title.size().y
        + 2.0
        + if one.note.is_some() {
            note.size().y
        } else {
            0.0
        };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let painter = ui.painter();
    let dot = pos2(rect.min.x + 3.5, rect.min.y + 9.0);
    let color = if one.is_edit {
        theme.accent.main
    } else {
        theme.ink.main
    };
    if has_next {
        let thread = Stroke::new(space::STROKE, theme.line.strong);
        painter.vline(dot.x, (dot.y + 6.0)..=(rect.max.y + 10.0), thread);
    }
    painter.circle_filled(dot, 3.5, color);
    let spoken = [
        Some(one.title.as_str()),
        one.aside.as_deref(),
        one.note.as_deref(),
    ];
    let spoken = spoken.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let below = rect.min + vec2(15.0, title.size().y + 2.0);
    painter.galley(rect.min + vec2(15.0, 0.0), title, theme.text.main);
    let right = pos2(rect.max.x, rect.min.y + 9.0);
    place(painter, aside, right, Align2::RIGHT_CENTER);
    painter.galley(below, note, theme.text.muted);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}
