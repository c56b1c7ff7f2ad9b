//! Both contracts at hand, with the words for what stands in either. What is gone is named after
//! the first. Every text that leaves is spelled out, and hides amounts where they are hidden.

use super::sides::{End, Named, named};
use super::{Outcome, SaidKind, SaidList};
use crate::chart::Scene;
use crate::chart::sheet::sentence;
use crate::chart::state_text;
use crate::chart::tip::{inside, sum_named};
use crate::compare::{Contrast, Pair, Reading, Section};
use crate::contract::{
    Contract, Euros, FigureKey, Line, LineId, Partner, PartnerId, PerimeterId, StateKind, Unit,
    spelled,
};
use crate::summary::Sum;
use crate::wording::amount::{decimals_of, euros_named};
use crate::wording::discreet::masked;
use crate::wording::sentence::{list, quoted, state_name, the_partner};
use crate::wording::{Key, Lang, count, fill, names, text};

/// Names of things listed in a sentence at most.
pub(super) const NAMES: usize = 9;

/// Both contracts.
pub(super) struct Both<'a> {
    pub contrast: &'a Contrast,
    pub lang: Lang,
    pub unit: Unit,
    pub named: Named,
    /// Things of two identifiers that are held for the same.
    pub pairs: &'a [Pair],
    /// The perimeter that is shown, then the others in which something changed, if their amounts share nothing: none
    /// is part of another, and no amount counts in several.
    pub sections: Vec<&'a Section>,
}

impl<'a> Both<'a> {
    pub fn of(scene: &Scene<'a>) -> Option<Self> {
        let compared = scene.compared?;
        let contrast = &compared.contrast;
        let lang = scene.look.lang;
        let open = || contrast.sections.iter().filter(|s| !s.nested);
        let base = contrast.section(&scene.summary.perimeter);
        let base = base.or_else(|| open().next());
        let is_base = |s: &Section| base.is_some_and(|b| b.perimeter == s.perimeter);
        let is_apart = contrast.is_additive && base.is_some_and(|b| !b.nested);
        let others = open().filter(|s| is_apart && !is_base(s) && s.moves());
        Some(Self {
            contrast,
            lang,
            unit: scene.look.measure.unit(),
            named: named(&compared.sides, lang),
            pairs: &compared.pairs,
            sections: base.into_iter().chain(others).collect(),
        })
    }

    /// A text as it may be shown.
    pub fn clean(&self, words: String) -> String {
        let words = spelled(&words).into_owned();
        match self.lang.hides_amounts() {
            true => masked(&words).into_owned(),
            false => words,
        }
    }

