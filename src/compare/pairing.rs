//! Two identifiers that a person holds for the same thing: the first of two versions is then read
//! as if it used the identifiers of the second. Nothing is paired alone, and no file changes.

use crate::contract::*;
use crate::edit::Target;
use std::collections::BTreeMap;

/// The same thing under two identifiers: that of the first version, that of the second.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// What the first version calls it.
    pub old: Target,
    /// What the second one does.
    pub new: Target,
}

impl Pair {
    /// The same for the two versions in each other's place.
    #[must_use]
    pub fn turned(&self) -> Self {
        Self {
            old: self.new.clone(),
            new: self.old.clone(),
        }
    }
}

/// The new identifiers, kind by kind.
#[derive(Default)]
struct Renamed<'a> {
    perimeters: BTreeMap<&'a PerimeterId, &'a PerimeterId>,
    partners: BTreeMap<&'a PartnerId, &'a PartnerId>,
    groups: BTreeMap<&'a GroupId, &'a GroupId>,
    lines: BTreeMap<&'a LineId, &'a LineId>,
    deadlines: BTreeMap<&'a DeadlineId, &'a DeadlineId>,
    documents: BTreeMap<&'a DocumentId, &'a DocumentId>,
}

/// A contract that uses the second identifier of each pair. Pairs of two kinds, of what the contract
/// does not hold, and those whose second identifier it uses already, change nothing.
pub fn paired(contract: &Contract, pairs: &[Pair]) -> Contract {
    let mut names = Renamed::default();
    let is_free = |pair: &&Pair| pair.old.exists(contract) && !pair.new.exists(contract);
    for pair in pairs.iter().filter(is_free) {
        match (&pair.old, &pair.new) {
            (Target::Perimeter(old), Target::Perimeter(new)) => {
                names.perimeters.insert(old, new);
            }
            (Target::Partner(old), Target::Partner(new)) => {
                names.partners.insert(old, new);
            }
            (Target::Group(old), Target::Group(new)) => {
                names.groups.insert(old, new);
            }
            (Target::Line(old), Target::Line(new)) => {
                names.lines.insert(old, new);
            }
            (Target::Deadline(old), Target::Deadline(new)) => {
                names.deadlines.insert(old, new);
            }
            (Target::Document(old), Target::Document(new)) => {
                names.documents.insert(old, new);
            }
            _ => {}
        }
    }
    let mut out = contract.clone();
    out.finder = Finder::default();
    names.parts(&mut out);
    names.figures(&mut out);
    out
}

impl Renamed<'_> {
    /// Perimeters, partners, groups, lines, events, documents.
    fn parts(&self, contract: &mut Contract) {
        for perimeter in &mut contract.perimeters {
            put(&self.perimeters, &mut perimeter.id);
            put_in(&self.perimeters, &mut perimeter.part_of);
        }
        for partner in &mut contract.partners {
            put(&self.partners, &mut partner.id);
        }
        for group in &mut contract.groups {
            put(&self.groups, &mut group.id);
            for id in &mut group.members {
                put(&self.partners, id);
            }
        }
        for line in contract.lines.iter_mut() {
            put(&self.lines, &mut line.id);
            put_in(&self.lines, &mut line.parent);
        }
        for event in &mut contract.schedule.deadlines {
            put(&self.deadlines, &mut event.id);
            put_in(&self.lines, &mut event.links.line);
            put_in(&self.partners, &mut event.links.partner);
            put_in(&self.documents, &mut event.links.document);
        }
        for document in &mut contract.references.documents {
            put(&self.documents, &mut document.id);
        }
    }

    /// What is promised and what is announced.
    fn figures(&self, contract: &mut Contract) {
        for figure in contract.commitments.iter_mut() {
            put(&self.lines, &mut figure.line);
            put_in(&self.perimeters, &mut figure.perimeter);
            for id in &mut figure.by {
                put(&self.partners, id);
            }
        }
        for figure in &mut contract.announced {
            put_in(&self.perimeters, &mut figure.perimeter);
            match &mut figure.subject {
                Subject::Contract => {}
                Subject::Line(id) => put(&self.lines, id),
                Subject::Partner(id) => put(&self.partners, id),
                Subject::Group(id) => put(&self.groups, id),
                Subject::Partners(all) => all.iter_mut().for_each(|id| put(&self.partners, id)),
            }
            if let Value::Share { of, .. } = &mut figure.value {
                match of {
                    Base::Parts | Base::Envelope => {}
                    Base::Line(id) => put(&self.lines, id),
                    Base::Partner(id) => put(&self.partners, id),
                    Base::Group(id) => put(&self.groups, id),
                }
            }
        }
    }
}

fn put<I: Ord + Clone>(names: &BTreeMap<&I, &I>, id: &mut I) {
    if let Some(new) = names.get(id) {
        *id = (*new).clone();
    }
}

fn put_in<I: Ord + Clone>(names: &BTreeMap<&I, &I>, id: &mut Option<I>) {
    if let Some(id) = id {
        put(names, id);
    }
}
