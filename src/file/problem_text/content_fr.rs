//! French sentences for the contents of a file. It must not know where a problem was found.

use super::names_fr::{of_another, one, the, the_id_of, the_record};
use super::{Description, say};
use crate::contract::{AmountError, MAX_MARKS, Precision, SCHEMA};
use crate::file::content::{ContentProblem as C, DateFault, Fix, SchemaAge, Wanted};
use crate::file::problem::shown;
use crate::file::shape::Rule;

/// A quotation between French quotes.
fn quoted(text: &str) -> String {
    format!("«\u{a0}{}\u{a0}»", shown(text))
}

pub(super) fn content(problem: &C) -> Description {
    match problem {
        C::Schema { found, age } => schema(found, *age),
        C::UnknownField {
            name,
            near,
            allowed,
        } => say(
            format!("le champ {} n’existe pas ici", quoted(name)),
            format!("l’un de\u{a0}: {}", allowed.join(", ")),
            meant(*near, "supprimez ce champ, ou corrigez son nom"),
        ),
        C::MissingField {
            name,
            record,
            of,
            example,
        } => say(
            match of {
                Some(of) => format!(
                    "{} {} n’a pas de champ {}",
                    the_record(record),
                    quoted(of),
                    quoted(name)
                ),
                None => format!("{} n’a pas de champ {}", the_record(record), quoted(name)),
            },
            format!("le champ {name}, obligatoire"),
            format!("ajoutez {example}"),
        ),
        C::UnknownWord {
            found,
            allowed,
            near,
        } => say(
            format!("le mot {} n’existe pas ici", quoted(found)),
            format!("l’un de\u{a0}: {}", allowed.join(", ")),
            meant(*near, "choisissez l’un de ces mots"),
        ),
        C::WrongInside { word, example } => say(
            format!("ce qui suit {word} n’est pas ce qu’il faut"),
            example.clone(),
            format!("écrivez {example}"),
        ),
        C::WrongName { found, expected } => say(
            format!("le nom {} devant la parenthèse", quoted(found)),
            format!("{expected}, ou aucun nom"),
            format!("écrivez {expected}, ou supprimez le nom"),
        ),
        C::WrongKind {
            found,
            wanted,
            fixed,
        } => say(
            format!("{} n’est pas {}", shown(found), wanted_text(*wanted)),
            expected(*wanted),
            fix(fixed),
        ),
        C::Misplaced { axis: true } => say(
            "un axe sous une autre ligne",
            "un objectif ou une opération",
            "écrivez Objective(…) ou Operation(…)",
        ),
        C::Misplaced { axis: false } => say(
            "un objectif ou une opération hors d’un axe",
            "un axe au premier niveau",
            "déplacez cette ligne dans le champ lines d’un axe",
        ),
        other => texts(other),
    }
}

fn texts(problem: &C) -> Description {
    match problem {
        C::OddNumber { found, fixed } => say(
            format!("{} n’est pas un nombre écrit simplement", shown(found)),
            "un nombre écrit avec des chiffres, entre guillemets, avec son unité",
            match fixed {
                Some(fixed) => format!("écrivez \"{fixed}\", avec la bonne unité"),
                None => "écrivez par exemple \"31.8 M€\"".to_owned(),
            },
        ),
        C::Amount {
            found,
            error,
            fixed,
        } => amount(found, *error, fixed.as_deref()),
        C::Share {
            found,
            error,
            fixed,
        } => share(found, *error, fixed.as_deref()),
        C::Date {
            found,
            fault,
            fixed,
        } => date(found, *fault, fixed.as_deref()),
        C::NotAnId { found, fixed } => say(
            format!("{} n’est pas un identifiant", quoted(found)),
            "des minuscules sans accent, des chiffres et des traits d’union, au plus 100",
            format!("écrivez \"{fixed}\""),
        ),
        C::TooLong { length, limit } => say(
            format!("ce texte fait {length} caractères"),
            format!("au plus {limit} caractères"),
            "raccourcissez-le",
        ),
        C::Blank { rule: Rule::Reason } => say(
            "cette raison est vide",
            "la raison, dans les mots de la source",
            "écrivez la raison, ou NotPublished si aucune source n’en donne",
        ),
        C::Blank { rule: Rule::Motive } => say(
            "ce motif est vide",
            "pourquoi le point a été écarté",
            "écrivez le motif, ou supprimez cette entrée pour que le point soit de nouveau ouvert",
        ),
        C::Blank { .. } => say(
            "ce nom est vide",
            "un nom qui se voit",
            "écrivez le nom, ou supprimez ce champ s’il est facultatif",
        ),
        C::Marks { run } => say(
            format!("{run} signes se superposent sur une lettre"),
            format!("au plus {MAX_MARKS} accents ou signes par lettre"),
            "supprimez les signes en trop",
        ),
        C::EscapedControl { character, prose } => say(
            match character {
                '\n' | '\r' => "un saut de ligne dans un nom".to_owned(),
                other => format!(
                    "le caractère de contrôle {} dans un texte",
                    shown(&other.to_string())
                ),
            },
            if *prose {
                "des caractères visibles"
            } else {
                "un nom sur une seule ligne"
            },
            "supprimez-le",
        ),
        C::Year { found } => say(
            format!("{} n’est pas une année", shown(found)),
            "une année de quatre chiffres",
            "écrivez par exemple 2021",
        ),
        C::Slot { found } => say(
            format!("la couleur n°\u{a0}{} n’existe pas", shown(found)),
            "un numéro de couleur de 1 à 9",
            "choisissez un numéro de 1 à 9, ou supprimez ce champ",
        ),
        other => links(other),
    }
}

