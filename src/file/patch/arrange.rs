//! Puts items between brackets where some were added, removed or moved: neighbours keep their bytes, new items look
//! like their siblings. It must not know what the items mean.
//!
//! What happens to comments: those on the line of an item, and those directly above an item that moves, go with it.
//! Comment lines above a removed item stay unless what follows has its own comment or starts after a blank line: they
//! may speak of more than that item. Comments that stand on their own always stay.

use super::body::{Body, LINE_ENDS, Slot, Source, between, has_comment, line_ends};
use super::output::Output;
use super::placed::{Placed, written};
use super::style::Style;
use crate::file::layout::{Breaks, Place};

/// What comes next between the brackets.
pub(super) enum Step<'a> {
    /// An item that stays: its slot, and its text from its head to its tail.
    Kept(usize, Output<'a>),
    /// An item that is new here.
    Placed(Placed),
}

/// The old text and its habits.
#[derive(Clone, Copy)]
pub(super) struct Context<'s, 'a> {
    /// The old text.
    pub source: &'s Source<'a>,
    /// Its habits.
    pub style: &'s Style,
}

/// The new text between the brackets. `moved` says which slots, of those not kept, go on elsewhere.
pub(super) fn arrange<'a>(
    context: Context<'_, 'a>,
    body: &Body<'a>,
    steps: Vec<Step<'a>>,
    moved: &[bool],
) -> Output<'a> {
    let mut arranger = Arranger {
        context,
        body,
        moved,
        out: Output::new(context.source.text),
        left: Vec::new(),
        done: 0,
        gone: None,
        previous: None,
        is_first: true,
        heading_is_out: false,
        is_in_comment: false,
    };
    arranger.all(steps);
    arranger.out
}

struct Arranger<'s, 'a> {
    context: Context<'s, 'a>,
    body: &'s Body<'a>,
    moved: &'s [bool],
    out: Output<'a>,
    /// Comments and blank lines that removed items left behind, each with its last line end.
    left: Vec<(u32, u32)>,
    /// Slots before this one are dealt with.
    done: usize,
    /// The first of the slots that went since the last item.
    gone: Option<usize>,
    /// The last slot that was kept.
    previous: Option<usize>,
    is_first: bool,
    /// What stands on its own above the first slot has been put before an item that is new.
    heading_is_out: bool,
    /// The text so far ends with a comment that only a line end closes.
    is_in_comment: bool,
}

