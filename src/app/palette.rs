//! Everything by name: amounts with their value and state, partners, lines, deadlines, actions.
//! Accents and case do not matter; `axe 2 > 10 M€`, `avant juin 2025` and `non publié` are
//! understood.

mod dates;
mod offers;
mod question;

use question::Question;

use super::action::Action;
use super::intent::Intent;
use super::session::Session;
use super::view::Screen;
use crate::chart::{Held, Scene, Subject, Words};
use crate::contract::{Euros, Line, Partner, PartnerId, StateKind};
use crate::summary;
use crate::wording::{self, Key, Lang, date::Style};

/// How many rows a group shows at most.
const ROWS_OF_A_GROUP: usize = 8;

/// A row of the palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The group it stands in.
    pub group: Key,
    /// Its text.
    pub text: String,
    /// The value, for figures and dates: it answers without opening anything.
    pub value: String,
    /// A word on the value: its state, or a countdown.
    pub note: String,
    /// The partner whose colour marks it.
    pub partner: Option<PartnerId>,
    /// What choosing it does.
    pub intent: Intent,
}

/// The rows for a query, group by group. An empty query lists the last places and the actions;
/// one that nothing matches, the closest names.
pub fn rows(session: &Session, query: &str) -> Vec<Row> {
    let question = Question::of(query);
    if question.is_empty() {
        let mut rows = offers::places(session);
        let open = session.document.is_some();
        actions((session.lang(), open), &question, &mut rows);
        return rows;
    }
    let open = session.document.is_some();
    answers((session.scene().as_ref(), open), session.lang(), query)
}

/// The same for a query that is not empty, in a scene alone.
pub fn found(scene: Option<&Scene<'_>>, lang: Lang, query: &str) -> Vec<Row> {
    answers((scene, scene.is_some()), lang, query)
}

