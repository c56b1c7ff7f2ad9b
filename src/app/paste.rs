//! A block of amounts from the clipboard: read, shown cell by cell before anything changes, then
//! pasted as one step. Knows no clipboard and no toolkit.

mod block;
#[cfg(test)]
mod tests;

use super::charts::ScreenChart;
use super::session::Session;
use crate::chart::state_text;
use crate::contract::{Contract, LineId, PartnerId, PerimeterId, StateKind, Unit};
use crate::edit::{
    Edit, Emptied, Entry, EntryError, Refused, apply, clear_cell, parse_entry, set_cell,
    sole_commitment,
};
use crate::wording::{self, Key, Lang, sentence};

/// Cells that a block may have: more is no block of a matrix.
const MOST_CELLS: usize = 20_000;

/// What a zero in a block means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ZeroMeans {
    /// Nobody said: it is not pasted.
    #[default]
    Unsaid,
    /// An amount of zero.
    Amount,
    /// No commitment, by decision.
    Decision,
}

/// Why a cell of the block is not pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The block is wider or higher than what is shown from its first cell on.
    Outside,
    /// The text is no amount.
    Entry(EntryError),
    /// A zero, and nobody said what it means.
    Zero,
    /// What is pending or decided needs a reason.
    Reason,
    /// The edit itself is refused.
    Edit(Refused),
}

/// What pasting does to a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing: the cell already says so.
    Same,
    /// It changes, from and to these words.
    Change(String, String),
    /// Nothing, and why.
    Refused(Refusal),
}

/// A cell of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it goes: “MEL, axe 2”; nothing outside the table.
    pub name: String,
    /// The text on the clipboard.
    pub text: String,
    /// What pasting it does.
    pub verdict: Verdict,
}

/// What pasting does, cell by cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// The cells of the block that hold something.
    pub pieces: Vec<Piece>,
    /// True when a zero stands in the block.
    pub has_zero: bool,
    /// True when a cell of the block needs a reason.
    pub needs_reason: bool,
    edits: Vec<Edit>,
}

impl Plan {
    /// How many cells change, stay and are refused.
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |keep: fn(&Verdict) -> bool| {
            let all = self.pieces.iter();
            all.filter(|p| keep(&p.verdict)).count()
        };
        (
            count(|v| matches!(v, Verdict::Change(..))),
            count(|v| *v == Verdict::Same),
            count(|v| matches!(v, Verdict::Refused(_))),
        )
    }

    /// All changes as one edit.
    pub fn edit(&self) -> Edit {
        Edit::Batch(self.edits.clone())
    }
}

/// A block on its way into the matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Paste {
    block: Vec<Vec<String>>,
    /// The cell where it begins.
    pub at: (LineId, PartnerId),
    /// What a zero means.
    pub zeros: ZeroMeans,
    /// The reason for what is pending or decided.
    pub reason: String,
    /// What it does.
    pub plan: Plan,
}

impl Paste {
    /// A text from the clipboard, to be pasted from a cell on; `None` for a text without
    /// anything in it or with more cells than a matrix has.
    pub fn of(session: &Session, text: &str, at: (LineId, PartnerId)) -> Option<Paste> {
        let block = block::read(text, session.view.measure.unit());
        let cells: usize = block.iter().map(Vec::len).sum();
        if cells == 0 || cells > MOST_CELLS {
            return None;
        }
        let mut paste = Paste {
            block,
            at,
            zeros: ZeroMeans::default(),
            reason: String::new(),
            plan: Plan::default(),
        };
        paste.replan(session);
        Some(paste)
    }

    /// The text of a block that is one cell.
    pub fn single(&self) -> Option<&str> {
        match self.block.as_slice() {
            [row] => match row.as_slice() {
                [cell] => Some(cell),
                _ => None,
            },
            _ => None,
        }
    }

    /// The cell where it begins, in words.
    pub fn place(&self, contract: &Contract, lang: Lang) -> String {
        wording::names::cell(contract, &self.at.0, &self.at.1, lang)
    }

    /// Looks again at what it would do.
    pub fn replan(&mut self, session: &Session) {
        if let Some(plan) = Planner::of(session, self).map(|p| p.plan(self)) {
            self.plan = plan;
        }
    }
}

/// Where the cells of a block go, and a copy of the contract to try the edits on.
struct Planner {
    lines: Vec<LineId>,
    partners: Vec<PartnerId>,
    contract: Contract,
    perimeter: PerimeterId,
    unit: Unit,
    lang: Lang,
}

impl Planner {
    fn of(session: &Session, paste: &Paste) -> Option<Planner> {
        let ScreenChart::Matrix(matrix) = &session.charts()?.screen else {
            return None;
        };
        let row = matrix.row(&paste.at.0)?;
        let column = matrix.column(&paste.at.1)?;
        let rows = matrix.rows.from(row).take(paste.block.len());
        let columns = matrix.columns.iter().skip(column);
        Some(Planner {
            lines: rows.map(|r| r.line.clone()).collect(),
            partners: columns.map(|c| c.partner.clone()).collect(),
            contract: session.document.as_ref()?.contract().twin(),
            perimeter: session.view.perimeter.clone()?,
            unit: session.view.measure.unit(),
            lang: session.lang(),
        })
    }

