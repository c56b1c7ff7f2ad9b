//! Findings as text and as JSON.

use crate::chart::findings::reason;
use crate::check::{Aside, Finding, FindingSubject, Findings, Idle, SetAside, Severity, count};
use crate::contract::{Contract, Date, DismissalId};
use crate::edit::{Target, name_of};
use crate::wording::finding::{detail, gap_text, hint, severity, subject, title};
use crate::wording::sentence::capitalised;
use crate::wording::{self, Key, Lang, fill, text};
use serde_json::{Value, json};

/// Findings by severity, most serious first, then how many of each.
pub fn report(contract: &Contract, found: &Findings, lang: Lang) -> String {
    let findings = &found.list;
    let mut out = format!(
        "{} · {}\n",
        contract.identity.title, contract.identity.version.label
    );
    for level in Severity::ALL {
        let mut of_level = findings.iter().filter(|f| f.severity == level).peekable();
        if of_level.peek().is_none() {
            continue;
        }
        out.push_str(&format!("\n{}\n", capitalised(severity(level, lang))));
        for finding in of_level {
            out.push_str(&entry(finding, contract, lang));
        }
    }
    out.push_str(&set_aside(contract, &found.aside, lang));
    out.push('\n');
    if findings.is_empty() {
        out.push_str(text(lang, Key::CliNoFindings));
    } else {
        out.push_str(&totals(findings, lang));
    }
    let aside = found.aside.points.len();
    if aside > 0 {
        let (one, other) = (Key::DismissedOne, Key::DismissedOther);
        out.push_str(" · ");
        out.push_str(&wording::count(lang, one, other, aside, &[]));
    }
    out.push('\n');
    out
}

fn entry(finding: &Finding, contract: &Contract, lang: Lang) -> String {
    let mut out = format!("  • {}", title(finding, contract, lang));
    if let Some(gap) = gap_text(finding, contract, lang) {
        out.push_str(&format!(" ({gap})"));
    }
    out.push('\n');
    let facts = detail(finding, contract, lang);
    if !facts.is_empty() {
        out.push_str(&format!("    {facts}\n"));
    }
    out.push_str(&format!("    → {}\n", hint(finding, lang)));
    out
}

/// Points that were set aside, each with its reason; then dismissals that set nothing aside.
fn set_aside(contract: &Contract, aside: &Aside, lang: Lang) -> String {
    let mut out = String::new();
    if contract.dismissed.is_empty() {
        return out;
    }
    out.push_str(&format!("\n{}\n", text(lang, Key::DismissedTitle)));
    let mut push = |title: String, facts: String, id: &DismissalId, note: Option<Key>| {
        out.push_str(&format!("  • {title}\n"));
        if !facts.is_empty() {
            out.push_str(&format!("    {facts}\n"));
        }
        let why = contract.dismissal(id).map(|d| reason(d, lang));
        out.push_str(&format!("    {}\n", why.unwrap_or_default()));
        if let Some(key) = note {
            out.push_str(&format!("    → {}\n", text(lang, key)));
        }
    };
    for SetAside { finding, by } in &aside.points {
        let facts = detail(finding, contract, lang);
        push(title(finding, contract, lang), facts, by, None);
    }
    for (id, why) in &aside.idle {
        let Some(one) = contract.dismissal(id) else {
            continue;
        };
        let name = name_of(contract, &Target::Dismissal(id.clone()));
        let seen: Vec<&str> = std::iter::once(&one.rule)
            .chain(&one.values)
            .map(String::as_str)
            .collect();
        let note = match why {
            Idle::Unmatched => Key::DismissedUnmatchedText,
            Idle::Blocking => Key::DismissedBlockingText,
        };
        let title = capitalised(&wording::edit::name(&name, lang));
        push(title, seen.join(" · "), id, Some(note));
    }
    out
}

