//! An application form filled in: what was answered, what is known from the assessment, and what a person says at the very end.
//!
//! [`Answers`] finds what stands in a field; [`Filled`] is the whole form as it is printed, for the writers of
//! [`crate::export`], which only lay it out. What is personal comes in as an argument and is kept by nobody here.

mod answers;
mod filled;
pub mod words;

pub use answers::{Answers, sources};
pub use filled::{Count, Entry, Filled, Part, Personal, Printed, PrintedGroup};
