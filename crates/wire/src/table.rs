//! Reader of this crate's own data files: CSV with a header, `"` quotes and `#` comment lines.
//!
//! The files are part of the program and checked by tests, so that a broken row is a bug here, not
//! an input error.

/// The rows below the header, split into cells.
pub(crate) fn rows(csv: &'static str) -> impl Iterator<Item = Vec<String>> {
    csv.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(cells)
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    cells.push(cell);
    cells
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn quotes_commas_and_comments_are_understood() {
        let rows: Vec<_> = rows("# why\na,b\n1,\"x, \"\"y\"\"\"\n\n2,\n").collect();
        assert_eq!(rows, [["1", "x, \"y\""], ["2", ""]]);
    }
}
