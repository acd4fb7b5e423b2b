//! The improvement plan: what is to be done, for which item, by whom, until when.

use super::model::Extra;
use crate::standard::{ActionId, ItemId};
use std::mem;

/// The most actions that a plan may have.
pub const MAX_ACTIONS: usize = 500;

/// One action of the improvement plan.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Action {
    /// Tells it from the others.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    pub id: ActionId,
    /// What is to be done.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub action: String,
    /// The item that it is to improve, if it is for one.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub item: Option<ItemId>,
    /// Who does it.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub owner: String,
    /// When it is to be done, as typed: a day as `2027-03-31`, or words.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub due: String,
    /// How far it is.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub status: Status,
    /// Unknown fields.
    #[cfg_attr(
        feature = "schema",
        schemars(flatten, with = "super::model::UnknownFields")
    )]
    pub extra: Extra,
}

/// How far an action is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, serde::Serialize),
    schemars(rename_all = "lowercase")
)]
pub enum Status {
    /// Not begun.
    #[default]
    Planned,
    /// Begun.
    Underway,
    /// Done.
    Done,
}

impl Status {
    /// All of them, in their order.
    pub const ALL: [Status; 3] = [Status::Planned, Status::Underway, Status::Done];

    /// The word that stands in the file.
    pub fn key(self) -> &'static str {
        match self {
            Status::Planned => "planned",
            Status::Underway => "underway",
            Status::Done => "done",
        }
    }
}

/// The address of a text of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionText {
    /// What is to be done.
    Action,
    /// Who does it.
    Owner,
    /// When it is to be done.
    Due,
}

impl ActionText {
    /// All of them.
    pub const ALL: [ActionText; 3] = [ActionText::Action, ActionText::Owner, ActionText::Due];
}

impl Action {
    /// An action of which nothing is said yet.
    pub fn new(id: ActionId) -> Action {
        Action {
            id,
            action: String::new(),
            item: None,
            owner: String::new(),
            due: String::new(),
            status: Status::default(),
            extra: Extra::new(),
        }
    }

    /// One of its texts.
    pub fn text(&self, text: ActionText) -> &str {
        match text {
            ActionText::Action => &self.action,
            ActionText::Owner => &self.owner,
            ActionText::Due => &self.due,
        }
    }

    /// Writes one of its texts and gives back the one before.
    pub(super) fn write(&mut self, text: ActionText, now: String) -> String {
        let place = match text {
            ActionText::Action => &mut self.action,
            ActionText::Owner => &mut self.owner,
            ActionText::Due => &mut self.due,
        };
        mem::replace(place, now)
    }

    /// How much text it holds, in bytes, about.
    pub(super) fn size(&self) -> usize {
        self.action.len() + self.owner.len() + self.due.len() + 100
    }
}
