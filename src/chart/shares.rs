//! The signatories' parts: one stacked bar on the sum of parts, and the list of exact values.
//! Must not know how it is drawn.

use super::figures::{announced, partner_ink};
use super::tip::{
    Tip, length, perimeter_name, source_line, state_bare, state_named, status_line, sum_bare,
    sum_named,
};
use super::{Ink, Scene, Subject, Table};
use crate::contract::{Decimal, Euros, GroupId, PartnerId, Share, Subject as About};
use crate::summary::{Part, Sum};
use crate::wording::amount::{self, Sign, prefixed};
use crate::wording::sentence::{self, Mark};
use crate::wording::{Key, count, fill, names, number, share, text};

/// One part.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareRow {
    /// What a click selects; several partners together are no subject.
    pub subject: Option<Subject>,
    /// Its colour.
    pub ink: Ink,
    /// Full name.
    pub name: String,
    /// Short name, for the bar.
    pub short: String,
    /// Who is meant, where it is no one partner.
    pub members: String,
    /// Its amount, without unit.
    pub amount: String,
    /// Its share, without sign.
    pub share: String,
    /// Its length on the bar, from 0 to 1; `None` when its size is not known.
    pub length: Option<f64>,
    /// Tooltip and spoken text.
    pub tip: Tip,
}

/// The chart of parts.
#[derive(Debug, Clone, PartialEq)]
pub struct SharesChart {
    /// Title.
    pub title: String,
    /// Base and perimeter.
    pub scope: String,
    /// The end of the bar's scale.
    pub end: String,
    /// The unit of the column of amounts.
    pub unit: String,
    /// The head of the column of shares.
    pub share_head: String,
    /// The parts, as they stand on the bar.
    pub rows: Vec<ShareRow>,
    /// Total: name, amount, shares.
    pub total: [String; 3],
    /// “arrondis”, when the shares do not make 100.
    pub rounded: String,
    /// Why there is nothing to show.
    pub empty: Option<String>,
}

impl SharesChart {
    /// The chart of a scene.
    pub fn of(scene: &Scene<'_>) -> Self {
        let look = scene.look;
        let (lang, unit) = (look.lang, look.measure.unit());
        let totals = &scene.summary.totals;
        let parts = &totals.parts;
        let mut list: Vec<&Part> = totals.list.iter().collect();
        // The partner in focus stands on the baseline; parts of unknown size come last.
        list.sort_by_key(|part| match part {
            Part::Partner(id, _) if look.focus.as_ref() == Some(id) => 0,
            Part::Unknown(_) => 2,
            _ => 1,
        });
        let count = list.len();
        let mut shown = Decimal::ZERO;
        let rows: Vec<ShareRow> = list
            .into_iter()
            .enumerate()
            .map(|(at, part)| {
                let (row, percent) = row(scene, part, (at.saturating_add(1), count));
                shown = shown.checked_add(percent).unwrap_or(shown);
                row
            })
            .collect();
        let base = sum_named(parts, unit, lang).unwrap_or_default();
        let total = sum_bare(parts, unit, lang)
            .unwrap_or_else(|| text(lang, Key::StateShortNotPublished).to_owned());
        let rounded = !shown.is_zero() && shown != Decimal::ONE_HUNDRED;
        let rounded = if rounded {
            text(lang, Key::Rounded)
        } else {
            ""
        };
        let scope = [
            ("base", base.as_str()),
            ("perimeter", &perimeter_name(scene)),
        ];
        Self {
            title: text(lang, Key::PartsTitle).to_owned(),
            scope: if base.is_empty() {
                perimeter_name(scene)
            } else {
                fill(lang, Key::PartsScope, &scope)
            },
            end: base,
            unit: amount::unit_symbol(unit, lang).to_owned(),
            share_head: text(lang, Key::PartsShareColumn).to_owned(),
            rows,
            total: [
                text(lang, Key::Total).to_owned(),
                total,
                match parts.known {
                    Some(_) => number::number(shown.normalize(), lang),
                    None => text(lang, Key::StateShortNotApplicable).to_owned(),
                },
            ],
            rounded: rounded.to_owned(),
            empty: parts
                .known
                .is_none()
                .then(|| text(lang, Key::PartsNone).to_owned()),
        }
    }

