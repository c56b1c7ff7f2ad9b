//! What a person chose in the window, on the command line: the list of slides as it was arranged
//! and the reference partner, read from where the window keeps them.

use super::{DAY, FILE, Outcome, bytes};
use maquette::app::deck::DeckIntent;
use maquette::app::export::{Colours, Export, Exported, FileForm, Preset};
use maquette::app::{Intent, Session, Setting, decks, update};
use maquette::chart::SheetName;
use maquette::chart::slides::SlideName;
use maquette::cli::{Run, SUCCESS, Surroundings, run};
use maquette::contract::PartnerId;
use maquette::file::settings::{StoredSettings, store};
use maquette::wording::Lang;
use std::path::Path;

/// A window in which slides were moved, hidden and given a title, and another partner referred to.
fn arranged() -> Result<Session, Box<dyn std::error::Error>> {
    let mut session = super::window(Lang::Fr);
    let oise = PartnerId::new("oise").map_err(|_| "no id")?;
    let title = Some("Qui paie ?".to_owned());
    for intent in [
        DeckIntent::Move(SlideName::Dates, -9),
        DeckIntent::Show(SlideName::Gaps, false),
        DeckIntent::Title(SlideName::Parts, title),
    ] {
        update(&mut session, Intent::Deck(intent));
    }
    update(
        &mut session,
        Intent::Setting(Setting::Reference(Some(oise))),
    );
    Ok(session)
}

fn asked(
    export: &Export,
    folder: Option<&Path>,
    more: &[&str],
) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let home = tempfile::tempdir()?;
    let output = home.path().join("out").with_extension(export.form.ending());
    let data = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(FILE);
    let mut words = super::asked::words_for(*export, &data, &output);
    words.extend(more.iter().map(Into::into));
    let surroundings = Surroundings {
        today: DAY,
        lang: Lang::Fr,
        settings: folder.map(Path::to_path_buf),
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let done = run(&words, surroundings, &mut out, &mut err);
    assert_eq!(
        done,
        Run::Exit(SUCCESS),
        "{}",
        String::from_utf8_lossy(&err)
    );
    Ok(std::fs::read(&output)?)
}

#[test]
fn slides_are_drawn_as_they_were_arranged() -> Outcome {
    let session = arranged()?;
    let folder = tempfile::tempdir()?;
    let kept = StoredSettings {
        reference: session.settings.reference.as_ref().map(ToString::to_string),
        decks: decks::to_stored(&session.settings),
        ..StoredSettings::default()
    };
    store(folder.path(), &kept).map_err(|error| format!("{error:?}"))?;
    let plain = super::window(Lang::Fr);
    for (what, form) in [
        (Exported::Slides(None), FileForm::Pdf),
        (Exported::Slides(Some(1)), FileForm::Svg),
        (Exported::Sheet(SheetName::AxisBudgets), FileForm::Svg),
        (Exported::Report, FileForm::Pdf),
    ] {
        let export = Export {
            what,
            form,
            colours: Colours::Print,
            preset: Preset::A4,
            scale: 1,
        };
        let drawn = bytes(&session, &export)?;
        assert!(
            drawn != bytes(&plain, &export)?,
            "{what:?}: nothing was arranged"
        );
        assert!(
            asked(&export, Some(folder.path()), &[])? == drawn,
            "{what:?}"
        );
        // As it follows from the contract alone.
        let first = bytes(&plain, &export)?;
        assert!(
            asked(&export, Some(folder.path()), &["--no-settings"])? == first,
            "{what:?}"
        );
        assert!(asked(&export, None, &[])? == first, "{what:?}");
    }
    Ok(())
}

#[test]
fn settings_that_make_no_sense_are_left_alone() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join(maquette::file::settings::FILE_NAME);
    std::fs::write(&path, "(decks: ")?;
    let export = Export {
        what: Exported::Slides(Some(1)),
        form: FileForm::Svg,
        colours: Colours::Print,
        preset: Preset::A4,
        scale: 1,
    };
    let drawn = asked(&export, Some(folder.path()), &[])?;
    assert!(drawn == bytes(&super::window(Lang::Fr), &export)?);
    assert_eq!(std::fs::read_to_string(&path)?, "(decks: ");
    Ok(())
}
