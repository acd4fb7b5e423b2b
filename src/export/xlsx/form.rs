//! An application form as a workbook of one sheet: the cells of the printed form, and beside them how long each text is and may be.
//!
//! A text that is higher than Excel makes a row goes on in the next one, so that all of it is seen and printed.

use super::look::{self, Look, QUIET};
use super::page::{HIGHEST, LINE_POINTS, PAPER, lines, standing};
use super::{Result, cell, words};
use crate::application::{Count, Entry, Filled, Part, Printed, PrintedGroup, words as form_words};
use crate::draft::{running, visible};
use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, Format, FormatAlign, Image, RowNum, Workbook, Worksheet,
};

/// The columns: label, answer, label, answer, a photo; then characters, the most, and those too many. Widths in digits.
const WIDTHS: [u32; 8] = [16, 28, 16, 28, 18, 9, 9, 9];
/// The column of a photo, which is the last one of the form.
const LAST: ColNum = 4;
/// The first column beside the form.
const COUNTS: ColNum = 5;
/// A photo of two inches, in pixels of a screen.
const PHOTO: (u32, u32) = (125, 174);
/// The room for a name in the properties and at the foot of a page: a Chinese character takes two.
const ROOM: usize = 60;

/// The bytes of the `.xlsx` file. `photo` is a PNG file; one that is none is left out.
///
/// # Errors
/// Where the library refuses a sheet, which would be a bug here.
pub fn write(form: &Filled, photo: Option<&[u8]>) -> Result<Vec<u8>> {
    let look = Look::of(form.lang);
    let mut book = Workbook::new();
    book.set_properties(&properties(form));
    book.set_default_format(&look.base, look::ROW_PIXELS, look::COLUMN_PIXELS)?;
    let mut sheet = FormSheet {
        sheet: book.add_worksheet(),
        form,
        label: look
            .text
            .clone()
            .set_align(FormatAlign::Center)
            .set_indent(0),
        look: &look,
        at: 0,
    };
    sheet.set_up()?;
    sheet.cover()?;
    for (title, note, part) in &form.parts {
        sheet.heading(title)?;
        if let Some(note) = note {
            sheet.across(note, &look.note)?;
        }
        match part {
            Part::Rows { rows, photo: place } => {
                let place = place
                    .as_ref()
                    .map(|(label, height)| (label.as_str(), *height));
                sheet.rows(rows, place, photo)?;
            }
            Part::Table { heads, rows, .. } => sheet.table(heads, rows)?,
        }
    }
    let (last, foot) = (sheet.at.saturating_sub(1), LAST + 3);
    sheet.sheet.set_print_area(0, 0, last, foot)?;
    Ok(book.save_to_buffer()?)
}

fn properties(form: &Filled) -> DocProperties {
    let organisation = running(&form.organisation, ROOM);
    let properties = DocProperties::new()
        .set_title(&form.title)
        .set_subject(&form.source)
        .set_author(&organisation)
        .set_company(&organisation)
        .set_comment(form.marks.join(words::BETWEEN.get(form.lang)))
        .set_custom_property("Language", form.lang.tag());
    // The day of the export, so that the same answers give the same bytes.
    match ExcelDateTime::parse_from_str(&form.date) {
        Ok(date) => properties.set_creation_datetime(&date),
        Err(_) => properties,
    }
}

/// The sheet, and the row that is written next.
struct FormSheet<'a> {
    sheet: &'a mut Worksheet,
    form: &'a Filled,
    look: &'a Look,
    label: Format,
    at: RowNum,
}

