//! Reading and writing whole files: the shapes and the types say the same, both readers see the same values.

mod names;
mod values;

use super::{read, write};

/// Every field and every variant of the format at least once.
pub(super) const EVERYTHING: &str = include_str!("everything.ron");

/// The files that come with the program, and the one above.
pub(crate) fn good_files() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut files = vec![("everything.ron".to_owned(), EVERYTHING.to_owned())];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ext| ext == "ron") {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            files.push((name, std::fs::read_to_string(path).unwrap()));
        }
    }
    files.sort();
    assert!(files.len() >= 4, "the data files are there");
    files
}

/// The contract with every field and every variant.
pub(super) fn everything() -> crate::contract::Contract {
    read("everything.ron", EVERYTHING.as_bytes())
        .unwrap()
        .contract
}

#[test]
fn good_files_survive_a_round_trip() {
    for (name, text) in good_files() {
        let loaded = read(&name, text.as_bytes())
            .unwrap_or_else(|refusal| panic!("{}", refusal.to_text(crate::wording::Lang::En)));
        let written = write(&loaded.contract).unwrap();
        let again = read("again.ron", written.as_bytes())
            .unwrap_or_else(|refusal| panic!("{}", refusal.to_text(crate::wording::Lang::En)));
        assert_eq!(loaded.contract, again.contract, "{name}");
        assert_eq!(written, write(&again.contract).unwrap(), "{name}");
        assert!(
            !written.contains('\r') && written.ends_with(")\n"),
            "{name}"
        );
    }
}

#[test]
fn a_byte_order_mark_and_other_line_ends_are_accepted_and_kept() {
    let plain = read("a.ron", EVERYTHING.as_bytes()).unwrap();
    let windows = format!("\u{feff}{}", EVERYTHING.replace('\n', "\r\n"));
    let loaded = read("a.ron", windows.as_bytes()).unwrap();
    assert_eq!(loaded.contract, plain.contract);
    assert_eq!(loaded.text(), windows);
    assert!(loaded.has_byte_order_mark() && !plain.has_byte_order_mark());
    assert_eq!(
        (loaded.line_end(), plain.line_end()),
        (super::read::LineEnd::CrLf, super::read::LineEnd::Lf)
    );
    assert_eq!(
        loaded.place_of("partners[3].short"),
        plain.place_of("partners[3].short")
    );
    let old_mac = EVERYTHING.replace('\n', "\r");
    assert!(read("a.ron", old_mac.as_bytes()).is_ok());
}

#[test]
fn things_are_found_by_their_line() {
    use super::read::Item;
    use crate::contract::{Citation, FigureKey, LineId, PartnerId, QuoteId, SourceId};
    let loaded = read("a.ron", EVERYTHING.as_bytes()).unwrap();
    let line_with = |needle: &str| {
        EVERYTHING
            .lines()
            .position(|line| line.contains(needle))
            .unwrap()
            + 1
    };
    let line_of = |item: Item| loaded.places.line_of(&item);
    assert_eq!(
        line_of(Item::Partner(PartnerId::new("mel").unwrap())),
        Some(line_with("(id: \"mel\""))
    );
    assert_eq!(
        line_of(Item::Line(LineId::new("op-2").unwrap())),
        Some(line_with("(id: \"op-2\""))
    );
    assert_eq!(
        line_of(Item::Figure(FigureKey(1))),
        Some(line_with("About(\"300 M€\"), perimeter"))
    );
    let first_announced = u64::try_from(loaded.contract.commitments.len()).unwrap();
    assert_eq!(
        line_of(Item::Figure(FigureKey(first_announced))),
        Some(line_with("(subject: Contract"))
    );
    let quote = Citation {
        source: SourceId::new("mel").unwrap(),
        quote: Some(QuoteId::new("axe-1").unwrap()),
    };
    assert_eq!(line_of(Item::Citation(quote)), Some(line_with("quotes: [")));
    assert_eq!(
        line_of(Item::Partner(PartnerId::new("nobody").unwrap())),
        None
    );
    assert_eq!(line_of(Item::Figure(FigureKey(999))), None);
}

#[test]
fn what_is_written_is_pleasant_to_read() {
    let loaded = read("everything.ron", EVERYTHING.as_bytes()).unwrap();
    let text = write(&loaded.contract).unwrap();
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/file/written.ron"),
            &text,
        )
        .unwrap();
    }
    assert_eq!(
        text,
        include_str!("written.ron"),
        "run again with UPDATE_EXPECTED=1 and look at the change"
    );
}
