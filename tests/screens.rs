//! Every screen of the bundled contracts, drawn without a display.
//!
//! With `MAQUETTE_PICTURES=some/folder` the pictures are written there to be looked at.

use maquette::app::view::Screen;
use maquette::app::{Intent, Session, Settings, samples, start, update};
use maquette::export::{png, screen};
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The day from which every picture is seen.
const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

fn session(lang: Lang, sample: &'static str) -> Session {
    let mut session = Session::new(Settings::first(lang), TODAY);
    start(&mut session, None);
    if sample == samples::FICTITIOUS {
        update(
            &mut session,
            Intent::Do(maquette::app::action::Action::OpenFictitious),
        );
    }
    session
}

fn keep(name: &str, session: &Session, size: (u16, u16), theme: &'static Theme) -> Outcome {
    let picture = screen::picture(session, size.0, size.1, theme)?;
    let bytes = png::encode(&picture)?;
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        std::fs::write(
            std::path::Path::new(&folder).join(format!("{name}.png")),
            &bytes,
        )?;
    }
    assert_eq!(&bytes[1..4], b"PNG");
    Ok(())
}

#[test]
fn every_screen_draws() -> Outcome {
    for (sample, name) in [(samples::REAL, "real"), (samples::FICTITIOUS, "fictitious")] {
        for view in Screen::ALL {
            let mut s = session(Lang::Fr, sample);
            update(&mut s, Intent::Go(view));
            keep(
                &format!("{name}-{}-fr-light", view.name()),
                &s,
                (1440, 900),
                &LIGHT,
            )?;
            keep(
                &format!("{name}-{}-fr-dark", view.name()),
                &s,
                (1440, 900),
                &DARK,
            )?;
            keep(
                &format!("{name}-{}-fr-small", view.name()),
                &s,
                (1024, 700),
                &LIGHT,
            )?;
            let mut s = session(Lang::En, sample);
            update(&mut s, Intent::Go(view));
            keep(
                &format!("{name}-{}-en-light", view.name()),
                &s,
                (1440, 900),
                &LIGHT,
            )?;
        }
    }
    Ok(())
}

#[test]
fn two_versions_draw() -> Outcome {
    use maquette::app::Place;
    use maquette::app::comparing::{CompareIntent, End, Pick, Pointed};
    let v2 = Intent::OpenVersion(Place::Bundled(samples::REAL_V2));
    let go = Intent::Go(Screen::Contrast);
    let row = Intent::Versions(CompareIntent::Point(Some(Pointed::Row(4))));
    let swap = Intent::Versions(CompareIntent::Swap);
    let saved = Intent::Versions(CompareIntent::Choose(End::Before, Pick::Saved));
    let alone = Intent::ShowAlone(Some(maquette::chart::ChartName::Contrast));
    for (name, wishes) in [
        ("versions", vec![v2.clone(), go.clone()]),
        ("versions-pointed", vec![v2.clone(), go.clone(), row]),
        ("versions-swapped", vec![v2.clone(), go.clone(), swap]),
        ("versions-same", vec![v2.clone(), go.clone(), saved]),
        ("versions-alone", vec![v2, go, alone]),
    ] {
        for (theme, ending, lang, size) in [
            (&LIGHT, "fr-light", Lang::Fr, (1440, 900)),
            (&DARK, "en-dark", Lang::En, (1440, 900)),
            (&LIGHT, "fr-small", Lang::Fr, (1024, 700)),
        ] {
            let mut s = session(lang, samples::REAL);
            for intent in wishes.clone() {
                update(&mut s, intent);
            }
            keep(&format!("real-{name}-{ending}"), &s, size, theme)?;
        }
    }
    Ok(())
}

