//! Contract to canonical text: the same contract always gives the same bytes. It must not touch the disk, nor keep
//! comments of an earlier file.

use super::convert::from_contract;
use crate::contract::Contract;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

/// The text of a contract, in UTF-8 with LF line ends.
///
/// # Errors
/// None is known; the serialiser's own is passed on rather than hidden.
pub fn write(contract: &Contract) -> Result<String, ron::Error> {
    let pretty = PrettyConfig::new().new_line("\n").depth_limit(2);
    let mut text = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .to_string_pretty(&from_contract(contract), pretty)?;
    text.push('\n');
    Ok(text)
}
