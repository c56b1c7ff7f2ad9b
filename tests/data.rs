//! The files of `data/`: every published figure and every date of the real contract, with the source that states it; how
//! the files are written, so that people can go on editing them.
#![allow(clippy::unwrap_used)]

use maquette::contract::*;
use maquette::edit::integrity;
use maquette::file;

const V1: &str = include_str!("../data/hauts-de-france-2021-2027.ron");
const V2: &str = include_str!("../data/hauts-de-france-2021-2027-v2.ron");
const INVENTED: &str = include_str!("../data/trois-vallees.ron");
const ALL: [(&str, &str); 3] = [("v1", V1), ("v2", V2), ("trois-vallees", INVENTED)];

fn contract(text: &str) -> Contract {
    file::read("test.ron", text.as_bytes()).unwrap().contract
}

/// A statement as the files write it.
fn said(statement: Statement) -> String {
    let word = match statement.bound {
        Bound::Exact => "",
        Bound::About => "about ",
        Bound::MoreThan => "more than ",
        Bound::UpTo => "up to ",
    };
    format!("{word}{}", statement.amount)
}

fn state(state: &State) -> String {
    match state {
        State::Published(statement) => said(*statement),
        State::Derived { value, .. } => format!("derived {value}"),
        State::Conflict {
            preferred,
            alternatives,
        } => {
            let others: Vec<String> = alternatives.iter().map(|c| said(c.statement)).collect();
            format!("{} or {}", said(preferred.statement), others.join(" or "))
        }
        other => other.kind().name().to_owned(),
    }
}

fn subject(subject: &Subject) -> String {
    match subject {
        Subject::Contract => "contract".to_owned(),
        Subject::Line(id) => id.to_string(),
        Subject::Partner(id) => id.to_string(),
        Subject::Group(id) => id.to_string(),
        Subject::Partners(ids) => {
            let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            ids.join(" + ")
        }
    }
}

fn cited(sources: &[Citation]) -> String {
    let all: Vec<&str> = sources.iter().map(|c| c.source.as_str()).collect();
    all.join(" ")
}

/// `perimeter | subject | value | also | sources`, for every announced figure.
fn announced(contract: &Contract) -> Vec<String> {
    let row = |a: &Announced| {
        let value = match &a.value {
            Value::Amount(amount) => state(amount),
            Value::Share { percent, of } => format!("{percent} of {of:?}"),
        };
        let also: Vec<String> = a.also.iter().map(|c| said(c.statement)).collect();
        let perimeter = a.perimeter.as_ref().map_or("all", |p| p.as_str());
        let row = [
            perimeter,
            &subject(&a.subject),
            &value,
            &also.join(", "),
            &cited(&a.sources),
        ]
        .join(" | ");
        row.replace(" |  | ", " | ")
    };
    contract.announced.iter().map(row).collect()
}

/// `line × partners | value | perimeter | sources`, for every commitment that states something.
fn commitments(contract: &Contract) -> Vec<String> {
    let stated = contract
        .commitments
        .iter()
        .filter(|c| c.amount.kind() != StateKind::NotPublished);
    let row = |c: &Commitment| {
        let by: Vec<&str> = c.by.iter().map(|p| p.as_str()).collect();
        let perimeter = c.perimeter.as_ref().map_or("all", |p| p.as_str());
        format!(
            "{} × {} | {} | {perimeter} | {}",
            c.line,
            by.join(" + "),
            state(&c.amount),
            cited(&c.sources)
        )
    };
    stated.map(row).collect()
}

#[test]
fn announced_figures_of_the_contract_as_signed() {
    assert_eq!(
        announced(&contract(V1)),
        [
            "hors-mobilites | contract | 2.75 Md€ | more than 2.7 Md€ | mel",
            "hors-mobilites | etat | 994 M€ | 994.26 M€ | gazette-france aisne-gouv",
            "hors-mobilites | region | 995 M€ | 995.21 M€ | gazette-france aisne-gouv",
            "hors-mobilites | sept-autres | 768 M€ or 770 M€ | gazette-france gazette-oise",
            "hors-mobilites | nord | 195.4 M€ | 195 M€ | mel",
            "hors-mobilites | mel | 194.6 M€ | 195 M€ | mel",
            "hors-mobilites | etat | 36 % of Parts | gazette-france aisne-gouv",
            "hors-mobilites | region | 36 % of Parts | gazette-france aisne-gouv",
            "hors-mobilites | sept-autres | 28 % of Parts | gazette-france aisne-gouv",
            "hors-mobilites | axe-1 | 19 % of Parts | gazette-france amiens-ville",
            "hors-mobilites | axe-2 | 57.3 % of Parts | gazette-france amiens-ville",
            "hors-mobilites | axe-3 | 8.8 % of Parts | gazette-france amiens-ville",
            "hors-mobilites | axe-4 | 14.8 % of Parts | gazette-france amiens-ville",
            "hors-mobilites | axe-5 | not_applicable | gazette-france region-signature",
            "mobilites | axe-1 | not_applicable | amiens-ville",
            "mobilites | axe-2 | not_applicable | amiens-ville",
            "mobilites | axe-3 | not_applicable | amiens-ville",
            "mobilites | axe-4 | not_applicable | amiens-ville",
            "mobilites | axe-6 | not_applicable | amiens-ville",
        ]
    );
}

