//! The questions of a merge in words: what is contested, and what each side says.
//! Decides nothing: conflicts are the merge's.

mod values;

use crate::compare::{Conflict, Field, List, Merge, Side, Values};
use crate::edit::Target;
use crate::wording::{self, Key, Lang, fill, text};

/// One conflict, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    /// What is contested: “MEL, axe 2 · Montant”.
    pub title: String,
    /// What it is in each of the versions that can be chosen: ours, theirs, then what both
    /// started from.
    pub options: Vec<(Side, String)>,
}

/// A conflict of a merge, in words.
pub fn contest(merge: &Merge, conflict: &Conflict, lang: Lang) -> Contest {
    let sides = [Side::Ours, Side::Theirs, Side::Base];
    let offered = sides.into_iter().filter(|side| conflict.offers(*side));
    Contest {
        title: title(merge, conflict, lang),
        options: offered
            .map(|side| (side, option(merge, conflict, side, lang)))
            .collect(),
    }
}

/// The name of a version: “Ici”, “Sur le disque”, “Avant”.
pub fn side_name(side: Side, lang: Lang) -> &'static str {
    let key = match side {
        Side::Ours => Key::MergeOurs,
        Side::Theirs => Key::MergeTheirs,
        Side::Base => Key::MergeBase,
    };
    text(lang, key)
}

fn title(merge: &Merge, conflict: &Conflict, lang: Lang) -> String {
    let spot = &conflict.spot;
    let field = text(lang, field_key(spot.field));
    if let Field::Order(list) = spot.field
        && spot.target == Target::Identity
    {
        return format!("{field} · {}", text(lang, list_key(list)));
    }
    let name = wording::edit::name(&merge.name(&spot.target), lang);
    format!("{} · {field}", wording::sentence::capitalised(&name))
}

/// What one side says; a removal in words where it does not have the thing.
fn option(merge: &Merge, conflict: &Conflict, side: Side, lang: Lang) -> String {
    let name = |target: &Target| wording::edit::name(&merge.name(target), lang);
    match &conflict.values {
        Values::Order(orders) => {
            let names: Vec<String> = orders.of(side).iter().map(name).collect();
            wording::sentence::list(&names, lang)
        }
        Values::Nesting(pairs) => {
            let place = |(inner, outer): &(Target, Option<Target>)| match outer {
                Some(outer) => fill(
                    lang,
                    Key::MergeUnder,
                    &[("name", &name(inner)), ("other", &name(outer))],
                ),
                None => fill(lang, Key::MergeAtTop, &[("name", &name(inner))]),
            };
            let places: Vec<String> = pairs.of(side).iter().map(place).collect();
            places.join(" · ")
        }
        Values::Thing(things) => {
            let Some(thing) = things.of(side) else {
                return text(lang, Key::MergeRemoved).to_owned();
            };
            let contract = merge.versions().of(side);
            if conflict.spot.field == Field::Existence {
                let kept = text(lang, Key::MergeKept);
                return format!("{kept} · {}", super::change::snapshot_text(thing, lang));
            }
            values::Words { contract, lang }
                .of(thing, &conflict.spot)
                .filter(|words| !words.trim().is_empty())
                .unwrap_or_else(|| text(lang, Key::MergeNothing).to_owned())
        }
    }
}

fn list_key(list: List) -> Key {
    match list {
        List::Perimeters => Key::InspectorPerimeter,
        List::Partners => Key::FieldPartners,
        List::Groups => Key::InspectorGroups,
        List::Lines => Key::LineKindAxis,
        List::Commitments => Key::ContentsCommitments,
        List::Announced => Key::SubjectAnnounced,
        List::Lanes => Key::SubjectLane,
        List::Deadlines => Key::SubjectDeadline,
        List::Documents => Key::SubjectDocument,
        List::Sources => Key::InspectorSources,
        List::Dismissed => Key::SubjectDismissal,
        List::Quotes => Key::InspectorQuote,
    }
}

