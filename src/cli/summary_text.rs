//! The summary of a contract as text for people: identity, axes, partners, groups, completeness,
//! next deadlines.

use super::columns::{Align, columns};
use crate::contract::{Contract, Date, Outcome, State, StateKind, Subject, Unit, When};
use crate::summary::{GroupTotals, Row, Status, Sum, Summary, entries};
use crate::wording::amount::{Sign, euros_named, prefixed, sign_of, tolerance};
use crate::wording::date::{Style, countdown, day, expected, overdue, when};
use crate::wording::sentence::{list, state_short};
use crate::wording::{Key, Lang, count, fill, share, text};

/// Where an amount is not known.
const NOTHING: &str = "–";

/// The whole report.
pub fn report(contract: &Contract, summary: &Summary, today: Date, lang: Lang) -> String {
    let sections = [
        heading(contract, summary, today, lang),
        axes(contract, summary, lang),
        partners(contract, summary, lang),
        groups(contract, summary, lang),
        completeness(summary, lang),
        deadlines(contract, today, lang),
    ];
    let sections: Vec<String> = sections.into_iter().filter(|s| !s.is_empty()).collect();
    sections.join("\n")
}

fn heading(contract: &Contract, summary: &Summary, today: Date, lang: Lang) -> String {
    let identity = &contract.identity;
    let mut out = format!("{}\n", identity.title);
    let mut facts = vec![identity.version.label.clone()];
    facts.extend(identity.version.title.clone());
    let signatories = summary.matrix.signatories;
    let (one, other) = (Key::SignatoriesOne, Key::SignatoriesOther);
    facts.push(count(lang, one, other, signatories, &[]));
    let axes = contract.axes().count();
    facts.push(count(lang, Key::AxesOne, Key::AxesOther, axes, &[]));
    out.push_str(&format!("{}\n", facts.join(" · ")));
    if let Some(perimeter) = contract.perimeter(&summary.perimeter) {
        let values = [("perimeter", perimeter.name.as_str())];
        out.push_str(&fill(lang, Key::CliSummaryPerimeter, &values));
        out.push('\n');
    }
    let date = day(today, Style::Long, lang);
    out.push_str(&fill(lang, Key::CliSummaryToday, &[("date", &date)]));
    out.push_str("\n\n");
    let mut rows = Vec::new();
    if let Some(envelope) = &summary.totals.envelope {
        let margin = envelope.coarsest.map(|step| {
            let half = step.times(crate::contract::Decimal::new(5, 1));
            tolerance(half, Unit::Million, lang)
        });
        rows.push(vec![
            text(lang, Key::CliSummaryEnvelope).to_owned(),
            announced(contract, summary, &Subject::Contract, lang),
            margin.unwrap_or_default(),
        ]);
    }
    rows.push(vec![
        text(lang, Key::CliSummaryParts).to_owned(),
        sum(&summary.totals.parts, lang),
        String::new(),
    ]);
    out.push_str(&columns(&[Align::Left, Align::Right, Align::Left], &rows));
    if let Some(disclaimer) = &identity.disclaimer {
        out.push_str(&format!("\n{disclaimer}\n"));
    }
    out
}

/// `142,8 M€`, `≥ 31,8 M€`, or a dash.
fn sum(sum: &Sum, lang: Lang) -> String {
    let Some(value) = sum.known else {
        return NOTHING.to_owned();
    };
    let sign = if sum.is_minimum() {
        Sign::AtLeast
    } else {
        Sign::Exact
    };
    prefixed(sign, &euros_named(value, Unit::Million, 2, lang))
}

/// What is announced for a subject, with its wording: `≈ 2 000 M€`; “n/a” where the axis has no part here; or a dash.
fn announced(contract: &Contract, summary: &Summary, about: &Subject, lang: Lang) -> String {
    let here = contract
        .announced
        .iter()
        .filter(|a| a.subject == *about && a.is_in(&summary.perimeter));
    let states: Vec<&State> = here.filter_map(|a| a.state()).collect();
    if let Some(statement) = states.iter().find_map(|state| state.statement()) {
        let value = statement.amount.value();
        let sign = sign_of(statement.bound);
        return prefixed(sign, &euros_named(value, Unit::Million, 2, lang));
    }
    match states.first() {
        Some(State::NotApplicable) => state_short(StateKind::NotApplicable, lang).to_owned(),
        Some(State::Nil { .. }) => "0".to_owned(),
        _ => NOTHING.to_owned(),
    }
}

