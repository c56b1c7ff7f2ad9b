//! What the program remembers, as a RON file in the user's configuration folder. Plain fields
//! only: what they mean is the application's business. A damaged file is set aside, never deleted.

use super::disk::{DiskError, Expect, read_file, write_atomically};
use etcetera::BaseStrategy;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The file's name in the configuration folder.
pub const FILE_NAME: &str = "settings.ron";

/// Settings are small; a larger file is none of ours. In bytes.
const SETTINGS_LIMIT: u64 = 1 << 20;

/// How many damaged files are kept under names of their own.
const SET_ASIDE_MAX: u32 = 999;

/// Settings as they stand in the file. Every field may be missing; unknown ones are left alone.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredSettings {
    /// Language code.
    pub lang: Option<String>,
    /// Name of the theme.
    pub theme: Option<String>,
    /// Zoom, in percent.
    pub zoom: Option<u16>,
    /// Window size in points, width and height.
    pub window: Option<(f32, f32)>,
    /// Id of the reference partner.
    pub reference: Option<String>,
    /// Files opened lately, latest first.
    pub recent: Vec<StoredRecent>,
    /// Lists of slides, by the titles of their contracts, latest first.
    pub decks: Vec<StoredDeck>,
}

/// How the slides of a contract are arranged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredDeck {
    /// The contract's title.
    pub contract: String,
    /// Its slides in order.
    pub slides: Vec<StoredSlide>,
}

/// One slide of such a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredSlide {
    /// Its name.
    pub name: String,
    /// True when it is not presented.
    pub hidden: bool,
    /// True when it is split in two.
    pub split: bool,
    /// Its own title.
    pub title: Option<String>,
    /// What the figures said when that title was written.
    pub basis: String,
}

/// A file that was open. A path that is no Unicode text cannot be remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredRecent {
    /// Where it is.
    pub path: String,
    /// The contract's title when it was last open.
    pub title: String,
}

/// What was found at the start.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The settings, or empty ones.
    pub settings: StoredSettings,
    /// What was wrong with the file, if anything.
    pub trouble: Option<Trouble>,
}

/// What was wrong with a settings file. The program starts all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It could not be understood, and has this name now.
    SetAside(String),
    /// It could not be read, or not be set aside.
    Unreadable(DiskError),
}

/// The folder of this program's settings; `None` when the user has no home.
pub fn folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("maquette"))
}

/// The settings kept in `folder`.
pub fn load(folder: &Path) -> Found {
    let path = folder.join(FILE_NAME);
    let nothing = |trouble| Found {
        settings: StoredSettings::default(),
        trouble,
    };
    let bytes = match read_file(&path, SETTINGS_LIMIT) {
        Ok(bytes) => bytes,
        Err(DiskError::Missing { .. }) => return nothing(None),
        Err(DiskError::TooLarge { .. }) => return nothing(Some(set_aside(folder, &path))),
        Err(error) => return nothing(Some(Trouble::Unreadable(error))),
    };
    match from_bytes(&bytes) {
        Some(settings) => Found {
            settings,
            trouble: None,
        },
        None => nothing(Some(set_aside(folder, &path))),
    }
}

/// The settings kept in `folder`, looked at without touching anything; `None` when there are none
/// that can be understood.
#[must_use]
pub fn peek(folder: &Path) -> Option<StoredSettings> {
    let bytes = read_file(&folder.join(FILE_NAME), SETTINGS_LIMIT).ok()?;
    from_bytes(&bytes)
}

/// Keeps the settings in `folder`, which is made if need be.
///
/// # Errors
/// The folder or the file cannot be written.
pub fn store(folder: &Path, settings: &StoredSettings) -> Result<(), DiskError> {
    let write_error = |cause: String| DiskError::Write { cause };
    std::fs::create_dir_all(folder).map_err(|e| write_error(e.to_string()))?;
    let text = to_text(settings).map_err(write_error)?;
    write_atomically(&folder.join(FILE_NAME), text.as_bytes(), Expect::Anything)
}

/// The settings as the file holds them.
///
/// # Errors
/// What the writer says of a value that it cannot write.
pub fn to_text(settings: &StoredSettings) -> Result<String, String> {
    let mut text = ron::ser::to_string_pretty(settings, PrettyConfig::new().new_line("\n"))
        .map_err(|e| e.to_string())?;
    text.push('\n');
    Ok(text)
}

/// The settings that a file's bytes say; `None` when they say none.
pub fn from_bytes(bytes: &[u8]) -> Option<StoredSettings> {
    let text = std::str::from_utf8(bytes).ok()?;
    ron::from_str(text).ok()
}

/// Renames a damaged file to the first free name.
fn set_aside(folder: &Path, path: &Path) -> Trouble {
    for n in 1..=SET_ASIDE_MAX {
        let name = format!("{FILE_NAME}.damaged-{n}");
        let aside = folder.join(&name);
        if aside.symlink_metadata().is_ok() {
            continue;
        }
        return match std::fs::rename(path, &aside) {
            Ok(()) => Trouble::SetAside(name),
            Err(error) => Trouble::Unreadable(DiskError::Write {
                cause: error.to_string(),
            }),
        };
    }
    Trouble::Unreadable(DiskError::Exists)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn some() -> StoredSettings {
        StoredSettings {
            lang: Some("fr".to_owned()),
            theme: Some("dark".to_owned()),
            zoom: Some(110),
            window: Some((1440.0, 900.0)),
            reference: Some("mel".to_owned()),
            recent: vec![StoredRecent {
                path: "/tmp/été \"1\".ron".to_owned(),
                title: "Contrat".to_owned(),
            }],
            decks: vec![StoredDeck {
                contract: "Contrat".to_owned(),
                slides: vec![StoredSlide {
                    name: "parts".to_owned(),
                    title: Some("Qui paie ?".to_owned()),
                    ..StoredSlide::default()
                }],
            }],
        }
    }

    #[test]
    fn settings_come_back_as_they_were() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a").join("maquette");
        assert_eq!(load(&folder).settings, StoredSettings::default());
        store(&folder, &some()).unwrap();
        let found = load(&folder);
        assert_eq!(found.settings, some());
        assert_eq!(found.trouble, None);
    }

    #[test]
    fn fields_may_be_missing_or_unknown() {
        let home = tempfile::tempdir().unwrap();
        fs::write(
            home.path().join(FILE_NAME),
            "(zoom: Some(90), later: \"x\")",
        )
        .unwrap();
        let found = load(home.path());
        assert_eq!(found.settings.zoom, Some(90));
        assert_eq!(found.trouble, None);
    }

    #[test]
    fn damaged_files_are_set_aside_each_under_its_own_name() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join(FILE_NAME);
        for (n, content) in [(1, &b"(zoom: "[..]), (2, &b"\xff\xfe"[..])] {
            fs::write(&path, content).unwrap();
            let found = load(home.path());
            let name = format!("settings.ron.damaged-{n}");
            assert_eq!(found.settings, StoredSettings::default());
            assert_eq!(found.trouble, Some(Trouble::SetAside(name.clone())));
            assert_eq!(fs::read(home.path().join(name)).unwrap(), content);
            assert!(!path.exists());
        }
    }
}
