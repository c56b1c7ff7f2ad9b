//! What goes to the clipboard: a value, or the table behind what is shown.

use super::{Detail, Scene, Subject, Table};
use crate::contract::{Commitment, Euros, State};
use crate::summary::Sum;
use crate::wording::amount::{plain, plain_euros};
use crate::wording::{self, Key};

/// The value of a subject, as text: the number of shown units that a spreadsheet reads, else the
/// words that stand for it. A published amount keeps its digits.
pub fn value(scene: &Scene<'_>, subject: &Subject) -> Option<String> {
    let detail = Detail::of(scene, subject)?;
    let words = Some(detail.amount).filter(|text| !text.is_empty());
    number(scene, subject).or(words)
}

/// The subject as one row of a table under its headers: name, number, state, scope, source.
pub fn row(scene: &Scene<'_>, subject: &Subject) -> Option<String> {
    let detail = Detail::of(scene, subject)?;
    let lang = scene.look.lang;
    let text = |key| wording::text(lang, key).to_owned();
    let unit = wording::amount::unit_symbol(scene.look.measure.unit(), lang);
    let amount = wording::fill(lang, Key::ColumnAmount, &[("unit", unit)]);
    let source = detail.sources.first();
    let source = source.map(|s| s.publisher.clone().unwrap_or_else(|| s.title.clone()));
    let table = Table {
        caption: String::new(),
        headers: vec![
            text(Key::InspectorName),
            amount,
            text(Key::ColumnStatus),
            text(Key::InspectorScope),
            text(Key::ColumnSource),
        ],
        rows: vec![vec![
            detail.name(),
            value(scene, subject).unwrap_or_default(),
            detail.status(),
            detail.scope(),
            source.unwrap_or_default(),
        ]],
    };
    Some(tabbed(&table))
}

/// The number of a subject in the shown unit; `None` for what has none.
fn number(scene: &Scene<'_>, subject: &Subject) -> Option<String> {
    let totals = &scene.summary.totals;
    let of_sum = |sum: &Sum| sum.known.map(|known| exact(scene, known));
    match subject {
        Subject::Envelope => of_sum(&totals.envelope?),
        Subject::Parts => of_sum(&totals.parts),
        Subject::Partner(id) => of_sum(&totals.partner(id)?.best()),
        Subject::Group(id) => of_sum(&totals.group(id)?.announced?),
        Subject::Line(id) => {
            let line = totals.line(id);
            let announced = line.and_then(|t| t.announced).and_then(|s| s.known);
            let derived = line.and_then(|t| t.derived()).map(|(value, _)| value);
            let summed = || scene.summary.matrix.row(id)?.total.known;
            let value = announced.or(derived).or_else(summed)?;
            Some(exact(scene, value))
        }
        Subject::Cell(line, partner) => {
            let cell = scene.summary.matrix.cell(line, partner)?;
            match cell.figures.as_slice() {
                [key] => published(scene, scene.contract.commitment(*key)?),
                _ => of_sum(&cell.sum),
            }
        }
        Subject::Deadline(_) | Subject::Finding(_) => None,
    }
}

/// The digits as published.
fn published(scene: &Scene<'_>, commitment: &Commitment) -> Option<String> {
    let look = scene.look;
    if let State::Nil { .. } = commitment.amount {
        return Some(exact(scene, Euros::ZERO));
    }
    let amount = commitment.amount.statement()?.amount;
    Some(plain(amount, look.measure.unit(), look.lang))
}

fn exact(scene: &Scene<'_>, value: Euros) -> String {
    plain_euros(value, scene.look.measure.unit(), scene.look.lang)
}

/// A table as text for spreadsheets: cells parted by tabs, rows by line ends.
pub fn tabbed(table: &Table) -> String {
    let clean = |cell: &String| cell.replace(['\t', '\r', '\n'], " ");
    let row = |cells: &Vec<String>| cells.iter().map(clean).collect::<Vec<_>>().join("\t");
    let mut out = String::new();
    for line in std::iter::once(&table.headers).chain(&table.rows) {
        out.push_str(&row(line));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Session, Settings, start};
    use crate::contract::{LineId, PartnerId};
    use crate::wording::Lang;

    #[test]
    fn a_cell_is_copied_as_a_number_and_as_a_row() {
        let today = jiff::civil::date(2024, 12, 2);
        let mut session = Session::new(Settings::first(Lang::Fr), today);
        start(&mut session, None);
        let scene = session.scene().unwrap();
        let cell = |axis: &str| {
            let line = LineId::new(axis).unwrap();
            Subject::Cell(line, PartnerId::new("mel").unwrap())
        };
        assert_eq!(value(&scene, &cell("axe-2")).unwrap(), "142,8");
        assert_eq!(value(&scene, &cell("axe-3")).unwrap(), "2");
        assert_eq!(value(&scene, &cell("axe-5")).unwrap(), "En attente");
        assert_eq!(value(&scene, &Subject::Parts).unwrap(), "2757");
        let row = row(&scene, &cell("axe-2")).unwrap();
        assert_eq!(
            row.replace('\u{a0}', " "),
            "Nom\tMontant, M€\tStatut\tPortée\tSource\n\
             MEL · Soutenir les territoires\t142,8\tPublié · ± 0,05 M€\t\
             MEL seule · Hors volet mobilités\tMétropole européenne de Lille\n"
        );
    }
}
