//! Names without accents and case, for sorting and searching.

use std::cmp::Ordering;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, no accents, straight apostrophes, one plain space for any run of spaces and
/// hyphens: `Échéances` gives `echeances`, `Pas-de-Calais` gives `pas de calais`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            '’' | '‘' | 'ʼ' => out.push('\''),
            c if c.is_whitespace() || is_dash(c) => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

/// Order of names for people: accents and case only break ties.
pub fn compare_names(a: &str, b: &str) -> Ordering {
    fold(a).cmp(&fold(b)).then_with(|| a.cmp(b))
}

/// True when every word of `query` occurs in `text`, accents and case aside. An empty query
/// matches everything.
pub fn matches(text: &str, query: &str) -> bool {
    let text = fold(text);
    fold(query).split(' ').all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_go() {
        assert_eq!(fold("Échéances"), "echeances");
        assert_eq!(fold("L’État"), "l'etat");
        assert_eq!(fold("Pas-de-Calais"), "pas de calais");
        assert_eq!(fold("Œuvre  cœur "), "oeuvre coeur");
        assert_eq!(fold("E\u{301}tat\u{a0}1"), "etat 1");
        assert_eq!(fold("—"), "");
    }

    #[test]
    fn names_sort_as_people_expect() {
        let mut names = ["Somme", "État", "Oise", "Aisne", "aisne", "Ostrée"];
        names.sort_by(|a, b| compare_names(a, b));
        assert_eq!(names, ["Aisne", "aisne", "État", "Oise", "Ostrée", "Somme"]);
    }

    #[test]
    fn all_words_must_occur() {
        assert!(matches("MEL, axe 2 · Soutenir les territoires", "axe mel"));
        assert!(matches("Région Hauts-de-France", "region hauts de"));
        assert!(!matches("MEL, axe 2", "axe 3"));
        assert!(matches("MEL", ""));
    }
}