#[test]
fn commitments_of_the_contract_as_signed() {
    let pending = [
        "etat",
        "region",
        "aisne",
        "nord",
        "oise",
        "pas-de-calais",
        "somme",
        "mel",
        "amiens",
    ];
    let mut expected = vec![
        "axe-1 × mel | 31.8 M€ | hors-mobilites | mel".to_owned(),
        "axe-2 × mel | 142.8 M€ | hors-mobilites | mel".to_owned(),
        "axe-3 × mel | 2 M€ | hors-mobilites | mel".to_owned(),
        "axe-4 × mel | 18 M€ | hors-mobilites | mel".to_owned(),
    ];
    expected.extend(pending.map(|partner| format!("axe-5 × {partner} | pending | all | mel")));
    expected.push("axe-6 × mel | nil | all | mel".to_owned());
    assert_eq!(commitments(&contract(V1)), expected);
}

#[test]
fn figures_of_the_mobility_protocol() {
    let v2 = contract(V2);
    let mobility: Vec<String> = announced(&v2)
        .into_iter()
        .filter(|row| row.starts_with("mobilites") && !row.contains("not_applicable"))
        .collect();
    assert_eq!(
        mobility,
        [
            "mobilites | contract | about 2 Md€ | environnement-magazine gart-protocole",
            "mobilites | etat | 693 M€ | banque-territoires gart-volet gart-protocole",
            "mobilites | region | 693 M€ | banque-territoires gart-volet region-mobilites",
            "mobilites | etat + region | derived 1386 M€ | about 1.4 Md€ | banque-territoires",
            "mobilites | mobilites-serm | about 300 M€ | gart-protocole",
            "mobilites | mobilites-velo | about 20 M€ | environnement-magazine",
            "mobilites | mobilites-ferroviaire | 681 M€ | environnement-magazine",
            "mobilites | mobilites-ferroviaire | 34 % of Envelope | environnement-magazine",
            "mobilites | mobilites-fluvial | 12 % of Envelope | environnement-magazine",
            "mobilites | mobilites-ports | 21 % of Envelope | environnement-magazine",
            "mobilites | mobilites-routier | 17 % of Envelope | environnement-magazine",
            "mobilites | mobilites-velo | 1 % of Envelope | environnement-magazine",
        ]
    );
    let mobility: Vec<String> = commitments(&v2)
        .into_iter()
        .filter(|row| row.contains("| mobilites |"))
        .collect();
    assert_eq!(
        mobility,
        [
            "axe-5 × etat | 693 M€ | mobilites | banque-territoires gart-volet gart-protocole",
            "axe-5 × region | 693 M€ | mobilites | banque-territoires gart-volet region-mobilites",
            "mobilites-ferroviaire × etat | 355.6 M€ | mobilites | gart-volet banque-territoires",
            "mobilites-ferroviaire × region | 494.5 M€ | mobilites | gart-volet banque-territoires",
            "mobilites-serm × etat | 121 M€ | mobilites | gart-protocole",
            "mobilites-serm × region + mel | 148.9 M€ | mobilites | gart-protocole",
            "mobilites-velo × etat | 10 M€ | mobilites | gart-volet",
            "mobilites-velo × region | 10 M€ | mobilites | gart-volet",
        ]
    );
    let operators = v2.partners.iter().filter(|p| p.role == Role::Financer);
    let operators: Vec<&str> = operators.map(|p| p.id.as_str()).collect();
    assert_eq!(
        operators,
        ["gpm-dunkerque", "vnf", "sncf-reseau", "sncf-gares"]
    );
}

#[test]
fn what_was_signed_is_in_both_versions() {
    let (v1, v2) = (announced(&contract(V1)), announced(&contract(V2)));
    for row in v1 {
        assert!(v2.contains(&row), "{row}");
    }
}

fn when(date: When) -> String {
    match date {
        When::On(d) => d.to_string(),
        When::Between(a, b) => format!("{a} to {b}"),
        When::From(d) => format!("from {d}"),
        When::NotBefore(d) => format!("not before {d}"),
        When::Unknown => "unknown".to_owned(),
    }
}

#[test]
fn every_dated_event_of_the_sources() {
    for text in [V1, V2] {
        let contract = contract(text);
        let events: Vec<String> = contract
            .schedule
            .deadlines
            .iter()
            .map(|d| format!("{} {:?} {}", when(d.date), d.outcome, d.id))
            .collect();
        let expected = [
            "from 2019-09 Happened debut-travaux",
            "2020-09-28 Happened accord-partenariat",
            "2021-03 Happened accord-relance",
            "2021-07-28 Happened dossier-ae",
            "2021-10-20 Happened avis-ae",
            "2021-11-17 to 2021-12-16 Happened consultation-public",
            "unknown Happened avis-ceser",
            "2022-06-24 Happened conseil-mel",
            "2023-01-09 Happened signature",
            "not before 2023-03 Expected echanges-axe-5",
            "2023-11-23 Happened conseil-regional",
            "2024-04-26 Happened protocole-mobilites",
            "2025-01-07 to 2025-02-06 Expected consultation-avenant",
            "unknown Expected signature-avenant",
            "2027 Expected fin-periode",
        ];
        assert_eq!(events, expected);
        assert!(
            contract
                .schedule
                .deadlines
                .iter()
                .all(|d| !d.sources.is_empty())
        );
    }
}

