//! What a save over a file that the user named expects of it.

use super::*;
use crate::file::disk::model::{Abilities, Act, Fault, How, ModelDisk};

const FILE: &str = "/d/contrat.ron";
const LINK: &str = "/d/lien.ron";
const THEIRS: &[u8] = b"(somebody's work)";

/// Saves over whatever is there.
fn over(disk: &ModelDisk, path: &str) -> Result<Vec<u8>, NotSaved> {
    let contract = crate::file::tests::everything();
    let job = Save {
        path: Path::new(path),
        contract: &contract,
        base: None,
        places: None,
        replaceable: None,
        target: Target::Anything,
        manner: Manner::Replace,
        shelf: None,
        watch: &Nobody,
    };
    save(disk, job).map(|(saved, _)| saved.bytes)
}

#[test]
fn a_file_that_cannot_be_looked_at_is_not_replaced() {
    // The first calls look at what is there, whatever comes of them.
    for at in 1..=3 {
        let disk = ModelDisk::new(Abilities::ALL);
        disk.place(FILE, THEIRS);
        let how = How::Once;
        disk.fail(Fault { at, code: 5, how });
        let refused = over(&disk, FILE).unwrap_err();
        assert!(
            matches!(&refused, NotSaved::Disk(DiskError::Write { cause }) if cause.contains("os error 5")),
            "call {at}: {refused:?}"
        );
        assert_eq!(disk.content(FILE).unwrap(), THEIRS, "call {at}");
    }
}

#[test]
fn what_is_there_or_is_missing_is_known_before_it_is_replaced() {
    let disk = ModelDisk::new(Abilities::ALL);
    disk.place(FILE, THEIRS);
    let bytes = over(&disk, FILE).unwrap();
    assert_eq!(disk.content(FILE), Some(bytes));
    // Where nothing was, what somebody puts there meanwhile stays.
    let disk = ModelDisk::new(Abilities::ALL);
    disk.place_folder("/d");
    over(&disk, FILE).unwrap();
    let calls = disk.calls();
    let mut kept = 0;
    for at in 2..calls {
        let disk = ModelDisk::new(Abilities::ALL);
        disk.place_folder("/d");
        disk.somebody(at, Act::Replace(FILE.into(), THEIRS.to_vec()));
        if over(&disk, FILE) == Err(NotSaved::Disk(DiskError::Exists)) {
            assert_eq!(disk.content(FILE).unwrap(), THEIRS);
            kept += 1;
        }
    }
    assert!(kept > 3, "{kept}");
}

#[test]
fn a_link_that_leads_to_nothing_is_followed() {
    let disk = ModelDisk::new(Abilities::ALL);
    disk.place_folder("/d");
    disk.place_link(LINK, "contrat.ron");
    let bytes = over(&disk, LINK).unwrap();
    assert_eq!(disk.content(FILE), Some(bytes));
}
