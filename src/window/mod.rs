//! The real window: eframe around the application, effects on threads, settings at start and end.
//! The only place that knows eframe and the system's dialogs. Decides nothing about a contract.

mod address;
mod app;
mod backups;
mod clipboard;
mod dialogs;
mod effects;
mod exports;
mod files;
mod locks;
mod paths;
mod remembered;
mod resting;
mod save;
mod signals;
mod typeahead;
mod versions;
mod watch;

use crate::app::Session;
use crate::contract::Date;
use crate::file::settings::{self, Found, StoredSettings};
use crate::wording::Lang;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The packages that the window needs on Debian and Ubuntu; they are loaded at run time.
pub const PACKAGES: &str = "sudo apt install libx11-6 libx11-xcb1 libxcursor1 libxi6 \
                            libxkbcommon-x11-0 libegl1 libgl1-mesa-dri";

/// The smallest size of the window, in points.
const SMALLEST: [f32; 2] = [640.0, 480.0];

/// What the window starts with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Start {
    /// The file to open; the bundled contract if there is none.
    pub file: Option<PathBuf>,
    /// The day to look from instead of the system's.
    pub today: Option<Date>,
    /// The language for this time, instead of the remembered one.
    pub lang: Option<Lang>,
}

/// No window can be opened here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoWindow {
    /// Why, as the system says it.
    pub cause: String,
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// There is no display, or a library that it needs is missing.
pub fn run(start: Start) -> Result<(), NoWindow> {
    if let Some(cause) = no_display() {
        return Err(NoWindow { cause });
    }
    let folder = settings::folder();
    let found = folder.as_deref().map_or_else(
        || Found {
            settings: StoredSettings::default(),
            trouble: None,
        },
        settings::load,
    );
    let keeper = remembered::Keeper::new(folder, start.lang, &found.settings);
    let system_lang = Lang::of_locale(&sys_locale::get_locale().unwrap_or_default());
    let settings = remembered::settings(&found.settings, start.lang, system_lang);
    let options = options(settings.window);
    let today = start.today.unwrap_or_else(app::system_day);
    let mut session = Session::new(settings, today);
    session.notice = found.trouble.map(remembered::notice);
    let follows_clock = start.today.is_none();

    let opened = Arc::new(AtomicBool::new(false));
    let is_open = Arc::clone(&opened);
    quiet_until(Arc::clone(&opened));
    let run = AssertUnwindSafe(move || {
        eframe::run_native(
            "maquette",
            options,
            Box::new(move |creation| {
                is_open.store(true, Ordering::Relaxed);
                let ctx = &creation.egui_ctx;
                let outside = effects::Outside::new(ctx.clone(), keeper)?;
                Ok(Box::new(app::Maquette::new(
                    ctx,
                    session,
                    outside,
                    start.file,
                    follows_clock,
                )))
            }),
        )
    });
    match catch_unwind(run) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(NoWindow {
            cause: without_place(&error.to_string()).to_owned(),
        }),
        // A panic of ours is a bug to be seen; before there is a window it is a missing library.
        Err(panic) if opened.load(Ordering::Relaxed) => resume_unwind(panic),
        Err(panic) => Err(NoWindow {
            cause: words_of(panic.as_ref()),
        }),
    }
}

fn options((width, height): (f32, f32)) -> eframe::NativeOptions {
    eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id("maquette")
            .with_title("Maquette")
            .with_icon(egui::IconData::default())
            .with_inner_size([width, height])
            .with_min_inner_size(SMALLEST)
            .with_drag_and_drop(true),
        system_font_fallback: false,
        ..Default::default()
    }
}

/// Why there can be no display, if that is known beforehand.
fn no_display() -> Option<String> {
    let looks_for_variables = cfg!(all(unix, not(target_os = "macos")));
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if looks_for_variables && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Some("DISPLAY, WAYLAND_DISPLAY: not set".to_owned());
    }
    None
}

/// Keeps the report of a panic back while there is no window yet: it comes back as [`NoWindow`].
fn quiet_until(opened: Arc<AtomicBool>) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if opened.load(Ordering::Relaxed) {
            usual(info);
        }
    }));
}

/// A system's error without the place in the source that its text may start with.
fn without_place(error: &str) -> &str {
    match error.rsplit_once(".rs:") {
        Some((_, rest)) => rest.split_once(": ").map_or(rest, |(_, words)| words),
        None => error,
    }
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = panic.downcast_ref::<String>() {
        text.clone()
    } else {
        "panic".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_told_without_places_in_the_source() {
        let error = "winit EventLoopError: os error at /a/b.rs:788: No X server: none";
        assert_eq!(without_place(error), "No X server: none");
        assert_eq!(without_place("No config: none"), "No config: none");
    }
}
