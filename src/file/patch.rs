//! The new text of a file that people also edit by hand: only what the change concerns is rewritten, every other byte
//! stays, comments, order, blanks, line ends and ways of writing numbers included. It must not touch the disk.
//!
//! Three trees are walked side by side: the file as it is, what it says in canonical form, and what it shall say in
//! canonical form. Where the two canonical forms agree, the bytes of the file are kept; where they differ, the smallest
//! values that differ are written anew. The result is read back before it is given out.

mod align;
mod arrange;
mod body;
mod guard;
mod local;
mod notation;
mod output;
mod placed;
mod rewrite;
mod same;
mod stretch;
mod style;

use super::convert::from_contract;
use super::direct;
use super::imprint::{Imprint, Marks};
use super::read::{Places, Refusal, Sound, sound};
use super::schema;
use super::tree;
use crate::contract::Contract;
use local::Plan;
use ron::extensions::Extensions;
use same::same;

/// The new text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patched {
    /// The whole text, in UTF-8, with the byte order mark and the line ends of the old one.
    pub bytes: Vec<u8>,
    /// How many separate places of the text changed; 0 when the bytes are the old ones.
    pub passages: usize,
    /// Where things stand in it; `None` for the old bytes.
    pub places: Option<Places>,
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
        return Ok(unchanged(base));
    }
    let imprint = old.imprint();
    if let Some(imprint) = &imprint
        && let Some(patched) = known(base, imprint, contract)
    {
        return Ok(patched);
    }
    drop(imprint);
    let patched = whole(&old, contract).ok_or(PatchRefusal::NotTheSame)?;
    drop(old);
    reads_as(patched, contract).ok_or(PatchRefusal::NotTheSame)
}

/// The same for a text of which it is known what it was read as: a long one is then not read again.
///
/// # Errors
/// See [`patch`].
pub fn patch_known(
    base: &[u8],
    places: Option<&Places>,
    contract: &Contract,
) -> Result<Patched, PatchRefusal> {
    let imprint = places.and_then(Places::imprint);
    match imprint.and_then(|imprint| known(base, imprint, contract)) {
        Some(patched) => Ok(patched),
        None => patch(base, contract),
    }
}

fn unchanged(base: &[u8]) -> Patched {
    Patched {
        bytes: base.to_vec(),
        passages: 0,
        places: None,
    }
}

/// The new text of a long one, made and guarded by reading only what changes; `None` when all of it must be read.
fn known(base: &[u8], imprint: &Imprint, contract: &Contract) -> Option<Patched> {
    if !imprint.is_of(base) {
        return None;
    }
    let text = std::str::from_utf8(base).ok()?;
    let marks = Marks::of(contract);
    let plan = Plan::new(text, imprint, contract, &marks)?;
    let elsewhere = guard::elsewhere(&plan, contract)?;
    let (short_text, _) = plan.short_text()?;
    let (before, _) = direct::read_part(&short_text, &elsewhere)?;
    let after = plan.short_new(contract);
    if same(&before, &after) && imprint.marks == marks {
        return Some(unchanged(base));
    }
    let near = plan.rewritten(&before, &after)?;
    let places = guard::reads_as(&guard::Claim {
        plan: &plan,
        short_old: &before,
        text: &near.text,
        starts: &near.starts,
        contract,
        marks: &marks,
    })?;
    Some(Patched {
        places: Some(places),
        ..near.patched()
    })
}

/// The guard of every save: the text is read whole, and must say what the contract says. What is long and plain goes
/// through [`guard`] instead, which comes to the same.
fn reads_as(patched: Patched, contract: &Contract) -> Option<Patched> {
    let back = sound("", &patched.bytes).ok()?;
    if !same(&back.contract, contract) {
        return None;
    }
    let imprint = back.imprint();
    let places = back.places.with_keys_of(contract).with_imprint(imprint);
    Some(Patched {
        places: Some(places),
        ..patched
    })
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
        places: None,
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
