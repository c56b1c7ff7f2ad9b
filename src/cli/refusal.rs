//! Files that cannot be read, as text and as JSON.

use crate::file::Refusal;
use crate::wording::{Key, Lang, fill};
use serde_json::{Value, json};

/// Every problem with its place and remedy, one text.
pub fn report(refusal: &Refusal, lang: Lang) -> String {
    let file = fill(lang, Key::CliUnreadable, &[("file", &refusal.name)]);
    format!("{file}\n{}\n", refusal.message)
}

/// The same as one object.
pub fn object(refusal: &Refusal, _lang: Lang) -> Value {
    json!({
        "file": refusal.name,
        "findings": [],
        "problems": [{ "message": refusal.message }],
    })
}
