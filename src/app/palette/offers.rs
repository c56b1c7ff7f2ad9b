//! What the palette offers where the query finds nothing of itself: the last places while it is
//! empty, the names closest to it where nothing holds its words.

use super::{Question, Row, actions, deadlines, lines, partners, words};
use crate::app::intent::Intent;
use crate::app::session::Session;
use crate::app::view::Place;
use crate::chart::{Detail, Subject};
use crate::wording::Key;
use crate::wording::fold::fold;

/// How many places are offered.
const PLACES: usize = 4;
/// How many names of a kind are compared at most.
const NAMES: usize = 1_000;
/// How many close names are offered.
const CLOSEST: usize = 2;

/// The last places, latest first, each once, without the present one.
pub(super) fn places(session: &Session) -> Vec<Row> {
    let Some(scene) = session.scene() else {
        return Vec::new();
    };
    let mut seen: Vec<&Place> = Vec::new();
    for place in session.back.iter().rev() {
        let here = place.selection == session.view.selection;
        let is_mark = !matches!(place.selection, None | Some(Subject::Finding(_)));
        let known = seen.iter().any(|p| p.selection == place.selection);
        if is_mark && !here && !known {
            seen.push(place);
        }
    }
    let rows = seen.into_iter().filter_map(|place| {
        let subject = place.selection.clone()?;
        let detail = Detail::of(&scene, &subject)?;
        Some(Row {
            group: Key::PaletteRecent,
            text: detail.name(),
            value: detail.amount,
            note: String::new(),
            partner: subject.partner().cloned(),
            intent: Intent::Show(place.screen, subject),
        })
    });
    rows.take(PLACES).collect()
}

/// The rows whose names are closest to a query that nothing matches.
pub(super) fn closest(session: &Session, query: &str) -> Vec<Row> {
    let wanted = fold(query);
    let question = Question {
        most: NAMES,
        ..Question::default()
    };
    let mut rows = Vec::new();
    if let Some(scene) = session.scene() {
        partners(&scene, &question, &mut rows);
        let words = words(&scene, &question);
        lines(&scene, &question, &words, &mut rows);
        deadlines(&scene, &question, &mut rows);
    }
    actions(session, &question, &mut rows);
    let mut all: Vec<(f64, Row)> = rows
        .into_iter()
        .map(|row| (likeness(&fold(&row.text), &wanted), row))
        .collect();
    // Ties keep the order of the rows.
    all.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let rows = all.into_iter().take(CLOSEST).map(|(_, row)| Row {
        group: Key::PaletteClosest,
        ..row
    });
    rows.collect()
}

/// How alike a name and a query are, from 0 to 1: as a whole, or in their closest word.
fn likeness(name: &str, wanted: &str) -> f64 {
    let like = |text: &str| strsim::normalized_damerau_levenshtein(text, wanted);
    name.split([' ', ',', '·'])
        .map(like)
        .fold(like(name), f64::max)
}