fn links(problem: &C) -> Description {
    match problem {
        C::DuplicateId { thing, id, first } => say(
            format!(
                "l’identifiant {} est déjà celui {}, ligne {}, colonne {}",
                quoted(id),
                of_another(*thing),
                first.line,
                first.column
            ),
            "un identifiant par élément",
            "changez l’un des deux identifiants, et ce qui y renvoie",
        ),
        C::UnknownId {
            thing,
            id,
            near,
            some,
        } => say(
            format!(
                "{} {} n’existe pas dans ce fichier",
                the(*thing),
                quoted(id)
            ),
            match (near, some.as_slice()) {
                (Some(_), _) => the_id_of(*thing).to_owned(),
                (None, []) => format!("{}, mais il n’y en a pas", the_id_of(*thing)),
                (None, some) => format!("l’un de\u{a0}: {}", some.join(", ")),
            },
            match near {
                Some(near) => format!("vouliez-vous dire \"{}\"\u{a0}?", shown(near)),
                None => "corrigez cet identifiant, ou ajoutez l’élément".to_owned(),
            },
        ),
        C::Cycle { path } if path.len() == 2 => say(
            "ce périmètre est une partie de lui-même",
            "un autre périmètre",
            "supprimez le champ part_of, ou corrigez-le",
        ),
        C::Cycle { path } => say(
            format!(
                "ces périmètres se contiennent l’un l’autre\u{a0}: {}",
                path.join(" → ")
            ),
            "un périmètre n’est pas une partie de lui-même",
            "supprimez l’un des champs part_of",
        ),
        C::Repeated { id } => say(
            format!("{} est deux fois dans la liste", quoted(id)),
            "chacun une fois",
            "supprimez l’un des deux",
        ),
        C::MissingPerimeter { example } => say(
            "ce chiffre n’a pas de périmètre",
            "un périmètre, sauf pour Pending et Nil",
            match example {
                Some(example) => format!(
                    "ajoutez perimeter: \"{}\", ou un autre périmètre du fichier",
                    shown(example)
                ),
                None => "ajoutez le champ perimeter".to_owned(),
            },
        ),
        C::EmptyList { thing } => say(
            "cette liste est vide",
            format!("au moins {}", one(*thing)),
            "complétez la liste",
        ),
        C::ReadersDisagree { message } => say(
            format!(
                "ce fichier semble juste et ne peut pas être lu\u{a0}: {}",
                shown(message)
            ),
            "deux lectures qui concordent",
            "c’est un défaut du programme\u{a0}: signalez-le avec ce fichier",
        ),
        // The others are said by `content` and `texts`.
        _ => say("", "", ""),
    }
}

fn meant(near: Option<&str>, otherwise: &str) -> String {
    match near {
        Some(near) => format!("vouliez-vous dire {near}\u{a0}?"),
        None => otherwise.to_owned(),
    }
}

fn fix(fix: &Fix) -> String {
    match fix {
        Fix::Meant(text) => format!("écrivez {}", shown(text)),
        Fix::Example(text) => format!("écrivez par exemple {text}"),
    }
}

fn schema(found: &str, age: SchemaAge) -> Description {
    let expected = format!("le schéma {SCHEMA}");
    let found_text = format!("ce fichier est écrit selon le schéma {}", shown(found));
    match age {
        SchemaAge::Newer => say(
            format!("{found_text}, ce programme lit le schéma {SCHEMA}"),
            expected,
            "ouvrez ce fichier avec une version plus récente du programme",
        ),
        SchemaAge::Older => say(
            format!(
                "{found_text}, qui n’a jamais existé\u{a0}; ce programme lit le schéma {SCHEMA}"
            ),
            expected,
            format!("écrivez schema: {SCHEMA}"),
        ),
        SchemaAge::Odd => say(
            format!("{} n’est pas un numéro de schéma", shown(found)),
            expected,
            format!("écrivez schema: {SCHEMA}"),
        ),
    }
}

