//! The forms of partners, groups and perimeters. Knows nothing of the figures they bear.

use super::choices::{
    self, ARTICLES, ROLES, article_name, articles, kinds, none, partner_kind, role,
};
use super::reader::Answers;
use super::{Choice, Draft, FieldKey, FieldProblem, Label};
use crate::contract::*;
use crate::edit::{Change, Edit};

/// Number of partner colours.
const SLOTS: u8 = 9;

/// A partner to be filled in: a signatory with the first free colour.
pub(super) fn blank_partner(contract: &Contract) -> Partner {
    let taken = |slot: &u8| contract.partners.iter().any(|p| p.slot == Some(*slot));
    Partner {
        id: PartnerId::fresh("", |_| false),
        name: String::new(),
        short: String::new(),
        article: Article::None,
        kind: PartnerKind::Other,
        role: Role::Signatory,
        slot: (1..=SLOTS).find(|slot| !taken(slot)),
        note: None,
    }
}

/// Asks for a partner.
pub(super) fn ask_partner(draft: &mut Draft<'_>, partner: &Partner) {
    draft.text(FieldKey::Name, &partner.name);
    draft.text(FieldKey::ShortName, &partner.short);
    draft.choice(FieldKey::Article, articles(), article_name(partner.article));
    let of_kind = kinds(&PartnerKind::ALL, partner_kind);
    draft.choice(FieldKey::PartnerKind, of_kind, partner_kind(partner.kind).0);
    draft.choice(FieldKey::Role, kinds(&ROLES, role), role(partner.role).0);
    draft.only(FieldKey::Role, &["signatory"], |draft| {
        let slot = partner
            .slot
            .map(|slot| slot.to_string())
            .unwrap_or_default();
        draft.choice(FieldKey::Slot, slots(), &slot);
    });
    draft.note(FieldKey::Note, partner.note.as_ref());
}

fn slots() -> Vec<Choice> {
    let colours = (1..=SLOTS).map(|slot| Choice {
        value: slot.to_string(),
        label: Label::Text(slot.to_string()),
    });
    std::iter::once(none()).chain(colours).collect()
}

fn read_partner(answers: &mut Answers<'_>, id: PartnerId) -> Partner {
    let name = answers.name(FieldKey::Name);
    let role = answers.pick(FieldKey::Role, &ROLES, |r| role(r).0, Role::Signatory);
    Partner {
        id,
        // A partner without a short name is called by its name.
        short: answers
            .option(FieldKey::ShortName)
            .unwrap_or_else(|| name.clone()),
        name,
        article: answers.pick(FieldKey::Article, &ARTICLES, article_name, Article::None),
        kind: answers.pick(
            FieldKey::PartnerKind,
            &PartnerKind::ALL,
            |k| partner_kind(k).0,
            PartnerKind::Other,
        ),
        slot: match role {
            Role::Signatory => answers.choice(FieldKey::Slot).parse().ok(),
            Role::Financer => None,
        },
        role,
        note: answers.note(FieldKey::Note),
    }
}

/// The edit that changes a partner.
pub(super) fn change_partner(answers: &mut Answers<'_>, before: &Partner) -> Edit {
    let item = read_partner(answers, before.id.clone());
    let id = before.id.clone();
    Edit::Partner(Change::Replace { id, item })
}

/// The edit that adds a partner, last.
pub(super) fn add_partner(answers: &mut Answers<'_>, contract: &Contract) -> Edit {
    let mut item = read_partner(answers, PartnerId::fresh("", |_| false));
    let taken = |id: &str| contract.partners.iter().any(|p| p.id.as_str() == id);
    item.id = PartnerId::fresh(&item.short, taken);
    let at = contract.partners.len();
    Edit::Partner(Change::Insert { at, item })
}

/// A group to be filled in.
pub(super) fn blank_group() -> Group {
    Group {
        id: GroupId::fresh("", |_| false),
        name: String::new(),
        members: Vec::new(),
    }
}

/// Asks for a group.
pub(super) fn ask_group(draft: &mut Draft<'_>, group: &Group) {
    draft.text(FieldKey::Name, &group.name);
    let members = choices::partners_taken(draft.contract, &group.members);
    draft.many(FieldKey::Members, members);
}

fn read_group(answers: &mut Answers<'_>, id: GroupId) -> Group {
    Group {
        id,
        name: answers.name(FieldKey::Name),
        members: answers.ids(FieldKey::Members, PartnerId::new),
    }
}

/// The edit that changes a group.
pub(super) fn change_group(answers: &mut Answers<'_>, before: &Group) -> Edit {
    let item = read_group(answers, before.id.clone());
    let id = before.id.clone();
    Edit::Group(Change::Replace { id, item })
}

/// The edit that adds a group, last.
pub(super) fn add_group(answers: &mut Answers<'_>, contract: &Contract) -> Edit {
    let mut item = read_group(answers, GroupId::fresh("", |_| false));
    let taken = |id: &str| contract.groups.iter().any(|g| g.id.as_str() == id);
    item.id = GroupId::fresh(&item.name, taken);
    let at = contract.groups.len();
    Edit::Group(Change::Insert { at, item })
}

/// A perimeter to be filled in.
pub(super) fn blank_perimeter() -> Perimeter {
    Perimeter {
        id: PerimeterId::fresh("", |_| false),
        name: String::new(),
        short: None,
        part_of: None,
        note: None,
        sources: Vec::new(),
    }
}

/// Asks for a perimeter.
pub(super) fn ask_perimeter(draft: &mut Draft<'_>, perimeter: &Perimeter) {
    draft.text(FieldKey::Name, &perimeter.name);
    draft.option(FieldKey::ShortName, perimeter.short.as_deref());
    let mut options = vec![none()];
    options.extend(choices::perimeters(draft.contract));
    let part_of = perimeter.part_of.as_ref().map_or("", |id| id.as_str());
    draft.choice(FieldKey::PartOf, options, part_of);
    draft.citations(FieldKey::Sources, &perimeter.sources);
    draft.note(FieldKey::Note, perimeter.note.as_ref());
}

fn read_perimeter(answers: &mut Answers<'_>, id: PerimeterId) -> Perimeter {
    let part_of = answers.id(FieldKey::PartOf, PerimeterId::new);
    if part_of.as_ref() == Some(&id) {
        answers.refuse(FieldKey::PartOf, FieldProblem::PartOfItself);
    }
    Perimeter {
        id,
        name: answers.name(FieldKey::Name),
        short: answers.option(FieldKey::ShortName),
        part_of,
        note: answers.note(FieldKey::Note),
        sources: answers.citations(FieldKey::Sources),
    }
}

/// The edit that changes a perimeter.
pub(super) fn change_perimeter(answers: &mut Answers<'_>, before: &Perimeter) -> Edit {
    let item = read_perimeter(answers, before.id.clone());
    let id = before.id.clone();
    Edit::Perimeter(Change::Replace { id, item })
}

/// The edit that adds a perimeter, last. Its id is made once its name is known, and is none of
/// the contract's, so it can be part of any of them.
pub(super) fn add_perimeter(answers: &mut Answers<'_>, contract: &Contract) -> Edit {
    let taken = |id: &str| contract.perimeters.iter().any(|p| p.id.as_str() == id);
    let unused = PerimeterId::fresh("", taken);
    let mut item = read_perimeter(answers, unused);
    item.id = PerimeterId::fresh(item.label(), taken);
    let at = contract.perimeters.len();
    Edit::Perimeter(Change::Insert { at, item })
}
