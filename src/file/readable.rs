//! Texts in quotes as people would write them. The serialiser escapes more than it must; this
//! takes back what needs no escape, and changes no value.

/// A text in quotes with typographic blanks and apostrophes as themselves, not as escapes.
pub(super) fn quoted(quoted: &str) -> String {
    let mut out = String::with_capacity(quoted.len());
    let mut rest = quoted;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let plain = PLAIN
            .iter()
            .find_map(|(name, plain)| Some((escape.strip_prefix(name)?, *plain)));
        rest = match plain {
            Some((after, plain)) => {
                out.push(plain);
                after
            }
            None => {
                let mut characters = escape.chars();
                out.extend(characters.by_ref().take(2));
                characters.as_str()
            }
        };
    }
    out.push_str(rest);
    out
}

/// The blanks of French typography and the apostrophe, as the serialiser escapes them.
const PLAIN: [(&str, char); 4] = [
    ("\\u{a0}", '\u{a0}'),
    ("\\u{202f}", '\u{202f}'),
    ("\\u{2009}", '\u{2009}'),
    ("\\'", '\''),
];

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn what_needs_no_escape_has_none() {
        assert_eq!(quoted(r#""l\'axe""#), r#""l'axe""#);
        assert_eq!(quoted(r#""2\u{a0}M€""#), "\"2\u{a0}M€\"");
    }

    #[test]
    fn what_needs_an_escape_keeps_it() {
        for text in [r#""a\\'b""#, r#""a \"b\" c""#, r#""\u{7}""#, r#""a\nb""#] {
            assert_eq!(quoted(text), text);
        }
    }
}
