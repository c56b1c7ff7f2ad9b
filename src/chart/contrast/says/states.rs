//! What is known of cells, in a word: pending, published, without object. Cells of a line that
//! go the same way share a sentence.

use super::{Said, SaidKind, Sign, Tray};
use crate::chart::Subject;
use crate::chart::contrast::both::{Both, NAMES};
use crate::chart::contrast::rows::Tie;
use crate::compare::{Section, Way};
use crate::contract::{PartnerId, Role, StateKind};
use crate::wording::sentence::{capitalised, quoted, state_name};
use crate::wording::{Key, count, fill};

/// A sentence for each line and each way that its cells go.
pub(super) fn say(both: &Both<'_>, tray: &mut Tray) {
    for section in super::sections(both) {
        for way in &section.ways {
            tray.put(SaidKind::States, way.who.len(), || said(both, section, way));
        }
    }
}

fn said(both: &Both<'_>, section: &Section, way: &Way) -> Said {
    let lang = both.lang;
    let Way {
        line,
        old,
        new,
        who,
    } = way;
    let word = |kind: StateKind| quoted(state_name(kind, lang), lang);
    let place = both.line_name(line);
    let names = capitalised(&who_text(both, who));
    let values = [
        ("who", names.as_str()),
        ("line", place.as_str()),
        ("old", &word(*old)),
        ("new", &word(*new)),
    ];
    let mut ties = vec![Tie::state(section, way)];
    let silent = who.iter().filter(|id| section.silent.contains(id));
    ties.extend(silent.map(|id| Tie::Silent(id.clone())));
    let subject = match who.as_slice() {
        [one] => Subject::Cell(line.clone(), one.clone()),
        _ => Subject::Line(line.clone()),
    };
    Said::new(Sign::Change, fill(lang, Key::ContrastBecomes, &values))
        .tied(ties)
        .under(both.caption(&section.perimeter))
        .at(&section.perimeter, subject)
}

/// “État et Région”; “les 9 signataires” where it is all of them.
fn who_text(both: &Both<'_>, who: &[PartnerId]) -> String {
    let lang = both.lang;
    let all = both.contrast.after.signatories().count();
    let signs = |id: &PartnerId| both.partner(id).is_some_and(|p| p.role == Role::Signatory);
    if who.len() > 3 && who.len() == all && who.iter().all(signs) {
        let (one, other) = (Key::ContrastAllSignOne, Key::ContrastAllSignOther);
        return count(lang, one, other, all, &[]);
    }
    let names: Vec<String> = who.iter().take(NAMES).map(|id| both.short(id)).collect();
    both.first_of(&names, who.len())
}
