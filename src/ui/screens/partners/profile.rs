//! The profile of the partner shown: what the inspector would say, and what is its own.

use crate::app::Intent;
use crate::app::action::Action;
use crate::app::view::Screen;
use crate::chart::partners::{Mix, More, PartnerBoard, Profile, Shade};
use crate::chart::{Ink, Subject};
use crate::check::Severity as Grade;
use crate::ui::Desk;
use crate::ui::charts::partners::{bar_of, slot_of, tone_of};
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, wide};
use crate::ui::widgets::key_value::key_figure;
use crate::ui::widgets::paint::{focus_ring_inside, line, place, text};
use crate::ui::widgets::severity::{Severity, paint_severity, severity};
use crate::ui::widgets::swatch::{SIDE, paint_swatch};
use crate::ui::widgets::text::{cut, elided, label, lay, paragraph, whole};
use crate::ui::widgets::tip::Tips as _;
use crate::wording::Key;
use egui::{Align2, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Height of the bar of axes.
const MIX: f32 = 28.0;
/// Width of a countdown.
const COUNTDOWN: f32 = 84.0;

/// Draws the profile over the available width.
pub fn profile(ui: &mut Ui, desk: &mut Desk<'_>, board: &PartnerBoard) {
    let theme = desk.theme;
    let Some(profile) = &board.profile else {
        let words = desk.text(Key::PartnersChoose);
        label(ui, words, type_scale::BODY, theme.text.muted);
        return;
    };
    head(ui, desk, profile);
    ui.add_space(14.0);
    let rule = Stroke::new(space::STROKE, theme.line.grid);
    ui.painter()
        .hline(ui.max_rect().x_range(), ui.cursor().min.y, rule);
    for (key, value) in &profile.facts {
        key_figure(ui, theme, key, value);
    }
    ui.add_space(space::S);
    for note in &profile.notes {
        let width = ui.available_width();
        paragraph(ui, note, (type_scale::SMALL, theme.text.muted), width);
        ui.add_space(space::XS);
    }
    if let Some(mix) = &profile.mix {
        ui.add_space(space::L);
        mix_of(ui, desk, mix);
    }
    deadlines(ui, desk, profile);
    findings(ui, desk, profile);
    buttons(ui, desk, profile);
}

fn head(ui: &mut Ui, desk: &Desk<'_>, profile: &Profile) {
    let theme = desk.theme;
    let head = &profile.head;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (rect, _) = ui.allocate_exact_size(vec2(SIDE, 26.0), Sense::hover());
        let slot = slot_of(head.ink).unwrap_or(0);
        paint_swatch(ui.painter(), theme, rect.center(), slot);
        let room = ui.available_width();
        let look = (type_scale::BODY.semibold(), theme.text.main);
        elided(ui, &head.name, look, room);
    });
    ui.add_space(space::XS);
    let width = ui.available_width();
    whole(ui, &head.amount, theme.text.main);
    if let Some(rank) = &head.rank {
        ui.add_space(2.0);
        paragraph(ui, rank, (type_scale::BODY, theme.text.muted), width);
    }
}

fn title(ui: &mut Ui, desk: &Desk<'_>, key: Key) {
    let ink = desk.theme.text.main;
    label(ui, desk.text(key), type_scale::BODY.semibold(), ink);
}

