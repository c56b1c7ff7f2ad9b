//! The bar of a file that changed outside, the questions of a merge and the comparison, drawn
//! without a display and used with mouse and keyboard.
//!
//! With `MAQUETTE_PICTURES=some/folder` the pictures are written there to be looked at.

#[path = "support/whole.rs"]
mod whole;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use maquette::app::effect::Opened;
use maquette::app::outside::{Look, Seen};
use maquette::app::view::{Overlay, Screen};
use maquette::app::{
    Answer, Effect, FileIntent, Intent, Outside, OutsideIntent, RecoveryIntent, Session, Settings,
    Then, Typing, samples, update,
};
use maquette::compare::Side;
use maquette::contract::{LineId, PartnerId};
use maquette::export::{png, screen};
use maquette::file;
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;
use std::path::{Path, PathBuf};
use std::sync::Arc;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The day from which every picture is seen.
const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

fn path() -> PathBuf {
    PathBuf::from("/contrats/hauts-de-france.ron")
}

/// Carries out a wish, and what is worked out beside the window for it.
fn wish(session: &mut Session, intent: Intent) {
    for effect in update(session, intent) {
        if let Effect::Join(job) = effect {
            let joined = Box::new(job.answer());
            answer(session, Answer::Joined(Box::new(job.about), joined));
        }
    }
}

fn answer(session: &mut Session, answer: Answer) {
    wish(session, Intent::File(FileIntent::Answer(answer)));
}

/// The real contract, open from a file.
fn opened(lang: Lang) -> Result<Session, Box<dyn std::error::Error>> {
    let mut session = Session::new(Settings::first(lang), TODAY);
    let loaded = samples::load(samples::REAL).ok_or("sample")?;
    let opened = Opened::of(loaded, TODAY);
    answer(&mut session, Answer::Read(path(), Box::new(Ok(opened))));
    update(&mut session, Intent::Go(Screen::Matrix));
    Ok(session)
}

fn type_amount(session: &mut Session, axis: &str, text: &str) -> Outcome {
    let line = LineId::new(axis).map_err(|_| "line")?;
    let partner = PartnerId::new("mel").map_err(|_| "partner")?;
    let seed = Some(text.to_owned());
    for typing in [
        Typing::BeginCell {
            line,
            partner,
            seed,
        },
        Typing::CommitCell(Then::Stay),
    ] {
        update(session, Intent::Typing(typing));
    }
    Ok(())
}

fn looked(session: &mut Session, seen: Seen) -> Outcome {
    let document = session.document.as_ref().ok_or("document")?;
    let known = document.on_disk().ok_or("file")?;
    let look = Box::new(Look { known, seen });
    answer(session, Answer::Looked(path(), look));
    Ok(())
}

/// Somebody else writes two amounts and a title.
fn somebody_writes(session: &mut Session) -> Outcome {
    let text = String::from_utf8(samples::load(samples::REAL).ok_or("sample")?.bytes)?
        .replacen("2021-2027\",", "2021-2027, avenant\",", 1)
        .replacen("142.8 M€", "145 M€", 1)
        .replacen("31.8 M€", "32.4 M€", 1);
    let loaded = file::read("a.ron", text.as_bytes()).map_err(|_| "not read")?;
    looked(session, Seen::Changed(Box::new(loaded)))
}

/// Edited here and outside: two amounts are contested.
fn contested(lang: Lang) -> Result<Session, Box<dyn std::error::Error>> {
    let mut session = opened(lang)?;
    type_amount(&mut session, "axe-2", "150")?;
    type_amount(&mut session, "axe-1", "30,5")?;
    somebody_writes(&mut session)?;
    Ok(session)
}

fn keep(name: &str, session: &Session, size: (u16, u16), theme: &'static Theme) -> Outcome {
    let picture = screen::picture(session, size.0, size.1, theme)?;
    let bytes = png::encode(&picture)?;
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        let file = std::path::Path::new(&folder).join(format!("outside-{name}.png"));
        std::fs::write(file, &bytes)?;
    }
    assert_eq!(&bytes[1..4], b"PNG");
    Ok(())
}

fn decide(session: &mut Session, intent: OutsideIntent) {
    wish(session, Intent::File(FileIntent::Outside(intent)));
}

#[test]
fn the_bar_and_what_follows_draw() -> Outcome {
    for (theme, ending, lang, size) in [
        (&LIGHT, "fr-light", Lang::Fr, (1440, 900)),
        (&DARK, "en-dark", Lang::En, (1440, 900)),
        (&LIGHT, "fr-small", Lang::Fr, (1024, 700)),
        (&DARK, "en-small", Lang::En, (1024, 700)),
    ] {
        let mut s = contested(lang)?;
        keep(&format!("changed-{ending}"), &s, size, theme)?;
        decide(&mut s, OutsideIntent::Compare);
        keep(&format!("comparison-{ending}"), &s, size, theme)?;
        decide(&mut s, OutsideIntent::Merge);
        keep(&format!("merge-{ending}"), &s, size, theme)?;
        decide(&mut s, OutsideIntent::ChooseAll(Side::Theirs));
        keep(&format!("chosen-{ending}"), &s, size, theme)?;
        decide(&mut s, OutsideIntent::Apply);
        keep(&format!("merged-{ending}"), &s, size, theme)?;

        let mut s = opened(lang)?;
        looked(&mut s, Seen::Gone)?;
        update(&mut s, Intent::Do(maquette::app::action::Action::Save));
        keep(&format!("gone-{ending}"), &s, size, theme)?;

        let broken = b"( schema: 1, ";
        let refusal = file::read("a.ron", broken).err().ok_or("read")?;
        let seen = Seen::Broken(Arc::new(broken.to_vec()), Box::new(refusal));
        let mut s = opened(lang)?;
        looked(&mut s, seen)?;
        keep(&format!("broken-{ending}"), &s, size, theme)?;

        let mut s = opened(lang)?;
        somebody_writes(&mut s)?;
        keep(&format!("reloaded-{ending}"), &s, size, theme)?;
    }
    Ok(())
}

