//! Identities: one newtype per kind of thing, so that a line is never mistaken for a partner.
//! Knows nothing of what the ids name.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAnId {
    /// The text that was offered.
    pub found: String,
}

/// True for texts of the form `[a-z0-9-]+`, at most 100 characters.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Accepts `[a-z0-9-]+` of at most 100 characters, and nothing else.
            pub fn new(text: &str) -> Result<Self, NotAnId> {
                if is_id(text) {
                    Ok(Self(Arc::from(text)))
                } else {
                    Err(NotAnId { found: text.chars().take(80).collect() })
                }
            }

            /// The id as it stands in the file.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The first id of the form `stem`, `stem-2`, `stem-3`… that `taken` does not refuse.
            pub fn fresh(stem: &str, taken: impl Fn(&str) -> bool) -> Self {
                let stem = super::ids::stem(stem);
                let mut candidate = stem.clone();
                let mut n = 2u64;
                while taken(&candidate) {
                    candidate = format!("{stem}-{n}");
                    n += 1;
                }
                Self(Arc::from(candidate.as_str()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), &self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id!(
    /// A partner: signatory or financer.
    PartnerId
);
id!(
    /// A named set of partners.
    GroupId
);
id!(
    /// An axis, an objective or an operation.
    LineId
);
id!(
    /// What is in and out of a total.
    PerimeterId
);
id!(
    /// A page or a document that states figures.
    SourceId
);
id!(
    /// A passage quoted from a source; unique within its source.
    QuoteId
);
id!(
    /// A dated or undated event.
    DeadlineId
);
id!(
    /// A row of the timeline.
    LaneId
);
id!(
    /// A point to examine that was set aside.
    DismissalId
);
id!(
    /// A document that belongs to the contract.
    DocumentId
);

/// Identity of a commitment or of an announced figure within one session. The file does not
/// hold it: figures there are known by what they are about. It is never used twice, so undo
/// brings back the same figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureKey(pub u64);

/// Turns any text into the stem of an id: accents dropped, other characters become one hyphen.
pub fn stem(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::new();
    for c in text.nfd() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !is_mark(c) && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() >= 40 {
            break;
        }
    }
    let trimmed = out.trim_matches('-');
    if trimmed.is_empty() {
        String::from("x")
    } else {
        trimmed.to_owned()
    }
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_ascii() {
        assert!(PartnerId::new("mel").is_ok());
        assert!(LineId::new("axe-2").is_ok());
        for bad in ["", "MEL", "axe 2", "é", "a_b", "a/b"] {
            assert!(PartnerId::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn fresh_ids_avoid_those_taken() {
        let id = LineId::fresh("Énergies & climat", |t| t == "energies-climat");
        assert_eq!(id.as_str(), "energies-climat-2");
        assert_eq!(LineId::fresh("…", |_| false).as_str(), "x");
    }
}
