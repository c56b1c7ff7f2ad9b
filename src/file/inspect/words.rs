//! Words, and what stands between the brackets after them. It must not know which words a contract has.

use super::super::content::ContentProblem as C;
use super::super::problem::{ProblemKind, ValueProblem};
use super::super::shape::{Choice, Inside, Rule, Shape, Variant};
use super::super::tree::{Kind, Node};
use super::{Inspector, found, meant, near};

impl<'a> Inspector<'a> {
    pub(super) fn choice(&mut self, node: Node<'a>, choice: &'static Choice) {
        let (Kind::Word | Kind::Struct | Kind::Tuple, Some(tag)) = (node.kind(), node.tag()) else {
            return self.no_word(node, choice);
        };
        let span = node.tag_span().unwrap_or(node.span());
        let Some(variant) = choice.variants.iter().find(|variant| variant.name == tag) else {
            let allowed: Vec<&'static str> =
                choice.variants.iter().map(|variant| variant.name).collect();
            let near = near::word(tag, &allowed);
            return self.say(
                node,
                span,
                C::UnknownWord {
                    found: tag.to_owned(),
                    allowed,
                    near,
                },
            );
        };
        if !self.inside(node, variant) {
            self.say(
                node,
                span,
                C::WrongInside {
                    word: variant.name,
                    example: variant.example(),
                },
            );
        }
    }

    fn no_word(&mut self, node: Node<'a>, choice: &'static Choice) {
        let shape = Shape::Choice(choice);
        let takes_amounts = choice
            .variants
            .iter()
            .any(|v| matches!(v.inside, Inside::One(Shape::Text(Rule::Amount))));
        match meant(node, &shape) {
            Some(fixed) if takes_amounts && node.kind() == Kind::Number => {
                let problem = ValueProblem::UnquotedAmount {
                    found: found(node),
                    fixed,
                };
                self.say_kind(node, node.span(), ProblemKind::Value(problem));
            }
            _ => self.wrong(node, &shape),
        }
    }

    /// False when the brackets after a word are not what the word needs.
    fn inside(&mut self, node: Node<'a>, variant: &'static Variant) -> bool {
        let mut items = node.items();
        match (&variant.inside, node.kind()) {
            (Inside::Nothing, Kind::Word) => true,
            (Inside::One(shape), Kind::Tuple) => match (items.next(), items.next()) {
                (Some(one), None) => {
                    self.value(one, shape);
                    true
                }
                _ => false,
            },
            (Inside::Two(first, second), Kind::Tuple) => {
                match (items.next(), items.next(), items.next()) {
                    (Some(one), Some(two), None) => {
                        self.value(one, first);
                        self.value(two, second);
                        true
                    }
                    _ => false,
                }
            }
            (Inside::Fields(fields), Kind::Struct) => {
                self.fields(node, fields, variant.name);
                true
            }
            (Inside::Fields(fields), Kind::Tuple) if items.next().is_none() => {
                self.fields(node, fields, variant.name);
                true
            }
            _ => false,
        }
    }
}
