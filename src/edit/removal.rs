//! Removing something together with what cannot stay without it.
//! Guarantees that the whole keeps its integrity; knows no screen and no language.

use super::part::Part;
use super::refused::Refused;
use super::target::Target;
use super::{Change, Edit, LineChange};
use crate::contract::*;
use std::collections::BTreeSet;

/// What happens to something that refers to what is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// It makes no sense alone and is removed too.
    Removed,
    /// It stays and loses the link.
    Unlinked,
}

/// Something that a removal concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependent {
    /// What.
    pub target: Target,
    /// What happens to it.
    pub effect: Effect,
}

/// All that is removed or loses a link when something is removed, kind by kind.
pub fn what_goes_with(contract: &Contract, subject: &Target) -> Vec<Dependent> {
    let plan = Plan::of(contract, subject);
    let listed = |targets: &[Target], effect| {
        let dependents = targets.iter().filter(|target| *target != subject);
        dependents
            .map(|target| Dependent {
                target: target.clone(),
                effect,
            })
            .collect::<Vec<_>>()
    };
    let mut all = listed(&plan.removed, Effect::Removed);
    all.extend(listed(&plan.unlinked, Effect::Unlinked));
    all
}

/// The edit that removes something and all that goes with it, named by the thing itself.
/// Refused for the contract itself, for its last perimeter, and for what does not exist.
pub fn remove(contract: &Contract, subject: &Target) -> Result<Edit, Refused> {
    if *subject == Target::Identity || !subject.exists(contract) {
        return Err(Refused::Unknown(subject.clone()));
    }
    if matches!(subject, Target::Perimeter(_)) && contract.perimeters.len() == 1 {
        return Err(Refused::LastPerimeter);
    }
    let mut plan = Plan::of(contract, subject);
    if plan.edits.len() == 1
        && let Some(single) = plan.edits.pop()
    {
        return Ok(single);
    }
    Ok(Edit::Batch(plan.edits))
}

/// Gives a source new contents; citations of passages that it loses keep citing the source.
pub fn change_source(contract: &Contract, source: Source) -> Result<Edit, Refused> {
    let before = contract.source(&source.id);
    let before = before.ok_or_else(|| Refused::Unknown(source.target()))?;
    let lost = before.quotes.iter().map(|q| &q.id);
    let lost = lost.filter(|id| !source.quotes.iter().any(|q| q.id == **id));
    let gone = Gone(
        lost.map(|q| Target::Quote(source.id.clone(), q.clone()))
            .collect(),
    );
    let id = source.id.clone();
    let mut edits = vec![Edit::Source(Change::Replace { id, item: source })];
    unlink_all(contract, &gone, &mut edits);
    Ok(Edit::Batch(edits))
}

/// The things that disappear.
struct Gone(BTreeSet<Target>);

impl Gone {
    fn has(&self, target: &Target) -> bool {
        self.0.contains(target)
    }
    fn partner(&self, id: &PartnerId) -> bool {
        self.has(&Target::Partner(id.clone()))
    }
    fn line(&self, id: &LineId) -> bool {
        self.has(&Target::Line(id.clone()))
    }
    fn group(&self, id: &GroupId) -> bool {
        self.has(&Target::Group(id.clone()))
    }
    /// True when what is cited disappears.
    fn sources(&self) -> bool {
        let mut all = self.0.iter();
        all.any(|target| matches!(target, Target::Source(_) | Target::Quote(..)))
    }
    fn perimeter(&self, id: &Option<PerimeterId>) -> bool {
        let has = |id: &PerimeterId| self.has(&Target::Perimeter(id.clone()));
        id.as_ref().is_some_and(has)
    }
}

/// What a removal does.
struct Plan {
    /// Kind by kind, passages of sources left out.
    removed: Vec<Target>,
    unlinked: Vec<Target>,
    /// The subject's own removal first.
    edits: Vec<Edit>,
}

impl Plan {
    fn of(contract: &Contract, subject: &Target) -> Self {
        let gone = closure(contract, subject);
        let mut edits = Vec::new();
        if let Target::Quote(source, quote) = subject {
            if let Some(found) = contract.source(source) {
                let mut item = found.clone();
                item.quotes.retain(|q| q.id != *quote);
                let id = source.clone();
                edits.push(Edit::Source(Change::Replace { id, item }));
            }
        } else {
            edits.extend(removal(contract, subject, &gone));
        }
        let passage = |target: &&Target| matches!(target, Target::Quote(..));
        let removed: Vec<Target> = gone.0.iter().filter(|t| !passage(t)).cloned().collect();
        for target in removed.iter().filter(|target| *target != subject) {
            edits.extend(removal(contract, target, &gone));
        }
        let first_unlink = edits.len();
        unlink_all(contract, &gone, &mut edits);
        let unlinked = edits
            .iter()
            .skip(first_unlink)
            .filter_map(replaced)
            .collect();
        Self {
            removed,
            unlinked,
            edits,
        }
    }
}

