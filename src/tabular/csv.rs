//! Indicators as CSV: for Excel and WPS, and for reading back.

use super::formula::guarded;
use super::sheet::{Sheet, SheetCell};
use crate::assessment::{Indicator, Years};
use crate::language::Lang;

/// Indicators as CSV with commas, quotes where needed, and a byte order mark, by which Excel knows UTF-8. The years are those of
/// the table and any in which a figure stands. Texts that would run as formulas are guarded. Unknown fields of the file are not
/// in it.
///
/// What [`super::Block`] reads from it are the same indicators: texts without white space at their ends, figures in their
/// plain form.
pub fn csv(indicators: &[Indicator], years: Years, lang: Lang) -> String {
    let sheet = Sheet::of(indicators, years, lang);
    let head = sheet.columns.into_iter().map(|one| one.heading).collect();
    let rows = sheet.rows.into_iter().map(|cells| {
        let written = cells.into_iter().map(|cell| match cell {
            SheetCell::Typed(typed) => guarded(&typed),
            SheetCell::Word(word) => word.to_owned(),
            SheetCell::Number(number) => number.to_string(),
        });
        written.collect()
    });
    csv_text(std::iter::once(head).chain(rows))
}

/// Rows as CSV with commas, quotes where needed, and a byte order mark, by which Excel knows UTF-8. Cells are written as they are: what
/// may come from a user is [`guarded`] before.
///
/// ```
/// # use excellence_assessment::tabular::csv_text;
/// let rows = [vec![String::from("a;b"), String::from("1")]];
/// assert_eq!(csv_text(rows), "\u{feff}\"a;b\",1\r\n");
/// ```
pub fn csv_text(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let quoted: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&quoted.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell in quotes where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '\t', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
