//! A block of cells that is looked at before it is taken over. It stays when the language changes or the page is left.

use super::super::super::session::Session;
use crate::standard::ItemId;
use crate::tabular::Meaning;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// A block, and what was said of it.
#[derive(Clone)]
pub(super) struct LookedAt {
    /// As it was pasted or stands in a file; empty where none is there yet.
    pub text: String,
    /// Whether its rows and columns are exchanged; as it is recognised where nobody said so.
    pub exchanged: Option<bool>,
    /// What was said of its columns, by index.
    pub meanings: Vec<(usize, Meaning)>,
    /// Whether rows of the same name change those that are there.
    pub merge: bool,
}

impl LookedAt {
    /// A block of which nothing was said.
    pub(super) fn new(text: String) -> LookedAt {
        LookedAt {
            text,
            exchanged: None,
            meanings: Vec::new(),
            merge: true,
        }
    }
}

/// The blocks by their items.
type Blocks = RefCell<Vec<(ItemId, LookedAt)>>;

/// Where the block of an item lies; nothing lies there while none is asked for.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    session: Session,
    item: &'static ItemId,
    version: RwSignal<u32>,
}

impl Desk {
    pub(super) fn of(session: Session, item: &'static ItemId) -> Desk {
        let version = RwSignal::new(0);
        Desk {
            session,
            item,
            version,
        }
    }

    fn blocks(self) -> Rc<Blocks> {
        self.session.remembered()
    }

    /// The block, watched.
    pub(super) fn get(self) -> Option<LookedAt> {
        self.version.track();
        let blocks = self.blocks();
        let blocks = blocks.borrow();
        let found = blocks.iter().find(|(of, _)| of == self.item);
        found.map(|(_, block)| block.clone())
    }

    /// Whether there is a block, watched.
    pub(super) fn is_taken(self) -> bool {
        self.get().is_some()
    }

    /// Puts another block there, or none.
    pub(super) fn set(self, block: Option<LookedAt>) {
        let blocks = self.blocks();
        let mut blocks = blocks.borrow_mut();
        blocks.retain(|(of, _)| of != self.item);
        blocks.extend(block.map(|block| (self.item.clone(), block)));
        drop(blocks);
        self.version.try_update(|version| *version += 1);
    }

    /// Says something of the block.
    pub(super) fn say(self, what: impl FnOnce(&mut LookedAt)) {
        let mut block = untrack(|| self.get());
        if let Some(block) = &mut block {
            what(block);
        }
        self.set(block);
    }
}
