//! The file's types to the contract and back. Strict: every text must be exact. It must not know where a value
//! stands in the text; the shape check has said that before.

pub(super) mod from_file;
pub(super) mod texts;
pub(super) mod to_file;

pub use from_file::to_contract;
pub use texts::Mismatch;
pub use to_file::from_contract;

use super::schema as file;
use crate::contract as model;

/// Pairs the names of the file with those of the model, both ways.
macro_rules! same_names {
    ($($file:ident = $model:ident { $($name:ident),* };)*) => {$(
        impl From<file::$file> for model::$model {
            fn from(value: file::$file) -> Self {
                match value { $(file::$file::$name => model::$model::$name,)* }
            }
        }
        impl From<model::$model> for file::$file {
            fn from(value: model::$model) -> Self {
                match value { $(model::$model::$name => file::$file::$name,)* }
            }
        }
    )*};
}

same_names! {
    Article = Article { None, Le, La, Elided, Les };
    PartnerKind = PartnerKind { State, Region, Department, Metropolis, Agglomeration, Operator, Other };
    Role = Role { Signatory, Financer };
    ChildRule = ChildRule { Partition, Partial, Overlapping };
    Credit = CreditKind { Unspecified, Contracted, Valued, Recovery };
    Outcome = Outcome { Expected, Happened };
    Importance = Importance { Minor, Normal, Major };
}
