//! What can stand on either side of a comparison, and what it is called.

use super::{Beside, Comparing, Pick};
use crate::app::document::Document;
use crate::app::versions::Place;
use crate::chart::{Side, SideKind};

/// A linked version is known by its version, any other file by its name too.
pub(super) fn side_kind(document: &Document, pick: &Pick) -> SideKind {
    let is_it = |place: &Place| matches!(pick, Pick::At(this) if this == place);
    let is_linked = document.versions.iter().any(|link| is_it(&link.place));
    match pick {
        Pick::At(Place::File(path)) if !is_linked => {
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

/// True for the version before the open one, which is read with it.
pub(super) fn is_previous(document: &Document, pick: &Pick) -> bool {
    matches!(pick, Pick::At(place) if previous_place(document).as_ref() == Some(place))
}

/// What can be put on a side, with its name: the open document, its last save, linked versions,
/// other files that were chosen. What the file held earlier is a list of its own.
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
    for (pick, beside) in &comparing.beside {
        let is_new = matches!(pick, Pick::At(_)) && !all.iter().any(|(p, _)| p == pick);
        if let (Beside::Read(contract), true) = (beside, is_new) {
            let side = Side {
                kind: side_kind(document, pick),
                version: contract.identity.version.clone(),
            };
            all.push((pick.clone(), side));
        }
    }
    all
}
