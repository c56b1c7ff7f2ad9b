//! The bar of the whole contract: the chosen partner against all others, or everybody in colour.

use super::Desk;
use super::list;
use super::segment::{Segment, Shade, place, sum_named, sum_text};
use crate::chart::{Ink, Subject};
use crate::contract::{Euros, Partner, PartnerId};
use crate::summary::{Part, Sum};
use crate::wording::amount::{Sign, prefixed};
use crate::wording::{Key, names, sentence};

/// The bar of the whole contract.
#[derive(Debug, Clone, PartialEq)]
pub struct TotalBar {
    /// What it shows.
    pub title: String,
    /// Which perimeter, which figures, of what.
    pub scope: String,
    /// From the baseline on; a stub, if any, comes last.
    pub segments: Vec<Segment>,
    /// How many amounts are unknown, if any.
    pub unknown: Option<String>,
    /// What to say instead of a bar.
    pub empty: Option<String>,
}

/// A part before it has a place.
struct Piece {
    segment: Segment,
    amount: Euros,
}

/// The bar of a contract's parts.
pub(super) fn total(desk: &Desk<'_>) -> TotalBar {
    let totals = &desk.scene.summary.totals;
    let mut pieces: Vec<Piece> = totals.list.iter().filter_map(|p| piece(desk, p)).collect();
    if let Some(chosen) = desk.chosen {
        let subject = |p: &Partner| Subject::Partner(p.id.clone());
        let first = Some(subject(chosen));
        let second = desk.compared.map(subject);
        // Stable: the others stay in contract order.
        let rank = |piece: &Piece| match &piece.segment.subject {
            of if *of == first => 0,
            of if of.is_some() && *of == second => 1,
            _ => 2,
        };
        pieces.sort_by_key(rank);
        for piece in pieces.iter_mut().filter(|p| rank(p) == 2) {
            if piece.segment.shade == Shade::Solid {
                piece.segment.ink = Ink::Weak;
                piece.segment.shade = Shade::Dimmed;
            }
        }
    }
    let whole = Euros::sum(pieces.iter().map(|p| p.amount));
    let mut at = Euros::ZERO;
    let mut segments = Vec::new();
    for mut piece in pieces {
        piece.segment.from = place(at, whole);
        at = at.plus(piece.amount);
        piece.segment.to = place(at, whole);
        segments.push(piece.segment);
    }
    let parts = totals.parts;
    let unknown = (parts.unknown > 0 && !segments.is_empty()).then(|| unknown(desk, parts.unknown));
    if let Some(words) = &unknown {
        segments.push(stub(desk, words, 1.0));
    }
    TotalBar {
        title: match (desk.chosen, desk.compared) {
            (Some(p), Some(other)) => desk.fill(
                Key::PartnersCompareTitle,
                &[("first", &p.short), ("second", &other.short)],
            ),
            (Some(p), None) => desk.fill(
                Key::PartnersShareInContract,
                &[("of_partner", &sentence::of_partner(p, desk.lang))],
            ),
            (None, _) => desk.text(Key::PartsTitle).to_owned(),
        },
        scope: desk.fill(
            Key::PartnersScope,
            &[
                ("perimeter", desk.perimeter()),
                ("base", &sum_named(&parts, desk.unit(), desk.lang)),
            ],
        ),
        empty: segments
            .is_empty()
            .then(|| desk.text(Key::PartsNone).to_owned()),
        segments,
        unknown,
    }
}

/// “2 montants inconnus”.
pub(super) fn unknown(desk: &Desk<'_>, n: usize) -> String {
    crate::wording::count(
        desk.lang,
        Key::UnknownAmountsOne,
        Key::UnknownAmountsOther,
        n,
        &[],
    )
}

/// A stub for what is unknown, where the known part ends.
pub(super) fn stub(desk: &Desk<'_>, words: &str, at: f32) -> Segment {
    let note = desk.text(Key::StateUnknownSize);
    Segment {
        subject: None,
        ink: Ink::Unknown,
        shade: Shade::Stub,
        from: at,
        to: at,
        name: desk.text(Key::UnknownShort).to_owned(),
        value: String::new(),
        tooltip: format!("{words}\n{note}\n{}", desk.perimeter()),
    }
}

fn piece(desk: &Desk<'_>, part: &Part) -> Option<Piece> {
    match part {
        Part::Partner(id, sum) => partner(desk, id, sum),
        Part::Joint(by, sum) => {
            let name = names::partners(desk.scene.contract, by, desk.lang);
            let amount = sum_named(sum, desk.unit(), desk.lang);
            let joint = desk.text(Key::PartsJoint);
            let perimeter = desk.perimeter();
            let tooltip = format!("{name}\n{amount}\n{joint}\n{perimeter}");
            let value = sum_text(sum, desk.unit(), desk.lang);
            new(
                sum.known?,
                (None, Ink::Weak, Shade::Solid),
                [name, value, tooltip],
            )
        }
        Part::Remainder(group, amount, interval) => {
            let sum = Sum {
                known: Some(*amount),
                interval: *interval,
                ..desk.scene.summary.totals.group(group)?.announced?
            };
            let title = names::group(desk.scene.contract, group);
            let name = desk.text(Key::StateUnallocated).to_owned();
            let about = |text: &str| prefixed(Sign::About, text);
            let named = about(&sum_named(&sum, desk.unit(), desk.lang));
            let perimeter = desk.perimeter();
            let tooltip = format!("{title}\n{named} · {name}\n{perimeter}");
            let value = about(&sum_text(&sum, desk.unit(), desk.lang));
            let look = (
                Some(Subject::Group(group.clone())),
                Ink::Unknown,
                Shade::Unallocated,
            );
            new(*amount, look, [name, value, tooltip])
        }
        Part::Unknown(_) => None,
    }
}

fn partner(desk: &Desk<'_>, id: &PartnerId, sum: &Sum) -> Option<Piece> {
    let partner = desk.scene.contract.partner(id)?;
    let ink = Ink::of(partner, &desk.scene.contract.partners);
    let look = (Some(Subject::Partner(id.clone())), ink, Shade::Solid);
    let texts = [
        partner.short.clone(),
        sum_text(sum, desk.unit(), desk.lang),
        list::tooltip(desk, partner, sum),
    ];
    new(sum.known?, look, texts)
}

/// A piece that has a length; what is zero or below has none.
fn new(
    amount: Euros,
    (subject, ink, shade): (Option<Subject>, Ink, Shade),
    [name, value, tooltip]: [String; 3],
) -> Option<Piece> {
    if amount.is_zero() || amount.is_negative() {
        return None;
    }
    Some(Piece {
        segment: Segment {
            subject,
            ink,
            shade,
            from: 0.0,
            to: 0.0,
            name,
            value,
            tooltip,
        },
        amount,
    })
}
