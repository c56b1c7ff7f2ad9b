//! Commitments, announced figures, and what is known of an amount.

use super::known::are_different;
use super::{Got, Reader, put};
use crate::contract::{
    Announced, Bound, Claim, Commitment, FigureKey, State, Statement, Subject, Value,
};

/// Keys are given when all figures are read.
const NO_KEY: FigureKey = FigureKey(0);

impl Reader<'_> {
    pub(super) fn commitment(&mut self) -> Got<Commitment> {
        let spot = self.at.spot()?;
        self.spots.commitments.push(spot);
        let (mut line, mut by, mut amount, mut perimeter) = (None, None, None, None);
        let (mut credit, mut purpose, mut sources) = (None, None, None);
        let (mut as_of, mut note) = (None, None);
        self.record("Commitment", |reader, name| match name {
            "line" => put(&mut line, reader.line_named()?),
            "by" => put(&mut by, reader.all(Self::partner_named)?),
            "amount" => put(&mut amount, reader.state()?),
            "perimeter" => put(&mut perimeter, reader.perimeter_named()?),
            "credit" => put(&mut credit, reader.credit()?),
            "purpose" => put(&mut purpose, reader.prose()?),
            "sources" => put(&mut sources, reader.citations()?),
            "as_of" => put(&mut as_of, reader.when()?),
            "note" => put(&mut note, reader.prose()?),
            _ => None,
        })?;
        let amount = amount?;
        let by = by.filter(|by| !by.is_empty() && are_different(by))?;
        if perimeter.is_none() && !may_be_everywhere(&amount) {
            return None;
        }
        Some(Commitment {
            key: NO_KEY,
            line: line?,
            by,
            amount,
            perimeter,
            credit: credit.unwrap_or_default(),
            purpose,
            sources: sources.unwrap_or_default(),
            as_of,
            note,
        })
    }

    pub(super) fn announced(&mut self) -> Got<Announced> {
        let spot = self.at.spot()?;
        self.spots.announced.push(spot);
        let (mut subject, mut perimeter, mut value, mut also) = (None, None, None, None);
        let (mut sources, mut as_of, mut note) = (None, None, None);
        self.record("Announced", |reader, name| match name {
            "subject" => put(&mut subject, reader.subject()?),
            "perimeter" => put(&mut perimeter, reader.perimeter_named()?),
            "value" => put(&mut value, reader.value()?),
            "also" => put(&mut also, reader.all(Self::claim)?),
            "sources" => put(&mut sources, reader.citations()?),
            "as_of" => put(&mut as_of, reader.when()?),
            "note" => put(&mut note, reader.prose()?),
            _ => None,
        })?;
        let value = value?;
        let everywhere = match &value {
            Value::Amount(state) => may_be_everywhere(state),
            Value::Share { .. } => false,
        };
        if perimeter.is_none() && !everywhere {
            return None;
        }
        Some(Announced {
            key: NO_KEY,
            subject: subject?,
            perimeter,
            value,
            also: also.unwrap_or_default(),
            sources: sources.unwrap_or_default(),
            as_of,
            note,
        })
    }

    fn subject(&mut self) -> Got<Subject> {
        Some(match self.at.word()? {
            "Contract" => Subject::Contract,
            "Line" => Subject::Line(self.one(Self::line_named)?),
            "Partner" => Subject::Partner(self.one(Self::partner_named)?),
            "Group" => Subject::Group(self.one(Self::group_named)?),
            "Partners" => {
                let all = self.one(|reader| reader.all(Self::partner_named))?;
                Subject::Partners(Some(all).filter(|all| are_different(all))?)
            }
            _ => return None,
        })
    }

    fn value(&mut self) -> Got<Value> {
        let word = self.at.word()?;
        if word != "Share" {
            return self.state_of(word).map(Value::Amount);
        }
        let (mut percent, mut of) = (None, None);
        self.fields(&mut |reader: &mut Self, name| match name {
            "percent" => put(&mut percent, reader.at.plain()?.parse().ok()?),
            "of" => put(&mut of, reader.base()?),
            _ => None,
        })?;
        Some(Value::Share {
            percent: percent?,
            of: of?,
        })
    }

    fn state(&mut self) -> Got<State> {
        let word = self.at.word()?;
        self.state_of(word)
    }

    fn state_of(&mut self, word: &str) -> Got<State> {
        if let Some(bound) = bound(word) {
            let amount = self.one(Self::amount)?;
            return Some(State::Published(Statement { amount, bound }));
        }
        match word {
            "Derived" => self.derived(),
            "Estimated" => self.one(Self::amount).map(State::Estimated),
            "NotPublished" => Some(State::NotPublished),
            "NotApplicable" => Some(State::NotApplicable),
            "Nil" => self.one(Self::reason).map(|reason| State::Nil { reason }),
            "Pending" => self.pending(),
            "Conflict" => self.conflict(),
            _ => None,
        }
    }

    fn derived(&mut self) -> Got<State> {
        let (mut formula, mut value, mut low, mut high) = (None, None, None, None);
        self.fields(&mut |reader: &mut Self, name| match name {
            "formula" => put(&mut formula, reader.prose()?),
            "value" => put(&mut value, reader.amount()?),
            "low" => put(&mut low, reader.amount()?),
            "high" => put(&mut high, reader.amount()?),
            _ => None,
        })?;
        Some(State::Derived {
            formula: formula?,
            value: value?,
            low,
            high,
        })
    }

    fn pending(&mut self) -> Got<State> {
        let (mut reason, mut as_of) = (None, None);
        self.fields(&mut |reader: &mut Self, name| match name {
            "reason" => put(&mut reason, reader.reason()?),
            "as_of" => put(&mut as_of, reader.when()?),
            _ => None,
        })?;
        Some(State::Pending {
            reason: reason?,
            as_of,
        })
    }

    fn conflict(&mut self) -> Got<State> {
        let (mut preferred, mut alternatives) = (None, None);
        self.fields(&mut |reader: &mut Self, name| match name {
            "preferred" => put(&mut preferred, reader.claim()?),
            "alternatives" => put(&mut alternatives, reader.all(Self::claim)?),
            _ => None,
        })?;
        Some(State::Conflict {
            preferred: preferred?,
            alternatives: alternatives?,
        })
    }

    fn claim(&mut self) -> Got<Claim> {
        let (mut statement, mut sources, mut note) = (None, None, None);
        self.record("Claim", |reader, name| match name {
            "amount" => {
                let bound = bound(reader.at.word()?)?;
                let amount = reader.one(Self::amount)?;
                put(&mut statement, Statement { amount, bound })
            }
            "sources" => put(&mut sources, reader.citations()?),
            "note" => put(&mut note, reader.prose()?),
            _ => None,
        })?;
        Some(Claim {
            statement: statement?,
            sources: sources.unwrap_or_default(),
            note,
        })
    }
}

fn bound(word: &str) -> Option<Bound> {
    match word {
        "Published" => Some(Bound::Exact),
        "About" => Some(Bound::About),
        "MoreThan" => Some(Bound::MoreThan),
        "UpTo" => Some(Bound::UpTo),
        _ => None,
    }
}

fn may_be_everywhere(state: &State) -> bool {
    matches!(state, State::Pending { .. } | State::Nil { .. })
}
