//! French sentences for reading problems. It must not know where a problem was found.

use super::{Description, say};
use crate::file::problem::{
    Encoding, FileKind, FileProblem, OtherKind, SyntaxProblem as S, ValueProblem, shown,
};
use crate::wording::Lang;
use crate::wording::number::tally;

/// A quotation between French quotes.
fn quoted(text: &str) -> String {
    format!("«\u{a0}{}\u{a0}»", shown(text))
}

pub(super) fn file(problem: &FileProblem) -> Description {
    match problem {
        FileProblem::Missing | FileProblem::NotAFile(_) | FileProblem::Unreadable { .. } => {
            unopened(problem)
        }
        FileProblem::TooLarge { bytes, limit } => say(
            format!("le fichier fait {} octets", grouped(*bytes)),
            format!("au plus {} octets", grouped(*limit)),
            "vérifiez que c’est le bon fichier\u{a0}; s’il l’est, partagez le contrat en plusieurs fichiers",
        ),
        FileProblem::TooMany { limit } => say(
            format!("le fichier contient plus de {} valeurs", grouped(*limit)),
            format!("au plus {} valeurs", grouped(*limit)),
            "vérifiez que c’est le bon fichier\u{a0}; s’il l’est, partagez le contrat en plusieurs fichiers",
        ),
        FileProblem::NotUtf8 { byte, guess } => say(
            format!(
                "l’octet 0x{byte:02X} n’est pas de l’UTF-8\u{a0}; le fichier {}",
                encoding(*guess)
            ),
            "un texte en UTF-8",
            match guess {
                Encoding::Cut | Encoding::Damaged => {
                    "reprenez une sauvegarde, ou corrigez cet endroit et enregistrez en UTF-8"
                }
                _ => "ouvrez le fichier dans un éditeur de texte et enregistrez-le en UTF-8",
            },
        ),
        FileProblem::ZeroFilled { from } => say(
            format!(
                "le fichier est rempli de zéros à partir de l’octet {from} (souvent une coupure de courant à \
                 l’enregistrement)"
            ),
            "un texte",
            "reprenez une sauvegarde ou une version antérieure",
        ),
        FileProblem::WrongKind(kind) => say(
            format!("ce fichier est {}", file_kind(*kind)),
            "un contrat, texte RON qui commence par «\u{a0}(\u{a0}»",
            match kind {
                FileKind::Zip | FileKind::Gzip => {
                    "extrayez l’archive et ouvrez le fichier .ron qu’elle contient"
                }
                _ => "choisissez le fichier .ron du contrat",
            },
        ),
    }
}

/// Nothing was read from these.
fn unopened(problem: &FileProblem) -> Description {
    match problem {
        FileProblem::NotAFile(OtherKind::Folder) => say(
            "c’est un dossier",
            "un fichier .ron",
            "choisissez un fichier de ce dossier",
        ),
        FileProblem::NotAFile(kind) => say(
            match kind {
                OtherKind::Pipe => "c’est un tube (FIFO), pas un fichier",
                OtherKind::Socket => "c’est une connexion (socket), pas un fichier",
                OtherKind::Folder | OtherKind::Device => "c’est un périphérique, pas un fichier",
            },
            "un fichier .ron",
            "choisissez le fichier .ron du contrat",
        ),
        FileProblem::Unreadable { denied: true, .. } => say(
            "vous n’avez pas le droit de lire ce fichier",
            "un fichier que vous pouvez lire",
            "demandez ce droit à son propriétaire, ou une copie",
        ),
        FileProblem::Unreadable { cause, .. } => say(
            format!(
                "le système ne peut pas lire ce fichier\u{a0}: {}",
                shown(cause)
            ),
            "un fichier lisible",
            "réessayez, ou ouvrez une copie ou une sauvegarde",
        ),
        _ => say(
            "il n’y a pas de fichier à cet endroit",
            "un fichier .ron qui existe",
            "vérifiez le nom et le dossier",
        ),
    }
}

fn grouped(n: u64) -> String {
    tally(usize::try_from(n).unwrap_or(usize::MAX), Lang::Fr)
}

fn encoding(guess: Encoding) -> &'static str {
    match guess {
        Encoding::Utf16 => "semble être en UTF-16",
        Encoding::Latin1 => "semble être en Latin-1 (ISO 8859-1)",
        Encoding::Windows1252 => "semble être en Windows-1252",
        Encoding::Cut => "s’arrête au milieu d’un caractère",
        Encoding::Damaged => "est abîmé ici",
    }
}

fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx => "un classeur Excel (XLSX)",
        FileKind::Ods => "un classeur OpenDocument (ODS)",
        FileKind::Docx => "un document Word (DOCX)",
        FileKind::OldOffice => "un ancien fichier Excel ou Word (XLS, DOC)",
        FileKind::Zip => "une archive ZIP",
        FileKind::Gzip => "une archive gzip",
        FileKind::Pdf => "un document PDF",
        FileKind::Picture => "une image",
        FileKind::Markup => "une page web ou un fichier XML",
        FileKind::Json => "un fichier JSON",
        FileKind::Toml => "un fichier TOML ou INI",
        FileKind::Table => "un tableau en texte (CSV)",
        FileKind::Yaml => "un fichier YAML",
    }
}

pub(super) fn syntax(problem: &S) -> Description {
    match problem {
        S::Empty => say(
            "le fichier est vide",
            "un contrat\u{a0}: ( … )",
            "commencez un nouveau contrat ou ouvrez l’un des exemples",
        ),
        S::UnclosedBracket { bracket, also_open } => say(
            match also_open {
                0 => format!("«\u{a0}{bracket}\u{a0}» s’ouvre ici et ne se ferme jamais"),
                n => format!(
                    "«\u{a0}{bracket}\u{a0}» s’ouvre ici et ne se ferme jamais (de même autour\u{a0}: {n})"
                ),
            },
            "un signe fermant pour chaque signe ouvrant",
            "fermez-le\u{a0}; si la fin du fichier est perdue, reprenez une sauvegarde",
        ),
        S::UnclosedText => say(
            "le texte ouvert ici n’a pas de guillemet fermant sur sa ligne",
            "un texte entre deux guillemets droits\u{a0}: \"…\"",
            "ajoutez le guillemet fermant\u{a0}; un guillemet dans un texte s’écrit \\\"",
        ),
        S::UnclosedComment => say(
            "le commentaire ouvert ici ne finit jamais",
            "/* … */",
            "ajoutez */ à la fin du commentaire",
        ),
        S::ConflictMarks { first, last } => say(
            format!("une fusion git non résolue, lignes {first} à {last}"),
            "une seule version de ces lignes",
            "gardez les bonnes lignes et supprimez les marques <<<<<<<, ======= et >>>>>>>",
        ),
        S::Duplicate { name, first } => say(
            format!(
                "{} figure deux fois, d’abord ligne {}, colonne {}",
                quoted(name),
                first.line,
                first.column
            ),
            "chaque nom une seule fois",
            "supprimez l’un des deux",
        ),
        S::TrailingText { found } => say(
            format!("du texte après la fin du contrat\u{a0}: {}", shown(found)),
            "rien après le dernier signe fermant",
            "supprimez-le, ou vérifiez qu’une parenthèse ne se ferme pas trop tôt",
        ),
        S::TooDeep { limit } => say(
            format!("plus de {limit} parenthèses ou crochets emboîtés"),
            format!("au plus {limit}"),
            "vérifiez que chacun se ferme où il doit",
        ),
        S::UnknownExtension { name } => say(
            format!("l’extension RON {} ne sert pas ici", quoted(name)),
            "implicit_some ou aucune",
            "supprimez cette extension",
        ),
        other => form(other),
    }
}

fn form(problem: &S) -> Description {
    match problem {
        S::MissingComma => say(
            "il manque une virgule",
            "une virgule entre deux valeurs",
            "écrivez «\u{a0},\u{a0}» ici",
        ),
        S::ExtraComma => say(
            "une virgule de trop",
            "une virgule entre deux valeurs",
            "supprimez cette virgule",
        ),
        S::WrongSeparator { found } => say(
            format!("{} entre deux valeurs", quoted(found)),
            "une virgule",
            "écrivez «\u{a0},\u{a0}» à la place",
        ),
        S::EqualsForColon { name } => say(
            format!("«\u{a0}=\u{a0}» après {}", shown(name)),
            "un deux-points après un nom",
            format!("écrivez {}: …", shown(name)),
        ),
        S::WrongCloser {
            found,
            expected,
            opened,
        } => say(
            format!(
                "«\u{a0}{found}\u{a0}» ferme ce qui s’ouvre ligne {}, colonne {}",
                opened.line, opened.column
            ),
            format!("«\u{a0}{expected}\u{a0}»"),
            format!("écrivez «\u{a0}{expected}\u{a0}» au lieu de «\u{a0}{found}\u{a0}»"),
        ),
        S::NameInList { name } => say(
            format!("le nom {} dans une liste", shown(name)),
            "des valeurs sans nom entre [ ]",
            "mettez les valeurs nommées entre ( )",
        ),
        other => written(other),
    }
}

