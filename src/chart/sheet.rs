//! A chart as it leaves the program, alone on its page: the chart itself, and around it all that
//! a reader who has nothing else needs: whose money, which perimeter, what the signs mean, who
//! says so, seen from which day, from which file. Must not know how it is drawn.

mod legend;
mod notes;
pub(super) mod sources;

pub use legend::{LegendItem, Sample};

use super::{AxesChart, Concentration, ContrastChart, Scene, SharesChart, Table, Timeline};
use crate::wording::{self, Key, Lang, date, fill};

/// A chart that can leave the program, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetName {
    /// What each axis is known to receive.
    AxisBudgets,
    /// Who carries how much.
    PartnerShares,
    /// The timeline, what is to come and what is past.
    Deadlines,
    /// Operations by size.
    Concentration,
    /// What leads from one version to another.
    Contrast,
}

impl SheetName {
    /// All of them, as offered.
    pub const ALL: [SheetName; 5] = [
        SheetName::AxisBudgets,
        SheetName::PartnerShares,
        SheetName::Deadlines,
        SheetName::Concentration,
        SheetName::Contrast,
    ];

    /// The name on the command line and in file names.
    pub fn name(self) -> &'static str {
        match self {
            SheetName::AxisBudgets => "axis-budgets",
            SheetName::PartnerShares => "partner-shares",
            SheetName::Deadlines => "deadlines",
            SheetName::Concentration => "concentration",
            SheetName::Contrast => "comparison",
        }
    }

    /// The chart with this name.
    pub fn named(name: &str) -> Option<SheetName> {
        SheetName::ALL.into_iter().find(|s| s.name() == name)
    }

    /// What people call it.
    pub fn phrase(self) -> Key {
        match self {
            SheetName::AxisBudgets => Key::SheetAxisBudgets,
            SheetName::PartnerShares => Key::PartsTitle,
            SheetName::Deadlines => Key::ScreenSchedule,
            SheetName::Concentration => Key::ConcentrationTitle,
            SheetName::Contrast => Key::SheetContrast,
        }
    }
}

/// Where the figures come from: the file, and what has been done since it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imprint {
    /// The file's name, without its folder.
    pub file: Option<String>,
    /// The fingerprint of its bytes: `7c1e 90ab`.
    pub fingerprint: Option<String>,
    /// Edits that it does not hold.
    pub unsaved: usize,
}

/// What a sheet shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// See [`SheetName::AxisBudgets`].
    Axes(Box<AxesChart>),
    /// See [`SheetName::PartnerShares`].
    Shares(Box<SharesChart>),
    /// See [`SheetName::Deadlines`].
    Deadlines(Box<Timeline>),
    /// See [`SheetName::Concentration`].
    Concentration(Box<Concentration>),
    /// See [`SheetName::Contrast`].
    Contrast(Box<ContrastChart>),
}

/// A chart with everything around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Which one it is.
    pub name: SheetName,
    /// Its title.
    pub title: String,
    /// Which contract, version and perimeter; the base; what is not published.
    pub scope: String,
    /// The chart.
    pub body: Body,
    /// The signs that it uses.
    pub legend: Vec<LegendItem>,
    /// What a figure alone does not tell: reasons, conflicts.
    pub notes: Vec<String>,
    /// Sources, then what kind of document this is, day, file and fingerprint.
    pub foot: Vec<String>,
    /// What must not be missed: a fictitious contract, edits not saved.
    pub warning: Option<String>,
    /// Everything that it shows, in words.
    pub spoken: String,
}

impl Sheet {
    /// A chart of a scene.
    pub fn of(scene: &Scene<'_>, name: SheetName, imprint: &Imprint) -> Self {
        let (title, note, body) = match name {
            SheetName::AxisBudgets => {
                let chart = AxesChart::of(scene);
                let note = chart.note.clone().unwrap_or_default();
                (chart.title.clone(), note, Body::Axes(Box::new(chart)))
            }
            SheetName::PartnerShares => {
                let chart = SharesChart::of(scene);
                let base = [("base", chart.end.as_str())];
                let note = match chart.end.is_empty() {
                    true => String::new(),
                    false => fill(scene.look.lang, Key::SheetPartsBase, &base),
                };
                (chart.title.clone(), note, Body::Shares(Box::new(chart)))
            }
            SheetName::Deadlines => {
                let chart = Timeline::of(scene);
                let title = wording::text(scene.look.lang, Key::ScreenSchedule).to_owned();
                let note = chart.scope.clone();
                (title, note, Body::Deadlines(Box::new(chart)))
            }
            SheetName::Concentration => {
                let chart = Concentration::of(scene);
                let said = chart.empty.as_ref().or(chart.finding.as_ref());
                let note = match said {
                    Some(said) => format!("{}. {}", chart.scope.trim_end_matches('.'), said),
                    None => chart.scope.clone(),
                };
                (
                    chart.title.clone(),
                    note,
                    Body::Concentration(Box::new(chart)),
                )
            }
            SheetName::Contrast => {
                let chart = ContrastChart::of(scene);
                let note = chart.note();
                (chart.title.clone(), note, Body::Contrast(Box::new(chart)))
            }
        };
        let scope = format!("{} {}", identity_line(scene), sentence(&note));
        let scope = scope.trim_end().to_owned();
        let spoken = spoken(&title, &scope, &body);
        Self {
            name,
            legend: legend::of(scene, &body),
            notes: notes::of(scene, &body),
            foot: foot(scene, name, imprint),
            warning: warning(scene, imprint),
            title,
            scope,
            body,
            spoken,
        }
    }

