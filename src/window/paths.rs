//! Paths as people type them. Knows no file's contents.

use std::path::{Path, PathBuf};

/// The whole path of what was typed, given or dropped: `~/` is the user's home, and a relative
/// path starts at the current folder.
pub(super) fn whole(path: &Path) -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let path = match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_path_buf(),
    };
    std::path::absolute(&path).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_path_becomes_whole() {
        assert!(whole(Path::new("data/contrat.ron")).is_absolute());
        let whole_already = whole(Path::new("/tmp/~x.ron"));
        assert_eq!(whole_already, PathBuf::from("/tmp/~x.ron"));
    }
}
