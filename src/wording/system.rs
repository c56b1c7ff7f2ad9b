//! What the operating system says of a failure, in people's words. What it says that has no words
//! here is quoted as it stands. Touches no disk.

use super::{Key, Lang, fill, text};
use std::io::{Error, ErrorKind};

/// The cause of what is a fault of this program, as failures carry it.
pub const BUG: &str = "internal error";

/// The end of the texts of [`std::io::Error`] for what the system refused: `(os error 13)`.
const NUMBER: &str = "(os error ";

/// A cause in people's words: the end of a sentence.
pub fn cause(said: &str, lang: Lang) -> String {
    if said == BUG {
        return text(lang, Key::CauseBug).to_owned();
    }
    match kind(said).and_then(words) {
        Some(key) => text(lang, key).to_owned(),
        None => fill(lang, Key::CauseSystem, &[("detail", said)]),
    }
}

/// What kind of failure the system's number stands for.
fn kind(said: &str) -> Option<ErrorKind> {
    let (_, number) = said.rsplit_once(NUMBER)?;
    let number = number.strip_suffix(')')?.parse().ok()?;
    Some(Error::from_raw_os_error(number).kind())
}

fn words(kind: ErrorKind) -> Option<Key> {
    Some(match kind {
        ErrorKind::PermissionDenied => Key::CauseNotAllowed,
        ErrorKind::ReadOnlyFilesystem => Key::CauseReadOnlyDisk,
        ErrorKind::NotADirectory => Key::CauseNotAFolder,
        ErrorKind::NotFound => Key::CauseNotFound,
        ErrorKind::InvalidFilename => Key::CauseNameRefused,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Key::CauseNoRoom,
        ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::StaleNetworkFileHandle => Key::CauseShareGone,
        _ => return None,
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_refuses_is_said_in_the_language_of_the_window() {
        let denied = Error::from(ErrorKind::PermissionDenied).to_string();
        // Without a number there is nothing to go by: it is quoted.
        assert_eq!(
            cause(&denied, Lang::Fr),
            "le système répond\u{a0}: «\u{a0}permission denied\u{a0}»"
        );
        // A fault of this program is not said to be the system's.
        assert_eq!(cause(BUG, Lang::Fr), text(Lang::Fr, Key::CauseBug));
        let denied = Error::from_raw_os_error(13).to_string();
        assert_eq!(cause(&denied, Lang::Fr), "accès refusé");
        assert_eq!(cause(&denied, Lang::En), "access denied");
        let read_only = Error::from_raw_os_error(30).to_string();
        assert_eq!(
            cause(&read_only, Lang::Fr),
            "le disque est en lecture seule"
        );
    }
}
