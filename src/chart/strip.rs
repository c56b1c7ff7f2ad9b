//! The strip of major dates with the contract's period and today, and the next ones with their
//! countdown. Must not know how it is drawn; places are parts of the strip's length.

use super::tip::{Tip, source_line};
use super::{Scene, Subject, Table};
use crate::contract::{Date, Deadline, Importance, Outcome, PartialDate, When, days_between};
use crate::summary::{Edge, Entry, Status, entries_by_edge};
use crate::wording::date::{Style, countdown, countdown_spoken, day, expected, overdue, when};
use crate::wording::{Key, Lang, fill, text};

/// How a date stands on the strip. Places go from 0 at its start to 1 at its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// A day.
    Day(f64),
    /// A month or a period, from its first to its last day.
    Span(f64, f64),
    /// “Not before”.
    NotBefore(f64),
    /// Begun here; its end is not published.
    From(f64),
}

/// One date on the strip.
#[derive(Debug, Clone, PartialEq)]
pub struct StripMark {
    /// The event.
    pub subject: Subject,
    /// Where it stands.
    pub place: Place,
    /// True when it took place.
    pub happened: bool,
    /// Tooltip and spoken text.
    pub tip: Tip,
}

/// One of the next dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The event.
    pub subject: Subject,
    /// `dans 36 j`, `sans date`.
    pub countdown: String,
    /// Whether it is dated, late or without date.
    pub status: Status,
    /// The date, long and short.
    pub dates: [String; 2],
    /// What happens.
    pub title: String,
    /// What is known of it besides.
    pub note: String,
    /// Tooltip and spoken text.
    pub tip: Tip,
}

/// The strip and the next dates.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Title.
    pub title: String,
    /// The link to the whole schedule.
    pub all: String,
    /// The contract's period.
    pub band: (f64, f64),
    /// Its name.
    pub band_name: String,
    /// First days of years.
    pub years: Vec<(f64, String)>,
    /// The observation date, if it is on the strip.
    pub today: Option<(f64, String)>,
    /// Major dates.
    pub marks: Vec<StripMark>,
    /// The soonest three, then the first without a date.
    pub cards: Vec<Card>,
    /// Why there is nothing to show.
    pub empty: Option<String>,
    lang: Lang,
}

/// Days from the first of January of `first` to the last of December of `last`.
#[derive(Clone, Copy)]
struct Scale {
    start: Date,
    days: f64,
}

/// Years beside the period that the strip shows at most.
const YEARS_BESIDE: i16 = 5;

impl Scale {
    fn of(scene: &Scene<'_>) -> Option<(Self, i16, i16)> {
        let period = scene.contract.identity.period;
        let events = &scene.contract.schedule.deadlines;
        let years = events
            .iter()
            .flat_map(|d| [d.date.first_day(), d.date.last_day()])
            .flatten()
            .chain(std::iter::once(scene.look.today))
            .map(jiff::civil::Date::year);
        let low = period.first.saturating_sub(YEARS_BESIDE);
        let high = period.last.saturating_add(YEARS_BESIDE);
        let (mut first, mut last) = (period.first, period.last);
        for year in years.filter(|y| (low..=high).contains(y)) {
            first = first.min(year);
            last = last.max(year);
        }
        let start = PartialDate::year(first)?.first_day();
        let end = PartialDate::year(last)?.last_day();
        let days = f64::from(days_between(start, end).saturating_add(1).max(1));
        Some((Self { start, days }, first, last))
    }

    fn at(self, date: Date) -> f64 {
        f64::from(days_between(self.start, date)) / self.days
    }

    /// The end of a day.
    fn after(self, date: Date) -> f64 {
        self.at(date) + 1.0 / self.days
    }
}

impl Strip {
    /// The strip of a scene.
    pub fn of(scene: &Scene<'_>) -> Self {
        let lang = scene.look.lang;
        let period = scene.contract.identity.period;
        let name = format!("{}-{}", period.first, period.last);
        let mut strip = Self {
            lang,
            title: text(lang, Key::NextTitle).to_owned(),
            all: text(lang, Key::NextAll).to_owned(),
            band: (0.0, 1.0),
            band_name: fill(lang, Key::NextContractPeriod, &[("period", &name)]),
            years: Vec::new(),
            today: None,
            marks: Vec::new(),
            cards: cards(scene),
            empty: None,
        };
        if strip.cards.is_empty() {
            strip.empty = Some(text(lang, Key::NextNone).to_owned());
        }
        let Some((scale, first, last)) = Scale::of(scene) else {
            return strip;
        };
        let day_of = |year| PartialDate::year(year);
        if let (Some(from), Some(to)) = (day_of(period.first), day_of(period.last)) {
            strip.band = (scale.at(from.first_day()), scale.after(to.last_day()));
        }
        for year in first..=last {
            strip
                .years
                .extend(day_of(year).map(|d| (scale.at(d.first_day()), year.to_string())));
        }
        let today = scene.look.today;
        let place = scale.at(today);
        if (0.0..=1.0).contains(&place) {
            strip.today = Some((place, day(today, Style::Long, lang)));
        }
        strip.marks = scene
            .contract
            .schedule
            .deadlines
            .iter()
            .filter(|d| d.importance == Importance::Major)
            .filter_map(|d| mark(scene, scale, d))
            .collect();
        strip
    }

