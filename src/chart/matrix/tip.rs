//! What a tooltip says of a mark: amount, status, precision, scope, source. The inspector says
//! the same, so nothing is known from a tooltip alone.

use super::changes;
use crate::chart::{Scene, Subject};
use crate::contract::{Commitment, State};
use crate::wording::{Key, amount, fill, names, sentence, text};

/// The lines of a mark's tooltip, the first one its name. Empty for a mark that the contract
/// does not hold.
pub fn tip(scene: &Scene<'_>, subject: &Subject) -> Vec<String> {
    let lang = scene.look.lang;
    match subject {
        Subject::Cell(line, partner) => {
            let Some(cell) = scene.summary.matrix.cell(line, partner) else {
                return Vec::new();
            };
            let mut lines = vec![names::cell(scene.contract, line, partner, lang)];
            for key in &cell.figures {
                if let Some(figure) = scene.contract.commitment(*key) {
                    lines.extend(figure_lines(scene, figure));
                }
            }
            if cell.figures.is_empty() {
                lines.push(sentence::state_name(cell.state, lang).to_owned());
            }
            lines.extend(scene.perimeter().map(|p| p.label().to_owned()));
            lines
        }
        Subject::Partner(id) => match scene.contract.partner(id) {
            Some(partner) => vec![
                partner.name.clone(),
                sentence::role(partner.role, lang).into(),
            ],
            None => Vec::new(),
        },
        Subject::Line(id) => match scene.contract.line(id) {
            Some(line) => {
                let mut lines = vec![line.title.clone()];
                let row = scene.summary.matrix.row(id);
                for key in row.map(|r| r.joint.as_slice()).unwrap_or_default() {
                    if let Some(joint) = scene.contract.commitment(*key) {
                        let partners = names::partners(scene.contract, &joint.by, lang);
                        let values = [("partners", partners.as_str())];
                        lines.push(fill(lang, Key::MatrixJointNote, &values));
                    }
                }
                lines
            }
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn figure_lines(scene: &Scene<'_>, figure: &Commitment) -> Vec<String> {
    let lang = scene.look.lang;
    let status = sentence::state_name(figure.amount.kind(), lang);
    let mut lines = Vec::new();
    match figure.amount.statement() {
        Some(statement) => {
            let unit = scene.look.measure.unit();
            let precision = amount::tolerance(statement.amount.tolerance(), unit, lang);
            lines.push(changes::state(scene, Some(&figure.amount)));
            let values = [("status", status), ("precision", precision.as_str())];
            lines.push(fill(lang, Key::TooltipStatus, &values));
        }
        None => lines.push(status.to_owned()),
    }
    match &figure.amount {
        State::Nil { reason } | State::Pending { reason, .. } => lines.push(reason.clone()),
        State::Derived { formula, .. } => lines.push(formula.clone()),
        _ => {}
    }
    let sources: Vec<&str> = figure
        .sources
        .iter()
        .filter_map(|c| scene.contract.source(&c.source))
        .map(|s| s.title.as_str())
        .collect();
    lines.push(if sources.is_empty() {
        text(lang, Key::TooltipNoSource).to_owned()
    } else {
        fill(lang, Key::TooltipSource, &[("source", &sources.join(", "))])
    });
    lines
}
