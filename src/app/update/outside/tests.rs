//! Every way a file can change outside, and every way out, with a disk in memory.

mod late;

use super::*;
use crate::app::action::Action;
use crate::app::effect::{Answer, FailureKind, Opened, Receipt, WriteJob};
use crate::app::settings::Settings;
use crate::app::{FileIntent, Intent, samples, update};
use crate::compare::Field;
use crate::contract::{Amount, Date, StateKind};
use crate::edit::Target as Thing;
use crate::file;
use crate::file::save::{NotSaved, written};
use crate::wording::Lang;
use std::collections::BTreeMap;

const PATH: &str = "/contrats/a.ron";

/// A session and the disk beside it.
struct World {
    session: Session,
    disk: BTreeMap<PathBuf, Vec<u8>>,
    /// No copy can be made.
    full: bool,
}

fn original() -> String {
    String::from_utf8(samples::load(samples::REAL).unwrap().bytes).unwrap()
}

/// What somebody else writes: a new title, and perhaps another amount of MEL on axis 2.
fn edited(amount: Option<&str>) -> String {
    let text = original().replacen("2021-2027\",", "2021-2027 bis\",", 1);
    match amount {
        Some(amount) => text.replacen("142.8 M€", amount, 1),
        None => text,
    }
}

impl World {
    /// The file is open, nothing was done to it.
    fn open() -> Self {
        let today = Date::new(2024, 12, 2).unwrap();
        let mut world = Self {
            session: Session::new(Settings::first(Lang::Fr), today),
            disk: BTreeMap::from([(PathBuf::from(PATH), original().into_bytes())]),
            full: false,
        };
        world.wish(Intent::File(FileIntent::Open(PathBuf::from(PATH))));
        assert!(world.session.document.is_some());
        world
    }

    fn wish(&mut self, intent: Intent) {
        let mut waiting = vec![intent];
        while let Some(intent) = waiting.pop() {
            for effect in update(&mut self.session, intent) {
                let answer = self.carry_out(effect);
                waiting.extend(answer.map(|a| Intent::File(FileIntent::Answer(a))));
            }
        }
    }

