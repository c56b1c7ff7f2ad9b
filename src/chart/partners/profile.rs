//! Everything known of the partner shown: amount, rank, share, mix of axes, deadlines, findings.

use super::Desk;
use super::listed::{self, DeadlineLine, FindingLine, Listed};
use super::segment::{Segment, Shade, digits, place, share_text, sum_named};
use crate::chart::{Ink, Subject};
use crate::contract::{Euros, Partner, PartnerId, Role, StateKind, Unit};
use crate::summary::Sum;
use crate::wording::amount::{self, Sign};
use crate::wording::{self, Key, names, sentence, share};

/// Who, and how much.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Who.
    pub partner: PartnerId,
    /// Full name.
    pub name: String,
    /// Its colour role.
    pub ink: Ink,
    /// Its total with its unit, or the words for none.
    pub amount: String,
    /// Its rank among signatories, if it has one.
    pub rank: Option<String>,
}

/// A partner's money by axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Mix {
    /// One per axis with an amount, in contract order; the name is the axis's number.
    pub segments: Vec<Segment>,
    /// The largest axis, or that nothing is known by axis.
    pub left: String,
    /// In which order.
    pub right: Option<String>,
}

/// Everything known of a partner.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Who, and how much.
    pub head: Head,
    /// True when this partner is in focus on every chart.
    pub in_focus: bool,
    /// Names and values.
    pub facts: Vec<(String, String)>,
    /// What the signs before the values mean.
    pub notes: Vec<String>,
    /// Its axes.
    pub mix: Option<Mix>,
    /// Its deadlines to come, then those without a date.
    pub deadlines: Listed<DeadlineLine>,
    /// Its findings, most serious first.
    pub findings: Listed<FindingLine>,
    /// Its first cell in the matrix.
    pub column: Option<Subject>,
}

/// The profile of a partner.
pub(super) fn profile(desk: &Desk<'_>, partner: &Partner) -> Profile {
    let totals = &desk.scene.summary.totals;
    let best = totals
        .partner(&partner.id)
        .map_or_else(Sum::default, |t| t.best());
    let first = desk.cells(&partner.id).next();
    Profile {
        head: Head {
            partner: partner.id.clone(),
            name: partner.name.clone(),
            ink: Ink::of(partner, &desk.scene.contract.partners),
            amount: headline(desk, partner, &best),
            rank: rank(desk, partner, &best).or_else(|| group(desk, partner, &best)),
        },
        in_focus: desk.scene.look.focus.as_ref() == Some(&partner.id),
        facts: facts(desk, partner, &best),
        notes: notes(desk, &best),
        mix: mix(desk, partner, &best),
        deadlines: listed::deadlines(desk, partner),
        findings: listed::findings(desk, partner),
        column: first.map(|(line, _)| Subject::Cell(line.clone(), partner.id.clone())),
    }
}

fn headline(desk: &Desk<'_>, partner: &Partner, best: &Sum) -> String {
    match best.known {
        None => sentence::state_short(StateKind::NotPublished, desk.lang).to_owned(),
        Some(_) if desk.is_nil(&partner.id, best) => {
            let decision = sentence::state_short(StateKind::Nil, desk.lang);
            format!("0 ({decision})")
        }
        Some(_) => sum_named(best, desk.unit(), desk.lang),
    }
}

/// “3e sur 9”, with a warning where an unknown amount could change it. Only those who sign are
/// ranked.
fn rank(desk: &Desk<'_>, partner: &Partner, best: &Sum) -> Option<String> {
    let own = best.known?;
    if partner.role != Role::Signatory {
        return None;
    }
    let matrix = &desk.scene.summary.matrix;
    let all = desk.scene.summary.totals.partners.iter();
    let others: Vec<Sum> = all
        .take(matrix.signatories)
        .filter(|t| t.partner != partner.id)
        .map(|t| t.best())
        .collect();
    let above = others.iter().filter(|s| s.known > Some(own)).count();
    let sure = others.iter().all(|s| match s.known {
        None => false,
        Some(k) if k > own => !best.is_minimum(),
        Some(k) => !s.is_minimum() && (k < own || !best.is_minimum()),
    });
    let rank = sentence::rank(above.saturating_add(1), matrix.signatories, desk.lang);
    Some(if sure {
        rank
    } else {
        desk.fill(Key::PartnersRankKnown, &[("rank", &rank)])
    })
}

/// The announced group that holds the money of a partner without an amount of its own.
fn group(desk: &Desk<'_>, partner: &Partner, best: &Sum) -> Option<String> {
    let totals = &desk.scene.summary.totals;
    let announced = totals.groups.iter().filter(|g| g.announced.is_some());
    let holds = |g: &&crate::summary::GroupTotals| g.without_amount.contains(&partner.id);
    let group = announced.filter(|_| best.known.is_none()).find(holds)?;
    let name = names::group(desk.scene.contract, &group.group);
    Some(desk.fill(Key::PartnersIn, &[("group", &name)]))
}

