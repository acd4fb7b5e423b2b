//! A sheet from its name to its print set-up. What stands above the table is the same on each: what it is, whose, that it is
//! provisional, how it is used.

use super::look::Look;
use super::{Result, Source, cell, words};
use crate::draft::running;
use rust_xlsxwriter::{ColNum, DataValidation, Format, RowNum, Workbook, Worksheet};

/// The row of the headings.
pub(super) const HEAD: RowNum = 4;
/// A4.
pub(super) const PAPER: u8 = 9;
/// The room for a name at the head of a sheet and at the foot of a page: a Chinese character takes two.
const ROOM: usize = 60;
/// The points of a line of text.
pub(super) const LINE_POINTS: u32 = 15;
/// The most points that Excel makes a row high.
pub(super) const HIGHEST: u32 = 409;

/// What a sheet begins with.
pub(super) struct Opening<'a> {
    pub name: &'a str,
    pub title: &'a str,
    pub note: &'a str,
    /// The widths of its columns, in digits.
    pub widths: &'a [u32],
    pub landscape: bool,
}

/// A sheet that is being written.
pub(super) struct Page<'a> {
    pub sheet: &'a mut Worksheet,
    pub look: &'a Look,
    pub widths: &'a [u32],
}

impl<'a> Page<'a> {
    pub(super) fn begin(
        book: &'a mut Workbook,
        source: &Source<'_>,
        look: &'a Look,
        opening: &Opening<'a>,
    ) -> Result<Page<'a>> {
        let sheet = book.add_worksheet();
        sheet.set_name(opening.name)?;
        // A formula without a result has given an empty text.
        sheet.set_formula_result_default("");
        for (column, width) in (0..).zip(opening.widths) {
            sheet.set_column_width(column, *width)?;
        }
        sheet.set_paper_size(PAPER);
        if opening.landscape {
            sheet.set_landscape();
        }
        sheet
            .set_margins(0.5, 0.5, 0.6, 0.75, 0.3, 0.35)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_screen_gridlines(false)
            .set_footer(foot(source));
        let mut page = Page {
            sheet,
            look,
            widths: opening.widths,
        };
        page.sheet.set_row_height(0, 26)?;
        page.write(0, 0, opening.title, &look.title)?;
        page.write(1, 0, &whose(source), &look.whose)?;
        page.write(2, 0, &marks(source), &look.mark)?;
        page.note(opening)?;
        Ok(page)
    }

    /// The note, over all columns, as high as it needs.
    fn note(&mut self, opening: &Opening<'_>) -> Result<()> {
        let last = last_column(opening.widths);
        let format = &self.look.note;
        if last == 0 {
            self.write(HEAD - 1, 0, opening.note, format)?;
        } else {
            let sheet = &mut self.sheet;
            sheet.merge_range(HEAD - 1, 0, HEAD - 1, last, opening.note, format)?;
        }
        let across = opening.widths.iter().sum();
        self.set_lines(HEAD - 1, lines(opening.note, across))
    }

    /// Makes a row as high as its texts need, by an estimate: not every program does it when it opens a file. `texts` are those
    /// of the first columns.
    pub(super) fn fit<'t>(
        &mut self,
        row: RowNum,
        texts: impl IntoIterator<Item = &'t str>,
    ) -> Result<()> {
        let cells = texts.into_iter().zip(self.widths);
        let high = cells.map(|(text, width)| lines(text, *width)).max();
        self.set_lines(row, high.unwrap_or(1))
    }

    fn set_lines(&mut self, row: RowNum, lines: u32) -> Result<()> {
        let height = lines.saturating_mul(LINE_POINTS).saturating_add(4);
        self.sheet.set_row_height(row, height.min(HIGHEST))?;
        Ok(())
    }

    /// Writes a text, whatever it begins with; an empty one as an empty cell.
    pub(super) fn write(
        &mut self,
        row: RowNum,
        column: ColNum,
        text: &str,
        format: &Format,
    ) -> Result<()> {
        if text.is_empty() {
            self.sheet.write_blank(row, column, format)?;
        } else {
            self.sheet
                .write_string_with_format(row, column, text, format)?;
        }
        Ok(())
    }

    /// The headings; those of numbers stand to the right.
    pub(super) fn heads(&mut self, heads: &[(&str, bool)]) -> Result<()> {
        self.fit(HEAD, heads.iter().map(|(head, _)| *head))?;
        for (column, (head, numeric)) in (0..).zip(heads) {
            let format = match numeric {
                true => &self.look.head_number,
                false => &self.look.head,
            };
            self.write(HEAD, column, head, format)?;
        }
        Ok(())
    }

    /// Lets cells hold only words of a list.
    pub(super) fn choose(
        &mut self,
        rows: (RowNum, RowNum),
        column: ColNum,
        words: &[&str],
    ) -> Result<()> {
        if rows.0 <= rows.1 {
            let validation = DataValidation::new().allow_list_strings(words)?;
            self.sheet
                .add_data_validation(rows.0, column, rows.1, column, &validation)?;
        }
        Ok(())
    }

    /// What stays in sight and what is printed, for a sheet of so many rows and columns; `fixed` columns stay.
    pub(super) fn end(&mut self, last: (RowNum, ColNum), fixed: ColNum) -> Result<()> {
        self.sheet.set_freeze_panes(HEAD + 1, fixed)?;
        self.sheet.set_repeat_rows(HEAD, HEAD)?;
        self.sheet.set_print_area(0, 0, last.0, last.1)?;
        Ok(())
    }
}

