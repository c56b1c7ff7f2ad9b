//! New texts of files: what is kept, what is written anew, and that it reads as the contract.

mod examples;
mod guard;
mod long;
mod random;
mod styles;
mod untouched;

use super::*;
use crate::file::read;

fn loaded(text: &str) -> Contract {
    read("a.ron", text.as_bytes())
        .unwrap_or_else(|refusal| panic!("{}\n{text}", refusal.to_text(crate::wording::Lang::En)))
        .contract
}

/// The new text after a change, and the number of places that changed.
fn changed(text: &str, change: impl FnOnce(&mut Contract)) -> (String, usize) {
    let mut contract = loaded(text);
    change(&mut contract);
    let patched = patch(text.as_bytes(), &contract).unwrap_or_else(|refusal| {
        let old = sound("a.ron", text.as_bytes()).unwrap();
        let written = whole(&old, &contract);
        let written = written.map(|p| String::from_utf8(p.bytes).unwrap());
        panic!("{refusal:?}\n{}", written.unwrap_or_default())
    });
    (String::from_utf8(patched.bytes).unwrap(), patched.passages)
}