    /// The table behind the chart.
    pub fn table(&self) -> Table {
        let mut rows: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| {
                let name = if row.members.is_empty() {
                    row.name.clone()
                } else {
                    format!("{} ({})", row.name, row.members)
                };
                vec![name, row.amount.clone(), row.share.clone()]
            })
            .collect();
        rows.push(self.total.to_vec());
        Table {
            caption: format!("{} · {}", self.title, self.scope),
            headers: vec![
                self.title.clone(),
                self.unit.clone(),
                self.share_head.clone(),
            ],
            rows,
        }
    }
}

/// One part and the percents it shows.
fn row(scene: &Scene<'_>, part: &Part, place: (usize, usize)) -> (ShareRow, Decimal) {
    match part {
        Part::Partner(id, sum) => partner(scene, id, sum, place),
        Part::Remainder(id, rest, _) => remainder(scene, id, *rest, place),
        Part::Joint(by, sum) => joint(scene, by, sum, place),
        Part::Unknown(id) => (unknown(scene, id, place), Decimal::ZERO),
    }
}

/// Percents as shown: published ones as they are, else one digit.
fn percents(scene: &Scene<'_>, known: Option<Euros>, published: Option<Share>) -> Option<Decimal> {
    if let Some(share) = published {
        return Some(share.percent());
    }
    let base = scene.summary.totals.parts.known?;
    let ratio = known?.ratio(base)?.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(number::rounded(ratio, 1))
}

fn length_of(scene: &Scene<'_>, known: Option<Euros>) -> Option<f64> {
    Some(length(known?, scene.summary.totals.parts.known?))
}

fn spoken(scene: &Scene<'_>, name: &str, value: &str, place: (usize, usize)) -> String {
    let scope = perimeter_name(scene);
    let mark = Mark {
        about: &[name],
        value,
        scope: &scope,
        place,
    };
    sentence::mark_spoken(mark, scene.look.lang)
}

/// A share on screen: `≤` where the base is a minimum.
fn share_text(scene: &Scene<'_>, percent: Option<Decimal>) -> String {
    let lang = scene.look.lang;
    let sign = if scene.summary.totals.parts.unknown > 0 {
        Sign::AtMost
    } else {
        Sign::Exact
    };
    percent.map_or(String::new(), |p| prefixed(sign, &number::number(p, lang)))
}

fn partner(
    scene: &Scene<'_>,
    id: &PartnerId,
    sum: &Sum,
    place: (usize, usize),
) -> (ShareRow, Decimal) {
    let look = scene.look;
    let (lang, unit) = (look.lang, look.measure.unit());
    let published = scene.summary.totals.partner(id).and_then(|t| t.share);
    let percent = percents(scene, sum.known, published);
    let figure = announced(scene, &About::Partner(id.clone()));
    let state = figure.and_then(|a| a.state());
    let bare = state
        .and_then(|s| state_bare(s, unit, lang))
        .or_else(|| sum_bare(sum, unit, lang))
        .unwrap_or_default();
    let named = state
        .and_then(|s| state_named(s, unit, lang))
        .or_else(|| sum_named(sum, unit, lang))
        .unwrap_or_default();
    let found = scene.contract.partner(id);
    let name = found.map_or_else(|| id.to_string(), |p| p.name.clone());
    let printed = percent.map_or(String::new(), |p| share::percents(p, lang));
    let mut lines = vec![named.clone(), printed.clone()];
    lines.push(state.map_or_else(
        || text(lang, Key::AxesKnownSum).to_owned(),
        |s| status_line(s, lang),
    ));
    lines.push(perimeter_name(scene));
    lines.extend(figure.map(|f| source_line(scene, &f.sources)));
    let value = format!("{named}, {printed}");
    let row = ShareRow {
        subject: Some(Subject::Partner(id.clone())),
        ink: partner_ink(scene, id),
        short: names::partner(scene.contract, id),
        members: String::new(),
        amount: bare,
        share: share_text(scene, percent),
        length: length_of(scene, sum.known),
        tip: Tip::new(&name, lines).spoken(spoken(scene, &name, &value, place)),
        name,
    };
    (row, percent.unwrap_or_default())
}

