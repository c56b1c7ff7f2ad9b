//! The list of what can stand on a side of a comparison: versions and files by name, a file yet to be chosen, then what
//! the open file held earlier, newest first. The pickers of the header and the status bar open the same one.

use crate::app::comparing::{CompareIntent, End, Pick, offered};
use crate::app::{Intent, Place};
use crate::chart::Side;
use crate::ui::Desk;
use crate::ui::widgets::picker::{Picker, choose_among};
use crate::wording::Key;
use egui::Response;

/// The list.
pub(super) struct Sides {
    names: Vec<String>,
    /// What each of the names stands for.
    what: Vec<Choice>,
    /// Words that cannot be chosen, before the name of this number.
    captions: Vec<(usize, &'static str)>,
}

/// What a name of the list stands for.
#[derive(Debug, Clone, PartialEq)]
enum Choice {
    /// This.
    Put(Pick),
    /// A file to be chosen now.
    File,
    /// Nothing: what stands on the side is not on offer.
    Stays,
}

impl Sides {
    /// What the open document can be held against.
    pub fn of(desk: &Desk<'_>) -> Option<Self> {
        let session = desk.session;
        let document = session.document.as_ref()?;
        let offers = offered(document, &session.comparing);
        let mut names = told_apart(desk, &offers);
        let mut what: Vec<Choice> = offers
            .into_iter()
            .map(|(pick, _)| Choice::Put(pick))
            .collect();
        names.push(desk.text(Key::ContrastPickFile).to_owned());
        what.push(Choice::File);
        let earlier = &session.comparing.earlier;
        let mut captions = vec![(names.len(), desk.text(Key::ContrastEarlierHead))];
        let none = match document.path() {
            None => Some(Key::ContrastEarlierNoFile),
            Some(_) if earlier.is_waiting() => Some(Key::ContrastEarlierListing),
            Some(_) if earlier.found().is_empty() => Some(Key::ContrastEarlierNone),
            Some(_) => None,
        };
        captions.extend(none.map(|key| (names.len(), desk.text(key))));
        for backup in earlier.found() {
            let kind = earlier.kind(backup);
            names.push(kind.when(Key::ContrastEarlierPick, desk.lang));
            what.push(Choice::Put(Pick::Earlier(backup.clone())));
        }
        Some(Self {
            names,
            what,
            captions,
        })
    }

    /// Sees to it that what stands on a side has a name; gives its number.
    pub fn selected(&mut self, desk: &Desk<'_>, end: End) -> usize {
        let chosen = desk.session.comparing.side(end);
        let is_it = |what: &Choice| matches!(what, Choice::Put(pick) if Some(pick) == chosen);
        if let Some(known) = self.what.iter().position(is_it) {
            return known;
        }
        // What is not on the list is being read, could not be, is gone, or is yet to be chosen.
        let name = match chosen {
            Some(pick) => name_of(desk, pick),
            None => drawn(desk, end),
        };
        let at = self.names.len();
        let name = name.unwrap_or_else(|| desk.text(Key::ContrastPickNone).to_owned());
        self.names.push(name);
        self.what.push(Choice::Stays);
        at
    }

    /// The names, for a picker.
    pub fn names(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }

    /// Shows the list of a button while it is open, and puts what is chosen on the side.
    pub fn show(&self, desk: &mut Desk<'_>, response: &Response, (end, picker): (End, Picker<'_>)) {
        let chosen = choose_among(desk.theme, response, picker, &self.captions);
        match chosen.and_then(|at| self.what.get(at)) {
            Some(Choice::Put(pick)) => {
                desk.push(Intent::Versions(CompareIntent::Choose(end, pick.clone())));
            }
            Some(Choice::File) => desk.push(Intent::Versions(CompareIntent::PickFile(end))),
            Some(Choice::Stays) | None => {}
        }
    }
}

/// What a side is for, as its picker is called.
pub(super) fn name_of_end(end: End) -> Key {
    match end {
        End::Before => Key::ContrastPickBefore,
        End::After => Key::ContrastPickAfter,
    }
}

/// The name of what is chosen and not on offer.
pub fn name_of(desk: &Desk<'_>, pick: &Pick) -> Option<String> {
    match pick {
        Pick::At(Place::File(path)) => {
            let name = path.file_name().unwrap_or(path.as_os_str());
            Some(crate::file::shown::shown_whole(&name.to_string_lossy()))
        }
        Pick::Earlier(backup) => {
            let kind = desk.session.comparing.earlier.kind(backup);
            Some(kind.when(Key::ContrastEarlierPick, desk.lang))
        }
        Pick::At(Place::Bundled(_)) | Pick::Open | Pick::Saved => None,
    }
}

/// The name of a side of what is shown whatever is chosen, as in a picture of this screen.
fn drawn(desk: &Desk<'_>, end: End) -> Option<String> {
    let [before, after] = &desk.session.comparing.compared()?.sides;
    let side = match end {
        End::Before => before,
        End::After => after,
    };
    // Where they came from is told only of two that name themselves alike.
    Some(match before.titled() == after.titled() {
        true => side.long(desk.lang),
        false => side.titled(),
    })
}

/// The names of what is offered; two that are alike are told apart.
fn told_apart(desk: &Desk<'_>, offers: &[(Pick, Side)]) -> Vec<String> {
    let all: Vec<String> = offers
        .iter()
        .map(|(_, side)| side.long(desk.lang))
        .collect();
    let name = |(n, name): (usize, &String)| {
        let is_open = offers.get(n).is_some_and(|(pick, _)| *pick == Pick::Open);
        let is_twice = all.iter().filter(|other| *other == name).count() > 1;
        match is_open && is_twice {
            true => format!("{name} · {}", desk.text(Key::ContrastOpen)),
            false => name.clone(),
        }
    };
    all.iter().enumerate().map(name).collect()
}
