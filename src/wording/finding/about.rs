//! What a finding is about, in words. Knows ids and names, not rules.

use crate::check::FindingSubject;
use crate::contract::{Contract, FigureKey, Group, Line, LineId, PartnerId, Subject};
use crate::wording::sentence::{axis, list};
use crate::wording::{Key, Lang, Tongue, text};

/// What a finding is about, for the head of a line: `MEL, axe 2`.
pub fn subject(subject: &FindingSubject, contract: &Contract, lang: Lang) -> String {
    match subject {
        FindingSubject::Contract => contract.identity.title.clone(),
        FindingSubject::Perimeter(id) => contract
            .perimeter(id)
            .map_or_else(|| id.to_string(), |p| p.label().to_owned()),
        FindingSubject::Partner(id) => partner(id, contract),
        FindingSubject::Group(id) => contract
            .group(id)
            .map_or_else(|| id.to_string(), |g| g.name.clone()),
        FindingSubject::Line(id) => line(id, contract, lang),
        FindingSubject::Cell(at, by) => cell(at, std::slice::from_ref(by), contract, lang),
        FindingSubject::Figure(key) => figure(*key, contract, lang),
        FindingSubject::Deadline(id) => contract
            .deadline(id)
            .map_or_else(|| id.to_string(), |d| d.label().to_owned()),
        FindingSubject::Document(id) => contract
            .document(id)
            .map_or_else(|| id.to_string(), |d| d.title.clone()),
        FindingSubject::Source(id) => contract
            .source(id)
            .map_or_else(|| id.to_string(), |s| s.title.clone()),
    }
}

fn figure(key: FigureKey, contract: &Contract, lang: Lang) -> String {
    if let Some(commitment) = contract.commitment(key) {
        return cell(&commitment.line, &commitment.by, contract, lang);
    }
    let Some(announced) = contract.announced_figure(key) else {
        return contract.identity.title.clone();
    };
    match &announced.subject {
        Subject::Contract => text(lang, Key::FigureEnvelope).to_owned(),
        Subject::Line(id) => line(id, contract, lang),
        Subject::Partner(id) => partner(id, contract),
        Subject::Group(id) => contract
            .group(id)
            .map_or_else(|| id.to_string(), |g| g.name.clone()),
        Subject::Partners(ids) => {
            let names: Vec<String> = ids.iter().map(|id| partner(id, contract)).collect();
            list(&names, lang)
        }
    }
}

fn cell(at: &LineId, by: &[PartnerId], contract: &Contract, lang: Lang) -> String {
    let names: Vec<String> = by.iter().map(|id| partner(id, contract)).collect();
    format!("{}, {}", list(&names, lang), line(at, contract, lang))
}

pub(super) fn partner(id: &PartnerId, contract: &Contract) -> String {
    contract
        .partner(id)
        .map_or_else(|| id.to_string(), |p| p.short.clone())
}

fn line(id: &LineId, contract: &Contract, lang: Lang) -> String {
    match contract.line(id) {
        Some(found) if found.is_axis() => axis_name(found, lang),
        Some(found) => found.label().to_owned(),
        None => id.to_string(),
    }
}

fn axis_name(line: &Line, lang: Lang) -> String {
    match line.number() {
        Some(number) if !number.is_empty() => axis(number, lang),
        _ => line.label().to_owned(),
    }
}

/// What a finding is about, within a sentence: “les sept autres signataires”, “la MEL”.
pub(super) fn inside_a_sentence(about: &FindingSubject, contract: &Contract, lang: Lang) -> String {
    if let FindingSubject::Figure(key) = about
        && let Some(announced) = contract.announced_figure(*key)
    {
        match &announced.subject {
            Subject::Group(id) => {
                if let Some(found) = contract.group(id) {
                    return group_inside(found, lang);
                }
            }
            Subject::Partner(id) => {
                if let Some(found) = contract.partner(id) {
                    return crate::wording::sentence::the_partner(found, lang);
                }
            }
            _ => {}
        }
    }
    subject(about, contract, lang)
}

/// A group's name opens with a capital; within a French sentence, a name that counts its members
/// takes its article. Any other name is quoted as it is.
fn group_inside(group: &Group, lang: Lang) -> String {
    const COUNTED: [&str; 9] = [
        "Deux ", "Trois ", "Quatre ", "Cinq ", "Six ", "Sept ", "Huit ", "Neuf ", "Dix ",
    ];
    let counts = COUNTED.iter().any(|word| group.name.starts_with(word));
    if lang.tongue() == Tongue::Fr && counts {
        return format!("les {}", group.name.to_lowercase());
    }
    crate::wording::sentence::quoted(&group.name, lang)
}
