//! The forms of axes, objectives and operations. Knows nothing of the figures they bear.

use super::choices::{self, CHILD_RULES, LINE_SORTS, child_rule, kinds, line_sort};
use super::reader::Answers;
use super::typed::{amount_text, when_text};
use super::{Draft, FieldKey, LineSort};
use crate::contract::*;
use crate::edit::{Edit, LineChange};

/// A line to be filled in. Without a parent it is an axis, with the next number.
pub(super) fn blank(contract: &Contract, parent: Option<&LineId>, sort: Option<LineSort>) -> Line {
    let kind = match sort {
        None => LineKind::Axis(Axis {
            number: next_number(contract),
            themes: Vec::new(),
        }),
        Some(LineSort::Objective) => LineKind::Objective(Objective::default()),
        Some(LineSort::Operation) => LineKind::Operation(Box::default()),
    };
    Line {
        id: LineId::fresh("", |_| false),
        parent: parent.cloned(),
        kind,
        title: String::new(),
        short: None,
        other_titles: Vec::new(),
        children: ChildRule::default(),
        sources: Vec::new(),
        note: None,
    }
}

/// One more than the greatest number of an axis; none where axes are not numbered so.
fn next_number(contract: &Contract) -> String {
    let numbers = contract
        .axes()
        .map(|axis| axis.number()?.parse::<u16>().ok());
    let greatest = numbers
        .collect::<Option<Vec<u16>>>()
        .map(|all| all.into_iter().max());
    match greatest {
        Some(greatest) => greatest.unwrap_or(0).saturating_add(1).to_string(),
        None => String::new(),
    }
}

/// Asks for a line.
pub(super) fn ask(draft: &mut Draft<'_>, line: &Line) {
    match &line.kind {
        LineKind::Axis(axis) => {
            draft.text(FieldKey::Number, &axis.number);
            ask_titles(draft, line);
            draft.lines(FieldKey::Themes, &axis.themes);
        }
        LineKind::Objective(objective) => {
            ask_parent(draft, line);
            ask_sort(draft, LineSort::Objective, objective.number.as_deref());
            ask_titles(draft, line);
            ask_operation(draft, &Operation::default());
        }
        LineKind::Operation(operation) => {
            ask_parent(draft, line);
            ask_sort(draft, LineSort::Operation, None);
            ask_titles(draft, line);
            ask_operation(draft, operation);
        }
    }
    draft.choice(
        FieldKey::ChildRule,
        kinds(&CHILD_RULES, child_rule),
        child_rule(line.children).0,
    );
    draft.citations(FieldKey::Sources, &line.sources);
    draft.blocks(&line.other_titles, |draft, other| {
        draft.option(FieldKey::OtherTitle, other.map(|o| o.title.as_str()));
        let cited = other.map_or(&[][..], |o| &o.sources);
        draft.citations(FieldKey::OtherTitleSources, cited);
    });
    draft.note(FieldKey::Note, line.note.as_ref());
}

fn ask_parent(draft: &mut Draft<'_>, line: &Line) {
    let parents = choices::parents(draft.contract, line);
    let now = line.parent.as_ref().map_or("", LineId::as_str);
    draft.choice(FieldKey::Parent, parents, now);
}

fn ask_sort(draft: &mut Draft<'_>, sort: LineSort, number: Option<&str>) {
    draft.choice(
        FieldKey::LineSort,
        kinds(&LINE_SORTS, line_sort),
        line_sort(sort).0,
    );
    draft.only(FieldKey::LineSort, &["objective"], |draft| {
        draft.option(FieldKey::Number, number);
    });
}

fn ask_titles(draft: &mut Draft<'_>, line: &Line) {
    draft.text(FieldKey::OfficialTitle, &line.title);
    draft.option(FieldKey::ShortTitle, line.short.as_deref());
}

