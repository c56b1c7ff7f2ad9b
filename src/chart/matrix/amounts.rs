//! Sums as text in the measure of the view, with the sign that says how far to trust them.

use crate::chart::{Measure, Scene};
use crate::contract::{Decimal, Euros, LineId, PartnerId, Statement, Unit};
use crate::summary::Sum;
use crate::wording::amount::{self, Sign};
use crate::wording::{Lang, number, share};

/// What a share is of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Base {
    pub euros: Euros,
    /// How far the base itself is known.
    pub sign: Sign,
}

/// A sum in units, as many digits as its most precise part; a column of equal precision keeps
/// its zeros (457,0), a mixed one adds none.
pub(super) fn money(sum: &Sum, unit: Unit, lang: Lang) -> Option<String> {
    let known = sum.known?;
    let decimals = amount::decimals_of(sum.finest, unit);
    if sum.finest == sum.coarsest {
        let units = known.decimal().checked_div(unit.factor())?;
        return Some(number::number(number::rounded(units, decimals), lang));
    }
    Some(amount::euros(known, unit, decimals, lang))
}

/// The same with `≥` where parts are not known.
pub(super) fn signed_money(sum: &Sum, unit: Unit, lang: Lang) -> Option<String> {
    let text = money(sum, unit, lang)?;
    Some(amount::prefixed(sign_of(sum), &text))
}

/// A statement in units, with the sign of its wording.
pub(super) fn stated(statement: Statement, unit: Unit, lang: Lang) -> String {
    let text = amount::in_unit(statement.amount, unit, lang);
    amount::prefixed(amount::sign_of(statement.bound), &text)
}

pub(super) fn sign_of(sum: &Sum) -> Sign {
    if sum.is_minimum() {
        Sign::AtLeast
    } else {
        Sign::Exact
    }
}

/// A part of a base in percent: “≤” of a base that may be larger, “≈” of a computed one.
pub(super) fn percent(part: Euros, sign: Sign, base: Base, lang: Lang) -> Option<String> {
    let ratio = part.ratio(base.euros)?;
    let sign = match (sign, base.sign) {
        (Sign::Exact, Sign::AtLeast) => Sign::AtMost,
        (Sign::Exact, of_base) => of_base,
        (of_part, Sign::Exact) => of_part,
        _ => Sign::About,
    };
    Some(amount::prefixed(sign, &share::of_ratio(ratio, 1, lang)))
}

/// What shares of a line are of: its axis, by what is announced or follows from its share, else
/// by what is known of it.
pub(super) fn base_of_line(scene: &Scene<'_>, line: &LineId) -> Option<Base> {
    let axis = &scene.contract.axis_of(line)?.id;
    let announced = scene.summary.totals.line(axis);
    if let Some(sum) = announced.and_then(|l| l.announced) {
        return base_of_sum(&sum);
    }
    if let Some((euros, _)) = announced.and_then(|l| l.derived()) {
        return Some(Base {
            euros,
            sign: Sign::About,
        });
    }
    base_of_sum(&scene.summary.matrix.row(axis)?.total)
}

/// What shares of a partner are of: its announced total, else what is known of its lines.
pub(super) fn base_of_partner(scene: &Scene<'_>, partner: &PartnerId) -> Option<Base> {
    base_of_sum(&scene.summary.totals.partner(partner)?.best())
}

pub(super) fn base_of_sum(sum: &Sum) -> Option<Base> {
    let euros = sum.known.filter(|e| !e.is_zero())?;
    Some(Base {
        euros,
        sign: sign_of(sum),
    })
}

/// The base of a cell in the measure of the view; `None` when the view shows money.
pub(super) fn base_of_cell(
    scene: &Scene<'_>,
    line: &LineId,
    partner: &PartnerId,
) -> Option<Option<Base>> {
    match scene.look.measure {
        Measure::Money(_) => None,
        Measure::ShareOfAxis => Some(base_of_line(scene, line)),
        Measure::ShareOfPartner => Some(base_of_partner(scene, partner)),
    }
}

/// Where a value stands between 0 and `max`: the length of a bar.
pub(super) fn length(value: Decimal, max: Decimal) -> f32 {
    use rust_decimal::prelude::ToPrimitive;
    let share = value.checked_div(max).and_then(|d| d.to_f32());
    share.unwrap_or(0.0).clamp(0.0, 1.0)
}
