//! Words of dates in French and English, without accents and in lower case: months, what
//! opens or joins dates, what says that there is none. Only for reading what people type.

use unicode_normalization::UnicodeNormalization;

/// Lower case, no accents, plain apostrophes and spaces; long dashes become “ au ”.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' => {}
            '–' | '—' | '→' => out.push_str(" au "),
            '\u{2212}' | '\u{2010}' | '\u{2011}' => out.push('-'),
            '’' => out.push('\''),
            ',' => out.push(' '),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out.split(' ')
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// True for texts that say that no date is known.
pub(super) fn is_unknown(folded: &str) -> bool {
    matches!(
        folded,
        "?" | "sans date"
            | "inconnu"
            | "inconnue"
            | "date inconnue"
            | "non date"
            | "non datee"
            | "unknown"
            | "undated"
            | "no date"
            | "tbd"
            | "a definir"
    )
}

/// The rest of a text that opens with one of these phrases, as whole words.
pub(super) fn after<'a>(folded: &'a str, phrases: &[&str]) -> Option<&'a str> {
    phrases.iter().find_map(|phrase| {
        let rest = folded.strip_prefix(phrase)?;
        // “l'” and “d'” need no space after them.
        if phrase.ends_with('\'') {
            Some(rest)
        } else {
            rest.strip_prefix(' ')
        }
    })
}

/// What opens a date before which nothing happens.
pub(super) const NOT_BEFORE: &[&str] = &[
    "pas avant",
    "not before",
    "no earlier than",
    "not earlier than",
    "au plus tot",
];

/// What opens a period without an end.
pub(super) const FROM: &[&str] = &[
    "depuis",
    "a partir de",
    "a partir du",
    "a partir d'",
    "a compter de",
    "a compter du",
    "des",
    "from",
    "since",
    "starting",
    "as of",
];

/// What opens a period with two ends.
pub(super) const OPENS_PERIOD: &[&str] = &["du", "de", "d'", "entre", "from", "between"];

/// What joins the ends of a period.
pub(super) const JOINS: &[&str] = &[
    " jusqu'au ",
    " jusqu'a ",
    " until ",
    " au ",
    " to ",
    " and ",
    " et ",
    " a ",
    " - ",
];

/// What may stand before a date without changing what is known of it: “fin 2027” is 2027.
pub(super) const FILLERS: &[&str] = &[
    "le",
    "en",
    "au",
    "l'",
    "the",
    "in",
    "on",
    "de",
    "d'",
    "of",
    "fin",
    "debut",
    "mi",
    "courant",
    "end",
    "early",
    "mid",
    "late",
    "start",
    "annee",
    "year",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The number of a month, from its name or a usual abbreviation, with or without a final point.
pub(super) fn month(word: &str) -> Option<u8> {
    Some(match word.trim_end_matches('.') {
        "janvier" | "janv" | "jan" | "january" => 1,
        "fevrier" | "fevr" | "fev" | "feb" | "february" => 2,
        "mars" | "mar" | "march" => 3,
        "avril" | "avr" | "apr" | "april" => 4,
        "mai" | "may" => 5,
        "juin" | "jun" | "june" => 6,
        "juillet" | "juil" | "jul" | "july" => 7,
        "aout" | "aug" | "august" => 8,
        "septembre" | "sept" | "sep" | "september" => 9,
        "octobre" | "oct" | "october" => 10,
        "novembre" | "nov" | "november" => 11,
        "decembre" | "dec" | "december" => 12,
        _ => return None,
    })
}
