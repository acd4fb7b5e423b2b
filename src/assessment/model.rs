//! The answers, as they are kept in memory and in the file.

use super::command::Outlook;
use super::indicator::{Indicator, Year, Years};
use super::plan::Action;
use crate::keyed::Keyed;
use crate::language::Phrase;
use crate::reading::{Node, Value};
use crate::standard::{
    Band, ConditionId, FactorId, IndicatorId, ItemId, NoteId, Percent, PointId, ProgrammeId,
    RuleId, SectionId, StandardId,
};

/// A moment as an ISO 8601 text in UTC, `2026-03-02T01:00:00Z`. The core knows no clock: time comes in as an argument.
pub type Moment = String;

/// The shape of a moment, for the schema; the reader checks the same.
#[cfg(feature = "schema")]
pub(super) const MOMENT: &str =
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?Z$";

/// How unknown fields stand in the schema: any name, any value.
#[cfg(feature = "schema")]
pub(super) type UnknownFields = std::collections::BTreeMap<String, serde_json::Value>;

/// What a later or foreign program wrote beside our fields; kept and written back.
pub type Extra = Keyed<String, Node>;

/// One organisation's answers to one standard.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// Tells this assessment from every other; stays the same in all its copies.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    pub id: String,
    /// The standard whose ids the answers use.
    pub standard: StandardId,
    /// The pack that it was made on, where that is none of the build.
    #[cfg_attr(
        feature = "schema",
        schemars(
            rename = "pack",
            default,
            with = "Option<crate::standard::MadeOn>",
            skip_serializing_if = "Option::is_none"
        )
    )]
    pub made_on: Option<Value>,
    /// When it was begun.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MOMENT)))]
    pub created: Moment,
    /// When it was last changed.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MOMENT)))]
    pub changed: Moment,
    /// Whether the organisation is invented: the example. Shown on every page and in every export.
    #[cfg_attr(
        feature = "schema",
        schemars(default, skip_serializing_if = "is_false")
    )]
    pub fictional: bool,
    /// What the assessment is called where that is not the name of the organisation.
    #[cfg_attr(
        feature = "schema",
        schemars(default, skip_serializing_if = "String::is_empty")
    )]
    pub title: String,
    /// Whom or what it belongs to in a list of many: a client, a round.
    #[cfg_attr(
        feature = "schema",
        schemars(default, skip_serializing_if = "String::is_empty")
    )]
    pub label: String,
    /// Who assesses itself.
    pub organisation: Organisation,
    /// The organisation profile, a text for each section.
    pub profile: Keyed<SectionId, String>,
    /// The answers by item. An item that was never touched is not there.
    pub items: Keyed<ItemId, ItemAnswer>,
    /// What was declared for the conditions of programmes, and the official scores that were entered.
    pub conditions: Keyed<ProgrammeId, Keyed<ConditionId, ConditionAnswer>>,
    /// The improvement plan, in its order.
    #[cfg_attr(
        feature = "schema",
        schemars(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub plan: Vec<Action>,
    /// The findings of the evidence check that were dismissed: by item and rule, with the reason.
    #[cfg_attr(
        feature = "schema",
        schemars(default, skip_serializing_if = "Keyed::is_empty")
    )]
    pub dismissed: Keyed<ItemId, Keyed<RuleId, String>>,
    /// What was noted for programmes: where an official score comes from, who hands in what by when.
    #[cfg_attr(
        feature = "schema",
        schemars(default, skip_serializing_if = "Keyed::is_empty")
    )]
    pub programmes: Keyed<ProgrammeId, Keyed<NoteId, String>>,
    /// Unknown fields.
    #[cfg_attr(feature = "schema", schemars(flatten, with = "UnknownFields"))]
    pub extra: Extra,
}

/// Who assesses itself.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct Organisation {
    /// The name of the organisation.
    pub name: String,
    /// Its industry.
    pub industry: String,
    /// Where it is.
    pub place: String,
    /// The period that is assessed, usually a year.
    pub period: String,
    /// The person or department that wrote the assessment.
    pub author: String,
    /// Unknown fields.
    #[cfg_attr(feature = "schema", schemars(flatten, with = "UnknownFields"))]
    pub extra: Extra,
}

/// The answer to one item.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct ItemAnswer {
    /// The answers by guidance point.
    pub guidance: Keyed<PointId, PointAnswer>,
    /// The chosen band of each factor.
    pub factors: Keyed<FactorId, Band>,
    /// Why that band: the organisation's own words for each factor.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Keyed::is_empty"))]
    pub notes: Keyed<FactorId, String>,
    /// The percent that was decided; `null` is not scored, which is not zero.
    pub percent: Option<Percent>,
    /// The percent that is aimed at.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Option::is_none"))]
    pub target: Option<Percent>,
    /// The lowest percent that an assessor might decide.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Option::is_none"))]
    pub low: Option<Percent>,
    /// The highest percent that an assessor might decide.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Option::is_none"))]
    pub high: Option<Percent>,
    /// The indicators, in the order of their table.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Vec::is_empty"))]
    pub indicators: Vec<Indicator>,
    /// The years that their table shows, where they were chosen.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Option::is_none"))]
    pub years: Option<Years>,
    /// Why the percent differs from the proposed one.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "String::is_empty"))]
    pub reason: String,
    /// Strengths.
    pub strengths: String,
    /// Opportunities for improvement.
    pub opportunities: String,
    /// A note that never leaves the assessment file: no draft contains it.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "String::is_empty"))]
    pub private: String,
    /// Unknown fields.
    #[cfg_attr(feature = "schema", schemars(flatten, with = "UnknownFields"))]
    pub extra: Extra,
}

