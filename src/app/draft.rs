//! What is being typed, as plain texts that survive the program, and back into an open cell, date or form. What does
//! not fit the contract any more is left out, never an error.

use super::form::{FieldValue, Form, FormSubject, LineSort, NewThing};
use super::session::Session;
use super::update;
use super::view::{CellEdit, DateEdit, EditPlace, Overlay, Unfinished};
use crate::contract::*;
use crate::edit::Target;
use crate::file::journal::Draft;
use crate::wording::Lang;

/// What is being typed now, if it differs from what is there.
pub(super) fn of(session: &Session) -> Option<Draft> {
    let view = &session.view;
    let form = match &view.overlay {
        Some(Overlay::Form(form) | Overlay::Unfinished(Unfinished::Form(form))) => {
            Some(form.as_ref())
        }
        _ => view.covered.last(),
    };
    if let Some(form) = form {
        return of_form(session, form);
    }
    if let Some(edit) = &view.matrix.editing {
        if update::is_untouched(session, edit) {
            return None;
        }
        return Some(Draft::Cell {
            line: edit.line.to_string(),
            partner: edit.partner.to_string(),
            perimeter: view.perimeter.as_ref().map(PerimeterId::to_string),
            text: edit.text.clone(),
        });
    }
    let edit = view.schedule.editing.as_ref()?;
    let before = update::date_text(session, &edit.deadline)?;
    (before != edit.text).then(|| Draft::Date {
        deadline: edit.deadline.to_string(),
        text: edit.text.clone(),
    })
}

/// Opens what was being typed.
pub(super) fn reopen(session: &mut Session, draft: &Draft) {
    match draft {
        Draft::Cell {
            line,
            partner,
            perimeter,
            text,
        } => {
            let (Ok(line), Ok(partner)) = (LineId::new(line), PartnerId::new(partner)) else {
                return;
            };
            let perimeter = perimeter
                .as_deref()
                .and_then(|id| PerimeterId::new(id).ok());
            session.view.perimeter = perimeter.or(session.view.perimeter.take());
            session.view.screen = super::view::Screen::Matrix;
            session.view.selection =
                Some(crate::chart::Subject::Cell(line.clone(), partner.clone()));
            session.view.matrix.editing = Some(CellEdit {
                line,
                partner,
                place: EditPlace::default(),
                text: text.clone(),
                question: None,
                keep: None,
                // Called back to, for the typing to go on where it ended.
                recalled: 1,
            });
        }
        Draft::Date { deadline, text } => {
            let Ok(deadline) = DeadlineId::new(deadline) else {
                return;
            };
            session.view.screen = super::view::Screen::Schedule;
            session.view.selection = Some(crate::chart::Subject::Deadline(deadline.clone()));
            session.view.schedule.editing = Some(DateEdit {
                deadline,
                text: text.clone(),
                recalled: 0,
                typed: true,
            });
        }
        Draft::Form { subject, answers } => {
            if let Some(form) = form(session, subject, answers) {
                session.view.overlay = Some(Overlay::Form(Box::new(form)));
            }
        }
    }
}

fn of_form(session: &Session, form: &Form) -> Option<Draft> {
    let fresh = fresh(session, &form.subject)?;
    let before = |key, at| fresh.answers().find(|(k, n, _)| (*k, *n) == (key, at));
    let answers: Vec<(String, usize, String)> = form
        .answers()
        .filter(|(key, at, value)| before(*key, *at).is_none_or(|(_, _, old)| old != *value))
        .map(|(key, at, value)| (key.name().to_owned(), at, answer(value)))
        .collect();
    // An empty block that has opened below a filled one is no answer.
    let said = answers.iter().any(|(_, _, answer)| !answer.is_empty());
    said.then(|| Draft::Form {
        subject: code(&form.subject),
        answers,
    })
}

fn fresh(session: &Session, subject: &FormSubject) -> Option<Form> {
    let lang: Lang = session.settings.lang;
    if *subject == FormSubject::New(NewThing::Contract) {
        return Some(Form::new_contract(session.today().year(), lang));
    }
    let contract = session.document.as_ref()?.contract();
    Form::open(subject.clone(), contract, lang)
}

fn form(session: &Session, subject: &str, answers: &[(String, usize, String)]) -> Option<Form> {
    let mut form = fresh(session, &subject_of(subject)?)?;
    for (key, at, text) in answers {
        let found = form
            .numbered()
            .find(|(_, k, n, _)| k.name() == key && n == at);
        if let Some((number, value)) =
            found.map(|(number, _, _, old)| (number, answered(old, text)))
        {
            form.set(number, value);
        }
    }
    Some(form)
}

