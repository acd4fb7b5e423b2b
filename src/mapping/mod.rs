//! Carrying an assessment over to another standard: which place of one standard feeds which place of the other.
//!
//! A mapping is data: a section of the profile to a section, a guidance point to a guidance point. Texts are carried, with the
//! place that they come from, and indicators with all their figures; no percent, no band and no coverage is, because nothing can be converted into points. Whatever
//! has no place in the other standard is listed.
//!
//! [`migrate`](migrate()) goes from one edition of a pack to another: there the ids are the mapping.

mod carry;
mod migrate;
mod read;
mod rest;

pub use carry::{Carried, Left, carry};
pub use migrate::{Migrated, migrate};

use crate::reading::{self, Fault};
use crate::standard::{PointId, SectionId, Standard, StandardId};

/// From the Shenzhen standard to GB/T 19580.
pub const SHENZHEN_TO_GBT: &str =
    include_str!("../../mappings/shenzhen-mayor-2019.gbt-19580-2012.json");

/// Which place of one standard feeds which place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The standard to carry from.
    pub from: StandardId,
    /// The standard to carry to.
    pub to: StandardId,
    /// Sections of the profile; several may feed one.
    pub profile: Vec<(SectionId, SectionId)>,
    /// Guidance points; several may feed one.
    pub points: Vec<(PointId, PointId)>,
}

impl Mapping {
    /// Reads a mapping between two standards.
    ///
    /// # Errors
    /// All faults, each with path and line: places that a standard does not have, and places that are to feed two, among them.
    pub fn read(text: &str, from: &Standard, to: &Standard) -> Result<Mapping, Vec<Fault>> {
        reading::document(text, &|root| read::mapping(root, from, to))
    }
}
