//! The export dialog: what leaves the program, in which form, size and colours, beside a picture
//! of exactly that.

use super::{Beside, card};
use crate::app::effect::{Failure, FailureKind};
use crate::app::export::{Colours, Export, Exported, FileForm, Preset};
use crate::app::view::{ExportDialog, Preview, Screen};
use crate::app::{ExportIntent, Intent};
use crate::chart::SheetName;
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::picker::{Picker, picker};
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text::{label, paragraph};
use crate::wording::Key;
use egui::{
    Align, Align2, Id, Key as E, Layout, Modifiers, Rect, Role, Sense, Stroke, StrokeKind,
    TextEdit, TextureHandle, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

/// Width of the card.
const WIDTH: f32 = 940.0;
/// Width of the choices.
const CHOICES: f32 = 300.0;
/// Height of the preview.
const PREVIEW: f32 = 400.0;

/// Where the window keeps the picture of the preview, and the number it was asked under.
#[must_use]
pub fn preview_id() -> Id {
    Id::unique("export_preview")
}

/// A picture that was asked for under a number.
#[derive(Clone)]
pub struct PreviewPicture {
    /// The number.
    pub number: u64,
    /// The picture.
    pub texture: TextureHandle,
}

/// Draws the dialog.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, dialog: &ExportDialog) {
    let title = desk.text(Key::ExportTitle);
    if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, E::Enter)) {
        desk.push(Intent::Export(ExportIntent::Submit));
    }
    let beside = ui.ctx().content_rect().width() >= WIDTH + 40.0;
    card(
        ui,
        desk,
        ("export", title, WIDTH, Beside::Nothing),
        |ui, desk| {
            if beside {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::SHEET;
                    let room = ui.available_width() - CHOICES - space::SHEET;
                    preview(ui, desk, dialog, vec2(room, PREVIEW));
                    ui.vertical(|ui| {
                        ui.set_width(CHOICES);
                        choices(ui, desk, dialog.export);
                    });
                });
            } else {
                preview(ui, desk, dialog, vec2(ui.available_width(), PREVIEW / 2.0));
                ui.add_space(space::M);
                choices(ui, desk, dialog.export);
            }
            ui.add_space(space::L);
            foot(ui, desk, dialog.export);
        },
    );
}

/// The picture of what will be written, as large as it fits.
fn preview(ui: &mut Ui, desk: &Desk<'_>, dialog: &ExportDialog, size: Vec2) {
    let theme = desk.theme;
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let name = desk.text(Key::ExportPreview);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let painter = ui.painter();
    painter.rect_filled(rect, space::RADIUS_NOTE, theme.ground.sunken);
    let held = ui
        .ctx()
        .data(|d| d.get_temp::<PreviewPicture>(preview_id()));
    let shown = held.filter(|held| held.number == dialog.number);
    match (shown, &dialog.preview) {
        (Some(picture), Preview::Shown) => {
            let whole = picture.texture.size_vec2();
            let room = rect.shrink(space::M);
            let scale = (room.width() / whole.x).min(room.height() / whole.y);
            let place = Rect::from_center_size(rect.center(), whole * scale);
            let corners = Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(1.0, 1.0));
            let tint = egui::Color32::from_white_alpha(u8::MAX);
            painter.image(picture.texture.id(), place, corners, tint);
            let outline = Stroke::new(space::STROKE, theme.line.strong);
            painter.rect_stroke(place, 0, outline, StrokeKind::Outside);
        }
        (_, Preview::Refused(cause)) => {
            let inner = rect.shrink(space::XL);
            ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                let look = (type_scale::BODY, theme.signal.blocking.on);
                paragraph(ui, &cause.words(desk.lang), look, inner.width());
            });
        }
        _ => {
            let look = (type_scale::BODY, theme.text.muted);
            let words = desk.text(Key::ExportPreviewComing);
            let middle = Align2::CENTER_CENTER;
            crate::ui::widgets::paint::text(painter, rect.center(), middle, words, look);
        }
    }
}

fn choices(ui: &mut Ui, desk: &mut Desk<'_>, export: Export) {
    ui.spacing_mut().item_spacing.y = space::XS;
    what(ui, desk, export);
    form(ui, desk, export);
    if export.form == FileForm::Csv {
        let look = (type_scale::SMALL, desk.theme.text.muted);
        paragraph(ui, desk.text(Key::ExportCsvNote), look, CHOICES);
        return;
    }
    if matches!(export.what, Exported::Screen(_)) {
        colours(ui, desk, export, &Colours::ALL[..2]);
        scale(ui, desk, export);
        return;
    }
    if matches!(export.what, Exported::Report | Exported::ReportOfTwo) {
        colours(ui, desk, export, &Colours::ALL);
        return;
    }
    preset(ui, desk, export);
    colours(ui, desk, export, &Colours::ALL);
    if export.form == FileForm::Png {
        scale(ui, desk, export);
    }
}

