//! The file that holds many assessments: JSON, described by `schemas/collection.schema.json`.
//!
//! Each assessment stands in it as the whole assessment file that it would be alone. What is wrong with one is no fault of
//! the others, so that a copy of forty is not lost to a mistake in one of them. Unknown fields of the file itself are not
//! kept: it is a parcel, and what counts is in the assessments, which keep theirs. A locked assessment stands in it sealed, as
//! the whole locked file.

use super::file;
use super::locked::{self, Locked};
use super::model::{Assessment, Moment};
use crate::reading::{self, Apart, Fault, Object, Reader, Value};
use crate::standard::{self, Standards};
use crate::writing::Json;
use std::cell::{Cell, RefCell};

/// What `format` says in a file of many.
pub const FORMAT: &str = "excellence-assessments";

/// The version of the format that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// The largest file of many that is read, in bytes: all that a browser's `localStorage` holds, five million characters of
/// three bytes each, and what stands around them. An assessment in it may have as many as in a file of its own.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The whole file.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "CollectionFile")]
pub struct File<'a> {
    /// Always `excellence-assessments`.
    #[schemars(extend("const" = FORMAT))]
    pub format: &'a str,
    /// The version of the format.
    #[schemars(range(min = 1, max = VERSION))]
    pub version: u32,
    /// When the file was made.
    #[schemars(regex(pattern = super::model::MOMENT))]
    pub saved: Moment,
    /// The assessments.
    pub assessments: &'a [Entry<'a>],
}

/// An assessment and how it was kept.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
pub struct Entry<'a> {
    /// Whether it was among the archived ones.
    #[schemars(default)]
    pub archived: bool,
    /// The assessment, as in a file of its own.
    pub assessment: Option<file::File<'a>>,
    /// In its place: the locked assessment, as in a file of its own.
    pub locked: Option<locked::File<'a>>,
}

/// What was read of a file of many.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    /// When the file was made.
    pub saved: Moment,
    /// The assessments in their order, but for those that are locked.
    pub entries: Vec<Found>,
    /// The locked ones, and whether each was among the archived ones.
    pub locked: Vec<(Locked, bool)>,
}

/// One assessment of a file of many.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it is called, as far as that can be read.
    pub name: String,
    /// Whether it was among the archived ones.
    pub archived: bool,
    /// The assessment, or every fault of it, each with path and line.
    pub assessment: Result<Assessment, Vec<Fault>>,
}

/// Assessments as one file, each with whether it is archived.
pub fn write(saved: &str, assessments: &[(Assessment, bool)]) -> String {
    write_all(saved, assessments, &[])
}

