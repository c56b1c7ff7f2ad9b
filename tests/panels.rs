//! The inspector and the findings panel, drawn without a display.
//!
//! With `MAQUETTE_PICTURES=some/folder` the pictures are written there to be looked at.

use maquette::app::action::Action;
use maquette::app::view::Screen;
use maquette::app::{Intent, Session, Settings, start, update};
use maquette::chart::Subject;
use maquette::contract::{DeadlineId, GroupId, LineId, PartnerId};
use maquette::export::{png, screen};
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The day from which every picture is seen.
const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

fn session(lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), TODAY);
    start(&mut session, None);
    update(&mut session, Intent::Go(Screen::Matrix));
    session
}

fn cell(axis: &str, partner: &str) -> Result<Subject, Box<dyn std::error::Error>> {
    let line = LineId::new(axis).map_err(|_| "line")?;
    let partner = PartnerId::new(partner).map_err(|_| "partner")?;
    Ok(Subject::Cell(line, partner))
}

fn keep(name: &str, session: &Session, size: (u16, u16), theme: &'static Theme) -> Outcome {
    let picture = screen::picture(session, size.0, size.1, theme)?;
    let bytes = png::encode(&picture)?;
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        let file = std::path::Path::new(&folder).join(format!("panels-{name}.png"));
        std::fs::write(file, &bytes)?;
    }
    assert_eq!(&bytes[1..4], b"PNG");
    Ok(())
}

#[test]
fn the_inspector_draws_every_kind_of_mark() -> Outcome {
    let group = GroupId::new("sept-autres").map_err(|_| "group")?;
    let event = DeadlineId::new("consultation-avenant").map_err(|_| "event")?;
    let line = LineId::new("axe-2").map_err(|_| "line")?;
    let partner = PartnerId::new("mel").map_err(|_| "partner")?;
    let subjects = [
        ("cell", cell("axe-2", "mel")?),
        ("pending", cell("axe-5", "mel")?),
        ("nil", cell("axe-6", "mel")?),
        ("unknown", cell("axe-1", "nord")?),
        ("group", Subject::Group(group)),
        ("event", Subject::Deadline(event)),
        ("line", Subject::Line(line)),
        ("partner", Subject::Partner(partner)),
        ("envelope", Subject::Envelope),
        ("parts", Subject::Parts),
    ];
    for (name, subject) in subjects {
        let mut s = session(Lang::Fr);
        update(&mut s, Intent::Select(subject));
        keep(name, &s, (1440, 900), &LIGHT)?;
        if name == "cell" {
            keep("cell-small", &s, (1024, 700), &LIGHT)?;
            keep("cell-dark", &s, (1440, 900), &DARK)?;
        }
    }
    Ok(())
}

#[test]
fn the_findings_draw() -> Outcome {
    let mut s = session(Lang::Fr);
    update(&mut s, Intent::Go(Screen::Overview));
    update(&mut s, Intent::Do(Action::Findings));
    keep("findings", &s, (1440, 900), &LIGHT)?;
    update(&mut s, Intent::Do(Action::NextFinding));
    keep("findings-first", &s, (1440, 900), &LIGHT)?;
    keep("findings-dark", &s, (1440, 900), &DARK)?;
    update(&mut s, Intent::Do(Action::NextFinding));
    keep("findings-second", &s, (1440, 900), &LIGHT)?;
    keep("findings-small", &s, (1024, 700), &LIGHT)?;
    Ok(())
}