/// The number of the last of some columns.
pub(super) fn last_column<T>(columns: &[T]) -> ColNum {
    ColNum::try_from(columns.len().saturating_sub(1)).unwrap_or(ColNum::MAX)
}

/// How many lines a text takes in a column of so many digits: a Chinese character is as wide as two, a Latin one a little narrower
/// than one; and a line is not filled to its end where words are not broken.
pub(super) fn lines(text: &str, width: u32) -> u32 {
    let count = |line: &str| {
        line.chars()
            .map(wide)
            .sum::<u32>()
            .div_ceil(room(width))
            .max(1)
    };
    text.lines().map(count).sum::<u32>().max(1)
}

/// The bytes of the longest beginning of a text that stands on so many lines, at least those of its first character.
pub(super) fn standing(text: &str, width: u32, lines: u32) -> usize {
    let (mut full, mut across) = (0_u32, 0_u32);
    let stands = |(_, c): &(usize, char)| {
        if *c == '\n' {
            full += across.div_ceil(room(width)).max(1);
            across = 0;
            return full < lines;
        }
        across += wide(*c);
        full + across.div_ceil(room(width)) <= lines
    };
    let mut places = text.char_indices().skip_while(stands);
    let least = text.chars().next().map_or(0, char::len_utf8);
    places
        .next()
        .map_or(text.len(), |(place, _)| place.max(least))
}

/// How wide a character is, in tenths of a digit, with some to spare.
fn wide(c: char) -> u32 {
    if c.is_ascii() { 9 } else { 20 }
}

/// What a column has room for, in the same measure.
fn room(width: u32) -> u32 {
    (width * 10).saturating_sub(20).max(20)
}

/// Organisation, standard, day.
fn whose(source: &Source<'_>) -> String {
    let parts = [
        running(&source.draft.organisation, ROOM),
        cell::line(source.standard.short.get(source.lang)),
        cell::line(&source.draft.date),
    ];
    parts.join(source.say(words::BETWEEN))
}

pub(super) fn marks(source: &Source<'_>) -> String {
    source.draft.marks.join(source.say(words::BETWEEN))
}

/// The foot of every printed page. `&` begins a code there, and twice it is itself.
fn foot(source: &Source<'_>) -> String {
    let plain = |text: &str| text.replace('&', "&&");
    let name = plain(&running(&source.draft.organisation, ROOM));
    let marks = plain(&marks(source));
    let between = source.say(words::BETWEEN);
    format!("&L{name}{between}{marks}&R{}", source.say(words::PAGE))
}
