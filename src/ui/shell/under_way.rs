//! What is being read or written, how far it is, and the way to stop it. Work that is over before
//! anybody could stop it shows no button.

use crate::app::{Busy, FileIntent, Intent, Writing};
use crate::file::shown::shown_whole;
use crate::ui::Desk;
use crate::ui::theme::icons;
use crate::ui::widgets::button::icon_button;
use crate::wording::Key;
use egui::{Id, Ui};
use std::time::Duration;

/// What takes longer than this can be stopped, in seconds.
const QUICK: f64 = 0.15;

/// What is under way, in words.
pub fn words(desk: &Desk<'_>) -> Option<String> {
    match desk.session.busy.as_ref()? {
        Busy::Dialog => None,
        Busy::Reading(path) => {
            let name = path.file_name().unwrap_or(path.as_os_str());
            let file = shown_whole(&name.to_string_lossy());
            Some(desk.fill(Key::TopReading, &[("file", &file)]))
        }
        Busy::Writing(_, Writing::Begun) => Some(desk.text(Key::TopSaving).to_owned()),
        Busy::Writing(_, Writing::Stopping) => Some(desk.text(Key::TopStopping).to_owned()),
        // All is written, and not yet sure to stay.
        Busy::Writing(_, Writing::Percent(100)) => Some(desk.text(Key::TopSavingFlush).to_owned()),
        Busy::Writing(_, Writing::Percent(percent)) => {
            let percent = percent.to_string();
            Some(desk.fill(Key::TopSavingPercent, &[("percent", &percent)]))
        }
    }
}

/// True once something has gone on for a while.
pub fn takes_long(ui: &Ui, name: &'static str, goes_on: bool) -> bool {
    let since = Id::unique(("since", name));
    if !goes_on {
        ui.data_mut(|data| data.remove::<f64>(since));
        return false;
    }
    let now = ui.input(|i| i.time);
    let began = ui.data_mut(|data| *data.get_temp_mut_or(since, now));
    let left = began + QUICK - now;
    if left > 0.0 {
        ui.request_repaint_after(Duration::from_secs_f64(left));
    }
    left <= 0.0
}

/// The button that stops it, once it has taken a while.
pub fn stop(ui: &mut Ui, desk: &mut Desk<'_>) {
    let is_reading = matches!(desk.session.busy, Some(Busy::Reading(_)));
    let is_long = takes_long(ui, "reading", is_reading)
        || matches!(
            desk.session.busy,
            Some(Busy::Writing(_, Writing::Percent(_)))
        );
    let name = desk.text(Key::TopStop);
    if is_long && icon_button(ui, desk.theme, icons::CROSS, name).clicked() {
        desk.push(Intent::File(FileIntent::Stop));
    }
}
