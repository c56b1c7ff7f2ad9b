//! A session with a disk in memory beside it.

use crate::app::action::Action;
use crate::app::effect::{Answer, FailureKind, Opened, Receipt, WriteJob};
use crate::app::settings::Settings;
use crate::app::update::outside::*;
use crate::app::{Document, FileIntent, Intent, samples, update};
use crate::contract::{Amount, Date, StateKind};
use crate::file;
use crate::file::save::{NotSaved, written};
use crate::wording::Lang;
use std::collections::BTreeMap;

pub(super) const PATH: &str = "/contrats/a.ron";

/// A session and the disk beside it.
pub(super) struct World {
    pub(super) session: Session,
    pub(super) disk: BTreeMap<PathBuf, Vec<u8>>,
    /// No copy can be made.
    pub(super) full: bool,
}

pub(super) fn original() -> String {
    String::from_utf8(samples::load(samples::REAL).unwrap().bytes).unwrap()
}

/// What somebody else writes: a new title, and perhaps another amount of MEL on axis 2.
pub(super) fn edited(amount: Option<&str>) -> String {
    let text = original().replacen("2021-2027\",", "2021-2027 bis\",", 1);
    match amount {
        Some(amount) => text.replacen("142.8 M€", amount, 1),
        None => text,
    }
}

impl World {
    /// The file is open, nothing was done to it.
    pub(super) fn open() -> Self {
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

    pub(super) fn wish(&mut self, intent: Intent) {
        let mut waiting = vec![intent];
        while let Some(intent) = waiting.pop() {
            for effect in update(&mut self.session, intent) {
                let answer = self.carry_out(effect);
                waiting.extend(answer.map(|a| Intent::File(FileIntent::Answer(a))));
            }
        }
    }

    pub(super) fn decide(&mut self, intent: OutsideIntent) {
        self.wish(Intent::File(FileIntent::Outside(intent)));
    }

    pub(super) fn carry_out(&mut self, effect: Effect) -> Option<Answer> {
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

    pub(super) fn write(&mut self, job: &WriteJob) -> Result<Receipt, Failure> {
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
    pub(super) fn seen(&self) -> Option<Answer> {
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
    pub(super) fn somebody_writes(&mut self, text: &str) {
        self.disk
            .insert(PathBuf::from(PATH), text.as_bytes().to_vec());
        self.look();
    }

    pub(super) fn look(&mut self) {
        let answer = self.seen().unwrap();
        self.wish(Intent::File(FileIntent::Answer(answer)));
    }

    pub(super) fn document(&self) -> &Document {
        self.session.document.as_ref().unwrap()
    }

    pub(super) fn title(&self) -> &str {
        &self.document().contract().identity.title
    }

    pub(super) fn on_disk(&self) -> String {
        String::from_utf8(self.disk[Path::new(PATH)].clone()).unwrap()
    }

    /// The commitment of 142.8 M€.
    pub(super) fn figure(&self) -> crate::contract::FigureKey {
        let amount: Amount = "142.8 M€".parse().unwrap();
        let base = samples::load(samples::REAL).unwrap().contract;
        let mut commitments = base.commitments.iter();
        let place =
            commitments.position(|c| c.amount.statement().is_some_and(|s| s.amount == amount));
        self.document().contract().commitments[place.unwrap()].key
    }

    pub(super) fn amount(&self) -> String {
        let figure = self
            .document()
            .contract()
            .commitment(self.figure())
            .unwrap();
        figure.amount.statement().unwrap().amount.to_string()
    }

    /// Types another amount there.
    pub(super) fn type_amount(&mut self, text: &str) {
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

    pub(super) fn save(&mut self) {
        self.wish(Intent::Do(Action::Save));
    }

    pub(super) fn notice(&self) -> Option<&Notice> {
        self.session.notice.as_ref()
    }
}

pub(super) fn failure(what: FailureKind) -> Failure {
    Failure::plain(what, Path::new(PATH), String::new())
}
