//! The new text of a file that people also edit by hand: only what the change concerns is rewritten, every other byte
//! stays, comments, order, blanks, line ends and ways of writing numbers included. It must not touch the disk.
//!
//! Three trees are walked side by side: the file as it is, what it says in canonical form, and what it shall say in
//! canonical form. Where the two canonical forms agree, the bytes of the file are kept; where they differ, the smallest
//! values that differ are written anew. The result is read back before it is given out.

mod align;
mod arrange;
mod body;
mod fresh;
mod local;
mod notation;
mod output;
mod placed;
mod rewrite;
mod same;
mod style;

use super::convert::from_contract;
use super::read::{Refusal, Sound, sound};
use super::schema;
use super::tree;
use crate::contract::Contract;
use ron::extensions::Extensions;
use same::same;

/// The new text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patched {
    /// The whole text, in UTF-8, with the byte order mark and the line ends of the old one.
    pub bytes: Vec<u8>,
    /// How many separate places of the text changed; 0 when the bytes are the old ones.
    pub passages: usize,
}

/// Why a text could not be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatchRefusal {
    /// The old text is not a contract that can be read.
    Unreadable(Box<Refusal>),
    /// The new text would not be read as the contract; nothing should be written.
    NotTheSame,
}

/// Changes the text `base` into one that is read as `contract`; the keys of figures do not count.
///
/// # Errors
/// The old text cannot be read, or the new text would not say the same as the contract.
pub fn patch(base: &[u8], contract: &Contract) -> Result<Patched, PatchRefusal> {
    let old = sound("", base).map_err(|refusal| PatchRefusal::Unreadable(Box::new(refusal)))?;
    if same(&old.contract, contract) {
        return Ok(Patched {
            bytes: base.to_vec(),
            passages: 0,
        });
    }
    let near = (base.len() > LONG)
        .then(|| local::patch(&old, contract))
        .flatten();
    let patched = match near {
        Some(patched) => patched,
        None => whole(&old, contract).ok_or(PatchRefusal::NotTheSame)?,
    };
    drop(old);
    if reads_as(&patched, contract) {
        Ok(patched)
    } else {
        Err(PatchRefusal::NotTheSame)
    }
}

/// Files above this size in bytes are first tried with what no edit concerns left out.
const LONG: usize = 1 << 18;

/// The guard of every save: the text is read whole, and must say what the contract says.
fn reads_as(patched: &Patched, contract: &Contract) -> bool {
    sound("", &patched.bytes).is_ok_and(|back| same(&back.contract, contract))
}

/// The new text by way of the whole old one.
fn whole(base: &Sound<'_>, contract: &Contract) -> Option<Patched> {
    let old = canonical(&from_contract(&base.contract))?;
    let new = canonical(&from_contract(contract))?;
    let trees = [tree::parse(base.text), tree::parse(&old), tree::parse(&new)];
    let [base, old, new] = trees.each_ref().map(|parsed| &parsed.tree);
    let (text, passages) = rewrite::rewrite(base, old, new)?.finish();
    Some(Patched {
        bytes: text.into_bytes(),
        passages,
    })
}

/// One long line: equal values give equal texts.
fn canonical(contract: &schema::Contract) -> Option<String> {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .to_string(contract)
        .ok()
}

#[cfg(test)]
mod tests;
