//! Charts as files: the same bytes from the window and the command line and on every run, text
//! that stays text, figures that are right.

#[path = "exports/arranged.rs"]
mod arranged;
#[path = "exports/asked.rs"]
mod asked;
#[path = "exports/made.rs"]
mod made;

use asked::{all_files, words_for};
use maquette::app::export::{Colours, Export, Exported, FileForm, Original, Preset};
use maquette::app::{Intent, Session, Settings, Then, Typing, start, update};
use maquette::chart::SheetName;
use maquette::cli::{Run, SUCCESS, Surroundings, run};
use maquette::contract::{Date, LineId, PartnerId};
use maquette::export::{UNWATCHED, produce};
use maquette::wording::Lang;
use resvg::usvg::roxmltree::{Document, Node};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const DAY: Date = jiff::civil::date(2024, 12, 2);
const FILE: &str = "hauts-de-france-2021-2027.ron";

/// The program as it starts: the bundled contract.
fn window(lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), DAY);
    start(&mut session, None);
    session
}

/// The program on what a chart is drawn from: a comparison on the second version.
fn window_for(what: SheetName, lang: Lang) -> Session {
    let mut session = window(lang);
    if what == SheetName::Contrast {
        let v2 = maquette::app::Place::Bundled(maquette::app::samples::REAL_V2);
        update(&mut session, Intent::OpenVersion(v2));
    }
    session
}

/// A comparison is the same file from the window and from two files on the command line.
#[test]
fn a_comparison_is_the_same_from_both_sides() -> Outcome {
    let folder = tempfile::tempdir()?;
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let chart = |form| export(SheetName::Contrast, form);
    let document = Export {
        what: Exported::ReportOfTwo,
        ..chart(FileForm::Pdf)
    };
    for asked in FileForm::ALL.map(chart).into_iter().chain([document]) {
        let form = asked.form;
        let output = folder.path().join(format!("a.{}", form.ending()));
        let mut words: Vec<std::ffi::OsString> = match asked.what {
            Exported::ReportOfTwo => vec!["report".into()],
            _ => ["render", "comparison", "--preset", "a4"]
                .map(Into::into)
                .to_vec(),
        };
        words.push(data.join("hauts-de-france-2021-2027-v2.ron").into());
        words.extend(["--with".into(), data.join(FILE).into()]);
        words.extend(["--theme", "print", "--lang", "fr"].map(Into::into));
        words.extend(["--today", "2024-12-02", "-o"].map(Into::into));
        words.push(output.clone().into());
        let surroundings = Surroundings {
            today: DAY,
            lang: Lang::En,
            settings: None,
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let done = run(&words, surroundings, &mut out, &mut err);
        assert_eq!(
            done,
            Run::Exit(SUCCESS),
            "{}",
            String::from_utf8_lossy(&err)
        );
        let session = window_for(SheetName::Contrast, Lang::Fr);
        let drawn = bytes(&session, &asked)?;
        assert!(std::fs::read(&output)? == drawn, "{asked:?}");
        if form == FileForm::Svg {
            let texts = texts(std::str::from_utf8(&drawn)?)?;
            for words in ["+693 M€", "État", "≥"] {
                assert!(
                    texts.iter().any(|t| t.contains(words)),
                    "{words}: {texts:?}"
                );
            }
        }
    }
    Ok(())
}

fn export(what: SheetName, form: FileForm) -> Export {
    Export {
        what: Exported::Sheet(what),
        form,
        colours: Colours::Print,
        preset: Preset::A4,
        scale: 1,
    }
}

fn bytes(session: &Session, export: &Export) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let original = Original::of(session).ok_or("nothing is open")?;
    Ok(produce(&original, export, UNWATCHED)?)
}

fn line() -> Result<LineId, &'static str> {
    LineId::new("axe-2").map_err(|_| "no id")
}

fn mel() -> Result<PartnerId, &'static str> {
    PartnerId::new("mel").map_err(|_| "no id")
}

