//! Stored texts: where they lie, and what they are called.

use super::card::Card;
use super::envelope::{Broken, Revision};
use crate::reading::Fault;
use std::fmt;

/// Where a record lies. Another thing than the id of the assessment: two versions of one assessment have two records.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub(super) String);

impl RecordId {
    /// A record by its name.
    pub fn new(name: impl Into<String>) -> RecordId {
        RecordId(name.into())
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A stored text, where it lies, and how often it was written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: RecordId,
    /// Which writing of it this is; 0 for a text without envelope, as version 0.1.0 of the program left it.
    pub revision: Revision,
    /// The text: an assessment file.
    pub text: String,
}

/// A text that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it lies now.
    pub record: Record,
    /// Whether it lies apart from the record that was open, because somebody else changed that one.
    pub conflict: bool,
}

/// Why a record cannot be opened. It stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not what was written, or a newer program wrote it.
    Broken(Broken),
    /// It is what was written, and no assessment that can be read.
    Faults(Vec<Fault>),
}

/// A line in the list of what is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The record, or the one slot of it that is damaged.
    pub id: RecordId,
    /// What is in it.
    pub card: Result<Card, Unreadable>,
}
