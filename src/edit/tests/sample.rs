//! A contract built in code, with every kind of thing and of reference, and a small generator of
//! repeatable pseudo-random numbers. For tests only.

use crate::contract::*;

/// Repeatable pseudo-random numbers (xorshift).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n.max(1)
    }
    pub fn pick<'a, T>(&mut self, items: &'a (impl Sequence<Item = T> + ?Sized)) -> Option<&'a T> {
        let n = self.below(items.size());
        items.item(n)
    }
}

pub fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

pub fn partner_id(id: &str) -> PartnerId {
    PartnerId::new(id).unwrap()
}

pub fn line_id(id: &str) -> LineId {
    LineId::new(id).unwrap()
}

pub fn perimeter_id(id: &str) -> PerimeterId {
    PerimeterId::new(id).unwrap()
}

pub fn source_id(id: &str) -> SourceId {
    SourceId::new(id).unwrap()
}

pub fn cite(source: &str, quote: Option<&str>) -> Citation {
    Citation {
        source: source_id(source),
        quote: quote.map(|q| QuoteId::new(q).unwrap()),
    }
}

pub fn partner(id: &str, slot: u8) -> Partner {
    Partner {
        id: partner_id(id),
        name: format!("Collectivité {id}"),
        short: id.to_uppercase(),
        article: Article::None,
        kind: PartnerKind::Other,
        role: Role::Signatory,
        slot: Some(slot),
        note: None,
    }
}

pub fn line(id: &str, parent: Option<&str>) -> Line {
    let kind = match parent {
        None => LineKind::Axis(Axis {
            number: id.trim_start_matches("axe-").to_owned(),
            themes: Vec::new(),
        }),
        Some(_) if id.starts_with("obj") => LineKind::Objective(Objective::default()),
        Some(_) => LineKind::Operation(Box::default()),
    };
    Line {
        id: line_id(id),
        parent: parent.map(line_id),
        kind,
        title: format!("Ligne {id}"),
        short: None,
        other_titles: Vec::new(),
        children: ChildRule::Partition,
        sources: Vec::new(),
        note: None,
    }
}

pub fn commitment(key: u64, on: &str, by: &[&str], state: State) -> Commitment {
    Commitment {
        key: FigureKey(key),
        line: line_id(on),
        by: by.iter().map(|id| partner_id(id)).collect(),
        amount: state,
        perimeter: Some(perimeter_id("hors")),
        credit: CreditKind::Unspecified,
        purpose: None,
        sources: Vec::new(),
        as_of: None,
        note: None,
    }
}

pub fn announced(key: u64, subject: Subject, value: Value) -> Announced {
    Announced {
        key: FigureKey(key),
        subject,
        perimeter: Some(perimeter_id("hors")),
        value,
        also: Vec::new(),
        sources: vec![cite("page", None)],
        as_of: None,
        note: None,
    }
}

fn claim(text: &str, source: &str) -> Claim {
    Claim {
        statement: Statement::exact(amount(text)),
        sources: vec![cite(source, None)],
        note: None,
    }
}

pub fn deadline(id: &str, lane: &str, date: When) -> Deadline {
    Deadline {
        id: DeadlineId::new(id).unwrap(),
        title: format!("Événement {id}"),
        short: None,
        lane: LaneId::new(lane).unwrap(),
        date,
        outcome: Outcome::Expected,
        importance: Importance::Normal,
        links: Links::default(),
        sources: vec![cite("page", Some("axe-2"))],
        note: None,
    }
}

pub fn lane(id: &str) -> Lane {
    Lane {
        id: LaneId::new(id).unwrap(),
        title: format!("Rangée {id}"),
    }
}

pub fn source(id: &str, quotes: &[&str]) -> Source {
    let quote = |id: &&str| Quote {
        id: QuoteId::new(id).unwrap(),
        text: format!("« passage {id} »"),
    };
    Source {
        id: source_id(id),
        title: format!("Page {id}"),
        publisher: None,
        address: None,
        read: None,
        quotes: quotes.iter().map(quote).collect(),
        note: None,
    }
}

pub fn dismissal(id: &str) -> Dismissal {
    Dismissal {
        id: DismissalId::new(id).unwrap(),
        rule: "PartsExceedEnvelope".to_owned(),
        about: "contract in hors".to_owned(),
        values: vec!["12 M€".to_owned(), "10 M€".to_owned()],
        reason: "vu".to_owned(),
        date: None,
    }
}

