//! What goes to the clipboard: a value, or the table behind what is shown.

use super::{Detail, Scene, Subject, Table};
use crate::contract::{Commitment, Euros, State, is_space};
use crate::summary::Sum;
use crate::wording::amount::{plain, plain_euros};
use crate::wording::{self, Key};

/// The value of a subject, as text: the number of shown units that a spreadsheet reads, else the
/// words that stand for it. A published amount keeps its digits.
pub fn value(scene: &Scene<'_>, subject: &Subject) -> Option<String> {
    let detail = Detail::of(scene, subject)?;
    let words = Some(detail.amount).filter(|text| !text.is_empty());
    number(scene, subject).or_else(|| words.map(|text| cell(&text)))
}

/// What goes to the clipboard: one text for where text is pasted, one table for where tables are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    /// For programs that take text only.
    pub text: String,
    /// A table as a fragment of HTML, which spreadsheets and word processors prefer.
    pub html: Option<String>,
}

impl From<String> for Clip {
    fn from(text: String) -> Self {
        Self { text, html: None }
    }
}

/// The subject both ways: pasted as text its value, pasted in a spreadsheet its row under headers.
pub fn clip(scene: &Scene<'_>, subject: &Subject) -> Option<Clip> {
    let text = value(scene, subject)?;
    let html = row_table(scene, subject).map(|table| html(&table));
    Some(Clip { text, html })
}

/// A whole table both ways: cells parted by tabs, and as a table.
pub fn table_clip(table: &Table) -> Clip {
    Clip {
        text: tabbed(table),
        html: Some(html(table)),
    }
}

/// The subject as one row of a table under its headers: name, number, state, scope, source.
pub fn row(scene: &Scene<'_>, subject: &Subject) -> Option<Clip> {
    row_table(scene, subject).map(|table| table_clip(&table))
}

fn row_table(scene: &Scene<'_>, subject: &Subject) -> Option<Table> {
    let detail = Detail::of(scene, subject)?;
    let lang = scene.look.lang;
    let text = |key| wording::text(lang, key).to_owned();
    let unit = wording::amount::unit_symbol(scene.look.measure.unit(), lang);
    let amount = wording::fill(lang, Key::ColumnAmount, &[("unit", unit)]);
    let source = detail.sources.first();
    let source = source.map(|s| s.publisher.clone().unwrap_or_else(|| s.title.clone()));
    Some(Table {
        caption: String::new(),
        headers: vec![
            text(Key::InspectorName),
            amount,
            text(Key::ColumnStatus),
            text(Key::InspectorScope),
            text(Key::ColumnSource),
        ],
        rows: vec![vec![
            detail.name(),
            value(scene, subject).unwrap_or_default(),
            detail.status(),
            detail.scope(),
            source.unwrap_or_default(),
        ]],
    })
}

/// The number of a subject in the shown unit; `None` for what has none.
fn number(scene: &Scene<'_>, subject: &Subject) -> Option<String> {
    let totals = &scene.summary.totals;
    let of_sum = |sum: &Sum| sum.known.map(|known| exact(scene, known));
    match subject {
        Subject::Envelope => of_sum(&totals.envelope?),
        Subject::Parts => of_sum(&totals.parts),
        Subject::Partner(id) => of_sum(&totals.partner(id)?.best()),
        Subject::Group(id) => of_sum(&totals.group(id)?.announced?),
        Subject::Line(id) => {
            let line = totals.line(id);
            let announced = line.and_then(|t| t.announced).and_then(|s| s.known);
            let derived = line.and_then(|t| t.derived()).map(|(value, _)| value);
            let summed = || scene.summary.matrix.row(id)?.total.known;
            let value = announced.or(derived).or_else(summed)?;
            Some(exact(scene, value))
        }
        Subject::Cell(line, partner) => {
            let cell = scene.summary.matrix.cell(line, partner)?;
            match cell.figures.as_slice() {
                [key] => published(scene, scene.contract.commitment(*key)?),
                _ => of_sum(&cell.sum),
            }
        }
        Subject::Deadline(_) | Subject::Finding(_) => None,
    }
}

/// The digits as published.
fn published(scene: &Scene<'_>, commitment: &Commitment) -> Option<String> {
    let look = scene.look;
    if let State::Nil { .. } = commitment.amount {
        return Some(exact(scene, Euros::ZERO));
    }
    let amount = commitment.amount.statement()?.amount;
    Some(plain(amount, look.measure.unit(), look.lang))
}

fn exact(scene: &Scene<'_>, value: Euros) -> String {
    plain_euros(value, scene.look.measure.unit(), scene.look.lang)
}

/// A table as text for spreadsheets: cells parted by tabs, rows by line ends. No cell can become a formula.
pub fn tabbed(table: &Table) -> String {
    let row = |cells: &Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
        cells.join("\t")
    };
    let mut out = String::new();
    for line in std::iter::once(&table.headers).chain(&table.rows) {
        out.push_str(&row(line));
        out.push('\n');
    }
    out
}

