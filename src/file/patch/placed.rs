//! Items that are new in a list or a record, and their text in the style of their place. It must not know where in the
//! list they go.

use super::body::LINE_ENDS;
use super::style::Style;
use crate::file::layout::{Breaks, Place, laid_out};

/// An item that is new here.
pub(super) enum Placed {
    /// It is new everywhere.
    Fresh {
        /// The field's name.
        name: Option<String>,
        /// The value, as RON on one line.
        plain: String,
    },
    /// It was written elsewhere before.
    Moved {
        /// Its comments, down to its first line, without the blanks before the first.
        lead: String,
        /// Itself.
        item: String,
        /// The comments after it on its line.
        trail: String,
        /// The blanks before its lines.
        indent: String,
    },
    /// A new field that holds a list, some items of which were written elsewhere before.
    List {
        /// The field's name.
        name: String,
        /// The items.
        items: Vec<Placed>,
    },
}

/// The text of an item that is new here, and the comments after its comma.
pub(super) fn written(placed: &Placed, style: &Style, place: Place<'_>) -> (String, String) {
    match placed {
        Placed::Fresh { name, plain } => {
            let value = laid_out(plain, style.blanks(), place);
            let text = match name {
                Some(name) => format!("{name}:{}{value}", style.colon),
                None => value,
            };
            (text, String::new())
        }
        Placed::Moved {
            lead,
            item,
            trail,
            indent,
        } => {
            let text = format!("{lead}{item}");
            (reindented(&text, indent, place.indent), trail.clone())
        }
        Placed::List { name, items } => {
            let indent = format!("{}{}", place.indent, style.unit);
            let inner = Place {
                indent: &indent,
                breaks: Breaks::Wide,
                ..place
            };
            let mut text = format!("{name}:{}[", style.colon);
            for (at, placed) in items.iter().enumerate() {
                let (item, trail) = written(placed, style, inner);
                let is_last = at.saturating_add(1) == items.len();
                let comma = if is_last && !style.closing_comma {
                    ""
                } else {
                    ","
                };
                for part in [place.line_end, &indent, &item, comma, &trail] {
                    text.push_str(part);
                }
            }
            text.push_str(place.line_end);
            text.push_str(place.indent);
            text.push(']');
            (text, String::new())
        }
    }
}

/// The lines of a text after its first, with other blanks before them.
fn reindented(text: &str, from: &str, to: &str) -> String {
    if from == to {
        return text.to_owned();
    }
    let mut lines = text.split_inclusive(LINE_ENDS);
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        match line.strip_prefix(from) {
            Some(rest) if !rest.starts_with(LINE_ENDS) => {
                out.push_str(to);
                out.push_str(rest);
            }
            _ => out.push_str(line),
        }
    }
    out
}
