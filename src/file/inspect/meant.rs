//! What a wrong value is called, where its mark goes, and what it was probably meant to be. It must not know the rest
//! of the file.

use super::super::content::Wanted;
use super::super::shape::{Choice, Inside, Rule, Shape, Variant};
use super::super::shown::SHOWN_MAX;
use super::super::token::Span;
use super::super::tree::{Kind, Node};
use super::texts;

/// A number of nothing but digits.
pub(super) fn whole(node: Node<'_>) -> Option<u32> {
    let source = node.source();
    let plain = node.kind() == Kind::Number && source.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| source.parse().ok()).flatten()
}

/// A value as it is quoted in messages: only its beginning when it is long.
pub(super) fn found(node: Node<'_>) -> String {
    let source = node.source();
    let line = source.lines().next().unwrap_or_default();
    match node.kind() {
        Kind::Struct | Kind::Tuple | Kind::List | Kind::Map
            if line.len() > 40 || line.len() < source.len() =>
        {
            let open = line
                .find(['(', '[', '{'])
                .map_or(0, |at| at.saturating_add(1));
            format!("{}…", line.get(..open).unwrap_or_default())
        }
        _ => line.chars().take(SHOWN_MAX.saturating_add(1)).collect(),
    }
}

/// The first characters of a value: its tag and opening bracket, or the whole of a plain one.
pub(super) fn head(node: Node<'_>) -> Span {
    let Span { start, end } = node.span();
    match (node.kind(), node.tag_span()) {
        (Kind::Struct | Kind::Tuple, Some(tag)) => tag,
        (Kind::Struct | Kind::Tuple | Kind::List | Kind::Map, None) => Span {
            start,
            end: start.saturating_add(1).min(end),
        },
        _ => node.span(),
    }
}

pub(super) fn wanted(shape: &Shape) -> Wanted {
    match shape {
        Shape::Record(_) => Wanted::Record,
        Shape::List(_) => Wanted::List,
        Shape::Choice(_) => Wanted::Word,
        Shape::Flag => Wanted::Flag,
        Shape::Schema => Wanted::Schema,
        Shape::Years => Wanted::Years,
        Shape::Slot => Wanted::Slot,
        Shape::Text(rule) => match rule {
            Rule::Name | Rule::Line | Rule::Prose | Rule::Reason | Rule::Motive => Wanted::Text,
            Rule::Amount => Wanted::Amount,
            Rule::Share => Wanted::Share,
            Rule::Date(_) => Wanted::Date,
            Rule::Id(_) | Rule::Ref(_) => Wanted::Id,
            Rule::Citation => Wanted::Citation,
        },
    }
}

/// The value as it was probably meant, when one small change makes it right.
pub(super) fn meant(node: Node<'_>, shape: &Shape) -> Option<String> {
    let source = || node.source().chars().take(SHOWN_MAX).collect::<String>();
    match (shape, node.kind()) {
        (Shape::List(item), kind) => match (item, kind) {
            (Shape::Text(_), Kind::Text) => Some(format!("[{}]", source())),
            _ => None,
        },
        (Shape::Choice(choice), Kind::Text) => meant_word(&node.text()?, choice),
        (Shape::Choice(choice), Kind::Number) => {
            let amount = texts::amount_of_number(node.source())?;
            meant_word(&amount, choice).or_else(|| meant_word(node.source(), choice))
        }
        (Shape::Text(rule), Kind::Number) => match rule {
            Rule::Amount => {
                texts::amount_of_number(node.source()).map(|text| format!("\"{text}\""))
            }
            Rule::Share => texts::share_of_number(node.source()).map(|text| format!("\"{text}\"")),
            _ => Some(format!("\"{}\"", source())),
        },
        (Shape::Text(Rule::Amount | Rule::Share), Kind::Word) => None,
        (Shape::Text(_), Kind::Word) => Some(format!("\"{}\"", source())),
        (Shape::Text(Rule::Amount), Kind::Char) => {
            texts::amount_of_number(source().trim_matches('\'')).map(|text| format!("\"{text}\""))
        }
        (Shape::Text(_), Kind::Char) => Some(source().replace('\'', "\"")),
        (Shape::Text(_), Kind::List) => {
            let mut items = node.items();
            let one = items.next().filter(|one| one.kind() == Kind::Text)?;
            items.next().is_none().then(|| one.source().to_owned())
        }
        (Shape::Flag, Kind::Text | Kind::Word) => {
            let word = node.text().unwrap_or(node.source().into()).to_lowercase();
            let yes = ["true", "yes", "oui", "vrai"].contains(&word.as_str());
            let no = ["false", "no", "non", "faux"].contains(&word.as_str());
            (yes || no).then(|| yes.to_string())
        }
        (Shape::Slot | Shape::Years | Shape::Schema, Kind::Text) => {
            let text = node.text()?;
            text.parse::<u8>().ok().map(|_| text.into_owned())
        }
        _ => None,
    }
}

/// A text where a word belongs: the word in quotes, or what the word should hold.
fn meant_word(text: &str, choice: &Choice) -> Option<String> {
    let word = choice
        .variants
        .iter()
        .find(|v| v.name.eq_ignore_ascii_case(text));
    if let Some(word) = word {
        return Some(word.example());
    }
    let fits = |variant: &&Variant| match variant.inside {
        Inside::One(Shape::Text(Rule::Amount)) => text.parse::<crate::contract::Amount>().is_ok(),
        Inside::One(Shape::Text(Rule::Date(Some(precision)))) => {
            crate::contract::PartialDate::parse_as(text, precision).is_ok()
        }
        _ => false,
    };
    let variant = choice.variants.iter().find(fits)?;
    Some(format!("{}(\"{text}\")", variant.name))
}
