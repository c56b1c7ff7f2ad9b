//! Maquette.
