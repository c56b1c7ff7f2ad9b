//! Random changes to every field of every kind of thing, and to every list.

use crate::contract::*;
use crate::edit::tests::laws::random_edit;
use crate::edit::tests::sample::{self, Dice};
use crate::edit::{Change, Edit, LineChange, Target, adopt, remove};

fn text(dice: &mut Dice) -> String {
    format!("texte {}", dice.below(4))
}

fn maybe(dice: &mut Dice) -> Option<String> {
    (dice.below(3) > 0).then(|| text(dice))
}

fn amount(dice: &mut Dice) -> Amount {
    Amount::new(Decimal::new(dice.below(40) as i64, 1), Unit::Million).unwrap()
}

fn state(dice: &mut Dice) -> State {
    match dice.below(6) {
        0 => State::NotPublished,
        1 => State::Nil { reason: text(dice) },
        2 => State::Pending {
            reason: text(dice),
            as_of: None,
        },
        3 => State::Estimated(amount(dice)),
        _ => State::published(amount(dice)),
    }
}

fn date(dice: &mut Dice) -> PartialDate {
    PartialDate::year(2020 + dice.below(4) as i16).unwrap()
}

fn when(dice: &mut Dice) -> When {
    match dice.below(3) {
        0 => When::Unknown,
        _ => When::On(date(dice)),
    }
}

fn any<'a, T>(dice: &mut Dice, list: &'a (impl Sequence<Item = T> + ?Sized)) -> Option<&'a T> {
    dice.pick(list)
}

fn cited(dice: &mut Dice, c: &Contract) -> Vec<Citation> {
    let mut citations = Vec::new();
    for _ in 0..dice.below(3) {
        if let Some(source) = any(dice, &c.references.sources) {
            let quote = any(dice, &source.quotes).filter(|_| source.title.len() % 2 == 0);
            citations.push(Citation {
                source: source.id.clone(),
                quote: quote.map(|q| q.id.clone()),
            });
        }
    }
    citations
}

fn replaced<T: Entity>(
    dice: &mut Dice,
    list: &impl Sequence<Item = T>,
    touch: impl FnOnce(&mut Dice, &mut T),
) -> Option<Change<T>> {
    let mut item = any(dice, list)?.clone();
    touch(dice, &mut item);
    Some(Change::Replace {
        id: item.id().clone(),
        item,
    })
}

fn moved<T: Entity>(dice: &mut Dice, list: &impl Sequence<Item = T>) -> Option<Change<T>> {
    Some(Change::Move {
        id: any(dice, list)?.id().clone(),
        to: dice.below(list.size()),
    })
}

fn identity(dice: &mut Dice, c: &Contract) -> Edit {
    let mut identity = c.identity.clone();
    match dice.below(12) {
        0 => identity.title = text(dice),
        1 => identity.territory = maybe(dice),
        2 => identity.period.last = 2027 + dice.below(3) as i16,
        3 => identity.signed = Some(date(dice)),
        4 => identity.predecessors = vec![text(dice)],
        5 => identity.objectives = vec![text(dice); dice.below(3)],
        6 => identity.disclaimer = maybe(dice),
        7 => identity.fictitious ^= true,
        8 => identity.version.label = text(dice),
        9 => identity.version.title = maybe(dice),
        10 => identity.version.date = Some(date(dice)),
        _ => identity.version.previous = maybe(dice),
    }
    Edit::SetIdentity(Box::new(identity))
}

fn perimeter(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    let change = replaced(dice, &c.perimeters, |dice, p| match dice.below(5) {
        0 => p.name = text(dice),
        1 => p.short = maybe(dice),
        2 => p.part_of = any(dice, &c.perimeters).map(|p| p.id.clone()),
        3 => p.note = maybe(dice),
        _ => p.sources = cited(dice, c),
    })?;
    Some(Edit::Perimeter(change))
}

fn partner(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    let change = replaced(dice, &c.partners, |dice, p| match dice.below(7) {
        0 => p.name = text(dice),
        1 => p.short = text(dice),
        2 => p.article = [Article::La, Article::Le][dice.below(2)],
        3 => p.kind = PartnerKind::ALL[dice.below(7)],
        4 => p.role = [Role::Signatory, Role::Financer][dice.below(2)],
        5 => p.slot = Some(1 + dice.below(9) as u8),
        _ => p.note = maybe(dice),
    })?;
    Some(Edit::Partner(change))
}

