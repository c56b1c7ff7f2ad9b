//! Everything a contract holds, section by section, to list, change, remove, reorder and add to.
//! Knows no toolkit and changes nothing.

use super::form::{FormSubject, NewThing};
use crate::contract::*;
use crate::edit::Target;
use crate::wording::date::Style;
use crate::wording::{Key as Phrase, Lang, amount, date, sentence, share, text};

/// A kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// Partners.
    Partners,
    /// Groups of partners.
    Groups,
    /// Perimeters.
    Perimeters,
    /// Lines, as a tree.
    Lines,
    /// Commitments.
    Commitments,
    /// Announced figures.
    Announced,
    /// Rows of the timeline.
    Lanes,
    /// Events.
    Deadlines,
    /// Documents.
    Documents,
    /// Sources.
    Sources,
}

impl SectionKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [SectionKind; 10] = [
        SectionKind::Partners,
        SectionKind::Groups,
        SectionKind::Perimeters,
        SectionKind::Lines,
        SectionKind::Commitments,
        SectionKind::Announced,
        SectionKind::Lanes,
        SectionKind::Deadlines,
        SectionKind::Documents,
        SectionKind::Sources,
    ];

    /// The title of the section.
    pub fn phrase(self) -> Phrase {
        match self {
            SectionKind::Partners => Phrase::ContentsPartners,
            SectionKind::Groups => Phrase::ContentsGroups,
            SectionKind::Perimeters => Phrase::ContentsPerimeters,
            SectionKind::Lines => Phrase::ContentsLines,
            SectionKind::Commitments => Phrase::ContentsCommitments,
            SectionKind::Announced => Phrase::ContentsAnnounced,
            SectionKind::Lanes => Phrase::ContentsLanes,
            SectionKind::Deadlines => Phrase::ContentsDeadlines,
            SectionKind::Documents => Phrase::ContentsDocuments,
            SectionKind::Sources => Phrase::ContentsSources,
        }
    }

    /// The form that adds one. `None` for a commitment where there is no line to bear it.
    pub fn new_thing(self, contract: &Contract) -> Option<FormSubject> {
        let thing = match self {
            SectionKind::Partners => NewThing::Partner,
            SectionKind::Groups => NewThing::Group,
            SectionKind::Perimeters => NewThing::Perimeter,
            SectionKind::Lines => NewThing::Axis,
            SectionKind::Commitments => NewThing::Commitment {
                line: contract.lines.first()?.id.clone(),
                partners: Vec::new(),
                perimeter: None,
            },
            SectionKind::Announced => NewThing::Announced {
                subject: Subject::Contract,
            },
            SectionKind::Lanes => NewThing::Lane,
            SectionKind::Deadlines => NewThing::Deadline,
            SectionKind::Documents => NewThing::Document,
            SectionKind::Sources => NewThing::Source,
        };
        Some(FormSubject::New(thing))
    }
}

/// One thing of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub target: Target,
    /// Its name.
    pub name: String,
    /// What tells it from others of its kind; may be empty.
    pub detail: String,
    /// How deep it stands in the tree of lines; 0 elsewhere.
    pub depth: usize,
}

impl SectionKind {
    /// How many things of this kind a contract holds.
    pub fn count(self, contract: &Contract) -> usize {
        match self {
            SectionKind::Partners => contract.partners.len(),
            SectionKind::Groups => contract.groups.len(),
            SectionKind::Perimeters => contract.perimeters.len(),
            SectionKind::Lines => contract.lines.len(),
            SectionKind::Commitments => contract.commitments.len(),
            SectionKind::Announced => contract.announced.len(),
            SectionKind::Lanes => contract.schedule.lanes.len(),
            SectionKind::Deadlines => contract.schedule.deadlines.len(),
            SectionKind::Documents => contract.references.documents.len(),
            SectionKind::Sources => contract.references.sources.len(),
        }
    }

