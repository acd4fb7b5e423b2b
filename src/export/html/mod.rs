//! The draft as HTML: one self-contained document, or its body for a page that brings [`STYLE`] itself.
//!
//! No script, no external reference, no event attribute. Everything typed is escaped, and the organisation's own words
//! are isolated in `<bdi>`, so that text written from right to left cannot reorder ours.

mod block;
mod escape;
mod page;

pub use page::{body, write};

/// The style sheet of the document, on screen and on paper.
pub const STYLE: &str = include_str!("../../../style/draft.css");
