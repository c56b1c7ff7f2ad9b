//! The tree of lines, depth first.

use super::{Got, Reader, put};
use crate::contract::{Axis, Line, LineId, LineKind, Objective, Operation, OtherTitle};

impl Reader<'_> {
    /// A line and what is below it, added to the lines read so far. As deep as brackets may stand.
    pub(super) fn line(&mut self, parent: Option<&LineId>) -> Got<()> {
        let spot = self.at.spot()?;
        let place = self.lines.len();
        let mut id: Option<LineId> = None;
        let (mut kind, mut title, mut short, mut other_titles) = (None, None, None, None);
        let (mut children, mut sources, mut note, mut below) = (None, None, None, None);
        self.record("Line", |reader, name| match name {
            "id" => {
                let text = reader.at.plain()?;
                let defined = reader.ids.lines.defined(text, LineId::new, spot)?;
                put(&mut id, defined)
            }
            "kind" => put(&mut kind, reader.line_kind()?),
            "title" => put(&mut title, reader.name()?),
            "short" => put(&mut short, reader.name()?),
            "other_titles" => put(&mut other_titles, reader.all(Self::other_title)?),
            "children" => put(&mut children, reader.child_rule()?),
            "sources" => put(&mut sources, reader.citations()?),
            "note" => put(&mut note, reader.prose()?),
            "lines" => {
                put(&mut below, ())?;
                // Children name their parent: it must be known before them.
                let own = id.clone()?;
                reader.lines.push(reader.stand_in(&own));
                reader.list(|reader| reader.line(Some(&own)))
            }
            _ => None,
        })?;
        let kind: LineKind = kind?;
        if matches!(kind, LineKind::Axis(_)) != parent.is_none() {
            return None;
        }
        let line = Line {
            id: id?,
            parent: parent.cloned(),
            kind,
            title: title?,
            short,
            other_titles: other_titles.unwrap_or_default(),
            children: children.unwrap_or_default(),
            sources: sources.unwrap_or_default(),
            note,
        };
        match self.lines.get_mut(place) {
            Some(stand_in) => *stand_in = line,
            None => self.lines.push(line),
        }
        Some(())
    }

    /// Keeps the place of a line while those below it are read.
    fn stand_in(&self, id: &LineId) -> Line {
        Line {
            id: id.clone(),
            parent: None,
            kind: LineKind::Objective(Objective::default()),
            title: String::new(),
            short: None,
            other_titles: Vec::new(),
            children: Default::default(),
            sources: Vec::new(),
            note: None,
        }
    }

    fn other_title(&mut self) -> Got<OtherTitle> {
        let (mut title, mut sources) = (None, None);
        self.record("OtherTitle", |reader, name| match name {
            "title" => put(&mut title, reader.name()?),
            "sources" => put(&mut sources, reader.citations()?),
            _ => None,
        })?;
        Some(OtherTitle {
            title: title?,
            sources: sources.unwrap_or_default(),
        })
    }

    fn line_kind(&mut self) -> Got<LineKind> {
        match self.at.word()? {
            "Axis" => self.axis(),
            "Objective" => {
                let mut number = None;
                self.fields(&mut |reader: &mut Self, name| match name {
                    "number" => put(&mut number, reader.short()?),
                    _ => None,
                })?;
                Some(LineKind::Objective(Objective { number }))
            }
            "Operation" => self.operation(),
            _ => None,
        }
    }

    fn axis(&mut self) -> Got<LineKind> {
        let (mut number, mut themes) = (None, None);
        self.fields(&mut |reader: &mut Self, name| match name {
            "number" => put(&mut number, reader.short()?),
            "themes" => put(&mut themes, reader.all(Self::name)?),
            _ => None,
        })?;
        Some(LineKind::Axis(Axis {
            number: number?,
            themes: themes.unwrap_or_default(),
        }))
    }

    fn operation(&mut self) -> Got<LineKind> {
        let (mut owner, mut total_cost, mut territory) = (None, None, None);
        let (mut start, mut end, mut tags, mut contracts) = (None, None, None, None);
        self.fields(&mut |reader: &mut Self, name| match name {
            "owner" => put(&mut owner, reader.short()?),
            "total_cost" => put(&mut total_cost, reader.amount()?),
            "territory" => put(&mut territory, reader.short()?),
            "start" => put(&mut start, reader.when()?),
            "end" => put(&mut end, reader.when()?),
            "tags" => put(&mut tags, reader.all(Self::name)?),
            "contracts" => put(&mut contracts, reader.all(Self::name)?),
            _ => None,
        })?;
        Some(LineKind::Operation(Box::new(Operation {
            owner,
            total_cost,
            territory,
            start,
            end,
            tags: tags.unwrap_or_default(),
            contracts: contracts.unwrap_or_default(),
        })))
    }
}
