//! The fixed texts, read once from `assets/phrases/`. Knows nothing of what they are used for.

use super::{Key, Lang, Tongue};
use std::collections::BTreeMap;
use std::sync::OnceLock;

const FRENCH: &str = include_str!("../../assets/phrases/fr.ron");
const ENGLISH: &str = include_str!("../../assets/phrases/en.ron");

type Phrases = BTreeMap<Key, String>;

fn phrases(lang: Lang) -> &'static Phrases {
    static TABLES: [OnceLock<Phrases>; 2] = [OnceLock::new(), OnceLock::new()];
    let [french, english] = &TABLES;
    match lang.tongue() {
        Tongue::Fr => french.get_or_init(|| parse(FRENCH)),
        Tongue::En => english.get_or_init(|| parse(ENGLISH)),
    }
}

fn parse(source: &str) -> Phrases {
    let parsed = ron::from_str(source);
    debug_assert!(parsed.is_ok(), "phrase file: {:?}", parsed.err());
    parsed.unwrap_or_default()
}

/// The text of a key; placeholders stay as they are.
pub fn text(lang: Lang, key: Key) -> &'static str {
    // Tests hold both files to exactly the keys of the enum, so the name is never seen.
    phrases(lang)
        .get(&key)
        .map_or_else(|| key.name(), String::as_str)
}

/// The text of a key with each `{name}` replaced. Values are inserted as they are, braces included.
pub fn fill(lang: Lang, key: Key, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text(lang, key);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let value = values.iter().find(|(n, _)| *n == name);
        debug_assert!(value.is_some(), "{}: no value for {name}", key.name());
        out.push_str(value.map_or("", |(_, v)| v));
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The singular or plural text for `n` things, with `{n}` printed in groups and any other
/// `{name}` from `values`. French counts zero and one as singular, English one only.
pub fn count(lang: Lang, one: Key, other: Key, n: usize, values: &[(&str, &str)]) -> String {
    let singular = match lang.tongue() {
        Tongue::Fr => n < 2,
        Tongue::En => n == 1,
    };
    let key = if singular { one } else { other };
    let printed = super::number::tally(n, lang);
    let mut all = vec![("n", printed.as_str())];
    all.extend_from_slice(values);
    fill(lang, key, &all)
}

#[cfg(test)]
mod tests;
