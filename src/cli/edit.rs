//! Edits without a window: cells named by ids are set to amounts, all or none, and the file is
//! saved as the window saves it.

use super::arguments::{self, Setting};
use super::{REFUSED, Session, is_same_file};
use crate::app::failure::{Failure, FailureKind, shown};
use crate::contract::{Amount, AmountError, Contract, LineId, PartnerId, PerimeterId, Unit};
use crate::edit::{self, Entry, EntryError, Refused, parse_entry, set_cell, sole_commitment};
use crate::file::backup::Shelf;
use crate::file::disk::{Alone, RealDisk};
use crate::file::nearest;
use crate::file::save::{Save, Saved, Target, save};
use crate::wording::{Key, Lang, amount, count, fill, names, sentence, text};
use std::path::{Path, PathBuf};

/// Ids named when none is near what was written.
const IDS_NAMED: usize = 12;

impl Session<'_> {
    pub(super) fn edit(&mut self, path: &Path, change: &arguments::Change) -> u8 {
        let loaded = match self.load(path) {
            Ok(loaded) => loaded,
            Err(message) => return self.refuse(&message),
        };
        let (contract, changes) = match make(&loaded.contract, &change.settings, self.lang) {
            Ok(made) => made,
            Err(refused) => {
                let message = fill(self.lang, Key::CliNothingWritten, &[("file", &shown(path))]);
                return self.refuse_edit(&format!("{}\n{message}", refused.join("\n")));
            }
        };
        let to = change.output.as_deref().unwrap_or(path);
        let shelf = Shelf::here(to, jiff::ZonedDateTime::now().datetime());
        let job = Save {
            path: to,
            contract: &contract,
            base: Some(&loaded.bytes),
            places: Some(&loaded.places),
            replaceable: None,
            target: match is_same_file(path, to) {
                true => Target::Base,
                false => Target::Nothing,
            },
            manner: change.manner,
            shelf: shelf.as_ref(),
            watch: &Alone,
        };
        match save(&RealDisk, job) {
            Ok((saved, rest)) => {
                let code = self.print(&receipt(to, &changes, &saved, self.lang));
                let no_backup = rest.finish().err().or(saved.no_backup);
                if let Some(error) = no_backup {
                    let cause = Failure::of_disk(to, &error).cause(self.lang);
                    let said = fill(self.lang, Key::EarlierNotKept, &[("cause", &cause)]);
                    self.refuse(&said);
                }
                code
            }
            Err(unsaved) => {
                let failure = Failure::of_save(to, &unsaved.why);
                let mut said = vec![not_saved(&failure, self.lang)];
                said.extend(kept_copies(&unsaved.copies, self.lang));
                self.refuse_edit(&said.join("\n"))
            }
        }
    }

    fn refuse_edit(&mut self, message: &str) -> u8 {
        self.refuse(message);
        REFUSED
    }
}

/// What was done, line by line.
fn receipt(to: &Path, changes: &[Change], saved: &Saved, lang: Lang) -> String {
    let mut lines = vec![fill(lang, Key::ToastSaved, &[("file", &shown(to))])];
    lines.extend(changes.iter().map(|c| format!("  {}", c.line(lang))));
    let passages = saved.passages.unwrap_or_default();
    lines.push(count(
        lang,
        Key::ReceiptOne,
        Key::ReceiptOther,
        passages,
        &[],
    ));
    lines.extend(kept_copies(&saved.copies, lang));
    lines.push(String::new());
    lines.join("\n")
}

/// Somebody's versions that now stand beside the file, a line for each.
fn kept_copies(copies: &[PathBuf], lang: Lang) -> impl Iterator<Item = String> {
    let said = move |copy: &PathBuf| fill(lang, Key::CliKeptCopy, &[("copy", &shown(copy))]);
    copies.iter().map(said)
}

