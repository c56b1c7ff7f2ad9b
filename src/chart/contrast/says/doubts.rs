//! What a person should look at: amounts that several promise together, and things that look the
//! same under two identifiers. Nothing here is decided, and nothing is counted as a change.

use super::{Said, SaidKind, Sign, Tray};
use crate::chart::Subject;
use crate::chart::contrast::both::Both;
use crate::chart::contrast::rows::Tie;
use crate::chart::state_text;
use crate::contract::Commitment;
use crate::edit::{Difference, Snapshot};
use crate::wording::edit::kind;
use crate::wording::fold::fold;
use crate::wording::sentence::capitalised;
use crate::wording::{Key, fill};
use std::collections::BTreeMap;

/// Joint amounts that are new or another, then names that come and go.
pub(super) fn say(both: &Both<'_>, tray: &mut Tray) {
    for change in &both.contrast.differences {
        if let Some(Snapshot::Commitment(new)) = &change.new
            && new.by.len() > 1
            && !matches!(&change.old, Some(Snapshot::Commitment(old)) if old.amount == new.amount)
        {
            tray.covered.insert(change.target.clone());
            tray.put(SaidKind::Doubts, 1, || shared(both, new));
        }
    }
    for said in renamed(both) {
        tray.put(SaidKind::Doubts, 1, || said);
    }
}

/// “SERM : 148,9 M€ cités pour Région et MEL ensemble, sans partage entre eux.”
fn shared(both: &Both<'_>, figure: &Commitment) -> Said {
    let names: Vec<String> = figure.by.iter().map(|id| both.short(id)).collect();
    let line = capitalised(&both.line_name(&figure.line));
    let who = both.listed(&names);
    let amount = state_text(&figure.amount, both.lang);
    let values = [("line", line.as_str()), ("who", &who), ("amount", &amount)];
    let text = fill(both.lang, Key::ContrastShared, &values);
    let said = Said::new(Sign::Doubt, text)
        .strong(amount)
        .tied(vec![Tie::Joint(figure.by.clone())]);
    match &figure.perimeter {
        Some(perimeter) => said
            .under(both.caption(perimeter))
            .at(perimeter, Subject::Line(figure.line.clone())),
        None => said,
    }
}

/// Things that are gone and come under another identifier with the same name.
fn renamed(both: &Both<'_>) -> Vec<Said> {
    let lang = both.lang;
    let key = |change: &Difference| {
        let thing = change.old.as_ref().or(change.new.as_ref())?;
        let (id, name) = identified(thing)?;
        Some(((kind(&change.target, lang), fold(&name)), (id, name)))
    };
    let gone = both.contrast.differences.iter().filter(|d| d.new.is_none());
    let gone: BTreeMap<_, _> = gone.filter_map(key).collect();
    let coming = both.contrast.differences.iter().filter(|d| d.old.is_none());
    let pair = |change: &Difference| {
        let (key, (new, name)) = key(change)?;
        let (old, _) = gone.get(&key)?;
        let values = [("name", name.as_str()), ("old", old), ("new", &new)];
        let text = fill(lang, Key::ContrastSameName, &values);
        Some(Said::new(Sign::Doubt, text))
    };
    coming.filter_map(pair).collect()
}

/// The identifier and the name of what has both.
fn identified(thing: &Snapshot) -> Option<(String, String)> {
    Some(match thing {
        Snapshot::Perimeter(p) => (p.id.to_string(), p.name.clone()),
        Snapshot::Partner(p) => (p.id.to_string(), p.name.clone()),
        Snapshot::Group(g) => (g.id.to_string(), g.name.clone()),
        Snapshot::Line(l) => (l.id.to_string(), l.title.clone()),
        Snapshot::Deadline(d) => (d.id.to_string(), d.title.clone()),
        Snapshot::Document(d) => (d.id.to_string(), d.title.clone()),
        _ => return None,
    })
}