fn axes(contract: &Contract, summary: &Summary, lang: Lang) -> String {
    let head = |key| text(lang, key).to_owned();
    let mut rows = vec![vec![
        String::new(),
        head(Key::CliSummaryAxes),
        head(Key::ColumnShare).to_lowercase(),
        head(Key::StateDerived),
        head(Key::CliSummaryAnnounced),
        head(Key::CliSummaryKnown),
    ]];
    let lines = summary.matrix.axes();
    rows.extend(lines.filter_map(|row| axis(contract, summary, row, lang)));
    let align = [
        Align::Right,
        Align::Left,
        Align::Right,
        Align::Right,
        Align::Right,
        Align::Right,
    ];
    columns(&align, &rows)
}

fn axis(contract: &Contract, summary: &Summary, row: &Row, lang: Lang) -> Option<Vec<String>> {
    let line = contract.line(&row.line)?;
    let totals = summary.totals.line(&row.line);
    let published = totals.and_then(|t| t.share);
    let derived = totals.and_then(|t| t.derived()).map(|(value, _)| {
        let million = euros_named(value, Unit::Million, 0, lang);
        prefixed(Sign::About, &million)
    });
    let about = Subject::Line(row.line.clone());
    Some(vec![
        line.number().unwrap_or_default().to_owned(),
        line.label().to_owned(),
        published.map_or(NOTHING.into(), |(share, _)| share::published(share, lang)),
        derived.unwrap_or_else(|| NOTHING.into()),
        announced(contract, summary, &about, lang),
        sum(&row.total, lang),
    ])
}

fn partners(contract: &Contract, summary: &Summary, lang: Lang) -> String {
    let head = |key| text(lang, key).to_owned();
    let mut rows = vec![vec![
        head(Key::CliSummaryPartners),
        head(Key::CliSummaryAnnounced),
        head(Key::CliSummaryKnown),
    ]];
    for totals in &summary.totals.partners {
        let Some(partner) = contract.partner(&totals.partner) else {
            continue;
        };
        let about = Subject::Partner(partner.id.clone());
        rows.push(vec![
            partner.name.clone(),
            announced(contract, summary, &about, lang),
            sum(&totals.lines, lang),
        ]);
    }
    columns(&[Align::Left, Align::Right, Align::Right], &rows)
}

fn groups(contract: &Contract, summary: &Summary, lang: Lang) -> String {
    let announced: Vec<&GroupTotals> = summary
        .totals
        .groups
        .iter()
        .filter(|g| g.announced.is_some())
        .collect();
    if announced.is_empty() {
        return String::new();
    }
    let head = |key| text(lang, key).to_owned();
    let mut rows = vec![vec![
        head(Key::CliSummaryGroups),
        head(Key::CliSummaryAnnounced),
        head(Key::CliSummaryRemainder).to_lowercase(),
        String::new(),
    ]];
    for totals in announced {
        let Some(group) = contract.group(&totals.group) else {
            continue;
        };
        let short = |id| contract.partner(id).map(|p| p.short.clone());
        let without: Vec<String> = totals.without_amount.iter().filter_map(short).collect();
        let rest = totals
            .remainder
            .map(|r| euros_named(r, Unit::Million, 2, lang));
        rows.push(vec![
            group.name.clone(),
            totals.announced.map_or(NOTHING.into(), |s| sum(&s, lang)),
            rest.unwrap_or_else(|| NOTHING.into()),
            list(&without, lang),
        ]);
    }
    let align = [Align::Left, Align::Right, Align::Right, Align::Left];
    columns(&align, &rows)
}

fn completeness(summary: &Summary, lang: Lang) -> String {
    let sourced = summary.completeness.sourced.to_string();
    let cells = summary.completeness.cells.to_string();
    let values = [("sourced", sourced.as_str()), ("cells", cells.as_str())];
    format!("{}\n", fill(lang, Key::CliSummaryCompleteness, &values))
}

fn deadlines(contract: &Contract, today: Date, lang: Lang) -> String {
    let mut rows = Vec::new();
    for entry in entries(contract, today) {
        let Some(deadline) = contract.deadline(&entry.deadline) else {
            continue;
        };
        let days = entry.days.unwrap_or_default();
        let away = match entry.status {
            Status::Past => continue,
            // It took place on a day nobody noted.
            Status::Undated if deadline.outcome == Outcome::Happened => continue,
            Status::Undated | Status::NotBefore => String::new(),
            Status::Overdue => overdue(days, lang),
            Status::Today | Status::Upcoming => countdown(days, lang),
        };
        let date = match deadline.date {
            When::On(_) => expected(deadline.date, Style::Long, lang),
            other => when(other, Style::Long, lang),
        };
        rows.push(vec![date, deadline.title.clone(), away]);
    }
    if rows.is_empty() {
        return String::new();
    }
    let table = columns(&[Align::Left, Align::Left, Align::Right], &rows);
    format!("{}\n{table}", text(lang, Key::NextTitle))
}