fn mix_of(ui: &mut Ui, desk: &mut Desk<'_>, mix: &Mix) {
    let theme = desk.theme;
    title(ui, desk, Key::PartnersMix);
    ui.add_space(10.0);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, MIX), Sense::hover());
    let placed = bar_of(ui.painter(), theme, rect, &mix.segments);
    for (i, (at, segment)) in placed.iter().enumerate() {
        let painter = ui.painter();
        if matches!(segment.ink, Ink::Axis(n) if n > 3) {
            // The lightest steps stand too close to the sheet.
            let outline = Stroke::new(space::STROKE, theme.unknown.line);
            let inside = egui::StrokeKind::Inside;
            painter.rect_stroke(*at, space::RADIUS_BAR, outline, inside);
        }
        if segment.shade == Shade::Solid && at.width() >= 16.0 {
            let look = (type_scale::SMALL.bold(), tone_of(theme, segment.ink).on);
            let middle = at.center();
            text(painter, middle, Align2::CENTER_CENTER, &segment.name, look);
        }
        let sense = if segment.subject.is_some() {
            Sense::CLICK
        } else {
            Sense::hover()
        };
        let response = ui.interact(*at, ui.scope_id().with(("mix", i)), sense);
        let spoken = segment.tooltip.replace('\n', ", ");
        response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &spoken));
        if let Some(subject) = &segment.subject {
            if desk.session.view.selection.as_ref() == Some(subject) {
                focus_ring_inside(ui.painter(), theme, *at, space::RADIUS_BAR);
            }
            if response.clicked() {
                desk.push(Intent::Select(subject.clone()));
            }
        }
        response.tip_at_pointer(&segment.tooltip);
    }
    ui.add_space(6.0);
    let (under, _) = ui.allocate_exact_size(vec2(width, 16.0), Sense::hover());
    let painter = ui.painter();
    let left = (type_scale::SMALL, theme.text.second);
    let shown = text(
        painter,
        under.left_center(),
        Align2::LEFT_CENTER,
        &mix.left,
        left,
    );
    if let Some(right) = &mix.right {
        let galley = line(painter, right, type_scale::SMALL, theme.text.muted);
        if shown.width() + galley.size().x + space::S <= width {
            place(painter, galley, under.right_center(), Align2::RIGHT_CENTER);
        }
    }
}

/// A row that can be clicked, over a rule.
fn row(ui: &mut Ui, desk: &Desk<'_>, spoken: &str, height: f32) -> Response {
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let theme = desk.theme;
    let painter = ui.painter();
    if response.hovered() {
        let ground = rect.expand2(vec2(space::S, 0.0));
        painter.rect_filled(ground, space::RADIUS_CONTROL, theme.ground.hover);
    }
    if response.has_focus() {
        let ring = rect.expand2(vec2(space::S, 0.0));
        focus_ring_inside(painter, theme, ring, space::RADIUS_CONTROL);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken));
    response
}

fn deadlines(ui: &mut Ui, desk: &mut Desk<'_>, profile: &Profile) {
    let theme = desk.theme;
    ui.add_space(space::L);
    title(ui, desk, Key::PartnersDeadlines);
    ui.add_space(2.0);
    if profile.deadlines.shown.is_empty() {
        ui.add_space(6.0);
        let words = desk.text(Key::PartnersNoDeadline);
        label(ui, words, type_scale::BODY, theme.text.muted);
    }
    for event in &profile.deadlines.shown {
        let spoken = format!("{}, {}, {}", event.title, event.countdown, event.date);
        let response = row(ui, desk, &spoken, 34.0);
        let rect = response.rect;
        let painter = ui.painter();
        let strong = line(
            painter,
            &event.countdown,
            type_scale::BODY.semibold(),
            theme.text.main,
        );
        let countdown = place(painter, strong, rect.left_center(), Align2::LEFT_CENTER);
        let galley = line(painter, &event.date, type_scale::SMALL, theme.text.muted);
        let date = place(painter, galley, rect.right_center(), Align2::RIGHT_CENTER);
        let left = (rect.min.x + COUNTDOWN).max(countdown.max.x + space::S);
        let room = (date.min.x - left - space::S).max(20.0);
        let job = type_scale::BODY.job(&event.title, theme.text.main);
        let galley = lay(painter, cut(&event.title, job, room, 1));
        let at = pos2(left, rect.center().y);
        place(painter, galley, at, Align2::LEFT_CENTER);
        let rule = Stroke::new(space::STROKE, theme.line.grid);
        painter.hline(rect.x_range(), rect.max.y - 0.5, rule);
        if response.double_clicked() {
            desk.push(Intent::Show(Screen::Schedule, event.subject.clone()));
        } else if response.clicked() {
            desk.push(Intent::Select(event.subject.clone()));
        }
        response.tip_text(&spoken);
    }
    if let Some(more) = &profile.deadlines.more
        && rest(ui, desk, more)
    {
        desk.push(Intent::Show(Screen::Schedule, more.subject.clone()));
    }
}

