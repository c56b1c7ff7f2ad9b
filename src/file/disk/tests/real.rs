//! Reading and writing real files in a folder of their own.

use crate::file::disk::temp::Sum;
use crate::file::disk::*;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

fn folder_with(content: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contrat.ron");
    fs::write(&path, content).unwrap();
    (folder, path)
}

fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_written_is_read() {
    let (folder, path) = folder_with("old");
    write_atomically(&path, b"new", Expect::Base(b"old")).unwrap();
    assert_eq!(read_file(&path, SIZE_LIMIT).unwrap(), b"new");
    assert_eq!(names(&folder), ["contrat.ron"]);
}

#[test]
fn a_new_file_is_made_and_an_existing_one_is_not_replaced() {
    let (folder, path) = folder_with("old");
    let new = folder.path().join("new.ron");
    write_atomically(&new, b"1", Expect::Nothing).unwrap();
    assert_eq!(fs::read(&new).unwrap(), b"1");
    let refused = write_atomically(&path, b"2", Expect::Nothing);
    assert_eq!(refused, Err(DiskError::Exists));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    write_atomically(&path, b"3", Expect::Anything).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"3");
}

#[test]
fn a_file_changed_outside_is_not_replaced() {
    let (folder, path) = folder_with("theirs");
    let refused = write_atomically(&path, b"ours", Expect::Base(b"read"));
    assert_eq!(refused, Err(DiskError::Changed));
    assert_eq!(fs::read(&path).unwrap(), b"theirs");
    fs::remove_file(&path).unwrap();
    let refused = write_atomically(&path, b"ours", Expect::Base(b"read"));
    assert_eq!(refused, Err(DiskError::Changed));
    assert_eq!(names(&folder), [""; 0]);
}

#[test]
fn a_save_that_reached_the_disk_can_be_repeated() {
    let (_folder, path) = folder_with("new");
    write_atomically(&path, b"new", Expect::Base(b"old")).unwrap();
}

/// What a document's save had left there to be put by goes with no other write.
#[test]
fn a_version_that_waits_to_be_put_by_stays() {
    let (folder, path) = folder_with("old");
    let key = crc32fast::hash(b"contrat.ron");
    let (new, old) = (Sum::of(b"newer"), Sum::of(b"older"));
    let waits = format!(".~mq-{key:08x}-s-{new}-{old}-0000000000000001");
    fs::write(folder.path().join(&waits), "older").unwrap();
    write_atomically(&path, b"new", Expect::Base(b"old")).unwrap();
    assert_eq!(names(&folder), [waits.as_str(), "contrat.ron"]);
}

#[test]
fn a_missing_folder_and_a_folder_are_refused() {
    let (folder, _) = folder_with("old");
    let nowhere = folder.path().join("nowhere").join("contrat.ron");
    assert!(matches!(
        write_atomically(&nowhere, b"1", Expect::Nothing),
        Err(DiskError::Write { .. })
    ));
    assert!(matches!(
        read_file(&nowhere, SIZE_LIMIT),
        Err(DiskError::Missing { .. })
    ));
    assert_eq!(
        read_file(folder.path(), SIZE_LIMIT),
        Err(DiskError::NotAFile)
    );
    assert_eq!(
        write_atomically(folder.path(), b"1", Expect::Anything),
        Err(DiskError::NotAFile)
    );
}

#[test]
fn a_file_over_the_limit_is_refused_by_its_size() {
    let (_folder, path) = folder_with("12345");
    assert_eq!(read_file(&path, 5).unwrap(), b"12345");
    let refused = read_file(&path, 4);
    assert_eq!(refused, Err(DiskError::TooLarge { size: 5, limit: 4 }));
}

/// Stops a write when it is asked for the nth time.
#[derive(Debug)]
struct Stops(std::cell::Cell<u32>);

impl Escort for Stops {}

impl Watch for Stops {
    fn goes_on(&self, _written: usize, _of: usize) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(1));
        left > 0
    }
}

