//! What an amount being typed or dragged would change, worked out once for each question and never in a frame.

use super::document::Document;
use super::session::{Session, scene_of};
use crate::chart::Measure;
use crate::chart::matrix::{Before, Effect, Question};
use crate::contract::PerimeterId;
use crate::edit::{Entry, Revision};
use crate::wording::Lang;
use std::sync::Arc;

/// A question and its answer.
#[derive(Debug)]
pub(super) struct Weighed {
    asked: Question,
    seen: Seen,
    effect: Option<Arc<Effect>>,
}

/// What an answer depends on besides its question.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    revision: Revision,
    perimeter: PerimeterId,
    measure: Measure,
    lang: Lang,
}

impl Session {
    /// What the open cell would change, as soon as its text reads as something.
    pub(super) fn refresh_weighed(&mut self) {
        if let Some(asked) = self.asked() {
            self.weigh(asked);
        }
    }

    /// The question that the text in the open cell asks.
    pub fn asked(&self) -> Option<Question> {
        let edit = self.view.matrix.editing.as_ref()?;
        let entry = super::reading(self)?.ok()?;
        (!matches!(entry, Entry::Pending)).then(|| Question {
            line: edit.line.clone(),
            partner: edit.partner.clone(),
            entry,
            keep: edit.keep.clone(),
        })
    }

    /// The answer to a question, if it was the last one.
    pub fn weighed(&self, asked: &Question) -> Option<Arc<Effect>> {
        let last = self.weighed.as_ref()?;
        let is_it = last.asked == *asked && Some(&last.seen) == self.seen_now().as_ref();
        is_it.then(|| last.effect.clone()).flatten()
    }

    fn seen_now(&self) -> Option<Seen> {
        Some(Seen {
            revision: self.document.as_ref()?.history().revision(),
            perimeter: self.view.perimeter.clone()?,
            measure: self.view.measure,
            lang: self.settings.lang,
        })
    }

    /// Answers a question, unless it was the last one.
    pub(super) fn weigh(&mut self, asked: Question) {
        let Some(seen) = self.seen_now() else {
            return;
        };
        let last = self.weighed.as_ref();
        if last.is_some_and(|last| last.asked == asked && last.seen == seen) {
            return;
        }
        let effect = self.effect(&asked, &seen.perimeter).map(Arc::new);
        self.weighed = Some(Weighed {
            asked,
            seen,
            effect,
        });
    }

    fn effect(&mut self, asked: &Question, perimeter: &PerimeterId) -> Option<Effect> {
        let look = self.look.clone();
        let document = self.document.as_mut()?;
        if document.is_behind() {
            // What is shown is not what is edited.
            return None;
        }
        let scene = scene_of(document, perimeter, &look)?;
        if document.is_spelled() {
            // Names are shown from a copy that no edit reaches.
            return Effect::of(&scene, asked);
        }
        let before = Before::of(&scene, asked);
        let edit = asked.edit(document.contract(), perimeter)?;
        let after = document.weigh(edit, |then: &Document, exchanged| {
            let then = scene_of(then, perimeter, &look)?;
            Some(Effect::after(before, &then, asked, exchanged))
        });
        after.or_else(|| Effect::of(&scene_of(document, perimeter, &look)?, asked))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Intent, Settings, Typing, samples, session_of, update};
    use crate::contract::{LineId, PartnerId};
    use std::path::Path;

    fn session() -> Session {
        let loaded = samples::load(samples::FICTITIOUS).unwrap();
        let today = jiff::civil::date(2024, 12, 2);
        let settings = Settings::first(Lang::Fr);
        session_of(Path::new("a.ron"), loaded, settings, today)
    }

    /// For every cell and several texts: what is told while typing is what a copy derived anew would tell, and nothing
    /// has changed afterwards.
    #[test]
    fn an_edit_made_for_a_moment_tells_what_a_copy_tells_and_leaves_no_trace() {
        let mut session = session();
        let lines: Vec<LineId> = session
            .scene()
            .unwrap()
            .contract
            .lines
            .iter()
            .map(|l| l.id.clone())
            .collect();
        let partners: Vec<PartnerId> = session
            .scene()
            .unwrap()
            .contract
            .partners
            .iter()
            .map(|p| p.id.clone())
            .collect();
        let start = session.document.as_ref().unwrap().contract().clone();
        let derived = session
            .document
            .as_ref()
            .unwrap()
            .derived()
            .unwrap()
            .clone();
        let mut told = 0;
        for (n, line) in lines.iter().enumerate() {
            let partner = &partners[n % partners.len()];
            for text in ["54,3 M", "+5%", "0", "n.c.", "1 250 k€", "12,"] {
                let begin = Typing::BeginCell {
                    line: line.clone(),
                    partner: partner.clone(),
                    seed: None,
                };
                update(&mut session, Intent::Typing(begin));
                update(
                    &mut session,
                    Intent::Typing(Typing::CellText(text.to_owned())),
                );
                let Some(asked) = session.asked() else {
                    continue;
                };
                let quick = session.weighed(&asked);
                let slow = Effect::of(&session.scene().unwrap(), &asked);
                assert_eq!(quick.as_deref(), slow.as_ref(), "{asked:?}");
                told += usize::from(quick.is_some());
                let document = session.document.as_ref().unwrap();
                assert_eq!(document.contract(), &start);
                assert_eq!(document.derived(), Some(&derived));
                assert!(!document.is_dirty());
                update(&mut session, Intent::Typing(Typing::Cancel));
            }
        }
        assert!(told > 20, "{told}");
    }

    /// Points that titles of slides raise are still there while somebody types, and after it.
    #[test]
    fn an_edit_made_for_a_moment_leaves_the_points_of_titles() {
        use crate::check::Code;
        use crate::contract::{State, Value};
        let mut loaded = samples::load(samples::REAL).unwrap();
        for figure in &mut loaded.contract.announced {
            if let Value::Amount(State::Conflict { alternatives, .. }) = &mut figure.value {
                alternatives[0].statement.amount = "1200 M€".parse().unwrap();
            }
        }
        let today = jiff::civil::date(2024, 12, 2);
        let settings = Settings::first(Lang::Fr);
        let mut session = session_of(Path::new("a.ron"), loaded, settings, today);
        let contract = session.scene().unwrap().contract;
        let (line, partner) = (
            contract.lines[0].id.clone(),
            contract.partners[0].id.clone(),
        );
        let found = |session: &Session| {
            let derived = session.document.as_ref().unwrap().derived().unwrap();
            derived.findings().to_vec()
        };
        let before = found(&session);
        let raised = |found: &crate::check::Finding| found.code == Code::SlideTitleContested;
        assert!(before.iter().any(raised));
        let seed = None;
        let begin = Typing::BeginCell {
            line,
            partner,
            seed,
        };
        update(&mut session, Intent::Typing(begin));
        update(
            &mut session,
            Intent::Typing(Typing::CellText("54 M".to_owned())),
        );
        assert!(session.asked().is_some());
        assert_eq!(found(&session), before);
        update(&mut session, Intent::Typing(Typing::Cancel));
        assert_eq!(found(&session), before);
    }
}
