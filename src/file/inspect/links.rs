//! Ids and what refers to them: doubles, references to nothing, and the rules that need more than one value. It must
//! not know how single texts are read.

use super::super::content::ContentProblem as C;
use super::super::shape::Thing;
use super::super::token::Span;
use super::super::tree::{Kind, Node};
use super::{Inspector, head, near};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Ids that exist, and references to them, in the order of the text.
#[derive(Default)]
pub(in super::super) struct Links<'a> {
    named: BTreeMap<(Thing, String), Named>,
    doubles: Vec<(Thing, String, Node<'a>)>,
    references: Vec<(Thing, Cow<'a, str>, Node<'a>)>,
    citations: Vec<(Cow<'a, str>, Node<'a>)>,
}

/// Where something with an id stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Named {
    /// Its id.
    pub id: Span,
    /// The whole of it.
    pub all: Span,
}

impl<'a> Links<'a> {
    /// What has an id. A quote's id is `source#quote`.
    pub(in super::super) fn named(&self) -> &BTreeMap<(Thing, String), Named> {
        &self.named
    }

    pub(super) fn define(&mut self, thing: Thing, id: Cow<'a, str>, node: Node<'a>) {
        let id = match thing {
            Thing::Quote => format!("{}#{id}", source_around(node).unwrap_or_default()),
            _ => id.into_owned(),
        };
        let place = Named {
            id: node.span(),
            all: node.parent().unwrap_or(node).span(),
        };
        match self.named.entry((thing, id)) {
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(place);
            }
            std::collections::btree_map::Entry::Occupied(taken) => {
                self.doubles.push((thing, taken.key().1.clone(), node));
            }
        }
    }

    pub(super) fn refer(&mut self, thing: Thing, id: Cow<'a, str>, node: Node<'a>) {
        self.references.push((thing, id, node));
    }

    pub(super) fn cite(&mut self, text: Cow<'a, str>, node: Node<'a>) {
        self.citations.push((text, node));
    }

    fn has(&self, thing: Thing, id: &str) -> bool {
        self.named.contains_key(&(thing, id.to_owned()))
    }

    fn ids(&self, thing: Thing) -> impl Iterator<Item = &str> {
        self.named
            .keys()
            .filter(move |(t, _)| *t == thing)
            .map(|(_, id)| id.as_str())
    }
}

/// The id of the source that a quote's id stands in: quote, list of quotes, source.
fn source_around(id: Node<'_>) -> Option<String> {
    let source = id.parent()?.parent()?.parent()?;
    Some(source.field("id")?.text()?.into_owned())
}

/// Says what is wrong between values, after all of them were read.
pub(super) fn check<'a>(inspector: &mut Inspector<'a>, root: Node<'a>) {
    doubles(inspector);
    references(inspector);
    citations(inspector);
    cycles(inspector, root);
    for name in ["commitments", "announced"] {
        for figure in items(root, name) {
            perimeter(inspector, figure, root);
            repeated(inspector, figure.field("by"));
            repeated(
                inspector,
                figure.field("subject").and_then(|s| s.items().next()),
            );
        }
    }
    for group in items(root, "groups") {
        repeated(inspector, group.field("members"));
    }
    for commitment in items(root, "commitments") {
        not_empty(inspector, commitment.field("by"), Thing::Partner);
    }
    not_empty(inspector, root.field("perimeters"), Thing::Perimeter);
    for axis in items(root, "lines") {
        placed(inspector, axis, true);
    }
}

/// The values of a list field.
fn items<'a>(node: Node<'a>, field: &str) -> impl Iterator<Item = Node<'a>> {
    node.field(field)
        .filter(|list| list.kind() == Kind::List)
        .into_iter()
        .flat_map(Node::items)
}

fn doubles(inspector: &mut Inspector<'_>) {
    for (thing, id, node) in std::mem::take(&mut inspector.links.doubles) {
        let Some(named) = inspector.links.named.get(&(thing, id.clone())) else {
            continue;
        };
        let first = inspector.lines.position(inspector.text, named.id.start);
        let id = id.rsplit('#').next().unwrap_or_default().to_owned();
        inspector.say(node, node.span(), C::DuplicateId { thing, id, first });
    }
}

fn references(inspector: &mut Inspector<'_>) {
    for (thing, id, node) in std::mem::take(&mut inspector.links.references) {
        // Without any perimeter, that alone is said.
        let pointless = thing == Thing::Perimeter && inspector.links.ids(thing).next().is_none();
        if !pointless && !inspector.links.has(thing, &id) {
            unknown(inspector, node, thing, &id, None);
        }
    }
}

fn citations(inspector: &mut Inspector<'_>) {
    for (text, node) in std::mem::take(&mut inspector.links.citations) {
        let (source, quote) = text
            .split_once('#')
            .map_or((&*text, None), |(s, q)| (s, Some(q)));
        if !inspector.links.has(Thing::Source, source) {
            unknown(inspector, node, Thing::Source, source, None);
        } else if let Some(quote) = quote
            && !inspector.links.has(Thing::Quote, &text)
        {
            unknown(inspector, node, Thing::Quote, quote, Some(source));
        }
    }
}