    /// One thing of this kind, by its place in the contract.
    pub fn item(self, contract: &Contract, at: usize, lang: Lang) -> Option<Item> {
        let flat = |target, name: &str, detail: String| Item {
            target,
            name: name.to_owned(),
            detail,
            depth: 0,
        };
        let day = |day: Option<PartialDate>| {
            let words = day.map(|day| date::date(day, Style::Long, lang));
            words.unwrap_or_default()
        };
        Some(match self {
            SectionKind::Partners => {
                let p = contract.partners.get(at)?;
                flat(
                    Target::Partner(p.id.clone()),
                    &p.name,
                    partner_detail(p, lang),
                )
            }
            SectionKind::Groups => {
                let g = contract.groups.get(at)?;
                let members = sentence::list(&shorts(contract, &g.members), lang);
                flat(Target::Group(g.id.clone()), &g.name, members)
            }
            SectionKind::Perimeters => {
                let p = contract.perimeters.get(at)?;
                flat(
                    Target::Perimeter(p.id.clone()),
                    &p.name,
                    part_of(contract, p, lang),
                )
            }
            SectionKind::Lines => line(contract, contract.lines.get(at)?, lang),
            SectionKind::Commitments => commitment(contract, contract.commitments.get(at)?, lang),
            SectionKind::Announced => announced(contract, contract.announced.get(at)?, lang),
            SectionKind::Lanes => {
                let l = contract.schedule.lanes.get(at)?;
                flat(Target::Lane(l.id.clone()), &l.title, String::new())
            }
            SectionKind::Deadlines => {
                let d = contract.schedule.deadlines.get(at)?;
                let when = date::when(d.date, Style::Long, lang);
                flat(Target::Deadline(d.id.clone()), &d.title, when)
            }
            SectionKind::Documents => {
                let d = contract.references.documents.get(at)?;
                flat(Target::Document(d.id.clone()), &d.title, day(d.date))
            }
            SectionKind::Sources => {
                let s = contract.references.sources.get(at)?;
                let publisher = s.publisher.clone().unwrap_or_default();
                flat(Target::Source(s.id.clone()), &s.title, publisher)
            }
        })
    }

    /// All things of this kind, in contract order.
    pub fn items(self, contract: &Contract, lang: Lang) -> impl Iterator<Item = Item> {
        (0..self.count(contract)).filter_map(move |at| self.item(contract, at, lang))
    }
}

fn part_of(contract: &Contract, perimeter: &Perimeter, lang: Lang) -> String {
    let whole = perimeter
        .part_of
        .as_ref()
        .and_then(|id| contract.perimeter(id));
    whole.map_or(String::new(), |w| {
        format!("{} {}", text(lang, Phrase::FieldPartOf), w.label())
    })
}

fn partner_detail(partner: &Partner, lang: Lang) -> String {
    let kind = sentence::partner_kind(partner.kind, lang);
    let role = sentence::role(partner.role, lang);
    format!("{kind} · {role}")
}

fn line(contract: &Contract, line: &Line, lang: Lang) -> Item {
    Item {
        target: Target::Line(line.id.clone()),
        name: line.title.clone(),
        detail: line_detail(line, lang),
        depth: contract.depth(&line.id),
    }
}

fn line_detail(line: &Line, lang: Lang) -> String {
    let number = line.number().filter(|n| !n.is_empty());
    match (&line.kind, number) {
        (LineKind::Axis(_), Some(number)) => sentence::axis(number, lang),
        (kind, Some(number)) => format!("{} {number}", sentence::line_kind(kind, lang)),
        (kind, None) => sentence::line_kind(kind, lang).to_owned(),
    }
}

