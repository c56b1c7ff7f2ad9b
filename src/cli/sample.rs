//! Fictitious contracts of any size, to try the program on: the same numbers always give the same bytes.
//! Knows the format as people write it, and nothing of how it is read.

mod figures;
mod names;

use super::sample::figures::{Figures, commitments};
use super::sample::names::{operation_title, partner, place};
use std::fmt::Write;

/// Most amounts in one sample: what fits in a file that is read.
pub const MOST_AMOUNTS: u32 = 5_000_000;
/// Most partners in one sample.
pub const MOST_PARTNERS: u32 = 99;
/// Signatories have a colour, and there are so many colours; the other partners are financers.
const SIGNATORIES: u32 = 9;
/// Most events in one sample.
const MOST_EVENTS: u32 = 10_000;
/// First and last year of the period.
const YEARS: (u32, u32) = (2021, 2027);

/// What a sample holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Number of operations, at least 1.
    pub operations: u32,
    /// Number of partners, each of whom has one figure in every operation; at least 1.
    pub partners: u32,
    /// Any number: another one gives other figures.
    pub seed: u64,
}

impl Size {
    /// True when such a contract can be written and read.
    pub fn is_possible(self) -> bool {
        let amounts = self.operations.checked_mul(self.partners);
        self.partners <= MOST_PARTNERS && amounts.is_some_and(|n| (1..=MOST_AMOUNTS).contains(&n))
    }
}

/// The contract file, with comments, every state of an amount and several levels of lines.
pub fn text(size: Size) -> String {
    let mut out = String::new();
    // Writing to a text cannot fail.
    let _ = write_all(size, &mut out);
    out
}

fn write_all(size: Size, out: &mut String) -> std::fmt::Result {
    let mut dice = Dice::new(size.seed);
    let tree = Tree::of(size.operations);
    head(size, &mut dice, out)?;
    lines(&tree, &mut dice, out)?;
    let mut figures = Figures::default();
    out.push_str("    commitments: [\n");
    for operation in 0..size.operations {
        if operation % 25 == 0 {
            let last = (operation + 24).min(size.operations - 1);
            writeln!(
                out,
                "        // Opérations {} à {}",
                operation + 1,
                last + 1
            )?;
        }
        commitments(operation, size.partners, &mut dice, &mut figures, out)?;
    }
    out.push_str("    ],\n\n");
    announced(&figures, out)?;
    events(&tree, size, &mut dice, out)?;
    sources(&tree, out)
}

fn head(size: Size, dice: &mut Dice, out: &mut String) -> std::fmt::Result {
    let (first, last) = YEARS;
    writeln!(
        out,
        "// Contrat fictif : noms, montants et dates inventés.\n// {} opérations, {} partenaires, graine {}.\n\
         // Les mêmes nombres redonnent le même fichier.\nContract(\n    schema: 1,\n    \
         title: \"Contrat d’essai à {} opérations\",\n    territory: \"Cinq-Rivières\",\n    \
         period: ({first}, {last}),\n    signed: Day(\"2022-03-18\"),\n    fictitious: true,\n    \
         disclaimer: \"Contrat fictif · toute ressemblance serait fortuite\",\n    \
         version: (label: \"v1\", title: \"contrat d’essai\", date: Day(\"2022-03-18\")),\n\n    \
         perimeters: [(id: \"contrat-entier\", name: \"Contrat entier\")],\n\n    \
         // Dans l’ordre des colonnes ; les financeurs n’ont pas de couleur.\n    partners: [",
        size.operations, size.partners, size.seed, size.operations
    )?;
    for index in 0..size.partners {
        partner(index, SIGNATORIES, dice, out)?;
    }
    out.push_str("    ],\n\n");
    if size.partners >= 5 {
        out.push_str("    groups: [(id: \"departements\", name: \"Départements\", members: [\"partenaire-3\", \"partenaire-4\"])],\n\n");
    }
    Ok(())
}

