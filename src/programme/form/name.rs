//! What a note of a form is called, and what it says, for those who see it outside of its form.

use super::model::{Choosable, Content, Field, Form, Kind, Section, Table};
use crate::language::Lang;
use crate::standard::NoteId;

/// Between what a place is called and what it is in.
const WITHIN: &str = " · ";

impl Form {
    /// What is asked where a note is kept, as it is printed: the label of a field; for what an open option stands for, that option
    /// behind it; for a cell, its part, its row and its column. `None` where the form keeps no such note.
    pub fn name_of(&self, note: &NoteId, lang: Lang) -> Option<String> {
        let of_field = self
            .fields()
            .find_map(|field| name_of_field(field, note, lang));
        let mut sections = self.sections.iter();
        of_field.or_else(|| {
            sections.find_map(|section| match &section.content {
                Content::Table(table) => name_of_cell(section, table, note, lang),
                Content::Rows(..) => None,
            })
        })
    }

    /// What was chosen where a note keeps a choice, as it is printed: `None` where it keeps something that was typed. What the form
    /// does not offer stands as it was noted.
    pub fn chosen(&self, note: &NoteId, noted: &str, lang: Lang) -> Option<Vec<String>> {
        let field = self
            .fields()
            .find(|field| field.note().as_ref() == Some(note))?;
        let Kind::Choice { groups, .. } = &field.kind else {
            return None;
        };
        let title = |id: &str| {
            let mut options = groups.iter().flat_map(|group| &group.options);
            let option = options.find(|option| option.id == id);
            option
                .map_or(id, |option| option.title.get(lang))
                .to_owned()
        };
        Some(noted.split_whitespace().map(title).collect())
    }
}

fn name_of_field(field: &Field, note: &NoteId, lang: Lang) -> Option<String> {
    let label = field.label.get(lang);
    if field.note()? == *note {
        return Some(label.to_owned());
    }
    let groups = match &field.kind {
        Kind::Choice { groups, .. } => groups.as_slice(),
        Kind::Line | Kind::Number | Kind::Date | Kind::Text { .. } => &[],
    };
    let mut options = groups.iter().flat_map(|group| &group.options);
    let named = |option: &&Choosable| option.is_open && field.option_note(option) == *note;
    let option = options.find(named)?;
    Some([label, option.title.get(lang)].join(WITHIN))
}

fn name_of_cell(section: &Section, table: &Table, note: &NoteId, lang: Lang) -> Option<String> {
    let places =
        (1..=Table::MOST).flat_map(|row| table.columns.iter().map(move |column| (row, column)));
    let mut places = places.filter(|(row, column)| table.note(*row, column) == *note);
    let (row, column) = places.next()?;
    let (part, row) = (section.title.get(lang), row.to_string());
    Some([part, &row, column.label.get(lang)].join(WITHIN))
}