fn commitment(contract: &Contract, c: &Commitment, lang: Lang) -> Item {
    let partners = sentence::list(&shorts(contract, &c.by), lang);
    let line = contract.line(&c.line);
    let line = line.map_or(c.line.to_string(), |l| line_name(l, lang));
    Item {
        target: Target::Commitment(c.key),
        name: format!("{partners}, {line}"),
        detail: with_perimeter(contract, c.perimeter.as_ref(), state(&c.amount, lang)),
        depth: 0,
    }
}

fn announced(contract: &Contract, a: &Announced, lang: Lang) -> Item {
    let value = match &a.value {
        Value::Amount(known) => state(known, lang),
        Value::Share { percent, .. } => share::published(*percent, lang),
    };
    Item {
        target: Target::Announced(a.key),
        name: subject_name(contract, &a.subject, lang),
        detail: with_perimeter(contract, a.perimeter.as_ref(), value),
        depth: 0,
    }
}

fn with_perimeter(contract: &Contract, id: Option<&PerimeterId>, value: String) -> String {
    match id.and_then(|id| contract.perimeter(id)) {
        // Contracts with a single perimeter need not repeat it.
        Some(perimeter) if contract.perimeters.len() > 1 => {
            format!("{value} · {}", perimeter.label())
        }
        _ => value,
    }
}

fn state(state: &State, lang: Lang) -> String {
    match state.statement() {
        Some(statement) => amount::statement(statement, lang),
        None => sentence::state_name(state.kind(), lang).to_owned(),
    }
}

fn shorts<'a>(contract: &'a Contract, ids: &'a [PartnerId]) -> Vec<&'a str> {
    let short = |id: &'a PartnerId| contract.partner(id).map_or(id.as_str(), |p| &p.short);
    ids.iter().map(short).collect()
}

fn line_name(line: &Line, lang: Lang) -> String {
    match line.number().filter(|n| !n.is_empty()) {
        Some(number) if line.is_axis() => sentence::axis(number, lang),
        _ => line.label().to_owned(),
    }
}

fn subject_name(contract: &Contract, subject: &Subject, lang: Lang) -> String {
    match subject {
        Subject::Contract => text(lang, Phrase::SubjectWholeContract).to_owned(),
        Subject::Line(id) => {
            let line = contract.line(id);
            line.map_or(id.to_string(), |l| line_name(l, lang))
        }
        Subject::Partner(id) => {
            let partner = contract.partner(id);
            partner.map_or(id.to_string(), |p| p.name.clone())
        }
        Subject::Group(id) => contract
            .group(id)
            .map_or(id.to_string(), |g| g.name.clone()),
        Subject::Partners(ids) => sentence::list(&shorts(contract, ids), lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::form::Form;

    fn contract() -> Contract {
        crate::app::form::fixture::everything()
    }

    #[test]
    fn everything_is_listed_once_and_can_be_opened() {
        let contract = contract();
        let all = |kind: SectionKind| kind.items(&contract, Lang::Fr).count();
        assert_eq!(all(SectionKind::Lines), contract.lines.len());
        assert_eq!(all(SectionKind::Commitments), contract.commitments.len());
        assert_eq!(all(SectionKind::Announced), contract.announced.len());
        let kinds = SectionKind::ALL.into_iter();
        for item in kinds.flat_map(|kind| kind.items(&contract, Lang::Fr)) {
            assert!(!item.name.is_empty());
            let subject = FormSubject::Edit(item.target.clone());
            assert!(
                Form::open(subject, &contract, Lang::Fr).is_some(),
                "{item:?}"
            );
        }
        for kind in SectionKind::ALL {
            let subject = kind.new_thing(&contract).unwrap();
            assert!(Form::open(subject, &contract, Lang::En).is_some());
        }
    }

    #[test]
    fn lines_stand_as_deep_as_in_the_tree() {
        let contract = contract();
        let items = SectionKind::Lines.items(&contract, Lang::Fr);
        for (item, line) in items.zip(&contract.lines) {
            assert_eq!(item.depth, contract.depth(&line.id), "{item:?}");
        }
    }
}
