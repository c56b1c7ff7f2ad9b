//! Points that were set aside, with the reason, and dismissals that set nothing aside any more.

use crate::chart::Scene;
use crate::check::{Aside, Finding, Idle, Severity};
use crate::contract::{Dismissal, DismissalId};
use crate::edit::{Target, name_of};
use crate::wording::date::{Style, date};
use crate::wording::finding as words;
use crate::wording::{Key, Lang, edit, fill, sentence, text};
use std::collections::BTreeMap;

/// What a dismissal does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It sets aside a point of this severity.
    Holds(Severity),
    /// It sets nothing aside.
    Idle(Idle),
}

/// A dismissal, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissed {
    /// Which one.
    pub id: DismissalId,
    /// What was found, or what the point was about.
    pub title: String,
    /// On which facts, or with which values; may be empty.
    pub fact: String,
    /// Why and when it was set aside: `Motif, 2 décembre 2024 : …`.
    pub reason: String,
    /// What it does.
    pub standing: Standing,
}

impl Dismissed {
    /// What is to be known of one that sets nothing aside.
    pub fn note(&self, lang: Lang) -> Option<&'static str> {
        match self.standing {
            Standing::Holds(_) => None,
            Standing::Idle(Idle::Unmatched) => Some(text(lang, Key::DismissedUnmatchedText)),
            Standing::Idle(Idle::Blocking) => Some(text(lang, Key::DismissedBlockingText)),
        }
    }

    /// What a screen reader says.
    pub fn spoken(&self, lang: Lang) -> String {
        let parts = [
            self.title.as_str(),
            self.fact.as_str(),
            self.reason.as_str(),
            self.note(lang).unwrap_or_default(),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        parts.join(", ")
    }
}

/// All dismissals, in the order of the contract.
pub fn dismissed(scene: &Scene<'_>) -> Vec<Dismissed> {
    let Aside { points, idle } = scene.aside;
    let holding: BTreeMap<&DismissalId, &Finding> = points
        .iter()
        .map(|point| (&point.by, &point.finding))
        .collect();
    let idle: BTreeMap<&DismissalId, Idle> = idle.iter().map(|(id, why)| (id, *why)).collect();
    let all = scene.contract.dismissed.iter();
    all.filter_map(|one| match (holding.get(&one.id), idle.get(&one.id)) {
        (Some(finding), _) => Some(held(scene, one, finding)),
        (None, Some(why)) => Some(left_over(scene, one, *why)),
        // Another dismissal of the same point is shown in its place.
        (None, None) => None,
    })
    .collect()
}

fn held(scene: &Scene<'_>, one: &Dismissal, finding: &Finding) -> Dismissed {
    let (contract, lang) = (scene.contract, scene.look.lang);
    Dismissed {
        id: one.id.clone(),
        title: words::title(finding, contract, lang),
        fact: words::detail(finding, contract, lang),
        reason: reason(one, lang),
        standing: Standing::Holds(finding.severity),
    }
}

fn left_over(scene: &Scene<'_>, one: &Dismissal, why: Idle) -> Dismissed {
    let (contract, lang) = (scene.contract, scene.look.lang);
    let name = name_of(contract, &Target::Dismissal(one.id.clone()));
    let seen = std::iter::once(&one.rule).chain(&one.values);
    Dismissed {
        id: one.id.clone(),
        title: sentence::capitalised(&edit::name(&name, lang)),
        fact: seen.cloned().collect::<Vec<_>>().join(" · "),
        reason: reason(one, lang),
        standing: Standing::Idle(why),
    }
}

/// Why and when a point was set aside.
pub fn reason(one: &Dismissal, lang: Lang) -> String {
    match one.date {
        Some(day) => {
            let day = date(day, Style::Long, lang);
            let values = [("date", day.as_str()), ("reason", one.reason.as_str())];
            fill(lang, Key::DismissedReasonOn, &values)
        }
        None => fill(lang, Key::DismissedReason, &[("reason", &one.reason)]),
    }
}
