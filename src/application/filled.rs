//! The form as it is printed.

use super::answers::Answers;
use super::words;
use crate::decimal::half_width;
use crate::draft::{characters, one_line, visible};
use crate::keyed::Keyed;
use crate::language::{Lang, Phrase, Text};
use crate::programme::form::{Choosable, Content, Field, Form, Group, Kind, Photo, Table};

/// What a person says when the form is exported, by the ids of the fields.
pub type Personal = Keyed<String, String>;

/// A form filled in, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The language of its labels.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Where the form is printed.
    pub source: String,
    /// Who applies.
    pub organisation: String,
    /// The day on which it is exported: `2026-11-20`.
    pub date: String,
    /// What has to stand on every page: that the organisation is invented.
    pub marks: Vec<String>,
    /// The first page.
    pub cover: Vec<Entry>,
    /// The numbered parts: title, note, content.
    pub parts: Vec<(String, Option<String>, Part)>,
}

/// A part of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Rows of one or two fields; beside the first so many rows, a photo.
    Rows {
        /// The rows.
        rows: Vec<Vec<Entry>>,
        /// The photo's label with what it has to be like, and beside how many rows it stands.
        photo: Option<(String, usize)>,
    },
    /// Heads, and rows of as many cells.
    Table {
        /// Whether the first column numbers the rows.
        is_numbered: bool,
        /// The heads of the columns.
        heads: Vec<String>,
        /// The cells.
        rows: Vec<Vec<String>>,
    },
}

/// A field and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The label.
    pub label: String,
    /// What belongs there.
    pub asks: Option<String>,
    /// What stands there.
    pub printed: Printed,
    /// Whether a seal is put there.
    pub is_sealed: bool,
    /// Its characters beside its limit; texts alone are counted.
    pub count: Option<Count>,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// On a line.
    Line(String),
    /// A whole number, where it is one.
    Number(String),
    /// A text, a line each.
    Text(Vec<String>),
    /// Options, with those chosen.
    Choice(Vec<PrintedGroup>),
}

/// Options that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedGroup {
    /// What they are called together.
    pub title: Option<String>,
    /// Each with whether it is chosen.
    pub options: Vec<(bool, String)>,
}

/// How long a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Its characters, white space left out.
    pub written: usize,
    /// The most that it may have.
    pub limit: Option<u32>,
}

impl Count {
    /// How many characters are too many.
    pub fn excess(self) -> usize {
        let limit = self.limit.and_then(|limit| usize::try_from(limit).ok());
        limit.map_or(0, |limit| self.written.saturating_sub(limit))
    }

    /// What stands beside the label, a line each: the limit; if there is a text, how long it is; if too long, by how much.
    pub fn say(self, lang: Lang) -> Vec<String> {
        let fill = |phrase: Phrase, value: String| phrase.get(lang).replace("{}", &value);
        let limit = self
            .limit
            .map(|limit| fill(words::LIMIT, limit.to_string()));
        let some = |count: usize| (count > 0).then(|| count.to_string());
        let written = some(self.written).map(|count| fill(words::WRITTEN, count));
        let excess = some(self.excess()).map(|count| fill(words::EXCESS, count));
        [limit, written, excess].into_iter().flatten().collect()
    }
}

impl Filled {
    /// Fills a form in. `date` is the day on which that is done: `2026-11-20`.
    pub fn of(
        form: &Form,
        answers: Answers<'_>,
        personal: &Personal,
        lang: Lang,
        date: &str,
    ) -> Filled {
        let filling = Filling {
            answers,
            personal,
            lang,
        };
        let mut marks = Vec::new();
        if answers.assessment.fictional {
            marks.push(words::FICTIONAL.get(lang).to_owned());
        }
        let parts = form.sections.iter().map(|section| {
            let note = section.note.as_ref().map(|note| filling.say(note));
            let part = match &section.content {
                Content::Rows(rows, photo) => filling.rows(rows, photo.as_ref()),
                Content::Table(table) => filling.table(table),
            };
            (filling.say(&section.title), note, part)
        });
        Filled {
            lang,
            title: filling.say(&form.title),
            source: filling.say(&form.source),
            organisation: one_line(&answers.assessment.organisation.name),
            date: date.to_owned(),
            marks,
            cover: form
                .cover
                .iter()
                .map(|field| filling.entry(field))
                .collect(),
            parts: parts.collect(),
        }
    }
}