fn facts(desk: &Desk<'_>, partner: &Partner, best: &Sum) -> Vec<(String, String)> {
    let lang = desk.lang;
    let parts = &desk.scene.summary.totals.parts;
    let none = || sentence::state_short(StateKind::NotPublished, lang).to_owned();
    let share = share_text(best, parts, lang).map_or_else(none, |(_, text)| text);
    let of = desk.cells(&partner.id).count();
    let out_of = |n: usize| {
        let (n, of) = (
            wording::number::tally(n, lang),
            wording::number::tally(of, lang),
        );
        desk.fill(Key::PartnersOutOf, &[("n", &n), ("of", &of)])
    };
    let funded = desk
        .cells(&partner.id)
        .filter(|(_, c)| c.sum.known.is_some_and(|k| !k.is_zero()))
        .count();
    let published = desk
        .cells(&partner.id)
        .filter(|(_, c)| matches!(c.state, StateKind::Published | StateKind::Conflict))
        .count();
    let row = |key: Key, value: String| (desk.text(key).to_owned(), value);
    let mut facts = vec![
        row(Key::PartnersShareOfContract, share),
        row(Key::PartnersFundedAxes, out_of(funded)),
        row(Key::PartnersPublishedFigures, out_of(published)),
    ];
    if let Some(text) = super::modified::modified(desk, partner) {
        facts.push(row(Key::PartnersModified, text));
    }
    facts
}

/// Why the signs stand there.
fn notes(desk: &Desk<'_>, best: &Sum) -> Vec<String> {
    let parts = desk.scene.summary.totals.parts;
    let mut notes = Vec::new();
    let unknowns = |n: usize| super::total::unknown(desk, n);
    match share_text(best, &parts, desk.lang).map(|(sign, _)| sign) {
        Some(Sign::AtMost) => {
            let whole = Sum {
                unknown: 0,
                ..parts
            };
            notes.push(desk.fill(
                Key::PartnersAtMostText,
                &[
                    ("total", &sum_named(&whole, desk.unit(), desk.lang)),
                    ("unknowns", &unknowns(parts.unknown)),
                ],
            ));
        }
        Some(Sign::About) => notes.push(desk.text(Key::PartnersUnboundedText).to_owned()),
        _ => {}
    }
    if best.is_minimum() {
        notes.push(desk.fill(
            Key::PartnersAtLeastText,
            &[("unknowns", &unknowns(best.unknown))],
        ));
    }
    notes
}

fn mix(desk: &Desk<'_>, partner: &Partner, best: &Sum) -> Option<Mix> {
    let total = best.known.filter(|k| !k.is_zero() && !k.is_negative())?;
    let amounts: Vec<(usize, &crate::contract::LineId, Sum)> = desk
        .cells(&partner.id)
        .enumerate()
        .map(|(i, (line, cell))| (i, line, cell.sum))
        .filter(|(_, _, s)| s.known.is_some_and(|k| !k.is_zero() && !k.is_negative()))
        .collect();
    let listed = Euros::sum(amounts.iter().filter_map(|(_, _, s)| s.known));
    let whole = total.max(listed);
    let mut at = Euros::ZERO;
    let mut segments = Vec::new();
    for (i, line, sum) in &amounts {
        let Some(value) = sum.known else { continue };
        let from = place(at, whole);
        at = at.plus(value);
        let name = names::line_of(desk.scene.contract, line, desk.lang);
        let amount = sum_named(sum, desk.unit(), desk.lang);
        let number = desk.scene.contract.line(line).and_then(|l| l.number());
        segments.push(Segment {
            subject: Some(Subject::Cell((*line).clone(), partner.id.clone())),
            ink: Ink::Axis(*i),
            shade: Shade::Solid,
            from,
            to: place(at, whole),
            name: number.unwrap_or_default().to_owned(),
            value: digits(value, sum, desk.unit(), desk.lang),
            tooltip: format!("{}, {name}\n{amount}\n{}", partner.short, desk.perimeter()),
        });
    }
    if whole > listed {
        let unit: Unit = desk.unit();
        let decimals = amount::decimals_of(best.finest, unit);
        let rest = amount::euros_named(whole.minus(listed), unit, decimals, desk.lang);
        let name = desk.text(Key::StateUnallocated);
        segments.push(Segment {
            subject: None,
            ink: Ink::Unknown,
            shade: Shade::Unallocated,
            from: place(listed, whole),
            to: 1.0,
            name: String::new(),
            value: rest.clone(),
            tooltip: format!("{name}\n{rest}\n{}", desk.perimeter()),
        });
    }
    let largest = amounts
        .iter()
        .max_by_key(|(i, _, s)| (s.known, std::cmp::Reverse(*i)));
    let left = largest.and_then(|(_, line, sum)| {
        let ratio = sum.known?.ratio(whole)?;
        let number = desk.scene.contract.line(line)?.number()?.to_owned();
        let share = share::of_ratio(ratio, 0, desk.lang);
        Some(desk.fill(
            Key::PartnersMixLargest,
            &[("number", &number), ("share", &share)],
        ))
    });
    let right = left
        .is_some()
        .then(|| desk.text(Key::PartnersMixNote).to_owned());
    Some(Mix {
        segments,
        left: left.unwrap_or_else(|| desk.text(Key::PartnersAxesNotPublished).to_owned()),
        right,
    })
}
