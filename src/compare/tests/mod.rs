//! Tests of comparison and merge on contracts built in code and on the good files.

mod contrast;
mod examples;
mod laws;
mod merging;
mod pairing;
mod random;
