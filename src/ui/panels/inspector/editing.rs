//! Changing a cell beside any screen: its amount where it stands, its status, its perimeter, the
//! reason of the change, its source. Decides nothing: each choice is an intent.

use crate::app::form::citation_name;
use crate::app::view::EditPlace;
use crate::app::{EmptyCell, FigureIntent, Intent, Then, Typing};
use crate::chart::{Detail, Subject};
use crate::contract::{Citation, Commitment, LineId, PartnerId, StateKind};
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::key_value::key_choice;
use crate::ui::widgets::link::{Leads, link};
use crate::ui::widgets::picker::{Picker, choose};
use crate::ui::widgets::text::paragraph;
use crate::wording::{Key, sentence};
use egui::{Id, TextEdit, Ui};

/// The cell that a detail is about.
pub fn cell(detail: &Detail) -> Option<(&LineId, &PartnerId)> {
    match &detail.subject {
        Subject::Cell(line, partner) => Some((line, partner)),
        _ => None,
    }
}

/// True while the amount of this detail is typed here.
pub fn is_open(desk: &Desk<'_>, detail: &Detail) -> bool {
    let editing = desk.session.view.matrix.editing.as_ref();
    editing.is_some_and(|edit| {
        edit.place == EditPlace::Inspector && cell(detail) == Some((&edit.line, &edit.partner))
    })
}

/// The only commitment of the cell, if it has just one.
fn sole<'a>(desk: &Desk<'a>, detail: &Detail) -> Option<&'a Commitment> {
    let (line, partner) = cell(detail)?;
    let scene = desk.session.scene()?;
    let cell = scene.summary.matrix.cell(line, partner)?;
    match cell.figures.as_slice() {
        [key] => desk.contract()?.commitment(*key),
        _ => None,
    }
}

/// Status and perimeter, each with the list of what it can be. True when they were shown.
pub fn choices(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail) -> bool {
    let Some((line, partner)) = cell(detail) else {
        return false;
    };
    let held = sole(desk, detail);
    if held.is_none() && !detail.figures.is_empty() {
        return false;
    }
    let kind = held.map_or(StateKind::NotPublished, |c| c.amount.kind());
    status(ui, desk, (line, partner), (held, kind));
    match held {
        Some(held) if held.perimeter.is_some() => perimeter(ui, desk, held),
        _ => return false,
    }
    true
}

const KINDS: [StateKind; 6] = [
    StateKind::Published,
    StateKind::Estimated,
    StateKind::NotPublished,
    StateKind::Pending,
    StateKind::Nil,
    StateKind::NotApplicable,
];

fn status(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    (line, partner): (&LineId, &PartnerId),
    (held, kind): (Option<&Commitment>, StateKind),
) {
    let mut kinds = KINDS.to_vec();
    if !kinds.contains(&kind) {
        kinds.insert(0, kind);
    }
    let names: Vec<&str> = kinds
        .iter()
        .map(|kind| sentence::state_name(*kind, desk.lang))
        .collect();
    let choice = Picker {
        icon: None,
        name: desk.text(Key::InspectorStatus),
        options: &names,
        selected: kinds.iter().position(|k| *k == kind).unwrap_or(0),
        widest: f32::INFINITY,
    };
    let chosen = key_choice(ui, desk.theme, choice).and_then(|i| kinds.get(i));
    let Some(chosen) = chosen.filter(|chosen| **chosen != kind) else {
        return;
    };
    let begin = || Typing::BeginBeside(line.clone(), partner.clone());
    let with_amount = held.filter(|c| c.amount.statement().is_some());
    let wishes: Vec<Intent> = match (chosen, with_amount) {
        (StateKind::Published, Some(held)) => vec![Intent::Figure(held.key, FigureIntent::Publish)],
        (StateKind::Estimated, Some(held)) => {
            vec![Intent::Figure(held.key, FigureIntent::Estimate)]
        }
        (StateKind::NotPublished, _) => typing([Typing::Clear(EmptyCell::NotPublished)]),
        (StateKind::NotApplicable, _) => typing([Typing::Clear(EmptyCell::NotApplicable)]),
        // The two states that need a reason ask for it, as if their word were typed.
        (StateKind::Pending, _) => typing([
            begin(),
            Typing::CellText("attente".to_owned()),
            Typing::CommitCell(Then::Stay),
        ]),
        (StateKind::Nil, _) => typing([
            begin(),
            Typing::CellText("0".to_owned()),
            Typing::CommitCell(Then::Stay),
            Typing::ZeroIsDecision(true),
        ]),
        _ => typing([begin()]),
    };
    for wish in wishes {
        desk.push(wish);
    }
}

