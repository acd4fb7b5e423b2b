//! What the organisation answers: one [`Assessment`] of one standard.
//!
//! Every change is a [`Command`] that names its [`Field`]; applying it gives back the command that undoes it. [`UndoLog`]
//! makes steps of changes, takes them back and makes them again. The file format lives in [`mod@file`]. No score is computed
//! here.

mod command;
pub mod file;
mod model;
mod undo;

pub use command::{Command, Field, TextField};
pub use model::{
    Assessment, ConditionAnswer, Coverage, Extra, ItemAnswer, Moment, Organisation, PointAnswer,
};
pub use undo::{PAUSE, STEPS, UndoLog};
