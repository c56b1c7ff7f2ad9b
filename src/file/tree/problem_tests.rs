//! Exact messages of every syntax problem.

use super::*;
use crate::file::problem::shown;
use crate::wording::Lang;

/// Code, place, path and sentences of every problem, one a line.
fn told(text: &str, lang: Lang) -> Vec<String> {
    let line = |p: &Problem| {
        let said = crate::file::problem_text::describe(&p.kind, lang);
        let at = p.position;
        let path = if p.path.is_empty() {
            String::new()
        } else {
            format!(" [{}]", p.path)
        };
        format!(
            "{} {}:{}{path} {} | {} | {}",
            p.code(),
            at.line,
            at.column,
            said.found,
            said.expected,
            said.remedy
        )
    };
    parse(text).problems.iter().map(line).collect()
}

const CASES: &[&str] = &[
    "  // nothing\n",
    "(\n  partners: [\n    (id: \"a\"),\n    (id: \"b\"",
    "(\n  partners: [\n    (id: \"a\"),\n  title: \"t\",\n)",
    "(\n  partners: [\n    (id: \"a\",\n    (id: \"b\"),\n  ],\n)",
    "(a: \"one,\n b: 2)",
    "(a: 1) /* end",
    "(\n<<<<<<< HEAD\n a: 1,\n=======\n a: 2,\n>>>>>>> other\n b: 3,\n)",
    "(a: 1\n b: 2)",
    "(a: 1,, b: 2)",
    "(a: 1; b: 2)",
    "(a = 1)",
    "(a: [1, 2), b: 3)",
    "(a: [b: 1])",
    "(a: 1, 2)",
    "(1, a: 2)",
    "(\"a\": 1)",
    "(a: , b: 1)",
    "{\"a\" 1}",
    "(a: “Un titre”, b: 1)",
    "(a: Un titre, b: l'axe)",
    "(a: 1, b: 2,\n a: 3)",
    "{\"a\": 1, \"a\": 2}",
    "(a: 1) and more\nthan that",
    "(a: @, b: 1)",
    "(a:\u{a0}1)",
    "(a: \"C:\\qui\")",
    "(a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]], b: 2)",
    "#![enable(implicit_some, unwrap_newtypes)]\n(a: 1)",
    "#![type = \"x\"]\n(a: 1)",
    "(amount: 31,8, b: 1)",
    "(list: [(amount: 31,8 M€)], b: 1)",
    "(a: 31 800, b: 1\u{202f}000\u{202f}000, c: 1'000)",
    "(a: 31.8 M€, b: €31, c: -2,75 Md€)",
    "(a: 1.2.3, b: 2022-06-24, c: 5€)",
    "(a: \"x\u{1b}[31m\", b: \"one\ntwo\", c: \"\u{0}\")",
];

#[test]
fn every_problem_is_said_exactly_in_both_languages() {
    let mut all = String::new();
    for text in CASES {
        all.push_str(&format!("{}\n", shown(text)));
        for lang in [Lang::En, Lang::Fr] {
            for line in told(text, lang) {
                all.push_str(&format!("  {line}\n"));
            }
        }
    }
    let expected = include_str!("problems.txt");
    for (ours, theirs) in all.lines().zip(expected.lines()) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(all, expected, "{all}");
}

#[test]
fn a_message_shows_the_line_and_a_caret() {
    let text = "(\n    amount: 31,8,\n)";
    assert_eq!(
        parse(text).problems[0].render("a.ron", text, Lang::En),
        "a.ron:2:13: E301 a decimal comma outside quotes: 31,8 [amount]\n\
         \x20 |     amount: 31,8,\n\
         \x20 |             ^^^^\n\
         \x20 = an amount in quotes, with its unit\n\
         \x20 → write \"31.8 M€\"\n"
    );
}

#[test]
fn a_message_is_short_and_safe_whatever_the_file_holds() {
    let name = "n".repeat(1_000_000);
    for text in [
        format!("({name}: 1, {name}: 2)"),
        format!("(a: {name} {name})"),
        format!("(a: 1, \"{}\u{202e}\")", "é\u{200b}".repeat(1_000)),
        "(a: \u{202e}x)".to_owned(),
    ] {
        for problem in parse(&text).problems {
            for lang in [Lang::Fr, Lang::En] {
                let said = problem.render("a.ron", &text, lang);
                assert!(said.len() <= 2048, "{}", said.len());
                assert!(!said.contains(['\u{202e}', '\u{200b}']));
            }
        }
    }
    assert_eq!(
        shown("a\u{202e}b\u{202f}c\n"),
        "a⟨U+202E⟩b⟨U+202F⟩c⟨U+000A⟩"
    );
    assert_eq!(shown(&"x".repeat(200)).chars().count(), 80);
}
