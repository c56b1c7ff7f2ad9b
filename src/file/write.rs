//! Contract to canonical text: the same contract always gives the same bytes, with LF line ends. It must not touch the
//! disk, nor keep comments of an earlier file.

use super::convert::from_contract;
use super::layout::{Blanks, Breaks, Place, laid_out};
use crate::contract::Contract;
use ron::extensions::Extensions;

const BLANKS: Blanks<'static> = Blanks {
    colon: " ",
    comma: " ",
    closing_comma: true,
    unit: "    ",
};
const PLACE: Place<'static> = Place {
    indent: "",
    line_end: "\n",
    breaks: Breaks::Document,
};

/// The text of a contract, in UTF-8: top-level fields on lines of their own, one item of a list a line where it fits.
///
/// # Errors
/// None is known; the serialiser's own is passed on rather than hidden.
pub fn write(contract: &Contract) -> Result<String, ron::Error> {
    let plain = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .to_string(&from_contract(contract))?;
    Ok(format!("Contract{}\n", laid_out(&plain, BLANKS, PLACE)))
}
