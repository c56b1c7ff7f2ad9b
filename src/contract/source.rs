//! Where figures and dates were read.

use super::date::PartialDate;
use super::figure::Citation;
use super::ids::{DocumentId, QuoteId, SourceId};

/// A passage of a source, word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Identity within the source.
    pub id: QuoteId,
    /// The words.
    pub text: String,
}

/// A page or a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Identity.
    pub id: SourceId,
    /// Title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// When it was read.
    pub read: Option<PartialDate>,
    /// Passages.
    pub quotes: Vec<Quote>,
    /// Free text.
    pub note: Option<String>,
}

/// A document that belongs to the contract: deliberation, the contract itself, charter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Identity.
    pub id: DocumentId,
    /// Title.
    pub title: String,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Where it is mentioned.
    pub sources: Vec<Citation>,
}
