//! Every point as a row of a table, however many; what was set aside with them, and why.

use super::{Dismissed, Point, Standing, dismissed, point};
use crate::chart::detail::{Pen, SourceText};
use crate::chart::{Scene, Table};
use crate::check::{Finding, SetAside};
use crate::contract::{Dismissal, DismissalId};
use crate::wording::discreet::masked;
use crate::wording::finding as words;
use crate::wording::{Key, Lang, text};

/// Heads of the columns.
const HEADS: [Key; 10] = [
    Key::ReportSeverity,
    Key::ReportPoint,
    Key::FindingsFact,
    Key::FindingsGap,
    Key::FieldSubject,
    Key::FindingsHint,
    Key::ContentsSources,
    Key::ColumnStatus,
    Key::ScheduleColumnDate,
    Key::InspectorReason,
];

/// All points of a scene, most serious first; then those that were set aside, each with its
/// reason; then reasons without effect.
pub fn table(scene: &Scene<'_>) -> Table {
    let lang = scene.look.lang;
    let pen = Pen::of(scene);
    let open = text(lang, Key::ListingOpen);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for finding in scene.findings {
        rows.push(row(&pen, finding, (open, None)));
    }
    let aside = text(lang, Key::ListingAside);
    for SetAside { finding, by } in &scene.aside.points {
        let by = scene.contract.dismissal(by);
        rows.push(row(&pen, finding, (aside, by)));
    }
    for one in dismissed(scene) {
        if matches!(one.standing, Standing::Idle(_)) {
            rows.push(idle(scene, &one));
        }
    }
    let caption = match rows.is_empty() {
        true => text(lang, Key::ChecksNone),
        false => text(lang, Key::ChecksTitle),
    };
    Table {
        caption: caption.to_owned(),
        headers: HEADS.map(|key| text(lang, key).to_owned()).to_vec(),
        rows,
    }
}

fn row(
    pen: &Pen<'_>,
    finding: &Finding,
    (standing, by): (&str, Option<&Dismissal>),
) -> Vec<String> {
    let (contract, lang) = (pen.contract, pen.lang);
    let Point {
        severity,
        title,
        fact,
        gap,
        hint,
        sources,
        ..
    } = point(pen, finding);
    let mut cells = vec![
        words::severity(severity, lang).to_owned(),
        title,
        fact,
        gap.unwrap_or_default(),
        words::subject(&finding.subject, contract, lang),
        hint.to_owned(),
        cited(&sources),
        standing.to_owned(),
    ];
    cells.extend(why(by, lang));
    cells
}

/// A reason that sets nothing aside.
fn idle(scene: &Scene<'_>, one: &Dismissed) -> Vec<String> {
    let lang: Lang = scene.look.lang;
    let id: &DismissalId = &one.id;
    let mut cells = vec![
        String::new(),
        one.title.clone(),
        match lang.hides_amounts() {
            true => String::new(),
            false => one.fact.clone(),
        },
        String::new(),
        String::new(),
        one.note(lang).unwrap_or_default().to_owned(),
        String::new(),
        text(lang, Key::ListingIdle).to_owned(),
    ];
    cells.extend(why(scene.contract.dismissal(id), lang));
    cells
}

/// When and why; the day as every spreadsheet reads it.
fn why(by: Option<&Dismissal>, lang: Lang) -> [String; 2] {
    let day = by.and_then(|d| d.date).map(|day| day.to_string());
    let reason = by.map(|d| match lang.hides_amounts() {
        true => masked(&d.reason).into_owned(),
        false => d.reason.clone(),
    });
    [day.unwrap_or_default(), reason.unwrap_or_default()]
}

fn cited(sources: &[SourceText]) -> String {
    let one = |source: &SourceText| {
        let parts = [
            source.publisher.as_deref(),
            Some(source.title.as_str()),
            source.address.as_deref(),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(" · ")
    };
    let mut all: Vec<String> = Vec::new();
    for said in sources.iter().map(one) {
        if !all.contains(&said) {
            all.push(said);
        }
    }
    all.join(" ; ")
}
