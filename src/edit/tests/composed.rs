//! Edits built against a contract: cells, removals with what goes with them, additions,
//! citations, conflicts.

use super::sample::{self, amount, cite as citation, line_id, partner_id, perimeter_id};
use crate::contract::*;
use crate::edit::*;

fn set(contract: &Contract, line: &str, partner: &str, entry: Entry) -> Result<Edit, Refused> {
    let (line, partner) = (line_id(line), partner_id(partner));
    set_cell(contract, &line, &partner, &perimeter_id("hors"), entry)
}

fn clear(contract: &Contract, line: &str, partner: &str, kind: Emptied) -> Result<Edit, Refused> {
    let (line, partner) = (line_id(line), partner_id(partner));
    clear_cell(contract, &line, &partner, &perimeter_id("hors"), kind)
}

/// Applies, checks integrity and that the inverse restores, and leaves the edit applied.
fn applied(contract: &mut Contract, edit: Edit) {
    let before = contract.clone();
    let inverse = apply(contract, edit).unwrap();
    assert_eq!(integrity(contract), Vec::new());
    let after = contract.clone();
    let redo = apply(contract, inverse).unwrap();
    assert_eq!(
        super::laws::contents(contract),
        super::laws::contents(&before)
    );
    apply(contract, redo).unwrap();
    assert_eq!(*contract, after);
}

fn state(contract: &Contract, key: u64) -> &State {
    &contract.commitment(FigureKey(key)).unwrap().amount
}

#[test]
fn a_published_amount_stays_published_and_keeps_its_source() {
    let mut contract = sample::contract();
    let edit = set(&contract, "axe-2", "mel", Entry::Amount(amount("150 M€"))).unwrap();
    assert!(matches!(edit, Edit::SetAmount { .. }));
    applied(&mut contract, edit);
    assert_eq!(*state(&contract, 1), State::published(amount("150 M€")));
    assert_eq!(contract.commitment(FigureKey(1)).unwrap().sources.len(), 1);
}

#[test]
fn an_empty_cell_becomes_an_estimate() {
    let mut contract = sample::contract();
    let five = || Entry::Amount(amount("5 M€"));
    let edit = set(&contract, "axe-1", "nord", five()).unwrap();
    applied(&mut contract, edit);
    assert_eq!(*state(&contract, 4), State::Estimated(amount("5 M€")));
    let edit = set(&contract, "axe-5", "etat", five()).unwrap();
    applied(&mut contract, edit);
    assert_eq!(*state(&contract, 11), State::Estimated(amount("5 M€")));
    let nothing = set(&contract, "axe-1", "etat", Entry::NotPublished).unwrap();
    assert_eq!(nothing, Edit::Batch(Vec::new()));
}

#[test]
fn a_statement_made_everywhere_stays_where_it_was_not_edited() {
    let mut contract = sample::contract();
    let edit = set(&contract, "axe-5", "mel", Entry::Amount(amount("5 M€"))).unwrap();
    applied(&mut contract, edit);
    let edited = contract.commitment(FigureKey(3)).unwrap();
    assert_eq!(edited.amount, State::Estimated(amount("5 M€")));
    assert_eq!(edited.perimeter, Some(perimeter_id("hors")));
    let copy = contract.commitment(FigureKey(11)).unwrap();
    assert_eq!(copy.perimeter, Some(perimeter_id("mobilites")));
    assert_eq!(copy.amount.kind(), StateKind::Pending);
}

#[test]
fn zero_pending_and_shared_cells_are_asked() {
    let mut contract = sample::contract();
    let zero = Entry::Zero(amount("0 M€"));
    let asked = set(&contract, "axe-2", "mel", zero);
    assert_eq!(asked, Err(Refused::ZeroIsAmbiguous));
    let asked = set(&contract, "axe-2", "mel", Entry::Pending);
    assert_eq!(asked, Err(Refused::ReasonNeeded));
    let blank = Emptied::Nil { reason: " ".into() };
    let asked = clear(&contract, "axe-2", "mel", blank);
    assert_eq!(asked, Err(Refused::ReasonNeeded));
    let second = sample::commitment(11, "axe-2", &["mel"], State::NotPublished);
    let add = Edit::Commitment(Change::Insert {
        at: 0,
        item: second,
    });
    apply(&mut contract, add).unwrap();
    let keys = vec![FigureKey(11), FigureKey(1)];
    let asked = set(&contract, "axe-2", "mel", Entry::NotApplicable);
    assert_eq!(asked, Err(Refused::CellShared(keys)));
}