/// Which lines stand above the operations: axes, objectives, every third of which holds two more.
struct Tree {
    axes: u32,
    objectives: u32,
    operations: u32,
}

impl Tree {
    fn of(operations: u32) -> Self {
        let axes = (operations / 8).clamp(1, 9);
        // As many objectives as make them about as long as they are many.
        let objectives = (operations.isqrt() / 2).max(axes);
        Self {
            axes,
            objectives,
            operations,
        }
    }

    /// The operations of an objective.
    fn range(&self, objective: u32) -> std::ops::Range<u32> {
        let share = |n: u32| {
            let upto = u64::from(n) * u64::from(self.operations) / u64::from(self.objectives);
            u32::try_from(upto).unwrap_or(self.operations)
        };
        share(objective)..share(objective + 1)
    }

    /// The axis of an objective.
    fn axis(&self, objective: u32) -> u32 {
        let axis = u64::from(objective) * u64::from(self.axes) / u64::from(self.objectives);
        u32::try_from(axis).unwrap_or(0)
    }
}

fn lines(tree: &Tree, dice: &mut Dice, out: &mut String) -> std::fmt::Result {
    out.push_str("    lines: [\n");
    for axis in 0..tree.axes {
        let number = axis + 1;
        writeln!(
            out,
            "        // Axe {number}\n        (\n            id: \"axe-{number}\",\n            \
             kind: Axis(number: \"{number}\", themes: [\"{}\"]),\n            title: \"Axe {number} : {}\",\n            \
             children: Partial,\n            sources: [\"convention\"],\n            lines: [",
            place(dice),
            place(dice)
        )?;
        let mut rank = 0;
        for objective in (0..tree.objectives).filter(|o| tree.axis(*o) == axis) {
            rank += 1;
            self::objective(tree, objective, (number, rank), dice, out)?;
        }
        out.push_str("            ],\n        ),\n");
    }
    out.push_str("    ],\n\n");
    Ok(())
}

/// An objective with its operations; every third has them in two objectives of its own.
fn objective(
    tree: &Tree,
    objective: u32,
    (axis, rank): (u32, u32),
    dice: &mut Dice,
    out: &mut String,
) -> std::fmt::Result {
    let range = tree.range(objective);
    let pad = "                ";
    writeln!(
        out,
        "{pad}(\n{pad}    id: \"objectif-{axis}-{rank}\", kind: Objective(number: \"{axis}.{rank}\"), \
         title: \"Objectif {axis}.{rank} : {}\", children: Partial,\n{pad}    lines: [",
        place(dice)
    )?;
    if objective % 3 == 2 && range.len() > 1 {
        let middle = range.start + (range.end - range.start) / 2;
        for (half, operations) in [(1, range.start..middle), (2, middle..range.end)] {
            writeln!(
                out,
                "{pad}        (\n{pad}            id: \"objectif-{axis}-{rank}-{half}\", \
                 kind: Objective(number: \"{axis}.{rank}.{half}\"), title: \"Volet {half}\",\n{pad}            lines: ["
            )?;
            for operation in operations {
                self::operation(operation, 8, dice, out)?;
            }
            writeln!(out, "{pad}            ],\n{pad}        ),")?;
        }
    } else {
        for operation in range {
            self::operation(operation, 6, dice, out)?;
        }
    }
    writeln!(out, "{pad}    ],\n{pad}),")
}

fn operation(operation: u32, level: usize, dice: &mut Dice, out: &mut String) -> std::fmt::Result {
    let pad = " ".repeat(level * 4);
    let start = YEARS.0 + dice.below(4);
    let end = (start + 1 + dice.below(3)).min(YEARS.1);
    write!(
        out,
        "{pad}(id: \"op-{}\", kind: Operation(owner: \"Commune de {}\"",
        operation + 1,
        place(dice)
    )?;
    if dice.below(4) == 0 {
        write!(out, ", total_cost: \"{} M€\"", 500 + dice.below(500))?;
    }
    write!(
        out,
        ", start: Year(\"{start}\"), end: Year(\"{end}\")), title: \"{}\"),",
        operation_title(operation, dice)
    )?;
    if dice.below(60) == 0 {
        out.push_str(" // à suivre");
    }
    out.push('\n');
    Ok(())
}

