//! The known word that an unknown one was probably meant to be. It must not know what the words mean.

use crate::contract::stem;

/// Below this likeness, from 0 to 1, a guess helps nobody.
const ENOUGH: f64 = 0.55;

/// French words that people write for a field.
const FRENCH: [(&str, &str); 21] = [
    ("titre", "title"),
    ("nom", "name"),
    ("court", "short"),
    ("partenaires", "partners"),
    ("signataires", "partners"),
    ("axes", "lines"),
    ("lignes", "lines"),
    ("engagements", "commitments"),
    ("montant", "amount"),
    ("perimetre", "perimeter"),
    ("perimetres", "perimeters"),
    ("echeances", "deadlines"),
    ("periode", "period"),
    ("objectifs", "objectives"),
    ("groupes", "groups"),
    ("membres", "members"),
    ("role", "role"),
    ("objet", "purpose"),
    ("adresse", "address"),
    ("remarque", "note"),
    ("territoire", "territory"),
];

/// The field that was probably meant.
pub(super) fn field(name: &str, allowed: &[&'static str]) -> Option<&'static str> {
    let french = FRENCH
        .iter()
        .find(|(french, _)| *french == stem(name))
        .map(|(_, english)| *english);
    french
        .and_then(|word| allowed.iter().copied().find(|a| *a == word))
        .or_else(|| word(name, allowed))
}

/// The word that was probably meant.
pub(super) fn word(name: &str, allowed: &[&'static str]) -> Option<&'static str> {
    nearest(name, allowed.iter().copied())
}

/// The most like of several words, upper case and accents aside; the first of equals.
pub fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    // What nobody could have meant is not compared: the cost grows with the product of the lengths.
    if name.len() > 200 {
        return None;
    }
    let folded = stem(name);
    let mut best: Option<(f64, &str)> = None;
    for candidate in known {
        let likeness = strsim::normalized_damerau_levenshtein(&folded, &stem(candidate));
        if likeness >= ENOUGH && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
