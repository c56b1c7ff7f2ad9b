//! Everything by name: amounts, deadlines, actions.
