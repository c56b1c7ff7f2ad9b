//! Slides of the bundled contracts: right figures, titles that hold, nothing that leaks.

use super::*;
use crate::app::{Amounts, Intent, Session, Settings, samples, start, update};
use crate::chart::Look;
use crate::contract::{Contract, State, Value};
use crate::summary::Summary;
use crate::wording::Lang;

fn session(lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), jiff::civil::date(2024, 12, 2));
    start(&mut session, None);
    session
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn all(session: &Session) -> Vec<Slide> {
    slides(
        &session.scene().unwrap(),
        &SlideChoice::all(),
        &Imprint::default(),
    )
}

/// The slides of another reading of the real contract.
fn changed(change: impl Fn(&mut Contract)) -> Vec<Slide> {
    let session = session(Lang::Fr);
    let scene = session.scene().unwrap();
    let mut contract = scene.contract.clone();
    change(&mut contract);
    let summary = Summary::of(&contract, &scene.summary.perimeter);
    let scene = Scene {
        contract: &contract,
        summary: &summary,
        ..scene
    };
    slides(&scene, &SlideChoice::all(), &Imprint::default())
}

fn title(slides: &[Slide], name: SlideName) -> String {
    plain(&slides.iter().find(|s| s.name == name).unwrap().title)
}

#[test]
fn the_real_contract_gives_six_slides_with_findings_that_hold() {
    let slides = all(&session(Lang::Fr));
    let titles: Vec<String> = slides.iter().map(|s| plain(&s.title)).collect();
    assert_eq!(
        titles,
        [
            "CPER Hauts-de-France 2021-2027",
            "Quatre signataires sur neuf apportent 86 % du total",
            "L’axe 2 reçoit 57,3 % du total",
            "La MEL engage 194,6 M€, dont 142,8 M€ sur l’axe 2",
            "Prochaines échéances",
            "14 cellules sur 54 ont un statut sourcé",
        ]
    );
    assert_eq!(plain(&slides[1].place), "2 / 6");
}

#[test]
fn the_parts_are_those_of_the_sources() {
    let slides = all(&session(Lang::Fr));
    let SlideBody::Bars(marks) = &slides[1].body else {
        panic!("{:?}", slides[1].body);
    };
    let said: Vec<String> = marks
        .iter()
        .map(|m| plain(&format!("{} {} {}", m.label, m.value, m.note)))
        .collect();
    assert_eq!(
        said,
        [
            "Région 995 M€ 36 %",
            "État 994 M€ 36 %",
            "Nord 195,4 M€ 7 %",
            "MEL 194,6 M€ 7 %",
            "Cinq autres ≈ 378 M€ 14 %",
        ]
    );
}

#[test]
fn no_slide_has_more_marks_than_can_be_read() {
    let look: fn(&Session) -> &Look = |s| s.scene().unwrap().look;
    for name in [samples::REAL, samples::REAL_V2, samples::FICTITIOUS] {
        let contract = samples::load(name).unwrap();
        let path = std::path::Path::new(name);
        let today = jiff::civil::date(2024, 12, 2);
        let session = crate::app::session_of(path, contract, Settings::first(Lang::En), today);
        assert_eq!(look(&session).today, today);
        for slide in all(&session) {
            let marks = match &slide.body {
                SlideBody::Bars(marks) => marks.len(),
                SlideBody::Figures(figures) => figures.len(),
                SlideBody::Dates(dates) => dates.len(),
                SlideBody::Nothing(_) => 0,
            };
            assert!(
                (1..=MOST_MARKS).contains(&marks),
                "{name} {:?}: {marks}",
                slide.name
            );
            assert!(!slide.scope.is_empty() && !slide.title.is_empty());
        }
    }
}

