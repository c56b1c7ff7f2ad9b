//! What a contract file may hold, as data: which fields a group has, which words may stand where, what each text must
//! be. The reader checks a tree against it. It must not know places nor languages.

pub mod table;

use crate::contract::Precision;

/// What a value must be.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Named values between ( ).
    Record(&'static Record),
    /// Values between [ ], all alike.
    List(&'static Shape),
    /// One of several words, perhaps with something between ( ) after it.
    Choice(&'static Choice),
    /// A text in quotes.
    Text(Rule),
    /// `true` or `false`.
    Flag,
    /// The schema number.
    Schema,
    /// Two years between ( ).
    Years,
    /// A colour slot, 1 to 9.
    Slot,
}

/// A group of named values.
#[derive(Debug)]
pub struct Record {
    /// Its name; may be written before the bracket.
    pub name: &'static str,
    /// Its fields, in canonical order.
    pub fields: &'static [Field],
}

/// A named value of a record.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it may be left out.
    pub need: Need,
}

/// Whether a field may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It may not.
    Required,
    /// It may, and then has its usual value.
    Usual,
    /// It may, and then has none; `None` and `Some(…)` are accepted too.
    Optional,
}

/// A set of words.
#[derive(Debug)]
pub struct Choice {
    /// What it is called in the file's types.
    pub name: &'static str,
    /// The words, in the order in which they are listed.
    pub variants: &'static [Variant],
}

/// A word that may stand somewhere, and what follows it.
#[derive(Debug)]
pub struct Variant {
    /// The word.
    pub name: &'static str,
    /// What follows it.
    pub inside: Inside,
}

/// What follows a word between ( ).
#[derive(Debug)]
pub enum Inside {
    /// Nothing, and no brackets.
    Nothing,
    /// One value.
    One(Shape),
    /// Two values.
    Two(Shape, Shape),
    /// Named values.
    Fields(&'static [Field]),
}

/// What a text must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// A name or title: one line, at most [`NAME_MAX`] characters, of which one can be seen.
    Name,
    /// A short text that may be blank: one line, at most [`NAME_MAX`] characters.
    Line,
    /// A note, a quote: at most [`PROSE_MAX`] characters.
    Prose,
    /// A source’s reason for an amount that is none: prose that says something.
    Reason,
    /// Why somebody decided something: prose that says something.
    Motive,
    /// An amount with its unit.
    Amount,
    /// A percentage.
    Share,
    /// A date, of this precision if there is one.
    Date(Option<Precision>),
    /// The id that names a thing.
    Id(Thing),
    /// The id of a thing that is named elsewhere in the file.
    Ref(Thing),
    /// `source` or `source#quote`.
    Citation,
}

/// Longest name, in characters.
pub const NAME_MAX: usize = 500;
/// Longest prose, in characters.
pub const PROSE_MAX: usize = 20_000;

/// What ids name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A perimeter.
    Perimeter,
    /// A partner.
    Partner,
    /// A group of partners.
    Group,
    /// A line.
    Line,
    /// A lane of the timeline.
    Lane,
    /// A deadline.
    Deadline,
    /// A document.
    Document,
    /// A source.
    Source,
    /// A point that was set aside.
    Dismissal,
    /// A quote of a source.
    Quote,
}

impl Shape {
    /// A value of this shape as people could write it, for messages.
    pub fn example(&self) -> String {
        match self {
            Shape::Record(record) => fields_example(record.fields),
            Shape::List(item) => format!("[{}]", item.example()),
            Shape::Choice(choice) => choice
                .variants
                .first()
                .map(Variant::example)
                .unwrap_or_default(),
            Shape::Text(rule) => format!("\"{}\"", rule.example()),
            Shape::Flag => "true".to_owned(),
            Shape::Schema => crate::contract::SCHEMA.to_string(),
            Shape::Years => "(2021, 2027)".to_owned(),
            Shape::Slot => "1".to_owned(),
        }
    }
}

impl Variant {
    /// This word with what follows it, as people could write it.
    pub fn example(&self) -> String {
        let name = self.name;
        match &self.inside {
            Inside::Nothing => name.to_owned(),
            Inside::One(shape) => format!("{name}({})", shape.example()),
            Inside::Two(first, second) => {
                format!("{name}({}, {})", first.example(), second.example())
            }
            Inside::Fields(fields) => format!("{name}{}", fields_example(fields)),
        }
    }
}

/// The required fields, each with an example; one level deep is enough for people to go on.
fn fields_example(fields: &[Field]) -> String {
    let needed = fields.iter().filter(|field| field.need == Need::Required);
    let parts: Vec<String> = needed
        .map(|field| match field.shape {
            Shape::Record(_) => format!("{}: (…)", field.name),
            Shape::List(_) => format!("{}: […]", field.name),
            shape => format!("{}: {}", field.name, shape.example()),
        })
        .collect();
    format!("({})", parts.join(", "))
}

impl Rule {
    /// A text of this kind, without quotes.
    pub fn example(self) -> &'static str {
        match self {
            Rule::Name | Rule::Line | Rule::Prose | Rule::Reason | Rule::Motive => "…",
            Rule::Amount => "142.8 M€",
            Rule::Share => "57.3 %",
            Rule::Date(None | Some(Precision::Day)) => "2022-06-24",
            Rule::Date(Some(Precision::Month)) => "2022-06",
            Rule::Date(Some(Precision::Year)) => "2022",
            Rule::Id(thing) | Rule::Ref(thing) => match thing {
                Thing::Perimeter => "hors-mobilites",
                Thing::Partner => "region",
                Thing::Group => "sept-autres",
                Thing::Line => "axe-2",
                Thing::Lane => "consultations",
                Thing::Deadline => "signature",
                Thing::Document => "deliberation",
                Thing::Source => "mel",
                Thing::Dismissal => "ecart-1",
                Thing::Quote => "axe-2",
            },
            Rule::Citation => "mel#axe-2",
        }
    }
}
