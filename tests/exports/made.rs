//! How a file is made: the dialog, how far it is, and the way to stop it.

use super::*;

/// From the shortcut to the written file, without a window.
#[test]
fn an_export_goes_through_the_dialog_to_a_file() -> Outcome {
    use maquette::app::action::Action;
    use maquette::app::effect::{ExportAnswer, Target};
    use maquette::app::view::{Overlay, Preview};
    use maquette::app::{Answer, Effect, ExportIntent, FileIntent, Notice};
    let answer = |session: &mut Session, answer| {
        update(
            session,
            Intent::File(FileIntent::Answer(Answer::Export(answer))),
        )
    };
    let mut session = window(Lang::Fr);
    let effects = update(&mut session, Intent::Do(Action::Export));
    let Some(Effect::Preview(job)) = effects.first() else {
        return Err("no preview".into());
    };
    assert_eq!(job.export.what, Exported::Sheet(SheetName::AxisBudgets));
    let picture = maquette::export::preview(&job.original, &job.export)?;
    assert_eq!((picture.width, picture.height), (1123, 794));
    answer(&mut session, ExportAnswer::Previewed(job.number, Ok(())));
    let shown = matches!(&session.view.overlay,
        Some(Overlay::Export(dialog)) if dialog.preview == Preview::Shown);
    assert!(shown, "{:?}", session.view.overlay);

    let chosen = Export {
        form: FileForm::Svg,
        ..job.export
    };
    update(&mut session, Intent::Export(ExportIntent::Set(chosen)));
    let effects = update(&mut session, Intent::Export(ExportIntent::Submit));
    let name = "cper-hauts-de-france-2021-2027-v1-axis-budgets.svg";
    assert_eq!(effects, [Effect::PickExport(name.to_owned())]);

    let path = std::path::PathBuf::from("axes");
    let effects = answer(&mut session, ExportAnswer::Picked(Some(path)));
    let [Effect::Export(job)] = &effects[..] else {
        return Err(format!("{effects:?}").into());
    };
    // What no program would open without its ending is given one.
    assert_eq!(job.path, std::path::Path::new("axes.svg"));
    assert_eq!(job.target, Target::Anything);
    assert!(session.exports.running.is_some());
    let written = produce(&job.original, &job.export, UNWATCHED)?;
    assert!(written == bytes(&session, &export(SheetName::AxisBudgets, FileForm::Svg))?);
    answer(
        &mut session,
        ExportAnswer::Written(Ok("axes.svg".to_owned())),
    );
    assert_eq!(session.exports.running, None);
    assert_eq!(
        session.notice,
        Some(Notice::Exported("axes.svg".to_owned()))
    );
    Ok(())
}

#[test]
fn an_export_that_is_stopped_makes_nothing() -> Outcome {
    let original = Original::of(&window(Lang::Fr)).ok_or("nothing is open")?;
    let export = export(SheetName::Deadlines, FileForm::Pdf);
    let stopped = produce(&original, &export, &|_, _| false);
    assert!(matches!(
        stopped,
        Err(maquette::export::ExportRefusal::Cancelled)
    ));
    Ok(())
}

#[test]
fn a_screen_is_a_picture_of_pixels() {
    let screen = Export {
        what: Exported::Screen(maquette::app::view::Screen::Matrix),
        ..export(SheetName::AxisBudgets, FileForm::Pdf)
    };
    let sound = screen.sound();
    assert_eq!((sound.form, sound.colours), (FileForm::Png, Colours::Light));
    assert_eq!(sound.preset, Preset::Pixels(1440, 900));
}

#[test]
fn the_report_is_one_document_that_tells_how_far_it_is() -> Outcome {
    use std::cell::RefCell;
    let original = Original::of(&window(Lang::Fr)).ok_or("nothing is open")?;
    let report = Export {
        what: Exported::Report,
        ..export(SheetName::AxisBudgets, FileForm::Pdf)
    };
    let told = RefCell::new(Vec::new());
    let watch = |done: usize, of: usize| {
        told.borrow_mut().push((done, of));
        true
    };
    let bytes = produce(&original, &report, &watch)?;
    assert!(bytes == produce(&original, &report, UNWATCHED)?);
    assert!(bytes.starts_with(b"%PDF-"));
    let told = told.into_inner();
    let (last, all) = told.last().copied().ok_or("nothing told")?;
    assert!(told.len() > 20 && last + 1 == all, "{told:?}");
    Ok(())
}