#[test]
fn a_title_that_one_of_two_sources_would_break_turns_neutral() {
    // 768 or 1 200 for the seven others: the four named would bring 86 % or 75 %.
    let slides = changed(|contract| {
        for figure in &mut contract.announced {
            if let Value::Amount(State::Conflict { alternatives, .. }) = &mut figure.value {
                alternatives[0].statement.amount = "1200 M€".parse().unwrap();
            }
        }
    });
    assert_eq!(title(&slides, SlideName::Parts), "Parts des signataires");
    assert_eq!(slides[1].standing, Standing::Contested);
    // What the conflict does not touch still holds.
    assert_eq!(slides[3].standing, Standing::Finding);
}

#[test]
fn a_part_that_is_more_than_the_announced_whole_is_not_said_to_be_of_it() {
    let slides = changed(|contract| {
        let is_it = |c: &&mut crate::contract::Commitment| {
            c.line.as_str() == "axe-2" && c.by.iter().any(|id| id.as_str() == "mel")
        };
        let commitment = contract.commitments.iter_mut().find(is_it).unwrap();
        let State::Published(published) = &mut commitment.amount else {
            panic!("a published amount")
        };
        published.amount = "200 M€".parse().unwrap();
    });
    let title = title(&slides, SlideName::Partner);
    assert!(!title.contains("dont"), "{title}");
}

#[test]
fn rounding_that_leaves_two_percentages_states_none() {
    let slides = changed(|contract| {
        for figure in &mut contract.announced {
            if let Value::Amount(State::Published(statement)) = &mut figure.value
                && statement.amount.to_string() == "994 M€"
            {
                // 994 ± 50: the four bring between 84 and 88 %.
                statement.amount = "0.99 Md€".parse().unwrap();
                statement.amount = "1.0 Md€".parse().unwrap();
            }
        }
    });
    assert_eq!(title(&slides, SlideName::Parts), "Parts des signataires");
}

#[test]
fn hidden_amounts_leave_no_digit_of_them() {
    for lang in [Lang::Fr, Lang::En] {
        let mut session = session(lang);
        update(&mut session, Intent::Amounts(Amounts::Hidden));
        for slide in all(&session) {
            let name = slide.name;
            let table = slide.table(session.lang());
            let words = [slide.spoken(), slide.notes.join(" "), slide.foot.join(" ")];
            let shown = plain(&format!("{} {table:?}", words.join(" ")));
            for amount in [
                "995", "994", "142", "194", "57,3", "57.3", "757", "378", "2,7", "2.7", "86 %",
                "86%",
            ] {
                assert!(!shown.contains(amount), "{name:?}: {amount} in {shown}");
            }
            let has_amount = !matches!(name, SlideName::Dates | SlideName::Gaps);
            assert_eq!(shown.contains("•••"), has_amount, "{name:?} {shown}");
            // What it comes to is not told by its title either.
            assert_eq!(slide.title, slide.neutral);
        }
    }
}

#[test]
fn a_contract_with_nothing_in_it_gives_a_slide_that_says_so() {
    let slides = changed(|contract| {
        contract.commitments.clear();
        contract.announced.clear();
        contract.schedule.deadlines.clear();
    });
    let [only] = slides.as_slice() else {
        panic!("{slides:?}");
    };
    let SlideBody::Nothing(why) = &only.body else {
        panic!("{only:?}");
    };
    assert!(only.spoken().contains(why.as_str()));
    assert_eq!(plain(&only.place), "1 / 1");
}

