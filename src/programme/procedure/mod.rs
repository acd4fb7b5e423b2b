//! What is done to apply, beside what decides: who applies, what is handed in, the steps, the periods, what is granted and for
//! how long. Data of the same pack as the [`Programme`](super::Programme); read apart from it, because the first page needs
//! none of it.

mod keys;
mod model;
mod read;

pub(super) use keys::KEYS;
pub use model::{
    Applicant, Clause, Counted, Due, Length, Levels, Limit, Material, Period, Procedure, Step,
    Validity,
};
pub(super) use read::procedure;
