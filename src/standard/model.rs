//! What a standard says, as read from its pack.

use super::ids::{CategoryId, FactorId, ItemId, PointId, SectionId, StandardId};
use super::percent::{Points, Scale};
use crate::keyed::Keyed;
use crate::language::{Lang, Text};

/// A set of criteria with points and bands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standard {
    /// Its id.
    pub id: StandardId,
    /// The language of an edition: its texts say the same in both of their fields. A pack as it is written has both
    /// languages, and none here.
    pub language: Option<Lang>,
    /// The official title.
    pub title: Text,
    /// A short name for headings.
    pub short: Text,
    /// Which edition of the official text.
    pub edition: Text,
    /// The date of that edition.
    pub date: String,
    /// What the pack was read from.
    pub source: Text,
    /// That this is an unofficial rendering.
    pub unofficial: Text,
    /// What the organisation profile asks; not scored.
    pub profile: Profile,
    /// The percents that may be given, in bands.
    pub scale: Scale,
    /// The scoring guides.
    pub guides: Vec<Guide>,
    /// The categories in their order.
    pub categories: Vec<Category>,
    /// Words of quantity and quality in the scoring guides, and how they are read.
    pub quantity_words: Vec<Definition>,
    /// The core values.
    pub values: Vec<Definition>,
    /// The key terms.
    pub terms: Vec<Definition>,
    /// How unclear places are read.
    pub readings: Vec<Reading>,
    /// The clause that each rule of the evidence check rests on, by the rule's key.
    pub checks: Keyed<String, String>,
}

/// What the organisation profile asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Its title.
    pub title: Text,
    /// What it is for.
    pub summary: Text,
    /// The clause.
    pub clause: String,
    /// Its sections in their order.
    pub sections: Vec<Section>,
}

/// A section of the organisation profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// Its title.
    pub title: Text,
    /// The clause.
    pub clause: String,
    /// What is to be told.
    pub prompts: Vec<Text>,
}

/// A scoring guide: four factors, each described at every band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// Its id: `process` or `result`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The clause.
    pub clause: String,
    /// The factors in their order.
    pub factors: Vec<Factor>,
}

/// A factor of a scoring guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// Its id: `A`, `Le`.
    pub id: FactorId,
    /// Its name.
    pub title: Text,
    /// What it looks at.
    pub asks: Text,
    /// The wording of every band, from the lowest up.
    pub bands: Vec<Text>,
}

/// A category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// Its title.
    pub title: Text,
    /// The title that another section of the standard prints, where it differs.
    pub other_title: Option<Text>,
    /// The clauses.
    pub clause: String,
    /// What it is about.
    pub summary: Text,
    /// Its items in their order.
    pub items: Vec<Item>,
}

impl Category {
    /// The points of the category: the sum of its items.
    pub fn points(&self) -> Points {
        self.items.iter().map(|item| item.points).sum()
    }
}

/// An item: what is scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Its title.
    pub title: Text,
    /// The title that another section of the standard prints, where it differs.
    pub other_title: Option<Text>,
    /// Its points.
    pub points: Points,
    /// The index of its scoring guide in [`Standard::guides`].
    pub guide: usize,
    /// The clauses.
    pub clause: String,
    /// The basic requirement.
    pub basic: Text,
    /// The overall requirement.
    pub overall: Text,
    /// Its guidance points in their order.
    pub guidance: Vec<GuidancePoint>,
}

/// A guidance point of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidancePoint {
    /// Its id.
    pub id: PointId,
    /// Its heading.
    pub heading: Text,
    /// The clause.
    pub clause: String,
    /// What it asks.
    pub asks: Text,
    /// What another section of the standard adds to it.
    pub deepens: Option<Deepening>,
    /// Example indicators, in groups.
    pub groups: Vec<IndicatorGroup>,
}

/// What a second clause adds to a guidance point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deepening {
    /// What it adds.
    pub text: Text,
    /// The clause.
    pub clause: String,
}

/// A group of example indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorGroup {
    /// Its name.
    pub name: Text,
    /// The examples.
    pub examples: Vec<Text>,
}

/// A word or an idea and its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The word.
    pub word: Text,
    /// Its meaning.
    pub meaning: Text,
    /// The clause.
    pub clause: String,
}

/// How an unclear place of a document is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The place.
    pub clause: String,
    /// How it is read.
    pub text: Text,
}

impl Standard {
    /// All points: the sum of the categories.
    pub fn points(&self) -> Points {
        self.categories.iter().map(Category::points).sum()
    }

    /// All items in the order of the standard.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.categories.iter().flat_map(|category| &category.items)
    }

    /// An item by its id.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items().find(|item| item.id == *id)
    }

    /// The category that an item belongs to.
    pub fn category_of(&self, id: &ItemId) -> Option<&Category> {
        self.categories
            .iter()
            .find(|category| category.items.iter().any(|item| item.id == *id))
    }

    /// The scoring guide of an item. An item of another standard gets the first guide.
    pub fn guide_of(&self, item: &Item) -> &Guide {
        self.guides.get(item.guide).unwrap_or(&self.guides[0])
    }

    /// Whether an item is scored by results: a guide whose factors are levels, trends, comparisons, integration.
    pub fn is_result(&self, item: &Item) -> bool {
        self.guide_of(item).id == RESULT_GUIDE
    }
}

/// The id of the guide by which results are scored.
pub const RESULT_GUIDE: &str = "result";
