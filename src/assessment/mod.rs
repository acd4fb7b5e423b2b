//! What the organisation answers: one [`Assessment`] of one standard.
//!
//! Every change is a [`Command`] that names its [`Field`]; applying it gives back the command that undoes it. The file
//! format lives in [`mod@file`]. No score is computed here.

mod command;
pub mod file;
mod model;

pub use command::{Command, Field, TextField};
pub use model::{
    Assessment, ConditionAnswer, Coverage, Extra, ItemAnswer, Moment, Organisation, PointAnswer,
};