impl FormSheet<'_> {
    fn set_up(&mut self) -> Result<()> {
        self.sheet
            .set_name(words::APPLICATION_FORM.get(self.form.lang))?;
        for (column, width) in (0..).zip(WIDTHS) {
            self.sheet.set_column_width(column, width)?;
        }
        let plain = |text: &str| text.replace('&', "&&");
        let left = [
            running(&self.form.organisation, ROOM),
            self.form.marks.concat(),
        ];
        let foot = format!(
            "&L{}&R{}",
            plain(&left.join(" ")),
            words::PAGE.get(self.form.lang)
        );
        self.sheet
            .set_paper_size(PAPER)
            .set_margins(0.5, 0.5, 0.6, 0.75, 0.3, 0.35)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_screen_gridlines(false)
            .set_footer(foot);
        Ok(())
    }

    /// The title, where the form is printed, and what its first page asks.
    fn cover(&mut self) -> Result<()> {
        let (form, look) = (self.form, self.look);
        self.across(&form.title, &look.title)?;
        self.across(&form.source, &look.note)?;
        if !form.marks.is_empty() {
            self.across(&form.marks.join(words::BETWEEN.get(form.lang)), &look.mark)?;
        }
        let heads = [words::WRITTEN_CHARACTERS, words::ALLOWED, words::EXCESS];
        for (column, head) in (COUNTS..).zip(heads) {
            self.write(column, head.get(form.lang), &look.head)?;
        }
        self.height(1)?;
        self.at += 1;
        for entry in &form.cover {
            self.single(entry, LAST)?;
        }
        Ok(())
    }

    fn heading(&mut self, title: &str) -> Result<()> {
        self.at += 1;
        let look = self.look;
        self.cells(0, LAST, title, &look.head)?;
        self.height(1)?;
        self.at += 1;
        Ok(())
    }

    /// A text over all columns of the form.
    fn across(&mut self, text: &str, format: &Format) -> Result<()> {
        self.cells(0, LAST, text, format)?;
        let across = WIDTHS[..5].iter().sum();
        self.height(lines(text, across) + u32::from(self.at == 0))?;
        self.at += 1;
        Ok(())
    }

    fn rows(
        &mut self,
        rows: &[Vec<Entry>],
        photo: Option<(&str, usize)>,
        png: Option<&[u8]>,
    ) -> Result<()> {
        let first = self.at;
        for (index, entries) in rows.iter().enumerate() {
            let beside = photo.is_some_and(|(_, height)| index < height);
            let last = if beside { LAST - 1 } else { LAST };
            match entries.as_slice() {
                [one, other, ..] => self.pair(one, other, last)?,
                [entry] => self.single(entry, last)?,
                [] => {}
            }
            if beside {
                // A photo is higher than a few lines.
                self.sheet.set_row_height(self.at - 1, 36)?;
            }
        }
        if let Some((label, height)) = photo {
            let height = RowNum::try_from(height.min(rows.len())).unwrap_or(1);
            let last = (first + height).saturating_sub(1);
            let (text, format) = (cell::shown(label), self.label.clone());
            if last > first {
                self.sheet
                    .merge_range(first, LAST, last, LAST, &text, &format)?;
            } else {
                self.sheet
                    .write_string_with_format(first, LAST, text, &format)?;
            }
            // What is no picture stays out of the file.
            if let Some(image) = png.and_then(|png| Image::new_from_buffer(png).ok()) {
                let image = image
                    .set_scale_to_size(PHOTO.0, PHOTO.1, true)
                    .set_alt_text(label.lines().next().unwrap_or_default());
                self.sheet.insert_image(first, LAST, &image)?;
            }
        }
        Ok(())
    }

    /// Two fields beside each other.
    fn pair(&mut self, one: &Entry, other: &Entry, last: ColNum) -> Result<()> {
        let label = self.label.clone();
        self.cells(0, 0, &one.label, &label)?;
        self.cells(2, 2, &other.label, &label)?;
        let [left, right] = [one, other].map(|entry| said(&entry.printed));
        self.answer(1, 1, one, &left)?;
        self.answer(3, last, other, &right)?;
        let right_width = width(3, last);
        let texts = [
            (one.label.as_str(), WIDTHS[0]),
            (other.label.as_str(), WIDTHS[2]),
            (&left, WIDTHS[1]),
            (&right, right_width),
        ];
        let high = texts.map(|(text, width)| lines(text, width));
        self.height(high.into_iter().max().unwrap_or(1))?;
        self.at += 1;
        Ok(())
    }

    /// A field over the whole width, in as many rows as its text needs.
    fn single(&mut self, entry: &Entry, last: ColNum) -> Result<()> {
        let text = match (&entry.printed, &entry.asks) {
            (Printed::Text(lines), Some(asks)) if lines.is_empty() => asks.clone(),
            (printed, _) => said(printed),
        };
        let text = match entry.is_sealed {
            true => {
                let seal = form_words::SEAL.get(self.form.lang);
                let day = match entry.printed {
                    Printed::Text(_) => form_words::DAY.get(self.form.lang),
                    _ => "",
                };
                [&text, seal, day]
                    .map(str::trim_end)
                    .join("\n")
                    .trim()
                    .to_owned()
            }
            false => text,
        };
        let room = width(1, last);
        let pieces = pieces(&text, room);
        let first = self.at;
        for piece in &pieces {
            self.answer(1, last, entry, piece)?;
            let least = if entry.count.is_some() { 3 } else { 1 };
            self.height(lines(piece, room).max(least))?;
            self.at += 1;
        }
        let bottom = self.at.saturating_sub(1);
        let label = self.label.clone();
        if bottom > first {
            self.sheet
                .merge_range(first, 0, bottom, 0, &cell::shown(&entry.label), &label)?;
        } else {
            let high = lines(&entry.label, WIDTHS[0]).max(lines(&text, room));
            let least = if entry.count.is_some() { 3 } else { 1 };
            self.sheet
                .write_string_with_format(first, 0, cell::shown(&entry.label), &label)?;
            self.sheet.set_row_height(first, points(high.max(least)))?;
        }
        if let Some(count) = entry.count {
            self.count(first, count)?;
        }
        Ok(())
    }

    /// How long a text is, beside it.
    fn count(&mut self, row: RowNum, count: Count) -> Result<()> {
        let format = &self.look.number;
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let sheet = &mut self.sheet;
        sheet.write_number_with_format(row, COUNTS, number(count.written), format)?;
        if let Some(limit) = count.limit {
            sheet.write_number_with_format(row, COUNTS + 1, limit, format)?;
            sheet.write_number_with_format(row, COUNTS + 2, number(count.excess()), format)?;
        }
        Ok(())
    }

    fn table(&mut self, heads: &[String], rows: &[Vec<String>]) -> Result<()> {
        let spans = spans(heads.len());
        let label = self.label.clone();
        let text = self.look.text.clone();
        let rows = rows.iter().map(|row| (row.as_slice(), &text));
        for (cells, format) in std::iter::once((heads, &label)).chain(rows) {
            let mut high = 1;
            for (shown, (from, to)) in cells.iter().zip(&spans) {
                self.cells(*from, *to, shown, format)?;
                high = high.max(lines(shown, width(*from, *to)));
            }
            self.height(high)?;
            self.at += 1;
        }
        Ok(())
    }

    /// What was filled in; a whole number as one.
    fn answer(&mut self, from: ColNum, to: ColNum, entry: &Entry, text: &str) -> Result<()> {
        let look = self.look;
        // What is asked there, where nothing was written yet, is no answer.
        let asks = matches!(&entry.printed, Printed::Text(lines) if lines.is_empty());
        let format = match asks && entry.asks.is_some() {
            true => look.text.clone().set_font_color(QUIET),
            false => look.text.clone(),
        };
        self.cells(from, to, text, &format)?;
        if let Printed::Number(number) = &entry.printed
            && let Ok(number) = number.parse::<u32>()
        {
            let format = look.number.clone().set_align(FormatAlign::Left);
            self.sheet
                .write_number_with_format(self.at, from, number, &format)?;
        }
        Ok(())
    }

    /// A text in one cell of some columns of the present row, whatever it begins with.
    fn cells(&mut self, from: ColNum, to: ColNum, text: &str, format: &Format) -> Result<()> {
        let shown = cell::cut(&cell::shown(text), self.form.lang);
        if from == to {
            return self.write(from, &shown, format);
        }
        self.sheet
            .merge_range(self.at, from, self.at, to, &shown, format)?;
        Ok(())
    }

    fn write(&mut self, column: ColNum, text: &str, format: &Format) -> Result<()> {
        if text.is_empty() {
            self.sheet.write_blank(self.at, column, format)?;
        } else {
            self.sheet
                .write_string_with_format(self.at, column, text, format)?;
        }
        Ok(())
    }

    fn height(&mut self, lines: u32) -> Result<()> {
        self.sheet.set_row_height(self.at, points(lines))?;
        Ok(())
    }
}

