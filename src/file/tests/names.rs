//! The shapes and the serde types have the same names, and the same fields are required.

use super::super::schema as file;
use super::super::shape::{Choice, Field, Inside, Need, Record, Rule, Shape, table};
use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, VariantAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};
use std::fmt;

/// What a type asks its deserializer for.
#[derive(Debug)]
enum Asked {
    Struct(&'static str, &'static [&'static str]),
    Enum(&'static str, &'static [&'static str]),
    Nothing,
    Value,
    Pair(usize),
    Fields(&'static [&'static str]),
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
impl std::error::Error for Asked {}
impl de::Error for Asked {
    fn custom<T: fmt::Display>(message: T) -> Self {
        panic!("{message}")
    }
}

/// Answers nothing, and gives back what was asked; enters an enum by the named variant.
struct Ask(Option<&'static str>);

impl<'de> Deserializer<'de> for Ask {
    type Error = Asked;
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Asked> {
        Err(Asked::Value)
    }
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Asked> {
        Err(Asked::Struct(name, fields))
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Asked> {
        match self.0 {
            None => Err(Asked::Enum(name, variants)),
            Some(variant) => visitor.visit_enum(Enter(variant)),
        }
    }
    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

struct Enter(&'static str);

impl<'de> EnumAccess<'de> for Enter {
    type Error = Asked;
    type Variant = Self;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Asked> {
        let name = de::value::StrDeserializer::<Asked>::new(self.0);
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Enter {
    type Error = Asked;
    fn unit_variant(self) -> Result<(), Asked> {
        Err(Asked::Nothing)
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Asked> {
        Err(Asked::Value)
    }
    fn tuple_variant<V: Visitor<'de>>(self, len: usize, _: V) -> Result<V::Value, Asked> {
        Err(Asked::Pair(len))
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Asked> {
        Err(Asked::Fields(fields))
    }
}

fn names(fields: &[Field]) -> Vec<&'static str> {
    fields.iter().map(|field| field.name).collect()
}

fn record<'de, T: Deserialize<'de>>(shape: &Record) {
    match T::deserialize(Ask(None)).err().unwrap() {
        Asked::Struct(name, fields) => {
            assert_eq!((name, fields.to_vec()), (shape.name, names(shape.fields)))
        }
        other => panic!("{}: {other}", shape.name),
    }
    required::<T>(&Shape::Record(Box::leak(Box::new(Record {
        name: shape.name,
        fields: leak(shape.fields),
    }))));
}

/// Copies fields for the tests that leave one out.
fn leak(fields: &[Field]) -> &'static [Field] {
    let copy: Vec<Field> = fields
        .iter()
        .map(|f| Field {
            name: f.name,
            shape: f.shape,
            need: f.need,
        })
        .collect();
    Box::leak(copy.into_boxed_slice())
}

fn choice<'de, T: Deserialize<'de>>(shape: &Choice) {
    let all: Vec<&str> = shape.variants.iter().map(|variant| variant.name).collect();
    match T::deserialize(Ask(None)).err().unwrap() {
        Asked::Enum(name, variants) => assert_eq!((name, variants.to_vec()), (shape.name, all)),
        other => panic!("{}: {other}", shape.name),
    }
    for variant in shape.variants {
        let asked = T::deserialize(Ask(Some(variant.name))).err().unwrap();
        let agree = match (&variant.inside, &asked) {
            (Inside::Nothing, Asked::Nothing) | (Inside::One(_), Asked::Value) => true,
            (Inside::Two(..), Asked::Pair(len)) => *len == 2,
            (Inside::Fields(fields), Asked::Fields(names_asked)) => names(fields) == *names_asked,
            _ => false,
        };
        assert!(agree, "{}::{}: {asked}", shape.name, variant.name);
    }
}

/// The typed reader takes the required fields alone, and misses each of them.
fn required<'de, T: Deserialize<'de>>(shape: &Shape) {
    let Shape::Record(record) = shape else { return };
    let text = |left_out: Option<&str>| {
        let kept = record
            .fields
            .iter()
            .filter(|f| f.need == Need::Required && Some(f.name) != left_out);
        let parts: Vec<String> = kept
            .map(|f| format!("{}: {}", f.name, sample(&f.shape)))
            .collect();
        format!("({})", parts.join(", "))
    };
    let reads = |text: String| {
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        options
            .from_str::<T>(Box::leak(text.into_boxed_str()))
            .map(drop)
    };
    reads(text(None)).unwrap_or_else(|error| panic!("{}: {error}", record.name));
    for field in record.fields.iter().filter(|f| f.need == Need::Required) {
        assert!(
            reads(text(Some(field.name))).is_err(),
            "{}.{}",
            record.name,
            field.name
        );
    }
    for field in record.fields.iter().filter(|f| f.need != Need::Required) {
        let mut all = text(None);
        all.pop();
        let none_is_read = reads(format!("{all}, {}: None)", field.name)).is_ok();
        let is_word =
            matches!(field.shape, Shape::Choice(c) if c.variants.iter().any(|v| v.name == "None"));
        assert_eq!(
            none_is_read,
            field.need == Need::Optional || is_word,
            "{}.{}",
            record.name,
            field.name
        );
    }
}

/// A value with all required fields, however deep.
fn sample(shape: &Shape) -> String {
    match shape {
        Shape::Record(record) => {
            let kept = record.fields.iter().filter(|f| f.need == Need::Required);
            let parts: Vec<String> = kept
                .map(|f| format!("{}: {}", f.name, sample(&f.shape)))
                .collect();
            format!("({})", parts.join(", "))
        }
        Shape::List(item) => format!("[{}]", sample(item)),
        Shape::Choice(choice) => choice.variants[0].example(),
        Shape::Text(Rule::Name) => "\"a\"".to_owned(),
        other => other.example(),
    }
}

#[test]
fn every_type_of_the_file_has_its_shape() {
    record::<file::Contract>(&table::CONTRACT);
    record::<file::Version>(&table::VERSION);
    record::<file::Perimeter>(&table::PERIMETER);
    record::<file::Partner>(&table::PARTNER);
    record::<file::Group>(&table::GROUP);
    record::<file::Line>(&table::LINE);
    record::<file::OtherTitle>(&table::OTHER_TITLE);
    record::<file::Commitment>(&table::COMMITMENT);
    record::<file::Announced>(&table::ANNOUNCED);
    record::<file::Claim>(&table::CLAIM);
    record::<file::Lane>(&table::LANE);
    record::<file::Deadline>(&table::DEADLINE);
    record::<file::Document>(&table::DOCUMENT);
    record::<file::Source>(&table::SOURCE);
    record::<file::Quote>(&table::QUOTE);
    record::<file::Dismissal>(&table::DISMISSAL);
    choice::<file::Article>(&table::ARTICLE);
    choice::<file::PartnerKind>(&table::PARTNER_KIND);
    choice::<file::Role>(&table::ROLE);
    choice::<file::LineKind>(&table::LINE_KIND);
    choice::<file::ChildRule>(&table::CHILD_RULE);
    choice::<file::Amount>(&table::AMOUNT);
    choice::<file::Value>(&table::VALUE);
    choice::<file::Wording>(&table::WORDING);
    choice::<file::Credit>(&table::CREDIT);
    choice::<file::Subject>(&table::SUBJECT);
    choice::<file::Base>(&table::BASE);
    choice::<file::Dated>(&table::DATED);
    choice::<file::When>(&table::WHEN);
    choice::<file::Outcome>(&table::OUTCOME);
    choice::<file::Importance>(&table::IMPORTANCE);
}
