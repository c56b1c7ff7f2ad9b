//! One frame: answers in, the screen drawn, wishes carried out, the window brought in line. Rests
//! without a repaint when nothing happens.

use super::address::open_address;
use super::clipboard::Clipboard;
use super::effects::{DialogWords, Outside, Report, SOON};
use super::exports;
use super::resting::Resting;
use super::typeahead::Typeahead;
use crate::app::effect::ExportAnswer;
use crate::app::{self, Answer, Effect, FileIntent, Intent, Notice, Session, Setting, ThemeChoice};
use crate::contract::Date;
use crate::ui;
use crate::ui::theme::{DARK, LIGHT, Theme};
use crate::wording::{Key, fill, text};
use egui::{Context, Ui, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How long a notice stays, in seconds.
const NOTICE_STAYS: f64 = 6.0;

/// The day of the system's clock, where the user is.
pub(super) fn system_day() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// The application in its window.
pub(super) struct Maquette {
    session: Session,
    outside: Outside,
    clipboard: Clipboard,
    /// False when a day was asked for on the command line.
    follows_clock: bool,
    /// True once leaving is decided: the next request to close is let through.
    leaving: bool,
    shown: Shown,
    typeahead: Typeahead,
    resting: Resting,
}

/// What the window was last told, so that it is told only what is new.
#[derive(Default)]
struct Shown {
    theme: Option<&'static Theme>,
    zoom: Option<f32>,
    /// Whether the window was full-screen before a presentation.
    was_full: bool,
    title: String,
    /// The file that is watched, and what it is known to hold.
    watched: Option<(PathBuf, Arc<Vec<u8>>)>,
    /// Whether the window had the keyboard.
    in_front: bool,
    /// The notice on show, and when it appeared, in seconds.
    notice: Option<(Notice, f64)>,
}

impl Maquette {
    pub(super) fn new(
        ctx: &Context,
        session: Session,
        outside: Outside,
        file: Option<PathBuf>,
        follows_clock: bool,
    ) -> Self {
        Theme::install_fonts(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let mut maquette = Self {
            session,
            outside,
            clipboard: Clipboard::default(),
            follows_clock,
            leaving: false,
            shown: Shown::default(),
            typeahead: Typeahead::default(),
            resting: Resting::default(),
        };
        let effects = app::start(&mut maquette.session, file);
        maquette.carry_out(ctx, effects);
        maquette.dress(ctx);
        maquette
    }

    /// Carries out a wish, and what follows from it.
    fn wish(&mut self, ctx: &Context, intent: Intent) {
        let effects = app::update(&mut self.session, intent);
        self.carry_out(ctx, effects);
    }

    fn carry_out(&mut self, ctx: &Context, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::PickOpen => self.outside.pick_open(self.words(Key::ActionOpen)),
                Effect::PickSave(name) => {
                    self.outside.pick_save(self.words(Key::ActionSaveAs), name);
                }
                Effect::Read(path, today) => self.outside.read(path, today),
                Effect::ReadEarlier(path, today) => self.outside.read_earlier(path, today),
                Effect::Glance(paths, today) => self.outside.glance(paths, today),
                Effect::FindVersions(path, held) => self.outside.find_versions(path, held),
                Effect::Write(job) => self.outside.write(job),
                Effect::StopWriting => self.outside.stop_writing(),
                Effect::ReadBeside(path) => self.outside.read_beside(path),
                Effect::ReadBackup(backup) => self.outside.read_backup(backup),
                Effect::FindBackups(path) => self.outside.find_backups(path),
                Effect::Compare(job) => self.outside.compare(job),
                Effect::Preview(job) => self.outside.preview(job),
                Effect::PickExport(name) => {
                    self.outside.pick_export(self.words(Key::ExportTitle), name);
                }
                Effect::Export(job) => self.outside.export(job),
                Effect::CancelExport => self.outside.stop_export(),
                Effect::CopyPicture(job) => self.outside.copy_picture(job),
                Effect::Copy(clip) => self.clipboard.put(ctx, clip),
                Effect::RequestPaste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
                Effect::SetAside(job) => self.outside.set_aside(job),
                Effect::Join(job) => self.outside.join(job),
                Effect::Derive(job) => self.outside.derive(job),
                Effect::Edit(job) => self.outside.edit(job),
                Effect::Search(job) => self.outside.search(job),
                Effect::LetGo(spent) => self.outside.let_go(spent),
                Effect::Look => self.outside.watcher().look(),
                Effect::Keep(job) => self.outside.journal(job),
                Effect::ListEarlier(path, now) => self.outside.list_earlier(path, now),
                Effect::Lock(path) => self.outside.lock(path),
                Effect::OpenAddress(address) => open_address(&address),
                Effect::StoreSettings(settings) => self.outside.keep(settings),
                Effect::Present(begins) => self.present(ctx, begins),
                Effect::ToggleFullScreen => {
                    let is_full = ctx.input(|i| i.viewport().fullscreen.unwrap_or(false));
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!is_full));
                }
                Effect::MovePane { forward } => crate::ui::panes::walk(ctx, forward),
                Effect::Quit => self.leave(ctx),
            }
        }
    }

    /// Takes the whole screen for a presentation; leaves it as it was before.
    fn present(&mut self, ctx: &Context, begins: bool) {
        let is_full = ctx.input(|i| i.viewport().fullscreen.unwrap_or(false));
        if begins {
            self.shown.was_full = is_full;
        }
        let wanted = begins || self.shown.was_full;
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(wanted));
    }

    fn words(&self, title: Key) -> DialogWords {
        let lang = self.session.settings.lang;
        DialogWords {
            title: text(lang, title).to_owned(),
            kind: "Maquette (*.ron)".to_owned(),
        }
    }

    /// Leaves, remembering the size of the window.
    fn leave(&mut self, ctx: &Context) {
        self.leaving = true;
        if let Some((width, height)) = window_size(ctx) {
            let effects = app::update(
                &mut self.session,
                Intent::Setting(Setting::Window(width, height)),
            );
            for effect in effects {
                if let Effect::StoreSettings(settings) = effect {
                    self.outside.keep(settings);
                }
            }
        }
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }

    /// Takes in what has come from outside. True if anything has.
    fn take_reports(&mut self, ctx: &Context) -> bool {
        let mut any = false;
        while let Some(report) = self.outside.next() {
            any = true;
            match report {
                Report::Answer(answer) => {
                    self.wish(ctx, Intent::File(FileIntent::Answer(answer)));
                }
                Report::Preview(number, picture) => {
                    let picture = picture.map(|p| exports::keep_preview(ctx, number, &p));
                    self.export_answer(ctx, ExportAnswer::Previewed(number, picture));
                }
                Report::Picture(picture) => {
                    let copied = picture.map(|p| ctx.copy_image(exports::image(&p)));
                    self.export_answer(ctx, ExportAnswer::Copied(copied));
                }
                Report::NotKept(failure) => {
                    self.session.notice = Some(Notice::SettingsNotKept(failure));
                }
            }
        }
        any
    }

    fn export_answer(&mut self, ctx: &Context, answer: ExportAnswer) {
        let answer = Answer::Export(answer);
        self.wish(ctx, Intent::File(FileIntent::Answer(answer)));
    }

    /// Follows the clock over midnight.
    fn follow_clock(&mut self, ctx: &Context) {
        if !self.follows_clock {
            return;
        }
        let today = system_day();
        if self.session.system_today != today {
            self.session.system_today = today;
            let observation = self.session.observation;
            self.wish(ctx, Intent::SetObservation(observation));
        }
    }

    fn theme(&self, ctx: &Context) -> &'static Theme {
        match self.session.settings.theme {
            ThemeChoice::Light => &LIGHT,
            ThemeChoice::Dark => &DARK,
            ThemeChoice::System => match ctx.system_theme() {
                Some(egui::Theme::Dark) => &DARK,
                Some(egui::Theme::Light) | None => &LIGHT,
            },
        }
    }

    /// Brings theme, zoom and title in line with the session.
    fn dress(&mut self, ctx: &Context) {
        let theme = self.theme(ctx);
        if !self.shown.theme.is_some_and(|t| std::ptr::eq(t, theme)) {
            theme.apply(ctx);
            self.shown.theme = Some(theme);
        }
        let zoom = self.zoom(ctx);
        if self.shown.zoom != Some(zoom) {
            ctx.set_zoom_factor(zoom);
            self.shown.zoom = Some(zoom);
        }
        self.mind_file();
        let title = title(&self.session);
        if self.shown.title != title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown.title = title;
        }
    }

    /// How much everything is zoomed: as the settings say, and a presentation so that its slide
    /// fills the window.
    fn zoom(&self, ctx: &Context) -> f32 {
        if self.session.presentation.is_none() {
            return f32::from(self.session.settings.zoom) / 100.0;
        }
        let window = ctx.viewport_rect().size() * ctx.zoom_factor();
        ui::presentation::zoom_for(window.round().max(egui::vec2(1.0, 1.0)))
    }

    /// Has the open file watched, for other bytes than are known.
    fn mind_file(&mut self) {
        let document = self.session.document.as_ref();
        let file = document.and_then(|d| Some((d.path()?, d.on_disk()?)));
        let is_same = match (&file, &self.shown.watched) {
            (None, None) => true,
            (Some((path, known)), Some((before, then))) => {
                path == before && Arc::ptr_eq(known, then)
            }
            _ => false,
        };
        if !is_same {
            let file = file.map(|(path, known)| (path.to_path_buf(), known));
            self.shown.watched.clone_from(&file);
            self.outside.watcher().watch(file);
        }
    }

    /// Takes a notice away once it has been seen long enough, and wakes for that only.
    fn mind_notice(&mut self, ctx: &Context) {
        let Some(notice) = self.session.notice.clone() else {
            self.shown.notice = None;
            return;
        };
        let now = ctx.input(|i| i.time);
        let since = match &self.shown.notice {
            Some((shown, since)) if *shown == notice => *since,
            _ => now,
        };
        let left = since + NOTICE_STAYS - now;
        if left > 0.0 {
            self.shown.notice = Some((notice, since));
            ctx.request_repaint_after(Duration::try_from_secs_f64(left).unwrap_or_default());
        } else {
            self.shown.notice = None;
            self.wish(ctx, Intent::DismissNotice);
            ctx.request_repaint();
        }
    }
}

