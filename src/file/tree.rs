//! A file's values as a tree with places, in one flat arena: what the reader checks, what "go to line" points at, what
//! a minimal save replaces. It must not know which fields a contract has.
//!
//! ```
//! use maquette::file::tree::{Kind, parse};
//!
//! let text = r#"(title: "Trois Vallées", partners: [(id: "etat", short: "État")], state: Published("2 M€"))"#;
//! let parsed = parse(text);
//! assert!(parsed.problems.is_empty());
//!
//! let root = parsed.tree.root().unwrap();
//! assert_eq!(root.kind(), Kind::Struct);
//! assert_eq!(root.field("title").unwrap().text().unwrap(), "Trois Vallées");
//! for field in root.fields() {
//!     println!("{} at {:?}: {}", field.name, field.name_span, field.value.source());
//! }
//!
//! let partner = root.field("partners").unwrap().items().next().unwrap();
//! assert_eq!(partner.field("short").unwrap().path(), "partners[0].short");
//!
//! let state = root.field("state").unwrap();
//! assert_eq!((state.kind(), state.tag()), (Kind::Tuple, Some("Published")));
//! assert_eq!(state.items().next().unwrap().text().unwrap(), "2 M€");
//! ```
//!
//! Reading never stops at the first error: [`parse`] always gives a tree, and the problems beside it. Where something
//! could not be read stands a node of kind [`Kind::Bad`]; its problem is already reported. Comments and blanks are not
//! in the tree: cut the bytes between two nodes into [`super::token::Tokens`] to see them.

mod bare;
mod parse;
mod strings;

use std::borrow::Cow;

use super::problem::Problem;
use super::token::Span;

/// Brackets inside each other that are read.
pub const MAX_DEPTH: usize = 32;
/// Largest text that is read, in bytes (1 GiB, as [`super::disk::SIZE_LIMIT`]).
pub const MAX_BYTES: usize = 1 << 30;
/// Values that are read: about a gigabyte of memory for the tree of them.
pub const MAX_VALUES: usize = 1 << 25;
/// Problems that are kept; the others are counted.
pub const MAX_PROBLEMS: usize = 100;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `(a: 1)` or `Name(a: 1)`.
    Struct,
    /// `(1, 2)`, `Name(1)`, also `()` and `Name()`.
    Tuple,
    /// `[1, 2]`
    List,
    /// `{key: value}`
    Map,
    /// A text in quotes.
    Text,
    /// A byte string; no contract holds one.
    Bytes,
    /// A number as written, such as `31.8`, `0x1F` or `31.8f32`.
    Number,
    /// `'x'`
    Char,
    /// `true` or `false`.
    Bool,
    /// A single word, such as `None` or `Unknown`.
    Word,
    /// Something that could not be read; its problem is reported.
    Bad,
}

/// Identity of a node in its tree; ids grow in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

const NO_PARENT: u32 = u32::MAX;

/// A node stands before its children; `end` is the id after its last descendant.
#[derive(Clone, Copy, Debug)]
struct NodeData {
    span: Span,
    label: Span,
    tag_len: u32,
    parent: u32,
    end: u32,
    kind: Kind,
}

/// The values of one text.
#[derive(Clone, Debug)]
pub struct Tree<'t> {
    text: &'t str,
    nodes: Vec<NodeData>,
}

/// A tree and what is wrong with the text.
#[derive(Clone, Debug)]
pub struct Parsed<'t> {
    /// The values, as far as they could be read.
    pub tree: Tree<'t>,
    /// The first [`MAX_PROBLEMS`] problems, in the order of the text.
    pub problems: Vec<Problem>,
    /// How many further problems there are.
    pub left_out: usize,
}

/// Reads a whole text, tolerant of errors, in time linear in its length. Texts over [`MAX_BYTES`] are refused.
pub fn parse(text: &str) -> Parsed<'_> {
    parse::document(text)
}

impl<'t> Tree<'t> {
    /// The text the tree was read from.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the text holds no value.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The outermost value.
    pub fn root(&self) -> Option<Node<'_>> {
        self.at(0)
    }

    /// A node by its id.
    pub fn node(&self, id: NodeId) -> Option<Node<'_>> {
        self.at(id.0)
    }

    /// A node by its path, such as `partners[3].short`; the empty path is the root.
    pub fn find(&self, path: &str) -> Option<Node<'_>> {
        let mut node = self.root()?;
        for part in path.split('.').filter(|p| !p.is_empty()) {
            let (name, indices) = part.split_once('[').map_or((part, ""), |(n, i)| (n, i));
            if !name.is_empty() {
                node = node.field(name)?;
            }
            for index in indices.split('[').filter(|i| !i.is_empty()) {
                let index: usize = index.strip_suffix(']')?.parse().ok()?;
                node = node.items().nth(index)?;
            }
        }
        Some(node)
    }

    /// The innermost node that covers a byte offset.
    pub fn node_at(&self, offset: u32) -> Option<Node<'_>> {
        let covers = |node: &Node<'_>| node.span().start <= offset && offset < node.span().end;
        let mut node = self.root().filter(covers)?;
        while let Some(inner) = node.items().find(covers) {
            node = inner;
        }
        Some(node)
    }

    fn at(&self, index: u32) -> Option<Node<'_>> {
        let data = *self.nodes.get(super::token::offset(index))?;
        Some(Node {
            tree: self,
            id: NodeId(index),
            data,
        })
    }
}

