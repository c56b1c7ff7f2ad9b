//! The partners chart: who brings what, one partner at a time. All are listed on one scale; the
//! chosen one stands against the whole and in each axis; its profile says the rest.

mod axes;
mod list;
mod listed;
mod modified;
mod pieces;
mod profile;
mod scale;
mod segment;
#[cfg(test)]
mod tests;
mod total;

pub use axes::{AxisBars, AxisRow, LegendItem};
pub use list::{Length, PartnerRow, Section, Standing};
pub use listed::{DeadlineLine, FindingLine, Listed, More};
pub use profile::{Head, Mix, Profile};
pub use scale::Tick;
pub(super) use scale::step as round_step;
pub use segment::{Segment, Shade};
pub use total::TotalBar;

use super::{Measure, Scene, Subject, Table};
use crate::contract::{LineId, Partner, PartnerId, StateKind, Unit};
use crate::summary::{Cell, Row, Sum};
use crate::wording::{self, Key, Lang, amount, names, sentence};

/// The partners chart.
#[derive(Debug, Clone, PartialEq)]
pub struct PartnerBoard {
    /// The unit of the list.
    pub unit: String,
    /// The list of partners.
    pub sections: Vec<Section>,
    /// What to say instead of a list.
    pub none: Option<String>,
    /// The bar of the whole contract.
    pub total: TotalBar,
    /// The bars of the axes.
    pub axes: AxisBars,
    /// The partner shown, in detail.
    pub profile: Option<Profile>,
    table: Table,
}

/// What the parts of the chart are made from.
struct Desk<'a> {
    scene: &'a Scene<'a>,
    lang: Lang,
    /// The partner put forward: the selection's, else the one in focus.
    chosen: Option<&'a Partner>,
    /// The partner that it is compared with.
    compared: Option<&'a Partner>,
    /// The partner whose profile is shown: the chosen one, else the reference partner.
    shown: Option<&'a Partner>,
}

impl<'a> Desk<'a> {
    fn text(&self, key: Key) -> &'static str {
        wording::text(self.lang, key)
    }

    fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        wording::fill(self.lang, key, values)
    }

    fn unit(&self) -> Unit {
        self.scene.look.measure.unit()
    }

    fn perimeter(&self) -> &str {
        self.scene.perimeter().map_or("", |p| p.label())
    }

    fn is_chosen(&self, partner: &Partner) -> bool {
        self.chosen.is_some_and(|p| p.id == partner.id)
    }

    /// True for the partners that keep their hue while one is chosen.
    fn is_lit(&self, partner: &Partner) -> bool {
        self.is_chosen(partner) || self.compared.is_some_and(|p| p.id == partner.id)
    }

    fn cell<'r>(&self, row: &'r Row, partner: &Partner) -> Option<&'r Cell> {
        row.cells
            .get(self.scene.summary.matrix.column(&partner.id)?)
    }

    /// True when a partner brings nothing and says so: by decision, not as a published zero.
    fn is_nil(&self, partner: &PartnerId, sum: &Sum) -> bool {
        let is_zero = sum.is_complete() && sum.known.is_some_and(|k| k.is_zero());
        let mut states = self.cells(partner).map(|(_, cell)| cell.state);
        is_zero
            && self.cells(partner).any(|(_, c)| c.state == StateKind::Nil)
            && states.all(|s| matches!(s, StateKind::Nil | StateKind::NotApplicable))
    }

    /// A partner's cells, axis by axis.
    fn cells(&self, partner: &PartnerId) -> impl Iterator<Item = (&'a LineId, &'a Cell)> {
        let scene: &'a Scene<'a> = self.scene;
        let matrix = &scene.summary.matrix;
        let column = matrix.column(partner);
        matrix
            .axes()
            .filter_map(move |row| Some((&row.line, row.cells.get(column?)?)))
    }
}

impl PartnerBoard {
    /// The chart of a scene, for the partner that the selection speaks of; without one, for the
    /// partner in focus.
    pub fn of(scene: &Scene<'_>, selection: Option<&Subject>) -> Self {
        let known = |id: &PartnerId| scene.contract.partner(id);
        let chosen = selection
            .and_then(Subject::partner)
            .and_then(known)
            .or_else(|| scene.look.focus.as_ref().and_then(known));
        let desk = Desk {
            scene,
            lang: scene.look.lang,
            chosen,
            compared: chosen.and_then(|chosen| {
                let other = scene.look.compared.as_ref().and_then(known)?;
                (other.id != chosen.id).then_some(other)
            }),
            shown: chosen.or_else(|| scene.reference().and_then(known)),
        };
        let sections = list::sections(&desk);
        let none = sections.is_empty().then(|| {
            let filtered = !scene.contract.partners.is_empty();
            let key = if filtered {
                Key::FindNothing
            } else {
                Key::PartnersNone
            };
            desk.text(key).to_owned()
        });
        Self {
            unit: match scene.look.measure {
                Measure::ShareOfAxis => desk.text(Key::UnitPercent),
                _ => amount::unit_symbol(desk.unit(), desk.lang),
            }
            .to_owned(),
            sections,
            none,
            total: total::total(&desk),
            axes: axes::axes(&desk),
            profile: desk.shown.map(|p| profile::profile(&desk, p)),
            table: table(&desk),
        }
    }

    /// The table behind the chart.
    pub fn table(&self) -> Table {
        self.table.clone()
    }

    /// The partners in the order shown.
    pub fn partners(&self) -> impl Iterator<Item = &PartnerRow> {
        self.sections.iter().flat_map(|s| &s.rows)
    }
}

/// All partners with their totals and their cells, in contract order.
fn table(desk: &Desk<'_>) -> Table {
    let scene = desk.scene;
    let unit = amount::unit_symbol(desk.unit(), desk.lang);
    let title = desk.text(Key::ScreenPartners);
    let mut headers = vec![
        desk.text(Key::FormPartner).to_owned(),
        desk.text(Key::InspectorRole).to_owned(),
        format!("{}, {unit}", desk.text(Key::InspectorTotal)),
    ];
    headers.extend(
        scene
            .contract
            .axes()
            .map(|line| format!("{}, {unit}", names::line(line, desk.lang))),
    );
    let rows = scene
        .summary
        .totals
        .partners
        .iter()
        .filter_map(|totals| {
            let partner = scene.contract.partner(&totals.partner)?;
            let mut row = vec![
                partner.name.clone(),
                sentence::role(partner.role, desk.lang).to_owned(),
                segment::sum_text(&totals.best(), desk.unit(), desk.lang),
            ];
            row.extend(
                desk.cells(&partner.id)
                    .map(|(_, c)| segment::cell_text(scene.contract, c, desk.unit(), desk.lang)),
            );
            Some(row)
        })
        .collect();
    Table {
        caption: format!("{title} · {}", desk.perimeter()),
        headers,
        rows,
    }
}
