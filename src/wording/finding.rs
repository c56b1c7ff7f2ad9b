//! Findings as text: what was found, on which facts, by how much, and what to do about it.
//! Knows the rules' names and facts, not the rules.

mod about;
mod titles;

pub use about::subject;

use about::{inside_a_sentence, partner};
use titles::title_key;

use super::amount::{difference, euros_named, published, statement};
use super::date::{Style, day, overdue, when};
use super::discreet::masked;
use super::number::NO_BREAK;
use super::sentence::{list, of_partner, quoted};
use super::share::{percents, points};
use super::{Key, Lang, Tongue, count, fill, number, share, text};
use crate::check::{Code, Facts, Finding, FindingSubject, Severity};
use crate::contract::{
    Claim, Contract, Euros, PartnerId, PerimeterId, Unit, code_point, is_hidden, spelled,
};
use crate::summary::Sum;

/// One word: bloquant, à examiner, information.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    let key = match severity {
        Severity::Blocking => Key::SeverityBlocking,
        Severity::Review => Key::SeverityReview,
        Severity::Info => Key::SeverityInformation,
    };
    text(lang, key)
}

/// What was found: `Somme des parts supérieure à l’enveloppe`.
pub fn title(finding: &Finding, contract: &Contract, lang: Lang) -> String {
    let about = subject(&finding.subject, contract, lang);
    let mut values: Vec<(&str, String)> = vec![("subject", about)];
    let mut key = title_key(finding.code);
    match &finding.facts {
        Facts::Claims(claims) => {
            let about = inside_a_sentence(&finding.subject, contract, lang);
            values = vec![("subject", about), ("n", in_words(claims.len(), lang))];
        }
        Facts::Shares {
            total, of_lines, ..
        } => {
            if !of_lines {
                key = Key::FindingPartnerSharesNotWhole;
            }
            values.push(("total", percents(*total, lang)));
        }
        Facts::Mix(mixes) => match mixes.as_slice() {
            [(partner, total)] => {
                let partner = contract.partner(partner);
                values.push((
                    "of",
                    partner.map_or_else(String::new, |p| of_partner(p, lang)),
                ));
                values.push(("total", percents(*total, lang)));
            }
            _ => {
                key = Key::FindingRoundedMixes;
                values.push(("n", number::tally(mixes.len(), lang)));
            }
        },
        Facts::Names(first, second) => {
            values.push(("first", spelled(first).into_owned()));
            values.push(("second", spelled(second).into_owned()));
        }
        _ => {}
    }
    let title = fill_owned(lang, key, &values);
    super::sentence::capitalised(&title)
}

/// The facts in one line: `2 757 M€ publiés, 2 750 ± 5 M€ annoncés`. Empty when the title says
/// all.
pub fn detail(finding: &Finding, contract: &Contract, lang: Lang) -> String {
    let (key, values) = match &finding.facts {
        Facts::None => return String::new(),
        Facts::Amount(amount) => return published(*amount, lang),
        Facts::Overdue { day: last, .. } => return day(*last, Style::Long, lang),
        Facts::Mix(mixes) => return mix_detail(mixes, contract, lang),
        Facts::Claims(claims) => return claims_detail(finding, claims, contract, lang),
        Facts::Count(n) => return count(lang, Key::FiguresOne, Key::FiguresOther, *n, &[]),
        Facts::Shares {
            within_rounding, ..
        } => {
            let key = if *within_rounding {
                Key::FactSharesWithinRounding
            } else {
                Key::FactSharesBeyondRounding
            };
            return text(lang, key).to_owned();
        }
        Facts::Compared { parts, whole, .. } => {
            let values = [
                ("parts", measured(parts, lang)),
                ("whole", measured(whole, lang)),
            ];
            (compared_key(finding.code), values)
        }
        Facts::Quoted { figure, stated, .. } => {
            let stated: Vec<String> = stated.iter().map(|a| published(*a, lang)).collect();
            let figure = published(*figure, lang);
            (
                Key::FactQuoted,
                [("figure", figure), ("stated", list(&stated, lang))],
            )
        }
        Facts::QuotedShare { figure, stated, .. } => {
            let stated: Vec<String> = stated.iter().map(|s| share::published(*s, lang)).collect();
            let figure = share::published(*figure, lang);
            (
                Key::FactQuoted,
                [("figure", figure), ("stated", list(&stated, lang))],
            )
        }
        Facts::ShareAgainst {
            published,
            computed,
        } => {
            let published = share::published(*published, lang);
            let computed = percents(*computed, lang);
            (
                Key::FactShareAgainst,
                [("published", published), ("computed", computed)],
            )
        }
        Facts::Dates { start, end } => {
            let said = |date| when(date, Style::Long, lang);
            (
                Key::FactDates,
                [("start", said(*start)), ("end", said(*end))],
            )
        }
        Facts::Beyond { date, last } => {
            let date = when(*date, Style::Long, lang);
            (
                Key::FactBeyond,
                [("date", date), ("last", last.to_string())],
            )
        }
        Facts::Superseded { event, .. } => {
            let event = contract.deadline(event);
            let date = event.map(|e| when(e.date, Style::Long, lang));
            let label = event.map_or_else(String::new, |e| e.label().to_owned());
            (
                Key::FactSuperseded,
                [("event", label), ("date", date.unwrap_or_default())],
            )
        }
        Facts::Names(first, second) => (
            Key::FactNames,
            [("first", spelled(first)), ("second", spelled(second))]
                .map(|(n, s)| (n, s.into_owned())),
        ),
        Facts::Hidden(name) => return quoted(&spelled(name), lang),
        Facts::Lookalike { name, reads } => (
            Key::FactLookalike,
            [
                ("name", odd_letters(name)),
                ("reads", spelled(reads).into_owned()),
            ],
        ),
        Facts::Titles { first, second, .. } => {
            return titles_detail(first, second.as_deref(), lang);
        }
        Facts::Perimeters(part, whole) => {
            let name =
                |id: &PerimeterId| subject(&FindingSubject::Perimeter(id.clone()), contract, lang);
            (
                Key::FactPerimeters,
                [("part", name(part)), ("whole", name(whole))],
            )
        }
    };
    fill_owned(lang, key, &values)
}