#[test]
fn a_write_that_is_stopped_leaves_the_old_file_and_nothing_else() {
    let (folder, path) = folder_with("old");
    // Three pieces, and a last question before the two change places.
    let new = vec![b'x'; (32 << 20) + 1];
    for (expect, name) in [
        (Expect::Base(b"old"), &path),
        (Expect::Nothing, &folder.path().join("new")),
    ] {
        for nth in 0..4 {
            let stops = Stops(nth.into());
            let stopped = put(&RealDisk, name, &new, expect, (Manner::Replace, &stops));
            assert_eq!(stopped.unwrap_err(), DiskError::Stopped, "{nth}");
            assert_eq!(names(&folder), ["contrat.ron"]);
            assert_eq!(fs::read(&path).unwrap(), b"old");
        }
    }
    let stops = Stops(4.into());
    put(
        &RealDisk,
        &path,
        &new,
        Expect::Base(b"old"),
        (Manner::Replace, &stops),
    )
    .unwrap()
    .keep_nothing();
    assert!(fs::read(&path).unwrap() == new);
}

/// Copies what a file holds into a folder before it is written in place.
#[derive(Debug)]
struct Copies(PathBuf);

impl Watch for Copies {}

impl Escort for Copies {
    fn copy_first(&self, old: &[u8]) -> Result<PathBuf, DiskError> {
        fs::write(&self.0, old).unwrap();
        Ok(self.0.clone())
    }
}