/// Whatever is published, and whatever says that there is nothing to publish, names its source; the sources of the real
/// contract have addresses.
#[test]
fn every_statement_has_its_source() {
    for (name, text) in ALL {
        let contract = contract(text);
        assert_eq!(integrity(&contract), Vec::new(), "{name}");
        for a in &contract.announced {
            assert!(!a.sources.is_empty(), "{name}: {:?}", a.subject);
        }
        for c in &contract.commitments {
            let free = matches!(
                c.amount.kind(),
                StateKind::NotPublished | StateKind::Estimated
            );
            assert!(
                free || !c.sources.is_empty(),
                "{name}: {} {:?}",
                c.line,
                c.by
            );
        }
        for source in contract
            .references
            .sources
            .iter()
            .filter(|_| !contract.identity.fictitious)
        {
            let address = source.address.as_deref().unwrap_or_default();
            assert!(address.starts_with("https://"), "{name}: {}", source.id);
        }
    }
}

/// The comments of a file, and the texts in quotes.
fn comments_and_texts(text: &str) -> (Vec<&str>, Vec<&str>) {
    use maquette::file::token::{TokenKind, Tokens};
    let (mut comments, mut texts) = (Vec::new(), Vec::new());
    for token in Tokens::new(text) {
        match token.kind {
            TokenKind::LineComment | TokenKind::BlockComment => comments.push(token.span.of(text)),
            TokenKind::Str => texts.push(token.span.of(text).trim_matches('"')),
            _ => {}
        }
    }
    (comments, texts)
}

#[test]
fn comments_repeat_no_amount_and_no_date() {
    let months = [
        "janvier",
        "février",
        "mars ",
        "avril",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    for (name, text) in ALL {
        for comment in comments_and_texts(text).0 {
            let digits = comment.bytes().filter(u8::is_ascii_digit).count();
            // “de 1 à 9”, “l'axe 5”: never two digits in a row.
            let number = comment
                .as_bytes()
                .windows(2)
                .any(|w| w.iter().all(u8::is_ascii_digit));
            assert!(!number, "{name}: {comment}");
            assert!(
                digits <= 2 && !comment.contains(['€', '%']),
                "{name}: {comment}"
            );
            let lower = comment.to_lowercase();
            assert!(
                !months.iter().any(|m| lower.contains(m)),
                "{name}: {comment}"
            );
        }
    }
}

#[test]
fn amounts_are_written_plainly_and_texts_stand_on_one_line() {
    for (name, text) in ALL {
        let (_, texts) = comments_and_texts(text);
        let mut amounts = 0;
        for words in texts {
            assert!(!words.contains(['\n', '\r']), "{name}: {words}");
            if let Ok(amount) = words.parse::<Amount>() {
                amounts += 1;
                assert_eq!(
                    words,
                    amount.to_string(),
                    "{name}: a point and one plain space"
                );
            }
        }
        assert!(amounts > 15, "{name}: {amounts} amounts");
    }
}

/// The invented contract shows every state, and each of its cells says something.
#[test]
fn the_invented_contract_shows_everything() {
    let invented = contract(INVENTED);
    assert!(invented.identity.fictitious);
    let mut kinds: Vec<StateKind> = invented
        .commitments
        .iter()
        .map(|c| c.amount.kind())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), StateKind::ALL.len(), "{kinds:?}");
    for axis in invented.axes() {
        for partner in &invented.partners {
            let cell = invented
                .commitments
                .iter()
                .filter(|c| c.line == axis.id && c.sole_partner() == Some(&partner.id));
            assert_eq!(cell.count(), 1, "{} × {}", axis.id, partner.id);
        }
    }
    let below =
        |kind: fn(&LineKind) -> bool| invented.lines.iter().filter(|l| kind(&l.kind)).count();
    assert!(below(|k| matches!(k, LineKind::Objective(_))) > 3);
    assert!(below(|k| matches!(k, LineKind::Operation(_))) > 3);
    for rule in [
        ChildRule::Partition,
        ChildRule::Partial,
        ChildRule::Overlapping,
    ] {
        let has = |l: &&Line| {
            l.children == rule
                && invented
                    .lines
                    .iter()
                    .any(|c| c.parent.as_ref() == Some(&l.id))
        };
        assert!(invented.lines.iter().any(|l| has(&l)), "{rule:?}");
    }
    let bounds = invented
        .commitments
        .iter()
        .filter_map(|c| Some(c.amount.statement()?.bound));
    let bounds: Vec<Bound> = bounds.collect();
    for bound in [Bound::Exact, Bound::About, Bound::MoreThan, Bound::UpTo] {
        assert!(bounds.contains(&bound), "{bound:?}");
    }
}
