//! What every detail is written with: the scene, its language, and the sentences that several
//! subjects share. Must not know which subject is described.

use super::{ChipRole, Detail};
use crate::chart::Scene;
use crate::contract::{
    Announced, Bound, Citation, Claim, Contract, Euros, Interval, PartnerId, State, StateKind,
    Subject as About, Unit, Value,
};
use crate::summary::Sum;
use crate::wording::amount::{self, Sign};
use crate::wording::{self, Key, Lang, sentence, share};

/// The scene and its language at hand.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    /// What is described.
    pub scene: &'a Scene<'a>,
    /// The contract.
    pub contract: &'a Contract,
    /// The language of every text.
    pub lang: Lang,
    /// The unit of computed amounts; published ones keep their own.
    pub unit: Unit,
}

impl<'a> Pen<'a> {
    pub fn of(scene: &'a Scene<'a>) -> Self {
        Self {
            scene,
            contract: scene.contract,
            lang: scene.look.lang,
            unit: scene.look.measure.unit(),
        }
    }

    pub fn text(&self, key: Key) -> &'static str {
        wording::text(self.lang, key)
    }

    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        wording::fill(self.lang, key, values)
    }

    /// The figure announced for a subject in the perimeter shown, if it has an amount state.
    pub fn announced(&self, about: &About) -> Option<&'a Announced> {
        self.announced_all(about).find(|a| a.state().is_some())
    }

    /// The share announced for a subject in the perimeter shown.
    pub fn announced_share(&self, about: &About) -> Option<&'a Announced> {
        self.announced_all(about)
            .find(|a| matches!(a.value, Value::Share { .. }))
    }

    fn announced_all(&self, about: &About) -> impl Iterator<Item = &'a Announced> {
        let perimeter = &self.scene.summary.perimeter;
        let all = self.contract.announced.iter();
        all.filter(move |a| a.subject == *about && a.is_in(perimeter))
    }

    /// The name of the perimeter shown.
    pub fn perimeter(&self) -> String {
        self.scene
            .perimeter()
            .map_or_else(String::new, |p| p.name.clone())
    }

    /// A sum with as many digits as its parts have: `194,6 M€`, `≥ 31,8 M€`.
    pub fn sum(&self, sum: &Sum) -> Option<String> {
        let known = sum.known?;
        let sign = if sum.is_minimum() {
            Sign::AtLeast
        } else {
            Sign::Exact
        };
        let decimals = amount::decimals_of(sum.finest, self.unit);
        Some(amount::prefixed(sign, &self.euros(known, decimals)))
    }

    /// Exact euros in the unit of computed amounts.
    pub fn euros(&self, value: Euros, decimals: u32) -> String {
        amount::euros_named(value, self.unit, decimals, self.lang)
    }

    /// How many digits a value needs that is only known within a range.
    pub fn digits_within(&self, interval: Interval) -> u32 {
        let (Some(low), Some(high)) = (interval.low, interval.high) else {
            return 1;
        };
        let width = high.minus(low);
        let step = |decimals: u32| {
            let digits = crate::contract::Decimal::new(1, decimals);
            Euros::whole(10i64.pow(self.unit.exponent())).times(digits)
        };
        (0..6).find(|d| step(*d) <= width).unwrap_or(6)
    }

    /// The statement of a state as short text, else the words that stand for it.
    pub fn state(&self, state: &State) -> String {
        match (state.statement(), state.kind()) {
            (Some(statement), _) => amount::statement_short(statement, self.lang),
            (None, StateKind::Nil) => String::from("0"),
            (None, kind) => sentence::capitalised(sentence::state_name(kind, self.lang)),
        }
    }

    /// Chips of one state: what it is, how exact, what contradicts it.
    pub fn state_chips(&self, detail: &mut Detail, state: &State) {
        let kind = state.kind();
        let says_it_already = matches!(
            kind,
            StateKind::NotPublished | StateKind::Pending | StateKind::NotApplicable
        );
        if !says_it_already {
            let name = sentence::capitalised(sentence::state_name(kind, self.lang));
            let name = match kind {
                StateKind::Conflict => format!("≠ {name}"),
                _ => name,
            };
            detail.chip(ChipRole::State(kind), name);
        }
        let precise = matches!(kind, StateKind::Published | StateKind::Conflict);
        if let Some(statement) = state.statement().filter(|_| precise)
            && matches!(statement.bound, Bound::Exact | Bound::About)
        {
            let amount = statement.amount;
            // “± 0,005 Md€” is nobody's way to say five million.
            let unit = amount.unit().min(Unit::Million);
            let half = amount::tolerance(amount.tolerance(), unit, self.lang);
            detail.chip(ChipRole::Property, half);
        }
    }

    /// What a state says beyond its amount: formula, range, reason, other values.
    pub fn state_rows(&self, detail: &mut Detail, state: &State) {
        match state {
            State::Derived { formula, .. } => {
                detail.row(Key::InspectorFormula, formula.as_str());
                let range = state.interval().and_then(|i| {
                    amount::range_named(i, self.unit, self.digits_within(i), self.lang)
                });
                detail.row_if(Key::InspectorRange, range);
            }
            State::Nil { reason } => detail.row(Key::InspectorReason, reason.as_str()),
            State::Pending { reason, as_of } => {
                detail.row(Key::InspectorReason, reason.as_str());
                let when = as_of.map(|w| wording::date::when(w, LONG, self.lang));
                detail.row_if(Key::InspectorSituation, when);
            }
            State::Conflict { alternatives, .. } => {
                let others = alternatives.iter().map(|claim| self.claim(claim));
                detail.rows_of(Key::InspectorAlternatives, others.collect());
            }
            _ => {}
        }
    }

    /// One publication: `770 M€ · Gazette Oise · Chiffre rapporté…`.
    pub fn claim(&self, claim: &Claim) -> String {
        let mut parts = vec![amount::statement(claim.statement, self.lang)];
        let by = self.publishers(&claim.sources);
        if !by.is_empty() {
            parts.push(sentence::list(&by, self.lang));
        }
        parts.extend(claim.note.clone());
        parts.join(" · ")
    }

    /// Who published these, each once.
    pub fn publishers(&self, citations: &[Citation]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for citation in citations {
            let Some(source) = self.contract.source(&citation.source) else {
                continue;
            };
            let name = source.publisher.as_ref().unwrap_or(&source.title);
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }

    /// A share of a sum, rounded to a tenth: `73,4 %`, `≤ 7,2 %` of a base that may be larger.
    pub fn share_of(&self, part: Euros, base: &Sum) -> Option<String> {
        let ratio = part.ratio(base.known?)?;
        let sign = if base.is_minimum() {
            Sign::AtMost
        } else {
            Sign::Exact
        };
        Some(amount::prefixed(
            sign,
            &share::of_ratio(ratio, 1, self.lang),
        ))
    }

    /// The weight in the whole contract: of the envelope, else of the parts. `None` where the
    /// part is larger than the base, which then is no base.
    pub fn weight_of_contract(&self, part: Euros) -> Option<String> {
        let totals = &self.scene.summary.totals;
        let announced = self.announced(&About::Contract).and_then(Announced::state);
        let (base, name) = match (totals.envelope, announced) {
            (Some(sum), Some(state)) if sum.known.is_some() => (sum, self.state(state)),
            _ => (totals.parts, self.sum(&totals.parts)?),
        };
        let share = self.share_of(part, &base)?;
        let values = [("share", share.as_str()), ("base", name.as_str())];
        Some(self.fill(Key::InspectorWeightOfEnvelope, &values))
    }

    /// Short names of partners: `Aisne, Oise et Somme`.
    pub fn names(&self, ids: &[PartnerId]) -> String {
        wording::names::partners(self.contract, ids, self.lang)
    }
}

/// Dates in details are written out.
pub const LONG: wording::date::Style = wording::date::Style::Long;
