//! Finding things in a contract by id, and walking its tree of lines.

use super::*;

/// A thing with an identity, kept in one list of the contract.
pub trait Entity: Clone + PartialEq {
    /// The type of its id.
    type Id: Clone + PartialEq + Ord + std::fmt::Debug;
    /// Its id.
    fn id(&self) -> &Self::Id;
}

macro_rules! entity {
    ($($thing:ty, $id:ty, $field:ident;)*) => {$(
        impl Entity for $thing {
            type Id = $id;
            fn id(&self) -> &$id { &self.$field }
        }
    )*};
}

entity! {
    Perimeter, PerimeterId, id;
    Partner, PartnerId, id;
    Group, GroupId, id;
    Line, LineId, id;
    Commitment, FigureKey, key;
    Announced, FigureKey, key;
    Lane, LaneId, id;
    Deadline, DeadlineId, id;
    Document, DocumentId, id;
    Source, SourceId, id;
    Dismissal, DismissalId, id;
}

impl Contract {
    /// The partner with this id.
    pub fn partner(&self, id: &PartnerId) -> Option<&Partner> {
        self.partners.get(self.partner_place(id)?)
    }

    /// Partners that sign, in contract order.
    pub fn signatories(&self) -> impl Iterator<Item = &Partner> {
        self.partners.iter().filter(|p| p.role == Role::Signatory)
    }

    /// The group with this id.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.groups.iter().find(|g| g.id == *id)
    }

    /// The perimeter with this id.
    pub fn perimeter(&self, id: &PerimeterId) -> Option<&Perimeter> {
        self.perimeters.iter().find(|p| p.id == *id)
    }

    /// The line with this id.
    pub fn line(&self, id: &LineId) -> Option<&Line> {
        self.lines.get(self.line_place(id)?)
    }

    /// Axes, in contract order.
    pub fn axes(&self) -> impl Iterator<Item = &Line> {
        let known = self.tops();
        let read = known.is_none().then(|| self.lines.iter());
        let read = read.into_iter().flatten().filter(|l| l.parent.is_none());
        let known = known.into_iter().flatten();
        known.filter_map(|id| self.line(id)).chain(read)
    }

    /// Direct children of a line, in contract order.
    pub fn children<'a>(&'a self, id: &'a LineId) -> impl Iterator<Item = &'a Line> {
        let below = self.subtree(id).unwrap_or_default();
        let below = self.lines.range(below);
        below.filter(move |l| l.parent.as_ref() == Some(id))
    }

    /// The axis a line belongs to; the line itself if it is an axis.
    pub fn axis_of(&self, id: &LineId) -> Option<&Line> {
        let mut line = self.line(id)?;
        // A parent always precedes its children, so this ends.
        while let Some(parent) = line.parent.as_ref() {
            line = self.line(parent)?;
        }
        Some(line)
    }

    /// The positions in `lines` of a line and all that is below it.
    pub fn subtree(&self, id: &LineId) -> Option<std::ops::Range<usize>> {
        let start = self.line_place(id)?;
        Some(start..end_of_subtree(&self.lines, start))
    }

    /// How deep a line stands: 0 for an axis.
    pub fn depth(&self, id: &LineId) -> usize {
        let mut depth = 0;
        let mut line = self.line(id);
        while let Some(parent) = line.and_then(|l| l.parent.as_ref()) {
            depth += 1;
            line = self.line(parent);
        }
        depth
    }

    /// The commitment with this key.
    pub fn commitment(&self, key: FigureKey) -> Option<&Commitment> {
        self.commitments.get(self.commitment_place(key)?)
    }

    /// The announced figure with this key.
    pub fn announced_figure(&self, key: FigureKey) -> Option<&Announced> {
        self.announced.iter().find(|a| a.key == key)
    }

    /// The deadline with this id.
    pub fn deadline(&self, id: &DeadlineId) -> Option<&Deadline> {
        self.schedule.deadlines.get(self.deadline_place(id)?)
    }

    /// The lane with this id.
    pub fn lane(&self, id: &LaneId) -> Option<&Lane> {
        self.schedule.lanes.iter().find(|l| l.id == *id)
    }

    /// The source with this id.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.references.sources.iter().find(|s| s.id == *id)
    }

    /// The dismissal with this id.
    pub fn dismissal(&self, id: &DismissalId) -> Option<&Dismissal> {
        self.dismissed.iter().find(|d| d.id == *id)
    }

    /// The document with this id.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.references.documents.iter().find(|d| d.id == *id)
    }

    /// The passage a citation points to.
    pub fn quote(&self, citation: &Citation) -> Option<&Quote> {
        let quote = citation.quote.as_ref()?;
        self.source(&citation.source)?
            .quotes
            .iter()
            .find(|q| q.id == *quote)
    }

    /// A key that no figure has had.
    pub fn take_key(&mut self) -> FigureKey {
        let key = FigureKey(self.next_key);
        self.next_key = self.next_key.saturating_add(1);
        key
    }
}

/// The position after the last line below the line at `start`, in lines that stand depth first.
pub fn end_of_subtree(lines: &Series<Line>, start: usize) -> usize {
    let mut open: Vec<&LineId> = lines.get(start).map(|l| &l.id).into_iter().collect();
    let mut end = start.saturating_add(1);
    for line in lines.range(end..) {
        while open
            .last()
            .is_some_and(|id| Some(*id) != line.parent.as_ref())
        {
            open.pop();
        }
        if open.is_empty() {
            break;
        }
        open.push(&line.id);
        end = end.saturating_add(1);
    }
    end
}
