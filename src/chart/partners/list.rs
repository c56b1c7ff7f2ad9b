//! The list of partners: one scale for all, in the chosen order, those without an amount last.

use super::Desk;
use super::segment::{place, share_text, source_titles, sum_named, sum_text};
use crate::chart::figures::announced;
use crate::chart::{Ink, Measure, PartnerOrder, Subject};
use crate::contract::{Euros, Partner, PartnerId, Role, StateKind, Subject as About};
use crate::summary::Sum;
use crate::wording::fold::{compare_names, matches};
use crate::wording::{Key, Lang, sentence};

/// What the bar of a row shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Length {
    /// An amount, as a share of the largest.
    Known(f32),
    /// Nothing: zero, published or by decision.
    Nil,
    /// Nothing is known.
    Unknown,
}

/// How a partner of the list stands to the rest of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In the list only.
    Listed,
    /// Its profile is shown, because no partner is chosen.
    Shown,
    /// Selected, or in focus.
    Chosen,
    /// Compared with the chosen one.
    Compared,
}

/// A partner of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct PartnerRow {
    /// Who.
    pub partner: PartnerId,
    /// Its colour role.
    pub ink: Ink,
    /// Its short name.
    pub name: String,
    /// What it is, unless its name says so.
    pub kind: Option<String>,
    /// Its total, in the measure shown.
    pub value: String,
    /// Its bar.
    pub length: Length,
    /// Whether the rest of the screen is about it.
    pub standing: Standing,
    /// What hovering says.
    pub tooltip: String,
    /// The row aloud.
    pub spoken: String,
}

/// Some rows under a title.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The title.
    pub title: String,
    /// Its rows.
    pub rows: Vec<PartnerRow>,
}

/// The sections of the list, without empty ones.
pub(super) fn sections(desk: &Desk<'_>) -> Vec<Section> {
    let scene = desk.scene;
    let mut shown: Vec<(&Partner, Sum)> = scene
        .summary
        .totals
        .partners
        .iter()
        .filter_map(|t| Some((scene.contract.partner(&t.partner)?, t.best())))
        .filter(|(p, _)| matches(&format!("{} {}", p.short, p.name), &scene.look.filter))
        .collect();
    match scene.look.order {
        PartnerOrder::Contract => {}
        PartnerOrder::Amount => shown.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.known)),
        PartnerOrder::Name => shown.sort_by(|(a, _), (b, _)| compare_names(&a.short, &b.short)),
    }
    let longest = scene
        .summary
        .totals
        .partners
        .iter()
        .filter_map(|t| t.best().known)
        .max()
        .unwrap_or_default();
    let of = shown.len();
    let section = |key: Key, keep: &dyn Fn(&Partner, &Sum) -> bool| Section {
        title: sentence::capitalised(desk.text(key)),
        rows: shown
            .iter()
            .enumerate()
            .filter(|(_, (p, sum))| keep(p, sum))
            .map(|(_, (p, sum))| row(desk, p, sum, longest))
            .collect(),
    };
    let signs = |p: &Partner| p.role == Role::Signatory;
    let mut list = vec![
        section(Key::PartnersSignatories, &|p, sum| {
            signs(p) && sum.known.is_some()
        }),
        section(Key::PartnersWithoutAmount, &|p, sum| {
            signs(p) && sum.known.is_none()
        }),
        section(Key::PartnersFinancers, &|p, _| !signs(p)),
    ];
    list.retain(|s| !s.rows.is_empty());
    let mut n: usize = 0;
    for row in list.iter_mut().flat_map(|s| &mut s.rows) {
        n = n.saturating_add(1);
        row.spoken = sentence::mark_spoken(
            sentence::Mark {
                about: &[&row.name],
                value: &row.spoken,
                scope: desk.perimeter(),
                place: (n, of),
            },
            desk.lang,
        );
    }
    list
}

fn row(desk: &Desk<'_>, partner: &Partner, sum: &Sum, longest: Euros) -> PartnerRow {
    let kind = sentence::partner_kind(partner.kind, desk.lang);
    let says_so = Lang::ALL.map(|lang| sentence::partner_kind(partner.kind, lang) == partner.short);
    let length = match sum.known {
        None => Length::Unknown,
        Some(value) if value.is_zero() => Length::Nil,
        Some(value) => Length::Known(place(value, longest)),
    };
    PartnerRow {
        partner: partner.id.clone(),
        ink: Ink::of(partner, &desk.scene.contract.partners),
        name: partner.short.clone(),
        kind: (!says_so.contains(&true)).then(|| kind.to_owned()),
        value: value(desk, partner, sum),
        length,
        standing: match desk.shown {
            _ if desk.compared.is_some_and(|p| p.id == partner.id) => Standing::Compared,
            Some(p) if p.id != partner.id => Standing::Listed,
            Some(_) if desk.chosen.is_some() => Standing::Chosen,
            Some(_) => Standing::Shown,
            None => Standing::Listed,
        },
        tooltip: tooltip(desk, partner, sum),
        spoken: sum_named(sum, desk.unit(), desk.lang),
    }
}

/// The total of a row in the measure shown. A partner's share of itself says nothing: it stays
/// in money.
fn value(desk: &Desk<'_>, partner: &Partner, sum: &Sum) -> String {
    if desk.is_nil(&partner.id, sum) {
        let decision = sentence::state_short(StateKind::Nil, desk.lang);
        return format!("0 ({decision})");
    }
    match desk.scene.look.measure {
        Measure::ShareOfAxis => share_text(sum, &desk.scene.summary.totals.parts, desk.lang)
            .map_or_else(|| sum_text(sum, desk.unit(), desk.lang), |(_, text)| text),
        Measure::Money(_) | Measure::ShareOfPartner => sum_text(sum, desk.unit(), desk.lang),
    }
}

/// Name, amount and status, perimeter and source of a partner's total.
pub(super) fn tooltip(desk: &Desk<'_>, partner: &Partner, sum: &Sum) -> String {
    let announced = announced(desk.scene, &About::Partner(partner.id.clone()));
    let contract = desk.scene.contract;
    let (status, source) = match announced {
        Some(figure) => (
            figure
                .state()
                .map(|s| sentence::state_name(s.kind(), desk.lang)),
            source_titles(contract, &figure.sources, desk.lang),
        ),
        None if sum.known.is_none() => {
            let state = sentence::state_name(StateKind::NotPublished, desk.lang);
            return format!("{}\n{state}\n{}", partner.name, desk.perimeter());
        }
        None if sum.unknown > 0 => (None, desk.text(Key::AxesKnownSum).to_owned()),
        None => (None, desk.text(Key::AxesExactSum).to_owned()),
    };
    let amount = sum_named(sum, desk.unit(), desk.lang);
    let amount = match status {
        Some(status) => format!("{amount} · {status}"),
        None => amount,
    };
    let perimeter = desk.perimeter();
    format!("{}\n{amount}\n{perimeter}\n{source}", partner.name)
}

impl PartnerRow {
    /// True for the partner that the rest of the screen is about.
    pub fn is_shown(&self) -> bool {
        matches!(self.standing, Standing::Shown | Standing::Chosen)
    }

    /// What a click selects.
    pub fn subject(&self) -> Subject {
        Subject::Partner(self.partner.clone())
    }
}
