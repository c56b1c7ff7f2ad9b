//! Names without accents and case, for sorting and searching.

use std::cmp::Ordering;
use std::ops::Range;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Lower case, no accents, straight apostrophes, one plain space for any run of spaces and
/// hyphens: `Échéances` gives `echeances`, `Pas-de-Calais` gives `pas de calais`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            // The usual case, and already as it is decomposed.
            out.push(c.to_ascii_lowercase());
        } else if c.is_ascii() {
            push(c, &mut out);
        } else {
            // Marks are left out, so that their order does not matter.
            decompose_compatible(c, |c| push(c, &mut out));
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn push(c: char, out: &mut String) {
    match c {
        c if is_combining_mark(c) => {}
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
    Query::of(query).matches(text)
}

/// A query that is held against many texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query(String);

impl Query {
    /// The words of a query.
    pub fn of(query: &str) -> Self {
        Self(fold(query))
    }

    /// The words, folded.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }

    /// See [`matches`].
    pub fn matches(&self, text: &str) -> bool {
        self.matches_folded(&fold(text))
    }

    /// The same for a text that is folded.
    pub fn matches_folded(&self, text: &str) -> bool {
        self.0.split(' ').all(|word| text.contains(word))
    }
}

/// The parts of `text`, in bytes and in order, that these folded words match.
pub fn matched(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let mut folded = String::new();
    // For each byte of the folded text, the character of the text that it comes from.
    let mut from: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let piece = match fold(c.encode_utf8(&mut [0; 4])) {
            blank if blank.is_empty() && !is_combining_mark(c) => " ".to_owned(),
            piece => piece,
        };
        let end = at.saturating_add(c.len_utf8());
        from.extend(std::iter::repeat_n(at..end, piece.len()));
        folded.push_str(&piece);
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words.iter().filter(|w| !w.is_empty()) {
        for (at, _) in folded.match_indices(word.as_str()) {
            let last = at.saturating_add(word.len()).saturating_sub(1);
            if let (Some(first), Some(last)) = (from.get(at), from.get(last)) {
                found.push(first.start..last.end);
            }
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
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
    fn matches_are_found_in_the_text_itself() {
        let parts = |text: &'static str, query: &str| -> Vec<&str> {
            let words: Vec<String> = query.split(' ').map(str::to_owned).collect();
            matched(text, &words)
                .into_iter()
                .map(|r| &text[r])
                .collect()
        };
        assert_eq!(parts("MEL, axe 2", "mel"), ["MEL"]);
        assert_eq!(parts("Échéances de l’État", "etat ech"), ["Éch", "État"]);
        assert_eq!(parts("Œuvre", "oe"), ["Œ"]);
        assert_eq!(parts("Aisne", "x"), Vec::<&str>::new());
    }

    #[test]
    fn all_words_must_occur() {
        assert!(matches("MEL, axe 2 · Soutenir les territoires", "axe mel"));
        assert!(matches("Région Hauts-de-France", "region hauts de"));
        assert!(!matches("MEL, axe 2", "axe 3"));
        assert!(matches("MEL", ""));
    }
}
