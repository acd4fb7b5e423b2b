//! A value that views follow. A signal would do as well, but each type in one brings kilobytes of code of its own; here all
//! share the signal that counts the changes.

use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// A value that views follow, belonging to the view that made it.
pub(in crate::ui) struct Seen<T> {
    value: Rc<RefCell<T>>,
    version: RwSignal<u32>,
}

impl<T> Clone for Seen<T> {
    fn clone(&self) -> Seen<T> {
        Seen {
            value: self.value.clone(),
            version: self.version,
        }
    }
}

impl<T: Clone> Seen<T> {
    /// A value to begin with.
    pub(in crate::ui) fn new(value: T) -> Seen<T> {
        Seen::of(Rc::new(RefCell::new(value)))
    }

    /// A value that outlives this view.
    pub(in crate::ui) fn of(value: Rc<RefCell<T>>) -> Seen<T> {
        let version = RwSignal::new(0);
        Seen { value, version }
    }

    /// The value, watched.
    pub(in crate::ui) fn get(&self) -> T {
        self.version.track();
        self.peek()
    }

    /// The value, not watched.
    pub(in crate::ui) fn peek(&self) -> T {
        self.value.borrow().clone()
    }

    /// Another value. Where the view is gone, nobody sees it.
    pub(in crate::ui) fn set(&self, value: T) {
        self.value.replace(value);
        self.version.try_update(|version| *version += 1);
    }
}
