//! The bytes of a journal. A first line says what it is; then records, each with its length, its number, its time and
//! a checksum of all that. What was written last may be torn: what stands before it is good.
//!
//! ```text
//! maquette-journal 2
//! | length u32 | number u64 | seconds i64 | payload | CRC-32 u32 |   little endian
//! ```
//!
//! Record 0 says what the document is, record 1 is its base, byte for byte; the others are what was done to it.

use super::edits::{from_stored, to_stored};
use super::record::{Entry, Keys, Origin, Record, Start};
use super::stored;
use crate::contract::FigureKey;
use crate::edit::Verb;
use ron::extensions::Extensions;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How every journal starts, before the number of its version.
const MAGIC: &[u8] = b"maquette-journal ";
/// The version that is written. Version 1, which is read too, had no [`Record::Base`].
pub const VERSION: u32 = 2;
/// Bytes before the payload of a record.
const HEAD: usize = 4 + 8 + 8;
/// Bytes after it.
const TAIL: usize = 4;
/// The number of the first record that is an edit.
pub const FIRST: u64 = 2;

/// A journal that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// What the records are made on.
    pub start: Start,
    /// The records, in order.
    pub entries: Vec<Entry>,
    /// Length of what could be read, in bytes.
    pub good: usize,
    /// Length of what could not, in bytes; 0 for a whole journal.
    pub torn: usize,
}

impl Journal {
    /// The bytes that the file was last known to hold.
    pub fn base(&self) -> &Arc<Vec<u8>> {
        let records = self.entries.iter().rev().map(|entry| &entry.record);
        let mut bases = records.filter_map(|record| match record {
            Record::Base(bytes) => Some(bytes),
            _ => None,
        });
        bases.next().unwrap_or(&self.start.base)
    }
}

/// Why nothing could be read of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It was written by a newer program: to be kept, not guessed at.
    Newer(u32),
    /// It is no journal, or its base is torn.
    Damaged,
}

/// The bytes that a new journal starts with.
///
/// # Errors
/// The serialiser's own; none is known.
pub fn opening(start: &Start, at: i64) -> Result<Vec<u8>, ron::Error> {
    let header = stored::Header {
        origin: stored_origin(&start.origin),
        title: start.title.clone(),
        keys: start.keys.as_ref().map(|keys| {
            let numbers = |keys: &[FigureKey]| keys.iter().map(|key| key.0).collect();
            (
                numbers(&keys.commitments),
                numbers(&keys.announced),
                keys.next,
            )
        }),
    };
    let mut bytes = MAGIC.to_vec();
    bytes.extend(format!("{VERSION}\n").as_bytes());
    push(&mut bytes, 0, at, text(&header)?.as_bytes());
    push(&mut bytes, 1, at, &start.base);
    Ok(bytes)
}

/// The bytes of one record.
///
/// # Errors
/// The serialiser's own; none is known.
pub fn framed(number: u64, entry: &Entry) -> Result<Vec<u8>, ron::Error> {
    let record = match &entry.record {
        Record::Edit(edit) => stored::Record::Edit(to_stored(edit)),
        Record::Drag { goes_on, edit } => stored::Record::Drag(*goes_on, to_stored(edit)),
        Record::Adopt(edit, verb) => {
            let how = match verb {
                Verb::Merge => stored::Adopted::Merge,
                Verb::Restore => stored::Adopted::Restore,
                _ => stored::Adopted::Reload,
            };
            stored::Record::Adopt(how, to_stored(edit))
        }
        Record::Base(bytes) => stored::Record::Base(std::str::from_utf8(bytes)?.to_owned()),
        Record::EndGesture => stored::Record::EndGesture,
        Record::Undo(edit) => stored::Record::Undo(to_stored(edit)),
        Record::Redo(edit) => stored::Record::Redo(to_stored(edit)),
        Record::Draft(draft) => stored::Record::Draft(draft.clone()),
    };
    let mut bytes = Vec::new();
    push(&mut bytes, number, entry.at, text(&record)?.as_bytes());
    Ok(bytes)
}

/// Reads a journal up to the first record that is not whole and in its place.
///
/// # Errors
/// Not even its base can be read.
pub fn parse(bytes: &[u8]) -> Result<Journal, Unreadable> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(Unreadable::Damaged)?;
    let line = rest.split(|byte| *byte == b'\n').next().unwrap_or(rest);
    let digits = std::str::from_utf8(line).map_err(|_| Unreadable::Damaged)?;
    match digits.parse() {
        Ok(1..=VERSION) => {}
        Ok(newer) if newer > VERSION => return Err(Unreadable::Newer(newer)),
        _ => return Err(Unreadable::Damaged),
    }
    let mut at = MAGIC.len().saturating_add(line.len()).saturating_add(1);
    let mut take = |number| {
        let frame = frame(bytes.get(at..)?, number)?;
        at = at.saturating_add(frame.length);
        Some((frame, at))
    };
    let (header, _) = take(0).ok_or(Unreadable::Damaged)?;
    let (base, mut good) = take(1).ok_or(Unreadable::Damaged)?;
    let start = start(header.payload, base.payload).ok_or(Unreadable::Damaged)?;
    let mut entries = Vec::new();
    for number in FIRST.. {
        let Some((frame, end)) = take(number) else {
            break;
        };
        let Some(record) = record(frame.payload) else {
            break;
        };
        good = end;
        entries.push(Entry {
            at: frame.at,
            record,
        });
    }
    Ok(Journal {
        start,
        entries,
        good,
        torn: bytes.len().saturating_sub(good),
    })
}

