//! What can stand on either side of a comparison, and what it is called.

use super::{Beside, Comparing, Pick};
use crate::app::document::Document;
use crate::app::versions::Place;
use crate::chart::{Side, SideKind};

/// A linked version is known by its version, any other file by its name too.
pub(super) fn side_kind(document: &Document, place: &Place) -> SideKind {
    let is_linked = document.versions.iter().any(|link| link.place == *place);
    match place {
        Place::File(path) if !is_linked => {
            let name = path.file_name().unwrap_or(path.as_os_str());
            SideKind::File(name.to_string_lossy().into_owned())
        }
        _ => SideKind::Version,
    }
}

/// Where the version before the open one is.
pub(super) fn previous_place(document: &Document) -> Option<Place> {
    document.previous.as_ref()?;
    let open = document.versions.iter().position(|link| link.is_open)?;
    let before = document.versions.get(open.checked_sub(1)?)?;
    Some(before.place.clone())
}

/// What can be put on a side, with its name: the open document, its last save, linked versions,
/// other files that were chosen.
pub fn offered(document: &Document, comparing: &Comparing) -> Vec<(Pick, Side)> {
    let version = || document.shown().identity.version.clone();
    let own = |kind| Side {
        kind,
        version: version(),
    };
    let mut all = vec![(Pick::Open, own(SideKind::Open))];
    if document.base().is_some() {
        all.push((Pick::Saved, own(SideKind::Saved)));
    }
    for link in document.versions.iter().filter(|link| !link.is_open) {
        let side = Side {
            kind: SideKind::Version,
            version: link.version.clone(),
        };
        all.push((Pick::At(link.place.clone()), side));
    }
    for (place, beside) in &comparing.beside {
        let pick = Pick::At(place.clone());
        if let (Beside::Read(contract), false) = (beside, all.iter().any(|(p, _)| *p == pick)) {
            let side = Side {
                kind: side_kind(document, place),
                version: contract.identity.version.clone(),
            };
            all.push((pick, side));
        }
    }
    all
}
