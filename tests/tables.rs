//! Tables for spreadsheets: exact text, the same bytes from the window and the command line,
//! what is not known in words.

use maquette::app::export::{Export, Exported, FileForm, Original};
use maquette::app::view::Screen;
use maquette::app::{Intent, Place, Session, Settings, samples, session_of, update};
use maquette::chart::SheetName;
use maquette::cli::{Run, SUCCESS, Surroundings, run};
use maquette::contract::{Date, Dismissal, DismissalId, PartialDate};
use maquette::export::{UNWATCHED, preview, produce};
use maquette::file::{Loaded, fingerprint, read};
use maquette::wording::Lang;
use std::path::{Path, PathBuf};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const DAY: Date = jiff::civil::date(2024, 12, 2);
const REAL: &str = "hauts-de-france-2021-2027.ron";

fn data(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(file)
}

fn loaded(file: &str) -> Result<Loaded, Box<dyn std::error::Error>> {
    let bytes = std::fs::read(data(file))?;
    read(file, &bytes).map_err(|refusal| refusal.to_text(Lang::En).into())
}

fn session(file: &str, lang: Lang) -> Result<Session, Box<dyn std::error::Error>> {
    let first = Settings::first(lang);
    Ok(session_of(&data(file), loaded(file)?, first, DAY))
}

fn csv(what: Exported) -> Export {
    Export {
        what,
        form: FileForm::Csv,
        ..Export::default()
    }
    .sound()
}

/// The file's text after its byte order mark.
fn text(session: &Session, what: Exported) -> Result<String, Box<dyn std::error::Error>> {
    let original = Original::of(session).ok_or("nothing is open")?;
    let bytes = produce(&original, &csv(what), UNWATCHED)?;
    let text = String::from_utf8(bytes)?;
    let rest = text.strip_prefix('\u{feff}').ok_or("no byte order mark")?;
    Ok(rest.replace(['\u{a0}', '\u{202f}'], " "))
}

fn print() -> Result<String, Box<dyn std::error::Error>> {
    Ok(fingerprint(&std::fs::read(data(REAL))?))
}

#[test]
fn the_axes_in_french() -> Outcome {
    let print = print()?.replace('\u{a0}', " ");
    let expected = format!(
        ";Axe;\"Engagement de la MEL, en M€\";\"Part de l’axe, en %\";Précisions\r\n\
         1;Accélérer le changement de modèle de développement;31,8;19;\r\n\
         2;Soutenir les territoires;142,8;57,3;\r\n\
         3;Lutter contre les exclusions;2;8,8;\r\n\
         4;Développer l’attractivité de la région;18;14,8;\r\n\
         5;Favoriser la mobilité et les infrastructures;en attente;hors de ce périmètre;« pas avant mars 2023 »\r\n\
         6;Gouvernance et conduite partagée;0;non publié;aucun engagement (décision)\r\n\
         ;Total;194,6;99,9;somme exacte des lignes · arrondis\r\n\
         ;;;;\r\n\
         \"Les axes, vus par la MEL et par l’ensemble des signataires · portée : MEL seule · \
         montants publiés · tous signataires · hors mobilités.\";;;;\r\n\
         \"CPER Hauts-de-France 2021-2027, v1 signée le 9 janvier 2023, hors volet mobilités. \
         Le montant en euros de chaque axe, tous signataires confondus, n’est pas publié.\";;;;\r\n\
         \"MEL, axe 5 : « pas d’engagement financier des signataires à ce stade, faute de \
         calendrier précis » (Métropole européenne de Lille).\";;;;\r\n\
         \"MEL, axe 6 : « pas d’engagement financier de la MEL, qui prend déjà toute sa part à \
         cet objectif de convergence » (Métropole européenne de Lille).\";;;;\r\n\
         \"Sources : Métropole européenne de Lille, La Gazette France, Ville d’Amiens, Région \
         Hauts-de-France.\";;;;\r\n\
         Reconstitution à partir de pages publiques · document non officiel.;;;;\r\n\
         Vu au 2 décembre 2024.;;;;\r\n\
         \"Fichier {REAL}, empreinte {print}.\";;;;\r\n"
    );
    let what = Exported::Sheet(SheetName::AxisBudgets);
    assert_eq!(text(&session(REAL, Lang::Fr)?, what)?, expected);
    Ok(())
}

