//! Two versions held against each other from the command line.

use super::{V1, V2, maquette, text};

#[test]
fn two_versions_in_sentences() {
    let output = maquette(&["compare", V1, V2]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(said.starts_with("Ce qui change, v1 → v2\n"), "{said}");
    assert!(said.contains("▲ L’État inscrit 693 M€ à l’axe 5. La v1 n’avait pas de montant.\n"));
    assert!(said.contains("≥ 4 143 M€"), "{said}");
    let same = maquette(&["compare", V1, V1]);
    assert_eq!(same.status.code(), Some(0));
    assert!(text(&same.stdout).contains("Aucune différence entre ces deux versions"));
    let missing = maquette(&["compare", V1, "data/none.ron"]);
    assert_eq!(missing.status.code(), Some(2));
    let one = maquette(&["compare", V1]);
    assert_eq!(one.status.code(), Some(2));
}

#[test]
fn a_comparison_is_drawn_from_two_files() {
    let folder = tempfile::tempdir().unwrap();
    for (name, start) in [("a.svg", "<svg"), ("a.csv", "\u{feff}"), ("a.pdf", "%PDF")] {
        let out = folder.path().join(name);
        let out = out.to_str().unwrap();
        let output = maquette(&["render", "comparison", V2, "--with", V1, "-o", out]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let bytes = std::fs::read(out).unwrap();
        assert!(bytes.starts_with(start.as_bytes()), "{name}");
        if name != "a.pdf" {
            let said = text(&bytes);
            assert!(said.contains("Axe 5 change d’état"), "{name}");
            assert!(said.contains("4 143"), "{name}");
        }
    }
    let out = folder.path().join("b.svg");
    let alone = maquette(&["render", "comparison", V2, "-o", out.to_str().unwrap()]);
    assert_eq!(alone.status.code(), Some(2));
    assert!(text(&alone.stderr).contains("--with"));
    let stray = [
        "render",
        "axis-budgets",
        V2,
        "--with",
        V1,
        "-o",
        out.to_str().unwrap(),
    ];
    assert_eq!(maquette(&stray).status.code(), Some(2));
}