    fn decide(&mut self, intent: OutsideIntent) {
        self.wish(Intent::File(FileIntent::Outside(intent)));
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Answer> {
        match effect {
            Effect::Read(path, today) => {
                let bytes = self.disk.get(&path).unwrap();
                let loaded = file::read("a.ron", bytes).unwrap();
                let opened = Opened::of(loaded, today);
                Some(Answer::Read(path, Box::new(Ok(opened))))
            }
            Effect::Write(job) => Some(Answer::Written(Box::new(self.write(&job)))),
            Effect::SetAside(job) => {
                let copy = PathBuf::from("/contrats/a.conflict-1.ron");
                let result = if self.full {
                    Err(failure(FailureKind::Write))
                } else {
                    self.disk.insert(copy.clone(), job.bytes.to_vec());
                    Ok(copy)
                };
                Some(Answer::SetAside(job, result))
            }
            Effect::Look => self.seen(),
            Effect::Join(job) => {
                let joined = Box::new(job.answer());
                Some(Answer::Joined(Box::new(job.about), joined))
            }
            _ => None,
        }
    }

    fn write(&mut self, job: &WriteJob) -> Result<Receipt, Failure> {
        let base = job.base.as_ref().map(|bytes| bytes.as_slice());
        let may_be = job.replaceable.as_ref().map(|b| b.as_slice()).or(base);
        let found = self.disk.get(&job.path).map(Vec::as_slice);
        match job.target {
            Target::Base if found != may_be => return Err(failure(FailureKind::Changed)),
            Target::Nothing if found.is_some() => return Err(failure(FailureKind::Exists)),
            _ => {}
        }
        let mut copies = Vec::new();
        if job.theirs_first {
            let copy = "/contrats/a.conflict-1.ron";
            self.disk
                .insert(PathBuf::from(copy), base.unwrap().to_vec());
            copies.push("a.conflict-1.ron".to_owned());
        }
        let text = written(&job.contract, base)
            .map_err(|why: NotSaved| Failure::of_save(&job.path, &why))?;
        self.disk.insert(job.path.clone(), text.bytes.clone());
        Ok(Receipt {
            path: job.path.clone(),
            bytes: Arc::new(text.bytes),
            revision: job.revision,
            passages: text.passages,
            places: text.places.map(Arc::new),
            no_backup: None,
            copies,
            puts_by: false,
        })
    }

    /// What a look at the file finds now.
    fn seen(&self) -> Option<Answer> {
        let known = self.document().on_disk()?;
        let seen = match self.disk.get(Path::new(PATH)) {
            None => Seen::Gone,
            Some(bytes) if *bytes == *known => Seen::Same,
            Some(bytes) => match file::read("a.ron", bytes) {
                Ok(loaded) => Seen::Changed(Box::new(loaded)),
                Err(refusal) => Seen::Broken(Arc::new(bytes.clone()), Box::new(refusal)),
            },
        };
        let look = Box::new(Look { known, seen });
        Some(Answer::Looked(PathBuf::from(PATH), look))
    }

    /// Somebody else writes the file, and the program notices.
    fn somebody_writes(&mut self, text: &str) {
        self.disk
            .insert(PathBuf::from(PATH), text.as_bytes().to_vec());
        self.look();
    }

    fn look(&mut self) {
        let answer = self.seen().unwrap();
        self.wish(Intent::File(FileIntent::Answer(answer)));
    }

    fn document(&self) -> &Document {
        self.session.document.as_ref().unwrap()
    }

    fn title(&self) -> &str {
        &self.document().contract().identity.title
    }

    fn on_disk(&self) -> String {
        String::from_utf8(self.disk[Path::new(PATH)].clone()).unwrap()
    }

    /// The commitment of 142.8 M€.
    fn figure(&self) -> crate::contract::FigureKey {
        let amount: Amount = "142.8 M€".parse().unwrap();
        let base = samples::load(samples::REAL).unwrap().contract;
        let mut commitments = base.commitments.iter();
        let place =
            commitments.position(|c| c.amount.statement().is_some_and(|s| s.amount == amount));
        self.document().contract().commitments[place.unwrap()].key
    }

    fn amount(&self) -> String {
        let figure = self
            .document()
            .contract()
            .commitment(self.figure())
            .unwrap();
        figure.amount.statement().unwrap().amount.to_string()
    }

    /// Types another amount there.
    fn type_amount(&mut self, text: &str) {
        let commitment = self.figure();
        let old = self.document().contract().commitment(commitment).unwrap();
        let state = old.amount.with_amount(text.parse().unwrap());
        assert_eq!(state.kind(), StateKind::Published);
        let edit = Edit::SetAmount { commitment, state };
        self.session
            .document
            .as_mut()
            .unwrap()
            .commit(edit)
            .unwrap();
    }

    fn save(&mut self) {
        self.wish(Intent::Do(Action::Save));
    }

    fn notice(&self) -> Option<&Notice> {
        self.session.notice.as_ref()
    }
}

fn failure(what: FailureKind) -> Failure {
    Failure::plain(what, Path::new(PATH), String::new())
}

#[test]
fn an_unedited_document_follows_its_file_and_undo_goes_back() {
    let mut world = World::open();
    let title = world.title().to_owned();
    world.somebody_writes(&edited(None));
    assert!(world.title().ends_with("bis"));
    assert!(!world.document().is_dirty());
    assert_eq!(world.document().outside, None);
    assert_eq!(world.notice(), Some(&Notice::Reloaded(1)));
    world.wish(Intent::Do(Action::Undo));
    assert_eq!(world.title(), title);
    assert!(world.document().is_dirty());
    world.wish(Intent::Do(Action::Redo));
    assert!(!world.document().is_dirty());
}

#[test]
fn a_new_layout_is_taken_in_even_under_edits() {
    let mut world = World::open();
    world.type_amount("150 M€");
    let text = format!("// vu le 3 mars\n{}", original());
    world.somebody_writes(&text);
    assert_eq!(world.notice(), Some(&Notice::Reloaded(0)));
    assert_eq!(world.amount(), "150 M€");
    world.save();
    assert_eq!(world.on_disk(), text.replacen("142.8 M€", "150 M€", 1));
}

#[test]
fn edits_of_both_sides_merge_and_the_next_save_is_minimal() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(None));
    assert!(matches!(
        world.document().outside,
        Some(Outside::Changed(..))
    ));
    assert!(
        !world.title().ends_with("bis"),
        "nothing is taken in unasked"
    );
    world.decide(OutsideIntent::Merge);
    assert_eq!(world.notice(), Some(&Notice::Merged));
    assert!(world.title().ends_with("bis"));
    assert_eq!(world.amount(), "150 M€");
    let history = world.document().history();
    let left = history.since_saved(world.document().contract());
    assert_eq!(left.len(), 1, "only what the file does not hold");
    world.save();
    assert_eq!(world.notice(), Some(&Notice::Saved(Some(1), Vec::new())));
    assert_eq!(world.on_disk(), edited(Some("150 M€")));
    assert!(!world.document().is_dirty());
    world.wish(Intent::Do(Action::Undo));
    assert!(!world.title().ends_with("bis"), "one step of undo");
    assert_eq!(world.amount(), "150 M€");
}