/// What a title says, and what is said instead; without amounts where they are hidden.
fn titles_detail(first: &str, second: Option<&str>, lang: Lang) -> String {
    let said = |words: &str| match lang.hides_amounts() {
        true => quoted(&masked(words), lang),
        false => quoted(words, lang),
    };
    match second {
        None => said(first),
        Some(second) => {
            let values = [("first", said(first)), ("second", said(second))];
            fill_owned(lang, Key::FactTitles, &values)
        }
    }
}

/// What sources say, and in which perimeter.
fn claims_detail(finding: &Finding, claims: &[Claim], contract: &Contract, lang: Lang) -> String {
    let perimeter = finding.perimeter.as_ref();
    let scope = perimeter.and_then(|p| contract.perimeter(p));
    let line = fill(lang, Key::FactClaims, &[("values", &said(claims, lang))]);
    let line = super::sentence::capitalised(&line);
    scope.map_or(line.clone(), |p| format!("{line} · {}", p.label()))
}

/// By how much, for the end of the line: `+7 M€`, `768 ou 770 M€`, `−0,1 pt`.
pub fn gap_text(finding: &Finding, contract: &Contract, lang: Lang) -> Option<String> {
    match &finding.facts {
        Facts::Compared { parts, whole, gap } => {
            let unit = unit_for(parts, whole);
            Some(difference(*gap, unit, 2, lang))
        }
        Facts::Claims(claims) => Some(said(claims, lang)),
        Facts::Shares { gap, .. } => Some(points(gap.normalize(), lang)),
        Facts::ShareAgainst {
            published,
            computed,
        } => {
            let gap = published.percent().checked_sub(*computed)?;
            Some(points(gap, lang))
        }
        Facts::Mix(mixes) => match mixes.as_slice() {
            [(_, total)] => {
                let gap = total.checked_sub(crate::contract::Decimal::ONE_HUNDRED)?;
                Some(points(gap.normalize(), lang))
            }
            _ => None,
        },
        Facts::Quoted { figure, stated, .. } => match stated.as_slice() {
            [one] => {
                let gap = figure.value().minus(one.value());
                Some(difference(gap, figure.unit(), 6, lang))
            }
            _ => None,
        },
        Facts::Overdue { days, .. } => i32::try_from(*days).ok().map(|d| overdue(d, lang)),
        Facts::Superseded { event, .. } => {
            let event = contract.deadline(event)?;
            Some(when(event.date, Style::Short, lang))
        }
        _ => None,
    }
}

/// What to do about it, in one sentence.
pub fn hint(finding: &Finding, lang: Lang) -> &'static str {
    use Code as C;
    let key = match finding.code {
        C::ConflictingFigures => Key::RemedyConflictingFigures,
        C::DuplicateFigure => Key::RemedyDuplicateFigure,
        C::OtherPublicationDisagrees => Key::RemedyOtherPublicationDisagrees,
        C::DerivedOutsideItsRange => Key::RemedyDerivedOutsideItsRange,
        C::NegativeAmount => Key::RemedyNegativeAmount,
        C::WithoutSource => Key::RemedyWithoutSource,
        C::FigureWithoutPerimeter => Key::RemedyFigureWithoutPerimeter,
        C::ContradictoryCell => Key::RemedyContradictoryCell,
        C::AmountDiffersFromQuote => Key::RemedyAmountDiffersFromQuote,
        C::ShareDiffersFromQuote => Key::RemedyShareDiffersFromQuote,
        C::EstimatedFigures => Key::RemedyEstimatedFigures,
        C::PartsExceedEnvelope | C::PartsBelowEnvelope => Key::RemedyParts,
        C::PartnerLinesExceedTotal
        | C::PartnerLinesBelowTotal
        | C::LineExceedsTotal
        | C::LineBelowTotal
        | C::ChildrenExceedLine
        | C::ChildrenBelowLine => Key::RemedyLines,
        C::NegativeRemainder | C::MembersBelowGroup => Key::RemedyMembers,
        C::CommitmentsExceedCost => Key::RemedyCost,
        C::SharesNotWhole | C::RoundedMix if finding.severity == Severity::Info => {
            Key::RemedyRounding
        }
        C::SharesNotWhole | C::ShareDiffersFromAmount | C::RoundedMix => Key::RemedyShares,
        C::EndBeforeStart => Key::RemedyDates,
        C::OperationAfterPeriod | C::EventAfterPeriod => Key::RemedyAfterPeriod,
        C::OverdueEvent => Key::RemedyOverdue,
        C::PendingSuperseded => Key::RemedyPendingSuperseded,
        C::SameName | C::SimilarNames | C::SimilarIds | C::SameNumber => Key::RemedyNames,
        C::HiddenCharacters | C::LookalikeLetters => Key::RemedyLetters,
        C::PartExceedsWhole | C::NestedPerimeters | C::PerimeterCircle => Key::RemedyPerimeters,
        C::SlideTitleContested | C::SlideTitleOutdated => Key::RemedySlideTitle,
    };
    text(lang, key)
}