fn written(problem: &S) -> Description {
    match problem {
        S::MissingName { found } => say(
            format!("une valeur sans nom\u{a0}: {}", shown(found)),
            "nom: valeur",
            "écrivez devant elle le nom du champ et un deux-points",
        ),
        S::UnexpectedName { name } => say(
            format!("le nom {} parmi des valeurs sans nom", shown(name)),
            "un nom à toutes les valeurs, ou à aucune",
            "supprimez ce nom, ou nommez les autres valeurs",
        ),
        S::QuotedName { name } => say(
            format!("le nom {} est entre guillemets", quoted(name)),
            "un nom sans guillemets",
            format!("écrivez {}: …", shown(name)),
        ),
        S::MissingValue { found } if found.is_empty() => say(
            "il manque une valeur",
            "une valeur",
            "écrivez la valeur, ou supprimez le nom",
        ),
        S::MissingValue { found } => say(
            format!("{} au lieu d’une valeur", quoted(found)),
            "une valeur",
            "écrivez la valeur, ou supprimez le nom",
        ),
        S::MissingColon { key } => say(
            format!("pas de deux-points après la clé {}", shown(key)),
            "clé: valeur",
            "écrivez «\u{a0}:\u{a0}» et la valeur",
        ),
        S::CurlyQuotes { found } => say(
            format!("des guillemets typographiques\u{a0}: {}", shown(found)),
            "des guillemets droits\u{a0}: \"…\"",
            "remplacez-les par \"",
        ),
        S::UnquotedText { found } => say(
            format!("un texte sans guillemets\u{a0}: {}", shown(found)),
            "un texte entre guillemets droits",
            format!("écrivez \"{}\"", shown(found)),
        ),
        S::UnknownEscape { found } => say(
            format!("{} n’a pas de sens dans un texte", shown(found)),
            "\\\" \\\\ \\n \\t ou \\u{…} après une barre oblique inverse",
            "écrivez \\\\ pour une barre oblique inverse",
        ),
        S::UnexpectedCharacter { found } => say(
            format!("{} hors des guillemets", quoted(found)),
            "des noms, des valeurs, des virgules, des parenthèses et des crochets",
            "supprimez-le, ou mettez le texte entre guillemets droits",
        ),
        // The others are said by `syntax` and `form`.
        _ => say("", "", ""),
    }
}

pub(super) fn value(problem: &ValueProblem) -> Description {
    let amount = "un montant entre guillemets droits, avec son unité";
    match problem {
        ValueProblem::DecimalComma { found, fixed } => say(
            format!(
                "une virgule décimale hors des guillemets\u{a0}: {}",
                shown(found)
            ),
            amount,
            format!("écrivez {}", shown(fixed)),
        ),
        ValueProblem::GroupSeparator { found, fixed } => say(
            format!(
                "un séparateur dans un nombre hors des guillemets\u{a0}: {}",
                shown(found)
            ),
            amount,
            format!("écrivez {}", shown(fixed)),
        ),
        ValueProblem::UnquotedAmount { found, fixed } => say(
            format!("un montant sans guillemets\u{a0}: {}", shown(found)),
            amount,
            format!("écrivez {}", shown(fixed)),
        ),
        ValueProblem::NotANumber { found } => say(
            format!("{} n’est pas un nombre", shown(found)),
            "des chiffres et au plus un point",
            "corrigez le nombre\u{a0}; montants et dates s’écrivent entre guillemets droits",
        ),
        ValueProblem::UnquotedDate { found } => say(
            format!("une date sans guillemets\u{a0}: {}", shown(found)),
            "une date entre guillemets droits",
            format!("écrivez \"{}\"", shown(found)),
        ),
        ValueProblem::ControlInText {
            character: '\n' | '\r',
        } => say(
            "un saut de ligne dans un texte",
            "un texte sur une seule ligne",
            "joignez les lignes, ou écrivez \\n là où la ligne finit",
        ),
        ValueProblem::ControlInText { character } => say(
            format!(
                "le caractère de contrôle {} dans un texte",
                shown(&character.to_string())
            ),
            "des caractères visibles",
            "supprimez-le",
        ),
    }
}
