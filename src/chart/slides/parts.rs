//! Who carries how much: the named parts from the largest, what is not broken down last.

use super::cut::{Half, cut};
use super::{Draft, SlideBody, SlideMark, SlideShape, scope};
use crate::chart::figures::{announced, partner_ink};
use crate::chart::sheet::sentence as end;
use crate::chart::tip::{Tip, length, state_named, sum_named};
use crate::chart::{Ink, Scene, Subject};
use crate::contract::{Decimal, Euros, Interval, PartnerId, Subject as About};
use crate::summary::{Part, Sum};
use crate::wording::amount::{self, Sign, prefixed};
use crate::wording::{Key, count, fill, names, number, sentence, share, text};

/// A part with an amount: one partner's, or several partners' jointly.
struct Named<'a> {
    by: &'a [PartnerId],
    known: Euros,
    sum: &'a Sum,
}

pub(super) fn draft(scene: &Scene<'_>, half: Half) -> Option<Draft> {
    let lang = scene.look.lang;
    let totals = &scene.summary.totals;
    let base = sum_named(&totals.parts, scene.look.measure.unit(), lang)?;
    let made = marks(scene, half)?;
    Some(Draft {
        neutral: text(lang, Key::PartsTitle).to_owned(),
        scope: scope(
            scene,
            &end(&fill(lang, Key::SlidePartsScope, &[("base", &base)])),
        ),
        body: SlideBody::Bars(made.shown),
        notes: made.notes,
        marks: made.all,
    })
}

/// The named parts, largest first.
fn named<'a>(scene: &Scene<'a>) -> Vec<Named<'a>> {
    let mut out: Vec<Named<'_>> = scene
        .summary
        .totals
        .list
        .iter()
        .filter_map(|part| match part {
            Part::Partner(id, sum) => Some(Named {
                by: std::slice::from_ref(id),
                known: sum.known?,
                sum,
            }),
            Part::Joint(by, sum) => Some(Named {
                by,
                known: sum.known?,
                sum,
            }),
            Part::Remainder(..) | Part::Unknown(_) => None,
        })
        .collect();
    out.sort_by_key(|part| std::cmp::Reverse(part.known));
    out
}

/// “Quatre signataires sur neuf apportent 86 % du total”: all that are named, where some are not;
/// else the fewest that carry two thirds.
pub(super) fn finding(scene: &Scene<'_>) -> Option<String> {
    let lang = scene.look.lang;
    let parts = &scene.summary.totals.parts;
    let all = scene.summary.matrix.signatories;
    if !parts.is_complete() || all < 3 {
        return None;
    }
    let named = named(scene);
    if named.iter().any(|part| part.by.len() > 1) {
        return None;
    }
    let is_partial = named.len() < all;
    let mut taken: Vec<&Named<'_>> = Vec::new();
    let mut known = Euros::default();
    for part in &named {
        known = known.plus(part.known);
        taken.push(part);
        let ratio = known.ratio(parts.known?)?;
        if !is_partial && ratio >= Decimal::new(66, 2) {
            break;
        }
    }
    if taken.is_empty() || taken.len() >= all {
        return None;
    }
    let interval = taken
        .iter()
        .map(|p| p.sum.interval)
        .reduce(Interval::plus)?;
    let percent = certain_percent(interval, parts.interval)?;
    let few = number::spelled(taken.len(), lang);
    let many = number::spelled(all, lang);
    let percent = share::percents(percent, lang);
    let values = [
        ("few", few.as_str()),
        ("many", many.as_str()),
        ("share", percent.as_str()),
    ];
    let said = count(
        lang,
        Key::SlidePartsFindingOne,
        Key::SlidePartsFindingOther,
        taken.len(),
        &values,
    );
    Some(sentence::capitalised(&said))
}

/// The whole percentage of a part in a whole, if rounding leaves but one.
pub(super) fn certain_percent(part: Interval, whole: Interval) -> Option<Decimal> {
    let percent = |part: Euros, whole: Euros| {
        let ratio = part.ratio(whole)?.checked_mul(Decimal::ONE_HUNDRED)?;
        Some(number::rounded(ratio, 0))
    };
    let low = percent(part.low?, whole.high?)?;
    let high = percent(part.high?, whole.low?)?;
    (low == high).then_some(low)
}

/// The bars that a slide shows, what is said of them, and how many there are in all.
struct Marks {
    shown: Vec<SlideMark>,
    notes: Vec<String>,
    all: usize,
}

/// Bars and notes; `None` when no part has an amount.
fn marks(scene: &Scene<'_>, half: Half) -> Option<Marks> {
    let named = named(scene);
    let rest = rest(scene);
    // What is not named comes last and is never grouped.
    let last = rest.len() + unknown_rows(scene);
    let (shown, grouped) = cut(named.len(), last, half);
    let grouped = named.get(grouped).unwrap_or_default();
    let together = |sum: Euros, part: &Named<'_>| sum.plus(part.known);
    let longest = named
        .iter()
        .map(|p| p.known)
        .chain(rest.iter().map(|(known, ..)| *known))
        .chain([grouped.iter().fold(Euros::default(), together)])
        .max()
        .filter(|_| !named.is_empty() || !rest.is_empty())?;
    let mut notes = Vec::new();
    let shown = named.get(shown).unwrap_or_default();
    let mut marks: Vec<SlideMark> = shown.iter().map(|p| bar(scene, p, longest)).collect();
    if !grouped.is_empty() {
        let (mark, note) = group(scene, grouped, longest);
        marks.push(mark);
        notes.push(note);
    }
    let all = named.len() + last;
    if half == Half::First {
        return Some(Marks {
            shown: marks,
            notes,
            all,
        });
    }
    for (known, name, members) in rest {
        marks.push(remainder(scene, known, &name, longest));
        let lang = scene.look.lang;
        let values = [("name", name.as_str()), ("members", members.as_str())];
        notes.push(fill(lang, Key::SlideMembersUnknown, &values));
    }
    marks.extend(unknown(scene));
    Some(Marks {
        shown: marks,
        notes,
        all,
    })
}