#[test]
fn clearing_drops_what_was_cited_for_the_amount() {
    let mut contract = sample::contract();
    let kind = Emptied::Nil {
        reason: "vote du 3 mai".to_owned(),
    };
    let edit = clear(&contract, "axe-2", "mel", kind).unwrap();
    applied(&mut contract, edit);
    let cleared = contract.commitment(FigureKey(1)).unwrap();
    assert_eq!(cleared.amount.kind(), StateKind::Nil);
    assert!(cleared.sources.is_empty());
}

#[test]
fn the_total_is_kept_to_the_cent() {
    let mut contract = sample::contract();
    let edit = keep_total(
        &contract,
        &line_id("axe-2"),
        &partner_id("mel"),
        &perimeter_id("hors"),
        amount("145.05 M€"),
        &line_id("axe-1"),
    )
    .unwrap();
    assert_eq!(
        label_of(&contract, &edit).target,
        Target::Commitment(FigureKey(1))
    );
    applied(&mut contract, edit);
    assert_eq!(*state(&contract, 0), State::published(amount("29.55 M€")));
    let known = |key| state(&contract, key).value().unwrap();
    assert_eq!(known(0).plus(known(1)), amount("174.6 M€").value());
}

#[test]
fn removing_a_partner_lists_and_takes_all_that_depends_on_it() {
    let mut contract = sample::contract();
    let target = Target::Partner(partner_id("mel"));
    let with = what_goes_with(&contract, &target);
    let of = |effect| -> Vec<&Target> {
        let chosen = with.iter().filter(|d| d.effect == effect);
        chosen.map(|d| &d.target).collect()
    };
    let figures = [0, 1, 2, 3].map(|key| Target::Commitment(FigureKey(key)));
    assert_eq!(of(Effect::Removed), figures.iter().collect::<Vec<_>>());
    assert_eq!(of(Effect::Unlinked).len(), 2, "{with:?}");
    let edit = remove(&contract, &target).unwrap();
    let label = label_of(&contract, &edit);
    assert_eq!(label.verb, Verb::Remove);
    assert_eq!(label.subject, Name::Plain("MEL".to_owned()));
    applied(&mut contract, edit);
    assert_eq!(contract.commitments.len(), 2);
    assert_eq!(contract.groups[0].members, vec![partner_id("nord")]);
    // The group's last member takes the group, its figure, and the share of it.
    let nord = remove(&contract, &Target::Partner(partner_id("nord"))).unwrap();
    applied(&mut contract, nord);
    assert!(contract.groups.is_empty());
    let left: Vec<u64> = contract.announced.iter().map(|a| a.key.0).collect();
    assert_eq!(left, vec![6, 8]);
}

#[test]
fn everything_can_be_removed() {
    let mut all = Vec::new();
    let start = sample::contract();
    all.extend(start.perimeters.iter().map(Part::target));
    all.extend(start.partners.iter().map(Part::target));
    all.extend(start.groups.iter().map(Part::target));
    all.extend(start.lines.iter().map(Part::target));
    all.extend(start.commitments.iter().map(Part::target));
    all.extend(start.announced.iter().map(Part::target));
    all.extend(start.schedule.lanes.iter().map(Part::target));
    all.extend(start.schedule.deadlines.iter().map(Part::target));
    all.extend(start.references.documents.iter().map(Part::target));
    all.extend(start.references.sources.iter().map(Part::target));
    let quote = QuoteId::new("axe-2").unwrap();
    all.push(Target::Quote(sample::source_id("page"), quote));
    for target in all {
        let mut contract = start.clone();
        let edit = remove(&contract, &target).unwrap();
        applied(&mut contract, edit);
        assert!(!target.exists(&contract), "{target:?}");
    }
    let mut contract = start.clone();
    let first = remove(&contract, &start.perimeters[0].target()).unwrap();
    applied(&mut contract, first);
    let last = remove(&contract, &start.perimeters[1].target());
    assert_eq!(last, Err(Refused::LastPerimeter));
    let axis = remove(&start, &Target::Line(line_id("axe-1"))).unwrap();
    let mut contract = start;
    let mut history = History::new();
    history.apply(&mut contract, axis).unwrap();
    let gone = history.since_saved(&contract);
    assert!(
        gone.iter()
            .any(|d| d.target == Target::Line(line_id("op-1"))),
        "{gone:?}"
    );
}

