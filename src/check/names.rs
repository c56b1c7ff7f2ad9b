//! Names, numbers and ids that are the same, or differ by one letter: probably one thing twice.
//!
//! Accents, case, punctuation and spaces do not make two names differ; digits do (“Tranche 1”,
//! “Tranche 2”).

use super::finding::{Code, Facts, Finding, FindingSubject, Severity};
use super::reach::Reach;
use crate::contract::{Contract, Line, skeleton};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest list in which every name is compared with every other. Beyond it only equal names are
/// looked for, so that the rules stay quick on contracts with thousands of operations.
const COMPARED: usize = 500;
/// Shorter names and ids differ by one letter too easily (Nord, Nort).
const SHORTEST_NAME: usize = 6;
const SHORTEST_ID: usize = 5;

/// One named thing of a list.
struct Named<'a> {
    subject: FindingSubject,
    id: Option<&'a str>,
    name: &'a str,
}

pub(super) fn check(contract: &Contract, reach: &Reach, out: &mut Vec<Finding>) {
    if reach.has_names() {
        lists_of_few(contract)
            .iter()
            .for_each(|list| alike(list, out));
    }
    // Lines are told apart among their siblings: “Études” may stand under two axes.
    for lines in reach.siblings(contract) {
        let names = lines.iter().map(|line| {
            let subject = FindingSubject::Line(line.id.clone());
            named(subject, line.id.as_str(), &line.title)
        });
        alike(&names.collect::<Vec<_>>(), out);
        same_numbers(&lines, out);
    }
}

fn alike(list: &[Named<'_>], out: &mut Vec<Finding>) {
    same_names(list, out);
    if list.len() <= COMPARED {
        similar(list, out);
    }
}

/// The lists within which names must tell things apart, those of lines aside.
fn lists_of_few(contract: &Contract) -> Vec<Vec<Named<'_>>> {
    let names: BTreeSet<&str> = contract.partners.iter().map(|p| p.name.as_str()).collect();
    vec![
        contract
            .partners
            .iter()
            .map(|p| {
                named(
                    FindingSubject::Partner(p.id.clone()),
                    p.id.as_str(),
                    &p.name,
                )
            })
            .collect(),
        contract
            .partners
            .iter()
            .map(|p| Named {
                subject: FindingSubject::Partner(p.id.clone()),
                id: None,
                name: &p.short,
            })
            .filter(|n| !names.contains(n.name))
            .collect(),
        contract
            .groups
            .iter()
            .map(|g| named(FindingSubject::Group(g.id.clone()), g.id.as_str(), &g.name))
            .collect(),
        contract
            .perimeters
            .iter()
            .map(|p| {
                named(
                    FindingSubject::Perimeter(p.id.clone()),
                    p.id.as_str(),
                    &p.name,
                )
            })
            .collect(),
        contract
            .references
            .sources
            .iter()
            .map(|s| {
                named(
                    FindingSubject::Source(s.id.clone()),
                    s.id.as_str(),
                    &s.title,
                )
            })
            .collect(),
        contract
            .references
            .documents
            .iter()
            .map(|d| {
                named(
                    FindingSubject::Document(d.id.clone()),
                    d.id.as_str(),
                    &d.title,
                )
            })
            .collect(),
    ]
}

fn named<'a>(subject: FindingSubject, id: &'a str, name: &'a str) -> Named<'a> {
    Named {
        subject,
        id: Some(id),
        name,
    }
}

/// Two things of one list with one name cannot be told apart on screen.
fn same_names(list: &[Named], out: &mut Vec<Finding>) {
    let mut first: BTreeMap<String, &Named> = BTreeMap::new();
    for item in list {
        let folded = fold(item.name);
        match first.get(&folded) {
            Some(other) => out.push(pair(
                Severity::Review,
                Code::SameName,
                item,
                other.name,
                item.name,
            )),
            None => {
                first.insert(folded, item);
            }
        }
    }
}