fn totals(findings: &[Finding], lang: Lang) -> String {
    let [blocking, review, info] = count(findings).map(|(level, n)| {
        let (one, other) = match level {
            Severity::Blocking => (Key::BlockingOne, Key::BlockingOther),
            Severity::Review => (Key::ToReviewOne, Key::ToReviewOther),
            Severity::Info => (Key::InformationsOne, Key::InformationsOther),
        };
        wording::count(lang, one, other, n, &[])
    });
    let values = [
        ("blocking", blocking.as_str()),
        ("review", review.as_str()),
        ("information", info.as_str()),
    ];
    fill(lang, Key::CliCheckTotals, &values)
}

/// The same as one object. Texts are in the language asked for; names are stable.
pub fn object(contract: &Contract, found: &Findings, today: Date, lang: Lang) -> Value {
    let [blocking, review, info] = count(&found.list).map(|(_, n)| n);
    let one = |finding: &Finding| {
        json!({
            "severity": finding.severity.name(),
            "code": finding.code.name(),
            "subject": place(&finding.subject, contract, lang),
            "perimeter": finding.perimeter.as_ref().map(|p| p.as_str()),
            "title": title(finding, contract, lang),
            "detail": detail(finding, contract, lang),
            "gap": gap_text(finding, contract, lang),
            "hint": hint(finding, lang),
        })
    };
    let list: Vec<Value> = found.list.iter().map(one).collect();
    let why = |id: &DismissalId| {
        let dismissal = contract.dismissal(id);
        json!({
            "id": id.as_str(),
            "rule": dismissal.map(|d| &d.rule),
            "about": dismissal.map(|d| &d.about),
            "values": dismissal.map(|d| &d.values),
            "reason": dismissal.map(|d| &d.reason),
            "date": dismissal.and_then(|d| d.date).map(|date| date.to_string()),
        })
    };
    let aside =
        found.aside.points.iter().map(
            |SetAside { finding, by }| json!({ "finding": one(finding), "dismissal": why(by) }),
        );
    let idle = found
        .aside
        .idle
        .iter()
        .map(|(id, idle)| json!({ "dismissal": why(id), "cause": idle.name() }));
    json!({
        "title": contract.identity.title,
        "today": today.to_string(),
        "counts": { "blocking": blocking, "review": review, "info": info },
        "findings": list,
        "dismissed": aside.collect::<Vec<_>>(),
        "idle_dismissals": idle.collect::<Vec<_>>(),
        "problems": [],
    })
}

/// The ids of a subject, and its name. A figure has no id in the file: its line and partners tell
/// it.
fn place(about: &FindingSubject, contract: &Contract, lang: Lang) -> Value {
    let name = subject(about, contract, lang);
    let (kind, id) = match about {
        FindingSubject::Contract => ("contract", None),
        FindingSubject::Perimeter(id) => ("perimeter", Some(id.as_str())),
        FindingSubject::Partner(id) => ("partner", Some(id.as_str())),
        FindingSubject::Group(id) => ("group", Some(id.as_str())),
        FindingSubject::Line(id) => ("line", Some(id.as_str())),
        FindingSubject::Deadline(id) => ("deadline", Some(id.as_str())),
        FindingSubject::Document(id) => ("document", Some(id.as_str())),
        FindingSubject::Source(id) => ("source", Some(id.as_str())),
        FindingSubject::Cell(line, partner) => {
            return json!({
                "kind": "cell",
                "line": line.as_str(),
                "partner": partner.as_str(),
                "name": name,
            });
        }
        FindingSubject::Figure(key) => {
            let commitment = contract.commitment(*key);
            let by = commitment.map(|c| c.by.iter().map(|p| p.as_str()).collect::<Vec<_>>());
            return json!({
                "kind": "figure",
                "line": commitment.map(|c| c.line.as_str()),
                "by": by,
                "name": name,
            });
        }
    };
    json!({ "kind": kind, "id": id, "name": name })
}
