//! Axes and what is below them: new lines by the line that they belong to, lines that are gone.

use super::{Names, Said, SaidKind, Sign, Tray};
use crate::chart::contrast::both::Both;
use crate::contract::{Line, LineId};
use crate::edit::Snapshot;
use crate::wording::sentence::capitalised;
use crate::wording::{Key, count};
use std::collections::BTreeMap;

/// One sentence for new axes, one for the new lines of each line, one for lines that are gone.
pub(super) fn say(both: &Both<'_>, tray: &mut Tray) {
    let mut coming: BTreeMap<Option<&LineId>, Names> = BTreeMap::new();
    let mut leaving = Names::default();
    for change in &both.contrast.differences {
        match (&change.old, &change.new) {
            (None, Some(Snapshot::Line(line))) => {
                let names = coming.entry(line.parent.as_ref()).or_default();
                names.push(|| named(both, line));
            }
            (Some(Snapshot::Line(line)), None) => leaving.push(|| named(both, line)),
            _ => continue,
        }
        tray.covered.insert(change.target.clone());
    }
    for (parent, names) in &coming {
        let said = || Said::new(Sign::Added, new_lines(both, *parent, names));
        tray.put(SaidKind::Lines, names.of, said);
    }
    if leaving.of > 0 {
        let listed = leaving.text(both);
        let (one, other) = (Key::ContrastLinesGoneOne, Key::ContrastLinesGoneOther);
        let text = count(both.lang, one, other, leaving.of, &[("names", &listed)]);
        tray.put(SaidKind::Lines, leaving.of, || {
            Said::new(Sign::Removed, text)
        });
    }
}

fn new_lines(both: &Both<'_>, parent: Option<&LineId>, names: &Names) -> String {
    let listed = names.text(both);
    let Some(parent) = parent else {
        let (one, other) = (Key::ContrastAxesNewOne, Key::ContrastAxesNewOther);
        return count(both.lang, one, other, names.of, &[("names", &listed)]);
    };
    let parent = capitalised(&both.line_name(parent));
    let values = [("parent", parent.as_str()), ("names", listed.as_str())];
    let (one, other) = (Key::ContrastLinesNewOne, Key::ContrastLinesNewOther);
    count(both.lang, one, other, names.of, &values)
}

/// The number where there is one, and the label.
fn named(both: &Both<'_>, line: &Line) -> String {
    let name = both.line_name(&line.id);
    match name.contains(line.label()) {
        true => name,
        false => format!("{name}, {}", line.label()),
    }
}