fn points(lines: u32) -> u32 {
    let height = lines.saturating_mul(LINE_POINTS).saturating_add(6);
    height.min(HIGHEST)
}

/// The width of some columns, in digits.
fn width(from: ColNum, to: ColNum) -> u32 {
    let columns = usize::from(from)..=usize::from(to);
    WIDTHS.get(columns).map_or(0, |widths| widths.iter().sum())
}

/// The first and the last column of each of so many cells.
fn spans(cells: usize) -> Vec<(ColNum, ColNum)> {
    match cells {
        1 => vec![(0, LAST)],
        2 => vec![(0, 1), (2, LAST)],
        3 => vec![(0, 0), (1, 2), (3, LAST)],
        4 => vec![(0, 0), (1, 1), (2, 3), (LAST, LAST)],
        // What is beyond the columns of the form is left to Word.
        _ => (0..=LAST).map(|column| (column, column)).collect(),
    }
}

/// What was filled in, as one text.
fn said(printed: &Printed) -> String {
    let group = |group: &PrintedGroup| {
        let title = group.title.as_ref().map(|title| format!("{title}\u{2003}"));
        let options = group.options.iter().map(|(chosen, title)| {
            let mark = if *chosen { '☑' } else { '☐' };
            format!("{mark} {title}")
        });
        let options: Vec<String> = options.collect();
        title.unwrap_or_default() + &options.join("\u{2003}")
    };
    match printed {
        Printed::Line(line) | Printed::Number(line) => line.clone(),
        Printed::Text(lines) => lines.join("\n"),
        Printed::Choice(groups) => {
            let groups: Vec<String> = groups.iter().map(group).collect();
            groups.join("\n")
        }
    }
}

