//! What comes next: the soonest dates, then what has none.

use super::{Draft, SlideBody, SlideDate, scope};
use crate::chart::Scene;
use crate::chart::timeline::{Coming, Urgency, ahead, coming};
use crate::summary::{Entry, Status};
use crate::wording::date::{Style, day};
use crate::wording::{Key, fill, text};

/// Dates on a slide.
const DATES: usize = 5;

pub(super) fn draft(scene: &Scene<'_>) -> Option<Draft> {
    let lang = scene.look.lang;
    let ahead = ahead(scene);
    let dated = ahead.iter().filter(|entry| entry.status != Status::Undated);
    let undated = ahead.iter().filter(|entry| entry.status == Status::Undated);
    let row = |entry: &Entry| Some(date(&coming(scene, entry)?));
    let mut shown: Vec<SlideDate> = dated.filter_map(row).take(DATES).collect();
    let left = DATES.saturating_sub(shown.len());
    shown.extend(undated.filter_map(row).take(left.max(1)));
    if shown.is_empty() {
        return None;
    }
    let today = day(scene.look.today, Style::Long, lang);
    let seen = fill(lang, Key::StatusSeenOn, &[("date", &today)]);
    let mut notes = Vec::new();
    let missing = ahead.len().saturating_sub(shown.len());
    if missing > 0 {
        let (one, other) = (Key::SlideMoreDatesOne, Key::SlideMoreDatesOther);
        notes.push(crate::wording::count(lang, one, other, missing, &[]));
    }
    Some(Draft {
        neutral: text(lang, Key::NextTitle).to_owned(),
        scope: scope(scene, &format!("{seen}.")),
        marks: shown.len(),
        body: SlideBody::Dates(shown),
        notes,
    })
}

fn date(row: &Coming) -> SlideDate {
    let parts = [row.date.as_ref(), row.note.as_ref()];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    SlideDate {
        countdown: row.countdown.clone(),
        title: row.title.clone(),
        note: parts.join(" · "),
        is_overdue: row.urgency == Urgency::Overdue,
    }
}
