//! What stands in a field: the own answer, else what the assessment knows.

use crate::assessment::{Assessment, TextField};
use crate::programme::form::{Choosable, Column, Field, Known, Table};
use crate::standard::{NoteId, ProgrammeId, Standard};

/// The texts from which an answer is known, in their order.
pub fn sources(known: Known, standard: &Standard) -> Vec<TextField> {
    match known {
        Known::Name => vec![TextField::Name],
        Known::Industry => vec![TextField::Industry],
        Known::Place => vec![TextField::Place],
        Known::Period => vec![TextField::Period],
        Known::Author => vec![TextField::Author],
        Known::Profile => {
            let sections = standard.profile.sections.iter();
            let texts = sections.map(|section| TextField::Profile(section.id.clone()));
            texts.collect()
        }
        Known::Programme => Vec::new(),
    }
}

/// What was answered to the form of a programme.
#[derive(Clone, Copy)]
pub struct Answers<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// Its standard.
    pub standard: &'a Standard,
    /// The programme that is applied for.
    pub programme: &'a ProgrammeId,
}

impl<'a> Answers<'a> {
    /// What stands in a field that is no choice: the own answer, else what is known.
    pub fn text(self, field: &Field) -> String {
        let own = field.note().map_or("", |note| self.note(&note));
        if !own.trim().is_empty() {
            return own.to_owned();
        }
        let texts = field.known.map(|known| sources(known, self.standard));
        let texts = texts.unwrap_or_default();
        let texts = texts.iter().map(|text| self.assessment.text(text).trim());
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        texts.join("\n")
    }

    /// Whether an option of a choice is chosen.
    pub fn is_chosen(self, field: &Field, option: &Choosable) -> bool {
        if field.known == Some(Known::Programme) {
            return option.id == self.programme.as_str();
        }
        let chosen = field.note().map_or("", |note| self.note(&note));
        chosen.split_whitespace().any(|id| id == option.id)
    }

    /// What an open option stands for.
    pub fn named(self, field: &Field, option: &Choosable) -> &'a str {
        self.note(&field.option_note(option))
    }

    /// A cell of a table; rows count from 1.
    pub fn cell(self, table: &Table, row: u32, column: &Column) -> &'a str {
        self.note(&table.note(row, column))
    }

    /// How many rows a table has: those printed, or up to the last in which something stands.
    pub fn rows(self, table: &Table) -> u32 {
        let filled = |row: &u32| {
            let mut cells = table.columns.iter();
            cells.any(|column| !self.cell(table, *row, column).trim().is_empty())
        };
        let last = (1..=Table::MOST).rev().find(filled);
        last.unwrap_or(0).max(table.rows)
    }

    fn note(self, id: &NoteId) -> &'a str {
        let notes = self.assessment.programmes.get(self.programme);
        notes
            .and_then(|notes| notes.get(id))
            .map_or("", String::as_str)
    }
}
