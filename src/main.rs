//! The `maquette` binary.
fn main() {}
