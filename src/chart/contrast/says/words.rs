//! Whatever no other sentence speaks of: wording, sources, order. By kind of thing, so that every
//! difference is said.

use super::{Names, Said, SaidKind, Sign, Tray};
use crate::chart::contrast::both::Both;
use crate::contract::Identity;
use crate::edit::{Difference, Snapshot, Target};
use crate::wording::edit::{kind, name};
use crate::wording::{Key, fill};

/// Names of a kind in a sentence at most: titles of sources are long.
const NAMED: usize = 3;
/// Letters of a name at most.
const LETTERS: usize = 60;

/// The beginning of a long title.
fn shortened(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let start: String = name.chars().take(LETTERS).collect();
    format!("{}…", start.trim_end())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    New,
    Gone,
    Changed,
    Moved,
}

/// One sentence for each kind of thing and what happened to it.
pub(super) fn say(both: &Both<'_>, tray: &mut Tray) {
    let mut groups: Vec<((What, &'static str), Names)> = Vec::new();
    for (n, change) in both.contrast.differences.iter().enumerate() {
        let is_figure = matches!(change.target, Target::Commitment(_));
        let is_told = is_figure && !both.contrast.worded.contains(&n);
        if is_told || tray.covered.contains(&change.target) || only_version(change) {
            continue;
        }
        let what = match (&change.old, &change.new) {
            (None, _) => What::New,
            (_, None) => What::Gone,
            (old, new) if old == new => What::Moved,
            _ => What::Changed,
        };
        let key = (what, kind(&change.target, both.lang));
        let place = groups.iter().position(|(known, _)| *known == key);
        let place = place.unwrap_or_else(|| {
            groups.push((key, Names::default()));
            groups.len().saturating_sub(1)
        });
        if let Some((_, names)) = groups.get_mut(place) {
            if names.first.len() < NAMED || names.of < NAMED {
                names.push(|| shortened(&name(&change.name, both.lang)));
            } else {
                names.of = names.of.saturating_add(1);
            }
        }
    }
    for ((what, kind), names) in groups {
        let (key, sign) = match what {
            What::New => (Key::ContrastWordsNew, Sign::Added),
            What::Gone => (Key::ContrastWordsGone, Sign::Removed),
            What::Changed => (Key::ContrastWordsChanged, Sign::Change),
            What::Moved => (Key::ContrastWordsMoved, Sign::Change),
        };
        let listed = names.text(both);
        let text = fill(both.lang, key, &[("kind", kind), ("names", &listed)]);
        tray.put(SaidKind::Words, names.of, || Said::new(sign, text));
    }
}

/// True for an identity that differs in its version alone: two versions always do.
fn only_version(change: &Difference) -> bool {
    let (Some(Snapshot::Identity(old)), Some(Snapshot::Identity(new))) = (&change.old, &change.new)
    else {
        return false;
    };
    let with_new = Identity {
        version: new.version.clone(),
        ..(**old).clone()
    };
    matches!(change.target, Target::Identity) && with_new == **new
}