/// The rows for a query; `open` says whether a document is.
fn answers((scene, open): (Option<&Scene<'_>>, bool), lang: Lang, query: &str) -> Vec<Row> {
    let question = Question::of(query);
    let rows = everything((scene, open), lang, &question);
    if rows.is_empty() && question.is_plain() {
        return offers::closest((scene, open), lang, query);
    }
    rows
}

/// The parts of a text that the words of a query match, in bytes, to be marked.
pub fn matched(text: &str, query: &str) -> Vec<std::ops::Range<usize>> {
    wording::fold::matched(text, &Question::of(query).words)
}

fn everything(
    (scene, open): (Option<&Scene<'_>>, bool),
    lang: Lang,
    question: &Question,
) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(scene) = scene {
        let asks_lines = !question.asks_dates();
        let words = asks_lines.then(|| words(scene, question));
        if let Some(words) = &words {
            figures(scene, question, words, &mut rows);
        }
        partners(scene, question, &mut rows);
        if let Some(words) = &words {
            lines(scene, question, words, &mut rows);
        }
        deadlines(scene, question, &mut rows);
    }
    if question.is_plain() {
        actions((lang, open), question, &mut rows);
    }
    rows
}

/// Looks for the words of a question in the texts of lines.
fn words<'a>(scene: &Scene<'a>, question: &'a Question) -> Words<'a> {
    let lang = scene.look.lang;
    scene
        .line_texts
        .words(scene.contract, &question.words, lang)
}

fn figures(scene: &Scene<'_>, question: &Question, words: &Words<'_>, rows: &mut Vec<Row>) {
    let lang = scene.look.lang;
    let matrix = &scene.summary.matrix;
    // A line, a partner and a state are each looked at once, and not once a cell.
    let by_partner: Vec<Option<(&Partner, Held)>> = matrix
        .partners
        .iter()
        .map(|id| scene.contract.partner(id))
        .map(|p| p.map(|p| (p, question.held(&format!("{}, {}", p.short, p.name)))))
        .collect();
    let by_state: Vec<(StateKind, Held)> = StateKind::ALL
        .iter()
        .map(|kind| {
            (
                *kind,
                question.held(wording::sentence::state_name(*kind, lang)),
            )
        })
        .collect();
    let held_by_state = |kind| {
        by_state
            .iter()
            .find(|(k, _)| *k == kind)
            .map_or(0, |(_, h)| *h)
    };
    let start = rows.len();
    // What a line need not hold, since a partner or a state may.
    let by_partners = by_partner.iter().flatten().map(|(_, held)| held);
    let otherwise = by_partners.chain(by_state.iter().map(|(_, held)| held));
    let otherwise = otherwise.fold(0, |all, held| all | held);
    for (place, in_line) in words.with_all_but(otherwise) {
        let Some(row) = matrix.rows.get(place) else {
            continue;
        };
        for (partner, cell) in by_partner.iter().zip(&row.cells) {
            let Some((partner, in_partner)) = partner else {
                continue;
            };
            let held = in_line | in_partner | held_by_state(cell.state);
            let is_recorded = cell.origin != crate::summary::Origin::Nothing;
            let asked = question.is_all(held) && question.holds_amount(cell.sum.known);
            if !asked || (!is_recorded && question.words.len() < 2) {
                continue;
            }
            let Some(line) = scene.contract.lines.get(place) else {
                continue;
            };
            rows.push(figure(scene, row, (line, partner), cell));
            if rows.len() >= start.saturating_add(question.most) {
                return;
            }
        }
    }
}

/// What is searched of a line.
fn line_text(line: &Line, lang: Lang) -> String {
    format!("{} · {}", wording::names::line(line, lang), line.label())
}

fn figure(
    scene: &Scene<'_>,
    row: &summary::Row,
    (line, partner): (&Line, &Partner),
    cell: &summary::Cell,
) -> Row {
    let lang = scene.look.lang;
    let subject = Subject::Cell(row.line.clone(), partner.id.clone());
    Row {
        group: Key::PaletteFigures,
        text: format!("{}, {}", partner.short, line_text(line, lang)),
        value: amount(scene, cell.sum.known, cell.sum.finest),
        note: wording::sentence::state_name(cell.state, lang).to_owned(),
        partner: Some(partner.id.clone()),
        intent: Intent::Show(Screen::Matrix, subject),
    }
}

fn amount(scene: &Scene<'_>, value: Option<Euros>, finest: Option<Euros>) -> String {
    let unit = scene.look.measure.unit();
    value.map_or_else(String::new, |v| {
        let decimals = wording::amount::decimals_of(finest, unit);
        wording::amount::euros_named(v, unit, decimals, scene.look.lang)
    })
}

fn partners(scene: &Scene<'_>, question: &Question, rows: &mut Vec<Row>) {
    if question.asks_dates() {
        return;
    }
    let found = scene.summary.totals.partners.iter().filter_map(|totals| {
        let partner = scene.contract.partner(&totals.partner)?;
        let sum = totals.best();
        let asked = question.matches(&format!("{} {} total", partner.short, partner.name))
            && question.holds_amount(sum.known);
        asked.then(|| Row {
            group: Key::PalettePartners,
            text: wording::fill(
                scene.look.lang,
                Key::PaletteTotalOf,
                &[("partner", &partner.short)],
            ),
            value: amount(scene, sum.known, sum.finest),
            note: String::new(),
            partner: Some(partner.id.clone()),
            intent: Intent::Show(Screen::Partners, Subject::Partner(partner.id.clone())),
        })
    });
    rows.extend(found.take(question.most));
}

fn lines(scene: &Scene<'_>, question: &Question, words: &Words<'_>, rows: &mut Vec<Row>) {
    let lang = scene.look.lang;
    let found = words.with_all_but(0).filter_map(|(place, _)| {
        let row = scene.summary.matrix.rows.get(place)?;
        if !question.holds_amount(row.total.known) {
            return None;
        }
        let line = scene.contract.lines.get(place)?;
        Some(Row {
            group: Key::PaletteLines,
            text: if line.is_axis() {
                format!("{} · {}", wording::names::line(line, lang), line.title)
            } else {
                line.title.clone()
            },
            value: amount(scene, row.total.known, row.total.finest),
            note: String::new(),
            partner: None,
            intent: Intent::Show(Screen::Matrix, Subject::Line(row.line.clone())),
        })
    });
    rows.extend(found.take(question.most));
}

fn deadlines(scene: &Scene<'_>, question: &Question, rows: &mut Vec<Row>) {
    if question.above.is_some() || question.below.is_some() {
        return;
    }
    let lang = scene.look.lang;
    let of_dates = dates::words(lang);
    let found = scene.entries.iter().filter_map(|entry| {
        let event = scene.contract.deadline(&entry.deadline)?;
        let day = event.date.first_day();
        let in_time = question.before.is_none_or(|b| day.is_some_and(|d| d < b))
            && question.after.is_none_or(|a| day.is_some_and(|d| d > a));
        let value = || wording::date::when(event.date, Style::Long, lang);
        (in_time && question.matches_parts(&event.title, &of_dates, value)).then(|| Row {
            group: Key::PaletteDeadlines,
            text: event.title.clone(),
            value: value(),
            note: entry
                .days
                .map_or_else(String::new, |d| wording::date::countdown(d, lang)),
            partner: None,
            intent: Intent::Show(Screen::Schedule, Subject::Deadline(event.id.clone())),
        })
    });
    rows.extend(found.take(question.most));
}

fn actions((lang, open): (Lang, bool), question: &Question, rows: &mut Vec<Row>) {
    let found = Action::ALL.iter().filter_map(|action| {
        let text = wording::text(lang, action.phrase());
        let works = *action != Action::Palette && (open || action.works_without_document());
        let words = action.other_words().map(|key| wording::text(lang, key));
        let words = words.filter(|words| !question.matches(text) && question.matches(words));
        (works && (words.is_some() || question.matches(text))).then(|| Row {
            group: Key::PaletteActions,
            text: text.to_owned(),
            value: String::new(),
            note: words.unwrap_or_default().to_owned(),
            partner: None,
            intent: Intent::Do(*action),
        })
    });
    let limit = if question.is_empty() {
        usize::MAX
    } else {
        question.most
    };
    rows.extend(found.take(limit));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Settings, start};

    fn session() -> Session {
        let today = jiff::civil::date(2024, 12, 2);
        let mut session = Session::new(Settings::first(Lang::Fr), today);
        start(&mut session, None);
        session
    }

    fn texts(query: &str) -> Vec<String> {
        rows(&session(), query)
            .into_iter()
            .map(|r| format!("{} | {}", r.text, r.value))
            .collect()
    }

    #[test]
    fn figures_answer_by_partner_and_axis() {
        let found = texts("mel axe 2");
        assert_eq!(
            found.first().map(String::as_str),
            Some("MEL, axe 2 · Soutenir les territoires | 142,8\u{a0}M€")
        );
    }

    #[test]
    fn amounts_are_bounded() {
        let found = texts("mel > 100 M€");
        assert!(
            found
                .iter()
                .all(|t| t.contains("142,8") || t.contains("194,6")),
            "{found:?}"
        );
        assert!(found.iter().any(|t| t.contains("142,8")));
    }

    #[test]
    fn what_nothing_matches_gives_the_closest_names() {
        let found = texts("amein");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().any(|t| t.contains("Amiens")), "{found:?}");
    }

    #[test]
    fn an_empty_query_offers_the_last_places_first() {
        let mut session = session();
        let partner = |id: &str| Subject::Partner(PartnerId::new(id).unwrap());
        for id in ["mel", "nord", "etat"] {
            crate::app::update(&mut session, Intent::Select(partner(id)));
        }
        let found = rows(&session, "");
        let places: Vec<&str> = found
            .iter()
            .take_while(|r| r.group == Key::PaletteRecent)
            .map(|r| r.text.as_str())
            .collect();
        assert_eq!(
            places,
            [
                "Nord · Département du Nord",
                "MEL · Métropole européenne de Lille"
            ]
        );
    }

    #[test]
    fn dates_are_bounded_and_accents_do_not_matter() {
        let found = texts("avant juin 2021");
        assert!(
            found.iter().any(|t| t.contains("28 septembre 2020")),
            "{found:?}"
        );
        assert!(!texts("echeances").is_empty());
    }
}