#[test]
fn a_title_of_ones_own_holds_as_long_as_the_figures_say_the_same() {
    let session = session(Lang::Fr);
    let scene = session.scene().unwrap();
    let name = SlideName::Parts;
    let with = |words: &str| {
        let mut list = SlideChoice::all();
        for choice in &mut list {
            if choice.name == name {
                choice.title = Some(OwnTitle::written(words.to_owned(), &scene, name));
            }
        }
        list
    };
    let shown = |scene: &Scene<'_>, list: &[SlideChoice]| {
        let slides = slides(scene, list, &Imprint::default());
        let slide = slides.into_iter().find(|s| s.name == name).unwrap();
        (plain(&slide.title), slide.standing)
    };
    // An edit: Région brings 600 and not 995.
    let mut contract = scene.contract.clone();
    for figure in &mut contract.announced {
        if let Value::Amount(State::Published(statement)) = &mut figure.value
            && statement.amount.to_string() == "995 M€"
        {
            statement.amount = "600 M€".parse().unwrap();
        }
    }
    let summary = Summary::of(&contract, &scene.summary.perimeter);
    let edited = Scene {
        contract: &contract,
        summary: &summary,
        ..scene
    };
    for (words, stands) in [
        ("Quatre sur neuf en portent 86 %", false),
        ("Quatre signataires portent l’essentiel", false),
        ("Qui porte quoi", true),
    ] {
        let list = with(words);
        assert_eq!(shown(&scene, &list), (words.to_owned(), Standing::Own));
        assert_eq!(points(&scene, &list), []);
        let expected = match stands {
            true => (words.to_owned(), Standing::Own),
            false => ("Parts des signataires".to_owned(), Standing::Outdated),
        };
        assert_eq!(shown(&edited, &list), expected);
        assert_eq!(
            points(&edited, &list).len(),
            usize::from(!stands),
            "{words}"
        );
    }
}

#[test]
fn a_title_that_sources_contradict_raises_a_point_and_one_that_holds_does_not() {
    let session = session(Lang::Fr);
    let scene = session.scene().unwrap();
    // 768 or 770 for the seven others: 86 % either way.
    let is_conflict = |s: &&State| matches!(s, State::Conflict { .. });
    let announced = scene.contract.announced.iter();
    assert_eq!(
        announced
            .filter_map(|a| a.state())
            .filter(is_conflict)
            .count(),
        1
    );
    assert_eq!(points(&scene, &SlideChoice::all()), []);
    let mut contract = scene.contract.clone();
    for figure in &mut contract.announced {
        if let Value::Amount(State::Conflict { alternatives, .. }) = &mut figure.value {
            alternatives[0].statement.amount = "1200 M€".parse().unwrap();
        }
    }
    let summary = Summary::of(&contract, &scene.summary.perimeter);
    let contested = Scene {
        contract: &contract,
        summary: &summary,
        ..scene
    };
    let raised = points(&contested, &SlideChoice::all());
    let codes: Vec<&str> = raised.iter().map(|point| point.code.name()).collect();
    assert_eq!(codes, ["SlideTitleContested"]);
    // A slide that is hidden raises nothing.
    let mut list = SlideChoice::all();
    list[1].is_shown = false;
    assert_eq!(points(&contested, &list), []);
}

#[test]
fn a_slide_with_many_marks_can_be_two_with_all_of_them() {
    let mut all = 0;
    for name in [samples::REAL, samples::FICTITIOUS] {
        let contract = samples::load(name).unwrap();
        let today = jiff::civil::date(2024, 12, 2);
        let path = std::path::Path::new(name);
        let session = crate::app::session_of(path, contract, Settings::first(Lang::Fr), today);
        let scene = session.scene().unwrap();
        for name in SlideName::ALL {
            let choice = SlideChoice {
                is_split: true,
                ..SlideChoice::new(name)
            };
            let imprint = Imprint::default();
            let Made {
                slides: made,
                can_be_split,
            } = slides_of(&scene, &choice, &Once::of(&imprint));
            let expected = if can_be_split { 2 } else { 1 };
            assert!(made.len() <= expected, "{name:?}");
            if made.len() == 2 {
                all += 1;
                let shown: usize = made.iter().map(|s| s.body.marks().len()).sum();
                assert_eq!(shown, made[0].marks, "{name:?}");
                assert!(plain(&made[1].title).ends_with("(2 / 2)"));
            }
        }
    }
    assert!(all > 0, "no bundled contract has a dense slide");
}
