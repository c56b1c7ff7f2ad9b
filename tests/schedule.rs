//! The schedule screen: what is to come, what is past, selection, dates typed and dragged.

use maquette::app::view::{Screen, Span};
use maquette::app::{Intent, Session, Settings, start, update};
use maquette::chart::Subject;
use maquette::contract::DeadlineId;
use maquette::export::{png, screen};
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;

type Outcome = Result<(), Box<dyn std::error::Error>>;

const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

fn session(lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), TODAY);
    start(&mut session, None);
    update(&mut session, Intent::Go(Screen::Schedule));
    session
}

fn keep(name: &str, session: &Session, size: (u16, u16), theme: &'static Theme) -> Outcome {
    let picture = screen::picture(session, size.0, size.1, theme)?;
    let bytes = png::encode(&picture)?;
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        std::fs::write(
            std::path::Path::new(&folder).join(format!("schedule-{name}.png")),
            &bytes,
        )?;
    }
    assert_eq!(&bytes[1..4], b"PNG");
    Ok(())
}

#[test]
fn the_schedule_draws_in_every_state() -> Outcome {
    let mut s = session(Lang::Fr);
    keep("plain", &s, (1440, 900), &LIGHT)?;
    keep("small", &s, (1024, 700), &LIGHT)?;
    keep("least", &s, (900, 600), &LIGHT)?;
    keep("dark", &s, (1440, 900), &DARK)?;
    keep("english", &session(Lang::En), (1440, 900), &LIGHT)?;
    let id = DeadlineId::new("consultation-avenant").map_err(|_| "id")?;
    update(&mut s, Intent::Select(Subject::Deadline(id.clone())));
    keep("selected", &s, (1440, 900), &LIGHT)?;
    update(&mut s, Intent::Typing(maquette::app::Typing::BeginDate(id)));
    keep("editing", &s, (1440, 900), &LIGHT)?;
    update(
        &mut s,
        Intent::Typing(maquette::app::Typing::DateText("36 janvier".to_owned())),
    );
    keep("refused", &s, (1440, 900), &LIGHT)?;
    update(&mut s, Intent::Escape);
    update(&mut s, Intent::SetSpan(Span::Quarter));
    keep("quarter", &s, (1440, 900), &LIGHT)?;
    update(&mut s, Intent::SetSpan(Span::Year));
    keep("year", &s, (1440, 900), &LIGHT)?;
    update(&mut s, Intent::SetSpan(Span::All));
    update(&mut s, Intent::Escape);
    update(&mut s, Intent::ShowAllPast(true));
    update(
        &mut s,
        Intent::SetObservation(Some(jiff::civil::date(2025, 2, 18))),
    );
    keep("overdue", &s, (1440, 900), &LIGHT)?;
    Ok(())
}
