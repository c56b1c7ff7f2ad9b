//! Rows between start and end: steps of drivers, changes of status, who is named without an
//! amount. Each says what it is about, and on which line where that is one.

use super::{Bar, BarRow, Both, Tie};
use crate::chart::Subject;
use crate::chart::contrast::both::NAMES;
use crate::compare::{Driver, Section, Shift, Step, Way, finest};
use crate::contract::{Euros, LineId, PartnerId};
use crate::summary::Sum;
use crate::wording::sentence::{capitalised, list, quoted, state_name};
use crate::wording::{Key, count, fill, text};

/// Sentences that a row can be tied to, at most.
const SAID: usize = 60;

/// What one driver brings or takes.
pub(super) fn step(both: &Both<'_>, section: &Section, step: &Step, span: (f32, f32)) -> BarRow {
    let lang = both.lang;
    let perimeter = &section.perimeter;
    let word = |key| text(lang, key).to_owned();
    let (title, detail, place, ties) = match &step.driver {
        Driver::Partner(id) => {
            let (detail, line) = partner_detail(both, section, id);
            let subject = match line {
                Some(line) => Subject::Cell(line, id.clone()),
                None => Subject::Partner(id.clone()),
            };
            let tie = Tie::Part(perimeter.clone(), id.clone());
            (both.short(id), detail, Some(subject), vec![tie])
        }
        Driver::Joint(by) => {
            let names: Vec<String> = by.iter().map(|id| both.short(id)).collect();
            let detail = word(Key::ContrastTogether);
            (
                both.listed(&names),
                detail,
                None,
                vec![Tie::Joint(by.clone())],
            )
        }
        Driver::Remainder(id) => {
            let group = both.contrast.after.group(id);
            let group = group.or_else(|| both.contrast.before.group(id));
            let name = group.map_or_else(|| id.to_string(), |g| g.name.clone());
            let title = fill(lang, Key::ContrastRemainder, &[("group", &name)]);
            let subject = Some(Subject::Group(id.clone()));
            let ties = vec![Tie::Group(id.clone())];
            (title, word(Key::StateUnallocated), subject, ties)
        }
        Driver::Gap => (
            word(Key::ContrastGap),
            word(Key::ContrastGapNote),
            None,
            Vec::new(),
        ),
    };
    let finest = step
        .finest()
        .or(finest([Some(section.before), Some(section.after)]));
    let side = |sum: Option<Sum>| sum.map_or(String::new(), |sum| both.bare(&sum));
    let label = both.difference(step.delta, finest);
    BarRow {
        place: place.map(|subject| (perimeter.clone(), subject)),
        cells: [
            both.perimeter(perimeter),
            side(step.before),
            side(step.after),
            label.clone(),
        ],
        label,
        ties,
        ..BarRow::plain(
            both.clean(title),
            both.clean(detail),
            Bar::Step(span.0, span.1),
        )
    }
}

/// Where a partner's amount changed: “axe 5, montant publié”, and that line; “3 axes”.
fn partner_detail(both: &Both<'_>, section: &Section, id: &PartnerId) -> (String, Option<LineId>) {
    let lang = both.lang;
    let is_axis = |shift: &&Shift| both.line(&shift.line).is_some_and(|l| l.parent.is_none());
    let own = section.shifts.iter().filter(|s| s.partner == *id);
    let moved: Vec<&Shift> = own.filter(|s| s.moves_an_amount()).collect();
    let axes: Vec<&Shift> = moved.iter().copied().filter(is_axis).collect();
    let shifts = if axes.is_empty() { &moved } else { &axes };
    match shifts.as_slice() {
        [] => (text(lang, Key::ContrastAnnounced).to_owned(), None),
        [one] => {
            let line = both.line_name(&one.line);
            let words = match one.after.filter(|r| r.sum.known.is_some()) {
                Some(after) => {
                    let state = state_name(after.state, lang);
                    let values = [("line", line.as_str()), ("state", state)];
                    fill(lang, Key::ContrastAmountOf, &values)
                }
                None => fill(lang, Key::ContrastAmountGone, &[("line", &line)]),
            };
            (words, Some(one.line.clone()))
        }
        several => {
            let (one, other) = match axes.is_empty() {
                true => (Key::LinesOne, Key::LinesOther),
                false => (Key::AxesOne, Key::AxesOther),
            };
            (count(lang, one, other, several.len(), &[]), None)
        }
    }
}

/// The smallest steps, together.
pub(super) fn others(
    both: &Both<'_>,
    section: &Section,
    steps: &[&Step],
    span: (f32, f32),
) -> BarRow {
    let lang = both.lang;
    let (one, other) = (Key::ContrastOthersOne, Key::ContrastOthersOther);
    let title = count(lang, one, other, steps.len(), &[]);
    let whole = Euros::sum(steps.iter().map(|s| s.delta));
    let finest = steps.iter().filter_map(|s| s.finest()).min();
    let sum = both.difference(whole, finest);
    let ties = steps.iter().filter_map(|s| match &s.driver {
        Driver::Partner(id) => Some(Tie::Part(section.perimeter.clone(), id.clone())),
        _ => None,
    });
    BarRow {
        cells: [
            both.perimeter(&section.perimeter),
            String::new(),
            String::new(),
            sum.clone(),
        ],
        label: fill(lang, Key::ContrastOthersSum, &[("sum", &sum)]),
        ties: ties.collect(),
        ..BarRow::plain(
            title,
            text(lang, Key::ContrastOthersNote).to_owned(),
            Bar::Step(span.0, span.1),
        )
    }
}