/// The row under a list that is not shown whole; true when all of it is asked for.
fn rest(ui: &mut Ui, desk: &Desk<'_>, more: &More) -> bool {
    let response = row(ui, desk, &more.text, 30.0);
    let ink = desk.theme.text.second;
    let galley = line(ui.painter(), &more.text, type_scale::BODY, ink);
    let at = response.rect.left_center();
    place(ui.painter(), galley, at, Align2::LEFT_CENTER);
    response.clicked()
}

fn grade(of: Grade) -> Severity {
    match of {
        Grade::Blocking => Severity::Blocking,
        Grade::Review => Severity::Review,
        Grade::Info => Severity::Info,
    }
}

fn findings(ui: &mut Ui, desk: &mut Desk<'_>, profile: &Profile) {
    let theme = desk.theme;
    ui.add_space(space::XL);
    title(ui, desk, Key::PartnersFindings);
    ui.add_space(space::S);
    if profile.findings.shown.is_empty() {
        let words = desk.text(Key::ChecksNone);
        severity(ui, theme, Severity::Respected, words);
    }
    for finding in &profile.findings.shown {
        let word = crate::wording::finding::severity(finding.severity, desk.lang);
        let spoken = format!("{word}, {}", finding.title);
        let response = row(ui, desk, &spoken, 30.0);
        let rect = response.rect;
        let painter = ui.painter();
        let icon = pos2(rect.min.x + 8.0, rect.center().y);
        paint_severity(painter, theme, icon, 16.0, grade(finding.severity));
        let left = rect.left_center() + vec2(24.0, 0.0);
        let job = type_scale::BODY.job(&finding.title, theme.text.main);
        let galley = lay(painter, cut(&finding.title, job, rect.width() - 24.0, 1));
        place(painter, galley, left, Align2::LEFT_CENTER);
        if response.clicked() {
            show_finding(desk, &finding.subject);
        }
        response.tip_text(&spoken);
    }
    if let Some(more) = &profile.findings.more
        && rest(ui, desk, more)
    {
        show_finding(desk, &more.subject);
    }
}

/// Selects a finding where all of them are listed.
fn show_finding(desk: &mut Desk<'_>, finding: &Subject) {
    desk.push(Intent::Select(finding.clone()));
    if !desk.session.view.panels.findings {
        desk.push(Intent::Do(Action::Findings));
    }
}

/// At the foot of the column, or under the profile where that is longer.
fn buttons(ui: &mut Ui, desk: &mut Desk<'_>, profile: &Profile) {
    let foot = ui.clip_rect().max.y - space::XL - space::CONTROL;
    let room = foot - ui.cursor().min.y;
    ui.add_space(room.max(space::XL));
    let width = (ui.available_width() - space::S) / 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if !profile.in_focus {
            let face = Face::text(desk.text(Key::PartnersFocus));
            if wide(ui, desk.theme, Look::Secondary, face, width).clicked() {
                desk.push(Intent::Focus(Some(profile.head.partner.clone())));
            }
        }
        if let Some(cell) = &profile.column {
            let face = Face::text(desk.text(Key::PartnersColumn)).icon(icons::TABLE);
            if wide(ui, desk.theme, Look::Secondary, face, width).clicked() {
                desk.push(Intent::Show(Screen::Matrix, cell.clone()));
            }
        }
    });
}
