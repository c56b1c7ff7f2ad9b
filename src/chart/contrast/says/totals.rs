//! Figures announced for wholes: totals one by one, shares of a base together.

use super::{Names, Said, SaidKind, Sign, Tray};
use crate::chart::contrast::End;
use crate::chart::contrast::both::Both;
use crate::chart::contrast::rows::Tie;
use crate::chart::value_text;
use crate::contract::{Announced, PerimeterId, Subject, Value};
use crate::edit::{Difference, Snapshot};
use crate::wording::sentence::capitalised;
use crate::wording::{Key, fill, names};

/// A sentence for each announced amount that is another, and one for all new shares of a perimeter.
pub(super) fn say(both: &Both<'_>, tray: &mut Tray) {
    let kind = SaidKind::Totals;
    let mut shares: Vec<(Option<PerimeterId>, Names)> = Vec::new();
    for change in &both.contrast.differences {
        match (&change.old, &change.new) {
            (None, Some(Snapshot::Announced(new))) if matches!(new.value, Value::Share { .. }) => {
                let part = || {
                    let value = value_text(&new.value, both.lang);
                    format!("{} {value}", about(both, End::After, new))
                };
                match shares.iter_mut().find(|(p, _)| *p == new.perimeter) {
                    Some((_, parts)) => parts.push(part),
                    None => {
                        let mut parts = Names::default();
                        parts.push(part);
                        shares.push((new.perimeter.clone(), parts));
                    }
                }
            }
            (None, Some(Snapshot::Announced(new))) => tray.put(kind, 1, || {
                one(both, (End::After, new), Key::ContrastTotalNew, Sign::Added)
            }),
            (Some(Snapshot::Announced(old)), None) => tray.put(kind, 1, || {
                one(
                    both,
                    (End::Before, old),
                    Key::ContrastTotalGone,
                    Sign::Removed,
                )
            }),
            (Some(Snapshot::Announced(old)), Some(Snapshot::Announced(new)))
                if old.value != new.value =>
            {
                tray.put(kind, 1, || another(both, old, new));
            }
            _ => continue,
        }
        if is_all_said(change) {
            tray.covered.insert(change.target.clone());
        }
    }
    for (perimeter, parts) in shares {
        let names = parts.text(both);
        let text = fill(both.lang, Key::ContrastSharesNew, &[("list", &names)]);
        let caption = caption(both, perimeter.as_ref());
        tray.put(kind, parts.of, || {
            Said::new(Sign::Added, text).under(caption)
        });
    }
}

/// False for a figure of which more differs than its value.
fn is_all_said(change: &Difference) -> bool {
    let (Some(Snapshot::Announced(old)), Some(Snapshot::Announced(new))) =
        (&change.old, &change.new)
    else {
        return true;
    };
    let told = Announced {
        value: new.value.clone(),
        ..old.clone()
    };
    told == *new
}

/// What an announced figure is about, without “total”.
fn about(both: &Both<'_>, end: End, figure: &Announced) -> String {
    match &figure.subject {
        Subject::Line(id) => both.line_name(id),
        Subject::Partner(id) => both.short(id),
        subject => names::announced(both.contract(end), subject, both.lang),
    }
}

fn caption(both: &Both<'_>, id: Option<&PerimeterId>) -> Option<String> {
    id.and_then(|id| both.caption(id))
}

fn tie(figure: &Announced) -> Vec<Tie> {
    match (&figure.subject, &figure.perimeter) {
        (Subject::Partner(id), Some(p)) => vec![Tie::Part(p.clone(), id.clone())],
        (Subject::Group(id), _) => vec![Tie::Group(id.clone())],
        (Subject::Partners(by), _) => vec![Tie::Joint(by.clone())],
        _ => Vec::new(),
    }
}

fn one(both: &Both<'_>, (end, figure): (End, &Announced), key: Key, sign: Sign) -> Said {
    let name = names::announced(both.contract(end), &figure.subject, both.lang);
    let name = capitalised(&name);
    let value = value_text(&figure.value, both.lang);
    let text = fill(both.lang, key, &[("name", &name), ("value", &value)]);
    let caption = caption(both, figure.perimeter.as_ref());
    Said::new(sign, text)
        .strong(value)
        .tied(tie(figure))
        .under(caption)
}

fn another(both: &Both<'_>, old: &Announced, new: &Announced) -> Said {
    let lang = both.lang;
    let name = capitalised(&names::announced(
        both.contract(End::After),
        &new.subject,
        lang,
    ));
    let (from, to) = (value_text(&old.value, lang), value_text(&new.value, lang));
    let values = [("name", name.as_str()), ("old", &from), ("new", &to)];
    let text = fill(lang, Key::ContrastTotalChanged, &values);
    let known = |figure: &Announced| figure.state().and_then(|s| s.value());
    let sign = match (known(old), known(new)) {
        (Some(old), Some(new)) if new > old => Sign::Up,
        (Some(old), Some(new)) if new < old => Sign::Down,
        _ => Sign::Change,
    };
    let caption = caption(both, new.perimeter.as_ref());
    Said::new(sign, text)
        .strong(to)
        .tied(tie(new))
        .under(caption)
}