/// The answer to one guidance point.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct PointAnswer {
    /// How far the point is covered; `null` is not answered.
    pub coverage: Option<Coverage>,
    /// The evidence in the organisation's own words.
    pub evidence: String,
    /// Unknown fields.
    #[cfg_attr(feature = "schema", schemars(flatten, with = "UnknownFields"))]
    pub extra: Extra,
}

/// How far a guidance point is covered, by what it describes or by another method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize),
    schemars(rename_all = "lowercase")
)]
pub enum Coverage {
    /// Not covered.
    None,
    /// Covered in part.
    Partial,
    /// Covered fully.
    Full,
}

impl Coverage {
    /// All of them, from the least up.
    pub const ALL: [Coverage; 3] = [Coverage::None, Coverage::Partial, Coverage::Full];

    /// The word that stands in the file.
    pub fn key(self) -> &'static str {
        match self {
            Coverage::None => "none",
            Coverage::Partial => "partial",
            Coverage::Full => "full",
        }
    }

    /// What it is called.
    pub fn word(self) -> Phrase {
        match self {
            Coverage::None => Phrase::new("未覆盖", "Not covered"),
            Coverage::Partial => Phrase::new("部分覆盖", "In part"),
            Coverage::Full => Phrase::new("全面覆盖", "Fully"),
        }
    }
}

/// What was declared for a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
pub enum ConditionAnswer {
    /// It holds, or does not.
    Declared(bool),
    /// A number, such as years in operation.
    Number(u32),
    /// A score that somebody else gave.
    Score {
        /// The score in hundredths of a mark.
        score: u32,
        /// The full marks, whole.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        full: u32,
    },
}

impl ConditionAnswer {
    /// Whether it is a score of more than its full marks, or of no marks at all: then it is none, and counts as not answered.
    pub fn exceeds_full_marks(self) -> bool {
        match self {
            ConditionAnswer::Score { score, full } => full == 0 || score.div_ceil(100) > full,
            ConditionAnswer::Declared(_) | ConditionAnswer::Number(_) => false,
        }
    }
}

impl Assessment {
    /// An assessment with no answers.
    pub fn new(id: String, standard: StandardId, now: Moment) -> Assessment {
        Assessment {
            id,
            standard,
            created: now.clone(),
            changed: now,
            ..Assessment::default()
        }
    }

    /// The answer to an item, if it was ever touched.
    pub fn item(&self, id: &ItemId) -> Option<&ItemAnswer> {
        self.items.get(id)
    }

    /// What it is called in a list: its title, else the name of the organisation; may be empty.
    pub fn called(&self) -> &str {
        let title = self.title.trim();
        if title.is_empty() {
            self.organisation.name.trim()
        } else {
            title
        }
    }

    /// The years that the table of an item shows: those chosen for it; else those of the first item for which some were
    /// chosen; else the usual number up to the year before the assessment was begun.
    pub fn years(&self, id: &ItemId) -> Years {
        let own = self.item(id).and_then(|answer| answer.years);
        let others = || self.items.values().find_map(|answer| answer.years);
        own.or_else(others).unwrap_or_else(|| {
            let begun = self.created.get(..4).and_then(Year::from_key);
            Years::up_to(begun.unwrap_or(Year::FIRST).earlier(1))
        })
    }

    /// The reason for which a finding was dismissed, if it was.
    pub fn dismissal(&self, item: &ItemId, rule: &str) -> Option<&str> {
        let reason = self.dismissed.get(item)?.get(rule)?;
        Some(reason)
    }

    /// The percent of an item, if it was scored.
    pub fn percent(&self, id: &ItemId) -> Option<Percent> {
        self.item(id)?.percent
    }

    /// What was declared or entered for a condition of a programme.
    pub fn condition(&self, programme: &ProgrammeId, id: &ConditionId) -> Option<ConditionAnswer> {
        self.conditions.get(programme)?.get(id).copied()
    }

    /// Whether nothing was answered yet.
    pub fn is_blank(&self) -> bool {
        *self
            == Assessment {
                id: self.id.clone(),
                standard: self.standard.clone(),
                created: self.created.clone(),
                changed: self.changed.clone(),
                ..Assessment::default()
            }
    }
}

impl ItemAnswer {
    /// The evidence of a guidance point; empty where there is none.
    pub fn evidence(&self, point: &PointId) -> &str {
        self.guidance
            .get(point)
            .map_or("", |answer| &answer.evidence)
    }

    /// How far a guidance point is covered, if that was answered.
    pub fn coverage(&self, point: &PointId) -> Option<Coverage> {
        self.guidance.get(point)?.coverage
    }

    /// A percent beside the decided one.
    pub fn outlook(&self, which: Outlook) -> Option<Percent> {
        match which {
            Outlook::Target => self.target,
            Outlook::Low => self.low,
            Outlook::High => self.high,
        }
    }

    /// One of its indicators.
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.iter().find(|one| one.id == *id)
    }

    /// Whether evidence was written for any guidance point.
    pub fn has_evidence(&self) -> bool {
        self.guidance
            .values()
            .any(|answer| !answer.evidence.trim().is_empty())
    }
}

impl Default for StandardId {
    fn default() -> Self {
        StandardId::from("")
    }
}

#[cfg(feature = "schema")]
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature schemars asks for"
)]
fn is_false(value: &bool) -> bool {
    !value
}