impl eframe::App for Maquette {
    fn raw_input_hook(&mut self, ctx: &Context, input: &mut egui::RawInput) {
        if self.session.is_editing_aside() {
            self.typeahead.hold(input, self.session.is_asking_aside());
        } else if self.session.awaits_row() {
            // The row that was taken is being looked for; what is done next is done on what it shows.
            self.typeahead.hold(input, false);
        } else if self.typeahead.pass(input, ctx.text_edit_focused()) {
            ctx.request_repaint();
        }
        // In a presentation keys act on what the pointer shows, and it hides by itself.
        if self.session.presentation.is_none() {
            self.resting.pass(input);
        }
    }

    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        if self.take_reports(ctx) {
            // This frame shows it; what is placed by what was shown before follows in one more.
            ctx.request_repaint_after(SOON);
        }
        self.follow_clock(ctx);
        let in_front = ctx.input(|i| i.focused);
        if in_front && !self.shown.in_front {
            self.outside.watcher().glance();
        }
        self.shown.in_front = in_front;
        if ctx.input(|i| i.viewport().close_requested()) && !self.leaving {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.wish(ctx, Intent::File(FileIntent::CloseRequested));
            ctx.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.dress(&ctx);
        let theme = self.theme(&ctx);
        let mut intents = ui::draw(ui, &self.session, theme);
        let dropped = ctx.input(|i| i.raw.dropped_files.first().map(|f| f.path().to_path_buf()));
        intents.extend(dropped.map(|path| Intent::File(FileIntent::Open(path))));
        if !intents.is_empty() {
            for intent in intents {
                self.wish(&ctx, intent);
            }
            // What was drawn is older than what was wished.
            ctx.request_repaint();
            self.dress(&ctx);
        }
        self.mind_notice(&ctx);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.outside.finish();
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        let theme = self.shown.theme.unwrap_or(&LIGHT);
        theme.ground.canvas.to_normalized_gamma_f32()
    }
}

/// The size of the window in points of the system, unless it is not its own: full screen,
/// maximised or minimised.
fn window_size(ctx: &Context) -> Option<(f32, f32)> {
    let borrowed = ctx.input(|i| {
        let viewport = i.viewport();
        [viewport.fullscreen, viewport.maximized, viewport.minimized].contains(&Some(true))
    });
    if borrowed {
        return None;
    }
    let size = ctx.viewport_rect().size() * ctx.zoom_factor();
    Some((size.x.round(), size.y.round()))
}

fn title(session: &Session) -> String {
    let lang = session.settings.lang;
    let Some(document) = &session.document else {
        return "Maquette".to_owned();
    };
    let key = if document.is_dirty() {
        Key::WindowTitleDirty
    } else {
        Key::WindowTitle
    };
    let name = document
        .file_name()
        .unwrap_or_else(|| text(lang, Key::TopUntitled).to_owned());
    fill(lang, key, &[("name", &name)])
}
