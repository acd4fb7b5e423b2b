//! The percents that the standard allows, in their bands: what the lists of the scores choose from.

use super::look::Look;
use super::page::{HEAD, Opening, Page};
use super::table::fraction;
use super::{Result, Source, words};
use crate::standard::Standard;
use rust_xlsxwriter::{RowNum, Workbook};

/// The column of the percents, as formulas write it.
const COLUMN: &str = "$B";

pub(super) fn write(
    book: &mut Workbook,
    source: &Source<'_>,
    look: &Look,
    name: &str,
) -> Result<()> {
    let opening = Opening {
        name,
        title: source.say(words::BANDS_TITLE),
        note: source.say(words::BANDS_NOTE),
        widths: &[30, 30],
        landscape: false,
    };
    let mut page = Page::begin(book, source, look, &opening)?;
    page.heads(&[
        (source.say(words::BAND), false),
        (source.say(words::PERCENT), true),
    ])?;
    let scale = &source.standard.scale;
    let mut row = HEAD;
    for (band, percents) in scale.bands() {
        for percent in percents {
            row += 1;
            page.write(row, 0, &scale.range(band), &look.item.name)?;
            page.sheet
                .write_number_with_format(row, 1, fraction(*percent), &look.item.percent)?;
        }
    }
    page.end((row, 1), 0)
}

/// The cells of the percents, for a formula.
pub(super) fn range(name: &str, standard: &Standard) -> String {
    let count = standard.scale.percents().count();
    let first = HEAD + 2;
    let last = HEAD + 1 + RowNum::try_from(count).unwrap_or_default();
    format!("'{name}'!{COLUMN}${first}:{COLUMN}${last}")
}
