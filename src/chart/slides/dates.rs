//! What comes next: the soonest dates, then what has none.

use super::{Draft, SlideBody, SlideDate, phrase, scope};
use crate::chart::timeline::{Coming, Urgency};
use crate::chart::{Scene, Timeline};
use crate::wording::{Key, text};

/// Dates on a slide.
const DATES: usize = 5;

pub(super) fn draft(scene: &Scene<'_>) -> Option<Draft> {
    let lang = scene.look.lang;
    let chart = Timeline::of(scene);
    let dated = |row: &&Coming| row.date.is_some();
    let first: Vec<&Coming> = chart.coming.iter().filter(dated).take(DATES).collect();
    let undated: Vec<&Coming> = chart.coming.iter().filter(|r| r.date.is_none()).collect();
    let left = DATES.saturating_sub(first.len());
    let shown: Vec<SlideDate> = first
        .iter()
        .chain(undated.iter().take(left.max(1)))
        .map(|row| date(row))
        .collect();
    if shown.is_empty() {
        return None;
    }
    let seen = phrase(lang, Key::StatusSeenOn, &[("date", &chart.today_text)]);
    let mut notes = Vec::new();
    let missing = chart.coming.len().saturating_sub(shown.len());
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
