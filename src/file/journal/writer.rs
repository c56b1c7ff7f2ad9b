//! Writing a journal: begun whole under its name, then only added to; what was added is on the disk when a call
//! returns. After a failure the journal is written anew under the same name, from memory: a file whose flush failed is
//! never trusted again.

use super::format::{FIRST, framed, opening};
use super::owner::Owner;
use super::record::{Entry, Record, Start};
use crate::file::disk::{Disk, Opened, Readers};
use crate::file::keeping;
use std::io;
use std::path::{Path, PathBuf};

/// The journal of one open document. Nothing of it is on the disk before the first record.
#[derive(Debug)]
pub struct Writer {
    name: Name,
    start: Start,
    began: i64,
    entries: Vec<Entry>,
    /// How many entries are on the disk.
    kept: usize,
    /// The open journal; none before the first entry and after a failure.
    file: Option<Box<dyn Opened>>,
}

/// What a journal is called.
#[derive(Debug)]
enum Name {
    /// After this key, by the owner's rules.
    Key(String),
    /// This.
    Path(PathBuf),
}

impl Writer {
    /// A journal that has nothing in it.
    pub fn new(key: String, start: Start, now: i64) -> Self {
        Self {
            name: Name::Key(key),
            start,
            began: now,
            entries: Vec::new(),
            kept: 0,
            file: None,
        }
    }

    /// Goes on with a journal that was claimed and read: with the first write it is written anew
    /// in its place, without what was torn.
    pub fn go_on(path: PathBuf, start: Start, entries: Vec<Entry>, now: i64) -> Self {
        Self {
            name: Name::Path(path),
            start,
            began: now,
            entries,
            kept: 0,
            file: None,
        }
    }

    /// Where the journal is, or will be.
    pub fn path(&self, owner: &Owner) -> PathBuf {
        match &self.name {
            Name::Key(key) => owner.path(key),
            Name::Path(path) => path.clone(),
        }
    }

    /// Notes records, which [`Writer::keep`] will write.
    pub fn note(&mut self, records: impl IntoIterator<Item = Record>, now: i64) {
        for record in records {
            let is_draft = |entry: &Entry| matches!(entry.record, Record::Draft(_));
            // Of a text that is being typed, the latest state is enough.
            if matches!(record, Record::Draft(_)) && self.entries.len() > self.kept {
                self.entries.pop_if(|last| is_draft(last));
            }
            self.entries.push(Entry { at: now, record });
        }
    }

    /// Brings all that was noted to the disk. It is there when this returns without an error.
    ///
    /// # Errors
    /// It is not on the disk; what was there before is. The next call tries again with a new file.
    pub fn keep(&mut self, owner: &Owner) -> io::Result<()> {
        if self.kept == self.entries.len() {
            return Ok(());
        }
        // Taken out meanwhile: after a failure, or a panic, no more is put after what it may have left.
        let added = match self.file.take() {
            Some(mut file) => {
                let bytes = frames(&self.entries, self.kept)?;
                file.write(&bytes).and_then(|()| file.sync()).map(|()| file)
            }
            None => Err(io::ErrorKind::NotFound.into()),
        };
        self.file = Some(match added {
            Ok(file) => file,
            Err(_) => self.anew(owner)?,
        });
        self.kept = self.entries.len();
        Ok(())
    }

    /// Writes the whole journal beside its place and puts it there in one step.
    fn anew(&self, owner: &Owner) -> io::Result<Box<dyn Opened>> {
        let path = self.path(owner);
        let disk = owner.disk();
        let temp = path.with_extension(format!("{:016x}.new", disk.token()));
        let written = self.written(disk, &temp, &path);
        if written.is_err() {
            let _ = disk.remove(&temp);
        }
        written
    }

    fn written(&self, disk: &dyn Disk, temp: &Path, path: &Path) -> io::Result<Box<dyn Opened>> {
        let mut bytes = opening(&self.start, self.began).map_err(io::Error::other)?;
        bytes.extend(frames(&self.entries, 0)?);
        let mut file = disk.create(temp, Readers::Owner)?;
        file.write(&bytes)?;
        file.sync()?;
        disk.rename(temp, path)?;
        if let Some(folder) = path.parent() {
            keeping::flush(disk, folder)?;
        }
        Ok(file)
    }

    /// Takes the journal away: the document was saved or closed, and nothing is left to recover.
    ///
    /// # Errors
    /// It stays, and will be found to hold nothing new.
    pub fn remove(self, owner: &Owner) -> io::Result<()> {
        match owner.disk().remove(&self.path(owner)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Puts the journal among the discarded ones, if it ever was on the disk.
    ///
    /// # Errors
    /// It stays where it is.
    pub fn discard(self, owner: &Owner, now: i64) -> io::Result<()> {
        match owner.discard(&self.path(owner), now) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// The bytes of the entries from `first` on.
fn frames(entries: &[Entry], first: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for (number, entry) in (FIRST..).zip(entries).skip(first) {
        bytes.extend(framed(number, entry).map_err(io::Error::other)?);
    }
    Ok(bytes)
}
