//! Frames as the window draws them, and pictures drawn off-screen.

use super::Bench;
use super::clock::{Row, median, once};
use super::edits::session;
use super::files::today;
use maquette::app::view::{Overlay, Screen, Span};
use maquette::app::{Intent, Session, Settings, update};
use maquette::chart::timeline::x_of;
use maquette::contract::{DeadlineId, LineKind, PartialDate, When};
use maquette::export::screen::picture;
use maquette::ui;
use maquette::ui::theme::{LIGHT, Theme};
use maquette::wording::Lang;
use std::time::Duration;

/// Events of the long timeline.
const EVENTS: usize = 10_000;
/// Frames drawn for one measure.
const FRAMES: u32 = 40;

/// Scrolling, and pictures of each screen.
pub fn measure(bench: &Bench, print: &mut dyn FnMut(Row)) {
    if !["frame", "render"].iter().any(|kind| bench.wants(kind)) {
        return;
    }
    let empty = frames(&mut |_| {});
    let mut session = session(bench.contract(), Screen::Overview);
    for screen in Screen::ALL {
        update(&mut session, Intent::Go(screen));
        frame(&format!("frame, {}", screen.name()), &session, empty, print);
        let name = format!("render, {}", screen.name());
        if bench.wants("render") {
            let time = median(|| (), |()| picture(&session, 1440, 900, &LIGHT).unwrap());
            print(Row {
                name,
                time,
                against: None,
            });
        }
    }
    let contract = session.document.as_ref().unwrap().contract();
    let above = |l: &&maquette::contract::Line| !matches!(l.kind, LineKind::Operation(_));
    let open: Vec<_> = contract
        .lines
        .iter()
        .filter(above)
        .map(|l| l.id.clone())
        .collect();
    session.view.matrix.expanded.extend(open);
    let (time, _) = once(|| update(&mut session, Intent::Go(Screen::Matrix)));
    print(Row {
        name: "charts of the matrix with all lines open".into(),
        time,
        against: None,
    });
    frame("frame, matrix with all lines open", &session, empty, print);
    session.view.overlay = Some(Overlay::Contents);
    frame("frame, all that the contract holds", &session, empty, print);
    start(empty, print);
    timeline(bench, empty, print);
}

/// From nothing to the first frame of the real contract, all but the window itself.
fn start(empty: Duration, print: &mut dyn FnMut(Row)) {
    let (time, _) = once(|| {
        let mut session = Session::new(Settings::first(Lang::Fr), today());
        maquette::app::start(&mut session, None);
        let ctx = egui::Context::default();
        Theme::install_fonts(&ctx);
        LIGHT.apply(&ctx);
        let output = ctx.run_ui(input(0), |ui| {
            ui::draw(ui, &session, &LIGHT);
        });
        ctx.tessellate(output.shapes, output.pixels_per_point)
    });
    print(Row {
        name: "start to the first frame of the real contract, without the window".into(),
        time,
        against: Some(("an empty frame", empty)),
    });
}

/// The timeline with ten thousand events, whatever the size of the contract, in each span.
fn timeline(bench: &Bench, empty: Duration, print: &mut dyn FnMut(Row)) {
    let mut contract = bench.contract();
    let some = contract.schedule.deadlines.clone();
    let mut all = some.clone();
    for n in 0.. {
        if all.len() >= EVENTS {
            break;
        }
        all.extend(some.iter().cloned().map(|mut event| {
            event.id = DeadlineId::new(&format!("{}-x{n}", event.id)).unwrap();
            event.date = moved(event.date, n);
            event
        }));
    }
    all.truncate(EVENTS);
    contract.schedule.deadlines = all;
    let mut session = session(contract, Screen::Schedule);
    let quarter = Span::Quarter;
    let x = x_of(today());
    let two_months = Span::Free(x - 20.0, x + 40.0);
    for (name, span) in [
        ("all", Span::All),
        ("a year", Span::Year),
        ("a quarter", quarter),
        ("two months", two_months),
    ] {
        update(&mut session, Intent::SetSpan(span));
        let name = format!("frame, timeline of {EVENTS} events, {name}");
        frame(&name, &session, empty, print);
    }
}

/// Another day, so that events spread.
fn moved(date: When, n: usize) -> When {
    let by = jiff::Span::new().days((n as i64 * 37) % 2500 - 1200);
    match date {
        When::On(PartialDate::Day(day)) => {
            When::On(PartialDate::Day(day.checked_add(by).unwrap_or(day)))
        }
        other => other,
    }
}

fn frame(name: &str, session: &Session, empty: Duration, print: &mut dyn FnMut(Row)) {
    let time = frames(&mut |ui| {
        ui::draw(ui, session, &LIGHT);
    });
    print(Row {
        name: name.into(),
        time,
        against: Some(("an empty frame", empty)),
    });
}

/// The median frame while the wheel turns, triangles included.
fn frames(draw: &mut dyn FnMut(&mut egui::Ui)) -> Duration {
    let ctx = egui::Context::default();
    Theme::install_fonts(&ctx);
    LIGHT.apply(&ctx);
    let mut times = Vec::new();
    for n in 0..FRAMES {
        let input = input(n);
        let (time, _) = once(|| {
            let mut output = ctx.run_ui(input, |ui| draw(ui));
            output.textures_delta.set.clear();
            output.textures_delta.free.clear();
            ctx.tessellate(output.shapes, output.pixels_per_point)
        });
        // The first frames lay out what stays laid out.
        if n >= 8 {
            times.push(time);
        }
    }
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn input(n: u32) -> egui::RawInput {
    let wheel = egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -57.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::default(),
    };
    let size = egui::vec2(1440.0, 900.0);
    egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
        time: Some(f64::from(n) / 60.0),
        events: vec![egui::Event::PointerMoved(egui::pos2(700.0, 500.0)), wheel],
        ..egui::RawInput::default()
    }
}