/// The subject and all that cannot stay without it.
fn closure(contract: &Contract, subject: &Target) -> Gone {
    let mut gone = Gone(BTreeSet::from([subject.clone()]));
    if let Target::Line(id) = subject
        && let Some(start) = contract.line_place(id)
    {
        let block = contract
            .lines
            .range(start..end_of_subtree(&contract.lines, start));
        gone.0.extend(block.map(Part::target));
    }
    if let Target::Source(id) = subject
        && let Some(source) = contract.source(id)
    {
        let quotes = source.quotes.iter().map(|q| q.id.clone());
        gone.0
            .extend(quotes.map(|quote| Target::Quote(id.clone(), quote)));
    }
    // Groups first: an announced figure may be about a group that loses its last member.
    for group in &contract.groups {
        if !group.members.is_empty() && group.members.iter().all(|id| gone.partner(id)) {
            gone.0.insert(group.target());
        }
    }
    let lost = lost_commitments(contract, subject, &gone);
    gone.0.extend(lost.into_iter().map(Part::target));
    for figure in &contract.announced {
        if gone.perimeter(&figure.perimeter) || is_about(figure, &gone) {
            gone.0.insert(figure.target());
        }
    }
    for deadline in &contract.schedule.deadlines {
        if gone.has(&Target::Lane(deadline.lane.clone())) {
            gone.0.insert(deadline.target());
        }
    }
    gone
}

/// The commitments that cannot stay without a line, a partner or a perimeter: nothing else takes
/// commitments along.
fn lost_commitments<'a>(
    contract: &'a Contract,
    subject: &Target,
    gone: &Gone,
) -> Vec<&'a Commitment> {
    let all = contract.commitments.iter();
    match subject {
        Target::Line(_) => {
            let lines = gone.0.iter().filter_map(|target| match target {
                Target::Line(id) => Some(id),
                _ => None,
            });
            lines.flat_map(|id| contract.commitments_on(id)).collect()
        }
        Target::Partner(id) => all.filter(|c| c.by.contains(id)).collect(),
        Target::Perimeter(id) => all.filter(|c| c.perimeter.as_ref() == Some(id)).collect(),
        _ => Vec::new(),
    }
}

/// True when a figure's subject, or the base of its share, disappears.
fn is_about(figure: &Announced, gone: &Gone) -> bool {
    let subject = match &figure.subject {
        Subject::Contract => false,
        Subject::Line(id) => gone.line(id),
        Subject::Partner(id) => gone.partner(id),
        Subject::Group(id) => gone.group(id),
        Subject::Partners(ids) => ids.iter().any(|id| gone.partner(id)),
    };
    let base = match &figure.value {
        Value::Amount(_) => false,
        Value::Share { of, .. } => match of {
            Base::Parts | Base::Envelope => false,
            Base::Line(id) => gone.line(id),
            Base::Partner(id) => gone.partner(id),
            Base::Group(id) => gone.group(id),
        },
    };
    subject || base
}

/// The edit that takes one thing out; none for what goes out with another.
fn removal(contract: &Contract, target: &Target, gone: &Gone) -> Option<Edit> {
    Some(match target.clone() {
        Target::Perimeter(id) => Edit::Perimeter(Change::Remove { id }),
        Target::Partner(id) => Edit::Partner(Change::Remove { id }),
        Target::Group(id) => Edit::Group(Change::Remove { id }),
        Target::Line(id) => {
            let parent = contract.line(&id).and_then(|l| l.parent.as_ref());
            if parent.is_some_and(|parent| gone.line(parent)) {
                return None;
            }
            Edit::Line(LineChange::Remove { id })
        }
        Target::Commitment(id) => Edit::Commitment(Change::Remove { id }),
        Target::Announced(id) => Edit::Announced(Change::Remove { id }),
        Target::Lane(id) => Edit::Lane(Change::Remove { id }),
        Target::Deadline(id) => Edit::Deadline(Change::Remove { id }),
        Target::Document(id) => Edit::Document(Change::Remove { id }),
        Target::Source(id) => Edit::Source(Change::Remove { id }),
        Target::Dismissal(id) => Edit::Dismissal(Change::Remove { id }),
        Target::Identity | Target::Quote(..) => return None,
    })
}

