//! A table as a file for spreadsheets: the table from the first line, then, after an empty one,
//! what a reader who has nothing else needs. Says nothing that the table does not say; decides
//! only how a cell is written.

use super::copy::harmless;
use super::sheet::{Imprint, Sheet, SheetName, identity_line, origin_lines, sentence, warning};
use super::{Scene, Table};
use crate::contract::is_space;
use crate::wording::number::{MINUS, NARROW};
use crate::wording::{Lang, Tongue};

/// Tells a program that reads the file that it is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A table, and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFile {
    /// The table.
    pub table: Table,
    /// Scope, warnings, notes, sources, day, file: a row each.
    pub last: Vec<String>,
}

impl TableFile {
    /// The table behind a chart.
    pub fn of_sheet(scene: &Scene<'_>, name: SheetName, imprint: &Imprint) -> Self {
        let mut sheet = Sheet::of(scene, name, imprint);
        // Its last line is told line by line.
        sheet.foot.truncate(sheet.foot.len().saturating_sub(1));
        let table = sheet.table();
        let mut last = vec![table.caption.clone(), sheet.scope];
        last.extend(sheet.warning);
        last.extend(sheet.notes);
        last.extend(sheet.foot);
        Self::of(table, last, scene, imprint)
    }

    /// Any other table of a scene.
    pub fn of_table(scene: &Scene<'_>, table: Table, imprint: &Imprint) -> Self {
        let mut last = vec![table.caption.clone(), identity_line(scene)];
        last.extend(warning(scene, imprint));
        Self::of(table, last, scene, imprint)
    }

    fn of(table: Table, mut last: Vec<String>, scene: &Scene<'_>, imprint: &Imprint) -> Self {
        last.extend(origin_lines(scene, imprint));
        last.retain(|line| !line.trim().is_empty());
        let last = last.iter().map(|line| sentence(line)).collect();
        Self { table, last }
    }

    /// The whole file: UTF-8 with its mark, rows ended by CR LF, as many cells in each (RFC 4180).
    /// French separates cells by `;`, since its numbers have a comma.
    pub fn text(&self, lang: Lang) -> String {
        let table = &self.table;
        let rows = table.rows.iter().map(Vec::len);
        let width = rows.chain([table.headers.len(), 1]).max().unwrap_or(1);
        let mut out = String::from(BYTE_ORDER_MARK);
        let mut line = |cells: &mut dyn Iterator<Item = String>| {
            let mut cells: Vec<String> = cells.map(|cell| quoted(&cell, lang)).collect();
            cells.resize(width, String::new());
            out.push_str(&cells.join(separator(lang)));
            out.push_str("\r\n");
        };
        line(&mut table.headers.iter().map(|head| harmless(head)));
        for row in &table.rows {
            let heads = table.headers.iter().map(String::as_str);
            let heads = heads.chain(std::iter::repeat(""));
            line(
                &mut row
                    .iter()
                    .zip(heads)
                    .map(|(text, head)| number(text, head, lang).unwrap_or_else(|| harmless(text))),
            );
        }
        line(&mut std::iter::empty());
        for words in &self.last {
            line(&mut std::iter::once(harmless(words)));
        }
        out
    }
}

fn separator(lang: Lang) -> &'static str {
    match lang.tongue() {
        Tongue::Fr => ";",
        Tongue::En => ",",
    }
}

/// A cell between quotation marks where it must be: also where it holds the separator of the
/// other language, so that a spreadsheet set to that one finds no cell inside a text.
fn quoted(cell: &str, lang: Lang) -> String {
    let is_plain = cell
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | ',' | '.'));
    let is_unsafe = cell.contains('"') || cell.contains(separator(lang));
    if is_unsafe || (!is_plain && cell.contains([',', ';', '\t'])) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell.to_owned()
}

