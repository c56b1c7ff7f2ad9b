//! The table behind a chart.

/// Headers and rows of text, states included, ready to be shown or copied.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What the table is of: title and scope line.
    pub caption: String,
    /// One text per column.
    pub headers: Vec<String>,
    /// Rows, each with one text per column.
    pub rows: Vec<Vec<String>>,
}

/// Letters of the longest unit of an amount, `Md` or `bn`.
const UNIT: usize = 2;

impl Table {
    /// For each column, whether it holds figures, which then stand under one another by their
    /// last digit: whatever has a digit in it starts as a number and has no more letters than a
    /// unit. Decided on the first `most` rows.
    pub fn figures(&self, most: usize) -> Vec<bool> {
        let column = |n: usize| {
            let cells = self
                .rows
                .iter()
                .take(most)
                .filter_map(move |row| row.get(n));
            let mut with_digits = cells
                .filter(|cell| cell.chars().any(|c| c.is_ascii_digit()))
                .peekable();
            n > 0 && with_digits.peek().is_some() && with_digits.all(|cell| is_figure(cell))
        };
        (0..self.headers.len()).map(column).collect()
    }

    /// The table without the columns that say nothing in any row.
    #[must_use]
    pub fn filled(&self) -> Self {
        let says = |n: &usize| {
            let mut cells = self.rows.iter().filter_map(|row| row.get(*n));
            cells.any(|cell| !cell.is_empty())
        };
        let kept: Vec<usize> = (0..self.headers.len()).filter(says).collect();
        let of = |row: &Vec<String>| kept.iter().filter_map(|n| row.get(*n).cloned()).collect();
        Self {
            caption: self.caption.clone(),
            headers: of(&self.headers),
            rows: self.rows.iter().map(of).collect(),
        }
    }
}

fn is_figure(cell: &str) -> bool {
    let first = cell.chars().find(|c| c.is_alphanumeric());
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    first.is_some_and(|c| c.is_ascii_digit()) && letters <= UNIT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_number_in_it_is_no_figure() {
        let row = |cells: &[&str]| cells.iter().map(ToString::to_string).collect();
        let table = Table {
            caption: String::new(),
            headers: row(&["", "Échéance", "Jours", "Montant", "Date", "État"]),
            rows: vec![
                row(&[
                    "axe 1",
                    "Avenant n° 1",
                    "-63",
                    "≥ 142,8 M€",
                    "13 déc. 2024",
                    "passée",
                ]),
                row(&["axe 2", "Comité", "", "n.c.", "fin 2027", "à venir"]),
            ],
        };
        let figures = table.figures(10);
        assert_eq!(figures, [false, false, true, true, false, false]);
    }

    #[test]
    fn a_column_that_says_nothing_is_left_out() {
        let row = |cells: &[&str]| cells.iter().map(ToString::to_string).collect();
        let table = Table {
            caption: "c".to_owned(),
            headers: row(&["a", "b", "c"]),
            rows: vec![row(&["1", "", "2"]), row(&["", "", "3"])],
        };
        let filled = table.filled();
        assert_eq!(filled.headers, ["a", "c"]);
        assert_eq!(filled.rows, [["1", "2"], ["", "3"]]);
        assert_eq!(filled.caption, table.caption);
    }
}
