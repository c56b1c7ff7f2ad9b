//! Names that are not what they seem: characters that cannot be seen or that turn the direction of reading, and letters
//! of another alphabet that look like Latin ones. Source of the rule: Unicode UTS 39, confusable characters, of which the
//! Cyrillic, Greek, fullwidth and mathematical letters that pass for Latin ones are kept.

use super::finding::{Code, Facts, Finding, FindingSubject, Severity};
use super::reach::Reach;
use crate::contract::{Contract, is_hidden, lookalike, skeleton};

pub(super) fn check(contract: &Contract, reach: &Reach, out: &mut Vec<Finding>) {
    each_name(contract, reach, &mut |subject, name| {
        if name.is_ascii() && !name.chars().any(is_hidden) {
            return;
        }
        if name.chars().any(is_hidden) {
            let facts = Facts::Hidden(name.to_owned());
            out.push(found(Code::HiddenCharacters, subject(), facts));
        }
        if name.split(|c: char| !c.is_alphanumeric()).any(is_mixed) {
            let facts = Facts::Lookalike {
                name: name.to_owned(),
                reads: skeleton(name),
            };
            out.push(found(Code::LookalikeLetters, subject(), facts));
        }
    });
}

fn found(code: Code, subject: FindingSubject, facts: Facts) -> Finding {
    Finding {
        severity: Severity::Review,
        code,
        subject,
        perimeter: None,
        facts,
    }
}

type See<'s> = dyn FnMut(&dyn Fn() -> FindingSubject, &str) + 's;

/// Calls `see` with every name and title, and what bears it.
fn each_name(contract: &Contract, reach: &Reach, see: &mut See<'_>) {
    use FindingSubject as S;
    if reach.has_names() {
        each_of_few(contract, see);
    }
    for l in reach.named_lines(contract) {
        see(&|| S::Line(l.id.clone()), &l.title);
        l.short
            .iter()
            .for_each(|s| see(&|| S::Line(l.id.clone()), s));
    }
    for d in reach.deadlines(contract) {
        see(&|| S::Deadline(d.id.clone()), &d.title);
        d.short
            .iter()
            .for_each(|s| see(&|| S::Deadline(d.id.clone()), s));
    }
}

/// What there are few of: all but lines and events.
fn each_of_few(contract: &Contract, see: &mut See<'_>) {
    use FindingSubject as S;
    see(&|| S::Contract, &contract.identity.title);
    for p in &contract.perimeters {
        see(&|| S::Perimeter(p.id.clone()), &p.name);
        p.short
            .iter()
            .for_each(|s| see(&|| S::Perimeter(p.id.clone()), s));
    }
    for p in &contract.partners {
        see(&|| S::Partner(p.id.clone()), &p.name);
        if p.short != p.name {
            see(&|| S::Partner(p.id.clone()), &p.short);
        }
    }
    for g in &contract.groups {
        see(&|| S::Group(g.id.clone()), &g.name);
    }
    for lane in &contract.schedule.lanes {
        see(&|| S::Contract, &lane.title);
    }
    for d in &contract.references.documents {
        see(&|| S::Document(d.id.clone()), &d.title);
    }
    for s in &contract.references.sources {
        see(&|| S::Source(s.id.clone()), &s.title);
    }
}

/// True for a word that mixes Latin letters with others that look like Latin ones.
fn is_mixed(word: &str) -> bool {
    let is_latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}');
    let strange = word.chars().any(|c| lookalike(c) != c);
    strange && word.chars().any(is_latin)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, codes, only};
    use super::*;

    #[test]
    fn letters_that_pass_for_latin_ones_are_read_as_such() {
        for (name, reads) in [
            ("PАS", "PAS"),
            ("Ѕоmmе", "Somme"),
            ("Ｎｏｒｄ", "Nord"),
            ("𝐌𝐄𝐋 𝑎", "MEL a"),
        ] {
            assert_eq!(skeleton(name), reads);
        }
        for name in ["État", "Œuvre", "µm", "Ωμέγα", "Москва"] {
            assert!(!name.split(' ').any(is_mixed), "{name}");
        }
    }

    #[test]
    fn a_name_with_hidden_characters_is_to_examine() {
        let contract = Sample::new().partner("c", "Région\u{202e}").build();
        let finding = only(&contract, Code::HiddenCharacters);
        assert_eq!(finding.severity, Severity::Review);
        assert_eq!(finding.facts, Facts::Hidden("Région\u{202e}".into()));
    }

    #[test]
    fn a_name_with_letters_of_another_alphabet_is_to_examine() {
        let contract = Sample::new().partner("c", "PАS").build();
        let finding = only(&contract, Code::LookalikeLetters);
        let Facts::Lookalike { reads, .. } = finding.facts else {
            panic!()
        };
        assert_eq!(reads, "PAS");
        let twice = Sample::new()
            .partner("c", "Métropole")
            .partner("d", "Métrоpole")
            .build();
        assert!(codes(&twice).contains(&Code::SameName));
    }
}
