//! The report of a contract: everything that it holds in the perimeter shown, in reading order,
//! as blocks that a page can be made of. Must not know pages, nor how a block is drawn.

use super::figures::Figures;
use super::findings::{Dismissed, FindingList, Point};
use super::sheet::{Body, Imprint, Sheet, SheetName, identity_line, origin, warning};
use super::{MatrixTable, Scene, Table};
use crate::check::Severity;
use crate::contract::Source;
use crate::wording::date::{Style, date};
use crate::wording::finding::severity;
use crate::wording::{self, Key, Lang, fill, text};

/// How a text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The title on the cover.
    Cover,
    /// Text to read.
    Plain,
    /// What is said beside it.
    Quiet,
    /// What must not be missed.
    Warning,
}

/// One key figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFigure {
    /// Its name.
    pub label: String,
    /// The figure.
    pub value: String,
    /// Base, scope, difference.
    pub note: String,
}

/// A piece of the report.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of the first level: a new page begins.
    Chapter(String),
    /// A heading of the second level.
    Heading(String),
    /// A text.
    Text(Tone, String),
    /// Key figures, in a row.
    Figures(Vec<ReportFigure>),
    /// A chart without its title, which the heading before it is.
    Chart(Box<Sheet>),
    /// A table; its rows may go on on the next page.
    Table(Table),
}

/// The report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Title of the contract.
    pub title: String,
    /// Which contract, version and perimeter.
    pub scope: String,
    /// What stands at the foot of each page.
    pub foot: String,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
}

impl Report {
    /// The report of a scene.
    pub fn of(scene: &Scene<'_>, imprint: &Imprint) -> Self {
        let lang = scene.look.lang;
        let say = |key: Key| text(lang, key).to_owned();
        let mut blocks = cover(scene, imprint);
        // A comparison is of two versions, and the report of one.
        let charts = SheetName::ALL.into_iter();
        for name in charts.filter(|name| *name != SheetName::Contrast) {
            let mut sheet = Sheet::of(scene, name, imprint);
            let table = sheet.table();
            // Without operations there is nothing to say of their sizes.
            if name == SheetName::Concentration && table.rows.is_empty() {
                continue;
            }
            blocks.push(Block::Chapter(std::mem::take(&mut sheet.title)));
            // Said once for all, on the cover and at the foot of each page.
            sheet.foot.truncate(sheet.foot.len().saturating_sub(1));
            sheet.warning = None;
            blocks.push(Block::Chart(Box::new(sheet)));
            blocks.push(Block::Heading(say(Key::ReportTable)));
            blocks.push(Block::Table(filled(table)));
        }
        blocks.push(Block::Chapter(say(Key::ScreenMatrix)));
        let matrix = MatrixTable::of(scene).table();
        blocks.push(Block::Text(Tone::Quiet, matrix.caption.clone()));
        blocks.push(Block::Table(matrix));
        blocks.push(Block::Chapter(say(Key::ChecksTitle)));
        blocks.extend(findings(scene));
        blocks.push(Block::Chapter(say(Key::ContentsSources)));
        blocks.extend(sources(scene));
        Self {
            title: scene.contract.identity.title.clone(),
            scope: identity_line(scene),
            foot: foot(scene, imprint),
            blocks,
        }
    }

    /// What changed between two versions: the chart, then every sentence by kind.
    pub fn of_two(scene: &Scene<'_>, imprint: &Imprint) -> Self {
        let lang = scene.look.lang;
        let plain = |words: &str| Block::Text(Tone::Plain, words.to_owned());
        let quiet = |words: &str| Block::Text(Tone::Quiet, words.to_owned());
        let mut sheet = Sheet::of(scene, SheetName::Contrast, imprint);
        let title = std::mem::take(&mut sheet.title);
        let mut blocks = vec![Block::Chapter(title.clone())];
        let mut said = Vec::new();
        if let Body::Contrast(chart) = &sheet.body {
            blocks.push(plain(&chart.head));
            for list in &chart.lists {
                let values = [("title", list.title.as_str()), ("count", &list.counted)];
                said.push(Block::Heading(fill(lang, Key::ReportSaid, &values)));
                for (caption, one) in list.captioned() {
                    said.extend(caption.map(quiet));
                    said.push(plain(&format!("{} {}", one.sign.text(), one.text)));
                }
                said.extend(list.more.as_deref().map(quiet));
            }
        }
        let warned = sheet.warning.take();
        blocks.extend(warned.map(|words| Block::Text(Tone::Warning, words)));
        blocks.push(Block::Chart(Box::new(sheet)));
        blocks.append(&mut said);
        Self {
            title,
            scope: identity_line(scene),
            foot: foot(scene, imprint),
            blocks,
        }
    }

