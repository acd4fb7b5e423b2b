//! Carrying the texts over.

use super::Mapping;
use crate::assessment::{Assessment, Extra, ItemAnswer};
use crate::keyed::Keyed;
use crate::language::Lang;
use crate::reading::MAX_CHARACTERS;
use crate::standard::{ItemId, PointId, SectionId, Standard};

/// An assessment on the other standard, and what found no place in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// The new assessment: nothing in it is scored.
    pub assessment: Assessment,
    /// What was not carried, in the order of the first standard.
    pub left: Vec<Left>,
}

/// Something that was not carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// A section of the profile that feeds none.
    Profile(SectionId),
    /// The evidence of a guidance point that feeds none, or for which there was no room left.
    Evidence(PointId),
    /// Percent, bands and coverage of an item: judgements by the first standard's measure.
    Judgement(ItemId),
    /// Reasons, strengths, opportunities and notes of an item.
    Remarks(ItemId),
    /// Fields that this program does not know, of an item or, where there is none, of the assessment.
    Unknown(Option<ItemId>),
}

/// Carries organisation, profile, evidence and what was declared for programmes into a new assessment on the standard `to`.
/// Where several places feed one, their texts follow each other, each under the place that it comes from, in `lang`.
pub fn carry(
    mapping: &Mapping,
    old: &Assessment,
    (from, to): (&Standard, &Standard),
    (id, now): (&str, &str),
    lang: Lang,
) -> Carried {
    let mut new = Assessment::new(id.to_owned(), to.id.clone(), now.to_owned());
    new.fictional = old.fictional;
    new.title.clone_from(&old.title);
    new.label.clone_from(&old.label);
    new.organisation = old.organisation.clone();
    new.conditions = old.conditions.clone();
    new.programmes = old.programmes.clone();
    let mut left = Vec::new();
    for section in &from.profile.sections {
        let text = old.profile.get(&section.id).map_or("", String::as_str);
        if text.trim().is_empty() {
            continue;
        }
        let place = mapping.profile.iter().find(|(one, _)| *one == section.id);
        let carried = place.is_some_and(|(_, place)| {
            let here = new.profile.entry(place.clone()).or_default();
            append(here, section.title.get(lang), text)
        });
        if !carried {
            left.push(Left::Profile(section.id.clone()));
        }
    }
    for item in from.items() {
        let Some(answer) = old.item(&item.id) else {
            continue;
        };
        for point in &item.guidance {
            let text = answer.evidence(&point.id);
            if text.trim().is_empty() {
                continue;
            }
            let place = mapping.points.iter().find(|(one, _)| *one == point.id);
            let place = place.and_then(|(_, place)| Some((item_of(to, place)?, place)));
            let carried = place.is_some_and(|(item, place)| {
                let guidance = &mut new.items.entry(item).or_default().guidance;
                let here = &mut guidance.entry(place.clone()).or_default().evidence;
                let heading = format!("{} {}", point.id, point.heading.get(lang));
                append(here, &heading, text)
            });
            if !carried {
                left.push(Left::Evidence(point.id.clone()));
            }
        }
        left.extend(not_carried(&item.id, answer));
    }
    if old.extra != Extra::new() || old.organisation.extra != Extra::new() {
        left.push(Left::Unknown(None));
    }
    new.organisation.extra = Extra::new();
    Carried {
        assessment: new,
        left,
    }
}

/// Puts a text under its heading behind what stands there; says no where there is no room for it.
fn append(here: &mut String, heading: &str, text: &str) -> bool {
    let gap = if here.is_empty() { "" } else { "\n\n" };
    let added = format!("{gap}〔{heading}〕\n{text}");
    let fits = here.chars().count() + added.chars().count() <= MAX_CHARACTERS;
    if fits {
        *here += &added;
    }
    fits
}

fn item_of(standard: &Standard, point: &PointId) -> Option<ItemId> {
    let mut items = standard.items();
    let item = items.find(|item| item.guidance.iter().any(|one| one.id == *point))?;
    Some(item.id.clone())
}

/// What of an answer no mapping carries.
fn not_carried(item: &ItemId, answer: &ItemAnswer) -> Vec<Left> {
    let points = || answer.guidance.values();
    let judged = answer.percent.is_some()
        || !answer.factors.is_empty()
        || points().any(|point| point.coverage.is_some());
    let remarks = [
        &answer.reason,
        &answer.strengths,
        &answer.opportunities,
        &answer.private,
    ];
    let remarked = answer.notes != Keyed::new() || remarks.iter().any(|text| !text.is_empty());
    let unknown = answer.extra != Extra::new() || points().any(|point| point.extra != Extra::new());
    let all = [
        judged.then(|| Left::Judgement(item.clone())),
        remarked.then(|| Left::Remarks(item.clone())),
        unknown.then(|| Left::Unknown(Some(item.clone()))),
    ];
    all.into_iter().flatten().collect()
}