    /// The next dates, then the other major ones, as a table.
    pub fn table(&self) -> Table {
        let next = self.cards.iter().map(|card| {
            let [long, _] = &card.dates;
            vec![
                card.title.clone(),
                long.clone(),
                card.countdown.clone(),
                card.note.clone(),
            ]
        });
        let is_next = |mark: &&StripMark| self.cards.iter().any(|c| c.subject == mark.subject);
        let others = self.marks.iter().filter(|mark| !is_next(mark));
        let others = others.map(|mark| {
            let mut lines = mark.tip.lines.iter().cloned();
            let date = lines.next().unwrap_or_default();
            let left = lines.next().unwrap_or_default();
            let rest: Vec<String> = lines.collect();
            vec![mark.tip.head.clone(), date, left, rest.join(" · ")]
        });
        let heads = [
            Key::ScheduleColumnTitle,
            Key::ScheduleColumnDate,
            Key::TableCountdown,
            Key::SlideTableMore,
        ];
        Table {
            caption: self.title.clone(),
            headers: heads.map(|key| text(self.lang, key).to_owned()).to_vec(),
            rows: next.chain(others).collect(),
        }
    }
}

fn mark(scene: &Scene<'_>, scale: Scale, deadline: &Deadline) -> Option<StripMark> {
    let place = match deadline.date {
        When::On(PartialDate::Day(d)) => Place::Day(scale.at(d) + 0.5 / scale.days),
        When::On(PartialDate::Month(_)) => {
            let date = deadline.date;
            Place::Span(scale.at(date.first_day()?), scale.after(date.last_day()?))
        }
        // A bare year closes something: its mark stands at its end.
        When::On(d @ PartialDate::Year(_)) => Place::Day(scale.at(d.last_day())),
        When::Between(a, b) => Place::Span(scale.at(a.first_day()), scale.after(b.last_day())),
        When::NotBefore(d) => Place::NotBefore(scale.at(d.first_day())),
        When::From(d) => Place::From(scale.at(d.first_day())),
        When::Unknown => return None,
    };
    Some(StripMark {
        subject: Subject::Deadline(deadline.id.clone()),
        place,
        happened: happened(scene, deadline),
        tip: tip(scene, deadline),
    })
}

/// Seen from a day before it, what took place later is still to come.
fn happened(scene: &Scene<'_>, deadline: &Deadline) -> bool {
    deadline.outcome == Outcome::Happened
        && deadline
            .date
            .first_day()
            .is_none_or(|d| d <= scene.look.today)
}

fn tip(scene: &Scene<'_>, deadline: &Deadline) -> Tip {
    let lang = scene.look.lang;
    let date = match deadline.outcome {
        Outcome::Expected => expected(deadline.date, Style::Long, lang),
        Outcome::Happened => when(deadline.date, Style::Long, lang),
    };
    let entry = scene.entries.iter().find(|e| e.deadline == deadline.id);
    let left = entry.and_then(|e| Some(countdown_spoken(e.days?, lang)));
    let lane = scene.contract.lane(&deadline.lane);
    let state = if happened(scene, deadline) {
        Key::ScheduleLegendHappened
    } else {
        Key::ScheduleLegendExpected
    };
    let mut lines = vec![date];
    lines.extend(left);
    lines.push(text(lang, state).to_owned());
    lines.extend(lane.map(|l| l.title.clone()));
    lines.extend(deadline.note.clone());
    lines.push(source_line(scene, &deadline.sources));
    Tip::new(&deadline.title, lines)
}

fn cards(scene: &Scene<'_>) -> Vec<Card> {
    let entries = entries_by_edge(scene.contract, scene.look.today);
    let is_next =
        |e: &&Entry| matches!(e.status, Status::Today | Status::Upcoming | Status::Overdue);
    let dated = entries.iter().filter(is_next).take(3);
    let undated = entries.iter().find(|e| {
        let found = scene.contract.deadline(&e.deadline);
        e.status == Status::Undated && found.is_some_and(|d| d.outcome == Outcome::Expected)
    });
    dated
        .chain(undated)
        .filter_map(|entry| card(scene, entry))
        .collect()
}

fn card(scene: &Scene<'_>, entry: &Entry) -> Option<Card> {
    let lang = scene.look.lang;
    let deadline = scene.contract.deadline(&entry.deadline)?;
    let lane = scene.contract.lane(&deadline.lane);
    let lane = lane.map_or("", |l| l.title.as_str());
    let said = |style| match (entry.edge, entry.day) {
        (Edge::Opening | Edge::Closing, Some(date)) => day(date, style, lang),
        _ if entry.status == Status::Undated => String::new(),
        _ => expected(deadline.date, style, lang),
    };
    let edge = match entry.edge {
        Edge::Whole => None,
        Edge::Opening => Some(Key::NextOpening),
        Edge::Closing => Some(Key::NextClosing),
    };
    let title = edge.map_or_else(
        || deadline.label().to_owned(),
        |key| fill(lang, key, &[("event", deadline.label())]),
    );
    let note = match (&deadline.note, edge) {
        (Some(note), None) => note.trim_end_matches('.').to_owned(),
        _ => lane.to_owned(),
    };
    let left = match (entry.status, entry.days) {
        (Status::Overdue, Some(days)) => overdue(days, lang),
        (_, Some(days)) => countdown(days, lang),
        (_, None) => text(lang, Key::DateUnknown).to_owned(),
    };
    let [long, short] = [Style::Long, Style::Short].map(said);
    let mut tip = tip(scene, deadline);
    tip.spoken = [title.as_str(), &left, &long, &note]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    Some(Card {
        subject: Subject::Deadline(deadline.id.clone()),
        countdown: left,
        status: entry.status,
        dates: [long, short],
        title,
        note,
        tip,
    })
}
