//! Application forms: what a grantor's form asks, in which order, and how long an answer may be.
//!
//! A form is data of its own, apart from the pack whose material names it ([`Material::form`](super::procedure::Material)),
//! because it is wanted only by who fills it in. What is filled in is kept as notes of the programme, under [`Field::note`] and
//! its like; what is personal has no note, so that there is no place where it could be kept.

mod model;
mod name;
mod read;

pub use model::{
    Choosable, Column, Content, Field, Form, Group, Kind, Known, Photo, Section, Table,
};

use crate::reading::{self, Fault};

impl Form {
    /// Reads a form.
    ///
    /// # Errors
    /// All faults, each with path and line.
    pub fn read(text: &str) -> Result<Form, Vec<Fault>> {
        reading::document(text, &read::form)
    }

    /// Reads a list of forms, as the build puts them together.
    ///
    /// # Errors
    /// All faults of all forms, each with path and line.
    pub fn read_list(text: &str) -> Result<Vec<Form>, Vec<Fault>> {
        reading::document(text, &|root| root.list(&read::form))
    }
}
