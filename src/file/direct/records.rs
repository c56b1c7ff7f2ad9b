//! Everything but lines and figures: what identifies the contract, who and what it speaks of, events, sources.

use super::known::are_different;
use super::{Got, Reader, is_schema, put};
use crate::contract::{
    Citation, Deadline, DeadlineId, Dismissal, DismissalId, Document, DocumentId, Group, GroupId,
    Identity, Lane, LaneId, Links, PartialDate, Partner, PartnerId, Perimeter, PerimeterId, Period,
    Quote, QuoteId, Role, Source, SourceId, Version,
};

/// The fields of a contract that are no lists of things.
#[derive(Default)]
pub(super) struct Head {
    schema: Option<()>,
    title: Option<String>,
    territory: Option<String>,
    period: Option<Period>,
    signed: Option<PartialDate>,
    fictitious: Option<bool>,
    disclaimer: Option<String>,
    version: Option<Version>,
    predecessors: Option<Vec<String>>,
    objectives: Option<Vec<String>>,
}

impl Head {
    pub fn field(&mut self, reader: &mut Reader<'_>, name: &str) -> Got<()> {
        match name {
            "schema" => {
                let digits = reader.at.digits()?;
                put(&mut self.schema, is_schema(digits).then_some(())?)
            }
            "title" => put(&mut self.title, reader.name()?),
            "territory" => put(&mut self.territory, reader.short()?),
            "period" => put(&mut self.period, reader.period()?),
            "signed" => put(&mut self.signed, reader.dated()?),
            "fictitious" => put(&mut self.fictitious, reader.flag()?),
            "disclaimer" => put(&mut self.disclaimer, reader.prose()?),
            "version" => put(&mut self.version, reader.version()?),
            "predecessors" => put(&mut self.predecessors, reader.all(Reader::prose)?),
            "objectives" => put(&mut self.objectives, reader.all(Reader::prose)?),
            _ => None,
        }
    }

    pub fn identity(self) -> Got<Identity> {
        self.schema?;
        Some(Identity {
            title: self.title?,
            territory: self.territory,
            period: self.period?,
            signed: self.signed,
            predecessors: self.predecessors.unwrap_or_default(),
            objectives: self.objectives.unwrap_or_default(),
            disclaimer: self.disclaimer,
            fictitious: self.fictitious.unwrap_or_default(),
            version: self.version?,
        })
    }
}

