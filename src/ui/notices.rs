//! Short messages that confirm; they go by themselves, and are never the only word on a problem.

use super::Desk;
use super::theme::{Theme, space, type_scale};
use super::widgets::button::{Face, Look, button, icon_button};
use super::widgets::paint::line;
use super::widgets::text::{label, paragraph};
use crate::app::action::Action;
use crate::app::keeping::Holder;
use crate::app::{ExportIntent, Intent, Notice};
use crate::wording::{self, Key};
use egui::{Align2, Area, Frame, Id, Order, Ui, vec2};
use std::time::Duration;

/// Since when an export is under way, in the data of the window.
const SINCE: &str = "export_since";
/// What takes less is not worth a message: in seconds.
const UNSEEN: f64 = 0.15;

/// An export under way, and the way to stop it. It stays until the export ends.
fn running(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(running) = &desk.session.exports.running else {
        return ui.data_mut(|d| d.remove::<f64>(Id::unique(SINCE)));
    };
    let now = ui.input(|i| i.time);
    let since = ui.data_mut(|d| *d.get_temp_mut_or(Id::unique(SINCE), now));
    let left = since + UNSEEN - now;
    if left > 0.0 {
        let left = Duration::try_from_secs_f64(left).unwrap_or_default();
        return ui.ctx().request_repaint_after(left);
    }
    let (done, of) = (running.done.to_string(), running.of.to_string());
    let key = if running.of > 1 {
        Key::ExportRunningOf
    } else {
        Key::ExportRunning
    };
    let values = [
        ("file", running.name.as_str()),
        ("done", done.as_str()),
        ("of", of.as_str()),
    ];
    let words = desk.fill(key, &values);
    let theme = desk.theme;
    card(ui, theme, ("export_running", 52.0), |ui| {
        label(ui, &words, type_scale::BODY, theme.text.main);
        let face = Face::text(desk.text(Key::ExportStop));
        if button(ui, theme, Look::Quiet, face).clicked() {
            desk.push(Intent::Export(ExportIntent::Cancel));
        }
    });
}

/// A card at the foot of the window, so far above its place, with a line of things in it.
fn card(ui: &Ui, theme: &Theme, (name, above): (&str, f32), within: impl FnOnce(&mut Ui)) {
    let up = -(space::STATUS_BAR + space::M + above);
    Area::new(Id::unique(name))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, up))
        .show(ui.ctx(), |ui| {
            Frame::NONE
                .fill(theme.ground.surface)
                .stroke(egui::Stroke::new(space::STROKE, theme.line.strong))
                .corner_radius(space::RADIUS_NOTE)
                .inner_margin(egui::Margin::symmetric(14, 8))
                .show(ui, |ui| ui.horizontal(within));
        });
}

/// Draws the last message, if there is one, at the foot of the window.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    running(ui, desk);
    let Some(notice) = &desk.session.notice else {
        return;
    };
    let text = words(desk, notice);
    let theme = desk.theme;
    let way = match notice {
        Notice::Undone(_) | Notice::DeckUndone(_) => Some((Key::ActionRedo, Action::Redo)),
        Notice::Reloaded(1..) | Notice::TookTheirs => Some((Key::ActionUndo, Action::Undo)),
        _ => None,
    };
    card(ui, theme, ("notice", 0.0), |ui| {
        let whole = line(ui.painter(), &text, type_scale::BODY, theme.text.main);
        let width = whole.size().x.min(520.0) + 2.0;
        paragraph(ui, &text, (type_scale::BODY, theme.text.main), width);
        if let Some((key, action)) = way {
            let face = Face::text(desk.text(key));
            if button(ui, theme, Look::Quiet, face).clicked() {
                desk.push(Intent::Do(action));
            }
        }
        let close = desk.text(Key::Close);
        if icon_button(ui, theme, super::theme::icons::CROSS, close).clicked() {
            desk.push(Intent::DismissNotice);
        }
    });
}

/// Who has a file that is open elsewhere.
pub(super) fn holder_text(desk: &Desk<'_>, holder: &Holder) -> String {
    let Some(since) = holder.since.filter(|_| !holder.host.is_empty()) else {
        return desk.text(Key::HeldUnknown).to_owned();
    };
    let key = match holder.user.is_empty() {
        true => Key::HeldOn,
        false => Key::HeldBy,
    };
    let moment = wording::date::moment(since, desk.lang);
    let values = [
        ("user", holder.user.as_str()),
        ("host", holder.host.as_str()),
        ("moment", moment.as_str()),
    ];
    desk.fill(key, &values)
}

/// Which copies of somebody's versions now stand beside the file.
fn copies_text(desk: &Desk<'_>, copies: &[String]) -> Option<String> {
    let files = copies.join(", ");
    (!copies.is_empty()).then(|| desk.fill(Key::ReceiptCopies, &[("files", &files)]))
}