#[test]
fn a_contested_amount_is_asked_and_nothing_is_lost_until_it_is_answered() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(Some("145 M€")));
    world.decide(OutsideIntent::Merge);
    let Some(Overlay::Merge(merge)) = world.session.view.overlay.clone() else {
        panic!("nothing was asked");
    };
    assert_eq!(merge.conflicts().len(), 1);
    let spot = merge.conflicts()[0].spot.clone();
    assert_eq!(spot.field, Field::Amount);
    world.decide(OutsideIntent::Apply);
    assert_eq!(world.amount(), "150 M€", "not before all is chosen");
    world.decide(OutsideIntent::Choose(spot.clone(), Side::Theirs));
    world.wish(Intent::Escape);
    assert_eq!(world.session.view.overlay, None);
    assert_eq!(world.amount(), "150 M€");
    assert!(world.document().outside.is_some());
    world.decide(OutsideIntent::Merge);
    world.decide(OutsideIntent::Apply);
    assert_eq!(world.amount(), "145 M€", "what was chosen stayed chosen");
    world.wish(Intent::Do(Action::Undo));
    assert_eq!(world.amount(), "150 M€");
}

#[test]
fn choices_about_an_older_version_are_not_kept() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(Some("145 M€")));
    world.decide(OutsideIntent::Merge);
    world.decide(OutsideIntent::ChooseAll(Side::Theirs));
    world.somebody_writes(&edited(Some("139 M€")));
    assert!(matches!(
        world.session.view.overlay,
        Some(Overlay::Merge(_))
    ));
    world.decide(OutsideIntent::Apply);
    assert_eq!(world.amount(), "150 M€", "asked again");
    world.decide(OutsideIntent::ChooseAll(Side::Theirs));
    world.decide(OutsideIntent::Apply);
    assert_eq!(world.amount(), "139 M€");
}

#[test]
fn keeping_mine_sets_theirs_aside_before_it_is_replaced() {
    let mut world = World::open();
    world.type_amount("150 M€");
    let theirs = edited(Some("145 M€"));
    world.somebody_writes(&theirs);
    world.full = true;
    world.decide(OutsideIntent::KeepMine);
    assert!(matches!(world.notice(), Some(Notice::NotSetAside(_))));
    assert!(world.document().outside.is_some());
    world.full = false;
    world.decide(OutsideIntent::KeepMine);
    assert_eq!(world.document().outside, None);
    let copy = &world.disk[Path::new("/contrats/a.conflict-1.ron")];
    assert_eq!(String::from_utf8_lossy(copy), theirs);
    world.save();
    assert_eq!(
        world.on_disk(),
        original().replacen("142.8 M€", "150 M€", 1)
    );
}

#[test]
fn a_version_newer_than_the_copy_is_not_replaced() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(None));
    world.decide(OutsideIntent::KeepMine);
    let newer = edited(Some("1 M€"));
    world
        .disk
        .insert(PathBuf::from(PATH), newer.clone().into_bytes());
    world.save();
    assert_eq!(world.on_disk(), newer);
    assert!(matches!(
        world.document().outside,
        Some(Outside::Changed(..))
    ));
}

#[test]
fn taking_theirs_is_undone_like_any_edit() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(Some("145 M€")));
    world.decide(OutsideIntent::TakeTheirs);
    assert_eq!(world.amount(), "145 M€");
    assert!(!world.document().is_dirty());
    world.wish(Intent::Do(Action::Undo));
    assert_eq!(world.amount(), "150 M€");
    assert!(world.document().is_dirty());
}

