//! Events: new, moved, done, gone.

use super::{Said, SaidKind, Sign, Tray};
use crate::chart::contrast::both::Both;
use crate::contract::Deadline;
use crate::edit::{Difference, Snapshot};
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
                let lang = both.lang;
                if old.date != new.date {
                    let date = |event: &Deadline| when(event.date, Style::Long, lang);
                    tray.put(kind, 1, || becomes(both, new, (&date(old), &date(new))));
                }
                if old.outcome != new.outcome {
                    let word = |event: &Deadline| quoted(outcome(event.outcome, lang), lang);
                    // One event, whatever is said of it.
                    let things = usize::from(old.date == new.date);
                    tray.put(kind, things, || {
                        becomes(both, new, (&word(old), &word(new)))
                    });
                }
            }
            _ => continue,
        }
        if is_all_said(change) {
            tray.covered.insert(change.target.clone());
        }
    }
}

/// False for an event of which more differs than its date and what became of it.
fn is_all_said(change: &Difference) -> bool {
    let (Some(Snapshot::Deadline(old)), Some(Snapshot::Deadline(new))) = (&change.old, &change.new)
    else {
        return true;
    };
    let told = Deadline {
        date: new.date,
        outcome: new.outcome,
        ..old.clone()
    };
    told == *new
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

fn becomes(both: &Both<'_>, event: &Deadline, (old, new): (&str, &str)) -> Said {
    let values = [("title", event.title.as_str()), ("old", old), ("new", new)];
    Said::new(
        Sign::Change,
        fill(both.lang, Key::ContrastDateMoved, &values),
    )
}