fn words(desk: &Desk<'_>, notice: &Notice) -> String {
    let lang = desk.lang;
    match notice {
        Notice::NothingToPaste => desk.text(Key::PasteNothing).to_owned(),
        Notice::NoPlaceToPaste => desk.text(Key::PasteNoPlace).to_owned(),
        Notice::Saved(passages, copies) => {
            let file = desk
                .session
                .document
                .as_ref()
                .and_then(|d| d.file_name())
                .unwrap_or_default();
            let saved = desk.fill(Key::ToastSaved, &[("file", &file)]);
            let receipt =
                passages.map(|n| wording::count(lang, Key::ReceiptOne, Key::ReceiptOther, n, &[]));
            let parts = [Some(saved), receipt, copies_text(desk, copies)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        Notice::PictureCopied => desk.text(Key::ToastCopiedShort).to_owned(),
        Notice::Exported(file) => desk.fill(Key::ToastExported, &[("file", file)]),
        Notice::ExportCancelled => desk.text(Key::ToastExportCancelled).to_owned(),
        Notice::ExportBusy => desk.text(Key::ToastExportBusy).to_owned(),
        Notice::Copied(clip) => match clip.html {
            None => desk.text(Key::ToastCopiedShort).to_owned(),
            Some(_) if clip.text.contains('\t') => desk.text(Key::ToastCopiedTable).to_owned(),
            Some(_) => desk.fill(Key::ToastCopiedBoth, &[("text", &clip.text)]),
        },
        Notice::Refused(refused) => match desk.contract() {
            Some(contract) => wording::edit::refusal(refused, contract, lang),
            None => String::new(),
        },
        Notice::Undone(label) => desk.fill(
            Key::ToastUndone,
            &[("edit", &wording::edit::label(label, lang))],
        ),
        Notice::Redone(label) => desk.fill(
            Key::ToastRedone,
            &[("edit", &wording::edit::label(label, lang))],
        ),
        Notice::DeckUndone(what) => desk.fill(Key::ToastUndone, &[("edit", desk.text(*what))]),
        Notice::DeckRedone(what) => desk.fill(Key::ToastRedone, &[("edit", desk.text(*what))]),
        Notice::AmountsHidden => {
            let shortcut = Action::HideAmounts.shortcut();
            let keys = shortcut.map_or(String::new(), |s| super::keys::in_words(desk, s));
            desk.fill(Key::AmountsHiddenNotice, &[("keys", &keys)])
        }
        Notice::NothingToPresent => desk.text(Key::PresentNothing).to_owned(),
        Notice::NoSlide => desk.text(Key::PresentNoChart).to_owned(),
        Notice::TypingFirst => desk.text(Key::ToastTypingFirst).to_owned(),
        Notice::Reloaded(0) => desk.text(Key::ToastReloadedLayout).to_owned(),
        Notice::Reloaded(n) => desk.count(Key::ToastReloadedOne, Key::ToastReloadedOther, *n),
        Notice::FoundChanged => desk.text(Key::FileChangedText).to_owned(),
        Notice::Merged => desk.text(Key::ToastMerged).to_owned(),
        Notice::TookTheirs => desk.text(Key::ToastTookTheirs).to_owned(),
        Notice::CannotMerge => desk.text(Key::OutsideCannotMerge).to_owned(),
        Notice::SetAside(file) => desk.fill(Key::OutsideSetAside, &[("file", file)]),
        Notice::NotSetAside(failure) => desk.fill(
            Key::OutsideCopyFailedText,
            &[("cause", &failure.cause(lang))],
        ),
        Notice::NothingSelected => desk.text(Key::ToastNothingSelected).to_owned(),
        Notice::SettingsSetAside(file) => desk.fill(Key::ToastSettingsReset, &[("file", file)]),
        Notice::NothingKept(cause) => desk.fill(
            Key::KeepingOff,
            &[("cause", &wording::system::cause(cause, lang))],
        ),
        Notice::JournalsUnread(damaged, newer) => {
            let mut said = Vec::new();
            if *damaged > 0 {
                let (one, other) = (Key::JournalsDamagedOne, Key::JournalsDamagedOther);
                said.push(desk.count(one, other, *damaged));
            }
            if *newer > 0 {
                let (one, other) = (Key::JournalsNewerOne, Key::JournalsNewerOther);
                said.push(desk.count(one, other, *newer));
            }
            said.join(". ")
        }
        Notice::SavedWithoutBackup(failure, copies) => {
            let cause = failure.cause(lang);
            let said = desk.fill(Key::EarlierNotKept, &[("cause", &cause)]);
            let parts = [Some(said), copies_text(desk, copies)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        Notice::QuitsOncePutBy => desk.text(Key::QuitsOncePutBy).to_owned(),
        Notice::KeptCopies(copies) => desk.fill(Key::KeptCopies, &[("files", &copies.join(", "))]),
        Notice::SavingStopped => desk.text(Key::SavingStopped).to_owned(),
        Notice::NothingEarlier => desk.text(Key::EarlierNoFile).to_owned(),
        Notice::Restored(until) => {
            let moment = wording::date::moment(*until, lang);
            desk.fill(Key::EarlierRestored, &[("moment", &moment)])
        }
        Notice::NothingToRecover => desk.text(Key::RecoveryNone).to_owned(),
        Notice::RecoveryDiscarded => desk.text(Key::RecoveryDiscarded).to_owned(),
        Notice::HeldElsewhere(holder) => holder_text(desk, holder),
        Notice::SettingsNotKept(failure) => desk.fill(
            Key::SettingsNotKept,
            &[
                ("path", &failure.path),
                ("cause", &failure.cause(desk.lang)),
            ],
        ),
    }
}
