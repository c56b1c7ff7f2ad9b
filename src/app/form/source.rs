//! The forms of sources and documents. Knows nothing of what cites them.

use super::reader::Answers;
use super::typed::when_text;
use super::{Draft, FieldKey};
use crate::contract::*;
use crate::edit::{self, Change, Edit, Refused};

fn ask_date(draft: &mut Draft<'_>, key: FieldKey, date: Option<PartialDate>) {
    let text = date.map(|date| when_text(When::On(date), draft.lang));
    draft.option(key, text.as_deref());
}

/// A document to be filled in.
pub(super) fn blank_document() -> Document {
    Document {
        id: DocumentId::fresh("", |_| false),
        title: String::new(),
        date: None,
        sources: Vec::new(),
    }
}

/// Asks for a document.
pub(super) fn ask_document(draft: &mut Draft<'_>, document: &Document) {
    draft.text(FieldKey::Title, &document.title);
    ask_date(draft, FieldKey::Date, document.date);
    draft.citations(FieldKey::Sources, &document.sources);
}

fn read_document(answers: &mut Answers<'_>, id: DocumentId) -> Document {
    Document {
        id,
        title: answers.name(FieldKey::Title),
        date: answers.date(FieldKey::Date),
        sources: answers.citations(FieldKey::Sources),
    }
}

/// The edit that changes a document.
pub(super) fn change_document(answers: &mut Answers<'_>, before: &Document) -> Edit {
    let item = read_document(answers, before.id.clone());
    let id = before.id.clone();
    Edit::Document(Change::Replace { id, item })
}

/// The edit that adds a document, last.
pub(super) fn add_document(answers: &mut Answers<'_>, contract: &Contract) -> Edit {
    let mut item = read_document(answers, blank_document().id);
    let all = &contract.references.documents;
    item.id = DocumentId::fresh(&item.title, |id| all.iter().any(|d| d.id.as_str() == id));
    let at = all.len();
    Edit::Document(Change::Insert { at, item })
}

/// A source to be filled in.
pub(super) fn blank_source() -> Source {
    Source {
        id: SourceId::fresh("", |_| false),
        title: String::new(),
        publisher: None,
        address: None,
        read: None,
        quotes: Vec::new(),
        note: None,
    }
}

/// Asks for a source and its passages.
pub(super) fn ask_source(draft: &mut Draft<'_>, source: &Source) {
    draft.text(FieldKey::Title, &source.title);
    draft.option(FieldKey::Publisher, source.publisher.as_deref());
    draft.option(FieldKey::Address, source.address.as_deref());
    ask_date(draft, FieldKey::Read, source.read);
    draft.blocks(&source.quotes, |draft, quote| {
        draft.long(FieldKey::Quote, quote.map_or("", |q| &q.text));
    });
    draft.note(FieldKey::Note, source.note.as_ref());
}

fn read_source(answers: &mut Answers<'_>, before: Source) -> Source {
    Source {
        title: answers.name(FieldKey::Title),
        publisher: answers.option(FieldKey::Publisher),
        address: answers.option(FieldKey::Address),
        read: answers.date(FieldKey::Read),
        quotes: read_quotes(answers, &before.quotes),
        note: answers.note(FieldKey::Note),
        id: before.id,
    }
}

/// A passage keeps its id, by its place in the form, so that what cites it goes on citing it;
/// an emptied one goes.
fn read_quotes(answers: &mut Answers<'_>, before: &[Quote]) -> Vec<Quote> {
    let mut taken: Vec<QuoteId> = before.iter().map(|q| q.id.clone()).collect();
    answers.blocks(FieldKey::Quote, |answers, at| {
        let text = answers.note(FieldKey::Quote)?;
        let id = match before.get(at) {
            Some(quote) => quote.id.clone(),
            None => {
                let id = QuoteId::fresh(&text, |id| taken.iter().any(|t| t.as_str() == id));
                taken.push(id.clone());
                id
            }
        };
        Some(Quote { id, text })
    })
}

/// The edit that changes a source. What cites a passage that goes still cites the source.
pub(super) fn change_source(
    answers: &mut Answers<'_>,
    before: &Source,
    contract: &Contract,
) -> Result<Edit, Refused> {
    let source = read_source(answers, before.clone());
    edit::change_source(contract, source)
}

/// The edit that adds a source, last.
pub(super) fn add_source(answers: &mut Answers<'_>, contract: &Contract) -> Edit {
    let mut item = read_source(answers, blank_source());
    let all = &contract.references.sources;
    item.id = SourceId::fresh(&item.title, |id| all.iter().any(|s| s.id.as_str() == id));
    let at = all.len();
    Edit::Source(Change::Insert { at, item })
}