/// Changes of status of a perimeter, line by line: steps of nothing.
pub(super) fn states(both: &Both<'_>, section: &Section, at: f32, most: usize) -> Vec<BarRow> {
    let lang = both.lang;
    // Whoever is named without an amount has a row elsewhere.
    let is_told = |way: &&Way| way.who.iter().any(|id| !section.silent.contains(id));
    let found: Vec<&Way> = section.ways.iter().filter(is_told).collect();
    let nothing = both.euros(Euros::ZERO, None);
    let mut rows: Vec<BarRow> = Vec::new();
    let shown = if found.len() > most {
        most.saturating_sub(1)
    } else {
        found.len()
    };
    for way in found.iter().take(shown) {
        let name = capitalised(&both.line_name(&way.line));
        let title = fill(lang, Key::ContrastStateStep, &[("line", &name)]);
        let words = |kind| quoted(state_name(kind, lang), lang);
        let detail = format!("{} → {}", words(way.old), words(way.new));
        let place = Subject::Line(way.line.clone());
        rows.push(BarRow {
            label: fill(lang, Key::ContrastStateOnly, &[("zero", &nothing)]),
            place: Some((section.perimeter.clone(), place)),
            cells: [
                both.perimeter(&section.perimeter),
                state_name(way.old, lang).to_owned(),
                state_name(way.new, lang).to_owned(),
                nothing.clone(),
            ],
            ties: vec![Tie::state(section, way)],
            ..BarRow::plain(both.clean(title), detail, Bar::State(way.old, way.new, at))
        });
    }
    let rest = found.get(shown..).unwrap_or_default();
    rows.extend(more_states(both, section, rest, at));
    rows
}

/// The other changes of status in one row.
fn more_states(both: &Both<'_>, section: &Section, rest: &[&Way], at: f32) -> Option<BarRow> {
    let lang = both.lang;
    let first = rest.first()?;
    let cells = rest.iter().map(|way| way.who.len()).sum();
    let (one, other) = (Key::ContrastMoreStatesOne, Key::ContrastMoreStatesOther);
    let title = count(lang, one, other, cells, &[]);
    let lines = count(lang, Key::LinesOne, Key::LinesOther, rest.len(), &[]);
    let nothing = both.euros(Euros::ZERO, None);
    let ties = rest.iter().take(SAID).map(|way| Tie::state(section, way));
    Some(BarRow {
        label: fill(lang, Key::ContrastStateOnly, &[("zero", &nothing)]),
        cells: [
            both.perimeter(&section.perimeter),
            String::new(),
            String::new(),
            nothing,
        ],
        ties: ties.collect(),
        ..BarRow::plain(title, lines, Bar::State(first.old, first.new, at))
    })
}

/// Partners that are now named without an amount: no length.
pub(super) fn silent(both: &Both<'_>, section: &Section, at: f32) -> Option<BarRow> {
    let lang = both.lang;
    let shift = |s: &&Shift| section.silent.contains(&s.partner);
    let place = section
        .shifts
        .iter()
        .find(shift)
        .map(|s| match section.silent.len() {
            1 => Subject::Cell(s.line.clone(), s.partner.clone()),
            _ => Subject::Line(s.line.clone()),
        });
    section.silent.first()?;
    let names: Vec<String> = section.silent.iter().map(|id| both.short(id)).collect();
    let (one, other) = (Key::ContrastSilentOne, Key::ContrastSilentOther);
    let (title, detail) = match names.as_slice() {
        [name] => (name.clone(), text(lang, Key::ContrastNoAmount).to_owned()),
        _ => (
            count(lang, one, other, names.len(), &[]),
            both.listed(&names),
        ),
    };
    let is_short = names.len() <= NAMES;
    let whole = || {
        let values = [("title", title.as_str()), ("names", &list(&names, lang))];
        both.clean(fill(lang, Key::ContrastNamed, &values))
    };
    Some(BarRow {
        whole: (!is_short).then(whole),
        label: text(lang, Key::ContrastSilentMark).to_owned(),
        place: place.map(|subject| (section.perimeter.clone(), subject)),
        cells: [
            both.perimeter(&section.perimeter),
            String::new(),
            text(lang, Key::StateNotPublished).to_owned(),
            text(lang, Key::UnknownShort).to_owned(),
        ],
        ties: section.silent.iter().cloned().map(Tie::Silent).collect(),
        ..BarRow::plain(both.clean(title), both.clean(detail), Bar::Unknown(at))
    })
}
