//! The system's file dialogs, and how to tell that there are none. They block: never call them
//! from the window's thread.

use crate::app::Answer;
use crate::app::effect::ExportAnswer;
use crate::app::view::PathPurpose;
use rfd::FileDialog;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A dialog that is gone sooner than this, without a path, was never there: nobody is that quick.
const TOO_QUICK: Duration = Duration::from_millis(300);

/// Asks which file to open. `title` stands over the dialog, `kind` names the files it shows.
pub(super) fn open(title: &str, kind: &str) -> Answer {
    let dialog = dialog(title, kind);
    match ask(|| dialog.pick_file()) {
        Asked::Path(path) => Answer::PickedOpen(Some(path)),
        Asked::Cancelled => Answer::PickedOpen(None),
        Asked::NoDialog => Answer::NoDialog(PathPurpose::Open, String::new()),
    }
}

/// Asks where to save, starting from a proposed name or path.
pub(super) fn save(title: &str, kind: &str, proposal: &str) -> Answer {
    let path = Path::new(proposal);
    let dialog = proposed(dialog(title, kind), path);
    match ask(|| dialog.save_file()) {
        Asked::Path(path) => Answer::PickedSave(Some(path)),
        Asked::Cancelled => Answer::PickedSave(None),
        Asked::NoDialog => Answer::NoDialog(PathPurpose::Save, proposal.to_owned()),
    }
}

/// Asks where an export goes, starting from a proposed name or path.
pub(super) fn export(title: &str, proposal: &str) -> Answer {
    let path = Path::new(proposal);
    let mut dialog = FileDialog::new().set_title(title);
    if let Some(ending) = path.extension().and_then(|e| e.to_str()) {
        dialog = dialog.add_filter(ending.to_uppercase(), &[ending]);
    }
    let dialog = proposed(dialog, path);
    match ask(|| dialog.save_file()) {
        Asked::Path(path) => Answer::Export(ExportAnswer::Picked(Some(path))),
        Asked::Cancelled => Answer::Export(ExportAnswer::Picked(None)),
        Asked::NoDialog => Answer::NoDialog(PathPurpose::Export, proposal.to_owned()),
    }
}

/// The dialog with the proposed name and folder.
fn proposed(mut dialog: FileDialog, path: &Path) -> FileDialog {
    if let Some(name) = path.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    if let Some(folder) = path.parent().filter(|f| f.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    dialog
}

enum Asked {
    Path(PathBuf),
    Cancelled,
    NoDialog,
}

fn dialog(title: &str, kind: &str) -> FileDialog {
    FileDialog::new()
        .set_title(title)
        .add_filter(kind, &["ron"])
}

fn ask(show: impl FnOnce() -> Option<PathBuf>) -> Asked {
    if nothing_to_show_it() {
        return Asked::NoDialog;
    }
    let before = Instant::now();
    match show() {
        Some(path) => Asked::Path(path),
        None if before.elapsed() < TOO_QUICK => Asked::NoDialog,
        None => Asked::Cancelled,
    }
}

/// True when neither the desktop's bus nor the usual stand-in is there: asking would only fail.
fn nothing_to_show_it() -> bool {
    if cfg!(not(all(unix, not(target_os = "macos")))) {
        return false;
    }
    let named = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|a| !a.is_empty());
    let usual = std::env::var_os("XDG_RUNTIME_DIR")
        .is_some_and(|folder| Path::new(&folder).join("bus").exists());
    let stand_in = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|f| f.join("zenity").is_file()));
    !named && !usual && !stand_in
}
