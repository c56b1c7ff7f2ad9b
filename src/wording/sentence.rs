//! Grammar: articles, ordinals, lists, the names of states and kinds, spoken marks.

use super::amount::spoken;
use super::number::tally;
use super::{Key, Lang, Tongue, fill, text};
use crate::contract::{
    Article, ChildRule, CreditKind, Importance, LineKind, Outcome, Partner, PartnerKind, Role,
    State, StateKind,
};

/// “de la MEL”, “de l’État”, “du Nord”, “des …”, “d’Oise”, “de Port-Clair”; “of MEL”.
pub fn of_partner(partner: &Partner, lang: Lang) -> String {
    let name = partner.short.as_str();
    if lang.tongue() == Tongue::En {
        return format!("of {name}");
    }
    match partner.article {
        Article::Le => format!("du {name}"),
        Article::La => format!("de la {name}"),
        Article::Elided => format!("de l’{name}"),
        Article::Les => format!("des {name}"),
        Article::None if elides(name) => format!("d’{name}"),
        Article::None => format!("de {name}"),
    }
}

/// “la MEL”, “l’État”, “le Nord”, “Port-Clair”; “MEL”.
pub fn the_partner(partner: &Partner, lang: Lang) -> String {
    let name = partner.short.as_str();
    if lang.tongue() == Tongue::En {
        return name.to_owned();
    }
    match partner.article {
        Article::Le => format!("le {name}"),
        Article::La => format!("la {name}"),
        Article::Elided => format!("l’{name}"),
        Article::Les => format!("les {name}"),
        Article::None => name.to_owned(),
    }
}

/// “à la MEL”, “à l’État”, “au Nord”, “à Port-Clair”; “to MEL”.
pub fn to_partner(partner: &Partner, lang: Lang) -> String {
    let name = partner.short.as_str();
    if lang.tongue() == Tongue::En {
        return format!("to {name}");
    }
    match partner.article {
        Article::Le => format!("au {name}"),
        Article::La => format!("à la {name}"),
        Article::Elided => format!("à l’{name}"),
        Article::Les => format!("aux {name}"),
        Article::None => format!("à {name}"),
    }
}

/// Whose money a chart shows: “MEL seule”, “Nord seul”; “uniquement” where the name does not tell
/// its gender.
pub fn alone(partner: &Partner, lang: Lang) -> String {
    let key = match (partner.article, partner.kind) {
        (Article::La, _) => Key::ScopeAloneFeminine,
        (Article::Le | Article::None, _) | (Article::Elided, PartnerKind::State) => {
            Key::ScopeAloneMasculine
        }
        (Article::Elided | Article::Les, _) => Key::ScopeAlone,
    };
    fill(lang, key, &[("partner", &partner.short)])
}

/// “MEL mise en avant”, “Port-Clair mis en avant”.
pub fn in_focus(partner: &Partner, lang: Lang) -> String {
    let key = match partner.article {
        Article::La => Key::HeaderFocusFeminine,
        _ => Key::HeaderFocus,
    };
    fill(lang, key, &[("partner", &partner.short)])
}

/// True before a vowel or a silent h.
fn elides(name: &str) -> bool {
    let folded = super::fold::fold(name);
    // Words whose h is heard, as place names begin with them.
    let heard = [
        "haut", "havre", "ham", "hem", "halle", "hangar", "hongrie", "hollande",
    ];
    let vowel = folded.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']);
    let word = folded.split([' ', '\'']).next().unwrap_or("");
    let is_heard = heard
        .iter()
        .any(|h| word == *h || (*h == "haut" && word.starts_with(h)));
    vowel && !is_heard
}

/// The first letter as a capital: for a phrase that opens a line.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// `1er`, `2e`, `3e`; `1st`, `2nd`, `3rd`, `11th`.
pub fn ordinal(n: usize, lang: Lang) -> String {
    let ending = match (lang.tongue(), n % 100, n % 10) {
        (Tongue::Fr, ..) => {
            if n == 1 {
                "er"
            } else {
                "e"
            }
        }
        (Tongue::En, 11..=13, _) => "th",
        (Tongue::En, _, 1) => "st",
        (Tongue::En, _, 2) => "nd",
        (Tongue::En, _, 3) => "rd",
        (Tongue::En, ..) => "th",
    };
    format!("{n}{ending}")
}

/// `3e sur 9`, `3rd of 9`.
pub fn rank(n: usize, of: usize, lang: Lang) -> String {
    let (rank, of) = (ordinal(n, lang), tally(of, lang));
    fill(lang, Key::RankOf, &[("rank", &rank), ("of", &of)])
}

/// “Aisne, Oise et Somme”, “Aisne, Oise and Somme”.
pub fn list<S: AsRef<str>>(names: &[S], lang: Lang) -> String {
    let Some((last, before)) = names.split_last() else {
        return String::new();
    };
    if before.is_empty() {
        return last.as_ref().to_owned();
    }
    let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
    let and = match lang.tongue() {
        Tongue::Fr => "et",
        Tongue::En => "and",
    };
    format!("{} {and} {}", before.join(", "), last.as_ref())
}

/// The word between quotation marks of the language: « pas avant mars 2023 ».
pub fn quoted(words: &str, lang: Lang) -> String {
    match lang.tongue() {
        Tongue::Fr => format!("«\u{a0}{words}\u{a0}»"),
        Tongue::En => format!("“{words}”"),
    }
}