/// Appends the edits that drop every link to what disappears from what stays.
fn unlink_all(contract: &Contract, gone: &Gone, edits: &mut Vec<Edit>) {
    unlinked(&contract.perimeters, gone, |item| {
        item.part_of
            .take_if(|id| gone.has(&Target::Perimeter(id.clone())));
        uncite(&mut item.sources, gone);
    })
    .for_each(|(id, item)| edits.push(Edit::Perimeter(Change::Replace { id, item })));
    unlinked(&contract.groups, gone, |item| {
        item.members.retain(|id| !gone.partner(id));
    })
    .for_each(|(id, item)| edits.push(Edit::Group(Change::Replace { id, item })));
    let sources = gone.sources();
    // Of what stays, lines and commitments lose citations, and nothing else.
    let lines = sources.then_some(&contract.lines).into_iter().flatten();
    unlinked(lines, gone, |item| {
        uncite(&mut item.sources, gone);
        for other in &mut item.other_titles {
            uncite(&mut other.sources, gone);
        }
    })
    .for_each(|(id, item)| {
        let line = Box::new(item);
        edits.push(Edit::Line(LineChange::Replace { id, line }));
    });
    let commitments = sources.then_some(&contract.commitments);
    unlinked(commitments.into_iter().flatten(), gone, |item| {
        uncite(&mut item.sources, gone);
        uncite_state(&mut item.amount, gone);
    })
    .for_each(|(id, item)| edits.push(Edit::Commitment(Change::Replace { id, item })));
    unlinked(&contract.announced, gone, |item| {
        uncite(&mut item.sources, gone);
        for claim in &mut item.also {
            uncite(&mut claim.sources, gone);
        }
        if let Value::Amount(state) = &mut item.value {
            uncite_state(state, gone);
        }
    })
    .for_each(|(id, item)| edits.push(Edit::Announced(Change::Replace { id, item })));
    unlinked(&contract.schedule.deadlines, gone, |item| {
        uncite(&mut item.sources, gone);
        let links = &mut item.links;
        links.line.take_if(|id| gone.line(id));
        links.partner.take_if(|id| gone.partner(id));
        links
            .document
            .take_if(|id| gone.has(&Target::Document(id.clone())));
    })
    .for_each(|(id, item)| edits.push(Edit::Deadline(Change::Replace { id, item })));
    unlinked(&contract.references.documents, gone, |item| {
        uncite(&mut item.sources, gone)
    })
    .for_each(|(id, item)| edits.push(Edit::Document(Change::Replace { id, item })));
}

/// Things that stay and lose a link, as they are without it.
fn unlinked<'a, T: Part + 'a>(
    list: impl IntoIterator<Item = &'a T> + 'a,
    gone: &'a Gone,
    cut: impl Fn(&mut T) + 'a,
) -> impl Iterator<Item = (T::Id, T)> + 'a {
    list.into_iter().filter_map(move |item| {
        let mut refers = false;
        item.references(&mut |to| refers |= gone.has(&to));
        if !refers || gone.has(&item.target()) {
            return None;
        }
        let mut without = item.clone();
        cut(&mut without);
        (without != *item).then(|| (item.id().clone(), without))
    })
}

fn uncite(citations: &mut Vec<Citation>, gone: &Gone) {
    citations.retain(|c| !gone.has(&Target::Source(c.source.clone())));
    let before: Vec<Citation> = std::mem::take(citations);
    for mut citation in before {
        let source = &citation.source;
        citation
            .quote
            .take_if(|q| gone.has(&Target::Quote(source.clone(), q.clone())));
        if !citations.contains(&citation) {
            citations.push(citation);
        }
    }
}

fn uncite_state(state: &mut State, gone: &Gone) {
    if let State::Conflict {
        preferred,
        alternatives,
    } = state
    {
        for claim in std::iter::once(preferred).chain(alternatives) {
            uncite(&mut claim.sources, gone);
        }
    }
}

/// What a replacing edit replaces.
fn replaced(edit: &Edit) -> Option<Target> {
    Some(match edit {
        Edit::Perimeter(Change::Replace { item, .. }) => item.target(),
        Edit::Group(Change::Replace { item, .. }) => item.target(),
        Edit::Line(LineChange::Replace { line, .. }) => line.target(),
        Edit::Commitment(Change::Replace { item, .. }) => item.target(),
        Edit::Announced(Change::Replace { item, .. }) => item.target(),
        Edit::Deadline(Change::Replace { item, .. }) => item.target(),
        Edit::Document(Change::Replace { item, .. }) => item.target(),
        _ => return None,
    })
}
