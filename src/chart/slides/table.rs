//! The table behind a slide: every mark with its value, its share or status, and what else is
//! known of it.

use super::{Slide, SlideBody, SlideMark};
use crate::chart::Table;
use crate::wording::{Key, Lang, text};

impl Slide {
    /// The table behind the slide.
    pub fn table(&self, lang: Lang) -> Table {
        let mut headers = vec![
            Key::SlideTableName,
            Key::SlideTableValue,
            Key::SlideTableNote,
        ];
        let rows: Vec<Vec<String>> = match &self.body {
            SlideBody::Bars(marks) => {
                headers.push(Key::SlideTableMore);
                marks.iter().map(row).collect()
            }
            SlideBody::Figures(figures) => figures
                .iter()
                .map(|f| vec![f.label.clone(), f.value.clone(), f.note.clone()])
                .collect(),
            SlideBody::Dates(dates) => dates
                .iter()
                .map(|d| vec![d.title.clone(), d.countdown.clone(), d.note.clone()])
                .collect(),
            SlideBody::Nothing(why) => vec![vec![why.clone()]],
        };
        let mut headers: Vec<String> = headers
            .into_iter()
            .map(|key| text(lang, key).to_owned())
            .collect();
        let mut rows = rows;
        // A column that says nothing is no column.
        if rows
            .iter()
            .all(|row| row.last().is_none_or(String::is_empty))
        {
            headers.pop();
            rows.iter_mut().for_each(|row| drop(row.pop()));
        }
        Table {
            caption: format!("{} {}", self.title, self.scope).trim().to_owned(),
            headers,
            rows,
        }
    }
}

fn row(mark: &SlideMark) -> Vec<String> {
    let name = match mark.badge.is_empty() {
        true => mark.label.clone(),
        false => format!("{}. {}", mark.badge, mark.label),
    };
    // What the mark itself says is not said twice.
    let said = [&mark.value, &mark.note, &mark.under];
    let more: Vec<&str> = mark
        .tip
        .lines
        .iter()
        .filter(|line| !said.contains(line))
        .map(String::as_str)
        .collect();
    let note = [mark.note.as_str(), mark.under.as_str()];
    let note: Vec<&str> = note.into_iter().filter(|n| !n.is_empty()).collect();
    vec![name, mark.value.clone(), note.join(", "), more.join(" · ")]
}
