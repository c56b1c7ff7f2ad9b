//! Exact texts of `sentence`.

use super::*;
use crate::contract::PartnerId;
use Lang::{En, Fr};

fn partner(short: &str, article: Article) -> Partner {
    Partner {
        id: PartnerId::new("p").unwrap(),
        name: short.to_owned(),
        short: short.to_owned(),
        article,
        kind: PartnerKind::Other,
        role: Role::Signatory,
        slot: None,
        note: None,
    }
}

#[test]
fn french_articles() {
    let of = |short, article| of_partner(&partner(short, article), Fr);
    assert_eq!(of("MEL", Article::La), "de la MEL");
    assert_eq!(of("État", Article::Elided), "de l’État");
    assert_eq!(of("Nord", Article::Le), "du Nord");
    assert_eq!(of("Oise", Article::None), "d’Oise");
    assert_eq!(of("Port-Clair", Article::None), "de Port-Clair");
    assert_eq!(of("Amiens Métropole", Article::None), "d’Amiens Métropole");
    assert_eq!(of("Élan", Article::None), "d’Élan");
    assert_eq!(of("Hirson", Article::None), "d’Hirson");
    assert_eq!(of("Hauts-de-France", Article::None), "de Hauts-de-France");
    assert_eq!(of("Hem", Article::None), "de Hem");
    assert_eq!(of("Voies navigables", Article::Les), "des Voies navigables");
    assert_eq!(of_partner(&partner("MEL", Article::La), En), "of MEL");
    assert_eq!(the_partner(&partner("État", Article::Elided), Fr), "l’État");
    assert_eq!(the_partner(&partner("MEL", Article::La), Fr), "la MEL");
    assert_eq!(to_partner(&partner("Nord", Article::Le), Fr), "au Nord");
    assert_eq!(alone(&partner("MEL", Article::La), Fr), "MEL seule");
    assert_eq!(alone(&partner("Nord", Article::Le), Fr), "Nord seul");
    assert_eq!(
        alone(&partner("Oise", Article::Elided), Fr),
        "Oise uniquement"
    );
    assert_eq!(
        in_focus(&partner("MEL", Article::La), Fr),
        "MEL mise en avant"
    );
}

#[test]
fn ordinals_and_lists() {
    assert_eq!(rank(3, 9, Fr), "3e sur 9");
    assert_eq!(rank(1, 9, Fr), "1er sur 9");
    assert_eq!(rank(3, 9, En), "3rd of 9");
    assert_eq!(ordinal(11, En), "11th");
    assert_eq!(ordinal(22, En), "22nd");
    assert_eq!(
        list(&["Aisne", "Oise", "Somme"], Fr),
        "Aisne, Oise et Somme"
    );
    assert_eq!(list(&["Aisne", "Oise"], En), "Aisne and Oise");
    assert_eq!(list::<&str>(&[], Fr), "");
    assert_eq!(capitalised("état"), "État");
    assert_eq!(quoted("a", Fr), "«\u{a0}a\u{a0}»");
}

#[test]
fn a_mark_aloud() {
    let state = State::published("142.8 M€".parse().unwrap());
    let value = state_spoken(&state, Fr);
    let axis = axis("2", Fr);
    let mark = Mark {
        about: &["MEL", &axis],
        value: &value,
        scope: "hors volet mobilités",
        place: (1, 6),
    };
    assert_eq!(
        mark_spoken(mark, Fr),
        "MEL, axe 2, 142,8\u{a0}millions d’euros, publié, hors volet mobilités, 1 sur 6"
    );
    assert_eq!(state_spoken(&State::NotPublished, Fr), "non publié");
    assert_eq!(
        state_spoken(
            &State::Nil {
                reason: String::new()
            },
            Fr
        ),
        "aucun engagement (décision)"
    );
}

#[test]
fn every_state_has_its_words() {
    assert_eq!(state_short(StateKind::NotPublished, Fr), "n.c.");
    assert_eq!(state_short(StateKind::Pending, Fr), "attente");
    assert_eq!(state_short(StateKind::Nil, Fr), "décision");
    assert_eq!(state_short(StateKind::NotApplicable, Fr), "–");
    for kind in StateKind::ALL {
        assert!(!state_name(kind, En).is_empty());
    }
}