fn texts(svg: &str) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let document = Document::parse(svg)?;
    let is_text = |node: &Node<'_, '_>| node.tag_name().name() == "text";
    let words = |node: Node<'_, '_>| node.text().unwrap_or_default().replace('\u{a0}', " ");
    Ok(document.descendants().filter(is_text).map(words).collect())
}

#[test]
fn the_axes_print_their_amounts_as_text() -> Outcome {
    let svg = bytes(
        &window(Lang::Fr),
        &export(SheetName::AxisBudgets, FileForm::Svg),
    )?;
    let texts = texts(std::str::from_utf8(&svg)?)?;
    for amount in [
        "31,8 M€",
        "142,8 M€",
        "2 M€",
        "18 M€",
        "0",
        "194,6 M€",
        "57,3 %",
    ] {
        assert!(texts.iter().any(|t| t == amount), "{amount}: {texts:?}");
    }
    for words in [
        "Soutenir les territoires",
        "en attente",
        "non publié",
        "Total",
    ] {
        assert!(texts.iter().any(|t| t == words), "{words}: {texts:?}");
    }
    Ok(())
}

/// What the dialog of the window makes, from its choices to the bytes that are written.
fn through_the_dialog(export: Export) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    use maquette::app::action::Action;
    use maquette::app::effect::ExportAnswer;
    use maquette::app::{Answer, Effect, ExportIntent, FileIntent};
    let mut session = window(Lang::Fr);
    update(&mut session, Intent::Do(Action::Export));
    update(&mut session, Intent::Export(ExportIntent::Set(export)));
    update(&mut session, Intent::Export(ExportIntent::Submit));
    let path = std::path::PathBuf::from("out").with_extension(export.form.ending());
    let picked = Answer::Export(ExportAnswer::Picked(Some(path)));
    let effects = update(&mut session, Intent::File(FileIntent::Answer(picked)));
    let [Effect::Export(job)] = &effects[..] else {
        return Err(format!("{effects:?}").into());
    };
    assert_eq!(job.export, export);
    let made = produce(&job.original, &job.export, UNWATCHED)?;
    // A second time, from a session of its own.
    assert!(made == bytes(&window(Lang::Fr), &export)?, "{export:?}");
    Ok(made)
}