/// An answer as one text.
fn answer(value: &FieldValue) -> String {
    match value {
        FieldValue::Text(text) | FieldValue::LongText(text) => text.clone(),
        FieldValue::Flag(flag) => flag.to_string(),
        FieldValue::Choice { options, chosen } => options
            .get(*chosen)
            .map_or_else(String::new, |choice| choice.value.clone()),
        FieldValue::Many { options } => {
            let taken = options.iter().filter(|(_, taken)| *taken);
            let values: Vec<&str> = taken.map(|(choice, _)| choice.value.as_str()).collect();
            values.join("\n")
        }
    }
}

/// The answer that a text stands for, to a question of the kind of `old`.
fn answered(old: &FieldValue, text: &str) -> FieldValue {
    match old {
        FieldValue::Text(_) => FieldValue::Text(text.to_owned()),
        FieldValue::LongText(_) => FieldValue::LongText(text.to_owned()),
        FieldValue::Flag(_) => FieldValue::Flag(text == "true"),
        FieldValue::Choice { options, chosen } => FieldValue::Choice {
            options: options.clone(),
            chosen: options
                .iter()
                .position(|choice| choice.value == text)
                .unwrap_or(*chosen),
        },
        FieldValue::Many { options } => {
            let taken: Vec<&str> = text.split('\n').collect();
            let options = options.iter().map(|(choice, _)| {
                let is_taken = taken.contains(&choice.value.as_str());
                (choice.clone(), is_taken)
            });
            FieldValue::Many {
                options: options.collect(),
            }
        }
    }
}

/// What a form is about, in words without blanks in them.
fn code(subject: &FormSubject) -> String {
    match subject {
        FormSubject::Edit(target) => match target {
            Target::Identity => "edit identity".to_owned(),
            Target::Perimeter(id) => format!("edit perimeter {id}"),
            Target::Partner(id) => format!("edit partner {id}"),
            Target::Group(id) => format!("edit group {id}"),
            Target::Line(id) => format!("edit line {id}"),
            Target::Commitment(key) => format!("edit commitment {}", key.0),
            Target::Announced(key) => format!("edit announced {}", key.0),
            Target::Lane(id) => format!("edit lane {id}"),
            Target::Deadline(id) => format!("edit deadline {id}"),
            Target::Document(id) => format!("edit document {id}"),
            Target::Source(id) => format!("edit source {id}"),
            Target::Dismissal(id) => format!("edit dismissal {id}"),
            Target::Quote(source, quote) => format!("edit quote {source} {quote}"),
        },
        FormSubject::New(thing) => format!("new {}", new_code(thing)),
    }
}

fn new_code(thing: &NewThing) -> String {
    let plain = match thing {
        NewThing::Contract => "contract",
        NewThing::Axis => "axis",
        NewThing::Partner => "partner",
        NewThing::Group => "group",
        NewThing::Perimeter => "perimeter",
        NewThing::Lane => "lane",
        NewThing::Deadline => "deadline",
        NewThing::Document => "document",
        NewThing::Source => "source",
        NewThing::Dismissal(blank) => return format!("dismissal {}", seen_code(blank)),
        NewThing::Line { parent, sort } => {
            let sort = match sort {
                LineSort::Objective => "objective",
                LineSort::Operation => "operation",
            };
            return format!("{sort} {parent}");
        }
        NewThing::Commitment {
            line,
            partners,
            perimeter,
        } => {
            let perimeter = perimeter.as_ref().map_or("*", PerimeterId::as_str);
            let mut code = format!("commitment {line} {perimeter}");
            for partner in partners {
                code.push(' ');
                code.push_str(partner.as_str());
            }
            return code;
        }
        NewThing::Announced { subject } => {
            return match subject {
                Subject::Contract => "announced contract".to_owned(),
                Subject::Line(id) => format!("announced line {id}"),
                Subject::Partner(id) => format!("announced partner {id}"),
                Subject::Group(id) => format!("announced group {id}"),
                Subject::Partners(ids) => {
                    let ids: Vec<&str> = ids.iter().map(PartnerId::as_str).collect();
                    format!("announced partners {}", ids.join(" "))
                }
            };
        }
    };
    plain.to_owned()
}

/// What was seen of a point about to be set aside, in one text.
fn seen_code(blank: &Dismissal) -> String {
    let date = blank.date.map_or_else(String::new, |date| date.to_string());
    let mut parts = vec![blank.id.as_str(), &date, &blank.rule, &blank.about];
    parts.extend(blank.values.iter().map(String::as_str));
    parts.join("\t")
}

fn seen_of(code: &str) -> Option<Dismissal> {
    let mut parts = code.split('\t').map(str::to_owned);
    let id = DismissalId::new(&parts.next()?).ok()?;
    let date = parts.next()?.parse().ok().map(PartialDate::Day);
    Some(Dismissal {
        id,
        date,
        rule: parts.next()?,
        about: parts.next()?,
        values: parts.collect(),
        reason: String::new(),
    })
}

