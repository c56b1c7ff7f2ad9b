//! The contracts bundled with the program.

use super::versions::{Place, VersionLink};
use crate::contract::Contract;
use crate::file::{self, Loaded};
use std::sync::Arc;

/// The real contract as signed: what the program shows when started without a file.
pub const REAL: &str = "hauts-de-france-2021-2027.ron";
/// The same with the mobility protocol.
pub const REAL_V2: &str = "hauts-de-france-2021-2027-v2.ron";
/// A fictitious contract with every cell filled.
pub const FICTITIOUS: &str = "trois-vallees.ron";

const ALL: [(&str, &[u8]); 3] = [
    (
        REAL,
        include_bytes!("../../data/hauts-de-france-2021-2027.ron"),
    ),
    (
        REAL_V2,
        include_bytes!("../../data/hauts-de-france-2021-2027-v2.ron"),
    ),
    (FICTITIOUS, include_bytes!("../../data/trois-vallees.ron")),
];

/// The bundled contract of this name. Tests hold that each one can be read.
pub fn load(name: &str) -> Option<Loaded> {
    let (_, bytes) = ALL.iter().find(|(n, _)| *n == name)?;
    file::read(name, bytes).ok()
}

/// The bundled contract of this name, as a name that lasts.
pub fn named(name: &str) -> Option<&'static str> {
    ALL.iter().map(|(n, _)| *n).find(|n| *n == name)
}

/// Versions linked to a bundled contract, oldest first, and the contract before it.
pub fn versions(name: &'static str) -> (Vec<VersionLink>, Option<Arc<Contract>>) {
    let link = |n: &'static str| {
        let contract = load(n)?.contract;
        Some(VersionLink {
            place: Place::Bundled(n),
            version: contract.identity.version,
            is_open: n == name,
        })
    };
    match name {
        REAL => ([REAL, REAL_V2].into_iter().filter_map(link).collect(), None),
        REAL_V2 => (
            [REAL, REAL_V2].into_iter().filter_map(link).collect(),
            load(REAL).map(|loaded| Arc::new(loaded.contract)),
        ),
        _ => (link(name).into_iter().collect(), None),
    }
}

/// A session in French with the contract of a text.
#[cfg(test)]
pub fn session_with(text: &str) -> super::Session {
    let loaded = file::read("long.ron", text.as_bytes()).unwrap();
    let today = jiff::civil::date(2024, 12, 2);
    let settings = super::Settings::first(crate::wording::Lang::Fr);
    super::session_of(std::path::Path::new("long.ron"), loaded, settings, today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_contract_can_be_read() {
        for (name, _) in ALL {
            assert!(load(name).is_some(), "{name}");
        }
        assert_eq!(versions(REAL).0.len(), 2);
        assert!(versions(REAL_V2).1.is_some());
    }
}
