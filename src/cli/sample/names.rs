//! Invented names of places, partners and operations.

use super::Dice;
use std::fmt::Write;

const STARTS: [&str; 16] = [
    "Val", "Mont", "Roche", "Fontaine", "Bois", "Clair", "Pont", "Haute", "Belle", "Ville",
    "Saule", "Grand", "Pré", "Noir", "Source", "Chêne",
];
const ENDS: [&str; 16] = [
    "brun", "mont", "lac", "fort", "bourg", "court", "mer", "champs", "roc", "vert", "rive",
    "lieu", "port", "mare", "tour", "plaine",
];
const WORKS: [&str; 12] = [
    "Rénovation du lycée",
    "Extension de l’hôpital",
    "Véloroute",
    "Réseau de chaleur",
    "Restauration des berges",
    "Pôle d’échanges",
    "Maison de santé",
    "Laboratoire commun",
    "Requalification de la friche",
    "Médiathèque",
    "Station d’épuration",
    "Résidence étudiante",
];

/// The name of a place.
pub(super) fn place(dice: &mut Dice) -> String {
    let of = |list: &[&'static str; 16], n: u32| list.get(n as usize).copied().unwrap_or("Val");
    format!(
        "{}{}",
        of(&STARTS, dice.below(16)),
        of(&ENDS, dice.below(16))
    )
}

/// The title of an operation; its number keeps titles apart.
pub(super) fn operation_title(operation: u32, dice: &mut Dice) -> String {
    let work = WORKS
        .get(dice.below(12) as usize)
        .copied()
        .unwrap_or("Étude");
    format!("{work} de {}, n°\u{a0}{}", place(dice), operation + 1)
}

/// One partner: the first are signatories with a colour, the others financers.
pub(super) fn partner(
    index: u32,
    signatories: u32,
    dice: &mut Dice,
    out: &mut String,
) -> std::fmt::Result {
    let number = index + 1;
    let place = place(dice);
    let (name, short, kind) = match index {
        0 => ("État".to_owned(), "État".to_owned(), "State"),
        1 => (
            "Région des Cinq-Rivières".to_owned(),
            "Région".to_owned(),
            "Region",
        ),
        n if n < 7 => (
            format!("Département {number} de {place}"),
            format!("{place} {number}"),
            "Department",
        ),
        n if n < signatories => (
            format!("Métropole {number} de {place}"),
            format!("{place} {number}"),
            "Metropolis",
        ),
        _ => (
            format!("Opérateur {number} de {place}"),
            format!("{place} {number}"),
            "Operator",
        ),
    };
    write!(
        out,
        "        (id: \"partenaire-{number}\", name: \"{name}\", short: \"{short}\", kind: {kind}"
    )?;
    if index < signatories {
        writeln!(out, ", slot: {number}),")
    } else {
        writeln!(out, ", role: Financer),")
    }
}