#[test]
fn the_window_and_the_command_line_give_the_same_bytes_each_time() -> Outcome {
    let folder = tempfile::tempdir()?;
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(FILE);
    for (at, export) in all_files().into_iter().enumerate() {
        let name = format!("{at}.{}", export.form.ending());
        let output = folder.path().join(name);
        let arguments = words_for(export, &data, &output);
        let surroundings = Surroundings {
            today: jiff::civil::date(2020, 1, 1),
            lang: Lang::En,
            settings: None,
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let done = run(&arguments, surroundings, &mut out, &mut err);
        let said = String::from_utf8_lossy(&err);
        assert_eq!(done, Run::Exit(SUCCESS), "{export:?}: {said}");
        let written = std::fs::read(&output)?;
        assert!(written == through_the_dialog(export)?, "{export:?}");
    }
    Ok(())
}

#[test]
fn what_only_the_window_has_changes_nothing() -> Outcome {
    let plain = window(Lang::Fr);
    let mut busy = window(Lang::Fr);
    let cell = maquette::chart::Subject::Cell(line()?, mel()?);
    for intent in [
        Intent::Go(maquette::app::view::Screen::Partners),
        Intent::Select(cell),
        Intent::SetFilter(Some("axe".to_owned())),
        Intent::Setting(maquette::app::Setting::Zoom(150)),
    ] {
        update(&mut busy, intent);
    }
    for what in SheetName::ALL {
        let export = export(what, FileForm::Svg);
        assert!(
            bytes(&plain, &export)? == bytes(&busy, &export)?,
            "{what:?}"
        );
    }
    Ok(())
}

#[test]
fn an_edit_that_is_not_saved_is_told() -> Outcome {
    let mut session = window(Lang::Fr);
    let (line, partner) = (line()?, mel()?);
    for typing in [
        Typing::BeginCell {
            line,
            partner,
            seed: None,
        },
        Typing::CellText("150 M€".to_owned()),
        Typing::CommitCell(Then::Stay),
    ] {
        update(&mut session, Intent::Typing(typing));
    }
    let svg = bytes(&session, &export(SheetName::AxisBudgets, FileForm::Svg))?;
    let texts = texts(std::str::from_utf8(&svg)?)?;
    let told = "Contient 1 modification non enregistrée";
    assert!(texts.iter().any(|t| t == told), "{texts:?}");
    assert!(texts.iter().any(|t| t.starts_with("150")), "{texts:?}");
    Ok(())
}

/// Every size in every colour, in both languages: nothing left out, nothing too small, nothing
/// outside the page.
#[test]
fn every_size_is_whole_and_readable() -> Outcome {
    let presets = [
        Preset::Slide,
        Preset::A4,
        Preset::Column,
        Preset::Pixels(800, 600),
    ];
    for what in SheetName::ALL {
        for (preset, colours) in presets.into_iter().zip([
            Colours::Light,
            Colours::Print,
            Colours::Dark,
            Colours::Light,
        ]) {
            let export = Export {
                preset,
                colours,
                ..export(what, FileForm::Svg)
            };
            let svg = bytes(&window_for(what, Lang::En), &export)?;
            readable(std::str::from_utf8(&svg)?, &format!("{what:?} {preset:?}"))?;
        }
    }
    Ok(())
}

fn readable(svg: &str, name: &str) -> Outcome {
    let document = Document::parse(svg)?;
    let root = document.root_element();
    let number = |node: &Node<'_, '_>, attribute: &str| -> Option<f32> {
        node.attribute(attribute)?
            .trim_end_matches("mm")
            .parse()
            .ok()
    };
    let box_of: Vec<f32> = root
        .attribute("viewBox")
        .unwrap_or_default()
        .split(' ')
        .filter_map(|n| n.parse().ok())
        .collect();
    let [_, _, width, height] = box_of[..] else {
        return Err("no viewBox".into());
    };
    let across = number(&root, "width").ok_or("no width")?;
    let is_paper = root.attribute("width").is_some_and(|w| w.ends_with("mm"));
    let points = if is_paper { 72.0 / 25.4 } else { 72.0 / 96.0 };
    for text in root.descendants().filter(|n| n.tag_name().name() == "text") {
        let size = number(&text, "font-size").ok_or("no size")?;
        let printed = size * across / width * points;
        let words = text.text().unwrap_or_default();
        assert!(printed >= 6.99, "{name}: {words} is {printed} pt");
        let (x, y) = (
            number(&text, "x").ok_or("no x")?,
            number(&text, "y").ok_or("no y")?,
        );
        let end = x + number(&text, "textLength").unwrap_or(size);
        assert!(
            x >= 0.0 && end <= width + 0.5,
            "{name}: {words} ends at {end} of {width}"
        );
        assert!(
            y >= 0.0 && y <= height,
            "{name}: {words} is at {y} of {height}"
        );
    }
    Ok(())
}

#[test]
fn hostile_names_give_well_formed_files() -> Outcome {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(FILE);
    let text = std::fs::read_to_string(data)?;
    let hostile = "</title><script>alert(1)</script> ]]> & \\\" \u{202e}🎉 漢字";
    let text = text.replacen("CPER Hauts-de-France 2021-2027", hostile, 1);
    let text = text.replacen("Soutenir les territoires", hostile, 1);
    let loaded = maquette::file::read("x.ron", text.as_bytes()).map_err(|_| "refused")?;
    let path = std::path::Path::new("<x> & y.ron");
    let session = maquette::app::session_of(path, loaded, Settings::first(Lang::Fr), DAY);
    for what in SheetName::ALL {
        let svg = bytes(&session, &export(what, FileForm::Svg))?;
        let svg = std::str::from_utf8(&svg)?;
        let document = Document::parse(svg)?;
        let has = |name: &str| document.descendants().any(|n| n.tag_name().name() == name);
        assert!(has("text") && !has("script"), "{what:?}");
        for form in [FileForm::Png, FileForm::Pdf] {
            assert!(!bytes(&session, &export(what, form))?.is_empty());
        }
    }
    Ok(())
}