/// A name over its control.
fn named<R>(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    key: Key,
    control: impl FnOnce(&mut Ui, &mut Desk<'_>) -> R,
) -> R {
    let muted = desk.theme.text.muted;
    label(ui, desk.text(key), type_scale::SMALL, muted);
    let result = ui.push_id(key, |ui| control(ui, desk)).inner;
    ui.add_space(space::S);
    result
}

fn push(desk: &mut Desk<'_>, export: Export) {
    desk.push(Intent::Export(ExportIntent::Set(export)));
}

fn what(ui: &mut Ui, desk: &mut Desk<'_>, export: Export) {
    let sheets = SheetName::ALL.map(Exported::Sheet);
    let screens = Screen::ALL.map(Exported::Screen);
    let pages = [
        Exported::Slides(None),
        Exported::Report,
        Exported::ReportOfTwo,
        Exported::Findings,
    ];
    let mut all: Vec<Exported> = sheets.into_iter().chain(pages).chain(screens).collect();
    let has_two = crate::app::has_two_versions(desk.session);
    all.retain(|what| has_two || !what.is_of_two() || *what == export.what);
    let names: Vec<String> = all.iter().map(|what| name_of(desk, *what)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let selected = all.iter().position(|w| *w == export.what).unwrap_or(0);
    let chosen = named(ui, desk, Key::ExportWhat, |ui, desk| {
        let choice = Picker {
            icon: None,
            name: desk.text(Key::ExportWhat),
            options: &names,
            selected,
            widest: CHOICES,
        };
        picker(ui, desk.theme, choice).1
    });
    if let Some(what) = chosen.and_then(|i| all.get(i).copied()) {
        push(desk, Export { what, ..export });
    }
}

fn name_of(desk: &Desk<'_>, what: Exported) -> String {
    match what {
        Exported::Sheet(sheet) => desk.text(sheet.phrase()).to_owned(),
        Exported::Slides(_) => desk.text(Key::SlidesName).to_owned(),
        Exported::Report => desk
            .text(Key::ActionReport)
            .trim_end_matches('…')
            .to_owned(),
        Exported::ReportOfTwo => desk.text(Key::ExportChanges).to_owned(),
        Exported::Findings => desk.text(Key::ActionFindings).to_owned(),
        Exported::Screen(screen) => {
            let key = match screen {
                Screen::Overview => Key::ScreenOverview,
                Screen::Matrix => Key::ScreenMatrix,
                Screen::Schedule => Key::ScreenSchedule,
                Screen::Partners => Key::ScreenPartners,
                Screen::Contrast => Key::ScreenContrast,
                Screen::Slides => Key::ScreenSlides,
            };
            desk.fill(Key::ExportScreen, &[("screen", desk.text(key))])
        }
    }
}

fn form(ui: &mut Ui, desk: &mut Desk<'_>, export: Export) {
    let all = export.what.forms();
    let names: Vec<String> = all.iter().map(|f| f.ending().to_uppercase()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let selected = all.iter().position(|f| *f == export.form).unwrap_or(0);
    let chosen = named(ui, desk, Key::ExportForm, |ui, desk| {
        segmented(ui, desk.theme, &names, selected)
    });
    if let Some(form) = chosen.and_then(|i| all.get(i).copied()) {
        push(desk, Export { form, ..export });
    }
}

fn preset(ui: &mut Ui, desk: &mut Desk<'_>, export: Export) {
    let names = [
        Key::ExportPresetSlide,
        Key::ExportPresetA4,
        Key::ExportPresetColumn,
        Key::ExportPresetFree,
    ]
    .map(|key| desk.text(key));
    let named_at = Preset::NAMED.iter().position(|p| *p == export.preset);
    let selected = named_at.unwrap_or(Preset::NAMED.len());
    let chosen = named(ui, desk, Key::ExportSize, |ui, desk| {
        let chosen = segmented(ui, desk.theme, &names, selected);
        if let Preset::Pixels(width, height) = export.preset {
            sides(ui, desk, export, (width, height));
        }
        chosen
    });
    if let Some(index) = chosen {
        let preset = Preset::NAMED.get(index).copied();
        let preset = preset.unwrap_or(Preset::Pixels(1280, 720));
        push(desk, Export { preset, ..export });
    }
}

/// Width and height in pixels, to type.
fn sides(ui: &mut Ui, desk: &mut Desk<'_>, export: Export, (width, height): (u16, u16)) {
    ui.horizontal(|ui| {
        let fields = [
            (Key::ExportWidth, width, true),
            (Key::ExportHeight, height, false),
        ];
        for (key, value, is_width) in fields {
            let name = desk.text(key);
            let id = Id::unique(("export_side", is_width));
            let shown = ui.ctx().data(|d| d.get_temp::<String>(id));
            let mut draft = shown.unwrap_or_else(|| value.to_string());
            let field = TextEdit::singleline(&mut draft)
                .desired_width(64.0)
                .min_size(vec2(0.0, space::CONTROL));
            let response = ui.add(field).on_hover_text(name);
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
            if response.changed() {
                ui.ctx().data_mut(|d| d.insert_temp(id, draft.clone()));
                let text = if is_width {
                    format!("{}x{height}", draft.trim())
                } else {
                    format!("{width}x{}", draft.trim())
                };
                if let Some(preset) = Preset::named(&text) {
                    push(desk, Export { preset, ..export });
                }
            }
            if response.lost_focus() {
                ui.ctx().data_mut(|d| d.remove::<String>(id));
            }
        }
        label(ui, "px", type_scale::BODY, desk.theme.text.muted);
    });
}

fn colours(ui: &mut Ui, desk: &mut Desk<'_>, export: Export, all: &[Colours]) {
    let names: Vec<&str> = all
        .iter()
        .map(|colours| match colours {
            Colours::Light => desk.text(Key::SettingsThemeLight),
            Colours::Dark => desk.text(Key::SettingsThemeDark),
            Colours::Print => desk.text(Key::ExportPrint),
        })
        .collect();
    let selected = all.iter().position(|c| *c == export.colours).unwrap_or(0);
    let chosen = named(ui, desk, Key::SettingsTheme, |ui, desk| {
        segmented(ui, desk.theme, &names, selected)
    });
    if let Some(colours) = chosen.and_then(|i| all.get(i).copied()) {
        push(desk, Export { colours, ..export });
    }
}

fn scale(ui: &mut Ui, desk: &mut Desk<'_>, export: Export) {
    let names: Vec<String> = (1..=Export::MOST).map(|n| format!("{n}\u{a0}×")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let selected = usize::from(export.scale.saturating_sub(1));
    let chosen = named(ui, desk, Key::ExportScale, |ui, desk| {
        segmented(ui, desk.theme, &names, selected)
    });
    if let Some(scale) = chosen.and_then(|i| u8::try_from(i.saturating_add(1)).ok()) {
        push(desk, Export { scale, ..export });
    }
}

/// The proposed name, and what to do.
fn foot(ui: &mut Ui, desk: &mut Desk<'_>, export: Export) {
    let theme = desk.theme;
    let name = desk.contract().map(|c| export.file_name(c));
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let verb = Face::text(desk.text(Key::ExportVerb)).icon(icons::EXPORT);
        let write = button(ui, theme, Look::Primary, verb);
        if ui.memory(|m| m.focused().is_none()) {
            write.request_focus();
        }
        if write.clicked() {
            desk.push(Intent::Export(ExportIntent::Submit));
        }
        let copy = Face::text(desk.text(Key::ActionCopyChart)).icon(icons::COPY);
        // What is exported as a table is not copied as a picture.
        let is_picture = export.form != FileForm::Csv;
        if is_picture && button(ui, theme, Look::Secondary, copy).clicked() {
            let what = Some(export.what);
            desk.push(Intent::Export(ExportIntent::CopyPicture(what)));
        }
        let cancel = Face::text(desk.text(Key::DialogCancel));
        if button(ui, theme, Look::Secondary, cancel).clicked() {
            desk.push(Intent::CloseOverlay);
        }
        let room = ui.available_width();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let look = (type_scale::SMALL, theme.text.muted);
            crate::ui::widgets::text::elided(ui, &name.unwrap_or_default(), look, room);
        });
    });
}