#[test]
fn a_selection_opens_the_panel_beside_the_screen() -> Outcome {
    let partner = maquette::contract::PartnerId::new("mel").map_err(|e| format!("{e:?}"))?;
    let line = maquette::contract::LineId::new("axe-2").map_err(|e| format!("{e:?}"))?;
    let cell = maquette::chart::Subject::Cell(line, partner.clone());
    let findings = Intent::Do(maquette::app::action::Action::NextFinding);
    for (name, intents) in [
        (
            "matrix-cell",
            vec![Intent::Go(Screen::Matrix), Intent::Select(cell.clone())],
        ),
        ("overview-cell", vec![Intent::Select(cell)]),
        ("overview-finding", vec![findings]),
        (
            "matrix-filtered",
            vec![
                Intent::Go(Screen::Matrix),
                Intent::Do(maquette::app::action::Action::Find),
                Intent::SetFilter(Some("territ".into())),
            ],
        ),
        ("overview-focus", vec![Intent::Focus(Some(partner))]),
    ] {
        for (theme, ending, lang, size) in [
            (&LIGHT, "fr-light", Lang::Fr, (1440, 900)),
            (&DARK, "en-dark", Lang::En, (1440, 900)),
            (&LIGHT, "fr-small", Lang::Fr, (1024, 700)),
        ] {
            let mut s = session(lang, samples::REAL);
            for intent in intents.clone() {
                update(&mut s, intent);
            }
            keep(&format!("real-{name}-{ending}"), &s, size, theme)?;
        }
    }
    Ok(())
}

#[test]
fn everything_that_lies_over_a_screen_draws() -> Outcome {
    use maquette::app::action::Action;
    use maquette::app::{Answer, FileIntent, FormIntent, Typing};
    let show = |name: &str, intents: Vec<Intent>| -> Outcome {
        for (theme, ending, lang) in [(&LIGHT, "fr", Lang::Fr), (&DARK, "dark", Lang::En)] {
            let mut s = session(lang, samples::REAL);
            for intent in intents.clone() {
                update(&mut s, intent);
            }
            keep(&format!("over-{name}-{ending}"), &s, (1440, 900), theme)?;
        }
        Ok(())
    };
    let go = |action| Intent::Do(action);
    show("home", vec![go(Action::Close)])?;
    let palette = vec![go(Action::Palette), Intent::PaletteQuery("mel".into())];
    show("palette", palette)?;
    show("settings", vec![go(Action::Settings)])?;
    show("shortcuts", vec![go(Action::Shortcuts)])?;
    show("about", vec![go(Action::About)])?;
    show("contents", vec![go(Action::Contents)])?;
    show("identity", vec![go(Action::EditIdentity)])?;
    show(
        "deadline",
        vec![go(Action::AddDeadline), Intent::Form(FormIntent::Submit)],
    )?;
    show("new", vec![go(Action::New)])?;
    show("lines", vec![Intent::ShowLine(84)])?;
    show("path", vec![go(Action::OpenPath)])?;
    let partner = maquette::contract::PartnerId::new("mel").map_err(|e| format!("{e:?}"))?;
    let line = maquette::contract::LineId::new("axe-2").map_err(|e| format!("{e:?}"))?;
    let edit = vec![
        Intent::Go(Screen::Matrix),
        Intent::Typing(Typing::BeginCell {
            line,
            partner: partner.clone(),
            seed: Some("143".into()),
        }),
        Intent::Typing(Typing::CommitCell(maquette::app::Then::Down)),
    ];
    let mut unsaved = edit.clone();
    unsaved.push(go(Action::Close));
    show("unsaved", unsaved)?;
    let mut review = edit;
    review.push(go(Action::ReviewChanges));
    show("review", review)?;
    let removal = Intent::Remove(maquette::edit::Target::Partner(partner));
    show("removal", vec![removal])?;
    let bad = std::fs::read("tests/bad/021-decimal-comma.ron").or_else(|_| {
        std::fs::read_dir("tests/bad")?
            .flatten()
            .next()
            .map_or(Ok(Vec::new()), |e| std::fs::read(e.path()))
    })?;
    if let Err(refusal) = maquette::file::read("avenant-brouillon.ron", &bad) {
        let failure = maquette::app::effect::ReadFailure::Refused(Box::new(refusal));
        let answer = Answer::Read("avenant-brouillon.ron".into(), Box::new(Err(failure)));
        show("refused", vec![Intent::File(FileIntent::Answer(answer))])?;
    }
    Ok(())
}