/// Why nothing was saved, and what to do about it where that is not plain.
fn not_saved(failure: &Failure, lang: Lang) -> String {
    let cause = failure.cause(lang);
    let values = [("file", failure.path.as_str()), ("cause", cause.as_str())];
    let message = fill(lang, Key::SaveFailed, &values);
    let remedy = match failure.what {
        FailureKind::SeveralNames { .. } | FailureKind::ReadOnlyFolder => Key::CliRemedyInPlace,
        FailureKind::ReadOnly => Key::CliRemedyOutput,
        FailureKind::Changed | FailureKind::Conflict => Key::CliRemedyAgain,
        _ => return message,
    };
    format!("{message}\n{}", text(lang, remedy))
}

/// One cell that was set, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    /// Whose amount on which line, in which perimeter.
    name: String,
    old: String,
    new: String,
}

impl Change {
    /// `MEL, axe 2 (hors mobilités) : 142,8 M€ → 143,0 M€`.
    fn line(&self, lang: Lang) -> String {
        let values = [
            ("name", self.name.as_str()),
            ("old", self.old.as_str()),
            ("new", self.new.as_str()),
        ];
        fill(lang, Key::CliEditChange, &values)
    }
}

/// A cell's place in the contract.
struct Cell {
    line: LineId,
    partner: PartnerId,
    perimeter: PerimeterId,
}

/// Makes all edits, or none.
///
/// # Errors
/// Every setting that cannot be made, and why.
fn make(
    contract: &Contract,
    settings: &[Setting],
    lang: Lang,
) -> Result<(Contract, Vec<Change>), Vec<String>> {
    let mut edited = contract.clone();
    let mut changes = Vec::new();
    let mut refused = Vec::new();
    for setting in settings {
        match set(&mut edited, setting, lang) {
            Ok(change) => changes.push(change),
            Err(cause) => {
                let values = [("set", setting.text.as_str()), ("cause", cause.as_str())];
                refused.push(fill(lang, Key::CliEditRefused, &values));
            }
        }
    }
    if refused.is_empty() {
        Ok((edited, changes))
    } else {
        Err(refused)
    }
}

fn set(contract: &mut Contract, setting: &Setting, lang: Lang) -> Result<Change, String> {
    let cell = cell(contract, setting, lang)?;
    let Cell {
        line,
        partner,
        perimeter,
    } = &cell;
    let why = |refused: &Refused, contract: &Contract| {
        crate::wording::edit::refusal(refused, contract, lang)
    };
    let held = sole_commitment(contract, line, partner, perimeter);
    let held = held.map_err(|refused| why(&refused, contract))?;
    let current = held.and_then(|c| c.amount.statement()).map(|s| s.amount);
    let entry = entry(&setting.amount, current).map_err(|error| said(error, setting, lang))?;
    let old = state(contract, &cell, lang);
    let made = set_cell(contract, line, partner, perimeter, entry)
        .and_then(|edit| edit::apply(contract, edit));
    made.map_err(|refused| why(&refused, contract))?;
    let name = names::cell(contract, line, partner, lang);
    let perimeter = names::perimeter(contract, perimeter);
    Ok(Change {
        name: format!("{name} ({perimeter})"),
        old,
        new: state(contract, &cell, lang),
    })
}

/// What a cell holds, in words.
fn state(contract: &Contract, cell: &Cell, lang: Lang) -> String {
    let held = sole_commitment(contract, &cell.line, &cell.partner, &cell.perimeter);
    let none = crate::contract::StateKind::NotPublished;
    match held.ok().flatten() {
        Some(held) => match held.amount.statement() {
            Some(statement) => amount::statement(statement, lang),
            None => sentence::state_name(held.amount.kind(), lang).to_owned(),
        },
        None => sentence::state_name(none, lang).to_owned(),
    }
}

