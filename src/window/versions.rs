//! Files that hold other versions of the same contract: the ones before, by the link that each
//! file holds, and the ones after, among the files in the same folder. Reads files, changes none.

use crate::app::{Place, VersionLink};
use crate::contract::{Contract, Version};
use crate::file;
use crate::file::disk::read_file;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// How many files of a folder are looked at.
const FILES_LOOKED_AT: usize = 200;
/// How large a file may be to be looked at, in bytes (4 MB).
const LOOKED_AT_MAX: u64 = 4 << 20;
/// How long a chain of versions is followed, each way.
const CHAIN_MAX: usize = 100;

/// A version and its file.
struct Found {
    path: PathBuf,
    /// The file itself, whatever names lead to it.
    real: PathBuf,
    version: Version,
}

/// The versions linked to the file at `open`, which holds this one, oldest first and itself among
/// them, and the contract before it if its file was found. The open file is not read again.
pub(super) fn find(open: &Path, held: Version) -> (Vec<VersionLink>, Option<Arc<Contract>>) {
    let Some(found) = at(open, held) else {
        return (Vec::new(), None);
    };
    let mut seen = BTreeSet::from([found.real.clone()]);
    let (before, previous) = before(&found, &mut seen);
    let after = after(&found, &mut seen);
    let links = before
        .into_iter()
        .rev()
        .map(|f| link(f, false))
        .chain(std::iter::once(link(found, true)))
        .chain(after.into_iter().map(|f| link(f, false)))
        .collect();
    (links, previous.map(Arc::new))
}

fn link(found: Found, is_open: bool) -> VersionLink {
    VersionLink {
        place: Place::File(found.path),
        version: found.version,
        is_open,
    }
}

/// Older versions, latest first, and the contract of the latest.
fn before(from: &Found, seen: &mut BTreeSet<PathBuf>) -> (Vec<Found>, Option<Contract>) {
    let mut chain: Vec<Found> = Vec::new();
    let mut latest = None;
    while chain.len() < CHAIN_MAX {
        let newest = chain.last().unwrap_or(from);
        let older = previous_path(newest).and_then(|path| look(&path));
        match older {
            Some((older, contract)) if seen.insert(older.real.clone()) => {
                chain.push(older);
                latest.get_or_insert(contract);
            }
            _ => break,
        }
    }
    (chain, latest)
}

/// Newer versions, oldest first: files in the same folder that name this one, then those that
/// name them.
fn after(from: &Found, seen: &mut BTreeSet<PathBuf>) -> Vec<Found> {
    let mut others = siblings(&from.path);
    let mut chain: Vec<Found> = Vec::new();
    let mut here = from.real.clone();
    let mut next = 0_usize;
    loop {
        let names_it = |other: &Found| {
            previous_path(other).and_then(|p| p.canonicalize().ok()) == Some(here.clone())
        };
        let (newer, rest): (Vec<Found>, Vec<Found>) = others.into_iter().partition(names_it);
        others = rest;
        chain.extend(newer.into_iter().filter(|f| seen.insert(f.real.clone())));
        match chain.get(next) {
            Some(found) if next < CHAIN_MAX => here.clone_from(&found.real),
            _ => return chain,
        }
        next = next.saturating_add(1);
    }
}

/// Contracts in the same folder that name a version before them.
fn siblings(path: &Path) -> Vec<Found> {
    let Some(entries) = path.parent().and_then(|folder| folder.read_dir().ok()) else {
        return Vec::new();
    };
    let is_ron = |p: &PathBuf| p.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron"));
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(is_ron)
        .collect();
    paths.sort();
    paths.truncate(FILES_LOOKED_AT);
    paths
        .into_iter()
        .filter_map(|path| look(&path).map(|(found, _)| found))
        .filter(|found| found.version.previous.is_some())
        .collect()
}

/// The file that a contract names as the version before it. Only files beside it or below: a
/// contract from elsewhere must not make the program read any path on this machine.
fn previous_path(found: &Found) -> Option<PathBuf> {
    let text = found.version.previous.as_deref()?;
    let relative = Path::new(text);
    let stays = |c: Component<'_>| matches!(c, Component::Normal(_) | Component::CurDir);
    if text.is_empty() || !relative.components().all(stays) {
        return None;
    }
    Some(found.path.parent()?.join(relative))
}

fn at(path: &Path, version: Version) -> Option<Found> {
    Some(Found {
        path: path.to_path_buf(),
        real: path.canonicalize().ok()?,
        version,
    })
}

fn look(path: &Path) -> Option<(Found, Contract)> {
    let bytes = read_file(path, LOOKED_AT_MAX).ok()?;
    let contract = file::read(&path.to_string_lossy(), &bytes).ok()?.contract;
    Some((at(path, contract.identity.version.clone())?, contract))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::samples;

    /// A folder with one file for each name, each naming the one before it.
    fn folder(files: &[(&str, Option<&str>)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, previous) in files {
            let mut contract = samples::load(samples::REAL).unwrap().contract;
            contract.identity.version.label = (*name).to_owned();
            contract.identity.version.previous = previous.map(str::to_owned);
            let text = file::write(&contract).unwrap();
            std::fs::write(folder.path().join(format!("{name}.ron")), text).unwrap();
        }
        folder
    }

    fn labels(folder: &tempfile::TempDir, open: &str) -> (Vec<String>, Option<String>) {
        let path = folder.path().join(open);
        let bytes = std::fs::read(&path).unwrap();
        let contract = file::read(open, &bytes).unwrap().contract;
        // What it holds now is known, and so it is not read.
        std::fs::write(&path, "(").unwrap();
        let (links, previous) = find(&path, contract.identity.version);
        std::fs::write(&path, bytes).unwrap();
        let mark = |l: &VersionLink| {
            let open = if l.is_open { "*" } else { "" };
            format!("{open}{}", l.version.label)
        };
        let before = previous.map(|c| c.identity.version.label.clone());
        (links.iter().map(mark).collect(), before)
    }

    #[test]
    fn versions_are_found_both_ways() {
        let folder = folder(&[
            ("v1", None),
            ("v2", Some("v1.ron")),
            ("v3", Some("./v2.ron")),
            ("other", None),
        ]);
        std::fs::write(folder.path().join("broken.ron"), "(").unwrap();
        let found = labels(&folder, "v2.ron");
        assert_eq!(found.0, ["v1", "*v2", "v3"]);
        assert_eq!(found.1.as_deref(), Some("v1"));
        assert_eq!(labels(&folder, "v1.ron").0, ["*v1", "v2", "v3"]);
        assert_eq!(labels(&folder, "other.ron").0, ["*other"]);
    }

    #[test]
    fn a_circle_of_versions_ends() {
        let folder = folder(&[("v1", Some("v2.ron")), ("v2", Some("v1.ron"))]);
        assert_eq!(labels(&folder, "v1.ron").0, ["v2", "*v1"]);
    }

    #[test]
    fn a_link_that_leads_elsewhere_is_not_followed() {
        let folder = folder(&[
            ("v1", None),
            ("v2", Some("../v1.ron")),
            ("v3", Some("/v1.ron")),
        ]);
        assert_eq!(labels(&folder, "v2.ron").0, ["*v2"]);
        assert_eq!(labels(&folder, "v3.ron").0, ["*v3"]);
    }
}
