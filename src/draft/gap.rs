//! Gaps: what the organisation still owes, each with its place.

use super::tree::{Chapter, Inline};
use super::words;
use crate::language::Lang;
use crate::standard::{FactorId, ItemId, PointId, SectionId};

/// Something that the organisation still owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Where it belongs.
    pub place: Place,
    /// 【待补证据】, in the language of the draft.
    pub mark: String,
    /// What is missing.
    pub missing: String,
}

/// Where an answer belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A section of the organisation profile.
    Profile(SectionId),
    /// The evidence of a guidance point.
    Point(ItemId, PointId),
    /// The note of a factor.
    Factor(ItemId, FactorId),
    /// The indicators of a result item.
    Indicators(ItemId),
}

impl Place {
    /// The item; `None` for the profile.
    pub fn item(&self) -> Option<&ItemId> {
        match self {
            Place::Profile(_) => None,
            Place::Point(item, _) | Place::Factor(item, _) | Place::Indicators(item) => Some(item),
        }
    }

    /// The place by its ids: `1.1-4`, `2.1 L`, `1.3`, `competence`.
    pub fn key(&self) -> String {
        match self {
            Place::Profile(section) => section.to_string(),
            Place::Point(_, point) => point.to_string(),
            Place::Indicators(item) => item.to_string(),
            Place::Factor(item, factor) => format!("{item} {factor}"),
        }
    }
}

/// A gap as a piece of text.
pub(super) fn gap(lang: Lang, place: Place, missing: String) -> Inline {
    Inline::Gap(Gap {
        place,
        mark: words::GAP.get(lang).to_owned(),
        missing,
    })
}

/// All gaps of some chapters, in order.
pub(super) fn collect(chapters: &[Chapter]) -> Vec<Gap> {
    let inlines = chapters.iter().flat_map(Chapter::inlines);
    inlines
        .filter_map(|inline| match inline {
            Inline::Gap(gap) => Some(gap),
            Inline::Text(_)
            | Inline::Strong(_)
            | Inline::Answer(_)
            | Inline::State(..)
            | Inline::Listed(_)
            | Inline::Referred(..) => None,
        })
        .collect()
}
