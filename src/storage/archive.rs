//! Assessments on a shelf. What is done with them stands in modules of its own, named after it: `slots`, what is read of them
//! and where they lie; `keep`, `list`, `beside`, `forget`, and more.

use super::changing::Whole;
use super::record::Record;
use super::shelf::{Shelf, StorageError};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Assessments with their cards and steps to undo, the page one left off at, and settings, on a shelf.
pub struct Archive {
    pub(super) shelf: Box<dyn Shelf>,
    /// Writes what the record that this archive wrote last says now.
    pub(super) write_next: Cell<WriteNext>,
    /// The long text that is being worked on.
    pub(super) whole: RefCell<Option<Rc<Whole>>>,
}

type WriteNext = fn(&Archive, &Record, &str) -> Result<Record, StorageError>;

impl Archive {
    /// An archive on a shelf.
    pub fn new(shelf: impl Shelf + 'static) -> Archive {
        Archive {
            shelf: Box::new(shelf),
            write_next: Cell::new(Archive::write_after),
            whole: RefCell::new(None),
        }
    }

    pub(super) fn small(&self, key: &str) -> Option<String> {
        self.shelf.get(key).unwrap_or_default()
    }

    /// Comforts such as the page one left off at: losing one costs nobody an answer, so a failure is let go.
    pub(super) fn set_small(&self, key: &str, value: Option<&str>) {
        let kept = match value {
            Some(value) => self.shelf.set(key, value),
            None => self.shelf.remove(key),
        };
        let _ = kept;
    }
}