#[test]
fn the_shares_in_english() -> Outcome {
    let what = Exported::Sheet(SheetName::PartnerShares);
    let text = text(&session(REAL, Lang::En)?, what)?;
    let (table, last) = text.split_once(",,\r\n").ok_or("no empty line")?;
    assert_eq!(
        table,
        "Signatories’ shares,€m,\"share, %\"\r\n\
         État,994,36\r\n\
         Région Hauts-de-France,995,36\r\n\
         Département du Nord,195.4,7.1\r\n\
         Métropole européenne de Lille,194.6,7.1\r\n\
         \"Not broken down between 5 signatories (Aisne, Oise, Pas-de-Calais, Somme, Amiens \
         Métropole)\",≈ 378,13.7\r\n\
         Total,2757,99.9\r\n"
    );
    assert!(last.contains("As of 2 December 2024.,,\r\n"), "{last}");
    Ok(())
}

#[test]
fn the_matrix_says_what_is_not_known_in_words() -> Outcome {
    let text = text(&session(REAL, Lang::Fr)?, Exported::Screen(Screen::Matrix))?;
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(
        lines.first().copied(),
        Some(
            "Axe;État;Région;Aisne;Nord;Oise;Pas-de-Calais;Somme;MEL;Amiens Métropole;\
             Total de l’axe"
        )
    );
    let has = |line: &str| assert!(lines.contains(&line), "{line}\n{text}");
    has(
        "1 Accélérer le changement de modèle de développement;non publié;non publié;non publié;\
         non publié;non publié;non publié;non publié;31,8;non publié;≈ 524",
    );
    has(
        "Total du signataire;994;995;non publié;195,4;non publié;non publié;non publié;194,6;non publié;2757",
    );
    // As many cells in each row, the table first, one empty row, then what it is of.
    let empty = ";".repeat(10);
    let at = lines.iter().position(|line| *line == empty);
    assert_eq!(at, Some(8));
    let unit = "\"tous signataires, M€, hors mobilités.\";;;;;;;;;;";
    assert_eq!(lines.get(9).copied(), Some(unit));
    Ok(())
}

#[test]
fn a_fictitious_contract_is_told() -> Outcome {
    let session = session("trois-vallees.ron", Lang::Fr)?;
    for what in [
        Exported::Sheet(SheetName::Deadlines),
        Exported::Screen(Screen::Partners),
        Exported::Findings,
    ] {
        let text = text(&session, what)?;
        assert!(text.contains("\r\nContrat fictif.;"), "{what:?}: {text}");
    }
    Ok(())
}

#[test]
fn every_point_is_listed_and_what_was_set_aside_with_its_reason() -> Outcome {
    let mut loaded = loaded(REAL)?;
    let dismissal = Dismissal {
        id: DismissalId::new("envelope").map_err(|_| "no id")?,
        rule: "PartsExceedEnvelope".to_owned(),
        about: "contract in hors-mobilites".to_owned(),
        values: Vec::new(),
        reason: "=arrondi; voulu".to_owned(),
        date: Some(PartialDate::Day(DAY)),
    };
    loaded.contract.dismissed.push(dismissal);
    let first = Settings::first(Lang::Fr);
    let session = session_of(&data(REAL), loaded, first, DAY);
    let findings = session.scene().ok_or("no scene")?.findings.len();
    let text = text(&session, Exported::Findings)?;
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(
        lines.first().copied(),
        Some(
            "Gravité;Point;Constat;Écart ou valeurs;Porte sur;Que faire;Sources;Statut;Date;Motif"
        )
    );
    let open = lines.iter().filter(|line| line.contains(";ouvert;;"));
    assert_eq!(open.count(), findings, "{text}");
    assert!(findings > 0);
    // Its values are not those that are found: nothing is set aside by it.
    let idle = ";motif sans effet;2024-12-02;\"'=arrondi; voulu\"";
    assert!(lines.iter().any(|line| line.ends_with(idle)), "{text}");
    let conflict = lines.iter().find(|line| line.contains("770 M€"));
    let conflict = conflict.ok_or("no conflict")?;
    assert!(conflict.starts_with("à examiner;"), "{conflict}");
    assert!(conflict.contains("La Gazette France"), "{conflict}");
    Ok(())
}

