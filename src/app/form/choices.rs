//! What can be chosen: kinds by their stable names, and the things of a contract by their ids.
//! Ids are values only; people see names.

use super::{Choice, FieldValue, Label};
use crate::contract::*;
use crate::wording::Key as Phrase;

/// Longest part of a passage shown beside its source, in characters.
const PASSAGE_SHOWN: usize = 90;

/// A choice named by a fixed text.
pub(super) fn phrase(value: &str, phrase: Phrase) -> Choice {
    Choice {
        value: value.to_owned(),
        label: Label::Phrase(phrase),
    }
}

fn named(value: impl ToString, name: impl Into<String>) -> Choice {
    Choice {
        value: value.to_string(),
        label: Label::Text(name.into()),
    }
}

/// The choice of nothing.
pub(super) fn none() -> Choice {
    phrase("", Phrase::FormNone)
}

/// A choice among options; the first where `chosen` is not among them.
pub(super) fn one_of(options: Vec<Choice>, chosen: &str) -> FieldValue {
    let at = options.iter().position(|c| c.value == chosen).unwrap_or(0);
    FieldValue::Choice {
        options,
        chosen: at,
    }
}

/// All items of a kind.
pub(super) fn kinds<T: Copy>(all: &[T], of: fn(T) -> (&'static str, Phrase)) -> Vec<Choice> {
    let all = all.iter().map(|item| of(*item));
    all.map(|(name, words)| phrase(name, words)).collect()
}

/// Kinds of partners.
pub(super) fn partner_kind(kind: PartnerKind) -> (&'static str, Phrase) {
    match kind {
        PartnerKind::State => ("state", Phrase::PartnerKindState),
        PartnerKind::Region => ("region", Phrase::PartnerKindRegion),
        PartnerKind::Department => ("department", Phrase::PartnerKindDepartment),
        PartnerKind::Metropolis => ("metropolis", Phrase::PartnerKindMetropolis),
        PartnerKind::Agglomeration => ("agglomeration", Phrase::PartnerKindAgglomeration),
        PartnerKind::Operator => ("operator", Phrase::PartnerKindOperator),
        PartnerKind::Other => ("other", Phrase::PartnerKindAnother),
    }
}

/// Roles of partners.
pub(super) const ROLES: [Role; 2] = [Role::Signatory, Role::Financer];
/// See [`ROLES`].
pub(super) fn role(role: Role) -> (&'static str, Phrase) {
    match role {
        Role::Signatory => ("signatory", Phrase::RoleSignatory),
        Role::Financer => ("financer", Phrase::RoleFinancer),
    }
}

/// French articles, with the word itself as label.
pub(super) fn articles() -> Vec<Choice> {
    let with = |article, word: &str| named(article_name(article), word);
    vec![
        phrase(article_name(Article::None), Phrase::ArticleNone),
        with(Article::Le, "le"),
        with(Article::La, "la"),
        with(Article::Elided, "l’"),
        with(Article::Les, "les"),
    ]
}

/// All articles.
pub(super) const ARTICLES: [Article; 5] = [
    Article::None,
    Article::Le,
    Article::La,
    Article::Elided,
    Article::Les,
];
/// See [`ARTICLES`].
pub(super) fn article_name(article: Article) -> &'static str {
    match article {
        Article::None => "none",
        Article::Le => "le",
        Article::La => "la",
        Article::Elided => "l",
        Article::Les => "les",
    }
}

/// Kinds of credit.
pub(super) fn credit(kind: CreditKind) -> (&'static str, Phrase) {
    match kind {
        CreditKind::Unspecified => ("unspecified", Phrase::CreditUnspecified),
        CreditKind::Contracted => ("contracted", Phrase::CreditContracted),
        CreditKind::Valued => ("valued", Phrase::CreditValued),
        CreditKind::Recovery => ("recovery", Phrase::CreditRecovery),
    }
}

/// How much an event matters.
pub(super) const IMPORTANCES: [Importance; 3] =
    [Importance::Minor, Importance::Normal, Importance::Major];
/// See [`IMPORTANCES`].
pub(super) fn importance(importance: Importance) -> (&'static str, Phrase) {
    match importance {
        Importance::Minor => ("minor", Phrase::ImportanceMinor),
        Importance::Normal => ("normal", Phrase::ImportanceNormal),
        Importance::Major => ("major", Phrase::ImportanceMajor),
    }
}

/// Whether an event took place.
pub(super) const OUTCOMES: [Outcome; 2] = [Outcome::Expected, Outcome::Happened];
/// See [`OUTCOMES`].
pub(super) fn outcome(outcome: Outcome) -> (&'static str, Phrase) {
    match outcome {
        Outcome::Expected => ("expected", Phrase::OutcomeExpected),
        Outcome::Happened => ("happened", Phrase::OutcomeHappened),
    }
}

/// How children relate to their line.
pub(super) const CHILD_RULES: [ChildRule; 3] = [
    ChildRule::Partition,
    ChildRule::Partial,
    ChildRule::Overlapping,
];
/// See [`CHILD_RULES`].
pub(super) fn child_rule(rule: ChildRule) -> (&'static str, Phrase) {
    match rule {
        ChildRule::Partition => ("partition", Phrase::ChildRulePartition),
        ChildRule::Partial => ("partial", Phrase::ChildRulePartial),
        ChildRule::Overlapping => ("overlapping", Phrase::ChildRuleOverlapping),
    }
}