impl<'a> Arranger<'_, 'a> {
    fn text(&self) -> &'a str {
        self.context.source.text
    }

    fn slot(&self, at: usize) -> Option<Slot<'a>> {
        self.body.slots.get(at).copied()
    }

    fn all(&mut self, steps: Vec<Step<'a>>) {
        self.out.keep(self.body.start, self.body.first_lead);
        let opening = between(self.text(), self.body.start, self.body.first_lead);
        self.is_in_comment = opening.contains("//");
        let is_closed = self
            .body
            .slots
            .last()
            .map_or(self.context.style.closing_comma, |slot| {
                slot.comma.is_some()
            });
        let count = steps.len();
        for (at, step) in steps.into_iter().enumerate() {
            let comma = is_closed || at.saturating_add(1) < count;
            match step {
                Step::Kept(slot, item) => self.keep(slot, item, comma),
                Step::Placed(placed) => self.place(placed, comma),
            }
            self.is_first = false;
        }
        self.leave_until(self.body.slots.len());
        self.close(count == 0);
    }

    fn keep(&mut self, at: usize, item: Output<'a>, comma: bool) {
        self.leave_until(at);
        let Some(slot) = self.slot(at) else { return };
        self.lead(at, slot);
        self.out.append(item);
        match slot.comma {
            Some(_) if comma => self.out.keep(slot.tail, slot.end),
            Some(old) => {
                self.out.keep(slot.tail, old.start);
                self.out.keep(old.end, slot.end);
            }
            None => {
                if comma {
                    self.out.push(",");
                }
                self.out.keep(slot.tail, slot.end);
            }
        }
        self.is_in_comment = slot.trail(self.text()).contains("//");
        self.previous = Some(at);
        self.done = at.saturating_add(1);
        self.gone = None;
    }

    /// The blanks and comments before a kept item, with what removed items left behind.
    fn lead(&mut self, at: usize, slot: Slot<'a>) {
        let text = self.text();
        let left = std::mem::take(&mut self.left);
        let left_comments = left
            .iter()
            .any(|(start, end)| has_comment(between(text, *start, *end)));
        if !slot.starts_line(text) {
            if left_comments || self.is_in_comment {
                self.leave_lines(&left, !left_comments);
                self.out.push(self.context.source.indent(slot.head));
                self.out
                    .push(slot.own_lead(text).trim_start_matches([' ', '\t']));
                return;
            }
            self.inline_lead(at, slot);
        } else if left_comments {
            self.left_behind(&left);
            self.out.keep(slot.lead, slot.head);
        } else if at == 0 && self.heading_is_out {
            self.out.push(self.context.source.line_end(slot.head));
            self.out.keep(slot.own, slot.head);
        } else if let Some((start, end)) = left.first()
            && line_ends(slot.detached(text)) <= 1
        {
            self.out.keep(*start, *end);
            self.out.keep(slot.own, slot.head);
        } else {
            self.out.keep(slot.lead, slot.head);
        }
    }

    /// An item in the middle of a line takes the place of the first one that went before it.
    fn inline_lead(&mut self, at: usize, slot: Slot<'a>) {
        let text = self.text();
        let lead = |slot: Slot<'a>| between(text, slot.lead, slot.head);
        let gone = self
            .gone
            .filter(|gone| *gone > 0 || self.is_first)
            .and_then(|gone| self.slot(gone))
            .filter(|gone| !has_comment(lead(*gone)) && !has_comment(lead(slot)));
        match gone {
            Some(gone) => self.out.keep(gone.lead, gone.head),
            None => {
                if at == 0 && !self.is_first && lead(slot).is_empty() {
                    self.out.push(&self.separator());
                }
                self.out.keep(slot.lead, slot.head);
            }
        }
    }

    /// What stands between a comma and the next item on the same line.
    fn separator(&self) -> String {
        let text = self.text();
        let inline = self.body.slots.iter().skip(1).find(|slot| {
            let lead = between(text, slot.lead, slot.head);
            lead.trim_matches([' ', '\t']).is_empty()
        });
        inline.map_or_else(
            || self.context.style.comma.to_owned(),
            |slot| between(text, slot.lead, slot.head).to_owned(),
        )
    }

    fn leave_until(&mut self, end: usize) {
        for at in self.done..end {
            self.leave(at);
        }
        self.done = self.done.max(end);
    }

    /// Goes past an item that is not here any more.
    fn leave(&mut self, at: usize) {
        let Some(slot) = self.slot(at) else { return };
        self.gone.get_or_insert(at);
        let text = self.text();
        if !slot.starts_line(text) {
            return;
        }
        let own = slot.own_lead(text);
        let is_moved = self.moved.get(at).copied().unwrap_or(false);
        let end = match own.rfind(LINE_ENDS) {
            Some(last) if !is_moved && has_comment(own) && !self.is_alone(at) => slot
                .own
                .saturating_add(u32::try_from(last.saturating_add(1)).unwrap_or(0)),
            _ => slot.own,
        };
        let start = if at == 0 && self.heading_is_out {
            slot.own
        } else {
            slot.lead
        };
        let left = between(text, start, end);
        if has_comment(left) || (line_ends(left) > 1 && self.left.is_empty()) {
            self.left.push((start, end));
        }
    }

    /// Whether the comment above an item can only be about that item.
    fn is_alone(&self, at: usize) -> bool {
        let text = self.text();
        self.slot(at.saturating_add(1)).is_none_or(|next| {
            let detached = next.detached(text);
            line_ends(detached) > 1 || has_comment(detached) || has_comment(next.own_lead(text))
        })
    }

    /// What removed items left behind, each part without its last line end.
    fn left_behind(&mut self, left: &[(u32, u32)]) {
        for (start, end) in left {
            let part = between(self.text(), *start, *end);
            let cut = part
                .strip_suffix("\r\n")
                .or_else(|| part.strip_suffix(LINE_ENDS))
                .unwrap_or(part);
            let end = start.saturating_add(u32::try_from(cut.len()).unwrap_or(0));
            self.out.keep(*start, end);
        }
    }

    /// What removed items left behind, then the start of a new line.
    fn leave_lines(&mut self, left: &[(u32, u32)], is_empty: bool) {
        if !is_empty {
            self.left_behind(left);
        }
        let at = self.body.start;
        self.out.push(self.context.source.line_end(at));
    }

    fn place(&mut self, placed: Placed, comma: bool) {
        let (source, text) = (self.context.source, self.text());
        let next = self.slot(self.previous.map_or(0, |at| at.saturating_add(1)));
        let previous = self.previous.and_then(|at| self.slot(at));
        let Some(sibling) = previous.or(next) else {
            return;
        };
        let is_line = self.is_in_comment
            || match previous {
                Some(previous) => {
                    previous.starts_line(text) && next.is_none_or(|next| next.starts_line(text))
                }
                None => sibling.starts_line(text),
            };
        let indent = source.indent(sibling.head);
        let line_end = source.line_end(sibling.head);
        let is_heading = self.is_first && sibling.starts_line(text);
        if is_line && is_heading {
            self.out.keep(sibling.lead, sibling.own);
            self.heading_is_out = true;
            self.out.push(indent);
        } else if is_line {
            self.out.push(line_end);
            self.out.push(indent);
        } else if !self.is_first {
            let separator = self.separator();
            self.out.push(&separator);
        }
        let place = Place {
            indent,
            line_end,
            breaks: match &placed {
                _ if !is_line => Breaks::Never,
                Placed::Fresh { name: None, .. } if sibling.value.source().contains(LINE_ENDS) => {
                    Breaks::Outermost
                }
                _ => Breaks::Wide,
            },
        };
        let (item, trail) = written(&placed, self.context.style, place);
        self.out.push(&item);
        if comma {
            self.out.push(",");
        }
        self.out.push(&trail);
        self.is_in_comment = trail.contains("//");
    }

    fn close(&mut self, is_empty: bool) {
        let text = self.text();
        let from = self
            .body
            .slots
            .last()
            .map_or(self.body.first_lead, |slot| slot.end);
        let left = std::mem::take(&mut self.left);
        let tail = between(text, from, self.body.end);
        let is_bare = self.body.start == self.body.first_lead && !has_comment(tail);
        if is_empty && left.is_empty() && is_bare {
            return;
        }
        self.left_behind(&left);
        let is_open = self.is_in_comment || !left.is_empty();
        if is_open && !tail.starts_with(LINE_ENDS) {
            let source = self.context.source;
            self.out.push(source.line_end(self.body.start));
            self.out.push(source.indent(self.body.start));
        }
        self.out.keep(from, self.body.end);
    }
}