/// An export that failed: what, why, and how to go on.
pub fn failed(ui: &mut Ui, desk: &mut Desk<'_>, failure: &Failure) {
    let title = desk.text(Key::ExportTitle);
    card(
        ui,
        desk,
        ("not_exported", title, 560.0, Beside::Nothing),
        |ui, desk| {
            let theme = desk.theme;
            let cause = failure.cause(desk.lang);
            let words = if matches!(failure.what, FailureKind::Draw(_)) {
                format!("{} ({cause})", desk.text(Key::DrawFailed))
            } else {
                let values = [("file", failure.path.as_str()), ("cause", cause.as_str())];
                desk.fill(Key::SaveFailed, &values)
            };
            let look = (type_scale::BODY.medium(), theme.text.main);
            paragraph(ui, &words, look, ui.available_width());
            ui.add_space(space::L);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let again = Face::text(desk.text(Key::ActionExport));
                if button(ui, theme, Look::Primary, again).clicked() {
                    let last = desk.session.exports.last.map(|export| export.what);
                    desk.push(Intent::Export(ExportIntent::Open(last)));
                }
                let close = Face::text(desk.text(Key::DialogClose));
                if button(ui, theme, Look::Secondary, close).clicked() {
                    desk.push(Intent::CloseOverlay);
                }
            });
        },
    );
}