#[test]
fn a_source_that_loses_a_passage_is_still_cited() {
    let mut contract = sample::contract();
    let mut source = contract.references.sources[0].clone();
    source.quotes.clear();
    let edit = change_source(&contract, source).unwrap();
    applied(&mut contract, edit);
    let cited = &contract.commitment(FigureKey(1)).unwrap().sources;
    assert_eq!(*cited, vec![citation("page", None)]);
}

#[test]
fn an_estimate_is_published_only_with_a_source() {
    let mut contract = sample::contract();
    let target = Target::Commitment(FigureKey(5));
    let early = mark_published(&contract, &target);
    assert_eq!(early, Err(Refused::SourceNeeded(target.clone())));
    let edit = cite(&contract, &target, citation("avis", None)).unwrap();
    applied(&mut contract, edit);
    assert_eq!(state(&contract, 5).kind(), StateKind::Estimated);
    let edit = mark_published(&contract, &target).unwrap();
    applied(&mut contract, edit);
    assert_eq!(*state(&contract, 5), State::published(amount("800 k€")));
}

#[test]
fn a_conflict_is_settled_either_way() {
    let start = sample::contract();
    let target = Target::Announced(FigureKey(7));
    let value = |contract: &Contract| {
        let figure = contract.announced_figure(FigureKey(7)).unwrap();
        (figure.state().unwrap().clone(), figure.sources.len())
    };
    let mut contract = start.clone();
    let edit = resolve_conflict(&contract, &target, Settlement::Publish(1)).unwrap();
    applied(&mut contract, edit);
    assert_eq!(value(&contract), (State::published(amount("770 M€")), 2));
    let mut contract = start.clone();
    let edit = resolve_conflict(&contract, &target, Settlement::Prefer(1)).unwrap();
    applied(&mut contract, edit);
    let (state, _) = value(&contract);
    assert_eq!(state.kind(), StateKind::Conflict);
    assert_eq!(state.value(), Some(amount("770 M€").value()));
    let none = resolve_conflict(&start, &target, Settlement::Publish(2));
    assert_eq!(none, Err(Refused::NoSuchClaim(target)));
}

#[test]
fn new_things_get_fresh_ids_numbers_and_slots() {
    let mut contract = sample::contract();
    let (axis, edit) = add_axis(&contract, "Énergies & climat");
    applied(&mut contract, edit);
    assert_eq!(contract.line(&axis).unwrap().number(), Some("6"));
    let (below, edit) = add_line(&contract, &axis, Below::Operation, "Réseau").unwrap();
    applied(&mut contract, edit);
    assert_eq!(contract.line(&below).unwrap().parent, Some(axis));
    let (id, edit) = add_partner(&contract, "Département de l’Oise", "Nord", Role::Signatory);
    applied(&mut contract, edit);
    assert_eq!(id.as_str(), "nord-2");
    assert_eq!(contract.partner(&id).unwrap().slot, Some(3));
    let lane = OnLane::New("Comités".to_owned());
    let (id, edit) = add_deadline(&contract, lane, "Comité", When::Unknown);
    assert_eq!(label_of(&contract, &edit).target, Target::Deadline(id));
    applied(&mut contract, edit);
    for edit in [
        add_source(&contract, "Page", Some("https://exemple.fr")).1,
        add_document(&contract, "Avenant").1,
        add_group(&contract, "Duo", vec![partner_id("mel")]).1,
        add_perimeter(&contract, "Relance").1,
        add_lane(&contract, "Votes").1,
    ] {
        applied(&mut contract, edit);
    }
}

#[test]
fn a_new_contract_is_ready_to_type_in() {
    let names = FirstNames {
        title: "Contrat",
        version: "v1",
        perimeter: "Ensemble",
        axis: "Axe",
        partner: "Région",
    };
    let period = Period {
        first: 2028,
        last: 2034,
    };
    let mut contract = new_contract(names, period).unwrap();
    assert_eq!(integrity(&contract), Vec::new());
    let (line, partner) = (
        contract.lines[0].id.clone(),
        contract.partners[0].id.clone(),
    );
    let perimeter = contract.perimeters[0].id.clone();
    let entry = Entry::Amount(amount("1 M€"));
    let edit = set_cell(&contract, &line, &partner, &perimeter, entry).unwrap();
    applied(&mut contract, edit);
    let blank = FirstNames { axis: " ", ..names };
    assert!(matches!(
        new_contract(blank, period),
        Err(Refused::NameEmpty(_))
    ));
}
