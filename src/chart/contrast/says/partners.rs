//! Who comes, who leaves.

use super::{Said, SaidKind, Sign, Tray};
use crate::chart::contrast::both::Both;
use crate::chart::contrast::rows::Tie;
use crate::compare::Driver;
use crate::contract::{Partner, Role};
use crate::edit::{Snapshot, Target};
use crate::wording::sentence::capitalised;
use crate::wording::{Key, count};

/// One sentence for those that come together, one for those that leave.
pub(super) fn say(both: &Both<'_>, tray: &mut Tray) {
    for (role, kind) in [
        (Role::Signatory, SaidKind::Signatories),
        (Role::Financer, SaidKind::Financers),
    ] {
        let mut coming: Vec<&Partner> = Vec::new();
        let mut leaving: Vec<&Partner> = Vec::new();
        for change in &both.contrast.differences {
            match (&change.old, &change.new) {
                (None, Some(Snapshot::Partner(p))) if p.role == role => coming.push(p),
                (Some(Snapshot::Partner(p)), None) if p.role == role => leaving.push(p),
                _ => {}
            }
        }
        for (partners, is_new) in [(coming, true), (leaving, false)] {
            if partners.is_empty() {
                continue;
            }
            let targets = partners.iter().map(|p| Target::Partner(p.id.clone()));
            tray.covered.extend(targets);
            tray.put(kind, partners.len(), || said(both, &partners, is_new));
        }
    }
}

fn said(both: &Both<'_>, partners: &[&Partner], is_new: bool) -> Said {
    let names: Vec<String> = partners.iter().map(|p| p.short.clone()).collect();
    let names = capitalised(&both.listed(&names));
    let has_amount = |p: &&&Partner| {
        let driver = Driver::Partner(p.id.clone());
        both.contrast.sections.iter().any(|section| {
            let mut steps = section.steps.iter();
            let mut shifts = section.shifts.iter();
            steps.any(|step| step.driver == driver && step.after.is_some())
                || shifts.any(|shift| shift.partner == p.id && shift.moves_an_amount())
        })
    };
    let is_silent = !partners.iter().any(|p| has_amount(&p));
    let (one, other) = match (is_new, is_silent) {
        (true, true) => (Key::ContrastComeSilentOne, Key::ContrastComeSilentOther),
        (true, false) => (Key::ContrastComeOne, Key::ContrastComeOther),
        (false, _) => (Key::ContrastLeaveOne, Key::ContrastLeaveOther),
    };
    let text = count(both.lang, one, other, partners.len(), &[("names", &names)]);
    let sign = if is_new { Sign::Added } else { Sign::Removed };
    let ties = partners.iter().map(|p| Tie::Silent(p.id.clone()));
    Said::new(sign, text).tied(ties.collect())
}