/// What the file held earlier: one edit ago, several, and a copy that can no longer be read.
fn earlier(session: &Session) -> Result<Vec<maquette::app::keeping::Earlier>, &'static str> {
    use maquette::app::keeping::Earlier;
    use maquette::compare::what_differs;
    let now = session.document.as_ref().ok_or("document")?.contract();
    let copy = |name: &str| {
        let path = Path::new("/backups").join(format!("{name}-1a2b3c4d.ron"));
        maquette::file::backup::Backup::at(&path).ok_or("copy")
    };
    let held = |name, text: String| {
        let loaded = file::read("a.ron", text.as_bytes()).map_err(|_| "not read")?;
        Ok::<_, &'static str>(Earlier {
            copy: copy(name)?,
            changes: what_differs(&loaded.contract, now),
            contract: Some(Arc::new(loaded.contract)),
        })
    };
    let bytes = samples::load(samples::REAL).ok_or("sample")?.bytes;
    let original = String::from_utf8(bytes).map_err(|_| "text")?;
    let one = original.replacen("142.8 M€", "145 M€", 1);
    let several = one
        .replacen(
            "2021-2027\",",
            "2021-2027, projet soumis à la concertation\",",
            1,
        )
        .replacen("31.8 M€", "32.4 M€", 1)
        .replacen("693 M€", "690 M€", 2);
    Ok(vec![
        held("000004-20241202-094100", one)?,
        held("000003-20241129-170500", several)?,
        Earlier {
            copy: copy("000002-20241003-080000")?,
            contract: None,
            changes: Vec::new(),
        },
        held("000001-20240930-183000", original)?,
    ])
}

#[test]
fn the_list_of_earlier_versions_draws() -> Outcome {
    for (theme, shade) in [(&LIGHT, "light"), (&DARK, "dark")] {
        for (lang, code) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
            for size in [(1440, 900), (1024, 700)] {
                let mut s = opened(lang)?;
                update(
                    &mut s,
                    Intent::Do(maquette::app::action::Action::OpenEarlier),
                );
                let list = Arc::new(earlier(&s)?);
                answer(&mut s, Answer::Earlier(path(), list));
                update(&mut s, Intent::Recovery(RecoveryIntent::ChooseEarlier(1)));
                let name = format!("earlier-{code}-{shade}-{}", size.0);
                keep(&name, &s, size, theme)?;
            }
        }
    }
    Ok(())
}

fn window(session: Session) -> Harness<'static, Session> {
    whole::window(session, |_, session, intent| {
        wish(session, intent);
    })
}

#[test]
fn a_merge_is_made_by_accessible_names() -> Outcome {
    let mut harness = window(contested(Lang::Fr)?);
    harness
        .get_by_role_and_label(Role::Button, "Fusionner")
        .click();
    harness.run();
    let apply = harness.get_by_role_and_label(Role::Button, "Appliquer la fusion");
    assert!(apply.accesskit_node().is_disabled());
    for name in [
        "MEL, axe 1 · Montant, Ici, 30,5\u{a0}M€, publié · Hors mobilités",
        "MEL, axe 2 · Montant, Sur le disque, 145\u{a0}M€, publié · Hors mobilités",
    ] {
        harness
            .get_by_role_and_label(Role::RadioButton, name)
            .click();
        harness.run();
    }
    harness
        .get_by_role_and_label(Role::Button, "Appliquer la fusion")
        .click();
    harness.run();
    let session = harness.state();
    let document = session.document.as_ref().ok_or("document")?;
    assert_eq!(document.outside, None);
    let amounts: Vec<String> = document
        .contract()
        .commitments
        .iter()
        .filter_map(|c| c.amount.statement())
        .map(|s| s.amount.to_string())
        .collect();
    assert!(amounts.contains(&"30.5 M€".to_owned()), "{amounts:?}");
    assert!(amounts.contains(&"145 M€".to_owned()), "{amounts:?}");
    assert!(document.contract().identity.title.ends_with("avenant"));
    Ok(())
}

#[test]
fn the_keyboard_chooses_and_escape_loses_nothing() -> Outcome {
    let mut session = contested(Lang::Fr)?;
    decide(&mut session, OutsideIntent::Merge);
    let mut harness = window(session);
    let name = "MEL, axe 2 · Montant, Sur le disque, 145\u{a0}M€, publié · Hors mobilités";
    harness
        .get_by_role_and_label(Role::RadioButton, name)
        .focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    let chosen = |harness: &Harness<'static, Session>| {
        let document = harness.state().document.as_ref();
        match document.and_then(|d| d.outside.as_ref()) {
            Some(Outside::Changed(_, choices)) => choices.len(),
            _ => 0,
        }
    };
    assert_eq!(chosen(&harness), 1);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().view.overlay, None);
    assert_eq!(chosen(&harness), 1);
    harness
        .get_by_role_and_label(Role::Button, "Fusionner")
        .click();
    harness.run();
    let overlay = &harness.state().view.overlay;
    assert!(matches!(overlay, Some(Overlay::Merge(_))));
    Ok(())
}
