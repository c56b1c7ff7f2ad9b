//! A partner and its total; a group and what it leaves to members without an amount.

use super::pen::Pen;
use super::sources::sources;
use super::whole::{announced, provenance};
use super::{ChipRole, Detail, FigureLine, Heading, past};
use crate::chart::{Ink, Subject};
use crate::contract::{
    Announced, Base, Euros, Group, GroupId, Partner, PartnerId, Share, StateKind, Subject as About,
    Value,
};
use crate::edit::Target;
use crate::summary::{GroupTotals, Part};
use crate::wording::amount::{self, Sign, prefixed};
use crate::wording::{self, Key, sentence, share};

/// What is known of a partner.
pub fn partner(pen: &Pen<'_>, id: &PartnerId) -> Option<Detail> {
    let who = pen.contract.partner(id)?;
    let totals = pen.scene.summary.totals.partner(id)?;
    let heading = Heading {
        who: Some((
            Some(Ink::of(who, &pen.contract.partners)),
            who.short.clone(),
        )),
        title: (who.name != who.short).then(|| who.name.clone()),
        badge: None,
    };
    let mut detail = Detail::new(Subject::Partner(id.clone()), heading);
    let about = About::Partner(id.clone());
    let figure = pen.announced(&about);
    match figure.and_then(Announced::state) {
        Some(state) => {
            detail.amount = pen.state(state);
            pen.state_chips(&mut detail, state);
        }
        None => sum_of_lines(pen, &mut detail, &totals.lines),
    }
    detail.row(Key::InspectorScope, sentence::alone(who, pen.lang));
    detail.row(Key::InspectorPerimeter, pen.perimeter());
    if let Some(figure) = figure {
        announced(pen, &mut detail, figure);
        detail.row_if(Key::ContentsLines, pen.sum(&totals.lines));
    }
    if let Some(known) = totals.best().known.filter(|k| !k.is_zero()) {
        let weight = pen.weight_of_contract(known).into_iter();
        detail.rows_of(Key::InspectorWeight, weight.collect());
    }
    detail.rows_of(Key::ColumnShare, published_share(pen, &about));
    detail.row_if(Key::PartnersRank, rank(pen, id));
    properties(pen, &mut detail, who);
    match figure {
        Some(figure) => provenance(pen, &mut detail, figure),
        None => detail.row_if(Key::InspectorNote, who.note.clone()),
    }
    figures(pen, &mut detail, &about);
    detail.target = Some(Target::Partner(id.clone()));
    Some(detail)
}

/// The amount of a partner or line that nothing is announced for.
pub fn sum_of_lines(pen: &Pen<'_>, detail: &mut Detail, lines: &crate::summary::Sum) {
    match pen.sum(lines) {
        Some(sum) => {
            detail.amount = sum;
            let key = if lines.is_complete() {
                Key::AxesExactSum
            } else {
                Key::AxesKnownSum
            };
            let text = sentence::capitalised(pen.text(key));
            detail.chip(ChipRole::State(StateKind::Derived), text);
        }
        None => {
            let name = sentence::state_name(StateKind::NotPublished, pen.lang);
            detail.amount = sentence::capitalised(name);
        }
    }
}

/// The figures announced for a subject, so that each can be changed.
pub fn figures(pen: &Pen<'_>, detail: &mut Detail, about: &About) {
    let all = pen.announced(about).into_iter();
    for figure in all.chain(pen.announced_share(about)) {
        let (name, amount) = match &figure.value {
            Value::Amount(state) => (pen.text(Key::InspectorAmount), pen.state(state)),
            Value::Share { percent, of } => {
                (pen.text(Key::ColumnShare), share_of_base(pen, *percent, of))
            }
        };
        detail.figures.push(FigureLine {
            name: name.to_owned(),
            amount,
            target: Target::Announced(figure.key),
        });
    }
}

fn properties(pen: &Pen<'_>, detail: &mut Detail, who: &Partner) {
    let groups = pen.contract.groups.iter();
    let groups = groups.filter(|g| g.members.contains(&who.id));
    let groups: Vec<String> = groups.map(|g| g.name.clone()).collect();
    detail.rows_of(Key::InspectorGroups, groups);
    detail.row(
        Key::InspectorKind,
        sentence::partner_kind(who.kind, pen.lang),
    );
    let role = sentence::role(who.role, pen.lang);
    detail.row(Key::InspectorRole, role);
}

/// `2e sur 4, selon les montants connus` among the partners that have an amount.
fn rank(pen: &Pen<'_>, id: &PartnerId) -> Option<String> {
    let totals = &pen.scene.summary.totals;
    let mine = totals.partner(id)?.best().known?;
    let all: Vec<Euros> = totals
        .partners
        .iter()
        .filter_map(|p| p.best().known)
        .collect();
    let above = all.iter().filter(|value| **value > mine).count();
    let rank = sentence::rank(above.saturating_add(1), all.len(), pen.lang);
    let unsure = totals.partners.iter().any(|p| !p.best().is_complete());
    if unsure {
        return Some(pen.fill(Key::PartnersRankKnown, &[("rank", &rank)]));
    }
    Some(rank)
}

