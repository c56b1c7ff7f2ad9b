//! What the phrase files must hold to: same keys, same placeholders, the typography of each
//! language.

use super::*;

fn both() -> [(Lang, &'static str, Phrases); 2] {
    [
        (Lang::Fr, FRENCH, ron::from_str(FRENCH).unwrap()),
        (Lang::En, ENGLISH, ron::from_str(ENGLISH).unwrap()),
    ]
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .split('{')
        .skip(1)
        .map(|s| s.split_once('}').unwrap().0)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn both_files_have_exactly_the_keys() {
    for (lang, source, phrases) in both() {
        for key in Key::ALL {
            assert!(
                phrases.contains_key(key),
                "{lang:?}: {} missing",
                key.name()
            );
        }
        assert_eq!(phrases.len(), Key::ALL.len());
        // A key written twice would silently hide its first text.
        let mut written: Vec<&str> = source
            .lines()
            .filter(|l| !l.trim_start().starts_with("//"))
            .filter_map(|l| l.split_once(": \""))
            .map(|(name, _)| name.trim())
            .collect();
        let lines = written.len();
        written.sort_unstable();
        written.dedup();
        assert_eq!(lines, written.len(), "{lang:?}: a key twice");
        assert_eq!(lines, Key::ALL.len());
    }
}

#[test]
fn placeholders_are_the_same_in_both() {
    for key in Key::ALL {
        assert_eq!(
            placeholders(text(Lang::Fr, *key)),
            placeholders(text(Lang::En, *key)),
            "{}",
            key.name()
        );
    }
}

#[test]
fn plurals_come_in_pairs() {
    for key in Key::ALL {
        let name = key.name();
        let twin = match (name.strip_suffix("One"), name.strip_suffix("Other")) {
            (Some(stem), _) => format!("{stem}Other"),
            (_, Some(stem)) => format!("{stem}One"),
            _ => continue,
        };
        assert!(
            Key::ALL.iter().any(|k| k.name() == twin),
            "{name} without {twin}"
        );
    }
}

#[test]
fn no_phrase_is_empty_or_padded() {
    for (lang, _, phrases) in both() {
        for (key, phrase) in &phrases {
            assert!(!phrase.is_empty(), "{lang:?} {}", key.name());
            assert_eq!(phrase.trim(), phrase, "{lang:?} {}", key.name());
            // The command line help is laid out in columns.
            let columns = key.name().starts_with("Cli");
            assert!(columns || !phrase.contains("  "), "{lang:?} {}", key.name());
        }
    }
}

#[test]
fn neither_language_uses_typewriter_signs() {
    for (lang, _, phrases) in both() {
        for (key, phrase) in &phrases {
            let place = format!("{lang:?} {}: {phrase}", key.name());
            assert!(!phrase.contains("..."), "{place}");
            assert!(!phrase.contains('\''), "{place}");
            assert!(!phrase.contains('"'), "{place}");
            assert!(!phrase.contains(" - "), "{place}");
        }
    }
}

#[test]
fn french_spaces() {
    let (_, _, french) = both().into_iter().next().unwrap();
    for (key, phrase) in &french {
        let place = format!("{}: {phrase}", key.name());
        let chars: Vec<char> = phrase.chars().collect();
        for (i, c) in chars.iter().enumerate() {
            let before = i.checked_sub(1).map(|j| chars[j]);
            let after = chars.get(i + 1);
            let fixed = |c: char| matches!(c, '\u{a0}' | '\u{202f}');
            if matches!(c, ':' | ';' | '!' | '?' | '%' | '»') {
                // A sign that stands alone, as the mark of an unknown length, has nothing before.
                assert!(before.is_none_or(fixed), "{place}");
            }
            if matches!(c, '«' | '≥' | '≤' | '≈' | '±' | '≠') {
                assert!(after.is_none_or(|c| fixed(*c) || *c == '{'), "{place}");
            }
            if *c == '€' {
                assert!(
                    before.is_none_or(|c| fixed(c) || "Mdk (".contains(c)),
                    "{place}"
                );
            }
        }
    }
}

#[test]
fn french_capitals_have_their_accents() {
    let (_, _, french) = both().into_iter().next().unwrap();
    let bare = [
        "Etat",
        "Echeance",
        "Echec",
        "Ecran",
        "Editer",
        "Edition",
        "Echelle",
        "Ecarte",
        "Etape",
        "Evenement",
        "Etendu",
        "Egal",
        "Ecart",
        "Elabor",
    ];
    for (key, phrase) in &french {
        for word in bare {
            assert!(!phrase.contains(word), "{}: {phrase}", key.name());
        }
        assert!(!phrase.starts_with("A "), "{}: {phrase}", key.name());
    }
}

#[test]
fn labels_have_no_full_stop() {
    for (lang, _, phrases) in both() {
        for (key, phrase) in &phrases {
            // Sentences say so in their name; abbreviations end with a point of their own.
            let sentence = ["Text", "Note", "Help"]
                .iter()
                .any(|s| key.name().ends_with(s));
            let allowed = sentence
                || phrase.ends_with("n.c.")
                || phrase.ends_with("n.p.")
                || phrase.ends_with("est.");
            assert!(
                allowed || !phrase.ends_with('.'),
                "{lang:?} {}: {phrase}",
                key.name()
            );
            assert!(!phrase.ends_with('!'), "{lang:?} {}", key.name());
        }
    }
}

#[test]
fn values_are_inserted_as_they_are() {
    let title = "{amount} & co";
    let said = fill(Lang::Fr, Key::BoundMoreThan, &[("amount", title)]);
    assert_eq!(said, "plus de {amount} & co");
}

#[test]
fn zero_is_singular_in_french_only() {
    let signatories = |lang, n| count(lang, Key::SignatoriesOne, Key::SignatoriesOther, n, &[]);
    assert_eq!(signatories(Lang::Fr, 0), "0 signataire");
    assert_eq!(signatories(Lang::Fr, 1), "1 signataire");
    assert_eq!(signatories(Lang::Fr, 9), "9 signataires");
    assert_eq!(signatories(Lang::En, 0), "0 signatories");
    assert_eq!(signatories(Lang::En, 1), "1 signatory");
}
