//! Walks a file, what it says and what it shall say, all three in step, and rewrites the values that differ. It must
//! not know one field from another beyond what the table of shapes says.

use super::align::{align, unmoved};
use super::arrange::{Context, Step, arrange};
use super::body::{Body, Slot, Source, between};
use super::notation;
use super::output::Output;
use super::placed::Placed;
use super::style::Style;
use crate::file::layout::{Breaks, Place, laid_out};
use crate::file::shape::table::CONTRACT;
use crate::file::shape::{Choice, Field, Inside, Rule, Shape, Variant};
use crate::file::tree::{Node, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// The new text. `None` when the trees are not those of contracts.
pub(super) fn rewrite<'a>(
    base: &'a Tree<'a>,
    old: &'a Tree<'a>,
    new: &'a Tree<'a>,
) -> Option<Output<'a>> {
    let source = Source::new(base.text());
    let style = Style::of(&source, base);
    let (root, old, new) = (base.root()?, old.root()?, new.root()?);
    let mut lines = Lines::default();
    lines.find(&source, root, old)?;
    lines.name(new);
    let rewriter = Rewriter {
        source: &source,
        style: &style,
        lines: &lines,
    };
    let mut out = Output::new(source.text);
    out.keep(0, root.span().start);
    out.append(rewriter.fields(root, old, new, CONTRACT.fields)?);
    out.keep(root.span().end, u32::try_from(source.text.len()).ok()?);
    Some(out)
}

/// Where the lines of the tree are in the file, since they may move from one list to another.
#[derive(Default)]
struct Lines<'a> {
    places: BTreeMap<&'a str, (Slot<'a>, Node<'a>)>,
    /// The lines that there shall be.
    wanted: BTreeSet<&'a str>,
}

impl<'a> Lines<'a> {
    fn find(&mut self, source: &Source<'a>, base: Node<'a>, old: Node<'a>) -> Option<()> {
        let (Some(base), Some(old)) = (base.field("lines"), old.field("lines")) else {
            return Some(());
        };
        for (slot, old) in source.body(base)?.slots.into_iter().zip(old.items()) {
            self.places.insert(id(old)?, (slot, old));
            self.find(source, slot.value, old)?;
        }
        Some(())
    }

    fn name(&mut self, new: Node<'a>) {
        for line in new.field("lines").into_iter().flat_map(Node::items) {
            self.wanted.extend(id(line));
            self.name(line);
        }
    }
}

fn id<'a>(node: Node<'a>) -> Option<&'a str> {
    node.field("id").map(Node::source)
}

fn is_line(shape: &Shape) -> bool {
    matches!(shape, Shape::Record(record) if record.name == "Line")
}

struct Rewriter<'s, 'a> {
    source: &'s Source<'a>,
    style: &'s Style,
    lines: &'s Lines<'a>,
}