fn percent_of_parts(scene: &Scene<'_>, known: Euros) -> String {
    let parts = &scene.summary.totals.parts;
    let sign = if parts.unknown > 0 {
        Sign::AtMost
    } else {
        Sign::Exact
    };
    let ratio = parts.known.and_then(|whole| known.ratio(whole));
    let lang = scene.look.lang;
    ratio.map_or(String::new(), |r| {
        prefixed(sign, &share::of_ratio(r, 0, lang))
    })
}

fn bar(scene: &Scene<'_>, part: &Named<'_>, longest: Euros) -> SlideMark {
    let (lang, unit) = (scene.look.lang, scene.look.measure.unit());
    let sole = match part.by {
        [one] => Some(one),
        _ => None,
    };
    let figure = sole.and_then(|id| announced(scene, &About::Partner(id.clone())));
    let state = figure.and_then(|a| a.state());
    let value = state
        .and_then(|s| state_named(s, unit, lang))
        .or_else(|| sum_named(part.sum, unit, lang))
        .unwrap_or_default();
    let note = percent_of_parts(scene, part.known);
    let label = names::partners(scene.contract, part.by, lang);
    SlideMark {
        subject: sole.map(|id| Subject::Partner(id.clone())),
        badge: String::new(),
        under: String::new(),
        ink: sole.map_or(Ink::Financer, |id| partner_ink(scene, id)),
        shape: SlideShape::Bar(length(part.known, longest)),
        tip: Tip::new(&label, vec![value.clone(), note.clone()]),
        label,
        value,
        note,
    }
}

/// The smallest named parts together.
fn group(scene: &Scene<'_>, grouped: &[Named<'_>], longest: Euros) -> (SlideMark, String) {
    let (lang, unit) = (scene.look.lang, scene.look.measure.unit());
    let mut sum = Sum::default();
    for part in grouped {
        sum.merge(part.sum);
    }
    let known = sum.known.unwrap_or_default();
    let value = sum_named(&sum, unit, lang).unwrap_or_default();
    let note = percent_of_parts(scene, known);
    let label = others(scene, grouped.len());
    let ids: Vec<PartnerId> = grouped.iter().flat_map(|p| p.by.iter().cloned()).collect();
    let members = names::partners(scene.contract, &ids, lang);
    let values = [("name", label.as_str()), ("members", members.as_str())];
    let said = fill(lang, Key::SlideMembers, &values);
    let mark = SlideMark {
        subject: None,
        badge: String::new(),
        under: String::new(),
        ink: Ink::Weak,
        shape: SlideShape::Derived(length(known, longest)),
        tip: Tip::new(&label, vec![value.clone(), note.clone(), members]),
        label,
        value,
        note,
    };
    (mark, said)
}

fn others(scene: &Scene<'_>, n: usize) -> String {
    let lang = scene.look.lang;
    let spelled = number::spelled(n, lang);
    let (one, other) = (Key::SlideOthersOne, Key::SlideOthersOther);
    sentence::capitalised(&count(lang, one, other, n, &[("few", &spelled)]))
}

/// What groups leave to members without an amount: how much, its name, the members.
fn rest(scene: &Scene<'_>) -> Vec<(Euros, String, String)> {
    let totals = &scene.summary.totals;
    let parts = totals.list.iter().filter_map(|part| match part {
        Part::Remainder(id, rest, _) => Some((totals.group(id)?, *rest)),
        _ => None,
    });
    parts
        .map(|(group, rest)| {
            let members = &group.without_amount;
            let listed = names::partners(scene.contract, members, scene.look.lang);
            (rest, others(scene, members.len()), listed)
        })
        .collect()
}

fn remainder(scene: &Scene<'_>, known: Euros, name: &str, longest: Euros) -> SlideMark {
    let (lang, unit) = (scene.look.lang, scene.look.measure.unit());
    let digits = amount::euros_named(known, unit, 0, lang);
    let value = prefixed(Sign::About, &digits);
    let note = percent_of_parts(scene, known);
    let under = text(lang, Key::StateUnallocated).to_owned();
    SlideMark {
        subject: None,
        badge: String::new(),
        label: name.to_owned(),
        ink: Ink::Unknown,
        shape: SlideShape::Unallocated(length(known, longest)),
        tip: Tip::new(name, vec![value.clone(), note.clone(), under.clone()]),
        under,
        value,
        note,
    }
}

/// Partners of whom no amount is known and no group speaks.
fn without(scene: &Scene<'_>) -> Vec<PartnerId> {
    let parts = scene.summary.totals.list.iter();
    parts
        .filter_map(|part| match part {
            Part::Unknown(id) => Some(id.clone()),
            _ => None,
        })
        .collect()
}

fn unknown_rows(scene: &Scene<'_>) -> usize {
    usize::from(!without(scene).is_empty())
}

fn unknown(scene: &Scene<'_>) -> Option<SlideMark> {
    let ids = without(scene);
    let lang = scene.look.lang;
    let label = match ids.as_slice() {
        [] => return None,
        [one] => names::partner(scene.contract, one),
        many => others(scene, many.len()),
    };
    let note = text(lang, Key::StateNotPublished).to_owned();
    Some(SlideMark {
        subject: None,
        badge: String::new(),
        under: String::new(),
        ink: Ink::Unknown,
        shape: SlideShape::Stub,
        tip: Tip::new(&label, vec![note.clone()]),
        label,
        value: String::new(),
        note,
    })
}
