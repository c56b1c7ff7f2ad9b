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
mod notation;
mod output;
mod placed;
mod rewrite;
mod style;

use super::convert::from_contract;
use super::read::{Refusal, read};
use super::schema;
use super::tree;
use crate::contract::Contract;
use ron::extensions::Extensions;

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
    let loaded = read("", base).map_err(|refusal| PatchRefusal::Unreadable(Box::new(refusal)))?;
    let old = from_contract(&loaded.contract);
    let new = from_contract(contract);
    if old == new {
        return Ok(Patched {
            bytes: base.to_vec(),
            passages: 0,
        });
    }
    let patched = rewritten(loaded.text(), &old, &new).ok_or(PatchRefusal::NotTheSame)?;
    let back = read("", &patched.bytes).map_err(|_| PatchRefusal::NotTheSame)?;
    if from_contract(&back.contract) == new {
        Ok(patched)
    } else {
        Err(PatchRefusal::NotTheSame)
    }
}

fn rewritten(base: &str, old: &schema::Contract, new: &schema::Contract) -> Option<Patched> {
    let (old, new) = (canonical(old)?, canonical(new)?);
    let trees = [tree::parse(base), tree::parse(&old), tree::parse(&new)];
    let [base, old, new] = trees.each_ref().map(|parsed| &parsed.tree);
    let (text, passages) = rewrite::rewrite(base, old, new)?;
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
