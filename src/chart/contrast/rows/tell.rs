//! What tooltips and screen readers say of each row.

use super::{Bar, BarRow, Both};
use crate::chart::Tip;
use crate::wording::sentence::{Mark, mark_spoken};

/// Gives every row its tooltip and its place among the rows that can be walked.
pub(super) fn aloud(both: &Both<'_>, rows: &mut [BarRow]) {
    let is_mark = |row: &BarRow| row.bar != Bar::Rule;
    let of = rows.iter().filter(|row| is_mark(row)).count();
    for (n, row) in rows.iter_mut().filter(|row| is_mark(row)).enumerate() {
        let [perimeter, before, after, _] = &row.cells;
        let change = match (before.is_empty(), after.is_empty()) {
            (false, false) => format!("{before} → {after}"),
            _ => String::new(),
        };
        let lines = vec![
            row.label.clone(),
            row.detail.clone(),
            change,
            perimeter.clone(),
        ];
        let about = [row.title.as_str(), row.detail.as_str()];
        let spoken = mark_spoken(
            Mark {
                about: &about,
                value: &row.label,
                scope: perimeter,
                place: (n.saturating_add(1), of),
            },
            both.lang,
        );
        row.tip = Tip::new(row.title.clone(), lines).spoken(spoken);
    }
}
