//! What editing needs to know of each kind of thing: how to point at it, what it refers to,
//! which of its texts people typed. The one place that lists every reference of the model.

use super::target::Target;
use crate::contract::*;

/// A text typed by people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text<'a> {
    /// A name or title: never blank, one line.
    Name(&'a str),
    /// A short text that may be blank, one line.
    Line(&'a str),
    /// Free text; may have several lines.
    Free(&'a str),
    /// Why there is no amount: free text that says something.
    Reason(&'a str),
}

impl<'a> Text<'a> {
    /// The characters.
    pub fn as_str(self) -> &'a str {
        match self {
            Text::Name(text) | Text::Line(text) | Text::Free(text) | Text::Reason(text) => text,
        }
    }
}

/// A thing kept in one of the contract's lists.
pub trait Part: Entity {
    /// Points at the thing with this id.
    fn target_of(id: &Self::Id) -> Target;

    /// Calls `see` with each thing that this one refers to.
    fn references(&self, see: &mut dyn FnMut(Target));

    /// The texts people typed.
    fn texts(&self) -> Vec<Text<'_>>;

    /// Points at this thing.
    fn target(&self) -> Target {
        Self::target_of(self.id())
    }
}

fn cited(citations: &[Citation], see: &mut dyn FnMut(Target)) {
    for citation in citations {
        see(Target::Source(citation.source.clone()));
        if let Some(quote) = &citation.quote {
            see(Target::Quote(citation.source.clone(), quote.clone()));
        }
    }
}

fn free(note: &Option<String>) -> impl Iterator<Item = Text<'_>> {
    note.iter().map(|text| Text::Free(text))
}

/// Calls `see` with each thing that a state refers to.
pub fn state_references(state: &State, see: &mut dyn FnMut(Target)) {
    if let State::Conflict {
        preferred,
        alternatives,
    } = state
    {
        cited(&preferred.sources, see);
        for claim in alternatives {
            cited(&claim.sources, see);
        }
    }
}

/// Calls `see` with each thing that an announced value refers to.
pub fn value_references(value: &Value, see: &mut dyn FnMut(Target)) {
    match value {
        Value::Amount(state) => state_references(state, see),
        Value::Share { of, .. } => match of {
            Base::Parts | Base::Envelope => {}
            Base::Line(id) => see(Target::Line(id.clone())),
            Base::Partner(id) => see(Target::Partner(id.clone())),
            Base::Group(id) => see(Target::Group(id.clone())),
        },
    }
}

/// The texts of a state.
pub fn state_texts(state: &State) -> Vec<Text<'_>> {
    match state {
        State::Derived { formula, .. } => vec![Text::Free(formula)],
        State::Nil { reason } | State::Pending { reason, .. } => vec![Text::Reason(reason)],
        State::Conflict {
            preferred,
            alternatives,
        } => std::iter::once(preferred)
            .chain(alternatives)
            .flat_map(|claim| free(&claim.note))
            .collect(),
        State::Published(_) | State::Estimated(_) | State::NotPublished | State::NotApplicable => {
            Vec::new()
        }
    }
}

impl Part for Perimeter {
    fn target_of(id: &PerimeterId) -> Target {
        Target::Perimeter(id.clone())
    }
    fn references(&self, see: &mut dyn FnMut(Target)) {
        self.part_of.iter().for_each(|id| see(Self::target_of(id)));
        cited(&self.sources, see);
    }
    fn texts(&self) -> Vec<Text<'_>> {
        let mut texts = vec![Text::Name(&self.name)];
        texts.extend(self.short.iter().map(|text| Text::Name(text)));
        texts.extend(free(&self.note));
        texts
    }
}

impl Part for Partner {
    fn target_of(id: &PartnerId) -> Target {
        Target::Partner(id.clone())
    }
    fn references(&self, _: &mut dyn FnMut(Target)) {}
    fn texts(&self) -> Vec<Text<'_>> {
        let mut texts = vec![Text::Name(&self.name), Text::Name(&self.short)];
        texts.extend(free(&self.note));
        texts
    }
}

impl Part for Group {
    fn target_of(id: &GroupId) -> Target {
        Target::Group(id.clone())
    }
    fn references(&self, see: &mut dyn FnMut(Target)) {
        for id in &self.members {
            see(Target::Partner(id.clone()));
        }
    }
    fn texts(&self) -> Vec<Text<'_>> {
        vec![Text::Name(&self.name)]
    }
}

impl Part for Line {
    fn target_of(id: &LineId) -> Target {
        Target::Line(id.clone())
    }
    fn references(&self, see: &mut dyn FnMut(Target)) {
        self.parent.iter().for_each(|id| see(Self::target_of(id)));
        cited(&self.sources, see);
        for other in &self.other_titles {
            cited(&other.sources, see);
        }
    }
    fn texts(&self) -> Vec<Text<'_>> {
        let mut texts = vec![Text::Name(&self.title)];
        texts.extend(self.short.iter().map(|text| Text::Name(text)));
        texts.extend(self.other_titles.iter().map(|o| Text::Name(&o.title)));
        texts.extend(free(&self.note));
        match &self.kind {
            LineKind::Axis(axis) => {
                texts.push(Text::Line(&axis.number));
                texts.extend(axis.themes.iter().map(|t| Text::Name(t)));
            }
            LineKind::Objective(objective) => {
                texts.extend(objective.number.iter().map(|n| Text::Line(n)));
            }
            LineKind::Operation(operation) => {
                texts.extend(operation.owner.iter().map(|t| Text::Line(t)));
                texts.extend(operation.territory.iter().map(|t| Text::Line(t)));
                texts.extend(operation.tags.iter().map(|t| Text::Name(t)));
                texts.extend(operation.contracts.iter().map(|t| Text::Name(t)));
            }
        }
        texts
    }
}

