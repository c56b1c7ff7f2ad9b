//! The timeline of the real contract, word for word.

use super::*;
use crate::app::samples;
use crate::app::{Intent, Session, Settings, start, update};
use crate::contract::PartialDate;
use crate::edit::Edit;
use crate::wording::Lang;
use jiff::civil::date as day;

fn session(today: Date, lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), today);
    start(&mut session, None);
    session
}

fn timeline(today: Date) -> Timeline {
    Timeline::of(&session(today, Lang::Fr).scene().unwrap())
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn what_is_to_come_and_what_has_no_date() {
    let chart = timeline(day(2024, 12, 2));
    let rows: Vec<String> = chart
        .coming
        .iter()
        .map(|r| {
            let parts = [
                Some(r.countdown.as_str()),
                r.date.as_deref(),
                Some(r.title.as_str()),
                r.precision.as_deref(),
            ];
            plain(&parts.into_iter().flatten().collect::<Vec<_>>().join(" | "))
        })
        .collect();
    assert_eq!(
        rows,
        [
            "dans 36 j | 7 janv. 2025 | Consultations : ouverture | jour",
            "dans 66 j | 6 févr. 2025 | Consultations : clôture | jour",
            "dans 1 124 j | fin 2027 | Fin de la période | année",
            "sans date | Avis du CESER, à l’unanimité",
            "sans date | Signature de l’avenant mobilités",
        ]
    );
    let notes: Vec<Option<&str>> = chart.coming.iter().map(|r| r.note.as_deref()).collect();
    assert_eq!(notes.first(), Some(&Some("Avenant mobilités")));
    assert!(chart.coming.iter().all(|r| r.urgency != Urgency::Overdue));
}

#[test]
fn what_is_past_comes_latest_first() {
    let chart = timeline(day(2024, 12, 2));
    assert_eq!(chart.past.len(), 11);
    let rows: Vec<String> = chart
        .past
        .iter()
        .take(6)
        .map(|r| plain(&format!("{} | {} | {}", r.date, r.title, r.outcome)))
        .collect();
    assert_eq!(
        rows,
        [
            "26 avr. 2024 | Protocole mobilités signé à Compiègne | constaté",
            "23 nov. 2023 | Conseil régional : protocole mobilités adopté | constaté",
            "mars 2023 | Échanges sur l’axe 5, « pas avant » | prévu",
            "9 janv. 2023 | Signature du contrat à Lille | constaté",
            "24 juin 2022 | Adoption par le conseil de la MEL | constaté",
            "17 nov. – 16 déc. 2021 | Consultation du public | constaté",
        ]
    );
}

#[test]
fn marks_say_what_is_known_of_their_date() {
    let chart = timeline(day(2024, 12, 2));
    let words = |id: &str| {
        let id = DeadlineId::new(id).unwrap();
        plain(&chart.mark(&id).unwrap().date)
    };
    assert_eq!(words("debut-travaux"), "sept. 2019, fin non publiée");
    assert_eq!(words("accord-relance"), "mars 2021, jour non publié");
    assert_eq!(words("echanges-axe-5"), "« pas avant mars 2023 »");
    assert_eq!(words("consultation-avenant"), "7 janv. – 6 févr. 2025");
    assert_eq!(words("fin-periode"), "fin 2027");
    assert_eq!(chart.marks.len(), 13);
    let signatures = chart.marks.iter().filter(|m| m.is_signature).count();
    assert_eq!(signatures, 1);
    assert_eq!(chart.extent.0, x_of(day(2019, 1, 1)));
    assert_eq!(chart.extent.1, x_of(day(2028, 1, 1)));
}

#[test]
fn the_period_says_what_is_left_of_it() {
    let left = |today| timeline(today).period.remaining.map(|t| plain(&t));
    assert_eq!(left(day(2024, 12, 2)).as_deref(), Some("reste 1 124 jours"));
    assert_eq!(left(day(2027, 12, 30)).as_deref(), Some("reste 1 jour"));
    assert_eq!(left(day(2028, 1, 1)).as_deref(), Some("période terminée"));
    assert_eq!(left(day(2020, 12, 31)), None);
    let chart = timeline(day(2024, 12, 2));
    assert_eq!(chart.period.title, "Période 2021-2027");
    assert_eq!(chart.lanes.len(), 7);
    assert_eq!(chart.period.lane, 6);
}

#[test]
fn a_late_event_says_so_and_not_before_never_is() {
    let chart = timeline(day(2025, 2, 18));
    let late: Vec<&Coming> = chart
        .coming
        .iter()
        .filter(|r| r.urgency == Urgency::Overdue)
        .collect();
    assert_eq!(late.len(), 1);
    let late = late.first().unwrap();
    assert_eq!(plain(&late.countdown), "en retard de 12 j");
    assert_eq!(late.title, "Consultation sur l’avenant mobilités");
    // Seen before its date, “not before” stands among what is to come, without a countdown.
    let early = timeline(day(2023, 2, 1));
    let announced = early
        .coming
        .iter()
        .find(|r| r.deadline.as_str() == "echanges-axe-5")
        .unwrap();
    assert_eq!(announced.urgency, Urgency::None);
    assert_eq!(announced.countdown, "");
    assert_eq!(announced.date.as_deref(), Some("pas avant mars 2023"));
}

#[test]
fn the_filter_keeps_marks_and_rows() {
    let mut session = session(day(2024, 12, 2), Lang::Fr);
    update(
        &mut session,
        Intent::SetFilter(Some("mobilites".to_owned())),
    );
    let chart = Timeline::of(&session.scene().unwrap());
    assert_eq!(chart.marks.len(), 4);
    assert_eq!(chart.coming.len(), 3);
    assert_eq!(chart.past.len(), 3);
    assert_eq!(chart.total, 15);
}

#[test]
fn a_moved_date_moves_its_mark() {
    let mut session = session(day(2024, 12, 2), Lang::Fr);
    let id = DeadlineId::new("signature").unwrap();
    let document = session.document.as_mut().unwrap();
    let date = crate::contract::When::On(PartialDate::parse("2023-01-10").unwrap());
    document
        .commit(Edit::MoveDeadline {
            id: id.clone(),
            date,
        })
        .unwrap();
    let chart = Timeline::of(&session.scene().unwrap());
    assert_eq!(chart.mark(&id).unwrap().date, "10 janv. 2023");
}

#[test]
fn the_table_has_a_row_for_each_event() {
    let mut session = session(day(2024, 12, 2), Lang::En);
    update(&mut session, Intent::Go(crate::app::view::Screen::Schedule));
    let table = Timeline::of(&session.scene().unwrap()).table();
    assert_eq!(table.rows.len(), 15);
    assert!(table.rows.iter().all(|r| r.len() == table.headers.len()));
    assert!(samples::load(samples::REAL).is_some());
}