    /// The table behind the chart.
    pub fn table(&self) -> Table {
        match &self.body {
            Body::Axes(chart) => chart.table(),
            Body::Shares(chart) => chart.table(),
            Body::Deadlines(chart) => chart.table(),
            Body::Concentration(chart) => chart.table(),
            Body::Contrast(chart) => chart.table(),
        }
    }
}

/// Which contract, which version, which perimeter: `CPER Hauts-de-France 2021-2027, v1 signée le
/// 9 janvier 2023, hors volet mobilités.` A partner in focus is named too.
pub fn identity_line(scene: &Scene<'_>) -> String {
    let identity = &scene.contract.identity;
    let version = &identity.version;
    let mut parts = vec![identity.title.clone()];
    let version = match &version.title {
        Some(title) => format!("{} {title}", version.label),
        None => version.label.clone(),
    };
    parts.push(version);
    parts.push(super::tip::perimeter_name(scene));
    if let Some(partner) = scene
        .look
        .focus
        .as_ref()
        .and_then(|id| scene.contract.partner(id))
    {
        parts.push(wording::sentence::in_focus(partner, scene.look.lang));
    }
    parts.retain(|part| !part.trim().is_empty());
    sentence(&parts.join(", "))
}

/// Ends with a full stop, unless it ends with a mark of its own or says nothing.
pub(in crate::chart) fn sentence(words: &str) -> String {
    let words = words.trim();
    match words.chars().last() {
        None => String::new(),
        Some('.' | '!' | '?' | '…') => words.to_owned(),
        Some(_) => format!("{words}."),
    }
}

/// Sources; then disclaimer, day, file.
fn foot(scene: &Scene<'_>, name: SheetName, imprint: &Imprint) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(sources::line(scene, name));
    out.push(origin(scene, imprint));
    out
}

/// What kind of document it is, the observation date, file and fingerprint.
pub fn origin(scene: &Scene<'_>, imprint: &Imprint) -> String {
    let parts = origin_lines(scene, imprint);
    let parts: Vec<String> = parts.iter().map(|part| sentence(part)).collect();
    parts.join(" ")
}

/// The same, each by itself.
pub(super) fn origin_lines(scene: &Scene<'_>, imprint: &Imprint) -> Vec<String> {
    let lang = scene.look.lang;
    let identity = &scene.contract.identity;
    let day = date::day(scene.look.today, date::Style::Long, lang);
    let mut parts = Vec::new();
    parts.extend(identity.disclaimer.clone());
    parts.push(fill(lang, Key::StatusSeenOn, &[("date", &day)]));
    parts.extend(file_text(imprint, lang));
    parts
}

fn file_text(imprint: &Imprint, lang: Lang) -> Option<String> {
    let file = imprint.file.as_ref()?;
    Some(match &imprint.fingerprint {
        Some(print) => {
            let values = [("file", file.as_str()), ("fingerprint", print.as_str())];
            fill(lang, Key::SheetFile, &values)
        }
        None => fill(lang, Key::SheetFileOnly, &[("file", file.as_str())]),
    })
}

/// What must not be missed.
pub fn warning(scene: &Scene<'_>, imprint: &Imprint) -> Option<String> {
    let lang = scene.look.lang;
    let mut parts = Vec::new();
    if scene.contract.identity.fictitious {
        parts.push(wording::text(lang, Key::TopFictitious).to_owned());
    }
    if imprint.unsaved > 0 {
        let (one, other) = (Key::SheetUnsavedOne, Key::SheetUnsavedOther);
        parts.push(wording::count(lang, one, other, imprint.unsaved, &[]));
    }
    if lang.hides_amounts() {
        parts.push(wording::text(lang, Key::ExportAmountsHidden).to_owned());
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Title, scope, then every mark.
fn spoken(title: &str, scope: &str, body: &Body) -> String {
    let mut parts = vec![sentence(title), scope.to_owned()];
    match body {
        Body::Axes(chart) => {
            for row in &chart.rows {
                parts.push(sentence(&row.title));
                parts.extend(row.left.iter().map(|mark| sentence(&mark.tip.spoken)));
                parts.push(sentence(&row.right.tip.spoken));
            }
        }
        Body::Shares(chart) => {
            parts.extend(chart.rows.iter().map(|row| sentence(&row.tip.spoken)));
        }
        Body::Concentration(chart) => {
            parts.extend(chart.rows.iter().map(|row| sentence(&row.tip.spoken)));
        }
        Body::Contrast(chart) => parts.extend(chart.spoken().map(|words| sentence(&words))),
        Body::Deadlines(chart) => {
            parts.extend(chart.marks.iter().map(|mark| sentence(&mark.spoken)));
            let undated = chart.coming.iter().filter(|row| row.date.is_none());
            parts.extend(undated.map(|row| sentence(&format!("{}, {}", row.title, row.countdown))));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

#[cfg(test)]
mod tests;