/// One value of a tree; cheap to copy.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    tree: &'a Tree<'a>,
    id: NodeId,
    data: NodeData,
}

/// A named value of a struct.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    /// The name, without `r#`.
    pub name: &'a str,
    /// Where the name is.
    pub name_span: Span,
    /// The value.
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    /// Identity in the tree.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.data.kind
    }

    /// The bytes of the value, with its tag and brackets, without its field name.
    pub fn span(self) -> Span {
        self.data.span
    }

    /// The value as written.
    pub fn source(self) -> &'a str {
        self.data.span.of(self.tree.text)
    }

    /// The name before the parenthesis of a struct or tuple, such as `Some` or `Published`, or the word itself.
    pub fn tag(self) -> Option<&'a str> {
        let span = self.tag_span()?;
        Some(plain_name(span.of(self.tree.text)))
    }

    /// Where the tag is.
    pub fn tag_span(self) -> Option<Span> {
        let Span { start, .. } = self.data.span;
        (self.data.tag_len > 0).then(|| Span {
            start,
            end: start.saturating_add(self.data.tag_len),
        })
    }

    /// The field name that leads to this value, and where it is.
    pub fn label(self) -> Option<(&'a str, Span)> {
        let span = self.data.label;
        (!span.is_empty()).then(|| (plain_name(span.of(self.tree.text)), span))
    }

    /// The value around this one.
    pub fn parent(self) -> Option<Node<'a>> {
        self.tree.at(self.data.parent)
    }

    /// The values directly inside, named or not; keys and values of a map take turns.
    pub fn items(self) -> Items<'a> {
        Items {
            tree: self.tree,
            next: self.id.0.saturating_add(1),
            end: self.data.end,
        }
    }

    /// The named values directly inside, in the order of the text.
    pub fn fields(self) -> impl Iterator<Item = Field<'a>> {
        self.items().filter_map(|value| {
            let (name, name_span) = value.label()?;
            Some(Field {
                name,
                name_span,
                value,
            })
        })
    }

    /// The first value with this name.
    pub fn field(self, name: &str) -> Option<Node<'a>> {
        self.fields()
            .find(|field| field.name == name)
            .map(|field| field.value)
    }

    /// Keys and values of a map.
    pub fn entries(self) -> impl Iterator<Item = (Node<'a>, Node<'a>)> {
        let mut items = if self.kind() == Kind::Map {
            self.items()
        } else {
            Items {
                next: 0,
                end: 0,
                ..self.items()
            }
        };
        std::iter::from_fn(move || Some((items.next()?, items.next()?)))
    }

    /// The decoded text of a [`Kind::Text`]; borrowed unless it has escapes.
    pub fn text(self) -> Option<Cow<'a, str>> {
        (self.kind() == Kind::Text).then(|| strings::decode(self.source()))
    }

    /// Where this value is in the file's structure, such as `partners[3].short`; empty for the root. Tags do not
    /// show: the value in `Published("2 M€")` of the field `state` is `state[0]`.
    pub fn path(self) -> String {
        let mut steps = Vec::new();
        let mut node = self;
        while let Some(parent) = node.parent() {
            steps.push((node, parent));
            node = parent;
        }
        let mut path = String::new();
        for (node, parent) in steps.into_iter().rev() {
            match node.label() {
                Some((name, _)) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                None => {
                    let before = parent.items().take_while(|item| item.id < node.id).count();
                    let index = if parent.kind() == Kind::Map {
                        before / 2
                    } else {
                        before
                    };
                    path.push_str(&format!("[{index}]"));
                }
            }
        }
        path
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?} {:?}", self.kind(), self.span(), self.source())
    }
}

/// The values directly inside a value.
#[derive(Clone)]
pub struct Items<'a> {
    tree: &'a Tree<'a>,
    next: u32,
    end: u32,
}

impl<'a> Iterator for Items<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        if self.next >= self.end {
            return None;
        }
        let node = self.tree.at(self.next)?;
        self.next = node.data.end.max(self.next.saturating_add(1));
        Some(node)
    }
}

/// A name without the `r#` of a raw one.
fn plain_name(source: &str) -> &str {
    source.strip_prefix("r#").unwrap_or(source)
}

#[cfg(test)]
mod problem_tests;
#[cfg(test)]
mod tests;
