//! The tree and the typed reader see the same values in every good file.

use super::super::read::parse;
use super::super::shape::{Field, Inside, Need, Shape, table};
use super::super::tree::{self, Kind, Node};
use super::good_files;

/// Compares a text as people wrote it with the same values as the typed writer wrote them.
fn same(written: Node<'_>, typed: Node<'_>, shape: &Shape) {
    let place = || format!("{} {:?} {:?}", written.path(), written, typed);
    match shape {
        Shape::Record(record) => same_fields(written, typed, record.fields),
        Shape::List(item) => {
            assert_eq!(
                written.items().count(),
                typed.items().count(),
                "{}",
                place()
            );
            for (a, b) in written.items().zip(typed.items()) {
                same(a, b, item);
            }
        }
        Shape::Choice(choice) => {
            assert_eq!(written.tag(), typed.tag(), "{}", place());
            let variant = choice
                .variants
                .iter()
                .find(|v| Some(v.name) == written.tag())
                .unwrap();
            let mut pairs = written.items().zip(typed.items());
            match &variant.inside {
                Inside::Nothing => {}
                Inside::One(shape) => {
                    let (a, b) = pairs.next().unwrap();
                    same(a, b, shape);
                }
                Inside::Two(first, second) => {
                    for shape in [first, second] {
                        let (a, b) = pairs.next().unwrap();
                        same(a, b, shape);
                    }
                }
                Inside::Fields(fields) => same_fields(written, typed, fields),
            }
        }
        Shape::Text(_) => assert_eq!(
            written.text().unwrap(),
            typed.text().unwrap(),
            "{}",
            place()
        ),
        Shape::Flag | Shape::Schema | Shape::Slot => {
            assert_eq!(written.source(), typed.source(), "{}", place())
        }
        Shape::Years => {
            let years = |node: Node<'_>| {
                node.items()
                    .map(|n| n.source().to_owned())
                    .collect::<Vec<_>>()
            };
            assert_eq!(years(written), years(typed), "{}", place());
        }
    }
}

fn same_fields(written: Node<'_>, typed: Node<'_>, fields: &[Field]) {
    for field in fields {
        match (written.field(field.name), typed.field(field.name)) {
            (Some(a), Some(b)) => {
                let wrapped = field.need == Need::Optional && a.tag() == Some("Some");
                let a = if wrapped {
                    a.items().next().unwrap()
                } else {
                    a
                };
                same(a, b, &field.shape);
            }
            (None, None) => {}
            // A usual value written by hand is not written by the program.
            (Some(a), None) => assert!(
                field.need != Need::Required
                    && (a.kind() != Kind::Text)
                    && a.items().next().is_none(),
                "{}",
                a.path()
            ),
            (None, Some(b)) => panic!("{}", b.path()),
        }
    }
}

#[test]
fn the_two_readers_agree_on_every_good_file() {
    for (name, text) in good_files() {
        let typed = parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let typed_text = options.to_string(&typed).unwrap();
        let (written, typed) = (tree::parse(&text), tree::parse(&typed_text));
        assert!(
            written.problems.is_empty() && typed.problems.is_empty(),
            "{name}"
        );
        let (written, typed) = (written.tree.root().unwrap(), typed.tree.root().unwrap());
        same(written, typed, &Shape::Record(&table::CONTRACT));
    }
}

#[test]
fn the_example_of_the_documentation_is_read() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/README.md");
    let Ok(page) = std::fs::read_to_string(path) else {
        return;
    };
    let page = page.replace("\r\n", "\n");
    let mut blocks = page
        .split("```ron\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap());
    let block = blocks.next().expect("an example between ```ron and ```");
    super::read("data/README.md", block.as_bytes())
        .unwrap_or_else(|refusal| panic!("{}", refusal.to_text(crate::wording::Lang::En)));
}
