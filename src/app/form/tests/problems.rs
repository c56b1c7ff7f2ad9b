//! What is wrong is said on the field where it is wrong, until that field changes.

use super::*;

#[test]
fn each_problem_is_told_on_its_field() {
    use FieldProblem as P;
    let contract = everything();
    let commitment = Target::Commitment(contract.commitments[0].key);
    let cases: [(Target, FieldKey, &str, P); 10] = [
        (
            commitment.clone(),
            FieldKey::Amount,
            "12 tonnes",
            P::Amount(AmountError::NotANumber),
        ),
        (
            commitment.clone(),
            FieldKey::Amount,
            "",
            P::Amount(AmountError::Empty),
        ),
        (
            commitment.clone(),
            FieldKey::AsOf,
            "bientôt",
            P::Date(DateEntryError::Unreadable),
        ),
        (Target::Identity, FieldKey::Title, "  ", P::Empty),
        (Target::Identity, FieldKey::FirstYear, "21", P::NotAYear),
        (
            Target::Identity,
            FieldKey::LastYear,
            "2020",
            P::EndBeforeStart,
        ),
        (Target::Identity, FieldKey::Signed, "?", P::NotAPlainDate),
        (
            Target::Identity,
            FieldKey::Territory,
            "a\tb",
            P::BadCharacter('\t'),
        ),
        (
            Target::Line(LineId::new("op-1").unwrap()),
            FieldKey::TotalCost,
            "1.2.3 €",
            P::Amount(AmountError::SeveralMarks),
        ),
        (
            Target::Announced(contract.announced[1].key),
            FieldKey::Percent,
            "beaucoup",
            P::Share(AmountError::NotANumber),
        ),
    ];
    for (target, key, text, expected) in cases {
        let mut form = open(target, &contract, Lang::Fr);
        write(&mut form, key, text);
        assert_eq!(
            problem(&form, &contract, key),
            Some(expected),
            "{key:?} {text}"
        );
    }
    let mut form = open(Target::Identity, &contract, Lang::Fr);
    write(&mut form, FieldKey::Title, &"a".repeat(501));
    assert_eq!(
        problem(&form, &contract, FieldKey::Title),
        Some(P::TooLong(500))
    );
    let mut form = open(commitment.clone(), &contract, Lang::Fr);
    choose(&mut form, FieldKey::State, "nil");
    assert_eq!(
        problem(&form, &contract, FieldKey::Reason),
        Some(P::ReasonNeeded)
    );
    let mut form = open(commitment, &contract, Lang::Fr);
    choose(&mut form, FieldKey::Perimeter, "");
    assert_eq!(
        problem(&form, &contract, FieldKey::Perimeter),
        Some(P::PerimeterNeeded)
    );
    let mut form = open(
        Target::Perimeter(contract.perimeters[0].id.clone()),
        &contract,
        Lang::Fr,
    );
    choose(&mut form, FieldKey::PartOf, "tout");
    assert_eq!(
        problem(&form, &contract, FieldKey::PartOf),
        Some(P::PartOfItself)
    );
}

#[test]
fn setting_a_field_takes_its_problem_away() {
    let contract = everything();
    let mut form = open(Target::Identity, &contract, Lang::Fr);
    write(&mut form, FieldKey::Title, "");
    let mut form = *form.submit(&contract).unwrap_err();
    write(&mut form, FieldKey::Title, "Titre");
    assert!(form.shown().all(|(_, f)| f.problem.is_none()));
    assert!(form.submit(&contract).is_ok());
}