impl Reader<'_> {
    fn period(&mut self) -> Got<Period> {
        self.at.open(b'(')?;
        let first = self.year()?;
        self.at.goes_on(b')')?.then_some(())?;
        let last = self.year()?;
        (!self.at.goes_on(b')')?).then_some(Period { first, last })
    }

    fn version(&mut self) -> Got<Version> {
        let (mut label, mut title, mut date, mut previous) = (None, None, None, None);
        self.record("Version", |reader, name| match name {
            "label" => put(&mut label, reader.short()?),
            "title" => put(&mut title, reader.short()?),
            "date" => put(&mut date, reader.dated()?),
            "previous" => put(&mut previous, reader.prose()?),
            _ => None,
        })?;
        Some(Version {
            label: label?,
            title,
            date,
            previous,
        })
    }

    pub(super) fn perimeter(&mut self) -> Got<Perimeter> {
        let spot = self.at.spot()?;
        let (mut id, mut title, mut short, mut part_of) = (None, None, None, None);
        let (mut note, mut sources) = (None, None);
        self.record("Perimeter", |reader, name| match name {
            "id" => {
                let text = reader.at.plain()?;
                put(
                    &mut id,
                    reader
                        .ids
                        .perimeters
                        .defined(text, PerimeterId::new, spot)?,
                )
            }
            "name" => put(&mut title, reader.name()?),
            "short" => put(&mut short, reader.name()?),
            "part_of" => put(&mut part_of, reader.perimeter_named()?),
            "note" => put(&mut note, reader.prose()?),
            "sources" => put(&mut sources, reader.citations()?),
            _ => None,
        })?;
        Some(Perimeter {
            id: id?,
            name: title?,
            short,
            part_of,
            note,
            sources: sources.unwrap_or_default(),
        })
    }

    pub(super) fn partner(&mut self) -> Got<Partner> {
        let spot = self.at.spot()?;
        let (mut id, mut title, mut short, mut article) = (None, None, None, None);
        let (mut kind, mut role, mut slot, mut note) = (None, None, None, None);
        self.record("Partner", |reader, name| match name {
            "id" => {
                let text = reader.at.plain()?;
                put(
                    &mut id,
                    reader.ids.partners.defined(text, PartnerId::new, spot)?,
                )
            }
            "name" => put(&mut title, reader.name()?),
            "short" => put(&mut short, reader.name()?),
            "article" => put(&mut article, reader.article()?),
            "kind" => put(&mut kind, reader.partner_kind()?),
            "role" => put(&mut role, reader.role()?),
            "slot" => put(&mut slot, reader.slot()?),
            "note" => put(&mut note, reader.prose()?),
            _ => None,
        })?;
        Some(Partner {
            id: id?,
            name: title?,
            short: short?,
            article: article.unwrap_or_default(),
            kind: kind?,
            role: role.unwrap_or(Role::Signatory),
            slot,
            note,
        })
    }

    pub(super) fn group(&mut self) -> Got<Group> {
        let spot = self.at.spot()?;
        let (mut id, mut title, mut members) = (None, None, None);
        self.record("Group", |reader, name| match name {
            "id" => {
                let text = reader.at.plain()?;
                put(
                    &mut id,
                    reader.ids.groups.defined(text, GroupId::new, spot)?,
                )
            }
            "name" => put(&mut title, reader.name()?),
            "members" => put(&mut members, reader.all(Self::partner_named)?),
            _ => None,
        })?;
        Some(Group {
            id: id?,
            name: title?,
            members: members.filter(|members| are_different(members))?,
        })
    }

    pub(super) fn lane(&mut self) -> Got<Lane> {
        let spot = self.at.spot()?;
        let (mut id, mut title) = (None, None);
        self.record("Lane", |reader, name| match name {
            "id" => {
                let text = reader.at.plain()?;
                put(&mut id, reader.ids.lanes.defined(text, LaneId::new, spot)?)
            }
            "title" => put(&mut title, reader.name()?),
            _ => None,
        })?;
        Some(Lane {
            id: id?,
            title: title?,
        })
    }

    pub(super) fn deadline(&mut self) -> Got<Deadline> {
        let spot = self.at.spot()?;
        let (mut id, mut title, mut short, mut lane) = (None, None, None, None);
        let (mut date, mut outcome, mut importance) = (None, None, None);
        let (mut line, mut partner, mut document) = (None, None, None);
        let (mut sources, mut note) = (None, None);
        self.record("Deadline", |reader, name| match name {
            "id" => {
                let text = reader.at.plain()?;
                put(
                    &mut id,
                    reader.ids.deadlines.defined(text, DeadlineId::new, spot)?,
                )
            }
            "title" => put(&mut title, reader.name()?),
            "short" => put(&mut short, reader.name()?),
            "lane" => {
                let text = reader.at.plain()?;
                put(&mut lane, reader.ids.lanes.named(text, LaneId::new)?)
            }
            "date" => put(&mut date, reader.when()?),
            "outcome" => put(&mut outcome, reader.outcome()?),
            "importance" => put(&mut importance, reader.importance()?),
            "line" => put(&mut line, reader.line_named()?),
            "partner" => put(&mut partner, reader.partner_named()?),
            "document" => {
                let text = reader.at.plain()?;
                put(
                    &mut document,
                    reader.ids.documents.named(text, DocumentId::new)?,
                )
            }
            "sources" => put(&mut sources, reader.citations()?),
            "note" => put(&mut note, reader.prose()?),
            _ => None,
        })?;
        Some(Deadline {
            id: id?,
            title: title?,
            short,
            lane: lane?,
            date: date?,
            outcome: outcome.unwrap_or(crate::contract::Outcome::Expected),
            importance: importance.unwrap_or_default(),
            links: Links {
                line,
                partner,
                document,
            },
            sources: sources.unwrap_or_default(),
            note,
        })
    }

    pub(super) fn document(&mut self) -> Got<Document> {
        let spot = self.at.spot()?;
        let (mut id, mut title, mut date, mut sources) = (None, None, None, None);
        self.record("Document", |reader, name| match name {
            "id" => {
                let text = reader.at.plain()?;
                put(
                    &mut id,
                    reader.ids.documents.defined(text, DocumentId::new, spot)?,
                )
            }
            "title" => put(&mut title, reader.name()?),
            "date" => put(&mut date, reader.dated()?),
            "sources" => put(&mut sources, reader.citations()?),
            _ => None,
        })?;
        Some(Document {
            id: id?,
            title: title?,
            date,
            sources: sources.unwrap_or_default(),
        })
    }

    pub(super) fn source(&mut self) -> Got<Source> {
        let spot = self.at.spot()?;
        let (mut id, mut title, mut publisher, mut address) = (None, None, None, None);
        let (mut read, mut quotes, mut note) = (None, None, None);
        let mut spots = Vec::new();
        self.record("Source", |reader, name| match name {
            "id" => {
                let text = reader.at.plain()?;
                put(
                    &mut id,
                    reader.ids.sources.defined(text, SourceId::new, spot)?,
                )
            }
            "title" => put(&mut title, reader.name()?),
            "publisher" => put(&mut publisher, reader.short()?),
            "address" => put(&mut address, reader.prose()?),
            "read" => put(&mut read, reader.dated()?),
            "quotes" => {
                let mut all = Vec::new();
                reader.list(|reader| {
                    spots.push(reader.at.spot()?);
                    all.push(reader.quote()?);
                    Some(())
                })?;
                put(&mut quotes, all)
            }
            "note" => put(&mut note, reader.prose()?),
            _ => None,
        })?;
        let id: SourceId = id?;
        let quotes: Vec<Quote> = quotes.unwrap_or_default();
        for (quote, spot) in quotes.iter().zip(spots) {
            let citation = Citation {
                source: id.clone(),
                quote: Some(quote.id.clone()),
            };
            self.citations.quoted(citation.clone())?;
            self.spots.quotes.push((citation, spot));
        }
        Some(Source {
            id,
            title: title?,
            publisher,
            address,
            read,
            quotes,
            note,
        })
    }

    pub(super) fn dismissal(&mut self) -> Got<Dismissal> {
        let spot = self.at.spot()?;
        let (mut id, mut rule, mut about, mut values) = (None, None, None, None);
        let (mut reason, mut date) = (None, None);
        self.record("Dismissal", |reader, name| match name {
            "id" => {
                let text = reader.at.plain()?;
                put(
                    &mut id,
                    reader.ids.dismissed.defined(text, DismissalId::new, spot)?,
                )
            }
            "rule" => put(&mut rule, reader.name()?),
            "about" => put(&mut about, reader.name()?),
            "values" => put(&mut values, reader.all(Reader::prose)?),
            "reason" => put(&mut reason, reader.reason()?),
            "date" => put(&mut date, reader.dated()?),
            _ => None,
        })?;
        Some(Dismissal {
            id: id?,
            rule: rule?,
            about: about?,
            values: values.unwrap_or_default(),
            reason: reason?,
            date,
        })
    }

    fn quote(&mut self) -> Got<Quote> {
        let (mut id, mut text) = (None, None);
        self.record("Quote", |reader, name| match name {
            "id" => put(&mut id, QuoteId::new(reader.at.plain()?).ok()?),
            "text" => put(&mut text, reader.prose()?),
            _ => None,
        })?;
        Some(Quote {
            id: id?,
            text: text?,
        })
    }
}