/// A name with its letters of other alphabets spelled out: `P⟨U+0410⟩S`.
fn odd_letters(name: &str) -> String {
    let is_usual = |c: char| u32::from(c) < 0x250 || !c.is_alphanumeric();
    let shown = name.chars().map(|c| match c {
        c if is_usual(c) && !is_hidden(c) => c.to_string(),
        c => code_point(c),
    });
    shown.collect()
}

/// “deux”, “trois”, then digits.
fn in_words(n: usize, lang: Lang) -> String {
    match (lang.tongue(), n) {
        (Tongue::Fr, 2) => "deux".to_owned(),
        (Tongue::Fr, 3) => "trois".to_owned(),
        (Tongue::En, 2) => "two".to_owned(),
        (Tongue::En, 3) => "three".to_owned(),
        _ => number::tally(n, lang),
    }
}

/// What claims say, the unit once when they share it: `768 ou 770 M€`.
fn said(claims: &[Claim], lang: Lang) -> String {
    let all: Vec<String> = claims
        .iter()
        .map(|c| statement(c.statement, lang))
        .collect();
    let [first, second] = all.as_slice() else {
        return list(&all, lang);
    };
    let unit = claims.first().map(|c| c.statement.amount.unit());
    let same_unit = claims
        .iter()
        .all(|c| Some(c.statement.amount.unit()) == unit);
    let short = first.rsplit_once(NO_BREAK).map(|(digits, _)| digits);
    let first = match (lang.tongue(), same_unit, short) {
        (Tongue::Fr, true, Some(digits)) => digits,
        _ => first,
    };
    let values = [("preferred", first), ("alternative", second.as_str())];
    fill(lang, Key::PreferredOr, &values)
}

/// A sum, with its rounding where that is wider than the unit: `2 750 ± 5 M€`.
fn measured(sum: &Sum, lang: Lang) -> String {
    let unit = unit_for(sum, sum);
    let value = sum.known.unwrap_or_default();
    let mut text = euros_named(value, unit, 2, lang);
    let whole_unit = Euros::ZERO.plus(Euros::whole(10i64.pow(unit.exponent())));
    if let Some(step) = sum.coarsest.filter(|step| *step > whole_unit) {
        let half = step.times(crate::contract::Decimal::new(5, 1));
        let digits = super::amount::euros(value, unit, 2, lang);
        let margin = super::amount::tolerance(half, unit, lang);
        text = match lang.tongue() {
            Tongue::Fr => format!("{digits}{NO_BREAK}{margin}"),
            Tongue::En => format!("{text}{NO_BREAK}{margin}"),
        };
    }
    if sum.unknown > 0 {
        text = super::amount::prefixed(super::amount::Sign::AtLeast, &text);
    }
    text
}

/// The unit that suits two sums: millions from one million on.
fn unit_for(a: &Sum, b: &Sum) -> Unit {
    let largest = [a.known, b.known]
        .into_iter()
        .flatten()
        .map(Euros::abs)
        .max()
        .unwrap_or_default();
    [Unit::Million, Unit::Thousand]
        .into_iter()
        .find(|unit| largest >= Euros::whole(10i64.pow(unit.exponent())))
        .unwrap_or(Unit::Euro)
}

fn mix_detail(
    mixes: &[(PartnerId, crate::contract::Decimal)],
    contract: &Contract,
    lang: Lang,
) -> String {
    let exact = text(lang, Key::FactMix).to_owned();
    if mixes.len() < 2 {
        return exact;
    }
    let named: Vec<String> = mixes
        .iter()
        .map(|(id, total)| format!("{} {}", partner(id, contract), percents(*total, lang)))
        .collect();
    format!("{} · {exact}", list(&named, lang))
}

fn fill_owned(lang: Lang, key: Key, values: &[(&str, String)]) -> String {
    let borrowed: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    fill(lang, key, &borrowed)
}

fn compared_key(code: Code) -> Key {
    match code {
        Code::PartsExceedEnvelope | Code::PartsBelowEnvelope => Key::FactPublishedAnnounced,
        _ => Key::FactCompared,
    }
}

#[cfg(test)]
mod tests;
