//! Stored texts: where they lie, and what they are called.

use super::card::Card;
use super::envelope::{Broken, PLAIN, Revision};
use crate::assessment::Moment;
use crate::reading::{Fault, Problem};
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

/// How the name of a record ends that was parted from another one.
const COPY: &str = "-copy";

impl RecordId {
    /// The record under a name which says that it was parted from another one: what stood there was changed by somebody else.
    pub fn copy(&self) -> RecordId {
        RecordId(format!("{}{COPY}", self.0))
    }

    /// The record that a damaged slot belongs to, by the name that the slot is listed under; else the record itself.
    pub fn whole(&self) -> RecordId {
        let record = self.0.split_once('/').map_or(self.0.as_str(), |(id, _)| id);
        RecordId::new(record)
    }

    /// When it was parted, where its name says so: names begin with the digits of the moment when they were made.
    pub fn copied(&self) -> Option<Moment> {
        let digits = self.0.strip_suffix(COPY)?.get(..14)?;
        let part = |from: usize, to: usize| digits.get(from..to);
        let day = [part(0, 4)?, part(4, 6)?, part(6, 8)?].join("-");
        let time = [part(8, 10)?, part(10, 12)?, part(12, 14)?].join(":");
        Some(format!("{day}T{time}Z"))
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

impl Record {
    /// What stands behind the id in the key of its slot.
    pub fn slot(&self) -> String {
        match self.revision {
            PLAIN => String::new(),
            revision => format!("/{revision}"),
        }
    }
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

impl Unreadable {
    /// Whether a newer program wrote it.
    pub fn is_newer(&self) -> bool {
        let newer = |fault: &Fault| matches!(fault.problem, Problem::Newer { .. });
        match self {
            Unreadable::Broken(broken) => matches!(broken, Broken::Newer { .. }),
            Unreadable::Faults(faults) => faults.iter().any(newer),
        }
    }
}

/// A line in the list of what is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The record, or the one slot of it that is damaged.
    pub id: RecordId,
    /// What is in it.
    pub card: Result<Card, Unreadable>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_copy_says_when_it_was_parted() {
        let id = RecordId::new("20261121164000-0123456789ab");
        assert_eq!(id.copied(), None);
        assert_eq!(id.copy().copied().as_deref(), Some("2026-11-21T16:40:00Z"));
        assert_eq!(RecordId::new("earlier").copy().copied(), None);
    }
}
