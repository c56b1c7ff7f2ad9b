//! One field of one thing in words, as short as it can be without hiding what differs.

use crate::chart::change::{state_text, value_text};
use crate::compare::{Field, Spot};
use crate::contract::*;
use crate::edit::{Snapshot, Target};
use crate::wording::date::Style;
use crate::wording::{self, Key, Lang, fill, names, sentence, text};

/// Words for the fields of a contract's things.
pub(super) struct Words<'a> {
    pub contract: &'a Contract,
    pub lang: Lang,
}

impl Words<'_> {
    /// The contested field of a thing; `None` where it is empty.
    pub fn of(&self, thing: &Snapshot, spot: &Spot) -> Option<String> {
        let field = spot.field;
        match thing {
            Snapshot::Identity(identity) => self.identity(identity, field),
            Snapshot::Perimeter(perimeter) => self.perimeter(perimeter, field),
            Snapshot::Partner(partner) => self.partner(partner, field),
            Snapshot::Group(group) => match field {
                Field::Members => Some(names::partners(self.contract, &group.members, self.lang)),
                _ => Some(group.name.clone()),
            },
            Snapshot::Line(line) => self.line(line, field),
            Snapshot::Commitment(commitment) => self.commitment(commitment, field),
            Snapshot::Announced(figure) => self.announced(figure, field),
            Snapshot::Lane(lane) => Some(lane.title.clone()),
            Snapshot::Deadline(event) => self.event(event, field),
            Snapshot::Document(document) => match field {
                Field::Date => document.date.map(|date| self.date(date)),
                Field::Sources => self.citations(&document.sources),
                _ => Some(document.title.clone()),
            },
            Snapshot::Source(source) => self.source(source, spot),
            Snapshot::Dismissal(dismissal) => match field {
                Field::Date => dismissal.date.map(|date| self.date(date)),
                Field::Seen => Some(dismissal.values.join(" · ")),
                _ => Some(dismissal.reason.clone()),
            },
        }
    }

    fn date(&self, date: PartialDate) -> String {
        wording::date::date(date, Style::Short, self.lang)
    }

    fn when(&self, when: When) -> String {
        wording::date::when(when, Style::Short, self.lang)
    }

    fn citations(&self, citations: &[Citation]) -> Option<String> {
        let said: Vec<String> = citations.iter().map(ToString::to_string).collect();
        Some(said.join(", "))
    }

    /// An amount with its state, and the reason where there is no amount.
    fn state(&self, state: &State) -> String {
        let (short, name) = (
            state_text(state, self.lang),
            sentence::state_name(state.kind(), self.lang),
        );
        match state {
            State::Nil { reason } | State::Pending { reason, .. } => format!("{name} ({reason})"),
            _ if state.statement().is_some() => format!("{short}, {name}"),
            _ => short,
        }
    }

    fn in_perimeter(&self, words: String, perimeter: Option<&PerimeterId>) -> String {
        match perimeter {
            Some(id) if self.contract.perimeters.len() > 1 => {
                format!("{words} · {}", names::perimeter(self.contract, id))
            }
            _ => words,
        }
    }

    fn all_perimeters(&self, perimeter: Option<&PerimeterId>) -> String {
        match perimeter {
            Some(id) => names::perimeter(self.contract, id),
            None => text(self.lang, Key::FormAllPerimeters).to_owned(),
        }
    }

    fn identity(&self, identity: &Identity, field: Field) -> Option<String> {
        let version = &identity.version;
        match field {
            Field::Territory => identity.territory.clone(),
            Field::Period => {
                let Period { first, last } = identity.period;
                Some(format!("{first}-{last}"))
            }
            Field::Signed => identity.signed.map(|date| self.date(date)),
            Field::Predecessors => Some(identity.predecessors.join(", ")),
            Field::Objectives => Some(identity.objectives.join(", ")),
            Field::Disclaimer => identity.disclaimer.clone(),
            Field::Fictitious => {
                let key = match identity.fictitious {
                    true => Key::MergeYes,
                    false => Key::MergeNo,
                };
                Some(text(self.lang, key).to_owned())
            }
            Field::Version => Some(version.label.clone()),
            Field::VersionTitle => version.title.clone(),
            Field::VersionDate => version.date.map(|date| self.date(date)),
            Field::PreviousVersion => version.previous.clone(),
            _ => Some(identity.title.clone()),
        }
    }

    fn perimeter(&self, perimeter: &Perimeter, field: Field) -> Option<String> {
        match field {
            Field::Short => perimeter.short.clone(),
            Field::Note => perimeter.note.clone(),
            Field::Sources => self.citations(&perimeter.sources),
            Field::PartOf => {
                let whole = perimeter.part_of.as_ref()?;
                Some(names::perimeter(self.contract, whole))
            }
            _ => Some(perimeter.name.clone()),
        }
    }

    fn partner(&self, partner: &Partner, field: Field) -> Option<String> {
        match field {
            Field::Short => Some(partner.short.clone()),
            Field::Note => partner.note.clone(),
            Field::Article => Some(sentence::article(partner.article, self.lang).to_owned()),
            Field::Kind => Some(sentence::partner_kind(partner.kind, self.lang).to_owned()),
            Field::Role => Some(sentence::role(partner.role, self.lang).to_owned()),
            Field::Slot => {
                let n = partner.slot?.to_string();
                Some(fill(self.lang, Key::MergeColour, &[("n", &n)]))
            }
            _ => Some(partner.name.clone()),
        }
    }

    fn line(&self, line: &Line, field: Field) -> Option<String> {
        match field {
            Field::Short => line.short.clone(),
            Field::Note => line.note.clone(),
            Field::Sources => self.citations(&line.sources),
            Field::OtherTitles => {
                let titles: Vec<&str> =
                    line.other_titles.iter().map(|o| o.title.as_str()).collect();
                Some(titles.join(" · "))
            }
            Field::Children => Some(sentence::child_rule(line.children, self.lang).to_owned()),
            Field::Parent => {
                let parent = line.parent.as_ref()?;
                Some(names::line_of(self.contract, parent, self.lang))
            }
            Field::Kind => {
                let kind = sentence::line_kind(&line.kind, self.lang).to_owned();
                let parent = line.parent.as_ref();
                let under = parent.map(|id| names::line_of(self.contract, id, self.lang));
                Some(match under {
                    Some(other) => fill(
                        self.lang,
                        Key::MergeUnder,
                        &[("name", &kind), ("other", &other)],
                    ),
                    None => kind,
                })
            }
            Field::Number => line.number().map(str::to_owned),
            Field::Title => Some(line.title.clone()),
            other => self.line_kind(&line.kind, other),
        }
    }

    fn line_kind(&self, kind: &LineKind, field: Field) -> Option<String> {
        match (kind, field) {
            (LineKind::Axis(axis), Field::Themes) => Some(axis.themes.join(", ")),
            (LineKind::Operation(operation), field) => match field {
                Field::Owner => operation.owner.clone(),
                Field::TotalCost => {
                    let cost = operation.total_cost?;
                    Some(wording::amount::published(cost, self.lang))
                }
                Field::Territory => operation.territory.clone(),
                Field::Start => operation.start.map(|when| self.when(when)),
                Field::End => operation.end.map(|when| self.when(when)),
                Field::Tags => Some(operation.tags.join(", ")),
                Field::Contracts => Some(operation.contracts.join(", ")),
                _ => None,
            },
            _ => None,
        }
    }

    fn commitment(&self, commitment: &Commitment, field: Field) -> Option<String> {
        let perimeter = commitment.perimeter.as_ref();
        match field {
            Field::Line => Some(names::line_of(self.contract, &commitment.line, self.lang)),
            Field::Partners => Some(names::partners(self.contract, &commitment.by, self.lang)),
            Field::Perimeter => Some(self.all_perimeters(perimeter)),
            Field::Credit => Some(sentence::credit_kind(commitment.credit, self.lang).to_owned()),
            Field::Purpose => commitment.purpose.clone(),
            Field::Sources => self.citations(&commitment.sources),
            Field::AsOf => commitment.as_of.map(|when| self.when(when)),
            Field::Note => commitment.note.clone(),
            _ => Some(self.in_perimeter(self.state(&commitment.amount), perimeter)),
        }
    }

    fn announced(&self, figure: &Announced, field: Field) -> Option<String> {
        let perimeter = figure.perimeter.as_ref();
        match field {
            Field::Subject => Some(names::announced(self.contract, &figure.subject, self.lang)),
            Field::Perimeter => Some(self.all_perimeters(perimeter)),
            Field::Also => {
                let claims = figure.also.iter().map(|claim| claim.statement);
                let said: Vec<String> = claims
                    .map(|statement| wording::amount::statement(statement, self.lang))
                    .collect();
                Some(said.join(", "))
            }
            Field::Sources => self.citations(&figure.sources),
            Field::AsOf => figure.as_of.map(|when| self.when(when)),
            Field::Note => figure.note.clone(),
            _ => {
                let words = match &figure.value {
                    Value::Amount(state) => self.state(state),
                    share => value_text(share, self.lang),
                };
                Some(self.in_perimeter(words, perimeter))
            }
        }
    }

    fn event(&self, event: &Deadline, field: Field) -> Option<String> {
        let links = &event.links;
        match field {
            Field::Short => event.short.clone(),
            Field::Lane => self
                .contract
                .lane(&event.lane)
                .map(|lane| lane.title.clone()),
            Field::Date => Some(self.when(event.date)),
            Field::Outcome => Some(sentence::outcome(event.outcome, self.lang).to_owned()),
            Field::Importance => Some(sentence::importance(event.importance, self.lang).to_owned()),
            Field::LinkedLine => {
                let line = links.line.as_ref()?;
                Some(names::line_of(self.contract, line, self.lang))
            }
            Field::LinkedPartner => {
                let partner = links.partner.as_ref()?;
                Some(names::partner(self.contract, partner))
            }
            Field::LinkedDocument => {
                let document = self.contract.document(links.document.as_ref()?)?;
                Some(document.title.clone())
            }
            Field::Sources => self.citations(&event.sources),
            Field::Note => event.note.clone(),
            _ => Some(event.title.clone()),
        }
    }

    fn source(&self, source: &Source, spot: &Spot) -> Option<String> {
        match (spot.field, &spot.target) {
            (Field::Words, Target::Quote(_, id)) => {
                let quote = source.quotes.iter().find(|quote| quote.id == *id)?;
                Some(quote.text.clone())
            }
            (Field::Publisher, _) => source.publisher.clone(),
            (Field::Address, _) => source.address.clone(),
            (Field::Read, _) => source.read.map(|date| self.date(date)),
            (Field::Note, _) => source.note.clone(),
            _ => Some(source.title.clone()),
        }
    }
}
