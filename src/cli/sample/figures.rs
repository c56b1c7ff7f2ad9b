//! Invented amounts in every state.

use super::Dice;
use std::fmt::Write;

/// What the figures written so far come to.
#[derive(Debug, Default)]
pub(super) struct Figures {
    written: u64,
    /// Euros of the figures that a source states exactly, rounded down.
    pub known_euros: u64,
}

/// The figures of one operation, one a partner.
pub(super) fn commitments(
    operation: u32,
    partners: u32,
    dice: &mut Dice,
    figures: &mut Figures,
    out: &mut String,
) -> std::fmt::Result {
    for partner in 1..=partners {
        write!(
            out,
            "        (line: \"op-{}\", by: [\"partenaire-{partner}\"], amount: ",
            operation + 1
        )?;
        // The first figures show every state once; then most are published, as in a real contract.
        let state = match u32::try_from(figures.written) {
            Ok(n @ 0..=10) => n,
            _ => usual_state(dice),
        };
        figures.written += 1;
        let (amount, euros) = amount(dice);
        figures.known_euros += if state == 0 { euros } else { 0 };
        let sourced = self::state(state, &amount, dice, out)?;
        out.push_str(", perimeter: \"contrat-entier\"");
        if dice.below(10) == 0 {
            out.push_str(", credit: Contracted");
        }
        // One figure in a thousand lacks its source.
        if sourced && dice.below(1000) > 0 {
            out.push_str(", sources: [\"convention#maquette\"]");
        }
        out.push_str("),\n");
    }
    Ok(())
}

/// Of a hundred figures, 80 are published exactly.
fn usual_state(dice: &mut Dice) -> u32 {
    match dice.below(100) {
        0..=3 => 1,
        4 => 2,
        5 => 3,
        6 => 4,
        7..=9 => 5,
        10..=12 => 6,
        13..=16 => 7,
        17 => 8,
        18 => 9,
        19 => 10,
        _ => 0,
    }
}

/// Writes one state; true when it needs a source.
fn state(
    state: u32,
    amount: &str,
    dice: &mut Dice,
    out: &mut String,
) -> Result<bool, std::fmt::Error> {
    match state {
        0 => write!(out, "Published(\"{amount}\")")?,
        1 => write!(out, "About(\"{amount}\")")?,
        2 => write!(out, "MoreThan(\"{amount}\")")?,
        3 => write!(out, "UpTo(\"{amount}\")")?,
        4 => write!(
            out,
            "Derived(formula: \"part du coût\", value: \"{amount}\", low: \"1 €\", high: \"9 M€\")"
        )?,
        5 => write!(out, "Estimated(\"{amount}\")")?,
        6 => out.push_str("NotPublished"),
        7 => out.push_str("NotApplicable"),
        8 => out.push_str("Nil(\"décision du comité\")"),
        9 => out.push_str("Pending(reason: \"vote du budget attendu\", as_of: Month(\"2022-03\"))"),
        _ => {
            let other = 1 + dice.below(99);
            write!(
                out,
                "Conflict(preferred: (amount: Published(\"{amount}\"), sources: [\"convention\"]), \
                 alternatives: [(amount: Published(\"{other} k€\"), sources: [\"annexe-1\"])])"
            )?;
        }
    }
    Ok(!matches!(state, 5..=7))
}

/// An amount as sources print it, below 9 M€, and its euros rounded down.
fn amount(dice: &mut Dice) -> (String, u64) {
    match dice.below(10) {
        0..=4 => {
            let thousands = 1 + dice.below(999);
            (format!("{thousands} k€"), u64::from(thousands) * 1000)
        }
        5..=6 => {
            let tenths = 1 + dice.below(88);
            let text = format!("{}.{} M€", tenths / 10, tenths % 10);
            (text, u64::from(tenths) * 100_000)
        }
        7 => {
            let hundredths = 1 + dice.below(880);
            let text = format!("{}.{:02} M€", hundredths / 100, hundredths % 100);
            (text, u64::from(hundredths) * 10_000)
        }
        _ => {
            let (euros, cents) = (1000 + dice.below(900_000), dice.below(100));
            let text = format!("{} {:03}.{cents:02} €", euros / 1000, euros % 1000);
            (text, u64::from(euros))
        }
    }
}
