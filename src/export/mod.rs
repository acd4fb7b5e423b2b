//! From the draft to a file. Each format walks the same tree; none computes a score or chooses a word that the draft
//! could have chosen. The workbook is the exception: it is no document, and takes its tables from the assessment, with the marks
//! and numbers of the draft.
//!
//! Whatever somebody typed arrives as text: every writer escapes what its format could take for markup.

pub mod csv;
#[cfg(feature = "documents")]
pub mod docx;
pub mod html;
mod kind;
pub mod markdown;
#[cfg(feature = "documents")]
pub mod xlsx;

pub use kind::{Kind, file_name, file_name_of};