/// The cell that a setting names. Without a perimeter it is the contract's first.
fn cell(contract: &Contract, setting: &Setting, lang: Lang) -> Result<Cell, String> {
    let lines = contract.lines.iter().map(|line| line.id.as_str());
    known(&setting.line, lines, Key::CliUnknownLine, lang)?;
    let partners = contract.partners.iter().map(|partner| partner.id.as_str());
    known(&setting.partner, partners, Key::CliUnknownPartner, lang)?;
    let perimeters = || contract.perimeters.iter().map(|p| p.id.as_str());
    let perimeter = match setting.perimeter.as_deref() {
        Some(asked) => {
            known(asked, perimeters(), Key::CliUnknownPerimeterId, lang)?;
            asked
        }
        None => perimeters().next().unwrap_or_default(),
    };
    let id = |_| text(lang, Key::CliBadId).to_owned();
    Ok(Cell {
        line: LineId::new(&setting.line).map_err(id)?,
        partner: PartnerId::new(&setting.partner).map_err(id)?,
        perimeter: PerimeterId::new(perimeter).map_err(id)?,
    })
}

/// Refuses an id that the contract does not have, naming the one that was probably meant.
fn known<'c>(
    asked: &str,
    mut ids: impl Iterator<Item = &'c str> + Clone,
    unknown: Key,
    lang: Lang,
) -> Result<(), String> {
    if ids.clone().any(|id| id == asked) {
        return Ok(());
    }
    let shown = crate::file::shown::shown(asked);
    let mut message = fill(lang, unknown, &[("text", &shown)]);
    let more = match nearest(asked, ids.clone()) {
        Some(near) => fill(lang, Key::CliNearest, &[("id", near)]),
        None => {
            let mut named: Vec<&str> = ids.by_ref().take(IDS_NAMED).collect();
            if ids.next().is_some() {
                named.push("…");
            }
            fill(lang, Key::CliKnownIds, &[("ids", &named.join(", "))])
        }
    };
    message.push(' ');
    message.push_str(&more);
    Err(message)
}

/// What an amount's text says: as in a contract file, with its unit, or a word or a sum as in a
/// cell of the window. Nothing is guessed: a number needs its unit.
fn entry(text: &str, current: Option<Amount>) -> Result<Entry, EntryError> {
    let amount = match text.parse::<Amount>() {
        Ok(amount) => amount,
        Err(AmountError::NoUnit) => {
            return match parse_entry(text, current, Unit::Euro)? {
                // Only with a unit is it an amount.
                Entry::Amount(_) | Entry::Zero(_) if is_bare(text) => {
                    Err(EntryError::Number(AmountError::NoUnit))
                }
                entry => Ok(entry),
            };
        }
        Err(_) => return parse_entry(text, current, Unit::Euro),
    };
    if amount.value().is_zero() {
        Ok(Entry::Zero(amount))
    } else {
        Ok(Entry::Amount(amount))
    }
}

/// True for a text that names no unit and no percentage.
fn is_bare(text: &str) -> bool {
    !text
        .chars()
        .any(|c| c == '%' || c == '€' || c.is_alphabetic())
}

fn said(error: EntryError, setting: &Setting, lang: Lang) -> String {
    let shown = crate::file::shown::shown(setting.amount.trim());
    let text_of = sentence::quoted(&shown, lang);
    match error {
        EntryError::Empty => text(lang, Key::EditRefusedEmpty).to_owned(),
        EntryError::Number(AmountError::NotANumber)
        | EntryError::PercentNeedsSign
        | EntryError::BadPercent => fill(lang, Key::EditRefusedNumber, &[("text", &text_of)]),
        EntryError::Number(error) => crate::wording::edit::amount(error, lang).to_owned(),
        EntryError::NothingToChange => text(lang, Key::EditRefusedNoValue).to_owned(),
        EntryError::Ambiguous {
            as_decimal: first,
            as_thousands: second,
        }
        | EntryError::SignAmbiguous {
            less: first,
            negative: second,
        } => {
            let (first, second) = (
                amount::published(first, lang),
                amount::published(second, lang),
            );
            let values = [
                ("text", text_of.as_str()),
                ("first", first.as_str()),
                ("second", second.as_str()),
            ];
            fill(lang, Key::EditAmbiguous, &values)
        }
    }
}