/// A text in pieces none of which is higher than Excel makes a row. A line that is longer goes on in the next piece, after a space
/// where there is one near.
fn pieces(text: &str, width: u32) -> Vec<String> {
    const MOST: u32 = 24;
    let shown = visible(text);
    let mut pieces: Vec<String> = Vec::new();
    for line in shown.lines() {
        match pieces.last_mut() {
            Some(last) if lines(last, width) + lines(line, width) <= MOST => {
                last.push('\n');
                last.push_str(line);
                continue;
            }
            _ => {}
        }
        let mut rest = line;
        while lines(rest, width) > MOST {
            let most = standing(rest, width, MOST);
            let space = rest[..most].rfind(' ').map(|space| space + 1);
            let end = space.filter(|end| *end > most / 2).unwrap_or(most);
            pieces.push(rest[..end].to_owned());
            rest = &rest[end..];
        }
        pieces.push(rest.to_owned());
    }
    if pieces.is_empty() {
        pieces.push(String::new());
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_seen_whole() {
        let line = "文".repeat(1000);
        for text in ["", "一", &line, &[line.as_str(); 8].join("\n")] {
            let pieces = pieces(text, 90);
            let joined = pieces.concat().replace('\n', "");
            assert_eq!(joined, text.replace('\n', ""));
            assert!(
                pieces
                    .iter()
                    .all(|piece| points(lines(piece, 90)) < HIGHEST)
            );
        }
    }

    #[test]
    fn a_long_line_stays_one_line_as_far_as_a_row_is_high_and_breaks_between_words() {
        let words = "evidence of results ".repeat(75);
        assert_eq!(pieces(&words, 90), [words.as_str()]);
        let words = words.repeat(4);
        let pieces = pieces(&words, 90);
        assert!(pieces.len() > 1);
        assert!(pieces.iter().all(|piece| piece.ends_with(' ')));
        assert_eq!(pieces.concat(), words);
    }
}