fn perimeter(id: &str) -> Perimeter {
    Perimeter {
        id: perimeter_id(id),
        name: format!("Périmètre {id}"),
        short: None,
        part_of: None,
        note: None,
        sources: Vec::new(),
    }
}

fn commitments() -> Vec<Commitment> {
    let mel_2 = Commitment {
        sources: vec![cite("page", Some("axe-2"))],
        ..commitment(1, "axe-2", &["mel"], State::published(amount("142.8 M€")))
    };
    let everywhere = Commitment {
        perimeter: None,
        ..commitment(
            3,
            "axe-5",
            &["mel"],
            State::Pending {
                reason: "à ce stade".to_owned(),
                as_of: None,
            },
        )
    };
    vec![
        commitment(0, "axe-1", &["mel"], State::published(amount("31.8 M€"))),
        mel_2,
        commitment(
            2,
            "axe-2",
            &["mel", "nord"],
            State::Estimated(amount("3 M€")),
        ),
        everywhere,
        commitment(4, "axe-1", &["nord"], State::NotPublished),
        commitment(5, "op-1", &["etat"], State::Estimated(amount("800 k€"))),
    ]
}

fn figures() -> Vec<Announced> {
    let conflict = State::Conflict {
        preferred: claim("768 M€", "page"),
        alternatives: vec![claim("770 M€", "avis")],
    };
    let total = Value::Amount(State::published(amount("2.75 Md€")));
    let group = Subject::Group(GroupId::new("autres").unwrap());
    let pair = vec![partner_id("etat"), partner_id("nord")];
    let share = |of| Value::Share {
        percent: "57.3 %".parse().unwrap(),
        of,
    };
    vec![
        announced(6, Subject::Contract, total),
        announced(7, group, Value::Amount(conflict)),
        announced(8, Subject::Line(line_id("axe-2")), share(Base::Parts)),
        announced(
            9,
            Subject::Partner(partner_id("etat")),
            share(Base::Group(GroupId::new("autres").unwrap())),
        ),
        announced(
            10,
            Subject::Partners(pair),
            Value::Amount(State::Estimated(amount("1.2 Md€"))),
        ),
    ]
}

/// Three partners, two perimeters, five lines of which two below axes, six commitments, five
/// announced figures, two events, two sources.
pub fn contract() -> Contract {
    let period = Period {
        first: 2021,
        last: 2027,
    };
    let version = Version {
        label: "v1".to_owned(),
        title: None,
        date: None,
        previous: None,
    };
    let identity = Identity {
        title: "Contrat d’essai".to_owned(),
        territory: None,
        period,
        signed: None,
        predecessors: Vec::new(),
        objectives: Vec::new(),
        disclaimer: None,
        fictitious: true,
        version,
    };
    let mut vote = deadline(
        "vote",
        "decisions",
        When::On(PartialDate::year(2022).unwrap()),
    );
    vote.links = Links {
        line: Some(line_id("obj-1")),
        partner: Some(partner_id("mel")),
        document: Some(DocumentId::new("charte").unwrap()),
    };
    Contract {
        identity,
        perimeters: vec![perimeter("hors"), perimeter("mobilites")],
        partners: vec![partner("etat", 1), partner("nord", 2), partner("mel", 4)],
        groups: vec![Group {
            id: GroupId::new("autres").unwrap(),
            name: "Autres".to_owned(),
            members: vec![partner_id("nord"), partner_id("mel")],
        }],
        lines: vec![
            line("axe-1", None),
            line("obj-1", Some("axe-1")),
            line("op-1", Some("obj-1")),
            line("axe-2", None),
            line("axe-5", None),
        ]
        .into(),
        commitments: commitments().into(),
        announced: figures(),
        schedule: Schedule {
            lanes: vec![lane("decisions"), lane("consultations")],
            deadlines: vec![vote, deadline("avis", "consultations", When::Unknown)],
        },
        references: References {
            documents: vec![Document {
                id: DocumentId::new("charte").unwrap(),
                title: "Charte".to_owned(),
                date: None,
                sources: vec![cite("page", None)],
            }],
            sources: vec![source("page", &["axe-2"]), source("avis", &[])],
        },
        next_key: 11,
        dismissed: vec![dismissal("vu")],
        finder: Default::default(),
    }
}
