//! Where a figure was read: the quoted words, who published them, where they can be read again.

use super::pen::{LONG, Pen};
use crate::contract::{Citation, is_hidden};
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
        let site = source.address.as_deref().and_then(site).map(str::to_owned);
        let address = source.address.clone().filter(|_| site.is_some());
        // What is no web address is shown whole, and leads nowhere.
        let shown = source.address.clone().filter(|_| address.is_none());
        let place = site.or(shown).or_else(|| source.publisher.clone());
        let link = match place {
            Some(place) => format!("{place} · {}", source.title),
            None => source.title.clone(),
        };
        all.push(SourceText {
            quote: quote.map(|q| sentence::quoted(&q.text, pen.lang)),
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            address,
            link,
            read: source.read.map(|d| date::date(d, LONG, pen.lang)),
        });
    }
    all
}

/// The site that a web address leads to, without “www.”; `None` for what is no web address. What stands before an `@`
/// only looks like a site, and browsers read `\` as `/`.
pub fn site(address: &str) -> Option<&str> {
    let odd = |c: char| c.is_whitespace() || is_hidden(c) || matches!(c, '⟨' | '⟩');
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    if !is_web || address.contains(odd) {
        return None;
    }
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or(rest);
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
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
        Target::Dismissal(id) => Item::Dismissal(id),
        Target::Identity | Target::Quote(..) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::site;

    #[test]
    fn the_site_shown_is_the_one_that_opens() {
        for (address, shown) in [
            (
                "https://www.hautsdefrance.fr/cper-mobilite-2021-2027/",
                "hautsdefrance.fr",
            ),
            ("HTTP://example.org?a=https://b.fr", "example.org"),
            (
                "https://www.banque.fr@mechant.example/page",
                "mechant.example",
            ),
            ("https://banque.fr\\@mechant.example", "banque.fr"),
            ("https://a.fr:8080/", "a.fr:8080"),
        ] {
            assert_eq!(site(address), Some(shown), "{address}");
        }
        for other in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "javascript://a.fr/%0aalert(1)",
            "\\\\serveur\\x",
            "https://a b",
            "https://",
            "https://a\u{202e}rf.b",
            "a.fr",
            "-h",
            "",
        ] {
            assert_eq!(site(other), None, "{other}");
        }
    }
}
