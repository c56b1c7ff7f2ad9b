//! What is tried with arbitrary bytes. Each target is a plain function that panics when a promise is broken; `feature`
//! tells the runner what an input brought to light, so that inputs which show something new are built upon.

use super::dice::Dice;
use super::{feature, fingerprint};
use maquette::chart::copy;
use maquette::check::{amounts_in, findings, shares_in};
use maquette::contract::{
    Amount, Contract, Date, Euros, PartialDate, Share, Unit, is_hidden, spelled,
};
use maquette::edit::{
    self, Change, Edit, Entry, EntryError, History, integrity, parse_date, parse_entry,
};
use maquette::file::{self, Refusal};
use maquette::summary::{Summary, entries};
use maquette::wording::{self, Lang};

/// A target and its name.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]),
    /// How many different behaviours the short run must meet: about half of those that it met when this was written.
    pub far: usize,
}

/// All targets.
pub const ALL: &[Target] = &[
    Target {
        name: "open",
        run: open,
        far: 30,
    },
    Target {
        name: "save",
        run: save,
        far: 40,
    },
    Target {
        name: "amount",
        run: amount,
        far: 12,
    },
    Target {
        name: "date",
        run: date,
        far: 6,
    },
    Target {
        name: "entry",
        run: entry,
        far: 9,
    },
    Target {
        name: "settings",
        run: settings,
        far: 7,
    },
    Target {
        name: "merge",
        run: super::merging::merge,
        far: 4,
    },
    Target {
        name: "journal",
        run: super::journals::journal,
        far: 10,
    },
];

const TODAY: Date = jiff::civil::date(2024, 12, 2);
/// A contract that uses everything.
pub const SAMPLE: &[u8] = include_bytes!("../../src/file/everything.ron");

/// Any bytes are a contract or are refused with reasons, and what is read can be shown and written.
pub fn open(bytes: &[u8]) {
    match file::read("x.ron", bytes) {
        Ok(loaded) => {
            feature(1);
            usable(&loaded.contract);
            let written = file::write(&loaded.contract).unwrap();
            let again = file::read("x.ron", written.as_bytes()).unwrap();
            assert_eq!(
                file::write(&again.contract).unwrap(),
                written,
                "writing is stable"
            );
            let kept = file::patch(bytes, &loaded.contract).unwrap();
            assert!(
                kept.passages == 0 && kept.bytes == bytes,
                "nothing changed, nothing written"
            );
        }
        Err(refusal) => told(&refusal, bytes),
    }
}

/// Everything that is derived from a contract when it is shown.
fn usable(contract: &Contract) {
    assert_eq!(integrity(contract), Vec::new());
    for perimeter in contract.perimeters.iter().take(4) {
        let summary = Summary::of(contract, &perimeter.id);
        let parts = &summary.totals.parts;
        let unknown = parts.known.is_none() && !summary.totals.list.is_empty();
        feature(1000 + summary.matrix.rows.len().min(50) as u64 + u64::from(unknown));
    }
    for finding in findings(contract, TODAY).iter().take(50) {
        feature(2000 + finding.code as u64);
        for lang in Lang::ALL {
            assert!(!wording::finding::title(finding, contract, lang).is_empty());
            assert!(!wording::finding::hint(finding, lang).is_empty());
            wording::finding::detail(finding, contract, lang);
            wording::finding::gap_text(finding, contract, lang);
        }
    }
    entries(contract, TODAY);
    let shown = contract.spelled();
    feature(3000 + u64::from(shown.is_some()));
    let title = &shown.as_ref().unwrap_or(contract).identity.title;
    assert!(
        !title
            .chars()
            .any(|c| is_hidden(c) && c != '\n' && c != '\t')
    );
}

/// A refusal has reasons, each with a place in the text, in words that are safe to print.
fn told(refusal: &Refusal, bytes: &[u8]) {
    assert!(!refusal.problems.is_empty());
    let lines = bytes.split(|b| *b == b'\n' || *b == b'\r').count();
    for problem in &refusal.problems {
        feature(10_000 + code_number(problem.code()));
        assert_ne!(problem.code(), "E901", "{}", refusal.to_text(Lang::En));
        assert!(
            problem.position.line <= lines,
            "line {} of {lines}",
            problem.position.line
        );
        for lang in Lang::ALL {
            let said = problem.render("x.ron", &refusal.text, lang);
            assert!(said.len() <= 2048, "{} bytes", said.len());
            assert!(!said.chars().any(|c| is_hidden(c) && c != '\n'), "{said:?}");
            let whole = said.contains(" = ") && said.contains(" → ");
            assert!(whole || said.ends_with('…'), "{said}");
        }
    }
}