fn line(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    let mut line = any(dice, &c.lines)?.clone();
    match dice.below(8) {
        0 => line.title = text(dice),
        1 => line.short = maybe(dice),
        2 => line.note = maybe(dice),
        3 => line.children = [ChildRule::Partial, ChildRule::Overlapping][dice.below(2)],
        4 => line.sources = cited(dice, c),
        5 => {
            line.other_titles = vec![OtherTitle {
                title: text(dice),
                sources: cited(dice, c),
            }]
        }
        _ => match &mut line.kind {
            LineKind::Axis(axis) if dice.below(2) == 0 => axis.number = text(dice),
            LineKind::Axis(axis) => axis.themes = vec![text(dice)],
            LineKind::Objective(objective) if dice.below(2) == 0 => objective.number = maybe(dice),
            LineKind::Objective(_) => line.kind = LineKind::Operation(Box::default()),
            LineKind::Operation(operation) => match dice.below(6) {
                0 => operation.owner = maybe(dice),
                1 => operation.total_cost = Some(amount(dice)),
                2 => operation.territory = maybe(dice),
                3 => operation.start = Some(when(dice)),
                4 => operation.tags = vec![text(dice)],
                _ => operation.end = Some(when(dice)),
            },
        },
    }
    Some(Edit::Line(LineChange::Replace {
        id: line.id.clone(),
        line: Box::new(line),
    }))
}

/// Takes a line elsewhere, as an axis, an objective or an operation: what a text editor can do.
fn turned(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    let line = any(dice, &c.lines)?;
    let childless = !c.lines.iter().any(|l| l.parent.as_ref() == Some(&line.id));
    if !childless {
        return None;
    }
    let mut new = line.clone();
    if line.is_axis() {
        let below = any(dice, &c.lines).filter(|other| other.id != line.id)?;
        new.parent = Some(below.id.clone());
        new.kind = LineKind::Objective(Objective::default());
    } else {
        new.parent = None;
        new.kind = LineKind::Axis(Axis::default());
    }
    let gone = Edit::Line(LineChange::Remove {
        id: line.id.clone(),
    });
    let come = Edit::Line(LineChange::Insert {
        parent: new.parent.clone(),
        at: 0,
        lines: vec![new],
    });
    Some(Edit::Batch(vec![gone, come]))
}

fn commitment(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    let change = replaced(dice, &c.commitments, |dice, f| match dice.below(10) {
        0..=2 => f.amount = state(dice),
        3 => {
            f.amount = state(dice);
            f.perimeter = any(dice, &c.perimeters)
                .map(|p| p.id.clone())
                .filter(|p| p.as_str().len() % 2 == 0);
        }
        4 => f.credit = CreditKind::ALL[dice.below(4)],
        5 => f.purpose = maybe(dice),
        6 => f.sources = cited(dice, c),
        7 => f.as_of = Some(when(dice)),
        8 => {
            f.by = any(dice, &c.partners)
                .map(|p| p.id.clone())
                .into_iter()
                .collect()
        }
        _ => f.note = maybe(dice),
    })?;
    Some(Edit::Commitment(change))
}

fn new_commitment(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    let mut item = any(dice, &c.commitments)?.clone();
    item.key = FigureKey(c.next_key);
    item.amount = state(dice);
    item.line = any(dice, &c.lines)?.id.clone();
    item.by = vec![any(dice, &c.partners)?.id.clone()];
    item.perimeter = any(dice, &c.perimeters).map(|p| p.id.clone());
    Some(Edit::Commitment(Change::Insert {
        at: dice.below(c.commitments.len() + 1),
        item,
    }))
}

fn announced(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    let change = replaced(dice, &c.announced, |dice, f| match dice.below(6) {
        0 | 1 => f.value = Value::Amount(state(dice)),
        2 => f.subject = Subject::Partner(c.partners[dice.below(c.partners.len())].id.clone()),
        3 => f.sources = cited(dice, c),
        4 => f.as_of = Some(when(dice)),
        _ => f.note = maybe(dice),
    })?;
    Some(Edit::Announced(change))
}

fn deadline(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    let change = replaced(dice, &c.schedule.deadlines, |dice, d| match dice.below(9) {
        0 => d.title = text(dice),
        1 => d.short = maybe(dice),
        2 => d.date = when(dice),
        3 => d.outcome = [Outcome::Expected, Outcome::Happened][dice.below(2)],
        4 => d.links.line = any(dice, &c.lines).map(|l| l.id.clone()),
        5 => d.links.partner = any(dice, &c.partners).map(|l| l.id.clone()),
        6 => d.sources = cited(dice, c),
        7 => {
            d.lane = c.schedule.lanes[dice.below(c.schedule.lanes.len())]
                .id
                .clone()
        }
        _ => d.note = maybe(dice),
    })?;
    Some(Edit::Deadline(change))
}

