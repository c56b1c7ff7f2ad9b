//! Small contracts for the tests of the rules: two axes `x` and `y`, two signatories `a` and `b`,
//! a group `g` of both, one perimeter `p`, one source `s` that everything cites.

use super::{Code, Finding, findings};
use crate::contract::*;

pub fn today() -> Date {
    jiff::civil::date(2024, 12, 2)
}

pub fn codes(contract: &Contract) -> Vec<Code> {
    findings(contract, today()).iter().map(|f| f.code).collect()
}

/// The only finding of this rule.
pub fn only(contract: &Contract, code: Code) -> Finding {
    let all = findings(contract, today());
    let mut of_code = all.iter().filter(|f| f.code == code);
    let first = of_code.next();
    assert!(first.is_some(), "no {code:?} in {all:#?}");
    assert!(of_code.next().is_none(), "several {code:?}");
    first.unwrap().clone()
}

pub fn cite(text: &str) -> Citation {
    let (source, quote) = text
        .split_once('#')
        .map_or((text, None), |(s, q)| (s, Some(q)));
    Citation {
        source: SourceId::new(source).unwrap(),
        quote: quote.map(|q| QuoteId::new(q).unwrap()),
    }
}

pub fn published(text: &str) -> State {
    State::published(text.parse().unwrap())
}

pub fn claim(text: &str) -> Claim {
    Claim {
        statement: Statement::exact(text.parse().unwrap()),
        sources: vec![cite("s")],
        note: None,
    }
}

pub struct Sample {
    contract: Contract,
}

impl Sample {
    pub fn new() -> Self {
        let contract = Contract {
            identity: Identity {
                title: "Sample".into(),
                territory: None,
                period: Period {
                    first: 2021,
                    last: 2027,
                },
                signed: PartialDate::parse("2023-01-09").ok(),
                predecessors: Vec::new(),
                objectives: Vec::new(),
                disclaimer: None,
                fictitious: true,
                version: Version {
                    label: "v1".into(),
                    title: None,
                    date: None,
                    previous: None,
                },
            },
            perimeters: Vec::new(),
            partners: Vec::new(),
            groups: vec![Group {
                id: GroupId::new("g").unwrap(),
                name: "Tous deux".into(),
                members: vec![PartnerId::new("a").unwrap(), PartnerId::new("b").unwrap()],
            }],
            lines: Default::default(),
            commitments: Default::default(),
            announced: Vec::new(),
            schedule: Schedule {
                lanes: vec![Lane {
                    id: LaneId::new("lane").unwrap(),
                    title: "Vie du contrat".into(),
                }],
                deadlines: Default::default(),
            },
            references: References {
                documents: Vec::new(),
                sources: vec![Source {
                    id: SourceId::new("s").unwrap(),
                    title: "La source".into(),
                    publisher: None,
                    address: None,
                    read: None,
                    quotes: Vec::new(),
                    note: None,
                }],
            },
            next_key: 1,
            dismissed: Vec::new(),
            finder: Default::default(),
        };
        Self { contract }
            .perimeter("p", None)
            .partner("a", "Ville d’Amont")
            .partner("b", "Cité basse")
            .line("x", None)
            .line("y", None)
    }

    pub fn build(self) -> Contract {
        self.contract
    }

    pub fn perimeter(mut self, id: &str, part_of: Option<&str>) -> Self {
        self.contract.perimeters.push(Perimeter {
            id: PerimeterId::new(id).unwrap(),
            name: id.repeat(3),
            short: None,
            part_of: part_of.map(|p| PerimeterId::new(p).unwrap()),
            note: None,
            sources: Vec::new(),
        });
        self
    }

    pub fn partner(mut self, id: &str, name: &str) -> Self {
        self.contract.partners.push(Partner {
            id: PartnerId::new(id).unwrap(),
            name: name.into(),
            short: name.into(),
            article: Article::None,
            kind: PartnerKind::Other,
            role: Role::Signatory,
            slot: None,
            note: None,
        });
        self
    }

