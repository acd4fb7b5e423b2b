//! Texts that a spreadsheet would run as a formula, made harmless by an apostrophe before them.

/// What begins a formula, in half and full width.
const BEGINNINGS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A text as it is written into a cell: with an apostrophe where it would begin a formula, or would read as guarded.
///
/// ```
/// # use excellence_assessment::tabular::{guarded, unguarded};
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(guarded("'=1+1"), "''=1+1");
/// assert_eq!(guarded("98 %"), "98 %");
/// assert_eq!(unguarded("'=1+1"), "=1+1");
/// ```
pub fn guarded(text: &str) -> String {
    let mark = if begins_formula(text) { "'" } else { "" };
    format!("{mark}{text}")
}

/// The text of a cell without the apostrophe that [`guarded`] put there.
pub fn unguarded(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'');
    rest.filter(|rest| begins_formula(rest)).unwrap_or(cell)
}

fn begins_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(BEGINNINGS)
}
