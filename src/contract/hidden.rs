//! Characters that a reader cannot see, or that make a text read otherwise than it is written: what they are, and how
//! a text is shown so that they are seen. What is stored is never changed.

use super::*;
use std::borrow::Cow;

/// Most combining marks that may follow one another; more of them cover the lines around.
pub const MAX_MARKS: usize = 8;

/// True for control characters, those that change the direction of writing, that join or take no room.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The name of a character as it is shown: `⟨U+202E⟩`.
pub fn code_point(c: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(c))
}

/// A text as it is shown: hidden characters spelled out, line ends and tabs kept.
pub fn spelled(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_spelled) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_spelled(c) {
            out.push_str(&code_point(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn is_spelled(c: char) -> bool {
    is_hidden(c) && !matches!(c, '\n' | '\t')
}

/// The longest run of combining marks in a text.
pub fn longest_marks(text: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if unicode_normalization::char::is_combining_mark(c) {
            run + 1
        } else {
            0
        };
        longest = longest.max(run);
    }
    longest
}

/// A text with each letter that passes for a Latin one replaced by that one.
pub fn skeleton(text: &str) -> String {
    text.chars().map(lookalike).collect()
}

/// The Latin letter that a letter of another alphabet passes for, else the letter itself.
pub fn lookalike(c: char) -> char {
    const PAIRS: &[(&str, &str)] = &[
        // Cyrillic.
        ("АВЕЅІЈКМНОРСТУХҮԚԜ", "ABESIJKMHOPCTYXYQW"),
        ("аеѕіјорсухһԁԛԝү", "aesijopcyxhdqwy"),
        // Greek. Small letters that stand for units and angles are left alone.
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
        ("ονϲϳ", "ovcj"),
    ];
    match u32::from(c) {
        // Fullwidth letters and digits.
        wide @ (0xFF10..=0xFF19 | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A) => {
            char::from_u32(wide.saturating_sub(0xFEE0)).unwrap_or(c)
        }
        // Mathematical capitals and small letters, thirteen alphabets of 52.
        math @ 0x1_D400..=0x1_D6A3 => {
            let place = u8::try_from((math - 0x1_D400) % 52).unwrap_or_default();
            let first = if place < 26 { b'A' } else { b'a' - 26 };
            char::from(first.saturating_add(place))
        }
        0x0370..=0x052F => PAIRS
            .iter()
            .find_map(|(strange, latin)| {
                let at = strange.chars().position(|s| s == c)?;
                latin.chars().nth(at)
            })
            .unwrap_or(c),
        _ => c,
    }
}

impl Contract {
    /// The contract as it is shown, when some text of it holds a hidden character; `None` when it shows as it is, which
    /// is nearly always. Ids, amounts and dates hold none.
    pub fn spelled(&self) -> Option<Contract> {
        if !self.holds_hidden() {
            return None;
        }
        let mut copy = self.clone();
        copy.each_text(&mut |text| {
            if let Cow::Owned(shown) = spelled(text) {
                *text = shown;
            }
        });
        Some(copy)
    }

    /// True when some text holds a hidden character.
    pub fn holds_hidden(&self) -> bool {
        let mut hidden = false;
        let mut see = |text: &mut String| hidden |= text.chars().any(is_spelled);
        // The long lists are looked at one thing at a time, so that no second contract is made.
        let mut rest = Contract {
            identity: self.identity.clone(),
            perimeters: self.perimeters.clone(),
            partners: self.partners.clone(),
            groups: self.groups.clone(),
            lines: Default::default(),
            commitments: Default::default(),
            announced: self.announced.clone(),
            schedule: self.schedule.clone(),
            references: self.references.clone(),
            dismissed: self.dismissed.clone(),
            next_key: self.next_key,
            finder: Finder::default(),
        };
        rest.each_text(&mut see);
        for l in &self.lines {
            line(&mut l.clone(), &mut see);
        }
        for c in &self.commitments {
            if !matches!(c.amount, State::Published(_)) {
                state(&mut c.amount.clone(), &mut see);
            }
            maybe(&mut c.purpose.clone(), &mut see);
            maybe(&mut c.note.clone(), &mut see);
        }
        hidden
    }

    /// Calls `see` with every text that people wrote.
    pub fn each_text(&mut self, see: &mut dyn FnMut(&mut String)) {
        identity(&mut self.identity, see);
        for perimeter in &mut self.perimeters {
            see(&mut perimeter.name);
            maybe(&mut perimeter.short, see);
            maybe(&mut perimeter.note, see);
        }
        for partner in &mut self.partners {
            see(&mut partner.name);
            see(&mut partner.short);
            maybe(&mut partner.note, see);
        }
        self.groups
            .iter_mut()
            .for_each(|group| see(&mut group.name));
        self.lines.iter_mut().for_each(|l| line(l, see));
        for commitment in &mut self.commitments {
            state(&mut commitment.amount, see);
            maybe(&mut commitment.purpose, see);
            maybe(&mut commitment.note, see);
        }
        for figure in &mut self.announced {
            if let Value::Amount(amount) = &mut figure.value {
                state(amount, see);
            }
            figure
                .also
                .iter_mut()
                .for_each(|claim| maybe(&mut claim.note, see));
            maybe(&mut figure.note, see);
        }
        self.schedule
            .lanes
            .iter_mut()
            .for_each(|lane| see(&mut lane.title));
        for deadline in &mut self.schedule.deadlines {
            see(&mut deadline.title);
            maybe(&mut deadline.short, see);
            maybe(&mut deadline.note, see);
        }
        self.references
            .documents
            .iter_mut()
            .for_each(|document| see(&mut document.title));
        for source in &mut self.references.sources {
            see(&mut source.title);
            maybe(&mut source.publisher, see);
            maybe(&mut source.address, see);
            maybe(&mut source.note, see);
            source
                .quotes
                .iter_mut()
                .for_each(|quote| see(&mut quote.text));
        }
        for dismissal in &mut self.dismissed {
            see(&mut dismissal.rule);
            see(&mut dismissal.about);
            dismissal.values.iter_mut().for_each(&mut *see);
            see(&mut dismissal.reason);
        }
    }
}

fn maybe(text: &mut Option<String>, see: &mut dyn FnMut(&mut String)) {
    text.iter_mut().for_each(see);
}

fn identity(identity: &mut Identity, see: &mut dyn FnMut(&mut String)) {
    see(&mut identity.title);
    maybe(&mut identity.territory, see);
    maybe(&mut identity.disclaimer, see);
    identity.predecessors.iter_mut().for_each(&mut *see);
    identity.objectives.iter_mut().for_each(&mut *see);
    see(&mut identity.version.label);
    maybe(&mut identity.version.title, see);
    maybe(&mut identity.version.previous, see);
}

fn line(line: &mut Line, see: &mut dyn FnMut(&mut String)) {
    see(&mut line.title);
    maybe(&mut line.short, see);
    maybe(&mut line.note, see);
    line.other_titles
        .iter_mut()
        .for_each(|other| see(&mut other.title));
    match &mut line.kind {
        LineKind::Axis(axis) => {
            see(&mut axis.number);
            axis.themes.iter_mut().for_each(see);
        }
        LineKind::Objective(objective) => maybe(&mut objective.number, see),
        LineKind::Operation(operation) => {
            maybe(&mut operation.owner, see);
            maybe(&mut operation.territory, see);
            operation.tags.iter_mut().for_each(&mut *see);
            operation.contracts.iter_mut().for_each(see);
        }
    }
}

fn state(state: &mut State, see: &mut dyn FnMut(&mut String)) {
    match state {
        State::Derived { formula, .. } => see(formula),
        State::Nil { reason } | State::Pending { reason, .. } => see(reason),
        State::Conflict {
            preferred,
            alternatives,
        } => {
            maybe(&mut preferred.note, see);
            alternatives
                .iter_mut()
                .for_each(|claim| maybe(&mut claim.note, see));
        }
        State::Published(_) | State::Estimated(_) | State::NotPublished | State::NotApplicable => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_seen() {
        assert_eq!(
            spelled("PAS\u{202e}\u{200b}x\u{1b}[31m"),
            "PAS⟨U+202E⟩⟨U+200B⟩x⟨U+001B⟩[31m"
        );
        for plain in [
            "L’État, 2\u{202f}757\u{a0}M€ – « ≥ »",
            "deux\nlignes\tet plus",
            "e\u{301}",
        ] {
            assert!(matches!(spelled(plain), Cow::Borrowed(_)), "{plain:?}");
        }
    }

    #[test]
    fn marks_that_pile_up_are_counted() {
        assert_eq!(longest_marks("é e\u{301}"), 1);
        assert_eq!(
            longest_marks(&format!("a{}b\u{301}", "\u{300}".repeat(200))),
            200
        );
    }
}