fn amount(found: &str, error: AmountError, fixed: Option<&str>) -> Description {
    let what = quoted(found);
    let cause = match error {
        AmountError::Empty => "le montant est vide".to_owned(),
        AmountError::NoUnit => format!("le montant {what} n’a pas d’unité"),
        AmountError::NotANumber => format!("{what} n’est pas un montant"),
        AmountError::SeveralMarks => format!("{what} a plusieurs virgules ou points"),
        AmountError::OddGroups => {
            format!("les espaces de {what} ne séparent pas des groupes de trois chiffres")
        }
        AmountError::TooLarge => format!("{what} a plus de 15 chiffres avant la virgule, en euros"),
        AmountError::TooManyDecimals => {
            format!("{what} a plus de 6 chiffres après la virgule, en euros")
        }
    };
    let remedy = match fixed {
        Some(fixed) => format!("écrivez \"{fixed}\", si c’est bien le montant"),
        None => "écrivez le montant comme il est publié, par exemple \"142.8 M€\"".to_owned(),
    };
    say(
        cause,
        "un nombre et son unité\u{a0}: €, k€, M€ ou Md€",
        remedy,
    )
}

fn share(found: &str, error: AmountError, fixed: Option<&str>) -> Description {
    let what = quoted(found);
    let cause = match error {
        AmountError::NoUnit => format!("{what} n’a pas de signe %"),
        AmountError::TooLarge => format!("{what} dépasse 1000\u{a0}%"),
        AmountError::TooManyDecimals => format!("{what} a plus de 6 chiffres après la virgule"),
        _ => format!("{what} n’est pas un pourcentage"),
    };
    let remedy = match fixed {
        Some(fixed) => format!("écrivez \"{fixed}\""),
        None => "écrivez le pourcentage comme il est publié, par exemple \"57.3 %\"".to_owned(),
    };
    say(cause, "un nombre et le signe %", remedy)
}

fn date(found: &str, fault: DateFault, fixed: Option<&str>) -> Description {
    let what = quoted(found);
    let (cause, wanted) = match fault {
        DateFault::Form(precision) => (format!("{what} n’est pas une date"), date_form(precision)),
        DateFault::NoSuchDay => (
            format!("la date {what} n’existe pas"),
            "une date du calendrier, de 1000 à 9999",
        ),
        DateFault::OtherPrecision(found) => (
            match found {
                Precision::Day => format!("{what} est une date au jour près"),
                Precision::Month => format!("{what} est un mois"),
                Precision::Year => format!("{what} est une année"),
            },
            "une date aussi précise que le mot qui la précède",
        ),
    };
    let remedy = match (fixed, fault) {
        (Some(fixed), DateFault::OtherPrecision(_)) => format!("écrivez {fixed}"),
        (Some(fixed), _) => format!("vouliez-vous dire {fixed}\u{a0}?"),
        (None, _) => "corrigez la date".to_owned(),
    };
    say(cause, wanted, remedy)
}

fn date_form(precision: Option<Precision>) -> &'static str {
    match precision {
        Some(Precision::Day) => "une date de la forme AAAA-MM-JJ",
        Some(Precision::Month) => "un mois de la forme AAAA-MM",
        Some(Precision::Year) => "une année de la forme AAAA",
        None => "une date de la forme AAAA, AAAA-MM ou AAAA-MM-JJ",
    }
}

fn wanted_text(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Text => "un texte entre guillemets",
        Wanted::Amount => "un montant entre guillemets",
        Wanted::Share => "un pourcentage entre guillemets",
        Wanted::Date => "une date entre guillemets",
        Wanted::Id => "un identifiant entre guillemets",
        Wanted::Citation => "une source entre guillemets",
        Wanted::List => "une liste",
        Wanted::Record => "un groupe de champs",
        Wanted::Word => "l’un des mots attendus",
        Wanted::Flag => "true ou false",
        Wanted::Schema => "un numéro de schéma",
        Wanted::Years => "une période de deux années",
        Wanted::Slot => "un numéro de couleur",
    }
}

fn expected(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Amount => "un montant entre guillemets, avec son unité",
        Wanted::Share => "un pourcentage entre guillemets, avec son signe",
        Wanted::List => "des valeurs entre [ ]",
        Wanted::Record => "des champs nommés entre ( )",
        Wanted::Word => "un mot, avec au besoin sa valeur entre ( )",
        Wanted::Years => "deux années entre ( )",
        Wanted::Slot => "un chiffre de 1 à 9",
        other => wanted_text(other),
    }
}
