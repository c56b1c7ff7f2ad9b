//! Contracts for the tests of the application. Compiled for tests only.

use crate::contract::Contract;

fn read(name: &str, text: &str) -> Contract {
    let read = crate::file::read(name, text.as_bytes());
    read.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
        .contract
}

/// A contract with every field and every variant.
pub fn everything() -> Contract {
    read("everything.ron", include_str!("../../file/everything.ron"))
}

/// The contracts that come with the program.
pub fn bundled() -> Vec<Contract> {
    vec![
        read(
            "v1",
            include_str!("../../../data/hauts-de-france-2021-2027.ron"),
        ),
        read(
            "v2",
            include_str!("../../../data/hauts-de-france-2021-2027-v2.ron"),
        ),
        read("trois", include_str!("../../../data/trois-vallees.ron")),
    ]
}