#[test]
fn the_window_and_the_command_line_give_the_same_tables() -> Outcome {
    let folder = tempfile::tempdir()?;
    let screens = Screen::ALL.map(Exported::Screen);
    for what in screens.into_iter().chain([Exported::Findings]) {
        let output = folder.path().join(format!("{}.csv", what.name()));
        let mut arguments: Vec<std::ffi::OsString> = vec!["render".into(), what.name().into()];
        let compared = what == Exported::Screen(Screen::Contrast);
        if compared {
            arguments.push(data("hauts-de-france-2021-2027-v2.ron").into());
            arguments.extend(["--with".into(), data(REAL).into()]);
        } else {
            arguments.push(data(REAL).into());
        }
        arguments.extend(["--lang", "fr", "--today", "2024-12-02", "-o"].map(Into::into));
        arguments.push(output.clone().into());
        let surroundings = Surroundings {
            today: jiff::civil::date(2020, 1, 1),
            lang: Lang::En,
            settings: None,
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let done = run(&arguments, surroundings, &mut out, &mut err);
        let said = String::from_utf8_lossy(&err);
        assert_eq!(done, Run::Exit(SUCCESS), "{said}");
        let mut window = Session::new(Settings::first(Lang::Fr), DAY);
        maquette::app::start(&mut window, None);
        if compared {
            let v2 = Place::Bundled(samples::REAL_V2);
            update(&mut window, Intent::OpenVersion(v2));
        }
        let original = Original::of(&window).ok_or("nothing is open")?;
        let from_window = produce(&original, &csv(what), UNWATCHED)?;
        assert!(std::fs::read(&output)? == from_window, "{what:?}");
    }
    Ok(())
}

#[test]
fn the_preview_is_a_picture_of_the_first_rows() -> Outcome {
    let session = session(REAL, Lang::Fr)?;
    let original = Original::of(&session).ok_or("nothing is open")?;
    for what in [
        Exported::Screen(Screen::Matrix),
        Exported::Sheet(SheetName::Deadlines),
        Exported::Findings,
    ] {
        let picture = preview(&original, &csv(what))?;
        assert!(picture.width > 600 && picture.height > 200, "{what:?}");
        if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
            let png = maquette::export::png::encode(&picture)?;
            let name = format!("csv-{}.png", what.name());
            std::fs::write(Path::new(&folder).join(name), png)?;
        }
    }
    Ok(())
}

/// Slides and the report have no table, the list of points has no picture; the dialog changes
/// such a choice to one that can be made.
#[test]
fn what_has_no_table_is_given_its_usual_form() -> Outcome {
    for (what, usual) in [
        (Exported::Slides(None), FileForm::Pdf),
        (Exported::Report, FileForm::Pdf),
        (Exported::Findings, FileForm::Csv),
    ] {
        let wrong = Export {
            what,
            form: match usual {
                FileForm::Csv => FileForm::Png,
                _ => FileForm::Csv,
            },
            ..Export::default()
        };
        assert_eq!(wrong.sound().form, usual);
        let session = session(REAL, Lang::Fr)?;
        let original = Original::of(&session).ok_or("nothing is open")?;
        assert!(produce(&original, &wrong, UNWATCHED).is_err(), "{what:?}");
    }
    Ok(())
}