    pub fn contract(&self, end: End) -> &'a Contract {
        match end {
            End::Before => &self.contrast.before,
            End::After => &self.contrast.after,
        }
    }

    pub fn partner(&self, id: &PartnerId) -> Option<&'a Partner> {
        let after = self.contrast.after.partner(id);
        after.or_else(|| self.contrast.before.partner(id))
    }

    pub fn line(&self, id: &LineId) -> Option<&'a Line> {
        let after = self.contrast.after.line(id);
        after.or_else(|| self.contrast.before.line(id))
    }

    /// “MEL”.
    pub fn short(&self, id: &PartnerId) -> String {
        self.partner(id)
            .map_or_else(|| id.to_string(), |p| p.short.clone())
    }

    /// “la MEL”.
    pub fn the(&self, id: &PartnerId) -> String {
        self.partner(id)
            .map_or_else(|| id.to_string(), |p| the_partner(p, self.lang))
    }

    /// “axe 2”, else the line's title.
    pub fn line_name(&self, id: &LineId) -> String {
        self.line(id)
            .map_or_else(|| id.to_string(), |line| names::line(line, self.lang))
    }

    /// “à l’axe 2”, “pour « Ferroviaire », dans l’axe 5”: what is below an axis is part of it.
    pub fn on_line(&self, id: &LineId) -> String {
        let numbered =
            |line: &&Line| line.is_axis() && line.number().is_some_and(|n| !n.is_empty());
        let line = self.line(id);
        let name = self.line_name(id);
        if line.as_ref().is_some_and(numbered) {
            return fill(self.lang, Key::ContrastOnAxis, &[("line", &name)]);
        }
        let name = quoted(&name, self.lang);
        let (after, before) = (&self.contrast.after, &self.contrast.before);
        let axis = after.axis_of(id).or_else(|| before.axis_of(id));
        match axis.filter(numbered) {
            Some(axis) => {
                let axis = names::line(axis, self.lang);
                let values = [("line", name.as_str()), ("axis", &axis)];
                fill(self.lang, Key::ContrastWithinAxis, &values)
            }
            None => fill(self.lang, Key::ContrastOnLine, &[("line", &name)]),
        }
    }

    /// The short name of a perimeter as it reads within a line.
    pub fn perimeter(&self, id: &PerimeterId) -> String {
        let found = self.contrast.perimeter(id);
        found.map_or_else(|| id.to_string(), |p| inside(p.label()))
    }

    /// The perimeter as a caption over sentences, where there are several.
    pub fn caption(&self, id: &PerimeterId) -> Option<String> {
        let found = self.contrast.perimeter(id)?;
        (self.contrast.sections.len() > 1).then(|| self.clean(found.label().to_owned()))
    }

    /// The caption of the perimeter that is shown.
    pub fn first_caption(&self) -> Option<String> {
        self.caption(&self.sections.first()?.perimeter)
    }

    /// What a cell says, as printed where it was published.
    pub fn reading(&self, end: End, reading: &Reading) -> String {
        let figure = |key: FigureKey| self.contract(end).commitment(key);
        if let Some(found) = reading.figure.and_then(figure)
            && found.amount.statement().is_some()
        {
            return state_text(&found.amount, self.lang);
        }
        sum_named(&reading.sum, self.unit, self.lang)
            .unwrap_or_else(|| state_name(reading.state, self.lang).to_owned())
    }

    /// A sum with its unit, for a column or the inside of a bar.
    pub fn bare(&self, sum: &Sum) -> String {
        sum_named(sum, self.unit, self.lang).unwrap_or_default()
    }

    /// An exact number of euros with the digits that are worth printing.
    pub fn euros(&self, value: Euros, finest: Option<Euros>) -> String {
        euros_named(value, self.unit, decimals_of(finest, self.unit), self.lang)
    }

    /// A difference, with the digits that are worth printing.
    pub fn difference(&self, value: Euros, finest: Option<Euros>) -> String {
        let decimals = decimals_of(finest, self.unit);
        crate::wording::amount::difference(value, self.unit, decimals, self.lang)
    }

    /// Names one after another, the first ones where there are too many.
    pub fn listed(&self, all: &[String]) -> String {
        self.first_of(all, all.len())
    }

    /// Names of so many things, of which these are the first.
    pub fn first_of(&self, all: &[String], of: usize) -> String {
        if of <= NAMES && all.len() == of {
            return list(all, self.lang);
        }
        let most = all.len().min(NAMES.saturating_sub(1));
        let first = all.get(..most).unwrap_or_default();
        let more = of.saturating_sub(first.len());
        let first = first.join(", ");
        let (one, other) = (Key::ContrastAndMoreOne, Key::ContrastAndMoreOther);
        count(self.lang, one, other, more, &[("names", &first)])
    }

    pub fn names(&self) -> [String; 2] {
        self.named.long.clone().map(|name| self.clean(name))
    }

    pub fn short_names(&self) -> [String; 2] {
        self.named.short.clone().map(|name| self.clean(name))
    }

    /// The perimeters shown: “Périmètre : hors mobilités”, “Périmètres : hors mobilités, puis volet mobilités”.
    pub fn perimeters(&self) -> String {
        let names: Vec<String> = (self.sections.iter())
            .map(|s| self.perimeter(&s.perimeter))
            .collect();
        self.clean(match names.as_slice() {
            [] => String::new(),
            [one] => fill(self.lang, Key::StatusPerimeter, &[("perimeter", one)]),
            [first, rest @ ..] => {
                let values = [("first", first.as_str()), ("then", &rest.join(", "))];
                fill(self.lang, Key::StatusPerimeters, &values)
            }
        })
    }

    pub fn title(&self) -> String {
        let [before, after] = &self.named.short;
        let values = [("before", before.as_str()), ("after", after.as_str())];
        self.clean(fill(self.lang, Key::ContrastTitle, &values))
    }

    /// Which amounts, in which perimeters; and which perimeters have some and are left out.
    pub fn scope(&self) -> String {
        let lang = self.lang;
        let unit = crate::wording::amount::unit_symbol(self.unit, lang);
        let shown: Vec<String> = self
            .sections
            .iter()
            .map(|s| self.perimeter(&s.perimeter))
            .collect();
        let names = list(&shown, lang);
        let values = [("unit", unit), ("list", names.as_str())];
        let mut scope = match shown.len() {
            0 | 1 => fill(lang, Key::ContrastScope, &values),
            _ => fill(lang, Key::ContrastScopeSeveral, &values),
        };
        let is_shown = |s: &&Section| self.sections.iter().any(|o| o.perimeter == s.perimeter);
        let left: Vec<String> = self
            .contrast
            .sections
            .iter()
            .filter(|s| !s.nested && !is_shown(s) && s.after.known.is_some())
            .map(|s| self.perimeter(&s.perimeter))
            .collect();
        if !left.is_empty() {
            let names = list(&left, lang);
            let left = fill(lang, Key::ContrastElsewhere, &[("list", &names)]);
            scope = format!("{} {left}", sentence(&scope));
        }
        self.clean(sentence(&scope))
    }

    pub fn outcome(&self, lists: &[SaidList]) -> Outcome {
        if self.contrast.is_same() {
            return Outcome::Same;
        }
        if self
            .sections
            .iter()
            .any(|s| s.moves() || !s.ways.is_empty())
        {
            return Outcome::Moved;
        }
        let is_words = |l: &SaidList| matches!(l.kind, SaidKind::Words | SaidKind::Doubts);
        match lists.iter().all(is_words) {
            true => Outcome::WordsOnly,
            false => Outcome::Still,
        }
    }

    /// What is said in the place of bars.
    pub fn instead(&self, outcome: Outcome) -> String {
        let lang = self.lang;
        let key = match outcome {
            Outcome::Moved => return String::new(),
            Outcome::Nothing => Key::ContrastNothing,
            Outcome::Same => Key::ContrastSame,
            Outcome::WordsOnly => Key::ContrastWordsOnly,
            Outcome::Still => {
                let Some(section) = self.sections.first() else {
                    return text(lang, Key::ContrastWordsOnly).to_owned();
                };
                let perimeter = self.perimeter(&section.perimeter);
                let name = |sum| sum_named(sum, self.unit, lang);
                let none = || state_name(StateKind::NotPublished, lang).to_owned();
                let said = match (name(&section.before), name(&section.after)) {
                    (None, None) => {
                        fill(lang, Key::ContrastStillNone, &[("perimeter", &perimeter)])
                    }
                    (Some(_), Some(sum)) if section.before == section.after => {
                        let values = [("amount", sum.as_str()), ("perimeter", &perimeter)];
                        fill(lang, Key::ContrastStill, &values)
                    }
                    (before, after) => {
                        let before = before.unwrap_or_else(none);
                        let after = after.unwrap_or_else(none);
                        let values = [("before", before.as_str()), ("after", after.as_str())];
                        let also = [("perimeter", perimeter.as_str())];
                        fill(
                            lang,
                            Key::ContrastStillMoved,
                            &[values.as_slice(), &also].concat(),
                        )
                    }
                };
                return self.clean(sentence(&said));
            }
        };
        let said = text(lang, key);
        match outcome {
            Outcome::WordsOnly => sentence(said),
            _ => said.to_owned(),
        }
    }

    /// Numbers of the axes of which nothing differs, nor of anything below them.
    pub fn untouched_axes(&self) -> Vec<String> {
        let axes = self.contrast.after.axes();
        let kept = axes.filter(|axis| self.contrast.before.line(&axis.id).is_some());
        let kept = kept.filter(|axis| !self.contrast.touched.contains(&axis.id));
        kept.filter_map(|axis| axis.number().map(str::to_owned))
            .filter(|number| !number.is_empty())
            .collect()
    }
}