/// The text of one cell as a spreadsheet takes it: on one line, and never a formula. A text that starts like one
/// (OWASP: `=`, `+`, `-`, `@`, tab, carriage return, and their fullwidth forms) gets an apostrophe, which spreadsheets
/// read as “text follows”. Numbers stay numbers, negative ones too.
pub fn cell(text: &str) -> String {
    let line = harmless(text);
    if line.starts_with('"') {
        // An opening quote would swallow the cells after it.
        return format!("\"{}\"", line.replace('"', "\"\""));
    }
    line
}

/// A text on one line that no spreadsheet computes.
pub(super) fn harmless(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .collect();
    let start = line.trim_start().chars().next();
    let starts_formula = matches!(
        start,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    );
    if starts_formula && !is_number(&line) {
        return format!("'{line}");
    }
    line
}

/// A sign, digits in groups, at most one decimal mark, perhaps a percent sign: nothing to compute.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let text = text.strip_suffix('%').unwrap_or(text);
    let text = text.trim_end_matches(is_space);
    let digits =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || is_space(c));
    match text.split_once([',', '.']) {
        Some((whole, rest)) => digits(whole) && digits(rest),
        None => digits(text),
    }
}

/// A table as a fragment of HTML.
pub fn html(table: &Table) -> String {
    let row = |tag: &str, cells: &[String]| {
        let cells = cells.iter().map(|cell| {
            let cell = escaped(&harmless(cell));
            format!("<{tag}>{cell}</{tag}>")
        });
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let head = row("th", &table.headers);
    let body: String = table.rows.iter().map(|cells| row("td", cells)).collect();
    format!("<table><thead>{head}</thead><tbody>{body}</tbody></table>")
}

pub(super) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Session, Settings, start};
    use crate::contract::{LineId, PartnerId};
    use crate::wording::Lang;

    #[test]
    fn no_copied_cell_becomes_a_formula_and_negative_numbers_stay_numbers() {
        for dangerous in [
            "=1+1",
            "+1+1",
            "-1+1",
            "-cmd",
            "@SUM(A1)",
            "=cmd|' /C calc'!A0",
            "\t=1+1",
            "\r=1+1",
            " =1+1",
            "＝1+1",
            "＋1",
            "－1+1",
            "＠x",
            "+7\u{a0}M€",
            "-31,80\u{a0}M€",
            "-1,2,3",
            "-",
        ] {
            let copied = cell(dangerous);
            assert!(copied.starts_with('\''), "{dangerous:?} as {copied:?}");
            assert!(!copied.contains(['\t', '\r', '\n']), "{copied:?}");
        }
        for harmless in [
            "-31,80",
            "-31.80",
            "+7",
            "-1\u{202f}234,5",
            "-0,1\u{a0}%",
            "\u{2212}7\u{a0}M€",
            "142,8",
            "État",
            "a=b",
            "≥ 2",
        ] {
            assert_eq!(cell(harmless), harmless);
        }
        assert_eq!(cell("a\tb\nc"), "a b c");
        assert_eq!(cell("\"Axe\" 1"), "\"\"\"Axe\"\" 1\"");
        let table = Table {
            headers: vec!["=A".into(), "-2".into()],
            rows: vec![vec!["x\n=1".into(), "@y".into()]],
            ..Table::default()
        };
        assert_eq!(tabbed(&table), "'=A\t-2\nx =1\t'@y\n");
    }

    #[test]
    fn a_cell_is_copied_as_a_number_and_as_a_row() {
        let today = jiff::civil::date(2024, 12, 2);
        let mut session = Session::new(Settings::first(Lang::Fr), today);
        start(&mut session, None);
        let scene = session.scene().unwrap();
        let cell = |axis: &str| {
            let line = LineId::new(axis).unwrap();
            Subject::Cell(line, PartnerId::new("mel").unwrap())
        };
        assert_eq!(value(&scene, &cell("axe-2")).unwrap(), "142,8");
        assert_eq!(value(&scene, &cell("axe-3")).unwrap(), "2");
        assert_eq!(value(&scene, &cell("axe-5")).unwrap(), "En attente");
        assert_eq!(value(&scene, &Subject::Parts).unwrap(), "2757");
        let row = row(&scene, &cell("axe-2")).unwrap();
        assert_eq!(
            row.text.replace('\u{a0}', " "),
            "Nom\tMontant, M€\tStatut\tPortée\tSource\n\
             MEL · Soutenir les territoires\t142,8\tPublié · ± 0,05 M€\t\
             MEL seule · Hors volet mobilités\tMétropole européenne de Lille\n"
        );
        let clip = clip(&scene, &cell("axe-2")).unwrap();
        assert_eq!(clip.text, "142,8");
        let html = clip.html.unwrap();
        let (head, body) = html.split_once("<tbody>").unwrap();
        assert!(head.contains("<th>Statut</th>"), "{head}");
        assert!(body.contains("<td>142,8</td>"), "{body}");
    }

    #[test]
    fn a_name_cannot_break_the_table() {
        let table = Table {
            caption: String::new(),
            headers: vec!["A & B".to_owned()],
            rows: vec![vec!["</td><script>".to_owned()]],
        };
        assert_eq!(
            html(&table),
            "<table><thead><tr><th>A &amp; B</th></tr></thead>\
             <tbody><tr><td>&lt;/td&gt;&lt;script&gt;</td></tr></tbody></table>"
        );
    }
}
