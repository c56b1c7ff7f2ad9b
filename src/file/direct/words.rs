//! Single values: names, prose, amounts, dates, ids, and the words that stand for choices. It must not know which field
//! they stand in.

use super::super::shape::{NAME_MAX, PROSE_MAX};
use super::{Got, Reader};
use crate::contract::{
    Amount, Article, Base, ChildRule, Citation, CreditKind, GroupId, Importance, LineId, MAX_MARKS,
    Outcome, PartialDate, PartnerId, PartnerKind, PerimeterId, Precision, Role, SourceId, When,
    is_hidden, longest_marks,
};
use std::borrow::Cow;

impl<'t> Reader<'t> {
    /// A name or title, of which something can be seen.
    pub(super) fn name(&mut self) -> Got<String> {
        let text = self.words(NAME_MAX, false)?;
        shows(&text).then(|| text.into_owned())
    }

    /// A short text that may be blank.
    pub(super) fn short(&mut self) -> Got<String> {
        self.words(NAME_MAX, false).map(Cow::into_owned)
    }

    pub(super) fn prose(&mut self) -> Got<String> {
        self.words(PROSE_MAX, true).map(Cow::into_owned)
    }

    /// Prose that says something.
    pub(super) fn reason(&mut self) -> Got<String> {
        let text = self.words(PROSE_MAX, true)?;
        shows(&text).then(|| text.into_owned())
    }

    fn words(&mut self, limit: usize, may_break: bool) -> Got<Cow<'t, str>> {
        let text = self.at.text()?;
        let fits = text.len() <= limit || text.chars().count() <= limit;
        // Only escapes can have brought control characters in.
        let clean = match &text {
            Cow::Borrowed(_) => true,
            Cow::Owned(text) => may_break || !text.contains(['\n', '\t']),
        };
        (fits && clean && !covers(&text)).then_some(text)
    }

    pub(super) fn amount(&mut self) -> Got<Amount> {
        self.at.plain()?.parse().ok()
    }

    fn date_as(&mut self, precision: Precision) -> Got<PartialDate> {
        self.one(|reader| PartialDate::parse_as(reader.at.plain()?, precision).ok())
    }

    fn date(&mut self) -> Got<PartialDate> {
        PartialDate::parse(self.at.plain()?).ok()
    }

    pub(super) fn dated(&mut self) -> Got<PartialDate> {
        match self.at.word()? {
            "Day" => self.date_as(Precision::Day),
            "Month" => self.date_as(Precision::Month),
            "Year" => self.date_as(Precision::Year),
            _ => None,
        }
    }

    pub(super) fn when(&mut self) -> Got<When> {
        Some(match self.at.word()? {
            "Day" => When::On(self.date_as(Precision::Day)?),
            "Month" => When::On(self.date_as(Precision::Month)?),
            "Year" => When::On(self.date_as(Precision::Year)?),
            "NotBefore" => When::NotBefore(self.one(Self::date)?),
            "From" => When::From(self.one(Self::date)?),
            "Between" => {
                self.at.open(b'(')?;
                let first = self.date()?;
                self.at.goes_on(b')')?.then_some(())?;
                let last = self.date()?;
                (!self.at.goes_on(b')')?).then_some(When::Between(first, last))?
            }
            "Unknown" => When::Unknown,
            _ => return None,
        })
    }

    pub(super) fn partner_named(&mut self) -> Got<PartnerId> {
        let text = self.at.plain()?;
        self.ids.partners.named(text, PartnerId::new)
    }

    pub(super) fn line_named(&mut self) -> Got<LineId> {
        let text = self.at.plain()?;
        self.ids.lines.named(text, LineId::new)
    }

    pub(super) fn group_named(&mut self) -> Got<GroupId> {
        let text = self.at.plain()?;
        self.ids.groups.named(text, GroupId::new)
    }

    pub(super) fn perimeter_named(&mut self) -> Got<PerimeterId> {
        let text = self.at.plain()?;
        self.ids.perimeters.named(text, PerimeterId::new)
    }

    pub(super) fn citation(&mut self) -> Got<Citation> {
        let text = self.at.plain()?;
        let sources = &mut self.ids.sources;
        self.citations
            .cited(text, |name| sources.named(name, SourceId::new))
    }

    pub(super) fn citations(&mut self) -> Got<Vec<Citation>> {
        self.all(Self::citation)
    }

    pub(super) fn base(&mut self) -> Got<Base> {
        Some(match self.at.word()? {
            "Parts" => Base::Parts,
            "Envelope" => Base::Envelope,
            "Line" => Base::Line(self.one(Self::line_named)?),
            "Partner" => Base::Partner(self.one(Self::partner_named)?),
            "Group" => Base::Group(self.one(Self::group_named)?),
            _ => return None,
        })
    }

    pub(super) fn flag(&mut self) -> Got<bool> {
        match self.at.word()? {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    pub(super) fn year(&mut self) -> Got<i16> {
        let digits = self.at.digits().filter(|digits| digits.len() == 4)?;
        digits.parse().ok().filter(|year| *year >= 1000)
    }

    pub(super) fn slot(&mut self) -> Got<u8> {
        let digits = self.at.digits().filter(|digits| digits.len() == 1)?;
        digits.parse().ok().filter(|slot| *slot >= 1)
    }
}

/// True when something of a text can be seen.
fn shows(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        || text.chars().any(|c| !c.is_whitespace() && !is_hidden(c))
}

/// True when marks of a text pile up over the lines around it.
fn covers(text: &str) -> bool {
    // Combining marks are written with bytes from this one on.
    text.bytes().any(|b| b >= 0xCC) && longest_marks(text) > MAX_MARKS
}

macro_rules! choices {
    ($($read:ident: $choice:ident { $($word:ident),* })*) => {
        impl Reader<'_> {$(
            pub(super) fn $read(&mut self) -> Got<$choice> {
                match self.at.word()? {
                    $(stringify!($word) => Some($choice::$word),)*
                    _ => None,
                }
            }
        )*}
    };
}

choices! {
    article: Article { None, Le, La, Elided, Les }
    partner_kind: PartnerKind { State, Region, Department, Metropolis, Agglomeration, Operator, Other }
    role: Role { Signatory, Financer }
    child_rule: ChildRule { Partition, Partial, Overlapping }
    credit: CreditKind { Unspecified, Contracted, Valued, Recovery }
    outcome: Outcome { Expected, Happened }
    importance: Importance { Minor, Normal, Major }
}