fn remainder(
    scene: &Scene<'_>,
    id: &GroupId,
    rest: Euros,
    place: (usize, usize),
) -> (ShareRow, Decimal) {
    let look = scene.look;
    let (lang, unit) = (look.lang, look.measure.unit());
    let totals = scene.summary.totals.group(id);
    let without = totals.map(|t| t.without_amount.as_slice());
    let without = without.unwrap_or_default();
    let names: Vec<String> = without
        .iter()
        // A name is not broken over two lines.
        .map(|p| names::partner(scene.contract, p).replace(' ', "\u{a0}"))
        .collect();
    let members = names.join(", ");
    let name = count(
        lang,
        Key::PartsRemainderOne,
        Key::PartsRemainderOther,
        without.len(),
        &[],
    );
    let finest = totals.and_then(|t| t.members.finest);
    let decimals = amount::decimals_of(finest, unit);
    let bare = prefixed(Sign::About, &amount::euros(rest, unit, decimals, lang));
    let named = prefixed(
        Sign::About,
        &amount::euros_named(rest, unit, decimals, lang),
    );
    let percent = percents(scene, Some(rest), None);
    let printed = percent.map_or(String::new(), |p| share::percents(p, lang));
    let lines = vec![
        named.clone(),
        printed.clone(),
        text(lang, Key::StateUnallocated).to_owned(),
        names::group(scene.contract, id),
        members.clone(),
        perimeter_name(scene),
    ];
    let value = format!("{named}, {printed}");
    let row = ShareRow {
        subject: Some(Subject::Group(id.clone())),
        ink: Ink::Unknown,
        short: String::new(),
        members,
        amount: bare,
        share: share_text(scene, percent),
        length: length_of(scene, Some(rest)),
        tip: Tip::new(&name, lines).spoken(spoken(scene, &name, &value, place)),
        name,
    };
    (row, percent.unwrap_or_default())
}

fn joint(
    scene: &Scene<'_>,
    by: &[PartnerId],
    sum: &Sum,
    place: (usize, usize),
) -> (ShareRow, Decimal) {
    let look = scene.look;
    let (lang, unit) = (look.lang, look.measure.unit());
    let members = names::partners(scene.contract, by, lang);
    let name = text(lang, Key::PartsJoint).to_owned();
    let percent = percents(scene, sum.known, None);
    let named = sum_named(sum, unit, lang).unwrap_or_default();
    let lines = vec![named.clone(), members.clone(), perimeter_name(scene)];
    let row = ShareRow {
        subject: None,
        ink: if look.focus.is_some() {
            Ink::Weak
        } else {
            Ink::Financer
        },
        short: String::new(),
        members,
        amount: sum_bare(sum, unit, lang).unwrap_or_default(),
        share: share_text(scene, percent),
        length: length_of(scene, sum.known),
        tip: Tip::new(&name, lines).spoken(spoken(scene, &name, &named, place)),
        name,
    };
    (row, percent.unwrap_or_default())
}

fn unknown(scene: &Scene<'_>, id: &PartnerId, place: (usize, usize)) -> ShareRow {
    let lang = scene.look.lang;
    let found = scene.contract.partner(id);
    let name = found.map_or_else(|| id.to_string(), |p| p.name.clone());
    let state = text(lang, Key::StateNotPublished);
    let lines = vec![state.to_owned(), perimeter_name(scene)];
    ShareRow {
        subject: Some(Subject::Partner(id.clone())),
        ink: Ink::Unknown,
        short: names::partner(scene.contract, id),
        members: String::new(),
        amount: text(lang, Key::StateShortNotPublished).to_owned(),
        share: text(lang, Key::StateShortNotApplicable).to_owned(),
        length: None,
        tip: Tip::new(&name, lines).spoken(spoken(scene, &name, state, place)),
        name,
    }
}
