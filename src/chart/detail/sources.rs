//! Where a figure was read: the quoted words, who published them, where they can be read again.

use super::pen::{LONG, Pen};
use crate::contract::Citation;
use crate::edit::Target;
use crate::file::Item;
use crate::wording::{date, sentence};

/// One source of a figure or a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The quoted words, between quotation marks.
    pub quote: Option<String>,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// What a link to it says: `lillemetropole.fr · Contrat de plan État-région`.
    pub link: String,
    /// When it was read.
    pub read: Option<String>,
}

/// The sources of these citations, in order.
pub fn sources<'c>(
    pen: &Pen<'_>,
    citations: impl IntoIterator<Item = &'c Citation>,
) -> Vec<SourceText> {
    let mut seen: Vec<&Citation> = Vec::new();
    let mut all = Vec::new();
    for citation in citations {
        if seen.contains(&citation) {
            continue;
        }
        seen.push(citation);
        let Some(source) = pen.contract.source(&citation.source) else {
            continue;
        };
        let quote = pen.contract.quote(citation);
        let place = source.address.as_deref().map(host).map(str::to_owned);
        let place = place.or_else(|| source.publisher.clone());
        let link = match place {
            Some(place) => format!("{place} · {}", source.title),
            None => source.title.clone(),
        };
        all.push(SourceText {
            quote: quote.map(|q| sentence::quoted(&q.text, pen.lang)),
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            address: source.address.clone(),
            link,
            read: source.read.map(|d| date::date(d, LONG, pen.lang)),
        });
    }
    all
}

/// The site of an address, without what people do not read.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// The thing of the file that a target is; `None` for what has no place of its own.
pub fn item(target: &Target) -> Option<Item> {
    Some(match target.clone() {
        Target::Perimeter(id) => Item::Perimeter(id),
        Target::Partner(id) => Item::Partner(id),
        Target::Group(id) => Item::Group(id),
        Target::Line(id) => Item::Line(id),
        Target::Commitment(key) | Target::Announced(key) => Item::Figure(key),
        Target::Lane(id) => Item::Lane(id),
        Target::Deadline(id) => Item::Deadline(id),
        Target::Document(id) => Item::Document(id),
        Target::Source(id) => Item::Source(id),
        Target::Identity | Target::Quote(..) => return None,
    })
}