fn ask_operation(draft: &mut Draft<'_>, operation: &Operation) {
    let lang = draft.lang;
    draft.only(FieldKey::LineSort, &["operation"], |draft| {
        draft.option(FieldKey::Owner, operation.owner.as_deref());
        let cost = operation.total_cost.map(|a| amount_text(a, lang));
        draft.option(FieldKey::TotalCost, cost.as_deref());
        draft.option(FieldKey::Territory, operation.territory.as_deref());
        let text = |when: Option<When>| when.map(|w| when_text(w, lang));
        draft.option(FieldKey::Start, text(operation.start).as_deref());
        draft.option(FieldKey::End, text(operation.end).as_deref());
        draft.lines(FieldKey::Tags, &operation.tags);
        draft.lines(FieldKey::OtherContracts, &operation.contracts);
    });
}

fn read_kind(answers: &mut Answers<'_>, before: &LineKind) -> LineKind {
    if matches!(before, LineKind::Axis(_)) {
        return LineKind::Axis(Axis {
            number: answers.text(FieldKey::Number),
            themes: answers.lines(FieldKey::Themes),
        });
    }
    match answers.pick(
        FieldKey::LineSort,
        &LINE_SORTS,
        |s| line_sort(s).0,
        LineSort::Operation,
    ) {
        LineSort::Objective => LineKind::Objective(Objective {
            number: answers.option(FieldKey::Number),
        }),
        LineSort::Operation => LineKind::Operation(Box::new(Operation {
            owner: answers.option(FieldKey::Owner),
            total_cost: answers.amount_if_any(FieldKey::TotalCost),
            territory: answers.option(FieldKey::Territory),
            start: answers.when(FieldKey::Start),
            end: answers.when(FieldKey::End),
            tags: answers.lines(FieldKey::Tags),
            contracts: answers.lines(FieldKey::OtherContracts),
        })),
    }
}

fn read(answers: &mut Answers<'_>, before: &Line) -> Line {
    Line {
        id: before.id.clone(),
        parent: before.parent.as_ref().map(|parent| {
            let chosen = answers.id(FieldKey::Parent, LineId::new);
            chosen.unwrap_or_else(|| parent.clone())
        }),
        kind: read_kind(answers, &before.kind),
        title: answers.name(FieldKey::OfficialTitle),
        short: answers.option(FieldKey::ShortTitle),
        other_titles: read_other_titles(answers),
        children: answers.pick(
            FieldKey::ChildRule,
            &CHILD_RULES,
            |r| choices::child_rule(r).0,
            before.children,
        ),
        sources: answers.citations(FieldKey::Sources),
        note: answers.note(FieldKey::Note),
    }
}

fn read_other_titles(answers: &mut Answers<'_>) -> Vec<OtherTitle> {
    answers.blocks(FieldKey::OtherTitle, |answers, _| {
        let sources = answers.citations(FieldKey::OtherTitleSources);
        let title = if sources.is_empty() {
            answers.option(FieldKey::OtherTitle)?
        } else {
            answers.name(FieldKey::OtherTitle)
        };
        Some(OtherTitle { title, sources })
    })
}

/// The edit that changes a line. Under another parent it comes last, with all that is below it.
pub(super) fn change(answers: &mut Answers<'_>, before: &Line, contract: &Contract) -> Edit {
    let mut line = read(answers, before);
    let parent = std::mem::replace(&mut line.parent, before.parent.clone());
    let id = before.id.clone();
    let replace = Edit::Line(LineChange::Replace {
        id: id.clone(),
        line: Box::new(line),
    });
    if parent == before.parent {
        return replace;
    }
    let to = parent.as_ref().map_or(0, |p| contract.children(p).count());
    Edit::Batch(vec![
        replace,
        Edit::Line(LineChange::Move { id, parent, to }),
    ])
}

/// The edit that adds a line, last among its siblings.
pub(super) fn add(answers: &mut Answers<'_>, blank: &Line, contract: &Contract) -> Edit {
    let mut line = read(answers, blank);
    // An axis is known by its number: axe-2; anything else by its title.
    let stem = match line.number().filter(|n| line.is_axis() && !n.is_empty()) {
        Some(number) => format!("axe-{number}"),
        None => line.label().to_owned(),
    };
    let taken = |id: &str| contract.lines.iter().any(|l| l.id.as_str() == id);
    line.id = LineId::fresh(&stem, taken);
    let siblings = contract.lines.iter().filter(|l| l.parent == line.parent);
    Edit::Line(LineChange::Insert {
        parent: line.parent.clone(),
        at: siblings.count(),
        lines: vec![line],
    })
}
