//! Where figures come from: sources given or missing, and what the cited passages state.

use super::figures::{Figure, amount_facts, figure, figures, on};
use super::finding::{Code, Facts, Finding, FindingSubject, Severity};
use super::quoted::{amounts_in, shares_in};
use super::reach::Reach;
use super::tallies::Tallies;
use crate::contract::{Amount, Citation, Contract, Outcome, State};
use std::collections::HashMap;

/// Above this number, figures without a source are one finding with a count, not one each.
const LISTED: usize = 10;

pub(super) fn check(contract: &Contract, reach: &Reach, tallies: &Tallies, out: &mut Vec<Finding>) {
    let all = figures(contract, reach);
    let mut passages = Passages::default();
    for figure in &all {
        quotes(contract, figure, &mut passages, out);
    }
    without_source(contract, reach, tallies, out);
    estimates(tallies, out);
}

/// The cited passage states amounts, and none is the figure's: the figure was mistyped, or edited
/// away from its source. Equal value is enough, digits may differ.
fn quotes<'a>(
    contract: &'a Contract,
    figure: &Figure<'a>,
    passages: &mut Passages<'a>,
    out: &mut Vec<Finding>,
) {
    let mut claims: Vec<(Amount, &[Citation])> = Vec::new();
    match figure.state {
        Some(State::Published(s)) => claims.push((s.amount, figure.sources)),
        Some(State::Conflict {
            preferred,
            alternatives,
        }) => {
            for claim in std::iter::once(preferred).chain(alternatives) {
                claims.push((claim.statement.amount, &claim.sources));
            }
        }
        _ => {}
    }
    for claim in figure.also {
        claims.push((claim.statement.amount, &claim.sources));
    }
    for (amount, sources) in claims {
        let (citation, stated) = passages.amounts(contract, sources);
        if let Some(citation) = citation
            && !stated.iter().any(|s| s.value() == amount.value())
        {
            let facts = Facts::Quoted {
                figure: amount,
                stated,
                citation,
            };
            out.push(on(
                figure,
                Severity::Review,
                Code::AmountDiffersFromQuote,
                facts,
            ));
        }
    }
    let Some(share) = figure.share else { return };
    let (citation, stated) = stated_in(contract, figure.sources, shares_in);
    if let Some(citation) = citation
        && !stated.iter().any(|s| s.percent() == share.percent())
    {
        let facts = Facts::QuotedShare {
            figure: share,
            stated,
            citation,
        };
        out.push(on(
            figure,
            Severity::Review,
            Code::ShareDiffersFromQuote,
            facts,
        ));
    }
}

/// What the cited passages state, and the first one that states anything.
fn stated_in<T>(
    contract: &Contract,
    sources: &[Citation],
    read: fn(&str) -> Vec<T>,
) -> (Option<Citation>, Vec<T>) {
    let mut first = None;
    let mut stated = Vec::new();
    for citation in sources {
        let Some(quote) = contract.quote(citation) else {
            continue;
        };
        let found = read(&quote.text);
        if !found.is_empty() && first.is_none() {
            first = Some(citation.clone());
        }
        stated.extend(found);
    }
    (first, stated)
}

/// What cited passages state, each read once.
#[derive(Default)]
struct Passages<'a> {
    read: HashMap<&'a Citation, Vec<Amount>>,
}

impl<'a> Passages<'a> {
    /// The amounts in the cited passages, and the first one that states any.
    fn amounts(
        &mut self,
        contract: &Contract,
        sources: &'a [Citation],
    ) -> (Option<Citation>, Vec<Amount>) {
        let mut first = None;
        let mut stated = Vec::new();
        for citation in sources.iter().filter(|c| c.quote.is_some()) {
            let read = self.read.entry(citation).or_insert_with(|| {
                let quote = contract.quote(citation);
                quote.map(|q| amounts_in(&q.text)).unwrap_or_default()
            });
            if !read.is_empty() && first.is_none() {
                first = Some(citation.clone());
            }
            stated.extend_from_slice(read);
        }
        (first, stated)
    }
}