    fn add_line(mut self, id: &str, parent: Option<&str>, kind: LineKind) -> Self {
        let parent = parent.map(|p| LineId::new(p).unwrap());
        let at = parent
            .as_ref()
            .and_then(|p| self.contract.subtree(p))
            .map_or(self.contract.lines.len(), |range| range.end);
        let line = Line {
            id: LineId::new(id).unwrap(),
            parent,
            kind,
            title: id.repeat(3),
            short: None,
            other_titles: Vec::new(),
            children: ChildRule::Partition,
            sources: Vec::new(),
            note: None,
        };
        self.contract.lines.insert(at, line);
        self
    }

    pub fn line(self, id: &str, title: Option<&str>) -> Self {
        let number = id.to_owned();
        let mut sample = self.add_line(
            id,
            None,
            LineKind::Axis(Axis {
                number,
                themes: Vec::new(),
            }),
        );
        if let (Some(title), Some(line)) = (title, sample.contract.lines.last_mut()) {
            line.title = title.into();
        }
        sample
    }

    pub fn child(self, parent: &str, id: &str) -> Self {
        self.add_line(id, Some(parent), LineKind::Objective(Objective::default()))
    }

    pub fn operation(self, parent: &str, id: &str, cost: &str) -> Self {
        let operation = Operation {
            total_cost: cost.parse().ok(),
            ..Operation::default()
        };
        self.add_line(id, Some(parent), LineKind::Operation(Box::new(operation)))
    }

    pub fn cell(self, line: &str, partner: &str, amount: &str) -> Self {
        self.commit(line, &[partner], published(amount), Some("p"))
    }

    pub fn commit(mut self, line: &str, by: &[&str], amount: State, within: Option<&str>) -> Self {
        let key = self.contract.take_key();
        self.contract.commitments.push(Commitment {
            key,
            line: LineId::new(line).unwrap(),
            by: by.iter().map(|b| PartnerId::new(b).unwrap()).collect(),
            amount,
            perimeter: within.map(|p| PerimeterId::new(p).unwrap()),
            credit: CreditKind::Unspecified,
            purpose: None,
            sources: vec![cite("s")],
            as_of: None,
            note: None,
        });
        self
    }

    pub fn announce(mut self, subject: Subject, value: Value, within: &str) -> Self {
        let key = self.contract.take_key();
        self.contract.announced.push(Announced {
            key,
            subject,
            perimeter: PerimeterId::new(within).ok(),
            value,
            also: Vec::new(),
            sources: vec![cite("s")],
            as_of: None,
            note: None,
        });
        self
    }

    pub fn envelope(self, amount: &str) -> Self {
        self.announce(Subject::Contract, Value::Amount(published(amount)), "p")
    }

    pub fn partner_total(self, partner: &str, amount: &str) -> Self {
        let subject = Subject::Partner(PartnerId::new(partner).unwrap());
        self.announce(subject, Value::Amount(published(amount)), "p")
    }

    pub fn group_total(self, amount: &str) -> Self {
        let subject = Subject::Group(GroupId::new("g").unwrap());
        self.announce(subject, Value::Amount(published(amount)), "p")
    }

    pub fn share(self, subject: Subject, percent: &str, of: Base) -> Self {
        let percent = percent.parse().unwrap();
        self.announce(subject, Value::Share { percent, of }, "p")
    }

    pub fn line_share(self, line: &str, percent: &str) -> Self {
        let subject = Subject::Line(LineId::new(line).unwrap());
        self.share(subject, percent, Base::Parts)
    }

    pub fn event(mut self, id: &str, date: When, outcome: Outcome) -> Self {
        self.contract.schedule.deadlines.push(Deadline {
            id: DeadlineId::new(id).unwrap(),
            title: format!("Événement dit {id}"),
            short: None,
            lane: LaneId::new("lane").unwrap(),
            date,
            outcome,
            importance: Importance::Normal,
            links: Links::default(),
            sources: vec![cite("s")],
            note: None,
        });
        self
    }

    pub fn quote(mut self, id: &str, text: &str) -> Self {
        self.contract.references.sources[0].quotes.push(Quote {
            id: QuoteId::new(id).unwrap(),
            text: text.into(),
        });
        self
    }
}