#[test]
fn a_save_that_meets_another_version_writes_nothing_and_asks() {
    let mut world = World::open();
    world.type_amount("150 M€");
    let theirs = edited(None);
    // Nobody has looked yet.
    world
        .disk
        .insert(PathBuf::from(PATH), theirs.clone().into_bytes());
    world.save();
    assert_eq!(world.on_disk(), theirs);
    assert!(world.document().is_dirty());
    assert!(matches!(
        world.document().outside,
        Some(Outside::Changed(..))
    ));
    world.save();
    assert_eq!(world.session.view.overlay, Some(Overlay::Outside));
    assert_eq!(world.on_disk(), theirs);
}

#[test]
fn a_name_chosen_again_does_not_replace_somebodys_version() {
    let mut world = World::open();
    world.type_amount("150 M€");
    let theirs = edited(None);
    world.somebody_writes(&theirs);
    let picked = Answer::PickedSave(Some(PathBuf::from(PATH)));
    world.wish(Intent::File(FileIntent::Answer(picked)));
    assert_eq!(world.on_disk(), theirs);
    assert_eq!(world.session.view.overlay, Some(Overlay::Outside));
    let picked = Answer::PickedSave(Some(PathBuf::from("/contrats/b.ron")));
    world.wish(Intent::File(FileIntent::Answer(picked)));
    assert_eq!(world.document().outside, None);
    assert_eq!(world.on_disk(), theirs);
}

#[test]
fn a_file_that_has_gone_is_written_again_only_when_asked() {
    let mut world = World::open();
    world.disk.remove(Path::new(PATH));
    world.look();
    assert_eq!(world.document().outside, Some(Outside::Gone));
    assert!(world.document().is_dirty(), "it is nowhere else");
    world.save();
    assert!(!world.disk.contains_key(Path::new(PATH)));
    assert_eq!(world.session.view.overlay, Some(Overlay::Outside));
    world.decide(OutsideIntent::Recreate);
    assert_eq!(world.on_disk(), original());
    assert_eq!(world.notice(), Some(&Notice::Saved(Some(0), Vec::new())));
    assert!(!world.document().is_dirty());
}

#[test]
fn a_file_that_comes_back_is_no_longer_missed() {
    let mut world = World::open();
    world.disk.remove(Path::new(PATH));
    world.look();
    world.somebody_writes(&original());
    assert_eq!(world.document().outside, None);
    assert!(!world.document().is_dirty());
}

#[test]
fn what_no_longer_reads_stays_on_disk_until_it_is_set_aside() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes("( schema: ");
    assert!(matches!(
        world.document().outside,
        Some(Outside::Broken(..))
    ));
    assert_eq!(world.amount(), "150 M€");
    world.decide(OutsideIntent::ShowProblems);
    assert!(matches!(
        world.session.view.overlay,
        Some(Overlay::Refused { .. })
    ));
    world.wish(Intent::Escape);
    world.save();
    assert_eq!(world.on_disk(), "( schema: ");
    world.decide(OutsideIntent::KeepMine);
    assert_eq!(world.document().outside, None);
    world.save();
    assert_eq!(
        world.on_disk(),
        original().replacen("142.8 M€", "150 M€", 1)
    );
}

#[test]
fn nothing_is_taken_in_while_something_is_typed() {
    let mut world = World::open();
    world.wish(Intent::Do(Action::EditIdentity));
    world.somebody_writes(&edited(None));
    assert!(!world.title().ends_with("bis"));
    assert!(world.document().outside.is_some());
    world.wish(Intent::CloseOverlay);
    assert!(world.title().ends_with("bis"));
    assert_eq!(world.document().outside, None);
}

#[test]
fn a_look_that_is_older_than_a_save_says_nothing() {
    let mut world = World::open();
    world.type_amount("150 M€");
    let old = Look {
        known: world.document().on_disk().unwrap(),
        seen: Seen::Gone,
    };
    world.save();
    let answer = Answer::Looked(PathBuf::from(PATH), Box::new(old));
    world.wish(Intent::File(FileIntent::Answer(answer)));
    assert_eq!(world.document().outside, None);
}

#[test]
fn both_sides_are_compared_in_words() {
    let mut world = World::open();
    world.type_amount("150 M€");
    world.somebody_writes(&edited(None));
    world.decide(OutsideIntent::Compare);
    let Some(Overlay::Comparison(both)) = &world.session.view.overlay else {
        panic!("nothing is shown");
    };
    assert_eq!(both.theirs.len(), 1);
    assert_eq!(both.theirs[0].target, Thing::Identity);
    assert_eq!(both.ours.len(), 1);
}
