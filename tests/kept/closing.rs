//! What waits for a save or for a file that is read is off, or asked about, when something comes in between.

use super::*;

/// An edited contract without a file, asked to close and told to save.
fn about_to_save() -> (Session, Vec<Effect>) {
    let mut session = session();
    let (line, partner) = cell("axe-2", "mel");
    let begin = Typing::BeginCell {
        line,
        partner,
        seed: Some("143".to_owned()),
    };
    update(&mut session, Intent::Typing(begin));
    update(&mut session, Intent::File(FileIntent::CloseRequested));
    assert_eq!(session.view.overlay, Some(Overlay::Unsaved));
    let save = Intent::File(FileIntent::Unsaved(UnsavedChoice::Save));
    let effects = update(&mut session, save);
    (session, effects)
}

#[test]
fn cancelling_the_dialog_of_the_save_cancels_the_closing() {
    let (mut session, effects) = about_to_save();
    assert!(matches!(effects.as_slice(), [Effect::PickSave(_)]));
    let cancelled = Intent::File(FileIntent::Answer(Answer::PickedSave(None)));
    assert_eq!(update(&mut session, cancelled), Vec::new());
    assert_eq!(session.after, None);
    assert_eq!(known(&session), Some(Euros::whole(143_000_000)));
    assert!(session.document.as_ref().unwrap().is_dirty());
}

#[test]
fn leaving_the_typed_path_of_the_save_cancels_the_closing() {
    let (mut session, _) = about_to_save();
    let none = Answer::NoDialog(PathPurpose::Save, "contrat.ron".to_owned());
    update(&mut session, Intent::File(FileIntent::Answer(none)));
    assert!(matches!(session.view.overlay, Some(Overlay::Path(_))));
    update(&mut session, Intent::Escape);
    assert_eq!(session.view.overlay, None);
    assert_eq!(session.after, None);
    assert!(session.document.as_ref().unwrap().is_dirty());
}

#[test]
fn edits_made_while_another_file_is_read_are_asked_about() {
    let mut session = session();
    let path = std::path::PathBuf::from("autre.ron");
    let open = Intent::File(FileIntent::Open(path.clone()));
    let today = session.today();
    assert_eq!(
        update(&mut session, open),
        vec![Effect::Read(path.clone(), today)]
    );
    let (line, partner) = cell("axe-2", "mel");
    let seed = Some("143".to_owned());
    let begin = Typing::BeginCell {
        line,
        partner,
        seed,
    };
    update(&mut session, Intent::Typing(begin));
    update(
        &mut session,
        Intent::Typing(Typing::CommitCell(maquette::app::Then::Stay)),
    );
    let bytes = include_bytes!("../../data/trois-vallees.ron");
    let loaded = maquette::file::read("autre.ron", bytes).unwrap();
    let opened = maquette::app::effect::Opened::of(loaded, today);
    let answer = Answer::Read(path, Box::new(Ok(opened)));
    update(&mut session, Intent::File(FileIntent::Answer(answer)));
    assert_eq!(session.view.overlay, Some(Overlay::Unsaved));
    assert_eq!(known(&session), Some(Euros::whole(143_000_000)));
}
