//! Files that cannot be read, as text and as JSON.

use crate::file::Refusal;
use crate::file::problem_text::describe;
use crate::wording::Lang;
use serde_json::{Value, json};

/// Every problem with its place and remedy, one text.
pub fn report(refusal: &Refusal, lang: Lang) -> String {
    refusal.to_text(lang)
}

/// The same as one object. Codes and places are stable; texts are in the language asked for.
pub fn object(refusal: &Refusal, lang: Lang) -> Value {
    let problems: Vec<Value> = refusal
        .problems
        .iter()
        .map(|problem| {
            let said = describe(&problem.kind, lang);
            let place = problem.place();
            json!({
                "code": problem.code(),
                "line": place.map(|p| p.line),
                "column": place.map(|p| p.column),
                "path": problem.path,
                "found": said.found,
                "expected": said.expected,
                "remedy": said.remedy,
            })
        })
        .collect();
    json!({
        "file": refusal.name,
        "findings": [],
        "problems": problems,
        "left_out": refusal.left_out,
    })
}