fn typing<const N: usize>(all: [Typing; N]) -> Vec<Intent> {
    all.into_iter().map(Intent::Typing).collect()
}

fn perimeter(ui: &mut Ui, desk: &mut Desk<'_>, held: &Commitment) {
    let Some(contract) = desk.contract() else {
        return;
    };
    let all = &contract.perimeters;
    let names: Vec<&str> = all.iter().map(|p| p.label()).collect();
    let here = all
        .iter()
        .position(|p| Some(&p.id) == held.perimeter.as_ref());
    let choice = Picker {
        icon: None,
        name: desk.text(Key::InspectorPerimeter),
        options: &names,
        selected: here.unwrap_or(0),
        widest: f32::INFINITY,
    };
    let chosen = key_choice(ui, desk.theme, choice).filter(|i| Some(*i) != here);
    if let Some(perimeter) = chosen.and_then(|i| all.get(i)) {
        let what = FigureIntent::Perimeter(perimeter.id.clone());
        desk.push(Intent::Figure(held.key, what));
    }
}

/// Why it is so, or why it was changed: the note kept with the figure.
pub fn reason(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail) {
    let Some(held) = sole(desk, detail) else {
        return;
    };
    let title = desk.text(Key::InspectorChangeReason);
    super::section(ui, desk.theme, icons::NOTE, title);
    if desk.lang.hides_amounts() {
        // What is shown is not what is written: typing in it would write it.
        let said = held.note.as_deref().unwrap_or_default();
        let width = ui.available_width();
        paragraph(ui, said, (type_scale::BODY, desk.theme.text.second), width);
        return;
    }
    let mut text = held.note.clone().unwrap_or_default();
    let hint = desk.text(Key::InspectorChangeReasonHint);
    let hint = egui::RichText::new(hint).color(desk.theme.text.muted);
    let id = Id::unique(("reason", held.key));
    let field = TextEdit::multiline(&mut text)
        .id(id)
        .hint_text(hint)
        .font(type_scale::BODY.font())
        .desired_rows(2)
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(title));
    if response.changed() {
        desk.push(Intent::Figure(held.key, FigureIntent::Note(text)));
    }
    if response.lost_focus() {
        desk.push(Intent::EndGesture);
    }
}

/// A link that cites one of the contract's sources, where the figure has none.
pub fn cite(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail) {
    let (Some(held), Some(contract)) = (sole(desk, detail), desk.contract()) else {
        return;
    };
    let mut all: Vec<Citation> = Vec::new();
    for source in &contract.references.sources {
        let of = |quote| Citation {
            source: source.id.clone(),
            quote,
        };
        all.push(of(None));
        all.extend(source.quotes.iter().map(|quote| of(Some(quote.id.clone()))));
    }
    if all.is_empty() {
        return;
    }
    let names: Vec<String> = all.iter().map(|c| citation_name(contract, c)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let title = desk.text(Key::InspectorCite);
    let response = link(ui, desk.theme, title, Leads::Inside);
    let choice = Picker {
        icon: None,
        name: title,
        options: &names,
        selected: usize::MAX,
        widest: f32::INFINITY,
    };
    let chosen = choose(desk.theme, &response, choice);
    if let Some(citation) = chosen.and_then(|i| all.get(i)) {
        let what = FigureIntent::Cite(citation.clone());
        desk.push(Intent::Figure(held.key, what));
    }
    ui.add_space(space::XS);
}
