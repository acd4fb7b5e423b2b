//! A shelf on which things go wrong, at a chosen moment, for tests.

use super::shelf::{MemoryShelf, Shelf, StorageError};
use crate::keyed::Keyed;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What goes wrong. Writes and calls are counted from 0.
#[derive(Clone, Copy, Debug)]
pub(super) enum Trouble {
    /// Nothing.
    None,
    /// One write finds the shelf full.
    Full(usize),
    /// Every write from this one on finds the shelf full.
    FullFrom(usize),
    /// Every call from this one on is denied. What stands on the shelf then is what a crash at that moment leaves.
    DeniedFrom(usize),
    /// One write keeps only so many of its characters.
    Cut(usize, usize),
    /// One write changes the character at this place.
    Flipped(usize, usize),
    /// One write does nothing, and does not say so.
    Silent(usize),
    /// What one write wrote is gone as soon as it has been read back once.
    Vanishing(usize),
}

/// A view of a shelf through which one window sees trouble; another view of the same shelf may see none.
pub(super) struct FaultShelf {
    texts: Rc<MemoryShelf>,
    trouble: Trouble,
    calls: Cell<usize>,
    writes: Cell<usize>,
    vanishing: Cell<Option<String>>,
    /// What was kept, by its key.
    kept: RefCell<Keyed<String, String>>,
}

impl FaultShelf {
    pub(super) fn new(texts: &Rc<MemoryShelf>, trouble: Trouble) -> FaultShelf {
        FaultShelf {
            texts: texts.clone(),
            trouble,
            calls: Cell::new(0),
            writes: Cell::new(0),
            vanishing: Cell::new(None),
            kept: RefCell::default(),
        }
    }

    fn call(&self) -> Result<(), StorageError> {
        let call = self.calls.replace(self.calls.get() + 1);
        match self.trouble {
            Trouble::DeniedFrom(first) if call >= first => Err(StorageError::Denied),
            _ => Ok(()),
        }
    }
}

impl Shelf for FaultShelf {
    fn keys(&self, prefix: &str) -> Vec<String> {
        let granted = self.call().is_ok();
        let keys = self.texts.keys(prefix).into_iter();
        keys.filter(|_| granted).collect()
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.call()?;
        let text = self.texts.get(key)?;
        let vanishing = self.vanishing.take();
        if vanishing.as_deref() == Some(key) {
            self.texts.remove(key)?;
        } else {
            self.vanishing.set(vanishing);
        }
        Ok(text)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.call()?;
        let write = self.writes.replace(self.writes.get() + 1);
        match self.trouble {
            Trouble::Full(full) if write == full => Err(StorageError::Full),
            Trouble::FullFrom(first) if write >= first => Err(StorageError::Full),
            Trouble::Cut(cut, length) if write == cut => {
                let kept: String = text.chars().take(length).collect();
                self.texts.set(key, &kept)
            }
            Trouble::Flipped(flipped, place) if write == flipped => {
                let flip = |(at, c): (usize, char)| if at == place { '\u{1}' } else { c };
                let kept: String = text.chars().enumerate().map(flip).collect();
                self.texts.set(key, &kept)
            }
            Trouble::Silent(silent) if write == silent => Ok(()),
            Trouble::Vanishing(vanishing) if write == vanishing => {
                self.vanishing.set(Some(key.to_owned()));
                self.texts.set(key, text)
            }
            _ => self.texts.set(key, text),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.call()?;
        self.texts.remove(key)
    }

    fn keep(&self, key: &str, text: &str) -> Result<bool, StorageError> {
        self.set(key, text)?;
        let stands = self.get(key)?.as_deref() == Some(text);
        if stands {
            let mut kept = self.kept.borrow_mut();
            kept.insert(key.to_owned(), text.to_owned());
        }
        Ok(stands)
    }

    fn stands_as_kept(&self, key: &str) -> bool {
        let kept = self.kept.borrow().get(key).cloned();
        kept.is_some_and(|text| self.get(key) == Ok(Some(text)))
    }
}
