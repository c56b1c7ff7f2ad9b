//! Tests of the tree: shape, access, agreement with `ron`, no panic on any damage.

use super::*;
use crate::file::lines::LineIndex;

pub(super) const SAMPLE: &str = r##"// A sample.
#![enable(implicit_some)]
(
    title: "Trois Vallées", /* shown */
    schema: 1,
    fictitious: true,
    partners: [
        (id: "etat", short: "État", groups: ["a", "b"]),
        (id: "region", short: "R\u{e9}gion", r#type: Region),
    ],
    commitments: [
        (line: "axe-1", by: ["etat"], value: Published("31.8 M€"), note: None),
        (line: "axe-2", by: ["region"], value: Pending(reason: "to come", as_of: Day("2024-12-02")), note: r#"a "b""#),
    ],
    names: {"a": 1, "b": -2.5},
    pair: (1, 'x'),
    none: (),
)
"##;

/// Tree as nested text, to compare shapes at a glance.
fn shape(node: Node<'_>) -> String {
    let label = node
        .label()
        .map(|(n, _)| format!("{n}="))
        .unwrap_or_default();
    let tag = node.tag().unwrap_or_default();
    let items: Vec<String> = node.items().map(shape).collect();
    let body = match node.kind() {
        Kind::Struct => format!("({})", items.join(" ")),
        Kind::Tuple => format!("<{}>", items.join(" ")),
        Kind::List => format!("[{}]", items.join(" ")),
        Kind::Map => format!("{{{}}}", items.join(" ")),
        Kind::Text => format!("'{}'", node.text().unwrap()),
        Kind::Word => String::new(),
        Kind::Bad => format!("?{}", node.source()),
        _ => node.source().to_owned(),
    };
    format!("{label}{tag}{body}")
}

pub(super) fn shape_of(text: &str) -> String {
    parse(text).tree.root().map(shape).unwrap_or_default()
}

#[test]
fn values_have_their_kinds() {
    let parsed = parse(SAMPLE);
    assert_eq!(parsed.problems, []);
    assert_eq!(
        shape(parsed.tree.root().unwrap()),
        "(title='Trois Vallées' schema=1 fictitious=true partners=[(id='etat' short='État' groups=['a' 'b']) \
         (id='region' short='Région' type=Region)] commitments=[(line='axe-1' by=['etat'] \
         value=Published<'31.8 M€'> note=None) (line='axe-2' by=['region'] \
         value=Pending(reason='to come' as_of=Day<'2024-12-02'>) note='a \"b\"')] \
         names={'a' 1 'b' -2.5} pair=<1 'x'> none=<>)"
    );
    assert_eq!(shape_of("Some(Some (3))"), "Some<Some<3>>");
    assert_eq!(shape_of("\u{feff}A(b:\r\n1)"), "A(b=1)");
    assert_eq!(shape_of("b\"x\""), "b\"x\"");
}

#[test]
fn values_are_found_by_name_path_and_place() {
    let parsed = parse(SAMPLE);
    let tree = &parsed.tree;
    let short = tree.find("partners[1].short").unwrap();
    assert_eq!(
        (short.source(), short.text().unwrap().as_ref()),
        ("\"R\\u{e9}gion\"", "Région")
    );
    assert_eq!(short.path(), "partners[1].short");
    assert_eq!(
        tree.find("commitments[1].value.as_of[0]").unwrap().path(),
        "commitments[1].value.as_of[0]"
    );
    assert_eq!(tree.find("partners[2]").map(|n| n.id()), None);
    assert_eq!(tree.find("").unwrap().path(), "");
    let inside = tree.node_at(short.span().start + 2).unwrap();
    assert_eq!(inside.id(), short.id());
    assert_eq!(tree.node(inside.id()).unwrap().path(), "partners[1].short");
    assert_eq!(tree.node_at(0).map(|n| n.id()), None);
    let entries: Vec<_> = tree
        .find("names")
        .unwrap()
        .entries()
        .map(|(k, v)| (k.source(), v.path()))
        .collect();
    assert_eq!(
        entries,
        [
            ("\"a\"", "names[0]".to_owned()),
            ("\"b\"", "names[1]".to_owned())
        ]
    );
    let kind = tree.find("partners[1].type").unwrap();
    assert_eq!(
        LineIndex::new(SAMPLE)
            .position(SAMPLE, kind.label().unwrap().1.start)
            .line,
        9
    );
    assert_eq!(
        tree.find("commitments[0].value")
            .unwrap()
            .tag_span()
            .unwrap()
            .of(SAMPLE),
        "Published"
    );
}

#[test]
fn texts_are_decoded_as_ron_does() {
    for text in [
        r#""a\"b\\\n\t\r\0\x41\u{e9}\'""#,
        r##"r#"a\"b"#"##,
        r#""""#,
        r#"r"\""#,
        "\"é€\"",
    ] {
        let ours = parse(text)
            .tree
            .root()
            .unwrap()
            .text()
            .unwrap()
            .into_owned();
        assert_eq!(ours, ron::from_str::<String>(text).unwrap(), "{text}");
    }
    assert!(matches!(
        parse("\"plain\"").tree.root().unwrap().text(),
        Some(Cow::Borrowed("plain"))
    ));
}

#[test]
fn ron_and_the_tree_accept_the_same_samples() {
    let good = [
        SAMPLE,
        "()",
        "[]",
        "{}",
        "A",
        "A()",
        "(1,)",
        "[1, 2,]",
        "(a: 1,)",
        "-1.5e3",
        "0x1F",
        "1_000",
        "'x'",
        "\"\"",
        "[[], [()]]",
        "{\"a\": [1]}",
        "/* /* */ */ 1 // x",
        "1e400",
        ".5",
        "+31.8",
        "5.",
        "Some(None)",
        "31.8f32",
        "-inf",
    ];
    for text in good {
        assert_eq!(parse(text).problems, [], "{text}");
        assert!(
            ron::from_str::<ron::Value>(text).is_ok(),
            "{text}: {:?}",
            ron::from_str::<ron::Value>(text)
        );
    }
    let bad = [
        "",
        "// c",
        "(",
        ")",
        "(a: 1",
        "[1, 2",
        "(a: 1))",
        "(a: 1]",
        "[1 2]",
        "[1,, 2]",
        "(,)",
        "(a = 1)",
        "[a: 1]",
        "(a: 1 b: 2)",
        "(a: , b: 1)",
        "(a:)",
        "(a: 1, 2)",
        "(1, a: 2)",
        "(\"a\": 1)",
        "{\"a\" 1}",
        "{\"a\"}",
        "{\"a\": }",
        "(amount: 31,8)",
        "(a: 31.8 M€)",
        "(a: €31)",
        "(a: 31 800)",
        "(a: 31\u{202f}800)",
        "(a: 1'000)",
        "(a: 1.2.3)",
        "(a: 2022-06-24)",
        "\"abc",
        "\"\\q\"",
        "/* x",
        "1 2",
        "#![enable(zzz)] 1",
        "(a: “x”)",
        "(a: x y)",
        "(a: @)",
        "(a: 1; b: 2)",
        "(a: 1, a: 2)",
        "\u{a0}1",
        "<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> x",
        "５",
        "1\0",
    ];
    for text in bad {
        assert!(!parse(text).problems.is_empty(), "{text}");
        let also = ron::from_str::<ron::Value>(text).is_err();
        // `ron::Value` keeps the last of two equal names; a typed reader refuses them.
        assert!(
            also || text == "(a: 1, a: 2)",
            "{text}: {:?}",
            ron::from_str::<ron::Value>(text)
        );
    }
}

fn assert_sound(text: &str) {
    let parsed = parse(text);
    for problem in &parsed.problems {
        assert!(
            text.get(problem.span.range()).is_some(),
            "{text:?} {problem:?}"
        );
        for lang in [crate::wording::Lang::Fr, crate::wording::Lang::En] {
            let said = problem.render("f.ron", text, lang);
            assert!(said.len() <= 2048 && said.starts_with("f.ron:"), "{said}");
        }
    }
    if let Some(root) = parsed.tree.root() {
        let mut count = 0;
        let mut todo = vec![root];
        while let Some(node) = todo.pop() {
            count += 1;
            assert!(text.get(node.span().range()).is_some(), "{text:?} {node:?}");
            let _ = (node.path(), node.text(), node.tag());
            todo.extend(node.items());
        }
        assert_eq!(count, parsed.tree.len(), "{text:?}");
    }
    // What the tree accepts, `ron` accepts.
    if parsed.problems.is_empty() {
        assert!(
            ron::from_str::<ron::Value>(text).is_ok(),
            "{text:?} {:?}",
            ron::from_str::<ron::Value>(text)
        );
    }
}

#[test]
fn every_prefix_is_read_without_panic_and_reported() {
    let end = SAMPLE.rfind(')').unwrap();
    for (at, _) in SAMPLE.char_indices() {
        let text = &SAMPLE[..at];
        assert_sound(text);
        assert_eq!(parse(text).problems.is_empty(), at > end, "{text}");
    }
}

#[test]
fn every_change_of_one_byte_is_read_without_panic() {
    for at in 0..SAMPLE.len() {
        for b in [
            b' ', b'(', b')', b'[', b'}', b'"', b',', b':', b'=', b'\'', b'\\', b'/', b'0', b'x',
            b'\n', 0,
        ] {
            let mut bytes = SAMPLE.as_bytes().to_vec();
            bytes[at] = b;
            if let Ok(text) = String::from_utf8(bytes) {
                assert_sound(&text);
            }
        }
        let mut bytes = SAMPLE.as_bytes().to_vec();
        bytes.remove(at);
        if let Ok(text) = String::from_utf8(bytes) {
            assert_sound(&text);
        }
    }
}

#[test]
fn hostile_texts_take_linear_time_and_little_stack() {
    let pieces = [
        "[",
        "(",
        "{",
        "Some(",
        "/*",
        "X(a:",
        "r#",
        "\"\n\\",
        "]",
        ",",
        ":",
        "a ",
        "a:",
        "31,8 ",
        "€",
        "<<<<<<< a\n",
        "=======\n",
        "[1 2)",
        "(a:1]\n",
        "a:[\n",
        "“",
        "1'",
        "(a:1 a:1)",
        "{1:",
        "a b:",
    ];
    for piece in pieces {
        for text in [
            piece.repeat(100_000),
            format!("({}", piece.repeat(100_000)),
            format!("[{}", piece.repeat(50_000)),
        ] {
            let parsed = parse(&text);
            assert!(
                parsed.problems.len() <= MAX_PROBLEMS && !parsed.problems.is_empty(),
                "{piece}"
            );
        }
    }
}

#[test]
fn a_name_is_found_twice_in_small_and_large_structs() {
    let twice = |text: &str| {
        let found = parse(text).problems;
        found
            .iter()
            .map(|p| (p.code(), p.position.column))
            .collect::<Vec<_>>()
    };
    assert_eq!(twice("(a: 1, b: 2, r#a: 3, ab: 4)"), [("E205", 14)]);
    let many: String = (0..60).map(|n| format!("f{n}: 1, ")).collect();
    assert_eq!(twice(&format!("({many})")), []);
    assert_eq!(twice(&format!("({many}f59: 2, f0: 3)")).len(), 2);
    assert_eq!(
        twice("{(1, 2): 1, \"a\": 2, \"\\u{61}\": 3}"),
        [("E205", 21)]
    );
}