/// A record's bytes, checked.
struct Frame<'b> {
    at: i64,
    payload: &'b [u8],
    length: usize,
}

/// The record of this number at the start of `bytes`, if it is whole.
fn frame(bytes: &[u8], number: u64) -> Option<Frame<'_>> {
    let length = u32::from_le_bytes(bytes.first_chunk().copied()?);
    let body = HEAD.checked_add(usize::try_from(length).ok()?)?;
    let (checked, rest) = bytes.split_at_checked(body)?;
    let sum = u32::from_le_bytes(rest.first_chunk().copied()?);
    let found = u64::from_le_bytes(checked.get(4..)?.first_chunk().copied()?);
    let at = i64::from_le_bytes(checked.get(12..)?.first_chunk().copied()?);
    if sum != crc32fast::hash(checked) || found != number {
        return None;
    }
    Some(Frame {
        at,
        payload: checked.get(HEAD..)?,
        length: body.checked_add(TAIL)?,
    })
}

fn push(bytes: &mut Vec<u8>, number: u64, at: i64, payload: &[u8]) {
    let start = bytes.len();
    // Nothing that long is ever opened: files end at one GiB.
    let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
    bytes.extend(length.to_le_bytes());
    bytes.extend(number.to_le_bytes());
    bytes.extend(at.to_le_bytes());
    bytes.extend(payload);
    let sum = crc32fast::hash(bytes.get(start..).unwrap_or_default());
    bytes.extend(sum.to_le_bytes());
}

fn start(header: &[u8], base: &[u8]) -> Option<Start> {
    let header: stored::Header = parsed(header)?;
    let keys = header.keys.map(|(commitments, announced, next)| Keys {
        commitments: commitments.into_iter().map(FigureKey).collect(),
        announced: announced.into_iter().map(FigureKey).collect(),
        next,
    });
    Some(Start {
        origin: origin(header.origin),
        title: header.title,
        base: Arc::new(base.to_vec()),
        keys,
    })
}

fn record(payload: &[u8]) -> Option<Record> {
    Some(match parsed(payload)? {
        stored::Record::Edit(edit) => Record::Edit(from_stored(edit).ok()?),
        stored::Record::Drag(goes_on, edit) => Record::Drag {
            goes_on,
            edit: from_stored(edit).ok()?,
        },
        stored::Record::Adopt(how, edit) => {
            let verb = match how {
                stored::Adopted::Reload => Verb::Reload,
                stored::Adopted::Merge => Verb::Merge,
                stored::Adopted::Restore => Verb::Restore,
            };
            Record::Adopt(from_stored(edit).ok()?, verb)
        }
        stored::Record::Base(text) => Record::Base(Arc::new(text.into_bytes())),
        stored::Record::EndGesture => Record::EndGesture,
        stored::Record::Undo(edit) => Record::Undo(from_stored(edit).ok()?),
        stored::Record::Redo(edit) => Record::Redo(from_stored(edit).ok()?),
        stored::Record::Draft(draft) => Record::Draft(draft),
    })
}

fn text<T: Serialize>(value: &T) -> Result<String, ron::Error> {
    options().to_string(value)
}

fn parsed<T: DeserializeOwned>(payload: &[u8]) -> Option<T> {
    options().from_bytes(payload).ok()
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn stored_origin(origin: &Origin) -> stored::Origin {
    match origin {
        Origin::File(path) => match path.to_str() {
            Some(text) => stored::Origin::File(text.to_owned()),
            None => stored::Origin::Raw(raw(path)),
        },
        Origin::Bundled(name) => stored::Origin::Bundled(name.clone()),
        Origin::New => stored::Origin::New,
    }
}

fn origin(from: stored::Origin) -> Origin {
    match from {
        stored::Origin::File(text) => Origin::File(PathBuf::from(text)),
        stored::Origin::Raw(bytes) => Origin::File(path(bytes)),
        stored::Origin::Bundled(name) => Origin::Bundled(name),
        stored::Origin::New => Origin::New,
    }
}

#[cfg(unix)]
fn raw(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(unix)]
fn path(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

#[cfg(not(unix))]
fn raw(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

#[cfg(not(unix))]
fn path(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}