/// One letter apart is usually a typing mistake.
fn similar(list: &[Named], out: &mut Vec<Finding>) {
    let folded: Vec<String> = list.iter().map(|n| fold(n.name)).collect();
    for (i, (item, name)) in list.iter().zip(&folded).enumerate() {
        for (other, other_name) in list.iter().zip(&folded).take(i) {
            if name != other_name && one_letter_apart(name, other_name, SHORTEST_NAME) {
                let code = Code::SimilarNames;
                out.push(pair(Severity::Review, code, item, other.name, item.name));
            } else if let (Some(id), Some(other_id)) = (item.id, other.id)
                && one_letter_apart(id, other_id, SHORTEST_ID)
            {
                out.push(pair(Severity::Info, Code::SimilarIds, item, other_id, id));
            }
        }
    }
}

/// Two axes, or two objectives under one axis, with one number.
fn same_numbers(siblings: &[&Line], out: &mut Vec<Finding>) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for line in siblings {
        let Some(number) = line.number().filter(|n| !n.trim().is_empty()) else {
            continue;
        };
        if let Some(other) = first.insert(number.trim(), line.label()) {
            out.push(Finding {
                severity: Severity::Review,
                code: Code::SameNumber,
                subject: FindingSubject::Line(line.id.clone()),
                perimeter: None,
                facts: Facts::Names(other.to_owned(), line.label().to_owned()),
            });
        }
    }
}

fn pair(severity: Severity, code: Code, item: &Named, first: &str, second: &str) -> Finding {
    Finding {
        severity,
        code,
        subject: item.subject.clone(),
        perimeter: None,
        facts: Facts::Names(first.to_owned(), second.to_owned()),
    }
}

/// Lower case, no accents, words separated by one space.
fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in skeleton(name).nfd().filter(|c| !is_combining_mark(*c)) {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// One letter added, left out, replaced, or two swapped; digits all the same.
fn one_letter_apart(a: &str, b: &str, shortest: usize) -> bool {
    let (long, short) = (a.len().max(b.len()), a.len().min(b.len()));
    // Letters take one to four bytes: this only spares the work on clearly different lengths.
    if short < shortest || long.saturating_sub(short) > 4 || a == b {
        return false;
    }
    let digits = |s: &str| -> String { s.chars().filter(char::is_ascii_digit).collect() };
    digits(a) == digits(b) && strsim::osa_distance(a, b) == 1
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, codes, only};
    use super::*;

    #[test]
    fn names_that_fold_together_are_the_same() {
        let contract = Sample::new().partner("c", "cité  BASSE").build();
        let finding = only(&contract, Code::SameName);
        let names = Facts::Names("Cité basse".into(), "cité  BASSE".into());
        assert_eq!(finding.facts, names);
    }

    #[test]
    fn one_letter_apart_is_to_examine() {
        let contract = Sample::new().partner("c", "Ville d’Amon").build();
        only(&contract, Code::SimilarNames);
        assert!(one_letter_apart("somme", "sommes", 5));
        assert!(one_letter_apart("amiens", "amines", 5));
        assert!(!one_letter_apart("tranche 1", "tranche 2", 5));
        assert!(!one_letter_apart("nord", "nort", 5));
    }

    #[test]
    fn ids_count_too() {
        let contract = Sample::new()
            .partner("amiens", "La première")
            .partner("amines", "Une tout autre")
            .build();
        only(&contract, Code::SimilarIds);
    }

    #[test]
    fn siblings_have_their_own_number_and_title() {
        let mut contract = Sample::new().line("z", Some("XXX")).build();
        only(&contract, Code::SameName);
        contract.lines[2].title = "Autre chose".into();
        assert!(codes(&contract).is_empty());
        let kind = contract.lines[0].kind.clone();
        contract.lines[2].kind = kind;
        only(&contract, Code::SameNumber);
    }
}
