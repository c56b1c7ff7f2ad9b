//! PDFs as other programs read them: every word that is drawn can be taken out again, the title
//! and the language are told, and pictures have words that stand for them.

#[path = "papers/paper.rs"]
mod paper;
#[path = "papers/values.rs"]
mod values;

use maquette::app::export::{Colours, Export, Exported, FileForm, Original, Preset};
use maquette::app::{Session, Settings, start};
use maquette::chart::SheetName;
use maquette::chart::slides::slides;
use maquette::export::{UNWATCHED, produce};
use maquette::wording::Lang;
use paper::Paper;
use resvg::usvg::roxmltree::Document;

type Outcome = Result<(), Box<dyn std::error::Error>>;

const CONTRACT: &str = "CPER Hauts-de-France 2021-2027";

fn window(lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), jiff::civil::date(2024, 12, 2));
    start(&mut session, None);
    session
}

fn bytes(
    lang: Lang,
    what: Exported,
    form: FileForm,
) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let export = Export {
        what,
        form,
        colours: Colours::Print,
        preset: Preset::A4,
        scale: 1,
    };
    let mut session = window(lang);
    if what.is_of_two() {
        let v2 = maquette::app::Place::Bundled(maquette::app::samples::REAL_V2);
        maquette::app::update(&mut session, maquette::app::Intent::OpenVersion(v2));
    }
    let original = Original::of(&session).ok_or("nothing is open")?;
    Ok(produce(&original, &export, UNWATCHED)?)
}

fn paper(lang: Lang, what: Exported) -> Result<Paper, Box<dyn std::error::Error>> {
    Ok(Paper::read(&bytes(lang, what, FileForm::Pdf)?)?)
}

/// The runs of the SVG of the same, in the order they are drawn in.
fn svg(lang: Lang, what: Exported) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let bytes = bytes(lang, what, FileForm::Svg)?;
    let document = Document::parse(std::str::from_utf8(&bytes)?)?;
    let texts = document
        .descendants()
        .filter(|node| node.tag_name().name() == "text");
    Ok(texts
        .map(|node| node.text().unwrap_or_default().to_owned())
        .collect())
}

#[test]
fn the_axes_are_read_from_their_pdf() -> Outcome {
    let paper = paper(Lang::Fr, Exported::Sheet(SheetName::AxisBudgets))?;
    let title = "Les axes, vus par la MEL et par l’ensemble des signataires";
    assert_eq!((paper.title.as_str(), paper.lang.as_str()), (title, "fr"));
    for words in [
        title,
        "31,8\u{a0}M€",
        "142,8\u{a0}M€",
        "2\u{a0}M€",
        "18\u{a0}M€",
        "en attente",
        "194,6\u{a0}M€",
        "Soutenir les territoires",
    ] {
        assert!(
            paper.runs().any(|run| run == words),
            "{words}: {:#?}",
            paper.pages
        );
    }
    let spoken = "MEL, axe 2, 142,8\u{a0}millions d’euros, publié";
    assert!(
        paper.pictures.iter().any(|words| words.contains(spoken)),
        "{:#?}",
        paper.pictures
    );
    Ok(())
}

/// What is drawn in one is drawn in the other, run by run: nothing is an outline of letters.
#[test]
fn every_run_of_a_chart_is_read_in_both_languages() -> Outcome {
    for lang in [Lang::Fr, Lang::En] {
        for what in SheetName::ALL.map(Exported::Sheet) {
            let paper = paper(lang, what)?;
            assert_eq!(paper.lang, lang.code());
            assert_eq!(paper.pages.len(), 1, "{what:?}");
            let runs: Vec<&str> = paper.runs().collect();
            assert!(runs.len() > 4, "{what:?}: {runs:#?}");
            assert_eq!(runs, svg(lang, what)?, "{what:?}");
        }
    }
    Ok(())
}

