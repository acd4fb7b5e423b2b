//! Lists: headings and rows of texts and numbers.

use super::page::{HEAD, Page, last_column};
use super::{Result, cell};
use crate::language::{Lang, Phrase};
use crate::standard::{Hundredths, Percent};
use rust_xlsxwriter::{ExcelDateTime, RowNum};

/// What stands in a cell of a list.
pub(super) enum Value {
    /// Text; it goes on in the next row where it does not fit.
    Text(String),
    /// A short word.
    Word(String),
    /// A whole number.
    Number(u32),
    /// A percent.
    Percent(Option<Percent>),
    /// Points, where there are any.
    Points(Option<Hundredths>),
    /// A date.
    Date(ExcelDateTime),
}

impl Value {
    /// When something is to be done: a day, `2027-03-31`, as a date; anything else as it was typed.
    pub(super) fn day(typed: &str) -> Value {
        let text = typed.trim();
        let digits =
            |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        let is_day = match text.split('-').collect::<Vec<_>>().as_slice() {
            [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
            _ => false,
        };
        let day = is_day.then(|| ExcelDateTime::parse_from_str(text).ok());
        match day.flatten() {
            Some(day) => Value::Date(day),
            None => Value::Text(typed.to_owned()),
        }
    }
}

impl Page<'_> {
    /// Writes rows below the headings; where there are none, a sentence that says so. A row whose texts need more cells goes on
    /// below, under the same number. Gives back the last row that is written.
    pub(super) fn list(
        &mut self,
        heads: &[(Phrase, bool)],
        rows: &[Vec<Value>],
        none: Phrase,
        lang: Lang,
    ) -> Result<RowNum> {
        let heads = heads.iter();
        let heads: Vec<(&str, bool)> = heads
            .map(|(head, numeric)| (head.get(lang), *numeric))
            .collect();
        self.heads(&heads)?;
        let mut next = HEAD + 1;
        if rows.is_empty() {
            self.write(next, 0, none.get(lang), &self.look.base)?;
            return Ok(next);
        }
        for row in rows {
            next = self.row(next, row, lang)?;
        }
        let last = last_column(&heads);
        self.sheet.autofilter(HEAD, 0, next - 1, last)?;
        Ok(next - 1)
    }

    /// Writes a row, and gives back the one after it.
    fn row(&mut self, at: RowNum, row: &[Value], lang: Lang) -> Result<RowNum> {
        let pieces = |(value, width): (&Value, &u32)| match value {
            Value::Text(text) => cell::pieces(&cell::shown(text), *width, lang),
            _ => Vec::new(),
        };
        let texts: Vec<Vec<String>> = row.iter().zip(self.widths).map(pieces).collect();
        let height = texts.iter().map(Vec::len).max().unwrap_or_default().max(1);
        for (below, line) in (at..).zip(0..height) {
            let shown = texts.iter().map(|pieces| pieces.get(line));
            self.fit(below, shown.map(|piece| piece.map_or("", String::as_str)))?;
            for (column, (value, texts)) in (0..).zip(row.iter().zip(&texts)) {
                let first = line == 0;
                match value {
                    Value::Text(_) => {
                        let text = texts.get(line).map_or("", String::as_str);
                        self.write(below, column, text, &self.look.text)?;
                    }
                    Value::Word(word) => {
                        let word = if first { word.as_str() } else { "" };
                        self.write(below, column, word, &self.look.word)?;
                    }
                    Value::Number(number) => {
                        let format = &self.look.place;
                        self.sheet
                            .write_number_with_format(below, column, *number, format)?;
                    }
                    Value::Percent(Some(percent)) if first => {
                        let format = &self.look.number_percent;
                        let share = fraction(*percent);
                        self.sheet
                            .write_number_with_format(below, column, share, format)?;
                    }
                    Value::Points(Some(points)) if first => {
                        let format = &self.look.points;
                        // The nearest double to a whole number of hundredths.
                        let points: f64 = points.to_string().parse().unwrap_or_default();
                        self.sheet
                            .write_number_with_format(below, column, points, format)?;
                    }
                    Value::Date(date) if first => {
                        let format = &self.look.date;
                        self.sheet
                            .write_datetime_with_format(below, column, date, format)?;
                    }
                    Value::Percent(_) | Value::Points(_) | Value::Date(_) => {
                        self.write(below, column, "", &self.look.text)?;
                    }
                }
            }
        }
        Ok(at + RowNum::try_from(height).unwrap_or(1))
    }
}

/// A percent as spreadsheets hold it: the double that is nearest to the fraction.
pub(super) fn fraction(percent: Percent) -> f64 {
    f64::from(percent.get()) / 100.0
}
