//! Amounts of cells: new, another, gone.

use super::{Said, SaidKind, Sign, Tray};
use crate::chart::Subject;
use crate::chart::contrast::End;
use crate::chart::contrast::both::Both;
use crate::chart::contrast::rows::Tie;
use crate::compare::{Section, Shift, finest};
use crate::contract::{Article, PartnerId};
use crate::wording::sentence::capitalised;
use crate::wording::{Key, fill};

/// A sentence for each cell whose amount is another.
pub(super) fn say(both: &Both<'_>, tray: &mut Tray) {
    for section in super::sections(both) {
        let told = section.shifts.iter().filter(|s| !s.repeated);
        for shift in told.filter(|s| s.moves_an_amount()) {
            tray.put(SaidKind::Amounts, 1, || said(both, section, shift));
        }
    }
}

fn said(both: &Both<'_>, section: &Section, shift: &Shift) -> Said {
    let lang = both.lang;
    let partner = &shift.partner;
    let who = capitalised(&both.the(partner));
    let at = both.on_line(&shift.line);
    let text_of = |end, reading: &Option<_>| reading.as_ref().map(|r| both.reading(end, r));
    let old = shift
        .was()
        .and_then(|_| text_of(End::Before, &shift.before));
    let new = shift.is().and_then(|_| text_of(End::After, &shift.after));
    let plural = is_plural(both, partner);
    let pick = |one, many| if plural { many } else { one };
    let before = both.named.subject.as_str();
    let (sign, words, strong) = match (old, new) {
        (None, new) => {
            let new = new.unwrap_or_default();
            let values = [("who", who.as_str()), ("amount", &new), ("at", &at)];
            let key = pick(Key::ContrastNew, Key::ContrastNewPlural);
            let none = fill(lang, Key::ContrastHadNone, &[("before", before)]);
            let is_less = shift.is().is_some_and(|v| v.is_negative());
            let sign = if is_less { Sign::Down } else { Sign::Up };
            (sign, format!("{}. {none}", fill(lang, key, &values)), new)
        }
        (Some(old), None) => {
            let values = [
                ("who", who.as_str()),
                ("at", &at),
                ("before", before),
                ("amount", &old),
            ];
            let key = pick(Key::ContrastGone, Key::ContrastGonePlural);
            let is_more = shift.was().is_some_and(|v| v.is_negative());
            let sign = if is_more { Sign::Up } else { Sign::Down };
            (sign, fill(lang, key, &values), old)
        }
        (Some(old), Some(new)) => changed(both, shift, (&who, &at), (old, new), plural),
    };
    let tie = Tie::Part(section.perimeter.clone(), partner.clone());
    Said::new(sign, words)
        .strong(strong)
        .tied(vec![tie])
        .under(both.caption(&section.perimeter))
        .at(
            &section.perimeter,
            Subject::Cell(shift.line.clone(), partner.clone()),
        )
}

/// “La MEL passe de 142,8 M€ à 150 M€ à l’axe 2 (+7,2 M€).”
fn changed(
    both: &Both<'_>,
    shift: &Shift,
    (who, at): (&str, &str),
    (old, new): (String, String),
    plural: bool,
) -> (Sign, String, String) {
    let delta = shift
        .is()
        .unwrap_or_default()
        .minus(shift.was().unwrap_or_default());
    let sums = [shift.before.map(|r| r.sum), shift.after.map(|r| r.sum)];
    let is_open = sums.iter().flatten().any(|sum| !sum.is_complete());
    // Between minima, how much it is is not known: what is unknown is no zero.
    let difference = match is_open {
        true => String::new(),
        false => format!(" ({})", both.difference(delta, finest(sums))),
    };
    let values = [
        ("who", who),
        ("old", &old),
        ("new", &new),
        ("at", at),
        ("difference", &difference),
    ];
    let key = if plural {
        Key::ContrastChangedPlural
    } else {
        Key::ContrastChanged
    };
    let sign = match (delta.is_zero() || is_open, delta.is_negative()) {
        (true, _) => Sign::Change,
        (_, true) => Sign::Down,
        _ => Sign::Up,
    };
    (sign, fill(both.lang, key, &values), new)
}

/// True for a name that takes a verb in the plural: “les Communes”.
fn is_plural(both: &Both<'_>, id: &PartnerId) -> bool {
    both.partner(id).is_some_and(|p| p.article == Article::Les)
}