/// Assessments and locked ones as one file, each with whether it is archived.
pub fn write_all(
    saved: &str,
    assessments: &[(Assessment, bool)],
    locked: &[(Locked, bool)],
) -> String {
    let open = assessments.iter();
    let open = open.map(|(assessment, archived)| (Content::Open(assessment), *archived));
    let locked = locked.iter();
    let locked = locked.map(|(locked, archived)| (Content::Locked(locked), *archived));
    let all: Vec<(Content<'_>, bool)> = open.chain(locked).collect();
    let mut json = Json::pretty();
    json.object(|json| {
        json.key("format").text(FORMAT);
        json.key("version").number(VERSION);
        json.key("saved").text(saved);
        let list = json.key("assessments");
        list.list(&all, |json, (content, archived)| {
            json.object(|json| {
                if *archived {
                    json.key("archived").boolean(true);
                }
                match content {
                    Content::Open(assessment) => {
                        file::write_into(json.key("assessment"), assessment);
                    }
                    Content::Locked(locked) => locked.write_into(json.key("locked")),
                }
            });
        });
    });
    json.finish() + "\n"
}

/// What an entry holds.
enum Content<'c> {
    Open(&'c Assessment),
    Locked(&'c Locked),
}

/// Reads a file of many against the standard; `None` where the text is something else, such as the file of one assessment.
///
/// # Errors
/// The faults of the file as a whole. Those of one assessment stand with it.
pub fn read(text: &str, standards: &dyn Standards) -> Option<Result<Collection, Vec<Fault>>> {
    // A text that is no JSON to its end may be either; what it begins with tells.
    let begins = || reading::beginning(text).contains(FORMAT);
    let (saved, is_ours) = (RefCell::new(Moment::new()), Cell::new(None));
    let head = |root: &Reader<'_>| {
        let object = root.object()?;
        let format = object.optional("format");
        is_ours.set(Some(
            format.is_some_and(|format| format.value().as_text() == Some(FORMAT)),
        ));
        standard::head(&object, FORMAT, VERSION)?;
        *saved.borrow_mut() = file::moment(&object, "saved");
        Some(())
    };
    let read = reading::many(text, MAX_BYTES, &head, "assessments", &|entry| {
        let object = entry.object()?;
        let archived = object.optional("archived");
        let archived = archived.and_then(|archived| archived.boolean());
        let archived = archived.unwrap_or_default();
        if let Some(locked) = object.optional("locked") {
            let locked = locked::locked(&locked);
            return Some((String::new(), archived, locked.map(Read::Locked)));
        }
        let assessment = object.required("assessment");
        let assessment = assessment.and_then(|one| file::assessment(&one, standards));
        Some((
            name(&object),
            archived,
            assessment.map(Box::new).map(Read::Open),
        ))
    });
    if !is_ours.get().unwrap_or_else(begins) {
        return None;
    }
    Some(read.map(|entries| {
        let mut collection = Collection {
            saved: saved.take(),
            entries: Vec::new(),
            locked: Vec::new(),
        };
        for entry in entries {
            collection.add(entry);
        }
        collection
    }))
}

/// Whether a file of many that was just written says, read again, what it says now.
pub fn reads_back(text: &str, standards: &dyn Standards) -> bool {
    let Some(Ok(collection)) = read(text, standards) else {
        return false;
    };
    let entries = collection.entries.into_iter();
    let whole = entries.map(|found| Some((found.assessment.ok()?, found.archived)));
    let whole: Option<Vec<_>> = whole.collect();
    whole.is_some_and(|whole| write_all(&collection.saved, &whole, &collection.locked) == text)
}

/// What was read of an entry.
enum Read {
    Open(Box<Assessment>),
    Locked(Locked),
}

/// What an entry is called, for a message about it: read without judging it.
fn name(entry: &Object<'_>) -> String {
    let text = |value: &Value, key: &str| {
        let text = value.get(key)?.as_text()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let assessment = entry.optional("assessment");
    let name = assessment.and_then(|assessment| {
        let assessment = assessment.value();
        text(assessment, "title").or_else(|| text(assessment.get("organisation")?, "name"))
    });
    name.unwrap_or_default()
}

impl Collection {
    fn add(&mut self, entry: Apart<(String, bool, Option<Read>)>) {
        let (name, archived, read) = entry.read.unwrap_or_default();
        let assessment = match read.filter(|_| entry.faults.is_empty()) {
            Some(Read::Locked(locked)) => return self.locked.push((locked, archived)),
            Some(Read::Open(assessment)) => Ok(*assessment),
            None => Err(entry.faults),
        };
        self.entries.push(Found {
            name,
            archived,
            assessment,
        });
    }

    /// Whether a locked assessment is in the file as it is now.
    pub fn holds_locked(&self, text: &str) -> bool {
        self.locked.iter().any(|(locked, _)| locked.write() == text)
    }

    /// Whether an assessment is in the file, with every answer as it is now.
    pub fn holds(&self, assessment: &Assessment) -> bool {
        let entries = self.entries.iter();
        let mut whole = entries.filter_map(|entry| entry.assessment.as_ref().ok());
        // Compared as they are written: what compares every field of every type would be more code.
        let text = file::write(assessment);
        whole.any(|other| file::write(other) == text)
    }
}
