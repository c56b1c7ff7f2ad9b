//! Single changes, with the whole text that they give.

use super::*;
use crate::contract::*;

const FILE: &str = r#"// Head of the file
Contract(
  schema: 1, title: "T",
  period: (2021, 2027), // seven years
  version: (label: "v1"),
  perimeters: [(id: "all", name: "All")],
  // The partners, in the order of the columns.

  partners: [
    (id: "p", name: "P", short: "P", kind: Other),
    // the State
    (id: "a", name: "A", short: "A", kind: State), // first
    (id: "b", name: "B", short: "B", kind: Region, note: "x"), // second
    // two more
    (id: "c", name: "C", short: "C", kind: Other),
    (id: "d", name: "D", short: "D", kind: Other)
  ],
  lines: [
    (id: "l1", kind: Axis(number: "1"), title: "One",
      lines: [
        // below
        (id: "o1", kind: Objective(), title: "O1"), // o1
      ],
    ),
    (id: "l2", kind: Axis(number: "2"), title: "Two"),
  ],
  commitments: [
    (line: "l1", by: ["a"], amount: Published("1,5 M€"), perimeter: "all"), // fifteen
    (line: "l2", by: ["a", "p"], amount: /* a guess */ Estimated("2 M€"), perimeter: "all"),
  ],
)
// Foot
"#;

/// The lines that went and those that came.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = || old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = rest().take_while(|(a, b)| a == b).count();
    let went = old[start..old.len() - end]
        .iter()
        .map(|l| format!("-{l}\n"));
    let came = new[start..new.len() - end]
        .iter()
        .map(|l| format!("+{l}\n"));
    went.chain(came).collect()
}

fn check(expected: &str, change: impl FnOnce(&mut Contract)) {
    let (new, _) = changed(FILE, change);
    let found = difference(FILE, &new);
    assert_eq!(found, expected.trim_start_matches('\n'), "\n{found}");
}

fn million(text: &str) -> State {
    State::published(text.parse().unwrap())
}

#[test]
fn values_change_in_place() {
    check(
        r#"
-    (line: "l1", by: ["a"], amount: Published("1,5 M€"), perimeter: "all"), // fifteen
+    (line: "l1", by: ["a"], amount: Published("12,25 M€"), perimeter: "all"), // fifteen
"#,
        |c| c.commitments[0].amount = million("12.25 M€"),
    );
    check(
        r#"
-    (line: "l2", by: ["a", "p"], amount: /* a guess */ Estimated("2 M€"), perimeter: "all"),
+    (line: "l2", by: ["p"], amount: /* a guess */ Published("2 M€"), perimeter: "all"),
"#,
        |c| {
            c.commitments[1].amount = million("2 M€");
            c.commitments[1].by.remove(0);
        },
    );
    check(
        "-  schema: 1, title: \"T\",\n-  period: (2021, 2027), // seven years\n+  schema: 1, title: \"T\", territory: \"Ici\",\n+  period: (2021, 2028), // seven years\n",
        |c| {
            c.identity.territory = Some("Ici".to_owned());
            c.identity.period.last = 2028;
        },
    );
}

#[test]
fn fields_come_and_go() {
    check(
        r#"
-    (id: "b", name: "B", short: "B", kind: Region, note: "x"), // second
+    (id: "b", name: "B", short: "B", article: La, kind: Region), // second
"#,
        |c| {
            c.partners[2].note = None;
            c.partners[2].article = Article::La;
        },
    );
    check(
        "+  groups: [(id: \"g\", name: \"G\", members: [\"p\", \"a\"])],\n",
        |c| {
            c.groups.push(Group {
                id: GroupId::new("g").unwrap(),
                name: "G".to_owned(),
                members: c.partners.iter().take(2).map(|p| p.id.clone()).collect(),
            });
        },
    );
}

#[test]
fn items_come_go_and_move_with_their_comments() {
    check(
        r#"
-    (id: "b", name: "B", short: "B", kind: Region, note: "x"), // second
"#,
        |c| drop(c.partners.remove(2)),
    );
    check(
        r#"
-    (id: "c", name: "C", short: "C", kind: Other),
"#,
        |c| drop(c.partners.remove(3)),
    );
    check(
        r#"
-    (id: "c", name: "C", short: "C", kind: Other),
-    (id: "d", name: "D", short: "D", kind: Other)
+    (id: "c", name: "C", short: "C", kind: Other)
"#,
        |c| drop(c.partners.pop()),
    );
    check(
        r#"
-    (id: "d", name: "D", short: "D", kind: Other)
+    (id: "d", name: "D", short: "D", kind: Other),
+    (id: "e", name: "D", short: "D", kind: Other)
"#,
        |c| {
            let mut new = c.partners[4].clone();
            new.id = PartnerId::new("e").unwrap();
            c.partners.push(new);
        },
    );
    check(
        r#"
-    // the State
-    (id: "a", name: "A", short: "A", kind: State), // first
     (id: "b", name: "B", short: "B", kind: Region, note: "x"), // second
+    // the State
+    (id: "a", name: "A", short: "A", kind: State), // first
"#
        .replace("\n     (id", "\n-    (id")
        .replacen("// second\n", "// second\n+    (id: \"b\", name: \"B\", short: \"B\", kind: Region, note: \"x\"), // second\n", 1)
        .as_str(),
        |c| c.partners.swap(1, 2),
    );
}

#[test]
fn lines_move_from_one_list_to_another_with_their_comments() {
    check(
        r#"
-      lines: [
-        // below
-        (id: "o1", kind: Objective(), title: "O1"), // o1
-      ],
-    ),
-    (id: "l2", kind: Axis(number: "2"), title: "Two"),
+    ),
+    (id: "l2", kind: Axis(number: "2"), title: "Two", lines: [
+      // below
+      (id: "o1", kind: Objective(), title: "O1"), // o1
+    ]),
"#,
        |c| {
            c.lines.swap(1, 2);
            c.lines[2].parent = Some(LineId::new("l2").unwrap());
        },
    );
}

#[test]
fn typographic_blanks_are_written_as_they_are() {
    let (new, _) = changed(FILE, |c| {
        c.identity.title = "Un\u{a0}: « deux\u{202f}» \"\\ \u{1f600}".to_owned();
    });
    assert!(
        new.contains("\"Un\u{a0}: « deux\u{202f}» \\\"\\\\ \u{1f600}\""),
        "{}",
        new.lines().nth(2).unwrap()
    );
}

#[test]
fn a_base_that_is_no_contract_is_refused() {
    let contract = loaded(FILE);
    assert!(matches!(
        patch(b"(schema: 1", &contract),
        Err(PatchRefusal::Unreadable(_))
    ));
}