impl<'a> Rewriter<'_, 'a> {
    fn context(&self) -> Context<'_, 'a> {
        Context {
            source: self.source,
            style: self.style,
        }
    }

    fn empty(&self) -> Output<'a> {
        Output::new(self.source.text)
    }

    fn kept(&self, node: Node<'a>) -> Output<'a> {
        let mut out = self.empty();
        out.keep(node.span().start, node.span().end);
        out
    }

    /// The new text of a value. `old` is what it says; none when it says what is usual.
    fn value(
        &self,
        shape: &Shape,
        base: Node<'a>,
        old: Option<Node<'a>>,
        new: Node<'a>,
    ) -> Option<Output<'a>> {
        if old.is_some_and(|old| old.source() == new.source()) {
            return Some(self.kept(base));
        }
        if base.tag() == Some("Some")
            && let Some(inner) = base.items().next()
        {
            let mut out = self.empty();
            out.keep(base.span().start, inner.span().start);
            out.append(self.value(shape, inner, old, new)?);
            out.keep(inner.span().end, base.span().end);
            return Some(out);
        }
        let Some(old) = old else {
            return Some(self.replaced(base, new));
        };
        match shape {
            Shape::Record(record) => self.fields(base, old, new, record.fields),
            Shape::List(item) => self.list(item, base, old, new),
            Shape::Choice(choice) => self.choice(choice, base, old, new),
            Shape::Years => self.each(&[*shape, *shape], base, old, new),
            Shape::Text(rule @ (Rule::Amount | Rule::Share)) => Some(self.number(*rule, base, new)),
            Shape::Text(_) | Shape::Flag | Shape::Schema | Shape::Slot => {
                Some(self.replaced(base, new))
            }
        }
    }

    /// A value written anew. Comments inside the old one follow it.
    fn replaced(&self, base: Node<'a>, new: Node<'a>) -> Output<'a> {
        let start = base.span().start;
        let place = Place {
            indent: self.source.indent(start),
            line_end: self.source.line_end(start),
            breaks: if base.source().contains(super::body::LINE_ENDS) {
                Breaks::Wide
            } else {
                Breaks::Never
            },
        };
        let mut out = self.empty();
        out.push(&laid_out(new.source(), self.style.blanks(), place));
        for comment in self.source.comments(base.span()) {
            out.push(&format!(" /* {comment} */"));
        }
        out
    }

    fn number(&self, rule: Rule, base: Node<'a>, new: Node<'a>) -> Output<'a> {
        let (Some(old), Some(canonical)) = (base.text(), new.text()) else {
            return self.replaced(base, new);
        };
        let text = notation::like(&old, &canonical, rule, self.style.decimal_mark);
        let mut out = self.empty();
        out.push(&format!("\"{text}\""));
        out
    }

    fn choice(
        &self,
        choice: &Choice,
        base: Node<'a>,
        old: Node<'a>,
        new: Node<'a>,
    ) -> Option<Output<'a>> {
        let find = |node: Node<'_>| {
            let tag = node.tag()?;
            choice.variants.iter().find(|variant| variant.name == tag)
        };
        let (before, after): (&Variant, &Variant) = (find(old)?, find(new)?);
        if before.name == after.name {
            return match &after.inside {
                Inside::Nothing => Some(self.kept(base)),
                Inside::One(shape) => self.each(&[*shape], base, old, new),
                Inside::Two(first, second) => self.each(&[*first, *second], base, old, new),
                Inside::Fields(fields) => self.fields(base, old, new, fields),
            };
        }
        if let (Inside::One(Shape::Text(_)), Inside::One(inner @ Shape::Text(_))) =
            (&before.inside, &after.inside)
        {
            let tag = base.tag_span()?;
            let text = self.each(&[*inner], base, old, new)?;
            let mut out = self.empty();
            out.push(after.name);
            out.append(text.without_start(tag));
            return Some(out);
        }
        Some(self.replaced(base, new))
    }

    /// Values in brackets, as many as before.
    fn each(
        &self,
        shapes: &[Shape],
        base: Node<'a>,
        old: Node<'a>,
        new: Node<'a>,
    ) -> Option<Output<'a>> {
        let mut out = self.empty();
        let mut at = base.span().start;
        let items = base.items().zip(old.items()).zip(new.items());
        for (shape, ((base, old), new)) in shapes.iter().zip(items) {
            out.keep(at, base.span().start);
            out.append(match shape {
                Shape::Years if old.source() != new.source() => self.replaced(base, new),
                Shape::Years => self.kept(base),
                shape => self.value(shape, base, Some(old), new)?,
            });
            at = base.span().end;
        }
        out.keep(at, base.span().end);
        Some(out)
    }

    /// Named values: those that say the same stay where they are, new ones follow the one before them in the table.
    fn fields(
        &self,
        base: Node<'a>,
        old: Node<'a>,
        new: Node<'a>,
        fields: &[Field],
    ) -> Option<Output<'a>> {
        let Some(body) = self.source.body(base).filter(|b| !b.slots.is_empty()) else {
            return Some(self.replaced(base, new));
        };
        let mut names: Vec<&str> = Vec::new();
        let mut steps: Vec<Step<'a>> = Vec::new();
        for (at, slot) in body.slots.iter().enumerate() {
            let (name, _) = slot.value.label()?;
            let shape = fields.iter().find(|field| field.name == name)?.shape;
            let item = match (old.field(name), new.field(name)) {
                (None, None) => self.kept(slot.value),
                (Some(_), None) => continue,
                (old, Some(new)) => self.value(&shape, slot.value, old, new)?,
            };
            let mut out = self.empty();
            out.keep(slot.head, slot.value.span().start);
            out.append(item);
            names.push(name);
            steps.push(Step::Kept(at, out));
        }
        let mut next = 0;
        for field in fields {
            if let Some(at) = names.iter().position(|name| *name == field.name) {
                next = at.saturating_add(1);
            } else if let Some(value) = new.field(field.name) {
                names.insert(next, field.name);
                steps.insert(next, Step::Placed(self.new_field(field, value)?));
                next = next.saturating_add(1);
            }
        }
        Some(self.around(base, &body, steps, &[]))
    }

    fn new_field(&self, field: &Field, new: Node<'a>) -> Option<Placed> {
        let name = field.name.to_owned();
        let is_known =
            |line: Node<'a>| id(line).is_some_and(|id| self.lines.places.contains_key(id));
        match field.shape {
            Shape::List(item) if is_line(item) && new.items().any(is_known) => {
                let items: Option<Vec<_>> =
                    new.items().map(|line| self.placed(item, line)).collect();
                Some(Placed::List {
                    name,
                    items: items?,
                })
            }
            _ => Some(Placed::Fresh {
                name: Some(name),
                plain: new.source().to_owned(),
            }),
        }
    }

    fn list(
        &self,
        item: &Shape,
        base: Node<'a>,
        old: Node<'a>,
        new: Node<'a>,
    ) -> Option<Output<'a>> {
        let body = self.source.body(base)?;
        let (old, new): (Vec<_>, Vec<_>) = (old.items().collect(), new.items().collect());
        if body.slots.is_empty() || body.slots.len() != old.len() {
            return None;
        }
        let of_new = align(item, &old, &new);
        let stays = unmoved(&of_new);
        let mut moved: Vec<bool> = old
            .iter()
            .map(|old| is_line(item) && id(*old).is_some_and(|id| self.lines.wanted.contains(id)))
            .collect();
        let mut steps = Vec::new();
        for ((new, at), stays) in new.into_iter().zip(of_new).zip(stays) {
            let known = at.and_then(|at| {
                let pair = (body.slots.get(at)?, old.get(at)?);
                Some((at, pair.0, *pair.1))
            });
            steps.push(match known {
                Some((at, slot, old)) if stays => {
                    Step::Kept(at, self.value(item, slot.value, Some(old), new)?)
                }
                Some((at, slot, old)) => {
                    if let Some(moved) = moved.get_mut(at) {
                        *moved = true;
                    }
                    Step::Placed(self.moved(item, slot, old, new)?)
                }
                None => Step::Placed(self.placed(item, new)?),
            });
        }
        Some(self.around(base, &body, steps, &moved))
    }

    /// An item that is not in this list yet.
    fn placed(&self, item: &Shape, new: Node<'a>) -> Option<Placed> {
        let elsewhere = id(new)
            .filter(|_| is_line(item))
            .and_then(|id| self.lines.places.get(id));
        match elsewhere {
            Some((slot, old)) => self.moved(item, slot, *old, new),
            None => Some(Placed::Fresh {
                name: None,
                plain: new.source().to_owned(),
            }),
        }
    }

    /// An item with its comments, to be put elsewhere.
    fn moved(&self, item: &Shape, slot: &Slot<'a>, old: Node<'a>, new: Node<'a>) -> Option<Placed> {
        let text = self.source.text;
        let mut moved = self.value(item, slot.value, Some(old), new)?.text();
        if let Some(comma) = slot.comma {
            moved.push_str(between(text, slot.tail, comma.start));
        }
        Some(Placed::Moved {
            lead: slot.own_lead(text).trim_start().to_owned(),
            item: moved,
            trail: slot.trail(text).trim_end().to_owned(),
            indent: self.source.indent(slot.head).to_owned(),
        })
    }

    fn around(
        &self,
        base: Node<'a>,
        body: &Body<'a>,
        steps: Vec<Step<'a>>,
        moved: &[bool],
    ) -> Output<'a> {
        let mut out = self.empty();
        out.keep(base.span().start, body.start);
        out.append(arrange(self.context(), body, steps, moved));
        out.keep(body.end, base.span().end);
        out
    }
}
