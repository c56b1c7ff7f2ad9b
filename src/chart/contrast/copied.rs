//! A comparison for minutes: the sentences as plain text, and the same with the steps as HTML.

use super::{Bar, BarRow, ContrastChart};
use crate::chart::copy::{Clip, escaped, html};

/// Both forms.
pub(super) fn minutes(chart: &ContrastChart) -> Clip {
    let [before, after] = &chart.names;
    let mut text = format!("{}\n{before} → {after}\n{}\n", chart.title, chart.head);
    let mut page = format!(
        "<h3>{}</h3><p>{} → {}<br>{}</p>",
        escaped(&chart.title),
        escaped(before),
        escaped(after),
        escaped(&chart.head)
    );
    if !chart.instead.is_empty() && chart.instead != chart.head {
        text.push_str(&format!("{}\n", chart.instead));
        page.push_str(&format!("<p>{}</p>", escaped(&chart.instead)));
    }
    for list in &chart.lists {
        text.push_str(&format!("\n{} ({})\n", list.title, list.counted));
        let head = format!("<h4>{} ({})</h4><ul>", escaped(&list.title), list.counted);
        page.push_str(&head);
        for (caption, said) in list.captioned() {
            if let Some(caption) = caption {
                text.push_str(&format!("{caption}\n"));
                page.push_str(&format!("</ul><p><i>{}</i></p><ul>", escaped(caption)));
            }
            text.push_str(&format!("{} {}\n", said.sign.text(), said.text));
            let item = format!("{} {}", said.sign.text(), said.text);
            page.push_str(&format!("<li>{}</li>", escaped(&item)));
        }
        if let Some(more) = &list.more {
            text.push_str(&format!("{more}\n"));
            page.push_str(&format!("<li>{}</li>", escaped(more)));
        }
        page.push_str("</ul>");
    }
    if !chart.rows.is_empty() {
        text.push_str(&format!("\n{}\n", chart.scope));
        for row in &chart.rows {
            text.push_str(&step(row));
            text.push('\n');
        }
        page.push_str(&format!("<p>{}</p>", escaped(&chart.scope)));
        page.push_str(&html(&chart.steps));
    }
    Clip {
        text,
        html: Some(page),
    }
}

/// A row of the chart on a line: “État (axe 5, montant publié) +693 M€”.
fn step(row: &BarRow) -> String {
    if row.bar == Bar::Rule {
        return row.title.clone();
    }
    let mut line = row.title.clone();
    if !row.detail.is_empty() {
        line.push_str(&format!(" ({})", row.detail));
    }
    format!("{line} {}", row.label)
}
