//! Two states of answers side by side: two snapshots, the present and an earlier state, this year and the last.
//!
//! [`fields`] names every answer that differs; [`Comparison`] adds what follows from them: scores by item and category,
//! tiers, and texts word by word ([`diff`]). A difference of points is a difference of integers, so those of the items sum
//! up to those of their category, and these to that of the total.
//!
//! `before` and `after` are only names for the two sides; either may be the older one.

mod changes;
mod diff;
mod fields;
mod scores;

pub use changes::changes;
pub use diff::{Kind, Piece, diff, folded};
pub use fields::{every_field, fields};
pub use scores::{CategoryDifference, Comparison, ItemDifference, ProgrammeDifference};

/// The same thing on both sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides<T> {
    /// In the first state.
    pub before: T,
    /// In the second state.
    pub after: T,
}

impl<T> Sides<T> {
    /// Both sides, each made of its own.
    pub fn map<U>(self, make: impl Fn(T) -> U) -> Sides<U> {
        Sides {
            before: make(self.before),
            after: make(self.after),
        }
    }

    /// Both sides, borrowed.
    pub fn as_ref(&self) -> Sides<&T> {
        Sides {
            before: &self.before,
            after: &self.after,
        }
    }
}

impl<T: PartialEq> Sides<T> {
    /// Whether both sides differ.
    pub fn differ(&self) -> bool {
        self.before != self.after
    }
}
