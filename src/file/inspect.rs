//! Holds a tree to the shapes of a contract and gathers every problem, every id and every reference. It must not know
//! how a contract is kept in memory, nor languages.

mod dates;
mod links;
mod meant;
mod near;
mod texts;
mod words;

use super::content::{ContentProblem as C, Fix, SchemaAge, Wanted};
use super::lines::LineIndex;
use super::problem::{Problem, ProblemKind, problem_at};
use super::shape::{Field, Need, Record, Shape, table};
use super::token::Span;
use super::tree::{Kind, Node, Tree};
use crate::contract::SCHEMA;

use meant::{found, head, meant, wanted, whole};

pub(super) use links::Links;
pub use near::nearest;

/// Problems that are looked into; the first [`super::tree::MAX_PROBLEMS`] of the text are told.
const FOUND: usize = 10 * super::tree::MAX_PROBLEMS;

/// What was found in a tree.
pub(super) struct Inspected<'a> {
    /// What is wrong, in the order in which it was found.
    pub problems: Vec<Problem>,
    /// How many further problems there are.
    pub left_out: usize,
    /// Ids, and where they stand.
    pub links: Links<'a>,
}

/// How sound the tree is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Soundness {
    /// The text is well-formed: what is missing is missing.
    Whole,
    /// Brackets or commas are wrong: what seems missing may only be misplaced, so nothing is said of that.
    Torn,
}

/// Inspects a whole tree.
pub(super) fn inspect<'a>(
    tree: &'a Tree<'a>,
    lines: &'a LineIndex,
    soundness: Soundness,
) -> Inspected<'a> {
    let mut inspector = Inspector {
        text: tree.text(),
        lines,
        soundness,
        problems: Vec::new(),
        left_out: 0,
        links: Links::default(),
    };
    if let Some(root) = tree.root() {
        match other_schema(root) {
            // Nothing else is said of a file of another schema: its fields may be right there.
            Some((node, problem)) => inspector.say(node, node.span(), problem),
            None => {
                inspector.record(root, &table::CONTRACT, "Contract");
                if soundness == Soundness::Whole {
                    links::check(&mut inspector, root);
                }
            }
        }
    }
    Inspected {
        problems: inspector.problems,
        left_out: inspector.left_out,
        links: inspector.links,
    }
}

/// The schema number, when it is a whole number and not the one that is read.
fn other_schema<'a>(root: Node<'a>) -> Option<(Node<'a>, C)> {
    let node = root.field("schema")?;
    let found = node.source();
    if node.kind() != Kind::Number || !found.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits = found.trim_start_matches('0');
    let known = SCHEMA.to_string();
    let age = match (digits.len(), digits).cmp(&(known.len(), known.as_str())) {
        std::cmp::Ordering::Equal => return None,
        std::cmp::Ordering::Greater => SchemaAge::Newer,
        std::cmp::Ordering::Less => SchemaAge::Older,
    };
    Some((
        node,
        C::Schema {
            found: found.to_owned(),
            age,
        },
    ))
}

struct Inspector<'a> {
    text: &'a str,
    lines: &'a LineIndex,
    soundness: Soundness,
    problems: Vec<Problem>,
    left_out: usize,
    links: Links<'a>,
}

/// How a field's value is wrapped.
enum Unwrapped<'a> {
    Absent,
    Value(Node<'a>),
}

impl<'a> Inspector<'a> {
    fn say(&mut self, node: Node<'a>, span: Span, problem: C) {
        self.say_kind(node, span, ProblemKind::Content(Box::new(problem)));
    }

    /// True when enough was found to choose the first problems of the text from: the others are counted.
    fn is_full(&mut self) -> bool {
        let full = self.problems.len() >= FOUND;
        self.left_out = self.left_out.saturating_add(usize::from(full));
        full
    }

    fn say_kind(&mut self, node: Node<'a>, span: Span, kind: ProblemKind) {
        if self.is_full() {
            return;
        }
        let mut problem = problem_at(kind, span, self.text, self.lines);
        problem.path = node.path();
        self.problems.push(problem);
    }

    fn value(&mut self, node: Node<'a>, shape: &'static Shape) {
        if node.kind() == Kind::Bad {
            return;
        }
        match shape {
            Shape::Record(record) => self.record(node, record, record.name),
            Shape::List(item) => self.list(node, item),
            Shape::Choice(choice) => self.choice(node, choice),
            Shape::Text(rule) => self.text_value(node, *rule),
            Shape::Flag => self.flag(node),
            Shape::Schema => self.schema(node),
            Shape::Years => self.years(node),
            Shape::Slot => self.slot(node),
        }
    }

    fn wrong(&mut self, node: Node<'a>, shape: &Shape) {
        let fixed = meant(node, shape).map_or_else(|| Fix::Example(shape.example()), Fix::Meant);
        self.wrong_as(node, wanted(shape), fixed);
    }

    fn wrong_as(&mut self, node: Node<'a>, wanted: Wanted, fixed: Fix) {
        let found = found(node);
        self.say(
            node,
            head(node),
            C::WrongKind {
                found,
                wanted,
                fixed,
            },
        );
    }

