//! The table behind a comparison: its steps, then its sentences.

use super::both::Both;
use super::rows::BarRow;
use super::{Bar, ContrastChart};
use crate::chart::Table;
use crate::wording::{Key, fill, text};

/// The steps, with the perimeter of each.
pub(super) fn steps(both: &Both<'_>, rows: &[BarRow]) -> Table {
    let lang = both.lang;
    let head = |key| text(lang, key).to_owned();
    let shown = rows.iter().filter(|row| row.bar != Bar::Rule);
    Table {
        caption: format!("{} · {}", both.title(), both.scope()),
        headers: vec![
            head(Key::ContrastColumnStep),
            head(Key::ContrastColumnDetail),
            head(Key::PickerPerimeter),
            fill(
                lang,
                Key::ContrastColumnBefore,
                &[("version", &both.named.short[0])],
            ),
            fill(
                lang,
                Key::ContrastColumnAfter,
                &[("version", &both.named.short[1])],
            ),
            head(Key::ContrastColumnChange),
        ],
        rows: shown
            .map(|row| {
                let mut cells = vec![row.title.clone(), row.detail.clone()];
                cells.extend(row.cells.iter().map(|cell| both.clean(cell.clone())));
                cells
            })
            .collect(),
    }
}

/// Steps and sentences in one table.
pub(super) fn whole(chart: &ContrastChart) -> Table {
    let mut table = chart.steps.clone();
    let width = table.headers.len();
    for list in &chart.lists {
        for said in &list.list {
            let perimeter = said.caption.clone().unwrap_or_default();
            let mut row = vec![list.title.clone(), said.text.clone(), perimeter];
            row.resize(width, String::new());
            table.rows.push(row);
        }
    }
    table
}
