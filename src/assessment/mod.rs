//! What the organisation answers: one [`Assessment`] of one standard.
//!
//! Every change is a [`Command`] that names its [`Field`]; applying it gives back the command that undoes it. [`UndoLog`]
//! makes steps of changes, takes them back and makes them again. The file format lives in [`mod@file`], that of a file
//! with many assessments in [`collection`]. [`redact`](redact()) leaves names out. No score is computed here.

pub mod collection;
mod command;
pub mod file;
mod indicator;
mod model;
mod plan;
mod redact;
mod rows;
mod undo;

pub use command::{Command, Field, Outlook, TextField};
pub use indicator::{
    Cell, Choice, Class, Direction, Figures, Indicator, Line, MAX_INDICATORS, Series, Trait, Year,
    Years, number,
};
pub use model::{
    Assessment, ConditionAnswer, Coverage, Extra, ItemAnswer, Moment, Organisation, PointAnswer,
};
pub use plan::{Action, ActionText, MAX_ACTIONS, Status};
pub use redact::{Neutral, Redacted, redact, scores_only};
pub use rows::{Placed, TableChange, fresh_action, fresh_indicator};
pub use undo::{PAUSE, STEPS, UndoLog};