fn code_number(code: &str) -> u64 {
    code.trim_start_matches(|c: char| !c.is_ascii_digit())
        .parse()
        .unwrap_or(0)
}

/// Open, edit, save, open: the saved text says what was edited, and undoing all gives the bytes that were read.
pub fn save(bytes: &[u8]) {
    let (_, text) = bytes.split_at(bytes.len().min(8));
    // Most texts that were tampered with say nothing; the edits are then tried on a whole contract.
    let (text, loaded) = match file::read("x.ron", text) {
        Ok(loaded) => (text, loaded),
        Err(_) => (SAMPLE, file::read("x.ron", SAMPLE).unwrap()),
    };
    // Every byte has its say in the edits: inputs that read as the same contract try others.
    let mut dice = Dice::new(fingerprint(bytes));
    let (mut contract, mut history) = (loaded.contract.clone(), History::new());
    for n in 0..1 + dice.below(6) {
        let Some(edit) = random_edit(&mut dice, &contract, n) else {
            continue;
        };
        let kind = std::mem::discriminant(&edit).hash_of() % 1000;
        let made = history.apply(&mut contract, edit).is_ok();
        feature(2 * kind + u64::from(made));
    }
    assert_eq!(integrity(&contract), Vec::new());
    let saved = file::patch(text, &contract).unwrap();
    feature(5000 + saved.passages.min(20) as u64);
    let again = file::read("x.ron", &saved.bytes).unwrap();
    assert_eq!(
        file::write(&again.contract).unwrap(),
        file::write(&contract).unwrap()
    );
    while history.undo(&mut contract).is_some() {}
    let back = file::patch(text, &contract).unwrap();
    assert!(
        back.bytes == text,
        "undo all, save: the bytes that were read"
    );
}

pub fn random_edit(dice: &mut Dice, c: &Contract, n: usize) -> Option<Edit> {
    let line = dice.pick(&c.lines).map(|l| l.id.clone());
    Some(match dice.below(9) {
        0 => {
            let amount = Amount::new(
                maquette::contract::Decimal::new(dice.below(1 << 20) as i64, 2),
                Unit::Million,
            )
            .ok()?;
            let (partner, perimeter) = (dice.pick(&c.partners)?, dice.pick(&c.perimeters)?);
            edit::set_cell(c, &line?, &partner.id, &perimeter.id, Entry::Amount(amount)).ok()?
        }
        1 => edit::add_axis(c, &format!("Axe {n}")).1,
        2 => {
            edit::add_partner(
                c,
                &format!("Partenaire {n}"),
                "P",
                maquette::contract::Role::Financer,
            )
            .1
        }
        3 => edit::add_source(c, "Page", Some("https://example.org")).1,
        4 => {
            edit::add_line(c, &line?, edit::Below::Operation, "Opération")
                .ok()?
                .1
        }
        5 => edit::remove(c, &edit::Target::Line(line?)).ok()?,
        6 => edit::remove(
            c,
            &edit::Target::Partner(dice.pick(&c.partners)?.id.clone()),
        )
        .ok()?,
        7 => {
            let mut item = dice.pick(&c.references.sources)?.clone();
            item.note = Some("Note\nsur \"deux\" lignes \\ fin".to_owned());
            Edit::Source(Change::Replace {
                id: item.id.clone(),
                item,
            })
        }
        _ => Edit::Line(edit::LineChange::Move {
            id: line?,
            parent: dice
                .pick(&c.lines)
                .map(|l| l.id.clone())
                .filter(|_| n.is_multiple_of(2)),
            to: dice.below(4),
        }),
    })
}

