//! Events: new, moved, done, gone.

use super::{Said, SaidKind, Sign, Tray};
use crate::chart::contrast::both::Both;
use crate::contract::Deadline;
use crate::edit::Snapshot;
use crate::wording::date::{Style, when};
use crate::wording::sentence::{outcome, quoted};
use crate::wording::{Key, fill};

/// A sentence for each event that is another one in more than its wording.
pub(super) fn say(both: &Both<'_>, tray: &mut Tray) {
    for change in &both.contrast.differences {
        let kind = SaidKind::Dates;
        match (&change.old, &change.new) {
            (None, Some(Snapshot::Deadline(new))) => tray.put(kind, 1, || alone(both, new, true)),
            (Some(Snapshot::Deadline(old)), None) => tray.put(kind, 1, || alone(both, old, false)),
            (Some(Snapshot::Deadline(old)), Some(Snapshot::Deadline(new)))
                if old.date != new.date || old.outcome != new.outcome =>
            {
                tray.put(kind, 1, || moved(both, old, new));
            }
            _ => continue,
        }
        tray.covered.insert(change.target.clone());
    }
}

fn alone(both: &Both<'_>, event: &Deadline, is_new: bool) -> Said {
    let date = when(event.date, Style::Long, both.lang);
    let (key, sign) = match is_new {
        true => (Key::ContrastDateNew, Sign::Added),
        false => (Key::ContrastDateGone, Sign::Removed),
    };
    let date = crate::wording::sentence::capitalised(&date);
    let values = [("date", date.as_str()), ("title", event.title.as_str())];
    Said::new(sign, fill(both.lang, key, &values))
}

fn moved(both: &Both<'_>, old: &Deadline, new: &Deadline) -> Said {
    let lang = both.lang;
    let word = |text: &str| quoted(text, lang);
    let date = |event: &Deadline| when(event.date, Style::Long, lang);
    let (from, to) = if old.date != new.date {
        (date(old), date(new))
    } else {
        (
            word(outcome(old.outcome, lang)),
            word(outcome(new.outcome, lang)),
        )
    };
    let values = [("title", new.title.as_str()), ("old", &from), ("new", &to)];
    Said::new(Sign::Change, fill(lang, Key::ContrastDateMoved, &values))
}