/// The name of a state: publié, déduit, non publié…
pub fn state_name(kind: StateKind, lang: Lang) -> &'static str {
    let key = match kind {
        StateKind::Published => Key::StatePublished,
        StateKind::Derived => Key::StateDerived,
        StateKind::Estimated => Key::StateEstimated,
        StateKind::NotPublished => Key::StateNotPublished,
        StateKind::Nil => Key::StateNil,
        StateKind::Pending => Key::StatePending,
        StateKind::NotApplicable => Key::StateNotApplicable,
        StateKind::Conflict => Key::StateConflict,
    };
    text(lang, key)
}

/// What stands in a cell for a state: n.c., attente, décision, –.
pub fn state_short(kind: StateKind, lang: Lang) -> &'static str {
    let key = match kind {
        StateKind::Published => Key::StateShortPublished,
        StateKind::Derived => Key::StateShortDerived,
        StateKind::Estimated => Key::StateShortEstimated,
        StateKind::NotPublished => Key::StateShortNotPublished,
        StateKind::Nil => Key::StateShortNil,
        StateKind::Pending => Key::StateShortPending,
        StateKind::NotApplicable => Key::StateShortNotApplicable,
        StateKind::Conflict => Key::StateShortConflict,
    };
    text(lang, key)
}

/// What a partner is: État, région, département…
pub fn partner_kind(kind: PartnerKind, lang: Lang) -> &'static str {
    let key = match kind {
        PartnerKind::State => Key::PartnerKindState,
        PartnerKind::Region => Key::PartnerKindRegion,
        PartnerKind::Department => Key::PartnerKindDepartment,
        PartnerKind::Metropolis => Key::PartnerKindMetropolis,
        PartnerKind::Agglomeration => Key::PartnerKindAgglomeration,
        PartnerKind::Operator => Key::PartnerKindOperator,
        PartnerKind::Other => Key::PartnerKindAnother,
    };
    text(lang, key)
}

/// Signataire or financeur.
pub fn role(role: Role, lang: Lang) -> &'static str {
    let key = match role {
        Role::Signatory => Key::RoleSignatory,
        Role::Financer => Key::RoleFinancer,
    };
    text(lang, key)
}

/// The article of a name, as offered in a list: sans article, le, la, l’, les.
pub fn article(article: Article, lang: Lang) -> &'static str {
    match article {
        Article::None => text(lang, Key::ArticleNone),
        Article::Le => "le",
        Article::La => "la",
        Article::Elided => "l’",
        Article::Les => "les",
    }
}

/// How a credit is counted: contractualisé, valorisé, relance, non précisé.
pub fn credit_kind(kind: CreditKind, lang: Lang) -> &'static str {
    let key = match kind {
        CreditKind::Unspecified => Key::CreditUnspecified,
        CreditKind::Contracted => Key::CreditContracted,
        CreditKind::Valued => Key::CreditValued,
        CreditKind::Recovery => Key::CreditRecovery,
    };
    text(lang, key)
}

/// How much an event matters.
pub fn importance(importance: Importance, lang: Lang) -> &'static str {
    let key = match importance {
        Importance::Minor => Key::ImportanceMinor,
        Importance::Normal => Key::ImportanceNormal,
        Importance::Major => Key::ImportanceMajor,
    };
    text(lang, key)
}

/// Constaté or prévu.
pub fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    let key = match outcome {
        Outcome::Expected => Key::OutcomeExpected,
        Outcome::Happened => Key::OutcomeHappened,
    };
    text(lang, key)
}

/// Axe, objectif or opération.
pub fn line_kind(kind: &LineKind, lang: Lang) -> &'static str {
    let key = match kind {
        LineKind::Axis(_) => Key::LineKindAxis,
        LineKind::Objective(_) => Key::LineKindObjective,
        LineKind::Operation(_) => Key::LineKindOperation,
    };
    text(lang, key)
}

/// How the children of a line relate to it.
pub fn child_rule(rule: ChildRule, lang: Lang) -> &'static str {
    let key = match rule {
        ChildRule::Partition => Key::ChildRulePartition,
        ChildRule::Partial => Key::ChildRulePartial,
        ChildRule::Overlapping => Key::ChildRuleOverlapping,
    };
    text(lang, key)
}

/// “axe 2”.
pub fn axis(number: &str, lang: Lang) -> String {
    fill(lang, Key::AxisNumber, &[("number", number)])
}

/// A state and its amount aloud: “142,8 millions d’euros, publié”; “non publié”.
pub fn state_spoken(state: &State, lang: Lang) -> String {
    let name = state_name(state.kind(), lang);
    match state.statement() {
        Some(statement) => format!("{}, {name}", spoken(statement, lang)),
        None => name.to_owned(),
    }
}

/// One mark of a chart, for screen readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark<'a> {
    /// What it is about, the widest first: “MEL”, “axe 2”.
    pub about: &'a [&'a str],
    /// Its value and state, aloud.
    pub value: &'a str,
    /// What is counted: “hors volet mobilités”.
    pub scope: &'a str,
    /// Its place among the marks, from 1, and how many there are.
    pub place: (usize, usize),
}

/// “MEL, axe 2, 142,8 millions d’euros, publié, hors volet mobilités, 1 sur 6”.
pub fn mark_spoken(mark: Mark<'_>, lang: Lang) -> String {
    let (n, of) = (tally(mark.place.0, lang), tally(mark.place.1, lang));
    let place = fill(lang, Key::PlaceOf, &[("n", &n), ("of", &of)]);
    let mut parts: Vec<&str> = mark.about.to_vec();
    parts.extend([mark.value, mark.scope, place.as_str()]);
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

#[cfg(test)]
mod tests;