/// `within` is the source of a quote; what is proposed then names both.
fn unknown<'a>(
    inspector: &mut Inspector<'a>,
    node: Node<'a>,
    thing: Thing,
    id: &str,
    within: Option<&str>,
) {
    let prefix = within.map_or_else(String::new, |source| format!("{source}#"));
    let own = |known: &&str| known.starts_with(&prefix);
    let known = || {
        inspector
            .links
            .ids(thing)
            .filter(own)
            .map(|known| known.get(prefix.len()..).unwrap_or_default())
    };
    let full = |known: &str| format!("{prefix}{known}");
    let near = near::nearest(id, known()).map(full);
    let some = if near.is_none() {
        known().take(8).map(full).collect()
    } else {
        Vec::new()
    };
    let id = id.chars().take(81).collect();
    inspector.say(
        node,
        node.span(),
        C::UnknownId {
            thing,
            id,
            near,
            some,
        },
    );
}

/// Perimeters that contain each other; each ring is said once, at its first member in the text.
fn cycles<'a>(inspector: &mut Inspector<'a>, root: Node<'a>) {
    let mut around: BTreeMap<String, (String, Node<'a>)> = BTreeMap::new();
    let mut order = Vec::new();
    for perimeter in items(root, "perimeters") {
        let part_of = perimeter.field("part_of").map(|node| match node.tag() {
            Some("Some") => node.items().next().unwrap_or(node),
            _ => node,
        });
        let id = perimeter.field("id").and_then(Node::text);
        let (Some(id), Some(node)) = (id, part_of) else {
            continue;
        };
        let Some(parent) = node.text() else { continue };
        order.push(id.to_string());
        around
            .entry(id.into_owned())
            .or_insert((parent.into_owned(), node));
    }
    let mut done: Vec<String> = Vec::new();
    for start in order {
        let mut path = vec![start];
        while let Some((parent, node)) = path.last().and_then(|last| around.get(last)) {
            if let Some(at) = path.iter().position(|id| id == parent) {
                let mut ring = path.split_off(at);
                if at == 0 && !ring.iter().any(|id| done.contains(id)) {
                    let first = ring
                        .first()
                        .and_then(|id| around.get(id))
                        .map_or(*node, |(_, node)| *node);
                    done.extend(ring.iter().cloned());
                    ring.extend(ring.first().cloned());
                    inspector.say(first, first.span(), C::Cycle { path: ring });
                }
                break;
            }
            path.push(parent.clone());
        }
    }
}

/// Every state but pending and nil belongs to one perimeter.
fn perimeter<'a>(inspector: &mut Inspector<'a>, figure: Node<'a>, root: Node<'a>) {
    let given = figure
        .field("perimeter")
        .is_some_and(|node| node.tag() != Some("None"));
    let state = figure.field("amount").or_else(|| figure.field("value"));
    let free = state.is_none_or(|state| matches!(state.tag(), Some("Pending" | "Nil") | None));
    if !given && !free {
        let example = items(root, "perimeters")
            .next()
            .and_then(|p| p.field("id")?.text());
        let example = example.map(Cow::into_owned);
        inspector.say(figure, head(figure), C::MissingPerimeter { example });
    }
}

fn repeated<'a>(inspector: &mut Inspector<'a>, list: Option<Node<'a>>) {
    let Some(list) = list.filter(|list| list.kind() == Kind::List) else {
        return;
    };
    let mut seen = std::collections::BTreeSet::new();
    for node in list.items() {
        if let Some(text) = node.text()
            && !seen.insert(text.clone())
        {
            let id = text.chars().take(81).collect();
            inspector.say(node, node.span(), C::Repeated { id });
        }
    }
}

fn not_empty<'a>(inspector: &mut Inspector<'a>, list: Option<Node<'a>>, thing: Thing) {
    if let Some(list) = list.filter(|list| list.kind() == Kind::List)
        && list.items().next().is_none()
    {
        inspector.say(list, list.span(), C::EmptyList { thing });
    }
}

/// Axes stand at the top, and nothing else does. As deep as the tree lets a file nest.
fn placed<'a>(inspector: &mut Inspector<'a>, line: Node<'a>, top: bool) {
    if let Some(kind) = line.field("kind") {
        let axis = kind.tag() == Some("Axis");
        let known = matches!(kind.tag(), Some("Axis" | "Objective" | "Operation"));
        if known && axis != top {
            inspector.say(
                kind,
                kind.tag_span().unwrap_or(kind.span()),
                C::Misplaced { axis },
            );
        }
    }
    for child in items(line, "lines") {
        placed(inspector, child, false);
    }
}
