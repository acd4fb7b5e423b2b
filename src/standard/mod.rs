//! What is asked: a standard with its categories, items, guidance points and bands.
//!
//! A standard is data. [`Standard::read`] takes a pack (JSON, described in `standards/README.md`) and gives back either
//! the standard or every fault of the pack with its place. Nothing here knows what an organisation answers.
//!
//! The build makes two *editions* of every pack, one a language, so that a page fetches only what it shows. They differ from
//! the pack in `language` and in their texts, which are plain strings, and are read by the same code.

mod ids;
mod model;
mod outline;
mod percent;
mod read;

pub use ids::{
    ActionId, CategoryId, ConditionId, FactorId, IndicatorId, ItemId, NoteId, PointId, ProgrammeId,
    RuleId, SectionId, StandardId, TierId,
};
pub use model::{
    Category, Deepening, Definition, Factor, GuidancePoint, Guide, IndicatorGroup, Item, Profile,
    RESULT_GUIDE, Reading, Section, Standard,
};
pub use outline::MadeOn;
pub use percent::{Band, Hundredths, Percent, Points, Scale, tenths};
pub use read::{FORMAT, VERSION};
pub(crate) use read::{Seen, head, id_of, language, list, name, optional_text, reading, text};

use crate::reading::{self as documents, Fault, Value};

/// The pack of the Shenzhen standard in both languages, compiled in where documents are written. The interface is given an
/// edition of it in the language that it shows.
pub const SHENZHEN: &str = include_str!("../../standards/shenzhen-mayor-2019.json");

/// The pack of GB/T 19580 in both languages.
pub const GBT_19580: &str = include_str!("../../standards/gbt-19580-2012.json");

/// Where the standard that a file names is found.
pub trait Standards {
    /// The standard of an id. Where there is none, the one that the file is read against all the same, and which it then turns
    /// out not to belong to.
    fn named(&self, id: &str) -> &Standard;

    /// The standard of an assessment that says on which pack it was made: what stands in the place of that pack where it is
    /// another one than that of the id, or gone.
    fn made_on(&self, id: &str, _made_on: Option<&Value>) -> &Standard {
        self.named(id)
    }
}

impl Standards for Standard {
    fn named(&self, _: &str) -> &Standard {
        self
    }
}

impl Standard {
    /// Reads a standard pack, or an edition of one.
    ///
    /// # Errors
    /// All faults of the pack, each with path and line.
    pub fn read(pack: &str) -> Result<Standard, Vec<Fault>> {
        documents::document(pack, &read::standard)
    }
}
