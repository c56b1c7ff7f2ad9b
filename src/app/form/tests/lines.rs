//! Where a line belongs, asked and changed.

use super::*;

#[test]
fn a_line_goes_under_another_parent_with_all_that_is_below_it() {
    let mut contract = crate::app::form::fixture::bundled().remove(2);
    let before = contract.clone();
    let line = (contract.lines.iter())
        .find(|line| line.parent.is_some() && contract.children(&line.id).next().is_some())
        .unwrap_or_else(|| panic!("an objective with operations"))
        .clone();
    let below: Vec<Line> = contract.children(&line.id).cloned().collect();
    let other = (contract.axes())
        .find(|axis| Some(&axis.id) != line.parent.as_ref())
        .unwrap()
        .id
        .clone();
    let mut form = open(Target::Line(line.id.clone()), &contract, Lang::Fr);
    choose(&mut form, FieldKey::Parent, other.as_str());
    let edit = form.submit(&contract).unwrap();
    let mut history = History::new();
    history.apply(&mut contract, edit).unwrap();
    assert_eq!(
        contract.line(&line.id).unwrap().parent.as_ref(),
        Some(&other)
    );
    let after: Vec<Line> = contract.children(&line.id).cloned().collect();
    assert_eq!(after, below);
    assert_eq!(contract.children(&other).last().unwrap().id, line.id);
    history.undo(&mut contract).unwrap();
    assert_eq!(contract, before);
}

#[test]
fn a_line_cannot_be_put_under_itself_or_what_is_below_it() {
    let contract = crate::app::form::fixture::bundled().remove(2);
    for line in contract.lines.iter().filter(|line| line.parent.is_some()) {
        let form = open(Target::Line(line.id.clone()), &contract, Lang::Fr);
        let at = index(&form, FieldKey::Parent, 0);
        let FieldValue::Choice { options, chosen } = &form.fields[at].value else {
            panic!("a choice of parents")
        };
        let below = contract.subtree(&line.id).unwrap();
        for choice in options {
            let place = contract
                .lines
                .iter()
                .position(|l| l.id.as_str() == choice.value);
            assert!(
                !below.contains(&place.unwrap()),
                "{} under {}",
                line.id,
                choice.value
            );
        }
        assert_eq!(
            options[*chosen].value,
            line.parent.as_ref().unwrap().as_str()
        );
    }
}
