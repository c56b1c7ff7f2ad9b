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
