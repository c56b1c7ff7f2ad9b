//! What the things of a contract are called on screen: partners, lines, figures, events.
//! An id that leads nowhere is shown as it is, so that a name never hides a broken link.

use super::sentence::{axis, list};
use super::{Key, Lang, fill, text};
use crate::contract::{
    Contract, FigureKey, GroupId, Line, LineId, PartnerId, PerimeterId, Subject,
};

/// The short name of a partner: “MEL”.
pub fn partner(contract: &Contract, id: &PartnerId) -> String {
    contract
        .partner(id)
        .map_or_else(|| id.to_string(), |p| p.short.clone())
}

/// The short names of several partners: “Région et MEL”.
pub fn partners(contract: &Contract, ids: &[PartnerId], lang: Lang) -> String {
    let names: Vec<String> = ids.iter().map(|id| partner(contract, id)).collect();
    list(&names, lang)
}

/// A line as people say it: “axe 2”, else its title.
pub fn line(line: &Line, lang: Lang) -> String {
    match line.number() {
        Some(number) if line.is_axis() && !number.is_empty() => axis(number, lang),
        Some(number) if !number.is_empty() => format!("{number} {}", line.label()),
        _ => line.label().to_owned(),
    }
}

/// The line with this id, as people say it.
pub fn line_of(contract: &Contract, id: &LineId, lang: Lang) -> String {
    contract
        .line(id)
        .map_or_else(|| id.to_string(), |found| line(found, lang))
}

/// The name of a group.
pub fn group(contract: &Contract, id: &GroupId) -> String {
    contract
        .group(id)
        .map_or_else(|| id.to_string(), |g| g.name.clone())
}

/// The short name of a perimeter.
pub fn perimeter(contract: &Contract, id: &PerimeterId) -> String {
    contract
        .perimeter(id)
        .map_or_else(|| id.to_string(), |p| p.label().to_owned())
}

/// One partner on one line: “MEL, axe 2”.
pub fn cell(contract: &Contract, line: &LineId, by: &PartnerId, lang: Lang) -> String {
    let (partner, line) = (partner(contract, by), line_of(contract, line, lang));
    fill(
        lang,
        Key::MatrixCell,
        &[("partner", &partner), ("line", &line)],
    )
}

/// A commitment or an announced figure: “MEL, axe 2”, “MEL, total”, “total du contrat”.
pub fn figure(contract: &Contract, key: FigureKey, lang: Lang) -> String {
    if let Some(found) = contract.commitment(key) {
        let by = partners(contract, &found.by, lang);
        let line = line_of(contract, &found.line, lang);
        return fill(lang, Key::MatrixCell, &[("partner", &by), ("line", &line)]);
    }
    match contract.announced_figure(key) {
        Some(found) => announced(contract, &found.subject, lang),
        None => text(lang, Key::SubjectFigure).to_owned(),
    }
}

/// What an announced figure is about.
pub fn announced(contract: &Contract, subject: &Subject, lang: Lang) -> String {
    let name = match subject {
        Subject::Contract => return text(lang, Key::NameContractTotal).to_owned(),
        Subject::Line(id) => line_of(contract, id, lang),
        Subject::Partner(id) => partner(contract, id),
        Subject::Group(id) => group(contract, id),
        Subject::Partners(ids) => partners(contract, ids, lang),
    };
    fill(lang, Key::NameTotal, &[("name", &name)])
}
