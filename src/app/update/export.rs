//! Leaving the program: the dialog and its preview, the file that is written, the picture that
//! goes to the clipboard. Nothing here draws, and nothing waits.

use crate::app::effect::{
    Effect, ExportAnswer, ExportJob, Failure, FailureKind, PreviewJob, Target,
};
use crate::app::export::{Export, Exported, FileForm, Original, Preset};
use crate::app::intent::ExportIntent;
use crate::app::session::{Busy, Notice, Session};
use crate::app::view::{ExportDialog, Overlay, PathPrompt, PathPurpose, Preview, Screen};
use crate::chart::slides::SlideName;
use crate::chart::{ChartName, SheetName, Subject};
use std::path::{Path, PathBuf};

type Effects = Vec<Effect>;

/// An export under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The file's name.
    pub name: String,
    /// Pages done.
    pub done: usize,
    /// Pages in all; one for a single chart.
    pub of: usize,
}

/// What is remembered of exports while the program runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exports {
    /// The last choices, with which the dialog opens again.
    pub last: Option<Export>,
    /// The one under way.
    pub running: Option<Running>,
    /// Number of previews asked for.
    previews: u64,
}

/// Everything that concerns exports.
pub(super) fn update(session: &mut Session, intent: ExportIntent) -> Effects {
    match intent {
        ExportIntent::Open(what) => open(session, what),
        ExportIntent::Set(export) => set(session, export),
        ExportIntent::Submit => submit(session),
        ExportIntent::Cancel => vec![Effect::CancelExport],
        ExportIntent::CopyPicture(what) => copy(session, what),
    }
}

/// The chart that stands for what is looked at: the one alone or with the keyboard, the one the
/// selection is in, else the screen's.
pub(super) fn current(session: &Session) -> SheetName {
    let view = &session.view;
    let entered = view.chart.filter(|_| view.screen == Screen::Overview);
    match view.alone.or(entered) {
        Some(ChartName::AxisBudgets) => return SheetName::AxisBudgets,
        Some(ChartName::PartnerShares) => return SheetName::PartnerShares,
        Some(ChartName::Deadlines | ChartName::NextDeadlines) => return SheetName::Deadlines,
        Some(ChartName::Concentration) => return SheetName::Concentration,
        Some(ChartName::Contrast) => return SheetName::Contrast,
        Some(ChartName::Matrix | ChartName::KeyFigures) | None => {}
    }
    match (view.screen, view.selection.as_ref()) {
        (Screen::Schedule, _) => SheetName::Deadlines,
        (Screen::Partners, _) => SheetName::PartnerShares,
        (Screen::Contrast, _) if has_two_versions(session) => SheetName::Contrast,
        (Screen::Slides, _) if session.view.slide == Some(SlideName::Dates) => SheetName::Deadlines,
        (_, Some(Subject::Deadline(_))) => SheetName::Deadlines,
        (_, Some(Subject::Partner(_) | Subject::Group(_) | Subject::Parts | Subject::Envelope)) => {
            SheetName::PartnerShares
        }
        _ => SheetName::AxisBudgets,
    }
}

/// True when there are two versions to hold against each other.
pub fn has_two_versions(session: &Session) -> bool {
    let document = session.document.as_ref();
    document.is_some_and(|document| session.comparing.has_two(document))
}

/// Opens the dialog on a chart, or on the one that is looked at.
pub(super) fn open(session: &mut Session, what: Option<Exported>) -> Effects {
    let what = what.unwrap_or_else(|| Exported::Sheet(current(session)));
    let last = session.exports.last.unwrap_or_default();
    set(session, Export { what, ..last })
}

/// Opens the dialog on all slides, a page each.
pub(super) fn open_slides(session: &mut Session) -> Effects {
    let last = session.exports.last.unwrap_or_default();
    let export = Export {
        what: Exported::Slides(None),
        form: FileForm::Pdf,
        preset: Preset::Slide,
        ..last
    };
    set(session, export)
}

/// Shows the dialog with these choices, and asks for their preview.
fn set(session: &mut Session, export: Export) -> Effects {
    let export = export.sound();
    let Some(original) = Original::of(session) else {
        return Effects::new();
    };
    session.exports.previews = session.exports.previews.wrapping_add(1);
    let number = session.exports.previews;
    let dialog = Overlay::Export(ExportDialog {
        export,
        number,
        preview: Preview::Asked,
    });
    match session.view.overlay.as_mut() {
        Some(shown @ Overlay::Export(_)) => *shown = dialog,
        _ => session.view.lay(dialog),
    }
    session.exports.last = Some(export);
    let export = Export { scale: 1, ..export };
    vec![Effect::Preview(Box::new(PreviewJob {
        original,
        export,
        number,
    }))]
}