fn subject_of(code: &str) -> Option<FormSubject> {
    let words: Vec<&str> = code.split(' ').collect();
    Some(match words.as_slice() {
        ["edit", rest @ ..] => FormSubject::Edit(target_of(rest)?),
        ["new", rest @ ..] => FormSubject::New(new_of(rest)?),
        _ => return None,
    })
}

fn target_of(words: &[&str]) -> Option<Target> {
    Some(match words {
        ["identity"] => Target::Identity,
        ["perimeter", id] => Target::Perimeter(PerimeterId::new(id).ok()?),
        ["partner", id] => Target::Partner(PartnerId::new(id).ok()?),
        ["group", id] => Target::Group(GroupId::new(id).ok()?),
        ["line", id] => Target::Line(LineId::new(id).ok()?),
        ["commitment", key] => Target::Commitment(FigureKey(key.parse().ok()?)),
        ["announced", key] => Target::Announced(FigureKey(key.parse().ok()?)),
        ["lane", id] => Target::Lane(LaneId::new(id).ok()?),
        ["deadline", id] => Target::Deadline(DeadlineId::new(id).ok()?),
        ["document", id] => Target::Document(DocumentId::new(id).ok()?),
        ["source", id] => Target::Source(SourceId::new(id).ok()?),
        ["dismissal", id] => Target::Dismissal(DismissalId::new(id).ok()?),
        ["quote", source, quote] => {
            Target::Quote(SourceId::new(source).ok()?, QuoteId::new(quote).ok()?)
        }
        _ => return None,
    })
}

fn new_of(words: &[&str]) -> Option<NewThing> {
    let partners = |ids: &[&str]| -> Option<Vec<PartnerId>> {
        ids.iter().map(|id| PartnerId::new(id).ok()).collect()
    };
    Some(match words {
        ["contract"] => NewThing::Contract,
        ["axis"] => NewThing::Axis,
        ["partner"] => NewThing::Partner,
        ["group"] => NewThing::Group,
        ["perimeter"] => NewThing::Perimeter,
        ["lane"] => NewThing::Lane,
        ["deadline"] => NewThing::Deadline,
        ["document"] => NewThing::Document,
        ["source"] => NewThing::Source,
        ["dismissal", seen @ ..] => NewThing::Dismissal(Box::new(seen_of(&seen.join(" "))?)),
        ["objective", parent] => NewThing::Line {
            parent: LineId::new(parent).ok()?,
            sort: LineSort::Objective,
        },
        ["operation", parent] => NewThing::Line {
            parent: LineId::new(parent).ok()?,
            sort: LineSort::Operation,
        },
        ["commitment", line, perimeter, ids @ ..] => NewThing::Commitment {
            line: LineId::new(line).ok()?,
            partners: partners(ids)?,
            perimeter: PerimeterId::new(perimeter).ok(),
        },
        ["announced", about @ ..] => NewThing::Announced {
            subject: match about {
                ["contract"] => Subject::Contract,
                ["line", id] => Subject::Line(LineId::new(id).ok()?),
                ["partner", id] => Subject::Partner(PartnerId::new(id).ok()?),
                ["group", id] => Subject::Group(GroupId::new(id).ok()?),
                ["partners", ids @ ..] => Subject::Partners(partners(ids)?),
                _ => return None,
            },
        },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_is_about_comes_back() {
        let mel = PartnerId::new("mel").unwrap();
        let line = LineId::new("axe-2").unwrap();
        let subjects = [
            FormSubject::Edit(Target::Identity),
            FormSubject::Edit(Target::Commitment(FigureKey(12))),
            FormSubject::Edit(Target::Quote(
                SourceId::new("page").unwrap(),
                QuoteId::new("q-1").unwrap(),
            )),
            FormSubject::New(NewThing::Contract),
            FormSubject::New(NewThing::Dismissal(Box::new(Dismissal {
                id: DismissalId::new("similar-names").unwrap(),
                rule: "SimilarNames".to_owned(),
                about: "partner mel in tout".to_owned(),
                values: vec!["Un  nom".to_owned(), String::new()],
                reason: String::new(),
                date: Some(PartialDate::Day(jiff::civil::date(2024, 12, 2))),
            }))),
            FormSubject::Edit(Target::Dismissal(DismissalId::new("x").unwrap())),
            FormSubject::New(NewThing::Line {
                parent: line.clone(),
                sort: LineSort::Objective,
            }),
            FormSubject::New(NewThing::Commitment {
                line,
                partners: vec![mel.clone(), mel.clone()],
                perimeter: None,
            }),
            FormSubject::New(NewThing::Announced {
                subject: Subject::Partners(vec![mel]),
            }),
        ];
        for subject in subjects {
            assert_eq!(subject_of(&code(&subject)), Some(subject));
        }
        assert_eq!(subject_of("edit"), None);
        assert_eq!(subject_of("new thing x"), None);
    }
}