/// “Published”, “none” and “pending” mean that a source says so, and an event happened when one
/// tells it. Source of the rule: provenance per figure (`domain.md` §2.3, criticism 4).
fn without_source(contract: &Contract, reach: &Reach, tallies: &Tallies, out: &mut Vec<Finding>) {
    let bare = &tallies.bare;
    if bare.len() > LISTED {
        out.push(Finding {
            severity: Severity::Review,
            code: Code::WithoutSource,
            subject: FindingSubject::Contract,
            perimeter: None,
            facts: Facts::Count(bare.len()),
        });
    } else {
        for figure in bare.iter().filter_map(|key| figure(contract, *key)) {
            let facts = figure.state.map_or(Facts::None, amount_facts);
            out.push(on(&figure, Severity::Review, Code::WithoutSource, facts));
        }
    }
    let claims = reach.deadlines(contract).into_iter();
    for event in claims.filter(|d| d.outcome == Outcome::Happened && d.sources.is_empty()) {
        out.push(Finding {
            severity: Severity::Review,
            code: Code::WithoutSource,
            subject: FindingSubject::Deadline(event.id.clone()),
            perimeter: None,
            facts: Facts::None,
        });
    }
}

/// How many figures the user entered himself: nothing wrong, but no source stands behind them.
fn estimates(tallies: &Tallies, out: &mut Vec<Finding>) {
    let estimated = &tallies.estimated;
    let subject = match (estimated.first(), estimated.len()) {
        (None, _) => return,
        (Some(key), 1) => FindingSubject::Figure(*key),
        (Some(_), _) => FindingSubject::Contract,
    };
    out.push(Finding {
        severity: Severity::Info,
        code: Code::EstimatedFigures,
        subject,
        perimeter: None,
        facts: Facts::Count(estimated.len()),
    });
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, cite, codes, only, published};
    use super::*;
    use crate::contract::Value;

    #[test]
    fn a_figure_edited_away_from_its_quote_is_noticed() {
        let mut contract = Sample::new()
            .quote("axe-2", "Budget MEL : 142,8 M€, au bénéfice de 2 quartiers")
            .cell("x", "a", "142.8 M€")
            .build();
        contract.commitments[0].sources = vec![cite("s#axe-2")];
        assert!(codes(&contract).is_empty());
        contract.commitments[0].amount = published("143.8 M€");
        let finding = only(&contract, Code::AmountDiffersFromQuote);
        assert!(matches!(finding.facts, Facts::Quoted { stated, .. } if stated.len() == 1));
        contract.commitments[0].amount = State::Estimated("143.8 M€".parse().unwrap());
        assert!(!codes(&contract).contains(&Code::AmountDiffersFromQuote));
    }

    #[test]
    fn a_share_is_held_against_its_quote() {
        let mut contract = Sample::new()
            .quote("parts", "19 % pour l’axe 1, 57,3 % pour l’axe 2")
            .line_share("x", "57.3 %")
            .build();
        contract.announced[0].sources = vec![cite("s#parts")];
        assert!(!codes(&contract).contains(&Code::ShareDiffersFromQuote));
        contract.announced[0].value = Value::Share {
            percent: "58 %".parse().unwrap(),
            of: crate::contract::Base::Parts,
        };
        only(&contract, Code::ShareDiffersFromQuote);
    }

    #[test]
    fn many_figures_without_source_are_one_finding() {
        let mut sample = Sample::new();
        for i in 0..12 {
            sample = sample.cell("x", "a", &format!("{i}.5 M€"));
        }
        let mut contract = sample.build();
        for commitment in &mut contract.commitments {
            commitment.sources.clear();
        }
        let finding = only(&contract, Code::WithoutSource);
        assert_eq!(finding.facts, Facts::Count(12));
    }

    #[test]
    fn estimates_are_counted_as_information() {
        let estimate = || State::Estimated("2 M€".parse().unwrap());
        let contract = Sample::new()
            .commit("x", &["a"], estimate(), Some("p"))
            .commit("y", &["a"], estimate(), Some("p"))
            .build();
        let finding = only(&contract, Code::EstimatedFigures);
        assert_eq!(
            (finding.severity, finding.facts),
            (Severity::Info, Facts::Count(2))
        );
    }
}