/// `36 % de 2 757 M€`: an announced share, with its base.
pub fn published_share(pen: &Pen<'_>, about: &About) -> Vec<String> {
    let Some(Value::Share { percent, of }) = pen.announced_share(about).map(|a| &a.value) else {
        return Vec::new();
    };
    vec![share_of_base(pen, *percent, of)]
}

fn share_of_base(pen: &Pen<'_>, percent: Share, of: &Base) -> String {
    let totals = &pen.scene.summary.totals;
    let base = match of {
        Base::Parts => pen.sum(&totals.parts),
        Base::Envelope => totals.envelope.and_then(|sum| pen.sum(&sum)),
        Base::Line(id) => Some(wording::names::line_of(pen.contract, id, pen.lang)),
        Base::Partner(id) => Some(wording::names::partner(pen.contract, id)),
        Base::Group(id) => Some(wording::names::group(pen.contract, id)),
    };
    let share = share::published(percent, pen.lang);
    match base {
        Some(base) => {
            let values = [("share", share.as_str()), ("base", base.as_str())];
            pen.fill(Key::InspectorWeightOfEnvelope, &values)
        }
        None => share,
    }
}

/// What is known of a group.
pub fn group(pen: &Pen<'_>, id: &GroupId) -> Option<Detail> {
    let group = pen.contract.group(id)?;
    let totals = pen.scene.summary.totals.group(id)?;
    let heading = Heading {
        who: Some((None, group.name.clone())),
        ..Heading::default()
    };
    let mut detail = Detail::new(Subject::Group(id.clone()), heading);
    let about = About::Group(id.clone());
    let figure = pen.announced(&about);
    match figure.and_then(Announced::state) {
        Some(state) => {
            detail.amount = pen.state(state);
            pen.state_chips(&mut detail, state);
        }
        None => sum_of_lines(pen, &mut detail, &totals.members),
    }
    detail.row(Key::InspectorScope, pen.names(&group.members));
    detail.row(Key::InspectorPerimeter, pen.perimeter());
    remainder(pen, &mut detail, group, totals);
    if let Some(figure) = figure {
        announced(pen, &mut detail, figure);
    }
    let known = totals.announced.and_then(|s| s.known);
    let weight = known.and_then(|k| pen.weight_of_contract(k));
    detail.row_if(Key::InspectorWeight, weight);
    detail.rows_of(Key::ColumnShare, published_share(pen, &about));
    if let Some(figure) = figure {
        provenance(pen, &mut detail, figure);
    } else {
        let share = pen.announced_share(&about);
        detail.sources = sources(pen, share.into_iter().flat_map(|a| &a.sources));
        let target = Target::Group(id.clone());
        detail.history = past::history(pen, &[target], None);
    }
    figures(pen, &mut detail, &about);
    detail.target = Some(Target::Group(id.clone()));
    Some(detail)
}

/// What the members without an amount share, how it was computed, and how far it can be off.
fn remainder(pen: &Pen<'_>, detail: &mut Detail, group: &Group, totals: &GroupTotals) {
    let (Some(rest), Some(interval)) = (totals.remainder, totals.remainder_interval) else {
        return;
    };
    if totals.without_amount.is_empty() {
        return;
    }
    let digits = pen.digits_within(interval);
    let about = prefixed(Sign::About, &pen.euros(rest, digits));
    let between = wording::count(
        pen.lang,
        Key::MatrixRemainderOne,
        Key::MatrixRemainderOther,
        totals.without_amount.len(),
        &[("amount", &about)],
    );
    let mut lines = vec![between, pen.names(&totals.without_amount)];
    lines.extend(formula(pen, group, totals));
    detail.rows_of(Key::MatrixRemainder, lines);
    let range = amount::range_named(interval, pen.unit, digits.max(1), pen.lang);
    detail.row_if(Key::InspectorRange, range);
}

/// `= 768 − 195,4 − 194,6`.
fn formula(pen: &Pen<'_>, group: &Group, totals: &GroupTotals) -> Option<String> {
    let bare = |sum: &crate::summary::Sum| {
        let decimals = amount::decimals_of(sum.finest, pen.unit);
        Some(amount::euros(sum.known?, pen.unit, decimals, pen.lang))
    };
    let mut text = format!("= {}", bare(&totals.announced?)?);
    for part in &pen.scene.summary.totals.list {
        if let Part::Partner(id, sum) = part
            && group.members.contains(id)
        {
            text.push_str(" − ");
            text.push_str(&bare(sum)?);
        }
    }
    Some(text)
}
