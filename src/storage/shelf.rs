//! A place that keeps texts under keys.

use crate::keyed::Keyed;
use std::cell::RefCell;
use thiserror::Error;

/// Why a text could not be kept or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    /// The browser denies this page its storage.
    #[error("the browser denies this page its storage")]
    Denied,
    /// The storage is full.
    #[error("the storage is full")]
    Full,
    /// What was written could not be read back.
    #[error("what was written could not be read back")]
    NotKept,
    /// It was locked elsewhere, and an open text is not put beside it.
    #[error("it was locked elsewhere")]
    Locked,
    /// It is longer than what is read: what was stored before stays.
    #[error("it is longer than what can be opened again")]
    TooLong,
}

/// A place that keeps texts under keys.
pub trait Shelf {
    /// All keys that begin with `prefix`, in any order.
    fn keys(&self, prefix: &str) -> Vec<String>;

    /// The text under a key.
    ///
    /// # Errors
    /// [`StorageError::Denied`] where the place cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// How long the text under a key is, in UTF-16 units; 0 where there is none.
    ///
    /// # Errors
    /// As [`get`](Shelf::get).
    fn units(&self, key: &str) -> Result<usize, StorageError> {
        Ok(self.get(key)?.map_or(0, |text| units(&text)))
    }

    /// Keeps a text under a key.
    ///
    /// # Errors
    /// [`StorageError::Full`] or [`StorageError::Denied`]; what stood there before is still there.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Forgets the text under a key.
    ///
    /// # Errors
    /// [`StorageError::Denied`] where the place cannot be written.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// Puts a text under a key and looks whether it stands there then.
    ///
    /// # Errors
    /// As [`set`](Shelf::set) and [`get`](Shelf::get).
    fn keep(&self, key: &str, text: &str) -> Result<bool, StorageError> {
        self.set(key, text)?;
        Ok(self.get(key)?.as_deref() == Some(text))
    }

    /// Whether what stands under a key is the text that was [kept](Shelf::keep) there lately. `false` where the shelf does not
    /// know: then the text itself says.
    fn stands_as_kept(&self, _key: &str) -> bool {
        false
    }
}

/// How many UTF-16 units a text has.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// A shelf that lasts as long as the page.
#[derive(Debug, Default)]
pub struct MemoryShelf(RefCell<Keyed<String, String>>);

impl Shelf for MemoryShelf {
    fn keys(&self, prefix: &str) -> Vec<String> {
        let texts = self.0.borrow();
        let keys = texts.keys().filter(|key| key.starts_with(prefix));
        keys.cloned().collect()
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }
}

/// What two windows share.
impl<S: Shelf + ?Sized> Shelf for std::rc::Rc<S> {
    fn keys(&self, prefix: &str) -> Vec<String> {
        (**self).keys(prefix)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn units(&self, key: &str) -> Result<usize, StorageError> {
        (**self).units(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        (**self).set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn keep(&self, key: &str, text: &str) -> Result<bool, StorageError> {
        (**self).keep(key, text)
    }

    fn stands_as_kept(&self, key: &str) -> bool {
        (**self).stands_as_kept(key)
    }
}
