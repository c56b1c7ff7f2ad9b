//! Edits and refusals in words: what undo will take back, why a change was not made.
//! Decides nothing: labels and refusals are the editor's.

use super::number::tally;
use super::sentence::{axis, list};
use super::{Key, Lang, fill, names, text};
use crate::contract::{AmountError, Contract, spelled};
use crate::edit::{Label, LineName, Name, Refused, Target, Verb, name_of};

/// The name of an edit, as undo says it: “Brumont, axe 2”, “supprimer Protocole signé”.
pub fn label(label: &Label, lang: Lang) -> String {
    let key = match label.verb {
        Verb::Add => Key::EditNamedAdd,
        Verb::Remove => Key::EditNamedRemove,
        Verb::Change => Key::EditNamedChange,
        Verb::Move => Key::EditNamedMove,
        Verb::SetAmount => Key::EditNamedAmount,
        Verb::MoveDate => Key::EditNamedDate,
        Verb::Dismiss => Key::EditNamedDismiss,
        Verb::TakeUp => Key::EditNamedTakeUp,
        Verb::Reload => return text(lang, Key::EditNamedReload).to_owned(),
        Verb::Merge => return text(lang, Key::EditNamedMerge).to_owned(),
        Verb::Restore => return text(lang, Key::EditNamedRestore).to_owned(),
    };
    fill(lang, key, &[("name", &name(&label.subject, lang))])
}

/// The name of a thing, kept after it is gone, hidden characters spelled out.
pub fn name(name: &Name, lang: Lang) -> String {
    spelled(&as_written(name, lang)).into_owned()
}

fn as_written(name: &Name, lang: Lang) -> String {
    match name {
        Name::Contract => text(lang, Key::SubjectContract).to_owned(),
        Name::Plain(name) => name.clone(),
        Name::Line(line) => line_name(line, lang),
        Name::Point(about) => {
            let about = as_written(about, lang);
            fill(lang, Key::NamePoint, &[("name", &about)])
        }
        Name::Figure { by, line } => match (by.as_slice(), line) {
            ([], None) => text(lang, Key::NameContractTotal).to_owned(),
            ([], Some(line)) => total(&line_name(line, lang), lang),
            (by, None) => total(&list(by, lang), lang),
            (by, Some(line)) => {
                let (by, line) = (list(by, lang), line_name(line, lang));
                fill(lang, Key::MatrixCell, &[("partner", &by), ("line", &line)])
            }
        },
    }
}

fn total(name: &str, lang: Lang) -> String {
    fill(lang, Key::NameTotal, &[("name", name)])
}

fn line_name(line: &LineName, lang: Lang) -> String {
    match line.number.as_deref() {
        Some(number) if line.is_axis && !number.is_empty() => axis(number, lang),
        _ => line.label.clone(),
    }
}

/// What a thing is: axe, partenaire, montant…
pub fn kind(target: &Target, lang: Lang) -> &'static str {
    let key = match target {
        Target::Identity => Key::SubjectContract,
        Target::Perimeter(_) => Key::SubjectPerimeter,
        Target::Partner(_) => Key::SubjectPartner,
        Target::Group(_) => Key::SubjectGroup,
        Target::Line(_) => Key::SubjectLine,
        Target::Commitment(_) => Key::SubjectFigure,
        Target::Announced(_) => Key::SubjectAnnounced,
        Target::Lane(_) => Key::SubjectLane,
        Target::Deadline(_) => Key::SubjectDeadline,
        Target::Document(_) => Key::SubjectDocument,
        Target::Source(_) => Key::SubjectSource,
        Target::Dismissal(_) => Key::SubjectDismissal,
        Target::Quote(..) => Key::SubjectQuote,
    };
    text(lang, key)
}