    fn plan(mut self, paste: &Paste) -> Plan {
        let mut plan = Plan::default();
        for (row, texts) in paste.block.iter().enumerate() {
            for (column, text) in texts.iter().enumerate() {
                if text.trim().is_empty() {
                    continue;
                }
                let line = self.lines.get(row).cloned();
                let partner = self.partners.get(column).cloned();
                let (name, verdict) = match line.zip(partner) {
                    None => (String::new(), Verdict::Refused(Refusal::Outside)),
                    Some((line, partner)) => (
                        wording::names::cell(&self.contract, &line, &partner, self.lang),
                        self.verdict((&line, &partner), text, paste, &mut plan),
                    ),
                };
                let text = text.clone();
                plan.pieces.push(Piece {
                    name,
                    text,
                    verdict,
                });
            }
        }
        plan
    }

    /// What a text does in a cell. The edit is tried on the copy, where the edits of the cells
    /// before it are made already.
    fn verdict(
        &mut self,
        (line, partner): (&LineId, &PartnerId),
        text: &str,
        paste: &Paste,
        plan: &mut Plan,
    ) -> Verdict {
        let entry = match parse_entry(text, None, self.unit) {
            Ok(entry) => entry,
            Err(error) => return Verdict::Refused(Refusal::Entry(error)),
        };
        let reason = paste.reason.clone();
        let emptied = match (entry, paste.zeros) {
            (Entry::Zero(_), ZeroMeans::Decision) => Some(Emptied::Nil { reason }),
            (Entry::Pending, _) => Some(Emptied::Pending { reason }),
            _ => None,
        };
        plan.has_zero |= matches!(entry, Entry::Zero(_));
        plan.needs_reason |= emptied.is_some();
        let before = self.words(line, partner);
        if matches!(entry, Entry::Pending) && before.0 == StateKind::Pending {
            return Verdict::Same;
        }
        let made = match (entry, emptied) {
            (_, Some(kind)) => clear_cell(&self.contract, line, partner, &self.perimeter, kind),
            (Entry::Zero(_), None) if paste.zeros == ZeroMeans::Unsaid => {
                return Verdict::Refused(Refusal::Zero);
            }
            (Entry::Zero(amount), None) => self.set(line, partner, Entry::Amount(amount)),
            (entry, None) => self.set(line, partner, entry),
        };
        let tried = made.and_then(|edit| {
            apply(&mut self.contract, edit.clone())?;
            Ok(edit)
        });
        match tried {
            Err(Refused::ReasonNeeded) => Verdict::Refused(Refusal::Reason),
            Err(refused) => Verdict::Refused(Refusal::Edit(refused)),
            Ok(edit) => {
                let after = self.words(line, partner);
                if before == after {
                    return Verdict::Same;
                }
                plan.edits.push(edit);
                Verdict::Change(before.1, after.1)
            }
        }
    }

    fn set(&self, line: &LineId, partner: &PartnerId, entry: Entry) -> Result<Edit, Refused> {
        set_cell(&self.contract, line, partner, &self.perimeter, entry)
    }

    /// The state of a cell, and what it says.
    fn words(&self, line: &LineId, partner: &PartnerId) -> (StateKind, String) {
        let held = sole_commitment(&self.contract, line, partner, &self.perimeter);
        let none = sentence::state_name(StateKind::NotPublished, self.lang).to_owned();
        match held {
            Ok(Some(held)) => (held.amount.kind(), state_text(&held.amount, self.lang)),
            _ => (StateKind::NotPublished, none),
        }
    }
}

/// Why a cell is not pasted, in words.
pub fn refusal_text(refusal: &Refusal, contract: &Contract, unit: Unit, lang: Lang) -> String {
    let text = |key| wording::text(lang, key).to_owned();
    match refusal {
        Refusal::Outside => text(Key::PasteOutside),
        Refusal::Zero => text(Key::PasteZeroAsk),
        Refusal::Reason => text(Key::PasteReasonAsk),
        Refusal::Edit(refused) => wording::edit::refusal(refused, contract, lang),
        Refusal::Entry(error) => match error {
            EntryError::Ambiguous {
                as_decimal: first,
                as_thousands: second,
            }
            | EntryError::SignAmbiguous {
                less: first,
                negative: second,
            } => {
                let named = |amount| wording::amount::in_unit_named(amount, unit, lang);
                let words = [named(*first), named(*second)];
                wording::fill(
                    lang,
                    Key::PasteEither,
                    &[("first", &words[0]), ("second", &words[1])],
                )
            }
            EntryError::NothingToChange | EntryError::PercentNeedsSign | EntryError::BadPercent => {
                text(Key::PasteRelative)
            }
            EntryError::Number(error) => wording::edit::amount(*error, lang).to_owned(),
            EntryError::Empty => text(Key::EditRefusedEmpty),
        },
    }
}