#[test]
fn without_a_copy_nothing_is_written_in_place() {
    let (_folder, path) = folder_with("old");
    let in_place = |escort: &dyn Escort, new: &[u8], base: &[u8]| {
        let way = (Manner::InPlace, escort);
        put(&RealDisk, &path, new, Expect::Base(base), way).map(drop)
    };
    let refused = in_place(&Alone, b"new", b"old");
    assert!(matches!(refused, Err(DiskError::NoCopy { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    let state = tempfile::tempdir().unwrap();
    let copies = Copies(state.path().join("copy"));
    let texts = [
        "old",
        "longer than before",
        "longer then before",
        "short",
        "",
    ];
    for pair in texts.windows(2) {
        in_place(&copies, pair[1].as_bytes(), pair[0].as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), pair[1]);
        assert_eq!(fs::read_to_string(&copies.0).unwrap(), pair[0]);
    }
    let refused = in_place(&copies, b"new", b"not this");
    assert_eq!(refused, Err(DiskError::Changed));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_written() {
        let (folder, path) = folder_with("old");
        let link = folder.path().join("link.ron");
        let second = folder.path().join("second.ron");
        symlink("contrat.ron", &link).unwrap();
        symlink(&link, &second).unwrap();
        write_atomically(&second, b"new", Expect::Base(b"old")).unwrap();
        assert_eq!(fs::read_link(&link).unwrap(), PathBuf::from("contrat.ron"));
        assert!(second.symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn links_in_a_circle_and_dangling_links_are_refused() {
        let (folder, _) = folder_with("old");
        let a = folder.path().join("a");
        let b = folder.path().join("b");
        symlink(&b, &a).unwrap();
        symlink(&a, &b).unwrap();
        assert!(matches!(
            write_atomically(&a, b"1", Expect::Anything),
            Err(DiskError::Write { .. })
        ));
        let dangling = folder.path().join("dangling");
        symlink("nothing.ron", &dangling).unwrap();
        assert_eq!(
            write_atomically(&dangling, b"1", Expect::Nothing),
            Err(DiskError::Exists)
        );
    }

    #[test]
    fn a_file_with_other_names_is_parted_or_written_in_place_only_when_somebody_says_so() {
        let (folder, path) = folder_with("old");
        let other = folder.path().join("other.ron");
        fs::hard_link(&path, &other).unwrap();
        let refused = write_atomically(&path, b"new", Expect::Base(b"old"));
        assert_eq!(refused, Err(DiskError::SeveralNames { names: 2 }));
        let state = tempfile::tempdir().unwrap();
        let copies = Copies(state.path().join("copy"));
        let in_place = (Manner::InPlace, &copies as &dyn Escort);
        put(&RealDisk, &path, b"new", Expect::Base(b"old"), in_place)
            .unwrap()
            .keep_nothing();
        assert_eq!(fs::read(&other).unwrap(), b"new");
        assert_eq!(fs::read(&copies.0).unwrap(), b"old");
        let part = (Manner::PartNames, &Alone as &dyn Escort);
        put(&RealDisk, &path, b"newer", Expect::Base(b"new"), part)
            .unwrap()
            .keep_nothing();
        assert_eq!(fs::read(&path).unwrap(), b"newer");
        assert_eq!(fs::read(&other).unwrap(), b"new");
        assert_eq!(names(&folder), ["contrat.ron", "other.ron"]);
    }

    #[test]
    fn the_mode_is_kept() {
        let (_folder, path) = folder_with("old");
        for kept in [0o600, 0o640, 0o664] {
            fs::set_permissions(&path, fs::Permissions::from_mode(kept)).unwrap();
            write_atomically(&path, b"new", Expect::Anything).unwrap();
            assert_eq!(mode(&path), kept);
        }
    }

    /// What `getfattr` would show: a note of a file manager, an access list. File systems without
    /// them are named and passed over.
    #[cfg(target_os = "linux")]
    #[test]
    fn extended_attributes_and_the_access_list_are_kept() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        use rustix::io::Errno;
        // Owner rw, user 1 r, group r, mask r, others none.
        let list: Vec<u8> = [
            2_u32.to_le_bytes().to_vec(),
            [
                (1, 6, u32::MAX),
                (2, 4, 1),
                (4, 4, u32::MAX),
                (16, 4, u32::MAX),
                (32, 0, u32::MAX),
            ]
            .iter()
            .flat_map(|(tag, rights, id): &(u16, u16, u32)| {
                [
                    &tag.to_le_bytes()[..],
                    &rights.to_le_bytes(),
                    &id.to_le_bytes(),
                ]
                .concat()
            })
            .collect(),
        ]
        .concat();
        let (_folder, path) = folder_with("old");
        let mut given = Vec::new();
        for (name, value) in [
            ("user.note", b"lu le 3 mars".to_vec()),
            ("system.posix_acl_access", list),
        ] {
            match setxattr(&path, name, &value, XattrFlags::empty()) {
                Ok(()) => given.push((name, value)),
                Err(Errno::NOTSUP) => println!("not tried: {name}: the file system has none"),
                Err(error) => panic!("{name}: {error}"),
            }
        }
        for expect in [Expect::Base(b"old"), Expect::Anything] {
            let new: &[u8] = if expect == Expect::Anything {
                b"newer"
            } else {
                b"new"
            };
            write_atomically(&path, new, expect).unwrap();
            for (name, value) in &given {
                let mut room = [0; 256];
                let length = getxattr(&path, *name, &mut room[..]).unwrap();
                assert_eq!(&room[..length], value.as_slice(), "{name}");
            }
        }
    }

    #[test]
    fn a_protected_file_is_not_replaced() {
        let (folder, path) = folder_with("old");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let refused = write_atomically(&path, b"new", Expect::Anything);
        assert_eq!(refused, Err(DiskError::ReadOnly));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(&folder), ["contrat.ron"]);
    }

    #[test]
    fn a_pipe_is_refused_without_waiting() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let (folder, _) = folder_with("old");
        let pipe = folder.path().join("pipe");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        assert_eq!(read_file(&pipe, SIZE_LIMIT), Err(DiskError::NotAFile));
        assert_eq!(
            write_atomically(&pipe, b"1", Expect::Anything),
            Err(DiskError::NotAFile)
        );
        assert_eq!(
            read_file(Path::new("/dev/zero"), SIZE_LIMIT),
            Err(DiskError::NotAFile)
        );
    }

    #[test]
    fn no_temporary_file_is_left_when_the_name_cannot_be_given() {
        // A name of 255 bytes can be given; one of 256 cannot, after everything else went well.
        let (folder, _) = folder_with("old");
        let long = folder.path().join("n".repeat(256));
        assert!(matches!(
            write_atomically(&long, b"1", Expect::Nothing),
            Err(DiskError::Write { .. })
        ));
        assert_eq!(names(&folder), ["contrat.ron"]);
        let longest = folder.path().join("n".repeat(255));
        write_atomically(&longest, b"1", Expect::Nothing).unwrap();
        assert_eq!(names(&folder).len(), 2);
    }
}