impl Part for Commitment {
    fn target_of(key: &FigureKey) -> Target {
        Target::Commitment(*key)
    }
    fn references(&self, see: &mut dyn FnMut(Target)) {
        see(Target::Line(self.line.clone()));
        for id in &self.by {
            see(Target::Partner(id.clone()));
        }
        if let Some(id) = &self.perimeter {
            see(Target::Perimeter(id.clone()));
        }
        state_references(&self.amount, see);
        cited(&self.sources, see);
    }
    fn texts(&self) -> Vec<Text<'_>> {
        let mut texts = state_texts(&self.amount);
        texts.extend(free(&self.purpose));
        texts.extend(free(&self.note));
        texts
    }
}

impl Part for Announced {
    fn target_of(key: &FigureKey) -> Target {
        Target::Announced(*key)
    }
    fn references(&self, see: &mut dyn FnMut(Target)) {
        match &self.subject {
            Subject::Contract => {}
            Subject::Line(id) => see(Target::Line(id.clone())),
            Subject::Partner(id) => see(Target::Partner(id.clone())),
            Subject::Group(id) => see(Target::Group(id.clone())),
            Subject::Partners(ids) => {
                for id in ids {
                    see(Target::Partner(id.clone()));
                }
            }
        }
        if let Some(id) = &self.perimeter {
            see(Target::Perimeter(id.clone()));
        }
        value_references(&self.value, see);
        for claim in &self.also {
            cited(&claim.sources, see);
        }
        cited(&self.sources, see);
    }
    fn texts(&self) -> Vec<Text<'_>> {
        let mut texts = match &self.value {
            Value::Amount(state) => state_texts(state),
            Value::Share { .. } => Vec::new(),
        };
        texts.extend(self.also.iter().flat_map(|claim| free(&claim.note)));
        texts.extend(free(&self.note));
        texts
    }
}

impl Part for Lane {
    fn target_of(id: &LaneId) -> Target {
        Target::Lane(id.clone())
    }
    fn references(&self, _: &mut dyn FnMut(Target)) {}
    fn texts(&self) -> Vec<Text<'_>> {
        vec![Text::Name(&self.title)]
    }
}

impl Part for Deadline {
    fn target_of(id: &DeadlineId) -> Target {
        Target::Deadline(id.clone())
    }
    fn references(&self, see: &mut dyn FnMut(Target)) {
        see(Target::Lane(self.lane.clone()));
        let links = &self.links;
        links
            .line
            .iter()
            .for_each(|id| see(Target::Line(id.clone())));
        if let Some(id) = &links.partner {
            see(Target::Partner(id.clone()));
        }
        if let Some(id) = &links.document {
            see(Target::Document(id.clone()));
        }
        cited(&self.sources, see);
    }
    fn texts(&self) -> Vec<Text<'_>> {
        let mut texts = vec![Text::Name(&self.title)];
        texts.extend(self.short.iter().map(|text| Text::Name(text)));
        texts.extend(free(&self.note));
        texts
    }
}

impl Part for Document {
    fn target_of(id: &DocumentId) -> Target {
        Target::Document(id.clone())
    }
    fn references(&self, see: &mut dyn FnMut(Target)) {
        cited(&self.sources, see);
    }
    fn texts(&self) -> Vec<Text<'_>> {
        vec![Text::Name(&self.title)]
    }
}

impl Part for Source {
    fn target_of(id: &SourceId) -> Target {
        Target::Source(id.clone())
    }
    fn references(&self, _: &mut dyn FnMut(Target)) {}
    fn texts(&self) -> Vec<Text<'_>> {
        let mut texts = vec![Text::Name(&self.title)];
        texts.extend(self.publisher.iter().map(|text| Text::Line(text)));
        texts.extend(self.address.iter().map(|text| Text::Line(text)));
        texts.extend(self.quotes.iter().map(|q| Text::Free(&q.text)));
        texts.extend(free(&self.note));
        texts
    }
}

impl Part for Dismissal {
    fn target_of(id: &DismissalId) -> Target {
        Target::Dismissal(id.clone())
    }
    /// None: what a dismissal says is compared, never resolved.
    fn references(&self, _: &mut dyn FnMut(Target)) {}
    fn texts(&self) -> Vec<Text<'_>> {
        let mut texts = vec![Text::Name(&self.rule), Text::Name(&self.about)];
        texts.extend(self.values.iter().map(|text| Text::Free(text)));
        texts.push(Text::Reason(&self.reason));
        texts
    }
}

/// The texts of the contract's identity.
pub fn identity_texts(identity: &Identity) -> Vec<Text<'_>> {
    let mut texts = vec![
        Text::Name(&identity.title),
        Text::Line(&identity.version.label),
    ];
    texts.extend(identity.territory.iter().map(|text| Text::Line(text)));
    texts.extend(identity.version.title.iter().map(|text| Text::Line(text)));
    texts.extend(identity.version.previous.iter().map(|t| Text::Line(t)));
    texts.extend(identity.predecessors.iter().map(|text| Text::Name(text)));
    texts.extend(identity.objectives.iter().map(|text| Text::Name(text)));
    texts.extend(free(&identity.disclaimer));
    texts
}