fn announced(figures: &Figures, out: &mut String) -> std::fmt::Result {
    writeln!(
        out,
        "    // Ce qui est annoncé pour l’ensemble.\n    announced: [\n        \
         (subject: Contract, perimeter: \"contrat-entier\", value: MoreThan(\"{} M€\"), sources: [\"convention\"]),",
        figures.known_euros / 1_000_000
    )?;
    writeln!(
        out,
        "        (subject: Partner(\"partenaire-1\"), perimeter: \"contrat-entier\", value: MoreThan(\"1 k€\"), sources: [\"convention\"]),\n    ],\n"
    )
}

fn events(tree: &Tree, size: Size, dice: &mut Dice, out: &mut String) -> std::fmt::Result {
    const LANES: [(&str, &str); 5] = [
        ("instances", "Instances"),
        ("signatures", "Signatures"),
        ("travaux", "Travaux"),
        ("versements", "Versements"),
        ("bilans", "Bilans"),
    ];
    out.push_str("    lanes: [\n");
    for (id, title) in LANES {
        writeln!(out, "        (id: \"{id}\", title: \"{title}\"),")?;
    }
    out.push_str("    ],\n    deadlines: [\n");
    for event in 0..(size.operations / 10).clamp(12, MOST_EVENTS) {
        let (lane, title) = LANES
            .get(dice.below(5) as usize)
            .copied()
            .unwrap_or(("instances", "Instances"));
        write!(
            out,
            "        (id: \"echeance-{}\", title: \"{title} : {}\", lane: \"{lane}\", date: {}",
            event + 1,
            place(dice),
            date(dice)
        )?;
        if dice.below(3) == 0 {
            write!(out, ", line: \"axe-{}\"", 1 + dice.below(tree.axes))?;
        }
        if dice.below(50) == 0 {
            out.push_str(", importance: Major");
        }
        out.push_str(", sources: [\"convention\"]),\n");
    }
    out.push_str("    ],\n\n");
    Ok(())
}

/// A date known more or less, always written as far as it is known.
fn date(dice: &mut Dice) -> String {
    let year = YEARS.0 + dice.below(7);
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    match dice.below(20) {
        0 => String::from("Unknown"),
        1 => format!("Year(\"{year}\")"),
        2 => format!("NotBefore(\"{year}-{month:02}\")"),
        3 => format!("From(\"{year}\")"),
        4 => format!(
            "Between(\"{year}-{month:02}\", \"{}-{month:02}\")",
            year + 1
        ),
        5..=8 => format!("Month(\"{year}-{month:02}\")"),
        _ => format!("Day(\"{year}-{month:02}-{day:02}\")"),
    }
}

fn sources(tree: &Tree, out: &mut String) -> std::fmt::Result {
    out.push_str(
        "    sources: [\n        (id: \"convention\", title: \"Convention\", read: Day(\"2022-03-18\"), \
         quotes: [(id: \"maquette\", text: \"Les montants sont ceux de la maquette annexée.\")]),\n",
    );
    for axis in 1..=tree.axes {
        writeln!(
            out,
            "        (id: \"annexe-{axis}\", title: \"Annexe de l’axe {axis}\"),"
        )?;
    }
    out.push_str("    ],\n)\n");
    Ok(())
}

/// Numbers that look random and always come in the same order (SplitMix64).
pub(super) struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed ^ 0x6d61_7175_6574_7465)
    }

    /// A number from 0 to `sides` − 1; 0 for a dice without sides.
    pub(super) fn below(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let high = (z ^ (z >> 31)) >> 32;
        u32::try_from((high * u64::from(sides)) >> 32).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests;
