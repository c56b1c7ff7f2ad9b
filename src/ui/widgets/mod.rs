//! Controls and marks, one to a file. Each is a function of a `Ui` or a painter, a theme and the
//! values to show; none knows what a contract is.