struct Filling<'a> {
    answers: Answers<'a>,
    personal: &'a Personal,
    lang: Lang,
}

impl Filling<'_> {
    fn say(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    fn rows(&self, rows: &[Vec<Field>], photo: Option<&Photo>) -> Part {
        let row = |row: &Vec<Field>| row.iter().map(|field| self.entry(field)).collect();
        let photo = photo.map(|photo| {
            let asks = photo.asks.as_ref().map(|asks| self.say(asks));
            let label = [Some(self.say(&photo.label)), asks];
            let label: Vec<String> = label.into_iter().flatten().collect();
            (label.join("\n"), usize::try_from(photo.rows).unwrap_or(1))
        });
        Part::Rows {
            rows: rows.iter().map(row).collect(),
            photo,
        }
    }

    fn table(&self, table: &Table) -> Part {
        let columns = table.columns.iter();
        let labels = table
            .number
            .iter()
            .chain(columns.map(|column| &column.label));
        let rows = (1..=self.answers.rows(table)).map(|row| {
            let number = table.number.iter().map(|_| row.to_string());
            let cells = table.columns.iter();
            let cells = cells.map(|column| one_line(self.answers.cell(table, row, column)));
            number.chain(cells).collect()
        });
        Part::Table {
            is_numbered: table.number.is_some(),
            heads: labels.map(|label| self.say(label)).collect(),
            rows: rows.collect(),
        }
    }

    fn entry(&self, field: &Field) -> Entry {
        let text = || match field.is_personal {
            true => {
                let said = self.personal.get(&field.id);
                said.cloned().unwrap_or_default()
            }
            false => self.answers.text(field),
        };
        let mut count = None;
        let printed = match &field.kind {
            Kind::Line => Printed::Line(one_line(&text())),
            Kind::Number => Printed::Number(half_width(&one_line(&text()))),
            Kind::Date => Printed::Line(day(&one_line(&text()), self.lang)),
            Kind::Text { limit, .. } => {
                let text = text();
                // What others write and seal is not counted for the applicant.
                count = (!field.is_sealed).then(|| Count {
                    written: characters(&text),
                    limit: *limit,
                });
                let shown = visible(&text);
                let lines = shown.lines().map(|line| line.trim().replace('\t', " "));
                Printed::Text(lines.filter(|line| !line.is_empty()).collect())
            }
            Kind::Choice { groups, .. } => {
                let groups = groups.iter().map(|group| self.group(field, group));
                Printed::Choice(groups.collect())
            }
        };
        Entry {
            label: self.say(&field.label),
            asks: field.asks.as_ref().map(|asks| self.say(asks)),
            printed,
            is_sealed: field.is_sealed,
            count,
        }
    }

    fn group(&self, field: &Field, group: &Group) -> PrintedGroup {
        let option = |option: &Choosable| {
            let chosen = self.answers.is_chosen(field, option);
            let mut shown = self.say(&option.title);
            if option.is_open {
                let named = one_line(self.answers.named(field, option));
                shown += words::COLON.get(self.lang);
                shown += if named.is_empty() {
                    words::ROOM
                } else {
                    &named
                };
            }
            (chosen, shown)
        };
        PrintedGroup {
            title: group.title.as_ref().map(|title| self.say(title)),
            options: group.options.iter().map(option).collect(),
        }
    }
}

/// A day as it is written on paper. What is no day stays as it is.
fn day(text: &str, lang: Lang) -> String {
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    match (lang, parts.as_slice()) {
        (Lang::Zh, [year, month, day]) if parts.iter().all(is_number) => {
            let plain = |part: &str| part.trim_start_matches('0').to_owned();
            format!("{year}年{}月{}日", plain(month), plain(day))
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_on_paper() {
        assert_eq!(day("2026-08-03", Lang::Zh), "2026年8月3日");
        assert_eq!(day("2026-08-03", Lang::En), "2026-08-03");
        assert_eq!(day("soon", Lang::Zh), "soon");
        assert_eq!(day("", Lang::Zh), "");
    }

    #[test]
    fn what_is_too_long_is_told_and_nothing_else() {
        let count = |written, limit| Count { written, limit }.excess();
        assert_eq!(count(30, Some(30)), 0);
        assert_eq!(count(31, Some(30)), 1);
        assert_eq!(count(31, None), 0);
    }
}