/// A cell that is a number and nothing else, as spreadsheets read it: no groups, no unit that its
/// column names already. `None` for whatever says more, as `≥ 2 469` and `n.c.` do.
fn number(text: &str, head: &str, lang: Lang) -> Option<String> {
    let (sign, text) = match text.strip_prefix([MINUS, '-']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text.rfind(|c: char| c.is_ascii_digit())?.saturating_add(1);
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    let unit = format!("{before}{}", after.trim_start_matches(is_space));
    if !unit.is_empty() && !names(head, &unit) {
        return None;
    }
    let (group, mark) = match lang.tongue() {
        Tongue::Fr => (NARROW, ','),
        Tongue::En => (',', '.'),
    };
    let digits = text.get(start..end)?;
    let (whole, fraction) = match digits.split_once(mark) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let is_number = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let is_grouped = whole.contains(group);
    if !is_number(first) || (is_grouped && first.len() > 3) || !fraction.is_none_or(is_number) {
        return None;
    }
    let mut out = format!("{sign}{first}");
    for part in groups {
        if part.len() != 3 || !is_number(part) {
            return None;
        }
        out.push_str(part);
    }
    if let Some(fraction) = fraction {
        out.push(mark);
        out.push_str(fraction);
    }
    Some(out)
}

/// True when the head of a column ends with a unit.
fn names(head: &str, unit: &str) -> bool {
    let before = head.strip_suffix(unit);
    before.is_some_and(|before| before.chars().last().is_none_or(is_space))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_numbers_and_everything_else_keeps_its_words() {
        let in_french = |text, head| number(text, head, Lang::Fr);
        let plain = |text: &str| Some(text.to_owned());
        assert_eq!(in_french("31,8\u{a0}M€", "MEL, en M€"), plain("31,8"));
        assert_eq!(in_french("2\u{202f}757", "M€"), plain("2757"));
        assert_eq!(in_french("\u{2212}0,10\u{a0}%", "en %"), plain("-0,10"));
        assert_eq!(in_french("-1890", "Jours"), plain("-1890"));
        assert_eq!(number("€1,142.8m", "in €m", Lang::En), plain("1142.8"));
        assert_eq!(number("57.3%", "share, %", Lang::En), plain("57.3"));
        for words in [
            "≥ 2\u{202f}469",
            "≈ 378",
            "n.c.",
            "",
            "0, décision",
            "142,8\u{a0}k€",
            "194,6\u{a0}M€ somme exacte",
            "1,2,3",
            "12\u{202f}34",
            "1234\u{202f}567",
            "14 / 54",
            "+7",
            "28 sept. 2020",
            "=1+1",
        ] {
            assert_eq!(in_french(words, "en M€"), None, "{words}");
        }
        assert_eq!(number("142,8", "", Lang::En), None);
        assert_eq!(number("5\u{a0}m", "Sum", Lang::En), None);
    }

    #[test]
    fn no_cell_becomes_a_formula_or_two_cells() {
        let texts = |all: &[&str]| all.iter().map(ToString::to_string).collect();
        let file = TableFile {
            table: Table {
                caption: String::new(),
                headers: texts(&["=1+1", "a;b", "c,d"]),
                rows: vec![
                    texts(&["@SUM(A1)", "\t=x", "x\r\n=y"]),
                    texts(&["un \"mot\"", "-2", "-2+3"]),
                    texts(&["x;=1+1", "x,=1+1", "x\t=1+1"]),
                    Vec::new(),
                ],
            },
            last: texts(&["+cmd|' /C calc'!A0"]),
        };
        assert_eq!(
            file.text(Lang::Fr),
            "\u{feff}'=1+1;\"a;b\";\"c,d\"\r\n\
             '@SUM(A1);' =x;x  =y\r\n\
             \"un \"\"mot\"\"\";-2;'-2+3\r\n\
             \"x;=1+1\";\"x,=1+1\";x =1+1\r\n\
             ;;\r\n\
             ;;\r\n\
             '+cmd|' /C calc'!A0;;\r\n"
        );
        assert!(file.text(Lang::En).contains(",-2,'-2+3\r\n"));
    }
}