/// Asks where the file goes.
fn submit(session: &mut Session) -> Effects {
    let Some(Overlay::Export(dialog)) = &session.view.overlay else {
        return Effects::new();
    };
    let export = dialog.export;
    let Some(document) = session.document.as_ref() else {
        return Effects::new();
    };
    let name = export.file_name(document.contract());
    let proposal = match document.path().and_then(|p| p.parent()) {
        Some(folder) => folder.join(name).to_string_lossy().into_owned(),
        None => name,
    };
    session.view.lift();
    session.exports.last = Some(export);
    session.busy = Some(Busy::Dialog);
    vec![Effect::PickExport(proposal)]
}

/// Makes the file last chosen and writes it.
pub(super) fn write(session: &mut Session, path: PathBuf, target: Target) -> Effects {
    let (Some(export), Some(original)) = (session.exports.last, Original::of(session)) else {
        return Effects::new();
    };
    if session.exports.running.is_some() {
        session.notice = Some(Notice::ExportBusy);
        return Effects::new();
    }
    let path = with_ending(path, export);
    let name = path.file_name().unwrap_or(path.as_os_str());
    session.exports.running = Some(Running {
        name: name.to_string_lossy().into_owned(),
        done: 0,
        of: 1,
    });
    vec![Effect::Export(Box::new(ExportJob {
        original,
        export,
        path,
        target,
    }))]
}

/// A path that ends as the form of its file does: no program would open it otherwise.
fn with_ending(path: PathBuf, export: Export) -> PathBuf {
    let ending = export.form.ending();
    let has_it = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if has_it {
        return path;
    }
    let mut whole = path.into_os_string();
    whole.push(".");
    whole.push(ending);
    PathBuf::from(whole)
}

/// Puts a chart on the clipboard as a picture, twice as fine as on screen.
pub(super) fn copy(session: &mut Session, what: Option<Exported>) -> Effects {
    let what = what.unwrap_or_else(|| Exported::Sheet(current(session)));
    let last = session.exports.last.unwrap_or_default();
    let export = Export {
        what,
        scale: 2,
        preset: Preset::Column,
        ..last
    };
    match Original::of(session) {
        Some(original) => vec![Effect::CopyPicture(Box::new(PreviewJob {
            original,
            export: export.sound(),
            number: 0,
        }))],
        None => Effects::new(),
    }
}

/// What came of an export.
pub(super) fn answered(session: &mut Session, answer: ExportAnswer) -> Effects {
    match answer {
        ExportAnswer::Previewed(number, result) => {
            if let Some(Overlay::Export(dialog)) = session.view.overlay.as_mut()
                && dialog.number == number
            {
                dialog.preview = match result {
                    Ok(()) => Preview::Shown,
                    Err(cause) => Preview::Refused(cause),
                };
            }
        }
        ExportAnswer::Picked(path) => {
            session.busy = None;
            // The system's dialog has asked before it gave the name of an existing file.
            if let Some(path) = path {
                return write(session, path, Target::Anything);
            }
        }
        ExportAnswer::Step(done, of) => {
            if let Some(running) = session.exports.running.as_mut() {
                (running.done, running.of) = (done, of);
            }
        }
        ExportAnswer::Written(result) => {
            session.exports.running = None;
            match result {
                Ok(name) => session.notice = Some(Notice::Exported(name)),
                Err(failure) => failed(session, failure),
            }
        }
        ExportAnswer::Cancelled => {
            session.exports.running = None;
            session.notice = Some(Notice::ExportCancelled);
        }
        ExportAnswer::Copied(Ok(())) => session.notice = Some(Notice::PictureCopied),
        ExportAnswer::Copied(Err(why)) => failed(
            session,
            Failure::plain(FailureKind::Draw(why), Path::new(""), String::new()),
        ),
    }
    Effects::new()
}

fn failed(session: &mut Session, failure: Failure) {
    session.view.lay(if failure.what == FailureKind::Exists {
        Overlay::Path(PathPrompt {
            purpose: PathPurpose::Export,
            text: failure.path,
            no_dialog: false,
            confirm_replace: true,
        })
    } else {
        Overlay::NotExported(failure)
    });
}