/// Why an edit was not made.
pub fn refusal(refused: &Refused, contract: &Contract, lang: Lang) -> String {
    let named = |target: &Target| name(&name_of(contract, target), lang);
    let about = |key, target: &Target| fill(lang, key, &[("name", &named(target))]);
    let both = |key, first: &Target, second: &Target| {
        let (name, other) = (named(first), named(second));
        fill(lang, key, &[("name", &name), ("other", &other)])
    };
    match refused {
        Refused::Unknown(target) => about(Key::RefusedUnknown, target),
        Refused::Duplicate(target) => about(Key::RefusedDuplicate, target),
        Refused::IdentityChanged(target) => about(Key::RefusedIdentity, target),
        Refused::Dangling { from, to } => both(Key::RefusedDangling, from, to),
        Refused::WouldOrphan { gone, used_by } => both(Key::RefusedInUse, gone, used_by),
        Refused::TextTooLong { length, limit, .. } => {
            let (length, limit) = (tally(*length, lang), tally(*limit, lang));
            let values = [("length", length.as_str()), ("limit", limit.as_str())];
            fill(lang, Key::RefusedTooLong, &values)
        }
        Refused::Cycle(target) => about(Key::RefusedCycle, target),
        Refused::Misplaced(id) | Refused::LinesOutOfOrder(id) => {
            let name = names::line_of(contract, id, lang);
            fill(lang, Key::RefusedMisplaced, &[("name", &name)])
        }
        Refused::NoAmount(target) => about(Key::RefusedNoAmount, target),
        Refused::NoSuchClaim(target) => about(Key::RefusedNoSuchClaim, target),
        Refused::Amount(error) => amount(*error, lang).to_owned(),
        plain => text(lang, plain_refusal(plain)).to_owned(),
    }
}

/// Refusals that name nothing.
fn plain_refusal(refused: &Refused) -> Key {
    match refused {
        Refused::NameEmpty(_) => Key::RefusedNameEmpty,
        Refused::ControlCharacter { .. } => Key::RefusedControlCharacter,
        Refused::LastPerimeter => Key::RefusedLastPerimeter,
        Refused::PerimeterNeeded(_) => Key::RefusedPerimeterNeeded,
        Refused::PartnerNeeded(_) => Key::RefusedPartnerNeeded,
        Refused::CellShared(_) => Key::RefusedCellShared,
        Refused::ReasonNeeded => Key::RefusedReasonNeeded,
        Refused::ZeroIsAmbiguous => Key::RefusedZeroAmbiguous,
        Refused::SourceNeeded(_) => Key::RefusedSourceNeeded,
        _ => Key::RefusedPosition,
    }
}

/// Why a text or a result is no amount. The text itself is not repeated.
pub fn amount(error: AmountError, lang: Lang) -> &'static str {
    let key = match error {
        AmountError::Empty => Key::EditRefusedEmpty,
        AmountError::NoUnit => Key::AmountNoUnit,
        AmountError::NotANumber => Key::AmountNotANumber,
        AmountError::SeveralMarks => Key::EditRefusedMarks,
        AmountError::OddGroups => Key::EditRefusedGroups,
        AmountError::TooLarge => Key::EditRefusedTooLarge,
        AmountError::TooManyDecimals => Key::EditRefusedDecimals,
    };
    text(lang, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis_two() -> LineName {
        LineName {
            number: Some("2".to_owned()),
            is_axis: true,
            label: "Soutenir les territoires".to_owned(),
        }
    }

    fn said(verb: Verb, subject: Name, lang: Lang) -> String {
        let target = Target::Identity;
        label(
            &Label {
                verb,
                target,
                subject,
            },
            lang,
        )
    }

    #[test]
    fn edits_are_named_after_what_they_touch() {
        let cell = Name::Figure {
            by: vec!["Brumont".to_owned()],
            line: Some(axis_two()),
        };
        assert_eq!(said(Verb::SetAmount, cell, Lang::Fr), "Brumont, axe 2");
        let total = Name::Figure {
            by: vec!["MEL".to_owned()],
            line: None,
        };
        assert_eq!(said(Verb::SetAmount, total, Lang::Fr), "MEL, total");
        let line = Name::Line(axis_two());
        assert_eq!(
            said(Verb::Remove, line.clone(), Lang::Fr),
            "supprimer axe 2"
        );
        assert_eq!(said(Verb::Add, line, Lang::En), "add axis 2");
        assert_eq!(
            said(Verb::Change, Name::Contract, Lang::Fr),
            "modifier contrat"
        );
    }

    #[test]
    fn amounts_are_refused_in_words() {
        assert_eq!(amount(AmountError::Empty, Lang::Fr), "Rien n’est écrit");
        assert!(amount(AmountError::NoUnit, Lang::En).contains("unit"));
    }
}