fn field_key(field: Field) -> Key {
    match field {
        Field::Existence => Key::MergeExistence,
        Field::Order(_) => Key::MergeOrder,
        Field::Nesting | Field::Parent => Key::MergeNesting,
        Field::Title => Key::InspectorTitleField,
        Field::Name => Key::InspectorName,
        Field::Short => Key::InspectorShortName,
        Field::Note => Key::InspectorNote,
        Field::Sources => Key::InspectorSources,
        Field::AsOf => Key::InspectorSituation,
        Field::Amount => Key::InspectorAmount,
        Field::Perimeter => Key::InspectorPerimeter,
        Field::Line => Key::FieldLine,
        Field::Partners => Key::FieldPartners,
        Field::Credit => Key::InspectorCredit,
        Field::Purpose => Key::InspectorPurpose,
        Field::Subject => Key::FieldSubject,
        Field::Also => Key::InspectorAlso,
        Field::PartOf => Key::FieldPartOf,
        Field::Article => Key::InspectorArticle,
        Field::Role => Key::InspectorRole,
        Field::Slot => Key::InspectorColour,
        Field::Members => Key::FieldMembers,
        Field::Kind | Field::Lane => Key::InspectorKind,
        Field::Date => Key::InspectorDate,
        Field::Outcome => Key::InspectorOutcome,
        Field::Importance => Key::InspectorImportance,
        Field::LinkedLine => Key::InspectorLinkedLine,
        Field::LinkedPartner => Key::InspectorLinkedPartner,
        Field::LinkedDocument => Key::InspectorLinkedDocument,
        Field::Publisher => Key::InspectorPublisher,
        Field::Address => Key::InspectorAddress,
        Field::Read => Key::InspectorRead,
        Field::Seen => Key::SubjectDismissal,
        Field::Reason => Key::InspectorReason,
        Field::Words => Key::InspectorQuote,
        other => line_or_contract_key(other),
    }
}

/// Fields that only lines or the contract itself have.
fn line_or_contract_key(field: Field) -> Key {
    match field {
        Field::OtherTitles => Key::InspectorOtherTitles,
        Field::Children => Key::InspectorChildren,
        Field::Number => Key::InspectorNumber,
        Field::Themes => Key::InspectorThemes,
        Field::Owner => Key::InspectorOwner,
        Field::TotalCost => Key::InspectorTotalCost,
        Field::Start => Key::InspectorStart,
        Field::End => Key::InspectorEnd,
        Field::Tags => Key::InspectorTags,
        Field::Contracts => Key::InspectorOtherContracts,
        Field::Territory => Key::InspectorTerritory,
        Field::Period => Key::DialogNewPeriod,
        Field::Signed => Key::FieldSigned,
        Field::Predecessors => Key::FieldPredecessors,
        Field::Objectives => Key::FieldObjectives,
        Field::Disclaimer => Key::FieldDisclaimer,
        Field::Fictitious => Key::FieldFictitious,
        Field::Version => Key::FieldVersion,
        Field::VersionTitle => Key::FieldVersionTitle,
        Field::VersionDate => Key::FieldVersionDate,
        Field::PreviousVersion => Key::FieldPreviousVersion,
        _ => Key::InspectorTitleField,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Merge;
    use crate::contract::*;
    use crate::edit::tests::sample;

    fn questions(
        ours: impl FnOnce(&mut Contract),
        theirs: impl FnOnce(&mut Contract),
    ) -> Vec<Contest> {
        let base = sample::contract();
        let (mut mine, mut other) = (base.clone(), base.clone());
        ours(&mut mine);
        theirs(&mut other);
        let merge = Merge::of(&base, &mine, &other);
        let conflicts = merge.conflicts().iter();
        conflicts.map(|c| contest(&merge, c, Lang::Fr)).collect()
    }

    #[test]
    fn a_contested_amount_says_what_each_side_says() {
        let amount = |text: &'static str| {
            move |c: &mut Contract| c.commitments[1].amount = State::published(sample::amount(text))
        };
        let asked = questions(amount("150 M€"), amount("145 M€"));
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0].title, "MEL, axe 2 · Montant");
        let said: Vec<&str> = asked[0]
            .options
            .iter()
            .map(|(_, text)| text.as_str())
            .collect();
        assert_eq!(
            said,
            [
                "150\u{a0}M€, publié · Périmètre hors",
                "145\u{a0}M€, publié · Périmètre hors",
                "142,8\u{a0}M€, publié · Périmètre hors"
            ]
        );
    }

    #[test]
    fn an_order_and_a_removal_are_told() {
        let asked = questions(|c| c.partners.rotate_left(1), |c| c.partners.swap(0, 1));
        assert_eq!(asked[0].title, "Ordre · Partenaires");
        assert_eq!(asked[0].options[0].1, "NORD, MEL et ETAT");
        let asked = questions(
            |c| c.schedule.deadlines[1].title = "Autre".to_owned(),
            |c| drop(c.schedule.deadlines.remove(1)),
        );
        assert_eq!(asked[0].options[1].1, "supprimé");
    }
}