fn source(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    let change = replaced(dice, &c.references.sources, |dice, s| match dice.below(7) {
        0 => s.title = text(dice),
        1 => s.publisher = maybe(dice),
        2 => s.address = maybe(dice),
        3 => s.read = Some(date(dice)),
        4 => s.note = maybe(dice),
        5 => s.quotes.reverse(),
        _ => {
            let id = QuoteId::new(&format!("q-{}", dice.below(3))).unwrap();
            let quote = Quote {
                id: id.clone(),
                text: text(dice),
            };
            match s.quotes.iter_mut().find(|q| q.id == id) {
                Some(known) => *known = quote,
                None => s.quotes.push(quote),
            }
        }
    })?;
    Some(Edit::Source(change))
}

fn dismissal(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    let change = replaced(dice, &c.dismissed, |dice, d| match dice.below(4) {
        0 => d.reason = text(dice),
        1 => d.values = vec![text(dice); dice.below(3)],
        2 => d.about = text(dice),
        _ => d.date = Some(date(dice)),
    })?;
    Some(Edit::Dismissal(change))
}

fn order(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    Some(match dice.below(7) {
        0 => Edit::Perimeter(moved(dice, &c.perimeters)?),
        1 => Edit::Partner(moved(dice, &c.partners)?),
        2 => Edit::Commitment(moved(dice, &c.commitments)?),
        3 => Edit::Announced(moved(dice, &c.announced)?),
        4 => Edit::Deadline(moved(dice, &c.schedule.deadlines)?),
        5 => Edit::Source(moved(dice, &c.references.sources)?),
        _ => Edit::Line(LineChange::Move {
            id: any(dice, &c.lines)?.id.clone(),
            parent: any(dice, &c.lines).map(|l| l.id.clone()),
            to: dice.below(3),
        }),
    })
}

fn removal(dice: &mut Dice, c: &Contract) -> Option<Edit> {
    let target = match dice.below(9) {
        0 => Target::Partner(any(dice, &c.partners)?.id.clone()),
        1 => Target::Line(any(dice, &c.lines)?.id.clone()),
        2 => Target::Perimeter(any(dice, &c.perimeters)?.id.clone()),
        3 => Target::Source(any(dice, &c.references.sources)?.id.clone()),
        4 => Target::Commitment(any(dice, &c.commitments)?.key),
        5 => Target::Announced(any(dice, &c.announced)?.key),
        6 => Target::Deadline(any(dice, &c.schedule.deadlines)?.id.clone()),
        7 => {
            let source = any(dice, &c.references.sources)?;
            Target::Quote(source.id.clone(), any(dice, &source.quotes)?.id.clone())
        }
        _ => Target::Document(any(dice, &c.references.documents)?.id.clone()),
    };
    remove(c, &target).ok()
}

fn change(dice: &mut Dice, c: &Contract, n: usize) -> Option<Edit> {
    match dice.below(17) {
        0 => Some(identity(dice, c)),
        1 => perimeter(dice, c),
        2 => partner(dice, c),
        3 => line(dice, c),
        4 => turned(dice, c),
        5 | 6 => commitment(dice, c),
        7 => new_commitment(dice, c),
        8 => announced(dice, c),
        9 => deadline(dice, c),
        10 => source(dice, c),
        11 | 12 => order(dice, c),
        13 => removal(dice, c),
        14 => dismissal(dice, c),
        _ => Some(random_edit(dice, c, n)),
    }
}

/// The contract after some random edits that were accepted; `salt` keeps the ids of what two
/// sides add apart, or lets them meet when it is the same.
pub fn changed(dice: &mut Dice, start: &Contract, edits: usize, salt: usize) -> Contract {
    let mut contract = start.clone();
    let mut accepted = 0;
    for n in 0..edits * 6 {
        if accepted >= edits {
            break;
        }
        if let Some(edit) = change(dice, &contract, salt + n) {
            let before = contract.clone();
            accepted += usize::from(adopt(&mut contract, edit).is_ok() && before != contract);
        }
    }
    contract
}

/// A start for a triple: the contract built in code, sometimes already changed.
pub fn start(dice: &mut Dice) -> Contract {
    let mut contract = sample::contract();
    let quotes = &mut contract.references.sources[1].quotes;
    for n in 0..2 {
        quotes.push(Quote {
            id: QuoteId::new(&format!("q-{n}")).unwrap(),
            text: format!("passage {n}"),
        });
    }
    match dice.below(3) {
        0 => contract,
        more => changed(dice, &contract, more * 3, 500),
    }
}
