//! Ids. Everything is keyed by id, never by heading: several headings name two things (clause 六, 创新系统 among them).

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
        pub struct $name(#[cfg_attr(feature = "schema", schemars(with = "String"))] IdText);

        impl $name {
            /// The id as it stands in packs and files.
            pub fn as_str(&self) -> &str {
                &self.0.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                $name(IdText(id.into()))
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0.0, f)
            }
        }
    )*};
}

ids! {
    /// A standard: `shenzhen-mayor-2019`.
    StandardId
    /// A category: `1`.
    CategoryId
    /// An item: `1.1`.
    ItemId
    /// A guidance point: `1.1-1`.
    PointId
    /// A factor of a scoring guide: `A`, `Le`.
    FactorId
    /// A section of the organisation profile: `situation`.
    SectionId
    /// A programme: `shenzhen-maturity`.
    ProgrammeId
    /// A condition of a programme: `legal`.
    ConditionId
    /// A tier of a programme: `operation`.
    TierId
    /// An indicator of an item, made when it was added: `n1`.
    IndicatorId
    /// An action of an improvement plan, made when it was added: `n1`.
    ActionId
    /// A rule of the evidence check, as packs name it: `no-evidence`.
    RuleId
    /// What is noted for a programme: `official-score.source`, `material.overview.owner`.
    NoteId
}

/// Shared text, so that an id is cheap to clone into every closure of a page.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct IdText(Arc<str>);
