//! The path that a typed or pasted text names. Looks at no disk.

use std::path::PathBuf;

/// The path that a typed or pasted text names: people paste paths with quotes or as addresses of
/// files, and file managers several of them, one a line. `None` without a text.
pub(super) fn path_of(text: &str) -> Option<PathBuf> {
    let line = text.trim().lines().next()?;
    let line = line.trim().trim_matches(['"', '\'']);
    let path = match line.strip_prefix("file://") {
        Some(address) => decoded(address),
        None => line.to_owned(),
    };
    (!path.is_empty()).then(|| PathBuf::from(path))
}

/// An address with its `%20` and the like as the characters that they stand for; as it is where
/// they stand for none.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match byte.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}