/// Objective or operation.
pub(super) const LINE_SORTS: [super::LineSort; 2] =
    [super::LineSort::Objective, super::LineSort::Operation];
/// See [`LINE_SORTS`].
pub(super) fn line_sort(sort: super::LineSort) -> (&'static str, Phrase) {
    match sort {
        super::LineSort::Objective => ("objective", Phrase::LineKindObjective),
        super::LineSort::Operation => ("operation", Phrase::LineKindOperation),
    }
}

/// How a published amount is worded.
pub(super) const BOUNDS: [Bound; 4] = [Bound::Exact, Bound::About, Bound::MoreThan, Bound::UpTo];
/// See [`BOUNDS`].
pub(super) fn bound(bound: Bound) -> (&'static str, Phrase) {
    match bound {
        Bound::Exact => ("exact", Phrase::WordingExact),
        Bound::About => ("about", Phrase::WordingAbout),
        Bound::MoreThan => ("more_than", Phrase::WordingMoreThan),
        Bound::UpTo => ("up_to", Phrase::WordingUpTo),
    }
}

/// The name of a line: its printed number, if any, then its title.
pub(super) fn line_name(line: &Line) -> String {
    match line.number().filter(|n| !n.is_empty()) {
        Some(number) => format!("{number} · {}", line.label()),
        None => line.label().to_owned(),
    }
}

/// All lines.
pub(super) fn lines(contract: &Contract) -> Vec<Choice> {
    let lines = contract.lines.iter();
    lines.map(|l| named(&l.id, line_name(l))).collect()
}

/// The lines that a line can belong to: the axes and the objectives that are not below it, and
/// the one it belongs to now, whatever its kind.
pub(super) fn parents(contract: &Contract, line: &Line) -> Vec<Choice> {
    let below = contract.subtree(&line.id).unwrap_or_default();
    let lines = contract.lines.iter().enumerate().filter(|(place, other)| {
        let holds = !matches!(other.kind, LineKind::Operation(_));
        (holds && !below.contains(place)) || line.parent.as_ref() == Some(&other.id)
    });
    lines.map(|(_, l)| named(&l.id, line_name(l))).collect()
}

/// All partners.
pub(super) fn partners(contract: &Contract) -> Vec<Choice> {
    let partners = contract.partners.iter();
    partners.map(|p| named(&p.id, &p.short)).collect()
}

/// All partners; those taken come first, in their order, so that reading them gives it back.
pub(super) fn partners_taken(contract: &Contract, taken: &[PartnerId]) -> Vec<(Choice, bool)> {
    let first = taken.iter().map(|id| {
        let name = contract.partner(id).map_or(id.as_str(), |p| &p.short);
        (named(id, name), true)
    });
    let rest = contract.partners.iter().filter(|p| !taken.contains(&p.id));
    first
        .chain(rest.map(|p| (named(&p.id, &p.short), false)))
        .collect()
}

/// All perimeters.
pub(super) fn perimeters(contract: &Contract) -> Vec<Choice> {
    let perimeters = contract.perimeters.iter();
    perimeters.map(|p| named(&p.id, p.label())).collect()
}

/// All documents.
pub(super) fn documents(contract: &Contract) -> Vec<Choice> {
    let documents = contract.references.documents.iter();
    documents.map(|d| named(&d.id, &d.title)).collect()
}

/// All rows of the timeline.
pub(super) fn lanes(contract: &Contract) -> Vec<Choice> {
    let lanes = contract.schedule.lanes.iter();
    lanes.map(|l| named(&l.id, &l.title)).collect()
}

/// Things of several kinds: the kind, a colon, the id.
pub(super) fn lines_partners_groups(contract: &Contract) -> Vec<Choice> {
    let with = |kind: &str, choice: Choice| Choice {
        value: format!("{kind}:{}", choice.value),
        ..choice
    };
    let groups = contract.groups.iter().map(|g| named(&g.id, &g.name));
    let lines = lines(contract).into_iter().map(|c| with("line", c));
    let partners = partners(contract).into_iter().map(|c| with("partner", c));
    lines
        .chain(partners)
        .chain(groups.map(|c| with("group", c)))
        .collect()
}

/// All sources, each followed by its passages; those cited come first, in their order.
pub(super) fn citations(contract: &Contract, cited: &[Citation]) -> Vec<(Choice, bool)> {
    let mut all = Vec::new();
    for source in &contract.references.sources {
        all.push(Citation {
            source: source.id.clone(),
            quote: None,
        });
        all.extend(source.quotes.iter().map(|quote| Citation {
            source: source.id.clone(),
            quote: Some(quote.id.clone()),
        }));
    }
    let first = cited
        .iter()
        .map(|c| (named(c, citation_name(contract, c)), true));
    let rest = all.iter().filter(|c| !cited.contains(c));
    first
        .chain(rest.map(|c| (named(c, citation_name(contract, c)), false)))
        .collect()
}

/// The title of a cited source, followed by the start of the passage if one is cited.
pub fn citation_name(contract: &Contract, citation: &Citation) -> String {
    let source = contract.source(&citation.source);
    let title = source.map_or(citation.source.as_str(), |s| &s.title);
    match contract.quote(citation) {
        Some(quote) => {
            let mut passage: String = quote.text.chars().take(PASSAGE_SHOWN).collect();
            if passage.len() < quote.text.len() {
                passage.push('…');
            }
            format!("{title} › {passage}")
        }
        None => title.to_owned(),
    }
}
