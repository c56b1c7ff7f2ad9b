//! Plain text in columns. Knows nothing of contracts.

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Rows of cells, as wide as their widest cell, two spaces apart. Trailing spaces are dropped.
pub fn columns(align: &[Align], rows: &[Vec<String>]) -> String {
    let mut widths = vec![0usize; align.len()];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for ((cell, width), align) in row.iter().zip(&widths).zip(align) {
            let pad = " ".repeat(width.saturating_sub(cell.chars().count()));
            if !line.is_empty() || cell.is_empty() {
                line.push_str("  ");
            }
            match align {
                Align::Left => line.extend([cell.as_str(), &pad]),
                Align::Right => line.extend([pad.as_str(), cell]),
            }
        }
        out.push_str(line.trim_end_matches(' '));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_line_up() {
        let row = |a: &str, b: &str, c: &str| vec![a.into(), b.into(), c.into()];
        let rows = [row("1", "Été", "2,5"), row("10", "x", "142")];
        let align = [Align::Right, Align::Left, Align::Right];
        assert_eq!(columns(&align, &rows), " 1  Été  2,5\n10  x    142\n");
    }
}
