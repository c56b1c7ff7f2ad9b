//! The real contract as signed, seen on 2 December 2024.
