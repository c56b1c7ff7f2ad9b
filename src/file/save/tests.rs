//! What a save over a file that the user named expects of it.

use super::*;
use crate::file::disk::Alone;
use crate::file::disk::model::{Abilities, Act, Fault, How, ModelDisk};

const FILE: &str = "/d/contrat.ron";
const LINK: &str = "/d/lien.ron";
const THEIRS: &[u8] = b"(somebody's work)";

/// A save over whatever is there.
fn anything<'a>(path: &'a str, contract: &'a Contract) -> Save<'a> {
    Save {
        path: Path::new(path),
        contract,
        base: None,
        places: None,
        replaceable: None,
        target: Target::Anything,
        manner: Manner::Replace,
        shelf: None,
        watch: &Alone,
    }
}

/// Saves over whatever is there.
fn over(disk: &ModelDisk, path: &str) -> Result<Vec<u8>, NotSaved> {
    let contract = crate::file::tests::everything();
    match save(disk, anything(path, &contract)) {
        Ok((saved, _)) => Ok(saved.bytes),
        Err(unsaved) => Err(unsaved.why),
    }
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

/// What somebody wrote while an earlier save was suddenly ended gets a name, and that is told
/// whatever comes of this save.
#[test]
fn copies_are_told_also_when_the_save_fails() {
    let leftover = || {
        let disk = ModelDisk::new(Abilities::ALL);
        disk.place(FILE, THEIRS);
        let key = format!("{:08x}", crc32fast::hash(b"contrat.ron"));
        let name = format!("/d/.~mq-{key}-s-000000001-000000002-0000000000000abc");
        disk.place(&name, b"(written in between)");
        disk
    };
    let contract = crate::file::tests::everything();
    let job = anything(FILE, &contract);
    let disk = leftover();
    let copies = [PathBuf::from("/d/contrat.conflict-1.ron")];
    assert_eq!(save(&disk, job).unwrap().0.copies, copies);
    let calls = disk.calls();
    let mut told = 0;
    for at in 1..calls {
        let disk = leftover();
        let how = How::FromThen;
        disk.fail(Fault { at, code: 28, how });
        let saved = save(&disk, job);
        if disk.content("/d/contrat.conflict-1.ron").is_some() {
            let named = match saved {
                Ok((saved, _)) => saved.copies,
                Err(unsaved) => unsaved.copies,
            };
            assert_eq!(named, copies, "call {at}");
            told += 1;
        }
    }
    assert!(told > 4, "{told}");
}

#[test]
fn a_link_that_leads_to_nothing_is_followed() {
    let disk = ModelDisk::new(Abilities::ALL);
    disk.place_folder("/d");
    disk.place_link(LINK, "contrat.ron");
    let bytes = over(&disk, LINK).unwrap();
    assert_eq!(disk.content(FILE), Some(bytes));
}
