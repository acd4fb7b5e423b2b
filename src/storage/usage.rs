//! How much of the shelf is taken.
//!
//! Browsers give `localStorage` about five million characters an origin, counted as UTF-16 units of keys and texts together,
//! and do not say how many are left: `navigator.storage.estimate` speaks of other kinds of storage. So they are counted.

use super::archive::Archive;
use super::shelf::units;

/// What the browsers of today give an origin, in UTF-16 units.
pub const QUOTA: usize = 5 * 1024 * 1024;

/// From which percent on the shelf counts as nearly full.
pub const NEARLY_FULL: u32 = 80;

const OURS: &str = "excellence-assessment/";

/// What is taken, in UTF-16 units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// By stored assessments and what belongs to them.
    pub ours: usize,
    /// By other programs of the same origin.
    pub others: usize,
}

impl Usage {
    /// How much of the quota is taken, in percent, rounded up; at most 100.
    ///
    /// ```
    /// # use excellence_assessment::storage::{QUOTA, Usage};
    /// let usage = Usage { ours: QUOTA / 2, others: 1 };
    /// assert_eq!(usage.percent(), 51);
    /// ```
    pub fn percent(self) -> u32 {
        let taken = (self.ours + self.others) * 100;
        u32::try_from(taken.div_ceil(QUOTA)).map_or(100, |percent| percent.min(100))
    }
}

impl Archive {
    /// What is taken on the shelf.
    pub fn usage(&self) -> Usage {
        let mut usage = Usage::default();
        for key in self.shelf.keys("") {
            let units = units(&key) + self.shelf.units(&key).unwrap_or_default();
            if key.starts_with(OURS) {
                usage.ours += units;
            } else {
                usage.others += units;
            }
        }
        usage
    }
}

#[cfg(test)]
mod tests {
    use super::super::shelf::{MemoryShelf, Shelf};
    use super::*;

    #[test]
    fn keys_and_texts_count_in_units_of_utf_16() {
        let shelf = MemoryShelf::default();
        assert_eq!(shelf.set("excellence-assessment/a", "文😀"), Ok(()));
        assert_eq!(shelf.set("host", "12"), Ok(()));
        let usage = Archive::new(shelf).usage();
        let (ours, others) = ("excellence-assessment/a".len() + 3, 6);
        assert_eq!(usage, Usage { ours, others });
    }

    #[test]
    fn nearly_full_begins_at_four_fifths() {
        let at = |ours| Usage { ours, others: 0 };
        assert!(at(QUOTA / 100 * 79).percent() < NEARLY_FULL);
        assert!(at(QUOTA / 5 * 4).percent() >= NEARLY_FULL);
        assert_eq!(at(QUOTA * 2).percent(), 100);
    }
}
