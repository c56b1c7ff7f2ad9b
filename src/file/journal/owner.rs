//! Who a journal belongs to: a running program holds the lock of its own owner file, which the system gives back when
//! the program ends, however it ends. So a journal whose owner file can be locked was left behind.

use crate::file::disk::{Disk, Lock, Opened, Readers};
use crate::file::keeping;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A program on a computer, for people to find it.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Who {
    /// The computer's name.
    pub host: String,
    /// The user's name.
    pub user: String,
    /// The number of the process.
    pub pid: u32,
    /// Since when, in seconds since 1970.
    pub since: i64,
}

impl Who {
    /// As it is written in a lock.
    pub(in crate::file) fn to_text(&self) -> String {
        ron::to_string(self).unwrap_or_default()
    }

    /// As it was read in a lock; nothing where it cannot be.
    pub(in crate::file) fn of_text(bytes: &[u8]) -> Self {
        ron::de::from_bytes(bytes).unwrap_or_default()
    }
}

/// Largest owner or lock file that is ours, in bytes.
pub(in crate::file) const WHO_LIMIT: u64 = 4096;

/// Days that discarded journals are kept.
pub const DAYS_KEPT: i64 = 30;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The folder of journals, and this program's place in it.
#[derive(Debug)]
pub struct Owner {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    id: String,
    lock: Box<dyn Opened>,
}

impl Owner {
    /// Takes a place in the folder, which is made if need be.
    ///
    /// # Errors
    /// The folder cannot be made or written to.
    pub fn begin(disk: Arc<dyn Disk>, folder: &Path, who: &Who) -> io::Result<Self> {
        keeping::make_folder(disk.as_ref(), folder)?;
        let id = format!("{:016x}", disk.token());
        let mut lock = disk.create(&owner_file(folder, &id), Readers::Owner)?;
        lock.write(who.to_text().as_bytes())?;
        // Where nothing can be locked, owners look dead: their journals are offered, and kept.
        let _ = lock.try_lock(Lock::Alone);
        Ok(Self {
            disk,
            folder: folder.to_path_buf(),
            id,
            lock,
        })
    }

    /// The disk.
    pub fn disk(&self) -> &dyn Disk {
        self.disk.as_ref()
    }

    /// The folder of journals.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The path of this program's journal of a document with this key.
    pub fn path(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}-{}.journal", self.id))
    }

    /// Journals that ended programs left behind, sorted by name.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn left_behind(&self) -> io::Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for name in self.disk.list(&self.folder)? {
            let Some((_, id)) = parts(&name) else {
                continue;
            };
            if id != self.id && self.is_dead(&id) {
                found.push(self.folder.join(name));
            }
        }
        Ok(found)
    }

    /// Makes a journal that was left behind one's own. Of several programs that try, one
    /// succeeds; after another death the journal is left behind again.
    ///
    /// # Errors
    /// Another program was faster, or the disk refuses.
    pub fn claim(&self, path: &Path) -> io::Result<PathBuf> {
        let taken = || io::Error::from(io::ErrorKind::NotFound);
        let name = path.file_name().ok_or_else(taken)?;
        let (key, id) = parts(name).ok_or_else(taken)?;
        if id == self.id {
            return Ok(path.to_path_buf());
        }
        let mut own = self.path(&key);
        let mut n = 2_u32;
        while self.disk.look(&own).is_ok() {
            own = self.path(&format!("{key}.{n}"));
            n = n.saturating_add(1);
        }
        self.disk.rename(path, &own)?;
        keeping::flush(self.disk(), &self.folder)?;
        Ok(own)
    }

    /// Puts a journal among the discarded ones, where it stays for [`DAYS_KEPT`] days.
    ///
    /// # Errors
    /// It cannot be moved; then it is where it was.
    pub fn discard(&self, path: &Path, now: i64) -> io::Result<PathBuf> {
        self.put_away(path, "discarded", now)
    }

    /// Puts a damaged journal, or what could not be read of one, out of the way for good.
    ///
    /// # Errors
    /// It cannot be moved; then it is where it was.
    pub fn set_aside(&self, path: &Path, now: i64) -> io::Result<PathBuf> {
        self.put_away(path, "damaged", now)
    }

    /// Keeps a copy of a journal that is not whole, before what is whole is written anew.
    ///
    /// # Errors
    /// There is no copy.
    pub fn copy_aside(&self, path: &Path, bytes: &[u8], now: i64) -> io::Result<()> {
        let folder = self.folder.join("damaged");
        keeping::make_folder(self.disk(), &folder)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let to = folder.join(format!("{now}-{:016x}-{name}", self.disk.token()));
        let mut file = self.disk.create(&to, Readers::Owner)?;
        file.write(bytes)?;
        file.sync()?;
        keeping::flush(self.disk(), &folder)
    }

    fn put_away(&self, path: &Path, where_to: &str, now: i64) -> io::Result<PathBuf> {
        let folder = self.folder.join(where_to);
        keeping::make_folder(self.disk(), &folder)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let to = folder.join(format!("{now}-{:04x}-{name}", self.disk.token() & 0xffff));
        self.disk.rename(path, &to)?;
        keeping::flush(self.disk(), &folder)?;
        keeping::flush(self.disk(), &self.folder)?;
        Ok(to)
    }

    /// Removes discarded journals whose time is over, and what ended programs left of their
    /// locks. A failure leaves more than there need be, which the next start tries again.
    pub fn sweep(&self, now: i64) {
        let discarded = self.folder.join("discarded");
        for name in self.disk.list(&discarded).unwrap_or_default() {
            let text = name.to_string_lossy();
            let since = text.split('-').next().and_then(|n| n.parse::<i64>().ok());
            let over = |then: i64| now.saturating_sub(then) > DAYS_KEPT.saturating_mul(DAY);
            if since.is_some_and(over) {
                let _ = self.disk.remove(&discarded.join(&name));
            }
        }
        let names = self.disk.list(&self.folder).unwrap_or_default();
        for name in &names {
            let text = name.to_string_lossy();
            // A journal that was being written when its owner ended never got its name.
            let unnamed = text.strip_suffix(".new").and_then(|t| t.rsplit_once('.'));
            if let Some((_, id)) = unnamed.and_then(|(journal, _)| journal.rsplit_once('-')) {
                if id != self.id && self.is_dead(id) {
                    let _ = self.disk.remove(&self.folder.join(name));
                }
                continue;
            }
            let Some(id) = text.strip_suffix(".owner") else {
                continue;
            };
            let has_journal = names
                .iter()
                .any(|n| parts(n).is_some_and(|(_, owner)| owner == id));
            if id != self.id && !has_journal && self.is_dead(id) {
                let _ = self.disk.remove(&self.folder.join(name));
            }
        }
    }

    /// Gives the place back.
    pub fn end(self) {
        let _ = self.disk.remove(&owner_file(&self.folder, &self.id));
        drop(self.lock);
    }

    /// True when the program of this id has ended.
    fn is_dead(&self, id: &str) -> bool {
        match self.disk.open(&owner_file(&self.folder, id)) {
            // The lock is given back at once: `claim` decides who has the journal.
            Ok(mut file) => file.try_lock(Lock::Alone).unwrap_or(true),
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }
}

fn owner_file(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.owner"))
}

/// Key and owner of a journal by its name.
fn parts(name: &OsStr) -> Option<(String, String)> {
    let (key, id) = name.to_str()?.strip_suffix(".journal")?.rsplit_once('-')?;
    Some((key.to_owned(), id.to_owned()))
}
