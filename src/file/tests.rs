//! Reading and writing whole files.

use super::{read, write};

/// Every field and every variant of the format at least once.
pub(super) const EVERYTHING: &str = include_str!("everything.ron");

#[test]
fn a_file_with_everything_survives_a_round_trip() {
    let loaded = read("everything.ron", EVERYTHING.as_bytes()).unwrap();
    let text = write(&loaded.contract).unwrap();
    let again = read("again.ron", text.as_bytes()).unwrap();
    assert_eq!(loaded.contract, again.contract);
    assert_eq!(text, write(&again.contract).unwrap());
}