#[test]
fn slides_are_read_page_by_page() -> Outcome {
    let paper = paper(Lang::Fr, Exported::Slides(None))?;
    let session = window(Lang::Fr);
    let original = Original::of(&session).ok_or("nothing is open")?;
    let drawn = original.session();
    let scene = drawn.scene().ok_or("no scene")?;
    let slides = slides(&scene, &drawn.slide_list(), &original.imprint());
    let titles: Vec<&str> = slides.iter().map(|slide| slide.title.as_str()).collect();
    assert_eq!(
        (paper.title.as_str(), paper.lang.as_str()),
        (CONTRACT, "fr")
    );
    assert_eq!(paper.outline, titles);
    assert_eq!(paper.pages.len(), titles.len());
    for (page, title) in paper.pages.iter().zip(&titles) {
        // A long title is drawn on more than one line.
        let said = page.join(" ");
        assert!(said.contains(title), "{title}: {said}");
    }
    assert_eq!(
        paper.pictures,
        slides.iter().map(|s| s.spoken()).collect::<Vec<_>>()
    );
    assert!(paper.runs().any(|run| run == "142,8\u{a0}M€"));
    let runs: Vec<&str> = paper.runs().collect();
    assert_eq!(runs, svg(Lang::Fr, Exported::Slides(None))?);
    Ok(())
}

#[test]
fn the_report_is_read_from_its_cover_to_its_sources() -> Outcome {
    let paper = paper(Lang::Fr, Exported::Report)?;
    assert_eq!(
        (paper.title.as_str(), paper.lang.as_str()),
        (CONTRACT, "fr")
    );
    let cover = paper.pages.first().ok_or("no page")?;
    assert!(cover.iter().any(|run| run == CONTRACT), "{cover:#?}");
    assert!(cover.iter().any(|run| run == "194,6\u{a0}M€"), "{cover:#?}");
    assert!(paper.runs().any(|run| run == "142,8\u{a0}M€"));
    for heading in &paper.outline {
        assert!(
            paper
                .pages
                .iter()
                .any(|p| p.join(" ").contains(heading.as_str())),
            "{heading}"
        );
    }
    let count = paper.pages.len();
    for (at, page) in paper.pages.iter().enumerate() {
        let number = format!("{}\u{a0}/\u{a0}{count}", at + 1);
        assert!(page.contains(&number), "{number}: {page:#?}");
    }
    Ok(())
}

/// Every sentence of the comparison is in its document, by kind, after the chart.
#[test]
fn what_changes_between_two_versions_is_read_from_its_pdf() -> Outcome {
    for lang in Lang::ALL {
        let paper = paper(lang, Exported::ReportOfTwo)?;
        let mut session = window(lang);
        let v2 = maquette::app::Place::Bundled(maquette::app::samples::REAL_V2);
        maquette::app::update(&mut session, maquette::app::Intent::OpenVersion(v2));
        let go = maquette::app::Intent::Go(maquette::app::view::Screen::Contrast);
        maquette::app::update(&mut session, go);
        let charts = session.charts().ok_or("nothing is open")?;
        let maquette::app::ScreenChart::Contrast(chart) = &charts.screen else {
            return Err("another screen".into());
        };
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole = squeezed(&paper.runs().collect::<Vec<_>>().join(" "));
        assert!(chart.lists.len() > 4, "{lang:?}");
        for said in chart.lists.iter().flat_map(|list| &list.list) {
            assert!(
                whole.contains(&squeezed(&said.text)),
                "{}: {whole}",
                said.text
            );
        }
        let silent = chart.rows.iter().find_map(|row| row.whole.as_ref());
        let silent = silent.ok_or("nobody is named without an amount")?;
        assert_eq!(silent.contains("\u{a0}:"), lang == Lang::Fr, "{silent}");
        assert!(whole.contains(&squeezed(silent)), "{silent}: {whole}");
    }
    Ok(())
}

/// The reader itself: what has no words is an error, never a gap.
#[test]
fn a_torn_pdf_is_not_read() -> Outcome {
    let whole = bytes(
        Lang::Fr,
        Exported::Sheet(SheetName::AxisBudgets),
        FileForm::Pdf,
    )?;
    assert!(Paper::read(&whole).is_ok());
    assert!(Paper::read(&whole[..whole.len() / 2]).is_err());
    let text = b"/ToUnicode";
    let at = whole.windows(text.len()).position(|w| w == text);
    let mut mute = whole.clone();
    mute[at.ok_or("no table")? + 1] = b'X';
    assert!(Paper::read(&mute).is_err());
    Ok(())
}
