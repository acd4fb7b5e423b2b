//! The indicators of a result item, laid out as [`Sheet`] has them: copied from their headings on, they are read back as the same
//! indicators.
//!
//! What a spreadsheet hands to the clipboard is what it shows. So a number is written with the decimals that were typed and with room
//! for all its digits; one with more digits than a double holds is text. Series of which nothing is known take no room.

use super::look::Look;
use super::page::{HEAD, Opening, Page, last_column};
use super::{Result, Source, cell, words};
use crate::decimal::Decimal;
use crate::standard::Item;
use crate::tabular::{Holds, Sheet, SheetCell, SheetColumn, unguarded};
use rust_xlsxwriter::{ColNum, Format, IgnoreError, RowNum, Workbook};

/// So many digits of a number a spreadsheet keeps.
const DIGITS: usize = 15;

pub(super) fn write(
    book: &mut Workbook,
    source: &Source<'_>,
    look: &Look,
    name: &str,
    item: &Item,
) -> Result<()> {
    let lang = source.lang;
    let answer = source.assessment.item(&item.id);
    let indicators = answer.map_or(&[][..], |answer| &answer.indicators);
    let sheet = Sheet::of(indicators, source.assessment.years(&item.id), lang).without_spare();
    let widths: Vec<u32> = (0..sheet.columns.len())
        .map(|column| width(&sheet, column))
        .collect();
    let title = words::INDICATORS_TITLE
        .get(lang)
        .replace("{}", &super::item_name(item, lang));
    let opening = Opening {
        name,
        title: &title,
        note: source.say(words::INDICATORS_NOTE),
        widths: &widths,
        landscape: true,
    };
    let mut page = Page::begin(book, source, look, &opening)?;
    let columns = sheet.columns.iter();
    let heads: Vec<(&str, bool)> = columns
        .map(|one| (one.heading.as_str(), one.holds == Holds::Figures))
        .collect();
    page.heads(&heads)?;
    let mut row = HEAD;
    for cells in &sheet.rows {
        row += 1;
        let texts = cells.iter().map(|cell| match cell {
            SheetCell::Typed(text) => text.as_str(),
            SheetCell::Word(_) | SheetCell::Number(_) => "",
        });
        page.fit(row, texts)?;
        for (column, value) in (0..).zip(cells) {
            write_cell(&mut page, source, (row, column), value)?;
        }
    }
    for (column, SheetColumn { holds, .. }) in (0..).zip(&sheet.columns) {
        if let Holds::Choice(words) = holds {
            page.choose((HEAD + 1, row), column, words)?;
        }
    }
    let last = last_column(&sheet.columns);
    // Years and ids are texts here on purpose.
    page.sheet
        .ignore_error_range(HEAD, 0, row, last, IgnoreError::NumberStoredAsText)?;
    page.end((row, last), 1)
}

fn write_cell(
    page: &mut Page<'_>,
    source: &Source<'_>,
    (row, column): (RowNum, ColNum),
    value: &SheetCell,
) -> Result<()> {
    let look = page.look;
    match value {
        SheetCell::Word(word) => page.write(row, column, word, &look.word),
        SheetCell::Typed(typed) => {
            let text = pasted(&cell::shown(typed));
            page.write(row, column, &cell::cut(&text, source.lang), &look.text)
        }
        SheetCell::Number(number) => match double(*number) {
            Some(double) => {
                let format = number_format(&look.number, *number);
                page.sheet
                    .write_number_with_format(row, column, double, &format)?;
                Ok(())
            }
            None => page.write(row, column, &number.to_string(), &look.number),
        },
    }
}

/// A text as it comes back when it is pasted: an apostrophe that the reading would take for a guard is doubled.
fn pasted(text: &str) -> String {
    let guard = if unguarded(text) == text { "" } else { "'" };
    format!("{guard}{text}")
}

/// The double that is nearest to a number, if a spreadsheet keeps all its digits.
fn double(number: Decimal) -> Option<f64> {
    let text = number.to_string();
    let digits = text.chars().filter(char::is_ascii_digit);
    let digits = digits.skip_while(|digit| *digit == '0').count();
    text.parse().ok().filter(|_| digits <= DIGITS)
}

/// With the decimals that were typed.
fn number_format(base: &Format, number: Decimal) -> Format {
    let format = match number.scale() {
        0 => String::from("0"),
        scale => format!("0.{}", "0".repeat(usize::from(scale))),
    };
    base.clone().set_num_format(format)
}

/// The width of a column: figures and short words in full, texts wrapped.
fn width(sheet: &Sheet, column: usize) -> u32 {
    let wide = |text: &str| -> u32 { text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum() };
    let heading = sheet.columns.get(column);
    let cells = sheet.rows.iter().filter_map(|row| row.get(column));
    let longest = cells.map(|cell| match cell {
        SheetCell::Typed(text) => wide(text),
        SheetCell::Word(word) => wide(word),
        SheetCell::Number(number) => wide(&number.to_string()),
    });
    let longest = longest.max().unwrap_or_default();
    let headed = heading.map_or(0, |one| wide(&one.heading)).min(12);
    match heading.map(|one| &one.holds) {
        Some(Holds::Name) => longest.clamp(18, 34),
        Some(Holds::Figures) => longest.max(headed).clamp(8, 26) + 2,
        Some(Holds::Choice(_)) => longest.max(headed).clamp(8, 18) + 3,
        Some(Holds::Text) | None => longest.max(headed).clamp(8, 22) + 2,
    }
}
