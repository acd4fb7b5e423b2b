//! The parts of a procedure, as read from a pack.

use crate::language::Text;
use crate::programme::working_days::{Day, Exceptions};

/// What is done to apply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Procedure {
    /// Who applies.
    pub applicant: Applicant,
    /// Levels that are granted but cannot be computed, and why.
    pub levels: Option<Levels>,
    /// What is handed in, in its order.
    pub materials: Vec<Material>,
    /// The ways to hand in: recommendation, or directly.
    pub routes: Vec<Clause>,
    /// What happens, in its order.
    pub steps: Vec<Step>,
    /// The periods to keep.
    pub periods: Vec<Period>,
    /// For how many years what is granted is valid; `None` where the document does not say.
    pub validity: Option<Validity>,
    /// What is owed and allowed once it is granted.
    pub afterwards: Vec<Clause>,
}

/// Who applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Applicant {
    /// An organisation.
    #[default]
    Organisation,
    /// A person.
    Person,
}

/// Levels that no rule computes, the highest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    /// Their names as printed.
    pub titles: Vec<Text>,
    /// Why none is computed.
    pub reason: Text,
    /// The clause.
    pub clause: String,
}

/// Something that is handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    /// Its id; notes are kept under it.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What it holds.
    pub holds: Text,
    /// The clause.
    pub clause: String,
    /// How many bound paper copies; 0 where the document names none.
    pub copies: u32,
    /// Whether an electronic document is asked for.
    pub electronic: bool,
    /// The id of its application form, if there is one here.
    pub form: Option<String>,
    /// How long its texts may be; one entry for each limited text.
    pub limits: Vec<Limit>,
}

/// How long a text may be. White space is not counted; the text of tables and figures is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Which text.
    pub of: Text,
    /// The most characters.
    pub characters: u32,
    /// Which part of the draft it is; nothing where it is written elsewhere.
    pub counts: Option<Counted>,
}

/// A part of the draft whose length is limited. What is annexed never is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// The chapter about the organisation.
    Profile,
    /// The chapters of the categories.
    Categories,
    /// Both.
    Main,
}

/// A step of the procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its title.
    pub title: Text,
    /// What happens.
    pub text: Text,
    /// The clause.
    pub clause: String,
}

/// A period or a day to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its id.
    pub id: String,
    /// What has to happen, or lasts, so long.
    pub title: Text,
    /// The clause.
    pub clause: String,
    /// How long, or when.
    pub due: Due,
}

/// When a period ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// So long after it began.
    After(Length),
    /// Every year, on this day of this month at the latest.
    Yearly {
        /// The month, from 1.
        month: u32,
        /// The day, from 1.
        day: u32,
    },
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Working days (工作日).
    WorkingDays(u32),
    /// Days of the calendar (自然日).
    Days(u32),
    /// Months.
    Months(u32),
}

impl Length {
    /// The day on which a period ends that began on `start`, which does not count itself.
    pub fn end(self, start: Day, exceptions: &Exceptions) -> Day {
        match self {
            Length::WorkingDays(days) => exceptions.end(start, days),
            Length::Days(days) => start.after(days),
            Length::Months(months) => start.months_after(months),
        }
    }
}

/// For how long something is valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validity {
    /// In years.
    pub years: u32,
    /// The clause.
    pub clause: String,
}

/// Something that a clause says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// What.
    pub text: Text,
    /// The clause.
    pub clause: String,
}
