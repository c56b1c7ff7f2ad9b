//! Every kind of edit, of every thing in the good files, is read as it was written.

use super::*;
use crate::contract::{FigureKey, Sequence};
use crate::edit::{Change, Edit, LineChange, Part};
use crate::file::tests::good_files;

/// Every edit that can be made of the things of a contract, one of each kind for each thing.
fn edits_of(c: &Contract) -> Vec<Edit> {
    fn all<T: Part + Clone>(
        list: &impl Sequence<Item = T>,
        wrap: impl Fn(Change<T>) -> Edit,
        out: &mut Vec<Edit>,
    ) {
        for (at, item) in list.each().enumerate() {
            let id = item.id().clone();
            out.push(wrap(Change::Insert {
                at,
                item: item.clone(),
            }));
            out.push(wrap(Change::Replace {
                id: id.clone(),
                item: item.clone(),
            }));
            out.push(wrap(Change::Remove { id: id.clone() }));
            out.push(wrap(Change::Move { id, to: at }));
        }
    }
    let mut out = vec![Edit::SetIdentity(Box::new(c.identity.clone()))];
    all(&c.perimeters, Edit::Perimeter, &mut out);
    all(&c.partners, Edit::Partner, &mut out);
    all(&c.groups, Edit::Group, &mut out);
    all(&c.commitments, Edit::Commitment, &mut out);
    all(&c.announced, Edit::Announced, &mut out);
    all(&c.schedule.lanes, Edit::Lane, &mut out);
    all(&c.schedule.deadlines, Edit::Deadline, &mut out);
    all(&c.references.documents, Edit::Document, &mut out);
    all(&c.references.sources, Edit::Source, &mut out);
    all(&c.dismissed, Edit::Dismissal, &mut out);
    for (at, line) in c.lines.iter().enumerate() {
        let id = line.id.clone();
        let parent = line.parent.clone();
        let (to, below) = (at, c.lines.range(at..).cloned().collect());
        out.push(Edit::Line(LineChange::Insert {
            parent: parent.clone(),
            at,
            lines: below,
        }));
        out.push(Edit::Line(LineChange::Replace {
            id: id.clone(),
            line: Box::new(line.clone()),
        }));
        out.push(Edit::Line(LineChange::Move {
            id: id.clone(),
            parent,
            to,
        }));
        out.push(Edit::Line(LineChange::Remove { id }));
    }
    for c in &c.commitments {
        out.push(Edit::SetAmount {
            commitment: FigureKey(c.key.0 + 7),
            state: c.amount.clone(),
        });
    }
    for a in &c.announced {
        let (key, value) = (a.key, a.value.clone());
        out.push(Edit::SetAnnounced { key, value });
    }
    for d in &c.schedule.deadlines {
        let (id, date) = (d.id.clone(), d.date);
        out.push(Edit::MoveDeadline { id, date });
    }
    let batch = out.iter().take(9).cloned().collect();
    out.push(Edit::Batch(vec![
        Edit::Batch(batch),
        Edit::Batch(Vec::new()),
    ]));
    out
}

#[test]
fn every_kind_of_edit_of_every_thing_comes_back() {
    let mut kinds = std::collections::BTreeSet::new();
    let mut count = 0;
    let sample = ("sample".to_owned(), sample().0);
    for (name, text) in good_files().into_iter().chain([sample]) {
        let contract = crate::file::read("", text.as_bytes()).unwrap().contract;
        let edits = edits_of(&contract);
        let records: Vec<Record> = edits
            .into_iter()
            .enumerate()
            .map(|(n, edit)| match n % 4 {
                0 => Record::Undo(edit),
                1 => Record::Redo(edit),
                2 => Record::Drag {
                    goes_on: n % 8 == 2,
                    edit,
                },
                _ => Record::Edit(edit),
            })
            .collect();
        let journal = format::parse(&bytes_of(&start(&text), &records)).unwrap();
        assert_eq!(journal.torn, 0, "{name}");
        // Equal amounts may be written with other digits; the debug form shows all of them.
        for (read, written) in records_of(&journal).iter().zip(&records) {
            assert_eq!(format!("{read:?}"), format!("{written:?}"), "{name}");
            let shown = format!("{written:?}");
            let edit = shown.split('(').nth(1).unwrap_or_default();
            kinds.insert(edit.split(' ').next().unwrap_or_default().to_owned());
            count += 1;
        }
        assert_eq!(journal.entries.len(), records.len(), "{name}");
    }
    assert!(count > 1_000 && kinds.len() > 8, "{count} {kinds:?}");
}

#[test]
fn drafts_origins_and_keys_come_back() {
    let drafts = [
        Draft::Cell {
            line: "axe-2".to_owned(),
            partner: "mel".to_owned(),
            perimeter: Some("hors".to_owned()),
            text: "52,3 \u{202f}«\n\"\\".to_owned(),
        },
        Draft::Date {
            deadline: "vote".to_owned(),
            text: String::new(),
        },
        Draft::Form {
            subject: "new axis".to_owned(),
            answers: vec![("Title".to_owned(), 1, "É\n".to_owned())],
        },
    ];
    let records: Vec<Record> = drafts
        .into_iter()
        .map(|draft| Record::Draft(Some(draft)))
        .chain([Record::Draft(None), Record::EndGesture])
        .collect();
    let (text, contract) = sample();
    let mut odd = std::path::PathBuf::from("/tmp/été \"1\"\n.ron");
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        odd.push(std::ffi::OsStr::from_bytes(b"\xff\x00x"));
    }
    for origin in [
        Origin::New,
        Origin::Bundled("a.ron".to_owned()),
        Origin::File("/tmp/a.ron".into()),
        Origin::File(odd),
    ] {
        for keys in [None, Some(Keys::of(&contract))] {
            let start = Start {
                origin: origin.clone(),
                keys,
                ..start(&text)
            };
            let journal = format::parse(&bytes_of(&start, &records)).unwrap();
            assert_eq!(journal.start, start);
            assert_eq!(records_of(&journal), records);
        }
    }
}