    fn record(&mut self, node: Node<'a>, record: &'static Record, name: &'static str) {
        let empty = node.kind() == Kind::Tuple && node.items().next().is_none();
        let names_in_list = node.kind() == Kind::List && node.fields().next().is_some();
        if names_in_list
            || (node.parent().is_none()
                && self.soundness == Soundness::Torn
                && node.kind() != Kind::Struct)
        {
            // The tree has said what is wrong.
            return;
        }
        if node.kind() != Kind::Struct && !empty {
            let example = Fix::Example(Shape::Record(record).example());
            return self.wrong_as(node, Wanted::Record, example);
        }
        if let Some(tag) = node.tag()
            && tag != name
            && let Some(span) = node.tag_span()
        {
            self.say(
                node,
                span,
                C::WrongName {
                    found: tag.to_owned(),
                    expected: name,
                },
            );
        }
        self.fields(node, record.fields, name);
    }

    fn fields(&mut self, node: Node<'a>, fields: &'static [Field], record: &'static str) {
        let mut meant = Vec::new();
        let mut seen = Vec::new();
        for found in node.fields() {
            match fields.iter().find(|field| field.name == found.name) {
                // A field twice is reported by the tree; the first is the one that is read.
                Some(field) if seen.contains(&field.name) => {}
                Some(field) => {
                    seen.push(field.name);
                    if let Unwrapped::Value(value) = self.unwrapped(found.value, field) {
                        self.value(value, &field.shape);
                    }
                }
                None if self.is_full() => {}
                None => {
                    let allowed: Vec<&'static str> =
                        fields.iter().map(|field| field.name).collect();
                    let near = near::field(found.name, &allowed);
                    meant.extend(near);
                    let name = found.name.to_owned();
                    self.say(
                        found.value,
                        found.name_span,
                        C::UnknownField {
                            name,
                            near,
                            allowed,
                        },
                    );
                }
            }
        }
        if self.soundness == Soundness::Torn {
            return;
        }
        for field in fields {
            let known = seen.contains(&field.name) || meant.contains(&field.name);
            if field.need == Need::Required && !known {
                self.missing(node, field, record);
            }
        }
    }

    fn missing(&mut self, node: Node<'a>, field: &'static Field, record: &'static str) {
        let of = ["id", "title", "label", "name"]
            .into_iter()
            .find_map(|name| node.field(name)?.text());
        let example = match field.shape {
            Shape::Record(_) => format!("{}: (…)", field.name),
            Shape::List(_) => format!("{}: []", field.name),
            shape => format!("{}: {}", field.name, shape.example()),
        };
        let of = of
            .map(std::borrow::Cow::into_owned)
            .filter(|text| !text.is_empty());
        self.say(
            node,
            head(node),
            C::MissingField {
                name: field.name,
                record,
                of,
                example,
            },
        );
    }

    /// Takes `Some(…)` off, where it may stand.
    fn unwrapped(&mut self, node: Node<'a>, field: &Field) -> Unwrapped<'a> {
        if field.need != Need::Optional {
            return Unwrapped::Value(node);
        }
        match (node.kind(), node.tag()) {
            (Kind::Word, Some("None")) => Unwrapped::Absent,
            (Kind::Tuple, Some("Some")) => {
                let mut items = node.items();
                match (items.next(), items.next()) {
                    (Some(one), None) => Unwrapped::Value(one),
                    _ => {
                        self.wrong(node, &field.shape);
                        Unwrapped::Absent
                    }
                }
            }
            _ => Unwrapped::Value(node),
        }
    }

    fn list(&mut self, node: Node<'a>, item: &'static Shape) {
        if node.kind() != Kind::List {
            return self.wrong(node, &Shape::List(item));
        }
        for value in node.items() {
            self.value(value, item);
        }
    }

    fn flag(&mut self, node: Node<'a>) {
        if node.kind() != Kind::Bool {
            self.wrong(node, &Shape::Flag);
        }
    }

    fn schema(&mut self, node: Node<'a>) {
        // Whole numbers other than ours were said before.
        if whole(node).is_none() {
            let found = found(node);
            self.say(
                node,
                head(node),
                C::Schema {
                    found,
                    age: SchemaAge::Odd,
                },
            );
        }
    }

    fn years(&mut self, node: Node<'a>) {
        let mut items = node.items();
        let (Kind::Tuple, None, Some(first), Some(last), None) = (
            node.kind(),
            node.tag(),
            items.next(),
            items.next(),
            items.next(),
        ) else {
            return self.wrong(node, &Shape::Years);
        };
        for year in [first, last] {
            match whole(year) {
                Some(number) if (1000..=9999).contains(&number) => {}
                _ if year.kind() == Kind::Bad => {}
                _ => self.say(year, year.span(), C::Year { found: found(year) }),
            }
        }
    }

    fn slot(&mut self, node: Node<'a>) {
        match (node.kind(), whole(node)) {
            (Kind::Number, Some(1..=9)) => {}
            (Kind::Number, _) => self.say(node, node.span(), C::Slot { found: found(node) }),
            _ => self.wrong(node, &Shape::Slot),
        }
    }
}