    /// How many blocks it has, for those who wait for it.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// True when there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// What stands at the foot of each page.
fn foot(scene: &Scene<'_>, imprint: &Imprint) -> String {
    let words = [Some(identity_line(scene)), warning(scene, imprint)];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Without rows that only part others.
fn filled(mut table: Table) -> Table {
    table
        .rows
        .retain(|row| row.iter().any(|cell| !cell.is_empty()));
    table
}

fn cover(scene: &Scene<'_>, imprint: &Imprint) -> Vec<Block> {
    let identity = &scene.contract.identity;
    let plain = |words: String| Block::Text(Tone::Plain, words);
    let mut blocks = vec![
        Block::Text(Tone::Cover, identity.title.clone()),
        plain(identity_line(scene)),
    ];
    blocks.extend(warning(scene, imprint).map(|words| Block::Text(Tone::Warning, words)));
    blocks.push(Block::Text(Tone::Quiet, origin(scene, imprint)));
    let figures = Figures::of(scene).list.into_iter().map(|figure| {
        let gap = figure.gap.map(|(_, gap)| gap);
        let note: Vec<String> = gap.into_iter().chain(Some(figure.note)).collect();
        ReportFigure {
            label: figure.label,
            value: format!("{}{}", figure.value, figure.after),
            note: note.join(" "),
        }
    });
    blocks.push(Block::Figures(figures.collect()));
    for objective in &identity.objectives {
        blocks.push(plain(objective.clone()));
    }
    blocks
}

fn findings(scene: &Scene<'_>) -> Vec<Block> {
    let lang = scene.look.lang;
    let list = FindingList::of(scene, None);
    let said = |key: Key| text(lang, key).to_owned();
    let mut blocks = Vec::new();
    if list.points.is_empty() {
        blocks.push(Block::Text(Tone::Plain, said(Key::ChecksNone)));
    } else {
        let row = |point: &Point| {
            let facts = [point.title.as_str(), point.fact.as_str()];
            let facts: Vec<&str> = facts.into_iter().filter(|f| !f.is_empty()).collect();
            vec![
                severity(point.severity, lang).to_owned(),
                facts.join(" · "),
                point.gap.clone().unwrap_or_default(),
            ]
        };
        blocks.push(Block::Table(Table {
            caption: said(Key::ChecksTitle),
            headers: vec![
                said(Key::ReportSeverity),
                said(Key::ReportPoint),
                said(Key::FindingsGap),
            ],
            rows: list.points.iter().map(row).collect(),
        }));
    }
    for level in Severity::ALL {
        let left_out = list.left_out(Some(level));
        if left_out > 0 {
            let keys = (Key::ReportMorePointsOne, Key::ReportMorePointsOther);
            let level = [("severity", severity(level, lang))];
            let words = wording::count(lang, keys.0, keys.1, left_out, &level);
            blocks.push(Block::Text(Tone::Quiet, words));
        }
    }
    blocks.extend(set_aside(&list, lang));
    blocks
}

/// Points that were set aside, each with its reason.
fn set_aside(list: &FindingList, lang: Lang) -> Option<Block> {
    if list.dismissed.is_empty() {
        return None;
    }
    let row = |one: &Dismissed| {
        let facts = [one.title.as_str(), one.fact.as_str()];
        let facts: Vec<&str> = facts.into_iter().filter(|f| !f.is_empty()).collect();
        let why = [one.reason.as_str(), one.note(lang).unwrap_or_default()];
        let why: Vec<&str> = why.into_iter().filter(|f| !f.is_empty()).collect();
        vec![facts.join(" · "), why.join(" · ")]
    };
    Some(Block::Table(Table {
        caption: text(lang, Key::DismissedTitle).to_owned(),
        headers: vec![
            text(lang, Key::ReportPoint).to_owned(),
            text(lang, Key::InspectorReason).to_owned(),
        ],
        rows: list.dismissed.iter().map(row).collect(),
    }))
}

fn sources(scene: &Scene<'_>) -> Vec<Block> {
    let lang = scene.look.lang;
    let all = &scene.contract.references.sources;
    if all.is_empty() {
        let none = text(lang, Key::InspectorNoSource).to_owned();
        return vec![Block::Text(Tone::Plain, none)];
    }
    let said = |source: &Source| {
        let read = source.read.map(|day| {
            let day = date(day, Style::Long, lang);
            fill(lang, Key::ReportRead, &[("date", &day)])
        });
        let parts = [
            source.publisher.clone(),
            Some(source.title.clone()),
            source.address.clone(),
            read,
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        Block::Text(Tone::Plain, parts.join(" · "))
    };
    all.iter().map(said).collect()
}

#[cfg(test)]
mod tests;
