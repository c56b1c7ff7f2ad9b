//! What the palette offers where the query finds nothing of itself: the last places while it is
//! empty, the names closest to it where nothing holds its words.

use super::{Question, Row, actions, deadlines, lines, partners, words};
use crate::app::intent::Intent;
use crate::app::session::Session;
use crate::app::view::Place;
use crate::chart::{Detail, Scene, Subject};
use crate::wording::fold::fold;
use crate::wording::{Key, Lang};

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
pub(super) fn closest(
    (scene, open): (Option<&Scene<'_>>, bool),
    lang: Lang,
    query: &str,
) -> Vec<Row> {
    let wanted = fold(query);
    let question = Question {
        most: NAMES,
        ..Question::default()
    };
    let mut rows = Vec::new();
    if let Some(scene) = scene {
        partners(scene, &question, &mut rows);
        let words = words(scene, &question);
        lines(scene, &question, &words, &mut rows);
        deadlines(scene, &question, &mut rows);
    }
    actions((lang, open), &question, &mut rows);
    // The best so far, best first; ties keep the order of the rows.
    let mut best: Vec<(f64, Row)> = Vec::new();
    for row in rows {
        let floor = match best.last() {
            Some((last, _)) if best.len() == CLOSEST => *last,
            _ => f64::NEG_INFINITY,
        };
        let like = likeness(&fold(&row.text), &wanted, floor);
        if like > floor {
            let at = best.partition_point(|(better, _)| *better >= like);
            best.insert(at, (like, row));
            best.truncate(CLOSEST);
        }
    }
    let rows = best.into_iter().map(|(_, row)| Row {
        group: Key::PaletteClosest,
        ..row
    });
    rows.collect()
}

/// How alike a name and a query are, from 0 to 1: as a whole, or in their closest word. What cannot be more alike than
/// `floor` is not compared.
fn likeness(name: &str, wanted: &str, floor: f64) -> f64 {
    let length = wanted.chars().count();
    let like = |best: f64, text: &str| {
        let own = text.chars().count();
        // As many letters must be put in or taken out at least.
        #[allow(clippy::cast_precision_loss)]
        let most = 1.0 - (own.abs_diff(length) as f64 / own.max(length).max(1) as f64);
        if most <= best {
            return best;
        }
        best.max(strsim::normalized_damerau_levenshtein(text, wanted))
    };
    name.split([' ', ',', '·']).fold(like(floor, name), like)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Settings, start};

    #[test]
    fn what_is_not_compared_would_not_be_closer() {
        let today = jiff::civil::date(2024, 12, 2);
        let mut session = Session::new(Settings::first(Lang::Fr), today);
        start(&mut session, None);
        let contract = session.document.as_ref().unwrap().contract();
        let titles = contract.lines.iter().map(|line| line.title.as_str());
        let names = contract.partners.iter().map(|p| p.name.as_str());
        let mut compared = 0;
        for wanted in [
            "amein",
            "metropolle",
            "trnsition",
            "nrd",
            "a",
            "regoin hauts",
        ] {
            for name in titles.clone().chain(names.clone()).map(fold) {
                let like = |text: &str| strsim::normalized_damerau_levenshtein(text, wanted);
                let words = name.split([' ', ',', '·']).map(like);
                let whole = words.fold(like(&name), f64::max);
                for floor in [0.0, 0.3, 0.5, 0.8] {
                    let found = likeness(&name, wanted, floor);
                    assert_eq!(
                        found.to_bits(),
                        whole.max(floor).to_bits(),
                        "{name} {wanted}"
                    );
                    compared += usize::from(found > floor);
                }
            }
        }
        assert!(compared > 50, "{compared}");
    }
}
