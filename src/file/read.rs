//! Bytes to contract. A file with a problem is refused whole. It must not open files or know languages.

use super::convert::to_contract;
use super::schema;
use crate::contract::Contract;

/// A contract, and the bytes it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The contract.
    pub contract: Contract,
    /// The bytes as they were.
    pub bytes: Vec<u8>,
}

/// Why a file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The file's name, for messages.
    pub name: String,
    /// The cause.
    pub message: String,
}

/// Reads a contract. `name` is only used in messages.
///
/// # Errors
/// Every reason why the bytes are no contract.
pub fn read(name: &str, bytes: &[u8]) -> Result<Loaded, Refusal> {
    let refuse = |message: String| Refusal {
        name: name.to_owned(),
        message,
    };
    let text = std::str::from_utf8(bytes).map_err(|error| refuse(error.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let typed = parse(text).map_err(|error| refuse(error.to_string()))?;
    let contract =
        to_contract(typed).map_err(|m| refuse(format!("“{}” is not {}", m.found, m.expected)))?;
    Ok(Loaded {
        contract,
        bytes: bytes.to_vec(),
    })
}

/// The typed reader of the file. Absent options may be left out, and `Some(…)` too.
pub(super) fn parse(text: &str) -> Result<schema::Contract, ron::error::SpannedError> {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(text)
}
