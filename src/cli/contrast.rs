//! What changes from one file to another, in the words that the window copies for minutes.

use super::render::hold;
use crate::app::view::Screen;
use crate::app::{Intent, ScreenChart, Settings, session_of, update};
use crate::chart::Outcome;
use crate::contract::Date;
use crate::file::Loaded;
use crate::wording::Lang;
use std::path::Path;

/// The text, and whether both say the same.
pub(super) fn report(
    (before, after): (&Path, &Path),
    (one, two): (Loaded, Loaded),
    today: Date,
    lang: Lang,
) -> (bool, String) {
    let mut session = session_of(after, two, Settings::first(lang), today);
    hold(&mut session, before.to_path_buf(), one);
    session.comparing.wait(session.document.as_ref());
    update(&mut session, Intent::Go(Screen::Contrast));
    match session.charts().map(|charts| &charts.screen) {
        Some(ScreenChart::Contrast(chart)) => {
            let is_same = chart.outcome == Outcome::Same;
            (is_same, chart.minutes().text)
        }
        _ => {
            debug_assert!(false, "the comparison is what is shown");
            (false, String::new())
        }
    }
}