/// Any text is an amount or is refused; an amount is exact, prints as it is read, and adds up.
pub fn amount(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    amounts_in(&text);
    shares_in(&text);
    match text.parse::<Amount>() {
        Ok(amount) => {
            feature(
                1 + u64::from(amount.unit().exponent()) + 10 * u64::from(amount.number().scale()),
            );
            let printed = amount.to_string();
            assert_eq!(printed.parse::<Amount>(), Ok(amount), "{printed}");
            let value = amount.value();
            assert_eq!(
                value.plus(amount.tolerance()).minus(amount.tolerance()),
                value
            );
            assert_eq!(
                Euros::sum([value; 1000]),
                value.times(maquette::contract::Decimal::from(1000))
            );
            assert!(!value.to_string().contains(['e', 'E']));
            for lang in Lang::ALL {
                let shown = wording::amount::published(amount, lang);
                assert!(!shown.is_empty());
                for unit in Unit::ALL {
                    wording::amount::euros_named(value, unit, 2, lang);
                    let plain = wording::amount::plain(amount, unit, lang);
                    assert_eq!(copy::cell(&plain), plain, "a number is copied as a number");
                }
            }
        }
        Err(error) => feature(500 + error as u64),
    }
    if let Ok(share) = text.parse::<Share>() {
        assert_eq!(
            share.to_string().parse::<Share>().map(|s| s.to_string()),
            Ok(share.to_string())
        );
    }
    let cell = copy::cell(&text);
    assert!(!cell.contains(['\t', '\r', '\n']));
    let opens_formula = cell.trim_start().starts_with(['=', '@']);
    assert!(!opens_formula, "{cell:?}");
    assert!(
        !spelled(&text)
            .chars()
            .any(|c| is_hidden(c) && c != '\n' && c != '\t')
    );
}

/// Any text is a date or is refused; a date prints as it is read.
pub fn date(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match PartialDate::parse(&text) {
        Ok(date) => {
            feature(1 + date.precision() as u64);
            assert_eq!(PartialDate::parse(&date.to_string()), Ok(date));
            assert!(date.first_day() <= date.last_day());
        }
        Err(error) => feature(10 + error as u64),
    }
    match parse_date(&text) {
        Ok(when) => {
            feature(100 + std::mem::discriminant(&when).hash_of());
            for lang in Lang::ALL {
                let said = wording::date::when(when, wording::date::Style::Long, lang);
                assert!(!said.is_empty());
            }
        }
        Err(_) => feature(99),
    }
}

trait HashOf {
    fn hash_of(&self) -> u64;
}

impl<T> HashOf for std::mem::Discriminant<T> {
    fn hash_of(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish() >> 1
    }
}

/// Whatever is typed into a cell is understood or refused, with any present amount and any unit.
pub fn entry(bytes: &[u8]) {
    let (choice, text) = bytes
        .split_first()
        .map_or((0, bytes), |(first, rest)| (*first, rest));
    let text = String::from_utf8_lossy(text);
    let unit = Unit::ALL[usize::from(choice & 3)];
    let present = [
        "142.8 M€",
        "-0.000001 €",
        "999999999999999.999999 €",
        "2 Md€",
    ][usize::from(choice >> 2 & 3)];
    let present = (choice & 64 == 0).then(|| present.parse::<Amount>().unwrap());
    match parse_entry(&text, present, unit) {
        Ok(Entry::Amount(amount) | Entry::Zero(amount)) => {
            feature(1 + u64::from(amount.number().scale()));
            assert_eq!(amount.to_string().parse::<Amount>(), Ok(amount));
            if !text.contains('%') {
                let again = parse_entry(&amount.to_string(), None, unit);
                let same = matches!(again, Ok(Entry::Amount(a) | Entry::Zero(a)) if a == amount);
                let negative = amount.value().is_negative();
                let asked = matches!(
                    again,
                    Err(EntryError::Ambiguous { .. } | EntryError::SignAmbiguous { .. })
                );
                assert!(
                    same || negative || asked,
                    "{text:?} is {amount}, which is {again:?}"
                );
            }
        }
        Ok(_) => feature(50),
        Err(EntryError::Ambiguous {
            as_decimal,
            as_thousands,
        }) => {
            feature(60);
            for amount in [as_decimal, as_thousands] {
                assert_eq!(amount.to_string().parse::<Amount>(), Ok(amount));
            }
        }
        Err(EntryError::Number(error)) => feature(70 + error as u64),
        Err(_) => feature(90),
    }
}

/// A settings file of any bytes is understood or set aside.
pub fn settings(bytes: &[u8]) {
    let Some(stored) = file::settings::from_bytes(bytes) else {
        feature(1);
        return;
    };
    feature(2 + u64::from(stored.zoom.is_some()) + 2 * stored.recent.len().min(9) as u64);
    let answers = format!("{stored:?}").matches("Some(").count();
    feature(100 + answers as u64);
    let text = file::settings::to_text(&stored).unwrap();
    let again = file::settings::from_bytes(text.as_bytes()).unwrap();
    assert_eq!(
        format!("{again:?}"),
        format!("{stored:?}"),
        "what is remembered is read again"
    );
}
